"""When something was: a subset of EDTF (ISO 8601-2) with its bounds in days.

Written forms: ``2024``, ``2024-07``, ``2024-07-23``, ``2024-07-23T20:00``, years before 1 as ``-0043``, years
beyond 9999 as ``Y12000``, each with ``~`` (about), ``?`` (uncertain) or ``%`` (both); the intervals ``from/to``,
``../2024`` and ``2024/..``. A week, a season, a decade is written as the interval of its days, months or years.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, IntEnum
from typing import Self

from timeline_app.model.calendar import days_in_month, to_ordinal


class Granularity(IntEnum):
    """How finely a date is given, from the finest to the coarsest."""

    MINUTE = 0
    HOUR = 1
    DAY = 2
    WEEK = 3
    MONTH = 4
    QUARTER = 5
    SEASON = 6
    YEAR = 7
    DECADE = 8
    CENTURY = 9


class Qualifier(Enum):
    """EDTF level 1 qualification of a whole date."""

    NONE = ""
    APPROXIMATE = "~"
    UNCERTAIN = "?"
    BOTH = "%"


_DATE = re.compile(
    r"(?P<year>Y-?\d{5,7}|-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::\d\d)?)?)?)?)?(?P<qualifier>[~?%]?)"
)
_MARGIN = {
    Granularity.MINUTE: 0,
    Granularity.HOUR: 0,
    Granularity.DAY: 1,
    Granularity.MONTH: 15,
    Granularity.YEAR: 183,
}
"""Days either side that "about" allows where the text gives no better width: half the unit, a day at least."""


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """One date with the fields that the text gives and no others.

    Years are astronomical (0 is 1 BCE). No field may stand without the coarser one.

    Raises:
        ValueError: if there is no such date or a coarser field is missing.
    """

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    qualifier: Qualifier = Qualifier.NONE

    def __post_init__(self) -> None:
        fields = (self.month, self.day, self.hour, self.minute)
        given = [field is not None for field in fields]
        if given != sorted(given, reverse=True):
            message = f"a finer field without the coarser one: {fields}"
            raise ValueError(message)
        to_ordinal(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        if not 0 <= (self.hour or 0) <= 24 or not 0 <= (self.minute or 0) <= 59:
            message = f"no such time: {self.hour}:{self.minute}"
            raise ValueError(message)

    @property
    def granularity(self) -> Granularity:
        """The finest field given: minute, hour, day, month or year."""
        if self.minute is not None:
            return Granularity.MINUTE
        if self.hour is not None:
            return Granularity.HOUR
        if self.day is not None:
            return Granularity.DAY
        return Granularity.YEAR if self.month is None else Granularity.MONTH

    @property
    def first_day(self) -> int:
        """Ordinal of the first day that the date covers."""
        return to_ordinal(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> int:
        """Ordinal of the last day that the date covers."""
        if self.month is None:
            return to_ordinal(self.year, 12, 31)
        return to_ordinal(self.year, self.month, self.day or days_in_month(self.year, self.month))

    @property
    def begin(self) -> float:
        """The instant at which the date begins, in days (an ordinal and a fraction of a day)."""
        return self.first_day + (self.hour or 0) / 24 + (self.minute or 0) / 1440

    @property
    def finish(self) -> float:
        """The instant at which the date ends, in days."""
        if self.minute is not None:
            return self.begin + 1 / 1440
        if self.hour is not None:
            return self.begin + 1 / 24
        return float(self.last_day + 1)

    def __str__(self) -> str:
        """The EDTF text."""
        if 0 <= self.year <= 9999:
            text = f"{self.year:04d}"
        elif -9999 <= self.year < 0:
            text = f"-{-self.year:04d}"
        else:
            text = f"Y{self.year}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        if self.hour is not None:
            text += f"T{self.hour:02d}:{self.minute or 0:02d}"
        return text + self.qualifier.value

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read one EDTF date.

        Raises:
            ValueError: if ``text`` is not one, or names no day.
        """
        match = _DATE.fullmatch(text.strip())
        if match is None:
            message = f"not a date that is understood: {text!r}"
            raise ValueError(message)
        number = {name: int(match[name]) if match[name] else None for name in ("month", "day", "hour", "minute")}
        return cls(int(match["year"].removeprefix("Y")), qualifier=Qualifier(match["qualifier"]), **number)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The earliest and the latest day possible, as ordinals; ``None`` is an open side.

    Raises:
        ValueError: if they run backwards.
    """

    earliest: int | None = None
    latest: int | None = None

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            message = f"the bounds run backwards: {self.earliest} to {self.latest}"
            raise ValueError(message)

    def meet(self, other: Bounds) -> Bounds | None:
        """What both allow, or ``None`` where they exclude each other."""
        starts = [x for x in (self.earliest, other.earliest) if x is not None]
        ends = [x for x in (self.latest, other.latest) if x is not None]
        earliest, latest = max(starts, default=None), min(ends, default=None)
        if earliest is not None and latest is not None and earliest > latest:
            return None
        return Bounds(earliest, latest)


@dataclass(frozen=True, slots=True)
class When:
    """A date (``start is end``), or an interval from ``start`` to ``end`` where ``None`` is an open side.

    ``margin`` is the width of "about" in days either side of an approximate end; ``str`` does not show it.

    Raises:
        ValueError: if both sides are open or the interval runs backwards.
    """

    start: CalendarDate | None
    end: CalendarDate | None
    interval: bool = False
    margin: int | None = None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            message = "a date needs at least one side"
            raise ValueError(message)
        if not self.interval and self.start != self.end:
            message = "a single date has one and the same start and end"
            raise ValueError(message)
        if self.start is not None and self.end is not None and self.start.begin >= self.end.finish:
            message = f"the interval runs backwards: {self}"
            raise ValueError(message)

    @classmethod
    def of(cls, date: CalendarDate, margin: int | None = None) -> Self:
        """A single date."""
        return cls(date, date, margin=margin)

    @classmethod
    def between(cls, start: CalendarDate | None, end: CalendarDate | None, margin: int | None = None) -> Self:
        """An interval; ``None`` is an open side."""
        return cls(start, end, interval=True, margin=margin)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an EDTF text of the subset above.

        Raises:
            ValueError: if ``text`` is none.
        """
        if "/" not in text:
            return cls.of(CalendarDate.parse(text))
        sides = [side.strip() for side in text.split("/")]
        if len(sides) != 2:
            message = f"not one interval: {text!r}"
            raise ValueError(message)
        start, end = (None if side in {"", ".."} else CalendarDate.parse(side) for side in sides)
        return cls.between(start, end)

    def __str__(self) -> str:
        """The EDTF text."""
        if not self.interval:
            return str(self.start)
        return f"{'..' if self.start is None else self.start}/{'..' if self.end is None else self.end}"

    @property
    def granularity(self) -> Granularity:
        """The finer of the two sides."""
        return min(side.granularity for side in (self.start, self.end) if side is not None)

    @property
    def approximate(self) -> bool:
        """Whether a side is marked "about"."""
        return any(
            side is not None and side.qualifier in {Qualifier.APPROXIMATE, Qualifier.BOTH}
            for side in (self.start, self.end)
        )

    @property
    def bounds(self) -> Bounds:
        """The earliest and the latest day that the date allows, "about" included."""
        earliest = None if self.start is None else self.start.first_day - self._margin(self.start)
        latest = None if self.end is None else self.end.last_day + self._margin(self.end)
        return Bounds(earliest, latest)

    def _margin(self, side: CalendarDate) -> int:
        if side.qualifier not in {Qualifier.APPROXIMATE, Qualifier.BOTH}:
            return 0
        return _MARGIN[side.granularity] if self.margin is None else self.margin

    def about(self, margin: int | None = None) -> When:
        """The same date marked as approximate, ``margin`` days either side."""

        def mark(side: CalendarDate | None) -> CalendarDate | None:
            return None if side is None else replace(side, qualifier=Qualifier.APPROXIMATE)

        return replace(self, start=mark(self.start), end=mark(self.end), margin=margin)
