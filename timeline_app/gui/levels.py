"""The name of a zoom level, and how close a level is. No Qt here."""

from __future__ import annotations

from typing import NamedTuple


class Level(NamedTuple):
    """A level and the mean length in days of what it is named after."""

    name: str
    days: float


LEVELS = (
    Level("Minute", 1 / 1440),
    Level("Hour", 1 / 24),
    Level("Day", 1.0),
    Level("Week", 7.0),
    Level("Month", 30.436875),
    Level("Year", 365.2425),
    Level("Decade", 3652.425),
    Level("Century", 36_524.25),
    Level("Millennium", 365_242.5),
)
_NAMED = 100
"""A level is named after the shortest time that takes at least so many pixels."""
_SET = 240
"""Pixels that the time takes when its level is asked for."""


def level_of(days_per_px: float) -> Level:
    """The level of a view."""
    return next((level for level in LEVELS if level.days / days_per_px >= _NAMED), LEVELS[-1])


def factor_to(level: Level, days_per_px: float) -> float:
    """By how much to zoom to come to ``level``."""
    return days_per_px * _SET / level.days
