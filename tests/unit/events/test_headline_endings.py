"""Where a headline may stop: the words of hand-tagged clauses with what their rest is worth."""

from __future__ import annotations

import pytest

from tests.unit.events.headline_trees import discourse_of, parsed_text
from timeline_app.events.headlines.losses import CUT, loss
from timeline_app.events.headlines.scene import Scene, set_scene
from timeline_app.events.headlines.stretches import Stretches

CLAUSE = """She PRON PRP 2 nsubj
denied VERB VBD 0 root
reports NOUN NNS 2 obj
that SCONJ IN 8 mark
the DET DT 6 det
party NOUN NN 8 nsubj
had AUX VBD 8 aux
taken VERB VBN 3 acl
money NOUN NN 8 obj
from ADP IN 13 case
a DET DT 13 det
shipping NOUN NN 13 compound
company NOUN NN 8 obl
in ADP IN 15 case
Tarn PROPN NNP 13 nmod
. PUNCT . 2 punct"""


def scene_of(rows: str) -> Scene:
    """One row a word: the word, its tags, its head from 1 on, its relation."""
    parts = [row.split() for row in rows.splitlines()]
    text = " ".join(p[0] for p in parts).replace(" .", ".").replace(" ,", ",")
    table = [
        [str(n), p[0], p[0].lower().removesuffix("d"), p[1], p[2], "_", p[3], p[4], "_", "_"]
        for n, p in enumerate(parts, 1)
    ]
    return set_scene(discourse_of(text, parsed_text(text, table, [0])))


def stretches(rows: str) -> Stretches:
    return Stretches(scene_of(rows))


def test_endings_are_whole_phrases_and_the_last_loses_nothing() -> None:
    found = {e.text: e.cost for e in stretches(CLAUSE).endings(2, 1)}
    whole = "reports that the party had taken money from a shipping company in Tarn"
    assert found[whole] == 0
    assert found["reports"] > found["reports that the party had taken money"] > 0
    assert not any(t.endswith((" a", " shipping", " from", " that", " had", " the")) for t in found)


def test_words_of_order_and_asides_are_left_out() -> None:
    rows = """It PRON PRP 2 nsubj
    sold VERB VBD 0 root
    two NUM CD 4 nummod
    ships NOUN NNS 2 obj
    ( PUNCT -LRB- 6 punct
    ferries NOUN NNS 4 appos
    ) PUNCT -RRB- 6 punct
    recently ADV RB 2 advmod
    to ADP IN 10 case
    Velden PROPN NNP 2 obl
    . PUNCT . 2 punct"""
    assert next(e.text for e in stretches(rows).endings(2, 1)) == "two ships to Velden"


def test_a_new_deed_ends_the_stretch() -> None:
    rows = """She PRON PRP 2 nsubj
    left VERB VBD 0 root
    the DET DT 4 det
    party NOUN NN 2 obj
    and CCONJ CC 6 cc
    joined VERB VBD 2 conj
    another PRON DT 6 obj
    . PUNCT . 2 punct"""
    assert [e.text for e in stretches(rows).endings(2, 1)] == ["the party"]


@pytest.mark.parametrize(
    ("last", "following", "cut"),
    [(2, 3, False), (4, 5, True), (6, 7, True), (8, 9, False), (10, 11, True), (11, 12, True), (12, 13, False)],
)
def test_a_phrase_is_never_cut_in_two(last: int, following: int, cut: bool) -> None:
    assert (loss(scene_of(CLAUSE).tree, last, following, 1) == CUT) is cut
