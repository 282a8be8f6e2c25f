"""Headlines of hand-checked trees: actor, verb, object, place, in the present, without dates and pronouns."""

from __future__ import annotations

import pytest

from tests.unit.events.headline_trees import Case, candidates_of, cases, discourse_of
from timeline_app.events.headlines import headline
from timeline_app.model import BlockKind

CASES = [(case, head, wanted) for case in cases() for head, wanted in case.headlines.items()]


@pytest.mark.parametrize(("case", "head", "wanted"), CASES, ids=[wanted for _, _, wanted in CASES])
def test_headline(case: Case, head: int, wanted: str) -> None:
    discourse = discourse_of(case.text, case.parsed)
    assert headline(discourse, candidates_of(discourse)[head]) == wanted


def test_short_heading_is_taken_as_it_stands() -> None:
    case = next(c for c in cases() if c.text.startswith("Police quelled"))
    discourse = discourse_of(case.text, case.parsed, BlockKind.HEADING)
    assert headline(discourse, candidates_of(discourse)[1]) == "Police quelled the riot"
