"""From a parsed article to its events: clauses chosen, told together, dated, named."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.events.candidate import Candidate
from timeline_app.events.coreference import Cluster, Telling, gather
from timeline_app.events.dating import Dating, joined, own_dating
from timeline_app.events.discourse import Discourse, understand
from timeline_app.events.found import Found
from timeline_app.events.headlines import headline
from timeline_app.events.importance import importance
from timeline_app.events.kinds import KindTable, load_kinds
from timeline_app.events.nouns import find_nouns
from timeline_app.events.selection import select
from timeline_app.events.sieves import Story, bounds_of, date_all
from timeline_app.language.document import ParsedText
from timeline_app.model import (
    Article,
    Basis,
    Event,
    Link,
    Mention,
    Participant,
    Published,
    Rejected,
    Status,
    Timex,
)


def find_events(
    article: Article,
    timexes: Sequence[Timex],
    parsed: ParsedText,
    *,
    published: Published | None = None,
    kinds: KindTable | None = None,
    continued: bool = False,
) -> Found:
    """Read the events of ``article`` out of its parsed text and its time expressions.

    ``published`` goes before the article's own publication date; ``kinds`` stands in for the shipped table.
    ``continued`` says that this is not the beginning of the text: there is no lead then.
    """
    discourse = understand(article, timexes, parsed, kinds or load_kinds(), published or article.published)
    taken, refused = select(discourse)
    nouns = find_nouns(discourse, taken)
    tellings = [Telling(c, own_dating(discourse, c)) for c in (*taken, *nouns)]
    clusters, _ = gather(discourse, tellings)
    for cluster in clusters:
        cluster.dating = _own(cluster)
    story = date_all(discourse, clusters, continued=continued)
    return Found(_ordered(story, clusters), (*refused, *_unused(discourse, clusters)))


def _own(cluster: Cluster) -> Dating | None:
    dating: Dating | None = None
    for telling in cluster.tellings:
        if telling.dating is not None:
            dating = telling.dating if dating is None else joined(dating, telling.dating)
    return dating


def _unused(discourse: Discourse, clusters: Sequence[Cluster]) -> list[Rejected]:
    """Date words that dated no event."""
    used = {span for c in clusters if c.dating is not None for span in c.dating.spans}
    found = [Rejected(t.span, t.text, why) for t, why in discourse.bound.loose]
    for target, group in discourse.bound.by_target.items():
        for binding in group:
            if any(span.overlaps(binding.timex.span) for span in used):
                continue
            word = discourse.tree[target].text
            reason = f"It stands with “{word}”, which was not taken as an event."
            found.append(Rejected(binding.timex.span, binding.timex.text, reason))
    return found


def _ordered(story: Story, clusters: Sequence[Cluster]) -> tuple[Event, ...]:
    """The finished events, by date, the undated ones last."""

    def key(cluster: Cluster) -> tuple[bool, float, int]:
        when = None if cluster.dating is None else cluster.dating.when
        if when is None:
            return True, 0.0, cluster.first.candidate.head
        side = when.start or when.end
        return False, side.begin if side is not None else 0.0, cluster.first.candidate.head

    ordered = sorted(clusters, key=key)
    ids = {id(cluster): f"e{number}" for number, cluster in enumerate(ordered, 1)}
    return tuple(_event(story, cluster, ids) for cluster in ordered)


def _event(story: Story, cluster: Cluster, ids: dict[int, str]) -> Event:
    discourse = story.discourse
    candidate = cluster.first.candidate
    dating = cluster.dating
    weight, why = importance(discourse, cluster)
    speaker = candidate.fact.speaker
    said_by = ""
    if speaker is not None and candidate.fact.status is not Status.HAPPENED:
        name = discourse.names.at(speaker)
        said_by = name.full if name is not None else discourse.tree.words(discourse.tree.phrase(speaker))
    return Event(
        id=ids[id(cluster)],
        title=headline(discourse, candidate),
        when=None if dating is None else dating.when,
        kind=candidate.kind,
        status=candidate.fact.status,
        basis=Basis.INFERRED if dating is None else dating.basis,
        mentions=tuple(_mention(discourse, t.candidate) for t in cluster.tellings),
        bounds=bounds_of(story, cluster),
        participants=_participants(cluster),
        time_spans=() if dating is None else dating.spans,
        readings=() if dating is None else dating.readings,
        steps=() if dating is None else dating.steps,
        links=tuple(Link("may be the same as", ids[id(other)]) for other in cluster.maybe if id(other) in ids),
        importance=weight,
        importance_reason=why,
        kind_reason=candidate.verdict.reason,
        status_reason=candidate.fact.reason,
        claimed_by=said_by,
    )


def _mention(discourse: Discourse, candidate: Candidate) -> Mention:
    tree = discourse.tree
    clause = candidate.clause
    trigger = tree[clause.head].span
    sentence = tree.parsed.sentences[clause.sentence].span
    return Mention(clause.span.joined(trigger), trigger, clause.form, sentence)


def _participants(cluster: Cluster) -> tuple[Participant, ...]:
    names = {id(n): n for t in cluster.tellings for n in t.candidate.names}
    return tuple(name.as_participant() for name in names.values())
