from __future__ import annotations

import gc
import sys
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import HeldEngine
from tests.gui.window_support import dialog_of, event_page, messages
from tests.samples import seed_extraction
from timeline_app.app import install_excepthook
from timeline_app.gui import reading
from timeline_app.gui.help_dialog import HelpDialog
from timeline_app.gui.info_bar import Level
from timeline_app.gui.look import LIGHT_LOOK
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.quote_line import QuoteLine
from timeline_app.gui.reading import Reader
from timeline_app.gui.session import Session
from timeline_app.gui.settings import WindowSettings
from timeline_app.gui.snippet import Snippet
from timeline_app.model import CancelledError, Extraction, Mention, Participant, Span

LEFT = Qt.MouseButton.LeftButton
EVIL = (
    "<b>Bold</b> & <img src='file:///etc/passwd'><script>alert(1)</script> \u202eevil\u202c "
    "the council voted on 5 March 2024 &amp; left.\r\n\r\n<h1>More</h1>\x00\x07 <a href='http://x.test'>link</a>"
)


def hostile() -> Extraction:
    """An article of markup, and an event whose every text is markup."""
    seed = seed_extraction()
    start = EVIL.index("the council")
    told = Span(start, EVIL.index(" &amp;"))
    event = replace(
        seed.events[0],
        title=EVIL[:120],
        claimed_by="<i>nobody</i>",
        status_reason="<u>because</u>",
        mentions=(Mention(told, Span(start, start + 11)), Mention(Span(0, 40), Span(0, 5), speaker="<s>x</s>")),
        time_spans=(Span(EVIL.index("5 March"), EVIL.index("5 March") + 12),),
        participants=(Participant("<b>Ann & Bob</b>"),),
        readings=(),
    )
    undated = replace(event, id="u", when=None)
    article = replace(seed.article, text=EVIL, blocks=(), title=Span(0, 70), origin="<b>evil</b>.txt")
    return replace(seed, article=article, events=(event, undated))


def test_hostile_words_are_shown_as_they_are(window: MainWindow) -> None:
    window.session.add(hostile())
    window.session.select(window.session.timeline.entries[0].key)
    window.messages.show_message(EVIL, Level.WARNING)
    window.dates.ask(window.session.sources[0])
    labels = window.findChildren(QLabel)
    assert all(part.textFormat() is Qt.TextFormat.PlainText for part in labels if part.text())
    assert any("<img src='file:///etc/passwd'>" in part.text() for part in labels)
    for part in window.findChildren(QWidget):
        hint = part.toolTip()
        assert "<b>" not in hint
        assert "<img" not in hint
        assert "\u202e" not in hint + part.accessibleName() + part.windowTitle()
    (snippet,) = event_page(window, Snippet)
    assert "<script>alert(1)</script>" in snippet.toPlainText() or "the council voted" in snippet.toPlainText()
    window.side.show_article()
    text = window.side.article.view.toPlainText()
    assert text.startswith("<b>Bold</b> & <img src='file:///etc/passwd'><script>")
    assert "\n\n<h1>More</h1>\ufffd" in text
    chip = next(iter(window.centre.tray.chips.values()))
    assert "&&" in chip.text()  # a lone ampersand would be a mnemonic
    window.grab()


def test_settings_are_remembered_by_the_next_window(make_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    first = make_window()
    first.session.add(seed_extraction())
    first.resize(796, 640)  # the screen of the offscreen platform has 800 by 800
    first._body.setSizes([190, 300, 306])
    qtbot.keyClick(first, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    sizes = first._body.sizes()
    first.close()
    second = make_window()
    second.session.add(seed_extraction())
    qtbot.waitUntil(lambda: second._body.sizes() == sizes)
    assert second.size().toTuple() == (796, 640)
    assert second._look.dark
    assert second.centre.canvas.style_in_use.theme.name == "dark"


@pytest.mark.parametrize(
    "damage", [b"\x00\xff\x13", b"[General]\nlook=<b>\nfolder=\x00\n[window]\nversion=@Invalid()\n"]
)
def test_damaged_settings_count_as_none(damage: bytes, tmp_path: Path, engine: HeldEngine, qtbot: QtBot) -> None:
    path = tmp_path / "damaged.ini"
    path.write_bytes(damage)
    store = QSettings(str(path), QSettings.Format.IniFormat)
    window = MainWindow(Session(), Reader(engine), WindowSettings(store))
    qtbot.addWidget(window, before_close_func=lambda w: w.reader.close())
    window.show()
    assert not window._look.dark
    assert Path(window.settings.folder()).is_dir()


def test_switching_the_look_redresses_everything(seeded: MainWindow) -> None:
    seeded.session.select(seeded.session.timeline.entries[2].key)
    light = seeded.grab().toImage().pixelColor(5, 400).lightness()
    seeded.actions_by_name["look"].trigger()
    dark = seeded.grab().toImage().pixelColor(5, 400).lightness()
    assert light > 200
    assert dark < 60
    seeded.actions_by_name["look"].trigger()
    assert seeded.grab().toImage().pixelColor(5, 400).lightness() == light


@pytest.mark.parametrize(("scheme", "dark"), [(Qt.ColorScheme.Dark, True), (Qt.ColorScheme.Light, False)])
def test_before_a_look_is_chosen_the_systems_is_taken(
    scheme: Qt.ColorScheme, dark: bool, store: QSettings, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(qapp.styleHints()), "colorScheme", lambda _: scheme)
    settings = WindowSettings(store)
    assert settings.look().dark is dark
    settings.set_look(LIGHT_LOOK)
    assert not settings.look().dark


def test_twenty_windows_leave_nothing(engine: HeldEngine, store: QSettings, qapp: QApplication, qtbot: QtBot) -> None:
    windows, threads = [], threading.active_count()
    widgets = len(qapp.allWidgets())
    for number in range(20):
        window = MainWindow(Session(), Reader(engine), WindowSettings(store))
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()
        window.session.add(seed_extraction())
        window.reader.warm_up()
        window.desk.open_text(f"On 3 May 2024 law {number} was passed.")
        qtbot.wait(1)
        window.close()
        windows.append(weakref.ref(window))
        del window
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert threading.active_count() == threads
    assert [ref for ref in windows if ref() is not None] == []
    assert len(qapp.allWidgets()) <= widgets


def test_closing_while_reading_ends_the_reader(
    make_window: Callable[[], MainWindow], engine: HeldEngine, article: Path, qtbot: QtBot
) -> None:
    engine.go.clear()
    window = make_window()
    window.desk.open_files([str(article)] * 3)
    qtbot.waitUntil(engine.begun.is_set)
    window.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("reader")]
    assert not window.session.sources


def test_closing_interrupts_work_that_never_asks(
    make_window: Callable[[], MainWindow], engine: HeldEngine, article: Path, qtbot: QtBot
) -> None:
    def endless(*_: object) -> Extraction:
        engine.begun.set()
        while True:
            time.sleep(0.001)

    engine.extract = endless  # type: ignore[assignment]
    window = make_window()
    window.desk.open_files([str(article)])
    qtbot.waitUntil(engine.begun.is_set)
    begin = time.monotonic()
    window.close()
    assert time.monotonic() - begin < 5
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("reader")]


