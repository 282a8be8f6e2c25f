"""Words and cards of different events never lie over one another: picked, pointed at, panned, on screens and files."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.test_layout_frame_properties import FIRST, events, sizes
from tests.samples import SEED_DAY, seed_timeline, synthetic_timeline
from tests.unit.layout.support import Told, clashes, composer_of, plain_measure, timeline_of
from timeline_app.layout.bands import Band, Bands
from timeline_app.layout.compose import View
from timeline_app.layout.fold import fold_of
from timeline_app.layout.marks import LaneMode
from timeline_app.layout.picture import Page, compose_page
from timeline_app.layout.scale import Scale
from timeline_app.layout.style import Style
from timeline_app.layout.theme import THEMES
from timeline_app.model import Timeline

long = st.builds(replace, events, title=st.integers(20, 60).map(lambda size: ("council votes on " * 4)[:size]))
"""Titles long enough to meet."""
rows = st.lists(long, min_size=2, max_size=14)
crowds = st.lists(st.one_of(long, events), min_size=2, max_size=90)
spans = st.tuples(st.floats(-100, 500), st.floats(100, 900), st.booleans())
"""Where a view begins, how many days it spans, and whether it is folded."""
BANDS = Bands((Band("The campaign", FIRST + 10.0, FIRST + 200.0), Band("The talks", FIRST + 90.0, FIRST + 130.0)))


@settings(max_examples=100)
@given(st.one_of(rows, crowds), spans, sizes, st.sampled_from(LaneMode), st.lists(st.integers(-900, 900), max_size=3))
def test_no_label_lies_over_another_on_screen(
    told: list[Told], span: tuple[float, float, bool], size: tuple[int, int], mode: LaneMode, pans: list[int]
) -> None:
    composer = composer_of(timeline_of(told), mode=mode)
    fold = fold_of(composer.index.marks) if span[2] else None
    scale = Scale.over(FIRST + span[0], FIRST + span[0] + span[1], float(size[0]), fold)
    keys = [entry.key for entry in timeline_of(told).entries]
    wishes = None
    for number, pixels in enumerate([0, *pans]):
        scale = scale.panned(pixels)
        for picked, pointed, others in (("", "", ()), (keys[0], keys[-1], ()), (keys[-1], keys[1], keys[:3])):
            bands = BANDS if number % 2 else Bands()
            view = View(scale, float(size[1]), picked, pointed, others=frozenset(others), bands=bands)
            frame = composer.frame(view, wishes)
            assert clashes(frame.scene.primitives) == []
            wishes = frame.rows


@settings(max_examples=60)
@given(crowds, st.sampled_from([(720, 720), (1280, 720), (1122, 794), (1500, 500), (900, 0)]),
       st.sampled_from(sorted(THEMES)), st.sampled_from(LaneMode))  # fmt: skip
def test_no_label_lies_over_another_in_a_picture(
    told: list[Told], size: tuple[int, int], theme: str, mode: LaneMode
) -> None:
    page = Page(float(size[0]), float(size[1]), "A headline", mode=mode)
    assert clashes(compose_page(timeline_of(told), page, Style(plain_measure, THEMES[theme])).scene.primitives) == []


@pytest.mark.parametrize(
    ("timeline", "days"), [(seed_timeline(), 80.0), (synthetic_timeline(30, years=1), 400.0)], ids=["seed", "thirty"]
)
@pytest.mark.parametrize("mode", [LaneMode.KIND, LaneMode.NONE])
def test_no_label_lies_over_another_in_many_views(timeline: Timeline, days: float, mode: LaneMode) -> None:
    """Near the edges of a view labels turn to the other side of their marks, now and then two into one gap."""
    chance, composer = random.Random(3), composer_of(timeline, mode=mode)
    keys = [entry.key for entry in timeline.entries]
    for _ in range(400):
        begin, width = SEED_DAY.toordinal() - days * chance.uniform(0.1, 1.0), chance.choice((700.0, 860.0, 1200.0))
        scale = Scale.over(begin, begin + days * chance.uniform(0.05, 1.0), width)
        view = View(scale, chance.choice((200.0, 300.0, 450.0, 600.0)), chance.choice(keys), chance.choice(keys))
        assert clashes(composer.frame(view).scene.primitives) == []
