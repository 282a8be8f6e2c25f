from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.conftest import HeldEngine
from tests.gui.window_support import dialog_of, drop, idle, messages
from tests.samples import seed_extraction
from timeline_app.gui.import_address import AddressDialog
from timeline_app.gui.info_bar import Level
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.paste_dialog import PasteDialog
from timeline_app.gui.quote_line import QuoteLine
from timeline_app.model import Article, Event, Extraction, Published, Rejected, Span
from timeline_app.timex import find_timexes

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


def as_seed(article: Article, published: Published | None) -> Extraction:
    """The seed's events over whatever was read."""
    return replace(seed_extraction(), article=article, published=published or article.published)


def with_timexes(article: Article, published: Published | None) -> Extraction:
    """No events, but the time expressions of whatever was read."""
    known = published or article.published
    return Extraction(article, known, (), tuple(find_timexes(article.text, known)))


@pytest.fixture
def paste_dialog(qtbot: QtBot) -> Callable[[MainWindow], PasteDialog]:
    """Presses Ctrl+V and gives the dialog."""

    def press(window: MainWindow) -> PasteDialog:
        window.centre.canvas.setFocus()
        qtbot.keyClick(window, Qt.Key.Key_V, CONTROL)
        qtbot.waitUntil(lambda: window.findChild(PasteDialog) is not None)
        return dialog_of(window, PasteDialog)

    return press


def test_a_file_is_read_off_the_gui_thread_with_a_sign_of_it(
    window: MainWindow, engine: HeldEngine, article: Path, qtbot: QtBot
) -> None:
    engine.go.clear()
    window.desk.open_files([str(article)])
    qtbot.waitUntil(window.busy.isVisible)
    qtbot.waitUntil(engine.begun.is_set)
    qtbot.waitUntil(lambda: window.busy.words == "Reading “vote.txt”")
    assert not window.session.sources  # and the window answers meanwhile
    engine.go.set()
    qtbot.waitUntil(idle(window))
    assert len(window.session.sources) == 1
    assert not window.busy.isVisible()
    assert window.windowTitle() == "Council votes on the bridge – Timeline"


def test_cancel_frees_the_window_at_once_and_nothing_comes_after(
    window: MainWindow, engine: HeldEngine, article: Path, qtbot: QtBot
) -> None:
    engine.go.clear()
    window.desk.open_files([str(article)])
    qtbot.waitUntil(window.busy.isVisible)
    qtbot.waitUntil(engine.begun.is_set)
    qtbot.mouseClick(window.busy.cancel, LEFT)
    assert not window.busy.isVisible()
    assert len(messages(window)) == 1
    qtbot.waitUntil(lambda: messages(window) == ["Reading “vote.txt” was stopped."])
    engine.go.set()
    window.desk.open_text("Something else happened on 3 May 2024.")
    qtbot.waitUntil(idle(window))
    assert [source.extraction.article.origin for source in window.session.sources] == ["pasted text"]


def test_what_a_long_text_gave_before_it_was_stopped_is_kept(
    window: MainWindow, engine: HeldEngine, article: Path, qtbot: QtBot
) -> None:
    def partly(
        article: Article, published: Published | None, progress: Callable[[float], None], cancelled: Callable[[], bool]
    ) -> Extraction:
        progress(0.4)
        engine.begun.set()
        while not cancelled():
            pass
        return replace(as_seed(article, published), warnings=("Reading was cancelled: about 40 % was read.",))

    engine.extract = partly  # type: ignore[method-assign]
    window.desk.open_files([str(article)])
    qtbot.waitUntil(engine.begun.is_set)
    qtbot.wait(20)
    window.reader.cancel()
    assert messages(window) == ["Stopping the reading of “vote.txt”…"]
    qtbot.waitUntil(lambda: len(window.session.sources) == 1)
    (sentence,) = messages(window)
    assert "about 40 %" in sentence


