"""One article of a document with its corrections applied: the entries that the timeline shows of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from operator import is_

from timeline_app.model import Article, Entry, Event, Extraction
from timeline_app.project.corrected import corrected, elsewhere
from timeline_app.project.keys import event_keys, own_number
from timeline_app.project.values import Correction, Held

NOWHERE = Extraction(Article("", (), origin="Added by you"), None, (), ())
"""The source of events that belong to no article."""

AS_READ = Correction()
"""A correction that changes nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """``read`` are the events as read; ``fixes`` the corrections of the article; ``entries`` what is shown, by key, in
    the order of the dates; ``extraction`` the article's with the corrections applied; ``source`` its place.
    """

    key: str
    held: Held | None
    read: Mapping[str, Event]
    fixes: Mapping[str, Correction]
    entries: Mapping[str, Entry]
    extraction: Extraction
    source: int = 0

    @classmethod
    def of(cls, key: str, held: Held | None, old: Part | None) -> Part:
        """An article as read, to be built; ``old`` is the part that it takes the place of."""
        extraction = NOWHERE if held is None else held.extraction
        if old is not None and old.held is not None and old.held.extraction is extraction:
            return replace(old, held=held)
        return cls(key, held, event_keys(key, extraction), {} if old is None else old.fixes, {}, extraction)

    def with_fixes(self, fixes: Mapping[str, Correction]) -> Part:
        """The part with these corrections, to be built."""
        return replace(self, fixes=fixes)

    def with_fix(self, key: str, fix: Correction | None) -> Part:
        """The part with one correction set or, where ``None``, taken back; to be built."""
        others = {name: known for name, known in self.fixes.items() if name != key}
        return replace(self, fixes=others if fix is None else {**others, key: fix})

    def base(self, key: str) -> Event | None:
        """The event that a correction starts from: the user's own, or the one that was read."""
        fix = self.fixes.get(key)
        return self.read.get(key) if fix is None or fix.own is None else fix.own

    def as_read(self, key: str) -> Event | None:
        """The event as it was read, where it was."""
        fix = self.fixes.get(key)
        return self.read.get(key) or (None if fix is None else fix.extracted)

    def all_keys(self) -> list[str]:
        """The keys of all its events, those removed and merged too, the user's own last."""
        own = [key for key, fix in self.fixes.items() if fix.own is not None and key not in self.read]
        return [*self.read, *sorted(own, key=own_number)]


def build(part: Part, source: int, joined: Mapping[str, list[tuple[str, Event]]], targets: Mapping[str, str]) -> Part:
    """The part with its entries made anew, those kept that did not change.

    ``joined`` gives the events (and their articles' keys) merged into an event, ``targets`` the event that one is
    merged into.
    """
    shown = [key for key in part.all_keys() if key not in targets and not part.fixes.get(key, AS_READ).removed]
    places = _places(part, shown, targets)
    entries: dict[str, Entry] = {}
    for key in shown:
        entry = _entry(part, key, source, joined.get(key, []), places)
        old = part.entries.get(key)
        entries[key] = old if old == entry and old is not None else entry
    original = NOWHERE if part.held is None else part.held.extraction
    events = [entry.event for entry in entries.values()]
    if len(events) == len(original.events) and all(map(is_, events, original.events)):
        return replace(part, entries=entries, extraction=original, source=source)
    ordered = dict(sorted(entries.items(), key=lambda item: _by_date(item[1].event)))
    extraction = replace(original, events=tuple(entry.event for entry in ordered.values()))
    return replace(part, entries=ordered, extraction=extraction, source=source)


def stands_at(part: Part, source: int) -> Part:
    """The part, built already, at another place among the articles."""
    entries = {
        key: Entry(key, old.event, source, old.starred, old.notes, old.extracted, old.own)
        for key, old in part.entries.items()
    }
    return replace(part, entries=entries, source=source)


def _places(part: Part, shown: Iterable[str], targets: Mapping[str, str]) -> dict[str, str]:
    """Where links lead: the id of each event that is shown, or is part of one, and that of the one that shows it."""
    places = {base.id: base.id for key in shown if (base := part.base(key)) is not None}
    for key in part.all_keys() if targets else ():
        base, into = part.base(key), part.base(targets.get(key, ""))
        if base is not None and into is not None and into.id in places:
            places[base.id] = into.id
    return places


def _entry(part: Part, key: str, source: int, joined: list[tuple[str, Event]], places: Mapping[str, str]) -> Entry:
    base = part.base(key)
    assert base is not None
    fix = part.fixes.get(key)
    event = base
    if fix is not None or joined:
        others = [other if article == part.key else elsewhere(other) for article, other in joined]
        event = corrected(base, fix or AS_READ, others)
    linked = _relinked(event, places)
    if fix is None and not joined:
        return Entry(key, linked, source)
    read = part.as_read(key)
    fix = fix or AS_READ
    return Entry(key, linked, source, fix.starred, fix.notes, None if read == event else read, fix.own is not None)


def _relinked(event: Event, places: Mapping[str, str]) -> Event:
    """The event with its links led to where their events are now."""
    if all(places.get(link.event) == link.event for link in event.links):
        return event
    links = [replace(link, event=places.get(link.event, "")) for link in event.links]
    return replace(event, links=tuple(dict.fromkeys(link for link in links if link.event not in {"", event.id})))


def _by_date(event: Event) -> tuple[bool, float]:
    side = None if event.when is None else event.when.start or event.when.end
    return (True, 0.0) if side is None else (False, side.begin)
