"""Time expressions read once more in the light of the tree: ranges, clock times, days that tense turns around."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from timeline_app.events import lexicon
from timeline_app.events.attachment import Binding
from timeline_app.events.clause import Clause, Tense
from timeline_app.events.discourse import Discourse
from timeline_app.events.periods import date_of, without_clock
from timeline_app.model import Anchor, AnchorSource, CalendarDate, Granularity, Span, Step, Timex, TimexType, When

_RANGE = re.compile(r"\s*(?:to|through|until|till|up to|and|-|–|—)\s+(?:reportedly\s+|about\s+|the\s+)?", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–—]\s*")
_CLOCKS = frozenset({"clock", "clock with am or pm", "noon", "midnight"})
"""Productions that read a time of day without a day."""

_DAY_PARTS = frozenset({"part of day", "part of a period, part of day"})
"""Productions that read a part of a day without the day ("late in the evening")."""

_COUNTED = ("deictic unit", "ago", "later", "earlier", "bare later")
"""Productions of days counted from another ("the following day", "two days later")."""

_OPEN = frozenset({Tense.PERFECT, Tense.PRESENT, Tense.PROGRESSIVE})
"""Tenses of what leads up to an aim that is still to come."""

_WEEK = 7

_TOLD = frozenset({Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT})


def reckoned(discourse: Discourse, clause: Clause, bindings: Sequence[Binding]) -> list[Binding]:
    """The bindings of one trigger with ranges joined, clock times on their day, and weekdays turned by tense."""
    day = None if discourse.published is None else discourse.published.day
    above = discourse.clauses.get(clause.governor) if clause.governor is not None else None
    coming = clause.tense is Tense.INFINITIVE and above is not None and above.tense in _OPEN
    done = above is not None and above.head in discourse.clauses and _brings_about(discourse, clause, above)
    turned = [replace(b, timex=_turned(b.timex, clause, day, coming=coming, done=done)) for b in bindings]
    return _on_their_day(_ranges(discourse, turned))


def _brings_about(discourse: Discourse, clause: Clause, above: Clause) -> bool:
    """Whether an infinitive tells what came about ("let the passengers go on Monday")."""
    verb = discourse.tree.lemma(above.head)
    return clause.tense is Tense.INFINITIVE and verb in lexicon.IMPLICATIVE and above.tense not in _OPEN


def _turned(timex: Timex, clause: Clause, day: dt.date | None, *, coming: bool, done: bool = False) -> Timex:
    """A weekday read as the next one although the verb tells of the past: a week earlier; or the other way round.

    ``coming`` says that the deed is an aim of what has been done ("has sent her to visit on Monday").
    """
    when = timex.when
    if coming and day is not None and _last_week(timex, day):
        return _moved_weekday(timex, 7)
    told = done or clause.tense in _TOLD or clause.modal in {"may", "might", "could"}
    if day is None or when is None or when.start is None or not told:
        return timex
    if not any(step.rule == "weekday" for step in timex.steps) or when.start.first_day <= day.toordinal():
        return timex
    return _moved_weekday(timex, -7)


def _last_week(timex: Timex, day: dt.date) -> bool:
    """Whether a bare weekday was read as the one before the day of publication."""
    start = None if timex.when is None else timex.when.start
    bare = len(timex.text.split()) == 1 and any(step.rule == "weekday" for step in timex.steps)
    return bare and start is not None and 0 < day.toordinal() - start.first_day < _WEEK


def _moved_weekday(timex: Timex, days: int) -> Timex:
    if timex.when is None or timex.when.start is None:
        return timex
    moved = When.of(date_of(timex.when.start.first_day + days))
    sum_ = f"{'plus' if days > 0 else 'minus'} {abs(days)} days"
    rule = "weekday of what is to come" if days > 0 else "tense turns the weekday"
    why = Step(rule, timex.text, str(moved), arithmetic=sum_, span=timex.span)
    return replace(timex, when=moved, value=str(moved), steps=(*timex.steps, why))


def _ranges(discourse: Discourse, bindings: Sequence[Binding]) -> list[Binding]:
    """Two neighbours ("from 5 to 7 May") with a word of range between them are one stretch."""
    ordered = sorted(bindings, key=lambda b: b.timex.span)
    result: list[Binding] = []
    for binding in ordered:
        last = result[-1] if result else None
        stretch = None if last is None else _stretch(discourse, last, binding)
        if stretch is None or last is None:
            result.append(binding)
            continue
        span = last.timex.span.joined(binding.timex.span)
        step = Step(
            "range", span.of(discourse.text), str(stretch), arithmetic="from the first to the second", span=span
        )
        timex = replace(
            last.timex,
            span=span,
            text=span.of(discourse.text),
            when=stretch,
            steps=(*last.timex.steps, *binding.timex.steps, step),
        )
        result[-1] = replace(last, timex=timex, preposition="")
    return result


def _stretch(discourse: Discourse, first: Binding, second: Binding) -> When | None:
    gap = discourse.text[first.timex.span.end : second.timex.span.start]
    one, two = first.timex.when, second.timex.when
    if one is None or two is None or one.start is None or two.end is None or one.granularity < Granularity.DAY:
        return None
    led = first.preposition in {"from", "between"} or _DASH.fullmatch(gap) is not None
    if not led or _RANGE.fullmatch(gap + " ") is None:
        return None
    if one.start.begin >= two.end.finish or one.granularity < two.granularity == Granularity.DAY:
        return None
    return When.between(one.start, two.end)


def _on_their_day(bindings: Sequence[Binding]) -> list[Binding]:
    """A clock time beside a day is a time of that day."""
    days = [b for b in bindings if b.timex.when is not None and _is_plain_day(b.timex.when)]
    result: list[Binding] = []
    for binding in bindings:
        timex = binding.timex
        if not clock_only(timex) or timex.when is None or timex.when.start is None:
            result.append(binding)
            continue
        beside = next((d for d in days if d.timex.when is not None), None)
        if beside is None and _goes_on(timex):
            result.append(binding)
            continue
        if beside is None or beside.timex.when is None or beside.timex.when.start is None:
            continue
        when = _clock_on(timex.when.start, beside.timex.when.start)
        anchor = Anchor(AnchorSource.EARLIER_DATE, str(beside.timex.when), beside.timex.span)
        step = Step("clock time of the day beside it", timex.text, str(when), anchor, span=timex.span)
        result.append(replace(binding, timex=replace(timex, when=when, steps=(*timex.steps, step))))
    return result


def _is_plain_day(when: When) -> bool:
    return not when.interval and when.granularity is Granularity.DAY


def of_the_night_before(timex: Timex) -> bool:
    """Whether the words count from the day of telling without naming it ("overnight")."""
    return timex.text.lower() == "overnight"


def _goes_on(timex: Timex) -> bool:
    """Whether a clock time was counted from the day of the one told before it."""
    anchors = (step.anchor for step in timex.steps if step.rule in _CLOCKS)
    return any(anchor is not None and anchor.source is AnchorSource.EARLIER_DATE for anchor in anchors)


def clock_only(timex: Timex) -> bool:
    """Whether the words name a time of day and no day."""
    if timex.type is not TimexType.TIME or not timex.steps:
        return False
    return timex.steps[-1].rule in _CLOCKS or any(step.rule in _DAY_PARTS for step in timex.steps)


def _clock_on(clock: CalendarDate, day: CalendarDate) -> When:
    """A time of day on a day; a part of the day, which has no hour, is that day."""
    return When.of(CalendarDate(day.year, day.month, day.day, clock.hour, clock.minute))


def _at_clock(timex: Timex, base: CalendarDate, words: Span | None) -> Timex:
    """A clock time on the day told last."""
    if timex.when is None or timex.when.start is None:
        return timex
    when = _clock_on(timex.when.start, base)
    step = Step(
        "clock time of the day told last", timex.text, str(when), Anchor(AnchorSource.EARLIER_DATE, str(base), words)
    )
    return replace(timex, when=when, steps=(*timex.steps, replace(step, span=timex.span)))


def recounted(timex: Timex, told: When, words: Span | None, *, clock: bool = False, late: bool = False) -> Timex:
    """A date counted from "a date given earlier", counted from the event told last instead.

    The nearest date before it may stand in an aside; "the following day" means the day after what was told.
    ``clock`` says that a clock time without a day stands in the paragraph of that event, ``late`` that the event was
    in the evening or at night, so that the morning is that of the day after.
    """
    base = without_clock(told.end)
    if base is not None and _that_season(timex):
        return _in_the_year_told(timex, base, words)
    if clock and clock_only(timex) and not _goes_on(timex) and base is not None and base.day is not None:
        next_day = late and "morning" in timex.text.lower()
        return _at_clock(timex, date_of(base.first_day + 1) if next_day else base, words)
    step = next((s for s in timex.steps if s.anchor is not None and s.anchor.source is AnchorSource.EARLIER_DATE), None)
    if step is None or not step.rule.startswith(_COUNTED):
        return timex
    if step.anchor is None or timex.when is None or timex.when.start is None or base is None:
        return timex
    if base.day is None or timex.when.granularity is not Granularity.DAY or timex.when.interval:
        return timex
    try:
        anchor = When.parse(step.anchor.value)
    except ValueError:
        return timex
    if anchor.start is None or anchor.granularity > Granularity.DAY or anchor.start.first_day == base.first_day:
        return timex
    moved = date_of(base.first_day + timex.when.start.first_day - anchor.start.first_day)
    when = When.of(moved) if not timex.when.approximate else When.of(moved).about(timex.when.margin)
    why = Step(
        "counted from the event told last",
        timex.text,
        str(when),
        Anchor(AnchorSource.EARLIER_DATE, str(told), words),
        step.arithmetic,
        timex.span,
    )
    return replace(timex, when=when, value=str(when), steps=(*timex.steps, why))


def _that_season(timex: Timex) -> bool:
    """Whether the words point to a season by the time told ("that autumn", "the following spring")."""
    words = timex.text.lower().split()
    return (words[0] == "that" or "following" in words) and any(step.rule == "deictic season" for step in timex.steps)


def _in_the_year_told(timex: Timex, base: CalendarDate, words: Span | None) -> Timex:
    """The season of the year told last, or of the next where it would not lie in or after what was told.

    The following one begins after it.
    """
    when = timex.when
    if when is None or when.start is None or when.end is None or when.start.month is None:
        return timex
    by = base.year - when.start.year
    first, last = (replace(date, year=date.year + by) for date in (when.start, when.end))
    if last.last_day < base.first_day or ("following" in timex.text.lower() and first.first_day <= base.last_day):
        first, last = (replace(date, year=date.year + 1) for date in (first, last))
    moved = When.between(first, last)
    anchor = Anchor(AnchorSource.EARLIER_DATE, str(base), words)
    why = Step("season of the year told last", timex.text, str(moved), anchor, span=timex.span)
    return replace(timex, when=moved, value=str(moved), steps=(*timex.steps, why))
