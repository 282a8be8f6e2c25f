"""Asks for files and folders with articles, from where the last ones were."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from timeline_app.gui.import_kinds import patterns
from timeline_app.gui.settings import WindowSettings


def choose_files(parent: QWidget, settings: WindowSettings) -> list[str]:
    """The files chosen; none where the dialog was left."""
    paths, _ = QFileDialog.getOpenFileNames(parent, "Open articles", settings.folder(), patterns())
    if paths:
        settings.set_folder(str(Path(paths[0]).parent))
    return paths


def choose_folder(parent: QWidget, settings: WindowSettings) -> str:
    """The folder chosen; an empty text where the dialog was left."""
    path = QFileDialog.getExistingDirectory(parent, "Open a folder of articles", settings.folder())
    if path:
        settings.set_folder(path)
    return path
