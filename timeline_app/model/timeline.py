"""What the window shows: the events of every open article, each with a key of its own."""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.model.event import Event, Extraction


@dataclass(frozen=True, slots=True)
class Entry:
    """An event of one of the sources. ``key`` names it across the timeline; ``source`` is an index into ``sources``.

    What the user added stands beside it: ``starred``, ``notes``, and ``extracted``, the event as it was read where
    ``event`` holds the user's corrections (``None`` where it is as read). ``own`` tells an event that the user made.
    """

    key: str
    event: Event
    source: int
    starred: bool = False
    notes: str = ""
    extracted: Event | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """The extractions that are open, in the order in which they were opened, and their events."""

    sources: tuple[Extraction, ...] = ()
    entries: tuple[Entry, ...] = ()

    @classmethod
    def of(cls, sources: tuple[Extraction, ...]) -> Timeline:
        """The timeline of all events of ``sources``."""
        entries = tuple(
            Entry(f"{number}:{event.id}", event, number)
            for number, source in enumerate(sources)
            for event in source.events
        )
        return cls(sources, entries)

    def entry(self, key: str) -> Entry | None:
        """The entry of that key, or ``None``."""
        return next((entry for entry in self.entries if entry.key == key), None)
