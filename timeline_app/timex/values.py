"""TIMEX3 values and the arithmetic on them.

A :class:`Point` is a date of the calendar with the fields that are known; years are astronomical (0 is 1 BCE).
Written values follow TIMEX3 (ISO 8601 with ``Q``, ``H``, ``W`` and season codes); years before 1 are written
``BC0490`` as in the TimeML corpora of history texts.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from timeline_app.model import calendar
from timeline_app.model.when import Granularity

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
"""First and last month of a season of the northern half, winter running into the next year (meteorology)."""

_VALUE = re.compile(
    r"(?P<bc>BC)?(?P<year>\d{4})(?:-(?:(?P<season>SP|SU|FA|WI)|Q(?P<quarter>\d)|H(?P<half>\d)"
    r"|W(?P<week>\d\d)(?P<weekend>-WE)?|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?P<time>T[\w:+-]*)?"
)


@dataclass(frozen=True, slots=True)
class Point:
    """A date: ``part`` is a season code, ``Qn``, ``Hn``, ``Wnn`` or ``Wnn-WE`` of the year; ``time`` begins with T."""

    year: int
    month: int | None = None
    day: int | None = None
    part: str = ""
    time: str = ""

    @property
    def first_day(self) -> int:
        """Ordinal of the first day that it covers."""
        if self.part.startswith("W") and self.part[1:3].isdigit():
            start = week_start(self.year, int(self.part[1:3]))
            return start + 5 if self.part.endswith("WE") else start
        month = self.month
        if self.part in SEASON_MONTHS:
            month = SEASON_MONTHS[self.part][0]
        elif self.part.startswith("Q"):
            month = 3 * int(self.part[1]) - 2
        elif self.part.startswith("H"):
            month = 6 * int(self.part[1]) - 5
        return calendar.to_ordinal(self.year, month or 1, self.day or 1)

    @property
    def granularity(self) -> Granularity:
        """The finest field known."""
        if self.time:
            return Granularity.MINUTE if ":" in self.time else Granularity.HOUR
        if self.day is not None:
            return Granularity.DAY
        if self.month is not None:
            return Granularity.MONTH
        kinds = {"W": Granularity.WEEK, "Q": Granularity.QUARTER, "H": Granularity.QUARTER}
        if self.part in SEASON_MONTHS:
            return Granularity.SEASON
        return kinds.get(self.part[:1], Granularity.YEAR)

    def __str__(self) -> str:
        """The TIMEX3 value."""
        text = year_text(self.year)
        if self.part:
            return f"{text}-{self.part}{self.time}"
        if self.month is not None:
            text += f"-{self.month:02d}"
            if self.day is not None:
                text += f"-{self.day:02d}"
        return text + self.time


def year_text(year: int) -> str:
    """A year as TIMEX3 writes it."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def parse_point(value: str) -> Point | None:
    """Read a TIMEX3 value that names a point of the calendar, or ``None``."""
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    year = 1 - int(found["year"]) if found["bc"] else int(found["year"])
    part = found["season"] or ""
    if found["quarter"]:
        part = f"Q{found['quarter']}"
    elif found["half"]:
        part = f"H{found['half']}"
    elif found["week"]:
        part = f"W{found['week']}{found['weekend'] or ''}"
    month = int(found["month"]) if found["month"] else None
    day = int(found["day"]) if found["day"] else None
    point = Point(year, month, day, part, found["time"] or "")
    try:
        _ = point.first_day
    except ValueError:
        return None
    return point


def of_ordinal(ordinal: int) -> Point:
    """The day with this ordinal."""
    return Point(*calendar.from_ordinal(ordinal))


def of_date(day: dt.date) -> Point:
    """A day of :mod:`datetime`."""
    return Point(day.year, day.month, day.day)


def week_start(year: int, week: int) -> int:
    """Ordinal of the Monday of an ISO week.

    Raises:
        ValueError: if there is no such week.
    """
    if not 1 <= week <= 53:
        message = f"no such week: {week}"
        raise ValueError(message)
    fourth = calendar.to_ordinal(year, 1, 4)
    return fourth - calendar.weekday(fourth) + 7 * (week - 1)


def week_of(ordinal: int) -> Point:
    """The ISO week that a day lies in."""
    thursday = ordinal - calendar.weekday(ordinal) + 3
    year = calendar.from_ordinal(thursday)[0]
    week = (thursday - calendar.to_ordinal(year, 1, 1)) // 7 + 1
    return Point(year, part=f"W{week:02d}")


def coarsen(point: Point, unit: str) -> str:
    """The value of ``point`` cut down to ``unit`` (D, W, M, Q, Y, DE, CE, ML); finer units leave it as a day."""
    year = point.year
    day = of_ordinal(point.first_day)
    match unit:
        case "W":
            return str(week_of(point.first_day))
        case "M":
            return str(Point(day.year, day.month))
        case "Q":
            return str(Point(day.year, part=f"Q{((day.month or 1) + 2) // 3}"))
        case "Y":
            return year_text(year)
        case "DE":
            return year_text(year)[:-1]
        case "CE":
            return year_text(year)[:-2]
        case "ML":
            return year_text(year)[:-3]
        case _:
            return str(replace(day, time=point.time))


def shift(point: Point, count: int, unit: str) -> Point:
    """``point`` moved by ``count`` units (D, W, 2W, M, Q, Y, DE, CE, ML), as a day or as coarse as it was."""
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12_000}
    if unit in months:
        known = of_ordinal(point.first_day)
        year, month = calendar.add_months(known.year, known.month or 1, count * months[unit])
        if point.day is None and unit not in {"M", "Q"} and point.month is None and not point.part:
            return Point(year)
        if point.day is None and point.month is not None:
            return Point(year, month)
        if point.day is None and point.part and unit not in {"M", "Q"}:
            return Point(year, part=point.part)
        return Point(year, month, min(known.day or 1, calendar.days_in_month(year, month)))
    days = {"D": 1, "W": 7, "2W": 14}[unit]
    return of_ordinal(point.first_day + count * days)


def duration(count: float | None, unit: str) -> str:
    """A TIMEX3 duration; ``None`` is a number that the text does not give (``PXD``)."""
    if unit == "2W":
        return duration(None if count is None else 2 * count, "W")
    if unit == "ML":
        return duration(None if count is None else 1000 * count, "Y")
    if unit == "S":
        return f"PT{_number(count)}S"
    if unit == "TM":
        return f"PT{_number(count)}M"
    if unit == "H":
        return f"PT{_number(count)}H"
    return f"P{_number(count)}{unit}"


_SMALLER = {"Y": ("M", 12), "M": ("W", 4), "W": ("D", 7), "D": ("H", 24), "H": ("TM", 60), "TM": ("S", 60)}
_HALVED = {"Y": "M", "D": "H", "H": "TM", "TM": "S"}


def split_duration(count: float, unit: str) -> str:
    """A duration with a half or a quarter spelt in the next smaller unit: two and a half years is ``P2Y6M``."""
    whole = int(count)
    rest = count - whole
    if rest == 0 or unit not in _HALVED or (rest * _SMALLER[unit][1]) % 1:
        return duration(count, unit)
    smaller = duration(rest * _SMALLER[unit][1], _HALVED[unit])
    if whole == 0:
        return smaller
    bigger = duration(whole, unit)
    if bigger.startswith("PT") == smaller.startswith("PT"):
        return bigger + smaller.removeprefix("PT" if smaller.startswith("PT") else "P")
    return bigger + smaller.removeprefix("P")


def _number(count: float | None) -> str:
    if count is None:
        return "X"
    return str(int(count)) if count == int(count) else f"{count:g}"
