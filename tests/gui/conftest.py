"""A window with a reader that tests hold in their hands."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tests.samples import seed_extraction
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.reading import Reader
from timeline_app.gui.session import Session
from timeline_app.gui.settings import WindowSettings
from timeline_app.ingest import read_file, read_pasted, read_text
from timeline_app.model import Article, CancelledError, Extraction, InputError, Published


@dataclass
class HeldEngine:
    """Reads articles as the program does, and gives the extraction that the test asks for, when it allows it."""

    make: Callable[[Article, Published | None], Extraction] = lambda article, published: Extraction(
        article, published or article.published, (), ()
    )
    go: threading.Event = field(default_factory=threading.Event)
    begun: threading.Event = field(default_factory=threading.Event)
    seen: list[tuple[str, Published | None]] = field(default_factory=list)
    warmed: int = 0
    pages: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.go.set()

    def warm_up(self) -> None:
        self.warmed += 1

    def read_file(self, path: str, cancelled: Callable[[], bool]) -> Article:
        return read_file(Path(path), cancelled=cancelled)

    def read_text(self, text: str, origin: str, cancelled: Callable[[], bool]) -> Article:
        return read_pasted(text, origin, cancelled=cancelled)

    def read_address(self, url: str, cancelled: Callable[[], bool]) -> Article:
        if cancelled():
            raise CancelledError
        if url not in self.pages:
            message = f"{url} has no page at this address (404)."
            raise InputError(message)
        return replace(read_text(self.pages[url], url), url=url)

    def extract(
        self,
        article: Article,
        published: Published | None,
        progress: Callable[[float], None],
        cancelled: Callable[[], bool],
    ) -> Extraction:
        self.seen.append((article.origin, published))
        progress(0.25)
        self.begun.set()
        while not self.go.wait(0.01):
            if cancelled():
                raise CancelledError
        progress(1.0)
        return self.make(article, published)


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Untitled projects go into a folder that only this test has."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def engine() -> HeldEngine:
    """The reader's engine."""
    return HeldEngine()


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    """Window settings in a file of the test's."""
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def make_window(qtbot: QtBot, engine: HeldEngine, store: QSettings) -> Callable[[], MainWindow]:
    """Makes shown windows; they are closed when the test ends."""

    def make() -> MainWindow:
        window = MainWindow(Session(), Reader(engine), WindowSettings(store))
        qtbot.addWidget(window, before_close_func=lambda w: w.reader.close())
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return make


@pytest.fixture
def window(make_window: Callable[[], MainWindow]) -> MainWindow:
    """An empty window."""
    return make_window()


@pytest.fixture
def seeded(window: MainWindow) -> MainWindow:
    """A window with the seed article's hand-made events."""
    window.session.add(seed_extraction())
    return window
