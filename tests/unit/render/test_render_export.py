from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from tests.samples import seed_timeline, synthetic_timeline
from tests.unit.layout.support import ALL_FORMS, Told, timeline_of
from timeline_app.model import OutputError, Timeline
from timeline_app.model.calendar import to_ordinal
from timeline_app.render import export
from timeline_app.render.export import MOST_BYTES, PictureSettings, export_picture, picture_sheet

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "<script>alert('x')</script>", "\x00\x0b\x1b control", "\u202eright to left\u202c", "👩‍👩‍👧 family", "x" * 10_000,
    "]]> & \" ' <![CDATA[", "e\u0301" * 300, "\ud800", "שלום مرحبا", "",
)  # fmt: skip


def _all(path: Path, *, timeline: Timeline, settings: PictureSettings, ending: str) -> bytes:
    target = path / f"picture.{ending}"
    export_picture(timeline, settings, target)
    return target.read_bytes()


@pytest.mark.parametrize("ending", ["png", "jpg", "webp"])
def test_a_reader_of_images_opens_it(tmp_path: Path, ending: str) -> None:
    settings = PictureSettings(800, 600, scale=2, title="A title")
    data = _all(tmp_path, timeline=seed_timeline(), settings=settings, ending=ending)
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        assert image.size == (1600, 1200)
        assert len(image.convert("RGB").getcolors(2**24) or []) > 50
        assert ending != "png" or round(float(image.info["dpi"][0])) == 192


def test_an_xml_parser_reads_it(tmp_path: Path) -> None:
    timeline = seed_timeline()
    data = _all(tmp_path, timeline=timeline, settings=PictureSettings(title="A & B"), ending="svg")
    root = ET.fromstring(data)
    assert root.find(f"{SVG}title").text == "A & B"  # type: ignore[union-attr]
    assert "events in view" in (root.find(f"{SVG}desc").text or "")  # type: ignore[union-attr]
    keys = {group.get("data-key") for group in root.iter(f"{SVG}g") if group.get("data-key")}
    assert keys == {entry.key for entry in timeline.entries if entry.event.when is not None}
    ids = [item.get("id") for item in root.iter() if item.get("id")]
    assert len(ids) == len(set(ids))
    words = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    assert "published 13 Aug 2024" in words


def test_a_pdf_reader_finds_its_words(tmp_path: Path) -> None:
    data = _all(tmp_path, timeline=seed_timeline(), settings=PictureSettings(1000, 800, title="A title"), ending="pdf")
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 1
    assert document[0].get_size() == pytest.approx((750, 600), abs=1)
    words = document[0].get_textpage().get_text_range()
    assert "A title" in words
    assert "published 13 Aug 2024" in words
    assert document.get_metadata_dict()["CreationDate"].startswith("D:20240813")


@pytest.mark.parametrize("ending", ["svg", "png", "pdf", "jpg", "webp"])
@pytest.mark.parametrize("dated", [True, False], ids=["axis", "list"])
def test_hostile_titles(tmp_path: Path, ending: str, dated: bool) -> None:
    """Each title is drawn as what it is, or what is left of it; the file is one that others read."""
    told = [
        Told(f"2024-07-{10 + n}" if dated else None, title=title, claimed_by=title) for n, title in enumerate(HOSTILE)
    ]
    settings = PictureSettings(title=HOSTILE[0] + HOSTILE[1] + HOSTILE[2], subtitle=HOSTILE[4])
    data = _all(tmp_path, timeline=timeline_of(told), settings=settings, ending=ending)
    if ending == "svg":
        root = ET.fromstring(data)
        assert not list(root.iter(f"{SVG}script"))
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f]", data.decode())
        drawn = " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
        for words in ("<script>alert", "control", "right to left", "👩‍👩‍👧 family", "]]> & \" '", "שלום"):
            assert words in drawn
        assert len(data) < 50_000
    elif ending == "pdf":
        document = pypdfium2.PdfDocument(data)
        assert len(document) == 1
        assert "<script>alert" in document[0].get_textpage().get_text_range()
        assert document[0].render(scale=0.2).to_pil().getbbox() is not None
    else:
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            assert image.width == 1600


@pytest.mark.parametrize("ending", ["png", "svg", "pdf", "jpg", "webp"])
def test_the_same_bytes_in_another_process_and_folder(tmp_path: Path, ending: str) -> None:
    """Also with another hash seed, so that no order hangs on it."""
    here = _all(tmp_path, timeline=seed_timeline(), settings=PictureSettings(700, 500, title="T"), ending=ending)
    there = tmp_path / "there"
    there.mkdir()
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from tests.samples import seed_timeline\n"
        "from timeline_app.render.export import PictureSettings, export_picture\n"
        f"export_picture(seed_timeline(), PictureSettings(700, 500, title='T'), 'again.{ending}')\n"
    )
    root = Path(__file__).parents[3]
    env = {**os.environ, "PYTHONHASHSEED": "12345", "TZ": "Pacific/Auckland", "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", code, str(root)], cwd=there, env=env, check=True, timeout=60)
    assert (there / f"again.{ending}").read_bytes() == here


