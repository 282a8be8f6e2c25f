"""From CLEAR dependencies (spaCy's English pipelines, OntoNotes) to Universal Dependencies.

What differs in shape: prepositions govern their nouns, copulas their predicates, names end in
their head, and coordination is a chain. Source: the ClearNLP guidelines (Choi and Palmer 2012) and
the UD 2 guidelines. The result is a tree whenever the input is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SAME_SHAPE: Final[Mapping[str, str]] = {
    "ROOT": "root",
    "acomp": "xcomp",
    "agent": "obl:agent",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "poss": "nmod:poss",
    "preconj": "cc",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
    "": "dep",
}
_VERBAL: Final = ("VERB", "AUX", "ADJ", "ADV")


def to_universal(
    heads: Sequence[int],
    deprels: Sequence[str],
    upos: Sequence[str],
    lemmas: Sequence[str],
    persons: Sequence[tuple[int, int]],
) -> tuple[list[int], list[str]]:
    """UD heads and relations for one sentence.

    Args:
        heads: index of each word's head, a root's is its own.
        deprels: CLEAR relations.
        upos: universal parts of speech.
        lemmas: lemmas, for the copula "be".
        persons: first and last (exclusive) word of each person's name.
    """
    tree = _Tree(list(heads), list(deprels), upos, lemmas)
    for index in range(len(heads)):
        if deprels[index] in ("prep", "agent", "dative") and upos[index] in ("ADP", "SCONJ", "PART"):
            tree.lift_object(index)
    for index in range(len(heads)):
        if lemmas[index] == "be" and deprels[index] not in ("aux", "auxpass"):
            tree.lift_predicate(index)
    tree.flatten_coordination()
    for first, last in persons:
        tree.head_first(first, last)
    for index in range(len(heads)):
        tree.rename(index)
    return tree.heads, tree.deprels


class _Tree:
    """A sentence being converted; relations turn from CLEAR to UD one by one."""

    def __init__(self, heads: list[int], deprels: list[str], upos: Sequence[str], lemmas: Sequence[str]) -> None:
        self.heads, self.deprels, self.upos, self.lemmas = heads, deprels, upos, lemmas

    def below(self, index: int) -> list[int]:
        return [i for i, head in enumerate(self.heads) if head == index and i != index]

    def swap(self, old: int, new: int, deprel: str) -> None:
        """Let ``new``, a child of ``old``, take its place, with ``old`` as its ``deprel``."""
        self.heads[new] = new if self.heads[old] == old else self.heads[old]
        self.deprels[new] = self.deprels[old]
        for index in self.below(old):
            self.heads[index] = new
        self.heads[old], self.deprels[old] = new, deprel

    def lift_object(self, preposition: int) -> None:
        """The noun or clause governed by a preposition takes its place; nested ones go along."""
        below = self.below(preposition)
        for index in below:
            if self.deprels[index] in ("prep", "agent"):
                self.lift_object(index)
        objects = [i for i in self.below(preposition) if self.deprels[i] in ("pobj", "pcomp", "prep", "obl", "nmod")]
        if not objects:
            return
        clause = self.deprels[objects[0]] == "pcomp"
        governor = self.heads[preposition]
        verbal = self.upos[governor] in _VERBAL
        agent = self.deprels[preposition] == "agent"
        self.swap(preposition, objects[0], "mark" if clause else "case")
        if clause:
            self.deprels[objects[0]] = "advcl" if verbal else "acl"
        else:
            self.deprels[objects[0]] = "obl:agent" if agent else "obl" if verbal else "nmod"

    def lift_predicate(self, copula: int) -> None:
        """The predicate noun or adjective of "be" takes its place."""
        found = [i for i in self.below(copula) if self.deprels[i] in ("attr", "acomp")]
        if found and "expl" not in {self.deprels[i] for i in self.below(copula)}:
            self.swap(copula, found[-1], "cop")

    def flatten_coordination(self) -> None:
        """Conjuncts hang on the first one, "and" on the one after it."""
        for index, deprel in enumerate(self.deprels):
            if deprel == "cc":
                after = [i for i in self.below(self.heads[index]) if self.deprels[i] == "conj" and i > index]
                if after:
                    self.heads[index] = after[0]
        for index, deprel in enumerate(self.deprels):
            head = self.heads[index]
            while deprel == "conj" and self.deprels[head] == "conj" and self.heads[head] != head:
                head = self.heads[head]
            self.heads[index] = head

    def head_first(self, first: int, last: int) -> None:
        """The first word of a person's name governs the others (``flat``) and its titles."""
        inside = range(first, last)
        tops = [i for i in inside if self.heads[i] not in inside or self.heads[i] == i]
        if last - first < 2 or len(tops) != 1:
            return
        top = tops[0]
        if top != first:
            if self.heads[first] != top:
                return
            self.swap(top, first, "flat")
        for index in inside[1:]:
            if self.heads[index] in inside and self.deprels[index] in ("compound", "flat", "nmod"):
                self.heads[index], self.deprels[index] = first, "flat"
        for index in self.below(first):
            if index < first and self.deprels[index] == "compound":
                self.deprels[index] = "nmod:desc"

    def rename(self, index: int) -> None:
        """Give the word the UD name of a relation of the same shape."""
        deprel = self.deprels[index]
        verbal = self.upos[self.heads[index]] in _VERBAL
        match deprel:
            case "npadvmod":
                new = "obl:unmarked" if verbal else "nmod:unmarked"
            case "prep" | "pobj" | "pcomp":
                new = "advmod" if deprel == "prep" else "obl" if verbal else "nmod"
            case "aux" if self.upos[index] == "PART":
                new = "mark"
            case _:
                new = _SAME_SHAPE.get(deprel, deprel)
        self.deprels[index] = "root" if self.heads[index] == index else "dep" if new == "root" else new
