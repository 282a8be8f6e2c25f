from __future__ import annotations

import pytest

from timeline_app.layout.scale import LONGEST, SHORTEST, Scale
from timeline_app.model.calendar import to_ordinal


def test_over_shows_what_was_asked() -> None:
    scale = Scale.over(to_ordinal(2024), to_ordinal(2025), 1464)
    assert scale.x(to_ordinal(2024)) == 0
    assert scale.x(to_ordinal(2025)) == pytest.approx(1464)
    assert scale.invert(732) == pytest.approx(to_ordinal(2024) + 183)


@pytest.mark.parametrize(("begin", "end"), [(5.0, 5.0), (7.0, 3.0), (1.0, 1.0 + 1e-9)])
def test_never_shorter_than_a_minute(begin: float, end: float) -> None:
    assert Scale.over(begin, end, 100).span == pytest.approx(SHORTEST)


def test_never_longer_than_the_longest() -> None:
    assert Scale.over(-9e9, 9e9, 100).span == pytest.approx(LONGEST)
    scale = Scale.over(0, 1000, 100)
    for _ in range(100):
        scale = scale.zoomed(0.1, 30)
    assert scale.span == pytest.approx(LONGEST)


def test_panning_does_not_get_lost() -> None:
    scale = Scale.over(0, LONGEST, 100)
    for _ in range(1000):
        scale = scale.panned(100)
    assert abs(scale.begin + scale.span / 2) <= 40_000 * 365.2425 + 1


def test_a_zoom_makes_a_new_scale() -> None:
    scale = Scale.over(0, 100, 1000)
    assert scale.zoomed(2, 500) != scale
    assert scale == Scale.over(0, 100, 1000)


def test_resizing_keeps_the_left_edge_and_the_closeness() -> None:
    scale = Scale.over(10, 20, 1000)
    wide = scale.resized(1500)
    assert wide.begin == scale.begin
    assert wide.days_per_px == pytest.approx(scale.days_per_px)
    assert scale.resized(0).width == 1


@pytest.mark.parametrize(("per", "width"), [(0, 100), (1, 0), (-1, 100)])
def test_lengths_must_be_positive(per: float, width: float) -> None:
    good = Scale.over(0, 1, 10)
    with pytest.raises(ValueError, match="positive"):
        Scale(good.start, per, width)
