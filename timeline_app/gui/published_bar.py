"""Asks for, or changes, an article's publication date without blocking anything."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from timeline_app.gui.appearance import label, push, role
from timeline_app.gui.day_field import DayField
from timeline_app.gui.session import Source
from timeline_app.gui.source_card import title_of
from timeline_app.model import Published
from timeline_app.wording.plain import one_line, quoted

GIVEN = "given by the user"
"""The source of a publication date that was typed here."""


class PublishedBar(QWidget):
    """One article's date at a time; further questions wait their turn.

    Signal ``answered`` gives the source's number and the :class:`Published` (``None``: as the article itself says).
    """

    answered = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue: list[Source] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(10, 8, 10, 0)
        frame = QFrame()
        role(frame, "note")
        outer.addWidget(frame)
        grid = QGridLayout(frame)
        grid.setContentsMargins(12, 6, 8, 6)
        grid.setHorizontalSpacing(14)
        self._words = label("", wrap=True)
        grid.addWidget(self._words, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.field = DayField()
        row.addWidget(self.field)
        self.use = push("Use this date", "strong")
        self.own = push("As the article says", "box")
        self.later = push("Not now", "box")
        self.never = push("", "box")
        for button in (self.use, self.own, self.later, self.never):
            row.addWidget(button)
        grid.addLayout(row, 0, 1)
        grid.setColumnStretch(0, 1)
        self.field.changed.connect(lambda: self.use.setEnabled(self.field.value is not None))
        self.field.entered.connect(self._answer)
        self.use.clicked.connect(self._answer)
        self.own.clicked.connect(self._as_written)
        self.later.clicked.connect(self._next)
        self.never.clicked.connect(self._put_off)
        self.setAccessibleName("Publication date")
        self.hide()

    @property
    def words(self) -> str:
        """What is asked."""
        return self._words.text()

    def ask(self, source: Source, *, now: bool = False) -> None:
        """Ask for the date of ``source``; ``now`` puts the question before those that wait."""
        self._queue = [other for other in self._queue if other.number != source.number]
        self._queue.insert(0 if now else len(self._queue), source)
        if now or len(self._queue) == 1:
            self._show()
        self._count()  # what is being typed stays
        if now:
            self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.edit.selectAll()

    def drop(self, number: int) -> None:
        """The article is no longer open: its question falls away."""
        self._queue = [source for source in self._queue if source.number != number]
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape puts the question off."""
        if event.key() == Qt.Key.Key_Escape:
            self._next()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        self.setVisible(bool(self._queue))
        if not self._queue:
            return
        source = self._queue[0]
        published, title = source.extraction.published, quoted(title_of(source), 90)
        given = published is not None and published.source == GIVEN
        if published is None:
            self._words.setText(
                f"When was {title} published? No date was found in it, so words such as “last month” have none."
            )
        else:
            origin = one_line(published.source, 120)
            self._words.setText(f"{title} counts its relative dates from this day ({origin}).")
        self.own.setVisible(given)
        self._count()
        self.field.set_day(None if published is None else published.day)

    def _answer(self) -> None:
        value = self.field.value
        if value is None or not self._queue:
            return
        number = self._queue[0].number
        self._next()
        self.answered.emit(number, Published(value, GIVEN))

    def _as_written(self) -> None:
        number = self._queue[0].number
        self._next()
        self.answered.emit(number, None)

    def _count(self) -> None:
        self.never.setText(f"Not now, for all {len(self._queue)}")
        self.never.setVisible(len(self._queue) > 1)

    def _put_off(self) -> None:
        self._queue = []
        self._show()

    def _next(self) -> None:
        self._queue = self._queue[1:]
        self._show()
