"""Signs that two tellings cannot be of one event, and second tellings that no shared word gives away."""

from __future__ import annotations

from typing import Final

from timeline_app.events import lexicon
from timeline_app.events.binding import is_event_noun
from timeline_app.events.candidate import Candidate
from timeline_app.events.clause import Tense
from timeline_app.events.discourse import Discourse
from timeline_app.events.names import Name
from timeline_app.events.nouns import definite
from timeline_app.model import ParticipantKind, Status

_ORDER: Final = lexicon.AFTER_WORDS | lexicon.BEFORE_WORDS
_OPEN: Final = frozenset({Tense.INFINITIVE, Tense.PARTICIPLE, Tense.FUTURE, Tense.MODAL})
_NEAR: Final = 4
"""How many sentences back a general word ("the attack") may find what it stands for."""


def family(one: str, other: str) -> bool:
    """Whether two lemmas are of one word: equal, or verb and noun of one stem ("explode", "explosion")."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    shared = 0
    for x, y in zip(short, long, strict=False):
        if x != y:
            break
        shared += 1
    return shared >= 4 and shared >= len(short) - 2 and len(long) - shared <= 6


def apart(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether the words themselves say that ``a`` is another event than ``b``, told before it."""
    return (
        _in_order(discourse, a, b)
        or _another(discourse, a) != _another(discourse, b)
        or _proper(discourse, a, b)
        or _to_come(discourse, a, b)
    )


def _in_order(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether "before" or "after" parts the two in one sentence ("met the premier after a meeting with generals")."""
    tree = discourse.tree
    if tree[a.head].sentence != tree[b.head].sentence:
        return False
    for lower, upper in ((a, b), (b, a)):
        words = lower.clause.marker.split() + [tree.lower(i) for i in tree.children(lower.head, "mark", "case")]
        if _ORDER & set(words) and upper.head in set(tree.ancestors(lower.head)):
            return True
    return False


def _another(discourse: Discourse, candidate: Candidate) -> frozenset[str]:
    """The words by which a noun says that it is not the only one of its sort ("a second election")."""
    tree = discourse.tree
    nouns = [candidate.head] if candidate.is_noun else candidate.nouns
    return frozenset(
        tree.lower(i) for noun in nouns for i in tree.children(noun, "amod", "det") if tree.lower(i) in lexicon.ORDINALS
    )


def _proper(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether an event's own name ("the Treaty of Lugano") is not that of the other telling."""
    tree = discourse.tree
    if not a.is_noun or tree[a.head].upos != "PROPN":
        return False
    mine = {tree.lemma(i) for i in a.clause.words if tree[i].upos == "PROPN" and i != a.head}
    theirs = {tree.lemma(i) for i in b.clause.words if tree[i].upos == "PROPN"}
    return bool(mine) and not mine & theirs


def _to_come(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether a bare noun under a deed that is still open ("holding elections within a month") is one to come."""
    tree = discourse.tree
    if not a.is_noun or a.bindings or b.fact.status is Status.PLANNED or tree.children(a.head, "det", "nmod:poss"):
        return False
    above = discourse.clauses.get(tree[a.head].head)
    return tree.base(a.head) == "obj" and above is not None and above.tense in _OPEN


def retold(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether ``a`` takes up ``b`` by another word: a death, a toll, a general noun, its taking place."""
    return (
        _one_death(discourse, a, b)
        or _toll(discourse, a, b)
        or _in_general(discourse, a, b)
        or _took_place(discourse, a, b)
        or _came_about(discourse, a, b)
    )


def _one_death(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether both tell of the death of one person: nobody dies twice."""
    mine, theirs = _who_died(discourse, a), _who_died(discourse, b)
    return mine is not None and mine is theirs


def _who_died(discourse: Discourse, candidate: Candidate) -> Name | None:
    """The named person whose death a telling tells of."""
    tree, clause = discourse.tree, candidate.clause
    lemma = tree.lemma(candidate.head)
    who: tuple[int, ...] = ()
    if candidate.is_noun and lemma in lexicon.DEATHS:
        who = clause.objects or (() if clause.subject is None else (clause.subject,))
    elif not candidate.is_noun and lemma in lexicon.KILLING:
        who = clause.objects
        if clause.passive and clause.subject is not None:
            who = (clause.subject,)
    elif not candidate.is_noun and lemma in lexicon.DYING and clause.subject is not None:
        who = (clause.subject,)
    name = discourse.names.at(who[0]) if who else None
    return name if name is not None and name.kind is ParticipantKind.PERSON and not clause.negated else None


def _toll(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether a relative clause counts the victims of the noun before it ("the bombing, in which 27 were killed")."""
    tree = discourse.tree
    deadly = tree.lemma(a.head) in lexicon.KILLING | lexicon.DYING | lexicon.HARMING
    if not deadly or a.clause.relation != "acl:relcl":
        return False
    if a.clause.governor in {b.head, *b.nouns}:
        return True
    joint = next((i for i in tree.children(a.head, "obl") if tree.lower(i) == "which" and tree.case(i) == "in"), None)
    return joint is not None and b.is_noun and _last_noun(discourse, joint) == b.head


def _last_noun(discourse: Discourse, joint: int) -> int | None:
    """The event noun that stands last before a relative pronoun, in its sentence."""
    first = discourse.tree.parsed.sentences[discourse.tree[joint].sentence].first
    return next((i for i in range(joint - 1, first - 1, -1) if is_event_noun(discourse.tree, i)), None)


def _in_general(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether a definite general noun ("the attack") stands for a special one told shortly before ("a bombing")."""
    tree = discourse.tree
    if not a.is_noun or not 0 <= tree[a.head].sentence - tree[b.head].sentence <= _NEAR:
        return False
    special = lexicon.GENERAL_FOR.get(a.lemma)
    bare = all(i in discourse.time for i in tree.children(a.head, "nmod", "amod", "compound"))
    if special is None or not bare or a.clause.marker == "of" or not definite(tree, a.clause):
        return False
    return bool(special & {b.lemma, tree.lemma(b.head), *(tree.lemma(i) for i in b.nouns)})


def _took_place(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether "the vote took place", "the march was held" takes up what has been told by that noun."""
    tree = discourse.tree
    subject = a.clause.subject
    if a.is_noun or subject is None or subject not in a.nouns or a.bindings or tree.lemma(a.head) not in _HELD:
        return False
    if not any(tree.lower(i) in {"the", "this", "that"} for i in tree.children(subject, "det")):
        return False
    return any(family(tree.lemma(subject), w) for w in (b.lemma, tree.lemma(b.head), *(tree.lemma(i) for i in b.nouns)))


def _came_about(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether a participle or relative clause tells how the noun before it came about ("the treaty signed in 1994")."""
    tree = discourse.tree
    after = a.clause.relation in {"acl", "acl:relcl"} and a.clause.governor == b.head and b.is_noun
    return after and tree.lemma(a.head) in lexicon.SETTING and not (b.bindings and a.bindings)


_HELD: Final = frozenset({"take", "hold", "happen", "occur", "unfold"})
