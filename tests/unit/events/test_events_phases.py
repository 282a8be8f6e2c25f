"""Opposite phases are two events; the order that a text tells goes before a date that only the telling gives."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline_app.extraction import extract
from timeline_app.model import Event, Extraction

DAY = dt.date(2018, 5, 22)  # a Tuesday


def _telling(extraction: Extraction, trigger: str) -> Event:
    text = extraction.article.text
    return next(e for e in extraction.events if any(m.trigger.of(text) == trigger for m in e.mentions))


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Harbour strike ends after eleven days\n\nThe dockers went home on Tuesday.\n\n"
            "The strike had begun on May 11 in the old port.",
            "ends",
            "begun",
        ),
        ("The talks began on Monday. The talks ended without a deal.", "began", "ended"),
        ("Police arrested Paul Hendry on Sunday. Judges released Paul Hendry on bail.", "arrested", "released"),
        ("The union joined the coalition in May. The union left the coalition.", "joined", "left"),
        ("Parliament imposed the curfew on Monday. Parliament lifted the curfew.", "imposed", "lifted"),
        (
            "Hendry wins in Kessa\n\nPaul Hendry lost in Kessa in May. Paul Hendry won in Kessa on Monday.",
            "lost",
            "won",
        ),
        ("The president signed the treaty in May. The president withdrew from the treaty.", "signed", "withdrew"),
    ],
)
def test_opposite_phases_are_two_events(text: str, one: str, other: str) -> None:
    extraction = extract(text, DAY)

    assert _telling(extraction, one) is not _telling(extraction, other)


def test_a_result_told_from_both_sides_is_one_event() -> None:
    text = (
        "Anna Brodin wins election over Paul Hendry\n\n"
        "Paul Hendry lost the election to Anna Brodin on Monday. Crowds cheered."
    )
    extraction = extract(text, DAY)

    assert _telling(extraction, "wins") is _telling(extraction, "lost")


def test_one_phase_told_twice_is_one_event() -> None:
    extraction = extract("The strike began on Monday in Port Elin. The port closed after the strike began.", DAY)

    assert len(_telling(extraction, "began").mentions) > 1


@pytest.mark.parametrize(
    ("text", "trigger", "latest"),
    [
        (
            "The dockers went back to work on Tuesday. The strike had begun on May 11 after a driver was dismissed.",
            "dismissed",
            dt.date(2018, 5, 11),
        ),
        (
            "Ministers met in Tarn on Monday. The tax had been lifted on May 2 after farmers protested.",
            "protested",
            dt.date(2018, 5, 2),
        ),
    ],
)
def test_an_order_goes_before_the_date_of_the_lead(text: str, trigger: str, latest: dt.date) -> None:
    event = _telling(extract(text, DAY), trigger)

    assert event.bounds.latest is not None
    assert event.bounds.latest <= latest.toordinal()


@pytest.mark.parametrize("trigger", ["started", "died"])
def test_how_a_thing_began_that_is_known_is_not_of_the_day_of_the_lead(trigger: str) -> None:
    text = (
        "Coal miners in Oster went back underground on Monday, ending a long walkout.\n\n"
        "The walkout started after two men died in a shaft. Talks were held in Tarn."
    )

    event = _telling(extract(text, DAY), trigger)

    assert event.when is None


def test_what_begins_in_the_lead_is_news() -> None:
    event = _telling(extract("The talks opened on Monday in Tarn. Then the talks started to stall.", DAY), "opened")

    assert str(event.when) == "2018-05-21"
