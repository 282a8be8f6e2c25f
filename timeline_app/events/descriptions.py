"""Clauses that describe, count or ask and tell of no event of their own."""

from __future__ import annotations

from timeline_app.events import lexicon
from timeline_app.events.clause import Clause, Tense
from timeline_app.events.discourse import Discourse
from timeline_app.events.judgement import Judgement, dated, no
from timeline_app.model import MentionForm

_ASKING = frozenset({"why", "how"})
_QUESTION = frozenset({"what", "why", "how", "who", "whose", "which", "where"})
"""Words that open a heading which asks or announces ("What happens next", "How it came to this")."""

_HOME = frozenset({"live", "dwell", "reside", "sit", "lie", "stand", "keep", "own", "work"})
"""Verbs that in the present tense say how things are."""


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


def asking_heading(discourse: Discourse, clause: Clause) -> bool:
    """Whether a clause of a heading asks, or says what will be told, up to a colon, and tells no event itself."""
    tree = discourse.tree
    sentence = tree.parsed.sentences[clause.sentence]
    first = sentence.first
    for index in range(clause.head - 1, sentence.first - 1, -1):
        if tree[index].text in {":", ".", "?", "!"}:
            first = index + 1
            break
    end = next((tree[i].text for i in range(clause.head, sentence.last) if tree[i].text in {":", ".", "?", "!"}), "")
    return end == "?" or tree.lower(first) in _QUESTION


def in_description(discourse: Discourse, clause: Clause) -> bool:
    """Whether a clause without a date hangs on a noun of how things are ("she lives in a town that bears his name")."""
    tree = discourse.tree
    if clause.relation not in {"acl:relcl", "acl"} or dated(discourse, clause):
        return False
    above = next((i for i in tree.ancestors(clause.head) if i in discourse.clauses), None)
    main = None if above is None else discourse.clauses[above]
    return (
        main is not None and main.tense is Tense.PRESENT and tree.lemma(main.head) in lexicon.STRONGLY_STATIVE | _HOME
    )


def picks_out(discourse: Discourse, clause: Clause) -> bool:
    """Whether a passive relative clause without a comma or a date picks out its noun ("topics that were discussed")."""
    tree = discourse.tree
    joints = [i for i in tree.children(clause.head) if tree[i].xpos in {"WDT", "WP"} or tree.lower(i) == "that"]
    if not clause.passive or not joints or dated(discourse, clause):
        return False
    return joints[0] > 0 and tree[joints[0]].deprel == "nsubj:pass" and tree[joints[0] - 1].text != ","
