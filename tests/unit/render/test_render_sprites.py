from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from tests.samples import synthetic_timeline
from timeline_app.layout.compose import Composer, View
from timeline_app.layout.index import Index
from timeline_app.layout.marks import marks_of
from timeline_app.layout.ranges import framed, whole_range
from timeline_app.layout.scene import FontSpec, Scene, Text
from timeline_app.layout.style import Style
from timeline_app.render.fonts import ensure_gui, measure
from timeline_app.render.paint import paint
from timeline_app.render.sprites import Ground, Sprites, ground_of, snapped

WIDTH, HEIGHT = 900, 600


def _scene(count: int = 60) -> Scene:
    ensure_gui()
    marks = marks_of(synthetic_timeline(count))
    span = whole_range(marks)
    assert span is not None
    return Composer(Index.of(marks), Style(measure())).frame(View(framed(span, WIDTH), HEIGHT)).scene


def _painted(scene: Scene, ratio: float, sprites: Sprites | None) -> QImage:
    image = QImage(round(WIDTH * ratio), round(HEIGHT * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    paint(scene, painter, sprites=sprites)
    painter.end()
    return image


def _ink(image: QImage) -> float:
    """How dark an image is: what is moved by less than a pixel weighs the same."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return grey.sizeInBytes() * 255.0 - sum(bytes(grey.constBits()))


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_kept_pixels_look_like_what_is_drawn_anew(ratio: float) -> None:
    scene, sprites = _scene(), Sprites()
    anew, first, again = (_painted(scene, ratio, kept) for kept in (None, sprites, sprites))
    assert sprites.memory
    assert _ink(first) == pytest.approx(_ink(anew), rel=0.03)
    assert _ink(again) == pytest.approx(_ink(anew), rel=0.03)


def test_a_moved_view_draws_the_same_pixels() -> None:
    """A part that comes again is copied: how many are kept does not grow with the frames."""
    scene, sprites = _scene(), Sprites()
    for _ in range(3):
        _painted(scene, 1.0, sprites)
    kept = len(sprites.memory)
    _painted(scene, 1.0, sprites)
    assert len(sprites.memory) == kept


def test_memory_is_bounded() -> None:
    scene, sprites = _scene(), Sprites(most=100_000)
    for _ in range(3):
        _painted(scene, 1.0, sprites)
        assert sprites.taken <= 100_000 + 64_000
    assert sprites.taken == sum(kept.image.sizeInBytes() for kept in sprites.memory.values())


def test_each_resolution_has_its_own() -> None:
    scene, sprites = _scene(), Sprites()
    _painted(scene, 1.0, sprites)
    once = len(sprites.memory)
    _painted(scene, 2.0, sprites)
    assert len(sprites.memory) > once


def test_copies_lie_on_whole_pixels() -> None:
    assert snapped(Ground(1.0, 0.0, 0.0), 10.4, 3.6) == QPointF(10.0, 4.0)
    assert snapped(Ground(2.0, 1.0, 0.0), 10.4, 3.6) == QPointF(10.5, 3.5)


def test_a_turned_painter_draws_anew() -> None:
    ensure_gui()
    image = QImage(50, 50, QImage.Format.Format_RGB32)
    painter, sprites = QPainter(image), Sprites()
    assert ground_of(painter) == Ground(1.0, 0.0, 0.0)
    painter.rotate(30)
    assert ground_of(painter) is None
    words = Scene(50, 50, "#ffffff", (Text(5, 20, "words", FontSpec(12), "#000000", 30),))
    paint(words, painter, sprites=sprites)
    paint(words, painter, sprites=sprites)
    painter.end()
    assert not sprites.memory


def test_words_are_kept_when_they_come_again() -> None:
    ensure_gui()
    image, sprites = QImage(50, 50, QImage.Format.Format_RGB32), Sprites()
    painter = QPainter(image)
    words = Scene(50, 50, "#ffffff", (Text(5, 20, "words", FontSpec(12), "#000000", 30, strike=True),))
    for kept in (0, 1, 1):
        paint(words, painter, sprites=sprites)
        assert len(sprites.memory) == kept
    painter.end()
