"""Statuses, counted dates and ranges that a newsroom would stumble over."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline_app import extract
from timeline_app.model import Event, Status

PUBLISHED = dt.date(2031, 6, 8)


def read(text: str) -> tuple[Event, ...]:
    """The events of a short text published on 8 June 2031."""
    return extract(text, PUBLISHED).events


def told_by(text: str, words: str) -> Event:
    """The event of ``text`` with a mention that holds ``words`` as its trigger."""
    return next(e for e in read(text) for m in e.mentions if m.trigger.of(text) == words)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("The banker pleaded not guilty on Tuesday.", "not"),
        ("The governor was found not guilty on Monday.", "not"),
        ("The court found the owner no longer liable on Monday.", "no longer"),
        ("The envoy never met the rebels in May.", "not"),
    ],
)
def test_what_is_denied_is_never_told_as_a_fact(text: str, lost: str) -> None:
    assert all(lost in event.title for event in read(text))


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (
            "Der Landtag hatte am 3. Mai 2031 über das Gesetz beraten und es dann doch nicht beschlossen.",
            Status.HAPPENED,
        ),
        ("Am 16. Dezember 2031 will der Kanzler im Bundestag die Vertrauensfrage stellen.", Status.PLANNED),
        ("Die Wahl ist für den 23. Februar 2032 geplant, wie die Regierung mitteilte.", Status.PLANNED),
    ],
)
def test_what_lies_after_the_publication_is_planned_in_any_language(sentence: str, status: Status) -> None:
    assert [event.status for event in read(sentence)] == [status]


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("Mallory resigned on June 1, two days after investigators charged him.", "charged", "2031-05-30"),
        ("Mallory resigned on June 1, two days after investigators charged him.", "resigned", "2031-06-01"),
        ("Two days after investigators charged him on May 3, 2031, Mallory resigned.", "resigned", "2031-05-05"),
        ("The council held a vote on May 3. Two days after the vote, the mayor resigned.", "resigned", "2031-05-05"),
    ],
)
def test_a_distance_from_an_event_counts_both_ways(text: str, trigger: str, date: str) -> None:
    assert str(told_by(text, trigger).when) == date


def test_a_distance_from_an_event_without_a_date_takes_no_other_date() -> None:
    text = "The council rejected the plan on May 3. Two days after the wedding of a friend, the mayor resigned."
    assert told_by(text, "resigned").when is None
