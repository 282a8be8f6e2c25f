from __future__ import annotations

import gc
import threading
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication, QStyle
from pytestqt.qtbot import QtBot

from tests.gui.conftest import HeldEngine
from tests.gui.window_support import idle
from tests.mixed_articles import page
from tests.mixed_articles import text as article_text
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.reading import Reader
from timeline_app.gui.session import Session
from timeline_app.gui.settings import WindowSettings


def one_life(store: QSettings, number: int, path: str, qtbot: QtBot) -> tuple[weakref.ref[QObject], int]:
    """Open a window, close it idle or while it reads; a weak reference to it, and how late its results came."""
    engine = HeldEngine()
    reader = Reader(engine)
    window = MainWindow(Session(), reader, WindowSettings(store))
    late: list[object] = []
    window.session.timeline_changed.connect(lambda: late.append(1))
    window.show()
    if number % 2:
        engine.go.clear()
        window.desk.open_files([path, path.replace(".txt", ".html"), path])
        if number % 4 == 1:
            qtbot.waitUntil(engine.begun.is_set)
    if number % 5 == 0:
        window.desk.show_report()
        window.desk.ask_address("https://example.org/")
    window.close()
    engine.go.set()
    late.clear()
    QCoreApplication.processEvents()
    reference: weakref.ref[QObject] = weakref.ref(window)
    window.deleteLater()
    return reference, len(late)


def settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        gc.collect()


def objects() -> int:
    """How many objects of Qt Python holds, but for styles: dressing the application makes one each time."""
    return sum(isinstance(thing, QObject) and not isinstance(thing, QStyle) for thing in gc.get_objects())


@pytest.mark.parametrize("windows", [8, pytest.param(50, marks=pytest.mark.slow)])
def test_windows_leave_nothing_behind(tmp_path: Path, store: QSettings, qtbot: QtBot, windows: int) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(article_text(1))
    path.with_suffix(".html").write_bytes(page(2))
    for number in range(4):  # what is loaded once, and kept
        one_life(store, number, str(path), qtbot)
    settle()
    threads, widgets = threading.active_count(), len(QApplication.allWidgets())
    before = objects()
    folder = Path("/proc/self/fd")
    files = len(list(folder.iterdir())) if folder.is_dir() else 0
    gone, late = zip(*(one_life(store, number, str(path), qtbot) for number in range(windows)), strict=True)
    settle()
    assert sum(late) == 0  # nothing comes after the end
    assert threading.active_count() <= threads
    assert [one for one in gone if one() is not None] == []
    assert len(QApplication.allWidgets()) <= widgets
    assert objects() <= before + 5
    if folder.is_dir():
        assert len(list(folder.iterdir())) <= files + 2


def test_no_more_processes_than_are_kept(tmp_path: Path, store: QSettings, qtbot: QtBot) -> None:
    children = Path(f"/proc/self/task/{threading.get_native_id()}/children")
    if not children.exists():
        pytest.skip("the system does not list a process's children")
    path = tmp_path / "story.html"
    path.write_bytes(page(3))
    for number in range(4):
        engine = HeldEngine()
        window = MainWindow(Session(), Reader(engine), WindowSettings(store))
        window.show()
        window.desk.open_files([str(path)])
        if number % 2:
            qtbot.waitUntil(idle(window))
        window.close()
        window.deleteLater()
    settle()
    tasks = Path("/proc/self/task").iterdir()
    running = [child for task in tasks for child in (task / "children").read_text(encoding="ascii").split()]
    assert len(running) <= 2
