"""The order of events as constraints between their bounds, solved together; what cannot be is named.

Each event has an earliest and a latest day. "A after B" says that A begins no earlier than B and that B ends no
later than A; bounds are tightened along all ties until nothing changes.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.events.candidate import Candidate
from timeline_app.events.cluster import Cluster
from timeline_app.events.conflicts import against_order
from timeline_app.events.periods import date_of
from timeline_app.events.sieves import bounds_of
from timeline_app.events.story import Story
from timeline_app.events.ties import Tie, asks
from timeline_app.events.tree import Tree
from timeline_app.model import Basis, Bounds, When

_ROUNDS = 12
_WORDS = 6
"""Words of a subject by which an event is named."""

_CHAIN = 4
"""How many events that bounds come from are named at most."""


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
            for cluster, asked in asks(tie, bounds):
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


def _clashes(tie: Tie, bounds: dict[int, Bounds]) -> bool:
    return any(bounds[id(cluster)].meet(asked) is None for cluster, asked in asks(tie, bounds))


def _stated(cluster: Cluster) -> bool:
    return cluster.dating is not None and cluster.dating.basis is Basis.STATED


def _when(bounds: Bounds) -> When:
    start = None if bounds.earliest is None else date_of(bounds.earliest)
    end = None if bounds.latest is None else date_of(bounds.latest)
    return When.between(start, end)
