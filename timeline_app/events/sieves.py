"""Dates for events whose own words give none: named sieves, the most precise first.

Measured on news with gold dates: the date in the sentence is right most often, then the lead's recent date. What a
sieve gives is inferred, and says from what.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from timeline_app.events import lexicon
from timeline_app.events.clause import Clause, Tense
from timeline_app.events.coreference import Cluster
from timeline_app.events.dating import Dating, anchor_of
from timeline_app.events.discourse import Discourse
from timeline_app.events.offsets import shifted
from timeline_app.events.periods import LEAD_DAYS, calendar_date, date_of, is_day, is_recent, until, window
from timeline_app.model import (
    AnchorSource,
    Basis,
    BlockKind,
    Bounds,
    Kind,
    Span,
    Status,
    Step,
    When,
)


@dataclass(slots=True)
class Story:
    """What the sieves know of the article so far: the clusters, the lead's date, which cluster a trigger is of."""

    discourse: Discourse
    clusters: Sequence[Cluster]
    lead: Dating | None = None
    continued: bool = False
    of_head: Mapping[int, Cluster] = field(default_factory=dict)

    @property
    def day(self) -> dt.date | None:
        """The day of publication."""
        published = self.discourse.published
        return None if published is None else published.day


Sieve = Callable[[Story, Cluster], Dating | None]


def date_all(discourse: Discourse, clusters: Sequence[Cluster], *, continued: bool = False) -> Story:
    """Give every cluster its date, by its own words or by the first sieve that has one.

    ``continued`` says that the text begins elsewhere: it has no lead, and is not taken for the day's news.
    """
    by_head = {head: c for c in clusters for t in c.tellings for head in (t.candidate.head, *t.candidate.nouns)}
    story = Story(discourse, clusters, continued=continued, of_head=by_head)
    story.lead = None if continued else lead_date(story)
    for sieve in RELATIONS:
        for _ in range(3):
            changed = False
            for cluster in clusters:
                if cluster.dating is None and (dating := sieve(story, cluster)) is not None:
                    cluster.dating = dating
                    changed = True
            if not changed:
                break
    for cluster in clusters:
        if cluster.dating is None:
            cluster.dating = next((d for s in NARRATIVE if (d := s(story, cluster)) is not None), None)
    for sieve in RELATIONS:
        for cluster in clusters:
            if cluster.dating is None:
                cluster.dating = sieve(story, cluster)
    return story


def lead_date(story: Story) -> Dating | None:
    """The first day-level date within the week before publication, in the first two sentences of the body."""
    day = story.day
    if day is None:
        return None
    discourse = story.discourse
    first = [s for s in discourse.tree.parsed.sentences if _in_body(discourse, s.first)][:3]
    inside = {s.index for s in first}
    for cluster in sorted(story.clusters, key=lambda c: min(c.heads)):
        for telling in cluster.tellings:
            dating = telling.dating
            if discourse.tree[telling.candidate.head].sentence not in inside or dating is None or dating.when is None:
                continue
            if is_recent(dating.when, day, LEAD_DAYS) and is_day(dating.when):
                return dating
    return None


def _in_body(discourse: Discourse, index: int) -> bool:
    return discourse.block_kind(index) is BlockKind.PARAGRAPH


def _inferred(
    story: Story, cluster: Cluster, sieve: str, when: When, source: Dating | None, why: str, rank: int
) -> Dating:
    trigger = story.discourse.tree[cluster.first.candidate.head]
    words = source.spans[0] if source is not None and source.spans else None
    anchor = None
    if source is not None and source.when is not None:
        anchor = anchor_of(source.when, words)
    elif story.day is not None:
        published = story.discourse.published
        anchor = anchor_of(
            When.of(calendar_date(story.day)), published.span if published else None, AnchorSource.PUBLICATION
        )
    step = Step(sieve, trigger.text, str(when), anchor, why, trigger.span)
    steps = (*(source.steps if source is not None else ()), step)
    return Dating(when, Basis.INFERRED, sieve, steps, (), when.bounds, rank=rank)


# ---------------------------------------------------------------- relations


def _offset(story: Story, cluster: Cluster) -> Dating | None:
    """ "Two days after the vote", "shortly after his death": counted from the date of the event named."""
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
            dating = _inferred(story, cluster, "counted from an event", when, other.dating, binding.timex.text, 2)
            basis = Basis.STATED if offset.amount else Basis.INFERRED
            return Dating(dating.when, basis, dating.sieve, dating.steps, (binding.timex.span,), dating.bounds, rank=2)
    return None


def _named(story: Story, span: Span, apart: Cluster) -> Cluster | None:
    for token in story.discourse.tree.parsed.tokens_in(span):
        other = story.of_head.get(token.index)
        if other is not None and other is not apart:
            return other
    return None


