"""Which events of a canvas are selected: one that the window shows, and others picked beside it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Signal

from timeline_app.gui.canvas_view import CanvasView
from timeline_app.layout.ranges import framed, in_order, neighbour
from timeline_app.layout.scene import EventTarget, Scene


class CanvasSelection(CanvasView):
    """``selection_changed(key)`` tells of the event last picked (empty for none), ``picked_changed()`` of the set,
    ``clicked(key)`` of each click on an event, also on the one that is selected,
    ``nothing_to_fold()`` that folding was asked for and no stretch is long enough.

    ``place_activated(time)`` tells of a double-click where no event is, in days; ``menu_made(QMenu, key, time)`` lets
    the window add to the menu of an event (of no event where the key is empty) before it opens.
    """

    selection_changed = Signal(str)
    picked_changed = Signal()
    clicked = Signal(str)
    nothing_to_fold = Signal()
    place_activated = Signal(float)
    menu_made = Signal(object, str, float)

    _selected = ""
    _others: frozenset[str] = frozenset()

    @property
    def selected(self) -> str | None:
        """The key of the selected event; of several, of the one picked last."""
        return self._selected or None

    @property
    def selection(self) -> frozenset[str]:
        """The keys of all selected events."""
        return self._others | {self._selected} if self._selected else frozenset()

    def select(self, key: str | None) -> None:
        """Select one event, or none; the view stays."""
        self.pick(() if key is None else (key,), key or "")

    def pick(self, keys: Iterable[str], last: str = "") -> None:
        """Select these events; ``last`` is the one to show (the first in time unless it is one of them)."""
        found = frozenset(keys) - {""}
        if last not in found:
            last = min(found, key=self._time_of, default="")
        others, changed = found - {last}, last != self._selected
        if not changed and others == self._others:
            return
        self._selected, self._others = last, others
        self._changed()
        self.picked_changed.emit()
        if changed:
            self._tell(last)
            self.selection_changed.emit(last)

    def toggle(self, key: str) -> None:
        """Add an event to the selection, or take it out."""
        if key in self.selection:
            self.pick(self.selection - {key}, self._selected)
        else:
            self.pick(self.selection | {key}, key)

    def extend_to(self, key: str) -> None:
        """Select all events from the selected one to another, in time; ``key`` is shown."""
        marks = self._marks
        here, there = marks.places.get(self._selected), marks.places.get(key)
        if here is None or there is None:
            self.select(key)
            return
        low, high = sorted((marks.starts[here], marks.starts[there]))
        between = [marks.mark(place).key for place, start in enumerate(marks.starts) if low <= start <= high]
        self.pick(between, key)

    def select_box(self, box: QRectF, *, add: bool = False) -> None:
        """Select the events whose marks or cards a box (in pixels) touches; ``add`` keeps those selected before."""
        found = keys_in(self.current_scene(), box)
        if add:
            self.pick(self.selection | found, self._selected)
        else:
            self.pick(found)

    def current_scene(self) -> Scene:
        """What is drawn."""
        raise NotImplementedError

    def reveal(self, key: str) -> None:
        """Select an event and bring it into view."""
        place = self._marks.places.get(key)
        self.select(key)
        if place is None:
            return
        mark = self._marks.mark(place)
        left, right = self._scale.x(mark.begin), self._scale.x(mark.end)
        if right - left > self._scale.width * 0.9:
            if right < 0 or left > self._scale.width:
                self.set_scale(framed((mark.begin, mark.end), self._scale.width, fold=self._scale.fold), glide=True)
        elif left < 0 or right > self._scale.width - 40:
            self.go_to((mark.begin + mark.end) / 2)

    def step(self, by: int) -> None:
        """Select the next (1) or previous (-1) event in the order of time; past the ends nothing happens."""
        place = self._marks.places.get(self._selected)
        self._reveal_place(neighbour(self._marks, place, self._scale, by))

    def select_end(self, side: int) -> None:
        """Select the first (-1) or last (1) event."""
        order = in_order(self._marks)
        self._reveal_place(order[0 if side < 0 else -1] if order else None)

    def _reveal_place(self, place: int | None) -> None:
        if place is not None:
            self.reveal(self._marks.mark(place).key)

    def _time_of(self, key: str) -> tuple[float, str]:
        place = self._marks.places.get(key)
        return (0.0 if place is None else self._marks.starts[place]), key

    def _tell(self, key: str) -> None:
        """Tell screen readers which event is selected now."""


def keys_in(scene: Scene, box: QRectF) -> frozenset[str]:
    """The keys of the events whose areas a box touches."""
    return frozenset(
        hit.target.key
        for hit in scene.hits
        if isinstance(hit.target, EventTarget)
        and hit.left <= box.right()
        and hit.right >= box.left()
        and hit.top <= box.bottom()
        and hit.bottom >= box.top()
    )
