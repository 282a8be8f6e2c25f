"""Primitives as SVG elements: short numbers, classes for looks, coordinates from the corner that the caller names."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from math import floor, inf
from typing import NamedTuple, TypeAlias

from timeline_app.layout.scene import Anchor, Bars, Fade, FontSpec, Line, Polygon, Rect, Text

PINNED = 200.0
"""The width in pixels from which a text names it. The fonts that :data:`FALLBACK` asks for are up to 6 % wider than
the bundled one: above this width they would take more than the 12 pixels that a card leaves beside its words.
"""

NARROW, WIDE = 60.0, 1.18
"""Outside of cards short words from this width on name theirs, beside which others stand; long ones do where letters so
many times as wide would leave the picture. Else a width does harm: it spaces out the letters of a narrower font.
"""

CLOSE = 40.0
"""Words at most so many pixels behind others on their line hang on them: wider letters push them along."""

_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
_USUAL_KEY = re.compile("[0-9A-Za-z:-]*")
_MARKS = re.compile('[&<>"]')
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escaped(text: str) -> str:
    """Text that XML allows between tags: no control, bidi-override or surrogate characters, ``&<>`` as entities."""
    if text.isascii() and text.isprintable() and not _MARKS.search(text):
        return text  # nearly all
    return _UNSAFE.sub("", text).translate(_ENTITIES)


def attribute(text: str) -> str:
    """Text that XML allows between double quotes."""
    if _USUAL_KEY.fullmatch(text):
        return text
    return escaped(text).replace('"', "&quot;")


@lru_cache(maxsize=20_000)
def number(value: float) -> str:
    """A length with one decimal at most, without zeros that say nothing."""
    text = f"{value:.1f}"
    if text.endswith(".0"):
        text = text[:-2]
        return "0" if text == "-0" else text
    return text[1:] if text[0] == "0" else "-" + text[2:] if text[:2] == "-0" else text


def painted(name: str, colour: str) -> str:
    """The declaration of a fill or stroke."""
    if not colour:
        return f"{name}:none"
    if len(colour) == 9:
        share = f"{int(colour[7:], 16) / 255:.3g}".removeprefix("0")
        return f"{name}:{short(colour[:7])};{name}-opacity:{share or 0}"
    return f"{name}:{short(colour)}"


def short(colour: str) -> str:
    """``#rgb`` for ``#rrggbb`` where that says the same."""
    if colour[1] == colour[2] and colour[3] == colour[4] and colour[5] == colour[6]:
        return f"#{colour[1]}{colour[3]}{colour[5]}"
    return colour


def stroked(colour: str, width: float, dash: tuple[float, ...] = ()) -> str:
    """The declarations of a stroke."""
    if not colour:
        return ""
    dashes = f";stroke-dasharray:{','.join(number(part) for part in dash)}" if dash else ""
    wide = "" if width == 1 else f";stroke-width:{width:.3g}"
    return f";{painted('stroke', colour)}{wide}{dashes}"


def lettered(font: FontSpec) -> str:
    """The declarations of a font."""
    slant = ";font-style:italic" if font.italic else ""
    return f";font-size:{max(1, round(font.size))}px;font-weight:{font.weight}{slant}"


Shape: TypeAlias = tuple[str, str, float, tuple[float, ...]]
"""Fill, stroke, its width and its dashes."""
Letters: TypeAlias = tuple[str, FontSpec]
"""Fill and font."""


class Corner(NamedTuple):
    """Where the coordinates of elements are counted from; ``top`` is the page's pixel at ``y`` 0 of the group, which
    is ``room`` pixels wide.
    """

    x: float = 0.0
    y: float = 0.0
    top: float = 0.0
    room: float = inf


