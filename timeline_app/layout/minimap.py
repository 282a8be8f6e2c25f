"""The whole timeline as a strip: events of each kind, publication days, and the window of the view."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import Enum
from math import floor, log1p

from timeline_app.layout.index import Index, quantised
from timeline_app.layout.ranges import whole_range
from timeline_app.layout.scale import Scale
from timeline_app.layout.scene import Line, Polygon, Primitive, Rect, Scene, Text
from timeline_app.layout.style import Style
from timeline_app.layout.theme import with_alpha
from timeline_app.layout.ticks import ticks

LABELS = 18.0
"""Height in pixels of the row of year labels."""

BIN = 5.0
"""The least width in pixels of a column of events."""

GRIP = 7.0
"""Pixels either side of the window's edge that take hold of it."""

LEAST_WINDOW = 10.0
"""The least width in pixels at which the window is drawn."""

FULL = 30.0
"""So many events fill the height of a column."""


class Grip(Enum):
    """What a press on the strip takes hold of."""

    LEFT = "left edge"
    RIGHT = "right edge"
    WINDOW = "window"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Strip:
    """What the strip shows: events by kind, the view's instants, the instants of the selected event and of others."""

    index: Index
    view: tuple[float, float]
    selected: float | None = None
    others: tuple[float, ...] = ()


def strip_scale(index: Index, width: float) -> Scale:
    """The scale of the whole timeline, with a little room at both ends."""
    begin, end = whole_range(index.marks) or (738_000.0, 738_365.0)
    room = max((end - begin) * 0.05, 1.0)
    return Scale.over(begin - room, end + room, width)


def window_of(strip: Strip, scale: Scale) -> tuple[float, float]:
    """The pixels of the window, wide enough to be taken hold of."""
    left, right = scale.x(strip.view[0]), scale.x(strip.view[1])
    if right - left < LEAST_WINDOW:
        middle = (left + right) / 2
        left, right = middle - LEAST_WINDOW / 2, middle + LEAST_WINDOW / 2
    return left, right


def grip_at(strip: Strip, scale: Scale, x: float) -> Grip:
    """What lies under a pixel; edges beyond the strip are held at its ends."""
    left, right = window_of(strip, scale)
    low, high = max(left, 1.0), min(right, scale.width - 1.0)
    if low > high:
        return Grip.OUTSIDE
    reach = min(GRIP, max(2.0, (high - low) / 4))
    if abs(x - low) <= reach:
        return Grip.LEFT
    if abs(x - high) <= reach:
        return Grip.RIGHT
    return Grip.WINDOW if low < x < high else Grip.OUTSIDE


def compose_strip(strip: Strip, style: Style, width: float, height: float) -> Scene:
    """The strip as a Scene."""
    theme, scale = style.theme, strip_scale(strip.index, width)
    out: list[Primitive] = [Line(0, 0.5, width, 0.5, theme.grid_strong)]
    floor_y = height - LABELS * style.text_scale
    _years(style, scale, height, out)
    left, right = window_of(strip, scale)
    low, high = max(left, 1.0), min(right, width - 1.0)
    if high > low:
        out.append(Rect(low, 4, high - low, height - 8, with_alpha(theme.kinds[1], 0.10), "", radius=4))
    _columns(strip, style, scale, floor_y, out)
    for day, _ in strip.index.marks.published:
        x = round(scale.x(day + 0.5)) + 0.5
        out.append(Line(x, 6, x, floor_y, theme.publication, 1.0, (2.0, 2.0)))
    for pixel in sorted({round(scale.x(time)) for time in strip.others}):
        out.append(Polygon(((pixel - 3, 3), (pixel + 3, 3), (pixel, 8)), theme.selection))
    if strip.selected is not None:
        x = scale.x(strip.selected)
        out.append(Polygon(((x - 5, 3), (x + 5, 3), (x, 10)), theme.selection))
    if high > low:
        out.append(Rect(low, 4, high - low, height - 8, "", theme.selection, 1.4, 4))
        for x in (low, high):
            out.append(Rect(x - 2, height / 2 - 8, 4, 16, theme.selection, radius=2))
    return Scene(width, height, theme.background, tuple(out), description="The whole timeline")


def _years(style: Style, scale: Scale, height: float, out: list[Primitive]) -> None:
    font, theme, last = style.font(11), style.theme, -1.0
    marks = ticks(scale, style.words)
    row = marks.coarse if len(marks.coarse) >= 4 else marks.fine
    for tick in row:
        x = round(scale.x(tick.time)) + 0.5
        width = style.measure(tick.label, font)
        if x < 0 or x < last:
            continue
        out.append(Line(x, 0, x, height, theme.grid))
        if x + 4 + width < scale.width:
            out.append(Text(x + 4, height - 5 * style.text_scale, tick.label, font, theme.faint, width))
        last = x + width + 14


def _columns(strip: Strip, style: Style, scale: Scale, floor_y: float, out: list[Primitive]) -> None:
    """Events by kind on top of one another; a column's height follows the logarithm of their number."""
    length = quantised(BIN * scale.days_per_px)
    first, last = floor(scale.begin / length), floor(scale.end / length)
    tall = floor_y - 12.0
    columns: dict[int, list[tuple[int, int]]] = {}
    for number, lane in enumerate(strip.index.lanes):
        starts = lane.starts
        low = bisect_left(starts, first * length)
        while low < len(starts):
            place = floor(starts[low] / length)
            if place > last:
                break
            high = max(bisect_left(starts, (place + 1) * length, low), low + 1)
            columns.setdefault(place, []).append((number, high - low))
            low = high
    for place, parts in sorted(columns.items()):
        total = sum(count for _, count in parts)
        rise = max(5.0, tall * min(1.0, log1p(total) / log1p(FULL)))
        x, wide = scale.x(place * length), max(2.5, length / scale.days_per_px - 1.0)
        y = floor_y
        for number, count in parts:
            kind = strip.index.marks.heads[number].kind
            colour = style.theme.kind(kind) if kind is not None else style.theme.ridge
            part = rise * count / total
            out.append(Rect(x, y - part, wide, part, colour))
            y -= part
