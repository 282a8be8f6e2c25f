"""Which stretch of time a picture shows, and what of it is folded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import floor

from timeline_app.layout.datetext import ENGLISH, DateWords
from timeline_app.layout.fold import BREAK, Fold, fold_of
from timeline_app.layout.marks import Marks
from timeline_app.layout.ranges import framed, left_room, right_room, whole_range
from timeline_app.layout.scale import Scale
from timeline_app.model import OutputError
from timeline_app.model.calendar import from_ordinal

LOOKED_AT = 1_000
"""The most events that are looked at one by one."""

BREAKS = 0.35
"""The most of the axis that breaks may take."""

NAMED = 52.0
"""The pixels that a break needs to say how long it is."""

GAIN = 3.0
"""An axis is folded where that leaves so many times the room to each day; else its scale is true."""

HOUR = 1 / 24
"""The shortest time in days that a picture spans."""


@dataclass(frozen=True, slots=True)
class Range:
    """Instants in days, ``None`` for those of the timeline. ``exact`` keeps those given at the very edges."""

    begin: float | None = None
    end: float | None = None
    exact: bool = True
    fold: bool = True


def scale_of(marks: Marks, width: float, asked: Range) -> Scale:
    """The scale of a picture ``width`` pixels wide. An edge that is not given has room beside it for cards.

    Raises:
        OutputError: if the range lies beyond all events.
    """
    width = max(width, 60.0)
    whole = whole_range(marks)
    if whole is None:  # pragma: no cover - a picture without dated events has no axis
        message = "There is no event with a date."
        raise OutputError(message)
    begin = whole[0] if asked.begin is None else asked.begin
    end = whole[1] if asked.end is None else asked.end
    if end <= begin:
        raise OutputError(_beyond(whole, asked, ENGLISH))
    fold = _fold(marks, begin, end, width - left_room(width) - right_room(width)) if asked.fold else None
    if not asked.exact or (asked.begin is None and asked.end is None):
        return framed((begin, end), width, HOUR, fold)
    left = left_room(width) if asked.begin is None else 0.0
    right = right_room(width) if asked.end is None else 0.0
    low, high = (begin, end) if fold is None else (fold.warp(begin), fold.warp(end))
    per = max(high - low, HOUR) / max(width - left - right, 1.0)
    return Scale.across(low - left * per, high + right * per, width, fold)


def _fold(marks: Marks, begin: float, end: float, room: float) -> Fold | None:
    """The fold of what lies in the range, drawn in ``room`` pixels: stretches are long or short against it alone."""
    inside = [(max(s, begin), min(e, end)) for s, e in zip(marks.starts, marks.ends, strict=True)
              if s < end and e > begin]  # fmt: skip
    days = tuple(day for day in marks.published if begin < day[0] < end)
    if not inside:
        return None
    cores = [time for time in _cores(marks) if begin < time < end]
    starts, ends = [begin, *(s for s, _ in inside), *cores], [end, *(e for _, e in inside)]
    found = fold_of(replace(marks, starts=starts, ends=ends, published=days))
    return None if found is None else _worthwhile(found, end - begin, room)


def _cores(marks: Marks) -> list[float]:
    """Where events are that are about a day: breaks spare it. Of very many events, no stretch is empty for long."""
    if len(marks) > LOOKED_AT:
        return []
    found = (marks.mark(place) for place in range(len(marks)))
    return [time for one in found if one.begin > one.earliest or one.end < one.latest for time in (one.begin, one.end)]


def _worthwhile(fold: Fold, length: float, room: float) -> Fold | None:
    """The longest of the gaps, as many as leave an axis that is mostly time and gains much by them.

    Breaks are as wide as their words need.
    """
    gaps = sorted(fold.gaps, key=lambda gap: (gap.begin - gap.end, gap.begin))
    for most in range(len(gaps), 0, -1):
        kept = length - sum(gap.end - gap.begin for gap in gaps[:most])
        width = max(1.0, kept * BREAK, kept * NAMED / max(room - most * NAMED, 1.0))
        if most * width <= BREAKS * (kept + most * width) and length >= GAIN * (kept + most * width):
            return Fold(tuple(sorted(gaps[:most])), width)
    return None


def _beyond(whole: tuple[float, float], asked: Range, words: DateWords) -> str:
    day = from_ordinal(floor(whole[1] - 1e-6 if asked.begin is not None else whole[0]))
    side = "ends" if asked.begin is not None else "begins"
    return f"Nothing lies in the range of the picture: the timeline {side} on {words.full_day(*day)}."
