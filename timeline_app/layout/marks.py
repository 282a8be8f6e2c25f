"""An event as the canvas needs it: where it lies in days, how certain that is, and the words of its card."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from math import inf
from typing import NamedTuple, assert_never

from timeline_app.layout.datetext import ENGLISH, DateWords, when_text
from timeline_app.layout.theme import KIND_NAMES
from timeline_app.model import Basis, Entry, Event, Granularity, Kind, ParticipantKind, Status, Timeline, When

SNIPPET = 240
"""The most code points of a snippet on a card."""


REMEMBERED = 4000
"""The most details taken over from one timeline to the next."""


class LaneMode(Enum):
    """What a lane of the canvas stands for."""

    KIND = "kind"
    PERSON = "person"
    SOURCE = "source"
    NONE = "none"


class Mark(NamedTuple):
    """One event to draw. Instants are days; ``earliest`` to ``latest`` hold ``begin`` to ``end``.

    ``within`` says that the event lies somewhere inside ``begin`` to ``end`` (a month, a year); without it, it lasts
    all that time. An open side has no bound that the text gives.
    """

    key: str
    title: str
    date: str
    kind: Kind
    status: Status = Status.HAPPENED
    inferred: bool = False
    given: bool = False
    conflict: bool = False
    begin: float = 0.0
    end: float = 0.0
    earliest: float = 0.0
    latest: float = 0.0
    open_start: bool = False
    open_end: bool = False
    within: bool = False
    snippet: str = ""
    brief: str = ""
    people: str = ""
    claimed_by: str = ""
    note: str = ""


class Lane(NamedTuple):
    """A lane's heading; ``kind`` where the lane stands for one."""

    name: str
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """All events to lay out, as columns: ``starts`` and ``ends`` are the outermost instants in days.

    ``mark`` gives the details of one by its place in the columns; only what is drawn is asked for. ``cores`` are the
    instants at which the certain cores begin; ``entries`` what the columns were made from, and ``made`` the details
    made so far.
    """

    starts: Sequence[float]
    ends: Sequence[float]
    ranks: Sequence[float]
    lanes: Sequence[int]
    heads: tuple[Lane, ...]
    mark: Callable[[int], Mark]
    places: dict[str, int] = field(default_factory=dict)
    published: tuple[tuple[float, str], ...] = ()
    cores: Sequence[float] = ()
    entries: Sequence[Entry] = ()
    made: dict[str, tuple[Entry, DateWords, Mark]] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many events."""
        return len(self.starts)


class Extent(NamedTuple):
    """The instants of a date in days, from the outermost to the certain core."""

    earliest: float
    begin: float
    end: float
    latest: float


def extent(when: When) -> Extent:
    """Core and bounds of a date. Where a side is open, the core is the side that is known."""
    first, last = when.start or when.end, when.end or when.start
    if first is None or last is None:  # pragma: no cover - a When has at least one side
        message = f"a date without a side: {when}"
        raise ValueError(message)
    begin, end = first.begin, last.finish
    if not when.approximate:
        return Extent(begin, begin, end, end)
    bounds = when.bounds
    earliest = begin if bounds.earliest is None else min(begin, float(bounds.earliest))
    latest = end if bounds.latest is None else max(end, float(bounds.latest + 1))
    return Extent(earliest, begin, end, latest)


def rank(event: Event, *, starred: bool = False) -> float:
    """Who is drawn first where room lacks: starred, importance, fact before claim, stated before inferred, mentions."""
    bonus = {Status.HAPPENED: 0.2, Status.CLAIMED: 0.1, Status.PLANNED: 0.15}.get(event.status, 0.0)
    stated = 0.0 if event.basis is Basis.INFERRED else 0.15
    told = 0.02 * min(len(event.mentions), 10)
    return event.importance + bonus + stated + told + 0.1 * event.contradictory + 2.0 * starred


def mark_of(entry: Entry, timeline: Timeline, words: DateWords = ENGLISH, *, noted: bool = False) -> Mark:
    """What is drawn of an entry; ``noted`` adds the number of its source in the list below a picture.

    Raises:
        ValueError: if the event has no date.
    """
    event = entry.event
    if event.when is None:
        message = f"an event without a date has no place on the axis: {event.title}"
        raise ValueError(message)
    spread = extent(event.when)
    return Mark(
        key=entry.key,
        title=clean(event.title),
        date=when_text(event.when, words, long=True),
        kind=event.kind,
        status=event.status,
        inferred=event.basis is Basis.INFERRED,
        given=event.basis is Basis.GIVEN,
        conflict=event.contradictory,
        begin=spread.begin,
        end=spread.end,
        earliest=spread.earliest,
        latest=spread.latest,
        open_start=event.when.start is None,
        open_end=event.when.end is None,
        within=not event.when.interval and event.when.granularity > Granularity.DAY,
        snippet=snippet(entry, timeline),
        brief=when_text(event.when, words),
        people=", ".join(clean(person.name) for person in event.participants[:3]),
        claimed_by=clean(event.claimed_by),
        note=f"[{entry.source + 1}]" if noted else "",
    )


def snippet(entry: Entry, timeline: Timeline, limit: int = SNIPPET) -> str:
    """The sentence that tells of the event, as given, in one line."""
    if not entry.event.mentions:
        return ""
    mention = entry.event.mentions[0]
    span = mention.sentence or mention.span
    return clean(span.of(timeline.sources[entry.source].article.text)[: 4 * limit])[:limit]


def clean(text: str) -> str:
    """One line without control, bidi-override and unpaired surrogate characters, runs of blanks joined."""
    return " ".join("".join(_KEPT.get(ord(char), char) for char in text if not _is_unsafe(char)).split())


_KEPT = {9: " ", 10: " ", 13: " ", 0x2028: " ", 0x2029: " "}


def _is_unsafe(char: str) -> bool:
    code = ord(char)
    if code in _KEPT:
        return False
    return (
        code < 0x20
        or 0x7F <= code <= 0x9F
        or 0x202A <= code <= 0x202E
        or 0x2066 <= code <= 0x2069
        or 0xD800 <= code <= 0xDFFF
        or code & 0xFFFE == 0xFFFE
        or code in {0x200E, 0x200F, 0x061C, 0xFEFF}
    )


def marks_of(
    timeline: Timeline,
    shown: frozenset[str] | None = None,
    mode: LaneMode = LaneMode.KIND,
    words: DateWords = ENGLISH,
    *,
    noted: bool = False,
    before: Marks | None = None,
) -> Marks:
    """The dated events of a timeline as columns; ``shown`` are the keys to keep (``None`` keeps all).

    ``noted`` numbers the sources. From ``before`` is taken over what the two have in common: the same entries.
    """
    entries = [
        entry for entry in timeline.entries if entry.event.when is not None and (shown is None or entry.key in shown)
    ]
    starts, cores, ends, ranks = _columns(entries, before)
    heads, lanes = _lanes(entries, timeline, mode, cores)
    made = {} if before is None or noted or len(before.made) > REMEMBERED else dict(before.made)

    def mark(place: int) -> Mark:
        entry = entries[place]
        found = made.get(entry.key)
        if found is None or found[0] is not entry or found[1] is not words:
            found = made[entry.key] = entry, words, mark_of(entry, timeline, words, noted=noted)
        return found[2]

    return Marks(
        starts=starts,
        ends=ends,
        ranks=ranks,
        lanes=array("H", lanes),
        heads=heads,
        mark=mark,
        places={entry.key: place for place, entry in enumerate(entries)},
        published=_published(timeline, words),
        cores=cores,
        entries=entries,
        made=made,
    )


def _columns(
    entries: Sequence[Entry], before: Marks | None
) -> tuple[array[float], array[float], array[float], array[float]]:
    """Outermost start, start of the core, outermost end (days), and rank of each entry."""
    old: Sequence[Entry] = () if before is None else before.entries
    first, rest = _shared(old, entries)
    new = entries[first : len(entries) - rest]
    spreads = [extent(entry.event.when) for entry in new if entry.event.when is not None]
    made = (
        array("d", (spread.earliest for spread in spreads)),
        array("d", (spread.begin for spread in spreads)),
        array("d", (spread.latest for spread in spreads)),
        array("f", (rank(entry.event, starred=entry.starred) for entry in new)),
    )
    if before is None or not old:
        return made
    kept = (before.starts, before.cores, before.ends, before.ranks)
    starts, cores, ends, ranks = (
        array(column.typecode, known[:first]) + column + array(column.typecode, known[len(old) - rest :])
        for column, known in zip(made, kept, strict=True)
    )
    return starts, cores, ends, ranks


def _shared(old: Sequence[Entry], new: Sequence[Entry]) -> tuple[int, int]:
    """How many entries at the beginning, and how many at the end, are the very same."""
    most = min(len(old), len(new))
    first = next((place for place in range(most) if old[place] is not new[place]), most)
    rest = next((place for place in range(most - first) if old[-1 - place] is not new[-1 - place]), most - first)
    return first, rest


def _published(timeline: Timeline, words: DateWords) -> tuple[tuple[float, str], ...]:
    days = {source.published.day for source in timeline.sources if source.published is not None}
    return tuple((float(day.toordinal()), words.full_day(day.year, day.month, day.day)) for day in sorted(days))


def _lanes(
    entries: Sequence[Entry], timeline: Timeline, mode: LaneMode, cores: Sequence[float]
) -> tuple[tuple[Lane, ...], list[int]]:
    """The lanes in order and each entry's place among them."""
    match mode:
        case LaneMode.KIND:
            heads = [Lane(KIND_NAMES[kind], kind) for kind in Kind]
            numbers = {id(kind): number for number, kind in enumerate(Kind)}  # to hash a member takes far longer
            places = [numbers[id(entry.event.kind)] for entry in entries]
        case LaneMode.SOURCE:
            heads = [Lane(_source_name(timeline, number)) for number in range(len(timeline.sources))]
            places = [entry.source for entry in entries]
        case LaneMode.PERSON:
            return _person_lanes(entries)
        case LaneMode.NONE:
            return (Lane(""),), [0] * len(entries)
        case _:
            assert_never(mode)
    return _ordered(heads, places, cores)


