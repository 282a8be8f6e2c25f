"""One event as primitives: its mark on the time axis of its row, and the card that hangs from it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from timeline_app.layout.marks import Mark
from timeline_app.layout.plan import OPEN, POINT, SHAPED
from timeline_app.layout.scale import Scale
from timeline_app.layout.scene import EventTarget, Fade, Hit, Line, Polygon, Primitive, Rect, Text
from timeline_app.layout.shapes import shape_at
from timeline_app.layout.style import (
    PAD,
    Detail,
    Label,
    Style,
    badge_font,
    date_font,
    elide,
    small_font,
    title_font,
)
from timeline_app.layout.theme import blended, with_alpha
from timeline_app.model import Status

LEAST_CARD = 104.0
"""A card with less room is left out; its mark stays."""

DASHES = {Status.PLANNED: (5.0, 3.0), Status.HYPOTHETICAL: (1.5, 3.0)}
"""The edge of the card of what has not happened."""

EDGE = 6.0
"""Pixels between a card and the edge of the view; a card whose event began earlier waits there."""

CARD_HEIGHT = {Detail.SLIM: 19.5, Detail.LINE: 22.0, Detail.CARD: 42.0, Detail.FULL: 80.0}
"""Pixels at a text scale of 1."""


class Place(NamedTuple):
    """Where an event stands: pixels of its core, whether that is a point, its row's top, and whether that is low."""

    left: float
    right: float
    point: bool
    top: float
    slim: bool = False

    @property
    def middle(self) -> float:
        """The line that marks stand on."""
        return self.top + (5.0 if self.slim else 6.0)

    @property
    def card(self) -> float:
        """The top of the card."""
        return self.top + (9.5 if self.slim else 12.0)


