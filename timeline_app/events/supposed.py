"""What a text only supposes or does not vouch for: "imagine that ...", "had she won, ...", "some claim that ..."."""

from __future__ import annotations

from collections.abc import Mapping

from timeline_app.events import lexicon
from timeline_app.events.clause import Clause
from timeline_app.events.tree import Tree

_SUPPOSING = frozenset({"imagine", "suppose", "picture", "assume", "presume"})
_INVERTED = frozenset({"had", "were", "should"})
_WOULD = frozenset({"would", "could", "might", "'d", "should"})
_THINKING = frozenset({"think", "believe", "expect", "imagine", "suppose", "say", "suggest", "claim", "predict"})
_VAGUE = frozenset({"some", "many", "others", "few", "most", "several"})


def supposed(tree: Tree, clause: Clause) -> str:
    """The word by which a clause is only supposed; empty where it is told."""
    chain = [clause.head, *tree.ancestors(clause.head)]
    for place in chain[1:]:
        if tree.lemma(place) in _SUPPOSING and _imperative(tree, place):
            return tree[place].text
    return _inverted(tree, clause)


def _imperative(tree: Tree, verb: int) -> bool:
    """Whether a verb opens its sentence and calls on the reader: it has neither subject nor tense."""
    bare = tree[verb].upos == "VERB" and tree[verb].xpos in {"VB", "VBP"}
    alone = tree.child(verb, "nsubj", "aux", "mark") is None
    first = tree.parsed.sentences[tree[verb].sentence].first
    return bare and alone and all(tree[i].upos in {"ADV", "CCONJ", "PUNCT", "INTJ"} for i in range(first, verb))


def _inverted(tree: Tree, clause: Clause) -> str:
    """The word that opens a condition without "if": "Had the court ruled otherwise, the party would have split"."""
    bounds = tree.parsed.sentences[clause.sentence]
    first = bounds.first
    if tree.lower(first) not in _INVERTED or clause.head == first:
        return ""
    comma = next((i for i in range(first, bounds.last) if tree[i].text == ","), None)
    if comma is None or clause.head > comma:
        return ""
    would = any(tree.lower(i) in _WOULD for i in range(comma, bounds.last))
    return tree[first].text if would and tree[bounds.last - 1].text != "?" else ""


def claim_of_some(tree: Tree, clause: Clause) -> int | None:
    """The "claim" of "some claim that she won", which the parser takes for a noun: above the clause or its subject."""
    subjects = tree.children(clause.head, "nsubj")
    above = (
        [clause.governor] if clause.relation in {"acl:relcl", "acl", "ccomp"} and clause.governor is not None else []
    )
    for claim in (*above, *subjects):
        by_some = claim > 0 and tree.lower(claim - 1) in _VAGUE and tree.lower(claim) == tree.lemma(claim)
        that = claim + 1 < clause.head and tree.lower(claim + 1) == "that"
        if by_some and that and tree.lemma(claim) in lexicon.CLAIMING:
            return claim
    return None


def unthought(tree: Tree, clause: Clause, clauses: Mapping[int, Clause]) -> int | None:
    """The denied verb of thinking that a clause hangs on: "nobody thought that she would be there"."""
    reporter = clauses.get(clause.reporter) if clause.reporter is not None else None
    if reporter is None and clause.relation == "ccomp" and clause.governor is not None:
        reporter = clauses.get(clause.governor)
    if reporter is None or not reporter.negated or tree.lemma(reporter.head) not in _THINKING:
        return None
    return reporter.head
