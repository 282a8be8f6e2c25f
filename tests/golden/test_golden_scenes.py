"""Scenes as text, and a few as images with the bundled font.

``TIMELINE_GOLDEN=write`` writes them anew: look at the difference before it is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.golden.scene_text import scene_text
from tests.unit.layout.support import ALL_FORMS, composer_of, plain_measure, timeline_of
from timeline_app.layout.bands import Band, Bands
from timeline_app.layout.compose import View
from timeline_app.layout.marks import LaneMode
from timeline_app.layout.picture import Page, compose_page
from timeline_app.layout.scale import Scale
from timeline_app.layout.scene import Scene
from timeline_app.layout.style import Style
from timeline_app.layout.theme import PRINT, THEMES
from timeline_app.model import Timeline
from timeline_app.model.calendar import to_ordinal
from timeline_app.render.export import PictureSettings, image_of, picture_sheet

HERE = Path(__file__).parent
WRITE = os.environ.get("TIMELINE_GOLDEN") == "write"

VIEWS = {
    "years": (to_ordinal(2019), to_ordinal(2026), 700.0, LaneMode.KIND),
    "months": (to_ordinal(2024, 6, 24), to_ordinal(2024, 11, 18), 700.0, LaneMode.KIND),
    "days": (to_ordinal(2024, 8, 7), to_ordinal(2024, 8, 18), 900.0, LaneMode.KIND),
    "hours": (to_ordinal(2024, 8, 12), to_ordinal(2024, 8, 13), 600.0, LaneMode.KIND),
    "one-lane": (to_ordinal(2024, 6, 24), to_ordinal(2024, 11, 18), 500.0, LaneMode.NONE),
    "low": (to_ordinal(2024, 6, 24), to_ordinal(2024, 11, 18), 160.0, LaneMode.KIND),
}


def _compare_text(name: str, scene: Scene) -> None:
    path, text = HERE / f"{name}.txt", scene_text(scene)
    if WRITE:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{name} is drawn otherwise"


@pytest.mark.parametrize("name", VIEWS)
def test_views(name: str) -> None:
    begin, end, height, mode = VIEWS[name]
    composer = composer_of(timeline_of(ALL_FORMS), mode=mode)
    _compare_text(f"view-{name}", composer.frame(View(Scale.over(begin, end, 1200.0), height, "0:e0")).scene)


def test_bands() -> None:
    bands = Bands(
        (
            Band("The campaign", to_ordinal(2024, 5, 1), to_ordinal(2024, 11, 6)),
            Band("The talks", to_ordinal(2024, 7, 10), to_ordinal(2024, 8, 3)),
            Band("A second round of talks", to_ordinal(2024, 8, 8), to_ordinal(2024, 8, 14), "#884400"),
        )
    )
    scale = Scale.over(to_ordinal(2024, 6, 24), to_ordinal(2024, 9, 18), 1200.0)
    _compare_text("view-bands", composer_of(timeline_of(ALL_FORMS)).frame(View(scale, 700.0, bands=bands)).scene)


def test_empty() -> None:
    scale = Scale.over(to_ordinal(2024), to_ordinal(2025), 900.0)
    _compare_text("view-empty", composer_of(Timeline()).frame(View(scale, 400.0)).scene)


def test_page() -> None:
    page = Page(1000.0, 0.0, "A headline", "and what is below it")
    _compare_text("page", compose_page(timeline_of(ALL_FORMS), page, Style(plain_measure, PRINT)).scene)


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_images(theme: str, tmp_path: Path) -> None:
    """At most 0.5 % of the pixels may differ by more than 48 of 255: fonts are drawn alike, edges nearly."""
    settings = PictureSettings(900, 0, theme=theme, title="Every form once")
    actual = tmp_path / f"image-{theme}.png"
    image_of(picture_sheet(timeline_of(ALL_FORMS), settings).scene, 1.0).save(str(actual))
    expected = HERE / f"image-{theme}.png"
    if WRITE:
        expected.write_bytes(actual.read_bytes())
    with Image.open(actual) as one, Image.open(expected) as other:
        assert one.size == other.size
        difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L")
        wrong = sum(difference.histogram()[48:])
        if wrong > one.width * one.height * 0.005:
            folder = Path(os.environ.get("TIMELINE_GOLDEN_OUT", str(tmp_path)))
            one.save(folder / f"{theme}-actual.png")
            other.save(folder / f"{theme}-expected.png")
            difference.point(lambda value: 255 if value > 48 else 0).save(folder / f"{theme}-difference.png")
            pytest.fail(f"{wrong} pixels differ; actual, expected and difference are in {folder}")
