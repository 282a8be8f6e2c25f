"""Words in -ing and "work" in whole sentences, read with the shipped pipeline."""

from __future__ import annotations

import pytest

from timeline_app.language import load_pipeline
from timeline_app.language.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Senators approved a treaty on a shared bridge with neighbouring Marrow late Monday.",
            {"neighbouring": ("amod", "Marrow"), "Marrow": ("nmod", "bridge"), "Monday": ("obl:unmarked", "approved")},
        ),
        (
            "On Monday, the presidents signed a treaty on the waters of the lake, ending talks that began in 2005.",
            {"ending": ("advcl", "signed"), "talks": ("obj", "ending"), "began": ("acl:relcl", "talks")},
        ),
        (
            "The company signed a deal, closing plants that employed 300 people.",
            {"closing": ("advcl", "signed"), "plants": ("obj", "closing")},
        ),
        (
            "The dockers of the port went back to work on Tuesday.",
            {"work": ("obl", "went"), "Tuesday": ("obl", "went")},
        ),
        ("The nurses returned to work on Friday.", {"work": ("obl", "returned"), "Friday": ("obl", "returned")}),
        # these are right as they stand
        ("He met visiting officials on Monday.", {"visiting": ("amod", "officials")}),
        ("She moved to the city to work for the mayor.", {"work": ("advcl", "moved")}),
    ],
)
def test_the_tree_of_a_sentence(pipeline: Pipeline, sentence: str, expected: dict[str, tuple[str, str]]) -> None:
    parsed = pipeline.parse(sentence)
    tree = {token.text: (token.deprel, parsed.tokens[token.head].text) for token in parsed.tokens}
    assert {word: tree[word] for word in expected} == expected
