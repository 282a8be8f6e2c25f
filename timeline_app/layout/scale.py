"""Where an instant lies on the screen. Zoom and pan give a new scale; a scale never changes.

World time is a day count (an ordinal and its fraction). The left edge is an exact binary fraction: a float near
739,000 days resolves 10 microseconds, which at the deepest zoom is 200 times the error allowed a kept pivot.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from timeline_app.layout.fold import Fold

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
    """``start`` is the (folded) instant at pixel 0, ``width`` the length of the axis in pixels.

    Raises:
        ValueError: if a length is not positive.
    """

    start: Fraction
    days_per_px: float
    width: float
    fold: Fold | None = None
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
    def over(cls, begin: float, end: float, width: float, fold: Fold | None = None) -> Self:
        """The scale that shows ``begin`` to ``end`` in days over ``width`` pixels, within the limits."""
        if fold is None:
            return cls.across(begin, end, width)
        return cls.across(fold.warp(begin), fold.warp(end), width, fold)

    @classmethod
    def across(cls, begin: float, end: float, width: float, fold: Fold | None = None) -> Self:
        """The same for a range of folded time."""
        width = max(width, 1.0)
        span = min(max(end - begin, SHORTEST), LONGEST)
        middle = min(max((begin + end) / 2, -_REACH), _REACH)
        start = Fraction(begin) if span == end - begin and middle == (begin + end) / 2 else Fraction(middle - span / 2)
        return cls(start, span / width, width, fold)

    @property
    def begin(self) -> float:
        """The instant at the left edge, in days."""
        return self.invert(0.0)

    @property
    def end(self) -> float:
        """The instant at the right edge, in days."""
        return self.invert(self.width)

    @property
    def span(self) -> float:
        """Days from edge to edge, a folded gap as long as it is drawn."""
        return self.width * self.days_per_px

    def x(self, time: float) -> float:
        """The pixel of an instant."""
        if self.fold is not None:
            time = self.fold.warp(time)
        return ((time - self.day) - self.rest) / self.days_per_px

    def invert(self, x: float) -> float:
        """The instant at a pixel."""
        time = self.day + (self.rest + x * self.days_per_px)
        return time if self.fold is None else self.fold.unwarp(time)

    def folded(self, time: float) -> float:
        """The folded time of an instant: pixels grow with it evenly."""
        return time if self.fold is None else self.fold.warp(time)

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
