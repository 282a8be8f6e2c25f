"""From a TIMEX3 value to a date with bounds: EDTF dates and intervals, "about" with a width.

A week, season, quarter, decade or century is the interval of its days, months or years. "Early", "mid" and "late"
are the third of the period where it divides (months of a year, days of a month, years of a decade).
"""

from __future__ import annotations

import re

from timeline_app.model.calendar import days_in_month
from timeline_app.model.timex import TimexMod
from timeline_app.model.when import CalendarDate, Granularity, When
from timeline_app.timex.values import SEASON_MONTHS, Point, of_ordinal, parse_point

_DECADE = re.compile(r"(?P<bc>BC)?(?P<digits>\d{3})")
_CENTURY = re.compile(r"(?P<bc>BC)?(?P<digits>\d{2})")
_CLOCK = re.compile(r"T(?P<hour>\d\d)(?::(?P<minute>\d\d))?")
DAY_PART_HOURS = {"MO": (6, 12), "MI": (11, 14), "AF": (12, 18), "DT": (6, 18), "EV": (17, 22), "NI": (18, 24)}
"""Hours that a part of the day covers, as far as a date is concerned: none of them leaves its day."""


def to_when(
    value: str, mod: TimexMod | None = None, *, about: bool = False, margin: int | None = None
) -> tuple[When | None, Granularity | None]:
    """The date that a TIMEX3 ``value`` names with its granularity, or ``(None, None)`` where it names none.

    ``about`` marks it approximate, ``margin`` days either side. Durations, sets and values with unknown (``X``)
    fields have no date.
    """
    found, granularity = _exact(value)
    if found is None or granularity is None:
        return None, None
    if mod in {TimexMod.START, TimexMod.MID, TimexMod.END}:
        found = _third(found, granularity, mod)
    if mod in {TimexMod.BEFORE, TimexMod.ON_OR_BEFORE}:
        found = When.between(None, found.end)
    elif mod in {TimexMod.AFTER, TimexMod.ON_OR_AFTER}:
        found = When.between(found.start, None)
    if about or mod is TimexMod.APPROX:
        found = found.about(margin)
    return found, granularity


def _exact(value: str) -> tuple[When | None, Granularity | None]:
    for pattern, years, granularity in ((_DECADE, 10, Granularity.DECADE), (_CENTURY, 100, Granularity.CENTURY)):
        match = pattern.fullmatch(value)
        if match is not None:
            start = int(match["digits"]) * years
            if match["bc"]:
                return _years(1 - (start + years - 1), 1 - start if start else 0), granularity
            return _years(start, start + years - 1), granularity
    point = parse_point(value)
    if point is None:
        return None, None
    return _of_point(point), point.granularity


def _years(first: int, last: int) -> When:
    return When.between(CalendarDate(first), CalendarDate(last))


def _day(ordinal: int) -> CalendarDate:
    point = of_ordinal(ordinal)
    return CalendarDate(point.year, point.month, point.day)


def _of_point(point: Point) -> When:
    part = point.part
    if part.startswith("W") and part != "WI":
        first = point.first_day
        return When.between(_day(first), _day(first + (1 if part.endswith("WE") else 6)))
    if part:
        first_month, last_month = _months(part)
        end_year = point.year + (last_month > 12)
        return When.between(CalendarDate(point.year, first_month), CalendarDate(end_year, (last_month - 1) % 12 + 1))
    clock = _CLOCK.match(point.time)
    if clock is None or point.day is None:
        return When.of(CalendarDate(point.year, point.month, point.day))
    hour, minute = int(clock["hour"]), int(clock["minute"]) if clock["minute"] else None
    if hour > 24 or (minute or 0) > 59:
        return When.of(CalendarDate(point.year, point.month, point.day))
    if hour == 24:
        midnight = of_ordinal(point.first_day + 1)
        return When.of(CalendarDate(midnight.year, midnight.month, midnight.day, 0, 0))
    return When.of(CalendarDate(point.year, point.month, point.day, hour, minute))


def _months(part: str) -> tuple[int, int]:
    if part in SEASON_MONTHS:
        return SEASON_MONTHS[part]
    number = int(part[1])
    return (3 * number - 2, 3 * number) if part.startswith("Q") else (6 * number - 5, 6 * number)


def _third(found: When, granularity: Granularity, mod: TimexMod) -> When:
    """The first, middle or last third of a month, year, decade or century; other periods are only marked "about"."""
    if found.start is None or found.end is None:
        return found
    order = {TimexMod.START: 0, TimexMod.MID: 1, TimexMod.END: 2}[mod]
    year, month = found.start.year, found.start.month
    match granularity:
        case Granularity.MONTH if month is not None:
            days = ((1, 10), (11, 20), (21, days_in_month(year, month)))[order]
            return When.between(CalendarDate(year, month, days[0]), CalendarDate(year, month, days[1])).about(5)
        case Granularity.YEAR:
            months = ((1, 4), (5, 8), (9, 12))[order]
            return When.between(CalendarDate(year, months[0]), CalendarDate(year, months[1])).about(30)
        case Granularity.DECADE | Granularity.CENTURY:
            length = found.end.year - found.start.year + 1
            first = (0, length * 3 // 10, length * 7 // 10)[order]
            last = (length * 3 // 10, length * 7 // 10, length)[order] - 1
            return _years(year + first, year + last).about(365)
        case _:
            return found.about(found.margin)
