from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.unit.layout.support import ALL_FORMS, timeline_of
from timeline_app.gui.canvas import TimelineCanvas
from timeline_app.gui.canvas_access import area_of
from timeline_app.gui.canvas_kinetic import SLOWING, travelled
from timeline_app.gui.canvas_menu import menu_at
from timeline_app.gui.minimap import MiniMap
from timeline_app.layout.scene import Polygon, Rect
from timeline_app.layout.theme import LIGHT
from timeline_app.model import Kind

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[TimelineCanvas]:
    widget = TimelineCanvas()
    qtbot.addWidget(widget)
    widget.resize(1000, 700)
    widget.set_timeline(timeline_of(ALL_FORMS))
    widget.show()
    qtbot.waitExposed(widget)
    yield widget
    widget.close()


def _at(canvas: TimelineCanvas, key: str) -> QPoint:
    return area_of(canvas, key).center()


def _click(canvas: TimelineCanvas, key: str, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(canvas, LEFT, held, _at(canvas, key))


def test_control_and_click_add_and_take_out(canvas: TimelineCanvas) -> None:
    said: list[str] = []
    canvas.selection_changed.connect(said.append)
    _click(canvas, "0:e5")
    _click(canvas, "0:e0", CONTROL)
    assert canvas.selection == {"0:e5", "0:e0"}
    assert canvas.selected == "0:e0"
    _click(canvas, "0:e0", CONTROL)
    assert canvas.selection == {"0:e5"}
    assert said == ["0:e5", "0:e0", "0:e5"]
    _click(canvas, "0:e5", CONTROL)
    assert canvas.selection == frozenset()
    assert said[-1] == ""


def test_shift_and_click_select_all_up_to_it(canvas: TimelineCanvas) -> None:
    _click(canvas, "0:e0")
    _click(canvas, "0:e5", SHIFT)
    marks = canvas.marks
    low, high = sorted(marks.starts[marks.places[key]] for key in ("0:e0", "0:e5"))
    assert canvas.selection == {key for key, place in marks.places.items() if low <= marks.starts[place] <= high}
    assert canvas.selected == "0:e5"
    assert len(canvas.selection) > 2


def test_a_plain_click_and_a_step_go_back_to_one(canvas: TimelineCanvas) -> None:
    canvas.pick(["0:e0", "0:e5"], "0:e5")
    _click(canvas, "0:e5")
    assert canvas.selection == {"0:e5"}
    canvas.pick(["0:e0", "0:e5"], "0:e0")
    canvas.select("0:e0")
    assert canvas.selection == {"0:e0"}


def test_a_held_key_beside_all_events_loses_nothing(canvas: TimelineCanvas) -> None:
    canvas.pick(["0:e0", "0:e5"])
    QTest.mouseClick(canvas, LEFT, CONTROL, QPoint(900, 30))
    assert len(canvas.selection) == 2
    QTest.mouseClick(canvas, LEFT, NONE, QPoint(900, 30))
    assert canvas.selection == frozenset()


def test_alt_and_drag_select_what_the_box_touches(canvas: TimelineCanvas) -> None:
    before, area = canvas.scale, area_of(canvas, "0:e5")
    start, end = area.topLeft() - QPoint(3, 3), area.bottomRight() + QPoint(3, 3)
    QTest.mousePress(canvas, LEFT, ALT, start)
    QTest.mouseMove(canvas, end - QPoint(20, 0))
    QTest.mouseMove(canvas, end)
    canvas.grab()
    QTest.mouseRelease(canvas, LEFT, ALT, end)
    assert "0:e5" in canvas.selection
    assert canvas.scale == before
    canvas.select_box(QRectF(0, 0, 1000, 700))
    assert len(canvas.selection) == canvas.current_frame().scene.shown
    canvas.select_box(QRectF(0, 0, 5, 5), add=True)
    assert len(canvas.selection) == canvas.current_frame().scene.shown
    canvas.select_box(QRectF(0, 0, 5, 5))
    assert canvas.selection == frozenset()


def test_all_selected_are_outlined_and_marked_in_the_minimap(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    strip = MiniMap(canvas)
    qtbot.addWidget(strip)
    strip.resize(1000, 64)
    canvas.pick(["0:e0", "0:e5", "0:e4"], "0:e5")
    outlined = {
        item.key
        for item in canvas.current_frame().scene.primitives
        if isinstance(item, Rect) and item.stroke == LIGHT.selection and item.key
    }
    assert outlined == {"0:e0", "0:e5", "0:e4"}
    flags = [item for item in strip.scene().primitives if isinstance(item, Polygon) and item.fill == LIGHT.selection]
    assert len(flags) == 3


def test_another_timeline_keeps_no_others(canvas: TimelineCanvas) -> None:
    canvas.pick(["0:e0", "0:e5"], "0:e5")
    canvas.set_timeline(timeline_of(ALL_FORMS))
    assert canvas.selection == {"0:e5"}


def _trigger(menu: QMenu, beginning: str) -> None:
    next(action for action in menu.actions() if action.text().startswith(beginning)).trigger()


def test_the_menu_of_an_event(canvas: TimelineCanvas) -> None:
    opened: list[str] = []
    canvas.activated.connect(opened.append)
    menu = menu_at(canvas, _at(canvas, "0:e5"))
    assert canvas.selected == "0:e5"
    assert not [action for action in menu.actions() if action.text().startswith("Hide")]
    _trigger(menu, "Show in the article")
    assert opened == ["0:e5"]
    clipboard = QGuiApplication.clipboard()
    _trigger(menu, "Copy headline")
    assert clipboard.text() == "A technical delay"
    _trigger(menu, "Copy date as EDTF")
    assert clipboard.text() == "2024-08-12"
    _trigger(menu, "Zoom to the event")
    begin, end = canvas.scale.begin, canvas.scale.end
    place = canvas.marks.places["0:e5"]
    assert begin < canvas.marks.starts[place] < canvas.marks.ends[place] < end
    assert end - begin < 30


def test_the_menu_hides_a_kind_where_somebody_listens(canvas: TimelineCanvas) -> None:
    hidden: list[Kind] = []
    canvas.kind_unwanted.connect(hidden.append)
    _trigger(menu_at(canvas, _at(canvas, "0:e5")), "Hide all of kind “Other”")
    assert hidden == [Kind.OTHER]


def test_the_menu_of_several_copies_them_in_the_order_of_time(canvas: TimelineCanvas) -> None:
    canvas.pick(["0:e5", "0:e0"], "0:e5")
    menu = menu_at(canvas, _at(canvas, "0:e5"))
    assert canvas.selection == {"0:e5", "0:e0"}
    _trigger(menu, "Copy 2 headlines")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines == ["23 Jul 2024: The president leaves the race", "12 Aug 2024: A technical delay"]


def test_the_menu_of_an_empty_place(canvas: TimelineCanvas) -> None:
    time = canvas.scale.invert(900)
    menu = menu_at(canvas, QPoint(900, 20))
    before = canvas.scale.span
    _trigger(menu, "Zoom in here")
    assert canvas.scale.span < before / 2
    assert canvas.scale.x(time) == pytest.approx(900, abs=1e-6)
    _trigger(menu, "Zoom out here")
    assert canvas.scale.span == pytest.approx(before)
    _trigger(menu, "Fold long gaps")
    assert canvas.folded
    _trigger(menu, "Fit all")
    assert canvas.current_frame().scene.shown == len(canvas.marks)


def test_the_menu_opens_by_key_at_the_selected_event(canvas: TimelineCanvas, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[QMenu, QPoint]] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: opened.append((menu, at)))
    canvas.select("0:e5")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), canvas.mapToGlobal(QPoint(1, 1)))
    QGuiApplication.sendEvent(canvas, event)
    menu, at = opened[0]
    assert at == canvas.mapToGlobal(_at(canvas, "0:e5"))
    assert any(action.text() == "Copy headline" for action in menu.actions())


def test_a_running_pan_comes_to_rest() -> None:
    way = [travelled(2.0, elapsed) for elapsed in range(0, 3000, 16)]
    assert way == sorted(way)
    assert way[0] == 0.0
    assert way[-1] == pytest.approx(2.0 * SLOWING, abs=0.01)


def _fling(canvas: TimelineCanvas) -> float:
    QTest.mousePress(canvas, LEFT, NONE, QPoint(700, 690))
    for x in range(680, 480, -20):
        QTest.mouseMove(canvas, QPoint(x, 690), 4)
    QTest.mouseRelease(canvas, LEFT, NONE, QPoint(500, 690))
    return canvas.scale.begin


def test_a_pan_runs_on_only_where_motion_is_wanted(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    begin = _fling(canvas)
    qtbot.wait(60)
    assert canvas.scale.begin == begin
    canvas.set_motion(on=True)
    begin = _fling(canvas)
    qtbot.waitUntil(lambda: canvas.scale.begin > begin)
    QTest.mousePress(canvas, LEFT, NONE, QPoint(500, 690))
    held = canvas.scale.begin
    qtbot.wait(60)
    assert canvas.scale.begin == held
    QTest.mouseRelease(canvas, LEFT, NONE, QPoint(500, 690))
