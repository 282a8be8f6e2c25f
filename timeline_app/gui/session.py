"""The session of one window: the only object that changes. Widgets read it and listen to its signals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from timeline_app.gui.filters import Facets, Filters, Sieve
from timeline_app.gui.reasons import BOUND
from timeline_app.model import Entry, Event, Extraction, Reading, Span, Timeline


@dataclass(frozen=True, slots=True)
class Source:
    """An open article: ``number`` is its own for as long as the window lives; ``path`` is empty for pasted text."""

    number: int
    extraction: Extraction
    path: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user decided about a contradiction: the words of the reading to go by."""

    words: tuple[Span, ...]


class Session(QObject):
    """Open articles, their timeline, filters, the selected event, and what the user decided about contradictions.

    Signals: ``timeline_changed`` (other articles or dates; filters may have changed too), ``shown_changed``
    (filters), ``selection_changed`` (the key, or an empty text).
    """

    timeline_changed = Signal()
    shown_changed = Signal()
    selection_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sources: tuple[Source, ...] = ()
        self._choices: dict[tuple[int, Span], Choice] = {}
        self._next = 1
        self._selected = ""
        self._filters = Filters()
        self._timeline = Timeline()
        self._entries: dict[str, Entry] = {}
        self._sieve = Sieve(self._timeline)
        self._facets = self._totals = Facets()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The open articles, in the order in which they were opened."""
        return self._sources

    @property
    def timeline(self) -> Timeline:
        """All events of all open articles, with the user's choices applied."""
        return self._timeline

    @property
    def filters(self) -> Filters:
        """What the user asked to see."""
        return self._filters

    @property
    def facets(self) -> Facets:
        """What the filters leave."""
        return self._facets

    @property
    def totals(self) -> Facets:
        """What would be left without any filter."""
        return self._totals

    @property
    def shown(self) -> frozenset[str] | None:
        """Keys of the events that pass the filters; ``None`` where nothing is filtered."""
        return self._facets.shown if self._filters.active else None

    @property
    def selected(self) -> str:
        """Key of the selected event, or an empty text."""
        return self._selected

    @property
    def selected_entry(self) -> Entry | None:
        """The selected event."""
        return self._entries.get(self._selected)

    def entry(self, key: str) -> Entry | None:
        """The event of that key."""
        return self._entries.get(key)

    def extraction_of(self, entry: Entry) -> Extraction:
        """The extraction that the event stands in."""
        return self._timeline.sources[entry.source]

    def shown_entries(self) -> Iterator[Entry]:
        """The events that pass the filters, in the timeline's order."""
        shown = self._facets.shown
        return (entry for entry in self._timeline.entries if entry.key in shown)

    def source_of_text(self, text: str) -> Source | None:
        """The open article that has exactly this text."""
        return next((source for source in self._sources if source.extraction.article.text == text), None)

    def add(self, extraction: Extraction, path: str = "") -> Source:
        """Open one more article."""
        source = Source(self._next, extraction, path)
        self._next += 1
        self._become((*self._sources, source))
        return source

    def put_back(self, source: Source, index: int) -> None:
        """Open an article again that was removed, where it stood."""
        sources = list(self._sources)
        sources.insert(index, source)
        self._become(tuple(sources))

    def replace(self, number: int, extraction: Extraction) -> None:
        """The article was read again, for instance with another publication date."""
        self._become(
            tuple(
                replace(source, extraction=extraction) if source.number == number else source
                for source in self._sources
            )
        )

    def remove(self, number: int) -> None:
        """Close an article."""
        self._become(tuple(source for source in self._sources if source.number != number))

    def select(self, key: str) -> None:
        """Select an event; an empty or unknown key selects none."""
        key = key if key in self._entries else ""
        if key != self._selected:
            self._selected = key
            self.selection_changed.emit(key)

    def set_filters(self, filters: Filters) -> None:
        """Show what ``filters`` ask for."""
        if filters != self._filters:
            self._filters = filters
            self._facets = self._sieve.facets(filters)
            self.shown_changed.emit()

    def choose(self, key: str, reading: Reading) -> None:
        """Go by ``reading`` in an event whose text contradicts itself. All readings stay with the event."""
        self._choices[self._mark(key)] = Choice(reading.spans)
        self._become(self._sources)

    def unchoose(self, key: str) -> None:
        """Take the user's choice back: the program's own reading holds again."""
        self._choices.pop(self._mark(key), None)
        self._become(self._sources)

    def chosen(self, key: str) -> Reading | None:
        """The reading that the user chose for the event, or ``None``."""
        entry = self._entries[key]
        choice = self._choices.get(self._mark(key))
        return None if choice is None else _reading(entry.event, choice)

    def decisions_behind(self, entry: Entry) -> Iterator[tuple[Entry, Reading | None, Reading]]:
        """The events that the date of ``entry`` was counted from and for which the user chose another date.

        Each with the reading that was counted from, where it is known, and the one chosen.
        """
        used = _words_behind(entry.event)
        for other in self._timeline.entries:
            if other.source != entry.source or other.key == entry.key or not other.event.contradictory:
                continue
            chosen = self.chosen(other.key)
            own = {mention.trigger for mention in other.event.mentions} | {
                span for reading in other.event.readings for span in reading.spans
            }
            was = next((reading for reading in other.event.readings if reading.preferred), None)
            if chosen is not None and chosen is not was and any(one.overlaps(two) for one in own for two in used):
                yield other, was, chosen

    def undecided(self) -> int:
        """How many events contradict themselves and wait for the user's choice."""
        return sum(
            1 for entry in self._timeline.entries if entry.event.contradictory and self.chosen(entry.key) is None
        )

    def _mark(self, key: str) -> tuple[int, Span]:
        entry = self._entries[key]
        return self._sources[entry.source].number, _place(entry.event)

    def _become(self, sources: tuple[Source, ...]) -> None:
        """Take these articles, carrying selection and hidden articles over by what they mean, not by number."""
        kept = self._identity(self._selected)
        hidden = {self._sources[index].number for index in self._filters.sources}
        self._sources = sources
        self._timeline = Timeline.of(tuple(self._applied(source) for source in sources))
        self._entries = {entry.key: entry for entry in self._timeline.entries}
        self._sieve = Sieve(self._timeline)
        self._totals = self._sieve.facets(Filters())
        places = frozenset(index for index, source in enumerate(sources) if source.number in hidden)
        self._filters = replace(self._filters, sources=places)
        self._facets = self._sieve.facets(self._filters)
        self._selected = self._find(kept)
        self.timeline_changed.emit()
        self.selection_changed.emit(self._selected)

    def _applied(self, source: Source) -> Extraction:
        """The article's extraction with each chosen reading as the date of its event."""
        events = tuple(self._decided(source.number, event) for event in source.extraction.events)
        return source.extraction if events == source.extraction.events else replace(source.extraction, events=events)

    def _decided(self, number: int, event: Event) -> Event:
        choice = self._choices.get((number, _place(event)))
        reading = None if choice is None else _reading(event, choice)
        if reading is None:
            return event
        return replace(event, when=reading.when, steps=reading.steps, bounds=reading.when.bounds)

    def _identity(self, key: str) -> tuple[int, Span, str] | None:
        entry = self._entries.get(key)
        if entry is None:
            return None
        return self._sources[entry.source].number, _place(entry.event), entry.event.id

    def _find(self, identity: tuple[int, Span, str] | None) -> str:
        if identity is None:
            return ""
        number, trigger, name = identity
        candidates = [
            entry
            for entry in self._timeline.entries
            if self._sources[entry.source].number == number and _place(entry.event) == trigger
        ]
        same = [entry for entry in candidates if entry.event.id == name]
        return (same or candidates)[0].key if candidates else ""


def _words_behind(event: Event) -> set[Span]:
    """The words of other events that the steps to an event's date name: triggers and words of time."""
    own = {mention.trigger for mention in event.mentions}
    anchors = (step.anchor.span for step in event.steps if step.anchor is not None and step.anchor.span is not None)
    bound = (step.span for step in event.steps if step.rule in BOUND and step.span is not None)
    return {span for span in (*anchors, *bound) if span not in own}


def _place(event: Event) -> Span:
    """What an event is known by when its article is read again: the word that tells of it first."""
    return event.mentions[0].trigger if event.mentions else Span(0, 0)


def _reading(event: Event, choice: Choice) -> Reading | None:
    return next((reading for reading in event.readings if reading.spans == choice.words), None)
