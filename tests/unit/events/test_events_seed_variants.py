"""The seed with other names and another day: its dates move along, since no rule knows its people."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline_app.data import seeds
from timeline_app.extraction import extract
from timeline_app.model import Extraction

RENAMED = {
    "Elon Musk": "Petra Holm",
    "Elon musk": "Petra Holm",
    "Musk": "Holm",
    "Donald Trump": "Viktor Lund",
    "Trump": "Lund",
    "Kamala Harris": "Edda Roos",
    "Harris": "Roos",
    "Kamala": "Edda",
    "Joe Biden": "Anton Brecht",
    "Biden": "Brecht",
    "Vladimir Putin": "Idris Kont",
    "Putin": "Kont",
    "Michigan": "Valmor",
    "Ukraine": "Tavia",
    "Russia": "Oskan",
    "Tesla": "Nordbahn",
}


def _seed() -> str:
    with (seeds() / "musk-invites-harris.txt").open(encoding="utf-8", newline="") as file:
        return file.read()


def _renamed(text: str) -> str:
    for old, new in RENAMED.items():
        text = text.replace(old, new)
    return text


def _by_words(extraction: Extraction, words: str) -> list[str]:
    """The dates of the events that have a trigger in ``words``."""
    text = extraction.article.text
    start = text.index(words)
    end = start + len(words)
    return [
        str(e.when) for e in extraction.events for m in e.mentions if start <= m.trigger.start and m.trigger.end <= end
    ]


@pytest.fixture(scope="module")
def renamed() -> Extraction:
    return extract(_renamed(_seed()))


@pytest.fixture(scope="module")
def moved() -> Extraction:
    # A Thursday, so that Monday, last month and three weeks ago all move.
    return extract(_seed().replace("date 2024-08-13", "date 2021-03-18"))


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("Lund sat for a friendly two-hour interview", {"2024-08-12"}),
        ("technical problems delayed the start", {"2024-08-12"}),
        ("stepped out of the presidential race", {"2024-07-23~"}),
        ("the attempt on his life", {"2024-07"}),
        ("announced his support for Lund", {"2024-07/2024-08-13", "2024-07"}),
        ("Holm backed Democratic President Anton Brecht", {"2020"}),
        ("the upcoming presidential elections", {"2024"}),
        ("Roos's invasion", {""}),
    ],
)
def test_with_other_names(renamed: Extraction, words: str, dates: set[str]) -> None:
    if words == "Roos's invasion":
        assert _by_words(renamed, "Oskan's invasion of Tavia") == ["None"]
        return
    found = _by_words(renamed, words)
    assert set(found) & dates, found


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("Trump sat for a friendly two-hour interview", {"2021-03-15"}),
        ("technical problems delayed the start", {"2021-03-15"}),
        ("stepped out of the presidential race", {"2021-02-25~"}),
        ("the attempt on his life", {"2021-02"}),
        ("announced his support for Trump", {"2021-02/2021-03-18", "2021-02"}),
        ("Musk backed Democratic President Joe Biden", {"2020"}),
    ],
)
def test_on_another_day(moved: Extraction, words: str, dates: set[str]) -> None:
    assert moved.published is not None
    assert moved.published.day == dt.date(2021, 3, 18)
    found = _by_words(moved, words)
    assert set(found) & dates, found


def test_the_contradiction_is_seen_under_other_names_and_days(renamed: Extraction, moved: Extraction) -> None:
    for extraction in (renamed, moved):
        assert sum(e.contradictory for e in extraction.events) == 1


def test_people_are_told_apart_by_the_names_that_the_text_gives(renamed: Extraction) -> None:
    names = {p.name for e in renamed.events for p in e.participants}
    assert {"Petra Holm", "Viktor Lund", "Edda Roos", "Anton Brecht"} <= names
    assert "Holm" not in names
    assert not any("Trump" in name or "Musk" in name for name in names)


def test_a_publication_date_given_by_hand_goes_first() -> None:
    extraction = extract(_seed(), dt.date(2021, 3, 18))
    assert "2021-03-15" in _by_words(extraction, "Trump sat for a friendly two-hour interview")
    assert extraction.published is not None
    assert extraction.published.source == "given by the user"
