"""Headlines take the room that there is, and numbers of sources stay."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.samples import SEED_DAY, seed_extraction, synthetic_timeline
from tests.unit.layout.support import Told, clashes, composer_of, plain_measure, texts, timeline_of
from timeline_app.layout.axis import draw_published
from timeline_app.layout.compose import View
from timeline_app.layout.marks import Mark
from timeline_app.layout.picture import Page, compose_page
from timeline_app.layout.scale import Scale
from timeline_app.layout.scene import FontSpec, Primitive, Text
from timeline_app.layout.style import ELLIPSIS, LONGEST, TITLE_ROOM, Detail, Style, elide, make_label
from timeline_app.model import Article, Extraction, Kind, Published, Timeline

STYLE = Style(plain_measure)
FIRST = float(SEED_DAY.toordinal())
LONG = "The committee hears the minister on the cost of the bridge"
"""377 pixels as a headline: more than a card's usual room, less than twice it."""


def _headlines(told: list[Told], days: float, *, left: float = 2.0, still: bool = False, rows: int = 1) -> list[str]:
    view = View(Scale.over(FIRST - left, FIRST - left + days, 1200.0), 90.0 + 60.0 * rows, still=still)
    found = texts(composer_of(timeline_of(told)).frame(view).scene.primitives)
    return [text.text for text in found if text.key and text.font.weight == 600]


@pytest.mark.parametrize("still", [False, True])
@pytest.mark.parametrize("left", [2.0, 27.0], ids=["on the right", "on the left"])
def test_a_headline_is_whole_where_nothing_else_stands(still: bool, left: float) -> None:
    assert _headlines([Told("2024-08-13", LONG)], 30.0, left=left, still=still) == [LONG]


def test_a_headline_takes_no_more_than_twice_its_usual_room() -> None:
    (words,) = _headlines([Told("2024-08-13", LONG * 4)], 30.0)
    usual = TITLE_ROOM[Detail.LINE]
    assert words.endswith(ELLIPSIS)
    assert usual * 1.8 < plain_measure(words, FontSpec(13.0, 600)) <= usual * LONGEST


def test_two_that_grow_into_one_gap_share_it() -> None:
    """On a low page both stand in one row, the later one left of its mark."""
    told = [Told("2024-08-13", LONG, Kind.MEDIA), Told("2024-09-12", LONG, Kind.MEDIA)]
    for days in (30.5, 31.0, 32.0):
        words = _headlines(told, days, left=0.3, still=True, rows=0)
        assert all(len(one) > 30 for one in words)


def test_a_hundred_events_on_pages_of_every_shape() -> None:
    """None lies over another, and where there is room for it most headlines are whole."""
    timeline = synthetic_timeline(100)
    for width, height, most in ((1280.0, 720.0, 35), (1122.0, 794.0, 30), (1500.0, 500.0, 47), (2060.0, 1440.0, 18)):
        scene = compose_page(timeline, Page(width, height, "A hundred events"), STYLE).scene
        assert clashes(scene.primitives) == []
        named = [text.text for text in texts(scene.primitives) if text.key and text.font.weight == 600]
        assert sum(words.endswith(ELLIPSIS) for words in named) <= most


def test_a_label_says_the_same_while_its_view_is_panned() -> None:
    timeline = synthetic_timeline(24, years=2)
    composer = composer_of(timeline)
    scale = Scale.over(FIRST - 400, FIRST + 40, 1200.0)
    seen: dict[str, set[str]] = {}
    for _ in range(12):
        scale = scale.panned(3.0)
        for text in texts(composer.frame(View(scale, 700.0)).scene.primitives):
            if text.key and text.font.weight == 600 and 500 < text.left < 700:
                seen.setdefault(text.key, set()).add(text.text)
    assert len(seen) > 2
    assert all(len(words) == 1 for words in seen.values())


