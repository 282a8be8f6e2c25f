"""Events made, removed, merged and moved, and all of it undone, with real mouse and keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QListWidgetItem, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.window_support import dialog_of, key_of, messages
from tests.samples import seed_extraction, synthetic_timeline
from timeline_app.gui.canvas import TimelineCanvas
from timeline_app.gui.edit_merge import MergeDialog
from timeline_app.gui.edit_new_event import NewEventDialog
from timeline_app.gui.main_window import MainWindow
from timeline_app.layout import marks
from timeline_app.layout.marks import LaneMode
from timeline_app.layout.scene import EventTarget
from timeline_app.model import Kind, Span, When
from timeline_app.project import edits

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BIDEN = "Biden leaves the presidential race"
ATTEMPT = "Attempt on Trump’s life"


def keys(window: MainWindow) -> set[str]:
    return {entry.key for entry in window.session.timeline.entries}


def place_of(window: MainWindow, key: str) -> QPoint:
    """A pixel of the canvas at which the event is hit; an empty key asks for one where nothing is."""
    canvas = window.centre.canvas
    for x in range(10, canvas.width() - 10, 5):
        for y in range(60, canvas.height() - 10, 5):
            target = canvas.target_at(QPoint(x, y))
            if (isinstance(target, EventTarget) and target.key == key) or (target is None and not key):
                return QPoint(x, y)
    pytest.fail(f"not on the canvas: {key}")


def move(chip: QWidget, to: QPoint) -> None:
    """Move the mouse with the left button held, to a point of the chip's."""
    at = QPointF(to)
    event = QMouseEvent(QEvent.Type.MouseMove, at, chip.mapToGlobal(at), Qt.MouseButton.NoButton, LEFT, NONE)
    QApplication.sendEvent(chip, event)


# -- new events --------------------------------------------------------------------------------------------------


def test_a_double_click_on_an_empty_place_makes_an_event_at_that_date(seeded: MainWindow, qtbot: QtBot) -> None:
    canvas = seeded.centre.canvas
    point = place_of(seeded, "")
    qtbot.mouseDClick(canvas, LEFT, pos=point)
    dialog = dialog_of(seeded, NewEventDialog)
    assert not dialog.add.isEnabled()  # it needs a title
    qtbot.keyClicks(dialog.title, "The convention opens")
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    entry = seeded.session.selected_entry
    assert entry is not None
    assert (entry.event.title, entry.own) == ("The convention opens", True)
    when = entry.event.when
    assert when is not None
    assert when.start is not None
    assert when.end is not None
    assert when.start.begin <= canvas.scale.invert(point.x()) < when.end.finish
    assert canvas.selected == entry.key
    head = seeded.side.inspector.head
    assert head is not None
    qtbot.keyClick(seeded, Qt.Key.Key_Z, CONTROL)
    assert entry.key not in keys(seeded)


