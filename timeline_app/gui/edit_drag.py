"""An undated event carried onto the axis: it gets the date under the pointer, as fine as the zoom shows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from timeline_app.gui.appearance import label
from timeline_app.gui.canvas import TimelineCanvas
from timeline_app.gui.edit_dates import date_at
from timeline_app.layout.datetext import when_text
from timeline_app.model import When

_HOW_TO = "Drop it on the timeline to give it a date"


class DropMarker(QWidget):
    """The stretch of the axis that would become the date, shaded from top to bottom; takes no mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """A shade between two lines."""
        painter = QPainter(self)
        colour = QColor(self.palette().color(QPalette.ColorRole.Link))
        painter.setPen(QPen(colour, 1.4))
        for x in (0.7, self.width() - 0.7):
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        colour.setAlpha(36)
        painter.fillRect(self.rect(), colour)


class ChipDrag(QObject):
    """Carries chips of the tray onto a canvas. Signal ``dropped(key, When)``; Escape or another button gives it up."""

    dropped = Signal(str, object)

    def __init__(self, canvas: TimelineCanvas, ground: QWidget) -> None:
        super().__init__(ground)
        self._canvas, self._ground = canvas, ground
        self._key = ""
        self._chip: QPushButton | None = None
        self._pressed = QPoint()
        self._moving = False
        self.when: When | None = None
        self.ghost = label("", "ghost")
        self.ghost.setParent(ground)
        self.ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.ghost.hide()
        self.marker = DropMarker(canvas)

    @property
    def running(self) -> bool:
        """Whether a chip is being carried."""
        return self._moving

    def watch(self, chip: QPushButton, key: str) -> None:
        """Let a chip be carried."""
        chip.setProperty("event-key", key)
        chip.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Presses and moves on chips, and Escape anywhere while one is carried."""
        if self._moving and event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                event.accept()
                if event.type() is QEvent.Type.KeyPress:
                    self.abort()
                return True
            return False
        if not isinstance(watched, QPushButton) or not isinstance(event, QMouseEvent):
            return False
        if watched is not self._chip and event.type() is not QEvent.Type.MouseButtonPress:
            return False
        match event.type():
            case QEvent.Type.MouseButtonPress:
                return self._press(watched, event)
            case QEvent.Type.MouseMove:
                return self._move(event)
            case QEvent.Type.MouseButtonRelease:
                return self._release(event)
            case _:
                return False

    def _press(self, chip: QPushButton, event: QMouseEvent) -> bool:
        if self._moving:
            self.abort()
            return True
        if event.button() is Qt.MouseButton.LeftButton:
            self._chip, self._key = chip, str(chip.property("event-key") or "")
            self._pressed = event.globalPosition().toPoint()
        return False

    def _move(self, event: QMouseEvent) -> bool:
        if self._chip is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        at = event.globalPosition().toPoint()
        if not self._moving:
            if (at - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return False
            self._moving = True
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr] # there is one: a mouse moved
        self._show(at)
        return True

    def _show(self, at: QPoint) -> None:
        inside = self._canvas.mapFromGlobal(at)
        scale = self._canvas.scale
        over = self._canvas.rect().contains(inside)
        self.when = date_at(scale.invert(inside.x()), scale.days_per_px) if over else None
        self.marker.setVisible(over)
        if self.when is not None and self.when.start is not None and self.when.end is not None:
            left, right = scale.x(self.when.start.begin), scale.x(self.when.end.finish)
            self.marker.setGeometry(QRect(round(left), 0, max(3, round(right - left)), self._canvas.height()))
            self.marker.raise_()
        self.ghost.setText(_HOW_TO if self.when is None else when_text(self.when, long=True))
        self.ghost.adjustSize()
        spot = self._ground.mapFromGlobal(at) + QPoint(14, -self.ghost.height() - 6)
        room = self._ground.width() - self.ghost.width()
        self.ghost.move(max(0, min(spot.x(), room)), max(0, spot.y()))
        self.ghost.show()
        self.ghost.raise_()

    def _release(self, event: QMouseEvent) -> bool:
        if not self._moving:
            self._chip = None
            return False
        if event.button() is not Qt.MouseButton.LeftButton:
            return True
        self._show(event.globalPosition().toPoint())
        key, when, chip = self._key, self.when, self._chip
        self.abort()
        if chip is not None:
            chip.setDown(False)
        if when is not None:
            self.dropped.emit(key, when)
        return True

    def abort(self) -> None:
        """Give it up: nothing gets a date."""
        if self._moving:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr] # see _move
        if self._chip is not None:
            self._chip.setDown(False)
        self._chip, self._key, self._moving, self.when = None, "", False, None
        self.ghost.hide()
        self.marker.hide()
