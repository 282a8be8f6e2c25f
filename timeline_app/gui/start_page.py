"""What the window shows while no article is open: how to begin."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from timeline_app.gui.appearance import label, push, restyle, role
from timeline_app.gui.flow import FlowLayout

_STEPS = (
    ("Open", "News articles: web pages, PDF, Word and text files, e-mails, or pasted text."),
    ("Look", "Each event stands where the text dates it; what has no date waits in the Undated tray."),
    ("Ask why", "Click an event: the words it came from, and how its date follows from them."),
)


class StartPage(QWidget):
    """Signals: ``open_wanted``, ``paste_wanted``, ``sample_wanted``, ``project_wanted(Path)`` for a recent project."""

    project_wanted = Signal(object)
    open_wanted = Signal()
    paste_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(1)
        self._drop = QFrame()
        role(self._drop, "drop")
        self._drop.setMaximumWidth(720)
        column = QVBoxLayout(self._drop)
        column.setContentsMargins(44, 38, 44, 34)
        column.setSpacing(10)
        column.addWidget(label("Read the dates out of a news article", "big", wrap=True))
        lead = "Every event on a timeline that you can zoom, each tied to the words it came from."
        column.addWidget(label(lead, "lead", wrap=True))
        column.addSpacing(14)
        column.addLayout(self._buttons())
        self._recent = QWidget()
        self._flow = FlowLayout(self._recent, gap=12)
        self._recent.hide()
        column.addWidget(self._recent)
        column.addSpacing(18)
        for name, words in _STEPS:
            column.addLayout(_step(name, words))
        column.addSpacing(10)
        column.addWidget(
            label(
                "Or drop files here. Nothing leaves this computer; a web page is fetched only when you ask for it.",
                "muted",
                wrap=True,
            )
        )
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._drop, 10)
        line.addStretch(1)
        outer.addLayout(line)
        outer.addStretch(2)
        self.setAccessibleName("Start")

    def set_recent(self, projects: Sequence[tuple[str, Path]]) -> None:
        """Offer projects by their names."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if projects:
            self._flow.addWidget(label("Recent projects:", "muted"))
        for name, path in projects:
            link = push(name, "link")
            link.clicked.connect(lambda *_, path=path: self.project_wanted.emit(path))
            self._flow.addWidget(link)
        self._recent.setVisible(bool(projects))

    def set_over(self, *, over: bool) -> None:
        """Show that files are held over the window."""
        self._drop.setProperty("over", over)
        restyle(self._drop)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.open = push("Open articles…", "strong")
        self.open.clicked.connect(self.open_wanted)
        self.paste = push("Paste article", "box")
        self.paste.clicked.connect(self.paste_wanted)
        self.sample = push("Try the sample article", "box")
        self.sample.clicked.connect(self.sample_wanted)
        for button in (self.open, self.paste, self.sample):
            button.setMinimumHeight(34)
            row.addWidget(button)
        row.addStretch(1)
        return row


def _step(name: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    head = label(name, "name")
    head.setFixedWidth(64)
    row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(words, "muted", wrap=True), 1)
    return row
