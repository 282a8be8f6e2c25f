"""A field for a publication date: takes what people write, and shows what it understood."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from timeline_app.gui.appearance import label
from timeline_app.layout.datetext import date_text
from timeline_app.model import CalendarDate, Granularity, When

_PAUSE = 150
"""Milliseconds without typing after which the words are read."""
_ISO = re.compile(r"\d{4}-\d\d?-\d\d?")


def day_of(words: str) -> dt.date | dt.datetime | None:
    """The day (with its time of day, where given) that ``words`` name, or ``None``; a month alone is no day."""
    text = " ".join(words.split())
    when = _iso(text) if _ISO.fullmatch(text) else _parsed(text)
    date = None if when is None or when.interval else when.start
    if date is None or date.granularity > Granularity.DAY or not 1 <= date.year <= 9999:
        return None
    day = dt.date(date.year, date.month or 1, date.day or 1)
    if date.hour is None or date.hour == 24:
        return day
    return dt.datetime.combine(day, dt.time(date.hour, date.minute or 0))


def _iso(text: str) -> When | None:
    try:
        year, month, day = map(int, text.split("-"))
        return When.of(CalendarDate(year, month, day))
    except ValueError:
        return None


@lru_cache(maxsize=64)
def _parsed(text: str) -> When | None:
    if not text or not any(letter.isdigit() for letter in text):
        return None
    from timeline_app.dates import parse_date  # noqa: PLC0415 - dateparser is slow to load; not before it is needed

    return parse_date(text)


class DayField(QWidget):
    """Signals: ``changed`` after each reading of the words, ``entered`` on Return with a day understood."""

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: dt.date | dt.datetime | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText("13 Aug 2024")
        self.edit.setMaxLength(60)
        self.edit.setAcceptDrops(False)  # files dropped here are the window's
        self.edit.setMinimumWidth(130)
        self.edit.setMaximumWidth(190)
        self.edit.setAccessibleName("Publication date")
        row.addWidget(self.edit)
        self._echo = label("", "muted")
        row.addWidget(self._echo)
        row.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._read)
        self.edit.textEdited.connect(self._timer.start)
        self.edit.returnPressed.connect(self._enter)
        self.setFocusProxy(self.edit)

    @property
    def value(self) -> dt.date | dt.datetime | None:
        """The day understood from what stands in the field now."""
        if self._timer.isActive():
            self._timer.stop()
            self._read()
        return self._value

    @property
    def blank(self) -> bool:
        """Whether nothing is typed."""
        return not self.edit.text().strip()

    @property
    def understood(self) -> str:
        """What is said beside the field."""
        return self._echo.text()

    def set_day(self, day: dt.date | None) -> None:
        """Put a day into the field."""
        self.edit.setText("" if day is None else day.isoformat()[:10])
        self._read()

    def _read(self) -> None:
        self._value = day_of(self.edit.text())
        if self._value is not None:
            self._echo.setText("= " + date_text(_calendar(self._value), with_weekday=True))
        else:
            self._echo.setText("" if self.blank else "not understood as a day")
        self.changed.emit()

    def _enter(self) -> None:
        if self.value is not None:
            self.entered.emit()


def _calendar(day: dt.date) -> CalendarDate:
    if isinstance(day, dt.datetime):
        return CalendarDate(day.year, day.month, day.day, day.hour, day.minute)
    return CalendarDate(day.year, day.month, day.day)
