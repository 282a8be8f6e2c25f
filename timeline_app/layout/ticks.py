"""The marks of the time axis: one table of steps, two rows, every tick on a calendar boundary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from math import floor
from typing import NamedTuple

from timeline_app.layout.datetext import ENGLISH, DateWords, clock_text, day_text, year_text
from timeline_app.layout.scale import Scale
from timeline_app.model.calendar import from_ordinal, to_ordinal, weekday


class Unit(Enum):
    """Calendar units; the value is the mean length in days."""

    MINUTE = 1 / 1440
    HOUR = 1 / 24
    DAY = 1.0
    WEEK = 7.0
    MONTH = 30.436875
    YEAR = 365.2425


class Step(NamedTuple):
    """A row of the table: fine ticks every ``every`` ``unit`` with ``room`` pixels between, coarse ones above them."""

    unit: Unit
    every: int
    room: float
    coarse: Unit
    coarse_every: int = 1


STEPS = (
    Step(Unit.MINUTE, 1, 46, Unit.DAY),
    Step(Unit.MINUTE, 5, 46, Unit.DAY),
    Step(Unit.MINUTE, 15, 46, Unit.DAY),
    Step(Unit.MINUTE, 30, 46, Unit.DAY),
    Step(Unit.HOUR, 1, 46, Unit.DAY),
    Step(Unit.HOUR, 3, 46, Unit.DAY),
    Step(Unit.HOUR, 6, 46, Unit.DAY),
    Step(Unit.HOUR, 12, 46, Unit.DAY),
    Step(Unit.DAY, 1, 24, Unit.MONTH),
    Step(Unit.WEEK, 1, 24, Unit.MONTH),
    Step(Unit.MONTH, 1, 34, Unit.YEAR),
    Step(Unit.MONTH, 3, 34, Unit.YEAR),
    Step(Unit.MONTH, 6, 34, Unit.YEAR),
    Step(Unit.YEAR, 1, 40, Unit.YEAR, 10),
    Step(Unit.YEAR, 2, 40, Unit.YEAR, 10),
    Step(Unit.YEAR, 5, 44, Unit.YEAR, 50),
    Step(Unit.YEAR, 10, 48, Unit.YEAR, 100),
    Step(Unit.YEAR, 20, 48, Unit.YEAR, 100),
    Step(Unit.YEAR, 50, 52, Unit.YEAR, 500),
    Step(Unit.YEAR, 100, 60, Unit.YEAR, 1000),
    Step(Unit.YEAR, 200, 60, Unit.YEAR, 1000),
    Step(Unit.YEAR, 500, 60, Unit.YEAR, 5000),
    Step(Unit.YEAR, 1000, 64, Unit.YEAR, 5000),
    Step(Unit.YEAR, 2000, 64, Unit.YEAR, 10_000),
    Step(Unit.YEAR, 5000, 64, Unit.YEAR, 10_000),
)


class Tick(NamedTuple):
    """A mark of the axis at an instant in days; ``short`` is for where the label lacks room."""

    time: float
    label: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Ticks:
    """The two rows; the first of ``coarse`` may lie before the left edge, its label sticks to it."""

    step: Step
    fine: tuple[Tick, ...]
    coarse: tuple[Tick, ...]


def choose(days_per_px: float) -> Step:
    """The finest step whose ticks have room."""
    for step in STEPS:
        if step.unit.value * step.every / days_per_px >= step.room:
            return step
    return STEPS[-1]


def ticks(scale: Scale, words: DateWords = ENGLISH) -> Ticks:
    """The ticks of a scale, in order, each row on its calendar boundaries; folded gaps hold none."""
    step = choose(scale.days_per_px)
    wide = step.unit is Unit.DAY and step.unit.value / scale.days_per_px >= 58
    fine: list[Tick] = []
    coarse: list[Tick] = []
    for begin, end in _stretches(scale):
        first = bool(fine)
        fine += [
            Tick(time, _fine_label(step, time, words, wide=wide))
            for time in boundaries(step.unit, step.every, begin, end)
            if (not first or time >= begin) and (time < end or end == scale.end)
        ]
        coarse += [
            Tick(max(time, begin) if first else time, _coarse_label(step, time, words), _short_label(step, time, words))
            for time in boundaries(step.coarse, step.coarse_every, begin, end)
            if time < end or end == scale.end
        ]
    return Ticks(step, tuple(fine), tuple(coarse))


def _stretches(scale: Scale) -> list[tuple[float, float]]:
    """The unfolded parts of a view in instants."""
    begin, end = scale.begin, scale.end
    if scale.fold is None:
        return [(begin, end)]
    found = []
    for gap in scale.fold.between(begin, end):
        if gap.begin > begin:
            found.append((begin, gap.begin))
        begin = gap.end
    return [*found, (begin, end)] if begin < end else found


def boundaries(unit: Unit, count: int, begin: float, end: float) -> Iterator[float]:
    """The instants on which each ``count`` units begin, from the last one not after ``begin`` up to ``end``.

    Years count from the year 1, so that BCE decades are 10 BCE to 1 BCE; minutes and hours from midnight.
    """
    if unit in {Unit.MINUTE, Unit.HOUR}:
        per_day = round(1 / unit.value / count)
        number = floor((begin - floor(begin)) * per_day + 1e-9) + floor(begin) * per_day
        while (time := number // per_day + (number % per_day) / per_day) <= end:
            yield time
            number += 1
        return
    if unit in {Unit.DAY, Unit.WEEK}:
        day = floor(begin) if unit is Unit.DAY else floor(begin) - weekday(floor(begin))
        while day <= end:
            yield float(day)
            day += round(unit.value) * count
        return
    year, month, _ = from_ordinal(floor(begin))
    if unit is Unit.MONTH:
        number = ((year - 1) * 12 + month - 1) // count * count
        while (time := float(to_ordinal(number // 12 + 1, number % 12 + 1))) <= end:
            yield time
            number += count
        return
    group = (year if year > 0 or count == 1 else year - 1) // count
    while (time := float(to_ordinal(group_year(group, count)))) <= end:
        yield time
        group += 1


def group_year(group: int, count: int) -> int:
    """The astronomical year that begins a group of ``count`` years; there is no year 0, so the first begins in 1.

    After it 10, 20, 30 and so on; before it 10 BCE, 20 BCE (astronomical -9, -19).
    """
    if count == 1 or group > 0:
        return group * count
    return 1 + group * count


def _fine_label(step: Step, time: float, words: DateWords, *, wide: bool) -> str:
    year, month, day = from_ordinal(floor(time))
    match step.unit:
        case Unit.MINUTE | Unit.HOUR:
            minutes = round((time - floor(time)) * 1440)
            return clock_text(minutes // 60, minutes % 60, words)
        case Unit.DAY | Unit.WEEK:
            return f"{words.weekdays[weekday(floor(time))]} {day}" if wide else str(day)
        case Unit.MONTH:
            return words.short_months[month - 1]
        case Unit.YEAR:
            return year_text(year, words)


def _coarse_label(step: Step, time: float, words: DateWords) -> str:
    year, month, day = from_ordinal(floor(time))
    match step.coarse:
        case Unit.DAY:
            return f"{words.weekdays[weekday(floor(time))]} {day_text(year, month, day, words)}"
        case Unit.MONTH:
            return words.month_year.format(month=words.months[month - 1], year=year_text(year, words))
        case Unit.YEAR if step.coarse_every == 1:
            return year_text(year, words)
        case _:
            return _group_label(year, step.coarse_every, words)


def _short_label(step: Step, time: float, words: DateWords) -> str:
    year, month, day = from_ordinal(floor(time))
    if step.coarse is Unit.DAY:
        return words.day_month.format(day=day, month=words.short_months[month - 1])
    if step.coarse is Unit.MONTH:
        return words.month_year.format(month=words.short_months[month - 1], year=year_text(year, words))
    return _coarse_label(step, time, words)


def _group_label(year: int, count: int, words: DateWords) -> str:
    """A group of years: ``2020s`` for tens, else its first and last year."""
    group = year // count if year > 0 else (year - 1) // count
    if count == 10 and group > 0:
        return words.decade.format(year=year)
    last = group_year(group + 1, count) - 1
    return words.span.format(start=year_text(year, words), end=year_text(last, words))
