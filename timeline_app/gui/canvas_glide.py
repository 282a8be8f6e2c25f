"""A short glide from one view to the next, so that the eye can follow a jump; the hand's own moves never wait."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QEasingCurve, QVariantAnimation

from timeline_app.layout.scale import Scale

LENGTH = 170
"""Milliseconds."""


def between(one: Scale, other: Scale, share: float) -> Scale:
    """The scale ``share`` of the way from one to the other: closeness by ratio, the point that both keep kept."""
    if one.fold != other.fold or one.width != other.width or share >= 1:
        return other
    closeness = one.days_per_px ** (1 - share) * other.days_per_px**share
    change = other.days_per_px - one.days_per_px
    moved = share if abs(change) < 1e-12 * one.days_per_px else (closeness - one.days_per_px) / change
    return replace(one, start=one.start + (other.start - one.start) * Fraction(moved), days_per_px=closeness)


class Glide:
    """Where the eye is on its way to a scale; ``changed`` is called when it moves on."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self.on = False
        self._from: Scale | None = None
        self._share = 1.0
        self._changed = changed
        self._animation = QVariantAnimation()
        self._animation.setDuration(LENGTH)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._moved)

    def begin(self, start: Scale) -> None:
        """Set out from a scale, where motion is wanted."""
        self.stop()
        if self.on:
            self._from, self._share = start, 0.0
            self._animation.start()

    def stop(self) -> None:
        """Be there at once."""
        self._animation.stop()
        self._from, self._share = None, 1.0

    def now(self, target: Scale) -> Scale:
        """What the eye sees on the way to ``target``."""
        return target if self._from is None else between(self._from, target, self._share)

    def _moved(self, share: float) -> None:
        self._share = float(share)
        if self._share >= 1:
            self._from = None
        self._changed()
