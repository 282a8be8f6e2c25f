"""What the sieves know of an article while they give dates: its clusters, its lead's date, the dates told so far."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from timeline_app.events.attachment import Binding
from timeline_app.events.candidate import main_line
from timeline_app.events.cluster import Cluster
from timeline_app.events.dating import Dating, anchor_of
from timeline_app.events.discourse import Discourse
from timeline_app.events.periods import LEAD_DAYS, by_day, calendar_date, is_day, is_recent
from timeline_app.events.reckoning import reckoned
from timeline_app.language.document import Sentence
from timeline_app.model import AnchorSource, Basis, BlockKind, Step, When

_LEAD_SENTENCES = 3
_OLD_YEARS = 2
"""How many years back a date lies that belongs to no day's news."""

_OLD_DATES = 3
"""How many such dates at least make a text a look back."""


@dataclass(frozen=True, slots=True)
class Told:
    """A telling with a date of its own: where it stands, when it was, which event it is.

    ``main`` says that it is a main clause that carries the telling on, ``clausal`` that it is a main clause at all.
    """

    head: int
    paragraph: int
    when: When
    cluster: Cluster
    dating: Dating
    main: bool
    clausal: bool = True

    def past(self, day: dt.date) -> bool:
        """Whether it was over before ``day``."""
        latest = self.when.bounds.latest
        return latest is not None and latest < day.toordinal()


@dataclass(slots=True)
class Story:
    """The clusters of an article and what is known of their dates.

    ``distances`` are the words that count from another event, each with the event that it dates.
    """

    discourse: Discourse
    clusters: Sequence[Cluster]
    continued: bool = False
    lead: Dating | None = None
    of_head: Mapping[int, Cluster] = field(default_factory=dict)
    told: Sequence[Told] = ()
    dated: Sequence[Told] = ()
    _places: Sequence[int] = ()
    distances: Sequence[tuple[Binding, Cluster]] = ()

    @classmethod
    def begin(cls, discourse: Discourse, clusters: Sequence[Cluster], *, continued: bool) -> Story:
        """The story before any date is inferred. ``continued``: the text begins elsewhere and has no lead."""
        by_head = {head: c for c in clusters for t in c.tellings for head in (t.candidate.head, *t.candidate.nouns)}
        dated = sorted(_dated(discourse, clusters), key=lambda t: t.head)
        told = [t for t in dated if t.main]
        story = cls(discourse, clusters, continued, None, by_head, told, dated, [t.head for t in told])
        story.distances = [
            (b, c) for c in clusters for t in c.tellings for b in t.candidate.bindings if b.timex.offset is not None
        ]
        story.lead = None if continued else lead_date(story)
        return story

    @property
    def day(self) -> dt.date | None:
        """The day of publication."""
        published = self.discourse.published
        return None if published is None else published.day

    @property
    def looks_back(self) -> bool:
        """Whether the text is a look back (a feature, a profile, a history): most of its dates lie years before it.

        A text with news in its lead is not, however much of the past it tells.
        """
        day = self.day
        if day is None or self.lead is not None:
            return False
        ends = [told.when.bounds.latest for told in self.dated]
        old = sum(end is not None and end < day.toordinal() - 366 * _OLD_YEARS for end in ends)
        return old >= _OLD_DATES and 2 * old > len(ends)

    def before(self, head: int) -> Sequence[Told]:
        """The dated main clauses before a token, in order."""
        return self.told[: bisect_left(self._places, head)]

    def dated_before(self, head: int) -> Sequence[Told]:
        """All clauses and nouns with a date of their own before a token, subordinate ones too."""
        return self.dated[: self.place_of(head)]

    def place_of(self, head: int) -> int:
        """How many clauses and nouns with a date of their own stand before a token."""
        return bisect_left(self.dated, head, key=lambda told: told.head)

    def after(self, head: int) -> Sequence[Told]:
        """The dated main clauses after a token, in order."""
        return self.told[bisect_left(self._places, head + 1) :]

    def governing(self, index: int | None) -> Cluster | None:
        """The cluster of the nearest trigger at or above a token."""
        if index is None:
            return None
        for place in (index, *self.discourse.tree.ancestors(index)):
            if place in self.of_head:
                return self.of_head[place]
        return None


def _dated(discourse: Discourse, clusters: Sequence[Cluster]) -> list[Told]:
    return [
        Told(
            t.candidate.head,
            discourse.paragraph(t.candidate.head),
            t.dating.when,
            c,
            t.dating,
            main_line(t.candidate),
            not t.candidate.is_noun and t.candidate.clause.relation in {"root", "conj"},
        )
        for c in clusters
        for t in c.tellings
        if t.dating is not None and t.dating.when is not None
    ]


def lead_date(story: Story) -> Dating | None:
    """The first day-level date within the week before publication, in the first sentences of the body.

    A date that an event has goes first; then any such date of these sentences, whatever it stands with.
    """
    day = story.day
    if day is None:
        return None
    discourse = story.discourse
    inside = {s.index for s in _first_sentences(discourse)}
    for cluster in sorted(story.clusters, key=lambda c: min(c.heads)):
        for telling in cluster.tellings:
            dating = telling.dating
            if discourse.tree[telling.candidate.head].sentence not in inside or dating is None or dating.when is None:
                continue
            if is_recent(dating.when, day, LEAD_DAYS) and is_day(dating.when):
                return dating
    loose = [b for group in discourse.bound.by_target.values() for b in group]
    for binding in sorted(loose, key=lambda b: b.timex.span):
        if discourse.tree[binding.target].sentence in inside and (found := _loose_lead(story, binding)) is not None:
            return found
    return None


def _first_sentences(discourse: Discourse) -> list[Sentence]:
    sentences = discourse.tree.parsed.sentences
    return [s for s in sentences if discourse.block_kind(s.first) is BlockKind.PARAGRAPH][:_LEAD_SENTENCES]


def _loose_lead(story: Story, binding: Binding) -> Dating | None:
    clause = story.discourse.clauses.get(binding.target)
    day = story.day
    read = [binding] if clause is None else reckoned(story.discourse, clause, [binding])
    for one in read:
        when = one.timex.when
        if day is not None and when is not None and is_recent(when, day, LEAD_DAYS) and is_day(when):
            return Dating(when, Basis.STATED, "date in the lead", one.timex.steps, (one.timex.span,), when.bounds)
    return None


def inferred(
    story: Story, cluster: Cluster, sieve: str, when: When, source: Dating | None, why: str, rank: int
) -> Dating:
    """A date that a sieve gives a cluster, to the day, with the steps of its source and its own."""
    when = by_day(when)
    trigger = story.discourse.tree[cluster.first.candidate.head]
    words = source.spans[0] if source is not None and source.spans else None
    anchor = None
    if source is not None and source.when is not None:
        anchor = anchor_of(source.when, words)
    elif story.day is not None:
        published = story.discourse.published
        day = When.of(calendar_date(story.day))
        anchor = anchor_of(day, published.span if published else None, AnchorSource.PUBLICATION)
    step = Step(sieve, trigger.text, str(when), anchor, why, trigger.span)
    steps = (*(source.steps if source is not None else ()), step)
    return Dating(when, Basis.INFERRED, sieve, steps, (), when.bounds, rank=rank)
