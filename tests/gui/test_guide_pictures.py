"""README's user guide: its pictures are there, small, and taken by the tool; its keys and its dates hold."""

from __future__ import annotations

import datetime as dt
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from timeline_app.gui.actions import COMMANDS
from timeline_app.gui.edit_dates import understand_date
from timeline_app.model import Published

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "resources" / "guide"
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """``tools/take_pictures.py`` as a module."""
    spec = importlib.util.spec_from_file_location("take_pictures", ROOT / "tools" / "take_pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_guide_shows_each_picture_and_has_each_that_it_shows() -> None:
    shown = re.findall(r"resources/guide/(\w+)\.png", README)
    assert sorted(set(shown)) == sorted(path.stem for path in GUIDE.glob("*.png"))


def test_pictures_are_small_and_each_has_words_for_those_who_do_not_see_it() -> None:
    assert sum(path.stat().st_size for path in GUIDE.rglob("*") if path.is_file()) < 1_500_000
    images = re.findall(r"<img [^>]*>", README)
    assert images
    assert all(re.search(r'alt="[^"]{10,}"', image) for image in images)


def test_a_dialog_is_taken_with_a_palette_and_a_frame(tool: ModuleType, tmp_path: Path, qapp: QApplication) -> None:
    studio = tool.Studio(tmp_path, tmp_path / "work")
    (tmp_path / "work").mkdir()
    tool.TAKES["address"](studio)
    with Image.open(tmp_path / "address.png") as picture:
        assert picture.mode == "P"
        width, height = picture.size
        colours = picture.convert("RGB")
        assert width > 500 * qapp.devicePixelRatio()
        assert colours.getpixel((0, height // 2)) == colours.getpixel((width - 1, height - 1)) == (184, 184, 180)
        assert len(colours.getcolors(1000) or ()) > 20  # something is on it


def test_a_window_that_does_not_get_there_is_said(
    tool: ModuleType, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tool, "_PATIENCE", 20)
    with pytest.raises(TimeoutError, match="did not get there"):
        tool.wait(lambda: False, qapp.aboutToQuit)


def test_unknown_names_are_said(tool: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert tool.main(["nothing"]) == 1
    assert "There is no picture 'nothing'" in capsys.readouterr().out


def test_keys_of_the_guide_are_the_windows() -> None:
    named = set(re.findall(r"Ctrl\+(?:Shift\+|Alt\+)?[A-Z0-9](?![a-z])", README))
    assert len(named) > 8
    assert named <= {keys for command in COMMANDS for keys in command.keys}


def test_dates_of_the_guide_are_understood_as_it_says() -> None:
    table = README.split("| typed | understood")[1].split("\n\n")[0]
    rows = [row.strip("| ").split(" | ") for row in table.splitlines() if row.startswith("| `")]
    assert len(rows) > 6
    published = Published(dt.date(2024, 8, 13), "the header")
    for typed, said in rows:
        understood = [understand_date(words, published) for words in re.findall("`([^`]+)`", typed)]
        assert all(found.ok is not said.startswith("refused") for found in understood), typed
        if "20" in said or "19" in said:
            assert said.startswith("refused") or all(found.lead in said for found in understood), typed
