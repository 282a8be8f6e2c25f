"""A field for any event's date: takes what people write, and says under it what it understood."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from timeline_app.gui.appearance import label, push, restyle, role
from timeline_app.gui.edit_dates import LONGEST, Understood, day_of, said_of, understand_date, words_of
from timeline_app.model import Published, When

_HEIGHT = 30
_PAUSE = 120
"""Milliseconds without typing after which the words are read."""


class _Line(QLineEdit):
    """A line that keeps Escape to itself while one types."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Escape takes the words back before any shortcut of the window sees it."""
        own = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if own and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class DateField(QWidget):
    """Signals: ``changed`` after each reading, ``entered`` on Return when the words were understood, ``left``."""

    changed = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, published: Published | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._published = published
        self._begun = ""
        self._given: When | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.edit = _Line()
        self.edit.setMaxLength(2 * LONGEST)
        self.edit.setAcceptDrops(False)  # files dropped here are the window's
        self.edit.setPlaceholderText("July 13, mid-2023, about 1999, 3 weeks ago…")
        self.edit.setAccessibleName("Date")
        self.edit.setMinimumHeight(_HEIGHT)
        column.addWidget(self.edit)
        self._lead = label("", "name", wrap=True)
        self._detail = label("", "small", wrap=True)
        self._reason = label("", "small", wrap=True)
        for part in (self._lead, self._detail, self._reason):
            column.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._read)
        self.edit.textEdited.connect(self._timer.start)
        self.edit.returnPressed.connect(self._enter)
        self.edit.left.connect(self.left)
        self.setFocusProxy(self.edit)
        self._value = understand_date("", published)
        self._show()

    @property
    def value(self) -> Understood:
        """What stands in the field now, as it was understood."""
        if self._timer.isActive():
            self._timer.stop()
            self._read()
        return self._value

    @property
    def words(self) -> str:
        """What stands in the field now."""
        return " ".join(self.edit.text().split())

    @property
    def touched(self) -> bool:
        """Whether other words stand there than were put there."""
        return self.words != self._begun

    @property
    def said(self) -> str:
        """All that is said under the field."""
        parts = (self._lead, self._detail, self._reason)
        return "\n".join(part.text() for part in parts if not part.isHidden())

    def set_published(self, published: Published | None) -> None:
        """Count from another publication date."""
        self._published = published
        self._read()

    def set_words(self, words: str) -> None:
        """Put words into the field."""
        self.edit.setText(words)
        self._begun = self.words
        self._read()

    def set_when(self, when: When | None) -> None:
        """Put a date into the field, as EDTF; until it is changed it is said with its own bounds."""
        self._given = when
        self.set_words(words_of(when))

    def _read(self) -> None:
        untouched = self._given is not None and not self.touched
        self._value = said_of(self._given) if untouched and self._given else self._understood()
        self._show()
        self.changed.emit()

    def _understood(self) -> Understood:
        return understand_date(self.edit.text(), self._published, day_of(self._given))

    def _show(self) -> None:
        value, blank = self._value, not self.words
        self._lead.setText(value.lead)
        part = "name" if value.ok else ("small" if blank else "refused")
        if self._lead.property("role") != part:
            role(self._lead, part)
            restyle(self._lead)
        for line, words in ((self._detail, value.detail), (self._reason, value.reason)):
            line.setText(words)
            line.setVisible(bool(words))

    def _enter(self) -> None:
        if self.value.ok:
            self.entered.emit()


class DateEditor(QFrame):
    """The date field with its buttons, opened in the place of the date.

    Signals: ``entered(Understood, str)`` with the words typed, ``left`` when nothing is to change.
    """

    entered = Signal(object, str)
    left = Signal()

    def __init__(self, when: When | None, published: Published | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        role(self, "note")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(8)
        self.field = DateField(published)
        self.field.set_when(when)
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.use = push("Use this date", "strong")
        self.none = push("No date", "box")
        self.cancel = push("Cancel", "box")
        for button in (self.use, self.none, self.cancel):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.none.setVisible(when is not None)
        self.none.setToolTip("The event goes to the Undated tray")
        self.field.changed.connect(self._follow)
        self.field.entered.connect(self._take)
        self.field.left.connect(self.left)
        self.use.clicked.connect(self._take)
        self.none.clicked.connect(lambda: self.entered.emit(understand_date("no date", None), "no date"))
        self.cancel.clicked.connect(self.left)
        self._follow()

    def begin(self) -> None:
        """Let the user type."""
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.edit.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape on a button leaves too."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        self.use.setEnabled(self.field.value.ok)

    def _take(self) -> None:
        value = self.field.value
        if not self.field.touched:
            self.left.emit()
        elif value.ok:
            self.entered.emit(value, self.field.words)