def _time_clause(story: Story, cluster: Cluster) -> Dating | None:
    """A clause or noun joined by "after", "before", "since", "during", "when": later, earlier, at the same time."""
    for telling in cluster.tellings:
        clause = telling.candidate.clause
        for word, other, governed in _joined_by_time(story, clause):
            if other is cluster or other.dating is None or other.dating.when is None:
                continue
            when = _relative(story, word, other.dating.when, governed=governed)
            if when is not None:
                return _inferred(story, cluster, "clause of time", when, other.dating, f"“{word}”", 3)
    return None


def _joined_by_time(story: Story, clause: Clause) -> list[tuple[str, Cluster, bool]]:
    """The clusters that a time word ties to a clause; the flag says that the clause itself stands under the word."""
    tree = story.discourse.tree
    found: list[tuple[str, Cluster, bool]] = []
    for child in tree.children(clause.head, "advcl"):
        words = [tree.lower(i) for i in tree.children(child, "mark", "case", "advmod")]
        other = story.of_head.get(child)
        if other is not None:
            found += [(w, other, False) for w in words if w in _TIME_WORDS]
    for child in tree.children(clause.head, "obl", "nmod"):
        word = tree.case(child).split(" ")[0]
        other = story.of_head.get(child)
        if other is not None and word in _TIME_WORDS:
            found.append((word, other, False))
    word = clause.marker.split(" ")[0]
    if clause.relation in {"advcl", "obl", "nmod"} and word in _TIME_WORDS and clause.governor is not None:
        other = story.of_head.get(clause.governor)
        if other is not None:
            found.append((word, other, True))
    return found


_TIME_WORDS = frozenset(
    {"after", "following", "since", "before", "until", "during", "when", "as", "while", "amid", "upon", "over"}
)


def _relative(story: Story, word: str, when: When, *, governed: bool) -> When | None:
    day = story.day
    match word:
        case "after" | "following" | "upon" | "over" | "since" if governed:
            return when if is_day(when) else None
        case "after" | "following" | "upon" | "since" | "over":
            return None if day is None or when.start is None or when.bounds.earliest is None else window(when, day)
        case "before" | "until" if governed:
            return when if is_day(when) else None
        case "during" | "when" | "as" | "while" | "amid":
            return when
        case _:
            return None


def _part(story: Story, cluster: Cluster) -> Dating | None:
    """What a dated deed brought about or went with: participles, results, relative clauses without a date."""
    candidate = cluster.first.candidate
    clause = candidate.clause
    if candidate.is_noun or clause.governor is None:
        return None
    close = clause.relation in {"advcl", "xcomp", "acl"} and clause.tense in {Tense.PARTICIPLE, Tense.INFINITIVE}
    if not close or clause.marker not in {"", "to"} or candidate.fact.status is Status.PLANNED:
        return None
    other = _governing(story, clause)
    if other is None or other is cluster or other.dating is None or other.dating.when is None:
        return None
    return _inferred(story, cluster, "part of a dated event", other.dating.when, other.dating, "goes with it", 4)


def _governing(story: Story, clause: Clause) -> Cluster | None:
    if clause.governor is None:
        return None
    for place in (clause.governor, *story.discourse.tree.ancestors(clause.governor)):
        if place in story.of_head:
            return story.of_head[place]
    return None


# ---------------------------------------------------------------- narrative


def _holds_now(story: Story, cluster: Cluster) -> Dating | None:
    """A state said to hold at the time of writing ("is currently under investigation")."""
    candidate = cluster.first.candidate
    now = candidate.rule == "state that holds now" or any(b.timex.value == "PRESENT_REF" for b in candidate.bindings)
    if not now or story.day is None or candidate.clause.tense not in {Tense.PRESENT, Tense.PROGRESSIVE}:
        return None
    when = When.between(None, calendar_date(story.day))
    return _inferred(story, cluster, "state that holds now", when, None, "no later than the publication", 5)


def _dateable(cluster: Cluster) -> bool:
    """Whether an undated telling may take a date from what stands around it."""
    candidate = cluster.first.candidate
    if candidate.is_noun or candidate.fact.status is not Status.HAPPENED:
        return candidate.fact.status is Status.CLAIMED and not candidate.is_noun
    return candidate.clause.tense in {Tense.PAST, Tense.PERFECT, Tense.PRESENT, Tense.PARTICIPLE}


def _habit(story: Story, cluster: Cluster) -> bool:
    tree = story.discourse.tree
    candidate = cluster.first.candidate
    words = {tree.lower(i) for i in candidate.clause.words}
    return candidate.clause.tense is Tense.PERFECT and bool(words & lexicon.REPEATED)


def _carried(story: Story, cluster: Cluster) -> Dating | None:
    """The date of the event told just before in the same paragraph, where that is recent."""
    if not _dateable(cluster) or story.day is None:
        return None
    focus = _focus(story, cluster)
    if focus is None or focus.dating is None or focus.dating.when is None:
        return None
    when = focus.dating.when
    candidate = cluster.first.candidate
    if is_recent(when, story.day):
        if candidate.clause.tense is Tense.PERFECT:
            return None
        return _inferred(story, cluster, "date carried on in the paragraph", when, focus.dating, "told next", 6)
    if candidate.clause.tense is Tense.PLUPERFECT or when.end is None:
        return None
    upper = _next_date(story, cluster)
    if upper is not None:
        stretch = until(when, upper)
    elif when.end.last_day <= story.day.toordinal():
        stretch = window(when, story.day)
    else:
        return None
    return _inferred(
        story, cluster, "order of telling", stretch, focus.dating, "told after it, before the next date", 8
    )


