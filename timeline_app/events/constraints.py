"""The order of events as constraints between their bounds, solved together; what cannot be is named.

Each event has an earliest and a latest day. "A after B" says that A begins no earlier than B and that B ends no
later than A; bounds are tightened along all ties until nothing changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.events.candidate import Candidate
from timeline_app.events.cluster import Cluster
from timeline_app.events.conflicts import against_order
from timeline_app.events.periods import date_of
from timeline_app.events.relations import joined_by_time, relation_of
from timeline_app.events.sieves import bounds_of
from timeline_app.events.story import Story
from timeline_app.events.tree import Tree
from timeline_app.model import Basis, Bounds, Span, When

_ROUNDS = 12
_WORDS = 6
"""Words of a subject by which an event is named."""

_CHAIN = 4
"""How many events that bounds come from are named at most."""


@dataclass(frozen=True, slots=True)
class Tie:
    """``first`` is ``relation`` (after, before, during) ``second``; ``words`` are those that say so."""

    first: Cluster
    relation: str
    second: Cluster
    word: str
    words: Span | None


def ties_of(story: Story) -> list[Tie]:
    """Every order between two events that a word of the text tells."""
    found: list[Tie] = []
    seen: set[tuple[int, str, int]] = set()
    for cluster in story.clusters:
        for telling in cluster.tellings:
            for joint in joined_by_time(story, telling.candidate.clause):
                relation = relation_of(joint.word)
                first, second = (joint.other, cluster) if joint.governed else (cluster, joint.other)
                key = id(first), relation, id(second)
                if first is second or not relation or key in seen:
                    continue
                seen.add(key)
                words = story.discourse.tree[joint.token].span if joint.token is not None else None
                found.append(Tie(first, relation, second, joint.word, words))
    return found


def solve(story: Story, ties: Sequence[Tie]) -> dict[int, Bounds]:
    """The bounds of every cluster (by identity) under all ``ties``.

    A tie that the dates contradict, by itself or along others, is left out of the solution. Where the words date two
    of its members, what it asks for is kept as a second reading; a date that is only inferred is no witness against it.
    """
    open_ended = Bounds()
    told = {id(c): c.dating.bounds if c.dating is not None and _stated(c) else open_ended for c in story.clusters}
    _propagate(ties, told, story.discourse.tree)
    bounds = {id(cluster): bounds_of(story, cluster) for cluster in story.clusters}
    _propagate([tie for tie in ties if not _clashes(tie, bounds)], bounds)
    return bounds


def _propagate(ties: Sequence[Tie], bounds: dict[int, Bounds], tree: Tree | None = None) -> None:
    """Tighten ``bounds`` along ``ties`` until nothing changes.

    A tie that leaves none is dropped; where ``tree`` is given it is noted, the events named by their words.
    """
    chains: dict[int, tuple[Cluster, ...]] = {}
    sound = list(ties)
    for _ in range(_ROUNDS):
        changed = False
        for tie in tuple(sound):
            for cluster, asked in _asks(tie, bounds):
                other = tie.second if cluster is tie.first else tie.first
                source = (other, *chains.get(id(other), ()))
                met = bounds[id(cluster)].meet(asked)
                if met is None:
                    sound.remove(tie)
                    if tree is not None:
                        _note(tree, (cluster, *chains.get(id(cluster), ()), *source), asked, tie.word)
                    break
                if met != bounds[id(cluster)]:
                    bounds[id(cluster)] = met
                    chains[id(cluster)] = source[:_CHAIN]
                    changed = True
        if not changed:
            return


def _note(tree: Tree, members: Sequence[Cluster], asked: Bounds, word: str) -> None:
    """Keep an impossible set of orders as a second reading of its first dated member, the others named."""
    dated = list({id(c): c for c in members if _stated(c)}.values())
    if len(dated) < 2 or dated[0].dating is None:
        return
    others = {id(c): _name(tree, c.first.candidate) for c in members if c is not dated[0]}
    dated[0].dating = against_order(dated[0].dating, _when(asked), word, tuple(others.values()))


def _name(tree: Tree, candidate: Candidate) -> str:
    """What the reader may know an event by: its noun, or its subject and verb."""
    subject = candidate.clause.subject
    if candidate.is_noun or candidate.nouns or subject is None:
        return candidate.lemma
    return f"{tree.words(tree.phrase(subject)[:_WORDS])} {tree[candidate.head].text}"


def _asks(tie: Tie, bounds: dict[int, Bounds]) -> list[tuple[Cluster, Bounds]]:
    """What a tie asks of the bounds of both its events."""
    first, second = bounds[id(tie.first)], bounds[id(tie.second)]
    match tie.relation:
        case "after":
            return [(tie.first, Bounds(second.earliest, None)), (tie.second, Bounds(None, first.latest))]
        case "before":
            return [(tie.first, Bounds(None, second.latest)), (tie.second, Bounds(first.earliest, None))]
        case _:
            return [(tie.first, second)]


def _clashes(tie: Tie, bounds: dict[int, Bounds]) -> bool:
    return any(bounds[id(cluster)].meet(asked) is None for cluster, asked in _asks(tie, bounds))


def _stated(cluster: Cluster) -> bool:
    return cluster.dating is not None and cluster.dating.basis is Basis.STATED


def _when(bounds: Bounds) -> When:
    start = None if bounds.earliest is None else date_of(bounds.earliest)
    end = None if bounds.latest is None else date_of(bounds.latest)
    return When.between(start, end)
