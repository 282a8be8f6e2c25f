"""Pictures made off the GUI thread: previews, of which only the last asked for counts, and files."""

from __future__ import annotations

import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from timeline_app.model import Timeline, TimelineError
from timeline_app.render.export import (
    PictureReport,
    PictureSettings,
    encoded,
    export_picture,
    image_of,
    picture_sheet,
    pixels,
)
from timeline_app.wording.plain import one_line


class PictureWorker(QObject):
    """Signals, all in the GUI thread: ``previewed(QImage, str)`` with what is said of the picture,
    ``written(PictureReport)``, ``copied(QImage)``, ``drawn(str)`` with the text of an SVG,
    ``failed(str)`` with a sentence for people.
    """

    previewed = Signal(object, str)
    written = Signal(object)
    copied = Signal(object)
    drawn = Signal(str)
    failed = Signal(str)

    _told = Signal(str, object, int)
    """From the worker: what happened, what goes with it, and the number of the request."""

    def __init__(self, timeline: Timeline, parent: QObject | None = None, read: Timeline | None = None) -> None:
        """``read`` is the timeline before the user changed it."""
        super().__init__(parent)
        self._timeline, self._read = timeline, read
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="picture")
        self._last = 0
        self._closed = False
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def preview(self, settings: PictureSettings, width: int, height: int, ratio: float) -> None:
        """Make a small picture that fits ``width`` by ``height`` pixels of the screen."""
        self._last += 1
        self._pool.submit(self._preview, settings, (width, height), ratio, self._last)

    def write(self, settings: PictureSettings, path: str) -> None:
        """Write the file."""
        self._pool.submit(self._write, settings, path)

    def copy(self, settings: PictureSettings) -> None:
        """Make the picture's image for the clipboard."""
        self._pool.submit(self._copy, settings)

    def draw(self, settings: PictureSettings) -> None:
        """Make the picture's SVG for the clipboard."""
        self._pool.submit(self._draw, settings)

    def close(self) -> None:
        """Wait for the picture being made; those that wait are not begun."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _take(self, what: str, value: object, number: int) -> None:
        if self._closed or (number and number != self._last):
            return
        match what, value:
            case "previewed", (QImage() as image, str() as words):
                self.previewed.emit(image, words)
            case "written", PictureReport():
                self.written.emit(value)
            case "copied", QImage():
                self.copied.emit(value)
            case "drawn", str() as text:
                self.drawn.emit(text)
            case _:
                self.failed.emit(str(value))

    def _preview(self, settings: PictureSettings, room: tuple[int, int], ratio: float, number: int) -> None:
        if number != self._last or self._closed:
            return
        try:
            sheet = picture_sheet(self._timeline, settings)
            scale = min(room[0] / sheet.scene.width, room[1] / sheet.scene.height, 1.0)
            image = image_of(sheet.scene, max(scale * ratio, 0.01), transparent=settings.transparent)
            image.setDevicePixelRatio(ratio)
            width, height = pixels(sheet.scene, settings.scale)
            words = f"{width:,} × {height:,} px · {sheet.shown:,} of {sheet.events:,} events"
            self._tell("previewed", (image, f"{words}. {sheet.missing}" if sheet.missing else words), number)
        except Exception as error:  # the dialog says what is wrong and stays open
            self._tell("failed", _sentence(error), number)

    def _write(self, settings: PictureSettings, path: str) -> None:
        try:
            self._tell("written", export_picture(self._timeline, settings, Path(path), self._read))
        except Exception as error:  # as above
            self._tell("failed", _sentence(error))

    def _copy(self, settings: PictureSettings) -> None:
        try:
            sheet = picture_sheet(self._timeline, settings)
            self._tell("copied", image_of(sheet.scene, settings.scale, transparent=settings.transparent))
        except Exception as error:  # as above
            self._tell("failed", _sentence(error))

    def _draw(self, settings: PictureSettings) -> None:
        try:
            scene = picture_sheet(self._timeline, settings).scene
            self._tell("drawn", encoded(scene, settings, "svg", self._timeline, self._read).decode())
        except Exception as error:  # as above
            self._tell("failed", _sentence(error))

    def _tell(self, what: str, value: object, number: int = 0) -> None:
        if not self._closed:
            self._told.emit(what, value, number)


def _sentence(error: Exception) -> str:
    if isinstance(error, TimelineError):
        return str(error)
    traceback.print_exception(error)
    return f"The picture could not be made: a fault in the program ({one_line(repr(error), 120)})."
