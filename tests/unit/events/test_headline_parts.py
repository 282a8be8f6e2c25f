"""Fitting parts into a number of words, and the last look at a headline."""

from __future__ import annotations

import pytest

from timeline_app.events.headlines.finish import dangles, finished, limited, tidy, without_dates
from timeline_app.events.headlines.parts import arrange, part


def test_all_parts_where_they_fit() -> None:
    parts = [part(3, ["the bill"]), part(1, ["Senate"]), part(2, ["rejects"])]
    assert arrange(parts, 12) == "Senate rejects the bill"


def test_the_least_essential_part_goes_first() -> None:
    parts = [
        part(0, ["Police arrest"]),
        part(1, ["two men"]),
        part(2, ["in Ilm"], drop=20),
        part(3, ["over it"], drop=5),
    ]
    assert arrange(parts, 6) == "Police arrest two men in Ilm"
    assert arrange(parts, 4) == "Police arrest two men"


def test_a_shorter_wording_goes_before_a_loss() -> None:
    parts = [
        part(0, ["The former mayor of Ilm", "Mayor"], [10]),
        part(1, ["resigns"]),
        part(2, ["from office"], drop=20),
    ]
    assert arrange(parts, 5) == "Mayor resigns from office"


def test_what_is_never_dropped_may_break_the_limit() -> None:
    assert arrange([part(0, ["one two three"])], 2) == "one two three"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("army says it 's ready ,", "Army says it's ready"),
        ("a induced coma", "An induced coma"),
        ("union votes to strike to strike", "Union votes to strike"),
        ("mayor (of Ilm resigns", "Mayor of Ilm resigns"),
    ],
)
def test_tidy(text: str, wanted: str) -> None:
    assert tidy(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mayor resigns on Monday", "Mayor resigns"),
        ("Riots of 1998 spread", "Riots spread"),
        ("Two people die in March", "Two people die in March"),
        ("Court meets yesterday", "Court meets"),
    ],
)
def test_without_dates(text: str, wanted: str) -> None:
    assert without_dates(text) == wanted


def test_no_function_word_ends_a_headline() -> None:
    assert limited("Mayor leaves the office of the") == "Mayor leaves the office"
    assert limited("and lawmakers fail") == "lawmakers fail"
    assert finished("of the of") == "Of"


@pytest.mark.parametrize("text", ["Conducts", "It continues", "What asked why", "Ten passengers say"])
def test_too_little_is_noticed(text: str) -> None:
    assert dangles(text)


def test_enough_is_left_alone() -> None:
    assert not dangles("Protest begins")
