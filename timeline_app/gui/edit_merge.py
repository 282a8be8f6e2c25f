"""Asks which of several events is to stay when they are made one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from timeline_app.gui.appearance import label, push
from timeline_app.gui.session import Session
from timeline_app.gui.source_card import title_of
from timeline_app.model import Entry
from timeline_app.project import edits
from timeline_app.wording import sentences as wording
from timeline_app.wording.plain import ampersand, counted, one_line

_MOST = 60
"""The most events merged at once: more would be a slip of the hand."""


class MergeDialog(QDialog):
    """Events to be made one; title, kind and date of the one that stays are kept, the tellings of all are joined."""

    def __init__(self, session: Session, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        found = (session.entry(key) for key in keys)
        self._entries = sorted((entry for entry in found if entry is not None), key=_foremost)[:_MOST]
        self.setWindowTitle("Merge events")
        self.setMinimumWidth(460)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        column.addWidget(label(f"Make {counted(len(self._entries), 'event')} one. Which stays?", "name"))
        lead = (
            "Its title, date and kind stay. The words that tell of the others are added to it, and so are their people."
        )
        column.addWidget(label(lead, "muted", wrap=True))
        column.addWidget(self._list())
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = push("Cancel", "box")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.merge = push("Merge", "strong")
        self.merge.setDefault(True)
        self.merge.clicked.connect(self._merge)
        row.addWidget(cancel)
        row.addWidget(self.merge)
        column.addLayout(row)

    def _list(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("panel")
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        self.group = QButtonGroup(self)
        for number, entry in enumerate(self._entries):
            choice = QRadioButton(ampersand(one_line(entry.event.title, 90)))
            choice.setChecked(number == 0)
            self.group.addButton(choice, number)
            lines.addWidget(choice)
            note = label(self._note(entry), "small", wrap=True)
            note.setContentsMargins(24, 0, 0, 6)
            lines.addWidget(note)
        lines.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setMinimumHeight(min(320, 52 * len(self._entries)))
        return area

    def _note(self, entry: Entry) -> str:
        sources = self._session.sources
        several = len(sources) > 1 and entry.source < len(sources)
        source = f" · {one_line(title_of(sources[entry.source]), 60)}" if several else ""
        return f"{wording.date_text(entry.event)} · {counted(len(entry.event.mentions), 'telling')}{source}"

    def _merge(self) -> None:
        stays = self._entries[self.group.checkedId()].key
        if self._session.edit(edits.merge, [entry.key for entry in self._entries], stays):
            self._session.select(stays)
            self.accept()


def _foremost(entry: Entry) -> tuple[bool, int, float]:
    """The dated, most told, most important event is proposed."""
    return entry.event.when is None, -len(entry.event.mentions), -entry.event.importance
