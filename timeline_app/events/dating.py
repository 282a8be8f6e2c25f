"""The date that an event's own words give it: the time expressions bound to its trigger, put together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from timeline_app.events.attachment import Binding
from timeline_app.events.candidate import Candidate
from timeline_app.events.clause import Tense
from timeline_app.events.discourse import Discourse
from timeline_app.events.periods import calendar_date, compatible, date_of, is_recent, narrower, width
from timeline_app.events.reckoning import of_the_night_before, reckoned, recounted
from timeline_app.model import (
    Anchor,
    AnchorSource,
    Basis,
    Bounds,
    Granularity,
    Reading,
    Span,
    Step,
    Timex,
    TimexType,
    When,
)

_UNIT_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
_AND = frozenset({"and", "or", "then", "but"})
"""Words that part a date from the next."""

_LATE = frozenset({"night", "evening"})
_OLD_DAYS = 45
"""How far back the event told last must lie for a past perfect to tell of its time."""

_FEW = 3
"""How many "a few" and an uncounted plural ("the last weeks") stand for."""


@dataclass(frozen=True, slots=True)
class Dating:
    """A date with all that led to it. ``sieve`` names the rule; ``rank`` is lower the surer it is."""

    when: When | None
    basis: Basis
    sieve: str
    steps: tuple[Step, ...] = ()
    spans: tuple[Span, ...] = ()
    bounds: Bounds = field(default_factory=Bounds)
    readings: tuple[Reading, ...] = ()
    rank: int = 0


def own_dating(
    discourse: Discourse, candidate: Candidate, told: Dating | None = None, *, same_paragraph: bool = False
) -> Dating | None:
    """The date bound to the candidate's trigger by syntax, or ``None`` where there is none.

    ``told`` is the date of the event told last: what is counted from "a date given earlier" is counted from it, and
    so is a clock time alone in the ``same_paragraph``.
    """
    bindings = reckoned(discourse, candidate.clause, candidate.bindings)
    if told is not None and told.when is not None:
        bindings = _from_told(discourse, candidate, bindings, told, told.when, clock=same_paragraph)
    read = [(b, when) for b in bindings if (when := _value(discourse, candidate, b)) is not None]
    if not read:
        return None
    day = None if discourse.published is None else discourse.published.day
    if candidate.clause.tense in {Tense.PAST, Tense.PERFECT} and day is not None:
        read = [(b, w) for b, w in read if not _after(w, day)] or read
    chosen = _choose(read)
    clashing = [(b, w) for b, w in read if not compatible(w, chosen[1]) and not _of_parts(discourse, b, chosen[0])]
    kept = [(b, w) for b, w in read if compatible(w, chosen[1])]
    readings = _readings(discourse, kept, clashing, chosen) if clashing else ()
    by_noun = all(b.noun for b, _ in kept)
    sieve = "date in the noun phrase" if by_noun else "date in the clause"
    trigger = discourse.tree[candidate.head]
    steps = tuple(step for b, _ in kept for step in b.timex.steps)
    word = f"bound by syntax to “{trigger.text}”"
    steps += (Step(sieve, kept[0][0].timex.text, str(chosen[1]), arithmetic=word, span=trigger.span),)
    spans = tuple(_span(discourse, b) for b, _ in read)
    return Dating(chosen[1], Basis.STATED, sieve, steps, spans, chosen[1].bounds, readings, rank=1 if by_noun else 0)


def _from_told(
    discourse: Discourse, candidate: Candidate, bindings: Sequence[Binding], told: Dating, when: When, *, clock: bool
) -> list[Binding]:
    """The bindings as they read after an event of the date ``when``: some count from it and not from publication.

    "Overnight" in a past perfect after old things is no night before publication; of which day it is stays open.
    """
    words = told.spans[0] if told.spans else None
    late = words is not None and not _LATE.isdisjoint(words.of(discourse.text).lower().split())
    day = None if discourse.published is None else discourse.published.day
    old = day is not None and not is_recent(when, day, _OLD_DAYS) and candidate.clause.tense is Tense.PLUPERFECT
    kept = [b for b in bindings if not (old and of_the_night_before(b.timex))]
    return [replace(b, timex=recounted(b.timex, when, words, clock=clock, late=late)) for b in kept]


def _after(when: When, day: dt.date) -> bool:
    earliest = when.bounds.earliest
    return earliest is not None and earliest > day.toordinal()


def _span(discourse: Discourse, binding: Binding) -> Span:
    """The expression with its preposition ("in 2020")."""
    tokens = discourse.tree.parsed.tokens_in(binding.timex.span)
    if binding.preposition and tokens and tokens[0].index > 0:
        before = discourse.tree[tokens[0].index - 1]
        if before.text.lower() == binding.preposition.split(" ")[-1]:
            return Span(before.span.start, binding.timex.span.end)
    return binding.timex.span


def _choose(read: Sequence[tuple[Binding, When]]) -> tuple[Binding, When]:
    """The reading that the event gets: what agrees with most of the others, then the most specific, then the last."""

    def merit(place: int) -> tuple[int, bool, int, int]:
        when = read[place][1]
        agreeing = sum(compatible(when, other) for _, other in read)
        return agreeing, not read[place][0].noun, -width(when), place

    best = max(range(len(read)), key=merit)
    binding, when = read[best]
    return binding, when


def _of_parts(discourse: Discourse, one: Binding, other: Binding) -> bool:
    """Whether "and" parts two dates: each is of a part of what is told ("by four percent from July and by two in May").

    Dates that a comma or nothing parts ("on Tuesday, 5 May") speak of one and the same thing.
    """
    first, second = sorted((one.timex.span, other.timex.span))
    between = discourse.tree.parsed.tokens_in(Span(first.end, second.start)) if first.end < second.start else ()
    return any(token.text.lower() in _AND for token in between)


def _readings(
    discourse: Discourse,
    kept: Sequence[tuple[Binding, When]],
    clashing: Sequence[tuple[Binding, When]],
    chosen: tuple[Binding, When],
) -> tuple[Reading, ...]:
    made = [
        Reading(
            chosen[1],
            tuple(_span(discourse, b) for b, _ in kept),
            preferred=True,
            reason=_why_preferred(chosen, clashing),
            steps=tuple(step for b, _ in kept for step in b.timex.steps),
        )
    ]
    made += [
        Reading(
            w, (_span(discourse, b),), reason="It excludes the other words of the same clause.", steps=b.timex.steps
        )
        for b, w in clashing
    ]
    return tuple(made)


def _why_preferred(chosen: tuple[Binding, When], clashing: Sequence[tuple[Binding, When]]) -> str:
    if all(width(chosen[1]) < width(w) for _, w in clashing):
        return f"“{chosen[0].timex.text}” is more specific than “{clashing[0][0].timex.text}”."
    return f"“{chosen[0].timex.text}” agrees with more of the words."


def _value(discourse: Discourse, candidate: Candidate, binding: Binding) -> When | None:
    """The date that a binding gives, its preposition read ("since 2014", "by 2018")."""
    timex = binding.timex
    day = None if discourse.published is None else discourse.published.day
    when = timex.when if timex.when is not None else _scope(timex, day)
    if when is None:
        return None
    perfect = candidate.clause.tense in {Tense.PERFECT, Tense.PLUPERFECT, Tense.PROGRESSIVE, Tense.PRESENT}
    match binding.preposition.split(" ")[0]:
        case "since" if not when.interval or perfect:
            end = calendar_date(day) if day is not None and not _after(when, day) else None
            return when if when.start is None or _backwards(when, end) else When.between(when.start, end)
        case "by" | "until" | "till" if not when.interval:
            return When.between(None, when.end)
        case "before" | "after" if when.granularity < Granularity.DAY:
            return when
        case "before" if not when.interval and when.start is not None:
            return When.between(None, date_of(when.start.first_day - 1))
        case "after" if not when.interval and when.end is not None:
            end = calendar_date(day) if day is not None and candidate.clause.tense is not Tense.FUTURE else None
            return when if _backwards(when, end) else When.between(when.end, end)
        case "from" if (
            not when.interval and timex.type is not TimexType.TIME and candidate.clause.tense is Tense.FUTURE
        ):
            return When.between(when.start, None)
        case _:
            return when


def _backwards(when: When, end: object) -> bool:
    last = getattr(end, "last_day", None)
    return last is not None and when.start is not None and when.start.first_day > last


def _scope(timex: Timex, day: dt.date | None) -> When | None:
    """The stretch that a duration with a scope covers: "the last two years", "in the last few weeks"."""
    if timex.type is not TimexType.DURATION or timex.end is None:
        return None
    try:
        last = When.parse(timex.end)
        if timex.begin is not None:
            first = When.parse(timex.begin)
            return When.between(first.start, last.end)
    except ValueError:
        return None
    unit = timex.value.lstrip("P")[-1:]
    if not timex.value.startswith("PX") or unit not in _UNIT_DAYS or last.end is None or day is None:
        return None
    return When.between(date_of(last.end.last_day - _FEW * _UNIT_DAYS[unit]), last.end)


def joined(one: Dating, other: Dating) -> Dating:
    """Two datings of tellings of one event: the surer, made as narrow as both allow."""
    better, worse = (one, other) if one.rank <= other.rank else (other, one)
    if better.when is None or worse.when is None:
        return better if better.when is not None else worse
    when = narrower(better.when, worse.when)
    source = better if when is better.when else worse
    spans = tuple(dict.fromkeys((*better.spans, *worse.spans)))
    return replace(source, spans=spans, readings=better.readings or worse.readings)


def anchor_of(when: When, words: Span | None, source: AnchorSource = AnchorSource.EVENT) -> Anchor:
    """An anchor at a date of the text."""
    return Anchor(source, str(when), words)
