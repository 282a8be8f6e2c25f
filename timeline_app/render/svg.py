"""The Scene as SVG: small, the same bytes each time, readable by screen readers, text kept as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import count, groupby, pairwise
from math import floor
from typing import TypeAlias

from timeline_app.layout.scene import Anchor, Bars, Fade, FontSpec, Group, Line, Polygon, Primitive, Rect, Scene, Text
from timeline_app.render.fonts import FAMILY

FALLBACK = "Inter, Helvetica Neue, Arial, sans-serif"
"""What a reader without the bundled font falls back to."""

PINNED = 120.0
"""The width in pixels from which a text names it: wider letters of another font would leave its card."""

_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
_MARKS = re.compile('[&<>"]')
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escaped(text: str) -> str:
    """Text that XML allows: no control, bidi-override or surrogate characters, the five signs as entities."""
    if text.isascii() and text.isprintable() and not _MARKS.search(text):
        return text  # nearly all
    return _UNSAFE.sub("", text).translate(_ENTITIES)


@lru_cache(maxsize=20_000)
def number(value: float) -> str:
    """A length with one decimal at most."""
    text = f"{value:.1f}"
    if text.endswith(".0"):
        text = text[:-2]
    return "0" if text == "-0" else text


def write_svg(
    scene: Scene,
    *,
    title: str = "",
    names: Mapping[str, str] | None = None,
    scale: float = 1.0,
    metadata: str = "",
    font_face: str = "",
) -> str:
    """The Scene as the text of an SVG file.

    ``names`` are what screen readers say of the events by key; ``scale`` is the size of a pixel of the Scene;
    ``metadata`` is put into a ``<metadata>`` element; ``font_face`` is a style sheet that brings the font along.
    """
    writer = _Writer(names or {})
    width, height = scene.width, scene.height
    body = "".join(writer.group(scene.primitives))
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(width * scale)}" height="{number(height * scale)}" '
        f'viewBox="0 0 {number(width)} {number(height)}" role="img" aria-labelledby="title desc" '
        f'font-family="{FAMILY}, {FALLBACK}" text-rendering="geometricPrecision" '
        'xml:space="preserve">\n'
        f'<title id="title">{escaped(title or "Timeline")}</title>\n'
        f'<desc id="desc">{escaped(scene.description)}</desc>\n'
    )
    if metadata:
        head += f"<metadata>{escaped(metadata)}</metadata>\n"
    styles = font_face + "".join(f".{name}{{{rule}}}" for name, rule in writer.classes.items())
    head += f"<defs><style>{styles}</style>{''.join(writer.defs)}</defs>\n"
    ground = ""
    if scene.background:
        ground = f'<rect width="{number(width)}" height="{number(height)}" fill="{scene.background}"/>\n'
    return f"{head}{ground}{body}</svg>\n"


def painted(name: str, colour: str) -> str:
    """The declaration of a fill or stroke."""
    if not colour:
        return f"{name}:none"
    if len(colour) == 9:
        return f"{name}:{colour[:7]};{name}-opacity:{int(colour[7:], 16) / 255:.3g}"
    return f"{name}:{colour}"


def stroked(colour: str, width: float, dash: tuple[float, ...] = ()) -> str:
    """The declarations of a stroke."""
    if not colour:
        return ""
    dashes = f";stroke-dasharray:{','.join(number(part) for part in dash)}" if dash else ""
    return f";{painted('stroke', colour)};stroke-width:{width:.3g}{dashes}"


def lettered(font: FontSpec) -> str:
    """The declarations of a font."""
    slant = ";font-style:italic" if font.italic else ""
    return f";font-size:{max(1, round(font.size))}px;font-weight:{font.weight}{slant}"


Shape: TypeAlias = tuple[str, str, float, tuple[float, ...]]
"""Fill, stroke, its width and its dashes."""
Letters: TypeAlias = tuple[str, FontSpec]
"""Fill and font."""


class _Writer:
    """Writes primitives; styles, gradients and clips are gathered as definitions, each once."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._gradients: dict[tuple[tuple[float, str], ...], str] = {}
        self._clips = count(1)
        self._seen: set[str] = set()
        self._looks: dict[Shape | Letters, str] = {}
        self._top = 0.0
        self.classes: dict[str, str] = {}
        self.defs: list[str] = []

    def group(self, primitives: Iterable[Primitive]) -> Iterable[str]:
        """Runs of primitives of one event become a group with its key; the first has its id and its name."""
        for key, run in groupby(primitives, key=lambda item: "" if isinstance(item, Group) else item.key):
            inside = "".join(self.item(item) for item in run)
            if not key:
                yield inside
                continue
            mark, label = "", ""
            if key not in self._seen:
                self._seen.add(key)
                mark = f' id="e{identifier(key)}"'
                label = f"<title>{escaped(self._names[key])}</title>" if self._names.get(key) else ""
            yield f'<g{mark} data-key="{escaped(key)}">{label}{inside}</g>\n'

    def item(self, item: Primitive) -> str:
        """One primitive."""
        match item:
            case Rect():
                return self._rect(item)
            case Text():
                return self._text(item)
            case Line():
                look = self._look(("", item.stroke, item.width, item.dash))
                return f'<path class="{look}" d="{_stroke(item)}"/>'
            case Fade():
                return self._fade(item)
            case Polygon():
                look = self._look((item.fill, item.stroke, item.stroke_width, ()))
                return f'<path class="{look}" d="{_outline(item)}"/>'
            case Bars():
                look = self._look((item.fill, "", 1.0, ()))
                boxes = (f"M{number(x)} {number(y)}h{number(w)}v{number(h)}h{number(-w)}z" for x, y, w, h in item.rects)
                return f'<path class="{look}" d="{"".join(boxes)}" shape-rendering="crispEdges"/>\n'
            case Group():
                return self._group(item)

    def _group(self, item: Group) -> str:
        name = f"clip{next(self._clips)}"
        box = f'<rect width="{number(item.width)}" height="{number(item.height)}"/>'
        self.defs.append(f'<clipPath id="{name}">{box}</clipPath>')
        self._top += item.y
        inside = "".join(self.group(item.primitives))
        self._top -= item.y
        move = f"translate({number(item.x)} {number(item.y)})"
        return f'<g transform="{move}"><g clip-path="url(#{name})">\n{inside}</g></g>\n'

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

    def _rect(self, item: Rect) -> str:
        return f'<rect class="{self._look((item.fill, item.stroke, item.stroke_width, item.dash))}" {_box(item)}/>'

    def _text(self, item: Text) -> str:
        """Text on whole pixels, where painters put its base line too; long ones keep their width in another font."""
        y = number(floor(item.y + self._top + 0.5) - self._top)
        anchor = "" if item.anchor is Anchor.START else f' text-anchor="{item.anchor.value}"'
        strike = ' text-decoration="line-through"' if item.strike else ""
        length = f' textLength="{number(item.width)}"' if item.width >= PINNED else ""
        place = f'x="{number(item.x)}" y="{y}"{length}{anchor}{strike}'
        return f'<text class="{self._look((item.fill, item.font))}" {place}>{escaped(item.text)}</text>'

    def _fade(self, item: Fade) -> str:
        stops = tuple((round(offset, 4), colour) for offset, colour in item.stops)
        name = self._gradients.get(stops)
        if name is None:
            name = self._gradients[stops] = f"fade{len(self._gradients) + 1}"
            inside = "".join(f'<stop offset="{offset:.4g}" stop-color="{colour[:7]}"/>' for offset, colour in stops)
            self.defs.append(f'<linearGradient id="{name}">{inside}</linearGradient>')
        return f'<rect fill="url(#{name})" {_box(item)}/>'


