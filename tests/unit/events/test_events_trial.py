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


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Auditors allege that between 2025 and 2027 he received money.", "2025/2027"),
        ("Auditors allege that from May 2025 to June 2027 he received money.", "2025-05/2027-06"),
        ("He received money between 2025 and 2027.", "2025/2027"),
    ],
)
def test_a_range_of_dates_is_one_date_of_one_event(text: str, date: str) -> None:
    assert str(told_by(text, "received").when) == date
    assert [str(e.when) for e in read(text) if e.time_spans] == [date]


def test_a_clause_is_dated_by_its_own_clause_of_time() -> None:
    text = "He was arrested on 3 February 2029. He pleaded not guilty when the trial opened in September last year."
    assert str(told_by(text, "pleaded").when) == "2030-09"


def test_mentions_of_one_election_are_one_planned_event() -> None:
    text = (
        "The minister met the governor on Friday to speak about the upcoming"
        " presidential elections. The party chose its candidate on Monday for the 2031 election."
    )
    elections = [e for e in read(text) if any(m.trigger.of(text).startswith(("Elec", "elec")) for m in e.mentions)]
    assert [str(event.when) for event in elections] == ["2031"]
    assert [event.status for event in elections] == [Status.PLANNED]
    assert len(elections[0].mentions) == 2


def test_elections_of_other_years_stay_apart() -> None:
    text = "The party lost the 2025 election. It hopes to win the 2029 elections, the leader said on Friday."
    dates = {str(event.when) for event in read(text) if event.when is not None}
    assert {"2025", "2029"} <= dates


def test_coordinated_verbs_with_places_of_their_own_are_two_events() -> None:
    events = read("The general was arrested in Chile and extradited to Peru on Monday.")
    assert len([event for event in events if event.status is Status.HAPPENED]) == 2


def test_what_a_performance_was_given_in_is_an_event_of_its_own() -> None:
    text = "Mallory put the win down to a strong debate performance. She thanked her voters."
    told = [e for e in extract(text, dt.date(2031, 6, 4)).events if e.mentions[0].trigger.of(text) == "debate"]
    assert [(e.when, e.title) for e in told] == [(None, "Debate")]
