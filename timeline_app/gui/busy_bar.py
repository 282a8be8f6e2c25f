"""The sign that an article is being read: its name, how far the work is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from timeline_app.gui.appearance import label, push, role
from timeline_app.gui.reading import Job, Reader
from timeline_app.wording.plain import quoted

_WIDTH, _TOP = 520, 64
"""Pixels: its width where there is room, and how far below the top it floats."""
_DELAY = 150
"""Milliseconds that work may take before a sign of it flickers up."""


class BusyBar(QFrame):
    """Follows a reader; hidden while it is idle. It floats over ``below``: nothing jumps when it comes and goes.

    Signal ``details_wanted`` asks for the list of all that is being read.
    """

    details_wanted = Signal()

    def __init__(self, reader: Reader, below: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._reader, self._below = reader, below
        role(self, "float")
        below.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(12)
        self._words = label("", "muted")
        row.addWidget(self._words)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName("Progress of reading")
        row.addWidget(self._progress, 1)
        self.details = push("Details…", "box")
        self.details.clicked.connect(self.details_wanted)
        row.addWidget(self.details)
        self.cancel = push("Cancel", "box")
        self.cancel.clicked.connect(lambda *_: reader.cancel())
        row.addWidget(self.cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self._appear)
        reader.busy_changed.connect(self._follow)
        reader.begun.connect(self._begin)
        reader.progressed.connect(self._advance)
        self.hide()

    @property
    def words(self) -> str:
        """What is said of the work."""
        return self._words.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay in the middle of what it floats over."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._place()
        return super().eventFilter(watched, event)

    def _appear(self) -> None:
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        room = self._below.geometry()
        width = min(_WIDTH, room.width() - 24)
        left = room.left() + (room.width() - width) // 2
        self.setGeometry(left, room.top() + _TOP, width, self.sizeHint().height())

    def _follow(self, busy: bool) -> None:
        if busy:
            self._words.setText("Reading…")
            self._progress.setRange(0, 0)
            self.details.hide()
            self._timer.start()
        else:
            self._timer.stop()
            self.hide()

    def _begin(self, job: Job) -> None:
        total, name = self._reader.total, quoted(job.name, 40 if self._reader.total > 1 else 60)
        deed = "Looking for articles in" if job.folders else "Fetching and reading" if job.url else "Reading"
        self._words.setText(f"{deed} {self._place_of() + 1:,} of {total:,}: {name}" if total > 1 else f"{deed} {name}")
        self.details.setVisible(total > 1)
        self._show_share(0.0)

    def _advance(self, job: Job, share: float) -> None:  # noqa: ARG002 - a signal's argument
        self._show_share(min(max(share, 0.0), 1.0))

    def _place_of(self) -> int:
        """How many have been read before the one that is being read."""
        return max(self._reader.total - self._reader.waiting, 0)

    def _show_share(self, share: float) -> None:
        """How far the whole work is; while that is not known, the bar goes to and fro."""
        done = self._place_of() + share
        self._progress.setRange(0, 1000 if done > 0 else 0)
        self._progress.setValue(round(1000 * done / max(self._reader.total, 1)))
