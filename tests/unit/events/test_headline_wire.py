"""Headlines of reports in wire style: what holds for each of them, and the share that is as a desk would have it."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest

from timeline_app.events.headlines import LIMIT
from timeline_app.events.headlines.finish import bare
from timeline_app.events.headlines.words import FIRST_PERSON, NOT_LAST
from timeline_app.extraction import extract

FOLDER = Path(__file__).with_name("headline_wire")
DATED = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|last (?:week|month|year)|20\d\d)\b")
SHARE = 0.85
"""Of the headlines wanted; the rest leaves room for other weights of the parser."""

WANTED = {
    "coalition": [
        "Governing coalition in Marrow collapses",
        "Ivar Stenmark returns to the capital",
        "Finance ministry publishes a draft budget",
        "Police arrest 23 of the truck drivers",
        "Truck drivers are released the same evening without charge",
        "Halden accuses the government of breaking a promise the government had made",
        "Oda Brekke rejects the accusation as absurd",
        "Tor Halden signs the coalition agreement",
        "Oda Brekke comes to power",
        "Oda Brekke's finance minister is fined for failing to declare shares",
    ],
    "court": [
        "Court in Halvern sentences former mayor Piet Aldous to six years",
        "Construction company wins the contract to rebuild the city's harbour",
        "Company files for bankruptcy",
        "Josef Brandt dies",
        "Police search the town hall",
        "Harbour is reopened by the Crown Princess",
    ],
    "health": [
        "Jon Abara thanks Lena Moss for her work",
        "Jon Abara appoints Lena Moss' deputy as acting head",
        "Opposition lawmakers demand that Abara resign as well",
        "Jon Abara denies the claim",
        "One of two officials tells newspaper Tavia he had warned his superiors",
        "Auditor general finds the contract had been signed without a tender",
        "Government reintroduces a curfew",
    ],
    "raid": [
        "Attackers set fire to two vehicles",
        "Aron Lisk blames the Free Coast Movement",
        "Spokesman for the movement denies any involvement",
        "United Nations' special envoy to travel to Tarn",
        "Mira Costa is expelled by the military government",
        "Four passengers are killed",
        "Salim Oru declares three days of mourning",
    ],
    "talks": [
        "Norland begins filling a dam",
        "Norland withdraws from the treaty",
        "Velden recalls its ambassador in protest",
        "Farmers in Velden's southern plains march on the capital to demand help",
        "Government promises the farmers loans worth 30 million francs",
        "Second round of talks to take place in Vienna",
        "Switzerland offers to mediate",
    ],
    "vote": [
        "Luis Ferrante concedes defeat in a televised speech",
        "Hana Okoro promises to release journalists held without trial",
        "Fireworks are set off across the city",
        "Supreme Court rules Paulo Reis' arrest had been illegal",
        "Hana Okoro loses to Luis Ferrante by fewer than 9,000 votes",
        "Hana Okoro is charged with fraud",
        "New president to be sworn in",
        "Tomas Rey pledges loyalty to the elected government",
    ],
}


@lru_cache(maxsize=8)
def titles(name: str) -> tuple[str, ...]:
    return tuple(event.title for event in extract((FOLDER / f"{name}.txt").read_text(encoding="utf-8")).events)


@pytest.mark.parametrize("name", WANTED)
def test_each_headline_is_whole(name: str) -> None:
    assert titles(name)
    for title in titles(name):
        shown = title.split()
        assert len(shown) <= LIMIT, title
        assert not DATED.search(title), title
        assert title.count("“") == title.count("”"), title
        assert title.endswith(("”", " in")) or bare(shown[-1]) not in NOT_LAST, title
        assert bare(shown[0]) not in {"he", "she", "it", "they", "him", "them"}, title


@pytest.mark.parametrize("name", WANTED)
def test_nobody_speaks_of_himself_outside_quotation_marks(name: str) -> None:
    for title in titles(name):
        outside = re.sub(r"“[^”]*”", "", title)
        assert not {bare(w) for w in outside.split()} & FIRST_PERSON - {"us"}, title


def test_most_are_as_a_desk_would_have_them() -> None:
    missed = [(name, title) for name, wanted in WANTED.items() for title in wanted if title not in titles(name)]
    asked = sum(map(len, WANTED.values()))
    assert 1 - len(missed) / asked >= SHARE, missed
