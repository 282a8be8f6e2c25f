"""Where an instant lies on the screen. Zoom and pan give a new scale; a scale never changes.

World time is a day count (an ordinal and its fraction). The left edge is an exact binary fraction: a float near
739,000 days resolves 10 microseconds, which at the deepest zoom is 200 times the error allowed a kept pivot.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import floor
from typing import Self

MINUTE = 1 / 1440
"""A minute in days."""

SHORTEST = MINUTE
"""The least time in days that a scale spans."""

LONGEST = 24_000 * 365.2425
"""The greatest time in days that a scale spans: enough for the years -9999 to 9999 and room beside them."""

_REACH = 40_000 * 365.2425
"""How far in days from year 1 the middle of a scale may lie: none gets lost in time."""


@dataclass(frozen=True, slots=True)
class Scale:
    """``start`` is the instant at pixel 0, ``width`` the length of the axis in pixels.

    Raises:
        ValueError: if a length is not positive.
    """

    start: Fraction
    days_per_px: float
    width: float
    day: int = field(init=False, repr=False, compare=False)
    rest: float = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not (self.days_per_px > 0 and self.width > 0):
            message = f"a scale needs positive lengths: {self.days_per_px} days a pixel, {self.width} pixels"
            raise ValueError(message)
        day = floor(self.start)
        object.__setattr__(self, "day", day)
        object.__setattr__(self, "rest", float(self.start - day))

    @classmethod
    def over(cls, begin: float, end: float, width: float) -> Self:
        """The scale that shows ``begin`` to ``end`` in days over ``width`` pixels, within the limits."""
        width = max(width, 1.0)
        span = min(max(end - begin, SHORTEST), LONGEST)
        middle = min(max((begin + end) / 2, -_REACH), _REACH)
        start = Fraction(begin) if span == end - begin and middle == (begin + end) / 2 else Fraction(middle - span / 2)
        return cls(start, span / width, width)

    @property
    def begin(self) -> float:
        """The instant at the left edge, in days."""
        return float(self.start)

    @property
    def end(self) -> float:
        """The instant at the right edge, in days."""
        return self.day + (self.rest + self.width * self.days_per_px)

    @property
    def span(self) -> float:
        """Days from edge to edge."""
        return self.width * self.days_per_px

    def x(self, time: float) -> float:
        """The pixel of an instant."""
        return ((time - self.day) - self.rest) / self.days_per_px

    def invert(self, x: float) -> float:
        """The instant at a pixel."""
        return self.day + (self.rest + x * self.days_per_px)

    def zoomed(self, factor: float, pivot: float) -> Self:
        """Closer by ``factor`` (less than 1: farther), the instant at pixel ``pivot`` kept in its place."""
        span = min(max(self.span / factor, SHORTEST), LONGEST)
        days_per_px = span / self.width
        moved = Fraction(pivot) * (Fraction(self.days_per_px) - Fraction(days_per_px))
        return replace(self, start=self.start + moved, days_per_px=days_per_px).kept()

    def panned(self, pixels: float) -> Self:
        """Later by ``pixels``: what lay at that pixel now lies at 0."""
        return replace(self, start=self.start + Fraction(pixels) * Fraction(self.days_per_px)).kept()

    def resized(self, width: float) -> Self:
        """The same left edge and closeness over another width, within the limits."""
        width = max(width, 1.0)
        span = min(max(self.days_per_px * width, SHORTEST), LONGEST)
        return replace(self, days_per_px=span / width, width=width)

    def kept(self) -> Self:
        """The same scale, its middle brought back where it lies beyond all reach."""
        middle = self.start + Fraction(self.span) / 2
        if abs(middle) <= _REACH:
            return self
        return replace(self, start=self.start + Fraction(_REACH if middle > 0 else -_REACH) - middle)
