"""Ways through the window that a newcomer takes: what a click shows, and where it leads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.gui.conftest import HeldEngine
from tests.gui.window_support import dialog_of, idle, messages
from tests.samples import seed_extraction
from timeline_app.gui.edit_new_event import NewEventDialog
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.side_panel import ARTICLE, EVENT, HISTORY
from timeline_app.layout.scene import EventTarget
from timeline_app.model import Article, Extraction, Published, Span

PROSE = "The court met in March. A second text about a harbour."
LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def second_article(
    text: str = "A second text about a harbour, long enough to need more room than the panel has.",
) -> Extraction:
    """An article without an event."""
    seed = seed_extraction()
    article = replace(seed.article, text=text, title=Span(0, len(text)), origin="second.txt", url="")
    return Extraction(article, seed.published, (), ())


def points(window: MainWindow) -> dict[str, QPoint]:
    """A pixel of the canvas for each event on it."""
    canvas = window.centre.canvas
    found: dict[str, QPoint] = {}
    for x in range(10, canvas.width() - 10, 5):
        for y in range(60, canvas.height() - 10, 5):
            target = canvas.target_at(QPoint(x, y))
            if isinstance(target, EventTarget):
                found.setdefault(target.key, QPoint(x, y))
    return found


def test_the_article_named_stays_on_its_page_for_an_event_of_no_article(seeded: MainWindow, qtbot: QtBot) -> None:
    seeded.session.add(second_article())
    page = seeded.side.article
    qtbot.keyClick(seeded, Qt.Key.Key_E, CONTROL | SHIFT)
    dialog = dialog_of(seeded, NewEventDialog)
    qtbot.keyClicks(dialog.title, "My own event")
    qtbot.keyClicks(dialog.date.edit, "3 May 2024")
    qtbot.keyClick(dialog.article, Qt.Key.Key_End)
    assert dialog.article.currentText() == "No article"
    qtbot.mouseClick(dialog.add, LEFT)
    qtbot.mouseClick(seeded.side.article_tab, LEFT)
    assert page.choice.currentIndex() == 0
    assert len(page.view.toPlainText()) > 100
    assert "No article tells of this event" in page._date.text()
    seeded.centre.canvas.setFocus()
    qtbot.keyClick(seeded.centre.canvas, Qt.Key.Key_Delete)
    assert seeded.session.selected_entry is None
    assert page.article == seeded.session.sources[0].key
    assert len(page.view.toPlainText()) > 100


def test_the_name_of_an_article_ends_in_dots_where_the_panel_is_narrow(seeded: MainWindow, qtbot: QtBot) -> None:
    seeded.session.add(second_article())
    qtbot.mouseClick(seeded.side.article_tab, LEFT)
    choice = seeded.side.article.choice
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert seeded.side.article.view.toPlainText().startswith("A second text")
    assert choice.shown_text().endswith("…")
    assert choice.shown_text().startswith("A second text")
    assert "than the panel has" in choice.toolTip()


@pytest.mark.parametrize(("page", "then"), [(HISTORY, EVENT), (EVENT, EVENT), (ARTICLE, ARTICLE)])
def test_a_click_on_an_event_leaves_the_lists(seeded: MainWindow, qtbot: QtBot, page: int, then: int) -> None:
    canvas = seeded.centre.canvas
    key, point = next(iter(points(seeded).items()))
    for _ in range(2):  # also on the one that is selected
        seeded.side.turn(page)
        qtbot.mouseClick(canvas, LEFT, pos=point)
        assert seeded.session.selected == key
        assert seeded.side.page == then


def test_a_message_stands_over_the_canvas_and_moves_nothing(seeded: MainWindow, qtbot: QtBot) -> None:
    canvas = seeded.centre.canvas
    key, point = next(iter(points(seeded).items()))
    before = canvas.mapTo(seeded, QPoint(0, 0)), canvas.size()
    for number in range(3):
        seeded.messages.show_message(f"Message {number}. " + "It is a long one. " * 20)
    qtbot.wait(20)
    assert (canvas.mapTo(seeded, QPoint(0, 0)), canvas.size()) == before
    area = seeded.messages
    bar = area.bars[-1]
    assert bar.isVisible()
    edge = area.mapTo(seeded, QPoint(0, area.height())).y()
    bottom = canvas.mapTo(seeded, QPoint(0, canvas.height())).y()
    assert bottom - 12 < edge <= bottom
    layout = bar.layout()
    assert layout is not None
    assert bar.height() >= layout.heightForWidth(bar.width())
    qtbot.mouseClick(canvas, LEFT, pos=point)
    assert seeded.session.selected == key


def read_as_seed(article: Article, published: Published | None) -> Extraction:
    """Events of the seed's in any article."""
    seed = seed_extraction()
    return replace(seed, article=replace(article, text=article.text + seed.article.text), published=published)


@pytest.mark.parametrize("selected", [True, False])
def test_one_more_article_keeps_what_is_selected_or_begins_with_its_own_first_event(
    seeded: MainWindow, engine: HeldEngine, qtbot: QtBot, selected: bool
) -> None:
    engine.make = read_as_seed
    key = seeded.session.timeline.entries[2].key if selected else ""
    seeded.session.select(key)
    seeded.desk.open_text(PROSE)
    qtbot.waitUntil(lambda: len(seeded.session.sources) == 2)
    qtbot.waitUntil(idle(seeded))
    if selected:
        assert seeded.session.selected == key
        return
    entry = seeded.session.selected_entry
    assert entry is not None
    assert entry.source == 1
    dated = [
        one.event.when.bounds.earliest for one in seeded.session.timeline.entries if one.source == 1 and one.event.when
    ]
    assert entry.event.when is not None
    assert entry.event.when.bounds.earliest == min(day for day in dated if day is not None)
    canvas = seeded.centre.canvas
    assert canvas.selected == entry.key


def test_a_fold_that_finds_nothing_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.session.add(second_article())
    canvas = window.centre.canvas
    qtbot.keyClick(canvas, Qt.Key.Key_G)
    assert messages(window) == ["No stretch without events is long enough to fold here."]
