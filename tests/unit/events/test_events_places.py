"""Places in lists are no people, and a common noun at the head of a line is no place."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline_app.extraction import extract
from timeline_app.model import ParticipantKind

DAY = dt.date(2021, 3, 18)


def _kinds(text: str) -> dict[str, ParticipantKind]:
    return {p.name: p.kind for event in extract(text, DAY).events for p in event.participants}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Monday, the presidents of Tarn, Velden and Norland signed a treaty on Lake Orren.", "Velden"),
        ("The foreign ministers of Arvenia, Kessa and Tolmar signed a pact on Tuesday.", "Kessa"),
    ],
)
def test_a_name_in_a_list_of_places_is_a_place(text: str, name: str) -> None:
    assert _kinds(text)[name] is ParticipantKind.PLACE


def test_a_list_of_people_stays_one_of_people() -> None:
    found = _kinds("Police arrested Diego, Carlos and Anna Brodin on Monday.")

    assert ParticipantKind.PLACE not in found.values()


def test_a_common_noun_that_opens_a_heading_is_no_place() -> None:
    text = "Lake treaty signed by three states\n\nMinisters met at Lake Orren on Monday."

    found = _kinds(text)

    assert "Lake" not in found
    assert found["Lake Orren"] is ParticipantKind.PLACE
