"""Words that count from the day told last, and never from the publication: seasons, nights and mornings of a story."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline_app.extraction import extract

DAY = dt.date(2024, 3, 5)


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        (
            "In the summer of 2019 the first cracks appeared in the houses. By the following spring forty families had "
            "fled.",
            "fled",
            "2020-03/2020-05",
        ),
        (
            "The mayor resigned in April 2019. Judges convicted him in the following spring.",
            "convicted",
            "2020-03/2020-05",
        ),
        (
            "On the night of 4 November 2003, Walter Finch locked up. He stayed until the sheriff arrived in the "
            "morning.",
            "arrived",
            "2003-11-05",
        ),
        (
            "On 4 November 2003, Walter Finch locked up. He stayed until the sheriff arrived in the evening.",
            "arrived",
            "2003-11-04",
        ),
        (
            "On 4 November 2003, Walter Finch locked up. He noticed that somebody had moved the boxes overnight.",
            "moved",
            "None",
        ),
        ("The boxes had moved overnight, police said on Tuesday.", "moved", "2024-03-05"),
    ],
)
def test_the_day_told_last_gives_the_date(text: str, trigger: str, when: str) -> None:
    extraction = extract(text, DAY)
    events = [e for e in extraction.events if any(m.trigger.of(text) == trigger for m in e.mentions)]

    assert [str(event.when)[:15] for event in events] == [when]


def test_a_night_that_is_left_open_is_named_with_its_reason() -> None:
    text = "On 4 November 2003, Walter Finch locked up. He noticed that somebody had moved the boxes overnight."

    reasons = [r.reason for r in extract(text, DAY).rejected if r.text == "overnight"]

    assert reasons == ["It stands with “moved”, but the text leaves open which day it counts from."]
