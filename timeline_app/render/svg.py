"""The Scene as SVG: small, the same bytes each time, readable by people and screen readers, text kept as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import count, groupby
from typing import TypeAlias

from timeline_app.layout.scene import Group, Line, Primitive, Scene, Text
from timeline_app.render.fonts import FAMILY
from timeline_app.render.svg_elements import (
    Corner,
    Elements,
    Letters,
    attribute,
    base_line,
    escaped,
    hangs_on,
    identifier,
    lettered,
    number,
    painted,
)

FALLBACK = "Inter, Arial, Liberation Sans, Arimo, Helvetica Neue, Helvetica, DejaVu Sans Condensed, sans-serif"
"""What a reader without the bundled font falls back to: first what has nearly its widths. Arial is 1 to 6 % narrower;
DejaVu Sans, the last resort of many a Linux, is 6 % wider condensed, and 18 % wider otherwise.
"""

CUT = 1 / 128
"""Pixels by which letters stand closer than the font says: Qt, which measures them, cuts each advance to 1/64."""

_USE, _DEFINITION = len('<use xlink:href="#s10"/>'), len('<g id="s10"></g>')

Piece: TypeAlias = "str | tuple[str, ...]"
"""A part of the file as it stands, or elements that may be used elsewhere too."""


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
    plain = _usual_letters(scene.primitives)
    writer = _Writer(names or {}, Elements(plain), scene.width)
    writer.write(scene.primitives)
    body, shared = _sharing(writer.pieces)
    width, height = scene.width, scene.height
    letters = f"{painted('fill', plain[0])}{lettered(plain[1])}" if plain else ""
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{number(width * scale)}" height="{number(height * scale)}" '
        f'viewBox="0 0 {number(width)} {number(height)}" role="graphics-document document" '
        f'aria-labelledby="title desc" font-family="{FAMILY}, {FALLBACK}"{_attributes(letters)} '
        f'letter-spacing="-{CUT:.4f}" text-rendering="geometricPrecision" xml:space="preserve">\n'
        f'<title id="title">{escaped(title or "Timeline")}</title>\n'
        f'<desc id="desc">{escaped(scene.description)}</desc>\n'
    )
    if metadata:
        head += f"<metadata>{escaped(metadata)}</metadata>\n"
    rules = [f".{name}{{{rule}}}" for name, rule in writer.elements.classes.items()]
    styles = "\n".join([font_face, *rules] if font_face else rules)
    defs = "\n".join([*writer.clips, *writer.elements.defs, *shared])
    head += f"<defs>\n<style>\n{styles}\n</style>\n{defs}\n</defs>\n"
    ground = ""
    if scene.background:
        ground = f'<rect width="{number(width)}" height="{number(height)}" fill="{scene.background}"/>\n'
    return f"{head}{ground}{body}</svg>\n"


def _attributes(declarations: str) -> str:
    """Declarations of a style as attributes: inherited ones reach all that says nothing else."""
    pairs = (part.split(":") for part in declarations.split(";") if part)
    return "".join(f' {name}="{value}"' for name, value in pairs)


def _usual_letters(primitives: Iterable[Primitive]) -> Letters | None:
    """The look of the first words that belong to an event: its headline's, and so that of most."""
    for item in primitives:
        if isinstance(item, Group):
            found = _usual_letters(item.primitives)
            if found:
                return found
        elif isinstance(item, Text) and item.key:
            return item.fill, item.font
    return None


