"""The line at the bottom: how much is there, what is doubtful, what the view spans."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from timeline_app.gui.appearance import label, push
from timeline_app.gui.filters import Mark
from timeline_app.gui.session import Session
from timeline_app.layout.datetext import span_text
from timeline_app.wording.plain import counted


class StatusBar(QWidget):
    """Signals: ``conflict_wanted`` asks for the next event in conflict, ``unread_wanted`` for what was not read."""

    conflict_wanted = Signal()
    unread_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 16, 2)
        row.setSpacing(16)
        self.events, self.undated = label(), label()
        self.conflicts, self.unread = _small_link(), _small_link()
        self.view = label()
        for part in (self.events, self.undated):
            row.addWidget(part)
        for button in (self.conflicts, self.unread):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.view)
        self.state = label()
        row.addWidget(self.state)
        self.conflicts.clicked.connect(self.conflict_wanted)
        self.unread.clicked.connect(self.unread_wanted)
        session.timeline_changed.connect(self._follow)
        session.shown_changed.connect(self._follow)
        self._follow()

    def set_view(self, begin: float, end: float) -> None:
        """The view spans these instants, in days."""
        self.view.setText(span_text(begin, end))

    def set_state(self, state: str) -> None:
        """How it stands with the project's file."""
        self.state.setText(state)
        self.state.setVisible(bool(state))

    def _follow(self) -> None:
        timeline, shown = self._session.timeline, self._session.facets.shown
        total, sources = len(timeline.entries), len(self._session.sources)
        words = f"{counted(total, 'event')} from {counted(sources, 'source')}"
        if len(shown) != total:
            words = f"{len(shown):,} of {words} shown"
        self.events.setText(words if sources or total else "No article open")
        undated = sum(1 for entry in timeline.entries if entry.event.when is None and entry.key in shown)
        self.undated.setText(f"{undated:,} undated" if undated else "")
        self.undated.setVisible(bool(undated))
        open_ones = self._session.undecided()
        conflicts = self._session.totals.marks[Mark.CONFLICT]
        text = f"{counted(conflicts, 'date')} in conflict"
        if open_ones < conflicts:
            text += f", {conflicts - open_ones:,} decided"
        self.conflicts.setText(text)
        self.conflicts.setVisible(bool(conflicts))
        unread = sum(len(source.rejected) for source in timeline.sources)
        self.unread.setText(f"{counted(unread, 'phrase')} not taken as dates or events")
        self.unread.setVisible(bool(unread))
        self.view.setVisible(bool(sources))


def _small_link() -> QPushButton:
    button = push("", "quiet")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