def _box(item: Rect | Fade) -> str:
    width, height = max(0.0, item.width), max(0.0, item.height)
    radius = min(item.radius, width / 2, height / 2)
    round_ = f' rx="{number(radius)}"' if radius > 0 else ""
    return f'x="{number(item.x)}" y="{number(item.y)}" width="{number(width)}" height="{number(height)}"{round_}'


def _stroke(item: Line) -> str:
    """A line as path data; upright and level ones name one end coordinate."""
    x1, y1, x2, y2 = number(item.x1), number(item.y1), number(item.x2), number(item.y2)
    end = f"V{y2}" if x1 == x2 else f"H{x2}" if y1 == y2 else f"L{x2} {y2}"
    return f"M{x1} {y1}{end}"


def _outline(item: Polygon) -> str:
    """A polygon as path data: from its first point by steps in whole tenths, so that roundings do not add up."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in item.points]
    steps = (f"{number((x - u) / 10)} {number((y - v) / 10)}" for (u, v), (x, y) in pairwise(tenths))
    x, y = tenths[0]
    return f"M{number(x / 10)} {number(y / 10)}l{' '.join(steps)}z"


def _letter(number: int) -> str:
    """a, b, … z, a1, b1, … as names of classes."""
    return chr(97 + number % 26) + (str(number // 26) if number >= 26 else "")


def identifier(key: str) -> str:
    """A key as an XML id: letters, digits and hyphens; a colon as a dot, others as their code points."""
    return "".join(
        char if char.isascii() and (char.isalnum() or char == "-") else "." if char == ":" else f"_{ord(char):x}_"
        for char in key
    )
