"""The menu of the canvas: what can be done with the event or the instant under the pointer."""

from __future__ import annotations

from collections.abc import Callable
from math import floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaMethod, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QMenu

from timeline_app.gui.canvas_access import area_of
from timeline_app.gui.canvas_band_dialog import BandDialog
from timeline_app.gui.canvas_input import PER_NOTCH
from timeline_app.layout.ranges import framed
from timeline_app.layout.scale import Scale
from timeline_app.layout.scene import BandTarget, EventTarget
from timeline_app.layout.theme import KIND_NAMES
from timeline_app.model import CalendarDate, When
from timeline_app.model.calendar import from_ordinal

if TYPE_CHECKING:
    from timeline_app.gui.canvas import TimelineCanvas

HERE = PER_NOTCH**5
"""How much closer "Zoom in here" brings."""


def show_menu(canvas: TimelineCanvas, event: QContextMenuEvent) -> None:
    """Open the menu at the pointer, or at the selected event where a key asked for it."""
    at = event.pos()
    if event.reason() is QContextMenuEvent.Reason.Keyboard:
        area = area_of(canvas, canvas.selected or "")
        at = area.center() if not area.isNull() else canvas.rect().center()
    menu = menu_at(canvas, at)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(canvas.mapToGlobal(at))


def menu_at(canvas: TimelineCanvas, at: QPoint) -> QMenu:
    """The menu for a point of the widget; an event under it becomes the selected one unless it is selected already."""
    target = canvas.target_at(at)
    menu = QMenu(canvas)
    key = target.key if isinstance(target, EventTarget) else ""
    if key and key not in canvas.selection:
        canvas.select(key)
    canvas.menu_made.emit(menu, key, canvas.scale.invert(at.x()))
    if key:
        _event_entries(canvas, menu, key)
        menu.addSeparator()
    if isinstance(target, BandTarget):
        band = canvas.band_at(target)
        _add(menu, "Zoom to the span", lambda: canvas.show_band(band))
        _add(menu, f"Remove the span “{elided(band.name)}”", lambda: canvas.remove_band(band))
        menu.addSeparator()
    x = float(at.x())
    _add(menu, "Zoom in here", lambda: canvas.zoom_by(HERE, x))
    _add(menu, "Zoom out here", lambda: canvas.zoom_by(1 / HERE, x))
    _add(menu, "Fit all", canvas.fit)
    fold = menu.addAction("Fold long gaps")
    fold.setCheckable(True)
    fold.setChecked(canvas.folded)
    fold.toggled.connect(lambda on: canvas.set_folded(on=on))
    _add(menu, "Add a background span…", lambda: ask_band(canvas))
    return menu


def _event_entries(canvas: TimelineCanvas, menu: QMenu, key: str) -> None:
    entry, place = canvas.timeline.entry(key), canvas.marks.places.get(key)
    if entry is None or place is None:
        return
    mark = canvas.marks.mark(place)
    _add(menu, "Show in the article", lambda: canvas.activated.emit(key))
    _add(menu, "Zoom to the event", lambda: canvas.set_scale(_around(canvas, place), glide=True))
    if canvas.can_be_band(key):
        span = menu.addAction("Show as background span")
        span.setCheckable(True)
        span.setChecked(canvas.is_band(key))
        span.toggled.connect(lambda on: canvas.show_as_band(key, on=on))
    menu.addSeparator()
    several = len(canvas.selection)
    if several > 1:
        _add(menu, f"Copy {several:,} headlines", lambda: _copy(headlines(canvas)))
    else:
        _add(menu, "Copy headline", lambda: _copy(mark.title))
    if entry.event.when is not None:
        edtf = str(entry.event.when)
        _add(menu, f"Copy date as EDTF ({edtf})", lambda: _copy(edtf))
    if canvas.isSignalConnected(QMetaMethod.fromSignal(canvas.kind_unwanted)):
        _add(menu, f"Hide all of kind “{KIND_NAMES[mark.kind]}”", lambda: canvas.kind_unwanted.emit(mark.kind))


def ask_band(canvas: TimelineCanvas) -> None:
    """Ask for a background span, the view's own days proposed."""
    days = [from_ordinal(floor(time)) for time in (canvas.scale.begin, canvas.scale.end)]
    dialog = BandDialog(canvas, *(str(When.of(CalendarDate(*day))) for day in days))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(
        lambda: canvas.set_bands((*canvas.added_bands, dialog.band)) if dialog.band is not None else None
    )
    dialog.open()


def elided(text: str) -> str:
    """A text short enough for a menu."""
    return text if len(text) <= 50 else text[:49].rstrip() + "…"


def headlines(canvas: TimelineCanvas) -> str:
    """The headlines of the selected events in the order of time, a line each, their dates before them."""
    marks = canvas.marks
    places = sorted(
        (marks.places[key] for key in canvas.selection if key in marks.places),
        key=lambda place: (marks.starts[place], place),
    )
    return "\n".join(f"{marks.mark(place).brief}: {marks.mark(place).title}" for place in places)


def _around(canvas: TimelineCanvas, place: int) -> Scale:
    mark = canvas.marks.mark(place)
    return framed((mark.earliest, mark.latest), canvas.scale.width, 3.0, canvas.scale.fold)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def _add(menu: QMenu, text: str, act: Callable[[], object]) -> None:
    menu.addAction(text.replace("&", "&&")).triggered.connect(lambda *_: act())
