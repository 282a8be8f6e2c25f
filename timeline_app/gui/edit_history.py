"""All edits, the newest first; a click goes back or forward to one."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from timeline_app.gui.appearance import MUTED, label
from timeline_app.gui.session import Session
from timeline_app.wording.plain import one_line

_LISTED = 500
"""The most edits listed; undo goes further back."""


class HistoryPage(QWidget):
    """A line an edit; those taken back are grey and can be made again. It is filled when it is shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 14, 10, 10)
        column.setSpacing(8)
        self._lead = label("", "muted", wrap=True)
        self._lead.setContentsMargins(6, 0, 6, 0)
        column.addWidget(self._lead)
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setAccessibleName("Edits, the newest first")
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        column.addWidget(self.list, 1)
        self.setAccessibleName("History")

    def fill(self) -> None:
        """List the edits as they are now."""
        project = self._session.project
        history, cursor = project.history, project.cursor
        self._lead.setText(
            "Click a line to go back to the moment after it; the lines above it can be made again."
            if history
            else "Nothing was changed yet. All that you change is listed here, and can be taken back."
        )
        self.list.clear()
        for step in range(len(history), max(0, len(history) - _LISTED), -1):
            self._add(
                step, _line(history[step - 1].label, history[step - 1].at), done=step <= cursor, now=step == cursor
            )
        if history and len(history) <= _LISTED:
            self._add(0, "The beginning", done=True, now=cursor == 0)

    def _add(self, step: int, words: str, *, done: bool, now: bool) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, step)
        if not done:
            item.setForeground(self.palette().color(MUTED))
            font = self.list.font()
            font.setItalic(True)
            item.setFont(font)
            item.setToolTip("Taken back; click to make it again")
        self.list.addItem(item)
        if now:
            self.list.setCurrentItem(item)

    def _go(self, item: QListWidgetItem) -> None:
        step = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(step, int):
            self._session.go_to(step)


def _line(words: str, at: dt.datetime | None) -> str:
    time = "" if at is None else f"{at.astimezone():%H:%M}  "
    return time + one_line(words, 160)
