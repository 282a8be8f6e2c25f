from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.window_support import key_of
from tests.samples import synthetic_timeline
from timeline_app.gui.filters import Filters
from timeline_app.gui.main_window import MainWindow
from timeline_app.model import Kind, Status

LEFT = Qt.MouseButton.LeftButton


def drawn(window: MainWindow) -> set[str]:
    """The keys of the dated events that the canvas holds."""
    return set(window.centre.canvas.marks.places)


def test_a_click_on_a_kind_takes_its_events_off_the_canvas_and_another_brings_them_back(
    seeded: MainWindow, qtbot: QtBot
) -> None:
    before = drawn(seeded)
    row = seeded.filters.row("Interview & media")
    assert row.number == 4
    qtbot.mouseClick(row, LEFT)
    gone = before - drawn(seeded)
    assert {seeded.session.entry(key).event.kind for key in gone} == {Kind.MEDIA}  # type: ignore[union-attr]
    assert not row.isChecked()
    assert row.number == 4
    qtbot.mouseClick(row, LEFT)
    assert drawn(seeded) == before


def test_a_double_click_shows_one_kind_only_and_another_all(seeded: MainWindow, qtbot: QtBot) -> None:
    row = seeded.filters.row("Endorsement")
    qtbot.mouseDClick(row, LEFT)
    assert len(drawn(seeded)) == 2
    assert seeded.status.events.text() == "2 of 14 events from 1 source shown"
    qtbot.mouseDClick(row, LEFT)
    assert seeded.session.facets.shown == seeded.session.totals.shown


def test_a_person_leaves_only_their_events_and_the_counts_follow(seeded: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(seeded.filters.row("Kamala Harris"), LEFT)
    for key in drawn(seeded):
        entry = seeded.session.entry(key)
        assert entry is not None
        assert "Kamala Harris" in {person.name for person in entry.event.participants}
    assert seeded.filters.row("Endorsement").number == 0
    assert seeded.filters.row("Donald Trump").number == 8


def test_hiding_what_was_claimed(seeded: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(seeded.filters.row("Claimed by someone"), LEFT)
    left = {entry.event.status for entry in seeded.session.shown_entries()}
    assert Status.CLAIMED not in left
    qtbot.mouseClick(seeded.filters.row("Date in conflict"), LEFT)
    assert not any(entry.event.contradictory for entry in seeded.session.shown_entries())


def test_space_on_a_row_and_show_all(seeded: MainWindow, qtbot: QtBot) -> None:
    row = seeded.filters.row("Justice")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert seeded.session.filters.kinds == {Kind.JUSTICE}
    clear = next(button for button in seeded.filters.findChildren(QPushButton) if button.text() == "Show all")
    assert clear.isVisible()
    qtbot.mouseClick(clear, LEFT)
    assert seeded.session.filters == Filters()
    assert not clear.isVisible()


def test_the_eye_of_a_source_hides_its_events_and_the_card_says_so(seeded: MainWindow, qtbot: QtBot) -> None:
    card = seeded.filters.cards[0]
    qtbot.mouseClick(card.eye, LEFT)
    assert drawn(seeded) == set()
    assert not card.eye.isChecked()
    assert card.eye.toolTip() == "Show its events"
    card.eye.setFocus()
    qtbot.keyClick(card.eye, Qt.Key.Key_Space)
    assert drawn(seeded)
    assert card.shown
    assert card.eye.toolTip() == "Hide its events"


def test_a_click_on_a_source_shows_the_article_and_hides_nothing(seeded: MainWindow, qtbot: QtBot) -> None:
    card = seeded.filters.cards[0]
    before = drawn(seeded)
    seeded.side.show_event()
    qtbot.mouseClick(card, LEFT)
    assert seeded.side.showing_article
    qtbot.mouseDClick(card, LEFT)
    assert seeded.side.showing_article
    assert drawn(seeded) == before


def test_typing_in_the_search_field_filters_and_return_goes_through_what_is_found(
    seeded: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(seeded, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = seeded.toolbar.search
    qtbot.waitUntil(search.hasFocus)
    qtbot.keyClicks(search, "biden")
    qtbot.waitUntil(lambda: seeded.session.filters.text == "biden")
    shown = [entry.key for entry in seeded.session.shown_entries()]
    assert 0 < len(shown) < len(seeded.session.timeline.entries)
    seen = []
    for _ in shown:
        qtbot.keyClick(search, Qt.Key.Key_Return)
        seen.append(seeded.session.selected)
    assert seen == shown
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert seeded.session.filters == Filters()
    assert search.text() == ""


def test_the_persons_chip_of_the_inspector_filters(seeded: MainWindow, qtbot: QtBot) -> None:
    seeded.session.select(key_of(seeded, "Russia invades Ukraine under Trump"))
    chip = next(
        button for button in seeded.side.inspector.findChildren(QPushButton) if button.text() == "Vladimir Putin"
    )
    qtbot.mouseClick(chip, LEFT)
    assert len(list(seeded.session.shown_entries())) == 1
    assert seeded.filters.row("Vladimir Putin").isChecked()
    qtbot.mouseClick(chip, LEFT)
    assert seeded.session.filters == Filters()


def test_filters_survive_one_more_article_and_a_removed_one(seeded: MainWindow, qtbot: QtBot) -> None:
    seeded.session.add(synthetic_timeline(30).sources[0])
    qtbot.mouseClick(seeded.filters.cards[1].eye, LEFT)
    assert seeded.session.filters.sources == {1}
    seeded.desk.remove(seeded.session.sources[0].number)
    assert seeded.session.filters.sources == {0}
    assert not list(seeded.session.shown_entries())
