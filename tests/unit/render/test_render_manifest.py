from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.samples import seed_timeline
from tests.unit.layout.support import Told, timeline_of
from timeline_app.layout.marks import LaneMode
from timeline_app.model import InputError
from timeline_app.render.export import PictureSettings, export_picture
from timeline_app.render.manifest import changed_sources, manifest_in, settings_in
from timeline_app.render.presets import PRESETS

SETTINGS = PictureSettings(
    700, 500, title='A "title" <& more> }</desc>', theme="dark", lanes=LaneMode.SOURCE, fold=True, legend=False
)


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_picture_can_be_made_again_from_itself(tmp_path: Path, ending: str) -> None:
    timeline = seed_timeline()
    first = tmp_path / f"first.{ending}"
    export_picture(timeline, SETTINGS, first)
    manifest = manifest_in(first.read_bytes())
    assert settings_in(manifest) == SETTINGS
    assert changed_sources(manifest, timeline) == []
    again = tmp_path / f"again.{ending}"
    export_picture(timeline, settings_in(manifest), again)
    assert again.read_bytes() == first.read_bytes()


def test_a_changed_article_is_noticed(tmp_path: Path) -> None:
    export_picture(seed_timeline(), SETTINGS, tmp_path / "a.svg")
    manifest = manifest_in((tmp_path / "a.svg").read_bytes())
    assert changed_sources(manifest, timeline_of([Told("2024")])) == [seed_timeline().sources[0].article.origin]


def test_keys_come_back(tmp_path: Path) -> None:
    settings = replace(SETTINGS, keys=frozenset({"0:e1", "0:e2"}), begin=738_000.5, end=739_500.25)
    export_picture(seed_timeline(), settings, tmp_path / "a.png")
    assert settings_in(manifest_in((tmp_path / "a.png").read_bytes())) == settings


@pytest.mark.parametrize(
    "data",
    [b"", b"\x89PNG\r\n\x1a\n", b"<svg/>", b"%PDF-1.4", b'{"made by":"another"}</', b"\x89PNG\r\n\x1a\n\xff\xff"],
)
def test_other_pictures_do_not_say(data: bytes) -> None:
    with pytest.raises(InputError, match="does not say how it was made"):
        manifest_in(data)


@pytest.mark.parametrize(
    "manifest", [{}, {"settings": {}}, {"settings": {"lanes": "x", "keys": None}}, {"settings": 5}]
)
def test_a_damaged_note_is_said_to_be(manifest: dict[str, object]) -> None:
    with pytest.raises(InputError, match="damaged"):
        settings_in(manifest)


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_presets_are_as_large_as_they_say(tmp_path: Path, name: str) -> None:
    preset = PRESETS[name]
    settings = PictureSettings(preset.width, preset.height, preset.scale, title="A title")
    report = export_picture(seed_timeline(), settings, tmp_path / "a.png")
    assert (report.width, report.height) == (
        round(preset.width * preset.scale), round(preset.height * preset.scale)
    )  # fmt: skip
    if name == "a4":
        assert report.width == pytest.approx(297 / 25.4 * 300, abs=2)
