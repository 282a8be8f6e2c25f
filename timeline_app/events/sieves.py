"""Dates for events whose own words give none: named sieves, the most precise first.

Measured on news with gold dates: the date in the sentence is right most often, then the lead's recent date. What a
sieve gives is inferred, and says from what. Where none has an answer the event stays without a date.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

from timeline_app.events import lexicon
from timeline_app.events.candidate import main_line
from timeline_app.events.clause import Tense
from timeline_app.events.cluster import Cluster
from timeline_app.events.continuations import (
    after_what,
    ever_since,
    explained,
    shared_ahead,
    told_along,
    took_part,
)
from timeline_app.events.dating import Dating
from timeline_app.events.discourse import Discourse
from timeline_app.events.periods import calendar_date, date_of, is_day, is_recent, until, window
from timeline_app.events.relations import counted, counted_back, part, sequel, shared, time_clause
from timeline_app.events.story import Story, Told, inferred
from timeline_app.events.ties import Tie, allowed, by_member, ties_of
from timeline_app.model import Bounds, Kind, Status, When

Sieve = Callable[[Story, Cluster], Dating | None]

_FORWARD_DAYS = 60
"""How far ahead the next date of a narrative may lie to bound what is told before it."""

_BEGINNING = frozenset({"begin", "start", "commence", "originate", "erupt"})
_ENDING = frozenset({"end", "finish", "conclude", "cease", "halt", "stop"})

_NEAR = 30
"""Code points that may stand between a clause and a vague word of time of its sentence."""

_OLD_DATES = 2
"""How many older dates in a row make a passage background."""

_OLD_DAYS = 45
"""How far back a date must lie to belong to the background of a piece of news."""

_LAST_DATES = 3
"""How many of the dates told last are looked at for that."""


def date_all(discourse: Discourse, clusters: Sequence[Cluster], *, continued: bool = False) -> Story:
    """Give every cluster its date, by its own words or by the first sieve that has one.

    ``continued`` says that the text begins elsewhere: it has no lead, and is not taken for the day's news.
    """
    story = Story.begin(discourse, clusters, continued=continued)
    _apply(story, RELATIONS)
    ties = by_member(ties_of(story))
    for cluster in clusters:
        if cluster.dating is None:
            cluster.dating = _from_telling(story, cluster, ties)
            if cluster.dating is not None:
                _apply(story, RELATIONS, rounds=1)
    return story


def _from_telling(story: Story, cluster: Cluster, ties: Mapping[int, Sequence[Tie]]) -> Dating | None:
    """The date that the course of the telling gives, unless the order that the text tells forbids it."""
    dating = next((d for s in NARRATIVE if (d := s(story, cluster)) is not None), None)
    if dating is None or id(cluster) not in ties or allowed(cluster, ties).meet(dating.bounds) is not None:
        return dating
    return None


def _apply(story: Story, sieves: Sequence[Sieve], rounds: int = 3) -> None:
    """Let the sieves date what they can, again while a new date may serve another event."""
    for _ in range(rounds):
        changed = False
        for sieve in sieves:
            for cluster in story.clusters:
                if cluster.dating is None and (dating := sieve(story, cluster)) is not None:
                    cluster.dating = dating
                    changed = True
        if not changed:
            return


def holds_now(story: Story, cluster: Cluster) -> Dating | None:
    """A state said to hold at the time of writing ("is currently under investigation")."""
    candidate = cluster.first.candidate
    now = candidate.rule == "state that holds now" or any(b.timex.value == "PRESENT_REF" for b in candidate.bindings)
    if not now or story.day is None or candidate.clause.tense not in {Tense.PRESENT, Tense.PROGRESSIVE}:
        return None
    when = When.between(None, calendar_date(story.day))
    return inferred(story, cluster, "state that holds now", when, None, "no later than the publication", 5)


def _dateable(cluster: Cluster) -> bool:
    """Whether an undated telling may take a date from what stands around it."""
    candidate = cluster.first.candidate
    if candidate.is_noun or candidate.fact.status not in {Status.HAPPENED, Status.CLAIMED}:
        return False
    if candidate.clause.relation == "acl:relcl" or _apart(cluster):
        return False
    if candidate.rule == "what a deed brought about":
        return True
    return candidate.clause.tense in {Tense.PAST, Tense.PERFECT, Tense.PRESENT, Tense.PARTICIPLE}


def _apart(cluster: Cluster) -> bool:
    """Whether its words set it a stretch of time apart from an event whose date is not known."""
    offsets = [b.timex.offset for t in cluster.tellings for b in t.candidate.bindings]
    return any(o is not None and o.amount and o.direction for o in offsets)


def _habit(story: Story, cluster: Cluster) -> bool:
    """Whether a perfect tells of habit or drift ("has repeatedly said")."""
    tree = story.discourse.tree
    candidate = cluster.first.candidate
    words = {tree.lower(i) for i in candidate.clause.words}
    return candidate.clause.tense is Tense.PERFECT and bool(words & lexicon.REPEATED)


def _set_back(story: Story, cluster: Cluster) -> bool:
    """Whether an adverb puts the telling before the news ("had previously denied it")."""
    tree = story.discourse.tree
    return any(tree.lower(i) in lexicon.FORMERLY for i in tree.children(cluster.first.candidate.head, "advmod"))


def carried(story: Story, cluster: Cluster) -> Dating | None:
    """The date of the event told just before in the same paragraph, where that is recent."""
    if not _dateable(cluster) or story.day is None:
        return None
    focus = _focus(story, cluster)
    if focus is None:
        return None
    candidate = cluster.first.candidate
    elsewhere = focus.paragraph != story.discourse.paragraph(candidate.head)
    if is_recent(focus.when, story.day):
        if candidate.clause.tense is Tense.PERFECT or (elsewhere and _before_lead(story, focus.when)):
            return None
        why = "told next in the paragraph"
        return inferred(story, cluster, "date carried on in the paragraph", focus.when, focus.dating, why, 6)
    if candidate.clause.tense in {Tense.PLUPERFECT, Tense.PERFECT} or focus.when.interval:
        return None
    if elsewhere or _foresees(story, cluster):
        return None
    if _said_later(story, cluster):
        return _after_focus(story, cluster, focus)
    return inferred(story, cluster, "older date carried on", focus.when, focus.dating, "told next", 8)


def _before_lead(story: Story, when: When) -> bool:
    """Whether a date lies before the news: a flashback, which ends with its paragraph."""
    latest = when.bounds.latest
    news = None if story.lead is None else story.lead.bounds.earliest
    return latest is not None and news is not None and latest < news


def _foresees(story: Story, cluster: Cluster) -> bool:
    """Whether somebody says what is to come ("said he would appeal"): as easily now as in the time just told."""
    head = cluster.first.candidate.head
    tree, clauses = story.discourse.tree, story.discourse.clauses
    told = [clauses[i] for i in tree.children(head, "ccomp") if i in clauses and not clauses[i].quoted]
    return any(c.tense is Tense.FUTURE or c.modal == "would" for c in told)


def _said_later(story: Story, cluster: Cluster) -> bool:
    """Whether a vague word puts the telling later than what was told ("days later")."""
    clause = cluster.first.candidate.clause
    loose = [timex for timex, _ in story.discourse.bound.loose if timex.text.lower().split()[-1:] == ["later"]]
    sentence = story.discourse.tree.parsed.sentences[clause.sentence].span
    return any(sentence.contains(t.span) and clause.span.end >= t.span.start - _NEAR for t in loose)


def _after_focus(story: Story, cluster: Cluster, focus: Told) -> Dating | None:
    """From the day after what was told to the next date told, or to publication."""
    last = focus.when.bounds.latest
    if last is None or story.day is None:
        return None
    upper = _next_date(story, cluster, focus) or When.of(calendar_date(story.day))
    stretch = until(When.of(date_of(last + 1)), upper)
    return inferred(story, cluster, "later than the event told last", stretch, focus.dating, "“later”", 8)


def _focus(story: Story, cluster: Cluster) -> Told | None:
    """The last main clause with a date of its own before the cluster in its paragraph.

    A pronoun as subject ties it to the paragraph before as well.
    """
    head = cluster.first.candidate.head
    paragraph = story.discourse.paragraph(head)
    reach = 1 if _goes_on(story, cluster) else 0
    for told in reversed(story.before(head)):
        if told.paragraph < paragraph - reach:
            return None
        if told.cluster is not cluster:
            return told
    return None


def _goes_on(story: Story, cluster: Cluster) -> bool:
    clause = cluster.first.candidate.clause
    subject = clause.subject
    if clause.relation not in {"root", "conj"}:
        return False
    return subject is not None and story.discourse.tree.lower(subject) in {"he", "she", "they", "it"}


def _next_date(story: Story, cluster: Cluster, focus: Told) -> When | None:
    """The next date told after the cluster, in its paragraph or the next, where the telling runs forward."""
    head = cluster.first.candidate.head
    paragraph = story.discourse.paragraph(head)
    for told in story.after(head):
        if told.paragraph > paragraph + 1:
            return None
        earlier, later = focus.when.bounds, told.when.bounds
        if (
            earlier.latest is not None
            and later.earliest is not None
            and 0 < later.earliest - earlier.latest <= _FORWARD_DAYS
        ):
            return When.of(date_of(later.earliest))
    return None


def presupposed(story: Story, cluster: Cluster) -> Dating | None:
    """An event noun that names whose event it is, told next to a dated happening of its paragraph: since then."""
    candidate = cluster.first.candidate
    if candidate.rule != "event noun with those involved" or candidate.fact.status is not Status.HAPPENED:
        return None
    day = story.day
    subject = candidate.clause.subject
    if day is None or subject is None or story.discourse.names.at(subject) is None:
        return None
    near = [t for t in story.dated_before(candidate.head) if t.paragraph == story.discourse.paragraph(candidate.head)]
    if (
        not near
        or near[-1].cluster is cluster
        or not is_day(near[-1].when)
        or not is_recent(near[-1].when, day, _OLD_DAYS)
    ):
        return None
    stretch = window(near[-1].when, day)
    return inferred(story, cluster, "order of telling", stretch, near[-1].dating, "told after it", 8)


def lead(story: Story, cluster: Cluster) -> Dating | None:
    """The lead's recent date: in news most undated happenings were then, or between then and publication."""
    if story.lead is None or story.lead.when is None or story.day is None or not _dateable(cluster):
        return None
    candidate = cluster.first.candidate
    if in_background(story, cluster) or _habit(story, cluster) or _set_back(story, cluster):
        return None
    if _begins_what_is_known(story, cluster):
        return None
    when = story.lead.when
    if candidate.clause.tense in {Tense.PERFECT, Tense.PRESENT}:
        stretch = window(when, story.day)
        return inferred(story, cluster, "between the lead's date and publication", stretch, story.lead, "since then", 9)
    return inferred(story, cluster, "the lead's recent date", when, story.lead, "told as part of the same news", 9)


