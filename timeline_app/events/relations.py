"""Dates from the event that an event is tied to: by "after", "before", "during", by being its part or its sequel."""

from __future__ import annotations

from dataclasses import dataclass, replace

from timeline_app.events import lexicon
from timeline_app.events.binding import is_event_noun
from timeline_app.events.clause import Clause, Tense
from timeline_app.events.cluster import Cluster
from timeline_app.events.dating import Dating
from timeline_app.events.offsets import shifted
from timeline_app.events.periods import is_day, window
from timeline_app.events.story import Story, inferred
from timeline_app.events.tree import Tree
from timeline_app.model import Basis, Span, Status, When

_LATER = frozenset({"after", "following", "upon", "since", "over"})
_EARLIER = frozenset({"before", "until"})
_MEANWHILE = frozenset({"during", "when", "as", "while", "amid", "whilst", "throughout"})
_TIME_WORDS = _LATER | _EARLIER | _MEANWHILE
_SURE = 4
"""Above this rank a date is itself only inferred from the telling, and dates nothing that stands under it."""

_ON_EVENTS = frozenset({"in", "at"})
"""Prepositions that speak of time only before an event noun ("died in the riot")."""


def counted(story: Story, cluster: Cluster) -> Dating | None:
    """Two days after the vote, shortly after his death: counted from the date of the event named."""
    for telling in cluster.tellings:
        for binding in telling.candidate.bindings:
            offset = binding.timex.offset
            if offset is None:
                continue
            other = _named(story, offset.event, cluster)
            if other is None or other.dating is None or other.dating.when is None:
                continue
            when = shifted(other.dating.when, offset, story.day)
            if when is None:
                continue
            dating = inferred(story, cluster, "counted from an event", when, other.dating, binding.timex.text, 2)
            basis = Basis.STATED if offset.amount else Basis.INFERRED
            return replace(dating, basis=basis, spans=(binding.timex.span,))
    return None


def counted_back(story: Story, cluster: Cluster) -> Dating | None:
    """Where "she resigned on 1 June, two days after they charged her" gives the later date, the earlier one."""
    for binding, other in story.distances:
        offset = binding.timex.offset
        if offset is None or not offset.amount or not offset.direction or other is cluster:
            continue
        source = other.dating
        if source is None or source.when is None or source.rank > _SURE:
            continue
        if _named(story, offset.event, other) is not cluster:
            continue
        when = shifted(source.when, replace(offset, direction=-offset.direction), story.day)
        if when is not None:
            dating = inferred(story, cluster, "counted from an event", when, source, binding.timex.text, 2)
            return replace(dating, basis=Basis.STATED, spans=(binding.timex.span,))
    return None


def _named(story: Story, span: Span, apart: Cluster) -> Cluster | None:
    for token in story.discourse.tree.parsed.tokens_in(span):
        other = story.of_head.get(token.index)
        if other is not None and other is not apart:
            return other
    return None


def time_clause(story: Story, cluster: Cluster) -> Dating | None:
    """A clause or noun joined by "after", "before", "since", "during", "when": later, earlier, at the same time."""
    for telling in cluster.tellings:
        if telling.candidate.is_noun and telling.candidate.refers:
            continue
        framed = _framed(story, telling.candidate.clause)
        if framed is not None and framed.when is not None:
            return inferred(story, cluster, "clause of time", framed.when, framed, "“during” a dated stretch", 3)
        for joint in joined_by_time(story, telling.candidate.clause):
            other = joint.other
            if other is cluster or other.dating is None or other.dating.when is None:
                continue
            if joint.governed and other.dating.rank > _SURE:
                continue
            when = _relative(story, joint.word, other.dating.when, governed=joint.governed)
            if when is not None:
                return inferred(story, cluster, "clause of time", when, other.dating, f"“{joint.word}”", 3)
    return None


def _framed(story: Story, clause: Clause) -> Dating | None:
    """The date that a noun of circumstance hangs on ("on Wednesday during the opening, she said ...")."""
    if clause.governor not in story.discourse.time or clause.marker.split(" ")[0] not in _MEANWHILE | _ON_EVENTS:
        return None
    word = story.discourse.tree[clause.governor or 0].span
    for target, group in story.discourse.bound.by_target.items():
        other = story.of_head.get(target)
        if other is not None and any(b.timex.span.contains(word) for b in group):
            return other.dating
    return None


@dataclass(frozen=True, slots=True)
class Joint:
    """A time word between a clause and an event; ``governed`` where the clause itself stands under the word."""

    word: str
    other: Cluster
    governed: bool
    token: int | None = None


def relation_of(word: str) -> str:
    """What a time word says of its clause and what stands under it: after, before, during, or nothing."""
    if word in _LATER:
        return "after"
    if word in _EARLIER:
        return "before"
    return "during" if word in _MEANWHILE else ""


