from __future__ import annotations

import pytest

from timeline_app.gui.canvas_glide import between
from timeline_app.layout.scale import Scale


def test_the_way_begins_and_ends_where_it_should() -> None:
    one, other = Scale.over(0, 100, 1000), Scale.over(40, 50, 1000)
    assert between(one, other, 0.0).begin == pytest.approx(0)
    assert between(one, other, 0.0).end == pytest.approx(100)
    assert between(one, other, 1.0) == other


def test_closeness_goes_by_ratio_and_a_zoom_keeps_its_pivot_on_the_way() -> None:
    one = Scale.over(0, 100, 1000)
    other = one.zoomed(16, 300)
    pivot = one.invert(300)
    half = between(one, other, 0.5)
    assert half.span == pytest.approx(25)
    assert half.x(pivot) == pytest.approx(300, abs=1e-6)


def test_a_pan_goes_evenly() -> None:
    one = Scale.over(0, 100, 1000)
    assert between(one, one.panned(400), 0.25).begin == pytest.approx(10)


def test_what_cannot_be_glided_over_is_a_jump() -> None:
    one, other = Scale.over(0, 100, 1000), Scale.over(0, 100, 900)
    assert between(one, other, 0.3) == other
