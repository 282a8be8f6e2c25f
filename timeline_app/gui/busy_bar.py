"""The sign that an article is being read: its name, how far the work is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from timeline_app.gui.appearance import label, push
from timeline_app.gui.plain import quoted
from timeline_app.gui.reading import Job, Reader

_DELAY = 150
"""Milliseconds that work may take before a sign of it flickers up."""


class BusyBar(QWidget):
    """Follows a reader; hidden while it is idle."""

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(12)
        self._words = label("", "muted")
        row.addWidget(self._words)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName("Progress of reading")
        row.addWidget(self._progress, 1)
        self.cancel = push("Cancel", "box")
        self.cancel.clicked.connect(reader.cancel)
        row.addWidget(self.cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self.show)
        reader.busy_changed.connect(self._follow)
        reader.begun.connect(self._begin)
        reader.progressed.connect(self._advance)
        self.hide()

    @property
    def words(self) -> str:
        """What is said of the work."""
        return self._words.text()

    def _follow(self, busy: bool) -> None:
        if busy:
            self._words.setText("Reading…")
            self._progress.setRange(0, 0)
            self._timer.start()
        else:
            self._timer.stop()
            self.hide()

    def _begin(self, job: Job) -> None:
        more = self._reader.waiting - 1
        self._words.setText(f"Reading {quoted(job.name, 60)}" + (f", {more} more to come" if more else ""))
        self._progress.setRange(0, 0)

    def _advance(self, job: Job, share: float) -> None:  # noqa: ARG002 - a signal's argument
        self._progress.setRange(0, 1000)
        self._progress.setValue(round(1000 * min(max(share, 0.0), 1.0)))
