"""The person whom a noun phrase names, and how a headline calls people."""

from __future__ import annotations

import re

from timeline_app.events import lexicon
from timeline_app.events.headlines import words
from timeline_app.events.headlines.references import References, human
from timeline_app.events.names import Name
from timeline_app.events.titles import TITLES
from timeline_app.events.tree import Tree
from timeline_app.model import ParticipantKind

_FAR = 14
"""Tokens from a title to its name at most."""


class People:
    """Finds the people named by the noun phrases of one article."""

    def __init__(self, tree: Tree, references: References) -> None:
        self._tree = tree
        self._references = references

    def named(self, index: int) -> Name | None:
        """The person whom the phrase names: by its head, or by the name after a title that is its head."""
        tree = self._tree
        name = self._references.name(index)
        if name is not None and name.kind is ParticipantKind.PERSON:
            return name
        if tree.lemma(index) in lexicon.EVENT_NOUNS:
            return None  # "the election Jane Doe ..." is a tree gone wrong: no event is a person
        for child in tree.children(index, "flat", "appos", "compound", "nmod:unmarked", "nmod:desc"):
            other = self._references.name(child)
            if other is not None and other.kind is ParticipantKind.PERSON and child > index:
                gap = [i for i in range(index + 1, child) if tree[i].upos == "PUNCT"]
                led = tree[index].upos == "PROPN" or human(tree.lemma(index)) or tree.lemma(index) in TITLES
                if not gap and led and tree[index].deprel != "nmod:poss":
                    return other
        titled = self._titled(index)
        if titled is not None:
            return titled
        if name is not None and tree[index].upos == "PRON":
            return name
        return None

    def _titled(self, index: int) -> Name | None:
        """The person whose name ends a phrase that a title without an article begins."""
        tree = self._tree
        if tree.lemma(index) not in words.PERSON_NOUNS or tree.children(index, "det", "nummod"):
            return None
        phrase = [i for i in tree.phrase(index) if i > index]
        name = self._references.name(phrase[-1]) if phrase else None
        if name is None or name.kind is not ParticipantKind.PERSON:
            return None
        begin = next(i for i in phrase if self._references.name(i) is name)
        return name if tree[begin - 1].upos in {"NOUN", "PROPN"} and tree.case(phrase[-1]) == "" else None


def name_after(tree: Tree, references: References, index: int) -> int | None:
    """Where the name begins that a title leads to over another ("chair *and patron of the fair* Ada Marsh")."""
    if tree.lower(index) not in TITLES and tree.lemma(index) not in words.PERSON_NOUNS:
        return None
    for place in range(index + 1, min(index + _FAR, tree.parsed.sentences[tree[index].sentence].last)):
        name = references.name(place)
        if name is not None and name.kind is ParticipantKind.PERSON:
            return place if place > index + 1 and tree[place - 1].upos == "NOUN" else None
        if tree[place].upos not in {"NOUN", "PROPN", "ADJ", "ADP", "DET", "CCONJ"}:
            return None
    return None


def called(tree: Tree, name: Name, *, surname: bool) -> str:
    """The full name of a person, or the surname where the text uses it alone."""
    last = name.parts[-1] if name.parts else ""
    alone = any(span.end - span.start == len(last) for span in name.spans)
    full = _double(tree, name)
    return last if surname and alone and len(name.parts) > 1 and last[:1].isupper() else full


def _double(tree: Tree, name: Name) -> str:
    """The full name with the second half of a double surname that the text has after a hyphen."""
    for span in name.spans:
        if span.of(tree.text) == name.full and (more := re.match(r"-[A-Z]\w+", tree.text[span.end : span.end + 30])):
            return name.full + more[0]
    return name.full
