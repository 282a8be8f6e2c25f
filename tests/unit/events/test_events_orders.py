"""Order between events: distances from an event dated elsewhere, sets that cannot be, chains of several."""

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
    ("text", "trigger", "when"),
    [
        ("The vote was held on 3 May. Minister Ana Brom resigned two weeks before the vote.", "resigned", "2024-04-19"),
        ("Minister Ana Brom resigned two weeks before the vote. The vote was held on 3 May.", "resigned", "2024-04-19"),
        (
            "Ana Brom resigned two weeks before the election.\n\nThe country was in turmoil.\n\n"
            "The election was held on 12 May 2024.",
            "resigned",
            "2024-04-28",
        ),
        (
            "Parliament chose a new speaker three days after the election. The election took place on 12 May 2024.",
            "chose",
            "2024-05-15",
        ),
        (
            "The fire at the town hall killed two people. Mayor Eva Holm resigned on 8 May, one week after the fire.",
            "killed",
            "2024-05-01",
        ),
        (
            "Eva Holm resigned on 3 May 2024. Two days after Holm resigned, the council elected Jan Pohl as mayor.",
            "elected",
            "2024-05-05",
        ),
        (
            "Mayor Eva Holm resigned on 3 May 2024. Holm resigned on 8 May 2024. The council chose Jan Pohl two days"
            " after Holm resigned.",
            "chose",
            "2024-05-05",
        ),
        (
            "A bombing in a station killed ten people on 9 May 2024. A man was arrested two days after the attack.",
            "arrested",
            "2024-05-11",
        ),
    ],
)
def test_a_distance_from_an_event_dated_elsewhere(text: str, trigger: str, when: str) -> None:
    assert str(_telling(_read(text), trigger).when) == when


@pytest.mark.parametrize(
    ("text", "trigger", "asked", "names"),
    [
        (
            "The army entered the city on 5 May 2024. Rebels surrendered on 2 May 2024 after the army had entered the"
            " city.",
            "surrendered",
            "2024-05-05/..",
            ["army entered"],
        ),
        (
            "The siege began on 10 May 2024. The bombing on 12 May 2024 took place before the siege began.",
            "took",
            "../2024-05-10",
            ["siege"],
        ),
        (
            "The mayor resigned on 5 May 2024 after the minister resigned. The minister resigned after the governor"
            " resigned. The governor resigned on 9 May 2024.",
            "resigned",
            "2024-05-09/..",
            ["the minister resigned", "the governor resigned"],
        ),
        (
            "The truce collapsed on 5 May 2024, after the mutiny. The mutiny came after the coup. The coup took place"
            " on 9 May 2024.",
            "collapsed",
            "2024-05-09/..",
            ["mutiny", "coup"],
        ),
    ],
)
def test_an_impossible_set_is_a_contradiction_that_names_its_members(
    text: str, trigger: str, asked: str, names: list[str]
) -> None:
    event = _telling(_read(text), trigger)
    assert event.contradictory
    assert [r.preferred for r in event.readings] == [True, False]
    assert str(event.readings[1].when) == asked
    assert all(name in event.readings[1].reason for name in names)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor resigned on 9 May 2024 after the minister resigned. The minister resigned after the governor"
        " resigned. The governor resigned on 5 May 2024.",
        "The cabinet met on 3 May 2024 before parliament voted. Parliament voted on 4 May 2024.",
    ],
)
def test_orders_that_hold_contradict_nothing(text: str) -> None:
    assert not any(event.contradictory for event in _read(text).events)
