"""The left panel: sources, kinds, people and statuses as filters, each with its number of events."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from timeline_app.gui.appearance import label, push
from timeline_app.gui.filters import Facets, Filters, Mark
from timeline_app.gui.look import Look
from timeline_app.gui.rows import FilterRow, Sign
from timeline_app.gui.session import Session, Source
from timeline_app.gui.source_card import SourceCard
from timeline_app.layout.theme import KIND_NAMES
from timeline_app.model import Kind, Status

STATUS_ROWS: dict[Status, str] = {
    Status.HAPPENED: "Reported as fact",
    Status.CLAIMED: "Claimed by someone",
    Status.PLANNED: "Planned or expected",
    Status.HYPOTHETICAL: "Hypothetical",
    Status.NEGATED: "Did not happen",
}
MARK_ROWS: dict[Mark, str] = {Mark.CONFLICT: "Date in conflict", Mark.INFERRED: "Date inferred"}
_PEOPLE = 8
"""How many people are listed before "more" is asked for."""


@dataclass(frozen=True, slots=True)
class _Group:
    """A set of the filters that rows toggle; ``hides`` tells whether its members are those hidden."""

    name: str
    hides: bool = True


_KINDS, _STATUSES, _MARKS, _PERSONS = _Group("kinds"), _Group("statuses"), _Group("marks"), _Group("people", False)


class FilterPanel(QScrollArea):
    """Reads and sets the session's filters.

    Signals pass the number of a source on: ``article_wanted``, ``date_wanted``, ``removal_wanted``.
    """

    article_wanted = Signal(int)
    date_wanted = Signal(int)
    removal_wanted = Signal(int)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._look = session, look
        self._rows: list[tuple[FilterRow, _Group, Any]] = []
        self._cards: list[SourceCard] = []
        self._all_people = False
        self._listed: tuple[object, ...] = ()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Filters")
        session.timeline_changed.connect(self._follow)
        session.shown_changed.connect(self._refresh)
        self._rebuild()

    def set_look(self, look: Look) -> None:
        """Take other colours."""
        self._look = look
        self._refresh()

    def row(self, name: str) -> FilterRow:
        """The row of that name.

        Raises:
            KeyError: if there is none.
        """
        for row, _, _ in self._rows:
            if row.name == name:
                return row
        raise KeyError(name)

    @property
    def cards(self) -> tuple[SourceCard, ...]:
        """The open articles' cards."""
        return tuple(self._cards)

    def _follow(self) -> None:
        """Build the panel anew where there is something else to choose from; else the numbers follow."""
        if self._choices() == self._listed:
            self._refresh()
        else:
            self._rebuild()

    def _choices(self) -> tuple[object, ...]:
        """What there is to choose from: articles, kinds, people, statuses, marks."""
        counts = self._session.totals
        return (
            [(source.number, id(source.extraction)) for source in self._session.sources],
            [kind for kind in Kind if counts.kinds[kind]],
            [name for name, _ in self._people(counts)],
            len(counts.people),
            [status for status in STATUS_ROWS if counts.statuses[status]],
            [mark for mark in MARK_ROWS if counts.marks[mark]],
        )

    def _people(self, counts: Facets) -> list[tuple[str, int]]:
        """The people listed, those of most events first, and those that are filtered by."""
        wanted = self._session.filters.people
        if self._all_people:
            return sorted(counts.people.items(), key=_foremost)
        most = heapq.nsmallest(_PEOPLE, counts.people.items(), key=_foremost)
        names = {name for name, _ in most}
        return most + sorted((item for item in counts.people.items() if item[0] in wanted - names), key=_foremost)

    def _rebuild(self) -> None:
        """Build the rows for the articles that are open now, keeping the place scrolled to."""
        self._listed = self._choices()
        place = self.verticalScrollBar().value()
        self._rows = []
        inside = QWidget()
        inside.setObjectName("panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 14, 8, 14)
        column.setSpacing(0)
        self._add_sources(column)
        counts = self._session.totals
        self._add_section(
            column, "Kind", _KINDS, [(KIND_NAMES[kind], kind) for kind in Kind if counts.kinds[kind]], Sign.KIND
        )
        self._add_people(column, counts)
        rows: list[tuple[str, object]] = [
            (name, status) for status, name in STATUS_ROWS.items() if counts.statuses[status]
        ]
        self._add_section(column, "Show", _STATUSES, rows, Sign.BOX)
        marks: list[tuple[str, object]] = [(name, mark) for mark, name in MARK_ROWS.items() if counts.marks[mark]]
        self._add_rows(column, _MARKS, marks, Sign.BOX)
        column.addStretch(1)
        if (old := self.takeWidget()) is not None:
            old.deleteLater()  # not at once: the click that led here may come from inside
        self.setWidget(inside)
        self._refresh()
        self.verticalScrollBar().setValue(place)

    def _add_sources(self, column: QVBoxLayout) -> None:
        heading = QHBoxLayout()
        heading.addWidget(_heading("Sources"))
        heading.addStretch(1)
        self._clear = push("Show all", "link")
        self._clear.setToolTip("Take all filters back")
        self._clear.clicked.connect(lambda: self._session.set_filters(Filters()))
        policy = self._clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(policy)
        heading.addWidget(self._clear)
        column.addLayout(heading)
        column.addSpacing(4)
        kept = {id(card.source.extraction): card for card in self._cards}
        self._cards = []
        for source in self._session.sources:
            card = kept.get(id(source.extraction))
            if card is None or card.source.number != source.number:
                card = self._card(source)
            column.addWidget(card)
            column.addSpacing(6)
            self._cards.append(card)

    def _card(self, source: Source) -> SourceCard:
        card = SourceCard(source)
        card.hiding_wanted.connect(self._hider(source.number))
        card.article_wanted.connect(self._passer(self.article_wanted, source.number))
        card.date_wanted.connect(self._passer(self.date_wanted, source.number))
        card.removal_wanted.connect(self._passer(self.removal_wanted, source.number))
        return card

    def _hider(self, number: int) -> Callable[[], None]:
        """What hides or shows an article, wherever it stands among the open ones by then."""

        def hide() -> None:
            place = next(index for index, source in enumerate(self._session.sources) if source.number == number)
            self._session.set_filters(self._session.filters.toggled("sources", place))

        return hide

    def _add_people(self, column: QVBoxLayout, counts: Facets) -> None:
        listed, number = self._people(counts), len(counts.people)
        self._add_section(column, "People", _PERSONS, [(name, name) for name, _ in listed], Sign.NONE)
        if number > _PEOPLE:
            more = push("Fewer" if self._all_people else f"{number - len(listed)} more…", "link")
            more.clicked.connect(self._toggle_people)
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _toggle_people(self) -> None:
        self._all_people = not self._all_people
        self._rebuild()

    def _add_section(
        self, column: QVBoxLayout, title: str, group: _Group, rows: list[tuple[str, object]], sign: Sign
    ) -> None:
        if not rows:
            return
        column.addSpacing(14)
        column.addWidget(_heading(title))
        column.addSpacing(4)
        self._add_rows(column, group, rows, sign)

    def _add_rows(self, column: QVBoxLayout, group: _Group, rows: list[tuple[str, object]], sign: Sign) -> None:
        for name, value in rows:
            row = FilterRow(name, sign, value if isinstance(value, Kind) else None)
            row.clicked.connect(self._toggler(group.name, value))
            row.only.connect(self._isolator(group, value))
            column.addWidget(row)
            self._rows.append((row, group, value))

    def _refresh(self) -> None:
        """Show what the filters are and how many events each choice stands for under them."""
        filters, facets = self._session.filters, self._session.facets
        self._clear.setVisible(filters.active)
        for index, card in enumerate(self._cards):
            card.set_shown(shown=index not in filters.sources)
            card.set_number(facets.sources[index])
        for row, group, value in self._rows:
            row.setChecked((value in getattr(filters, group.name)) != group.hides)
            row.set_number(getattr(facets, group.name)[value])
            if isinstance(value, Kind):
                row.set_colour(self._look.theme.kind(value))

    def _toggler(self, name: str, value: Any) -> Callable[[], None]:  # noqa: ANN401 - any member of a filter's sets
        return lambda: self._session.set_filters(self._session.filters.toggled(name, value))

    def _isolator(self, group: _Group, value: Any) -> Callable[[], None]:  # noqa: ANN401 - see _toggler
        def isolate() -> None:
            others = {other for _, its, other in self._rows if its is group and other != value}
            wanted = frozenset(others if group.hides else {value})
            same = getattr(self._session.filters, group.name) == wanted
            self._session.set_filters(self._session.filters.with_set(group.name, frozenset() if same else wanted))

        return isolate

    @staticmethod
    def _passer(signal: Any, number: int) -> Callable[[], None]:  # noqa: ANN401 - a bound signal has no public type
        return lambda: signal.emit(number)


def _foremost(item: tuple[str, int]) -> tuple[int, str]:
    name, number = item
    return -number, name


def _heading(title: str) -> QLabel:
    """A section's heading, in line with the signs of its rows."""
    result = label(title.upper(), "section")
    result.setContentsMargins(6, 0, 0, 0)
    return result
