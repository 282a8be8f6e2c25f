from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.layout.scale import Scale
from timeline_app.layout.ticks import ticks

days = st.floats(-3_650_000, 3_650_000, allow_nan=False)
spans = st.floats(1 / 1440, 3_652_000)
widths = st.floats(120, 4000)


@given(days, spans, widths, st.floats(0, 1), st.lists(st.floats(0.2, 5.0), min_size=200, max_size=200))
def test_a_zoom_keeps_its_pivot(begin: float, span: float, width: float, where: float, factors: list[float]) -> None:
    scale = Scale.over(begin, begin + span, width)
    pivot = where * scale.width
    time = scale.start + Fraction(pivot) * Fraction(scale.days_per_px)
    for factor in factors:
        scale = scale.zoomed(factor, pivot)
        moved = float((time - scale.start) / Fraction(scale.days_per_px)) - pivot
        assert abs(moved) <= 1e-6


@given(days, spans, widths, st.floats(0, 1))
def test_invert_undoes_x(begin: float, span: float, width: float, where: float) -> None:
    scale = Scale.over(begin, begin + span, width)
    time = scale.invert(where * width)
    assert abs(scale.invert(scale.x(time)) - time) <= 4e-9
    assert abs(scale.x(scale.invert(where * width)) - where * width) <= max(1e-9, 2e-9 / scale.days_per_px)


@given(days, spans, widths, st.floats(-5000, 5000))
def test_pan_there_and_back_is_the_identity(begin: float, span: float, width: float, pixels: float) -> None:
    scale = Scale.over(begin, begin + span, width)
    there = scale.panned(pixels)
    if abs(there.begin - scale.begin - pixels * scale.days_per_px) < 1:
        assert there.panned(-pixels) == scale


@given(days, spans, widths)
def test_ticks_increase_and_keep_their_distance(begin: float, span: float, width: float) -> None:
    scale = Scale.over(begin, begin + span, width)
    found = ticks(scale)
    for row in (found.fine, found.coarse):
        assert all(a.time < b.time for a, b in pairwise(row))
        assert len(row) <= width / 20 + 3
    for one, other in pairwise(found.fine):
        # From the year 1 to the next even year is one year, not two: there is no year 0.
        least = 0.45 if one.time == 1 else 0.78
        assert scale.x(other.time) - scale.x(one.time) >= found.step.room * least
