from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.samples import seed_timeline, synthetic_timeline
from timeline_app.data import resources
from timeline_app.layout.scene import FontSpec, Scene, Text
from timeline_app.model import Timeline
from timeline_app.render.export import PictureSettings, export_picture
from timeline_app.render.fonts import FAMILY, ensure_gui, measure
from timeline_app.render.svg import write_svg

RSVG = shutil.which("rsvg-convert") or ""
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"""


@pytest.mark.skipif(not RSVG, reason="rsvg-convert, another program that draws SVG, is not installed")
@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize("timeline", [seed_timeline(), synthetic_timeline(100)], ids=["seed", "hundred"])
def test_another_program_draws_the_svg_like_our_png(tmp_path: Path, timeline: Timeline, theme: str) -> None:
    """At most 1 % of the pixels differ by more than 32 of 255 in any channel."""
    settings = PictureSettings(1600, 1000, theme=theme, title="Both ways")
    for ending in ("png", "svg"):
        export_picture(timeline, settings, tmp_path / f"ours.{ending}")
    config = tmp_path / "fonts.conf"
    config.write_text(FONTS.format(fonts=resources() / "fonts", cache=tmp_path / "cache"))
    env = {**os.environ, "FONTCONFIG_FILE": str(config)}
    words = [RSVG, str(tmp_path / "ours.svg"), "-o", str(tmp_path / "theirs.png")]
    subprocess.run(words, env=env, check=True, timeout=60)
    with Image.open(tmp_path / "ours.png") as ours, Image.open(tmp_path / "theirs.png") as theirs:
        assert ours.size == theirs.size
        red, green, blue = ImageChops.difference(ours.convert("RGB"), theirs.convert("RGB")).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    assert sum(most.histogram()[33:]) <= 0.01 * most.width * most.height


@pytest.mark.skipif(not RSVG, reason="rsvg-convert, another program that draws SVG, is not installed")
def test_without_the_font_no_date_runs_into_its_title(tmp_path: Path) -> None:
    """Whatever font the program falls back to: between the ink of a title and of its date there is ground."""
    ensure_gui()
    width, title, date = measure(), FontSpec(13, 600), FontSpec(12)
    items: list[Text] = []
    for row, words in enumerate(("Council votes on the border treaty", "Will Warsaw withdraw its own minister?")):
        y, size = 30.0 + 40 * row, width(words, title)
        items += [
            Text(10, y, words, title, "#ff0000", size, key=f"0:{row}"),
            Text(10 + size + 10, y, "12 Aug 2024", date, "#0000ff", width("12 Aug 2024", date), key=f"0:{row}"),
        ]
    svg = write_svg(Scene(600, 100, "#ffffff", tuple(items))).replace(f"{FAMILY}, ", "")
    (tmp_path / "a.svg").write_text(svg, encoding="utf-8")
    words_ = [RSVG, str(tmp_path / "a.svg"), "-o", str(tmp_path / "a.png")]
    subprocess.run(words_, check=True, timeout=60)
    with Image.open(tmp_path / "a.png") as image:
        picture = image.convert("RGB")
    for row in range(2):
        strip = picture.crop((0, 15 + 40 * row, 600, 36 + 40 * row))
        red, _, blue = strip.split()
        left = blue.point(lambda value: 255 if value < 128 else 0).getbbox()  # where blue lacks there is red ink
        right = red.point(lambda value: 255 if value < 128 else 0).getbbox()
        assert left is not None
        assert right is not None
        assert 4 <= right[0] - left[2] <= 20
