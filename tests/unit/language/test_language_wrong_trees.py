"""Subjects, lists and names that a small parser reads wrongly in news, put right by rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from tests.unit.language.test_language_syntax_joints import tree
from timeline_app.extraction import extract, pipeline
from timeline_app.language.names_features import NamesInput
from timeline_app.language.names_repair import repaired
from timeline_app.language.syntax_joints import (
    list_before_verb,
    name_before_aside,
    not_over_semicolon,
    noun_after_adjective,
    one_subject,
    particle_of_name,
    season_before_subject,
    subject_not_empty,
)
from timeline_app.language.syntax_participles import participle_of_subject, saying_participle, subject_not_auxiliary
from timeline_app.language.syntax_values import Analysis
from timeline_app.model import Span

TREES: dict[str, tuple[str, Callable[[Analysis], object], dict[int, tuple[int, str]]]] = {
    "an adjective stands before a noun": (
        """Like ADP IN 3 case
        other ADJ JJ 3 amod
        raids VERB VBZ 4 obl
        failed VERB VBD 0 root""",
        lambda a: noun_after_adjective(a, 2),
        {3: (4, "obl")},
    ),
    "one verb has one subject": (
        """film NOUN NN 6 nsubj:pass
        since SCONJ IN 6 mark
        the DET DT 4 det
        vote NOUN NN 6 nsubj:pass
        was AUX VBD 6 aux:pass
        shown VERB VBN 0 root""",
        lambda a: one_subject(a, 5),
        {1: (6, "nsubj:pass"), 2: (4, "case"), 4: (1, "nmod")},
    ),
    "an aside between the members of a list": (
        """Tarn PROPN NNP 9 obl
        , PUNCT , 1 punct
        the DET DT 5 det
        new ADJ JJ 5 amod
        host NOUN NN 9 nsubj
        , PUNCT , 8 punct
        and CCONJ CC 8 cc
        Ilm PROPN NNP 5 conj
        agreed VERB VBD 0 root""",
        lambda a: name_before_aside(a, 8),
        {1: (9, "nsubj"), 5: (1, "appos"), 8: (1, "conj")},
    ),
    "others that are told of": (
        """others NOUN NNS 2 nsubj
        recorded VERB VBD 4 csubj
        were AUX VBD 4 cop
        guests NOUN NNS 0 root""",
        lambda a: participle_of_subject(a, 1),
        {1: (4, "nsubj"), 2: (1, "acl")},
    ),
    "a particle in a name": (
        """left VERB VBD 0 root
        Porto PROPN NNP 1 obj
        do VERB VB 1 xcomp
        Norte PROPN NNP 3 obj
        to PART TO 6 mark
        rest VERB VB 3 advcl""",
        lambda a: particle_of_name(a, ["leave", "Porto", "do", "Norte", "to", "rest"], 2),
        {3: (2, "flat"), 4: (2, "flat"), 6: (1, "advcl")},
    ),
    "a list before its verb": (
        """Marsh PROPN NNP 0 root
        and CCONJ CC 3 cc
        aides NOUN NNS 1 conj
        , PUNCT , 3 punct
        gathered VERB VBN 1 acl
        in ADP IN 7 case
        Tarn PROPN NNP 5 obl""",
        lambda a: list_before_verb(a, ["Marsh", "and", "aide", ",", "gather", "in", "Tarn"], {"gather"}),
        {5: (0, "root"), 1: (5, "nsubj"), 3: (1, "conj")},
    ),
    "nothing reaches back over a semicolon": (
        """fled VERB VBD 0 root
        ; PUNCT : 3 punct
        stayed VERB VBD 1 parataxis
        in ADP IN 5 case
        Tarn PROPN NNP 1 obl""",
        lambda a: not_over_semicolon(a, ["flee", ";", "stay", "in", "Tarn"], 4),
        {5: (3, "obl")},
    ),
    "who voted is not empty": (
        """it PRON PRP 2 expl
        voted VERB VBD 0 root
        to PART TO 4 mark
        stay VERB VB 2 xcomp""",
        lambda a: subject_not_empty(a, ["it", "vote", "to", "stay"], 0),
        {1: (2, "nsubj")},
    ),
    "a season before a count": (
        """by ADP IN 5 case
        that DET DT 5 det
        spring NOUN NN 5 compound
        forty NUM CD 5 nummod
        families NOUN NNS 6 obl
        left VERB VBD 0 root""",
        lambda a: season_before_subject(a, ["by", "that", "spring", "forty", "family", "leave"], 4),
        {3: (6, "obl"), 5: (6, "nsubj"), 1: (3, "case"), 4: (5, "nummod")},
    ),
    "a form in -ing that helps no verb": (
        """Counting VERB VBG 2 aux
        resumed VERB VBD 0 root""",
        lambda a: subject_not_auxiliary(a, ["count", "resume"], 0),
        {1: (2, "nsubj")},
    ),
    "who says it is no attribute": (
        """said VERB VBD 0 root
        so ADV RB 1 advmod
        , PUNCT , 1 punct
        adding VERB VBG 5 amod
        others NOUN NNS 6 nsubj
        stayed VERB VBD 1 conj""",
        lambda a: saying_participle(a, ["say", "so", ",", "add", "other", "stay"], 3, {"add"}),
        {4: (1, "advcl"), 5: (6, "nsubj"), 6: (4, "ccomp")},
    ),
}


@pytest.mark.parametrize("name", sorted(TREES))
def test_tree(name: str) -> None:
    rows, rule, expected = TREES[name]
    analysis: Analysis = tree(rows)
    rule(analysis)
    found = {i: (0 if (h := analysis.heads[i - 1]) == i - 1 else h + 1, analysis.deprels[i - 1]) for i in expected}
    assert found == expected


def test_the_body_that_somebody_speaks_for_is_no_part_of_the_name() -> None:
    forms = ["spokesman", "for", "Kestrel", "Ada", "Marsh", "said", "Kestrel", "pays", "."]
    upos = ["NOUN", "ADP", "PROPN", "PROPN", "PROPN", "VERB", "PROPN", "VERB", "PUNCT"]
    xpos = ["NN", "IN", "NNP", "NNP", "NNP", "VBD", "NNP", "VBZ", "."]
    row = NamesInput(forms, forms, upos, xpos, [5] * 9, ["dep"] * 9, [[] for _ in forms])
    labels = ["O", "O", "B-ORG", "I-ORG", "I-ORG", "O", "B-ORG", "O", "O"]
    assert repaired([row], [labels])[0][2:7] == ["B-ORG", "B-PER", "I-PER", "O", "B-ORG"]


def test_a_name_of_three_words_that_nobody_speaks_for_stays_one() -> None:
    forms = ["the", "bank", "of", "Kestrel", "Ada", "Marsh", "."]
    row = NamesInput(
        forms, forms, ["DET", "NOUN", "ADP", *["PROPN"] * 3, "PUNCT"], ["NNP"] * 7, [1] * 7, ["dep"] * 7, [[]] * 7
    )
    labels = ["O", "O", "O", "B-ORG", "I-ORG", "I-ORG", "O"]
    assert repaired([row], [labels])[0] == labels


def test_a_tree_that_is_mended_stays_a_tree() -> None:
    text = "Ada Marsh and her aides, Ben Olds and Cora Lane, gathered in Tarn on Monday."
    parsed = pipeline().parse(text, [Span(0, len(text))])
    for token in parsed.tokens:
        seen, place = set(), token.index
        while parsed.tokens[place].head != place:
            assert place not in seen
            seen.add(place)
            place = parsed.tokens[place].head
    assert any(
        e.title.startswith("Ada Marsh") and "gather" in e.title for e in extract(text, dt.date(2024, 5, 6)).events
    )
