"""Asks for the text of an article, and what it is called and when it was published where the text does not say."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from timeline_app.gui.appearance import label, push
from timeline_app.gui.day_field import DayField
from timeline_app.gui.published_bar import GIVEN
from timeline_app.gui.reading import Job
from timeline_app.model import Published
from timeline_app.wording.plain import counted


class PasteDialog(QDialog):
    """Not modal in what it does to the window: :meth:`job` gives what to read once it is accepted.

    ``page`` is the source of the part of a page that ``text`` was copied from. It is what is read, as long as the text
    is left as it came, since headings and dates are marked in it.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None, *, page: str = "") -> None:
        super().__init__(parent)
        self._page, self._came = page, ""
        self.setWindowTitle("Paste article")
        self.setModal(True)
        self.resize(640, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        column.addWidget(label("Paste the article’s text, with its headline and date if you have them.", wrap=True))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Text of the article")
        self.text.setPlaceholderText("The article’s text")
        column.addWidget(self.text, 1)
        self.page = QCheckBox("Use the page it was copied from: its headline, headings and date")
        self.page.setVisible(bool(page))
        self.page.setChecked(bool(page))
        column.addWidget(self.page)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setHorizontalSpacing(14)
        self.name = QLineEdit()
        self.name.setMaxLength(200)
        self.name.setPlaceholderText("Only if the text has no headline")
        self.name.setAccessibleName("Name")
        form.addRow(_row_label("Name"), self.name)
        self.day = DayField()
        form.addRow(_row_label("Published"), self.day)
        column.addLayout(form)
        row = QHBoxLayout()
        self._count = label("", "muted")
        row.addWidget(self._count)
        row.addStretch(1)
        cancel = push("Cancel", "box")
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self.read = push("Read article", "strong")
        self.read.setDefault(True)
        self.read.clicked.connect(self.accept)
        row.addWidget(self.read)
        column.addLayout(row)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._accept_if_ready)
        self.text.textChanged.connect(self._follow)
        self.day.changed.connect(self._follow)
        self.text.setPlainText(text)
        self._came = self.text.toPlainText()
        self._follow()

    def job(self) -> Job:
        """What to read."""
        day = self.day.value
        published = None if day is None else Published(day, GIVEN)
        words = self.text.toPlainText()
        whole = self.page.isChecked() and self.page.isEnabled() and bool(self._page)
        return Job.of_text(self._page if whole else words, self.name.text().strip() or "pasted text", published)

    def _ready(self) -> bool:
        wrong_day = not self.day.blank and self.day.value is None
        return bool(self.text.toPlainText().strip()) and not wrong_day

    def _accept_if_ready(self) -> None:
        if self._ready():
            self.accept()

    def _follow(self) -> None:
        text = self.text.toPlainText()
        words = len(text.split())
        self.page.setEnabled(not self._came or text == self._came)
        self._count.setText(counted(words, "word") if words else "")
        self.read.setEnabled(self._ready())


def _row_label(name: str) -> QLabel:
    result = label(name)
    result.setMinimumHeight(30)  # in the middle of its field
    return result
