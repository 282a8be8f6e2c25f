from __future__ import annotations

import pytest

from tests.unit.layout.support import Told, plain_measure, texts, timeline_of
from timeline_app.layout.compose import Composer, View
from timeline_app.layout.fold import Fold, Gap, fold_of, gap_text
from timeline_app.layout.index import Index
from timeline_app.layout.marks import Marks, marks_of
from timeline_app.layout.ranges import framed, whole_range
from timeline_app.layout.scale import Scale
from timeline_app.layout.style import Style
from timeline_app.layout.ticks import ticks
from timeline_app.model.calendar import to_ordinal

DAYS = ("2020-03-01", "2024-07-01", "2024-07-04", "2024-07-09", "2024-07-20", "2024-08-01")


def _marks(days: tuple[str, ...] = DAYS) -> Marks:
    return marks_of(timeline_of([Told(day) for day in days], None))


def test_the_long_gap_folds_and_no_short_one() -> None:
    fold = fold_of(_marks())
    assert fold is not None
    assert fold.gaps == (Gap(to_ordinal(2020, 3, 2), to_ordinal(2024, 7, 1)),)
    assert fold.length < 10


@pytest.mark.parametrize("days", [(), ("2024-07-01",), ("2024-07-01", "2024-07-02", "2024-07-03")])
def test_nothing_to_fold(days: tuple[str, ...]) -> None:
    assert fold_of(_marks(days)) is None


def test_both_ways_are_inverse_and_monotone() -> None:
    fold = Fold((Gap(10, 110), Gap(200, 1200)), 5.0)
    last = float("-inf")
    for step in range(-50, 1500):
        assert fold.unwarp(fold.warp(float(step))) == pytest.approx(step)
        assert fold.warp(step) > last
        last = fold.warp(step)
    assert fold.warp(110) - fold.warp(10) == pytest.approx(5)
    assert fold.warp(1500) == pytest.approx(1500 - 95 - 995)


def test_a_folded_scale_shows_all_and_keeps_its_pivot() -> None:
    marks = _marks()
    fold, span = fold_of(marks), whole_range(marks)
    assert span is not None
    scale = framed(span, 1200, fold=fold)
    assert scale.span < 80
    for time in (*marks.starts, *marks.ends):
        assert scale.invert(scale.x(time)) == pytest.approx(time, abs=1e-6)
    pivot = scale.invert(700)
    assert scale.zoomed(3, 700).x(pivot) == pytest.approx(700, abs=1e-6)


def test_no_tick_lies_in_a_gap_and_the_break_says_its_length() -> None:
    marks = _marks()
    fold, span = fold_of(marks), whole_range(marks)
    assert fold is not None
    assert span is not None
    scale = framed(span, 1200, fold=fold)
    for row in (ticks(scale).fine, ticks(scale).coarse):
        times = [tick.time for tick in row]
        assert times == sorted(times)
        assert not [time for time in times if fold.gaps[0].begin < time < fold.gaps[0].end]
    frame = Composer(Index.of(marks), Style(plain_measure)).frame(View(scale, 600))
    words = [text.text for text in texts(frame.scene.primitives)]
    assert "4 years" in words
    assert frame.scene.shown == len(marks)


def test_unfolding_brings_back_the_same_range() -> None:
    fold = fold_of(_marks())
    scale = Scale.over(to_ordinal(2020), to_ordinal(2025), 1000, fold)
    plain = Scale.over(scale.begin, scale.end, 1000)
    assert plain.begin == pytest.approx(to_ordinal(2020))
    assert plain.end == pytest.approx(to_ordinal(2025))


@pytest.mark.parametrize(
    ("begin", "end", "text"),
    [
        ((2020, 3, 1), (2024, 7, 1), "4 years"),
        ((2024, 1, 1), (2024, 2, 1), "1 month"),
        ((2024, 1, 31), (2024, 2, 1), "1 day"),
        ((2024, 1, 1), (2024, 1, 13), "12 days"),
        ((2023, 1, 1), (2024, 1, 1), "1 year"),
    ],
)
def test_lengths_in_words(begin: tuple[int, int, int], end: tuple[int, int, int], text: str) -> None:
    assert gap_text(Gap(to_ordinal(*begin), to_ordinal(*end))) == text
