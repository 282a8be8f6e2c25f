"""A pan that runs on when the hand lets go in motion, and comes to rest by itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from math import exp

from PySide6.QtCore import QElapsedTimer, QTimer

SLOWING = 180.0
"""Milliseconds in which a running pan loses all but 1/e of its speed."""

LEAST = 0.25
"""Pixels a millisecond; a slower hand has come to rest before it let go."""

FASTEST = 6.0
"""Pixels a millisecond."""

LOOK_BACK = 90
"""Milliseconds of the hand's motion that its speed is taken from."""


def travelled(speed: float, elapsed: float) -> float:
    """The pixels that a pan of ``speed`` (pixels a millisecond) has run after ``elapsed`` milliseconds."""
    return speed * SLOWING * (1.0 - exp(-elapsed / SLOWING))


class Kinetic:
    """``pan`` is called with pixels while the pan runs on; ``on`` only where motion is wanted."""

    def __init__(self, pan: Callable[[float], None]) -> None:
        self.on = False
        self._pan = pan
        self._seen: deque[tuple[int, float]] = deque(maxlen=32)
        self._clock, self._since = QElapsedTimer(), QElapsedTimer()
        self._clock.start()
        self._speed, self._done = 0.0, 0.0
        self._timer = QTimer()
        self._timer.setInterval(16)
        self._timer.timeout.connect(self._step)

    @property
    def running(self) -> bool:
        """Whether a pan runs on."""
        return self._timer.isActive()

    def follow(self, x: float) -> None:
        """The hand is at pixel ``x``."""
        self._seen.append((self._clock.elapsed(), x))

    def let_go(self) -> None:
        """Run on at the hand's speed, where that is wanted and the hand was in motion."""
        now = self._clock.elapsed()
        recent = [(time, x) for time, x in self._seen if now - time <= LOOK_BACK]
        self._seen.clear()
        if not self.on or len(recent) < 2:
            return
        speed = (recent[0][1] - recent[-1][1]) / max(now - recent[0][0], 8)
        if abs(speed) >= LEAST:
            self._speed, self._done = min(max(speed, -FASTEST), FASTEST), 0.0
            self._since.start()
            self._timer.start()

    def stop(self) -> None:
        """Rest where it is."""
        self._timer.stop()
        self._seen.clear()

    def _step(self) -> None:
        elapsed = self._since.elapsed()
        reached = travelled(self._speed, elapsed)
        self._pan(reached - self._done)
        self._done = reached
        if abs(self._speed) * exp(-elapsed / SLOWING) < 0.02:
            self._timer.stop()
