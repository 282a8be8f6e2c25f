"""What a screen draws frame after frame, kept as pixels: cards, shapes and words.

A sprite is drawn once, at the screen's resolution, and then copied to whole pixels: a copy takes a tenth of the time of
drawing a card anew. Files never use them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

MOST_BYTES = 48 * 1024 * 1024
"""The most memory that the pixels of sprites take; those used longest ago go first."""

LARGEST = 1_000_000
"""What has more pixels is not kept."""

LARGE = 24_000.0
"""A part that covers more pixels of the Scene is kept only when it comes again: zooming makes it anew each time."""


RECENT = 1_000
"""So many things that came once are remembered."""


class Ground(NamedTuple):
    """Where a painter puts pixels: ``ratio`` to one of its own, moved by ``x`` and ``y``."""

    ratio: float
    x: float
    y: float


def ground_of(painter: QPainter) -> Ground | None:
    """How a painter maps; ``None`` where it turns or stretches, so that copies would not look right."""
    matrix = painter.deviceTransform()
    if matrix.m12() or matrix.m21() or matrix.m11() != matrix.m22() or not 0.5 <= matrix.m11() <= 4.0:
        return None
    return Ground(matrix.m11(), matrix.dx(), matrix.dy())


class Kept(NamedTuple):
    """A sprite; ``source`` is what it was made of, held so that its identity stays its own."""

    image: QImage
    source: object


@dataclass(slots=True)
class Sprites:
    """The sprites of one screen, by name."""

    most: int = MOST_BYTES
    taken: int = 0
    memory: OrderedDict[Hashable, Kept] = field(default_factory=OrderedDict)
    recent: dict[Hashable, object] = field(default_factory=dict)

    def again(self, name: Hashable, source: object) -> bool:
        """Whether something comes a second time: only then is it worth keeping what may never come again."""
        if name in self.recent and self.recent[name] is source:
            return True
        if len(self.recent) >= RECENT:
            self.recent.clear()
        self.recent[name] = source
        return False

    def made(
        self, name: Hashable, source: object, size: tuple[float, float], ratio: float, draw: Callable[[QPainter], None]
    ) -> QImage | None:
        """A new sprite of a size in pixels of the Scene; ``None`` where it would be too large."""
        width, height = ceil(size[0] * ratio) + 1, ceil(size[1] * ratio) + 1
        if width * height > LARGEST:
            return None
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        draw(painter)
        painter.end()
        self.memory[name] = Kept(image, source)
        self.taken += image.sizeInBytes()
        while self.taken > self.most and len(self.memory) > 1:
            _, old = self.memory.popitem(last=False)
            self.taken -= old.image.sizeInBytes()
        return image


def snapped(ground: Ground, x: float, y: float) -> QPointF:
    """The point of the painter whose pixel is the whole one nearest to another."""
    ratio = ground.ratio
    return QPointF((round(x * ratio + ground.x) - ground.x) / ratio, (round(y * ratio + ground.y) - ground.y) / ratio)
