"""Treebank sentences with other verbs, names and titles of the news in the same places.

The trees stay as annotated; only words change, so that the network meets "resigned" as a verb
that has no object and "German Chancellor" before a name, which the treebanks are too small for.
"""

# ruff: noqa: SIM905 - lists of words are read and edited as words
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from timeline_app.language.train.augment import COLUMNS, replaced
from timeline_app.language.verbs import INTRANSITIVE, TRANSITIVE, inflected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from random import Random

    from timeline_app.language.train.conllu import Tree

_SPECIAL: Final = frozenset(("ccomp", "xcomp", "iobj", "compound:prt", "csubj", "expl", "cop", "obl:agent"))
_PLAIN_VERBS: Final = frozenset("be have do get let make go say tell know think want".split())
_TITLES: Final = tuple(
    tuple(title.split())
    for title in """President|Chancellor|Prime Minister|Foreign Minister|Defence Minister|Premier
Finance Minister|Interior Minister|King|Governor|Senator|Vice President|Attorney General|General
Ambassador|Judge|Speaker|Justice Minister|Mayor|Opposition Leader|President|Prime Minister""".replace("\n", "|").split(
        "|"
    )
)
_ADJECTIVES: Final = frozenset(("Prime", "Foreign", "Interior"))


class Varier:
    """Makes variants with names from the lists given.

    Args:
        first_names: given names.
        surnames: family names.
        demonyms: adjectives of countries.
        random: the source of chance, seeded.
    """

    def __init__(
        self, first_names: Sequence[str], surnames: Sequence[str], demonyms: Sequence[str], random: Random
    ) -> None:
        self._first, self._surnames = first_names, surnames
        self._demonyms, self._random = demonyms, random

    def variants(self, trees: Iterable[Tree], share: float) -> Iterator[Tree]:
        """Yield one variant of about ``share`` of the trees, where something can be changed."""
        for tree in trees:
            if self._random.random() < share and 4 < len(tree.words) <= 50:
                changed = self._other_names(self._other_verbs(tree))
                if changed.words != tree.words:
                    yield changed

    def _other_verbs(self, tree: Tree) -> Tree:
        words, lemmas = list(tree.words), list(tree.lemmas)
        for index, (upos, xpos) in enumerate(zip(tree.upos, tree.xpos, strict=True)):
            if upos != "VERB" or lemmas[index] in _PLAIN_VERBS or self._random.random() > 0.7:
                continue
            choice = _frame(tree, index)
            if choice and xpos.startswith("VB"):
                lemmas[index] = self._random.choice(choice)
                form = inflected(lemmas[index], xpos)
                words[index] = form.capitalize() if words[index][0].isupper() else form
        return replace(tree, words=words, lemmas=lemmas)

    def _other_names(self, tree: Tree) -> Tree:
        index = 0
        while index < len(tree.words) - 1:
            if _full_name(tree, index) and self._random.random() < 0.7:
                tree = self._renamed(tree, index)
                bare = [i for i, head in enumerate(tree.heads) if head == index and i < index]
                if not bare and self._random.random() < 0.5:
                    title = self._random.choice(_TITLES)
                    tree = self._titled(tree, index, title)
                    index += len(title) + 1
            index += 1
        return tree

    def _renamed(self, tree: Tree, index: int) -> Tree:
        words, lemmas = list(tree.words), list(tree.lemmas)
        words[index] = lemmas[index] = self._random.choice(self._first)
        words[index + 1] = lemmas[index + 1] = self._random.choice(self._surnames)
        return replace(tree, words=words, lemmas=lemmas)

    def _titled(self, tree: Tree, index: int, title: tuple[str, ...]) -> Tree:
        """The tree with a country's adjective and a title before the name at ``index``."""
        count = len(title) + 1
        name, top = index + count, index + count - 1
        rows = [(self._random.choice(self._demonyms), "ADJ", "JJ", "Degree=Pos", top, "amod")]
        for part in title[:-1]:
            rel = "amod" if part in _ADJECTIVES else "compound"
            rows.append((part, "PROPN", "NNP", "Number=Sing", top, rel))
        rows.append((title[-1], "PROPN", "NNP", "Number=Sing", name, "nmod:desc"))
        columns: dict[str, list[Any]] = {key: list(getattr(tree, key)) for key in COLUMNS}
        columns["heads"] = [head + count if head >= index else head for head in tree.heads]
        for place, (word, upos, xpos, feats, head, deprel) in enumerate(rows, start=index):
            new = {
                "words": word, "spaces": True, "lemmas": word, "upos": upos, "xpos": xpos,
                "feats": feats, "heads": head, "deprels": deprel, "misc": "_",
            }  # fmt: skip
            for key, value in new.items():
                columns[key].insert(place, value)
        return replaced(tree, columns)


def _frame(tree: Tree, index: int) -> tuple[str, ...]:
    """The verbs that fit in the place of the one at ``index``; none where it is special."""
    below = {tree.deprels[i] for i, head in enumerate(tree.heads) if head == index and i != index}
    if (below & _SPECIAL) - {"obl:agent"}:
        return ()
    passive = "aux:pass" in below or "nsubj:pass" in below or "obl:agent" in below
    if passive or ("obj" in below and "nsubj:pass" not in below):
        return TRANSITIVE
    if tree.xpos[index] == "VBN" and tree.deprels[index] in ("acl", "amod") and "obj" not in below:
        return TRANSITIVE
    return INTRANSITIVE if "nsubj" in below else ()


def _full_name(tree: Tree, index: int) -> bool:
    """Whether a name of two words starts here: head and one ``flat``."""
    flats = [i for i, head in enumerate(tree.heads) if head == index and tree.deprels[i] == "flat"]
    return (
        flats == [index + 1]
        and tree.xpos[index] == tree.xpos[index + 1] == "NNP"
        and tree.words[index].isalpha()
        and tree.words[index + 1].isalpha()
    )