def test_a_worker_that_hangs_in_the_system_does_not_hold_the_window(
    make_window: Callable[[], MainWindow],
    engine: HeldEngine,
    article: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "_ATTEMPTS", 2)
    monkeypatch.setattr(reading, "_POLITE", 0.05)
    answer = threading.Event()

    def hang(*_: object) -> Extraction:
        engine.begun.set()
        answer.wait()  # no interruption reaches a thread that waits for a lock
        raise CancelledError

    engine.extract = hang  # type: ignore[assignment]
    window = make_window()
    window.desk.open_files([str(article)])
    qtbot.waitUntil(engine.begun.is_set)
    window.close()
    assert not window.reader.close()
    answer.set()
    qtbot.waitUntil(window.reader.close)


def test_a_fault_is_said_and_the_window_goes_on(
    seeded: MainWindow, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    install_excepthook(seeded)
    error = RuntimeError("wrong <b>")
    sys.excepthook(RuntimeError, error, None)
    assert "RuntimeError: wrong <b>" in messages(seeded, Level.ERROR)[0]
    assert "RuntimeError" in capsys.readouterr().err
    assert seeded.isVisible()


def test_messages_do_not_pile_up(window: MainWindow, qtbot: QtBot) -> None:
    for number in range(12):
        window.messages.show_message(f"Message {number % 9}", Level.WARNING)
    assert len(messages(window)) == 9  # the same sentence is there once
    assert [bar.text for bar in window.messages.bars if bar.isVisible()] == ["Message 2"]
    bar = window.messages.bars[-1]
    bar.setFocus()
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert "Message 2" not in messages(window)


def test_f1_shows_every_key_and_escape_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = dialog_of(window, HelpDialog)
    said = {part.text() for part in dialog.findChildren(QLabel)}
    assert {"Open articles", "Ctrl+O", "Find", "Ctrl+F", "Export image", "Ctrl+E", "Left, Right"} <= said
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(HelpDialog) is None)


def test_everything_that_can_be_pressed_has_a_name(seeded: MainWindow) -> None:
    seeded.session.select(seeded.session.timeline.entries[2].key)
    nameless = [
        part
        for part in seeded.findChildren(QAbstractButton) + seeded.findChildren(QLineEdit)
        if part.isVisible() and not (part.accessibleName() or (isinstance(part, QAbstractButton) and part.text()))
    ]
    assert [type(part).__name__ for part in nameless] == []


def test_tab_goes_round_through_every_part_and_comes_back(seeded: MainWindow, qtbot: QtBot) -> None:
    seeded.session.select(seeded.session.timeline.entries[2].key)
    seeded.activateWindow()
    start = seeded.toolbar.search
    start.setFocus()
    qtbot.waitUntil(start.hasFocus)
    qtbot.waitUntil(lambda: not seeded._orders.isActive())  # Tab follows what was built anew
    order: list[QWidget] = []
    for _ in range(120):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        order.append(focus)
        if focus is start:
            break
    assert order[-1] is start
    chip = next(iter(seeded.centre.tray.chips.values()))
    (line,) = event_page(seeded, QuoteLine)
    path = (seeded.toolbar.export, seeded.filters.cards[0], seeded.filters.row("Date inferred"), seeded.centre.canvas)
    places = [order.index(part) for part in (*path, chip, seeded.side.event_tab, line, seeded.status.conflicts)]
    assert places == sorted(places)
    assert len(set(order)) == len(order)


def test_panels_can_be_hidden_and_shown(seeded: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(seeded, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert not seeded.filters.isVisible()
    qtbot.keyClick(seeded, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert seeded.filters.isVisible()


def test_the_start_page_leads_to_the_sample(window: MainWindow, qtbot: QtBot) -> None:
    assert window.start.isVisible()
    assert not window.toolbar.export.isEnabled()
    qtbot.mouseClick(window.start.sample, LEFT)
    qtbot.waitUntil(lambda: len(window.session.sources) == 1)
    assert not window.start.isVisible()
    assert window.toolbar.export.isEnabled()
