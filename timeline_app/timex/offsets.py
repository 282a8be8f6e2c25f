"""Productions for dates so many units from another: "three weeks ago", "ten days later", "two days after the vote"."""

from __future__ import annotations

from timeline_app.model.span import Span
from timeline_app.model.timex import EventOffset
from timeline_app.timex.context import DATE, DURATION, Context, Found, Match, Production
from timeline_app.timex.counts import read_count
from timeline_app.timex.lexicon import UNITS
from timeline_app.timex.relative import names_event, plus, unresolved
from timeline_app.timex.tense import ends_sentence
from timeline_app.timex.values import Point, duration, of_ordinal, parse_point, shift, split_duration
from timeline_app.timex.words import word_set


def ago(match: Match, context: Context) -> Found | None:
    """Three weeks ago; two years earlier; ten days later; a month from now."""
    count, unit = read_count(match.low("n").split()) if match.has("n") else None, UNITS[match.low("unit")]
    word = match.low("dir").split()[0]
    back = word in {"ago", "earlier", "previously", "prior", "before"}
    if unit in {"S", "TM", "H"}:
        return _hours(match, context, count, unit, word)
    told = word not in {"ago", "from", "hence"}
    point, anchor = (context.told_day() if unit in {"D", "W", "2W"} else context.told()) if told else context.now()
    if count is None:
        value = "PAST_REF" if word == "ago" or (back and not context.narrative) else "FUTURE_REF"
        return match.result(DATE, value, anchor=anchor, refers=False)
    business = _business_year(match, context, unit, count, back=back)
    if business is not None:
        return business
    if point is None or (unit in {"D", "W", "2W"} and point.day is None):
        return match.result(DATE, unresolved("D" if unit != "M" else unit), anchor=anchor)
    sign = -1 if back else 1
    if told and sign > 0 and context.reference is None and context.direction(match.first, match.last) < 0:
        return match.result(DATE, unresolved(unit), arithmetic="no earlier date to count from", refers=False)
    moved, cut = moved_by(point, sign * count, unit)
    value = context.cut(moved, "W" if unit in {"W", "2W"} and not told else cut)
    half = {"D": 1, "W": 3, "2W": 7, "M": 15, "Y": 183, "DE": 1826}.get(unit, 1)
    about = unit != "D" and not told
    exact = {"W": of_ordinal(moved.first_day), "DE": Point(moved.year), "CE": Point(moved.year)}.get(
        unit.removeprefix("2")
    )
    return match.result(DATE, value, anchor=anchor, arithmetic=plus(int(sign * count), match.low("unit").rstrip("s")),
                        about=about, margin=half, reference="" if exact is None else str(exact),
                        refers=not (back and unit in {"Y", "DE", "CE"}))  # fmt: skip


_CALENDAR = frozenset({"D", "W", "2W", "M", "Y", "DE", "CE"})
"""Units of the calendar, as against those of the clock."""


def ago_this(match: Match, context: Context) -> Found | None:
    """Five years ago this week, a month ago today: that many units back, to the week, month or day of the speaker."""
    count, unit = read_count(match.low("n").split()), UNITS[match.low("unit")]
    point, anchor = context.now()
    if count is None or count % 1 or point is None or point.day is None or unit not in _CALENDAR:
        return None
    moved, when = shift(point, -int(count), unit), match.low("when")
    value = str(moved) if when == "today" else context.cut(moved, "W" if when == "week" else "M")
    return match.result(DATE, value, anchor=anchor, arithmetic=plus(int(-count), match.low("unit").rstrip("s")))


def some_time_ago(match: Match, context: Context) -> Found:
    """Some time ago: the past, no more."""
    del context
    return match.result(DATE, "PAST_REF", refers=False)


def moved_by(point: Point, count: float, unit: str) -> tuple[Point, str]:
    """``point`` moved by a count that may have a half, and the unit to cut the value to."""
    if count == int(count):
        return shift(point, int(count), unit), {"W": "D", "2W": "D"}.get(unit, unit)
    finer, times = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "DE": ("Y", 10), "CE": ("Y", 100)}.get(
        unit, ("D", 1)
    )
    return shift(point, round(count * times), finer), {"D": "D", "M": "Y"}.get(finer, finer) if finer != "D" else "D"


def _hours(match: Match, context: Context, count: float | None, unit: str, word: str) -> Found:
    """Hours and minutes ago or later: a duration from a time that is not known to the minute."""
    del context, word
    value = duration(count, unit) if count is None else split_duration(count, unit)
    return match.result(DURATION, value)


