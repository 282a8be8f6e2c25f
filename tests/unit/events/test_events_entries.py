"""Lines of a chronology date what they tell; dates that tell of no deed's time date nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline_app import extract
from timeline_app.model import Extraction

DAY = dt.date(2024, 9, 3)


def read(text: str) -> Extraction:
    return extract(text, DAY)


def dates(text: str) -> dict[str, str]:
    """The dates by the words of the first mention."""
    found = read(text)
    whole = found.article.text
    return {e.mentions[0].trigger.of(whole): "" if e.when is None else str(e.when) for e in found.events}


ENTRIES = [
    ("Mid-1987: Strikes begin in the ports of Orla.", "begin", "1987-05~/1987-08~"),
    ("Late 1991: The junta collapses.", "collapses", "1991-09~/1991-12~"),
    ("Winter 1979: Floods cut the road to Velden.", "cut", ""),
    ("4 July 2003: Orla and Velden open a border crossing.", "open", "2003-07-04"),
    ("4 July 2003 – The minister resigns.", "resigns", "2003-07-04"),
    ("• March 1994: The parliament bans the party.", "bans", "1994-03"),
    ("On 9 June 1966: The king dissolves parliament.", "dissolves", "1966-06-09"),
    ("June 2014: Coup in Velden", "Coup", "2014-06"),
    ("June 2014 – Ceasefire between the army and the rebels", "Ceasefire", "2014-06"),
    ("In early 2012, rebels seize the port.", "seize", "2012-01~/2012-04~"),
]


@pytest.mark.parametrize(("line", "trigger", "when"), ENTRIES)
def test_a_line_of_a_chronology_dates_its_clause_or_noun(line: str, trigger: str, when: str) -> None:
    found = dates(line)
    assert trigger in found
    assert found[trigger]
    if when:
        assert found[trigger] == when


def test_what_a_line_tells_beside_in_the_present_has_its_date() -> None:
    found = dates("12 March 2001: Soldiers seize the port; ships are diverted to Orla.")
    assert found == {"seize": "2001-03-12", "diverted": "2001-03-12"}


def test_a_colon_within_a_sentence_makes_no_entry() -> None:
    found = dates("The king fled to Orla in 1966: rebels seized the palace in 1967.")
    assert found["fled"] == "1966"


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("The court adjourned the hearing until 15 December.", "adjourned", "until when"),
        ("The senate postponed the vote to May.", "postponed", "until when"),
        ("The bank extended the deadline until June.", "extended", "until when"),
        ("The election was delayed until next year.", "delayed", "until when"),
    ],
)
def test_until_when_something_is_put_off_is_no_date_of_putting_it_off(text: str, trigger: str, told: str) -> None:
    assert dates(text)[trigger] == ""
    assert any(told in rejected.reason for rejected in read(text).rejected)


def test_other_verbs_keep_the_end_of_their_time() -> None:
    assert dates("The rebels occupied the town until 2019.")["occupied"] == "../2019"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Lawmakers debated the 2026 budget on 2 June.", "2024-06-02"),
        ("Lawmakers rejected the 2026 road budget on 2 June.", "2024-06-02"),
    ],
)
def test_a_year_that_says_which_thing_is_meant_contradicts_no_day(text: str, when: str) -> None:
    found = read(text)
    assert [str(e.when) for e in found.events] == [when]
    assert not found.events[0].readings


def test_a_year_before_an_event_noun_is_its_date() -> None:
    assert "2015" in dates("Guards fired on the crowd during the 2015 protests.").values()


@pytest.mark.parametrize(
    "text",
    [
        "Miners walked out on Sunday, stopping the pits for the first time since 1989.",
        "Rivers flooded Orla on Sunday in the worst flood since 1953.",
    ],
)
def test_since_when_there_was_none_such_is_no_beginning(text: str) -> None:
    found = read(text)
    assert not any(str(e.when).startswith(("1989", "1953")) for e in found.events)
    assert any("such a thing was last" in rejected.reason for rejected in found.rejected)
