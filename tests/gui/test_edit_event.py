"""One event corrected where it stands, with real mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.window_support import event_page, key_of
from timeline_app.gui.edit_head import AsRead, EventHead
from timeline_app.gui.edit_people import PeopleRow
from timeline_app.gui.edit_text import NotesField
from timeline_app.gui.main_window import MainWindow
from timeline_app.model import Basis, Entry, Kind, Status
from timeline_app.project import edits

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
BIDEN = "Biden leaves the presidential race"
ATTEMPT = "Attempt on Trump’s life"


def head(window: MainWindow) -> EventHead:
    found = window.side.inspector.head
    assert found is not None
    return found


def entry(window: MainWindow) -> Entry:
    found = window.session.selected_entry
    assert found is not None
    return found


def said(window: MainWindow) -> str:
    return "\n".join(part.text() for part in event_page(window, QLabel) if not part.isHidden())


def button(window: MainWindow, text: str) -> QPushButton:
    return next(part for part in event_page(window, QPushButton) if part.text() == text)


def back(window: MainWindow, words: str) -> QPushButton:
    """The way back to what was read."""
    return next(row.back for row in event_page(window, AsRead) if words in row.words.text())


def wake(window: MainWindow, qtbot: QtBot) -> None:
    """A tool tip may have taken the window's place as the active one."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def type_date(window: MainWindow, qtbot: QtBot, words: str) -> str:
    """Open the date by a click and type; what is said under it."""
    qtbot.mouseClick(head(window).date.words, LEFT)
    editor = head(window).date.editor
    assert editor is not None
    assert editor.field.edit.hasFocus()
    qtbot.keyClicks(editor.field.edit, words)
    qtbot.waitUntil(lambda: not editor.field._timer.isActive())
    return editor.field.said


def test_the_title_is_changed_in_its_place_and_what_was_read_stays_beside_it(seeded: MainWindow, qtbot: QtBot) -> None:
    key = key_of(seeded, ATTEMPT)
    seeded.session.select(key)
    qtbot.mouseClick(head(seeded).title.words, LEFT)
    field = head(seeded).title.field
    assert field.hasFocus()
    qtbot.keyClicks(field, "A shot in Butler")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert entry(seeded).event.title == "A shot in Butler"
    assert entry(seeded).key == key
    assert f"As read: “{ATTEMPT}”" in said(seeded)
    assert seeded.centre.canvas.marks.mark(seeded.centre.canvas.marks.places[key]).title.strip("“”") == (
        "A shot in Butler"
    )
    qtbot.mouseClick(back(seeded, ATTEMPT), LEFT)
    assert entry(seeded).event.title == ATTEMPT
    assert "As read" not in said(seeded)


def test_escape_takes_the_typed_title_back_and_an_empty_one_counts_for_nothing(
    seeded: MainWindow, qtbot: QtBot
) -> None:
    seeded.session.select(key_of(seeded, ATTEMPT))
    qtbot.keyClick(seeded, Qt.Key.Key_F2)
    field = head(seeded).title.field
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "Nonsense")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not head(seeded).title.editing
    assert entry(seeded).event.title == ATTEMPT
    head(seeded).title.begin()
    qtbot.keyClick(head(seeded).title.field, Qt.Key.Key_Backspace)
    qtbot.keyClick(head(seeded).title.field, Qt.Key.Key_Return)
    assert entry(seeded).event.title == ATTEMPT
    assert len(seeded.session.project.history) == 1  # the article alone
    assert seeded.session.selected  # Escape was the field's


@pytest.mark.parametrize(
    ("words", "edtf", "line"),
    [
        ("July 13", "2024-07-13", "The year is that of the publication date, 13 Aug 2024."),
        ("about 1999", "1999~", "EDTF 1999~ · 2 Jul 1998 to 1 Jul 2000"),
        ("3 weeks ago", "2024-07-23~", "Counted from the publication date, 13 Aug 2024."),
        ("2024-07~/2024-08", "2024-07~/2024-08", "about Jul – Aug 2024"),
    ],
)
def test_a_date_is_typed_understood_and_taken(
    seeded: MainWindow, qtbot: QtBot, words: str, edtf: str, line: str
) -> None:
    seeded.session.select(key_of(seeded, ATTEMPT))
    told = type_date(seeded, qtbot, words)
    assert line in told
    assert f"EDTF {edtf}" in told
    editor = head(seeded).date.editor
    assert editor is not None
    qtbot.keyClick(editor.field.edit, Qt.Key.Key_Return)
    event = entry(seeded).event
    assert str(event.when) == edtf
    assert event.basis is Basis.GIVEN
    assert "As read: July 2024 · day not given" in said(seeded)
    assert f"EDTF {edtf} · given by you" in said(seeded)
    assert "You gave it this date" in said(seeded)
    qtbot.mouseClick(back(seeded, "July 2024"), LEFT)
    assert str(entry(seeded).event.when) == "2024-07"


