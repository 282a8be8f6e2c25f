from __future__ import annotations

import pytest

from tests.unit.layout.support import ALL_FORMS, composer_of, plain_measure, texts, timeline_of
from timeline_app.layout.bands import DASHES, MOST_ROWS, Band, Bands, band_of
from timeline_app.layout.compose import View
from timeline_app.layout.picture import Page, compose_page
from timeline_app.layout.scale import Scale
from timeline_app.layout.scene import BandTarget, EventTarget, Line, Rect, Scene
from timeline_app.layout.style import Style
from timeline_app.layout.theme import PRINT
from timeline_app.model.calendar import to_ordinal

JULY = to_ordinal(2024, 7, 1)
CAMPAIGN = Band("The campaign", JULY - 40.0, JULY + 200.0)
TALKS = Band("The talks", JULY + 10.0, JULY + 30.0)


def _scene(*bands: Band, height: float = 700.0, begin: float = JULY, days: float = 60.0) -> Scene:
    view = View(Scale.over(begin, begin + days, 1200.0), height, bands=Bands(bands))
    return composer_of(timeline_of(ALL_FORMS)).frame(view).scene


def _names(scene: Scene) -> dict[str, float]:
    return {text.text: text.left for text in texts(scene.primitives)}


@pytest.mark.parametrize(("start", "end"), [(5.0, 5.0), (6.0, 5.0)])
def test_a_span_that_ends_before_it_begins_is_refused(start: float, end: float) -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        Band("War", start, end)


def test_the_name_stays_in_view() -> None:
    assert 0 < _names(_scene(CAMPAIGN))["The campaign"] < 40
    assert _names(_scene(TALKS))["The talks"] > 200
    assert 0 < _names(_scene(TALKS, begin=JULY + 15))["The talks"] < 40


def test_a_span_out_of_view_is_not_drawn() -> None:
    far = _scene(TALKS, begin=JULY + 100)
    assert "The talks" not in _names(far)
    assert not [hit for hit in far.hits if isinstance(hit.target, BandTarget)]


def test_spans_lie_behind_all_events_and_take_nothing_from_their_count() -> None:
    bare, scene = _scene(), _scene(CAMPAIGN, TALKS)
    shades = [place for place, item in enumerate(scene.primitives) if isinstance(item, Rect) and len(item.fill) == 9]
    first_event = next(place for place, item in enumerate(scene.primitives) if getattr(item, "key", ""))
    assert shades[0] < first_event
    assert scene.shown + scene.clustered == bare.shown + bare.clustered


def test_names_overlap_neither_each_other_nor_events() -> None:
    bands = [Band(f"Span {number}", JULY + number * 3.0, JULY + number * 3.0 + 25.0) for number in range(8)]
    scene = _scene(*bands)
    tops = [hit.top for hit in scene.hits if isinstance(hit.target, EventTarget)]
    areas = [hit for hit in scene.hits if isinstance(hit.target, BandTarget)]
    assert len(areas) >= MOST_ROWS
    assert max(area.bottom for area in areas) <= min(tops)
    for place, one in enumerate(areas):
        for other in areas[place + 1 :]:
            assert one.top != other.top or one.right <= other.left + 0.01 or other.right <= one.left + 0.01


def test_neighbours_are_told_apart_without_colour() -> None:
    edges = [item.dash for item in _scene(TALKS, Band("B", JULY + 35, JULY + 45)).primitives
             if isinstance(item, Line) and item.width == 1.2 and len(item.stroke) == 9]  # fmt: skip
    assert edges == [DASHES[0], DASHES[0], DASHES[1], DASHES[1]]


def test_a_low_view_shades_without_names() -> None:
    scene = _scene(CAMPAIGN, height=160)
    assert "The campaign" not in _names(scene)
    assert any(isinstance(item, Rect) and len(item.fill) == 9 for item in scene.primitives)


def test_panning_does_not_move_the_lanes() -> None:
    composer, bands = composer_of(timeline_of(ALL_FORMS)), Bands((TALKS,))
    first = composer.frame(View(Scale.over(JULY, JULY + 60, 1200.0), 700.0, bands=bands))
    later = composer.frame(View(Scale.over(JULY, JULY + 60, 1200.0).panned(900), 700.0, bands=bands))
    assert later.plan.lanes[0].top == first.plan.lanes[0].top


def test_a_span_of_an_event() -> None:
    marks = composer_of(timeline_of(ALL_FORMS)).index.marks
    band = band_of(marks.mark(marks.places["0:e4"]))
    assert band == Band("No interviews are given", to_ordinal(2024, 7, 23), to_ordinal(2024, 8, 14), key="0:e4")
    assert band_of(marks.mark(marks.places["0:e0"])) is None


def test_a_page_has_them_too() -> None:
    page = Page(1000.0, bands=(CAMPAIGN, TALKS), begin=JULY, end=JULY + 60.0)
    scene = compose_page(timeline_of(ALL_FORMS), page, Style(plain_measure, PRINT)).scene
    assert "The campaign" in _names(scene)
    assert "The talks" in _names(scene)
