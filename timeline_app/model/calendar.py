"""The proleptic Gregorian calendar without the limits of :mod:`datetime`.

Years are astronomical (ISO 8601): year 0 is 1 BCE, year -43 is 44 BCE. A day is named by its *ordinal*: the
same number as ``datetime.date.toordinal`` gives (1 is 0001-01-01), carried on below 1 and beyond 9999.
Algorithms: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
"""

from __future__ import annotations

DAYS_PER_ERA = 146_097
"""Days in 400 Gregorian years."""

_ERA_SHIFT = 305
"""Days from 0000-03-01 (where the eras of the algorithm begin) to 0000-12-31 (ordinal 0)."""

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether the astronomical ``year`` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Length in days of ``month`` (1 to 12)."""
    return 29 if month == 2 and is_leap(year) else _MONTH_DAYS[month - 1]


def to_ordinal(year: int, month: int = 1, day: int = 1) -> int:
    """The ordinal of a civil date.

    Raises:
        ValueError: if there is no such month or day.
    """
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        message = f"no such day: {year}-{month}-{day}"
        raise ValueError(message)
    shifted = year - (month <= 2)
    era, year_of_era = divmod(shifted, 400)
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * DAYS_PER_ERA + day_of_era - _ERA_SHIFT


def from_ordinal(ordinal: int) -> tuple[int, int, int]:
    """The civil date ``(year, month, day)`` of an ordinal."""
    era, day_of_era = divmod(ordinal + _ERA_SHIFT, DAYS_PER_ERA)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted_month + 2) // 5 + 1
    month = shifted_month + (3 if shifted_month < 10 else -9)
    return year_of_era + era * 400 + (month <= 2), month, day


def weekday(ordinal: int) -> int:
    """The day of the week of an ordinal: 0 is Monday, 6 is Sunday."""
    return (ordinal + 6) % 7


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """The ``(year, month)`` that lies ``count`` months later (earlier where negative)."""
    total = year * 12 + (month - 1) + count
    return total // 12, total % 12 + 1
