"""The canvas for screen readers: a list whose items are the events in view, each with name, date and status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from timeline_app.layout.marks import Mark
from timeline_app.layout.scene import EventTarget
from timeline_app.layout.style import date_line
from timeline_app.layout.theme import KIND_NAMES, STATUS_NAMES

if TYPE_CHECKING:
    from timeline_app.gui.canvas import TimelineCanvas


def name_of(mark: Mark) -> str:
    """What is read out of an event: headline, date, kind, status, contradiction."""
    parts = [mark.title, date_line(mark), KIND_NAMES[mark.kind], STATUS_NAMES[mark.status]]
    if mark.conflict:
        parts.append("the source gives more than one date")
    return ", ".join(dict.fromkeys(part for part in parts if part))


def events_in_view(canvas: TimelineCanvas) -> list[str]:
    """The keys of the events in view, in the order of time."""
    places = canvas.marks.places
    keys = {hit.target.key for hit in canvas.current_frame().scene.hits if isinstance(hit.target, EventTarget)}
    return sorted(keys, key=lambda key: (canvas.marks.starts[places[key]], places[key]))


def area_of(canvas: TimelineCanvas, key: str) -> QRect:
    """Where the card of an event is, in the widget's pixels."""
    hits = [hit for hit in canvas.current_frame().scene.hits if hit.target == EventTarget(key)]
    if not hits:
        return QRect()
    hit = max(hits, key=lambda hit: hit.bottom - hit.top)
    return QRect(int(hit.left), int(hit.top), int(hit.right - hit.left), int(hit.bottom - hit.top))


class EventAccessible(QAccessibleInterface):
    """One event in view."""

    def __init__(self, canvas: TimelineCanvas, key: str) -> None:
        super().__init__()
        self._canvas = canvas
        self._key = key

    def isValid(self) -> bool:  # noqa: N802 - Qt's name
        """Whether the event is still shown."""
        return self._key in self._canvas.marks.places

    def object(self) -> QObject | None:  # type: ignore[override]  # an event is no QObject
        """None: the canvas draws it."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]  # as above
        """The canvas's window."""
        return self._canvas.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        """The canvas."""
        return QAccessible.queryAccessibleInterface(self._canvas)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: ARG002
        """None: an event has no parts."""
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: ARG002, N802
        """None: an event has no parts."""
        return None

    def childCount(self) -> int:  # noqa: N802 - Qt's name
        """None."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: ARG002, N802 - Qt's
        """None."""
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        """Name: headline, date, kind and status. Description: the sentence of the source."""
        place = self._canvas.marks.places.get(self._key)
        if place is None:
            return ""
        mark = self._canvas.marks.mark(place)
        if kind is QAccessible.Text.Name:
            return name_of(mark)
        return mark.snippet if kind is QAccessible.Text.Description else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:  # noqa: N802 - Qt's name
        """Nothing can be set."""

    def rect(self) -> QRect:
        """Where it is on the screen."""
        area = area_of(self._canvas, self._key)
        return area.translated(self._canvas.mapToGlobal(QPoint(0, 0)))

    def role(self) -> QAccessible.Role:
        """An item of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Selectable, and selected where it is."""
        state = QAccessible.State()
        state.selectable = True
        state.focusable = True
        state.multiSelectable = state.extSelectable = True
        state.selected = self._key in self._canvas.selection
        state.focused = self._canvas.selected == self._key
        return state


class CanvasAccessible(QAccessibleWidget):
    """The canvas as a list of the events in view."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas, QAccessible.Role.List, "Timeline")
        self._canvas = canvas
        self._items: dict[str, EventAccessible] = {}

    def childCount(self) -> int:  # noqa: N802 - Qt's name
        """How many events are in view."""
        return len(events_in_view(self._canvas))

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # None past the end
        """One of them."""
        keys = events_in_view(self._canvas)
        return self._item(keys[index]) if 0 <= index < len(keys) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802 - Qt's name
        """Its place among them."""
        keys = events_in_view(self._canvas)
        return next((place for place, key in enumerate(keys) if self._item(key) is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        """The event at a point of the screen."""
        target = self._canvas.target_at(self._canvas.mapFromGlobal(QPoint(x, y)))
        return self._item(target.key) if isinstance(target, EventTarget) else None

    def text(self, kind: QAccessible.Text) -> str:
        """Name, and what the picture shows as a sentence."""
        if kind is QAccessible.Text.Description:
            return self._canvas.current_frame().scene.description
        return super().text(kind)

    def _item(self, key: str) -> EventAccessible:
        found = self._items.get(key)
        if found is None:
            if len(self._items) > 2000:
                self._items.clear()
            found = self._items[key] = EventAccessible(self._canvas, key)
        return found


def _factory(name: str, thing: QObject) -> QAccessibleInterface | None:
    from timeline_app.gui.canvas import TimelineCanvas  # noqa: PLC0415 - the canvas imports this module

    if name != "TimelineCanvas" or not isinstance(thing, TimelineCanvas):
        return None
    # Qt holds the interface without a reference that Python counts: the canvas keeps it alive.
    thing.accessible = CanvasAccessible(thing)
    return thing.accessible


def install() -> None:
    """Let screen readers see canvases as lists of events."""
    QAccessible.installFactory(_factory)


def tell_selection(canvas: TimelineCanvas, key: str) -> None:
    """Tell screen readers which event is selected now."""
    if not QAccessible.isActive() or not key:
        return
    keys = events_in_view(canvas)
    if key in keys:
        event = QAccessibleEvent(canvas, QAccessible.Event.Focus)
        event.setChild(keys.index(key))
        QAccessible.updateAccessibility(event)
