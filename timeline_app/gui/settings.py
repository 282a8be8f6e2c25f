"""What the window remembers from one time to the next: its place, its panels, its look, the last folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter

from timeline_app.gui.look import DARK_LOOK, LIGHT_LOOK, LOOKS, Look

_SMALLEST, _LARGEST = 0.5, 3.0
"""Between these the size of text can be set."""
_VERSION = 1
"""Raised when a stored state no longer fits the window; older states are then left alone."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the user prefers beside the look. ``pipeline`` names a spaCy pipeline, empty for the program's own.

    ``local_dates``: the timeline writes dates as this computer does; pictures keep the program's own way, so that they
    come out the same elsewhere.
    """

    wheel_pans: bool = False
    motion: bool = True
    text_scale: float = 1.0
    pipeline: str = ""
    local_dates: bool = False


class WindowSettings:
    """Typed access to a ``QSettings``; what is missing or damaged there counts as never stored."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    def look(self) -> Look:
        """The look last chosen; before any was, the one that the system is set to."""
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return LOOKS.get(str(self._store.value("look", "")), DARK_LOOK if dark else LIGHT_LOOK)

    def set_look(self, look: Look) -> None:
        """Remember the look."""
        self._store.setValue("look", look.theme.name)

    def preferences(self) -> Preferences:
        """What the user prefers."""
        usual = Preferences()
        try:
            scale = float(self.value("text_scale") or usual.text_scale)
        except ValueError:
            scale = usual.text_scale
        return Preferences(
            wheel_pans=self.value("wheel_pans") == "yes",
            motion=self.value("motion") != "no",
            text_scale=scale if _SMALLEST <= scale <= _LARGEST else usual.text_scale,
            pipeline=self.value("pipeline")[:200],
            local_dates=self.value("local_dates") == "yes",
        )

    def set_preferences(self, wanted: Preferences) -> None:
        """Remember what the user prefers."""
        self.set_value("wheel_pans", "yes" if wanted.wheel_pans else "no")
        self.set_value("motion", "yes" if wanted.motion else "no")
        self.set_value("text_scale", str(wanted.text_scale))
        self.set_value("pipeline", wanted.pipeline)
        self.set_value("local_dates", "yes" if wanted.local_dates else "no")

    def folder(self) -> str:
        """The folder last opened from or exported to, where it is still there; else the home folder."""
        folder = Path(str(self._store.value("folder", "")))
        try:
            return str(folder if folder.is_absolute() and folder.is_dir() else Path.home())
        except (OSError, RuntimeError):
            return ""

    def set_folder(self, folder: str) -> None:
        """Remember the folder."""
        self._store.setValue("folder", folder)

    def restore(self, window: QMainWindow, splitters: dict[str, QSplitter]) -> None:
        """Put window and panels where they were."""
        if self._bytes("window/version") != QByteArray(str(_VERSION).encode()):
            return
        window.restoreGeometry(self._bytes("window/geometry"))
        for name, splitter in splitters.items():
            splitter.restoreState(self._bytes(f"window/{name}"))

    def save(self, window: QMainWindow, splitters: dict[str, QSplitter]) -> None:
        """Remember where window and panels are."""
        self._store.setValue("window/version", QByteArray(str(_VERSION).encode()))
        self._store.setValue("window/geometry", window.saveGeometry())
        for name, splitter in splitters.items():
            self._store.setValue(f"window/{name}", splitter.saveState())
        self._store.sync()

    def value(self, name: str) -> str:
        """A stored text, or an empty one."""
        value = self._store.value(name, "")
        return value if isinstance(value, str) else ""

    def set_value(self, name: str, value: str) -> None:
        """Remember a text."""
        self._store.setValue(name, value)

    def _bytes(self, name: str) -> QByteArray:
        value = self._store.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()
