"""Words taken from the text in their order: the infinitive of a noun, and what follows a verb left bare."""

from __future__ import annotations

from timeline_app.events.clause import Clause
from timeline_app.events.headlines import words
from timeline_app.events.headlines.parts import Part, part
from timeline_app.events.headlines.scene import Scene

COSTS = (14, 20, 26, 32, 38, 43, 46)


def infinitive(scene: Scene, index: int) -> list[int]:
    """The core of an infinitive that a noun holds ("offer to resign"), as tokens of the text."""
    tree = scene.tree
    if tree.children(index, "aux:pass"):
        return []
    kept = [
        i for i in tree.children(index, "mark", "aux", "advmod") if i < index and tree.lower(i) in {"to", "be", "not"}
    ]
    kept += [index, *tree.children(index, "compound:prt")]
    for child in tree.children(index, "obj") or tree.children(index, "obl"):
        phrase = [*tree.children(child, "case"), *tree.phrase(child)]
        if len(phrase) <= 5 and not any(map(scene.dates.holds, phrase)):
            kept += phrase
    return kept


def tail(scene: Scene, clause: Clause) -> list[Part]:
    """The words that follow a verb which the tree leaves with nothing, up to the end of their clause."""
    tree = scene.tree
    if scene.verbs.passive(clause):
        return []
    kept: list[int] = []
    for index in range(clause.head + 1, tree.parsed.sentences[clause.sentence].last):
        token = tree[index]
        if (
            token.upos in {"PUNCT", "CCONJ"}
            or tree.lower(index) in words.WH - {"that"} | words.BREAKS
            or scene.dates.holds(index)
        ):
            break
        if token.upos != "ADV" or kept:
            kept.append(index)
    texts = []
    for size in range(len(kept), 0, -1):
        if tree.lower(kept[size - 1]) in words.NOT_LAST or tree[kept[size - 1]].upos in {"ADJ", "DET", "ADP"}:
            continue
        if size == len(kept) or tree[kept[size]].upos in {"ADP", "SCONJ", "PART", "ADV"}:
            texts.append(scene.phrases.join(kept[:size], scene.phrases.pronouns(kept[:size])))
    return [part(clause.head + 1, texts, COSTS)] if texts else []
