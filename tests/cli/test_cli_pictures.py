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
    look = ["--width", "700", "--theme", "dark", "--true-scale", "--subtitle", "As told", "--from", "2024-07-01"]
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


def drawn_range(picture: Path) -> str:
    """What an SVG says of its range."""
    return picture.read_text(encoding="utf-8").split('<desc id="desc">')[1].split(":")[0]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--from", "2024-07-01", "--to", "2024-08-31"], "Timeline from 1 Jul – 31 Aug 2024"),
        (["--from", "July 2024", "--to", "August 2024"], "Timeline from 1 Jul – 31 Aug 2024"),
        (["--from", "2023", "--to", "2024"], "Timeline from 1 Jan 2023 – 31 Dec 2024"),
    ],
)
@pytest.mark.parametrize("fold", ["--fold", "--true-scale"])
def test_the_range_is_kept_to_the_day(tmp_path: Path, asked: list[str], told: str, fold: str) -> None:
    out = tmp_path / "a.svg"
    assert main(["render", SEED, "-o", str(out), fold, *asked]) == 0
    assert drawn_range(out) == told


def test_one_end_of_the_range_is_enough(tmp_path: Path) -> None:
    out = tmp_path / "a.svg"
    assert main(["render", SEED, "-o", str(out), "--from", "2024-07-01", "--true-scale"]) == 0
    assert drawn_range(out).startswith("Timeline from 1 Jul 2024")
    assert "earlier" in out.read_text(encoding="utf-8")
    assert main(["render", SEED, "-o", str(out), "--to", "2024-07-31", "--true-scale"]) == 0
    assert drawn_range(out).endswith("31 Jul 2024")


def test_a_range_beyond_all_events_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "a.svg"
    assert main(["render", SEED, "-o", str(out), "--from", "2031"]) == 1
    error = capsys.readouterr().err
    assert "Nothing lies in the range of the picture: the timeline ends on" in error
    assert "Traceback" not in error
    assert not out.exists()


def test_an_article_without_dates_is_a_list(tmp_path: Path) -> None:
    """No axis is invented and no word is said of a screen."""
    article, out = tmp_path / "plain.txt", tmp_path / "a.svg"
    article.write_text("Council votes\n\nThe council voted to close the harbour. The mayor resigned.\n")
    assert main(["render", str(article), "-o", str(out)]) == 0
    words = out.read_text(encoding="utf-8")
    assert "without a date" in words
    assert "The text does not say when" in words
    assert "drop a file here" not in words
    assert "2021" not in words
