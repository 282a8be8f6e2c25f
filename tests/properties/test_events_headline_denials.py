"""A headline keeps the denial of what it tells, wherever in the predicate it stands."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.events.headline_trees import candidates_of, discourse_of, parsed_text
from timeline_app.events.headlines import LIMIT, headline
from timeline_app.events.headlines.finish import bare
from timeline_app.events.headlines.words import DENYING

Row = tuple[str, str, str, str, int, str]
"""A word with its lemma, two tags, head (counted from one) and relation."""

SUBJECTS: list[list[Row]] = [
    [("Ada", "Ada", "PROPN", "NNP", 0, "nsubj")],
    [("The", "the", "DET", "DT", 1, "det"), ("mayor", "mayor", "NOUN", "NN", 0, "nsubj")],
]
# Heads inside a predicate count from its own first word; -1 is the verb itself, whose subject hangs on it.
PREDICATES: list[tuple[int, list[Row]]] = [
    (
        0,
        [
            ("pleaded", "plead", "VERB", "VBD", -1, "root"),
            ("{no}", "{no}", "PART", "RB", 2, "advmod"),
            ("guilty", "guilty", "ADJ", "JJ", 0, "xcomp"),
        ],
    ),
    (
        1,
        [
            ("was", "be", "AUX", "VBD", 1, "aux:pass"),
            ("found", "find", "VERB", "VBN", -1, "root"),
            ("{no}", "{no}", "PART", "RB", 3, "advmod"),
            ("liable", "liable", "ADJ", "JJ", 1, "xcomp"),
        ],
    ),
    (
        1,
        [
            ("{no}", "{no}", "PART", "RB", 1, "advmod"),
            ("signed", "sign", "VERB", "VBD", -1, "root"),
            ("treaties", "treaty", "NOUN", "NNS", 1, "obj"),
        ],
    ),
    (
        0,
        [
            ("promised", "promise", "VERB", "VBD", -1, "root"),
            ("{no}", "{no}", "PART", "RB", 3, "advmod"),
            ("to", "to", "PART", "TO", 3, "mark"),
            ("resign", "resign", "VERB", "VB", 0, "xcomp"),
        ],
    ),
    (
        0,
        [
            ("signed", "sign", "VERB", "VBD", -1, "root"),
            ("no", "no", "DET", "DT", 2, "det"),
            ("treaties", "treaty", "NOUN", "NNS", 0, "obj"),
        ],
    ),
    (
        3,
        [
            ("has", "have", "AUX", "VBZ", 3, "aux"),
            ("no", "no", "DET", "DT", 2, "advmod"),
            ("longer", "long", "ADV", "RBR", 3, "advmod"),
            ("backed", "back", "VERB", "VBN", -1, "root"),
            ("strikes", "strike", "NOUN", "NNS", 3, "obj"),
        ],
    ),
]
TAILS: list[list[Row]] = [
    [],
    [("in", "in", "ADP", "IN", 1, "case"), ("Tarn", "Tarn", "PROPN", "NNP", -1, "obl")],
    [
        ("over", "over", "ADP", "IN", 4, "case"),
        ("the", "the", "DET", "DT", 4, "det"),
        ("long", "long", "ADJ", "JJ", 4, "amod"),
        ("harbour", "harbour", "NOUN", "NN", 4, "compound"),
        ("dispute", "dispute", "NOUN", "NN", -1, "obl"),
        ("with", "with", "ADP", "IN", 7, "case"),
        ("northern", "northern", "ADJ", "JJ", 7, "amod"),
        ("fishermen", "fisherman", "NOUN", "NNS", 4, "nmod"),
    ],
]


@st.composite
def denied(draw: st.DrawFn) -> tuple[str, list[list[str]], int]:
    """A sentence with a denying word in its predicate, its tree, and the index of its verb."""
    subject = draw(st.sampled_from(SUBJECTS))
    verb, predicate = draw(st.sampled_from(PREDICATES))
    tail = draw(st.sampled_from(TAILS))
    word = draw(st.sampled_from(["not", "never", "hardly"]))
    verb += len(subject)
    rows: list[list[str]] = []
    for begin, part in ((0, subject), (len(subject), predicate), (len(subject) + len(predicate), tail)):
        for text, lemma, upos, xpos, head, relation in part:
            above = verb if head == -1 or relation == "nsubj" else begin + head
            number = 0 if relation == "root" else above + 1
            shown, base = text.replace("{no}", word), lemma.replace("{no}", word)
            entity = "B-PER" if text == "Ada" else "_"
            rows.append([str(len(rows) + 1), shown, base, upos, xpos, "_", str(number), relation, "_", entity])
    return " ".join(row[1] for row in rows), rows, verb


@settings(max_examples=100, deadline=None)
@given(denied())
def test_no_denial_is_lost(drawn: tuple[str, list[list[str]], int]) -> None:
    text, rows, verb = drawn
    discourse = discourse_of(text, parsed_text(text, rows, [0]))
    shown = headline(discourse, candidates_of(discourse)[verb]).split()
    assert {bare(w) for w in shown} & DENYING, shown
    assert 3 <= len(shown) <= LIMIT
