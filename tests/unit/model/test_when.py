from __future__ import annotations

import datetime as dt

import pytest

from timeline_app.model import Bounds, CalendarDate, Granularity, Qualifier, Span, When
from timeline_app.model.calendar import from_ordinal

WRITTEN = [
    "2024", "2024~", "2024?", "2024%", "2024-07", "2024-07~", "2024-07-23", "2024-07-23~", "2024-07-23T20:00",
    "2024-07-23T20:05?", "0000", "-0043", "-0043-03-15", "0001-01-01", "9999-12-31", "Y12000", "Y-12000",
    "../2024", "2024/..",
    "2024-07/2024-08", "2024-07-23~/2024-08-13", "1990/1999", "-0043/0014", "../2024-08-13T20:00",
]  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
def test_what_is_written_is_read_back(text: str) -> None:
    when = When.parse(text)
    assert str(when) == text
    assert When.parse(str(when)) == when


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "..", "/", "../..", "2024-13", "2024-00", "2024-02-30", "2023-02-29", "24", "202",
        "20245", "2024-7", "2024/7",
        "2024-07-23T25:00", "2024-07-23T20:60", "2024-08/2024-07", "2025/2024", "2024-08-14/2024-08-13",
        "2024/2025/2026",
        "~2024", "2024~~", "July 2024", "2024-W30", "2024-07-23T", "X024",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        When.parse(text)


BOUNDS = [
    ("2024", "2024-01-01", "2024-12-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023-02", "2023-02-01", "2023-02-28"),
    ("2024-07-23", "2024-07-23", "2024-07-23"),
    ("2024-07-23T20:00", "2024-07-23", "2024-07-23"),
    ("2024-07-23~", "2024-07-22", "2024-07-24"),
    ("2024-07~", "2024-06-16", "2024-08-15"),
    ("2024-07-23?", "2024-07-23", "2024-07-23"),
    ("2024-07/2024-08", "2024-07-01", "2024-08-31"),
    ("2024-07-23~/2024-08-13", "2024-07-22", "2024-08-13"),
    ("../2024", None, "2024-12-31"),
    ("2024/..", "2024-01-01", None),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), BOUNDS)
def test_bounds(text: str, earliest: str | None, latest: str | None) -> None:
    bounds = When.parse(text).bounds
    days = [None if day is None else dt.date.fromordinal(day).isoformat() for day in (bounds.earliest, bounds.latest)]
    assert days == [earliest, latest]


def test_the_width_of_about_can_be_given() -> None:
    when = When.parse("2024-07-23").about(3)
    assert str(when) == "2024-07-23~"
    assert when.approximate
    assert [from_ordinal(day or 0) for day in (when.bounds.earliest, when.bounds.latest)] == [
        (2024, 7, 20),
        (2024, 7, 26),
    ]


@pytest.mark.parametrize(
    ("text", "granularity"),
    [
        ("2024", Granularity.YEAR),
        ("2024-07", Granularity.MONTH),
        ("2024-07-23", Granularity.DAY),
        ("2024-07-23T20:00", Granularity.MINUTE),
        ("2024-07/2024-08-13", Granularity.DAY),
        ("../2024", Granularity.YEAR),
    ],
)
def test_granularity_is_that_of_the_words(text: str, granularity: Granularity) -> None:
    assert When.parse(text).granularity is granularity


def test_an_hour_is_finer_than_a_day_and_coarser_than_a_minute() -> None:
    assert CalendarDate(2024, 7, 23, 20).granularity is Granularity.HOUR
    assert CalendarDate(2024, 7, 23, 20).finish - CalendarDate(2024, 7, 23, 20).begin == pytest.approx(1 / 24)
    assert CalendarDate(2024, 7, 23, 20, 30).begin == pytest.approx(dt.date(2024, 7, 23).toordinal() + 20.5 / 24)


@pytest.mark.parametrize(
    "fields", [(2024, None, 3), (2024, 5, None, 3), (2024, 5, 3, None, 3), (2024, 5, 3, 25), (2024, 2, 30)]
)
def test_fields_that_cannot_be(fields: tuple[int | None, ...]) -> None:
    with pytest.raises(ValueError, match=r"."):
        CalendarDate(*fields)  # type: ignore[arg-type]  # the year is given in every case


def test_bounds_meet() -> None:
    assert Bounds(1, 9).meet(Bounds(5, None)) == Bounds(5, 9)
    assert Bounds(None, 9).meet(Bounds(None, None)) == Bounds(None, 9)
    assert Bounds(1, 4).meet(Bounds(5, 9)) is None
    with pytest.raises(ValueError, match="backwards"):
        Bounds(2, 1)


def test_qualifiers_are_kept() -> None:
    assert [CalendarDate.parse(f"2024{q.value}").qualifier for q in Qualifier] == list(Qualifier)


def test_spans() -> None:
    span = Span(3, 7)
    assert (len(span), span.of("0123456789"), span.shifted(2)) == (4, "3456", Span(5, 9))
    assert span.contains(Span(3, 7))
    assert not span.contains(Span(3, 8))
    assert span.overlaps(Span(6, 9))
    assert not span.overlaps(Span(7, 9))
    assert span.joined(Span(9, 10)) == Span(3, 10)
    for start, end in [(-1, 2), (5, 4)]:
        with pytest.raises(ValueError, match="not a span"):
            Span(start, end)
