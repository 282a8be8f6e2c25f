"""From which date to which: two fields that take what people write, years and months too."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from timeline_app.gui.appearance import label
from timeline_app.layout.datetext import when_text
from timeline_app.model import When

_PAUSE = 200
"""Milliseconds without typing after which the words are read."""


class RangeFields(QWidget):
    """Signal ``changed`` after each reading of the words. An empty field is the timeline's own end."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.last = QLineEdit(), QLineEdit()
        self._begin: When | None = None
        self._end: When | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._read)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        for field, name, example in (
            (self.first, "First day of the picture", "July 2024"),
            (self.last, "Last day of the picture", "13 Aug 2024"),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(example)
            field.setMaxLength(60)
            field.setAcceptDrops(False)  # files dropped here are the window's
            field.textEdited.connect(self._timer.start)
        row.addWidget(self.first, 1)
        row.addWidget(label("to", "muted"))
        row.addWidget(self.last, 1)
        column.addLayout(row)
        self._echo = label("", "muted", wrap=True)
        column.addWidget(self._echo)

    @property
    def begin(self) -> float | None:
        """Where the range begins in days; ``None`` where that is not given or not understood."""
        self._settle()
        return self._begin.start.begin if self._begin is not None and self._begin.start is not None else None

    @property
    def end(self) -> float | None:
        """Where the range ends in days, the last day included."""
        self._settle()
        return self._end.end.finish if self._end is not None and self._end.end is not None else None

    @property
    def understood(self) -> str:
        """What is said below the fields."""
        self._settle()
        return self._echo.text()

    def _settle(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._read()

    def _read(self) -> None:
        from timeline_app.dates import parse_date  # noqa: PLC0415 - dateparser is slow to load; not before it is needed

        said = []
        found: list[When | None] = []
        for field, name in ((self.first, "from"), (self.last, "to")):
            words = " ".join(field.text().split())
            when = parse_date(words) if words else None
            found.append(when)
            if words:
                said.append(f"{name} {when_text(when)}" if when is not None else f"“{words}” is not understood")
        self._begin, self._end = found
        self._echo.setText(", ".join(said))
        self.changed.emit()