def _business_year(match: Match, context: Context, unit: str, count: float, *, back: bool) -> Found | None:
    """The same quarter of the year before, for "a year earlier" in a report on a quarter."""
    if unit != "Y" or not back or count != 1 or context.period is None:
        return None
    point = Point(context.period.year - 1, part=context.period.part)
    return match.result(DATE, str(point), arithmetic="the same quarter, one year earlier", refers=False)


def event_offset(match: Match, context: Context) -> Found | None:
    """Two days after the vote: it hangs on an event that the text names."""
    tokens = context.tokens
    direction = 1 if match.low("dir") in {"after", "following"} else -1
    count, unit = read_count(match.low("n").split() if match.has("n") else ["one"]), UNITS[match.low("unit")]
    value = duration(None, unit) if count is None else split_duration(count, unit)
    stop = match.last
    while (
        stop < len(tokens.starts)
        and stop - match.last < 8
        and not (tokens.lower[stop] in _EVENT_ENDS or ends_sentence(tokens, stop))
    ):
        stop += 1
    found = match.result(DURATION, value)
    found.last = match.after("unit")
    if stop > match.last:
        span = Span(tokens.starts[match.last], tokens.ends[stop - 1])
        found.offset = EventOffset(span, direction, value)
    return found


def event_unit(match: Match, context: Context) -> Found | None:
    """The day after the vote, the year before the war: a date that hangs on an event."""
    if not names_event(context.tokens, match.last):
        return None
    inner = context.read(match.last) if match.low("unit") == "day" else None
    point = parse_point(inner.value) if inner is not None and inner.type is DATE else None
    if inner is not None and point is not None and point.day is not None and not _owns(context, inner.last):
        count = 1 if match.low("dir") in {"after", "following"} else -1
        found = match.result(DATE, str(shift(point, count, "D")), anchor=inner.anchor, arithmetic=plus(count, "day"))
        found.last = inner.last
        return found
    unit = UNITS[match.low("unit")]
    hanging = event_offset(match, context)
    if hanging is None or unit in {"S", "TM", "H"}:
        return None
    hanging.type, hanging.value, hanging.refers = DATE, unresolved(unit), False
    return hanging


def _owns(context: Context, index: int) -> bool:
    """Whether "'s" follows: "the day before Tuesday's hearing" hangs on the hearing."""
    return context.tokens.word(index) in {"'", "’"} and context.tokens.word(index + 1) == "s"


def before_alone(match: Match, context: Context) -> Found | None:
    """Two years before, a week after: counted from the date told last, where no event follows."""
    return None if names_event(context.tokens, match.last) else ago(match, context)


def before_last(match: Match, context: Context) -> Found:
    """The year before last, the week after next."""
    unit = UNITS[match.low("unit")]
    point, anchor = context.now()
    count = -2 if match.tokens.word(match.last - 1) == "last" else 2
    if point is None:
        return match.result(DATE, unresolved(unit), anchor=anchor)
    value = context.cut(shift(point, count, unit), unit)
    return match.result(DATE, value, anchor=anchor, arithmetic=plus(count, match.low("unit")), refers=False)


_EVENT_ENDS = word_set(", ; : ! ? ) ( but and or which who that when while as said") | {"\n\n"}


PRODUCTIONS = (
    Production(
        "ago",
        "n:<COUNT> (more)? unit:UNIT dir:(ago|earlier|later|afterward|afterwards|previously|hence|from now|before that"
        "|prior)",
        ago,
        "three weeks ago",
    ),
    Production("ago or so", "n:<COUNT> unit:UNIT or so dir:(ago|earlier|later)", ago, "a week or so ago"),
    Production("before alone", "n:<COUNT> unit:UNIT dir:(before|after)", before_alone, "two years before"),
    Production(
        "before last", "the unit:(week|month|year|decade) (before last|after next)", before_last, "the year before last"
    ),
    Production("event day", "the unit:SINGULAR dir:(after|before|following)", event_unit, "the day after the vote"),
    Production("ago this", "n:<COUNT> unit:UNIT ago this when:(week|month)", ago_this, "five years ago this week"),
    Production("ago today", "n:<COUNT> unit:UNIT ago when:today", ago_this, "a year ago today"),
    Production("some time ago", "some time ago", some_time_ago, "some time ago"),
    Production("bare later", "unit:PLURAL dir:(ago|earlier|later|afterward|afterwards)", ago, "weeks later"),
    Production(
        "event offset",
        "(the)? n:<COUNT> unit:UNIT dir:(after|before|following)",
        event_offset,
        "two days after the vote",
    ),
)