def test_an_event_is_made_from_words_selected_in_the_article(seeded: MainWindow, qtbot: QtBot) -> None:
    seed = seed_extraction()
    text = seed.article.text
    start = text.index("Harris has come under fire")
    span = Span(start, start + len("Harris has come under fire"))
    seeded.side.show_passage(0, span)
    view = seeded.side.article.view
    view.setFocus()
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.position_of(span) + 2)
    cursor.setPosition(view.position_of(Span(span.end, span.end)) - 1, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert view.chosen == span  # words are taken whole
    cursor.setPosition(view.position_of(span))
    cursor.setPosition(view.position_of(Span(span.end, span.end)) + 1, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert view.chosen == span  # the blank after it left out
    menu = view.menu()
    menu.actions()[0].trigger()
    menu.deleteLater()
    dialog = dialog_of(seeded, NewEventDialog)
    assert dialog.title.text() == "Harris has come under fire"
    qtbot.keyClicks(dialog.date.edit, "3 weeks ago")
    qtbot.mouseClick(dialog.add, LEFT)
    entry = seeded.session.selected_entry
    assert entry is not None
    assert entry.event.mentions[0].span == span
    assert str(entry.event.when) == "2024-07-23~"
    assert any(mark.key == entry.key for mark in view._highlights)


def test_no_event_is_made_where_the_date_is_not_understood(seeded: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(seeded, Qt.Key.Key_E, CONTROL | SHIFT)
    dialog = dialog_of(seeded, NewEventDialog)
    qtbot.keyClicks(dialog.title, "Something")
    qtbot.keyClicks(dialog.date.edit, "whenever")
    qtbot.waitUntil(lambda: not dialog.add.isEnabled())
    qtbot.keyClick(dialog.date.edit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.reject()
    assert len(keys(seeded)) == 14


# -- removing ----------------------------------------------------------------------------------------------------


def test_delete_puts_the_selected_events_on_a_list_from_which_they_come_back(seeded: MainWindow, qtbot: QtBot) -> None:
    canvas = seeded.centre.canvas
    one, two = key_of(seeded, ATTEMPT), key_of(seeded, BIDEN)
    qtbot.mouseClick(canvas, LEFT, pos=place_of(seeded, one))
    qtbot.mouseClick(canvas, LEFT, CONTROL, place_of(seeded, two))
    assert canvas.selection == {one, two}
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert not {one, two} & keys(seeded)
    assert messages(seeded)[-1] == "2 events were put on the list of removed events."
    assert seeded.side.removed_tab.text() == "Removed 2"
    qtbot.mouseClick(seeded.side.removed_tab, LEFT)
    back = next(
        part
        for part in seeded.side.removed.findChildren(QPushButton)
        if part.accessibleName() == f"Bring back {ATTEMPT}"
    )
    qtbot.mouseClick(back, LEFT)
    assert one in keys(seeded)
    assert seeded.session.selected == one
    every = next(part for part in seeded.side.removed.findChildren(QPushButton) if part.text() == "Bring back")
    qtbot.mouseClick(every, LEFT)
    assert two in keys(seeded)
    assert not seeded.side.removed_tab.isVisible()


def test_delete_elsewhere_removes_nothing(seeded: MainWindow, qtbot: QtBot) -> None:
    seeded.session.select(key_of(seeded, ATTEMPT))
    seeded.side.show_article()
    seeded.side.article.view.setFocus()
    qtbot.keyClick(seeded.side.article.view, Qt.Key.Key_Delete)
    assert len(keys(seeded)) == 14


def test_the_menu_of_the_canvas_edits_too(seeded: MainWindow) -> None:
    from timeline_app.gui.canvas_menu import menu_at  # noqa: PLC0415 - beside its only use

    key = key_of(seeded, ATTEMPT)
    menu = menu_at(seeded.centre.canvas, place_of(seeded, key))
    actions = {action.text(): action for action in menu.actions()}
    assert {"Star", "Remove"} <= actions.keys()
    actions["Star"].trigger()
    entry = seeded.session.entry(key)
    assert entry is not None
    assert entry.starred
    actions["Remove"].trigger()
    assert key not in keys(seeded)
    next(action for action in menu.actions() if action.text().startswith("Hide all of kind")).trigger()
    assert seeded.session.filters.kinds == {Kind.ATTACK}
    menu.deleteLater()
    menu = menu_at(seeded.centre.canvas, place_of(seeded, ""))
    assert menu.actions()[0].text().startswith("New event: ")
    menu.deleteLater()


# -- merging -----------------------------------------------------------------------------------------------------


def test_selected_events_become_one_and_stand_for_themselves_again(seeded: MainWindow, qtbot: QtBot) -> None:
    canvas = seeded.centre.canvas
    one, two = key_of(seeded, ATTEMPT), key_of(seeded, BIDEN)
    qtbot.mouseClick(canvas, LEFT, pos=place_of(seeded, one))
    qtbot.mouseClick(canvas, LEFT, CONTROL, place_of(seeded, two))
    qtbot.keyClick(seeded, Qt.Key.Key_M, CONTROL)
    dialog = dialog_of(seeded, MergeDialog)
    buttons = {button.text(): button for button in dialog.group.buttons()}
    assert set(buttons) == {ATTEMPT, BIDEN}
    qtbot.mouseClick(buttons[ATTEMPT], LEFT)
    qtbot.mouseClick(dialog.merge, LEFT)
    assert two not in keys(seeded)
    entry = seeded.session.selected_entry
    assert entry is not None
    assert entry.key == one
    assert entry.event.title == ATTEMPT
    assert len(entry.event.mentions) == 4
    qtbot.keyClick(seeded, Qt.Key.Key_Z, CONTROL)
    assert {one, two} <= keys(seeded)


def test_merging_one_event_is_refused_with_a_sentence(seeded: MainWindow) -> None:
    seeded.session.select(key_of(seeded, ATTEMPT))
    seeded.edits.merge()
    assert "Select two events or more to merge them" in messages(seeded)[-1]


# -- dates by drag -----------------------------------------------------------------------------------------------


def test_an_undated_event_dragged_onto_the_axis_gets_the_date_under_the_pointer(
    seeded: MainWindow, qtbot: QtBot
) -> None:
    canvas, drag = seeded.centre.canvas, seeded.centre.drag
    key, chip = next(iter(seeded.centre.tray.chips.items()))
    over = chip.mapFromGlobal(canvas.mapToGlobal(QPoint(200, 150)))
    qtbot.mousePress(chip, LEFT, pos=QPoint(10, 8))
    move(chip, QPoint(40, 8))
    assert drag.ghost.text() == "Drop it on the timeline to give it a date"
    move(chip, over)
    time = canvas.scale.invert(200)
    assert drag.when is not None
    assert drag.when.start is not None
    assert drag.when.end is not None
    assert drag.when.start.begin <= time < drag.when.end.finish
    assert drag.marker.isVisible()
    when = drag.when
    qtbot.mouseRelease(chip, LEFT, pos=over)
    entry = seeded.session.entry(key)
    assert entry is not None
    assert entry.event.when == when
    assert key not in seeded.centre.tray.chips
    assert not drag.ghost.isVisible()
    assert not drag.marker.isVisible()
    assert "was given the date" in messages(seeded)[-1]
    qtbot.keyClick(seeded, Qt.Key.Key_Z, CONTROL)
    assert key in seeded.centre.tray.chips
    assert seeded.session.selected == key


def test_escape_gives_a_drag_up_and_a_drop_elsewhere_does_nothing(seeded: MainWindow, qtbot: QtBot) -> None:
    canvas, drag = seeded.centre.canvas, seeded.centre.drag
    key, chip = next(iter(seeded.centre.tray.chips.items()))
    seeded.session.select(key_of(seeded, ATTEMPT))
    over = chip.mapFromGlobal(canvas.mapToGlobal(QPoint(200, 150)))
    qtbot.mousePress(chip, LEFT, pos=QPoint(10, 8))
    move(chip, over)
    assert drag.ghost.isVisible()
    qtbot.keyClick(seeded, Qt.Key.Key_Escape)
    assert not drag.ghost.isVisible()
    qtbot.mouseRelease(chip, LEFT, pos=over)
    assert key in seeded.centre.tray.chips
    assert seeded.session.selected == key_of(seeded, ATTEMPT)
    qtbot.mousePress(chip, LEFT, pos=QPoint(10, 8))
    move(chip, QPoint(60, 10))
    qtbot.mouseRelease(chip, LEFT, pos=QPoint(60, 10))
    assert key in seeded.centre.tray.chips
    assert len(seeded.session.project.history) == 1


def test_a_drag_of_a_dated_event_pans_and_moves_no_event(seeded: MainWindow, qtbot: QtBot) -> None:
    canvas = seeded.centre.canvas
    key = key_of(seeded, ATTEMPT)
    point = place_of(seeded, key)
    before, scale = seeded.session.entry(key), canvas.scale
    qtbot.mousePress(canvas, LEFT, pos=point)
    move(canvas, point + QPoint(60, 0))
    qtbot.mouseRelease(canvas, LEFT, pos=point + QPoint(60, 0))
    assert seeded.session.entry(key) is before
    assert canvas.scale.begin != scale.begin


# -- undo and history --------------------------------------------------------------------------------------------


def test_undo_and_redo_say_what_they_do_and_show_what_they_did(seeded: MainWindow, qtbot: QtBot) -> None:
    one, two = key_of(seeded, ATTEMPT), key_of(seeded, BIDEN)
    seeded.session.edit(edits.retitle, one, "A shot")
    seeded.session.edit(edits.star, (two,))
    undo = seeded.actions_by_name["undo"]
    assert undo.text() == "Undo: star “Biden leaves the presidential race”"
    assert not seeded.actions_by_name["redo"].isEnabled()
    seeded.session.select("")
    qtbot.keyClick(seeded, Qt.Key.Key_Z, CONTROL)
    assert seeded.session.selected == two
    qtbot.keyClick(seeded, Qt.Key.Key_Z, CONTROL)
    assert seeded.session.selected == one
    assert undo.text().startswith("Undo: open “")
    qtbot.keyClick(seeded, Qt.Key.Key_Z, CONTROL)
    assert seeded.start.isVisible()
    assert not undo.isEnabled()
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Z):
        qtbot.keyClick(seeded, key, CONTROL | SHIFT)
    qtbot.keyClick(seeded, Qt.Key.Key_Y, CONTROL)
    entry = seeded.session.entry(two)
    assert entry is not None
    assert entry.starred
    assert seeded.session.selected == two
    assert key_of(seeded, "A shot") == one


def test_the_view_goes_where_an_undone_date_went(seeded: MainWindow) -> None:
    from timeline_app.gui.edit_dates import understand_date  # noqa: PLC0415 - beside its only use
    from timeline_app.project.values import GivenDate  # noqa: PLC0415

    key = key_of(seeded, ATTEMPT)
    seeded.session.select(key)
    seeded.session.edit(edits.redate, key, GivenDate(understand_date("March 1999", None).when))
    canvas = seeded.centre.canvas
    assert canvas.scale.begin < 729_830 < canvas.scale.end
    seeded.session.undo()
    assert canvas.scale.begin < 739_080 < canvas.scale.end


def test_the_history_goes_back_and_forward_by_a_click(seeded: MainWindow, qtbot: QtBot) -> None:
    key = key_of(seeded, ATTEMPT)
    for title in ("One", "Two", "Three"):
        seeded.session.edit(edits.retitle, key, title)
    qtbot.keyClick(seeded, Qt.Key.Key_H, CONTROL)
    page = seeded.side.history
    assert page.list.count() == 5  # the article, three titles, the beginning

    def click(item: QListWidgetItem | None) -> None:
        assert item is not None
        qtbot.mouseClick(page.list.viewport(), LEFT, pos=page.list.visualItemRect(item).center())

    click(page.list.item(2))
    assert key_of(seeded, "One") == key
    click(page.list.item(0))
    assert key_of(seeded, "Three") == key
    click(page.list.item(4))
    assert not seeded.session.sources
    click(page.list.item(0))
    assert key_of(seeded, "Three") == key
    seeded.session.edit(edits.retitle, key, "Four")
    assert page.list.count() == 6


def test_articles_come_and_go_by_undo_with_their_edits(seeded: MainWindow) -> None:
    key = key_of(seeded, ATTEMPT)
    seeded.session.edit(edits.retitle, key, "A shot")
    source = seeded.session.sources[0]
    seeded.session.add(synthetic_timeline(5).sources[0])
    seeded.desk.remove(source.number)
    assert key not in keys(seeded)
    seeded.session.edit(edits.star, (next(iter(keys(seeded))),))  # the removal is no longer the last edit
    seeded.session.put_back(source, 0)
    assert key_of(seeded, "A shot") == key
    assert seeded.session.sources[0].number == source.number
    seeded.session.undo()
    assert key not in keys(seeded)


def test_all_articles_go_in_one_edit_and_come_back_in_their_order(seeded: MainWindow, qtbot: QtBot) -> None:
    for count in (3, 5):
        extraction = synthetic_timeline(count).sources[0]
        article = replace(extraction.article, text="x" * (300 + count))
        seeded.session.add(replace(extraction, article=article))
    numbers = [source.number for source in seeded.session.sources]
    before = seeded.session.timeline
    seeded.desk.clear()
    assert not seeded.session.sources
    (bar,) = [bar for bar in seeded.messages.bars if "All articles were removed" in bar.text]
    undo = bar.findChild(QPushButton)
    assert undo is not None
    qtbot.mouseClick(undo, LEFT)
    assert [source.number for source in seeded.session.sources] == numbers
    assert seeded.session.timeline.entries == before.entries
    assert seeded.session.project.redo_label == "Close all articles"


def test_background_spans_are_edits(seeded: MainWindow) -> None:
    from timeline_app.layout.bands import Band  # noqa: PLC0415 - beside its only use

    canvas: TimelineCanvas = seeded.centre.canvas
    canvas.set_bands((Band("The campaign", 738_000.0, 739_000.0),))
    assert [era.name for era in seeded.session.document.eras] == ["The campaign"]
    seeded.session.undo()
    assert not canvas.added_bands
    seeded.session.redo()
    assert [band.name for band in canvas.added_bands] == ["The campaign"]


def test_reading_an_article_again_keeps_the_edits_and_can_be_undone(seeded: MainWindow) -> None:
    key = key_of(seeded, ATTEMPT)
    seeded.session.edit(edits.retitle, key, "A shot")
    seed = seed_extraction()
    later = tuple(replace(event, title=event.title + " (again)") for event in seed.events)
    seeded.session.replace(seeded.session.sources[0].number, replace(seed, events=later))
    assert key_of(seeded, "A shot") == key
    assert key_of(seeded, BIDEN + " (again)")
    seeded.session.undo()
    assert key_of(seeded, BIDEN)
    assert key_of(seeded, "A shot") == key


def test_an_event_of_no_article_is_shown_and_goes_with_undo(seeded: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(seeded, Qt.Key.Key_E, CONTROL | SHIFT)
    dialog = dialog_of(seeded, NewEventDialog)
    qtbot.keyClicks(dialog.title, "The deadline")
    qtbot.keyClicks(dialog.date.edit, "2024-08-20")
    dialog.article.setCurrentIndex(dialog.article.findData(""))
    qtbot.mouseClick(dialog.add, LEFT)
    entry = seeded.session.selected_entry
    assert entry is not None
    assert entry.event.title == "The deadline"
    said = [part.text() for part in seeded.side.inspector.findChildren(QLabel)]
    assert "Added by you; no words of an article tell of it." in said
    seeded.side.show_article()
    seeded.centre.canvas.set_lane_mode(LaneMode.SOURCE)
    assert seeded.status.events.text() == "15 events from 1 source"
    seeded.grab()
    seeded.session.undo()
    assert len(keys(seeded)) == 14


def test_an_edit_among_many_events_costs_what_it_touches(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.session.add(synthetic_timeline(2000).sources[0])
    window.session.add(seed_extraction())
    key = key_of(window, ATTEMPT)
    window.session.select(key)
    window.grab()
    cards, rows = window.filters.cards, window.filters.row("War")
    made = {name: values[2] for name, values in window.centre.canvas.marks.made.items()}
    spread, counted = marks.extent, [0]

    def counting(when: When) -> marks.Extent:
        counted[0] += 1
        return spread(when)

    monkeypatch.setattr(marks, "extent", counting)
    window.session.edit(edits.retitle, key, "A shot")
    window.session.edit(edits.star, (key,))
    assert counted[0] <= 20  # of 2,014 events
    assert window.filters.cards == cards
    assert window.filters.row("War") is rows
    kept = window.centre.canvas.marks
    assert all(kept.mark(kept.places[name]) is mark for name, mark in made.items() if name != key)
