"""The events that the user removed: nothing is lost, each can be brought back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from timeline_app.gui.appearance import label, push
from timeline_app.gui.session import Session
from timeline_app.model import Entry
from timeline_app.project import edits
from timeline_app.wording import sentences as wording
from timeline_app.wording.plain import counted, one_line

_LISTED = 300


class RemovedPage(QScrollArea):
    """A row an event, the words that tell of it below. It is filled when it is shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Removed events")

    @property
    def number(self) -> int:
        """How many events were removed."""
        fixes = self._session.document.corrections.values()
        return len(self._session.document.removed()) if any(fix.removed for fix in fixes) else 0

    def fill(self) -> None:
        """List the events that are removed now."""
        removed = self._session.document.removed()
        inside = QWidget()
        inside.setObjectName("panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(4)
        column.addWidget(
            label("These events were removed from the timeline and can be brought back.", "muted", wrap=True)
        )
        if len(removed) > 1:
            every = push(f"Bring back all {counted(len(removed), 'event')}", "link")
            every.clicked.connect(self._bringer(*(entry.key for entry in removed)))
            column.addWidget(every, 0, Qt.AlignmentFlag.AlignLeft)
        for entry in removed[:_LISTED]:
            self._add(column, entry)
        if len(removed) > _LISTED:
            column.addWidget(label(f"and {len(removed) - _LISTED:,} more", "small"))
        column.addStretch(1)
        if (old := self.takeWidget()) is not None:
            old.deleteLater()  # not at once: the click that led here may come from inside
        self.setWidget(inside)

    def _add(self, column: QVBoxLayout, entry: Entry) -> None:
        column.addSpacing(8)
        title = one_line(entry.event.title, 200)
        column.addWidget(label(title, "name", wrap=True))
        row = QHBoxLayout()
        row.addWidget(label(wording.date_text(entry.event), "small", wrap=True), 1)
        back = push("Bring back", "quiet-link")
        back.setAccessibleName(f"Bring back {title}")
        back.clicked.connect(self._bringer(entry.key))
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)

    def _bringer(self, *keys: str) -> Callable[[], None]:
        def bring() -> None:
            if self._session.edit(edits.restore, keys):
                self._session.select(keys[0])

        return bring
