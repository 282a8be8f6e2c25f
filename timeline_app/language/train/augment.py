"""Headline-like copies of treebank sentences: title case, no articles, no auxiliaries."""

# ruff: noqa: SIM905 - lists of words are read and edited as words
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, cast

from timeline_app.language.verbs import inflected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from random import Random

    from timeline_app.language.train.conllu import Tree

COLUMNS: Final = ("words", "spaces", "lemmas", "upos", "xpos", "feats", "heads", "deprels", "misc")
_SMALL: Final = frozenset(
    "a an the and or but nor of in on at to for from by with as over vs via per into if so".split()
)
_LONGEST: Final = 30
_PRESENT: Final = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
_PRESENT_MANY: Final = "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"


def augmented(trees: Iterable[Tree], random: Random) -> Iterator[Tree]:
    """Yield further sentences made from ``trees``; about one for five of the originals."""
    for tree in trees:
        if not 3 < len(tree.words) <= _LONGEST:
            continue
        chance = random.random()
        if chance < 0.03:
            yield title_cased(without_final_stop(tree))
        elif chance < 0.09:
            yield without_final_stop(headlinese(tree))
        elif chance < 0.16:
            yield title_cased(without_final_stop(headlinese(tree)))
        elif chance < 0.19:
            yield without_final_stop(tree)
        elif chance < 0.195:
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
    """The sentence in the grammar of headlines.

    Articles and forms of "be" as auxiliaries or copulas go, the past tense of main clauses
    becomes the present, and "will" becomes "to".
    """
    drop = {
        index
        for index, (deprel, lemma) in enumerate(zip(tree.deprels, tree.lemmas, strict=True))
        if (deprel == "det" and lemma in ("the", "a"))
        or (deprel in ("aux", "aux:pass", "cop") and lemma == "be" and tree.words[index][0] != "'")
    }
    slim = without(_present(tree), drop)
    words = list(slim.words)
    words[0] = words[0][:1].upper() + words[0][1:]
    return replace(slim, words=words)


def _present(tree: Tree) -> Tree:
    columns: dict[str, list[Any]] = {
        name: list(getattr(tree, name)) for name in ("words", "upos", "xpos", "feats", "deprels")
    }
    for index, xpos in enumerate(tree.xpos):
        main = tree.deprels[index] in ("root", "conj", "parataxis") and tree.upos[index] == "VERB"
        if main and xpos == "VBD" and tree.lemmas[index] not in ("be", "have", "do"):
            subjects = [
                i for i, head in enumerate(tree.heads)
                if head == index and tree.deprels[i] == "nsubj" and tree.xpos[i].startswith("NN")
            ]  # fmt: skip
            if subjects:
                many = tree.xpos[subjects[0]].endswith("S")
                tag = "VBP" if many else "VBZ"
                columns["words"][index] = inflected(tree.lemmas[index], tag)
                columns["xpos"][index] = tag
                columns["feats"][index] = _PRESENT_MANY if many else _PRESENT
        elif tree.words[index] == "will" and tree.deprels[index] == "aux":
            for name, value in (
                ("words", "to"), ("upos", "PART"), ("xpos", "TO"), ("feats", "_"), ("deprels", "mark"),
            ):  # fmt: skip
                columns[name][index] = value
    return replaced(tree, columns)


def without(tree: Tree, drop: set[int]) -> Tree:
    """The sentence without the tokens ``drop``; tokens that govern others stay."""
    drop = drop - set(tree.heads)
    kept = [index for index in range(len(tree.words)) if index not in drop]
    if len(kept) < 2 or not drop:
        return tree
    place = {old: new for new, old in enumerate(kept)}
    columns = {name: [getattr(tree, name)[i] for i in kept] for name in COLUMNS}
    columns["heads"] = [place[head] for head in columns["heads"]]
    return replaced(tree, columns)


def replaced(tree: Tree, columns: Mapping[str, list[Any]]) -> Tree:
    """The tree with some of its columns (by name) replaced."""
    return replace(tree, **cast("dict[str, Any]", columns))
