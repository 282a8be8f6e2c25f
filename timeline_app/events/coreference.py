"""Tellings of one and the same event brought together; what only may be the same is linked, not joined."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.events import lexicon
from timeline_app.events.candidate import Candidate, people
from timeline_app.events.cluster import Cluster, Telling
from timeline_app.events.dating import Dating
from timeline_app.events.discourse import Discourse
from timeline_app.events.periods import compatible
from timeline_app.events.phases import opposed
from timeline_app.events.retellings import family
from timeline_app.events.sameness import happens_once, realities_agree, same_event
from timeline_app.model import BlockKind

_REACH = 60
"""How many of the first and of the last events a telling is compared with; a news article has fewer in all."""

_TELLINGS = 6
"""How many of the first and of the last tellings of an event it is compared with."""

_TITLES = frozenset({BlockKind.TITLE, BlockKind.HEADING})


def gather(discourse: Discourse, tellings: Sequence[Telling]) -> tuple[list[Cluster], list[Telling]]:
    """Clusters in the order of the text, and the nouns that point back to nothing found."""
    clusters: list[Cluster] = []
    stray: list[Telling] = []
    ordered = sorted(tellings, key=lambda t: (discourse.block_kind(t.candidate.head) in _TITLES, t.candidate.head))
    for telling in ordered:
        match = _match(discourse, telling, clusters)
        if match is not None:
            match.tellings.append(telling)
        elif telling.candidate.refers:
            stray.append(telling)
        else:
            clusters.append(Cluster([telling]))
    stray = [t for t in stray if not _joins_later(discourse, t, clusters)]
    clusters = _without_echoes(discourse, clusters)
    for cluster in clusters:
        cluster.tellings.sort(key=lambda t: t.candidate.head)
    clusters.sort(key=lambda c: c.first.candidate.head)
    _link(discourse, clusters)
    return clusters, stray


def _joins_later(discourse: Discourse, telling: Telling, clusters: Sequence[Cluster]) -> bool:
    """Join a noun to an event told only after it: "the coming elections ... the 2031 election".

    So does what a time word hangs on: "resigned two weeks before the vote. The vote was held on 3 May".
    """
    candidate = telling.candidate
    ordered = candidate.clause.marker.split(" ")[0] in lexicon.AFTER_WORDS | lexicon.BEFORE_WORDS
    if candidate.lemma not in lexicon.PLURAL_OF_ONE and not ordered:
        return False
    match = _match(discourse, telling, clusters)
    if match is None or (ordered and not any(_has_noun(discourse, candidate, t.candidate) for t in match.tellings)):
        return False
    match.tellings.append(telling)
    return True


def _without_echoes(discourse: Discourse, clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters, an undated noun that stands alone joined to what a headline or a later clause tells of it."""
    gone: set[int] = set()
    for place, cluster in enumerate(clusters):
        only = cluster.tellings[0]
        if len(cluster.tellings) > 1 or not only.candidate.is_noun or only.dating is not None:
            continue
        near = clusters[max(0, place - _REACH) : place + _REACH + 1]
        match = _match(discourse, only, [c for c in near if c is not cluster and id(c) not in gone])
        if match is not None:
            match.tellings.append(only)
            gone.add(id(cluster))
    return [cluster for cluster in clusters if id(cluster) not in gone]


