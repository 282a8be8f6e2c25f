"""Whom a headline is about: titles far from their names, asides, lists, owners, names in one piece."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline_app.extraction import extract

DAY = dt.date(2021, 3, 18)

CASES = [
    (
        "Ada Marsh has extended an invitation to Vice President and Green nominee for the local elections Boris Holm"
        " to attend the fair on Monday. Holm declined on Tuesday.",
        "Ada Marsh extends an invitation to Boris Holm",
    ),
    (
        "The court declared on Monday that the old treaty is null and void. The ministers met on Tuesday.",
        "Court declares the old treaty is null and void",
    ),
    (
        "Kestrel News reported on Monday that Velden citizens living abroad but eligible to vote had no ballots.",
        "Kestrel News reports that Velden citizens living abroad had no ballots",
    ),
    (
        "An explosion occurred on the ferry and prompted its loss on Monday.",
        "Explosion prompts the loss",
    ),
    (
        "Deputies called on Velden to halt their mining operations in the bay on Monday.",
        "Deputies call on Velden to halt their mining operations",
    ),
]


@pytest.mark.parametrize(("text", "beginning"), CASES)
def test_people(text: str, beginning: str) -> None:
    titles = [e.title for e in extract(text, DAY).events]
    assert any(t.startswith(beginning) for t in titles), titles
    assert all(len(t.split()) <= 12 for t in titles)


def test_a_name_in_square_brackets_is_an_aside() -> None:
    text = "The army flew a defence mission of the RLF [Ruhr Liberation Front] over Velden on Monday."
    assert all("Liberation" not in e.title for e in extract(text, DAY).events)


def test_a_quotation_ends_a_headline_where_it_is_a_sentence() -> None:
    text = 'Ada Marsh said on Monday "the law hurts us all" of the new tax, and the union accused the bank.'
    titles = [e.title for e in extract(text, DAY).events]
    assert not any("tax" in t for t in titles if "hurts" in t or "law" in t), titles
