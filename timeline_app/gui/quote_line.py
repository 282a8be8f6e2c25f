"""Quoted words over as many lines as they need, with a note in grey, that can be clicked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QResizeEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from timeline_app.gui.appearance import MUTED

_PAD_X = 0
_PAD_Y = 3


class QuoteLine(QAbstractButton):
    """A button of prose: reached with Tab, pressed with Space."""

    def __init__(self, words: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._note = words, note
        self.setText(words)
        self.setAccessibleName(f"{words} {note}".strip())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Narrow is high."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Pixels for all lines."""
        return round(self._broken(width).boundingRect().height()) + 2 * _PAD_Y

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the lines at the present width."""
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Any width will do."""
        return QSize(80, self.heightForWidth(max(self.width(), 80)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width needs another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """The words, the note in grey behind them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        if self.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Link), 1.2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.7, 0.7, -0.7, -0.7), 4, 4)
        painter.setPen(palette.color(QPalette.ColorRole.Link if self.underMouse() else QPalette.ColorRole.Text))
        self._broken(self.width()).draw(painter, QPointF(_PAD_X, _PAD_Y))

    def _broken(self, width: int) -> QTextLayout:
        text = f"{self._words}  {self._note}" if self._note else self._words
        layout = QTextLayout(text, self.font())
        grey = QTextCharFormat()
        grey.setForeground(self.palette().color(MUTED))
        part = QTextLayout.FormatRange()
        part.start = _units(self._words)
        part.length = _units(text) - part.start
        part.format = grey
        layout.setFormats([part])
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(40, width - 2 * _PAD_X))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout


def _units(text: str) -> int:
    """UTF-16 units, in which Qt counts."""
    return len(text.encode("utf-16-le")) // 2
