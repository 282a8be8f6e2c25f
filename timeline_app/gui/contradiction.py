"""The box that says how a text contradicts itself on a date, and lets the user decide."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from timeline_app.gui.appearance import label, push, role
from timeline_app.gui.flow import FlowLayout
from timeline_app.gui.session import Session
from timeline_app.model import Entry, Reading
from timeline_app.project import edits
from timeline_app.wording import sentences as wording


class ContradictionBox(QFrame):
    """Every reading with its words; a choice is an edit, shown here, and can be taken back.

    Signal ``date_wanted`` asks for a date that no reading gives.
    """

    date_wanted = Signal()

    def __init__(self, session: Session, entry: Entry, text: str) -> None:
        super().__init__()
        role(self, "warn")
        self._session, self._key = session, entry.key
        given = session.document.correction(entry.key).date
        chosen = session.chosen(entry.key)
        settled = given is not None or chosen is not None
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        several = any(map(wording.read_elsewhere, entry.event.readings))
        title = "The articles contradict each other" if several else "The source contradicts itself"
        column.addWidget(label(title, "name"))
        head, lines = wording.contradiction_text(entry.event, text)
        column.addWidget(label(head, wrap=True))
        for line in lines[:1] if settled else lines:
            column.addWidget(label(line, wrap=True))
        if given is not None:
            column.addWidget(label(wording.given_text(given.when), "name", wrap=True))
        elif chosen is not None:
            column.addWidget(label(f"You chose {wording.reading_text(chosen)}.", "name", wrap=True))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=10)
        current = chosen if settled else _own(entry)
        for reading in entry.event.readings:
            if reading is current and settled:
                continue
            keeps = reading is current
            button = push(("Keep " if keeps else "Use ") + wording.reading_text(reading), "link")
            button.clicked.connect(self._chooser(reading))
            flow.addWidget(button)
        if settled:
            undo = push("Undo my choice", "link")
            undo.clicked.connect(lambda: session.edit(edits.revert, self._key, "date"))
            flow.addWidget(undo)
        write = push("Another date…", "link")
        write.clicked.connect(self.date_wanted)
        flow.addWidget(write)
        column.addWidget(buttons)

    def _chooser(self, reading: Reading) -> Callable[[], None]:
        return lambda: self._session.choose(self._key, reading)


def _own(entry: Entry) -> Reading | None:
    """The reading that the program goes by: the preferred one, else the one whose date the event has."""
    readings = entry.event.readings
    preferred = [reading for reading in readings if reading.preferred]
    same = [reading for reading in readings if reading.when == entry.event.when]
    return next(iter(preferred + same), None)
