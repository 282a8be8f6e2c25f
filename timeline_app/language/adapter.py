"""A spaCy pipeline that the user has installed, in the place of the shipped network."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import spacy
from spacy.tokens import Doc

from timeline_app.language.clear import to_universal
from timeline_app.language.syntax_values import Analysis, Tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Token

#: OntoNotes names as ours; the others (nationalities, dates, works, laws ...) are no names here.
_KINDS: Final[Mapping[str, str]] = {
    "PERSON": "PER",
    "PER": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
}
_NOT_IN_NAMES: Final = ("the", "'s", "'")


_PROBE: Final = ("He", "met", "her", "in", "the", "city", ".")


def load_foreign(name: str | Path) -> ForeignSyntax:
    """The installed pipeline of that name, or in that folder.

    Raises:
        OSError: if there is none.
        ValueError: if it has no parser.
    """
    return ForeignSyntax(spacy.load(name))


class ForeignSyntax:
    """Tags, trees and names by any spaCy pipeline for English.

    Labels are adapted: CLEAR dependencies (unless the pipeline speaks Universal Dependencies) and
    OntoNotes names.

    Raises:
        ValueError: if the pipeline builds no trees.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        doc = self._doc(_PROBE)
        if not doc.has_annotation("DEP"):
            message = f"the pipeline has no parser, only: {', '.join(nlp.pipe_names) or 'nothing'}"
            raise ValueError(message)
        labels = {label for labels in nlp.pipe_labels.values() for label in labels}
        self._universal = "obl" in labels or "obl" in {token.dep_ for token in doc}

    def _doc(self, words: Sequence[str]) -> Doc:
        starts: list[bool | int | None] = [index == 0 for index in range(len(words))]
        return self._nlp(Doc(self._nlp.vocab, words=list(words), sent_starts=starts))

    def analyse(self, sentences: Sequence[Sequence[str]]) -> Iterator[Analysis]:
        """Yield one analysis a sentence, in order, with names where the pipeline finds them."""
        for words in sentences:
            plain = ['"' if word in ("``", "''") else word for word in words]
            yield self._analysis(self._doc(plain))

    def _analysis(self, doc: Doc) -> Analysis:
        heads = [token.head.i for token in doc]
        deprels = [token.dep_ for token in doc]
        upos = [token.pos_ or "X" for token in doc]
        names, persons = _names(doc)
        if not self._universal:
            lemmas = [token.lemma_.lower() or token.lower_ for token in doc]
            heads, deprels = to_universal(heads, deprels, upos, lemmas, persons)
        roots = [index for index, head in enumerate(heads) if head == index]
        for index in roots[1:]:
            heads[index], deprels[index] = roots[0], "parataxis"
        deprels[roots[0]] = "root"
        tags = [_tags(token, pos) for token, pos in zip(doc, upos, strict=True)]
        return Analysis(tags, heads, deprels, names if doc.has_annotation("ENT_IOB") else None)


def _tags(token: Token, upos: str) -> Tags:
    return Tags(upos, token.tag_ or "XX", MappingProxyType(token.morph.to_dict()))


def _names(doc: Doc) -> tuple[list[str], list[tuple[int, int]]]:
    """BIO labels of our kinds, and the persons' spans."""
    labels = ["O"] * len(doc)
    persons: list[tuple[int, int]] = []
    for entity in doc.ents:
        kind = _KINDS.get(entity.label_)
        first, last = entity.start, entity.end
        while first < last and doc[first].lower_ in _NOT_IN_NAMES:
            first += 1
        while first < last and doc[last - 1].lower_ in _NOT_IN_NAMES:
            last -= 1
        if kind and first < last:
            labels[first:last] = ["B-" + kind] + ["I-" + kind] * (last - first - 1)
            if kind == "PER":
                persons.append((first, last))
    return labels, persons
