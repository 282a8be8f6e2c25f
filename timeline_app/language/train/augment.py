"""Headline-like copies of treebank sentences: title case, no articles, no auxiliaries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

    from timeline_app.language.train.conllu import Tree

_SMALL: Final = frozenset(
    "a an the and or but nor of in on at to for from by with as over vs via per into if so".split()
)
_COLUMNS: Final = ("words", "spaces", "lemmas", "upos", "xpos", "feats", "heads", "deprels", "misc")
_LONGEST: Final = 30


def augmented(trees: Iterable[Tree], random: Random) -> Iterator[Tree]:
    """Yield further sentences made from ``trees``; about one for six of the originals."""
    for tree in trees:
        if not 3 < len(tree.words) <= _LONGEST:
            continue
        chance = random.random()
        if chance < 0.04:
            yield title_cased(without_final_stop(tree))
        elif chance < 0.08:
            yield without_final_stop(headlinese(tree))
        elif chance < 0.12:
            yield title_cased(without_final_stop(headlinese(tree)))
        elif chance < 0.15:
            yield without_final_stop(tree)
        elif chance < 0.155:
            yield replace(tree, words=[word.upper() for word in tree.words])


def title_cased(tree: Tree) -> Tree:
    """The sentence with the capitals of a headline."""
    words = [
        word if index and word.lower() in _SMALL else word[:1].upper() + word[1:]
        for index, word in enumerate(tree.words)
    ]
    return replace(tree, words=words)


def without_final_stop(tree: Tree) -> Tree:
    """The sentence without its last full stop."""
    last = len(tree.words) - 1
    return without(tree, {last}) if tree.words[last] == "." else tree


def headlinese(tree: Tree) -> Tree:
    """The sentence without articles and without forms of "be" as auxiliaries or copulas."""
    drop = {
        index
        for index, (deprel, lemma) in enumerate(zip(tree.deprels, tree.lemmas, strict=True))
        if (deprel == "det" and lemma in ("the", "a"))
        or (deprel in ("aux", "aux:pass", "cop") and lemma == "be" and tree.words[index][0] != "'")
    }
    slim = without(tree, drop)
    words = list(slim.words)
    words[0] = words[0][:1].upper() + words[0][1:]
    return replace(slim, words=words)


def without(tree: Tree, drop: set[int]) -> Tree:
    """The sentence without the tokens ``drop``; tokens that govern others stay."""
    drop = drop - set(tree.heads)
    kept = [index for index in range(len(tree.words)) if index not in drop]
    if len(kept) < 2 or not drop:
        return tree
    place = {old: new for new, old in enumerate(kept)}
    columns = {name: [getattr(tree, name)[i] for i in kept] for name in _COLUMNS}
    columns["heads"] = [place[head] for head in columns["heads"]]
    return replace(tree, **columns)
