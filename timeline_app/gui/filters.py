"""Which events are shown, and how many each choice of the left panel stands for. No Qt here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, NamedTuple

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
    """All that a search looks through, case folded: headline, people and their roles, notes, the words
    of each mention.
    """
    event = entry.event
    text = timeline.sources[entry.source].article.text
    parts = [event.title, event.kind.value, event.claimed_by, entry.notes]
    for person in event.participants:
        parts += [person.name, *person.roles]
    parts += [(mention.sentence or mention.span).of(text) for mention in event.mentions]
    return "\n".join(parts).casefold()


class Trait(NamedTuple):
    """What filters ask of an event."""

    entry: Entry
    people: tuple[str, ...]
    marks: tuple[Mark, ...]


class Sieve:
    """Applies filters to one timeline; what a search looks through is prepared once, when first searched.

    ``before`` is the sieve of the timeline before: what the two share is taken over.
    """

    def __init__(self, timeline: Timeline, before: Sieve | None = None) -> None:
        self._timeline = timeline
        self.texts: dict[str, str] = {}
        """What a search looks through, by key, of the events searched so far."""
        self.traits: dict[str, Trait] = {}
        """By key, in the timeline's order."""
        known = {} if before is None else before.traits
        self._fresh: list[Trait] = []
        self._stale: list[Trait] = []
        """What the timeline before did not have, and what it had and this one has not."""
        for entry in timeline.entries:
            trait = known.get(entry.key)
            if trait is None or trait.entry is not entry:
                if trait is not None:
                    self._stale.append(trait)
                trait = Trait(entry, people_of(entry), marks_of(entry))
                self._fresh.append(trait)
            elif before is not None and entry.key in before.texts:
                self.texts[entry.key] = before.texts[entry.key]
            self.traits[entry.key] = trait
        kept = len(self.traits) - len(self._fresh)
        if kept + len(self._stale) < len(known):
            self._stale += [trait for key, trait in known.items() if key not in self.traits]

    def entry(self, key: str) -> Entry | None:
        """The event of that key."""
        trait = self.traits.get(key)
        return None if trait is None else trait.entry

    def facets(self, filters: Filters) -> Facets:
        """What ``filters`` leave of the timeline."""
        shown: set[str] = set()
        result = Facets()
        words = filters.text.casefold().split()
        for trait in self.traits.values():
            self.add_to(result, shown, trait, filters, words, 1)
        return replace(result, shown=frozenset(shown))

    def followed(self, filters: Filters, before: Sieve, facets: Facets) -> Facets:
        """The same, from what the same ``filters`` left of the timeline that ``before`` was made from.

        Only what changed is looked at.
        """
        new, old = self._fresh, self._stale
        if 2 * (len(new) + len(old)) > len(self.traits):
            return self.facets(filters)
        words, shown = filters.text.casefold().split(), set(facets.shown)
        result = Facets(
            sources=Counter(facets.sources),
            kinds=Counter(facets.kinds),
            statuses=Counter(facets.statuses),
            marks=Counter(facets.marks),
            people=Counter(facets.people),
        )
        for trait in old:
            before.add_to(result, shown, trait, filters, words, -1)
        for trait in new:
            self.add_to(result, shown, trait, filters, words, 1)
        for name in _COUNTED:  # a choice that nothing stands for any more is none
            counter = getattr(result, name)
            for choice in [choice for choice, number in counter.items() if number <= 0]:
                del counter[choice]
        return replace(result, shown=frozenset(shown))

    def add_to(
        self, result: Facets, shown: set[str], trait: Trait, filters: Filters, words: list[str], by: int
    ) -> None:
        """Count an event in (``by`` 1) or out (-1) of what the filters leave."""
        against = _against(filters, *trait)
        if words and not self._holds(trait.entry, words):
            against |= Facet.TEXT
        if not against and by > 0:
            shown.add(trait.entry.key)
        elif not against:
            shown.discard(trait.entry.key)
        _count(result, trait, against, by)

    def _holds(self, entry: Entry, words: Iterable[str]) -> bool:
        text = self.texts.get(entry.key)
        if text is None:
            text = self.texts[entry.key] = search_text(self._timeline, entry)
        return all(word in text for word in words)


_COUNTED = ("sources", "kinds", "statuses", "marks", "people")
"""The counters of :class:`Facets`."""


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


def _count(result: Facets, trait: Trait, against: int, by: int) -> None:
    """Adds the entry to each choice that it would appear under if that one question were not asked."""
    entry = trait.entry
    if not against & ~Facet.SOURCE:
        result.sources[entry.source] += by
    if not against & ~Facet.KIND:
        result.kinds[entry.event.kind] += by
    if not against & ~Facet.STATUS:
        result.statuses[entry.event.status] += by
    if not against & ~Facet.PEOPLE:
        for person in trait.people:
            result.people[person] += by
    for mark in trait.marks:
        if not against & ~_FACET_OF_MARK[mark]:
            result.marks[mark] += by
