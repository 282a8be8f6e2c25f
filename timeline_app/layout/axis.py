"""The axis above the lanes, the lines below it, and the days on which the articles were published."""

from __future__ import annotations

from itertools import zip_longest
from math import inf

from timeline_app.layout.fold import gap_text, years_text
from timeline_app.layout.scale import Scale
from timeline_app.layout.scene import Bars, Line, Polygon, Primitive, Rect, Text
from timeline_app.layout.style import Style
from timeline_app.layout.theme import blended, with_alpha
from timeline_app.layout.ticks import Tick, Ticks, ticks

AXIS = 54.0
"""Height in pixels of the two rows."""

WIDE = 24.0
"""A publication day that is wider in pixels is shaded from its beginning to its end."""

FOOTER = 34.0
"""Height of the band below the lanes that holds the publication dates and the counts at the edges."""


def draw_grid(style: Style, scale: Scale, bottom: float, out: list[Primitive]) -> Ticks:
    """The ground of the axis and the lines of all ticks down to ``bottom``; gives the ticks for :func:`draw_axis`."""
    theme, top = style.theme, AXIS * style.text_scale
    marks = ticks(scale, style.words)
    if theme.axis != theme.lane:
        out.append(Rect(0, 0, scale.width, top, theme.axis))
    for row, begin, colour in ((marks.fine, top, theme.grid), (marks.coarse, 8 * style.text_scale, theme.grid_strong)):
        lines = [float(round(scale.x(tick.time))) for tick in row]
        rects = tuple((x, begin, 1.0, bottom - begin) for x in lines if 0 <= x < scale.width)
        if rects:
            out.append(Bars(rects, colour))
    return marks


def draw_axis(style: Style, scale: Scale, marks: Ticks, out: list[Primitive]) -> None:
    """The labels of both rows; the coarse label left of the view sticks to its edge until the next pushes it out."""
    theme, k = style.theme, style.text_scale
    out.append(Line(0, AXIS * k, scale.width, AXIS * k, theme.grid_strong))
    coarse = style.font(13, 600)
    gaps = gaps_of(scale)
    for tick, after in zip_longest(marks.coarse, marks.coarse[1:]):
        tick_x = scale.x(tick.time)
        end = scale.x(after.time) - 6 * k if after is not None else scale.width + 400
        end = min([end, *(gap - 2 for gap in gaps if gap > tick_x)])
        left = max(tick_x, 0.0) + 6 * k
        for label in (tick.label, tick.short):
            width = style.measure(label, coarse)
            if left + width <= end or tick_x < 0 <= end:
                break
        else:
            continue
        left = min(left, end - width)
        if left + width <= scale.width - 2 and left >= 0:
            out.append(Text(left, 21 * k, label, coarse, theme.text, width))
    _draw_fine(style, scale, marks, out)


def gaps_of(scale: Scale) -> list[float]:
    """The left edges in pixels of the folded gaps in view."""
    return [] if scale.fold is None else [scale.x(gap.begin) for gap in scale.fold.between(scale.begin, scale.end)]


def breaks_of(scale: Scale) -> list[tuple[float, float]]:
    """The left and right edges in pixels of the folded gaps in view."""
    if scale.fold is None:
        return []
    return [(scale.x(gap.begin), scale.x(gap.end)) for gap in scale.fold.between(scale.begin, scale.end)]


def _draw_fine(style: Style, scale: Scale, marks: Ticks, out: list[Primitive]) -> None:
    font, k = style.font(12), style.text_scale
    last = -1.0
    gaps = breaks_of(scale)
    for tick in marks.fine:
        x, width = scale.x(tick.time) + 5 * k, style.measure(tick.label, font)
        if (
            x < 0
            or x < last
            or x + width > scale.width - 2
            or any(x < end and begin < x + width + 4 for begin, end in gaps)
        ):
            continue
        out.append(Text(x, 43 * k, tick.label, font, style.theme.muted, width))
        last = x + width + 6 * k


def draw_breaks(style: Style, scale: Scale, bottom: float, out: list[Primitive]) -> None:
    """What a folded axis skips: a band between two torn edges, with the length of the gap."""
    if scale.fold is None:
        return
    theme, k, font = style.theme, style.text_scale, style.font(11, italic=True)
    for gap in scale.fold.between(scale.begin, scale.end):
        left, right = max(scale.x(gap.begin), -12.0), min(scale.x(gap.end), scale.width + 12.0)
        if right - left < 3:
            continue
        ground = theme.background or "#ffffff"
        torn = [*_torn(left + 2, AXIS * k, bottom), *reversed(_torn(right - 2, AXIS * k, bottom))]
        out.append(Polygon(tuple(torn), blended(theme.ridge, ground, 0.28), theme.ridge, 1.0))
        for text, y in ((gap_text(gap), 43 * k), (years_text(gap), 21 * k)):
            width = style.measure(text, font)
            if text and width <= right - left - 2:
                out.append(Text((left + right - width) / 2, y, text, font, theme.faint, width))


def _torn(x: float, top: float, bottom: float) -> list[tuple[float, float]]:
    steps = max(2, int((bottom - top) / 9))
    return [(x + (2.0 if step % 2 else -2.0), top + (bottom - top) * step / steps) for step in range(steps + 1)]


def draw_published(
    style: Style, scale: Scale, days: tuple[tuple[float, str], ...], bottom: float, out: list[Primitive]
) -> None:
    """A dashed line for each publication day; a wide day is shaded.

    Its name stands in the footer to the right, or to the left where the right lacks room, or the day alone, as where
    it would run over the next line.
    """
    theme, k, last = style.theme, style.text_scale, -1.0
    font = style.font(12)
    for (time, label), after in zip(days, [*(scale.x(time) for time, _ in days[1:]), inf], strict=False):
        left, right = scale.x(time), scale.x(time + 1)
        wide = right - left > WIDE
        if wide and right > 0 and left < scale.width:
            top, ground = AXIS * k, with_alpha(theme.publication, 0.05)
            begin, end = max(left, 0.0), min(right, scale.width)
            out.append(Rect(begin, top, end - begin, bottom - top, ground))
        x = round(left if wide else (left + right) / 2) + 0.5
        if not 0 <= x <= scale.width:
            continue
        out.append(Line(x, AXIS * k, x, bottom - 8 * k, theme.publication, 1.2, (3.0, 3.0)))
        for text in (f"published {label}", label):
            width = style.measure(text, font)
            places = (x + 7 * k, x - 7 * k - width)
            end = min(scale.width - 4, after if text != label and after > x + 1 else inf)
            at = next((at for at in places if at > max(last, 4.0) and at + width <= end), None)
            if at is not None:
                out.append(Text(at, bottom - 12 * k, text, font, theme.text, width))
                last = at + width + 12
                break


def label_at(marks: Ticks, time: float) -> Tick | None:
    """The coarse tick under which an instant lies."""
    return next((tick for tick in reversed(marks.coarse) if tick.time <= time), None)
