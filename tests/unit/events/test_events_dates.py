"""Where an event gets its date from: one small text a sieve, with the sieve's name."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline_app.extraction import extract
from timeline_app.model import Basis, Event, Extraction, Status

DAY = dt.date(2021, 3, 18)  # a Thursday


def _read(text: str) -> Extraction:
    return extract(text, DAY)


def _telling(extraction: Extraction, trigger: str) -> Event:
    text = extraction.article.text
    return next(e for e in extraction.events for m in e.mentions if m.trigger.of(text) == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "when", "sieve"),
    [
        ("The minister resigned on Monday.", "resigned", "2021-03-15", "date in the clause"),
        ("The minister resigned in May 2019.", "resigned", "2019-05", "date in the clause"),
        ("On Tuesday, the court freed the two journalists.", "freed", "2021-03-16", "date in the clause"),
        ("The 2019 election divided the country.", "election", "2019", "date in the noun phrase"),
        ("The law has been in force since 2014.", "force", "2014/2021-03-18", "date in the clause"),
        ("The union plans to open a school by 2025.", "open", "../2025", "date in the clause"),
        (
            "The president resigned on Monday. The army closed the border two days after the resignation.",
            "closed",
            "2021-03-17",
            "counted from an event",
        ),
        (
            "Police arrested the mayor on Monday. Hundreds protested after the arrest.",
            "protested",
            "2021-03-15/2021-03-18",
            "clause of time",
        ),
        (
            "A bomb exploded in Halvern on Monday, killing six people.",
            "killing",
            "2021-03-15",
            "part of a dated event",
        ),
        (
            "The president met the rebels on Monday. He promised new elections.",
            "promised",
            "2021-03-15",
            "date carried on in the paragraph",
        ),
        (
            "The president met the rebels on Monday.\n\nThe opposition criticised the meeting.",
            "criticised",
            "2021-03-15",
            "the lead's recent date",
        ),
        (
            "The president met the rebels on Monday.\n\nThe parliament has condemned the meeting.",
            "condemned",
            "2021-03-15/2021-03-18",
            "between the lead's date and publication",
        ),
    ],
)
def test_the_sieve_and_its_date(text: str, trigger: str, when: str, sieve: str) -> None:
    event = _telling(_read(text), trigger)
    assert str(event.when) == when, event.steps
    assert sieve in [step.rule for step in event.steps]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Edda Roos has repeatedly criticised the treaty.", "criticised"),
        ("The army invaded Tavia. Nobody knew why.", "invaded"),
    ],
)
def test_no_date_is_a_normal_answer(text: str, trigger: str) -> None:
    event = _telling(_read(text), trigger)
    assert event.when is None
    assert event.bounds.latest == DAY.toordinal()


def test_lengths_and_repeated_times_date_nothing_and_are_listed() -> None:
    extraction = _read("The mayor spoke for 40 minutes on Monday. He speaks every Friday.")
    said = {r.text: r.reason for r in extraction.rejected}
    assert any("40 minutes" in words and "length" in reason for words, reason in said.items())
    assert any("Friday" in words and "repeated" in reason for words, reason in said.items())


def test_a_contradiction_between_two_sentences_keeps_both_dates() -> None:
    extraction = _read(
        "Minister Edda Roos resigned on Monday. The opposition was pleased."
        "\n\nEdda Roos resigned on 2 March, a party paper wrote."
    )
    event = _telling(extraction, "resigned")
    assert {str(r.when) for r in event.readings} == {"2021-03-15", "2021-03-02"}
    assert [r.preferred for r in event.readings].count(True) == 1


def test_an_impossible_order_is_a_contradiction() -> None:
    extraction = _read("The bridge collapsed on 3 March after the storm of 9 March had damaged it.")
    assert any(len(e.readings) > 1 for e in extraction.events)


def test_order_is_kept_as_links_and_bounds() -> None:
    extraction = _read("The minister resigned before the army entered the city on 4 February 2020.")
    entered, resigned = _telling(extraction, "entered"), _telling(extraction, "resigned")
    assert any(link.relation == "before" and link.event == entered.id for link in resigned.links)
    assert resigned.bounds.latest is not None
    assert entered.when is not None
    assert entered.when.bounds.latest is not None
    assert resigned.bounds.latest <= entered.when.bounds.latest


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The senate rejected the law on Monday.", "rejected", Status.HAPPENED),
        ("The senate will vote on the law on Friday.", "vote", Status.PLANNED),
        ("The president is to meet the rebels on 2 April.", "meet", Status.PLANNED),
        ("The parliament did not ratify the treaty on Monday.", "ratify", Status.NEGATED),
        ("Rebels reportedly captured the town on Monday.", "captured", Status.CLAIMED),
    ],
)
def test_status(text: str, trigger: str, status: Status) -> None:
    event = _telling(_read(text), trigger)
    assert event.status is status, event.status_reason
    assert event.status_reason.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "If the senate had rejected the law in 2020, nobody would have voted.",
        "“We rejected the law in 2019,” they said.",
        "The country has more than nine million people.",
        "Senators reject laws.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert not [e for e in _read(text).events if "reject" in e.title.lower() or "million" in e.title]


def test_without_a_publication_date_relative_words_stay_open() -> None:
    extraction = extract("The minister resigned yesterday. She had taken office in 2019.")
    assert _telling(extraction, "resigned").when is None
    assert any("publication date" in warning for warning in extraction.warnings)
    assert str(_telling(extraction, "taken").when) == "2019"


def test_basis_says_whether_words_date_it() -> None:
    extraction = _read("The president met the rebels on Monday. He promised new elections.")
    assert _telling(extraction, "met").basis is Basis.STATED
    assert _telling(extraction, "promised").basis is Basis.INFERRED
