from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from benchmarks.export import wall
from tests.samples import seed_timeline
from tests.unit.layout.support import ALL_FORMS, timeline_of
from timeline_app.layout.scene import FontSpec, Line, Polygon, Rect, Scene, Text
from timeline_app.render.export import PictureSettings, encoded, picture_sheet
from timeline_app.render.fonts import ensure_gui, measure
from timeline_app.render.svg import write_svg
from timeline_app.render.svg_elements import PINNED, attribute, escaped, identifier, number, short

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
TITLE, DATE = FontSpec(13, 600), FontSpec(12)


@pytest.fixture(autouse=True)
def _gui() -> None:
    ensure_gui()


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.0, "1"), (1.005, "1"), (0.129, ".1"), (-0.001, "0"), (0.0, "0"), (100.0, "100"), (-2.5, "-2.5"), (-0.5, "-.5")],
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text
    assert float(text) == pytest.approx(value, abs=0.05)


@pytest.mark.parametrize(("colour", "text"), [("#ffffff", "#fff"), ("#15191f", "#15191f"), ("#aabbcd", "#aabbcd")])
def test_colours_are_short(colour: str, text: str) -> None:
    assert short(colour) == text


def test_escapes() -> None:
    assert escaped("<a href='x'>&\"\x00\x0b\u202e") == "&lt;a href='x'&gt;&amp;\""
    assert attribute('"&') == "&quot;&amp;"
    assert identifier("0:e1 ü") == "0.e1_20__fc_"
    assert identifier("0:e1-b") == "0.e1-b"


def scene_of(*items: Rect | Polygon | Text | Line) -> Scene:
    return Scene(400, 200, "#ffffff", items)


def test_an_event_is_a_group_with_id_key_and_name() -> None:
    item = Text(10, 20, "Vote", TITLE, "#000000", 30.0, key="0:e1")
    root = ET.fromstring(write_svg(scene_of(item), names={"0:e1": "The vote in full"}))
    group = root.find(f"{SVG}g")
    assert group is not None
    assert (group.get("id"), group.get("data-key")) == ("e0.e1", "0:e1")
    assert group.findtext(f"{SVG}title") == "The vote in full"
    assert group.get("transform") == "translate(10 20)"
    assert group.findtext(f"{SVG}text") == "Vote"


def test_what_is_drawn_often_is_told_once() -> None:
    """A mark is defined once for all of its look; other drawings are, where the same ones stand beside words often."""
    items: list[Rect | Polygon | Text] = []
    for number_ in range(9):
        x, key = 100.03 * number_, f"0:{number_}"
        items += [
            Polygon(((x, 10), (x + 10, 10), (x + 12, 14), (x + 5, 19)), "#205dcb", "#ffffff", key=key),
            Rect(x, 20, 90.5, 22, "#ffffff", "#333333", radius=4, key=key),
            Text(x + 8, 35, f"Event {number_}", TITLE, "#000000", 40, key=key),
        ]
    root = ET.fromstring(write_svg(scene_of(*items)))
    marks = [use for use in root.iter(f"{SVG}use") if use.get(LINK) == "#m1"]
    assert len(list(root.iter(f"{SVG}path"))) == 1
    assert len(marks) in {1, 9}  # alone, or once inside the drawing of mark and card
    assert len([one for one in root.iter(f"{SVG}rect") if one.get("width") == "90.5"]) == 1
    few = write_svg(scene_of(*items[:3]))
    assert few.count("<rect") == 2
    assert few.count("<use") == 1


def test_a_plain_rectangle_of_an_event_is_a_thick_line() -> None:
    root = ET.fromstring(write_svg(scene_of(Rect(10, 20, 30.5, 13, "#fafbfc", key="a"), Rect(0, 0, 9, 9, "#fafbfc"))))
    path = root.find(f"{SVG}g/{SVG}path")
    assert path is not None
    assert path.get("d") == "M10 26.5h30.5"
    assert "stroke-width:13" in (root.findtext(f"{SVG}defs/{SVG}style") or "")


