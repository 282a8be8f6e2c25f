"""Dates counted from other events: "two days after the vote", "shortly before the summit"."""

from __future__ import annotations

import datetime as dt
import re

from timeline_app.events.periods import calendar_date, date_of, without_clock
from timeline_app.model import CalendarDate, EventOffset, Granularity, When
from timeline_app.model.calendar import add_months, days_in_month

_AMOUNT = re.compile(r"P(?P<count>\d+)(?P<unit>[DWMY])")


def shifted(when: When, offset: EventOffset, day: dt.date | None) -> When | None:
    """The date that lies ``offset`` from ``when``; ``day`` (publication) closes what is only "after"."""
    amount = _AMOUNT.fullmatch(offset.amount)
    if offset.direction == 0:
        return when
    if amount is None:
        return _vaguely(when, offset.direction, day)
    start, end = without_clock(when.start), without_clock(when.end)
    count, unit = int(amount["count"]) * offset.direction, amount["unit"]
    if start is None or end is None:
        return None
    if not when.interval:
        return When.of(_moved(start, count, unit))
    return When.between(_moved(start, count, unit), _moved(end, count, unit))


def _vaguely(when: When, direction: int, day: dt.date | None) -> When | None:
    if direction > 0:
        first = without_clock(when.start)
        last = None if day is None else calendar_date(day)
        if first is None or (last is not None and first.first_day > last.last_day):
            return None
        return When.between(first, last)
    last = without_clock(when.end)
    return None if last is None else When.between(None, last)


def _moved(date: CalendarDate, count: int, unit: str) -> CalendarDate:
    """``date`` moved by whole units; months and years keep the day where the month has it."""
    if unit in "DW" and date.day is not None:
        return date_of(date.first_day + count * (7 if unit == "W" else 1))
    if unit == "Y" and date.granularity is Granularity.YEAR:
        return CalendarDate(date.year + count)
    if unit in "MY" and date.month is not None:
        year, month = add_months(date.year, date.month, count * (12 if unit == "Y" else 1))
        limit = days_in_month(year, month)
        return CalendarDate(year, month, None if date.day is None else min(date.day, limit))
    return date
