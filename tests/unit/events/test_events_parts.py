"""Two dates with one verb, of two parts of what is told or excluding each other; a statement that goes on."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline_app.extraction import extract

DAY = dt.date(2018, 5, 22)


@pytest.mark.parametrize(
    "text",
    [
        "The agreement raises pay by four percent from July and by two more in the year after.",
        "Parliament cut the tax by half in March 2015 and by a third in June 2016.",
    ],
)
def test_dates_of_parts_are_no_contradiction(text: str) -> None:
    events = extract(text, DAY).events

    assert events
    assert all(not event.readings for event in events)


def test_dates_of_one_thing_that_exclude_each_other_are_both_kept() -> None:
    (event,) = extract("The court convicted the mayor on 5 March 2017, in June 2017.", DAY).events

    assert len(event.readings) == 2


def test_adding_goes_on_with_the_statement_of_the_paragraph_before() -> None:
    text = (
        "Anna Brodin said on Monday that the bridge was safe.\n\n"
        "Anna Brodin added that the lake was no deeper than before.\n\n"
        "Paul Hendry said the bridge was a danger."
    )

    events = extract(text, DAY).events
    triggers = sorted([m.trigger.of(text) for m in event.mentions] for event in events)

    assert triggers == [["said"], ["said", "added"]]
