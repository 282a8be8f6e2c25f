"""From a parsed article to its events: clauses chosen, told together, dated, named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from timeline_app.events.candidate import Candidate, main_line
from timeline_app.events.cluster import Cluster, Telling
from timeline_app.events.conflicts import reconciled
from timeline_app.events.constraints import solve
from timeline_app.events.coreference import gather
from timeline_app.events.dating import Dating, own_dating
from timeline_app.events.discourse import Discourse, understand
from timeline_app.events.found import Found
from timeline_app.events.headlines import headline
from timeline_app.events.importance import importance
from timeline_app.events.kinds import KindTable
from timeline_app.events.kinds_file import load_kinds
from timeline_app.events.nouns import find_nouns
from timeline_app.events.selection import select
from timeline_app.events.settled import settled_status
from timeline_app.events.sieves import date_all
from timeline_app.events.story import Story
from timeline_app.events.ties import Tie, ties_of
from timeline_app.language.document import ParsedText
from timeline_app.model import (
    Article,
    Basis,
    Bounds,
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
    tellings = _with_own_dates(discourse, (*taken, *nouns))
    clusters, _ = gather(discourse, tellings)
    for cluster in clusters:
        cluster.dating = reconciled([t.dating for t in cluster.tellings if t.dating is not None])
    story = date_all(discourse, clusters, continued=continued)
    ties = ties_of(story)
    return Found(_ordered(story, ties), (*refused, *_unused(discourse, clusters)))


def _with_own_dates(discourse: Discourse, candidates: Sequence[Candidate]) -> list[Telling]:
    """The candidates in the order of the text, each with the date that its own words give it."""
    told: Dating | None = None
    paragraph = -1
    result: list[Telling] = []
    for candidate in sorted(candidates, key=lambda c: c.head):
        near = 0 <= discourse.paragraph(candidate.head) - paragraph <= 1
        dating = own_dating(discourse, candidate, told, same_paragraph=near)
        result.append(Telling(candidate, dating))
        if dating is not None and dating.when is not None and main_line(candidate):
            told, paragraph = dating, discourse.paragraph(candidate.head)
    return result


def _unused(discourse: Discourse, clusters: Sequence[Cluster]) -> list[Rejected]:
    """Date words that dated no event."""
    used = sorted({span for c in clusters if c.dating is not None for span in c.dating.spans})
    found = [Rejected(t.span, t.text, why) for t, why in discourse.bound.loose]
    heads = {head for c in clusters for head in c.heads}
    for target, group in discourse.bound.by_target.items():
        for binding in group:
            place = bisect_left(used, binding.timex.span)
            if any(span.overlaps(binding.timex.span) for span in used[max(0, place - 2) : place + 2]):
                continue
            word = discourse.tree[target].text
            reason = f"It stands with “{word}”, which was not taken as an event."
            if target in heads:
                reason = f"It stands with “{word}”, but the text leaves open which day it counts from."
            found.append(Rejected(binding.timex.span, binding.timex.text, reason))
    return found


def _ordered(story: Story, ties: Sequence[Tie]) -> tuple[Event, ...]:
    """The finished events, by date, the undated ones last."""

    def key(cluster: Cluster) -> tuple[bool, float, int]:
        when = None if cluster.dating is None else cluster.dating.when
        if when is None:
            return True, 0.0, cluster.first.candidate.head
        side = when.start or when.end
        return False, side.begin if side is not None else 0.0, cluster.first.candidate.head

    bounds = solve(story, ties)
    ordered = sorted(story.clusters, key=key)
    ids = {id(cluster): f"e{number}" for number, cluster in enumerate(ordered, 1)}
    links: dict[int, list[Link]] = {id(c): [Link("may be the same as", ids[id(o)]) for o in c.maybe] for c in ordered}
    for tie in ties:
        links[id(tie.first)].append(Link(tie.relation, ids[id(tie.second)], tie.words))
    return tuple(_event(story, c, ids[id(c)], bounds[id(c)], links[id(c)]) for c in ordered)


def _event(story: Story, cluster: Cluster, name: str, bounds: Bounds, links: Sequence[Link]) -> Event:
    discourse = story.discourse
    candidate = cluster.first.candidate
    dating = cluster.dating
    fact = settled_status(cluster, story.day)
    weight, why = importance(discourse, cluster)
    verdict = max((t.candidate.verdict for t in cluster.tellings), key=lambda verdict: verdict.strength)
    speaker = fact.speaker
    said_by = ""
    if speaker is not None and fact.status is not Status.HAPPENED:
        who = discourse.names.at(speaker)
        said_by = who.full if who is not None else discourse.tree.words(discourse.tree.phrase(speaker))
    return Event(
        id=name,
        title=headline(discourse, candidate),
        when=None if dating is None else dating.when,
        kind=verdict.kind,
        status=fact.status,
        basis=Basis.INFERRED if dating is None else dating.basis,
        mentions=tuple(_mention(discourse, t.candidate) for t in cluster.tellings),
        bounds=bounds,
        participants=_participants(cluster),
        time_spans=() if dating is None else dating.spans,
        readings=() if dating is None else dating.readings,
        steps=() if dating is None else dating.steps,
        links=tuple(links),
        importance=weight,
        importance_reason=why,
        kind_reason=verdict.reason,
        status_reason=fact.reason,
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
