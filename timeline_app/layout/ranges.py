"""Which stretch of time to show: the whole, the bulk, or what makes room for one event."""

from __future__ import annotations

from math import ceil

from timeline_app.layout.fold import Fold
from timeline_app.layout.marks import Marks
from timeline_app.layout.scale import Scale

FINE = 62.0
"""Events that lie inside so many days tell where a timeline is; longer ones only cover it."""

BULK = 0.8
"""The share of events that the bulk of a timeline holds."""

FAR = 4.0
"""Outliers are left out of the first view where they would make it so many times longer."""

LEAST = 21.0
"""The fewest days of a first view."""

CARD_ROOM = 180.0
"""Pixels kept free to the right of the last event; a longer card stands left of its mark."""

LEFT_ROOM = 60.0
"""Pixels kept free to the left of the first event."""


def whole_range(marks: Marks) -> tuple[float, float] | None:
    """From the first instant to the last, publication days included; ``None`` without events."""
    if not len(marks):
        return None
    days = [time for time, _ in marks.published]
    return min([min(marks.starts), *days]), max([max(marks.ends), *(day + 1 for day in days)])


def bulk_range(marks: Marks) -> tuple[float, float] | None:
    """Where most events are, or the whole where none lie far off; ``None`` without events."""
    whole = whole_range(marks)
    if whole is None:
        return None
    pairs = zip(marks.starts, marks.ends, strict=True)
    fine = sorted((start, end) for start, end in pairs if end - start <= FINE)
    if not fine:
        return whole
    size = ceil(BULK * len(fine))
    widths = [(fine[i + size - 1][0] - fine[i][0], i) for i in range(len(fine) - size + 1)]
    _, first = min(widths)
    begin, end = fine[first][0], max(end for _, end in fine[first : first + size])
    reach = max(end - begin, LEAST)
    if whole[1] - whole[0] <= FAR * reach:
        return whole
    near = [(s, e) for s, e in fine if s >= begin - reach / 2 and e <= end + reach / 2]
    days = [time for time, _ in marks.published if begin - reach <= time <= end + reach]
    return min([s for s, _ in near] + days), max([e for _, e in near] + [day + 1 for day in days])


def framed(span: tuple[float, float], width: float, least: float = LEAST, fold: Fold | None = None) -> Scale:
    """The scale that shows a range with room for cards at its right end, ``least`` days at least."""
    begin, end = span if fold is None else (fold.warp(span[0]), fold.warp(span[1]))
    if end - begin < least:
        begin, end = (begin + end - least) / 2, (begin + end + least) / 2
    right = right_room(width)
    left = left_room(width)
    per = (end - begin) / max(width - left - right, 1.0)
    return Scale.across(begin - left * per, end + right * per, width, fold)


def left_room(width: float) -> float:
    """The pixels to the left of the first event in a view of that width."""
    return min(LEFT_ROOM, width * 0.06)


def right_room(width: float) -> float:
    """The pixels to the right of the last event in a view of that width."""
    return min(CARD_ROOM, width * 0.16)


def in_order(marks: Marks) -> list[int]:
    """The places of the events in the order of time."""
    starts = marks.starts
    return sorted(range(len(starts)), key=lambda place: (starts[place], place))


def neighbour(marks: Marks, place: int | None, scale: Scale, by: int) -> int | None:
    """The event before (-1) or after (1) another in time; without one, the first of a view that comes that way.

    Past the ends it is the event itself; ``None`` without events.
    """
    order = in_order(marks)
    if not order:
        return None
    if place is not None:
        return order[min(max(order.index(place) + by, 0), len(order) - 1)]
    if by > 0:
        return next((one for one in order if marks.starts[one] >= scale.begin), order[-1])
    return next((one for one in reversed(order) if marks.starts[one] < scale.end), order[0])
