"""Takes the pictures of the user's guide in README.md: ``python tools/take_pictures.py [NAME ...]``.

Opens the real window without a display, on the sample article and on a few short articles written for this purpose, and
writes a PNG a picture into ``resources/guide``. Nothing of the user's is read or written: settings and projects live in
a temporary folder. It is to be run again whenever the window looks different.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import numpy as np
from PIL import Image, ImageChops, ImageOps
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, QRect, QSettings, Qt, QTimer, SignalInstance
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from timeline_app.app import make_application
from timeline_app.gui.edit_date_field import DateEditor
from timeline_app.gui.edit_merge import MergeDialog
from timeline_app.gui.engine import ArticleEngine
from timeline_app.gui.export_dialog import ExportDialog
from timeline_app.gui.import_address import AddressDialog
from timeline_app.gui.import_report import ReportDialog
from timeline_app.gui.look import DARK_LOOK, LIGHT_LOOK, Look
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.picture_worker import PictureWorker
from timeline_app.gui.preferences import PreferencesDialog
from timeline_app.gui.reading import Reader
from timeline_app.gui.session import Session
from timeline_app.gui.settings import WindowSettings
from timeline_app.model import Entry, Extraction
from timeline_app.project import edits

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "guide"
ARTICLES = FOLDER / "articles"
"""Made-up articles in files of several kinds."""
SCALE = "1.25"
"""Device pixels a pixel."""
_SIZE = (1440, 900)
_FREQUENT = 192
"""Places of a palette of 256 for the colours that are there most; a palette halves the file."""
_LINE = (184, 184, 180)
"""The colour of the line round a picture: window and page are both white."""
_MARGIN = 18
"""Pixels left below the last thing on a panel."""
_PATIENCE = 60_000
"""Milliseconds after which what is waited for will not come."""
_WEEKS = (739_090.0, 739_112.0)
"""Three weeks in days, up to the day of the sample's publication."""
Part = TypeVar("Part", bound=QWidget)


class Studio:
    """Opens windows and keeps pictures of them in ``folder``; ``work`` is for settings and articles."""

    def __init__(self, folder: Path, work: Path) -> None:
        self.folder, self._work = folder, work
        self._seed: Extraction | None = None

    @contextmanager
    def window(self, look: Look = LIGHT_LOOK) -> Iterator[MainWindow]:
        """A window of its own settings, closed afterwards."""
        store = QSettings(str(self._work / "window.ini"), QSettings.Format.IniFormat)
        store.clear()
        store.setValue("look", look.theme.name)
        window = MainWindow(Session(), Reader(ArticleEngine()), WindowSettings(store))
        window.centre.canvas.set_motion(on=False)
        window.resize(*_SIZE)
        window.show()
        window.activateWindow()
        try:
            yield window
        finally:
            window.close()
            window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @contextmanager
    def sample(self, look: Look = LIGHT_LOOK) -> Iterator[MainWindow]:
        """A window with the sample article, read once for all pictures."""
        with self.window(look) as window:
            if self._seed is None:
                window.desk.open_sample()
                wait(lambda: bool(window.session.sources) and not window.reader.busy, window.reader.busy_changed)
                self._seed = window.session.sources[0].extraction
            else:
                window.session.add(self._seed)
            settle()
            yield window

    @contextmanager
    def folder_of_articles(self) -> Iterator[MainWindow]:
        """A window into which a folder was brought: articles, one of them twice, and a file that is none."""
        folder = self._work / "articles"
        if not folder.exists():
            shutil.copytree(ARTICLES, folder)
            shutil.copy(folder / "bridge.txt", folder / "the bridge again.txt")
            (folder / "pier.jpg").write_bytes(b"")
        files = sum(1 for _ in folder.iterdir())
        with self.window() as window:
            window.desk.open_folder(str(folder))
            imports = window.desk.imports
            wait(lambda: len(imports.batch) == files and imports.batch.over, window.reader.busy_changed)
            settle()
            yield window

    def keep(self, name: str, widget: QWidget, area: QRect | None = None) -> None:
        """Write a picture of ``widget``, or of an area of it; what is empty below a panel is left out."""
        settle()
        path = self.folder / f"{name}.png"
        (widget.grab() if area is None else widget.grab(area)).save(str(path))
        pack(path, trimmed=not widget.isWindow() and area is None)


def pack(path: Path, *, trimmed: bool = False) -> None:
    """Write a picture anew with a thin line round it and a palette, without the rows at its end that are all alike."""
    with Image.open(path) as opened:
        image = opened.convert("RGB")
    if trimmed:
        last = image.crop((0, image.height - 1, image.width, image.height)).resize(image.size)
        used = ImageChops.difference(image, last).getbbox()
        if used is not None:
            image = image.crop((0, 0, image.width, min(image.height, used[3] + _MARGIN)))
    image = ImageOps.expand(image.crop((1, 1, image.width - 1, image.height - 1)), 1, _LINE)
    indexed(image).save(path, optimize=True)


