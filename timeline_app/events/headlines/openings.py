"""The words before a verb as its subject, where the tree found none or tore it."""

from __future__ import annotations

from timeline_app.events.headlines.bounds import QUOTES
from timeline_app.events.headlines.losses import FINITE
from timeline_app.events.headlines.scene import Scene
from timeline_app.events.headlines.stretches import Stretches
from timeline_app.events.tree import NOMINAL, Tree

_VERBAL = frozenset({"PUNCT", "SCONJ", "VERB", "AUX"})


def words_before(scene: Scene, verb: int) -> tuple[int, str] | None:
    """The words of the clause before its verb group, with the token of their first noun's head."""
    tree, holds = scene.tree, scene.dates.holds
    first = tree.parsed.sentences[tree[verb].sentence].first
    end = verb
    while end > first and (_in_group(tree, end - 1) or holds(end - 1)):
        end -= 1
    begin = end
    while begin > first and not _before(tree, begin - 1, first):
        begin -= 1
    while begin < end and (tree[begin].upos in {"CCONJ", "ADV", "ADP", "PUNCT"} or holds(begin)):
        begin += 1
    kept = [i for i in range(begin, end) if not holds(i) and tree[i].text not in QUOTES]
    owner = next((k for k, i in enumerate(kept) if tree[i].upos == "PART" and tree.lower(i) in {"'s", "'"}), None)
    if owner is not None and kept[owner + 2 :] and all(tree[i].upos == "PROPN" for i in kept[owner + 1 :]):
        kept = kept[owner + 1 :]  # "the institute's Ada Marsh"
    nouns = [i for i in kept if tree[i].upos in {"NOUN", "PROPN"}]
    if not nouns or tree[kept[-1]].upos not in NOMINAL or any(tree[i].xpos in FINITE for i in kept):
        return None
    head = nouns[0]
    while head + 1 in nouns:
        head += 1
    joined = any(tree.lower(i) == "and" and i < nouns[-1] for i in kept)
    return (nouns[-1] if joined and tree[nouns[-1]].xpos == "NNS" else head), Stretches(scene).wording(kept)


def _in_group(tree: Tree, index: int) -> bool:
    return tree[index].upos in {"ADV", "AUX"} or tree.lower(index) in {"not", "to"}


def _before(tree: Tree, index: int, first: int) -> bool:
    """Whether a token stands before the first word of a subject."""
    token = tree[index]
    if token.upos == "CCONJ":
        joins = index > first and tree[index - 1].upos in {"NOUN", "PROPN", "PRON"}
        return not joins or any(tree[i].xpos in FINITE for i in range(first, index))
    if token.xpos == "VBG" and tree[index + 1].upos == "NOUN":
        return False
    return token.upos in _VERBAL or token.xpos in {"WP", "WDT", "WRB"}
