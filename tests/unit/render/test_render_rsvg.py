from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.samples import seed_timeline, synthetic_timeline
from timeline_app.data import resources
from timeline_app.model import Timeline
from timeline_app.render.export import PictureSettings, export_picture

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
