"""The event page of the right panel: what the event is, when, why, and the words it came from; all can be changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from timeline_app.gui.appearance import label, push, role
from timeline_app.gui.contradiction import ContradictionBox
from timeline_app.gui.edit_head import AsRead, EventHead
from timeline_app.gui.edit_people import PeopleRow
from timeline_app.gui.edit_text import NotesField
from timeline_app.gui.filters import people_of
from timeline_app.gui.look import Look
from timeline_app.gui.merged_tellings import MergedTelling, merged_tellings
from timeline_app.gui.quote_line import QuoteLine
from timeline_app.gui.session import Session
from timeline_app.gui.snippet import Snippet
from timeline_app.model import Entry, Mention, ParticipantKind, Span
from timeline_app.project import edits
from timeline_app.wording import sentences as wording
from timeline_app.wording.plain import counted, one_line

_MENTIONS = 12
_OTHERS = 24
_MERGED = 60


class Inspector(QScrollArea):
    """Shows the session's selected event. Signal ``passage_wanted`` asks for the article at a span of it."""

    passage_wanted = Signal(int, object)
    """Index of the source, and the :class:`Span` to show."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._look = session, look
        self._shown: Entry | None = None
        self._beside: tuple[object, ...] = ()
        self.head: EventHead | None = None
        self.people: PeopleRow | None = None
        self.notes: NotesField | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Event")
        session.selection_changed.connect(self._follow)  # also told after each change of the timeline
        session.shown_changed.connect(self._refresh)
        self._rebuild()

    def set_look(self, look: Look) -> None:
        """Take other colours."""
        self._look = look
        self._rebuild()

    def edit_title(self) -> None:
        """Let the user change the title."""
        if self.head is not None:
            self.ensureWidgetVisible(self.head)
            self.head.title.begin()

    def edit_date(self) -> None:
        """Let the user change the date."""
        if self.head is not None:
            self.ensureWidgetVisible(self.head)
            self.head.date.begin()

    def keep(self) -> None:
        """Keep what was typed and not kept yet: the window closes."""
        if self.notes is not None:
            self.notes.take()

    def _save_notes(self) -> None:
        """Another page comes before what was typed was kept: it is kept once this change is through."""
        if self.notes is None:
            return
        words, shown = self.notes.pending, self._shown
        self.notes.blockSignals(True)
        if words is not None and shown is not None:
            QTimer.singleShot(0, self, lambda: self._annotate(shown.key, words))

    def _annotate(self, key: str, words: str) -> None:
        if self._session.entry(key) is not None:
            self._session.edit(edits.annotate, key, words)

    def _follow(self, *_: object) -> None:
        """Show the selected event; what shows it already stays, with all that is being typed."""
        entry = self._session.selected_entry
        shown, beside = self._shown, self._about(entry)
        if entry is None or shown is None or self.notes is None or beside != self._beside:
            self._rebuild()
        elif entry == replace(shown, notes=entry.notes, extracted=entry.extracted) and entry.notes == self.notes.kept:
            self._shown = entry
            self._refresh()
        else:
            self._rebuild()

    def _about(self, entry: Entry | None) -> tuple[object, ...]:
        """What is shown of an event beside the event itself."""
        if entry is None:
            return ()
        linked = (self._session.linked(entry, link) for link in entry.event.links)
        titles = tuple(other.event.title for other in linked if other is not None)
        fix = replace(self._session.document.correction(entry.key), notes="", extracted=None, article="")
        return (
            titles,
            tuple(merged_tellings(self._session, entry, ())),
            tuple(self._doubts(entry)),
            fix,
            self._session.extraction_of(entry).published,
        )

    def _rebuild(self) -> None:
        entry = self._session.selected_entry
        same = entry is not None and self._shown is not None and self._shown.key == entry.key
        place = self.verticalScrollBar().value() if same else 0
        focused = QApplication.focusWidget() if same else None
        focus = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
        self._save_notes()
        self._shown, self._beside = entry, self._about(entry)
        self.head, self.people, self.notes = None, None, None
        inside = QWidget()
        inside.setObjectName("panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(6)
        if entry is None:
            self._fill_empty(column)
        else:
            self._fill(column, entry)
        column.addStretch(1)
        if (old := self.takeWidget()) is not None:
            old.hide()
            old.deleteLater()  # not at once: the click that led here may come from inside
        self.setWidget(inside)
        self._refresh()
        self.verticalScrollBar().setValue(place)
        if focus and (found := inside.findChild(QWidget, focus)) is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        """Follow the filters."""
        if self.people is not None:
            for name, chip in self.people.name_buttons.items():
                chip.setChecked(name in self._session.filters.people)
        if self._shown is not None and self.head is not None:
            self.head.hidden.setVisible(self._shown.key not in self._session.facets.shown)

    def _fill_empty(self, column: QVBoxLayout) -> None:
        column.addSpacing(20)
        column.addWidget(label("No event selected", "name"))
        hint = (
            "Click an event on the timeline, or step through them with the left and right keys. Double-click an empty"
            " place for an event of your own."
        )
        column.addWidget(label(hint, "muted", wrap=True))

    def _fill(self, column: QVBoxLayout, entry: Entry) -> None:
        event, text = entry.event, self._session.extraction_of(entry).article.text
        self.head = EventHead(self._session, entry, self._look)
        column.addWidget(self.head)
        if event.contradictory:
            column.addSpacing(4)
            box = ContradictionBox(self._session, entry, text)
            box.date_wanted.connect(self.edit_date)
            column.addWidget(box)
        if event.mentions:
            self._add_source(column, entry, text)
        title = "Why this date" if event.when is not None else "Why no date"
        _add_reasons(column, title, [*wording.why(event, text), *self._doubts(entry)])
        self._add_mentions(column, entry)
        self._add_links(column, entry)
        self._add_people(column, entry)
        self._add_notes(column, entry)
        _add_reasons(column, "Why this kind and status", wording.why_so(event))

    def _add_source(self, column: QVBoxLayout, entry: Entry, text: str) -> None:
        _section(column, "Source")
        snippet = Snippet(self._look)
        snippet.set_event(text, entry.event, self._look)
        column.addWidget(snippet)
        show = push("Show in article ›", "link")
        show.clicked.connect(self._asker(entry.source, entry.event.mentions[0].span))
        column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)

    def _doubts(self, entry: Entry) -> list[str]:
        """That the date hangs on an event for which the user chose another date than the one counted from."""
        return [
            wording.depends_text(other.event, was, now) for other, was, now in self._session.decisions_behind(entry)
        ]

    def _add_mentions(self, column: QVBoxLayout, entry: Entry) -> None:
        told = wording.other_tellings(entry.event, self._session.extraction_of(entry).article)
        here = told[:_MENTIONS]
        merged = list(merged_tellings(self._session, entry, {mention.trigger for mention, _, _ in here}))
        if not told and not merged:
            return
        _section(column, "Also told as")
        for mention, words, note in here:
            line = QuoteLine(words, note)
            line.clicked.connect(self._asker(entry.source, mention.span))
            _add_telling(column, line, "Make this telling an event of its own", self._splitter(entry.key, mention))
        if len(told) > _MENTIONS:
            column.addWidget(label(f"and {len(told) - _MENTIONS} more, marked in the article", "small"))
        for telling in merged[:_MERGED]:
            self._add_merged(column, telling)
        if len(merged) > _MERGED:
            column.addWidget(label(f"and {counted(len(merged) - _MERGED, 'event')} more, merged into it", "small"))

    def _add_merged(self, column: QVBoxLayout, telling: MergedTelling) -> None:
        """A telling of an event that was merged in: it can be taken out again as a whole."""
        line = QuoteLine(telling.words, telling.note)
        line.setEnabled(telling.span is not None)
        if telling.span is not None:
            line.clicked.connect(self._asker(telling.source, telling.span))
        tip = "Let it stand for itself again, as before it was merged"
        _add_telling(column, line, tip, lambda: self._session.edit(edits.unmerge, (telling.key,)))
        if telling.more:
            column.addWidget(label(f"told there in {counted(telling.more, 'more way')}", "small"))

    def _add_links(self, column: QVBoxLayout, entry: Entry) -> None:
        found = ((link.relation, self._session.linked(entry, link)) for link in entry.event.links)
        rows = [(relation, other) for relation, other in found if other is not None]
        if not rows:
            return
        _section(column, "Related")
        for relation, other in rows[:_MENTIONS]:
            line = QuoteLine(one_line(other.event.title, 90), relation)
            line.clicked.connect(self._picker(other.key))
            column.addWidget(line)

    def _add_people(self, column: QVBoxLayout, entry: Entry) -> None:
        _section(column, "People")
        counts = self._session.totals.people
        known = sorted(counts, key=lambda name: (-counts[name], name))
        self.people = PeopleRow(entry.event.participants, known, self._look)
        self.people.filtered.connect(self._filter_by)
        self.people.changed.connect(lambda people: self._session.edit(edits.set_participants, entry.key, people))
        column.addWidget(self.people)
        fix, read = self._session.document.correction(entry.key), entry.extracted
        if fix.participants is not None and read is not None:
            names = ", ".join(one_line(name, 60) for name in people_of(replace(entry, event=read))) or "nobody"
            back = AsRead(names, lambda: self._session.edit(edits.revert, entry.key, "participants"))
            column.addWidget(back)
        rest = [part for part in entry.event.participants if part.kind is not ParticipantKind.PERSON]
        if rest:
            names = ", ".join(one_line(part.name, 60) for part in rest[:_OTHERS])
            column.addWidget(label(f"Also: {names}", "small", wrap=True))

    def _add_notes(self, column: QVBoxLayout, entry: Entry) -> None:
        _section(column, "Notes")
        self.notes = NotesField(entry.notes)
        self.notes.field.setObjectName("event-notes")
        self.notes.entered.connect(lambda words: self._session.edit(edits.annotate, entry.key, words))
        column.addWidget(self.notes)

    def _asker(self, source: int, span: Span) -> Callable[[], None]:
        return lambda: self.passage_wanted.emit(source, span)

    def _picker(self, key: str) -> Callable[[], None]:
        return lambda: self._session.select(key)

    def _splitter(self, key: str, mention: Mention) -> Callable[[], object]:
        return lambda: self._session.edit(edits.split, key, (mention.trigger,))

    def _filter_by(self, name: str) -> None:
        self._session.set_filters(self._session.filters.toggled("people", name))


def _section(column: QVBoxLayout, title: str) -> None:
    column.addSpacing(8)
    column.addWidget(label(title.upper(), "section"))


def _add_telling(column: QVBoxLayout, line: QuoteLine, tip: str, split: Callable[[], object]) -> None:
    """Words that tell of the event, and a button that takes them out of it."""
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(line, 1)
    part = push("Split off", "quiet")
    part.setToolTip(tip)
    part.setAccessibleName(f"Split off {line.text()}")
    part.clicked.connect(split)
    row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(row)


def _add_reasons(column: QVBoxLayout, title: str, sentences: list[str]) -> None:
    """A section of plain sentences beside a rule."""
    if not sentences:
        return
    _section(column, title)
    frame = QFrame()
    role(frame, "why")
    lines = QVBoxLayout(frame)
    lines.setContentsMargins(12, 0, 0, 0)
    lines.setSpacing(6)
    for sentence in sentences:
        lines.addWidget(label(sentence, wrap=True))
    column.addWidget(frame)