def test_all_that_is_used_is_defined() -> None:
    text = write_svg(picture_sheet(timeline_of(ALL_FORMS), PictureSettings(1000, 800)).scene)
    ids = re.findall(r'id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', text)) | set(re.findall(r"url\(#([^)]+)\)", text)) <= set(ids)
    classes = set(re.findall(r"^\.(\w+)\{", text, re.MULTILINE))
    assert set(re.findall(r'class="(\w+)"', text)) == classes


def test_words_hang_on_those_before_them_on_their_line() -> None:
    """So that wider letters of another font push the date along instead of running into it."""
    width = measure()
    title = Text(10, 20, "A vote", TITLE, "#000000", width("A vote", TITLE), key="a")
    date = Text(title.x + title.width + 10, 20, "12 Aug", DATE, "#555555", width("12 Aug", DATE), key="a")
    below = Text(10, 40, "Below", DATE, "#555555", 30.0, key="a")
    root = ET.fromstring(write_svg(scene_of(title, date, below)))
    first, second = root.iter(f"{SVG}text")
    (part,) = first.iter(f"{SVG}tspan")
    assert float(part.get("dx") or 0) == pytest.approx(10, abs=0.3)
    assert (part.text, second.text) == ("12 Aug", "Below")
    ticks = [item._replace(key="") for item in (title, date)]
    assert not list(ET.fromstring(write_svg(scene_of(*ticks))).iter(f"{SVG}tspan"))


def test_long_words_name_their_width() -> None:
    words = "w" * 40
    long = Text(10, 20, words, TITLE, "#000000", measure()(words, TITLE), key="a")
    brief = Text(10, 40, "w", TITLE, "#000000", 12.0)
    first, second = ET.fromstring(write_svg(scene_of(long, brief))).iter(f"{SVG}text")
    assert long.width > PINNED
    assert float(first.get("textLength") or 0) == pytest.approx(long.width, abs=0.1)
    assert second.get("textLength") is None


def test_words_outside_of_cards_name_their_width_where_they_need_it() -> None:
    words = [
        Text(10, 20, "w" * 5, TITLE, "#000000", 59.0), Text(10, 40, "w" * 9, TITLE, "#000000", 100.0),
        Text(10, 60, "w" * 20, TITLE, "#000000", 250.0), Text(10, 80, "w" * 30, TITLE, "#000000", 370.0),
    ]  # fmt: skip
    found = ET.fromstring(write_svg(scene_of(*words))).iter(f"{SVG}text")
    assert [text.get("textLength") for text in found] == [None, "100", None, "370"]


def test_lines_of_one_pen_are_one_path() -> None:
    grid = [Line(x + 0.5, 10, x + 0.5, 90, "#eeeeee") for x in range(0, 100, 10)]
    root = ET.fromstring(write_svg(scene_of(*grid, Line(0, 50, 100, 50, "#222222"))))
    assert len(list(root.iter(f"{SVG}path"))) == 2


def test_many_events_take_few_bytes() -> None:
    """180 bytes for each of many drawn events, whose words are 38 of them: 0.9 MB for 5,000."""
    count = 1000
    text = write_svg(wall(count))
    assert len(text) / count < 180
    assert text.count("data-key=") == count


def test_people_can_read_it() -> None:
    """A line of the file for each event, no line longer than a paragraph, save for the note on how it was made."""
    timeline, settings = seed_timeline(), PictureSettings()
    text = encoded(picture_sheet(timeline, settings).scene, settings, "svg", timeline).decode()
    lines = [line for line in text.splitlines() if not line.startswith("<metadata>")]
    starts = [line for line in lines if line.startswith('<g id="e')]
    assert len(starts) == sum(entry.event.when is not None for entry in timeline.entries)
    assert max(map(len, lines)) < 1500
