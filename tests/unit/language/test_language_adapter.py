# ruff: noqa: SIM905 - sentences are read as words
from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from timeline_app.data import resources
from timeline_app.language.adapter import ForeignSyntax
from timeline_app.language.clear import to_universal
from timeline_app.language.pipeline import Pipeline

_TREES = {
    "President Ann Lee was elected by voters in France .": (
        [2, 2, 4, 4, 4, 4, 5, 6, 7, 4],
        ["compound", "compound", "nsubjpass", "auxpass", "ROOT", "agent", "pobj", "prep", "pobj", "punct"],
        "PROPN PROPN PROPN AUX VERB ADP NOUN ADP PROPN PUNCT",
        "NNP NNP NNP VBD VBN IN NNS IN NNP .",
        [(1, 3, "PERSON"), (8, 9, "GPE")],
    ),
    "He met her in the city .": (
        [1, 1, 1, 1, 5, 3, 1],
        ["nsubj", "ROOT", "dobj", "prep", "det", "pobj", "punct"],
        "PRON VERB PRON ADP DET NOUN PUNCT",
        "PRP VBD PRP IN DT NN .",
        [],
    ),
}


@Language.component("fake_news_parser")
def fake_news_parser(doc: Doc) -> Doc:
    heads, deps, pos, tags, ents = _TREES[" ".join(token.text for token in doc)]
    for token, head, dep, upos, tag in zip(doc, heads, deps, pos.split(), tags.split(), strict=True):
        token.head, token.dep_, token.pos_, token.tag_ = doc[head], dep, upos, tag
        token.lemma_ = "be" if token.text == "was" else token.lower_
    doc.ents = [Span(doc, first, last, label) for first, last, label in ents]
    return doc


def test_a_pipeline_of_the_user_serves_with_our_labels() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("fake_news_parser")
    parsed = Pipeline(resources() / "language" / "en", ForeignSyntax(nlp)).parse(
        "President Ann Lee was elected by voters in France."
    )
    tree = {token.text: (token.deprel, parsed.tokens[token.head].text) for token in parsed.tokens}
    assert tree["elected"] == ("root", "elected")
    assert tree["Ann"] == ("nsubj:pass", "elected")
    assert tree["Lee"] == ("flat", "Ann")
    assert tree["President"] == ("nmod:desc", "Ann")
    assert tree["was"] == ("aux:pass", "elected")
    assert tree["voters"] == ("obl:agent", "elected")
    assert tree["by"] == ("case", "voters")
    assert tree["France"] == ("nmod", "voters")
    assert [(entity.label, entity.span.of(parsed.text)) for entity in parsed.entities] == [
        ("PER", "Ann Lee"),
        ("LOC", "France"),
    ]


def test_a_pipeline_without_a_parser_is_refused() -> None:
    with pytest.raises(ValueError, match="no parser"):
        ForeignSyntax(spacy.blank("en"))


@pytest.mark.parametrize(
    ("words", "heads", "deprels", "upos", "expected"),
    [
        (
            "Lee is the mayor".split(),
            [1, 1, 3, 1],
            ["nsubj", "ROOT", "det", "attr"],
            "PROPN AUX DET NOUN".split(),
            ([3, 3, 3, 3], ["nsubj", "cop", "det", "root"]),
        ),
        (
            "He left after losing votes".split(),
            [1, 1, 1, 2, 3],
            ["nsubj", "ROOT", "prep", "pcomp", "dobj"],
            "PRON VERB ADP VERB NOUN".split(),
            ([1, 1, 3, 1, 3], ["nsubj", "root", "mark", "advcl", "obj"]),
        ),
        (
            "Ann , Bob and Eve left".split(),
            [5, 0, 0, 2, 2, 5],
            ["nsubj", "punct", "conj", "cc", "conj", "ROOT"],
            "PROPN PUNCT PROPN CCONJ PROPN VERB".split(),
            ([5, 0, 0, 4, 0, 5], ["nsubj", "punct", "conj", "cc", "conj", "root"]),
        ),
        (
            "They moved out of Rome".split(),
            [1, 1, 1, 2, 3],
            ["nsubj", "ROOT", "prep", "prep", "pobj"],
            "PRON VERB ADP ADP PROPN".split(),
            ([1, 1, 4, 4, 1], ["nsubj", "root", "case", "case", "obl"]),
        ),
    ],
)
def test_shapes_of_clear_become_those_of_universal_dependencies(
    words: list[str], heads: list[int], deprels: list[str], upos: list[str], expected: tuple[list[int], list[str]]
) -> None:
    lemmas = ["be" if word == "is" else word for word in words]
    assert to_universal(heads, deprels, upos, lemmas, []) == expected
