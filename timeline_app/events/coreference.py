"""Tellings of one and the same event brought together; what only may be the same is linked, not joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline_app.events import lexicon
from timeline_app.events.candidate import Candidate, people
from timeline_app.events.dating import Dating
from timeline_app.events.discourse import Discourse
from timeline_app.events.nouns import definite
from timeline_app.events.periods import compatible
from timeline_app.model import BlockKind, Kind, MentionForm, ParticipantKind, Status

_LOOSE = frozenset({Kind.STATEMENT, Kind.ECONOMY, Kind.OTHER, Kind.MEDIA})
_TITLES = frozenset({BlockKind.TITLE, BlockKind.HEADING})


@dataclass(slots=True)
class Telling:
    """A candidate with the date that its own words give it."""

    candidate: Candidate
    dating: Dating | None = None


@dataclass(slots=True)
class Cluster:
    """Tellings of one event, in the order of the text, and those that may tell of it too."""

    tellings: list[Telling]
    maybe: list[Cluster] = field(default_factory=list)
    dating: Dating | None = None

    @property
    def first(self) -> Telling:
        """The telling that speaks for the event: a dated clause, else a clause, else a noun, else a heading."""
        return min(self.tellings, key=_rank)

    @property
    def heads(self) -> list[int]:
        """The triggers of all tellings."""
        return [t.candidate.head for t in self.tellings]


def _rank(telling: Telling) -> tuple[bool, bool, bool, int]:
    candidate = telling.candidate
    form = candidate.clause.form
    return form is MentionForm.HEADING, candidate.refers, candidate.is_noun, candidate.head


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
    for cluster in clusters:
        cluster.tellings.sort(key=lambda t: t.candidate.head)
    clusters.sort(key=lambda c: c.first.candidate.head)
    _link(discourse, clusters)
    return clusters, stray


def _match(discourse: Discourse, telling: Telling, clusters: Sequence[Cluster]) -> Cluster | None:
    for cluster in reversed(clusters):
        if any(_same(discourse, telling, other) for other in cluster.tellings):
            return cluster if _agrees(telling, cluster) else None
    return None


def _agrees(telling: Telling, cluster: Cluster) -> bool:
    """Whether the telling's own date and status go with all of the cluster's."""
    for other in cluster.tellings:
        if telling.dating is not None and other.dating is not None and not _dates_agree(telling.dating, other.dating):
            return False
    return True


def _dates_agree(one: Dating, other: Dating) -> bool:
    return one.when is None or other.when is None or compatible(one.when, other.when)


def _same(discourse: Discourse, new: Telling, old: Telling) -> bool:
    """Whether two tellings are surely of one event."""
    a, b = new.candidate, old.candidate
    if not _realities_agree(a, b):
        return False
    if a.refers or (a.is_noun and definite(discourse.tree, a.clause)):
        return _points_back(discourse, a, b)
    if a.clause.form is MentionForm.HEADING:
        return _restates(discourse, a, b)
    if _continues_speech(discourse, a, b):
        return True
    same_word = family(a.lemma, b.lemma)
    synonyms = bool(_strict_sets(discourse, a) & _strict_sets(discourse, b))
    if not (same_word or synonyms) or a.kind is not b.kind:
        return False
    if a.kind in _LOOSE and not same_word:
        return False
    return _arguments_agree(discourse, a, b, strict=True)


def _realities_agree(a: Candidate, b: Candidate) -> bool:
    """Negated, proposed and hypothetical events never join those that happened."""
    unreal = {Status.NEGATED, Status.HYPOTHETICAL}
    if (a.fact.status in unreal) != (b.fact.status in unreal):
        return False
    if a.is_noun or b.is_noun or a.clause.form is MentionForm.HEADING or b.clause.form is MentionForm.HEADING:
        return True
    return (a.fact.status is Status.PLANNED) == (b.fact.status is Status.PLANNED)


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


def _strict_sets(discourse: Discourse, candidate: Candidate) -> frozenset[tuple[Kind, str]]:
    words = frozenset(discourse.tree.lemma(i) for i in candidate.clause.words)
    sets = discourse.kinds.sets_of(candidate.lemma, words)
    return frozenset(pair for pair in sets if pair[0] is candidate.kind)


def _points_back(discourse: Discourse, noun: Candidate, old: Candidate) -> bool:
    """Whether an event noun ("the riot", "Biden's exit") means the older telling."""
    lemma = noun.lemma
    if lemma in lexicon.GENERIC_EVENT_NOUNS:
        return False
    nouns = {discourse.tree.lemma(i) for i in old.nouns} | {old.lemma, discourse.tree.lemma(old.head)}
    alike = any(family(lemma, word) for word in nouns)
    synonym = (
        old.kind is noun.kind
        and old.kind not in _LOOSE
        and bool(_strict_sets(discourse, noun) & _strict_sets(discourse, old))
    )
    if not alike and not (synonym and (people(noun) & people(old) or not noun.names)):
        return False
    return _arguments_agree(discourse, noun, old, strict=False)


def _arguments_agree(discourse: Discourse, a: Candidate, b: Candidate, *, strict: bool) -> bool:
    """Whether those who take part can be the same: a shared one where ``strict``, else no clash."""
    mine, theirs = people(a), people(b)
    places_a = {id(n) for n in a.names if n.kind is ParticipantKind.PLACE}
    places_b = {id(n) for n in b.names if n.kind is ParticipantKind.PLACE}
    if strict:
        shared = bool(mine & theirs) or (not mine and not theirs and bool(places_a & places_b))
        return shared and _core_agrees(discourse, a, b)
    if mine and theirs and not mine & theirs:
        return False
    return not (places_a and places_b and not places_a & places_b and not mine & theirs)


def _core_agrees(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether subject and object, where both name one, are the same."""
    for one, other in ((a.clause.subject, b.clause.subject),):
        if one is None or other is None:
            continue
        x, y = discourse.names.at(one), discourse.names.at(other)
        if x is not None and y is not None and x is not y and a.clause.passive == b.clause.passive:
            return False
    objects_a = {discourse.tree.lemma(i) for i in a.clause.objects}
    objects_b = {discourse.tree.lemma(i) for i in b.clause.objects}
    return not (objects_a and objects_b and not objects_a & objects_b)


