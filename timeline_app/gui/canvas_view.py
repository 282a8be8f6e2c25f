"""Which stretch of time a canvas shows: zoom, pan, fold, and the views that can be gone back to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from timeline_app.gui.canvas_glide import Glide
from timeline_app.gui.canvas_history import History
from timeline_app.layout.compose import Frame
from timeline_app.layout.fold import fold_of
from timeline_app.layout.marks import Marks, marks_of
from timeline_app.layout.ranges import bulk_range, framed, whole_range
from timeline_app.layout.scale import Scale
from timeline_app.model import Timeline


class CanvasView(QWidget):
    """The scale of a canvas; every change makes a new one. ``view_changed(t0, t1)`` tells of it in days."""

    view_changed = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: Marks = marks_of(Timeline())
        self._frame: Frame | None = None
        self._scale = Scale.over(738_000.0, 738_365.0, max(self.width(), 1))
        self._history = History()
        self._home = True
        self._folds = False
        self._glide = Glide(self._changed)

    @property
    def scale(self) -> Scale:
        """The scale of the view."""
        return self._scale

    def set_motion(self, *, on: bool) -> None:
        """Let jumps (fit, go to, reveal, a cluster opening) glide for a sixth of a second; off at first."""
        self._glide.stop()
        self._glide.on = on

    def set_scale(self, scale: Scale, *, step: bool = True, glide: bool = False) -> None:
        """Show what a scale shows; a ``step`` can be gone back; a ``glide`` takes a moment, where that is wanted.

        The scale of the canvas is the new one at once.
        """
        seen = self._glide.now(self._scale)
        self._glide.stop()
        if glide and self.isVisible():
            self._glide.begin(seen)
        if step:
            self._history.leave(self._scale)
        self._home = False
        self._apply(scale)

    def go_back(self) -> None:
        """Show the view before the last step."""
        self._recall(self._history.back(self._scale))

    def go_forward(self) -> None:
        """Show the view that was gone back from."""
        self._recall(self._history.forward(self._scale))

    def _recall(self, scale: Scale | None) -> None:
        if scale is not None:
            self.set_scale(scale.resized(self._scale.width), step=False, glide=True)

    def go_to(self, time: float) -> None:
        """Bring an instant (days) to the middle."""
        self.set_scale(self._scale.panned(self._scale.x(time) - self._scale.width / 2), glide=True)

    def show_range(self, begin: float, end: float) -> None:
        """Show a range of instants (days)."""
        self.set_scale(Scale.over(begin, end, self._scale.width, self._scale.fold))

    def zoom_by(self, factor: float, pivot: float | None = None) -> None:
        """Come closer by ``factor``, the instant at pixel ``pivot`` (the middle) kept in its place."""
        middle = self._scale.width / 2 if pivot is None else pivot
        self.set_scale(self._scale.zoomed(factor, middle), step=self._history.pause())

    def pan_by(self, pixels: float) -> None:
        """Move later by ``pixels``."""
        self.set_scale(self._scale.panned(pixels), step=self._history.pause())

    def fit(self) -> None:
        """Show all events."""
        span = whole_range(self._marks)
        if span is not None:
            self.set_scale(framed(span, self._scale.width, fold=self._scale.fold), glide=True)

    def set_folded(self, *, on: bool) -> None:
        """Fold long stretches without events to a break that says how long they are, or unfold them.

        A view of all events stays one.
        """
        span = whole_range(self._marks)
        whole = span is not None and self._scale.begin <= span[0] and span[1] <= self._scale.end
        self._folds = on
        self._refold()
        if whole:
            self.fit()

    @property
    def folded(self) -> bool:
        """Whether long stretches without events are folded."""
        return self._folds

    def _refold(self) -> None:
        """Take the fold of what is shown; the instants at both edges stay where they are."""
        fold = fold_of(self._marks) if self._folds else None
        if fold != self._scale.fold:
            self._history = History()
            self._apply(Scale.over(self._scale.begin, self._scale.end, self._scale.width, fold))
        self._changed()

    def _go_home(self) -> None:
        span = bulk_range(self._marks)
        width = float(max(self.width(), 1))
        self._apply(self._scale.resized(width) if span is None else framed(span, width, fold=self._scale.fold))
        self._home = True

    def _apply(self, scale: Scale) -> None:
        self._scale = scale
        self._changed()
        self.view_changed.emit(scale.begin, scale.end)

    def _changed(self) -> None:
        self._frame = None
        self.update()
