"""Asks for the address of a page before anything is fetched."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from timeline_app.gui.appearance import label, push
from timeline_app.model import InputError
from timeline_app.wording.plain import one_line

_NOTE = (
    "Only this page is fetched, once, when you say so: no pictures, no scripts, no cookies. "
    "Its server sees your computer’s address, as it does when a browser opens the page."
)
SKIPPED = 2
"""The result of a dialog where this address was left out, and the next may be asked about."""
_WIDTH, _TWO_LINES = 560, 36


class AddressDialog(QDialog):
    """Says what the address was understood as, or what is wrong with it. :attr:`url` is what to fetch once accepted.

    ``waiting`` is how many more addresses will be asked about.
    """

    def __init__(self, url: str = "", parent: QWidget | None = None, *, waiting: int = 0) -> None:
        super().__init__(parent)
        self.setWindowTitle("Open a web page")
        self.setModal(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        column.addWidget(label("Address of the article", "name"))
        self.address = QLineEdit()
        self.address.setPlaceholderText("https://…")
        self.address.setMaxLength(2000)
        self.address.setAccessibleName("Address of the article")
        column.addWidget(self.address)
        self.said = label("", wrap=True)
        self.said.setMinimumHeight(_TWO_LINES)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.said)
        column.addWidget(label(_NOTE, "muted", wrap=True))
        column.addSpacing(8)
        row = QHBoxLayout()
        if waiting:
            row.addWidget(label(f"{waiting:,} more to ask about", "muted"))
        row.addStretch(1)
        cancel = push("Cancel", "box")
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        if waiting:
            self.skip = push("Skip this one", "box")
            self.skip.setAutoDefault(False)
            self.skip.clicked.connect(lambda: self.done(SKIPPED))
            row.addWidget(self.skip)
        self.fetch = push("Fetch page", "strong")
        self.fetch.setDefault(True)
        self.fetch.clicked.connect(self.accept)
        row.addWidget(self.fetch)
        column.addLayout(row)
        self.resize(_WIDTH, column.totalHeightForWidth(_WIDTH))
        self._url = ""
        self.address.textChanged.connect(self._follow)
        self.address.setText(url)
        self._follow()
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)
        self.address.selectAll()

    @property
    def url(self) -> str:
        """The address to fetch; empty while there is none."""
        return self._url

    def _follow(self) -> None:
        from timeline_app.ingest.web_address import Address  # noqa: PLC0415 - what reads articles is not loaded at start

        words = self.address.text().strip()
        self._url = ""
        if not words:
            self.said.setText("")
        else:
            try:
                address = Address.parse(words)
            except InputError as error:
                self.said.setText(one_line(str(error), 200))
            else:
                self._url = str(address)
                plain = "" if address.scheme == "https" else ", not encrypted on its way"
                self.said.setText(one_line(f"From the server {address.host}{plain}.", 300))
        self.fetch.setEnabled(bool(self._url))
