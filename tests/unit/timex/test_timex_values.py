"""TIMEX3 values, the arithmetic on them, and the dates that they name."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline_app.model import Granularity, TimexMod
from timeline_app.timex import to_when
from timeline_app.timex.counts import read_count, read_ordinal
from timeline_app.timex.holidays import DAYS
from timeline_app.timex.values import (
    Point,
    coarsen,
    duration,
    of_date,
    of_ordinal,
    parse_point,
    shift,
    split_duration,
    week_of,
    week_start,
)


@pytest.mark.parametrize(
    "value",
    ["2024", "2024-07", "2024-07-23", "2024-W30", "2024-W30-WE", "2024-Q3", "2024-H1", "2024-SU", "BC0044-03-15",
     "2024-07-23T20:00", "2024-07-23TMO", "0001", "BC0001"],
)  # fmt: skip
def test_points_are_written_as_they_are_read(value: str) -> None:
    assert str(parse_point(value)) == value


@pytest.mark.parametrize("value", ["", "P2D", "PAST_REF", "XXXX-07", "199", "2023-02-30", "2024-13", "2024-W60"])
def test_other_values_are_no_points(value: str) -> None:
    assert parse_point(value) is None


def test_astronomical_years() -> None:
    assert parse_point("BC0044") == Point(-43)
    assert parse_point("BC0001") == Point(0)


@pytest.mark.parametrize("day", [dt.date(2020, 12, 31), dt.date(2021, 1, 3), dt.date(2024, 8, 13), dt.date(1, 1, 1)])
def test_weeks_are_those_of_iso(day: dt.date) -> None:
    year, week, _ = day.isocalendar()
    assert str(week_of(day.toordinal())) == f"{year:04d}-W{week:02d}" or year == 0
    assert week_start(year, week) == day.toordinal() - day.weekday()


SHIFTS = [
    ("2024-08-13", -3, "W", "2024-07-23"),
    ("2024-03-31", -1, "M", "2024-02-29"),
    ("2024-02-29", 1, "Y", "2025-02-28"),
    ("2024-01", -1, "M", "2023-12"),
    ("2024", 1, "DE", "2034"),
    ("2024-08-13", -2, "Q", "2024-02-13"),
    ("2024-08-13", 1, "2W", "2024-08-27"),
    ("0001-01-01", -1, "D", "BC0001-12-31"),
    ("2024-SU", -1, "Y", "2023-SU"),
]


@pytest.mark.parametrize(("value", "count", "unit", "expected"), SHIFTS)
def test_shift(value: str, count: int, unit: str, expected: str) -> None:
    point = parse_point(value)
    assert point is not None
    assert str(shift(point, count, unit)) == expected


CUTS = [("D", "2024-08-13"), ("W", "2024-W33"), ("M", "2024-08"), ("Q", "2024-Q3"), ("Y", "2024"), ("DE", "202"),
        ("CE", "20"), ("ML", "2")]  # fmt: skip


@pytest.mark.parametrize(("unit", "expected"), CUTS)
def test_coarsen(unit: str, expected: str) -> None:
    assert coarsen(of_date(dt.date(2024, 8, 13)), unit) == expected


DURATIONS = [
    (2, "D", "P2D"), (40, "TM", "PT40M"), (2, "H", "PT2H"), (None, "Y", "PXY"), (None, "TM", "PTXM"), (1, "2W", "P2W"),
    (2.5, "Y", "P2Y6M"), (1.5, "H", "PT1H30M"), (0.5, "D", "PT12H"), (0.5, "Y", "P6M"), (2, "DE", "P2DE"),
    (1.5, "D", "P1DT12H"), (2.3, "W", "P2.3W"),
]  # fmt: skip


@pytest.mark.parametrize(("count", "unit", "value"), DURATIONS)
def test_durations(count: float | None, unit: str, value: str) -> None:
    assert (duration(None, unit) if count is None else split_duration(count, unit)) == value


COUNTS = [
    ("two", 2), ("twenty two", 22), ("twenty - two", 22), ("one hundred and fifty", 150), ("two thousand", 2000),
    ("a hundred", 100), ("1,200", 1200), ("2 1/2", 2.5), ("two and a half", 2.5), ("two - and - a - half", 2.5),
    ("a", 1), ("a couple of", 2), ("half a", 0.5), ("two dozen", 24), ("3.5", 3.5), ("two to three", 2), ("2 - 3", 2),
]  # fmt: skip


@pytest.mark.parametrize(("words", "number"), COUNTS)
def test_counts(words: str, number: float) -> None:
    assert read_count(words.split()) == number


@pytest.mark.parametrize("words", ["several", "a few", "many", "dozens of", "hundreds of"])
def test_counts_without_a_number(words: str) -> None:
    assert read_count(words.split()) is None


@pytest.mark.parametrize(("words", "number"), [("first", 1), ("twenty first", 21), ("21st", 21), ("no", None)])
def test_ordinals(words: str, number: int | None) -> None:
    assert read_ordinal(words.split()) == number


WHENS = [
    ("2024", None, "2024", Granularity.YEAR),
    ("2024-07", None, "2024-07", Granularity.MONTH),
    ("2024-07-23", None, "2024-07-23", Granularity.DAY),
    ("2024-07-23T20:00", None, "2024-07-23T20:00", Granularity.MINUTE),
    ("2024-07-23TMO", None, "2024-07-23", Granularity.HOUR),
    ("2024-07-23T24:00", None, "2024-07-24T00:00", Granularity.MINUTE),
    ("2024-W30", None, "2024-07-22/2024-07-28", Granularity.WEEK),
    ("2024-W30-WE", None, "2024-07-27/2024-07-28", Granularity.WEEK),
    ("2016-SU", None, "2016-06/2016-08", Granularity.SEASON),
    ("2016-WI", None, "2016-12/2017-02", Granularity.SEASON),
    ("2016-Q4", None, "2016-10/2016-12", Granularity.QUARTER),
    ("2016-H2", None, "2016-07/2016-12", Granularity.QUARTER),
    ("199", None, "1990/1999", Granularity.DECADE),
    ("18", None, "1800/1899", Granularity.CENTURY),
    ("00", None, "0000/0099", Granularity.CENTURY),
    ("BC048", None, "-0488/-0479", Granularity.DECADE),
    ("BC0490", None, "-0489", Granularity.YEAR),
    ("2023", TimexMod.MID, "2023-05~/2023-08~", Granularity.YEAR),
    ("2024-02", TimexMod.END, "2024-02-21~/2024-02-29~", Granularity.MONTH),
    ("2024", TimexMod.BEFORE, "../2024", Granularity.YEAR),
    ("2024", TimexMod.ON_OR_AFTER, "2024/..", Granularity.YEAR),
    ("2024", TimexMod.APPROX, "2024~", Granularity.YEAR),
]


@pytest.mark.parametrize(("value", "mod", "edtf", "granularity"), WHENS)
def test_to_when(value: str, mod: TimexMod | None, edtf: str, granularity: Granularity) -> None:
    when, found = to_when(value, mod)
    assert (str(when), found) == (edtf, granularity)


@pytest.mark.parametrize("value", ["P2D", "PAST_REF", "XXXX-07-04", "XXXX", "", "2024-99", "PX", "T20:00", "null"])
def test_what_names_no_date(value: str) -> None:
    assert to_when(value) == (None, None)


EASTERS = {1916: (4, 23), 1998: (4, 12), 2000: (4, 23), 2008: (3, 23), 2011: (4, 24), 2024: (3, 31), 2038: (4, 25)}


@pytest.mark.parametrize(("year", "day"), EASTERS.items())
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert DAYS["easter"][0](year) == Point(year, *day)


@pytest.mark.parametrize(("year", "day"), [(2016, (5, 1)), (2021, (5, 2)), (2024, (5, 5)), (2025, (4, 20))])
def test_orthodox_easter(year: int, day: tuple[int, int]) -> None:
    assert DAYS["orthodox easter"][0](year) == Point(year, *day)


@pytest.mark.parametrize("year", [1989, 2000, 2016, 2020, 2024, 2028])
def test_election_day_is_the_tuesday_after_the_first_monday(year: int) -> None:
    point = DAYS["election day"][0](year)
    day = dt.date(year, point.month or 0, point.day or 0)
    assert day.weekday() == 1
    assert 2 <= day.day <= 8


@pytest.mark.parametrize("name", sorted(DAYS))
def test_every_named_day_lies_in_its_year(name: str) -> None:
    assert all(DAYS[name][0](year).year == year for year in range(1900, 2101, 7))


def test_ramadan_moves_through_the_year() -> None:
    starts = {year: of_ordinal(DAYS["ramadan"][0](year).first_day) for year in (2021, 2022, 2023, 2024)}
    assert {year: point.month for year, point in starts.items()} == {2021: 4, 2022: 4, 2023: 3, 2024: 3}
