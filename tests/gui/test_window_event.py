from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.window_support import event_page, key_of
from tests.samples import seed_extraction
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.quote_line import QuoteLine
from timeline_app.gui.snippet import Snippet
from timeline_app.layout.scene import EventTarget
from timeline_app.model import Anchor, AnchorSource, Mention, Span, Step

LEFT = Qt.MouseButton.LeftButton
BIDEN = "Biden leaves the presidential race"


def words(window: MainWindow) -> str:
    """All that the labels of the event page say."""
    return "\n".join(part.text() for part in event_page(window, QLabel) if not part.isHidden())


def button(window: MainWindow, text: str) -> QPushButton:
    return next(part for part in event_page(window, QPushButton) if part.text() == text)


def point_of(window: MainWindow, span: Span) -> QPoint:
    """The middle of the first character of ``span`` in the article."""
    view = window.side.article.view
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.position_of(span))
    left = view.cursorRect(cursor)
    cursor.movePosition(QTextCursor.MoveOperation.Right)
    right = view.cursorRect(cursor)
    return QPoint((left.x() + right.x()) // 2, left.center().y())


def test_a_click_on_the_canvas_fills_the_inspector(seeded: MainWindow, qtbot: QtBot) -> None:
    key = key_of(seeded, BIDEN)
    canvas = seeded.centre.canvas
    for x in range(0, canvas.width(), 6):
        for y in range(0, canvas.height(), 6):
            target = canvas.target_at(QPoint(x, y))
            if isinstance(target, EventTarget) and target.key == key:
                qtbot.mouseClick(canvas, LEFT, pos=QPoint(x, y))
                assert seeded.session.selected == key
                said = words(seeded)
                assert BIDEN in said
                assert "EDTF 2024-07-23~" in said
                head = seeded.side.inspector.head
                assert head is not None
                assert (head.kind.text(), head.status.text()) == ("Withdrawal && office", "reported as fact")
                assert "It says “in November” and “three weeks ago”." in said
                return
    pytest.fail("the event is not on the canvas")


def test_the_snippet_marks_event_words_and_date_words(seeded: MainWindow) -> None:
    seeded.session.select(key_of(seeded, BIDEN))
    (snippet,) = event_page(seeded, Snippet)
    text = snippet.toPlainText()
    cursor = QTextCursor(snippet.document())
    for said, underlined, tinted in (
        ("three weeks ago", True, False),
        ("stepped out", False, True),
        ("Notably", False, False),
    ):
        cursor.setPosition(text.index(said) + 2)
        style = cursor.charFormat()
        assert style.fontUnderline() == underlined, said
        assert (style.background().style() != Qt.BrushStyle.NoBrush) == tinted, said


def test_choosing_a_reading_moves_the_event_says_so_and_can_be_undone(seeded: MainWindow, qtbot: QtBot) -> None:
    key = key_of(seeded, BIDEN)
    seeded.session.select(key)
    assert "Until you choose, “three weeks ago” counts" in words(seeded)
    qtbot.mouseClick(button(seeded, "Use Nov 2023"), LEFT)
    entry = seeded.session.entry(key)
    assert entry is not None
    assert str(entry.event.when) == "2023-11"
    assert seeded.session.selected == key
    assert "You chose Nov 2023." in words(seeded)
    assert "Until you choose" not in words(seeded)
    assert "“three weeks ago” is about 23 Jul 2024; “in November” would be Nov 2023." in words(seeded)
    assert seeded.status.conflicts.text() == "1 date in conflict, 1 decided"
    scale = seeded.centre.canvas.scale
    assert scale.begin < 738_840 < scale.end  # mid-November 2023: the view goes where the event went
    qtbot.mouseClick(button(seeded, "Undo my choice"), LEFT)
    entry = seeded.session.entry(key)
    assert entry is not None
    assert str(entry.event.when) == "2024-07-23~"
    assert seeded.status.conflicts.text() == "1 date in conflict"


def test_dates_counted_from_the_other_reading_say_so(window: MainWindow) -> None:
    seed = seed_extraction()
    biden = next(event for event in seed.events if event.title == BIDEN)
    other = next(event for event in seed.events if event.title == "Harris gives no public interview")
    mention = biden.mentions[0]
    steps = (
        Step("date in the clause", "three weeks ago", "2024-07-23~", None, "", mention.trigger),
        Step("clause of time", "come", "2024-07-23~/2024-08-13", Anchor(AnchorSource.EVENT, "2024-07-23~"), "“since”"),
    )
    events = tuple(replace(event, steps=steps) if event is other else event for event in seed.events)
    window.session.add(replace(seed, events=events))
    key = key_of(window, BIDEN)
    window.session.choose(key, biden.readings[0])
    window.session.select(key_of(window, other.title))
    assert "no longer follows" not in words(window)
    late = next(reading for reading in biden.readings if not reading.preferred)
    window.session.choose(key, late)
    assert f"This date was counted from “{BIDEN}” as about 23 Jul 2024. You chose Nov 2023" in words(window)
    window.session.select(key)
    assert "no longer follows" not in words(window)


def test_keeping_the_programs_reading_is_a_decision_too(seeded: MainWindow, qtbot: QtBot) -> None:
    seeded.session.select(key_of(seeded, BIDEN))
    qtbot.mouseClick(button(seeded, "Keep about 23 Jul 2024"), LEFT)
    assert "You chose about 23 Jul 2024." in words(seeded)
    assert seeded.session.undecided() == 0


def test_the_status_bar_leads_to_the_conflict(seeded: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(seeded.status.conflicts, LEFT)
    assert seeded.session.selected == key_of(seeded, BIDEN)


def test_show_in_article_brings_the_words_into_view(seeded: MainWindow, qtbot: QtBot) -> None:
    key = key_of(seeded, BIDEN)
    seeded.session.select(key)
    qtbot.mouseClick(button(seeded, "Show in article ›"), LEFT)
    assert seeded.side.showing_article
    entry = seeded.session.entry(key)
    assert entry is not None
    point = point_of(seeded, entry.event.mentions[0].span)
    assert seeded.side.article.view.viewport().rect().contains(point)


def test_a_click_on_marked_words_selects_their_event(seeded: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(seeded.side.article_tab, LEFT)
    for title in ("Technical problems delay the start on X", "Attempt on Trump’s life", BIDEN):
        key = key_of(seeded, title)
        entry = seeded.session.entry(key)
        assert entry is not None
        view = seeded.side.article.view
        view.reveal(entry.event.mentions[0].span)
        qtbot.mouseClick(view.viewport(), LEFT, pos=point_of(seeded, entry.event.mentions[0].span))
        assert seeded.session.selected == key
        assert seeded.centre.canvas.selected == key
        assert seeded.side.showing_article


def test_a_click_on_plain_words_selects_nothing(seeded: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(seeded.side.article_tab, LEFT)
    text = seeded.session.timeline.sources[0].article.text
    start = text.index("Musk, the world's richest")
    seeded.side.article.view.reveal(Span(start, start + 4))
    qtbot.mouseClick(seeded.side.article.view.viewport(), LEFT, pos=point_of(seeded, Span(start, start + 4)))
    assert seeded.session.selected == ""


def test_return_in_the_article_selects_the_event_under_the_text_cursor(seeded: MainWindow, qtbot: QtBot) -> None:
    key = key_of(seeded, "Attempt on Trump’s life")
    entry = seeded.session.entry(key)
    assert entry is not None
    seeded.side.show_passage(0, entry.event.mentions[1].span)
    seeded.side.article.view.setFocus()
    qtbot.keyClick(seeded.side.article.view, Qt.Key.Key_Return)
    assert seeded.session.selected == key


def test_other_mentions_lead_to_their_words(seeded: MainWindow, qtbot: QtBot) -> None:
    seeded.session.select(key_of(seeded, BIDEN))
    (line,) = event_page(seeded, QuoteLine)
    assert line.text() == "“Biden’s withdrawal”"
    qtbot.mouseClick(line, LEFT)
    assert seeded.side.showing_article
    entry = seeded.session.selected_entry
    assert entry is not None
    point = point_of(seeded, entry.event.mentions[1].span)
    assert seeded.side.article.view.viewport().rect().contains(point)


def test_undated_chips_select_and_those_without_room_are_in_the_menu(seeded: MainWindow, qtbot: QtBot) -> None:
    seeded.resize(1440, 900)
    tray = seeded.centre.tray
    key = key_of(seeded, "Trump and Biden debate")
    qtbot.waitUntil(tray.chips[key].isVisible)
    qtbot.mouseClick(tray.chips[key], LEFT)
    assert seeded.session.selected == key
    assert tray.chips[key].isChecked()
    assert "No date in the text" in words(seeded)
    seeded.resize(900, 700)
    qtbot.waitUntil(tray.rest.isVisible)
    visible = [chip for chip in tray.chips.values() if chip.isVisible()]
    menu = tray.menu()
    assert len(visible) + len(menu.actions()) == 3
    menu.actions()[-1].trigger()
    assert seeded.session.selected == key_of(seeded, "Musk starts a super PAC")
    assert all(chip.geometry().right() < tray.width() for chip in visible)
    menu.deleteLater()


def test_keys_step_through_the_events(seeded: MainWindow, qtbot: QtBot) -> None:
    canvas = seeded.centre.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    first = seeded.session.selected
    assert first
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert seeded.session.selected not in {"", first}
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert seeded.side.showing_article


def test_wheel_zoom_changes_level_and_range(seeded: MainWindow, qtbot: QtBot) -> None:
    before, canvas = seeded.status.view.text(), seeded.centre.canvas
    for _ in range(6):
        qtbot.keyClick(seeded, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert seeded.status.view.text() != before
    close = seeded.toolbar.level.text()
    qtbot.keyClick(seeded, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert seeded.toolbar.level.text() != close
    assert canvas.scale.begin < 737_800
    menu = seeded.toolbar.level.menu()
    next(action for action in menu.actions() if action.text() == "Day").trigger()
    assert seeded.toolbar.level.text() == "Day"


def test_a_long_article_full_of_marks_can_be_scrolled_through(window: MainWindow, qtbot: QtBot) -> None:
    seed = seed_extraction()
    line = "The council voted on Monday and the mayor resigned.\r\n\r\n"
    text = line * 400
    events = tuple(
        replace(
            seed.events[0],
            id=f"n{number}",
            mentions=(Mention(Span(start, start + 17), Span(start + 12, start + 17)),),
            time_spans=(Span(start + 18, start + 27),),
        )
        for number, start in enumerate(range(0, len(text), len(line)))
    )
    window.session.add(replace(seed, article=replace(seed.article, text=text, title=None, blocks=()), events=events))
    window.side.show_article()
    view = window.side.article.view
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp):
        qtbot.keyClick(
            view, key, Qt.KeyboardModifier.ControlModifier if key != Qt.Key.Key_PageUp else Qt.KeyboardModifier(0)
        )
        qtbot.wait(5)
    keys = {entry.event.id: entry.key for entry in window.session.timeline.entries}
    for number in (399, 0, 200):
        window.session.select(keys[f"n{number}"])
        qtbot.wait(5)
        assert len(view.extraSelections()) < 200  # what is in view, not all 800
        chosen = [mark for mark in view.extraSelections() if mark.cursor.selectedText() == "The council voted"]
        assert chosen
        assert view.viewport().rect().contains(point_of(window, events[number].mentions[0].span))