def test_source_date_epoch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    data = _all(tmp_path, timeline=seed_timeline(), settings=PictureSettings(500, 400), ending="pdf")
    assert pypdfium2.PdfDocument(data).get_metadata_dict()["CreationDate"].startswith("D:19700102")


def test_what_is_left_out_is_said() -> None:
    timeline = timeline_of(ALL_FORMS)
    sheet = picture_sheet(timeline, PictureSettings(begin=to_ordinal(2024, 8, 1), end=to_ordinal(2024, 8, 20)))
    assert "without a date" in sheet.missing
    assert "outside the range" in sheet.missing
    crowded = picture_sheet(synthetic_timeline(3000), PictureSettings(1200, 700))
    assert "only counted" in crowded.missing
    assert crowded.shown < 3000
    full = picture_sheet(timeline_of([Told("2024-08-01")]), PictureSettings())
    assert full.missing == ""


def test_a_page_as_high_as_needed_hides_nothing() -> None:
    sheet = picture_sheet(synthetic_timeline(200), PictureSettings(1200, 0))
    assert sheet.shown == 200
    assert sheet.scene.clustered == 0
    assert sheet.scene.height > 1200


def test_an_empty_timeline_is_a_picture_too(tmp_path: Path) -> None:
    report = export_picture(Timeline(), PictureSettings(600, 400), tmp_path / "a.png")
    assert (report.events, report.shown, report.width, report.height) == (0, 0, 600, 400)


def test_without_ground() -> None:
    scene = picture_sheet(seed_timeline(), PictureSettings(transparent=True)).scene
    assert scene.background == ""


@pytest.mark.parametrize(
    ("settings", "name", "words"),
    [
        (PictureSettings(), "a.bmp", "not a picture format"),
        (PictureSettings(), "noending", "not a picture format"),
        (PictureSettings(format="tiff"), "a.png", "not a picture format"),
        (PictureSettings(theme="purple"), "a.png", "no theme"),
        (PictureSettings(width=10), "a.png", "cannot be made"),
        (PictureSettings(scale=0), "a.png", "cannot be made"),
        (PictureSettings(begin=10.0, end=5.0), "a.png", "ends before it begins"),
        (PictureSettings(8000, 7366, scale=4), "a.png", "too large"),
        (PictureSettings(9000, 500, scale=2), "a.webp", "too long for WEBP, which takes 16,383. Choose scale 1.8,"),
        (PictureSettings(20_000, 500), "a.webp", "Choose scale 0.81, PNG"),
        (PictureSettings(20_000, 500, scale=2), "a.jpg", "too large"),
        (PictureSettings(30_000, 900), "a.pdf", "at most 200. Choose scale 0.64"),
        (PictureSettings(30_000, 30_000, pages="a4"), "a.pdf", "at most 100 are made. Choose scale"),
        (PictureSettings(pages="papyrus"), "a.pdf", "no paper"),
        (PictureSettings(pages="a4"), "a.png", "Only a PDF"),
    ],
)
def test_what_cannot_be_made_is_said_in_a_sentence(
    tmp_path: Path, settings: PictureSettings, name: str, words: str
) -> None:
    target = tmp_path / name
    target.write_bytes(b"older")
    with pytest.raises(OutputError, match=words):
        export_picture(seed_timeline(), settings, target)
    assert target.read_bytes() == b"older"


def test_a_proposal_for_what_is_too_large() -> None:
    with pytest.raises(OutputError, match=r"Choose scale ([\d.]+)") as caught:
        export_picture(seed_timeline(), PictureSettings(8000, 7366, scale=4), "a.png")
    scale = float(str(caught.value).split("Choose scale ")[1].split(",")[0])
    assert 8000 * scale * 7366 * scale * 4 <= MOST_BYTES


@pytest.mark.parametrize("ending", ["png", "svg", "pdf", "jpg", "webp"])
def test_a_file_too_large_is_a_sentence_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(export, "MOST_FILE", 5_000)
    target = tmp_path / f"a.{ending}"
    with pytest.raises(OutputError, match=r"more than 0 MB\. Draw fewer events"):
        export_picture(seed_timeline(), PictureSettings(800, 600), target)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_an_empty_timeline_is_told_of_in_words(tmp_path: Path, ending: str) -> None:
    data = _all(tmp_path, timeline=Timeline(), settings=PictureSettings(700, title="Nothing"), ending=ending)
    if ending == "svg":
        words = " ".join(ET.fromstring(data).itertext())
        assert "No article is open." in words
        assert "drop a file" not in words
    elif ending == "pdf":
        assert "No article is open." in pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    else:
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            assert len(image.getcolors(2**16) or []) > 3


def test_the_font_can_come_along(tmp_path: Path) -> None:
    settings = PictureSettings(1200, title="T", embed_font=True)
    data = _all(tmp_path, timeline=seed_timeline(), settings=settings, ending="svg")
    style = ET.fromstring(data).find(f"{SVG}defs/{SVG}style")
    assert style is not None
    assert style.text is not None
    faces = style.text.count("@font-face")
    assert faces == 3
    assert len(data) > faces * 200_000
