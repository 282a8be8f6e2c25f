"""Mouse, wheel, touchpad and keys of the canvas: what the hand does becomes calls of its methods."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QNativeGestureEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication

from timeline_app.gui.canvas_kinetic import Kinetic
from timeline_app.layout.scene import EventTarget

if TYPE_CHECKING:
    from timeline_app.gui.canvas import TimelineCanvas

NOTCH = 120.0
"""Angle that a notched wheel reports for one notch, in eighths of a degree."""

PER_NOTCH = 1.25
"""How much closer one notch brings."""

PAN_STEP = 90.0
"""Pixels that one notch with Shift pans."""


class Gestures:
    """The state of the hand on one canvas."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        self._canvas = canvas
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._dragging = False
        self._range: tuple[float, float] | None = None
        self._box: QRectF | None = None
        self._kinetic = Kinetic(canvas.pan_by)
        self.wheel_pans = False

    def set_motion(self, *, on: bool) -> None:
        """Let a pan run on when the hand lets go in motion."""
        self._kinetic.stop()
        self._kinetic.on = on

    @property
    def running(self) -> bool:
        """Whether a pan runs on by itself."""
        return self._kinetic.running

    def wheel(self, event: QWheelEvent) -> None:
        """A notched wheel zooms at the cursor, a touchpad pans; Shift and the swap preference turn that round."""
        self._kinetic.stop()
        pixel, angle, held = event.pixelDelta(), event.angleDelta(), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        touchpad = (not pixel.isNull() and angle.y() % int(NOTCH) != 0) or (not pixel.isNull() and angle.isNull())
        sideways = abs(angle.x()) > abs(angle.y()) or abs(pixel.x()) > abs(pixel.y())
        pans = not control and (shift or sideways or touchpad or self.wheel_pans)
        if shift and self.wheel_pans and not control:
            pans = sideways and not angle.y()
        if pans:
            self._canvas.pan_by(self._wheel_pixels(event))
        else:
            turned = angle.y() or angle.x() or pixel.y() * 4
            self._canvas.zoom_by(PER_NOTCH ** (turned / NOTCH), event.position().x())
        event.accept()

    @staticmethod
    def _wheel_pixels(event: QWheelEvent) -> float:
        pixel, angle = event.pixelDelta(), event.angleDelta()
        if not pixel.isNull():
            return -float(pixel.x() if abs(pixel.x()) > abs(pixel.y()) else pixel.y())
        turned = angle.x() if abs(angle.x()) > abs(angle.y()) else angle.y()
        return -turned / NOTCH * PAN_STEP

    def native(self, event: QEvent) -> bool:
        """A pinch zooms at the cursor; gives whether it was one."""
        if not isinstance(event, QNativeGestureEvent):
            return False
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._canvas.zoom_by(1.0 + event.value(), event.position().x())
        return True

    def press(self, event: QMouseEvent) -> None:
        """Remember where it began; with Shift a range begins, with Alt a box."""
        self._kinetic.stop()
        if event.button() not in {Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton}:
            return
        self._pressed = self._last = event.position()
        self._dragging = False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._range = (event.position().x(), event.position().x())
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._box = QRectF(event.position(), event.position())

    def move(self, event: QMouseEvent) -> None:
        """Pan, draw the range, or show what is under the pointer."""
        at = event.position()
        if self._pressed is None:
            self._canvas.hover(self._canvas.target_at(at.toPoint()))
            return
        if not self._dragging and (at - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._dragging = True
        if self._range is not None:
            self._range = (self._range[0], at.x())
            self._canvas.update()
            return
        if self._box is not None:
            self._box = QRectF(self._pressed, at).normalized()
            self._canvas.update()
            return
        self._kinetic.follow(at.x())
        self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._canvas.pan_by(self._last.x() - at.x())
        self._last = at

    def release(self, event: QMouseEvent) -> None:
        """End it: a range is zoomed to, a box selects, a click selects, a pan may run on."""
        if self._pressed is None:
            return
        span, box, dragged = self._range, self._box, self._dragging
        self._forget()
        if not dragged:
            if event.button() is Qt.MouseButton.LeftButton:
                self._click(event)
        elif span is not None:
            left, right = sorted(span)
            if right - left >= 4:
                scale = self._canvas.scale
                self._canvas.show_range(scale.invert(left), scale.invert(right))
        elif box is not None:
            self._canvas.select_box(box, add=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            self._kinetic.let_go()
        self._canvas.hover(self._canvas.target_at(event.position().toPoint()))
        self._canvas.update()

    def _click(self, event: QMouseEvent) -> None:
        """Select what was clicked; Ctrl adds it or takes it out, Shift selects all up to it."""
        target = self._canvas.target_at(event.position().toPoint())
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if isinstance(target, EventTarget) and control:
            self._canvas.toggle(target.key)
        elif isinstance(target, EventTarget) and shift:
            self._canvas.extend_to(target.key)
        elif target is not None or not (control or shift):
            self._canvas.click(target)
        if isinstance(target, EventTarget):
            self._canvas.clicked.emit(target.key)

    def _forget(self) -> None:
        self._pressed, self._range, self._box, self._dragging = None, None, None, False

    def double_click(self, event: QMouseEvent) -> None:
        """Open an event; where nothing is, tell of the place."""
        target = self._canvas.target_at(event.position().toPoint())
        if isinstance(target, EventTarget):
            self._canvas.activated.emit(target.key)
        elif target is None and event.button() is Qt.MouseButton.LeftButton:
            self._canvas.place_activated.emit(self._canvas.scale.invert(event.position().x()))

    def abort(self) -> bool:
        """Give up a drag; gives whether there was one."""
        if self._pressed is None:
            return False
        self._forget()
        self._canvas.update()
        return True

    def key(self, event: QKeyEvent) -> bool:
        """The keys of the canvas; gives whether it was one."""
        self._kinetic.stop()
        canvas = self._canvas
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        keys: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Left: lambda: canvas.step(-1),
            Qt.Key.Key_Right: lambda: canvas.step(1),
            Qt.Key.Key_Home: lambda: canvas.select_end(-1),
            Qt.Key.Key_End: lambda: canvas.select_end(1),
            Qt.Key.Key_Return: self._activate,
            Qt.Key.Key_Enter: self._activate,
            Qt.Key.Key_Escape: self._escape,
            Qt.Key.Key_G: self._fold,
            Qt.Key.Key_Plus: lambda: canvas.zoom_by(PER_NOTCH),
            Qt.Key.Key_Minus: lambda: canvas.zoom_by(1 / PER_NOTCH),
        }
        if control:
            keys = {
                Qt.Key.Key_Plus: lambda: canvas.zoom_by(PER_NOTCH),
                Qt.Key.Key_Equal: lambda: canvas.zoom_by(PER_NOTCH),
                Qt.Key.Key_Minus: lambda: canvas.zoom_by(1 / PER_NOTCH),
                Qt.Key.Key_0: canvas.fit,
            }
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            keys = {Qt.Key.Key_Left: canvas.go_back, Qt.Key.Key_Right: canvas.go_forward}
        act = keys.get(event.key())
        if act is None:
            return False
        act()
        return True

    def _fold(self) -> None:
        self._canvas.set_folded(on=not self._canvas.folded)
        if self._canvas.folded and self._canvas.scale.fold is None:
            self._canvas.nothing_to_fold.emit()

    def _escape(self) -> None:
        if not self.abort():
            self._canvas.select(None)

    def _activate(self) -> None:
        if self._canvas.selected:
            self._canvas.activated.emit(self._canvas.selected)

    def paint(self, painter: QPainter) -> None:
        """The range or the box that is being drawn."""
        if not self._dragging:
            return
        area = self._box
        if self._range is not None:
            left, right = sorted(self._range)
            area = QRectF(left, 0, right - left, self._canvas.height() - 1)
        if area is None:
            return
        colour = QColor(self._canvas.style_in_use.theme.kinds[1])
        painter.setPen(colour)
        colour.setAlpha(40)
        painter.setBrush(colour)
        painter.drawRect(area)
