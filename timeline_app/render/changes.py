"""What the user changed of what was read out of the articles: noted in a picture, and done again to make it again.

A picture knows a timeline as it is shown: with the readings that the user chose, with corrections, without what was
removed. Compared with the timeline as it was read, that gives the changes; each names its event by the word of the text
that first tells of it, which stays where it is as long as the text does.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any, TypeAlias

from timeline_app.model import (
    Article,
    Basis,
    Entry,
    Event,
    Extraction,
    InputError,
    Kind,
    Mention,
    Participant,
    ParticipantKind,
    Reading,
    Span,
    Status,
    Timeline,
    When,
)

Record: TypeAlias = dict[str, Any]


def numbered(timeline: Timeline) -> tuple[Timeline, Mapping[str, str]]:
    """The timeline with its events in the order of the text and with keys that say nothing of the window it was open
    in, and the new key for each former one. They are those of :meth:`Timeline.of`: source and the event's own name.
    """
    ordered = sorted(timeline.entries, key=lambda entry: (entry.source, _order(entry.event)))
    names: dict[str, str] = {}
    taken: set[str] = set()
    for entry in ordered:
        name = f"{entry.source}:{entry.event.id}"
        key = name if name not in taken else next(k for n in count(2) if (k := f"{name}#{n}") not in taken)
        taken.add(key)
        names[entry.key] = key
    entries = tuple(
        entry if names[entry.key] == entry.key else replace(entry, key=names[entry.key]) for entry in ordered
    )
    return replace(timeline, entries=entries), names


def _order(event: Event) -> tuple[int, int, str]:
    """Events that the text does not tell of come last."""
    start = event.mentions[0].trigger.start if event.mentions else sys.maxsize
    return start, len(event.id), event.id


def facts(entry: Entry) -> Record:
    """All of an event that a picture may show, or that decides where it stands."""
    event = entry.event
    when = None if event.when is None else [str(event.when), event.when.margin]
    return {
        "title": event.title,
        "when": when,
        "kind": event.kind.value,
        "status": event.status.value,
        "basis": event.basis.value,
        "claimed_by": event.claimed_by,
        "importance": round(event.importance, 6),
        "starred": entry.starred,
        "conflict": event.contradictory,
        "people": [[person.name, person.kind.value] for person in event.participants],
        "mentions": [_mention(mention) for mention in event.mentions],
    }


def digests(timeline: Timeline) -> list[str]:
    """A fingerprint of eight digits for each event of its article, in order."""
    articles = [
        hashlib.sha256(one.article.text.encode("utf-8", "surrogatepass")).hexdigest() for one in timeline.sources
    ]
    texts = (json.dumps([articles[entry.source], facts(entry)], sort_keys=True) for entry in timeline.entries)
    return [hashlib.sha256(text.encode()).hexdigest()[:8] for text in texts]


def changes_of(read: Timeline, shown: Timeline) -> list[Record]:
    """What was changed between the timeline as it was read and as it is shown; their sources have the same order."""
    found: list[Record] = []
    now = {(entry.source, entry.event.id): entry for entry in shown.entries}
    for entry in read.entries:
        one = now.pop((entry.source, entry.event.id), None)
        where = {"source": entry.source, "at": _place(entry.event), "id": entry.event.id}
        if one is None:
            found.append({**where, "gone": True})
        elif one.event is not entry.event or one.starred:
            before, after = facts(entry), facts(one)
            different = {name: value for name, value in after.items() if value != before[name]}
            if different:
                found.append({**where, **different})
    own = [entry for entry in shown.entries if (entry.source, entry.event.id) in now]
    return found + [{"source": one.source, "id": one.event.id, "own": True, **facts(one)} for one in own]


def made_again(read: Timeline, changes: Sequence[Record]) -> tuple[Timeline, int]:
    """The timeline with the changes done to it once more, and how many of them fit no event of it.

    Raises:
        InputError: if a change is damaged.
    """
    try:
        return _made_again(read, changes)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        message = "The picture's note on what was changed by hand is damaged."
        raise InputError(message) from error


def _made_again(read: Timeline, changes: Sequence[Record]) -> tuple[Timeline, int]:
    events = [list(source.events) for source in read.sources]
    sources = list(read.sources)
    stars: set[tuple[int, str]] = set()
    lost = 0
    for change in changes:
        number = int(change["source"])
        if number < 0:  # its article is missing
            lost += 1
            continue
        if change.get("own"):
            while number == len(sources):  # the user's own events that belong to no article
                sources.append(Extraction(Article("", ()), None, (), ()))
                events.append([])
            events[number].append(_changed(_blank(str(change["id"])), change))
            stars |= {(number, str(change["id"]))} if change.get("starred") else set()
            continue
        place = _find(events[number], change) if number < len(events) else None
        if place is None:
            lost += 1
        elif change.get("gone"):
            del events[number][place]
        else:
            events[number][place] = _changed(events[number][place], change)
            stars |= {(number, events[number][place].id)} if change.get("starred") else set()
    done = tuple(replace(source, events=tuple(mine)) for source, mine in zip(sources, events, strict=True))
    timeline = Timeline.of(done)
    entries = tuple(replace(one, starred=(one.source, one.event.id) in stars) for one in timeline.entries)
    return (replace(timeline, entries=entries) if stars else timeline), lost


def _find(events: Sequence[Event], change: Record) -> int | None:
    """The event that a change names: by its place in the text, among several there by its own name."""
    there = [number for number, event in enumerate(events) if _place(event) == change["at"]]
    return next((number for number in there if events[number].id == change["id"]), there[0] if there else None)


def _changed(event: Event, change: Record) -> Event:
    fields: dict[str, Any] = {}
    for name, value in change.items():
        match name:
            case "title" | "claimed_by":
                fields[name] = str(value)
            case "when":
                fields[name] = None if value is None else replace(When.parse(str(value[0])), margin=value[1])
            case "kind":
                fields[name] = Kind(value)
            case "status":
                fields[name] = Status(value)
            case "basis":
                fields[name] = Basis(value)
            case "importance":
                fields[name] = float(value)
            case "people":
                fields["participants"] = tuple(Participant(str(who), ParticipantKind(kind)) for who, kind in value)
            case "mentions":
                fields[name] = tuple(_mention_of(numbers) for numbers in value)
            case _:
                pass  # names the event, or is of a later version
    event = replace(event, **fields)
    conflict = bool(change.get("conflict", event.contradictory))
    if conflict != event.contradictory:
        both = () if event.when is None else (Reading(event.when, ()), Reading(event.when, ()))
        event = replace(event, readings=both if conflict else ())
    return event


def _blank(name: str) -> Event:
    return Event(name, "", None, Kind.OTHER, Status.HAPPENED, Basis.GIVEN, ())


def _place(event: Event) -> list[int]:
    return _ends(event.mentions[0].trigger) if event.mentions else []


def _mention(mention: Mention) -> list[int]:
    sentence = [] if mention.sentence is None else _ends(mention.sentence)
    return [*_ends(mention.span), *_ends(mention.trigger), *sentence]


def _ends(span: Span) -> list[int]:
    return [span.start, span.end]


def _mention_of(numbers: Sequence[int]) -> Mention:
    spans = [Span(int(start), int(end)) for start, end in zip(numbers[::2], numbers[1::2], strict=True)]
    return Mention(spans[0], spans[1], sentence=spans[2] if len(spans) > 2 else None)
