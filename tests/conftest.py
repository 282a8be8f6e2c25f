"""What every test gets: Qt without a display, settings of its own, and a look round for what it left behind."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is loaded by anything

import gc
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QThreadPool
from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session", autouse=True)
def _application() -> QCoreApplication:
    """The application that windows need, made before a test that only draws makes a lesser one."""
    return QApplication.instance() or QApplication([])


@pytest.fixture(autouse=True)
def _own_settings(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[None]:
    """Window settings go into a folder that only this test has."""
    if not _uses_qt(request):
        yield
        return
    folder = str(tmp_path_factory.mktemp("settings"))
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, folder)
    yield


@pytest.fixture(autouse=True)
def _nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """No window and no worker thread outlives its test."""
    if not _uses_qt(request):
        yield
        return
    before = set(threading.enumerate())
    yield
    QThreadPool.globalInstance().waitForDone(5000)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        left = [type(widget).__name__ for widget in application.topLevelWidgets() if widget.isVisible()]
        for widget in application.topLevelWidgets():
            widget.close()
            widget.deleteLater()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        assert not left, f"windows left open: {left}"
    workers = {thread.name for thread in set(threading.enumerate()) - before if thread.is_alive()}
    assert not workers, f"threads left running: {workers}"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A small article in a file."""
    path = tmp_path / "vote.txt"
    path.write_text(
        "Council votes on the bridge\nMarch 5, 2024\n\nThe council rejected the bridge on Monday. "
        "Mayor Ana Ruiz resigned on February 12, 2024.\n",
        encoding="utf-8",
    )
    return path


def _uses_qt(request: pytest.FixtureRequest) -> bool:
    return bool({"qtbot", "qapp"}.intersection(request.fixturenames))