def test_many_messages_are_one_and_a_number_and_the_window_keeps_its_size(seeded: MainWindow, qtbot: QtBot) -> None:
    seeded.resize(1100, 700)
    qtbot.wait(20)
    size = seeded.size()
    for number in range(9):
        seeded.messages.show_message(
            f"Doubt number {number}. " + "It is a long one with many words. " * 8, Level.WARNING
        )
    qtbot.wait(30)
    area = seeded.messages
    assert [bar.text[:15] for bar in area.bars if bar.isVisible()] == ["Doubt number 8."]
    assert area.more.text() == "and 8 more"
    assert seeded.size() == size
    closed = area.height()
    qtbot.mouseClick(area.more, LEFT)
    qtbot.wait(30)
    assert len([bar for bar in area.bars if not bar.isHidden()]) == 9
    assert seeded.size() == size
    assert area.height() < 180 > closed
    qtbot.mouseClick(area.more, LEFT)
    area.bars[-1].put_away()
    assert area.more.text() == "and 7 more"
    area.clear()
    assert area.isHidden()


def test_a_date_is_asked_for_only_where_words_need_it(window: MainWindow, engine: HeldEngine, qtbot: QtBot) -> None:
    engine.make = with_timexes
    window.desk.open_text("Rome was sacked in 390 BC. It burned for 3 days, every house of it.", "Rome")
    window.desk.open_text("The ministers met and quarrelled.", "Ministers")
    qtbot.waitUntil(idle(window))
    assert len(window.session.sources) == 2
    assert not window.dates.isVisible()
    window.desk.open_text("The ministers met two weeks ago.", "Weeks")
    qtbot.waitUntil(window.dates.isVisible)


