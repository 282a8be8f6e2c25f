"""Names for training: Universal NER on EWT, WikiGold, and GUM's named entities."""

# ruff: noqa: SIM905 - lists of words are read and edited as words
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline_app.language.names_features import NamesInput
from timeline_app.language.normal import forms, plain
from timeline_app.language.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from timeline_app.language.lemmas import Lemmatizer
    from timeline_app.language.syntax import Syntax
    from timeline_app.language.train.conllu import Tree

_KINDS: Final = {"person": "PER", "organization": "ORG", "place": "LOC"}
_OPEN_OR_CLOSE: Final = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_INSIDE: Final = frozenset(("of", "the", "and", "for", "&", "-", "al", "de", "von", "van", "bin", "."))
#: Heads of mentions of persons by their office, written with a capital.
_OFFICES: Final = frozenset(
    """president director chairman chairwoman chair rector justice judge senator governor mayor minister
    secretary administrator speaker king queen prince princess pope emperor lord lady sir madam mr
    mr. ms. mrs. dr. professor doctor general captain god lord officer counsel dad mom father mother
    congressman chief commissioner ambassador excellency honor majesty""".split()
)


@dataclass(slots=True)
class NamedSentence:
    """Words, whether a space follows each, and their BIO labels."""

    words: list[str]
    spaces: list[bool]
    labels: list[str]


Document = list[NamedSentence]


def read_ewt_names(data: Path, split: str, trees: Iterable[Tree]) -> list[Document]:
    """EWT documents with their names; sentences without a match by words are left out."""
    labels = {tuple(forms): tags for forms, tags in _iob2(data / "ner" / f"ewt-{split}.iob2")}
    return _documents(
        (tree.document, NamedSentence(tree.words, tree.spaces, labels[tuple(tree.words)]))
        for tree in trees
        if tuple(tree.words) in labels
    )


def _iob2(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    forms: list[str] = []
    labels: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            _, form, label, *_ = line.split("\t")
            forms.append(form)
            labels.append(label if label[2:] in ("PER", "ORG", "LOC") else "O")
        elif not line and forms:
            yield forms, labels
            forms, labels = [], []
    if forms:
        yield forms, labels


def _documents(named: Iterable[tuple[str, NamedSentence]]) -> list[Document]:
    by_name: dict[str, Document] = {}
    for name, sentence in named:
        by_name.setdefault(name, []).append(sentence)
    return list(by_name.values())


def read_wikigold(data: Path) -> list[Document]:
    """WikiGold, cut into the pipeline's words; documents end at ``-DOCSTART-``."""
    documents: list[Document] = [[]]
    old: list[str] = []
    labels: list[str] = []
    path = data / "ner" / "wikigold.conll"
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("-DOCSTART-"):
            documents.append([])
        elif line.strip():
            word, label = line.split()
            old.append(word)
            labels.append("O" if label.endswith("MISC") else label)
        elif old:
            documents[-1].append(_recut(old, labels))
            old, labels = [], []
    return [document for document in documents if document]


def _recut(old: list[str], kinds: list[str]) -> NamedSentence:
    made = NamedSentence([], [], [])
    before = "O"
    for word, kind in zip(old, kinds, strict=True):
        ranges = list(words(plain(word), 0, len(word)))
        for place, (start, end) in enumerate(ranges):
            made.words.append(word[start:end])
            made.spaces.append(place == len(ranges) - 1)
            joined = before[1:] == kind[1:] or place > 0
            made.labels.append(kind if kind == "O" else ("I" if joined else "B") + kind[1:])
        before = kind
    return made


def read_gum_names(trees: Iterable[Tree]) -> list[Document]:
    """GUM documents with the names among their entities (those with a proper noun for head)."""
    made: dict[str, Document] = {}
    open_: dict[str, list[tuple[int, str]]] = {}
    for tree in trees:
        sentence = NamedSentence(tree.words, tree.spaces, ["O"] * len(tree.words))
        mentions: list[tuple[int, int, str]] = []
        for index, misc in enumerate(tree.misc):
            found = re.search(r"Entity=([^|]*)", misc)
            for opened, closed, closing in _OPEN_OR_CLOSE.findall(found.group(1) if found else ""):
                if opened:
                    key, _, rest = opened.partition("-")
                    kind = _KINDS.get(rest.partition("-")[0], "")
                    if closed:
                        mentions.append((index, index + 1, kind))
                    else:
                        open_.setdefault(key, []).append((index, kind))
                elif open_.get(closing):
                    start, kind = open_[closing].pop()
                    mentions.append((start, index + 1, kind))
        open_.clear()
        for first, last, kind in sorted(mentions, key=lambda m: m[0] - m[1]):
            _mark(tree, sentence, first, last, kind)
        made.setdefault(tree.document, []).append(sentence)
    return list(made.values())


def _mark(tree: Tree, sentence: NamedSentence, first: int, last: int, kind: str) -> None:
    """Label the name inside the mention ``first`` to ``last``, if it has one."""
    inside = range(first, last)
    head = next((i for i in inside if tree.heads[i] not in inside or tree.heads[i] == i), first)
    if not kind or tree.upos[head] != "PROPN" or (kind == "PER" and tree.xpos[head] == "NNPS"):
        return
    if kind == "PER" and tree.words[head].lower() in _OFFICES:
        return
    start, end = head, head + 1
    if kind == "PER":
        while (
            end < last
            and tree.heads[end] == head
            and tree.deprels[end] in ("flat", "punct")
            and (tree.upos[end] == "PROPN" or tree.words[end] in ("-", "al"))
        ):
            end += 1
    else:
        while end < last and _part_of_name(tree, end, last):
            end += 1
        while start > first and _part_of_name(tree, start - 1, last):
            start -= 1
    while start < head and tree.words[start].lower() in _INSIDE:
        start += 1
    while end - 1 > head and tree.words[end - 1].lower() in _INSIDE:
        end -= 1
    if kind != "PER" and sentence.labels[start] != "O":
        return
    if all(label == "O" for label in sentence.labels[start:end]):
        sentence.labels[start:end] = ["B-" + kind] + ["I-" + kind] * (end - start - 1)


def _part_of_name(tree: Tree, index: int, last: int) -> bool:
    word = tree.words[index]
    if word.lower() in _INSIDE:
        return index + 1 < last
    named = tree.upos[index] in ("PROPN", "NOUN", "ADJ") or word == "United"
    return word[:1].isupper() and named


def inputs(document: Document, syntax: Syntax, lemmatizer: Lemmatizer) -> list[NamesInput]:
    """The sentences of a document with the tags and trees that the network gives them."""
    plain_words = [[plain(word) for word in sentence.words] for sentence in document]
    read = [forms(w, s.spaces) for w, s in zip(plain_words, document, strict=True)]
    made = []
    for words_, analysis in zip(plain_words, syntax.analyse(read), strict=True):
        xpos = [tags.xpos for tags in analysis.tags]
        lemmas = [lemmatizer.lemma(w, x) for w, x in zip(words_, xpos, strict=True)]
        upos = [tags.upos for tags in analysis.tags]
        made.append(NamesInput(words_, lemmas, upos, xpos, analysis.heads, analysis.deprels))
    return made
