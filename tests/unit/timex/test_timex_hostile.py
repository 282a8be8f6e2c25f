"""Linear time on hostile text, and no exception on anything."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from timeline_app.timex import find_timexes
from timeline_app.timex.context import Context, Match
from timeline_app.timex.grammar import Compiled, Grammar, grammar
from timeline_app.timex.reader import reading

ANCHOR = dt.date(2024, 8, 13)

PATHOLOGICAL = [
    "1 ", "the ", "a ", "first ", "twenty-", "1-", "1/", "1,", "1.", "last ", "early ", "nearly ", "the end of ",
    "two and a half ", "9:", "year-", "May 5 and ", "more than ", "8 p.m. ", "2020-", "noon ", "Monday ", "ago ",
    "1990s ", "1 day and ", "'", "morning of ", "the early part of the ", "1,000", "9", "one hundred and ", "(",
    "the first of the second of the third of ", "2 days later ", "\n", "\n\n", "Q3 ", "9:20 a.m. (", "9 in 8-",
]  # fmt: skip


class Counting:
    """A regular expression that counts how often it is tried."""

    tried = 0

    def __init__(self, compiled: Compiled) -> None:
        self.regex = compiled.regex

    def match(self, codes: str, position: int) -> object:
        Counting.tried += 1
        return self.regex.match(codes, position)


@pytest.fixture
def counted() -> Iterator[Grammar]:
    """The grammar with its regular expressions counted."""
    rules = grammar()
    wrapped = {
        code: tuple(replace(item, regex=Counting(item)) for item in items)  # type: ignore[arg-type]
        for code, items in rules.starts.items()
    }
    Counting.tried = 0
    yield replace(rules, starts=wrapped)
    Counting.tried = 0


def tried(rules: Grammar, text: str) -> int:
    Counting.tried = 0
    reading(text, ANCHOR, rules)
    return Counting.tried


@pytest.mark.parametrize("piece", PATHOLOGICAL, ids=repr)
def test_work_doubles_with_the_text(counted: Grammar, piece: str) -> None:
    small, large = piece * (2000 // len(piece)), piece * (4000 // len(piece))
    assert tried(counted, large) <= 2.5 * tried(counted, small) + 50


def test_the_counter_sees_a_quadratic_reader(counted: Grammar) -> None:
    def again(match: Match, context: Context) -> None:
        for position in range(len(context.tokens.codes)):
            context.read(position)
        del match

    bad = {
        code: tuple(replace(item, production=replace(item.production, read=again)) for item in items)
        for code, items in counted.starts.items()
    }
    rules = replace(counted, starts=bad)
    assert tried(rules, "Monday " * 40) > 3 * tried(rules, "Monday " * 20)


def test_a_hundred_kilobytes_of_digits() -> None:
    assert find_timexes("1 " * 50_000, ANCHOR) == []


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "\ud83d\ude00", "٣ مارس ٢٠٢٠", "²³ days", "½", "½ day", "١ day", "೧೯೯೯"]
)
def test_odd_characters(text: str) -> None:
    for timex in find_timexes(text, ANCHOR):
        assert timex.span.of(text) == timex.text


@pytest.mark.parametrize(
    "text",
    ["February 30, 2020", "99/99/2020", "2020-13-45", "31 April 2021", "25:61 p.m.", "0 BC", "the 99th century",
     "13 o'clock p.m.", "the 0th of May", "May 0", "9999999 years ago", "999999999999999 centuries ago",
     "1,000,000,000 days later", "H9 2020", "year 0000", "AD 0", "Easter 1000", "Christmas 2199"],
)  # fmt: skip
def test_impossible_dates_raise_nothing(text: str) -> None:
    for timex in find_timexes(f"It was on {text}, he said.", ANCHOR):
        assert timex.span.of(f"It was on {text}, he said.") == timex.text


def test_importing_loads_no_dateparser_no_spacy_no_qt() -> None:
    code = (
        "import sys, timeline_app.timex as t; t.find_timexes('He left on Monday.', None);"
        "print([m for m in ('dateparser', 'spacy', 'PySide6') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