@pytest.mark.parametrize("detail", Detail)
def test_the_number_of_a_source_is_never_cut(detail: Detail) -> None:
    mark = Mark("k", LONG * 3, "between 12 and 14 August 2024, counted from the day it was published", Kind.OTHER,
                brief="12–14 Aug 2024", note="[2]")  # fmt: skip
    label = make_label(mark, detail, STYLE)
    assert label.date.endswith(" [2]")
    assert label.note == "[2]"


def test_numbers_of_sources_stay_where_dates_go() -> None:
    article = Article("Another.", (), published=Published(SEED_DAY, "given by the test"), origin="other.txt")
    synthetic = synthetic_timeline(60).sources[0]
    both = Timeline.of((seed_extraction(), Extraction(article, article.published, synthetic.events, ())))
    for size in ((1280.0, 720.0), (720.0, 720.0), (1500.0, 500.0)):
        events: dict[str, list[Text]] = {}
        for text in texts(compose_page(both, Page(*size), STYLE).scene.primitives):
            if text.key:
                events.setdefault(text.key, []).append(text)
        named = [[text.text for text in parts] for parts in events.values()]
        assert len(named) > 5
        assert all(any("[1]" in words or "[2]" in words for words in parts) for parts in named)


@pytest.mark.parametrize("text", ["", "\u200b", "words"])
def test_nothing_fits_into_less_than_no_room(text: str) -> None:
    assert elide(text, FontSpec(10), -5.0, lambda words, _: 0.0 if words == "\u200b" else 5.0) == ("", 0.0)


def test_rows_are_opened_before_labels_are_cut() -> None:
    """Events of one day each want a row; a page with height to spare gives it, a low one says less."""
    told = [Told(f"2024-08-{13 + number % 3:02d}", f"{LONG} {number}", Kind.MEDIA) for number in range(18)]

    def dates(height: float) -> int:
        scene = compose_page(timeline_of(told), Page(1280.0, height, legend=False, source_line=False), STYLE).scene
        assert clashes(scene.primitives) == []
        return sum("Aug 2024" in text.text for text in texts(scene.primitives) if text.key)

    assert dates(440.0) == len(told)
    assert dates(300.0) < len(told)


@pytest.mark.parametrize("day", [1, 2, 5])
@pytest.mark.parametrize("width", [700.0, 1280.0])
def test_no_tick_is_named_where_a_break_is(day: int, width: float) -> None:
    days = ("2016-03-01", "2019-10-02", "2019-12-20", f"2020-01-{day:02}", "2023-01-03", "2023-02-01")
    page = Page(width, 500.0, legend=False, source_line=False)
    scene = compose_page(timeline_of([Told(day) for day in days]), page, STYLE).scene
    axis = sorted((one.y, one.left, one.left + one.width, one.text) for one in texts(scene.primitives) if one.y < 80)
    assert any("year" in one[3] for one in axis)
    assert not [(one, other) for one, other in pairwise(axis) if one[0] == other[0] and other[1] < one[2]]


@pytest.mark.parametrize("count", [401, 700])
def test_a_page_as_high_as_needed_names_all(count: int) -> None:
    timeline = synthetic_timeline(count)
    sheet = compose_page(timeline, Page(1600.0), STYLE)
    assert sheet.shown == count
    assert sheet.scene.height < 20.0 * count


def test_publication_days_close_together_are_named_where_they_have_room() -> None:
    """The last has no room to its right, the one before no room for more than the day."""
    days = ((10.0, "4 May 2024"), (26.0, "20 May 2024"), (33.0, "28 May 2024"), (33.1, "28 May 2024"))
    out: list[Primitive] = []
    draw_published(STYLE, Scale.over(0.0, 41.0, 480.0), days, 300.0, out)
    named = [text.text for text in texts(out)]
    assert named == ["published 4 May 2024", "20 May 2024", "28 May 2024"]
    boxes = sorted((text.left, text.left + text.width) for text in texts(out))
    assert all(one[1] < other[0] for one, other in pairwise(boxes))
