"""What a view does not show one by one: how many events a lane hides, and how many lie beyond the edges."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor, sqrt
from typing import NamedTuple

from timeline_app.layout.datetext import year_text
from timeline_app.layout.index import Index, LaneIndex, quantised
from timeline_app.layout.marks import Lane
from timeline_app.layout.plan import HEAD, LanePlan, Plan
from timeline_app.layout.scale import Scale
from timeline_app.layout.scene import Bars, ClusterTarget, EdgeTarget, Hit, Primitive, Rect, Text
from timeline_app.layout.stamps import Stamps
from timeline_app.layout.style import Style, badge_font, head_font
from timeline_app.layout.theme import with_alpha
from timeline_app.model.calendar import from_ordinal

BIN = 150.0
"""The least width in pixels of the time that one number counts."""

RIDGE = 13.0
"""The least width in pixels of a step of the density ridge."""

NARROW = 56.0
"""A bin that the edge of the view cuts narrower joins its neighbour."""


def draw_counts(
    style: Style,
    scale: Scale,
    lane: LanePlan,
    shown: list[float],
    stamps: Stamps,
    out: list[Primitive],
    hits: list[Hit],
) -> int:
    """The numbers of the hidden events of a lane, in the band of its heading; gives their sum.

    ``shown`` are the starts of the others.
    """
    k, theme = style.text_scale, style.theme
    base, colour = round(lane.top + (HEAD - 2) * k), _colour(style, lane)
    font, total = badge_font(style), 0
    from_x = heading_width(style, lane.head) + 10 * k if lane.headed else 2.0
    for begin, end, count in hidden_counts(scale, lane.index, shown):
        total += count
        text = f"+{count:,}"
        wide = style.measure(text, font)
        width = ceil((wide + 13 * k) / 3) * 3.0
        middle = (scale.x(begin) + scale.x(end)) / 2
        left = min(max(middle - width / 2, from_x), scale.width - width - 2)
        from_x = left + width + 3
        box, name = (left - 1, base - 15 * k - 1, width + 2, 15 * k + 2), ("pill", width, colour)
        if not stamps.again(out, name, box):
            stamps.put(out, name, box, Pill(width, theme.card, colour, k).draw)
        out.append(Text(left + (width - wide) / 2, base - 4 * k, text, font, theme.text, wide))
        hits.append(Hit(left, base - 15 * k, left + width, base, ClusterTarget(begin, end, lane.number, count)))
    return total


def _colour(style: Style, lane: LanePlan) -> str:
    return style.theme.kind(lane.head.kind) if lane.head.kind is not None else style.theme.ridge


class Pill(NamedTuple):
    """The border around a number, the same for numbers about as wide."""

    width: float
    ground: str
    border: str
    k: float

    def draw(self, out: list[Primitive], x: float, y: float) -> None:
        """From a pixel left of and above its corner on."""
        out.append(Rect(x + 1, y + 1, self.width, 15 * self.k, self.ground, self.border, 1, 7 * self.k))


def heading_width(style: Style, head: Lane) -> float:
    """The pixels from the left edge that a lane's heading takes."""
    return (12 + (15 if head.kind is not None else 0)) * style.text_scale + style.measure(head.name, head_font(style))


def hidden_counts(scale: Scale, lane: LaneIndex, shown: list[float]) -> list[tuple[float, float, int]]:
    """How many events of each bin in view are not among those ``shown`` (their starts): (begin, end, count).

    An event that began before the view counts in the first bin. With those shown, the sum is what is in view.
    """
    begin, end = scale.begin, scale.end
    edges = _edges(begin, end, quantised(BIN * scale.days_per_px), NARROW * scale.days_per_px)
    spanning = max(0, bisect_left(lane.starts, begin) - bisect_right(lane.sorted_ends, begin))
    ordered = sorted(shown)
    early = bisect_left(ordered, begin)
    found = []
    for number, (low, high) in enumerate(pairwise(edges)):
        count = bisect_left(lane.starts, high) - bisect_left(lane.starts, low)
        count -= bisect_left(ordered, high) - bisect_left(ordered, low)
        if number == 0:
            count += spanning - early
        if count > 0:
            found.append((low, high, count))
    return found


def hidden_in(plan: Plan, cluster: ClusterTarget) -> list[int]:
    """The places in the marks of the events that a cluster counts."""
    lane = next((lane for lane in plan.lanes if lane.number == cluster.lane), None)
    if lane is None:
        return []
    members = [*lane.index.inside(cluster.start, cluster.end)]
    found = [lane.index.ids[member] for member in members if lane.index.ids[member] not in lane.rows]
    if len(found) < cluster.total:
        before = lane.index.spanning(cluster.start, len(lane.index.starts))
        found = [*(lane.index.ids[m] for m in before if lane.index.ids[m] not in lane.rows), *found]
    return found


