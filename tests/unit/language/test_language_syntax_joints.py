"""Coordinations and copulas that a small parser joins wrongly, put right by rule."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

import pytest

from timeline_app.language.syntax_joints import noun_not_verb, same_modal, same_tense, two_subjects
from timeline_app.language.syntax_values import Analysis, Tags


def tree(rows: str) -> Analysis:
    """One row a word: the word, its tags, the number of its head from 1 on (0 for the root), its relation."""
    parts = [row.split() for row in rows.strip().splitlines()]
    heads = [int(p[3]) - 1 if int(p[3]) else n for n, p in enumerate(parts)]
    tags = [Tags(p[1], p[2], MappingProxyType({})) for p in parts]
    return Analysis(tags, heads, [p[4] for p in parts])


CASES: list[tuple[str, Callable[[Analysis], None], str, dict[int, tuple[int, str]]]] = [
    (
        "the union and the party agreed",
        two_subjects,
        """union NOUN NN 0 root
        and CCONJ CC 5 cc
        the DET DT 4 det
        party NOUN NN 5 nsubj
        agreed VERB VBD 1 conj""",
        {5: (0, "root"), 1: (5, "nsubj"), 4: (1, "conj"), 2: (4, "cc")},
    ),
    (
        "the riot is part of a row of prison riots",
        noun_not_verb,
        """riot NOUN NN 3 nsubj
        is AUX VBZ 3 cop
        part NOUN NN 6 nsubj
        of ADP IN 5 case
        prison NOUN NN 3 nmod
        riots VERB VBZ 0 root""",
        {3: (0, "root"), 6: (3, "nmod"), 5: (6, "compound"), 4: (6, "case")},
    ),
    (
        "she said talks will open and will last",
        same_modal,
        """she PRON PRP 2 nsubj
        said VERB VBD 0 root
        talks NOUN NNS 5 nsubj
        will AUX MD 5 aux
        open VERB VB 2 ccomp
        and CCONJ CC 8 cc
        will AUX MD 8 aux
        last VERB VB 2 conj""",
        {8: (5, "conj")},
    ),
    (
        "he denied that she is ill and said nothing",
        same_tense,
        """he PRON PRP 2 nsubj
        denied VERB VBD 0 root
        that SCONJ IN 5 mark
        she PRON PRP 5 nsubj
        is AUX VBZ 2 ccomp
        and CCONJ CC 7 cc
        said VERB VBD 5 conj
        nothing PRON NN 7 obj""",
        {7: (2, "conj")},
    ),
]


@pytest.mark.parametrize(("rule", "rows", "wanted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_joint_is_put_right(rule: Callable[[Analysis], None], rows: str, wanted: dict[int, tuple[int, str]]) -> None:
    analysis = tree(rows)
    rule(analysis)
    for number, (head, relation) in wanted.items():
        index = number - 1
        assert analysis.heads[index] == (head - 1 if head else index)
        assert analysis.deprels[index] == relation


@pytest.mark.parametrize(
    ("rule", "rows"),
    [
        (
            two_subjects,
            """vote NOUN NN 0 root
            , PUNCT , 1 punct
            and CCONJ CC 5 cc
            crowds NOUN NNS 5 nsubj
            left VERB VBD 1 conj""",
        ),
        (
            same_tense,
            """he PRON PRP 2 nsubj
            says VERB VBZ 0 root
            she PRON PRP 4 nsubj
            fell VERB VBD 2 ccomp
            and CCONJ CC 6 cc
            died VERB VBD 4 conj""",
        ),
    ],
    ids=["a comma parts two clauses", "verbs of one tense stay together"],
)
def test_a_right_joint_stays(rule: Callable[[Analysis], None], rows: str) -> None:
    analysis, before = tree(rows), tree(rows)
    rule(analysis)
    assert (analysis.heads, analysis.deprels) == (before.heads, before.deprels)
