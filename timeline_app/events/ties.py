"""Orders between two events that a word of the text tells, and what each asks of their bounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline_app.events.cluster import Cluster
from timeline_app.events.relations import joined_by_time, relation_of
from timeline_app.events.story import Story
from timeline_app.model import Bounds, Span

_ROUNDS = 4
"""How many ties in a row hand a bound on to an event without a date."""


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


def asks(tie: Tie, bounds: Mapping[int, Bounds]) -> list[tuple[Cluster, Bounds]]:
    """What a tie asks of the bounds of both its events."""
    first, second = bounds[id(tie.first)], bounds[id(tie.second)]
    match tie.relation:
        case "after":
            return [(tie.first, Bounds(second.earliest, None)), (tie.second, Bounds(None, first.latest))]
        case "before":
            return [(tie.first, Bounds(None, second.latest)), (tie.second, Bounds(first.earliest, None))]
        case _:
            return [(tie.first, second)]


def by_member(ties: Sequence[Tie]) -> dict[int, list[Tie]]:
    """The ties of each event, by its identity."""
    found: dict[int, list[Tie]] = {}
    for tie in ties:
        for cluster in (tie.first, tie.second):
            found.setdefault(id(cluster), []).append(tie)
    return found


def allowed(cluster: Cluster, ties: Mapping[int, Sequence[Tie]]) -> Bounds:
    """What the dates known so far leave to ``cluster`` by the order that the text tells, as far as they agree.

    ``ties`` are those of each event, by its identity.
    """
    around: dict[int, Cluster] = {id(cluster): cluster}
    near: list[Tie] = []
    for _ in range(_ROUNDS):
        near = [tie for key in around for tie in ties.get(key, ())]
        around |= {id(c): c for tie in near for c in (tie.first, tie.second)}
    bounds = {key: Bounds() if c.dating is None else c.dating.bounds for key, c in around.items()}
    for _ in range(_ROUNDS):
        for tie in near:
            for member, asked in asks(tie, bounds):
                met = bounds[id(member)].meet(asked)
                bounds[id(member)] = bounds[id(member)] if met is None else met
    return bounds[id(cluster)]