@dataclass(frozen=True, slots=True)
class Pencil:
    """Draws events of one view into ``out`` and ``hits``."""

    style: Style
    scale: Scale
    out: list[Primitive]
    hits: list[Hit]

    def place(self, mark: Mark, top: float, *, slim: bool = False) -> Place:
        """The pixels of a mark."""
        left, right = self.scale.x(mark.begin), self.scale.x(mark.end)
        if right - left >= POINT:
            return Place(left, right, right - left < SHAPED, top, slim)
        middle = (left + right) / 2
        return Place(middle - POINT / 2, middle + POINT / 2, True, top, slim)

    def mark(self, mark: Mark, place: Place) -> None:
        """The core, its fades and its open sides."""
        colour, y = self.style.theme.kind(mark.kind), place.middle
        self._haze(mark, place, colour, y)
        if place.point:
            fill = self.style.theme.card if mark.inferred else colour
            if place.right - place.left > POINT:
                ground = self.style.theme.lane or self.style.theme.background
                wash = blended(colour, ground, 0.4)
                self.out.append(Rect(place.left, y - 2.5, place.right - place.left, 5, wash, "", 1, 2, (), mark.key))
            points = shape_at(mark.kind, (place.left + place.right) / 2, y, 4.3 if place.slim else 5.0)
            self.out.append(Polygon(points, fill, colour, 1.6, mark.key))
        elif mark.earliest >= mark.begin and mark.latest <= mark.end:
            self._bar(mark, place, colour, y)
        if mark.status is Status.NEGATED:
            self._crossed(mark, place, y)
        left, right = max(place.left, 0.0), min(place.right, self.scale.width)
        if right > left:
            self.hits.append(Hit(left - 2, place.top, right + 2, place.card, EventTarget(mark.key)))

    def _crossed(self, mark: Mark, place: Place, y: float) -> None:
        """A stroke through the mark: it did not happen."""
        middle = min(max((place.left + place.right) / 2, place.left + 5), max(place.right - 5, place.left + 5))
        theme = self.style.theme
        for colour, width in ((theme.lane or theme.background or "#ffffff", 4.5), (theme.text, 1.8)):
            self.out.append(Line(middle - 6, y + 6, middle + 6, y - 6, colour, width, (), mark.key))

    def _haze(self, mark: Mark, place: Place, colour: str, y: float) -> None:
        """What is uncertain: it fades towards the bounds, or over a fixed length where a side is open."""
        left = min(self.scale.x(mark.earliest), place.left - OPEN if mark.open_start else place.left)
        right = max(self.scale.x(mark.latest), place.right + OPEN if mark.open_end else place.right)
        if left >= place.left and right <= place.right:
            return
        low, high = max(left, -40.0), min(right, self.scale.width + 40.0)
        if high - low < 1.0:
            return
        core = 0.42 if mark.within or place.point else 0.85
        reach = [(place.left, core), (place.right, core)]
        if left < place.left:
            reach.insert(0, (left, 0.0))
        if right > place.right:
            reach.append((right, 0.0))
        ground = self.style.theme.lane or self.style.theme.background
        stops = [((x - low) / (high - low), blended(colour, ground, alpha)) for x, alpha in clipped(reach, low, high)]
        self.out.append(Fade(low, y - 3.5, high - low, 7.0, tuple(stops), 3.5, mark.key))
        if mark.open_start and left < place.left:
            self._dashes(low, place.left, y, colour, mark.key)
        if mark.open_end and right > place.right:
            self._dashes(place.right, high, y, colour, mark.key)

    def _dashes(self, left: float, right: float, y: float, colour: str, key: str) -> None:
        if right > left:
            self.out.append(Line(left, y, right, y, colour, 1.4, (4.0, 4.0), key))

    def _bar(self, mark: Mark, place: Place, colour: str, y: float) -> None:
        left, right = max(place.left, -20.0), min(place.right, self.scale.width + 20.0)
        if right <= left:
            return
        half = 2.75 if place.slim else 4.0
        if not mark.within:
            fill, edge = (self.style.theme.card, colour) if mark.inferred else (colour, "")
            inset = 0.75 if mark.inferred else 0.0
            wide, high = right - left - 2 * inset, 2 * (half - inset)
            self.out.append(Rect(left + inset, y - half + inset, wide, high, fill, edge, 1.5, half, (), mark.key))
            return
        low = half - 1.0
        self.out.append(Rect(left, y - low, right - left, 2 * low, with_alpha(colour, 0.34), "", 1, 1, (), mark.key))
        for edge_x in (place.left, place.right):
            if -2 <= edge_x <= self.scale.width + 2:
                x = min(max(edge_x, place.left + 1), place.right - 1)
                self.out.append(Line(x, y - half - 1, x, y + half + 1, colour, 2.0, (), mark.key))

    def card(self, mark: Mark, label: Label, place: Place, detail: Detail, *, picked: bool, hovered: bool) -> None:
        """The card: it slides along its bar so as to stay in view, and gives way at the right edge."""
        k = self.style.px(1.0)
        x = max(place.left, EDGE)
        reach = max(place.right, place.left + label.width, self.scale.x(mark.latest))
        room = min(reach, self.scale.width - EDGE) - x
        if room < min(label.width, LEAST_CARD):
            return
        width, height = min(label.width, room), CARD_HEIGHT[detail] * k
        if detail <= Detail.LINE and width < label.width:
            width = self._narrowed(label, width)
        y = place.card
        self._sheet(mark, x, y, width, height, picked=picked, hovered=hovered)
        inner = width - (PAD * 2 + 2) * k
        if detail <= Detail.LINE:
            self._line(mark, label, x + (PAD + 2) * k, y + (14.2 if place.slim else 15.5) * k, inner)
        else:
            used = self._title(mark, label, x + (PAD + 2) * k, y + 17 * k, inner)
            self._date(mark, label, x + (PAD + 2) * k, y + 34 * k, inner)
            self._badge(label, x + (PAD + 2) * k + used + 6 * k, y + 17 * k, inner - used - 6 * k, mark.key)
            for number, line in enumerate(label.lines if inner >= label.width - (PAD * 2 + 3) * k else ()):
                font = small_font(self.style)
                self.out.append(
                    Text(x + (PAD + 2) * k, y + (52 + 15 * number) * k, line, font, self.style.theme.faint,
                         self.style.measure(line, font), key=mark.key)
                )  # fmt: skip
        self.hits.append(Hit(x, y, x + width, y + height, EventTarget(mark.key)))

    def _narrowed(self, label: Label, room: float) -> float:
        """The width of a one-line card that lacks room: with the short date, else without."""
        k = self.style.px(1.0)
        bare = label.title_width + (PAD * 2 + 2) * k + (label.badge_width + 6 * k if label.badge else 0.0)
        with_date = bare + 10 * k + label.brief_width
        return min(room, with_date if with_date <= room else bare)

    def _sheet(
        self, mark: Mark, x: float, y: float, width: float, height: float, *, picked: bool, hovered: bool
    ) -> None:
        theme, colour = self.style.theme, self.style.theme.kind(mark.kind)
        if theme.shadow:
            self.out.append(Rect(x, y + 1.5, width, height, theme.shadow, "", 1, 6, (), mark.key))
        dash = DASHES.get(mark.status, ())
        edge = colour if dash else theme.faint if hovered else theme.card_edge
        thick = 1.0
        if picked:
            edge, thick, dash = theme.selection, 2.0, ()
        self.out.append(Rect(x + 0.5, y + 0.5, width - 1, height - 1, theme.card, edge, thick, 5, dash, mark.key))
        self.out.append(Rect(x + 1, y + 1.5, 4, height - 3, colour, "", 1, 0, (), mark.key))

    def _title(self, mark: Mark, label: Label, x: float, y: float, room: float) -> float:
        """The headline; gives the width it took."""
        font = title_font(self.style)
        text, width = label.title, label.title_width
        if width > room + 0.5:
            text, width = elide(text, font, room, self.style.measure)
        colour = self.style.theme.text if mark.status is not Status.NEGATED else self.style.theme.muted
        if text:
            self.out.append(Text(x, y, text, font, colour, width, key=mark.key))
        return width

    def _date(self, mark: Mark, label: Label, x: float, y: float, room: float) -> None:
        font = date_font(self.style, mark)
        text, width = label.date, label.date_width
        if width > room + 0.5:
            text, width = elide(text, font, room, self.style.measure)
        if text:
            self.out.append(Text(x, y, text, font, self.style.theme.muted, width, key=mark.key))

    def _badge(self, label: Label, x: float, y: float, room: float, key: str) -> float:
        """The word on a yellow ground, where there is room; gives the width it took."""
        if not label.badge or label.badge_width > room + 1:
            return 0.0
        k, theme = self.style.px(1.0), self.style.theme
        self.out.append(Rect(x, y - 12 * k, label.badge_width, 16 * k, theme.badge, theme.badge_text, 0.6, 3, (), key))
        font = badge_font(self.style)
        self.out.append(
            Text(x + 6 * k, y - 0.5 * k, label.badge, font, theme.badge_text, label.badge_width - 12 * k, key=key)
        )
        return label.badge_width

    def _line(self, mark: Mark, label: Label, x: float, y: float, room: float) -> None:
        k = self.style.px(1.0)
        used = self._title(mark, label, x, y, room)
        if label.badge:
            badge = self._badge(label, x + used + 6 * k, y, room - used - 6 * k, mark.key)
            used += badge + 6 * k if badge else 0.0
        room -= used + 10 * k
        text, width = (
            (label.date, label.date_width) if label.date_width <= room + 0.5 else (label.brief, label.brief_width)
        )
        if text and width <= room + 0.5:
            font = date_font(self.style, mark)
            self.out.append(Text(x + used + 10 * k, y, text, font, self.style.theme.muted, width, key=mark.key))


def clipped(reach: list[tuple[float, float]], low: float, high: float) -> list[tuple[float, float]]:
    """A piecewise linear course of (pixel, alpha) cut to ``low`` to ``high``."""
    inside = [(x, a) for x, a in reach if low <= x <= high]
    for edge in (low, high):
        for (x0, a0), (x1, a1) in pairwise(reach):
            if x0 < edge < x1:
                inside.append((edge, a0 + (a1 - a0) * (edge - x0) / (x1 - x0)))
    return sorted(set(inside), key=lambda stop: stop[0])
