"""The head of the event page, in which kind, status, star, title and date are changed where they stand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from timeline_app.gui.appearance import label, push
from timeline_app.gui.edit_choices import KindChoice, StatusChoice, star_button
from timeline_app.gui.edit_date_field import DateEditor
from timeline_app.gui.edit_dates import Understood
from timeline_app.gui.edit_text import ClickLabel, TitleField
from timeline_app.gui.filter_panel import STATUS_ROWS
from timeline_app.gui.flow import FlowLayout
from timeline_app.gui.look import Look
from timeline_app.gui.session import Session
from timeline_app.layout.theme import KIND_NAMES
from timeline_app.model import Entry, Event
from timeline_app.project import edits
from timeline_app.project.values import Correction, Field, GivenDate
from timeline_app.wording import sentences as wording
from timeline_app.wording.plain import one_line, quoted


class AsRead(QWidget):
    """What was read, beside what the user made of it, and a way back to it."""

    def __init__(self, words: str, restore: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.words = label(f"As read: {words}", "small", wrap=True)
        row.addWidget(self.words, 1)
        self.back = push("Restore", "quiet-link")
        self.back.setAccessibleName(f"Restore what was read: {words}")
        self.back.clicked.connect(restore)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)


class DateRow(QWidget):
    """An event's date; a click opens a field that understands what people write."""

    def __init__(self, session: Session, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._entry = session, entry
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        event = entry.event
        self.words = ClickLabel("date")
        self.words.setObjectName("event-date")
        self.words.setText(wording.date_text(event))
        self.words.setToolTip("Click to change the date")
        self.words.setAccessibleName(f"Date: {wording.date_text(event)}")
        self.words.wanted.connect(self.begin)
        column.addWidget(self.words)
        self.editor: DateEditor | None = None
        notes = [wording.basis_text(event)]
        if event.when is not None:
            notes.insert(0, f"EDTF {event.when}")
        self._notes = label(" · ".join(note for note in notes if note), "small", wrap=True)
        self._notes.setVisible(bool(self._notes.text()))
        column.addWidget(self._notes)

    @property
    def editing(self) -> bool:
        """Whether the date is being changed."""
        return self.editor is not None

    def begin(self) -> None:
        """Open the field."""
        if self.editor is not None:
            self.editor.begin()
            return
        source = self._session.extraction_of(self._entry)
        self.editor = DateEditor(self._entry.event.when, source.published)
        self.editor.left.connect(self.end)
        self.editor.entered.connect(self._take)
        self.words.hide()
        self._notes.hide()
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, self.editor)
        self.editor.begin()

    def end(self) -> None:
        """Close the field; the date stays."""
        if self.editor is None:
            return
        editor, self.editor = self.editor, None
        editor.hide()
        editor.deleteLater()
        self.words.show()
        self._notes.setVisible(bool(self._notes.text()))
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, value: Understood, words: str) -> None:
        key = self._entry.key
        self.end()
        self._session.edit(edits.redate, key, GivenDate(value.when, words))


class EventHead(QWidget):
    """Kind, status, star, title and date of one event, each with what was read where the user changed it."""

    def __init__(self, session: Session, entry: Entry, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._key = session, entry.key
        event = entry.event
        read = entry.extracted
        fix = session.document.correction(entry.key)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self._add_choices(entry, look)
        if read is not None:
            self._add_other_nature(read, fix)
        self.title = TitleField(one_line(event.title, 500))
        self.title.words.setObjectName("event-title")
        self.title.entered.connect(lambda words: session.edit(edits.retitle, self._key, words))
        self._column.addWidget(self.title)
        if read is not None and fix.title is not None:
            self._column.addWidget(AsRead(quoted(read.title, 200), self._reverter("title")))
        self.date = DateRow(session, entry)
        self._column.addWidget(self.date)
        if read is not None and fix.date is not None:
            self._column.addWidget(AsRead(wording.date_text(read), self._reverter("date")))
        if entry.own:
            self._column.addWidget(label(wording.own_text(event), "small", wrap=True))
        self.hidden = label("Hidden on the timeline by the filters.", "small", wrap=True)
        self._column.addWidget(self.hidden)

    @property
    def editing(self) -> bool:
        """Whether something here is being typed."""
        return self.title.editing or self.date.editing

    def _add_choices(self, entry: Entry, look: Look) -> None:
        event, session = entry.event, self._session
        top = QHBoxLayout()
        top.setSpacing(2)
        holder = QWidget()
        flow = FlowLayout(holder, gap=2)
        self.kind = KindChoice(event.kind, look)
        self.kind.setObjectName("event-kind")
        self.kind.chosen.connect(lambda kind: session.edit(edits.rekind, self._key, kind))
        self.status = StatusChoice(event.status, wording.status_alone(event), look)
        self.status.setObjectName("event-status")
        self.status.chosen.connect(lambda status: session.edit(edits.restatus, self._key, status))
        for part in (self.kind, self.status):
            flow.addWidget(part)
        top.addWidget(holder, 1)
        self.star = star_button(look, starred=entry.starred)
        self.star.setObjectName("event-star")
        self.star.clicked.connect(lambda on: session.edit(edits.star, (self._key,), on))
        top.addWidget(self.star, 0, Qt.AlignmentFlag.AlignTop)
        top.setContentsMargins(-6, 0, -4, 0)  # the words stand in line with the title, not their frames
        self._column.addLayout(top)

    def _add_other_nature(self, read: Event, fix: Correction) -> None:
        if fix.kind is not None:
            self._column.addWidget(AsRead(KIND_NAMES[read.kind], self._reverter("kind")))
        if fix.status is not None:
            self._column.addWidget(AsRead(STATUS_ROWS[read.status].lower(), self._reverter("status")))

    def _reverter(self, field: Field) -> Callable[[], object]:
        return lambda: self._session.edit(edits.revert, self._key, field)