def _begins_what_is_known(story: Story, cluster: Cluster) -> bool:
    """Whether it tells how that began whose end is the news ("the strike started after two men died").

    So does what led to it, which hangs on it by "after".
    """
    tree, clauses = story.discourse.tree, story.discourse.clauses
    clause = cluster.first.candidate.clause
    if clause.marker.split(" ")[0] == "after" and clause.governor is not None:
        clause = clauses.get(clause.governor, clause)
    subject = clause.subject
    if subject is None or tree.lemma(clause.head) not in _BEGINNING or tree.lemma(subject) not in lexicon.EVENT_NOUNS:
        return False
    known = any(tree.lower(i) in {"the", "this", "that"} for i in tree.children(subject, "det"))
    return known and story.discourse.paragraph(clause.head) != story.discourse.first_paragraph and _ends(story)


def _ends(story: Story) -> bool:
    """Whether the lead or what stands before it tells of an end."""
    discourse = story.discourse
    opening = takewhile(
        lambda token: discourse.paragraph(token.index) <= discourse.first_paragraph, discourse.tree.tokens
    )
    return any(discourse.tree.lemma(token.index) in _ENDING for token in opening)


def in_background(story: Story, cluster: Cluster) -> bool:
    """Whether the text has moved on to older things: the last dates told lie well before the news."""
    candidate = cluster.first.candidate
    lemma = story.discourse.tree.lemma(candidate.head)
    day = story.day
    if day is None:
        return False
    if candidate.kind is Kind.STATEMENT and lemma in lexicon.REPORTING:
        return _foresees(story, cluster) and _flashback(story, cluster)
    if _flashback(story, cluster):
        return True
    near = story.before(candidate.head)[-_LAST_DATES:]
    if not near or is_recent(near[-1].when, day, _OLD_DAYS):
        return False
    same = near[-1].paragraph == story.discourse.paragraph(candidate.head)
    old = [t for t in near if not is_recent(t.when, day, _OLD_DAYS)]
    return same or (len(old) >= _OLD_DATES and not _answers(story, cluster, near[-1].cluster))