def _ordered(heads: list[Lane], places: list[int], cores: Sequence[float]) -> tuple[tuple[Lane, ...], list[int]]:
    """Only lanes that hold something, in the order of their first event."""
    first: dict[int, float] = {}
    for place, begin in zip(places, cores, strict=True):
        if begin < first.get(place, inf):
            first[place] = begin
    order = sorted(first, key=lambda place: (first[place], place))
    new = {place: number for number, place in enumerate(order)}
    return tuple(heads[place] for place in order), [new[place] for place in places]


def _source_name(timeline: Timeline, number: int) -> str:
    article = timeline.sources[number].article
    return clean(article.title.of(article.text)) if article.title else (clean(article.origin) or f"Source {number + 1}")


MOST_PEOPLE = 8
"""People with a lane of their own; the rest share one."""


def _person_lanes(entries: Sequence[Entry]) -> tuple[tuple[Lane, ...], list[int]]:
    counts: dict[str, int] = {}
    named = [[p.name for p in e.event.participants if p.kind is ParticipantKind.PERSON] for e in entries]
    for names in named:
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    top = sorted(counts, key=lambda name: (-counts[name], name))[:MOST_PEOPLE]
    places = {name: number for number, name in enumerate(top)}
    lanes = [min((places[name] for name in names if name in places), default=len(top)) for names in named]
    heads = tuple(Lane(clean(name)) for name in top)
    return (*heads, Lane("Nobody named" if not counts else "Others")), lanes
