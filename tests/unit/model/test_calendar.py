"""The calendar against datetime where that reaches, and its own algebra beyond."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from timeline_app.model.calendar import (
    DAYS_PER_ERA,
    add_months,
    days_in_month,
    from_ordinal,
    is_leap,
    to_ordinal,
    weekday,
)

SOME_DAYS = [
    1,
    59,
    60,
    365,
    366,
    dt.date(1900, 2, 28).toordinal(),
    dt.date(2000, 2, 29).toordinal(),
    dt.date.max.toordinal(),
]


def test_agrees_with_datetime() -> None:
    for ordinal in [*SOME_DAYS, *random.Random(1).sample(range(1, dt.date.max.toordinal()), 5000)]:
        day = dt.date.fromordinal(ordinal)
        assert from_ordinal(ordinal) == (day.year, day.month, day.day)
        assert to_ordinal(day.year, day.month, day.day) == ordinal
        assert weekday(ordinal) == day.weekday()


@pytest.mark.parametrize("ordinal", [0, -1, -365, -366, -146_097, -10_000_000, 3_652_060, 10_000_000])
def test_goes_on_beyond_datetime(ordinal: int) -> None:
    year, month, day = from_ordinal(ordinal)
    assert to_ordinal(year, month, day) == ordinal
    assert from_ordinal(ordinal + DAYS_PER_ERA) == (year + 400, month, day)
    assert weekday(ordinal + 7) == weekday(ordinal)


def test_the_day_before_the_first_of_datetime_is_in_the_year_0() -> None:
    assert from_ordinal(0) == (0, 12, 31)
    assert to_ordinal(0, 12, 31) == 0
    assert is_leap(0)
    assert to_ordinal(0, 2, 29) == to_ordinal(0, 3, 1) - 1


@pytest.mark.parametrize(
    ("year", "leap"), [(2024, True), (2023, False), (1900, False), (2000, True), (-4, True), (-100, False)]
)
def test_leap_years(year: int, leap: bool) -> None:
    assert is_leap(year) is leap
    assert days_in_month(year, 2) == (29 if leap else 28)
    assert to_ordinal(year + 1) - to_ordinal(year) == (366 if leap else 365)


@pytest.mark.parametrize(("month", "day"), [(0, 1), (13, 1), (1, 0), (1, 32), (4, 31), (2, 30)])
def test_no_such_day(month: int, day: int) -> None:
    with pytest.raises(ValueError, match="no such day"):
        to_ordinal(2024, month, day)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ((2024, 1), 0, (2024, 1)),
        ((2024, 12), 1, (2025, 1)),
        ((2024, 1), -1, (2023, 12)),
        ((2024, 5), 19, (2025, 12)),
        ((1, 1), -13, (-1, 12)),
        ((2024, 8), -240, (2004, 8)),
    ],
)
def test_months_are_added(start: tuple[int, int], count: int, end: tuple[int, int]) -> None:
    assert add_months(*start, count) == end
    assert add_months(*end, -count) == start