def joined_by_time(story: Story, clause: Clause) -> list[Joint]:
    """The events that a time word ties to a clause."""
    tree = story.discourse.tree
    found: list[Joint] = []
    for child in _adverbials(story, clause.head):
        other = story.of_head.get(child)
        if other is None:
            continue
        spots = {tree.lower(i): i for i in tree.children(child, "mark", "case", "advmod")}
        inner = story.discourse.clauses.get(child)
        words = dict.fromkeys([*spots, *(inner.marker.split() if inner is not None else ())])
        found += [Joint(w, other, governed=False, token=spots.get(w)) for w in words if w in _TIME_WORDS]
    for child in [*tree.children(clause.head, "obl", "nmod"), *_of_objects(tree, clause)]:
        word = tree.case(child).split(" ")[0]
        other = story.of_head.get(child)
        on_events = _ON_EVENTS | ({"with"} if tree.lemma(clause.head) in lexicon.BOUNDING else frozenset())
        if other is not None and (word in _TIME_WORDS or (word in on_events and is_event_noun(tree, child))):
            found.append(Joint(word, other, governed=False, token=tree.child(child, "case")))
    word = clause.marker.split(" ")[0]
    if clause.relation in {"advcl", "obl", "nmod"} and word in _TIME_WORDS and clause.governor is not None:
        other = story.governing(clause.governor)
        if other is not None:
            found.append(Joint(word, other, governed=True, token=tree.child(clause.head, "mark", "case")))
    return found


def _adverbials(story: Story, head: int) -> list[int]:
    """The clauses of time of a verb, also those of its participles and adjectives ("pleaded guilty when ...")."""
    tree, clauses = story.discourse.tree, story.discourse.clauses
    found: list[int] = []
    for child in tree.children(head):
        if tree.base(child) in {"advcl", "xcomp"}:
            found.append(child)
            if tree[child].xpos in {"VBG", "VBN", "VB"} or tree[child].upos == "ADJ":
                found += tree.children(child, "advcl")
        elif child in clauses and clauses[child].relation == "advcl":
            found.append(child)
    return found


def _of_objects(tree: Tree, clause: Clause) -> list[int]:
    """Phrases of time that the parser hung on the object instead of the verb."""
    nested = [i for noun in (*clause.objects, *clause.obliques) for i in tree.children(noun, "nmod", "acl")]
    return [i for i in nested if tree.case(i).split(" ")[0] in _TIME_WORDS]


def _relative(story: Story, word: str, when: When, *, governed: bool) -> When | None:
    day = story.day
    if word in _MEANWHILE or word in _ON_EVENTS or word == "with":
        return when
    if governed:
        return when if is_day(when) else None
    if word in _LATER and day is not None and when.bounds.earliest is not None:
        return window(when, day)
    return None


def part(story: Story, cluster: Cluster) -> Dating | None:
    """What a dated deed brought about or went with: participles, results, coordinated verbs without a date."""
    candidate = cluster.first.candidate
    clause = candidate.clause
    if candidate.is_noun or candidate.fact.status is Status.PLANNED or clause.tense is Tense.PLUPERFECT:
        return None
    tree = story.discourse.tree
    nonfinite = clause.tense in {Tense.PARTICIPLE, Tense.INFINITIVE} and clause.marker in {"", "to"}
    if (clause.relation == "acl:relcl" and clause.subject is not None and is_event_noun(tree, clause.subject)) or (
        nonfinite and clause.relation in {"advcl", "xcomp", "acl"}
    ):
        other = story.governing(clause.governor)
        if other is cluster and clause.governor is not None:
            other = story.governing(tree[clause.governor].head)
    elif tree.base(candidate.head) == "conj" and tree.child(candidate.head, "nsubj") is None:
        other = story.of_head.get(tree[candidate.head].head)
        if other is not None and other.first.candidate.clause.tense is not clause.tense:
            return None
    else:
        return None
    if other is None or other is cluster or other.dating is None or other.dating.when is None:
        return None
    if other.first.candidate.fact.status is Status.PLANNED:
        return None
    return inferred(story, cluster, "part of a dated event", other.dating.when, other.dating, "goes with it", 4)


def shared(story: Story, cluster: Cluster) -> Dating | None:
    """A date that opens a sentence holds for all its coordinated main clauses."""
    candidate = cluster.first.candidate
    tree = story.discourse.tree
    clause = candidate.clause
    if candidate.is_noun or not clause.finite or clause.subject is None:
        return None
    sentence = tree.parsed.sentences[clause.sentence]
    for told in story.before(candidate.head):
        if tree[told.head].sentence != clause.sentence or told.cluster is cluster or not told.dating.spans:
            continue
        opening = tree.parsed.tokens_in(told.dating.spans[0])
        if not opening or opening[0].index - sentence.first > 1 or clause.relation in {"acl:relcl", "acl", "advcl"}:
            continue
        if candidate.clause.tense is not told.cluster.first.candidate.clause.tense:
            continue
        dating = inferred(story, cluster, "date that opens the sentence", told.when, told.dating, "shared", 2)
        return replace(dating, basis=Basis.STATED, spans=told.dating.spans)
    return None


def sequel(story: Story, cluster: Cluster) -> Dating | None:
    """What is to follow a planned event that has a date ("... on 5 October and will then continue in Cuba")."""
    candidate = cluster.first.candidate
    tree = story.discourse.tree
    if candidate.fact.status is not Status.PLANNED or tree.base(candidate.head) != "conj":
        return None
    other = story.of_head.get(tree[candidate.head].head)
    if other is None or other is cluster or other.dating is None or other.dating.when is None:
        return None
    then = {tree.lower(i) for i in tree.children(candidate.head, "advmod")} & {"then", "later", "afterwards"}
    start = other.dating.when.start
    if not then or start is None or other.first.candidate.fact.status is not Status.PLANNED:
        return None
    when = When.between(start, None)
    return inferred(story, cluster, "sequel of a planned event", when, other.dating, "“then”", 4)