def _focus(story: Story, cluster: Cluster) -> Cluster | None:
    """The last dated happening told before the cluster in its paragraph."""
    head = cluster.first.candidate.head
    paragraph = story.discourse.paragraph(head)
    best: tuple[int, Cluster] | None = None
    for other in story.clusters:
        if other is cluster or other.dating is None or other.dating.when is None:
            continue
        for telling in other.tellings:
            place = telling.candidate.head
            noun = telling.candidate.is_noun
            if telling.candidate.fact.status is Status.PLANNED or noun:
                continue
            if place < head and story.discourse.paragraph(place) == paragraph and (best is None or place > best[0]):
                best = place, other
    return None if best is None else best[1]


def _next_date(story: Story, cluster: Cluster) -> When | None:
    """The next date told after the cluster, in its paragraph or the next, where the telling runs forward."""
    head = cluster.first.candidate.head
    paragraph = story.discourse.paragraph(head)
    following = [
        (t.candidate.head, t.dating)
        for c in story.clusters
        for t in c.tellings
        if t.candidate.head > head and t.dating is not None and t.dating.when is not None and not t.candidate.is_noun
    ]
    for place, dating in sorted(following, key=lambda pair: pair[0]):
        if story.discourse.paragraph(place) > paragraph + 1:
            return None
        focus = _focus(story, cluster)
        if focus is not None and focus.dating is not None and focus.dating.when is not None and dating.when is not None:
            earlier, later = focus.dating.when.bounds, dating.when.bounds
            if earlier.latest is not None and later.earliest is not None and later.earliest > earlier.latest:
                return When.of(date_of(later.earliest))
    return None


def _lead(story: Story, cluster: Cluster) -> Dating | None:
    """The lead's recent date: in news most undated happenings were then, or between then and publication."""
    if story.lead is None or story.lead.when is None or story.day is None or not _dateable(cluster):
        return None
    candidate = cluster.first.candidate
    if _in_background(story, cluster) or _habit(story, cluster):
        return None
    when = story.lead.when
    report = story.discourse.tree.lemma(candidate.head) in lexicon.REPORTING
    if candidate.clause.tense is Tense.PERFECT or report:
        return _inferred(
            story,
            cluster,
            "between the lead's date and publication",
            window(when, story.day),
            story.lead,
            "since then",
            9,
        )
    return _inferred(story, cluster, "the lead's recent date", when, story.lead, "told as part of the same news", 9)


def _in_background(story: Story, cluster: Cluster) -> bool:
    """Whether the text has moved on to older things: the last date told lies well before the news."""
    candidate = cluster.first.candidate
    lemma = story.discourse.tree.lemma(candidate.head)
    if candidate.kind is Kind.STATEMENT and lemma in lexicon.REPORTING:
        return False
    day = story.day
    if day is None:
        return False
    paragraph = story.discourse.paragraph(candidate.head)
    last: tuple[int, When] | None = None
    for other in story.clusters:
        for telling in other.tellings:
            place = telling.candidate.head
            if telling.dating is None or telling.dating.when is None or telling.candidate.is_noun:
                continue
            if (
                place < candidate.head
                and story.discourse.paragraph(place) >= paragraph - 2
                and (last is None or place > last[0])
            ):
                last = place, telling.dating.when
    return last is not None and not is_recent(last[1], day)


def _publication(story: Story, cluster: Cluster) -> Dating | None:
    """Reporting acts of a text whose lead has no date: up to the day of publication."""
    if (
        story.continued
        or story.day is None
        or story.lead is not None
        or not _dateable(cluster)
        or _in_background(story, cluster)
    ):
        return None
    candidate = cluster.first.candidate
    if _habit(story, cluster) or candidate.clause.tense not in {Tense.PAST, Tense.PERFECT, Tense.PRESENT}:
        return None
    when = When.of(calendar_date(story.day))
    return _inferred(story, cluster, "the day of publication", when, None, "told as the day's news", 10)


RELATIONS: tuple[Sieve, ...] = (_offset, _time_clause, _part)
NARRATIVE: tuple[Sieve, ...] = (_holds_now, _carried, _lead, _publication)


def bounds_of(story: Story, cluster: Cluster) -> Bounds:
    """What tense alone tells: what happened is no later than publication, what is planned no earlier."""
    if cluster.dating is not None and cluster.dating.when is not None:
        return cluster.dating.bounds
    day = story.day
    if day is None:
        return Bounds()
    if cluster.first.candidate.fact.status in {Status.HAPPENED, Status.CLAIMED}:
        return Bounds(None, day.toordinal())
    if cluster.first.candidate.fact.status is Status.PLANNED:
        return Bounds(day.toordinal(), None)
    return Bounds()
