"""One event as primitives: its mark on the time axis of its row, and the card that hangs from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from timeline_app.layout.lanes import Cut, Slot
from timeline_app.layout.marks import Mark
from timeline_app.layout.packing import BESIDE, EDGE, GAP, OPEN, POINT, SHAPED
from timeline_app.layout.scale import Scale
from timeline_app.layout.scene import EventTarget, Fade, Hit, Line, Polygon, Primitive, Rect
from timeline_app.layout.shapes import shape_at
from timeline_app.layout.sheets import Look, Sheet
from timeline_app.layout.stamps import Stamps
from timeline_app.layout.style import Detail, Label, Labels, Style
from timeline_app.layout.theme import blended, with_alpha
from timeline_app.model import Status

LEAST_CARD = 104.0
"""A card with less room is left out; its mark stays."""

LEAST_DOT = 46.0
"""Words beside a dot with less room are left out; the dot stays."""


class Height(NamedTuple):
    """Where in a row things stand, in pixels from its top, and how high they are."""

    bar: float
    shape: float
    half: float
    haze: float
    radius: float
    card: float
    tall: float


HEIGHTS = {
    Detail.DOT: Height(15.6, 8.0, 1.6, 1.6, 4.3, 0.5, 17.0),
    Detail.SLIM: Height(5.0, 5.0, 2.75, 3.5, 4.3, 9.5, 19.5),
    Detail.LINE: Height(6.0, 6.0, 4.0, 3.5, 5.0, 12.0, 22.0),
    Detail.CARD: Height(6.0, 6.0, 4.0, 3.5, 5.0, 12.0, 42.0),
    Detail.FULL: Height(6.0, 6.0, 4.0, 3.5, 5.0, 12.0, 80.0),
}
"""At a text scale of 1; ``half`` is of a bar, ``haze`` of what fades, ``card`` the top of a card ``tall``."""


class Standing(NamedTuple):
    """An event of a view: its place in the marks, its words, and where both have come to stand."""

    place: int
    mark: Mark
    label: Label
    slot: Slot
    spot: Place


class Place(NamedTuple):
    """Where an event stands: pixels of its core, whether that is a point, its row's top."""

    left: float
    right: float
    point: bool
    top: float