def _restates(discourse: Discourse, heading: Candidate, old: Candidate) -> bool:
    """Whether a heading says again what the body told: the same word and a shared name, or a synonym with both."""
    shared = people(heading) & people(old)
    places = {id(n) for n in heading.names} & {id(n) for n in old.names}
    if family(heading.lemma, old.lemma) and (shared or places or not heading.names):
        return True
    return (
        old.kind is heading.kind
        and bool(_strict_sets(discourse, heading) & _strict_sets(discourse, old))
        and bool(shared)
    )


def _continues_speech(discourse: Discourse, new: Candidate, old: Candidate) -> bool:
    """ "He added ...": the same speaker goes on in the same paragraph, with a verb that only says so."""
    tree = discourse.tree
    if tree.lemma(new.head) not in lexicon.BARE_SAYING or new.bindings:
        return False
    if discourse.paragraph(new.head) != discourse.paragraph(old.head):
        return False
    if old.kind not in {Kind.STATEMENT, Kind.DIPLOMACY, Kind.MEDIA} and tree.lemma(old.head) not in lexicon.SPEECH_ACTS:
        return False
    if new.clause.subject is None or old.clause.subject is None:
        return False
    mine, theirs = discourse.names.at(new.clause.subject), discourse.names.at(old.clause.subject)
    if mine is not None and theirs is not None:
        return mine is theirs
    return mine is None and tree.lower(new.clause.subject) in {"he", "she", "they", "it"}


def _link(discourse: Discourse, clusters: Sequence[Cluster]) -> None:
    """Note which clusters may be the same: one word, a shared name, dates that do not exclude each other."""
    for place, cluster in enumerate(clusters):
        for other in clusters[max(0, place - 40) : place]:
            a, b = cluster.first.candidate, other.first.candidate
            if a.kind is not b.kind or not family(a.lemma, b.lemma) or not people(a) & people(b):
                continue
            if _realities_agree(a, b) and tree_differs(discourse, a, b):
                cluster.maybe.append(other)


def tree_differs(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether two tellings stand in different sentences: clauses of one sentence rarely tell the same twice."""
    return discourse.tree[a.head].sentence != discourse.tree[b.head].sentence
