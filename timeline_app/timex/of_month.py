"""Productions for a week or day of a month: "the first week of May", "the third Thursday of November", "on the 5th"."""

from __future__ import annotations

from timeline_app.model.calendar import days_in_month, to_ordinal
from timeline_app.timex.context import DATE, Context, Found, Match, Production
from timeline_app.timex.counts import read_ordinal
from timeline_app.timex.relative import WEEKDAY_NUMBER, weekday_near
from timeline_app.timex.values import Point, of_ordinal, parse_point, shift, week_of
from timeline_app.timex.words import word_set

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


def day_alone(match: Match, context: Context) -> Found | None:
    """On the 14th: the day of the month told last, or of the month that tense points to."""
    tokens = match.tokens
    if tokens.word(match.first - 1) not in _BEFORE_DAY or not _ends_there(match):
        return None
    number = read_ordinal([match.low("d")])
    told = context.reference
    if context.narrative:
        if told is None or told.point.month is None:
            return None
        point, anchor = told.point, told.anchor()
    else:
        now, anchor = context.dct, context.publication()
        if now is None or now.month is None:
            return None
        turn = context.direction(match.first, match.last)
        months = (
            -1
            if turn <= 0 and (number or 0) > (now.day or 0)
            else 1
            if turn > 0 and (number or 0) < (now.day or 0)
            else 0
        )
        point = shift(Point(now.year, now.month), months, "M")
    if number is None or not 1 <= number <= days_in_month(point.year, point.month or 1):
        return None
    return match.result(
        DATE, str(Point(point.year, point.month, number)), anchor=anchor, arithmetic="the month told of"
    )


_BEFORE_DAY = word_set("on by until till since")
_AFTER_DAY = word_set(
    "at in and but the a he she they it we his her their its to from when with after before by as for while"
) | {",", ".", ";", ")", "", "\n\n"}


def _ends_there(match: Match) -> bool:
    """Whether no noun follows that the number counts ("on the 5th floor")."""
    return match.tokens.word(match.last) in _AFTER_DAY


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
    Production("day alone", "the d:ORDNUM", day_alone, "on the 14th"),
    Production("day of a month", "the (very)? n:(first|last|final) day of", day_of_month, "the last day of March"),
)
