"""Second tellings of one event, and what only looks like one; clauses that go on with a date; dates kept in place."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline_app.extraction import extract
from timeline_app.model import Event, Extraction

DAY = dt.date(2024, 6, 20)


def _read(text: str) -> Extraction:
    return extract(text, DAY)


def _telling(extraction: Extraction, trigger: str) -> Event:
    text = extraction.article.text
    return next(e for e in extraction.events if any(m.trigger.of(text) == trigger for m in e.mentions))


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("A bomb exploded in Kessa on Monday. The attack shocked the country.", "exploded", "attack"),
        ("The death of Peter Brown shook the party. Peter Brown was killed in a crash on 14 June.", "death", "killed"),
        ("The bombing of the station on 9 May, in which 27 people were killed, led to a law.", "bombing", "killed"),
        ("Parliament held the vote on Monday. Crowds waited outside as the vote took place.", "held", "took"),
        ("The war ended with the Treaty of Lugano, signed in November 1994.", "Treaty", "signed"),
    ],
)  # fmt: skip
def test_one_event_told_twice_is_one(text: str, one: str, other: str) -> None:
    found = _read(text)
    assert _telling(found, one) is _telling(found, other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("General Ilker Adan met the premier on Thursday after a meeting with the generals.", "met", "meeting"),
        ("Voters chose a parliament on Sunday in an election. A second election must be held in May.", "chose", "held"),
        ("The two presidents signed a treaty on Monday. The Treaty of Lugano had ended the war.", "signed", "Treaty"),
        ("He held elections in 2007. The spokesman named aims: these include holding elections.", "held", "holding"),
        ("Premier Otto Rehn accepted the resignation on Monday and named Karl Oster as minister.", "accepted", "named"),
        ("Police arrested the man on Monday but released the woman.", "arrested", "released"),
    ],
)  # fmt: skip
def test_two_events_stay_two(text: str, one: str, other: str) -> None:
    found = _read(text)
    triggers = [{m.trigger.of(text) for m in event.mentions} for event in found.events]
    assert not any({one, other} <= words for words in triggers)


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        ("Support has fallen since last year, when the government doubled the price of bread.", "doubled", "2023"),
        ("Soldiers burned the town on 12 June 2024, and 300 people have since fled.", "fled", "2024-06-12/2024-06-20"),
        ("President Ana Bell began her trip on Monday in Lerna, where she met the king.", "met", "2024-06-17"),
        ("Idris Tal lost the election of 2000 by four points.", "lost", "2000"),
        ("The union condemned the coup and suspended the country on Friday.", "condemned", "2024-06-14"),
        ("She stepped down on Wednesday. She handed over the letter late in the evening.", "handed", "2024-06-19"),
        ("In 2021 the two countries met. A joint commission was set up that autumn.", "set", "2021-09/2021-11"),
        ("He fled in 1999 and went to Canada; the following year, the premier spoke of him.", "spoke", "2000"),
        ("Fighting went on: on Sunday shelling killed eleven people.", "killed", "2024-06-16"),
        ("Drivers returned to work on Wednesday.", "returned", "2024-06-19"),
        ("The minister resigned on Tuesday, a day after a paper reported that he had lied.", "reported", "2024-06-17"),
        ("Gunfire was heard shortly after 9 p.m. on Monday.", "heard", "2024-06-17T21:00"),
    ],
)  # fmt: skip
def test_clauses_that_go_on_with_a_date(text: str, trigger: str, when: str) -> None:
    assert str(_telling(_read(text), trigger).when) == when


def test_a_date_between_commas_stays_with_its_relative_clause() -> None:
    event = _telling(_read("Kelani, whose own term runs until 2026, conceded in a speech on Monday."), "conceded")
    assert str(event.when) == "2024-06-17"


def test_what_has_been_sent_to_do_it_does_it_later() -> None:
    found = _read("On Thursday she said she has sent her envoy to visit the country on Monday.")
    assert str(_telling(found, "visit").when) == "2024-06-24"


def test_a_flashback_ends_with_its_paragraph() -> None:
    found = _read(
        "The premier, Ida Voss, resigned on Tuesday.\n\nIn 2009 she had been convicted of fraud. The party expelled"
        " her.\n\nThe opposition demanded early elections."
    )
    assert _telling(found, "expelled").when is None
    assert str(_telling(found, "demanded").when) == "2024-06-18"


def test_what_is_foreseen_takes_no_older_date() -> None:
    found = _read("The court convicted Marek Sule in 2019. His lawyer said he would appeal.")
    assert _telling(found, "said").when is None


def test_the_news_of_the_first_paragraph_without_a_date_is_of_the_day_of_publication() -> None:
    found = _read("The former premier has been barred from boarding a plane to her home country.\n\nShe lives abroad.")
    event = _telling(found, "barred")
    assert str(event.when) == "2024-06-20"
    assert event.steps[-1].rule == "the day of publication"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("When asked about the strike, the minister left the room on Monday.", "asked"),
        ("President Ana Bell, accompanied by her husband, visited Lerna on Monday.", "accompanied"),
        ("The inquiry will say why the plane crashed.", "crashed"),
        ("It was the first time any president has visited the island.", "visited"),
        ("The topics that were discussed included trade and fishing.", "discussed"),
    ],
)
def test_what_only_describes_is_no_event(text: str, trigger: str) -> None:
    found = _read(text)
    assert not any(m.trigger.of(text) == trigger for event in found.events for m in event.mentions)
