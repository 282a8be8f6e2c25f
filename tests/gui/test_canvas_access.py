from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from pytestqt.qtbot import QtBot

from tests.unit.layout.support import ALL_FORMS, timeline_of
from timeline_app.gui.canvas import TimelineCanvas


@pytest.fixture
def canvas(qtbot: QtBot) -> TimelineCanvas:
    widget = TimelineCanvas()
    qtbot.addWidget(widget)
    widget.resize(1000, 900)
    widget.set_timeline(timeline_of(ALL_FORMS))
    widget.show()
    return widget


def _interface(canvas: TimelineCanvas) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(canvas)
    assert found is not None
    return found


def _name(item: QAccessibleInterface) -> str:
    return item.text(QAccessible.Text.Name)


def test_the_canvas_is_a_list_of_the_events_in_view(canvas: TimelineCanvas) -> None:
    reader = _interface(canvas)
    assert reader.role() is QAccessible.Role.List
    assert reader.childCount() == canvas.current_frame().scene.shown
    assert "events in view" in reader.text(QAccessible.Text.Description)


def test_an_event_is_read_with_date_kind_and_status(canvas: TimelineCanvas) -> None:
    reader = _interface(canvas)
    names = [_name(reader.child(place)) for place in range(reader.childCount())]
    assert "The general election, 2024 · planned, Election, planned" in names
    assert any("the source gives more than one date" in name for name in names)
    assert any("claimed by A Rival" in name for name in names)


def test_items_know_their_place(canvas: TimelineCanvas) -> None:
    reader = _interface(canvas)
    for place in range(reader.childCount()):
        item = reader.child(place)
        assert reader.indexOfChild(item) == place
        middle = item.rect().center()
        under = reader.childAt(middle.x(), middle.y())
        assert under is not None
        assert _name(under) == _name(item)
        assert item.isValid()
        assert item.childCount() == 0
    assert reader.child(reader.childCount()) is None
    assert reader.childAt(-500, -500) is None


def test_the_selected_event_is_said_to_be(canvas: TimelineCanvas) -> None:
    canvas.select("0:e5")
    reader = _interface(canvas)
    selected = [reader.child(n) for n in range(reader.childCount()) if reader.child(n).state().selected]
    assert [_name(item) for item in selected] == [
        "A technical delay, Mon 12 Aug 2024 · inferred, Other, reported as fact"
    ]


def test_an_event_that_is_gone_is_no_longer_valid(canvas: TimelineCanvas) -> None:
    item = _interface(canvas).child(0)
    canvas.set_shown(frozenset())
    assert not item.isValid()
    assert _name(item) == ""
    assert item.rect().width() == 0
    assert _interface(canvas).childCount() == 0
