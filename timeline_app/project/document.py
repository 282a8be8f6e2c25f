"""What a project is at one moment: articles, corrections, eras, and the timeline that they make. Immutable.

An edit makes a new document that shares all that it left alone, so an edit costs what it touches.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from types import MappingProxyType

from timeline_app.model import Entry, Event, Reading, Timeline
from timeline_app.project.corrected import chosen_reading, corrected
from timeline_app.project.part import AS_READ, Part
from timeline_app.project.state import State, after
from timeline_app.project.values import Correction, Edit, Era, Held


class Document:
    """Articles in order, corrections by the key of their event, eras. Events have keys that last (:mod:`.keys`)."""

    __slots__ = ("_state", "_timeline")

    def __init__(self, state: State | None = None) -> None:
        self._state = state or State()
        self._timeline: Timeline | None = None

    @property
    def held(self) -> tuple[Held, ...]:
        """The articles, in order."""
        return tuple(part.held for part in self._state.parts if part.held is not None)

    @property
    def corrections(self) -> Mapping[str, Correction]:
        """What the user changed, by the keys of events."""
        return MappingProxyType(self._state.corrections)

    @property
    def eras(self) -> tuple[Era, ...]:
        """The user's background spans."""
        return self._state.eras

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Document):
            return NotImplemented
        return (self.held, self.corrections, self.eras) == (other.held, other.corrections, other.eras)

    __hash__ = None  # type: ignore[assignment]  # a document holds mappings

    def timeline(self) -> Timeline:
        """What is shown: corrections applied, merged and removed events left out, the user's own in.

        Sources are the articles in order, each with its corrected events; after them, where there are any, one for the
        user's events that belong to no article.
        """
        if self._timeline is None:
            entries = tuple(chain.from_iterable(part.entries.values() for part in self._state.parts))
            self._timeline = Timeline(tuple(part.extraction for part in self._state.parts), entries)
        return self._timeline

    def entry(self, key: str) -> Entry | None:
        """The event of that key as it is shown, or ``None``."""
        part = self._part_of(key)
        return None if part is None else part.entries.get(key)

    def correction(self, key: str) -> Correction:
        """What the user changed of an event."""
        return self._state.corrections.get(key, AS_READ)

    def held_of(self, key: str) -> Held | None:
        """The article of that key, or that the event of that key belongs to."""
        part = self._part_of(key)
        return None if part is None else part.held

    def event_as_read(self, key: str) -> Event | None:
        """The event as the program read it, or ``None`` for one that the user made."""
        part = self._part_of(key)
        return None if part is None else part.as_read(key)

    def chosen(self, key: str) -> Reading | None:
        """The reading that the user chose for an event, or ``None``."""
        chosen, entry = self.correction(key).reading, self.entry(key)
        return None if chosen is None or entry is None else chosen_reading(entry.event, chosen)

    def merged(self, key: str) -> tuple[str, ...]:
        """The keys of the events that were merged into this one."""
        return tuple(other for other, target in self._state.targets.items() if target == key)

    def removed(self) -> tuple[Entry, ...]:
        """The events that the user removed, with their corrections."""
        return tuple(self._removed())

    def _removed(self) -> Iterator[Entry]:
        for place, part in enumerate(self._state.parts):
            for key in part.all_keys():
                base, fix = part.base(key), part.fixes.get(key, AS_READ)
                if fix.removed and base is not None and key not in self._state.targets:
                    event = corrected(base, fix)
                    yield Entry(key, event, place, fix.starred, fix.notes, part.as_read(key), fix.own is not None)

    def event_keys(self, article: str) -> tuple[str, ...]:
        """The keys of all events of an article, those removed and merged too."""
        part = self._part(article)
        return () if part is None else tuple(part.all_keys())

    def base(self, key: str) -> Event | None:
        """The event that corrections start from, shown or not: the user's own, or the one that was read."""
        part = self._part_of(key)
        return None if part is None else part.base(key)

    def applied(self, edit: Edit) -> Document:
        """The document with the edit done. What an edit names that is not there is passed over."""
        return Document(after(self._state, edit))

    def _part(self, article: str) -> Part | None:
        return self._state.by_key.get(article)

    def _part_of(self, key: str) -> Part | None:
        return self._part(key.partition(":")[0])
