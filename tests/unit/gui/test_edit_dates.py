"""What a date field understands, and what it says where it does not."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline_app.gui.edit_dates import date_at, understand_date
from timeline_app.model import Published
from timeline_app.model.calendar import to_ordinal

PUBLISHED = Published(dt.date(2024, 8, 13), "the line under the headline")


@pytest.mark.parametrize(
    ("words", "edtf", "lead"),
    [
        ("July 13", "2024-07-13", "Sat 13 Jul 2024"),
        ("13 Jul 2023", "2023-07-13", "Thu 13 Jul 2023"),
        ("mid-2023", "2023-05/2023-08", "May – Aug 2023"),
        ("about 1999", "1999~", "about 1999"),
        ("3 weeks ago", "2024-07-23~", "about 23 Jul 2024"),
        ("about 3 weeks ago", "2024-07-23~", "about 23 Jul 2024"),
        ("2024-07~/2024-08", "2024-07~/2024-08", "about Jul – Aug 2024"),
        ("2024-07-23T20:00", "2024-07-23T20:00", "Tue 23 Jul 2024, 20:00"),
        ("yesterday", "2024-08-12", "Mon 12 Aug 2024"),
        ("tomorrow at 8 pm", "2024-08-14T20:00", "Wed 14 Aug 2024, 20:00"),
        ("Q3 2023", "2023-07/2023-09", "Jul – Sep 2023"),
        ("the 1990s", "1990/1999", "1990s"),
        ("44 BC", "-0043", "44 BCE"),
        ("before 2020", "../2019", "no later than 2019"),
        ("before March 2020", "../2020-02", "no later than Feb 2020"),
        ("before 1 March 2020", "../2020-02-29", "no later than 29 Feb 2020"),
        ("after July 2024", "2024-08/..", "from Aug 2024 on"),
        ("since March", "2024-03/..", "from Mar 2024 on"),
        ("until 3 weeks ago", "../2024-07-23~", "no later than about 23 Jul 2024"),
        ("from July 2023 to May 2024", "2023-07/2024-05", "Jul 2023 – May 2024"),
        ("perhaps 2020", "2020?", "perhaps 2020"),
        ("in 2016", "2016", "2016"),
    ],
)
def test_words_are_understood_and_said_back(words: str, edtf: str, lead: str) -> None:
    value = understand_date(words, PUBLISHED)
    assert value.ok
    assert str(value.when) == edtf
    assert value.lead == lead
    assert f"EDTF {edtf}" in value.detail


@pytest.mark.parametrize("words", ["no date", "No date.", "unknown", "undated"])
def test_no_date_is_an_answer(words: str) -> None:
    value = understand_date(words, PUBLISHED)
    assert value.ok
    assert value.when is None
    assert value.lead == "No date"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("31 Feb 2024", "“31 Feb 2024”: that month has no such day."),
        ("2024-02-31", "“2024-02-31” names a day or month that does not exist."),
        ("2024-08/2024-07", "“2024-08/2024-07” ends before it begins."),
        ("03/04/2024", "“03/04/2024” can be 4 Mar 2024 or 3 Apr 2024. Write the month as a word."),
        ("two days after the vote", "“two days after the vote” is not understood as a date."),
        ("<b>soon</b>", "“<b>soon</b>” is not understood as a date."),
        ("x" * 90, "A date takes no more than 80 characters."),
        ("every Monday", "“every Monday” is not understood as a date."),
        ("for three weeks", "“for three weeks” is not understood as a date."),
    ],
)
def test_what_is_not_understood_is_said(words: str, said: str) -> None:
    value = understand_date(words, PUBLISHED)
    assert not value.ok
    assert value.when is None
    assert value.lead.startswith(said)


def test_what_counts_from_the_publication_date_says_so_and_asks_for_it_where_there_is_none() -> None:
    assert understand_date("3 weeks ago", PUBLISHED).reason == "Counted from the publication date, 13 Aug 2024."
    assert understand_date("July 13", PUBLISHED).reason == "The year is that of the publication date, 13 Aug 2024."
    assert understand_date("13 July 2023", PUBLISHED).reason == ""
    ago, july = understand_date("3 weeks ago", None), understand_date("July 13", None)
    assert not ago.ok
    assert "is counted from the publication date, and the article has none" in ago.lead
    assert not july.ok
    assert "names no year" in july.lead
    assert understand_date("mid-2023", None).ok


def test_bounds_are_told_unless_the_date_is_a_day() -> None:
    assert understand_date("about 1999", PUBLISHED).detail == "EDTF 1999~ · 2 Jul 1998 to 1 Jul 2000"
    assert understand_date("3 weeks ago", PUBLISHED).detail == "EDTF 2024-07-23~ · 20 Jul 2024 to 26 Jul 2024"
    assert understand_date("23 July 2024", PUBLISHED).detail == "EDTF 2024-07-23"


@pytest.mark.parametrize(
    ("days_per_px", "edtf"),
    [
        (0.0001, "2024-07-23T10:30"),
        (0.005, "2024-07-23T10:00"),
        (0.1, "2024-07-23"),
        (1.0, "2024-07"),
        (20.0, "2024"),
        (300.0, "2020/2029"),
        (3000.0, "2000/2099"),
    ],
)
def test_a_place_on_the_axis_is_as_fine_as_the_zoom_shows(days_per_px: float, edtf: str) -> None:
    time = to_ordinal(2024, 7, 23) + 10.5 / 24
    assert str(date_at(time, days_per_px)) == edtf


def test_a_clock_time_is_one_of_the_events_own_day() -> None:
    published = Published(dt.date(2024, 8, 13), "the article")
    own = understand_date("10pm", published, dt.date(2024, 5, 11))
    assert str(own.when) == "2024-05-11T22:00"
    assert own.reason == "Counted from the event’s own day, 11 May 2024."
    assert str(understand_date("tomorrow", published, dt.date(2024, 5, 11)).when) == "2024-08-14"
