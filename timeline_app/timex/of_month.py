"""Productions for a week or weekday of a month: "the first week of May", "the third Thursday of November"."""

from __future__ import annotations

from timeline_app.model.calendar import days_in_month, to_ordinal
from timeline_app.timex.context import DATE, Context, Found, Match, Production
from timeline_app.timex.counts import read_ordinal
from timeline_app.timex.relative import WEEKDAY_NUMBER, weekday_near
from timeline_app.timex.values import Point, of_ordinal, parse_point, week_of

_LAST = frozenset({"last", "final"})


def _month(match: Match, context: Context) -> tuple[Found, Point] | None:
    """The month that follows, as read and as a point."""
    inner = context.read(match.last)
    point = parse_point(inner.value) if inner is not None and inner.type is DATE and inner.mod is None else None
    if inner is None or point is None or point.month is None or point.day is not None:
        return None
    return inner, point


def _number(match: Match) -> int | None:
    """1 to 5, or -1 for the last."""
    words = match.low("n").split()
    return -1 if words[0] in _LAST else read_ordinal(words)


def week_of_month(match: Match, context: Context) -> Found | None:
    """The first week of May: the week that most of its first seven days lie in; the last is counted from the end."""
    read, number = _month(match, context), _number(match)
    if read is None or number is None or number > 4:
        return None
    inner, point = read
    month = point.month or 1
    length = days_in_month(point.year, month)
    middle = to_ordinal(point.year, month, length - 3 if number < 0 else 7 * number - 3)
    return _whole(match, inner, str(week_of(middle)))


def weekday_of_month(match: Match, context: Context) -> Found | None:
    """The first Monday in October, the last Friday of June."""
    read, number = _month(match, context), _number(match)
    if read is None or number is None or number > 5:
        return None
    inner, point = read
    weekday, month = WEEKDAY_NUMBER[match.low("wd").split()[0]], point.month or 1
    if number < 0:
        day = weekday_near(to_ordinal(point.year, month, days_in_month(point.year, month)), weekday, -1)
    else:
        day = weekday_near(to_ordinal(point.year, month, 1), weekday, 1) + 7 * (number - 1)
    found = of_ordinal(day)
    return _whole(match, inner, str(found)) if found.month == month else None


def day_of_month(match: Match, context: Context) -> Found | None:
    """The last day of March, the first day of 1999's May."""
    read, number = _month(match, context), _number(match)
    if read is None or number not in {1, -1}:
        return None
    inner, point = read
    day = 1 if number == 1 else days_in_month(point.year, point.month or 1)
    return _whole(match, inner, str(Point(point.year, point.month, day)))


def _whole(match: Match, inner: Found, value: str) -> Found:
    """The expression with its month, counted from what the month was counted from."""
    found = match.result(DATE, value, anchor=inner.anchor, arithmetic=inner.arithmetic)
    found.last = inner.last
    return found


PRODUCTIONS = (
    Production(
        "week of a month", "the n:(<ORD>|last|final) (full)? week (of|in)", week_of_month, "the first week of May"
    ),
    Production(
        "weekday of a month",
        "the n:(<ORD>|last|final) wd:<WD> (of|in)",
        weekday_of_month,
        "the first Monday in October",
    ),
    Production("day of a month", "the (very)? n:(first|last|final) day of", day_of_month, "the last day of March"),
)
