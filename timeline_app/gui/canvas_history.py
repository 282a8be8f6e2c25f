"""The views that can be gone back to: one for each step, not one for each notch of the wheel."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer

from timeline_app.layout.scale import Scale

MOST = 100
"""Views that are remembered."""

PAUSE = 700
"""Milliseconds of rest after which a zoom or pan begins a new step."""


class History:
    """Views behind and ahead of the one that is shown."""

    def __init__(self) -> None:
        self._behind: list[Scale] = []
        self._ahead: list[Scale] = []
        self._rest = QElapsedTimer()

    def pause(self) -> bool:
        """Whether the hand has rested, so that what comes next is a step of its own."""
        rested = not self._rest.isValid() or self._rest.elapsed() > PAUSE
        self._rest.start()
        return rested

    def leave(self, scale: Scale) -> None:
        """Remember a view that is being left."""
        if not self._behind or self._behind[-1] != scale:
            self._behind = [*self._behind, scale][-MOST:]
        self._ahead = []

    def back(self, now: Scale) -> Scale | None:
        """The view before, or ``None``; ``now`` can be gone forward to."""
        if not self._behind:
            return None
        self._ahead.append(now)
        return self._behind.pop()

    def forward(self, now: Scale) -> Scale | None:
        """The view that was gone back from, or ``None``."""
        if not self._ahead:
            return None
        self._behind.append(now)
        return self._ahead.pop()