class Elements:
    """Writes elements; styles and gradients are gathered as definitions, each once.

    ``plain`` is the look of letters that need no class.
    """

    def __init__(self, plain: Letters | None = None) -> None:
        self._plain = plain
        self._gradients: dict[tuple[tuple[float, str], ...], str] = {}
        self._looks: dict[Shape | Letters, str] = {}
        self._signs: dict[tuple[str, tuple[tuple[int, int], ...]], str] = {}
        self.classes: dict[str, str] = {}
        self.defs: list[str] = []

    def shape(self, item: Rect | Fade | Polygon | Bars, at: Corner) -> str:
        """One primitive that is filled."""
        match item:
            case Rect():
                if item.key and item.fill and not (item.radius or item.stroke):
                    return self._strip(item, at)
                look = self._look((item.fill, item.stroke, item.stroke_width, item.dash))
                return f'<rect class="{look}"{_box(item, at)}/>'
            case Polygon():
                return self._sign(item, at)
            case Fade():
                return f'<rect fill="url(#{self._gradient(item)})"{_box(item, at)}/>'
            case Bars():
                look = self._look((item.fill, "", 1.0, ()))
                boxes = (
                    f"M{_pair(x - at.x, y - at.y)}h{number(w)}v{number(h)}h{number(-w)}z" for x, y, w, h in item.rects
                )
                return f'<path class="{look}" d="{"".join(boxes)}" shape-rendering="crispEdges"/>'

    def _strip(self, item: Rect, at: Corner) -> str:
        """A plain rectangle of an event as a thick line, which takes half the room."""
        look = self._look(("", item.fill, item.height, ()))
        return (
            f'<path class="{look}" d="M{_pair(item.x - at.x, item.y + item.height / 2 - at.y)}h{number(item.width)}"/>'
        )

    def _sign(self, item: Polygon, at: Corner) -> str:
        """A shape in its place; that of an event's mark is told once for all marks like it."""
        look = self._look((item.fill, item.stroke, item.stroke_width, ()))
        left, top = item.points[0]
        steps = tuple([(round((x - left) * 10), round((y - top) * 10)) for x, y in item.points])
        if not item.key:
            return f'<path class="{look}" d="M{_pair(left - at.x, top - at.y)}{_path(steps)}"/>'
        name = self._signs.get((look, steps))
        if name is None:
            name = self._signs[look, steps] = f"m{len(self._signs) + 1}"
            self.defs.append(f'<path id="{name}" class="{look}" d="M0 0{_path(steps)}"/>')
        return f'<use xlink:href="#{name}"{_place(left - at.x, top - at.y)}/>'

    def lines(self, items: list[Line], at: Corner) -> str:
        """Lines of one pen as one element."""
        first = items[0]
        look = self._look(("", first.stroke, first.width, first.dash))
        return f'<path class="{look}" d="{"".join(_stroke(item, at) for item in items)}"/>'

    def words(self, items: list[Text], at: Corner) -> str:
        """Texts of one line as one element: those behind the first keep their distance from what stands before them.

        The base line lies on a whole pixel of the page, where painters put it too.
        """
        first = items[0]
        place = _place(first.x - at.x, base_line(first, at.top) - at.y)
        if first.anchor is not Anchor.START:
            place += f' text-anchor="{first.anchor.value}"'
        if first.strike:
            place += ' text-decoration="line-through"'
        length = first.width if len(items) == 1 else items[-1].x + items[-1].width - first.x
        if _pinned(first, length, at.room):
            place += f' textLength="{number(length)}"'
        inside = escaped(first.text)
        if len(items) > 1:
            for before, item in pairwise(items):
                gap = item.x - before.x - before.width
                inside += f'<tspan{self._class(item)} dx="{number(gap)}">{escaped(item.text)}</tspan>'
        return f"<text{self._class(first)}{place}>{inside}</text>"

    def _class(self, item: Text) -> str:
        look = (item.fill, item.font)
        return "" if look == self._plain else f' class="{self._look(look)}"'

    def _look(self, look: Shape | Letters) -> str:
        """The class of what looks like this; each way to look has one."""
        name = self._looks.get(look)
        if name is None:
            name = self._looks[look] = _letter(len(self._looks))
            if len(look) == 4:
                fill, stroke, width, dash = look
                self.classes[name] = painted("fill", fill) + stroked(stroke, width, dash)
            else:
                fill, font = look
                self.classes[name] = painted("fill", fill) + lettered(font)
        return name

    def _gradient(self, item: Fade) -> str:
        stops = tuple((round(offset, 4), colour) for offset, colour in item.stops)
        name = self._gradients.get(stops)
        if name is None:
            name = self._gradients[stops] = f"fade{len(self._gradients) + 1}"
            inside = "".join(f'<stop offset="{offset:.4g}" stop-color="{colour[:7]}"/>' for offset, colour in stops)
            self.defs.append(f'<linearGradient id="{name}">{inside}</linearGradient>')
        return name