class _Writer:
    """Writes groups as pieces, in order; the first of an event has its id and its name."""

    def __init__(self, names: Mapping[str, str], elements: Elements, room: float) -> None:
        self._names = names
        self._numbers = count(1)
        self._seen: set[str] = set()
        self._top, self._room = 0.0, room
        self.elements = elements
        self.pieces: list[Piece] = []
        self.clips: list[str] = []

    def write(self, primitives: Iterable[Primitive]) -> None:
        """Runs of primitives of one event become a group with its key."""
        for key, run in groupby(primitives, key=_key_of):
            if key:
                self._event(key, list(run))
                continue
            loose: list[Primitive] = []
            for item in run:
                if isinstance(item, Group):
                    self._loose(loose)
                    self._window(item)
                    loose = []
                else:
                    loose.append(item)
            self._loose(loose)

    def _loose(self, items: Sequence[Primitive]) -> None:
        """What belongs to no event, a line of the file for each element."""
        for chunk in self._chunks(items, Corner(top=self._top, room=self._room)):
            self.pieces += [f"{element}\n" for element in ([chunk] if isinstance(chunk, str) else chunk)]

    def _event(self, key: str, items: Sequence[Primitive]) -> None:
        """An event stands where its first words do: what looks alike then reads alike."""
        mark, label, move, at = "", "", "", Corner(top=self._top)
        if key not in self._seen:
            self._seen.add(key)
            mark = f' id="e{identifier(key)}"'
            label = f"<title>{escaped(self._names[key])}</title>" if self._names.get(key) else ""
        for item in items:
            if isinstance(item, Text):
                at = Corner(round(item.x, 1), base_line(item, self._top), self._top)
                move = f' transform="translate({number(at.x)} {number(at.y)})"'
                break
        self.pieces.append(f'<g{mark} data-key="{attribute(key)}"{move}>{label}')
        self.pieces += self._chunks(items, at)
        self.pieces.append("</g>\n")

    def _chunks(self, items: Sequence[Primitive], at: Corner) -> list[Piece]:
        """Words, and the shapes between them as elements that may be shared."""
        chunks: list[Piece] = []
        shapes: list[str] = []
        place, end = 0, len(items)
        while place < end:
            item = items[place]
            place += 1
            if isinstance(item, Text):
                line = [item]
                while place < end and isinstance(after := items[place], Text) and hangs_on(after, line[-1]):
                    line.append(after)
                    place += 1
                if shapes:
                    chunks.append(tuple(shapes))
                    shapes = []
                chunks.append(self.elements.words(line, at))
            elif isinstance(item, Line):
                lines = [item]
                while place < end and isinstance(more := items[place], Line) and more[4:7] == item[4:7]:
                    lines.append(more)
                    place += 1
                shapes.append(self.elements.lines(lines, at))
            elif not isinstance(item, Group):  # those have their own way
                shapes.append(self.elements.shape(item, at))
        if shapes:
            chunks.append(tuple(shapes))
        return chunks

    def _window(self, item: Group) -> None:
        name = f"clip{next(self._numbers)}"
        box = f'<rect width="{number(item.width)}" height="{number(item.height)}"/>'
        self.clips.append(f'<clipPath id="{name}">{box}</clipPath>')
        outside, self._room = self._room, item.width
        self._top += item.y
        move = f"translate({number(item.x)} {number(item.y)})"
        self.pieces.append(f'<g transform="{move}"><g clip-path="url(#{name})">\n')
        self.write(item.primitives)
        self.pieces.append("</g></g>\n")
        self._top -= item.y
        self._room = outside


def _key_of(item: Primitive) -> str:
    return "" if isinstance(item, Group) else item.key


def _sharing(pieces: Sequence[Piece]) -> tuple[str, list[str]]:
    """The body, in which drawings that come up often are used rather than told, and the definitions of those."""
    chunks = Counter(piece for piece in pieces if isinstance(piece, tuple))
    whole = {chunk: text for chunk, times in chunks.items() if _pays(text := "".join(chunk), times)}
    single: Counter[str] = Counter()
    for chunk, times in chunks.items():
        if chunk not in whole:
            for element in chunk:
                single[element] += times
    names: dict[str, str] = {}
    out: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            out.append(piece)
        elif piece in whole:
            out.append(_used(whole[piece], names))
        else:
            out += [_used(one, names) if _pays(one, single[one]) else one for one in piece]
    return "".join(out), [f'<g id="{name}">{text}</g>' for text, name in names.items()]


def _used(text: str, names: dict[str, str]) -> str:
    name = names.setdefault(text, f"s{len(names) + 1}")
    return f'<use xlink:href="#{name}"/>'


def _pays(text: str, times: int) -> bool:
    """Whether a drawing takes less room where it is defined once."""
    return times * (len(text) - _USE) > len(text) + _DEFINITION
