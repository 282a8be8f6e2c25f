"""Clauses that describe, count or ask and tell of no event of their own."""

from __future__ import annotations

from timeline_app.events import lexicon
from timeline_app.events.clause import Clause
from timeline_app.events.discourse import Discourse
from timeline_app.events.judgement import Judgement, dated, no
from timeline_app.model import MentionForm

_ASKING = frozenset({"why", "how"})


def anybody(discourse: Discourse, clause: Clause) -> Judgement | None:
    """Such as "the first time any president has visited" or "of whom many were hurt": true of some or of all."""
    tree, subject = discourse.tree, clause.subject
    if subject is None:
        return None
    if any(tree.lower(i) in {"any", "every"} for i in tree.children(subject, "det")):
        return no("It speaks of anybody, not of somebody.")
    some = tree.lower(subject) in lexicon.QUANTIFIERS and not dated(discourse, clause)
    if some and any(tree.lower(i) in {"whom", "which"} for i in clause.words):
        return no("It only says how many of those just named.")
    return None


def circumstance(discourse: Discourse, clause: Clause) -> Judgement | None:
    """A clause that hangs on another: "when asked", "accompanied by his wife", "why the plane crashed"."""
    tree = discourse.tree
    if clause.form is MentionForm.HEADING or dated(discourse, clause):
        return None
    joints = {tree.lower(i) for i in tree.children(clause.head, "advmod", "mark")}
    asked = clause.governor is not None and tree.lower(clause.governor) in _ASKING
    if asked or (joints & _ASKING and clause.relation in {"ccomp", "advcl", "acl", "acl:relcl"}):
        return no("What is asked about, not told.")
    bare = clause.relation == "advcl" and not tree.children(clause.head, "nsubj", "aux", "obj")
    past = tree[clause.head].xpos in {"VBN", "VBD"} and clause.governor is not None
    if not bare or not past or "after" in joints:
        return None
    by = any(tree.case(i) == "by" for i in clause.obliques)
    if by or joints & {"when", "if", "once", "while", "as"}:
        return no("A circumstance of what is told.")
    return None


def picks_out(discourse: Discourse, clause: Clause) -> bool:
    """Whether a passive relative clause without a comma or a date picks out its noun ("topics that were discussed")."""
    tree = discourse.tree
    joints = [i for i in tree.children(clause.head) if tree[i].xpos in {"WDT", "WP"} or tree.lower(i) == "that"]
    if not clause.passive or not joints or dated(discourse, clause):
        return False
    return joints[0] > 0 and tree[joints[0]].deprel == "nsubj:pass" and tree[joints[0] - 1].text != ","
