"""Productions that count weeks from a weekday: "two Tuesdays ago", "a week from Friday", "Tuesday last week"."""

from __future__ import annotations

from timeline_app.model import calendar
from timeline_app.timex.context import DATE, Context, Found, Match, Production
from timeline_app.timex.counts import read_count
from timeline_app.timex.lexicon import UNITS
from timeline_app.timex.relative import WEEKDAY_NUMBER, plus, weekday_near
from timeline_app.timex.values import of_ordinal, parse_point, shift
from timeline_app.timex.words import word_set

_WEEK_TURNS = {"last": -1, "previous": -1, "next": 1, "following": 1}
_WEEKS = {-1: "the week before it", 0: "the week it lies in", 1: "the week after it"}


def weekdays_ago(match: Match, context: Context) -> Found | None:
    """Two Tuesdays ago: the second Tuesday before the publication."""
    count = read_count(match.low("n").split())
    number = WEEKDAY_NUMBER[match.low("wd").removesuffix("s")]
    point, anchor = context.now()
    if count is None or point is None or point.day is None:
        return match.result(DATE, f"XXXX-WXX-{number + 1}", anchor=anchor)
    day = weekday_near(point.first_day, number, -1, strict=True) - 7 * (int(count) - 1)
    return match.result(
        DATE, str(of_ordinal(day)), anchor=anchor, arithmetic=f"{match.low('n')} {match.low('wd').capitalize()} back"
    )


def unit_from_day(match: Match, context: Context) -> Found | None:
    """A week from Friday, two weeks from today: so many units after the day that follows."""
    inner = context.read(match.last)
    if inner is None or inner.first != match.last or inner.rule not in {"weekday", "today"}:
        return None
    point, count = parse_point(inner.value), read_count(match.low("n").split())
    if inner.rule == "weekday" and context.dct is not None and not context.narrative:
        number = WEEKDAY_NUMBER.get(match.tokens.word(match.last), -1)
        point = of_ordinal(weekday_near(context.dct.first_day, number, 1)) if number >= 0 else None
    if point is None or point.day is None or count is None:
        return None
    moved = shift(point, int(count), UNITS[match.low("unit")])
    how = f"{point}, {plus(int(count), match.low('unit').rstrip('s'))}"
    found = match.result(DATE, str(moved), anchor=inner.anchor, arithmetic=how)
    found.last = inner.last
    return found


def weekday_week(match: Match, context: Context) -> Found | None:
    """Tuesday week: the Tuesday after the next one, where the words end there."""
    if match.tokens.word(match.last) not in _AFTER_WEEK:
        return None
    number = WEEKDAY_NUMBER[match.low("wd").split()[0]]
    point, anchor = context.now()
    if point is None or point.day is None:
        return match.result(DATE, f"XXXX-WXX-{number + 1}", anchor=anchor)
    day = weekday_near(point.first_day, number, 1, strict=True) + 7
    return match.result(DATE, str(of_ordinal(day)), anchor=anchor, arithmetic="a week after the next such day")


_AFTER_WEEK = word_set(". , ; ? ! and but") | {"", "\n\n"}


def weekday_of_week(match: Match, context: Context) -> Found | None:
    """Tuesday last week, Monday of this week, Friday of the following week."""
    number = WEEKDAY_NUMBER[match.low("wd").split()[0]]
    word = match.low("rel").split()[-1]
    told = word in {"previous", "following", "that", "same"}
    point, anchor = context.told_day() if told else context.now()
    if point is None or point.day is None:
        return match.result(DATE, f"XXXX-WXX-{number + 1}", anchor=anchor)
    turn = _WEEK_TURNS.get(word, 0)
    monday = point.first_day - calendar.weekday(point.first_day)
    day = of_ordinal(monday + 7 * turn + number)
    return match.result(DATE, str(day), anchor=anchor, arithmetic=_WEEKS[turn])


PRODUCTIONS = (
    Production(
        "weekdays ago",
        "n:<EXACT> wd:(mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays) ago",
        weekdays_ago,
        "two Tuesdays ago",
    ),
    Production(
        "unit from a day", "n:(a|one|<EXACT>) unit:(week|weeks|day|days) from", unit_from_day, "a week from Friday"
    ),
    Production("weekday week", "wd:<WD> week", weekday_week, "Tuesday week"),
    Production(
        "weekday of a week",
        "wd:<WD> (of)? (the)? rel:(last|this|next|previous|following|that|that same|same) week",
        weekday_of_week,
        "Tuesday last week",
    ),
)
