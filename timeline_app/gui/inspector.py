"""The event page of the right panel: what the event is, when, why, and the words it came from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from timeline_app.gui import wording
from timeline_app.gui.appearance import label, push, role
from timeline_app.gui.contradiction import ContradictionBox
from timeline_app.gui.filters import people_of
from timeline_app.gui.flow import FlowLayout
from timeline_app.gui.look import Look
from timeline_app.gui.plain import one_line
from timeline_app.gui.quote_line import QuoteLine
from timeline_app.gui.session import Session
from timeline_app.gui.snippet import Snippet
from timeline_app.layout.shapes import shape_at
from timeline_app.model import Entry, Kind, Span

_MENTIONS = 12
_PEOPLE = 24


class KindSign(QWidget):
    """The shape and colour of a kind."""

    def __init__(self, kind: Kind, colour: str) -> None:
        super().__init__()
        self._kind, self._colour = kind, QColor(colour)
        self.setFixedSize(14, 16)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """The shape, filled."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape_at(self._kind, 6, 8.5, 5.5)]))


class Inspector(QScrollArea):
    """Shows the session's selected event. Signal ``passage_wanted`` asks for the article at a span of it."""

    passage_wanted = Signal(int, object)
    """Index of the source, and the :class:`Span` to show."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._look = session, look
        self._shown: Entry | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Event")
        self._chips: dict[str, QPushButton] = {}
        self._hidden = label()
        session.selection_changed.connect(self._rebuild)  # also told after each change of the timeline
        session.shown_changed.connect(self._refresh)
        self._rebuild()

    def set_look(self, look: Look) -> None:
        """Take other colours."""
        self._look = look
        self._rebuild()

    def _rebuild(self, *_: object) -> None:
        entry = self._session.selected_entry
        place = self.verticalScrollBar().value() if entry is not None and self._same(entry) else 0
        self._shown = entry
        self._chips = {}
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
            old.deleteLater()  # not at once: the click that led here may come from inside
        self.setWidget(inside)
        self._refresh()
        self.verticalScrollBar().setValue(place)

    def _refresh(self) -> None:
        """Follow the filters."""
        for name, chip in self._chips.items():
            chip.setChecked(name in self._session.filters.people)
        if self._shown is not None:
            self._hidden.setVisible(self._shown.key not in self._session.facets.shown)

    def _same(self, entry: Entry) -> bool:
        return self._shown is not None and self._shown.key == entry.key

    def _fill_empty(self, column: QVBoxLayout) -> None:
        column.addSpacing(20)
        column.addWidget(label("No event selected", "name"))
        hint = "Click an event on the timeline, or step through them with the left and right keys."
        column.addWidget(label(hint, "muted", wrap=True))

    def _fill(self, column: QVBoxLayout, entry: Entry) -> None:
        event, text = entry.event, self._session.extraction_of(entry).article.text
        self._add_head(column, entry)
        if event.contradictory:
            column.addSpacing(4)
            column.addWidget(ContradictionBox(self._session, entry, text))
        _section(column, "Source")
        snippet = Snippet(self._look)
        snippet.set_event(text, event, self._look)
        column.addWidget(snippet)
        first = event.mentions[0].span if event.mentions else Span(0, 0)
        show = push("Show in article ›", "link")
        show.clicked.connect(self._asker(entry.source, first))
        column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        title = "Why this date" if event.when is not None else "Why no date"
        _add_reasons(column, title, [*wording.why(event, text), *self._doubts(entry)])
        self._add_mentions(column, entry)
        self._add_links(column, entry)
        self._add_people(column, entry)
        _add_reasons(column, "Why this kind and status", wording.why_so(event))

    def _add_head(self, column: QVBoxLayout, entry: Entry) -> None:
        event = entry.event
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(KindSign(event.kind, self._look.theme.kind(event.kind)), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(label(wording.status_text(event), "kind", wrap=True), 1)
        column.addLayout(top)
        title = label(one_line(event.title, 300), "title", wrap=True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(title)
        date = label(wording.date_text(event), "date", wrap=True)
        date.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(date)
        notes = [wording.basis_text(event)]
        if event.when is not None:
            notes.insert(0, f"EDTF {event.when}")
        if notes := [note for note in notes if note]:
            column.addWidget(label(" · ".join(notes), "small", wrap=True))
        self._hidden = label("Hidden on the timeline by the filters.", "small", wrap=True)
        column.addWidget(self._hidden)

    def _doubts(self, entry: Entry) -> list[str]:
        """That the date hangs on an event for which the user chose another date than the one counted from."""
        return [
            wording.depends_text(other.event, was, now) for other, was, now in self._session.decisions_behind(entry)
        ]

    def _add_mentions(self, column: QVBoxLayout, entry: Entry) -> None:
        told = wording.other_tellings(entry.event, self._session.extraction_of(entry).article)
        if not told:
            return
        _section(column, "Also told as")
        for mention, words, note in told[:_MENTIONS]:
            self._add_quote(column, words, note, self._asker(entry.source, mention.span))
        if len(told) > _MENTIONS:
            column.addWidget(label(f"and {len(told) - _MENTIONS} more, marked in the article", "small"))

    def _add_links(self, column: QVBoxLayout, entry: Entry) -> None:
        rows = []
        for link in entry.event.links:
            other = self._session.entry(f"{entry.source}:{link.event}")
            if other is not None:
                rows.append((link.relation, other))
        if not rows:
            return
        _section(column, "Related")
        for relation, other in rows[:_MENTIONS]:
            self._add_quote(column, one_line(other.event.title, 90), relation, self._picker(other.key))

    def _add_quote(self, column: QVBoxLayout, words: str, note: str, act: Callable[[], None]) -> None:
        """Words that lead somewhere when clicked, with a note in grey."""
        line = QuoteLine(words, note)
        line.clicked.connect(act)
        column.addWidget(line)

    def _add_people(self, column: QVBoxLayout, entry: Entry) -> None:
        people = people_of(entry)
        if people:
            _section(column, "People")
            self._add_chips(column, people)
        others = [one_line(part.name, 60) for part in entry.event.participants if part.name not in people]
        if others:
            column.addWidget(label("Also: " + ", ".join(others[:_PEOPLE]), "small", wrap=True))

    def _add_chips(self, column: QVBoxLayout, people: tuple[str, ...]) -> None:
        holder = QWidget()
        flow = FlowLayout(holder, gap=6)
        for name in people[:_PEOPLE]:
            chip = push(one_line(name, 40), "chip")
            chip.setCheckable(True)
            chip.setToolTip("Show only events with this person")
            chip.clicked.connect(self._person(name))
            flow.addWidget(chip)
            self._chips[name] = chip
        column.addWidget(holder)

    def _asker(self, source: int, span: Span) -> Callable[[], None]:
        return lambda: self.passage_wanted.emit(source, span)

    def _picker(self, key: str) -> Callable[[], None]:
        return lambda: self._session.select(key)

    def _person(self, name: str) -> Callable[[], None]:
        return lambda: self._session.set_filters(self._session.filters.toggled("people", name))


def _section(column: QVBoxLayout, title: str) -> None:
    column.addSpacing(8)
    column.addWidget(label(title.upper(), "section"))


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