def test_a_date_that_is_not_understood_is_refused_with_a_sentence(seeded: MainWindow, qtbot: QtBot) -> None:
    seeded.session.select(key_of(seeded, ATTEMPT))
    assert "that month has no such day" in type_date(seeded, qtbot, "31 Feb 2024")
    editor = head(seeded).date.editor
    assert editor is not None
    assert not editor.use.isEnabled()
    qtbot.keyClick(editor.field.edit, Qt.Key.Key_Return)
    assert head(seeded).date.editing
    qtbot.keyClick(editor.field.edit, Qt.Key.Key_Escape)
    assert not head(seeded).date.editing
    assert str(entry(seeded).event.when) == "2024-07"
    assert seeded.session.selected


def test_no_date_on_purpose_goes_to_the_tray(seeded: MainWindow, qtbot: QtBot) -> None:
    key = key_of(seeded, ATTEMPT)
    seeded.session.select(key)
    qtbot.mouseClick(head(seeded).date.words, LEFT)
    editor = head(seeded).date.editor
    assert editor is not None
    qtbot.mouseClick(editor.none, LEFT)
    assert entry(seeded).event.when is None
    assert key in seeded.centre.tray.chips
    assert "You set it to no date." in said(seeded)


def test_what_is_being_typed_survives_changes_elsewhere(seeded: MainWindow, qtbot: QtBot) -> None:
    seeded.session.select(key_of(seeded, ATTEMPT))
    type_date(seeded, qtbot, "July 1")
    editor = head(seeded).date.editor
    other = key_of(seeded, BIDEN)
    seeded.session.edit(edits.star, (other,))
    assert head(seeded).date.editor is editor
    assert editor is not None
    assert editor.field.edit.text() == "July 1"
    assert seeded.focusWidget() is editor.field.edit


def test_kind_and_status_are_chosen_from_their_menus(seeded: MainWindow, qtbot: QtBot) -> None:
    seeded.session.select(key_of(seeded, ATTEMPT))
    for choice, words in ((head(seeded).kind, "War"), (head(seeded).status, "Planned or expected")):
        choice.menu().aboutToShow.emit()
        actions = {action.text(): action for action in choice.menu().actions()}
        assert not actions[words].icon().isNull()
        actions[words].trigger()
    event = entry(seeded).event
    assert (event.kind, event.status) == (Kind.WAR, Status.PLANNED)
    assert "As read: Violence & security" in said(seeded)
    assert "As read: reported as fact" in said(seeded)
    assert seeded.filters.row("War").number == 2
    qtbot.mouseClick(back(seeded, "Violence"), LEFT)
    qtbot.mouseClick(back(seeded, "reported"), LEFT)
    event = entry(seeded).event
    assert (event.kind, event.status) == (Kind.ATTACK, Status.HAPPENED)


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # the list of names that opens; offscreen cannot
def test_people_are_taken_out_and_added(seeded: MainWindow, qtbot: QtBot) -> None:
    seeded.session.select(key_of(seeded, ATTEMPT))
    (row,) = event_page(seeded, PeopleRow)
    assert set(row.chips) == {"Donald Trump"}
    qtbot.mouseClick(row.add, LEFT)
    assert row.field.hasFocus()
    qtbot.keyClicks(row.field, "Thomas Crooks")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    row = seeded.side.inspector.people  # type: ignore[assignment]
    assert set(row.chips) == {"Donald Trump", "Thomas Crooks"}
    qtbot.mouseClick(row.chips["Donald Trump"].cross, LEFT)
    row = seeded.side.inspector.people  # type: ignore[assignment]
    assert set(row.chips) == {"Thomas Crooks"}
    assert "As read: Donald Trump" in said(seeded)
    assert seeded.filters.row("Thomas Crooks").number == 1
    name = row.chips["Thomas Crooks"].name
    name.setFocus()
    qtbot.keyClick(name, Qt.Key.Key_Delete)
    assert [person.name for person in entry(seeded).event.participants if person.name == "Thomas Crooks"] == []
    assert entry(seeded).key in {other.key for other in seeded.session.timeline.entries}  # Delete was the chip's