def _pinned(item: Text, length: float, room: float) -> bool:
    """Whether words name their width, which wider letters of another font would not keep."""
    if item.key:
        return length >= PINNED
    return NARROW <= length < PINNED or (length >= PINNED and item.left + WIDE * length > room)


def base_line(item: Text, top: float) -> float:
    """Where a text's base line lies in a group whose top is ``top`` pixels down the page."""
    return floor(item.y + top + 0.5) - top


def hangs_on(item: Text, before: Text) -> bool:
    """Whether a text of an event stands close behind another on its line."""
    if not item.key or item.y != before.y or item.strike or before.strike:
        return False
    if item.anchor is not Anchor.START or before.anchor is not Anchor.START:
        return False
    return 0 <= item.x - before.x - before.width <= CLOSE


def _pair(x: float, y: float) -> str:
    """Two numbers of path data: a minus parts them as well as a blank."""
    one, two = number(x), number(y)
    return f"{one}{two}" if two[0] == "-" else f"{one} {two}"


def _place(x: float, y: float) -> str:
    """The attributes of a place; what is 0 goes without saying."""
    left, top = number(x), number(y)
    return (f' x="{left}"' if left != "0" else "") + (f' y="{top}"' if top != "0" else "")


def _box(item: Rect | Fade, at: Corner) -> str:
    width, height = max(0.0, item.width), max(0.0, item.height)
    radius = min(item.radius, width / 2, height / 2)
    place = _place(item.x - at.x, item.y - at.y)
    round_ = f' rx="{number(radius)}"' if radius > 0 else ""
    return f'{place} width="{number(width)}" height="{number(height)}"{round_}'


def _stroke(item: Line, at: Corner) -> str:
    """A line as path data; upright and level ones name one end coordinate."""
    x1, y1, x2, y2 = item.x1 - at.x, item.y1 - at.y, item.x2 - at.x, item.y2 - at.y
    end = f"V{number(y2)}" if x1 == x2 else f"H{number(x2)}" if y1 == y2 else f"L{_pair(x2, y2)}"
    return f"M{_pair(x1, y1)}{end}"


@lru_cache(maxsize=500)
def _path(tenths: tuple[tuple[int, int], ...]) -> str:
    """A closed outline as steps of path data from its first point, in whole tenths: roundings do not add up."""
    steps = [_pair((x - u) / 10, (y - v) / 10) for (u, v), (x, y) in pairwise(tenths)]
    joined = "".join(step if step[0] == "-" else f" {step}" for step in steps).lstrip()
    return f"l{joined}z"


def _letter(number: int) -> str:
    """a, b, … z, a1, b1, … as names of classes."""
    return chr(97 + number % 26) + (str(number // 26) if number >= 26 else "")


def identifier(key: str) -> str:
    """A key as an XML id: letters, digits and hyphens; a colon as a dot, others as their code points."""
    if _USUAL_KEY.fullmatch(key):
        return key.replace(":", ".")
    return "".join(
        char if char.isascii() and (char.isalnum() or char == "-") else "." if char == ":" else f"_{ord(char):x}_"
        for char in key
    )
