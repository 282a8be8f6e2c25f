"""Work that must be done soon, but not while somebody waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Later:
    """Does ``work`` on a thread ``delay`` seconds after it was asked for; several wishes in that time become one.

    With a ``delay`` of 0 it is done at once, without a thread.
    """

    def __init__(self, work: Callable[[], None], delay: float) -> None:
        self._work, self._delay = work, delay
        self._timer: threading.Timer | None = None
        self._due = False
        self._guard = threading.Lock()
        self._working = threading.Lock()

    def ask(self) -> None:
        """Have the work done soon."""
        if self._delay <= 0:
            self._work()
            return
        with self._guard:
            if not self._due:
                self._due = True
                self._timer = threading.Timer(self._delay, self._run)
                self._timer.daemon = True
                self._timer.start()

    def finish(self) -> None:
        """Do now what was asked for, and wait for what is being done."""
        with self._guard:
            timer = self._timer
        if timer is not None:
            timer.cancel()
            timer.join()
        self._run()  # which waits for an earlier thread that is still at work

    def _run(self) -> None:
        with self._working:
            with self._guard:
                due, self._due = self._due, False
            if due:
                self._work()
