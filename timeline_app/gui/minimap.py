"""The strip below the canvas: the whole timeline, with the view as a window that can be dragged and resized."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.gui.canvas import TimelineCanvas
from timeline_app.layout.index import Index
from timeline_app.layout.marks import LaneMode, marks_of
from timeline_app.layout.minimap import Grip, Strip, compose_strip, grip_at, strip_scale
from timeline_app.layout.scale import Scale
from timeline_app.layout.scene import Scene
from timeline_app.render.paint import paint

CURSORS = {
    Grip.LEFT: Qt.CursorShape.SizeHorCursor,
    Grip.RIGHT: Qt.CursorShape.SizeHorCursor,
    Grip.WINDOW: Qt.CursorShape.OpenHandCursor,
    Grip.OUTSIDE: Qt.CursorShape.PointingHandCursor,
}


class MiniMap(QWidget):
    """Shows all of what a canvas shows, and moves its view."""

    def __init__(self, canvas: TimelineCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._grip: Grip | None = None
        self._last = 0.0
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Overview of the whole timeline")
        self._index = Index.of(canvas.marks)
        self._reload()
        canvas.view_changed.connect(self.update)
        canvas.picked_changed.connect(self.update)
        canvas.contents_changed.connect(self._reload)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A strip."""
        return QSize(900, 64)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A strip."""
        return QSize(120, 48)

    def pixel(self, time: float) -> float:
        """Where an instant (days) lies on the strip."""
        return self._scale().x(time)

    def scene(self) -> Scene:
        """The strip as it is drawn."""
        return compose_strip(self._strip(), self._canvas.style_in_use, float(self.width()), float(self.height()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's
        """Draw the strip."""
        painter = QPainter(self)
        paint(self.scene(), painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of an edge or the window; elsewhere the view goes there."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        self._grip = grip_at(self._strip(), self._scale(), x)
        self._last = x
        if self._grip is Grip.OUTSIDE:
            self._canvas.go_to(self._scale().invert(x))
            self._grip = Grip.WINDOW

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag what is held, or show what a press would take."""
        x = event.position().x()
        if self._grip is None:
            self.setCursor(CURSORS[grip_at(self._strip(), self._scale(), x)])
            return
        view, time = self._canvas.scale, self._scale().invert(x)
        match self._grip:
            case Grip.LEFT:
                self._canvas.show_range(min(time, view.end - self._least()), view.end)
            case Grip.RIGHT:
                self._canvas.show_range(view.begin, max(time, view.begin + self._least()))
            case Grip.WINDOW | Grip.OUTSIDE:
                moved = (x - self._last) * self._scale().days_per_px
                self._canvas.pan_by(moved / view.days_per_px)
        self._last = x

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002 - Qt's
        """Let go."""
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom the view around the instant under the pointer."""
        time = self._scale().invert(event.position().x())
        view = self._canvas.scale
        pivot = min(max(view.x(time), 0.0), view.width)
        self._canvas.zoom_by(1.25 ** (event.angleDelta().y() / 120), pivot)
        event.accept()

    def _least(self) -> float:
        return max(self._scale().days_per_px * 3, 1 / 1440)

    def _scale(self) -> Scale:
        return strip_scale(self._index, float(max(1, self.width())))

    def _strip(self) -> Strip:
        view, marks = self._canvas.scale, self._canvas.marks
        key = self._canvas.selected or ""
        selected = self._middle(key) if key in marks.places else None
        others = tuple(
            self._middle(other) for other in self._canvas.selection if other != key and other in marks.places
        )
        return Strip(self._index, (view.begin, view.end), selected, others)

    def _middle(self, key: str) -> float:
        mark = self._canvas.marks.mark(self._canvas.marks.places[key])
        return (mark.begin + mark.end) / 2

    def _reload(self) -> None:
        """Take over what the canvas shows, by kind whatever its lanes are."""
        if self._canvas.lane_mode is LaneMode.KIND:
            self._index = self._canvas.index
        else:
            self._index = Index.of(marks_of(self._canvas.timeline, self._canvas.shown, LaneMode.KIND))
        self.update()
