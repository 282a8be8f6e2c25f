"""The list of keys and of what the mouse does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from timeline_app.gui.actions import CANVAS_KEYS, COMMANDS, keys_text
from timeline_app.gui.appearance import label, push
from timeline_app.version import __version__

_COLUMNS = (
    ("Projects, events, articles", ("Project", "Edit", "Articles")),
    ("View, pictures, program", ("View", "Pictures", "Program")),
)
"""The groups of commands in each column."""


class HelpDialog(QDialog):
    """Closed with Escape or Return; does not block the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 16)
        outer.setSpacing(14)
        columns = QHBoxLayout()
        columns.setSpacing(40)
        for title, groups in _COLUMNS:
            wanted = [command for command in COMMANDS if command.keys and command.group in groups]
            columns.addLayout(_table(title, [(command.text.rstrip("…"), keys_text(command)) for command in wanted]))
        columns.addLayout(_table("On the timeline", list(CANVAS_KEYS)))
        outer.addLayout(columns)
        foot = QHBoxLayout()
        foot.addWidget(label(f"Timeline {__version__}", "muted"))
        foot.addStretch(1)
        close = push("Close", "box")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        outer.addLayout(foot)


def _table(title: str, rows: list[tuple[str, str]]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(label(title.upper(), "section"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    for number, (what, keys) in enumerate(rows):
        grid.addWidget(label(what), number, 0)
        grid.addWidget(label(keys, "muted"), number, 1)
    column.addLayout(grid)
    column.addStretch(1)
    return column
