"""What holds of the headline of any tree, however badly it was parsed."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.events.headline_trees import candidates_of, discourse_of, parsed_text
from timeline_app.events.headlines import LIMIT, headline
from timeline_app.events.headlines.finish import bare
from timeline_app.events.headlines.words import NOT_LAST

WORDS = [
    ("the", "DET", "DT"),
    ("Ada", "PROPN", "NNP"),
    ("Marsh", "PROPN", "NNP"),
    ("he", "PRON", "PRP"),
    ("their", "PRON", "PRP$"),
    ("who", "PRON", "WP"),
    ("mayors", "NOUN", "NNS"),
    ("riot", "NOUN", "NN"),
    ("said", "VERB", "VBD"),
    ("was", "AUX", "VBD"),
    ("arrested", "VERB", "VBN"),
    ("resigned", "VERB", "VBD"),
    ("sign", "VERB", "VB"),
    ("of", "ADP", "IN"),
    ("in", "ADP", "IN"),
    ("to", "PART", "TO"),
    ("and", "CCONJ", "CC"),
    (",", "PUNCT", ","),
    ("(", "PUNCT", "("),
    (")", "PUNCT", ")"),
    ('"', "PUNCT", '"'),
    ("Monday", "PROPN", "NNP"),
    ("2019", "NUM", "CD"),
    ("not", "PART", "RB"),
    ("quickly", "ADV", "RB"),
    ("it", "PRON", "PRP"),
    ("twelve", "NUM", "CD"),
    ("I", "PRON", "PRP"),
    ("very", "ADV", "RB"),
    ("red", "ADJ", "JJ"),
    ("will", "AUX", "MD"),
]
RELATIONS = [
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "nmod",
    "nmod:poss",
    "conj",
    "cc",
    "case",
    "mark",
    "aux",
    "aux:pass",
    "cop",
    "xcomp",
    "ccomp",
    "advcl",
    "acl",
    "acl:relcl",
    "amod",
    "nummod",
    "det",
    "compound",
    "flat",
    "appos",
    "parataxis",
    "punct",
    "advmod",
    "expl",
    "compound:prt",
    "fixed",
    "dep",
]
DATE = re.compile(r"\b(?:Monday|2019)\b")


@st.composite
def trees(draw: st.DrawFn) -> tuple[str, list[list[str]]]:
    """Any words in any tree: one root, each other word below one before or after it, without circles."""
    size = draw(st.integers(2, 24))
    chosen = [draw(st.sampled_from(WORDS)) for _ in range(size)]
    order = draw(st.permutations(range(size)))
    rank = {index: n for n, index in enumerate(order)}
    rows = []
    for index, (word, upos, xpos) in enumerate(chosen):
        above = [i for i in range(size) if rank[i] < rank[index]]
        head = draw(st.sampled_from(above)) + 1 if above else 0
        relation = draw(st.sampled_from(RELATIONS)) if head else "root"
        entity = "B-PER" if word == "Ada" else "_"
        rows.append([str(index + 1), word, word.lower(), upos, xpos, "_", str(head), relation, "_", entity])
    return " ".join(word for word, _, _ in chosen), rows


@settings(max_examples=80, deadline=None)
@given(trees())
def test_headline_of_any_tree(drawn: tuple[str, list[list[str]]]) -> None:
    text, rows = drawn
    discourse = discourse_of(text, parsed_text(text, rows, [0]))
    for candidate in candidates_of(discourse).values():
        title = headline(discourse, candidate)
        shown = title.split()
        assert shown
        assert len(shown) <= LIMIT
        assert len(shown) == 1 or bare(shown[-1]) not in NOT_LAST
        assert len(shown) == 1 or not DATE.search(title)


@settings(max_examples=60, deadline=None)
@given(trees())
def test_headline_is_the_same_again(drawn: tuple[str, list[list[str]]]) -> None:
    text, rows = drawn
    discourse = discourse_of(text, parsed_text(text, rows, [0]))
    for candidate in candidates_of(discourse).values():
        assert headline(discourse, candidate) == headline(discourse, candidate)
