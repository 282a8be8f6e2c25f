"""What must hold of the time expressions of any text."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.model import When
from timeline_app.timex import explain, find_timexes, find_with_rejected, to_when
from timeline_app.timex.report import as_html, as_text
from timeline_app.timex.values import of_ordinal, parse_point
from timeline_app.timex.words import word_list

NEUTRAL = "The house stood on a hill above the river, and nobody lived in it.\n\n"
"""A paragraph without a date or a tense that reaches over it."""

PIECES = word_list(
    "the a an last this next past previous following early late mid- nearly about more than at least "
    "every each first second third twenty two three 3 12 31 1999 2024 2,020 1990s '90s 5th half an hour "
    "day days week weeks month months year years decade century quarter weekend Monday Tues. May March "
    "August Sept. summer fall winter morning night noon p.m. 8:30 GMT ago earlier later before after from "
    "now since until of on in at by to and or - – , . ( ) / : ' BC AD Q3 03/04/2024 2024-03-04 "
    "2024-03-04T10:00 today yesterday tomorrow tonight now recently soon Easter Christmas Election Day "
    "another dozen hundred thousand few several o'clock Half Minutes hour candidate "
    "Ramadan New Year's Eve vote elected will was said ended fiscal period old long "
)

words = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
prose = st.one_of(words, st.text(max_size=200), st.text(alphabet="0123456789-/.:, thsndrdapm'", max_size=80))
days = st.dates(min_value=dt.date(1800, 1, 1), max_value=dt.date(2150, 12, 31))
anchors = st.one_of(st.none(), days, st.datetimes(min_value=dt.datetime(1900, 1, 1), max_value=dt.datetime(2100, 1, 1)))  # noqa: DTZ001 - naive times are given too


@settings(max_examples=100, deadline=None)
@given(prose, anchors)
def test_spans_are_exact_sorted_and_apart(text: str, anchor: dt.date | None) -> None:
    timexes, rejected = find_with_rejected(text, anchor)
    position = 0
    for timex in timexes:
        assert timex.span.of(text) == timex.text != ""
        assert timex.span.start >= position
        position = timex.span.end
    assert all(item.span.of(text) == item.text and item.reason for item in rejected)


@settings(max_examples=100, deadline=None)
@given(words, anchors)
def test_every_value_has_reasons_and_honest_bounds(text: str, anchor: dt.date | None) -> None:
    for timex in find_timexes(text, anchor):
        assert timex.value
        assert timex.steps[0].result == timex.value
        assert all(explain(step).endswith(".") for step in timex.steps)
        if timex.when is not None:
            bounds = timex.when.bounds
            assert bounds.earliest is not None or bounds.latest is not None
            if bounds.earliest is not None and bounds.latest is not None:
                assert bounds.earliest <= bounds.latest
            assert str(When.parse(str(timex.when))) == str(timex.when)
            assert timex.granularity is not None


@settings(max_examples=60, deadline=None)
@given(words, days)
def test_a_neutral_paragraph_before_shifts_spans(text: str, anchor: dt.date) -> None:
    plain = find_timexes(text, anchor)
    shifted = find_timexes(NEUTRAL + text, anchor)
    assert [(timex.span.shifted(len(NEUTRAL)), timex.value) for timex in plain] == [
        (timex.span, timex.value) for timex in shifted
    ]


@settings(max_examples=40, deadline=None)
@given(words, days)
def test_reading_is_a_function_of_its_arguments(text: str, anchor: dt.date) -> None:
    assert find_timexes(text, anchor) == find_timexes(text, anchor)


@settings(max_examples=60, deadline=None)
@given(prose, anchors)
def test_reports_never_fail_and_escape(text: str, anchor: dt.date | None) -> None:
    timexes = find_timexes(text, anchor)
    assert as_text(text, timexes)
    assert as_html(text + "<script>", timexes).count("<script") == 0


@settings(max_examples=100, deadline=None)
@given(days)
def test_written_days_are_read_back(day: dt.date) -> None:
    month = day.strftime("%B")
    for written in (f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", day.isoformat()):
        found = find_timexes(f"It happened on {written}, they said.", None)
        assert [timex.value for timex in found] == [day.isoformat()]
        assert str(found[0].when) == day.isoformat()


@settings(max_examples=100, deadline=None)
@given(days, st.integers(min_value=2, max_value=400))
def test_days_ago_are_counted_back(day: dt.date, count: int) -> None:
    found = find_timexes(f"It happened {count} days ago.", day)
    assert [timex.value for timex in found] == [(day - dt.timedelta(days=count)).isoformat()]


@settings(max_examples=100, deadline=None)
@given(st.integers(min_value=-2_000_000, max_value=3_650_000))
def test_days_of_any_era_round_trip(ordinal: int) -> None:
    point = of_ordinal(ordinal)
    assert parse_point(str(point)) == point
    when, _ = to_when(str(point))
    assert when is not None
    assert (when.bounds.earliest, when.bounds.latest) == (ordinal, ordinal)
