from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from tests.unit.layout.support import ALL_FORMS, timeline_of
from timeline_app.gui.canvas import TimelineCanvas
from timeline_app.gui.canvas_access import area_of
from timeline_app.gui.canvas_band_dialog import BandDialog, read_band
from timeline_app.gui.canvas_hover import target_text
from timeline_app.gui.canvas_menu import menu_at
from timeline_app.layout.bands import Band
from timeline_app.layout.scene import BandTarget
from timeline_app.model import Timeline
from timeline_app.model.calendar import to_ordinal
from timeline_app.render.export import PictureSettings, picture_sheet
from timeline_app.render.manifest import manifest_of, settings_in

WAR = Band("A <war>", to_ordinal(2024, 7, 1), to_ordinal(2024, 8, 20))


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


def _place(canvas: TimelineCanvas) -> QPoint:
    hit = next(hit for hit in canvas.current_frame().scene.hits if isinstance(hit.target, BandTarget))
    return QPoint(int((hit.left + hit.right) / 2), int((hit.top + hit.bottom) / 2))


def _action(canvas: TimelineCanvas, at: QPoint, beginning: str) -> QAction | None:
    return next((action for action in menu_at(canvas, at).actions() if action.text().startswith(beginning)), None)


def test_spans_are_shown_named_and_removed(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.bands_changed):
        canvas.set_bands((WAR,))
    assert list(canvas.bands) == [WAR]
    at = _place(canvas)
    assert target_text(canvas, canvas.target_at(at)).startswith("A &lt;war&gt;<br>")
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert canvas.scale.begin < WAR.start < WAR.end < canvas.scale.end
    remove = _action(canvas, _place(canvas), "Remove the span")
    assert remove is not None
    remove.trigger()
    assert list(canvas.bands) == []


def test_an_event_becomes_a_span_and_back(canvas: TimelineCanvas) -> None:
    at = area_of(canvas, "0:e4").center()
    show = _action(canvas, at, "Show as background span")
    assert show is not None
    assert not show.isChecked()
    show.trigger()
    assert [band.key for band in canvas.bands] == ["0:e4"]
    canvas.set_shown(frozenset({"0:e0"}))
    assert list(canvas.bands) == []
    canvas.set_shown(None)
    assert canvas.is_band("0:e4")
    remove = _action(canvas, _place(canvas), "Remove the span")
    assert remove is not None
    remove.trigger()
    assert list(canvas.bands) == []


def test_a_day_is_no_span(canvas: TimelineCanvas) -> None:
    assert _action(canvas, area_of(canvas, "0:e5").center(), "Show as background span") is None


def test_another_timeline_keeps_what_means_the_same(canvas: TimelineCanvas) -> None:
    canvas.set_bands((WAR,))
    canvas.show_as_band("0:e4", on=True)
    canvas.set_timeline(timeline_of(ALL_FORMS))
    assert len(canvas.bands) == 2
    canvas.set_timeline(timeline_of(ALL_FORMS[::-1]))
    assert list(canvas.bands) == [WAR]
    canvas.set_timeline(Timeline())
    assert list(canvas.bands) == [WAR]


@pytest.mark.parametrize(
    ("name", "begin", "end", "said"),
    [
        ("War", "2024-13", "2024", "no date that is understood"),
        ("War", "2024", "2023", "ends before it begins"),
        ("War", "2024/2025", "2026", "one date is needed"),
        (" \u202e", "2024", "2025", "needs a name"),
        ("War", "", "2025", ""),
    ],
)
def test_what_makes_no_span(name: str, begin: str, end: str, said: str) -> None:
    band, problem = read_band(name, begin, end)
    assert band is None
    assert said in problem


def test_the_dialog_adds_a_span(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    add = _action(canvas, QPoint(900, 20), "Add a background span")
    assert add is not None
    add.trigger()
    dialog = canvas.findChild(BandDialog)
    assert dialog is not None
    button = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not button.isEnabled()
    qtbot.keyClicks(dialog.name, "The summer")
    dialog.begin.setText("2024-06")
    dialog.end.setText("2024-08")
    assert button.isEnabled()
    button.click()
    assert list(canvas.bands) == [Band("The summer", to_ordinal(2024, 6, 1), to_ordinal(2024, 9, 1))]


def test_a_picture_has_them_and_notes_them() -> None:
    settings = PictureSettings(900, begin=WAR.start - 30, end=WAR.end + 30, bands=(WAR,))
    assert "A <war>" in str(picture_sheet(timeline_of(ALL_FORMS), settings).scene.primitives)

    assert settings_in(json.loads(manifest_of(timeline_of(ALL_FORMS), settings))) == settings
