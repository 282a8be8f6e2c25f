from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QFontInfo, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tests.samples import seed_timeline
from tests.unit.layout.support import ALL_FORMS, timeline_of
from timeline_app.layout.scene import FontSpec, Rect, Scene
from timeline_app.layout.theme import THEMES
from timeline_app.render.export import PictureSettings, image_of, picture_sheet
from timeline_app.render.fonts import FAMILY, ensure_gui, font_of, load_fonts, measure
from timeline_app.render.paint import paint
from timeline_app.render.svg import FALLBACK, write_svg


@pytest.fixture(autouse=True)
def _gui() -> None:
    ensure_gui()


@pytest.mark.parametrize(
    "spec", [FontSpec(13), FontSpec(13, 600), FontSpec(12, italic=True)], ids=["regular", "semibold", "italic"]
)
def test_the_bundled_font_is_used(spec: FontSpec) -> None:
    assert FAMILY in load_fonts()
    info = QFontInfo(font_of(spec))
    assert info.family() == FAMILY
    assert info.italic() == spec.italic
    assert info.pixelSize() == spec.size


def test_it_holds_latin_greek_and_cyrillic() -> None:
    width = measure()
    missing = width("\U000e0001", FontSpec(13))
    for sign in "AzőŁŝΩπЖя€–“”…‹›·≤":
        assert width(sign, FontSpec(13)) > 0
        assert width(sign, FontSpec(13)) != missing or sign == "…"


def test_painting_drops_no_reference_to_none() -> None:
    """Some versions of the binding lose one with each call of the painter, until the interpreter aborts."""
    scene = picture_sheet(seed_timeline(), PictureSettings(800, 600)).scene
    image = image_of(scene, 1.0)
    before = sys.getrefcount(None)
    for _ in range(200):
        painter = QPainter(image)
        paint(scene, painter)
        painter.end()
    assert abs(sys.getrefcount(None) - before) < 100


def _raster(svg: str, width: int, height: int) -> QImage:
    """Qt's own reader takes the first of several font families for all of them: it gets the one."""
    renderer = QSvgRenderer(QByteArray(svg.replace(f"{FAMILY}, {FALLBACK}", FAMILY).encode()))
    assert renderer.isValid()
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_the_svg_looks_like_the_png(theme: str) -> None:
    """The share of pixels that differ by more than 64 of 255 in any channel stays below 2 %."""
    timeline = timeline_of(ALL_FORMS)
    scene = picture_sheet(timeline, PictureSettings(1000, 800, theme=theme, title="Both ways")).scene
    one = image_of(scene, 1.0)
    other = _raster(write_svg(scene), 1000, 800)
    left, right = bytes(one.constBits()), bytes(other.constBits())
    wrong = sum(abs(a - b) > 64 for a, b in zip(left, right, strict=True)) / 3
    assert wrong / (1000 * 800) < 0.02


def test_the_scale_of_a_picture_changes_its_pixels_alone() -> None:
    scene = picture_sheet(seed_timeline(), PictureSettings(600, 500)).scene
    assert image_of(scene, 1.5).width() == 900


def test_a_scene_is_cut_to_its_size() -> None:
    scene = Scene(20, 20, "#ffffff", (Rect(-50, -50, 500, 500, "#ff0000"),))
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF00)
    painter = QPainter(image)
    paint(scene, painter)
    painter.end()
    assert image.pixelColor(10, 10).name() == "#ff0000"
    assert image.pixelColor(30, 30).name() == "#00ff00"
