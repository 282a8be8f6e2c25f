from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.conftest import HeldEngine
from tests.gui.window_support import idle, messages
from tests.mixed_articles import parts, write_mixed
from tests.mixed_articles import text as article_text
from timeline_app.gui.import_address import AddressDialog
from timeline_app.gui.import_batch import State
from timeline_app.gui.import_double_dialog import DoubleDialog
from timeline_app.gui.import_report import ReportDialog
from timeline_app.gui.import_table import Which
from timeline_app.gui.info_bar import Level
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.paste_dialog import PasteDialog
from timeline_app.model import Article, Extraction, Published

LEFT = Qt.MouseButton.LeftButton
Dialog = TypeVar("Dialog", bound=QDialog)


def shown(window: MainWindow, kind: type[Dialog]) -> Dialog:
    """The one dialog of a kind that is to be seen."""
    (dialog,) = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
    return dialog


def settled(window: MainWindow) -> Callable[[], bool]:
    """Whether all that was brought in is settled and on the timeline, as a function to wait for."""
    return lambda: not window.reader.busy and window.desk.imports.batch.over


def states(window: MainWindow) -> dict[str, State]:
    return {item.name: item.state for item in window.desk.imports.batch.items}


def stories(folder: Path, *numbers: int) -> list[str]:
    """Files with different articles."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"s{number}.txt").write_bytes(article_text(number, 18))
    return [str(folder / f"s{number}.txt") for number in numbers]


def test_what_stands_beside_the_window_goes_with_it(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.desk.open_files(stories(tmp_path, 1))
    qtbot.waitUntil(settled(window))
    window.desk.show_report()
    report = shown(window, ReportDialog)
    window.close()
    assert not report.isVisible()


def act(window: MainWindow, number: int = -1) -> None:
    """Press the button of a message, the newest if not said otherwise."""
    button = next(b for b in window.messages.bars[number].findChildren(QPushButton) if b.text())
    button.click()


def test_a_folder_is_read_with_one_sentence_and_a_report(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "articles"
    stories(folder, 1, 2, 3)
    stories(folder / "older", 4, 5)
    (folder / "photo.jpg").write_bytes(b"x")
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 8)
    window.desk.open_folder(str(folder))
    qtbot.waitUntil(lambda: len(window.desk.imports.batch) == 7 and settled(window)())
    assert len(window.session.sources) == 5
    (sentence,) = messages(window)
    assert sentence == "5 of 7 files were read: 0 events. 1 skipped, 1 could not be read."
    act(window)
    report = shown(window, ReportDialog)
    rows = [line.split("\t") for line in report.text().splitlines()]
    assert rows[0] == ["File", "What came of it", "Events", "Published"]
    by_name = {row[0].replace("\\", "/"): row for row in rows[1:]}
    assert by_name["older/s4.txt"][3].startswith("5 Mar 2024 · the ")
    assert by_name["photo.jpg"][1] == "Files ending in .jpg are not read."
    assert by_name["bad.txt"][1].startswith("It holds binary data")
    report.choices[Which.OTHER].click()
    assert report.text().count("\n") == 3
    report.copy()
    assert QApplication.clipboard().text() == report.text()
    report.close()


def test_a_folder_without_articles_is_said(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "empty").mkdir()
    window.desk.open_files([str(tmp_path / "empty")])
    qtbot.waitUntil(lambda: bool(messages(window)))
    assert messages(window) == ["“empty” holds no files that can be read."]
    (tmp_path / "empty" / "a.png").write_bytes(b"x")
    window.desk.open_folder(str(tmp_path / "empty"))
    qtbot.waitUntil(lambda: len(messages(window)) == 2)
    assert "1 other file was skipped." in messages(window)[-1]


def test_files_and_folders_are_dropped_together(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    one = stories(tmp_path, 1)
    stories(tmp_path / "more", 2, 3)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(one[0]), QUrl.fromLocalFile(str(tmp_path / "more"))])
    window.desk.take_dropped(data)
    qtbot.waitUntil(lambda: len(window.session.sources) == 3)
    qtbot.waitUntil(settled(window))


def test_one_waiting_file_is_stopped_and_the_others_are_read(
    window: MainWindow, engine: HeldEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    engine.go.clear()
    window.desk.open_files(stories(tmp_path, 1, 2, 3, 4, 5))
    qtbot.waitUntil(engine.begun.is_set)
    window.desk.show_report()
    report = shown(window, ReportDialog)
    assert not report.stop_some.isEnabled()
    model = report.table.selectionModel()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (1, 3):
        model.select(report.table.model().index(row, 0), flags)
    qtbot.mouseClick(report.stop_some, LEFT)
    engine.go.set()
    qtbot.waitUntil(settled(window))
    names = [source.extraction.article.origin for source in window.session.sources]
    assert names == ["s1.txt", "s3.txt", "s5.txt"]
    assert messages(window) == ["3 of 5 files were read: 0 events. 2 stopped."]
    report.close()


def test_all_are_stopped_with_one_sentence(
    window: MainWindow, engine: HeldEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    engine.go.clear()
    window.desk.open_files(stories(tmp_path, *range(20)))
    qtbot.waitUntil(engine.begun.is_set)
    qtbot.waitUntil(window.busy.isVisible)
    assert window.busy.words == "Reading 1 of 20: “s0.txt”"
    qtbot.mouseClick(window.busy.details, LEFT)
    shown(window, ReportDialog).close()
    qtbot.mouseClick(window.busy.cancel, LEFT)
    qtbot.waitUntil(settled(window))
    assert messages(window) == ["0 of 20 files were read: 0 events. 20 stopped."]
    assert not window.session.sources


def test_nearly_the_same_article_is_asked_about(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    paths = stories(tmp_path, 1)
    reprint = tmp_path / "reprint.txt"
    reprint.write_bytes(article_text(1, 18).replace(b"Town of", b"What the town of", 1) + b"\n\nA new last word.")
    window.desk.open_files([*paths, str(reprint)])
    qtbot.waitUntil(settled(window))
    assert len(window.session.sources) == 1
    sentence = messages(window, Level.WARNING)[-1]
    assert sentence.startswith("“What the town of")
    assert "nearly the same as “Town of" in sentence
    act(window)
    dialog = shown(window, DoubleDialog)
    (card,) = dialog.cards.values()
    assert card.double.only_new() == ("A new last word.",)
    wanted: list[int] = []
    window.desk.article_wanted.connect(wanted.append)
    qtbot.mouseClick(card.old, LEFT)
    assert wanted == [window.session.sources[0].number]
    dialog.close()  # nothing is decided: the window asks again
    (reminder,) = messages(window, Level.INFO)
    assert "waits to be compared" in reminder
    act(window)
    dialog = shown(window, DoubleDialog)
    (card,) = dialog.cards.values()
    assert window.desk.imports.show_doubles() is not dialog  # one at a time: the one before is gone
    assert not dialog.isVisible()
    dialog = shown(window, DoubleDialog)
    (card,) = dialog.cards.values()
    qtbot.mouseClick(card.both, LEFT)
    qtbot.waitUntil(lambda: len(window.session.sources) == 2)
    assert not window.desk.imports.doubles
    assert states(window) == {"s1.txt": State.READ, "reprint.txt": State.READ}


def test_many_doubles_are_decided_at_once(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.desk.open_files(stories(tmp_path, 1, 2, 3, 4))
    qtbot.waitUntil(settled(window))
    for number in range(1, 5):
        again = article_text(number, 18) + b"\n\nA correction."
        (tmp_path / f"again{number}.txt").write_bytes(again)
    window.desk.open_files(sorted(str(path) for path in tmp_path.glob("again*.txt")))
    qtbot.waitUntil(lambda: len(window.desk.imports.doubles) == 4)
    qtbot.waitUntil(settled(window))
    assert len(window.session.sources) == 4
    assert "4 nearly the same as one that is open" in messages(window)[-1]
    window.desk.show_report()
    report = shown(window, ReportDialog)
    qtbot.mouseClick(report.doubles, LEFT)
    dialog = shown(window, DoubleDialog)
    qtbot.mouseClick(dialog.all_out, LEFT)
    assert not window.desk.imports.doubles
    assert len(window.session.sources) == 4
    report.close()


def test_the_same_words_of_another_day_are_asked_about(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "one.txt").write_bytes(article_text(1, 18))
    (tmp_path / "two.txt").write_bytes(article_text(1, 18).replace(b"5 March 2024", b"6 March 2024", 1))
    window.desk.open_files([str(tmp_path / "one.txt"), str(tmp_path / "two.txt")])
    qtbot.waitUntil(settled(window))
    sentence = messages(window, Level.WARNING)[-1]
    assert "the same words" in sentence
    assert "another publication date" in sentence


def test_an_article_of_a_project_is_not_doubled_either(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (path,) = stories(tmp_path, 1)
    article = window.reader._engine.read_file(path, lambda: False)
    window.session.add(Extraction(article, article.published, (), ()))
    window.desk.open_text(article_text(1, 18).decode(), "pasted text")
    qtbot.waitUntil(settled(window))
    assert len(window.session.sources) == 1
    assert "is the same article as" in messages(window, Level.INFO)[0]


def test_an_address_is_fetched_only_after_a_yes(window: MainWindow, engine: HeldEngine, qtbot: QtBot) -> None:
    title, date, prose = parts(1)
    engine.pages["https://example.org/story"] = "\n\n".join((f"{title}\n{date}", *prose))
    data = QMimeData()
    data.setText("https://example.org/story")
    window.desk.take_pasted(data)
    dialog = shown(window, AddressDialog)
    assert dialog.said.text() == "From the server example.org."
    assert not window.reader.busy
    qtbot.mouseClick(dialog.fetch, LEFT)
    qtbot.waitUntil(settled(window))
    (source,) = window.session.sources
    assert source.extraction.article.url == "https://example.org/story"


def test_several_addresses_are_asked_about_in_turn(window: MainWindow, engine: HeldEngine, qtbot: QtBot) -> None:
    urls = [f"https://example.org/{number}" for number in range(4)]
    engine.pages.update({url: article_text(number, 18).decode() for number, url in enumerate(urls)})
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    window.desk.take_dropped(data)
    qtbot.mouseClick(shown(window, AddressDialog).fetch, LEFT)
    qtbot.mouseClick(shown(window, AddressDialog).skip, LEFT)
    assert shown(window, AddressDialog).url == urls[2]
    shown(window, AddressDialog).reject()  # that is enough
    qtbot.waitUntil(lambda: len(window.session.sources) == 1)
    assert not [dialog for dialog in window.findChildren(AddressDialog) if dialog.isVisible()]


def test_a_page_that_cannot_be_fetched_may_be_tried_again(window: MainWindow, engine: HeldEngine, qtbot: QtBot) -> None:
    window.desk.open_address("https://example.org/gone")
    qtbot.waitUntil(lambda: bool(messages(window, Level.ERROR)))
    assert "404" in messages(window, Level.ERROR)[0]
    engine.pages["https://example.org/gone"] = article_text(1).decode()
    act(window)
    dialog = shown(window, AddressDialog)
    assert dialog.url == "https://example.org/gone"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.session.sources) == 1)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", ""),
        ("file:///etc/passwd", "Only http and https"),
        ("http://127.1", "unusual way"),
        ("a b", "no web address"),
    ],
)
def test_what_is_no_address_cannot_be_fetched(window: MainWindow, qtbot: QtBot, typed: str, said: str) -> None:
    window.desk.ask_address()
    dialog = shown(window, AddressDialog)
    qtbot.keyClicks(dialog.address, typed)
    assert said in dialog.said.text()
    assert dialog.url == ""
    assert not dialog.fetch.isEnabled()
    dialog.reject()


def test_an_unencrypted_page_is_said_to_be_one(window: MainWindow) -> None:
    window.desk.ask_address("http://example.org/x")
    dialog = shown(window, AddressDialog)
    assert dialog.said.text() == "From the server example.org, not encrypted on its way."
    dialog.reject()


def pasted_page(title: str = "Harbour closes") -> QMimeData:
    words = article_text(3, 9).decode().split("\n\n", 1)[1]
    data = QMimeData()
    data.setText(f"{title}\n\n{words}")
    rows = "".join(f"<p>{row}</p>" for row in words.split("\n\n"))
    data.setHtml(f"<h1>{title}</h1><time datetime='2024-02-03'>yesterday</time>{rows}")
    return data


def test_a_part_of_a_page_is_pasted_with_what_it_marks(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.take_pasted(pasted_page())
    dialog = shown(window, PasteDialog)
    assert dialog.page.isVisible()
    qtbot.mouseClick(dialog.read, LEFT)
    qtbot.waitUntil(settled(window))
    (source,) = window.session.sources
    assert source.extraction.article.name == "Harbour closes"
    published = source.extraction.published
    assert published is not None
    assert published.day == dt.date(2024, 2, 3)


def test_text_that_was_changed_is_read_as_it_stands(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.take_pasted(pasted_page())
    dialog = shown(window, PasteDialog)
    dialog.text.setPlainText(dialog.text.toPlainText() + "\n\nMy own last line.")
    assert not dialog.page.isEnabled()
    qtbot.mouseClick(dialog.read, LEFT)
    qtbot.waitUntil(settled(window))
    assert window.session.sources[0].extraction.article.text.endswith("My own last line.")


def test_questions_for_dates_are_put_off_together(window: MainWindow, engine: HeldEngine, qtbot: QtBot) -> None:
    from timeline_app.timex import find_timexes  # noqa: PLC0415 - only here

    engine.make = lambda article, published: Extraction(
        article, published, (), tuple(find_timexes(article.text, published))
    )
    for name in ("bridge", "canal", "park"):
        window.desk.open_text(f"The council rejected the {name} last month.", name)
    qtbot.waitUntil(settled(window))
    assert window.dates.never.text() == "Not now, for all 3"
    qtbot.mouseClick(window.dates.later, LEFT)
    assert window.dates.never.text() == "Not now, for all 2"
    qtbot.mouseClick(window.dates.never, LEFT)
    assert not window.dates.isVisible()


def test_mixed_files_are_read_and_bad_ones_spoil_nothing(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.desk.open_files(write_mixed(tmp_path / "mixed", 20))
    qtbot.waitUntil(settled(window), timeout=60_000)
    batch = window.desk.imports.batch
    assert (batch.count(State.READ), batch.count(State.FAILED)) == (18, 2)
    assert len(window.session.sources) == 18
    assert all(item.why for item in batch.items if item.state is State.FAILED)
    assert len(messages(window)) == 1


def test_many_articles_change_the_timeline_few_times_and_are_read_elsewhere(
    window: MainWindow, engine: HeldEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    threads: set[int] = set()
    lots: list[int] = []

    def note(article: Article, published: Published | None) -> Extraction:
        threads.add(threading.get_ident())
        return Extraction(article, published or article.published, (), ())

    def follow() -> None:
        lots.append(len(window.session.sources))
        time.sleep(0.03)  # what shows the timeline takes its time

    engine.make = note
    window.session.timeline_changed.connect(follow)
    window.desk.open_files(stories(tmp_path, *range(100)))
    qtbot.waitUntil(settled(window), timeout=60_000)
    assert threading.get_ident() not in threads
    assert len(window.session.sources) == 100
    assert lots[0] == 1  # the first is there at once
    assert len(lots) < 34


def test_the_reader_waits_while_the_window_takes_a_result(
    window: MainWindow, engine: HeldEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    """Two threads of Python at once would take twice the time each, and the window would stutter."""
    begun: list[int] = []

    def follow() -> None:
        time.sleep(0.05)
        begun.append(len(engine.seen))

    window.session.timeline_changed.connect(follow)
    window.desk.open_files(stories(tmp_path, 1, 2, 3))
    qtbot.waitUntil(settled(window))
    assert begun[0] == 1  # the second file was not begun before the first was drawn


def test_a_result_that_came_while_the_window_was_busy_is_put_there_in_time(
    window: MainWindow, engine: HeldEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    """The last file fails: nothing comes after those that wait."""
    paths = [*stories(tmp_path, 1, 2, 3, 4, 5), str(tmp_path / "missing.txt")]
    window.desk.open_files(paths)
    qtbot.waitUntil(settled(window))
    assert len(window.session.sources) == 5
    assert states(window)["missing.txt"] is State.FAILED
    assert engine.seen


def test_the_report_follows_what_is_read_next(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.desk.open_files(stories(tmp_path, 1, 2))
    qtbot.waitUntil(settled(window))
    window.desk.show_report()
    report = shown(window, ReportDialog)
    assert report.text().count("\n") == 3
    window.desk.open_files(stories(tmp_path, 3))
    qtbot.waitUntil(settled(window))
    assert "s3.txt" in report.text()
    assert report.text().count("\n") == 2
    report.table.selectRow(0)
    assert str(tmp_path / "s3.txt") in report.details.text()
    report.close()


def test_hostile_names_are_shown_as_they_are(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    name = "<b>x<u>\u202e.txt"
    (tmp_path / name).write_bytes(article_text(7))
    window.desk.open_files([str(tmp_path / name), *stories(tmp_path, 8)])
    qtbot.waitUntil(settled(window))
    window.desk.show_report()
    report = shown(window, ReportDialog)
    assert "<b>x<u>.txt" in report.text()
    tip = report.table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in tip
    assert report.details.textFormat() is Qt.TextFormat.PlainText
    report.close()


def test_no_words_are_nothing_to_read(window: MainWindow) -> None:
    window.desk.open_text("  \n")
    assert messages(window, Level.WARNING) == ["There is no text to read."]
    assert idle(window)()
