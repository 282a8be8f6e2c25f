"""Messages that do not block: one bar each over the edge of the canvas, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from timeline_app.gui.appearance import icon, label, push, role, tool
from timeline_app.gui.look import Look
from timeline_app.wording.plain import one_line

_VISIBLE = 1
"""Messages shown at once; the others are counted and come up when it is put away."""
_MOST = 50
"""Messages kept; the oldest gives way."""
_LINES_HIGH = 132
"""Pixels that the messages may take at most when all are shown; beyond, they scroll."""
_LONGEST = 600
_WIDEST, _GAP = 900, 8
"""Pixels: the widest that messages stand over the window's parts, and what stays free around them."""


class Level(Enum):
    """How bad it is; the value is the pictogram's name."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


_PART = {Level.INFO: "note", Level.WARNING: "warn", Level.ERROR: "bad"}


class InfoBar(QFrame):
    """One message: a sentence, up to one action, and a way to put it away (the button or Escape).

    Signal ``gone`` tells that it was put away.
    """

    gone = Signal()

    def __init__(self, text: str, level: Level, look: Look, action: str, act: Callable[[], object] | None) -> None:
        super().__init__()
        self.level = level
        role(self, _PART[level])
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(8)
        self._sign = QLabel()
        row.addWidget(self._sign)
        self._text = label(one_line(text, _LONGEST), wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self._text, 1)
        self._close = tool("", "Put this message away")
        self._close.clicked.connect(self.put_away)
        if action:
            button = push(action, "link")
            button.clicked.connect(self.put_away)
            if act is not None:
                button.clicked.connect(act)
            row.addWidget(button)
        row.addWidget(self._close)
        self.setAccessibleName(f"{level.value}: {self.text}")
        self.set_look(look)

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def set_look(self, look: Look) -> None:
        """Take other colours."""
        colour = {Level.INFO: look.muted, Level.WARNING: look.warn_text, Level.ERROR: look.bad_text}[self.level]
        self._sign.setPixmap(icon(self.level.value, colour).pixmap(16, 16))
        self._close.setIcon(icon("close", colour))

    def put_away(self) -> None:
        """Remove the message."""
        self.hide()
        self.setParent(None)
        self.deleteLater()
        self.gone.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)


class MessageArea(QFrame):
    """Where messages stand: the newest, and how many more there are. The same sentence is not shown twice.

    ``more`` shows all of them, in a stretch that scrolls, or the newest alone again. They stand over the bottom edge
    of a part of the window, which stays where it is: a click that was begun in mind does not miss.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._all = False
        self._below: tuple[QWidget, ...] = ()
        role(self, "float")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(6, 6, 6, 6)
        self._column.setSpacing(6)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inside)
        outer.addWidget(self._scroll, 1)
        self.more = push("", "link")
        self.more.clicked.connect(self._toggle)
        self._beside = QWidget()
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(0, 10, 14, 0)
        beside.addWidget(self.more)
        beside.addStretch(1)
        outer.addWidget(self._beside)
        self.setAccessibleName("Messages")
        self._arrange()

    @property
    def bars(self) -> list[InfoBar]:
        """The messages kept, oldest first."""
        items = (self._column.itemAt(index) for index in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in reversed([*widgets]) if isinstance(widget, InfoBar)]

    def show_message(
        self,
        text: str,
        level: Level = Level.INFO,
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
        seconds: float = 0,
    ) -> InfoBar:
        """Show a sentence, for ``seconds`` or, where that is 0, until it is put away."""
        for bar in self.bars:
            if bar.text == one_line(text, _LONGEST):
                bar.put_away()
        while len(self.bars) >= _MOST:
            self.bars[0].put_away()
        bar = InfoBar(text, level, self._look, action, act)
        self._column.insertWidget(0, bar)
        bar.gone.connect(self._arrange)
        if seconds:
            QTimer.singleShot(round(seconds * 1000), bar, bar.put_away)
        self._arrange()
        return bar

    def float_over(self, *parts: QWidget) -> None:
        """Stand over the bottom edge of the first of ``parts`` that is shown, all of them within one parent."""
        self._below = parts
        for part in parts:
            part.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay at the edge of what it floats over."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide}:
            self._place()
        return super().eventFilter(watched, event)

    def clear(self) -> None:
        """Put all messages away."""
        for bar in self.bars:
            bar.put_away()

    def set_look(self, look: Look) -> None:
        """Take other colours."""
        self._look = look
        for bar in self.bars:
            bar.set_look(look)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A narrow window needs more lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_height()

    def _toggle(self) -> None:
        self._all = not self._all
        self._arrange()

    def _arrange(self) -> None:
        """Show the newest, or all; nothing at all where there is none."""
        newest_first = self.bars[::-1]
        rest = len(newest_first) - _VISIBLE
        self._all = self._all and rest > 0
        for place, bar in enumerate(newest_first):
            bar.setVisible(self._all or place < _VISIBLE)
        self._beside.setVisible(rest > 0)
        self.more.setText("Newest only" if self._all else f"and {rest} more")
        self.setVisible(bool(newest_first))
        self._place()
        self._fit_height()

    def _fit_height(self) -> None:
        """As high as the messages shown, within the limit: the window's own size stays as it is."""
        beside = self.more.sizeHint().width() + 14 if len(self.bars) > _VISIBLE else 0
        width = max(self.width() - beside, 240)
        wanted = self._column.heightForWidth(width) if self._column.hasHeightForWidth() else 0
        self._scroll.setFixedHeight(min(max(wanted, 0), _LINES_HIGH))
        self._place()

    def _place(self) -> None:
        """Take the place at the bottom edge, as wide as there is room."""
        parent = self.parentWidget()
        below = next((part for part in self._below if part.isVisible()), None)
        if parent is None or below is None:
            return
        room = QRect(below.mapTo(parent, QPoint(0, 0)), below.size())
        width = min(room.width() - 2 * _GAP, _WIDEST)
        if width != self.width():
            self.resize(width, self.height())  # which asks for another height
        height = self._scroll.height() + 2
        left = room.left() + (room.width() - width) // 2
        self.setGeometry(left, room.bottom() - height - _GAP, width, height)
        self.raise_()
