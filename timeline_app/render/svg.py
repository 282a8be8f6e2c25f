"""The Scene as SVG: small, the same bytes each time, readable by screen readers, text kept as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import count, groupby

from timeline_app.layout.scene import Anchor, Bars, Fade, FontSpec, Group, Line, Polygon, Primitive, Rect, Scene, Text
from timeline_app.render.fonts import FAMILY

FALLBACK = "Inter, Helvetica Neue, Arial, sans-serif"
"""What a reader without the bundled font falls back to."""

_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escaped(text: str) -> str:
    """Text that XML allows: no control, bidi-override or surrogate characters, the five signs as entities."""
    return _UNSAFE.sub("", text).translate(_ENTITIES)


def number(value: float) -> str:
    """A length with two decimals at most and no more signs than it needs."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


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
        f'font-family="{FAMILY}, {FALLBACK}" font-size="12" text-rendering="geometricPrecision" '
        'xml:space="preserve">\n'
        f'<title id="title">{escaped(title or "Timeline")}</title>\n'
        f'<desc id="desc">{escaped(scene.description)}</desc>\n'
    )
    if metadata:
        head += f"<metadata>{escaped(metadata)}</metadata>\n"
    defs = "".join(writer.defs)
    style = f"<style>{font_face}</style>" if font_face else ""
    if defs or style:
        head += f"<defs>{style}{defs}</defs>\n"
    ground = (
        f'<rect width="{number(width)}" height="{number(height)}" {fill(scene.background)}/>\n'
        if scene.background
        else ""
    )
    return f"{head}{ground}{body}</svg>\n"


def fill(colour: str) -> str:
    """The attributes of a fill."""
    return _painted("fill", colour)


def _painted(name: str, colour: str) -> str:
    if not colour:
        return f'{name}="none"'
    if len(colour) == 9:
        return f'{name}="{colour[:7]}" {name}-opacity="{number(int(colour[7:], 16) / 255)}"'
    return f'{name}="{colour}"'


def _stroke(colour: str, width: float, dash: tuple[float, ...] = ()) -> str:
    if not colour:
        return ""
    dashes = f' stroke-dasharray="{" ".join(number(part) for part in dash)}"' if dash else ""
    wide = "" if width == 1.0 else f' stroke-width="{number(width)}"'
    return f" {_painted('stroke', colour)}{wide}{dashes}"


def _font(font: FontSpec) -> str:
    text = "" if font.size == 12 else f' font-size="{number(max(1, round(font.size)))}"'
    text += "" if font.weight == 400 else f' font-weight="{font.weight}"'
    return text + (' font-style="italic"' if font.italic else "")


class _Writer:
    """Writes primitives; gradients and clips are gathered as definitions, each once."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._gradients: dict[tuple[tuple[float, str], ...], str] = {}
        self._clips = count(1)
        self._ids: dict[str, int] = {}
        self.defs: list[str] = []

    def group(self, primitives: Iterable[Primitive]) -> Iterable[str]:
        """Runs of primitives of one event become a group with its key and name."""
        for key, run in groupby(primitives, key=lambda item: "" if isinstance(item, Group) else item.key):
            inside = "".join(self.item(item) for item in run)
            if not key:
                yield inside
                continue
            place = self._ids[key] = self._ids.get(key, 0) + 1
            name = self._names.get(key, "")
            label = f"<title>{escaped(name)}</title>" if name and place == 1 else ""
            mark = f' id="event-{identifier(key)}"' if place == 1 else ""
            yield f'<g{mark} class="event" data-key="{escaped(key)}">{label}{inside}</g>\n'

    def item(self, item: Primitive) -> str:
        """One primitive."""
        match item:
            case Rect():
                return self._rect(item)
            case Text():
                return self._text(item)
            case Line():
                x1, y1, x2, y2 = number(item.x1), number(item.y1), number(item.x2), number(item.y2)
                return f'<path d="M{x1} {y1}L{x2} {y2}"{_stroke(item.stroke, item.width, item.dash)}/>\n'
            case Fade():
                return self._fade(item)
            case Polygon():
                points = " ".join(f"{number(x)},{number(y)}" for x, y in item.points)
                return f'<polygon points="{points}" {fill(item.fill)}{_stroke(item.stroke, item.stroke_width)}/>\n'
            case Bars():
                boxes = (f"M{number(x)} {number(y)}h{number(w)}v{number(h)}h{number(-w)}z" for x, y, w, h in item.rects)
                return f'<path d="{"".join(boxes)}" {fill(item.fill)} shape-rendering="crispEdges"/>\n'
            case Group():
                name = f"clip{next(self._clips)}"
                box = f'<rect width="{number(item.width)}" height="{number(item.height)}"/>'
                self.defs.append(f'<clipPath id="{name}">{box}</clipPath>\n')
                inside = "".join(self.group(item.primitives))
                move = f"translate({number(item.x)} {number(item.y)})"
                return f'<g transform="{move}"><g clip-path="url(#{name})">\n{inside}</g></g>\n'

    def _rect(self, item: Rect) -> str:
        radius = min(item.radius, item.width / 2, item.height / 2)
        round_ = f' rx="{number(radius)}"' if radius > 0 else ""
        return (
            f'<rect x="{number(item.x)}" y="{number(item.y)}" width="{number(max(0.0, item.width))}" '
            f'height="{number(max(0.0, item.height))}"{round_} {fill(item.fill)}'
            f"{_stroke(item.stroke, item.stroke_width, item.dash)}/>\n"
        )

    def _text(self, item: Text) -> str:
        anchor = "" if item.anchor is Anchor.START else f' text-anchor="{item.anchor.value}"'
        strike = ' text-decoration="line-through"' if item.strike else ""
        place = f'x="{number(item.x)}" y="{number(item.y)}"'
        if item.width >= 8:
            place += f' textLength="{number(item.width)}" lengthAdjust="spacingAndGlyphs"'
        return f"<text {place}{_font(item.font)}{anchor}{strike} {fill(item.fill)}>{escaped(item.text)}</text>\n"

    def _fade(self, item: Fade) -> str:
        stops = tuple((round(offset, 4), colour) for offset, colour in item.stops)
        name = self._gradients.get(stops)
        if name is None:
            name = self._gradients[stops] = f"fade{len(self._gradients) + 1}"
            inside = "".join(
                f'<stop offset="{number(offset * 100)}%" stop-color="{colour[:7]}"/>' for offset, colour in stops
            )
            self.defs.append(f'<linearGradient id="{name}">{inside}</linearGradient>\n')
        radius = min(item.radius, item.width / 2, item.height / 2)
        return (
            f'<rect x="{number(item.x)}" y="{number(item.y)}" width="{number(item.width)}" '
            f'height="{number(item.height)}" rx="{number(radius)}" fill="url(#{name})"/>\n'
        )


def identifier(key: str) -> str:
    """A key as an XML id: letters, digits and hyphens; others as their code points."""
    return "".join(char if char.isascii() and (char.isalnum() or char == "-") else f"_{ord(char):x}_" for char in key)