def indexed(image: Image.Image) -> Image.Image:
    """An image with a palette: the colours that are there most, to the last bit, then those farthest from all of these.

    Pillow's own ways to a palette blend the light grounds of a window.
    """
    pixels = np.asarray(image, dtype=np.int32)
    codes, places, counts = np.unique(pixels @ (65536, 256, 1), return_inverse=True, return_counts=True)
    colours = np.stack([codes >> 16, codes >> 8 & 255, codes & 255], axis=1)
    order = list(np.argsort(-counts, kind="stable")[:_FREQUENT])
    away = np.array([((colours[order] - colour) ** 2).sum(axis=1).min() for colour in colours])
    while len(order) < min(256, len(colours)):
        order.append(np.argmax(away))
        away = np.minimum(away, ((colours - colours[order[-1]]) ** 2).sum(axis=1))
    palette = colours[order]
    nearest = np.array([((palette - colour) ** 2).sum(axis=1).argmin() for colour in colours], dtype=np.uint8)
    made = Image.fromarray(nearest[places].reshape(pixels.shape[:2]), "P")
    made.putpalette(palette.astype(np.uint8).tobytes())
    return made


def wait(until: Callable[[], bool], *signals: SignalInstance) -> None:
    """Let the window work until something is so, which is looked at after each of ``signals``.

    Raises:
        TimeoutError: after a minute.
    """
    loop, late = QEventLoop(), QTimer()
    late.setSingleShot(True)
    late.timeout.connect(loop.quit)
    late.start(_PATIENCE)

    def look(*_: object) -> None:
        if until():
            loop.quit()

    for signal in signals:
        signal.connect(look)
    if not until():
        loop.exec()
    for signal in signals:
        signal.disconnect(look)
    if not until():
        message = "the window did not get there"
        raise TimeoutError(message)


def settle(milliseconds: int = 60) -> None:
    """Let what follows an edit be laid out and drawn: the window does some of it a moment later."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def saying(window: MainWindow, words: str) -> Entry:
    """The first event of whose clauses the article's text holds ``words``.

    Raises:
        LookupError: if no event does.
    """
    for entry in window.session.timeline.entries:
        text = window.session.extraction_of(entry).article.text
        if any(words in mention.span.of(text) for mention in entry.event.mentions):
            return entry
    message = f"no event says {words!r}"
    raise LookupError(message)


def shown(window: MainWindow, kind: type[Part]) -> Part:
    """The dialog of a kind that is open."""
    (dialog,) = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
    return dialog


def show_all(window: MainWindow) -> None:
    """Show all events, long stretches without any folded."""
    window.centre.canvas.set_folded(on=True)
    window.centre.fit()


def type_date(window: MainWindow, words: str) -> DateEditor:
    """Open the date of the selected event and type into it, without Return."""
    window.actions_by_name["edit_date"].trigger()
    (editor,) = window.side.inspector.findChildren(DateEditor)
    QTest.keyClicks(editor.field.edit, words)
    wait(lambda: editor.field.value.ok, editor.field.changed)
    return editor


def drag(chip: QWidget, to: QPoint) -> None:
    """Press the left button on a chip and carry it to a point of its own coordinates."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(chip, left, none, QPoint(10, 8))
    for point in (QPoint(40, 8), to):
        at, over = QPointF(point), QPointF(chip.mapToGlobal(point))
        event = QMouseEvent(QEvent.Type.MouseMove, at, over, Qt.MouseButton.NoButton, left, none)
        QApplication.sendEvent(chip, event)


def take_window(studio: Studio) -> None:
    """The whole window, all events in it."""
    with studio.sample() as window:
        show_all(window)
        window.session.select(saying(window, "stepped out").key)
        studio.keep("window", window)


def take_dark(studio: Studio) -> None:
    """The same in the dark, come closer to the week before publication, the article beside it."""
    with studio.sample(DARK_LOOK) as window:
        window.centre.canvas.show_range(*_WEEKS)
        window.session.select(saying(window, "sat for").key)
        window.side.show_article()
        studio.keep("dark", window)


def take_reasons(studio: Studio) -> None:
    """An event with its words and reasons."""
    with studio.sample() as window:
        window.session.select(saying(window, "the attempt on his life").key)
        studio.keep("reasons", window.side)


def take_contradiction(studio: Studio) -> None:
    """A text that contradicts itself, and what can be chosen."""
    with studio.sample() as window:
        window.session.select(saying(window, "stepped out").key)
        studio.keep("contradiction", window.side)


