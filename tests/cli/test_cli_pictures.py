from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from timeline_app.cli import main
from timeline_app.data import seeds
from timeline_app.render.presets import PRESETS

SEED = str(seeds() / "musk-invites-harris.txt")
HARBOUR = "Harbour to close\n\n5 March 2024\n\n" + "The council voted on Tuesday to close the harbour.\n" * 3


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(HARBOUR)
    return path


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_picture_is_made_again(tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = tmp_path / f"first.{ending}", tmp_path / f"second.{ending}"
    look = ["--width", "700", "--theme", "dark", "--fold", "--subtitle", "As told", "--from", "2024-07-01"]
    assert main(["render", SEED, "-o", str(first), *look]) == 0
    assert main(["render", "--from", str(first), SEED, "-o", str(second)]) == 0
    assert "articles are the same" in capsys.readouterr().err
    assert first.read_bytes() == second.read_bytes()
    assert main(["render", "--from", str(first), SEED]) == 0
    assert "byte for byte" in capsys.readouterr().err


def test_other_articles_are_told_of(tmp_path: Path, harbour: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = tmp_path / "first.svg", tmp_path / "second.svg"
    assert main(["render", str(harbour), "-o", str(first)]) == 0
    harbour.write_text(HARBOUR.replace("harbour.", "port."))
    capsys.readouterr()
    assert main(["render", "--from", str(first), str(harbour), "-o", str(second)]) == 3
    error = capsys.readouterr().err
    assert "not the same" in error
    assert error.count("harbour.txt") >= 2
    assert second.exists()


def test_order_and_given_dates_come_from_the_picture(tmp_path: Path, harbour: Path) -> None:
    first, second = tmp_path / "first.svg", tmp_path / "second.svg"
    assert main(["render", SEED, str(harbour), "--published", "2024-03-20", "-o", str(first)]) == 0
    assert main(["render", str(harbour), SEED, "--from", str(first), "-o", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()


def test_options_change_what_is_made_again(tmp_path: Path) -> None:
    first, second = tmp_path / "first.png", tmp_path / "second.png"
    assert main(["render", SEED, "-o", str(first), "--width", "600"]) == 0
    assert main(["render", SEED, "--from", str(first), "-o", str(second), "--scale", "2"]) == 0
    with Image.open(first) as one, Image.open(second) as two:
        assert two.size == pytest.approx((one.size[0] * 2, one.size[1] * 2), abs=1)


@pytest.mark.parametrize("data", [None, b"", b"\x89PNG\r\n\x1a\n", b"GIF89a"])
def test_a_picture_that_says_nothing(tmp_path: Path, data: bytes | None, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "other.png"
    if data is not None:
        picture.write_bytes(data)
    assert main(["render", SEED, "--from", str(picture), "-o", str(tmp_path / "a.png")]) == 2
    error = capsys.readouterr().err
    assert len(error.splitlines()) == 1
    assert "Traceback" not in error
    assert not (tmp_path / "a.png").exists()


def test_render_without_an_output_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", SEED]) == 2
    assert "-o OUT" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["a4", "slide", "story"])
def test_presets(tmp_path: Path, name: str) -> None:
    out, drawn = tmp_path / "a.png", tmp_path / "a.pdf"
    assert main(["render", SEED, "--preset", name, "-o", str(out), "-o", str(drawn)]) == 0
    preset = PRESETS[name]
    with Image.open(out) as image:
        assert image.size == (round(preset.width * preset.scale), round(preset.height * preset.scale))
    size = pypdfium2.PdfDocument(drawn.read_bytes())[0].get_size()
    assert size == pytest.approx((preset.width * 0.75, preset.height * 0.75), abs=1)


@pytest.mark.parametrize(("name", "pages"), [("poster", 4), ("frieze", 4)])
def test_a_poster_over_pages(tmp_path: Path, name: str, pages: int) -> None:
    out = tmp_path / "poster.pdf"
    assert main(["render", SEED, "--preset", name, "-o", str(out)]) == 0
    document = pypdfium2.PdfDocument(out.read_bytes())
    assert len(document) == pages
    assert document[0].get_size() == pytest.approx((297 / 25.4 * 72, 210 / 25.4 * 72), abs=1)
    assert "Row 1 of" in document[0].get_textpage().get_text_range()


def test_an_embedded_font(tmp_path: Path) -> None:
    out = tmp_path / "a.svg"
    assert main(["render", SEED, "--embed-font", "-o", str(out)]) == 0
    assert b"@font-face" in out.read_bytes()


def test_explain(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["extract", SEED, "-f", "json"]) == 0
    events = json.loads(capsys.readouterr().out)["events"]
    assert main(["explain", SEED]) == 0
    told = capsys.readouterr().out
    assert all(event["title"] in told for event in events)
    assert "contradiction" in told
    assert "three weeks ago" in told
    out = tmp_path / "explained.html"
    assert main(["explain", SEED, "--html", "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8").count("<article") == len(events)


def test_explain_what_cannot_be_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["explain", str(tmp_path / "missing.txt")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
