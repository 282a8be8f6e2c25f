"""Dates put together: windows, intersections, what is recent."""

from __future__ import annotations

import datetime as dt

from timeline_app.model import Bounds, CalendarDate, Granularity, When
from timeline_app.model.calendar import from_ordinal

RECENT_DAYS = 14
"""How far before publication a date may lie for a piece of news to be still telling of it."""

LEAD_DAYS = 7
"""How far before publication the lead's date may lie (measured on news with gold dates)."""


def calendar_date(day: dt.date) -> CalendarDate:
    """A calendar day as a date of the model."""
    return CalendarDate(day.year, day.month, day.day)


def date_of(ordinal: int) -> CalendarDate:
    """The day of an ordinal."""
    year, month, day = from_ordinal(ordinal)
    return CalendarDate(year, month, day)


def without_clock(date: CalendarDate | None) -> CalendarDate | None:
    """The same date without hours and minutes."""
    if date is None or date.hour is None:
        return date
    return CalendarDate(date.year, date.month, date.day, qualifier=date.qualifier)


def by_day(when: When) -> When:
    """The same date without hours and minutes: another event's clock time is not this one's."""
    if not any(date is not None and date.hour is not None for date in (when.start, when.end)):
        return when
    start, end = without_clock(when.start), without_clock(when.end)
    return When.of(start) if start is not None and start == end else When.between(start, end)


def window(start: When, end: dt.date) -> When:
    """From the beginning of ``start`` to the day ``end``; ``start`` itself where it begins later than that."""
    first = without_clock(start.start)
    last = calendar_date(end)
    if first is None or first.first_day > last.last_day:
        return start
    if first == last:
        return When.of(last)
    return When.between(first, last)


def until(start: When, end: When) -> When:
    """From the beginning of ``start`` to the end of ``end``."""
    first, last = without_clock(start.start), without_clock(end.end)
    if first is None or last is None or first.first_day > last.last_day:
        return start
    return When.of(first) if first == last else When.between(first, last)


def is_day(when: When) -> bool:
    """Whether ``when`` names one day or less, be it only "about"."""
    if when.start is None or when.end is None or when.start.day is None:
        return False
    return when.start.first_day == when.end.last_day


def days_before(when: When, day: dt.date) -> int | None:
    """How many days the beginning of ``when`` lies before ``day`` (negative: after)."""
    return None if when.start is None else day.toordinal() - when.start.first_day


def is_recent(when: When, day: dt.date, within: int = RECENT_DAYS) -> bool:
    """Whether ``when`` is a day or short stretch at most ``within`` days before ``day`` and not after it."""
    distance = days_before(when, day)
    if distance is None or when.end is None or when.granularity > Granularity.DAY:
        return False
    return 0 <= distance <= within


def compatible(one: When, other: When) -> bool:
    """Whether both can be true of one event: their bounds meet."""
    return one.bounds.meet(other.bounds) is not None


def width(when: When) -> int:
    """Days that the bounds span; a large number where a side is open."""
    bounds = when.bounds
    if bounds.earliest is None or bounds.latest is None:
        return 10**7
    return bounds.latest - bounds.earliest


def narrower(one: When, other: When) -> When:
    """The one that says more; the first where they say as much."""
    return other if width(other) < width(one) else one


def hull(one: Bounds, other: Bounds) -> Bounds:
    """What either allows."""
    earliest = None if one.earliest is None or other.earliest is None else min(one.earliest, other.earliest)
    latest = None if one.latest is None or other.latest is None else max(one.latest, other.latest)
    return Bounds(earliest, latest)