@dataclass(frozen=True, slots=True)
class Pencil:
    """Draws events of one lane and view into ``out`` and ``hits``.

    ``gaps`` say how far events might reach in their rows, in pixels that begin ``shift`` from the left edge of the
    view. In ``still`` pictures the plan knows the edges, and no label need give way.
    """

    style: Style
    scale: Scale
    detail: Detail
    stamps: Stamps
    out: list[Primitive]
    hits: list[Hit]
    gaps: Mapping[int, tuple[float, float]]
    labels: Labels
    longer: Mapping[int, float]
    shift: float = 0.0
    still: bool = False
    taken: dict[int, list[tuple[float, float, int]]] = field(default_factory=dict)
    """The pixels of each row that labels took by turning to the other side of their marks or by saying more, and their
    places.
    """

    def stand(self, place: int, mark: Mark, label: Label, slot: Slot, top: float) -> Standing:
        """Where an event whose row begins at ``top`` stands. The first asked for turns first: two labels on either
        side of a gap may both want it.
        """
        left, right = self.scale.x(mark.begin), self.scale.x(mark.end)
        point = right - left < SHAPED
        if right - left < POINT:
            left = (left + right - POINT) / 2
            right = left + POINT
        spot = Place(left, right, point, top)
        return Standing(place, mark, label, slot if self.still else self._turned(place, label, slot, spot), spot)

    def draw(self, standing: Standing, look: Look = Look.PLAIN) -> None:
        """The mark and the words of an event."""
        place, mark, label, slot, spot = standing
        if (
            not self.still
            and spot.point
            and self.detail is Detail.DOT
            and look is Look.PLAIN
            and self._dot(place, mark, label, slot, spot)
        ):
            return
        self._mark(mark, spot)
        if self.detail is Detail.DOT:
            self._beside(place, mark, label, slot, spot, look)
        else:
            self._card(place, mark, label, slot, spot, look)

    def lengthened(self, standing: Standing) -> Standing:
        """The label with more of its headline where there is room: as planned, or all of it for one that turned.

        To be asked once all stand, in their order. Neither the edge of the view nor a label that turned or is longer
        may be in the way.
        """
        place, mark, label, slot, spot = standing
        taken = self.taken.get(slot.row, ())
        turned = bool(taken) and any(place == name for *_, name in taken)
        room = self.longer.get(place, 0.0) if not turned else label.full if label.full > label.title_width else 0.0
        if not room:
            return standing
        label, slot = self.labels.of(place, mark, self.detail, room), slot._replace(cut=min(slot.cut, Cut.BARE))
        if not self.still:
            low, wide = self._begins(label, slot, spot), (label.width, label.bare)[slot.cut]
            high, (before, after) = low + wide, self.gaps[place]
            if low < EDGE or high > self.scale.width - EDGE or not self._holds(low, wide, slot, spot):
                return standing
            if turned and (low - 2.0 < before + self.shift if slot.left else high + GAP > after + self.shift):
                return standing
            if any(low - 2.0 < right and high + GAP > left and name != place for left, right, name in taken):
                return standing
            self.taken.setdefault(slot.row, []).append((low - 2.0, high + GAP, place))
        return Standing(place, mark, label, slot, spot)

    def _begins(self, label: Label, slot: Slot, spot: Place) -> float:
        """The pixel where a label begins that has all its room."""
        wide, beside = (label.width, label.bare)[slot.cut], self.detail is Detail.DOT and spot.point
        if slot.left:
            return (spot.left - BESIDE if beside else min(spot.right, self.scale.width - EDGE)) - wide
        return spot.right + BESIDE if beside else max(spot.left, EDGE)

    def _holds(self, low: float, wide: float, slot: Slot, spot: Place) -> bool:
        """Whether a label that slid along its bar, so as to stay in view, is not pushed beyond it."""
        if self.detail is Detail.DOT and spot.point:
            return True
        if slot.left:
            return low >= min(spot.left, spot.right - wide)
        return low + wide <= max(spot.right, spot.left + wide)

    # -- marks --------------------------------------------------------------------------------------------------

    def _mark(self, mark: Mark, place: Place) -> None:
        """The core, its fades and its open sides."""
        colour, high = self.style.theme.kind(mark.kind), HEIGHTS[self.detail]
        y = place.top + self._low(high.bar)
        self._haze(mark, place, colour, y)
        if place.point:
            if place.right - place.left > POINT:
                ground = self.style.theme.lane or self.style.theme.background
                wash, half = blended(colour, ground, 0.4), min(high.half, 2.5)
                self.out.append(
                    Rect(place.left, y - half, place.right - place.left, 2 * half, wash, "", 1, 2, (), mark.key)
                )
            self._shape(mark, (place.left + place.right) / 2, place.top + self._low(high.shape), self.out)
        elif mark.earliest >= mark.begin and mark.latest <= mark.end:
            self._bar(mark, place, colour, y)
        if mark.status is Status.NEGATED and not place.point:
            middle = min(max((place.left + place.right) / 2, place.left + 5), max(place.right - 5, place.left + 5))
            self.out.extend(self._crossed(middle, y, mark.key))
        left, right = max(place.left, 0.0), min(place.right, self.scale.width)
        if right > left and self.detail is not Detail.DOT:
            self.hits.append(Hit(left - 2, place.top, right + 2, place.top + high.card, EventTarget(mark.key)))

    def _low(self, length: float) -> float:
        """A length in a row; those beside words grow with them."""
        return length * self.style.text_scale if self.detail is Detail.DOT else length

    def _shape(self, mark: Mark, x: float, y: float, out: list[Primitive]) -> None:
        """The shape of a kind around a point: the same for all events of a kind."""
        name = ("shape", mark.kind, mark.inferred, mark.status is Status.NEGATED, self.detail)
        box = (x - 8, y - 8, 16.0, 16.0)
        if not self.stamps.again(out, name, box):
            self.stamps.put(out, name, box, lambda out, x, y: self._shaped(mark, out, x, y))

    def _shaped(self, mark: Mark, out: list[Primitive], x: float, y: float) -> None:
        colour = self.style.theme.kind(mark.kind)
        fill = self.style.theme.card if mark.inferred else colour
        points = shape_at(mark.kind, x + 8, y + 8, HEIGHTS[self.detail].radius)
        out.append(Polygon(points, fill, colour, 1.6, mark.key))
        if mark.status is Status.NEGATED:
            out += self._crossed(x + 8, y + 8, mark.key)

    def _crossed(self, x: float, y: float, key: str) -> list[Primitive]:
        """A stroke through the mark: it did not happen."""
        theme, reach = self.style.theme, 4.0 if self.detail is Detail.DOT else 6.0
        ground = theme.lane or theme.background or "#ffffff"
        return [
            Line(x - reach, y + reach, x + reach, y - reach, colour, width, (), key)
            for colour, width in ((ground, 4.5), (theme.text, 1.8))
        ]

    def _haze(self, mark: Mark, place: Place, colour: str, y: float) -> None:
        """What is uncertain: it fades towards the bounds, or over a fixed length where a side is open."""
        if not (mark.earliest < mark.begin or mark.latest > mark.end or mark.open_start or mark.open_end):
            return
        left = min(self.scale.x(mark.earliest), place.left - OPEN if mark.open_start else place.left)
        right = max(self.scale.x(mark.latest), place.right + OPEN if mark.open_end else place.right)
        if left >= place.left and right <= place.right:
            return
        low, high = max(left, -40.0), min(right, self.scale.width + 40.0)
        if high - low < 1.0:
            return
        core, half = 0.42 if mark.within or place.point else 0.85, HEIGHTS[self.detail].haze
        reach = [(place.left, core), (place.right, core)]
        if left < place.left:
            reach.insert(0, (left, 0.0))
        if right > place.right:
            reach.append((right, 0.0))
        ground = self.style.theme.lane or self.style.theme.background
        stops = [((x - low) / (high - low), blended(colour, ground, alpha)) for x, alpha in clipped(reach, low, high)]
        self.out.append(Fade(low, y - half, high - low, 2 * half, tuple(stops), half, mark.key))
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
        half = HEIGHTS[self.detail].half
        if not mark.within:
            fill, edge = (self.style.theme.card, colour) if mark.inferred else (colour, "")
            inset, thick = (0.75, 1.5 if half > 2 else 1.0) if mark.inferred else (0.0, 1.5)
            wide, high = right - left - 2 * inset, 2 * (half - inset)
            self.out.append(Rect(left + inset, y - half + inset, wide, high, fill, edge, thick, half, (), mark.key))
            return
        low = half - 1.0 if half > 2 else half - 0.4
        self.out.append(Rect(left, y - low, right - left, 2 * low, with_alpha(colour, 0.34), "", 1, 1, (), mark.key))
        for edge_x in (place.left, place.right):
            if -2 <= edge_x <= self.scale.width + 2:
                x = min(max(edge_x, place.left + 1), place.right - 1)
                self.out.append(Line(x, y - half - 1, x, y + half + 1, colour, 2.0, (), mark.key))

    # -- words --------------------------------------------------------------------------------------------------

    def _dot(self, place: int, mark: Mark, label: Label, slot: Slot, spot: Place) -> bool:
        """A dot and its words as one part, where nothing is cut or fades; gives whether it is so."""
        if (
            spot.right - spot.left > POINT
            or mark.open_start
            or mark.open_end
            or mark.earliest < mark.begin
            or mark.latest > mark.end
        ):
            return False
        wide = (label.width, label.bare, label.short)[slot.cut]
        left = spot.left - BESIDE - wide if slot.left else spot.left
        right = left + POINT + BESIDE + wide
        if left < EDGE or right > self.scale.width - EDGE:
            return False
        high, k = HEIGHTS[Detail.DOT], self.style.text_scale
        name = ("dot", place, slot.left, slot.cut, wide)
        box = (left - 4, spot.top, right - left + 8, (high.tall + 1) * k)
        if not self.stamps.again(self.out, name, box):
            sheet = Sheet(self.style, mark, label, Detail.DOT, Look.PLAIN, left=slot.left, bare=bool(slot.cut))

            def draw(out: list[Primitive], x: float, y: float) -> None:
                point = x + 4 + (BESIDE + wide if slot.left else 0.0) + POINT / 2
                self._shape(mark, point, y + high.shape * k, out)
                sheet.words(out, x + 4 + (0.0 if slot.left else POINT + BESIDE), y, wide)

            self.stamps.put(self.out, name, box, draw)
        tall = high.tall * k
        self.hits.append(Hit(left - 2, spot.top, right + 2, spot.top + tall, EventTarget(mark.key)))
        return True

    def _turned(self, place: int, label: Label, slot: Slot, spot: Place) -> Slot:
        """The label on the other side of its mark where the edge of the view cuts it, and the row has room there."""
        wide = (label.width, label.bare, label.short)[slot.cut]
        if self.detail is Detail.DOT and spot.point:
            starts, ends = spot.right + BESIDE, spot.left - BESIDE
        else:
            starts, ends = max(spot.left, EDGE), min(spot.right, self.scale.width - EDGE)
        if slot.left:
            if ends - wide >= EDGE or spot.right < 0 or starts + wide > self.scale.width - EDGE:
                return slot
            low, high = starts, starts + wide + GAP
            free = high <= self.gaps[place][1] + self.shift
        else:
            if starts + wide <= self.scale.width - EDGE or spot.left > self.scale.width or ends - wide < EDGE:
                return slot
            low, high = ends - wide - 2.0, ends + GAP
            free = low >= self.gaps[place][0] + self.shift
        taken = self.taken.setdefault(slot.row, [])
        if not free or any(low < end and high > begin for begin, end, _ in taken):
            return slot
        taken.append((low, high, place))
        return slot._replace(left=not slot.left)

    def _card(self, place: int, mark: Mark, label: Label, slot: Slot, spot: Place, look: Look) -> None:
        """The card: it slides along its bar so as to stay in view, and gives way at the edge of the view."""
        k, high, end = self.style.text_scale, HEIGHTS[self.detail], self.scale.width - EDGE
        if slot.left:
            x = min(spot.right, end)
            reach = min(spot.left, spot.right - label.width, self.scale.x(mark.earliest))
            room = x - max(reach, EDGE)
        else:
            x = max(spot.left, EDGE)
            reach = max(spot.right, spot.left + label.width, self.scale.x(mark.latest))
            room = (end if self.still else min(reach, end)) - x
        if room < min(label.width, LEAST_CARD):
            return
        width, tall = min(label.width, room), high.tall * k
        if self.detail <= Detail.LINE and width < label.width:
            width = self._narrowed(label, width)
        x, y = x - width if slot.left else x, spot.top + high.card
        name = None if width < label.width or look is not Look.PLAIN else ("card", place, self.detail, slot.left, width)
        box = (x - 1, y - 1, width + 2, tall + 4)
        if not self.stamps.again(self.out, name, box):
            sheet = Sheet(self.style, mark, label, self.detail, look, left=slot.left)
            self.stamps.put(self.out, name, box, lambda out, x, y: sheet.card(out, x + 1, y + 1, width, tall))
        self.hits.append(Hit(x, y, x + width, y + tall, EventTarget(mark.key)))

    def _narrowed(self, label: Label, room: float) -> float:
        """The width of a one-line card that lacks room: with the short date, else without."""
        k = self.style.text_scale
        with_date = label.bare + 10 * k + label.brief_width
        return min(room, with_date if with_date <= room else label.bare)

    def _beside(self, place: int, mark: Mark, label: Label, slot: Slot, spot: Place, look: Look) -> None:
        """The words beside a dot, or above the beginning or the end of a bar."""
        tall, end = HEIGHTS[Detail.DOT].tall * self.style.text_scale, self.scale.width - EDGE
        whole = (label.width, label.bare, label.short)[slot.cut]
        if slot.left:
            x = spot.left - BESIDE if spot.point else min(spot.right, end)
            room = x - max(EDGE, -self.scale.width if spot.point else min(spot.left, spot.right - whole))
        else:
            x = spot.right + BESIDE if spot.point else max(spot.left, EDGE)
            room = (end if self.still or spot.point else min(end, max(spot.right, spot.left + whole))) - x
        low, high = max(spot.left, 0.0), min(spot.right, self.scale.width)
        y, target = spot.top, EventTarget(mark.key)
        width = min(whole, room)
        if width < whole:
            width = min(width, label.bare)
        if width < min(whole, LEAST_DOT):
            if high > low:
                self.hits.append(Hit(low - 2, y, high + 2, y + tall, target))
            return
        left = x - width if slot.left else x
        sheet = Sheet(self.style, mark, label, Detail.DOT, look, left=slot.left, bare=bool(slot.cut) or width < whole)
        name = None if width < whole or look is not Look.PLAIN else ("beside", place, slot.cut, whole)
        self.stamps.put(
            self.out, name, (left - 3, y, width + 6, tall + 2), lambda out, x, y: sheet.words(out, x + 3, y, width)
        )
        if high > low:
            left, x = min(left, low), max(left + width, high)
            self.hits.append(Hit(left - 2, y, x + 2, y + tall, target))
        else:
            self.hits.append(Hit(left, y, left + width, y + tall, target))


def clipped(reach: list[tuple[float, float]], low: float, high: float) -> list[tuple[float, float]]:
    """A piecewise linear course of (pixel, alpha) cut to ``low`` to ``high``."""
    inside = [(x, a) for x, a in reach if low <= x <= high]
    for edge in (low, high):
        for (x0, a0), (x1, a1) in pairwise(reach):
            if x0 < edge < x1:
                inside.append((edge, a0 + (a1 - a0) * (edge - x0) / (x1 - x0)))
    return sorted(set(inside), key=lambda stop: stop[0])
