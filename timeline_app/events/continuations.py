"""Dates of clauses that explain or go on with the words of time beside them."""

from __future__ import annotations

from dataclasses import replace

from timeline_app.events import lexicon
from timeline_app.events.attachment import Binding
from timeline_app.events.clause import Tense, goes_on
from timeline_app.events.cluster import Cluster
from timeline_app.events.dating import Dating
from timeline_app.events.discourse import Discourse
from timeline_app.events.periods import is_day, is_recent, window
from timeline_app.events.reckoning import clock_only
from timeline_app.events.story import Story, inferred
from timeline_app.model import Basis, When

_ADVERB = "since"


def explained(story: Story, cluster: Cluster) -> Dating | None:
    """A clause that says what a date was: "since last year, when the government doubled the price"."""
    candidate = cluster.first.candidate
    tree = story.discourse.tree
    joint = next((i for i in tree.children(candidate.head) if tree.lower(i) == "when"), None)
    if candidate.is_noun or joint is None or candidate.clause.tense not in {Tense.PAST, Tense.PLUPERFECT}:
        return None
    before = joint - 2 if joint > 1 and tree[joint - 1].text == "," else joint - 1
    binding = _ending_at(story.discourse, before)
    if binding is None or binding.timex.when is None or binding.timex.when.interval or clock_only(binding.timex):
        return None
    when = binding.timex.when
    source = Dating(when, Basis.STATED, "", binding.timex.steps, (binding.timex.span,), when.bounds)
    dating = inferred(story, cluster, "clause that explains a date", when, source, f"“{binding.timex.text}, when”", 2)
    return replace(dating, basis=Basis.STATED, spans=source.spans)


def _ending_at(discourse: Discourse, index: int) -> Binding | None:
    """The time expression whose last word a token is, with what it is bound to."""
    if index not in discourse.time:
        return None
    end = discourse.tree[index].span.end
    groups = discourse.bound.by_target.values()
    return next((b for group in groups for b in group if b.timex.span.end == end), None)


def ever_since(story: Story, cluster: Cluster) -> Dating | None:
    """A present perfect with "since" and nothing after it: from the event told last up to publication."""
    candidate = cluster.first.candidate
    clause = candidate.clause
    day = story.day
    if candidate.is_noun or clause.tense is not Tense.PERFECT or day is None:
        return None
    tree = story.discourse.tree
    auxiliaries = tree.children(candidate.head, "aux") or [candidate.head]
    words = [i for i in tree.children(candidate.head, "advmod", "mark") if tree.lower(i) == _ADVERB]
    if not any(auxiliaries[0] < i < candidate.head for i in words):
        return None
    near = [t for t in story.before(candidate.head) if t.paragraph == story.discourse.paragraph(candidate.head)]
    told = next((t for t in reversed(near) if t.cluster is not cluster), None)
    if told is None:
        return None
    return inferred(story, cluster, "since the event told last", window(told.when, day), told.dating, "“since”", 5)


def told_along(story: Story, cluster: Cluster) -> Dating | None:
    """A relative clause that carries the telling on: "flew to the capital on Monday, where she met the king"."""
    candidate = cluster.first.candidate
    if candidate.is_noun or not goes_on(story.discourse.tree, candidate.clause):
        return None
    other = story.governing(candidate.clause.governor)
    if other is None or other is cluster or other.dating is None or other.dating.when is None:
        return None
    first = other.first.candidate
    if first.is_noun or first.clause.tense is not candidate.clause.tense:
        return None
    return inferred(story, cluster, "told in the same breath", other.dating.when, other.dating, "goes on", 5)


def after_what(story: Story, cluster: Cluster) -> Dating | None:
    """A dated clause of time that tells no event of its own: "fled after becoming a wanted man in 1999"."""
    candidate = cluster.first.candidate
    day = story.day
    if candidate.is_noun or day is None or candidate.clause.tense is not Tense.PAST:
        return None
    tree, clauses = story.discourse.tree, story.discourse.clauses
    for child in tree.children(candidate.head, "advcl"):
        word = clauses[child].marker if child in clauses else ""
        own = [b for b in story.discourse.bound.of(child) if b.timex.when is not None]
        if word not in {"after", "before"} or child in story.of_head or not own:
            continue
        when = own[0].timex.when
        if when is None:
            continue
        stretch = window(when, day) if word == "after" else When.between(None, when.end)
        source = Dating(when, Basis.STATED, "", own[0].timex.steps, (own[0].timex.span,), when.bounds)
        return inferred(story, cluster, "clause of time", stretch, source, f"“{word}”", 3)
    return None


def took_part(story: Story, cluster: Cluster) -> Dating | None:
    """What is done in an event is done when the event is: "lost the election of 2000", "survived the 2013 coup"."""
    candidate = cluster.first.candidate
    clause = candidate.clause
    if candidate.is_noun or story.discourse.tree.lemma(candidate.head) not in lexicon.PARTAKING:
        return None
    for noun in clause.objects:
        other = story.of_head.get(noun)
        if other is None or other is cluster or other.dating is None or other.dating.basis is not Basis.STATED:
            continue
        when = other.dating.when
        if when is not None and other.first.candidate.is_noun:
            return inferred(story, cluster, "date of what it is part of", when, other.dating, "took part in it", 2)
    return None


def shared_ahead(story: Story, cluster: Cluster) -> Dating | None:
    """A recent day at the end of two coordinated verbs: "condemned the coup and suspended the country on Friday"."""
    candidate = cluster.first.candidate
    tree, day = story.discourse.tree, story.day
    if candidate.is_noun or day is None or candidate.clause.tense is not Tense.PAST:
        return None
    for verb in tree.children(candidate.head, "conj"):
        other = story.of_head.get(verb)
        if other is None or other is cluster or tree.child(verb, "nsubj") is not None:
            continue
        told = next((t for t in other.tellings if t.candidate.head == verb), None)
        if told is None or told.dating is None or told.dating.when is None or not told.dating.spans:
            continue
        same = told.candidate.clause.tense is Tense.PAST and told.dating.spans[0].start > tree[verb].span.start
        if same and is_day(told.dating.when) and is_recent(told.dating.when, day):
            return inferred(story, cluster, "date of the next verb", told.dating.when, told.dating, "“and”", 4)
    return None