def _flashback(story: Story, cluster: Cluster) -> bool:
    """Whether the last dated clause of the paragraph, in whatever tense, lies well before the news."""
    head, day = cluster.first.candidate.head, story.day
    here = story.discourse.paragraph(head)
    for place in range(story.place_of(head) - 1, -1, -1):
        told = story.dated[place]
        if told.paragraph != here or day is None:
            return False
        if told.cluster is not cluster and told.clausal:
            return not is_recent(told.when, day, _OLD_DAYS) and told.past(day)
    return False


def _answers(story: Story, cluster: Cluster, last: Cluster) -> bool:
    """Whether somebody else than the one just told of demands, rejects or accuses: that is the day's news again."""
    candidate, other = cluster.first.candidate, last.first.candidate
    if candidate.kind is not Kind.STATEMENT or story.discourse.tree.lemma(candidate.head) not in lexicon.SPEECH_ACTS:
        return False
    return not candidate.named & other.named


def publication(story: Story, cluster: Cluster) -> Dating | None:
    """Reporting acts, and what "has happened" first of all or "now", where the lead has no date: publication."""
    if story.continued or story.day is None or story.lead is not None:
        return None
    candidate = cluster.first.candidate
    if story.looks_back and candidate.clause.tense is Tense.PAST:
        return None
    saying = story.discourse.tree.lemma(candidate.head) in lexicon.REPORTING | lexicon.SPEECH_ACTS
    opening = story.discourse.paragraph(candidate.head) == story.discourse.first_paragraph
    adverbs = story.discourse.tree.children(candidate.head, "advmod")
    now = any(story.discourse.tree.lower(i) == "now" for i in adverbs)
    fresh = (opening or now) and main_line(candidate) and candidate.clause.tense is Tense.PERFECT
    if not saying and not fresh:
        return None
    if not _dateable(cluster) or in_background(story, cluster) or _habit(story, cluster):
        return None
    when = When.of(calendar_date(story.day))
    return inferred(story, cluster, "the day of publication", when, None, "told as the day's news", 10)


RELATIONS: tuple[Sieve, ...] = (
    explained, ever_since, counted, counted_back, shared, took_part, time_clause, part, shared_ahead, told_along,
    sequel,
)  # fmt: skip

"""Dates from the event that an event is tied to."""

NARRATIVE: tuple[Sieve, ...] = (holds_now, carried, presupposed, lead, after_what, publication)
"""Dates from the course of the telling."""


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
