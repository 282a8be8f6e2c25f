"""Named spans of time behind the events: a presidency, a campaign, a war.

A span is shaded from lane to lane, its edges dashed each in its own way, and named in a strip below the axis whose
rows hold spans that do not overlap. The name slides along so as to stay in view.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from timeline_app.layout.axis import AXIS
from timeline_app.layout.marks import Mark, clean
from timeline_app.layout.scale import Scale
from timeline_app.layout.scene import BandTarget, Hit, Line, Polygon, Primitive, Rect, Text
from timeline_app.layout.style import Style, elide
from timeline_app.layout.theme import with_alpha

ROW = 19.0
"""Height in pixels of a row of names."""

MOST_ROWS = 3
"""Rows of names; of spans that overlap still more, only the shade is drawn."""

LOWEST = 260.0
"""A view lower than this many pixels has no room for names."""

DASHES: tuple[tuple[float, ...], ...] = ((), (7.0, 4.0), (2.0, 3.0), (9.0, 3.0, 2.0, 3.0))
"""The edges of one span after another: told apart in print too."""

SHADE = 0.055
"""How strongly the ground is coloured: little, so that events stay in front."""

HUES = (1, 8, 0, 5, 6)
"""Kinds whose colours spans without one of their own take in turn."""


@dataclass(frozen=True, slots=True)
class Band:
    """A named span in days; ``colour`` (``#rrggbb``) is empty to take one by its place, ``key`` the event it is of.

    Raises:
        ValueError: if it ends before it begins or has no length.
    """

    name: str
    start: float
    end: float
    colour: str = ""
    key: str = ""

    def __post_init__(self) -> None:
        if not self.end > self.start:
            message = f"The span “{self.name}” ends before it begins."
            raise ValueError(message)


def band_of(mark: Mark) -> Band | None:
    """The span of an event that takes more than a day; ``None`` for others."""
    if mark.end - mark.begin <= 1.0:
        return None
    return Band(clean(mark.title), mark.begin, mark.end, key=mark.key)


@dataclass(frozen=True, slots=True)
class Bands:
    """Spans in the order of their starts, each with its row of names (-1 for none)."""

    bands: tuple[Band, ...] = ()
    rows: tuple[int, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.bands, key=lambda band: (band.start, -band.end, band.name)))
        object.__setattr__(self, "bands", ordered)
        object.__setattr__(self, "rows", tuple(_rows(ordered)))

    def strip(self, style: Style, height: float) -> float:
        """The pixels that the names take below the axis in a view of that height."""
        if not self.bands or height < LOWEST * style.text_scale:
            return 0.0
        return ((max(self.rows) + 1) * ROW + 4.0) * style.text_scale


def _rows(bands: Sequence[Band]) -> Iterator[int]:
    ends: list[float] = []
    for band in bands:
        row = next((row for row, end in enumerate(ends) if end <= band.start), len(ends))
        if row == MOST_ROWS:
            yield -1
            continue
        ends[row:] = [band.end, *ends[row + 1 :]]
        yield row


NO_BANDS = Bands()
"""Nothing behind the events."""


def draw_bands(
    style: Style, scale: Scale, bands: Bands, strip: float, bottom: float, out: list[Primitive], hits: list[Hit]
) -> None:
    """The shades of all spans in view down to ``bottom``, and their names where there is a ``strip``."""
    theme, k = style.theme, style.text_scale
    top = AXIS * k
    limits = _limits(scale, bands)
    for number, (band, row) in enumerate(zip(bands.bands, bands.rows, strict=True)):
        left, right = scale.x(band.start), scale.x(band.end)
        if right <= 0 or left >= scale.width:
            continue
        colour = band.colour or theme.kinds[HUES[number % len(HUES)]]
        dash = DASHES[number % len(DASHES)]
        low, high = max(left, 0.0), min(right, scale.width)
        out.append(Rect(low, top, max(high - low, 1.0), bottom - top, with_alpha(colour, SHADE)))
        for x in (left, right):
            if 0 <= x <= scale.width:
                out.append(Line(x, top, x, bottom, with_alpha(colour, 0.75), 1.2, dash))
        if strip and row >= 0:
            closed = (left >= 0, right <= scale.width)
            _draw_name(style, band, (low, high, limits[number]), top + (2 + row * ROW) * k, closed, out)
            hits.append(Hit(low, top + (2 + row * ROW) * k, high, top + (1 + (row + 1) * ROW) * k, BandTarget(number)))
            out.append(
                Line(low, top + (1 + (row + 1) * ROW) * k, high, top + (1 + (row + 1) * ROW) * k, colour, 2, dash)
            )


def _limits(scale: Scale, bands: Bands) -> list[float]:
    """How far to the right in pixels each name may reach: to the next span of its row."""
    following: dict[int, float] = {}
    limits = [scale.width] * len(bands.bands)
    for number in range(len(bands.bands) - 1, -1, -1):
        row = bands.rows[number]
        limits[number] = min(scale.width, following.get(row, scale.width))
        following[row] = scale.x(bands.bands[number].start)
    return limits


def _draw_name(
    style: Style,
    band: Band,
    ends: tuple[float, float, float],
    top: float,
    closed: tuple[bool, bool],
    out: list[Primitive],
) -> None:
    """The name between the edges in view, or past a near end; a head points where the span goes on beyond an edge."""
    k, (left, right, limit) = style.text_scale, ends
    font, pad = style.font(11.5, 600), 6.0 * k
    for at, side, shut in ((left, -1.0, closed[0]), (right, 1.0, closed[1])):
        if not shut and right - left > 30 * k:
            tip, middle = at - side * 1.0, top + 9 * k
            points = ((tip, middle), (tip - side * 5 * k, middle - 4 * k), (tip - side * 5 * k, middle + 4 * k))
            out.append(Polygon(points, style.theme.muted))
    start = left + pad + (0 if closed[0] else 5 * k)
    room = (limit if closed[1] else right - 5 * k) - pad - start
    text, width = elide(clean(band.name), font, room, style.measure)
    if text and (len(text) > 2 or text == clean(band.name)):
        out.append(Text(start, top + 13 * k, text, font, style.theme.text, width))
