"""Texts that look back, headings that ask, descriptions: none of them is the day's news."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline_app.extraction import extract
from timeline_app.model import Event, Extraction

DAY = dt.date(2014, 6, 21)

FEATURE = (
    "{opening}\n\n"
    "On the night of 4 November 2003, Walter Finch locked the office. A judge ordered a recount on 6 November 2003. "
    "The court closed the case in March 2005."
)


def _telling(extraction: Extraction, trigger: str) -> Event | None:
    text = extraction.article.text
    return next((e for e in extraction.events if any(m.trigger.of(text) == trigger for m in e.mentions)), None)


@pytest.mark.parametrize(
    ("opening", "trigger"),
    [
        ("Walter Finch called the secretary of state.", "called"),
        ("His lawyer accused the county of fraud.", "accused"),
        ("The sheriff warned him twice.", "warned"),
    ],
)
def test_a_text_that_looks_back_tells_no_news_of_its_day(opening: str, trigger: str) -> None:
    event = _telling(extract(FEATURE.format(opening=opening), DAY), trigger)

    assert event is not None
    assert event.when is None


def test_news_with_one_old_date_still_is_of_its_day() -> None:
    text = "The opposition accused the county of fraud. Walter Finch was elected in 2003."

    event = _telling(extract(text, DAY), "accused")

    assert event is not None
    assert str(event.when) == "2014-06-21"


@pytest.mark.parametrize("heading", ["What happens next", "Why the council lost its nerve", "How it came to this"])
def test_a_heading_that_asks_is_no_event(heading: str) -> None:
    extraction = extract(f"{heading}\n\nThe council voted on Monday to close the quarry.", DAY)

    mentions = [mention for event in extraction.events for mention in event.mentions]
    assert mentions
    assert all(mention.trigger.start > len(heading) for mention in mentions)


def test_a_heading_that_tells_after_a_question_is_an_event() -> None:
    extraction = extract("Quarry row: mayor resigns\n\nThe quarry lies outside Ashmere.", DAY)

    assert _telling(extraction, "resigns") is not None


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Walter Finch lives in a town he asked me not to name.", "asked"),
        ("The mayor invited us to his house.", "invited"),
        ("He lives in a town that the army bombed.", "bombed"),
    ],
)
def test_a_part_of_a_description_is_no_event(text: str, trigger: str) -> None:
    assert _telling(extract(text, DAY), trigger) is None
