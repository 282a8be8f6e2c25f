"""Each rule that dates an event has a sentence of its own."""

from __future__ import annotations

import ast
import datetime as dt
from pathlib import Path

import pytest

import timeline_app.events
from timeline_app.extraction import extract
from timeline_app.model import Anchor, AnchorSource, Step
from timeline_app.wording.reasons import sentences

DAY = dt.date(2024, 3, 5)


def _rules() -> list[str]:
    """The names of rules that the modules of events give to dates that they infer."""
    found: set[str] = set()
    for path in sorted(Path(timeline_app.events.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "inferred"
            if isinstance(node, ast.Call) and named and isinstance(node.args[2], ast.Constant):
                found.add(str(node.args[2].value))
    return sorted(found)


def test_the_rules_are_found() -> None:
    assert len(_rules()) > 12


@pytest.mark.parametrize("rule", _rules())
def test_a_rule_that_infers_a_date_has_a_sentence(rule: str) -> None:
    step = Step(rule, "fled", "2024-03-04", Anchor(AnchorSource.EVENT, "2024-03-02", None), "“since”")

    (line,) = sentences([step], "They fled.")

    assert "what the text tells around it" not in line
    assert rule not in line


@pytest.mark.parametrize(
    ("text", "trigger", "line"),
    [
        (
            "In the summer of 2019 the first cracks appeared. Judges convicted the mayor in the following spring.",
            "convicted",
            "“the following spring” is counted from the event told last, Aug 2019: Mar – May 2020.",
        ),
        (
            "The council has sent Anna Brodin to visit Kessa on Friday.",
            "visit",
            "What “Friday” dates is still to come, so it is a week later: 8 Mar 2024.",
        ),
    ],
)
def test_turned_words_say_how(text: str, trigger: str, line: str) -> None:
    extraction = extract(text, DAY)
    steps = [e.steps for e in extraction.events if any(m.trigger.of(text) == trigger for m in e.mentions)]

    assert line in sentences(steps[0], text)
