"""Which phrases of place, aim and means a reader cannot do without."""

from __future__ import annotations

from timeline_app.events.clause import Clause
from timeline_app.events.headlines import words
from timeline_app.events.headlines.scene import Scene

MOST = 2
"""Phrases of a clause that are told at most."""
ESSENTIAL = 60
"""The cost of a phrase without which the verb says nothing."""


class Obliques:
    """Weighs the prepositional phrases of the clauses of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def told(self, clause: Clause, *, full: bool) -> list[tuple[int, int]]:
        """The cost and the head of each phrase worth telling; ``full`` where the verb has what it needs already."""
        costs = [(self._cost(clause, index, full=full), index) for index in clause.obliques]
        found = [pair for pair in costs if pair[0] > 0]
        if not full and not self._scene.verbs.passive(clause):
            after = [pair for pair in found if pair[1] > clause.head and pair[0] > 5]
            nearest = min(after, key=lambda pair: pair[1], default=None)
            found = [(ESSENTIAL, i) if nearest is not None and i == nearest[1] else (c, i) for c, i in found]
        return sorted(found, reverse=True)[:MOST]

    def _cost(self, clause: Clause, index: int, *, full: bool) -> int:
        """What a reader loses without the phrase; zero for what is never told."""
        tree = self._scene.tree
        case = tree.case(index)
        first = case.split(" ")[0] if case else ""
        fronted = index < clause.head
        if self._silent(index, case, first) or (tree.lemma(index) in words.ASIDE_NOUNS and (full or fronted)):
            return 0
        if not case:
            counted = tree[index].upos == "NUM" or bool(tree.children(index, "nummod"))
            apart = any(tree[i].text in ",;" for i in range(clause.head, index))
            return 16 if counted and not fronted and not apart else 0
        if tree[index].upos == "PRON" and self._scene.references.resolve(index) == index:
            return 0 if self._scene.references.name(index) is None else 15
        if index == clause.agent:
            return 40
        if case == "as" and not fronted and tree.lemma(clause.head) in words.TAKING_AS:
            return ESSENTIAL
        if case == "as" and full and tree[min(tree.children(index, "case")) - 1].text == ",":
            return 0
        if fronted:
            return 10 if first in words.PLACE_CASES else 4
        if first in words.ARGUMENT_CASES:
            return 30 if first in {"to", "against", "for", "with"} else 25
        return 20 if first in words.PLACE_CASES else 12

    def _silent(self, index: int, case: str, first: str) -> bool:
        """Whether the phrase is one of time, source or aside, or speaks of the speaker."""
        scene = self._scene
        word = scene.tree.lower(index)
        if word in words.FIRST_PERSON | words.WH or (case and self._excepted(index)):
            return True
        if scene.dates.heads(index) or scene.phrases.aside(index):
            return True
        if first == "between" and not scene.references.plural(index):
            return True
        return case in words.DROPPED_PHRASES or first in words.DROPPED_CASES | words.WH or self._far(index, first)

    def _far(self, index: int, first: str) -> bool:
        """Whether a dropped phrase stands right before, which this one may be part of ("ahead of talks for a loan")."""
        tree = self._scene.tree
        verb = tree[index].head
        if first not in {"for", "with"} or index < verb:
            return False
        between = [i for i in tree.children(verb, "obl") if verb < i < index and not self._scene.dates.heads(i)]
        return any(tree.case(i) in words.DROPPED_PHRASES for i in between)

    def _excepted(self, index: int) -> bool:
        """Whether the word before the preposition turns it into one of order or exception."""
        tree = self._scene.tree
        begin = min(tree.children(index, "case"))
        return begin > 0 and tree.lower(begin - 1) in words.ORDERING and tree[index].head != begin - 1
