"""Every value says why: steps as data, plain sentences, the report as lines and as a page."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser

import pytest

from timeline_app.timex import explain, find_timexes, say_value
from timeline_app.timex.report import as_html, as_text

ANCHOR = dt.date(2024, 8, 13)

SENTENCES = [
    (
        "He quit three weeks ago.",
        "“three weeks ago” (ago), counted from the publication date 13 August 2024, minus 3 weeks, gives the week of"
        " 22 July 2024.",
    ),
    (
        "He quit on Monday.",
        "“Monday” (weekday), counted from the publication date 13 August 2024, the latest Monday from"
        " 13 August 2024, gives 12 August 2024.",
    ),
    ("He quit on May 5, 2020.", "“May 5, 2020” (month day year) says 5 May 2020."),
    ("He quit in the 1990s.", "“the 1990s” (decade) says the 1990s."),
    (
        "They will vote on Election Day.",
        "“Election Day” (named day) is 5 November 2024: Election Day in the calendar of the United States.",
    ),
    (
        "He quit this month.",
        "“this month” (deictic unit), counted from the publication date 13 August 2024, the month it lies in, gives"
        " August 2024.",
    ),
    ("He quit today.", "“today” (today), counted from the publication date 13 August 2024, gives 13 August 2024."),
    (
        "He will speak a week from Friday.",
        "“a week from Friday” (unit from a day), counted from the publication date 13 August 2024, 16 August 2024,"
        " plus 1 week, gives 23 August 2024.",
    ),
    ("It took two hours.", "“two hours” (counted duration) says 2 hours."),
    ("He is currently mayor.", "“currently” (vague word) says the time of speaking."),
    (
        "On May 3, 2020 he left; two days later he was back.",
        "“two days later” (ago), counted from the date given earlier in the text 3 May 2020, plus 2 days, gives"
        " 5 May 2020.",
    ),
]


@pytest.mark.parametrize(("text", "sentence"), SENTENCES)
def test_sentences(text: str, sentence: str) -> None:
    assert explain(find_timexes(text, ANCHOR)[-1].steps[0]) == sentence


def test_an_unknown_anchor_is_said() -> None:
    sentence = explain(find_timexes("He quit last week.", None)[0].steps[0])
    assert "which is not known" in sentence


def test_further_steps_have_sentences() -> None:
    assert [explain(step) for step in find_timexes("It took more than 40 minutes.", ANCHOR)[0].steps] == [
        "“more than 40 minutes” (counted duration) says 40 minutes.",
        "“more than 40 minutes” means a little more than that.",
    ]
    ambiguous = find_timexes("It was filed on 03/04/2024.", ANCHOR)[0].steps[1]
    assert explain(ambiguous).startswith("“03/04/2024” can be read as 4 March 2024 or 3 April 2024")
    hanging = find_timexes("Two days after the vote he quit.", ANCHOR)[0].steps[-1]
    assert "an event that the text names" in explain(hanging)


VALUES = [
    ("2024", "2024"), ("2024-07", "July 2024"), ("2024-07-23", "23 July 2024"), ("BC0044-03-15", "15 March 44 BC"),
    ("2024-W33", "the week of 12 August 2024"), ("2024-W33-WE", "the weekend of 17 August 2024"),
    ("2024-SU", "summer 2024"), ("2024-Q3", "the 3rd quarter of 2024"), ("2024-H1", "the first half of 2024"),
    ("199", "the 1990s"), ("18", "the 19th century"), ("BC03", "the 4th century BC"), ("20", "the 21st century"),
    ("11", "the 12th century"), ("PAST_REF", "some time in the past"), ("P2Y6M", "2 years 6 months"),
    ("PT1H30M", "1 hour 30 minutes"), ("PXW", "some weeks"), ("P1DE", "1 decade"), ("P2CE", "2 centuries"),
    ("2024-07-23TMO", "the morning of 23 July 2024"), ("2024-07-23T20:00", "23 July 2024, 20:00"),
    ("XXXX-WXX-2", "a date that the text does not fix (XXXX-WXX-2)"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "words"), VALUES)
def test_values_in_words(value: str, words: str) -> None:
    assert say_value(value) == words


def test_every_step_names_its_rule_words_and_place() -> None:
    text = "On Monday, two hours after the vote, he left; last May, in early 2023, he had said no more than 30 days."
    for timex in find_timexes(text, ANCHOR):
        assert timex.steps
        for step in timex.steps:
            assert step.rule
            assert step.span is not None
            assert step.span.of(text) == step.words == timex.text
        assert timex.steps[0].result == timex.value


def test_report_as_text() -> None:
    text = "He quit on Monday.\nShe quit in 2020."
    lines = as_text(text, find_timexes(text, ANCHOR)).splitlines()
    assert lines[0] == "1:12  Monday  DATE 2024-08-12  = 2024-08-12"
    assert lines[2] == "2:13  2020  DATE 2020  = 2020"
    assert as_text("Nothing.", []) == "No time expression found.\n"


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.outside += [f"{name}={value}" for name, value in attrs if name in {"src", "onclick"}]
        self.outside += [value for name, value in attrs if name == "href" and value and not value.startswith("#")]


def test_report_as_page_is_escaped_and_loads_nothing() -> None:
    text = '<script>alert("x")</script> & "He" quit on Monday <b onclick="x()">in 2020</b>.'
    html = as_html(text, find_timexes(text, ANCHOR))
    page = _Page()
    page.feed(html)
    assert "script" not in page.tags
    assert "b" not in page.tags
    assert page.outside == []
    assert page.tags.count("mark") == 2
    assert "&lt;script&gt;" in html
    assert html.startswith("<!doctype html>")
