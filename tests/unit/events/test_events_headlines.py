"""Headlines: actor, verb, object in the present tense; names for pronouns; no date; nothing cut off."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from timeline_app.events.inflection import plural_form, third_person
from timeline_app.extraction import extract

DAY = dt.date(2021, 3, 18)
DATE_WORDS = re.compile(r"\b(?:Monday|Tuesday|March|May|2019|2020|yesterday|last|ago)\b")


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("announce", "announces"), ("go", "goes"), ("deny", "denies"), ("say", "says"), ("pass", "passes"), ("be", "is")],
)
def test_third_person(lemma: str, form: str) -> None:
    assert third_person(lemma) == form


def test_plural() -> None:
    assert (plural_form("be"), plural_form("vote")) == ("are", "vote")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("President Edda Roos resigned on Monday.", "Edda Roos resigns"),
        ("The senate rejected the treaty on Monday.", "Senate rejects the treaty"),
        ("Police arrested three journalists in Halvern on Monday.", "Police arrest three journalists in Halvern"),
        ("The mayor was sacked yesterday.", "Mayor is sacked"),
        ("The parliament will vote on the law on Friday.", "Parliament to vote on the law"),
    ],
)
def test_headline(text: str, title: str) -> None:
    titles = [e.title for e in extract(text, DAY).events]
    assert title in titles, titles


def test_pronouns_give_way_to_names() -> None:
    extraction = extract("President Edda Roos met the rebels on Monday. She offered a truce.", DAY)
    offered = next(
        e for e in extraction.events for m in e.mentions if m.trigger.of(extraction.article.text) == "offered"
    )
    assert offered.title.startswith("Edda Roos ")
    assert [p.name for p in offered.participants] == ["Edda Roos"]


def test_one_person_is_one_entry_and_titles_are_roles() -> None:
    extraction = extract(
        "Prime Minister Viktor Salm met Mayor Edda Roos on Monday. Salm praised Roos. On Tuesday, Salm flew home.", DAY
    )
    people = {p.name: p for e in extraction.events for p in e.participants}
    assert set(people) == {"Viktor Salm", "Edda Roos"}
    assert any("Minister" in role for role in people["Viktor Salm"].roles)


def test_two_people_of_one_surname_stay_two() -> None:
    extraction = extract("Boris Holm met Rachel Holm in Paris on Monday. Rachel Holm praised Boris Holm.", DAY)
    assert {"Boris Holm", "Rachel Holm"} <= {p.name for e in extraction.events for p in e.participants}


def test_no_date_and_twelve_words_at_most() -> None:
    extraction = extract(
        "On Monday, after weeks of talks in the capital, the foreign ministers of the nine countries on the northern"
        " coast of the inner sea signed a long and complicated agreement on fishing, shipping and the protection of"
        " birds, which had first been proposed in May 2019 by the late President Anton Brecht of Valmor.",
        DAY,
    )
    assert extraction.events
    for event in extraction.events:
        assert len(event.title.split()) <= 12, event.title
        assert not DATE_WORDS.search(event.title), event.title