def _match(discourse: Discourse, telling: Telling, clusters: Sequence[Cluster]) -> Cluster | None:
    """The cluster that the telling belongs to: the one that shares most with it, then the nearest."""
    best: tuple[tuple[int, ...], Cluster] | None = None
    heading = discourse.block_kind(telling.candidate.head) in _TITLES
    near = list(enumerate(clusters))
    near = near if len(near) <= 2 * _REACH else [*near[:_REACH], *near[-_REACH:]]
    named_so = [c for _, c in near if any(_has_noun(discourse, telling.candidate, o.candidate) for o in _sample(c))]
    for place, cluster in near:
        if telling.candidate.refers and named_so and all(cluster is not c for c in named_so):
            continue
        if not any(same_event(discourse, telling, other) for other in _sample(cluster)) or not _agrees(
            discourse, telling, cluster
        ):
            continue
        if _other_number(discourse, telling.candidate, cluster):
            continue
        same_noun = any(_same_noun(discourse, telling.candidate, o.candidate) for o in cluster.tellings)
        mine = telling.candidate.named
        shared = max(len(mine & o.candidate.named) for o in cluster.tellings)
        dated = telling.dating is not None and any(
            o.dating is not None and o.dating.when == telling.dating.when for o in cluster.tellings
        )
        alike = any(family(telling.candidate.lemma, o.candidate.lemma) for o in cluster.tellings)
        merit = int(dated), int(same_noun), int(alike), shared, -place if heading else place
        if best is None or merit > best[0]:
            best = merit, cluster
    return None if best is None else best[1]


def _other_number(discourse: Discourse, new: Candidate, cluster: Cluster) -> bool:
    """Whether the event is told by this noun, but only in the other number: "the agreements" are not the agreement."""
    tree = discourse.tree
    if not new.is_noun or new.lemma in lexicon.PLURAL_OF_ONE:
        return False
    old = [i for t in cluster.tellings for i in (t.candidate.head, *t.candidate.nouns)]
    numbers = {tree[i].xpos[-1] for i in old if tree[i].upos in {"NOUN", "PROPN"} and tree.lemma(i) == new.lemma}
    return bool(numbers) and tree[new.head].xpos[-1] not in numbers


def _sample(cluster: Cluster) -> Sequence[Telling]:
    """The tellings of a cluster that a new one is compared with: the first and the last ones."""
    tellings = cluster.tellings
    return tellings if len(tellings) <= 2 * _TELLINGS else [*tellings[:_TELLINGS], *tellings[-_TELLINGS:]]


def _has_noun(discourse: Discourse, new: Candidate, old: Candidate) -> bool:
    """Whether the older telling has the event noun of the new one, in any number."""
    tree = discourse.tree
    return any(tree.lemma(i) == new.lemma and tree[i].upos == "NOUN" for i in (old.head, *old.nouns))


def _same_noun(discourse: Discourse, new: Candidate, old: Candidate) -> bool:
    """Whether both tell of it by one event noun in one number."""
    tree = discourse.tree
    if not new.is_noun:
        return False
    nouns = [i for i in (old.head, *old.nouns) if tree[i].upos in {"NOUN", "PROPN"}]
    return any(tree.lemma(i) == new.lemma and tree[i].xpos == tree[new.head].xpos for i in nouns)


def _agrees(discourse: Discourse, telling: Telling, cluster: Cluster) -> bool:
    """Whether the telling's own date and phase go with all of the cluster's."""
    for other in cluster.tellings:
        if opposed(discourse, telling.candidate, other.candidate):
            return False
        if telling.dating is None or other.dating is None or _dates_agree(telling.dating, other.dating):
            continue
        if not happens_once(discourse, telling.candidate, other.candidate):
            return False
    return True


def _dates_agree(one: Dating, other: Dating) -> bool:
    return one.when is None or other.when is None or compatible(one.when, other.when)


def _link(discourse: Discourse, clusters: Sequence[Cluster]) -> None:
    """Note which clusters may be the same: one word, a shared name, dates that do not exclude each other."""
    for place, cluster in enumerate(clusters):
        for other in clusters[max(0, place - 40) : place]:
            a, b = cluster.first.candidate, other.first.candidate
            if a.kind is not b.kind or not family(a.lemma, b.lemma) or not people(a) & people(b):
                continue
            if realities_agree(cluster.first, other.first) and _sentences_differ(discourse, a, b):
                cluster.maybe.append(other)


def _sentences_differ(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether two tellings stand in different sentences: clauses of one sentence rarely tell the same twice."""
    return discourse.tree[a.head].sentence != discourse.tree[b.head].sentence