@pytest.mark.parametrize("how", ["fit", "first view"])
def test_a_view_that_the_program_chose_follows_the_windows_size(
    seeded: MainWindow, engine: HeldEngine, article: Path, qtbot: QtBot, how: str
) -> None:
    if how == "first view":
        seeded.desk.clear()
        engine.make = as_seed
        seeded.desk.open_files([str(article)])
        qtbot.waitUntil(idle(seeded))
    else:
        seeded.actions_by_name["fit"].trigger()
    canvas = seeded.centre.canvas
    seeded.resize(1440, 900)
    qtbot.wait(30)
    wide = canvas.scale
    seeded.resize(1000, 700)
    qtbot.waitUntil(lambda: canvas.scale.width < wide.width - 100)
    qtbot.wait(30)
    assert canvas.scale.days_per_px > wide.days_per_px
    assert canvas.scale.span == pytest.approx(wide.span, rel=0.35)
    canvas.zoom_by(2)
    close = canvas.scale.days_per_px
    seeded.resize(1440, 900)
    qtbot.wait(30)
    assert canvas.scale.days_per_px == close


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.txt", None, "There is no file"),
        ("binary.txt", bytes(range(256)) * 8, "binary.txt"),
    ],
)
def test_a_bad_file_is_a_sentence_and_what_was_open_stays(
    seeded: MainWindow, tmp_path: Path, qtbot: QtBot, name: str, content: bytes | None, said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    seeded.desk.open_files([str(path)])
    qtbot.waitUntil(idle(seeded))
    (sentence,) = messages(seeded, Level.ERROR)
    assert said in sentence
    assert sentence.endswith("What was open stays open.")
    assert "Traceback" not in sentence
    assert len(seeded.session.timeline.entries) == 14
    assert seeded.centre.isVisible()


def test_one_bad_file_does_not_spoil_the_others(
    window: MainWindow, article: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window.desk.open_files([str(tmp_path / "none.txt"), str(article)])
    qtbot.waitUntil(idle(window))
    assert len(window.session.sources) == 1
    assert len(messages(window, Level.ERROR)) == 1


def test_an_empty_file_opens_with_a_doubt(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("", encoding="utf-8")
    window.desk.open_files([str(path)])
    qtbot.waitUntil(idle(window))
    assert any("empty" in text for text in messages(window, Level.WARNING))
    assert not window.dates.isVisible()


def test_a_fault_in_the_reader_is_a_sentence_and_the_reader_lives(
    window: MainWindow, engine: HeldEngine, article: Path, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(_: Article, __: Published | None) -> Extraction:
        raise ZeroDivisionError

    engine.make = fail
    window.desk.open_files([str(article)])
    qtbot.waitUntil(idle(window))
    assert "a fault in the program" in messages(window, Level.ERROR)[0]
    assert "ZeroDivisionError" in capfd.readouterr().err
    engine.make = as_seed
    window.desk.open_files([str(article)])
    qtbot.waitUntil(lambda: len(window.session.sources) == 1)


def test_the_same_article_is_not_doubled(window: MainWindow, article: Path, tmp_path: Path, qtbot: QtBot) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(article.read_bytes())
    window.desk.open_files([str(article), str(copy)])
    qtbot.waitUntil(idle(window))
    assert len(window.session.sources) == 1
    (sentence,) = messages(window, Level.INFO)
    assert sentence == "“copy.txt” is the same article as “Council votes on the bridge”, which is open already."


def test_no_publication_date_is_asked_for_without_blocking(
    window: MainWindow, engine: HeldEngine, qtbot: QtBot
) -> None:
    engine.make = with_timexes
    window.desk.open_text("The council rejected the bridge last month.", "Bridge")
    qtbot.waitUntil(window.dates.isVisible)
    assert "When was “The council rejected the bridge last month.” published?" in window.dates.words
    field = window.dates.field
    qtbot.keyClicks(field.edit, "13 Foo")
    qtbot.waitUntil(lambda: field.understood == "not understood as a day")
    assert not window.dates.use.isEnabled()
    field.edit.clear()
    qtbot.keyClicks(field.edit, "13 Aug 2024")
    qtbot.waitUntil(lambda: field.understood == "= Tue 13 Aug 2024")
    qtbot.mouseClick(window.dates.use, LEFT)
    qtbot.waitUntil(idle(window))
    assert engine.seen[-1][1] == Published(dt.date(2024, 8, 13), "given by the user")
    published = window.session.sources[0].extraction.published
    assert published is not None
    assert published.day == dt.date(2024, 8, 13)
    assert len(window.session.sources) == 1
    assert not window.dates.isVisible()


def test_changing_the_date_reads_again_and_keeps_the_selection(
    window: MainWindow, engine: HeldEngine, article: Path, qtbot: QtBot
) -> None:
    engine.make = as_seed
    window.desk.open_files([str(article)])
    qtbot.waitUntil(idle(window))
    key = window.session.selected
    assert key  # the first article begins with its most telling event
    card = window.filters.cards[0]
    menu = card.menu()
    next(action for action in menu.actions() if action.text().startswith("Publication date")).trigger()
    menu.deleteLater()
    assert window.dates.field.edit.text() == "2024-03-05"
    window.dates.field.edit.clear()
    qtbot.keyClicks(window.dates.field.edit, "2024-03-06\r")
    qtbot.waitUntil(idle(window))
    assert engine.seen[-1][1] == Published(dt.date(2024, 3, 6), "given by the user")
    assert window.session.selected == key
    window.desk.ask_date(window.session.sources[0].number)
    assert window.dates.own.isVisible()
    qtbot.mouseClick(window.dates.own, LEFT)
    qtbot.waitUntil(idle(window))
    assert engine.seen[-1][1] is None


def test_ctrl_v_asks_and_reads_what_was_pasted(
    window: MainWindow, engine: HeldEngine, qtbot: QtBot, paste_dialog: Callable[[MainWindow], PasteDialog]
) -> None:
    QApplication.clipboard().setText("A bridge fell on Monday.\nNobody was hurt.")
    dialog = paste_dialog(window)
    assert dialog.text.toPlainText() == "A bridge fell on Monday.\nNobody was hurt."
    qtbot.keyClicks(dialog.name, "The bridge")
    qtbot.keyClicks(dialog.day.edit, "2024-05-06")
    qtbot.mouseClick(dialog.read, LEFT)
    qtbot.waitUntil(idle(window))
    assert engine.seen == [("The bridge", Published(dt.date(2024, 5, 6), "given by the user"))]
    assert not window.dates.isVisible()


def test_the_paste_dialog_asks_for_text_and_a_day_that_it_understands(
    window: MainWindow, qtbot: QtBot, paste_dialog: Callable[[MainWindow], PasteDialog]
) -> None:
    QApplication.clipboard().setText("")
    dialog = paste_dialog(window)
    assert not dialog.read.isEnabled()
    qtbot.keyClicks(dialog.text, "Some words")
    assert dialog.read.isEnabled()
    qtbot.keyClicks(dialog.day.edit, "soon")
    qtbot.waitUntil(lambda: not dialog.read.isEnabled())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert not window.reader.busy


def test_ctrl_v_in_a_text_field_pastes_into_it(seeded: MainWindow, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("biden")
    search = seeded.toolbar.search
    search.setFocus()
    qtbot.keyClick(search, Qt.Key.Key_V, CONTROL)
    assert search.text() == "biden"
    assert seeded.findChild(PasteDialog) is None


def test_files_dropped_anywhere_are_read(window: MainWindow, article: Path, tmp_path: Path, qtbot: QtBot) -> None:
    other = tmp_path / "other.txt"
    other.write_text("On 4 June 2020 a law was passed.", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(article)), QUrl.fromLocalFile(str(other))])
    assert drop(window, data)
    qtbot.waitUntil(idle(window))
    assert len(window.session.sources) == 2


def test_dropped_text_is_read_and_a_web_address_is_asked_about(window: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("On 4 June 2020 a law was passed.")
    assert drop(window, data)
    qtbot.waitUntil(idle(window))
    assert window.session.sources[0].extraction.article.text == "On 4 June 2020 a law was passed."
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/news")])
    assert drop(window, data)
    assert not window.reader.busy
    dialog_of(window, AddressDialog).reject()
    assert not window.reader.busy


def test_the_text_fields_leave_dropped_files_to_the_window(seeded: MainWindow) -> None:
    assert not seeded.toolbar.search.acceptDrops()
    assert not seeded.side.article.view.acceptDrops()


def test_removing_an_article_can_be_undone(seeded: MainWindow, qtbot: QtBot) -> None:
    seeded.desk.remove(seeded.session.sources[0].number)
    assert seeded.start.isVisible()
    (bar,) = seeded.messages.bars
    undo = bar.findChild(QPushButton)
    assert undo is not None
    qtbot.mouseClick(undo, LEFT)
    assert len(seeded.session.timeline.entries) == 14
    assert seeded.centre.isVisible()
    seeded.actions_by_name["clear"].trigger()
    assert not seeded.session.sources


def test_the_reader_warms_up_without_being_asked_for_an_article(
    window: MainWindow, engine: HeldEngine, qtbot: QtBot
) -> None:
    window.reader.warm_up()
    qtbot.waitUntil(lambda: engine.warmed == 1)
    assert not window.busy.isVisible()


def test_no_event_found_is_said(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.open_text("Nothing at all. Published 3 May 2024", "Note")
    qtbot.waitUntil(idle(window))
    assert messages(window, Level.WARNING) or window.dates.isVisible()


def test_rejected_words_are_listed_on_request(window: MainWindow, qtbot: QtBot) -> None:
    extraction = replace(seed_extraction(), rejected=(Rejected(Span(1, 5), "date", "It is no date."),))
    window.session.add(extraction)
    assert window.status.unread.text() == "1 phrase not taken as dates or events"
    qtbot.mouseClick(window.status.unread, LEFT)
    (line,) = window.side.rejected.findChildren(QuoteLine)
    assert line.accessibleName() == "“date” It is no date."
    qtbot.mouseClick(line, LEFT)
    assert window.side.showing_article
    window.side.show_rejected()
    window.desk.clear()
    assert not window.side.rejected_tab.isVisible()


def test_an_event_without_mentions_is_shown_too(window: MainWindow) -> None:
    seed = seed_extraction()
    bare: Event = replace(seed.events[0], mentions=(), time_spans=())
    window.session.add(replace(seed, events=(bare,)))
    window.session.select(window.session.timeline.entries[0].key)
    window.side.show_article()
    assert window.session.selected_entry is not None
