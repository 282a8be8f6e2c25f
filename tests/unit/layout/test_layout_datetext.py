from __future__ import annotations

from dataclasses import replace

import pytest

from timeline_app.layout.datetext import ENGLISH, span_text, when_text, year_text
from timeline_app.model import When
from timeline_app.model.calendar import to_ordinal


@pytest.mark.parametrize(
    ("edtf", "brief", "long"),
    [
        ("2024", "2024", "2024"),
        ("2024-07", "Jul 2024", "July 2024 · day not given"),
        ("2024-07-23", "23 Jul 2024", "Tue 23 Jul 2024"),
        ("2024-07-23~", "about 23 Jul 2024", "about 23 Jul 2024"),
        ("2024-07-23?", "perhaps 23 Jul 2024", "perhaps Tue 23 Jul 2024"),
        ("2024-08-12T20:05", "12 Aug 2024, 20:05", "Mon 12 Aug 2024, 20:05"),
        ("2024-07-23/2024-08-13", "23 Jul – 13 Aug 2024", "23 Jul – 13 Aug 2024"),
        ("2024-08-12/2024-08-13", "12 – 13 Aug 2024", "12 – 13 Aug 2024"),
        ("2023-12-30/2024-01-02", "30 Dec 2023 – 2 Jan 2024", "30 Dec 2023 – 2 Jan 2024"),
        ("2024-07/2024-08", "Jul – Aug 2024", "Jul – Aug 2024"),
        ("2024-07-23~/2024-08-13", "about 23 Jul – 13 Aug 2024", "about 23 Jul – 13 Aug 2024"),
        ("../2024-08-13", "no later than 13 Aug 2024", "no later than 13 Aug 2024"),
        ("2024-08-13/..", "from 13 Aug 2024 on", "from 13 Aug 2024 on"),
        ("1990/1999", "1990s", "1990s"),
        ("1901/2000", "20th century", "20th century"),
        ("2000/2099", "21st century", "21st century"),
        ("1582-10-14", "14 Oct 1582", "14 Oct 1582"),
        ("1582-10-15", "15 Oct 1582", "Fri 15 Oct 1582"),
        ("1990/1995", "1990 – 1995", "1990 – 1995"),
        ("-0043", "44 BCE", "44 BCE"),
        ("0000", "1 BCE", "1 BCE"),
        ("-0043-03-15", "15 Mar 44 BCE", "15 Mar 44 BCE"),
    ],
)
def test_dates_in_words(edtf: str, brief: str, long: str) -> None:
    assert when_text(When.parse(edtf)) == brief
    assert when_text(When.parse(edtf), long=True) == long


def test_never_finer_than_given() -> None:
    assert "1" not in when_text(When.parse("2024-08")).replace("2024", "")


def test_the_words_come_from_outside() -> None:
    german = replace(
        ENGLISH,
        short_months=("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
        full="{day}. {month} {year}",
        day_month="{day}. {month}",
        about="etwa {date}",
    )
    assert when_text(When.parse("2024-07-23~"), german) == "etwa 23. Juli 2024"
    assert when_text(When.parse("2024-07-23/2024-08-13"), german) == "23. Juli – 13. Aug. 2024"


@pytest.mark.parametrize(("year", "text"), [(2024, "2024"), (1, "1"), (0, "1 BCE"), (-43, "44 BCE")])
def test_years(year: int, text: str) -> None:
    assert year_text(year) == text


def test_spans_of_a_view() -> None:
    assert span_text(to_ordinal(2024, 6, 24), to_ordinal(2024, 11, 18)) == "24 Jun – 17 Nov 2024"
    assert span_text(to_ordinal(2024, 6, 24), to_ordinal(2024, 6, 24) + 0.5) == "Mon 24 Jun 2024"
    assert span_text(to_ordinal(-43), to_ordinal(10)) == "44 BCE – 9"
