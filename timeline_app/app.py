"""The window's composition root: makes the parts, ties them together, and runs."""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import NoReturn

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from timeline_app.gui.engine import ArticleEngine
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.reading import Reader
from timeline_app.gui.session import Session
from timeline_app.gui.settings import WindowSettings
from timeline_app.model import Published
from timeline_app.version import __version__

NAME = "timeline-app"
_BREATH = 200
"""Milliseconds between two chances for Python to notice Ctrl+C in the terminal."""


def run(
    paths: Sequence[str] = (),
    published: Published | dt.date | None = None,
    *,
    on_mark: Callable[[str], object] | None = None,
) -> int:
    """Open the window on ``paths``: a project, articles read into it; without any, on work left without a name.

    ``published`` is the publication date of those articles where the user gave one. ``on_mark`` is told "shown" when
    the window has been drawn and answers, and "events" when the first article's events have been drawn. Gives the
    exit code once the window is closed.
    """
    application = make_application()
    session = Session()
    settings = WindowSettings(QSettings(NAME, NAME))
    engine = ArticleEngine(settings.preferences().pipeline)
    reader = Reader(engine)
    window = MainWindow(session, reader, settings)
    window.preferred.connect(lambda wanted: setattr(engine, "pipeline", wanted.pipeline))
    previous = install_excepthook(window)
    given = Published(published, "given by the user") if isinstance(published, dt.date) else published

    def begin() -> None:
        _mark(on_mark, "shown")
        reader.warm_up()
        window.open_paths(paths, given)

    window.painted.connect(begin)
    if on_mark is not None:
        session.timeline_changed.connect(lambda: QTimer.singleShot(0, lambda: _mark(on_mark, "events")))
    window.show()
    breath = QTimer()
    breath.start(_BREATH)
    breath.timeout.connect(lambda: None)
    signal.signal(signal.SIGINT, lambda *_: window.close())
    try:
        code = application.exec()
    finally:
        ended = reader.close()
        sys.excepthook = previous
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if not ended:
        _leave(code)
    return code


def _leave(code: int) -> NoReturn:
    """End the process although a thread hangs in the system. All that is to be kept has been written by now."""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


def make_application() -> QApplication:
    """The application object, made where there is none yet."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication([NAME])
    application.setApplicationName(NAME)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(NAME)
    return application


def install_excepthook(window: MainWindow) -> Callable[..., object]:
    """Have faults in the program said in the window, which goes on; gives the hook that was there before."""
    previous = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        previous(kind, error, trace)
        if isinstance(error, Exception):
            window.report_fault(error)

    sys.excepthook = hook
    return previous


def _mark(on_mark: Callable[[str], object] | None, name: str) -> None:
    if on_mark is not None:
        on_mark(name)