def take_date(studio: Studio) -> None:
    """A date that is being corrected."""
    with studio.sample() as window:
        window.session.select(saying(window, "the attempt on his life").key)
        type_date(window, "July 13")
        studio.keep("date", window.side)


def take_corrected(studio: Studio) -> None:
    """What was read stays beside the correction."""
    with studio.sample() as window:
        entry = saying(window, "the attempt on his life")
        window.session.select(entry.key)
        type_date(window, "July 13").use.click()
        window.session.edit(edits.retitle, entry.key, "Attempt on Trump’s life")
        window.session.edit(edits.star, (entry.key,))
        studio.keep("corrected", window.side)


def take_undated(studio: Studio) -> None:
    """An undated event that is being carried onto the timeline."""
    with studio.sample() as window:
        canvas, tray = window.centre.canvas, window.centre.tray
        canvas.show_range(*_WEEKS)
        chip = next(iter(tray.chips.values()))
        drag(chip, chip.mapFromGlobal(canvas.mapToGlobal(QPoint(canvas.width() // 2, canvas.height() - 120))))
        top = canvas.mapTo(window.centre, QPoint(0, canvas.height() - 300)).y()
        studio.keep("undated", window.centre, QRect(0, top, window.centre.width(), window.centre.height() - top))
        window.centre.drag.abort()


def take_history(studio: Studio) -> None:
    """All that was done, and what was removed."""
    with studio.sample() as window:
        entry = saying(window, "the attempt on his life")
        window.session.edit(edits.retitle, entry.key, "Attempt on Trump’s life")
        window.session.edit(edits.star, (entry.key,))
        window.session.edit(edits.remove, (saying(window, "praised her looks").key,))
        window.session.edit(edits.remove, (saying(window, "insulted Harris").key,))
        window.session.undo()
        window.side.show_history()
        studio.keep("history", window.side)
        window.session.redo()
        window.side.show_removed()
        studio.keep("removed", window.side)


def take_report(studio: Studio) -> None:
    """What came of a folder of articles."""
    with studio.folder_of_articles() as window:
        window.desk.show_report()
        report = shown(window, ReportDialog)
        studio.keep("report", report)
        report.close()


def take_project(studio: Studio) -> None:
    """Several articles on one timeline, and events of two of them that are to become one."""
    with studio.folder_of_articles() as window:
        told = [entry.key for entry in window.session.timeline.entries if "resign" in entry.event.title]
        window.centre.canvas.pick(told, told[0])
        window.actions_by_name["merge"].trigger()
        dialog = shown(window, MergeDialog)
        studio.keep("merge", dialog)
        dialog.reject()
        window.messages.clear()
        show_all(window)
        studio.keep("project", window)


def take_address(studio: Studio) -> None:
    """The question before a page is fetched."""
    with studio.window() as window:
        window.desk.ask_address("https://www.example.org/news/2024/harbour-bridge")
        dialog = shown(window, AddressDialog)
        studio.keep("address", dialog)
        dialog.reject()


def take_export(studio: Studio) -> None:
    """The picture that will be written."""
    with studio.sample() as window:
        window.actions_by_name["export"].trigger()
        dialog = shown(window, ExportDialog)
        (worker,) = dialog.findChildren(PictureWorker)
        wait(lambda: bool(dialog.note.text()), worker.previewed, worker.failed)
        studio.keep("export", dialog)
        path = studio.folder / "picture.png"
        dialog.save_to(str(path))
        wait(lambda: not dialog.isVisible(), worker.written, worker.failed)
        pack(path)


def take_preferences(studio: Studio) -> None:
    """What can be preferred."""
    with studio.sample() as window:
        window.actions_by_name["preferences"].trigger()
        dialog = shown(window, PreferencesDialog)
        studio.keep("preferences", dialog)
        dialog.accept()


TAKES: dict[str, Callable[[Studio], None]] = {
    "window": take_window, "dark": take_dark, "reasons": take_reasons, "contradiction": take_contradiction,
    "date": take_date, "corrected": take_corrected, "undated": take_undated, "history": take_history,
    "report": take_report, "project": take_project, "address": take_address, "export": take_export,
    "preferences": take_preferences,
}  # fmt: skip
"""What takes pictures, by the name of one of them."""


def main(names: list[str]) -> int:
    """Take the pictures of these names, or all; gives the exit code."""
    unknown = [name for name in names if name not in TAKES]
    if unknown:
        print(f"There is no picture {unknown[0]!r}. There are: {', '.join(TAKES)}.")
        return 1
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_SCALE_FACTOR", SCALE)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        os.environ["XDG_DATA_HOME"] = work
        application = make_application()
        application.setCursorFlashTime(0)
        studio = Studio(FOLDER, Path(work))
        for name in names or TAKES:
            TAKES[name](studio)
            print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
