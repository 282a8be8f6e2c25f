"""Which events are shown, and how many each choice of the left panel stands for. No Qt here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from timeline_app.model import Basis, Entry, Kind, ParticipantKind, Status, Timeline


class Mark(Enum):
    """What can be said of an event's date beside its status."""

    CONFLICT = "conflict"
    INFERRED = "inferred"


class Facet:
    """The independent questions an event must pass to be shown, as bits of plain integers (flags are slow to join)."""

    SOURCE = 1
    KIND = 2
    PEOPLE = 4
    STATUS = 8
    CONFLICT = 16
    INFERRED = 32
    TEXT = 64


_FACET_OF_MARK = {Mark.CONFLICT: Facet.CONFLICT, Mark.INFERRED: Facet.INFERRED}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the user asked to see.

    ``sources`` (indices), ``kinds``, ``statuses`` and ``marks`` are those *hidden*; ``people`` are those *wanted*
    (any of them; empty is everybody); ``text`` must be found, word by word, in headline, people or source words.
    """

    sources: frozenset[int] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    statuses: frozenset[Status] = frozenset()
    marks: frozenset[Mark] = frozenset()
    people: frozenset[str] = frozenset()
    text: str = ""

    @property
    def active(self) -> bool:
        """Whether anything is filtered at all."""
        return self != Filters()

    def toggled(self, name: str, value: Hashable) -> Filters:
        """The same filters with ``value`` put into the set of that ``name``, or taken out where it was in."""
        return self.with_set(name, getattr(self, name) ^ {value})

    def with_set(self, name: str, values: frozenset[Any]) -> Filters:
        """The same filters with the set of that ``name`` replaced."""
        changes: dict[str, Any] = {name: values}
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class Facets:
    """What the filters leave: ``shown`` keys and, per choice, the events that it adds under the *other* filters."""

    shown: frozenset[str] = frozenset()
    sources: Counter[int] = field(default_factory=Counter)
    kinds: Counter[Kind] = field(default_factory=Counter)
    statuses: Counter[Status] = field(default_factory=Counter)
    marks: Counter[Mark] = field(default_factory=Counter)
    people: Counter[str] = field(default_factory=Counter)


def people_of(entry: Entry) -> tuple[str, ...]:
    """The names of the persons who take part, each once."""
    names = (person.name for person in entry.event.participants if person.kind is ParticipantKind.PERSON)
    return tuple(dict.fromkeys(names))


def marks_of(entry: Entry) -> tuple[Mark, ...]:
    """What is to be said of the event's date: a contradiction, or that no words of the text state it."""
    marks = []
    if entry.event.contradictory:
        marks.append(Mark.CONFLICT)
    if entry.event.when is not None and entry.event.basis is Basis.INFERRED:
        marks.append(Mark.INFERRED)
    return tuple(marks)


def search_text(timeline: Timeline, entry: Entry) -> str:
    """All that a search looks through, case folded: headline, people and their roles, the words of each mention."""
    event = entry.event
    text = timeline.sources[entry.source].article.text
    parts = [event.title, event.kind.value, event.claimed_by]
    for person in event.participants:
        parts += [person.name, *person.roles]
    parts += [(mention.sentence or mention.span).of(text) for mention in event.mentions]
    return "\n".join(parts).casefold()


class Sieve:
    """Applies filters to one timeline; what a search looks through is prepared once, when first searched."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._texts: dict[str, str] = {}
        self._traits = [(entry, people_of(entry), marks_of(entry)) for entry in timeline.entries]

    def facets(self, filters: Filters) -> Facets:
        """What ``filters`` leave of the timeline."""
        words = filters.text.casefold().split()
        shown: set[str] = set()
        result = Facets()
        for entry, people, marks in self._traits:
            against = _against(filters, entry, people, marks)
            if words and not self._holds(entry, words):
                against |= Facet.TEXT
            if not against:
                shown.add(entry.key)
            _count(result, entry, people, marks, against)
        return replace(result, shown=frozenset(shown))

    def _holds(self, entry: Entry, words: Iterable[str]) -> bool:
        text = self._texts.get(entry.key)
        if text is None:
            text = self._texts[entry.key] = search_text(self._timeline, entry)
        return all(word in text for word in words)


def _against(filters: Filters, entry: Entry, people: tuple[str, ...], marks: tuple[Mark, ...]) -> int:
    against = 0
    if entry.source in filters.sources:
        against |= Facet.SOURCE
    if entry.event.kind in filters.kinds:
        against |= Facet.KIND
    if entry.event.status in filters.statuses:
        against |= Facet.STATUS
    if filters.people and filters.people.isdisjoint(people):
        against |= Facet.PEOPLE
    for mark in filters.marks.intersection(marks):
        against |= _FACET_OF_MARK[mark]
    return against


def _count(result: Facets, entry: Entry, people: tuple[str, ...], marks: tuple[Mark, ...], against: int) -> None:
    """Adds the entry to each choice that it would appear under if that one question were not asked."""
    if not against & ~Facet.SOURCE:
        result.sources[entry.source] += 1
    if not against & ~Facet.KIND:
        result.kinds[entry.event.kind] += 1
    if not against & ~Facet.STATUS:
        result.statuses[entry.event.status] += 1
    if not against & ~Facet.PEOPLE:
        result.people.update(people)
    for mark in marks:
        if not against & ~_FACET_OF_MARK[mark]:
            result.marks[mark] += 1
