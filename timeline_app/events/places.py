"""Places that the tagger of names took for people, and common words that it took for places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline_app.events.titles import TITLES
from timeline_app.events.tree import Tree
from timeline_app.language.document import Entity

_GENERIC: Final = frozenset(
    ["lake", "river", "sea", "bay", "island", "mountain", "valley", "port", "harbour", "harbor", "bridge", "border",
     "coast", "canal", "dam", "forest", "quarry", "village", "town", "city"]
)  # fmt: skip
"""Common words for places: with a name they are its part ("Lake Orren"), alone at the head of a line they are none."""

_HEADS: Final = frozenset({"leader", "head", "government", "parliament", "people", "army", "capital", "minister"})
"""Nouns besides the titles of office whose "of" is followed by a state."""


def as_places(tree: Tree, entities: Sequence[Entity]) -> list[Entity]:
    """The names with people turned into places where the list that they stand in is one of places.

    Such is a list that holds a place, or one after "presidents of"; only a name of one word is turned.
    """
    places = {e.first for e in entities if e.label == "LOC"}
    kept = [e for e in entities if not _common(tree, e)]
    return [replace(e, label="LOC") if _in_list_of_places(tree, e, places) else e for e in kept]


def _common(tree: Tree, entity: Entity) -> bool:
    """Whether a place is only the first word of a line, a common noun ("Lake treaty signed")."""
    opens = entity.first == tree.parsed.sentences[tree[entity.first].sentence].first
    return entity.label == "LOC" and entity.last - entity.first == 1 and opens and tree.lower(entity.first) in _GENERIC


def _in_list_of_places(tree: Tree, entity: Entity, places: set[int]) -> bool:
    if entity.label != "PER" or entity.last - entity.first > 1:
        return False
    first = entity.first
    top = tree[first].head if tree.base(first) == "conj" else first
    members = [top, *tree.children(top, "conj")]
    case = tree.case(top)
    if len(members) < 2 or case not in {"of", "in", "from", "between", "to"}:
        return False
    if any(i in places for i in members if i != first):
        return True
    noun = tree.lemma(tree[top].head)
    return case == "of" and tree[tree[top].head].xpos == "NNS" and (noun in TITLES or noun in _HEADS)
