"""The order of events as constraints between their bounds, solved together; what cannot be is named.

Each event has an earliest and a latest day. "A after B" says that A begins no earlier than B and that B ends no
later than A; bounds are tightened along all ties until nothing changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.events.cluster import Cluster
from timeline_app.events.conflicts import against_order
from timeline_app.events.periods import date_of
from timeline_app.events.relations import joined_by_time, relation_of
from timeline_app.events.sieves import bounds_of
from timeline_app.events.story import Story
from timeline_app.model import Basis, Bounds, Span, When

_ROUNDS = 12


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

    A tie that the dates contradict is left out of the solution. Where the words date both events, what the tie asks for
    is kept as a second reading; a date that is only inferred is no witness against it.
    """
    bounds = {id(cluster): bounds_of(story, cluster) for cluster in story.clusters}
    sound = [tie for tie in ties if not _clashes(tie, bounds)]
    for tie in ties:
        if tie not in sound:
            _note(tie, bounds)
    for _ in range(_ROUNDS):
        changed = False
        for tie in sound:
            for cluster, asked in _asks(tie, bounds):
                met = bounds[id(cluster)].meet(asked)
                if met is not None and met != bounds[id(cluster)]:
                    bounds[id(cluster)] = met
                    changed = True
        if not changed:
            break
    return bounds


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


def _note(tie: Tie, bounds: dict[int, Bounds]) -> None:
    for cluster, asked in _asks(tie, bounds):
        other = tie.second if cluster is tie.first else tie.first
        dating = cluster.dating
        if dating is None or dating.when is None or bounds[id(cluster)].meet(asked) is not None:
            continue
        if not _stated(cluster) or not _stated(other):
            continue
        name = other.first.candidate.lemma
        cluster.dating = against_order(dating, _when(asked), tie.word, name)
        return


def _stated(cluster: Cluster) -> bool:
    return cluster.dating is not None and cluster.dating.basis is Basis.STATED


def _when(bounds: Bounds) -> When:
    start = None if bounds.earliest is None else date_of(bounds.earliest)
    end = None if bounds.latest is None else date_of(bounds.latest)
    return When.between(start, end)
