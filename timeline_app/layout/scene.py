"""What is drawn: a flat list of few primitives in pixels, and what a click on them means.

``x`` runs to the right and ``y`` down from the top left corner. Colours are ``#rrggbb`` or ``#rrggbbaa``; an empty
colour draws nothing. Primitives carry the key of the event that they belong to, so that a writer can group them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple, TypeAlias


class FontSpec(NamedTuple):
    """A font of the bundled family: ``size`` in pixels, ``weight`` 400 or 600."""

    size: float
    weight: int = 400
    italic: bool = False


Measure: TypeAlias = Callable[[str, FontSpec], float]
"""Advance width of a text in pixels."""


class Anchor(Enum):
    """Which end of a text its ``x`` names (SVG ``text-anchor``)."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Rect(NamedTuple):
    """A rectangle, rounded by ``radius``; ``dash`` holds the lengths of strokes and gaps in pixels."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0
    radius: float = 0.0
    dash: tuple[float, ...] = ()
    key: str = ""


class Fade(NamedTuple):
    """A rounded rectangle filled by a horizontal gradient; ``stops`` are (0 to 1 of its width, colour)."""

    x: float
    y: float
    width: float
    height: float
    stops: tuple[tuple[float, str], ...]
    radius: float = 0.0
    key: str = ""


class Line(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    width: float = 1.0
    dash: tuple[float, ...] = ()
    key: str = ""


class Text(NamedTuple):
    """One line of text on the base line ``y``; ``width`` is what the layout measured."""

    x: float
    y: float
    text: str
    font: FontSpec
    fill: str
    width: float = 0.0
    anchor: Anchor = Anchor.START
    strike: bool = False
    key: str = ""

    @property
    def left(self) -> float:
        """Where the text begins, in pixels."""
        match self.anchor:
            case Anchor.START:
                return self.x
            case Anchor.MIDDLE:
                return self.x - self.width / 2
            case Anchor.END:
                return self.x - self.width


class Polygon(NamedTuple):
    """A closed shape through ``points``."""

    points: tuple[tuple[float, float], ...]
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0
    key: str = ""


class Bars(NamedTuple):
    """Many plain rectangles (x, y, width, height) of one colour, drawn at one stroke."""

    rects: tuple[tuple[float, float, float, float], ...]
    fill: str
    key: str = ""


class Group(NamedTuple):
    """Primitives in a window of their own: moved to ``x``, ``y`` and cut to ``width`` by ``height``."""

    x: float
    y: float
    width: float
    height: float
    primitives: tuple[Primitive, ...]


Primitive: TypeAlias = "Rect | Fade | Line | Text | Polygon | Bars | Group"


class EventTarget(NamedTuple):
    """A click here means this event."""

    key: str


class ClusterTarget(NamedTuple):
    """A click here opens ``total`` hidden events between two instants (days) of one lane."""

    start: float
    end: float
    lane: int
    total: int


class EdgeTarget(NamedTuple):
    """A click here goes to the nearest event beyond an edge: ``side`` is -1 (earlier) or 1 (later)."""

    side: int
    time: float
    total: int


class BandTarget(NamedTuple):
    """A click here shows the whole of a background span, by its number in the order of starts."""

    number: int


Target: TypeAlias = EventTarget | ClusterTarget | EdgeTarget | BandTarget


class Hit(NamedTuple):
    """An area in pixels that answers to the pointer, later ones lie above earlier ones."""

    left: float
    top: float
    right: float
    bottom: float
    target: Target


COLUMN = 64.0
"""Width in pixels of a column of the hit table."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture: its size in pixels, what is drawn in order, what answers to the pointer, and what it leaves out.

    ``shown`` counts the events with a mark of their own, ``clustered`` those told as a number, ``earlier`` and
    ``later`` those beyond the edges; ``description`` says the picture in a sentence.
    """

    width: float
    height: float
    background: str
    primitives: tuple[Primitive, ...]
    hits: tuple[Hit, ...] = ()
    shown: int = 0
    clustered: int = 0
    earlier: int = 0
    later: int = 0
    description: str = ""
    columns: dict[int, list[Hit]] = field(default_factory=dict, compare=False, repr=False)

    def column(self, number: int) -> Sequence[Hit]:
        """The areas that touch a column of pixels; the table is made when first asked for."""
        if not self.columns:
            for hit in self.hits:
                for touched in range(int(hit.left // COLUMN), int(hit.right // COLUMN) + 1):
                    self.columns.setdefault(touched, []).append(hit)
        return self.columns.get(number, ())


def hit_at(scene: Scene, x: float, y: float) -> Hit | None:
    """The topmost area under a point, or ``None``. Its cost depends on one column of the picture alone."""
    for hit in reversed(scene.column(int(x // COLUMN))):
        if hit.left <= x <= hit.right and hit.top <= y <= hit.bottom:
            return hit
    return None
