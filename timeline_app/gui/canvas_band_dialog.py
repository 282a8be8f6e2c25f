"""Asks for the name and the dates of a background span."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QWidget

from timeline_app.layout.bands import Band
from timeline_app.layout.marks import clean
from timeline_app.model import When

HINT = "Dates as year, year-month or year-month-day: 2024, 2024-07, 2024-07-23."


class BandDialog(QDialog):
    """``band`` is what was entered, once it makes sense; until then a sentence says what is missing."""

    def __init__(self, parent: QWidget | None = None, begin: str = "", end: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle("Add a background span")
        self.name, self.begin, self.end = QLineEdit(), QLineEdit(begin), QLineEdit(end)
        self.name.setPlaceholderText("a presidency, a campaign, a war")
        self.name.setMaxLength(200)
        self.message = QLabel(HINT)
        self.message.setWordWrap(True)
        form = QFormLayout(self)
        for label, field in (("&Name", self.name), ("&From", self.begin), ("&To (its end included)", self.end)):
            form.addRow(label, field)
            field.textChanged.connect(self._look)
        form.addRow(self.message)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        form.addRow(self.buttons)
        self.band: Band | None = None
        self._look()

    def _look(self) -> None:
        self.band, problem = read_band(self.name.text(), self.begin.text(), self.end.text())
        self.message.setText(problem or HINT)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self.band is not None)


def read_band(name: str, begin: str, end: str) -> tuple[Band | None, str]:
    """The span of a name and two dates in EDTF; else ``None`` and what is wrong (empty while something is missing)."""
    instants = []
    for text, what in ((begin.strip(), "From"), (end.strip(), "To")):
        if not text:
            return None, ""
        try:
            when = When.parse(text)
        except ValueError:
            return None, f"{what}: “{text[:40]}” is no date that is understood here. {HINT}"
        if when.interval or when.start is None:
            return None, f"{what}: one date is needed, “{text[:40]}” is a span."
        instants.append(when.start)
    if instants[1].finish <= instants[0].begin:
        return None, "The span ends before it begins."
    title = clean(name)
    if not title:
        return None, "The span needs a name."
    return Band(title, instants[0].begin, instants[1].finish), ""
