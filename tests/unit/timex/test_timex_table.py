"""A table of expressions: text with the expression in brackets, its type, its TIMEX3 value, its date in EDTF."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from timeline_app.model import When
from timeline_app.timex import find_timexes

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    place: str
    anchor: dt.date
    text: str
    start: int
    words: str
    type: str
    value: str
    edtf: str


def read_cases() -> list[Case]:
    cases = []
    for path in sorted(CASES.glob("*.txt")):
        anchor = dt.date.min
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith("# anchor "):
                anchor = dt.date.fromisoformat(line.removeprefix("# anchor "))
            elif line and not line.startswith("#"):
                marked, kind, value, edtf = line.split(" | ")
                start, end = marked.index("["), marked.index("]") - 1
                text = marked.replace("[", "").replace("]", "")
                place = f"{path.stem}:{number}"
                cases.append(Case(place, anchor, text, start, text[start:end], kind, value, edtf))
    return cases


ALL = read_cases()


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.place} {case.words}")
def test_expression(case: Case) -> None:
    found = [timex for timex in find_timexes(case.text, case.anchor) if timex.span.start == case.start]
    assert found, f"nothing found in {case.text!r}"
    timex = found[0]
    assert (timex.text, timex.type.value, timex.value) == (case.words, case.type, case.value)
    assert ("-" if timex.when is None else str(timex.when)) == case.edtf


def test_the_table_is_long() -> None:
    assert len(ALL) >= 400


@pytest.mark.parametrize("case", [case for case in ALL if case.edtf != "-"], ids=lambda case: case.place)
def test_dates_of_the_table_are_edtf(case: Case) -> None:
    when = When.parse(case.edtf)
    assert str(when) == case.edtf
    bounds = when.bounds
    assert bounds.earliest is not None
    assert bounds.latest is not None
    assert bounds.earliest <= bounds.latest
