"""Rows of the left panel: a choice with its sign, its name and how many events it stands for."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from timeline_app.gui.appearance import MUTED, tip
from timeline_app.layout.shapes import shape_at
from timeline_app.model import Kind
from timeline_app.wording.plain import counted, one_line

_MARGIN = 6
_SIGN = 14
_GAP = 9
_HEIGHT = 26


class Sign(Enum):
    """What stands before a row's name."""

    NONE = "none"
    BOX = "box"
    KIND = "kind"


class FilterRow(QAbstractButton):
    """One choice: checked is shown. Space or a click toggles it, the up and down keys go to its neighbours.

    ``only`` is emitted on a double click or Shift+Space: this choice and none of its siblings.
    """

    only = Signal()

    def __init__(self, name: str, sign: Sign, kind: Kind | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._sign, self._kind = sign, kind
        self._colour = QColor("#888888")
        self._number = -1
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(one_line(name, 80))
        self.set_number(0)

    def set_colour(self, colour: str) -> None:
        """The colour of the kind's sign."""
        self._colour = QColor(colour)
        self.update()

    def set_number(self, number: int) -> None:
        """How many events the choice stands for."""
        if number == self._number:
            return
        self._number = number
        words = f"{one_line(self.name, 120)}, {counted(number, 'event')}"
        self.setAccessibleName(words)
        self.setToolTip(tip(words))
        self.update()

    @property
    def number(self) -> int:
        """How many events the choice stands for."""
        return self._number

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for a short name; the panel gives what there is."""
        return QSize(160, _HEIGHT)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show only the events of the choice."""
        self.only.emit()
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """The menu is the panel's."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Sign, name, number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        picked = self._sign is Sign.NONE and self.isChecked()
        if picked or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Midlight if picked else QPalette.ColorRole.Light))
            painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Link), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.7, 0.7, -0.7, -0.7), 5, 5)
        left = _MARGIN if self._sign is Sign.NONE else _MARGIN + _SIGN + _GAP
        self._paint_sign(painter)
        number = f"{self._number:,}"
        metrics = QFontMetrics(self.font())
        right = self.width() - _MARGIN - metrics.horizontalAdvance(number)
        name = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, right - left - 8)
        faded = self._sign is not Sign.NONE and not self.isChecked()
        muted, text = palette.color(MUTED), palette.color(QPalette.ColorRole.Text)
        painter.setPen(muted if faded or not self._number else text)
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left, base), name)
        painter.setPen(muted)
        painter.drawText(QPointF(right, base), number)

    def _paint_sign(self, painter: QPainter) -> None:
        middle = QPointF(_MARGIN + _SIGN / 2, self.height() / 2)
        palette = self.palette()
        if self._sign is Sign.KIND and self._kind is not None:
            corners = shape_at(self._kind, middle.x(), middle.y(), _SIGN / 2 - 1)
            painter.setPen(QPen(self._colour, 1.4))
            painter.setBrush(self._colour if self.isChecked() else Qt.BrushStyle.NoBrush)
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        elif self._sign is Sign.BOX:
            box = QRectF(middle.x() - 6.5, middle.y() - 6.5, 13, 13)
            text, panel = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Window)
            edge = text if self.isChecked() else palette.color(MUTED)
            painter.setPen(QPen(edge, 1.2))
            painter.setBrush(text if self.isChecked() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 3, 3)
            if self.isChecked():
                painter.setPen(QPen(panel, 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                start, knee, end = QPointF(-3, 0.2), QPointF(-0.8, 2.6), QPointF(3.2, -2.4)
                painter.drawPolyline(QPolygonF([middle + start, middle + knee, middle + end]))
