"""Productions that wrap another expression: a part of it, an approximation, its time of day."""

from __future__ import annotations

from timeline_app.model.timex import TimexMod
from timeline_app.timex.clock import clock_value
from timeline_app.timex.context import DATE, DURATION, SET, TIME, Context, Found, Match, Production, Refused
from timeline_app.timex.durations import APPROXIMATIONS
from timeline_app.timex.lexicon import DAY_PARTS, DAY_POINTS, UNITS, ZONES
from timeline_app.timex.values import parse_point
from timeline_app.timex.words import word_list, word_set

PARTS = (
    dict.fromkeys(word_list("early beginning start opening earliest outset turn"), TimexMod.START)
    | dict.fromkeys(word_list("mid middle midway height"), TimexMod.MID)
    | dict.fromkeys(word_list("late end close latter conclusion"), TimexMod.END)
)
"""What a word says of the part of a period that is meant."""

_COUNTED_BEFORE = word_set("days weeks months years day week month year hours minutes")


def part(match: Match, context: Context) -> Found | Refused | None:
    """Early May, the end of 2021, mid-2023, later this week, the early part of the year."""
    inner = context.read(match.last)
    words = match.low("pos").split()
    if inner is None or inner.first != match.last:
        return None
    if inner.type in {DURATION, SET} or inner.value.endswith("_REF") or ("turn" in words and len(inner.value) > 2):
        return None
    within = words[0] in {"earlier", "later"}
    if within and match.tokens.word(match.first - 1) in _COUNTED_BEFORE:
        return None
    hyphened = words[-1] == "-" and match.tokens.word(match.first) == "the"
    if not within or inner.rule not in {"weekday", "weekday and part"}:
        inner.first = match.first + hyphened
    if inner.mod is None and not within:
        inner.mod = next((PARTS[word] for word in words if word in PARTS), TimexMod.START)
    inner.rule = f"{match.production.name}, {inner.rule}"
    return inner


def part_of_told(match: Match, context: Context) -> Found | None:
    """The end of the month, the middle of the year, later in the week, earlier in the day."""
    unit = UNITS[match.low("unit")]
    words = match.low("pos").split()
    mod = next((PARTS[word] for word in words if word in PARTS), TimexMod.START)
    if match.tokens.word(match.last) in {"of", "old"}:
        return None
    point, anchor = context.told() if context.narrative else context.now()
    if point is None or unit in {"S", "TM", "H"} or (unit in {"D", "W"} and point.granularity > 3):
        return None
    value = context.cut(point, unit)
    if words[0] in {"earlier", "later"}:
        return match.result(DATE, value, anchor=anchor)
    return match.result(DATE, value, anchor=anchor, mod=mod)


def week_of_day(match: Match, context: Context) -> Found | None:
    """The week of March 6, the weekend of July 6: the one that the day lies in."""
    inner = context.read(match.last)
    if inner is None or inner.first != match.last or inner.type is not DATE:
        return None
    point = parse_point(inner.value)
    if point is None or point.day is None:
        return None
    inner.first, inner.value = match.first, context.cut(point, "W")
    if match.tokens.word(match.last - 2) == "weekend":
        inner.value += "-WE"
    inner.rule = f"{match.production.name}, {inner.rule}"
    return inner


def approximate(match: Match, context: Context) -> Found | Refused | None:
    """More than 40 minutes, nearly two years ago, about a decade."""
    inner = context.read(match.last)
    if inner is None or inner.first != match.last or inner.type is TIME:
        return None
    words = match.low("mod")
    countable = inner.rule.startswith(
        (
            "counted",
            "ago",
            "half",
            "unit-long",
            "uncounted",
            "duration and",
            "compound",
            "decade",
            "event",
            "more dur",
            "additional",
        )
    )
    if not countable or inner.rule.startswith("decade"):
        return None
    mod = APPROXIMATIONS[words]
    if inner.rule.startswith("uncounted"):
        return None
    if words == "over" and (context.tokens.word(inner.first) == "the" or inner.rule.startswith("counted period")):
        return None
    inner.mod = inner.mod or mod
    if words in _OUTSIDE:
        return inner
    inner.first = match.first
    return inner


_OUTSIDE = frozenset({"about", "around", "some", "only", "just", "as much as", "as many as"})
"""Approximations that the span leaves out; they tell of the length all the same."""


def timed_day(match: Match, context: Context) -> Found | Refused | None:
    """8 p.m. on Wednesday, noon Saturday, 6 p.m. EST Dec. 3: the clock time of the day that follows."""
    if match.has("point"):
        value: str | None = DAY_POINTS[match.low("point")]
    else:
        value = clock_value(match)
    if value is None:
        return None
    inner = context.read(match.last)
    if inner is None or inner.first != match.last or inner.type is not DATE:
        return None
    point = parse_point(inner.value)
    if point is None or point.day is None:
        return None
    zone = ZONES.get(match.low("zone"), "")
    inner.first, inner.type = match.first, TIME
    inner.value += value + (zone if zone == "Z" else "")
    inner.rule = f"{match.production.name}, {inner.rule}"
    return inner


def part_of_day(match: Match, context: Context) -> Found | None:
    """The morning of 2 March, the night of the 5th of May."""
    inner = context.read(match.last)
    if inner is None or inner.first != match.last or inner.type is not DATE:
        return None
    point = parse_point(inner.value)
    if point is None or point.day is None:
        return None
    inner.first, inner.type = match.first, TIME
    inner.value += f"T{DAY_PARTS[match.low('part')]}" if match.has("part") else "TXX"
    inner.rule = f"{match.production.name}, {inner.rule}"
    return inner


PRODUCTIONS = (
    Production("week of a day", "(the)? (week|weekend) of", week_of_day, "the week of May 3"),
    Production(
        "part of a period", "(the)? (very)? pos:(early HYPHEN?|late HYPHEN?|mid HYPHEN?) (in|on)?", part, "early May"
    ),
    Production(
        "end of a period",
        "(the)? (very)? pos:(beginning|start|opening|end|close|middle|outset|turn|conclusion) of",
        part,
        "the end of 2021",
    ),
    Production(
        "part of period",
        "(the)? pos:(early|latter|later|middle|first|opening|closing|last) (part|half|months|days|weeks|"
        "years|stages) of",
        part,
        "the early part of 2021",
    ),
    Production("earlier in a period", "pos:(earlier|later) (in|on)?", part, "later this week"),
    Production(
        "part of the period told",
        "(the)? pos:(beginning|start|opening|end|close|middle|early part|latter part|first part|later "
        "part) of the unit:SINGULAR",
        part_of_told,
        "the end of the month",
    ),
    Production(
        "later in the period told",
        "pos:(earlier|later|early|late) in the unit:SINGULAR",
        part_of_told,
        "later in the week",
    ),
    Production("approximation", "mod:(" + "|".join(APPROXIMATIONS) + ")", approximate, "nearly two years"),
    Production(
        "clock time of a day",
        "h:(HOUR|CLOCK|DOTCLOCK|CARDINAL) half:(am|pm) COMMA? (LPAR? zone:ZONE RPAR?)? (local time)? COMMA? (on)?",
        timed_day,
        "8 p.m. on Wednesday",
    ),
    Production("bare clock of a day", "h:CLOCK zone:ZONE? COMMA? (on)?", timed_day, "20:30 Wednesday"),
    Production("noon of a day", "point:DAYPOINT COMMA? (on|of)?", timed_day, "noon Saturday"),
    Production(
        "part of a day", "(the)? (early|late)? part:DAYPART (hours)? (of|on)", part_of_day, "the morning of 2 March"
    ),
)