def test_notes_are_kept_while_one_goes_on_typing(seeded: MainWindow, qtbot: QtBot) -> None:
    seeded.session.select(key_of(seeded, ATTEMPT))
    (notes,) = event_page(seeded, NotesField)
    notes.field.setFocus()
    qtbot.keyClicks(notes.field, "See the report")
    qtbot.waitUntil(lambda: entry(seeded).notes == "See the report")
    assert event_page(seeded, NotesField) == [notes]
    assert seeded.focusWidget() is notes.field
    qtbot.keyClicks(notes.field, " of 2 September")
    wake(seeded, qtbot)
    seeded.toolbar.search.setFocus()  # leaving the field keeps it at once
    assert entry(seeded).notes == "See the report of 2 September"
    qtbot.keyClicks(seeded.toolbar.search, "2 September")
    qtbot.waitUntil(lambda: len(list(seeded.session.shown_entries())) == 1)
    seeded.session.undo()
    assert entry(seeded).notes == "See the report"
    assert seeded.side.inspector.notes is not None
    assert seeded.side.inspector.notes.field.toPlainText() == "See the report"


def test_notes_typed_last_are_kept_when_another_event_is_selected_and_when_the_window_closes(
    seeded: MainWindow, qtbot: QtBot
) -> None:
    key, other = key_of(seeded, ATTEMPT), key_of(seeded, BIDEN)
    seeded.session.select(key)
    (notes,) = event_page(seeded, NotesField)
    qtbot.keyClicks(notes.field, "One")
    seeded.session.select(other)  # the field has not been left, and no moment has passed
    qtbot.waitUntil(lambda: seeded.session.document.correction(key).notes == "One")
    (notes,) = event_page(seeded, NotesField)
    qtbot.keyClicks(notes.field, "Two")
    seeded.close()
    assert seeded.session.document.correction(other).notes == "Two"


def test_the_star_is_set_and_taken_off(seeded: MainWindow, qtbot: QtBot) -> None:
    key = key_of(seeded, ATTEMPT)
    seeded.session.select(key)
    before = seeded.centre.canvas.marks.ranks[seeded.centre.canvas.marks.places[key]]
    qtbot.mouseClick(head(seeded).star, LEFT)
    assert entry(seeded).starred
    assert seeded.centre.canvas.marks.ranks[seeded.centre.canvas.marks.places[key]] > before + 1
    qtbot.keyClick(seeded, Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert not entry(seeded).starred


def test_a_telling_is_split_off(seeded: MainWindow, qtbot: QtBot) -> None:
    seeded.session.select(key_of(seeded, BIDEN))
    before = len(seeded.session.timeline.entries)
    qtbot.mouseClick(button(seeded, "Split off"), LEFT)
    assert len(seeded.session.timeline.entries) == before + 1
    own = next(other for other in seeded.session.timeline.entries if other.own)
    assert "withdrawal" in own.event.title.lower()
    assert len(entry(seeded).event.mentions) == 1
    seeded.session.undo()
    assert len(seeded.session.timeline.entries) == before


def test_a_contradiction_is_settled_by_writing_a_date(seeded: MainWindow, qtbot: QtBot) -> None:
    seeded.session.select(key_of(seeded, BIDEN))
    qtbot.mouseClick(button(seeded, "Another date…"), LEFT)
    editor = head(seeded).date.editor
    assert editor is not None
    qtbot.keyClicks(editor.field.edit, "21 July 2024")
    qtbot.mouseClick(editor.use, LEFT)
    assert str(entry(seeded).event.when) == "2024-07-21"
    assert "You gave it the date 21 Jul 2024." in said(seeded)
    assert seeded.status.conflicts.text() == "1 date in conflict, 1 decided"
    qtbot.mouseClick(button(seeded, "Use Nov 2023"), LEFT)
    assert str(entry(seeded).event.when) == "2023-11"
    qtbot.mouseClick(button(seeded, "Undo my choice"), LEFT)
    assert str(entry(seeded).event.when) == "2024-07-23~"
    assert seeded.session.undecided() == 1