def _edges(begin: float, end: float, length: float, least: float) -> list[float]:
    first = floor(begin / length) + 1
    inner = [number * length for number in range(first, floor(end / length) + 2) if begin < number * length < end]
    if inner and inner[0] - begin < least:
        inner = inner[1:]
    if inner and end - inner[-1] < least:
        inner = inner[:-1]
    return [begin, *inner, end]


def draw_ridge(
    style: Style,
    scale: Scale,
    lane: LanePlan,
    span: tuple[float, float],
    out: list[Primitive],
    corner: tuple[float, float],
) -> None:
    """The density of a lane's events in a stretch of time as one stepped shape, its height by the square root.

    ``corner`` is what pixels are moved by to the right, and the base line. The heights go by powers of two, so that
    panning does not make them tremble.
    """
    length = quantised(RIDGE * scale.days_per_px)
    steps = _steps(lane.index.starts, span, length)
    if not steps:
        return
    height, base = (HEAD - 8) * style.text_scale, corner[1]
    most = 1 << (max(count for _, count in steps) - 1).bit_length()
    x, folded, move = scale.x, scale.fold is not None, corner[0]
    origin, wide = x(0.0) + move, length / scale.days_per_px
    rises = {count: float(round(height * max(0.12, sqrt(count / most)))) for count in {count for _, count in steps}}
    rects: list[tuple[float, float, float, float]] = []
    begin = end = rise = 0.0
    for number, count in steps:
        left, right = number * wide + origin, (number + 1) * wide + origin
        if folded:
            left, right = x(number * length) + move, x((number + 1) * length) + move
        edge = float(round(left))
        if edge != end or rises[count] != rise:
            if rise:
                rects.append((begin, base - rise, end - begin or 1.0, rise))
            begin, rise = edge, rises[count]
        end = float(round(right))
    rects.append((begin, base - rise, end - begin or 1.0, rise))
    out.append(Bars(tuple(rects), with_alpha(_colour(style, lane), 0.3)))


def _steps(starts: Sequence[float], span: tuple[float, float], length: float) -> list[tuple[int, int]]:
    """How many start in each bin of world time that holds any: its number and their count."""
    low, last = bisect_left(starts, floor(span[0] / length) * length), bisect_left(starts, span[1])
    steps: list[tuple[int, int]] = []
    while low < last:
        number = int(starts[low] // length)
        high = bisect_left(starts, (number + 1) * length, low + 1)
        steps.append((number, high - low))
        low = high
    return steps


def draw_edges(
    style: Style, index: Index, scale: Scale, height: float, out: list[Primitive], hits: list[Hit]
) -> tuple[int, int]:
    """The counts beyond both edges with the nearest year; a click goes there. Gives both counts."""
    earlier = sum(lane.before(scale.begin) for lane in index.lanes)
    later = sum(lane.after(scale.end) for lane in index.lanes)
    if earlier:
        time = max(lane.sorted_ends[lane.before(scale.begin) - 1] for lane in index.lanes if lane.before(scale.begin))
        year = year_text(from_ordinal(floor(time - 1e-6))[0], style.words)
        _pill(style, f"‹ {earlier:,} earlier · {year}", scale, height, EdgeTarget(-1, time, earlier), out, hits)
    if later:
        firsts = [(lane, len(lane.starts) - lane.after(scale.end)) for lane in index.lanes if lane.after(scale.end)]
        time = min(lane.starts[place] for lane, place in firsts)
        year = year_text(from_ordinal(floor(time))[0], style.words)
        _pill(style, f"{later:,} later · {year} ›", scale, height, EdgeTarget(1, time, later), out, hits)
    return earlier, later


def _pill(
    style: Style, text: str, scale: Scale, height: float, target: EdgeTarget, out: list[Primitive], hits: list[Hit]
) -> None:
    k, font, theme = style.text_scale, style.font(12, 600), style.theme
    width, tall = style.measure(text, font) + 22 * k, 24 * k
    left = 8.0 if target.side < 0 else scale.width - 8.0 - width
    top = height - tall - 6 * k
    hits[:] = [part for hit in hits for part in _uncovered(hit, left, top, left + width)]
    out.append(Rect(left, top, width, tall, theme.pill, theme.pill_text, 1, tall / 2))
    out.append(Text(left + 11 * k, top + 16.5 * k, text, font, theme.pill_text, width - 22 * k))
    hits.append(Hit(left, top, left + width, top + tall, target))


def _uncovered(hit: Hit, left: float, top: float, right: float) -> list[Hit]:
    """What a count at the edge leaves of an area: in a view too low for its rows the count lies above the lowest."""
    if hit.bottom <= top or hit.right <= left or hit.left >= right:
        return [hit]
    if hit.top < top - 1:
        return [hit._replace(bottom=top)]
    sides = (hit._replace(right=left), hit._replace(left=right))
    return [side for side in sides if side.right - side.left > 1]
