"""Long stretches without events, folded to a narrow break: an axis that is honest about what it skips.

A fold maps world time (days) to *folded* time: the same days outside the gaps, few days for each gap. Both ways are
exact and monotone, so that zoom, pan and hit test work as on a plain axis.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import floor
from typing import NamedTuple

from timeline_app.layout.datetext import year_text
from timeline_app.layout.marks import Marks
from timeline_app.model.calendar import from_ordinal

SHARE = 0.22
"""A stretch folds that takes more than this share of what is not folded."""

BREAK = 0.09
"""The folded length of a gap as a share of what is not folded."""

MOST = 8
"""The most gaps that fold."""

LEAST = 3.0
"""Shorter stretches (in days) stay."""

WORTH = 0.025
"""So do stretches of a smaller share of the whole: folding them would gain little and tear much."""


class Gap(NamedTuple):
    """A stretch without events, in world days."""

    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Fold:
    """The gaps in order, each folded to ``length`` days."""

    gaps: tuple[Gap, ...]
    length: float
    _times: tuple[float, ...] = field(init=False, repr=False, compare=False)
    _folded: tuple[float, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        times: list[float] = []
        folded: list[float] = []
        saved = 0.0
        for gap in self.gaps:
            times += gap
            folded.append(gap.begin - saved)
            folded.append(gap.begin - saved + self.length)
            saved += gap.end - gap.begin - self.length
        object.__setattr__(self, "_times", tuple(times))
        object.__setattr__(self, "_folded", tuple(folded))

    def warp(self, time: float) -> float:
        """The folded time of an instant."""
        return _mapped(time, self._times, self._folded)

    def unwarp(self, folded: float) -> float:
        """The instant of a folded time."""
        return _mapped(folded, self._folded, self._times)

    def between(self, begin: float, end: float) -> list[Gap]:
        """The gaps that touch a range of instants."""
        return [gap for gap in self.gaps if gap.begin < end and gap.end > begin]


def _mapped(value: float, source: Sequence[float], target: Sequence[float]) -> float:
    place = bisect_right(source, value)
    if place == 0:
        return value + (target[0] - source[0]) if source else value
    if place % 2 == 0:
        return value + (target[place - 1] - source[place - 1])
    share = (value - source[place - 1]) / (source[place] - source[place - 1])
    return target[place - 1] + share * (target[place] - target[place - 1])


def fold_of(marks: Marks) -> Fold | None:
    """The fold of a timeline: its longest stretches in which nothing begins or ends; ``None`` where none is long."""
    days = {time for time, _ in marks.published} | {time + 1 for time, _ in marks.published}
    edges = sorted(set(marks.starts) | set(marks.ends) | days)
    gaps = [Gap(a, b) for a, b in pairwise(edges)]
    kept = whole = sum(gap.end - gap.begin for gap in gaps)
    chosen: list[Gap] = []
    for gap in sorted(gaps, key=lambda gap: (gap.begin - gap.end, gap.begin))[:MOST]:
        length = gap.end - gap.begin
        if length < max(LEAST, WORTH * whole) or length <= SHARE * kept or kept - length <= 0:
            break
        chosen.append(gap)
        kept -= length
    if not chosen:
        return None
    return Fold(tuple(sorted(chosen)), max(1.0, kept * BREAK))


def gap_text(gap: Gap) -> str:
    """The length of a gap in its largest fitting unit: ``3 years``, ``5 months``, ``12 days``."""
    days = gap.end - gap.begin
    first, last = from_ordinal(floor(gap.begin)), from_ordinal(floor(gap.end))
    months = (last[0] - first[0]) * 12 + last[1] - first[1] - (last[2] < first[2])
    for count, unit in ((months // 12, "year"), (months, "month"), (floor(days), "day")):
        if count >= 1:
            return f"{count:,} {unit}{'' if count == 1 else 's'}"
    return "less than a day"


def years_text(gap: Gap) -> str:
    """The years that a gap covers where it covers whole ones: ``2020``, ``2021–2023``; else empty."""
    first, last = from_ordinal(floor(gap.begin)), from_ordinal(floor(gap.end))
    if first[1:] != (1, 1) or last[1:] != (1, 1) or gap.begin % 1 or gap.end % 1:
        return ""
    if last[0] - first[0] == 1:
        return year_text(first[0])
    return f"{year_text(first[0])}–{year_text(last[0] - 1)}"
