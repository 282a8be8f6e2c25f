"""Where the program keeps what belongs to no folder of the user's: untitled projects and backups."""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path
from typing import Final

SUFFIX: Final = ".timeline"
_NAME: Final = "political-timeline"


def data_folder() -> Path:
    """The program's own folder among the user's data; it may not be there yet."""
    home = Path.home()
    if sys.platform == "win32":  # pragma: no cover - the other systems
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / _NAME
    if sys.platform == "darwin":  # pragma: no cover - the other systems
        return home / "Library" / "Application Support" / _NAME
    named = os.environ.get("XDG_DATA_HOME", "")
    return (Path(named) if Path(named).is_absolute() else home / ".local" / "share") / _NAME


def untitled_folder(folder: Path) -> Path:
    """Where untitled projects stand."""
    return folder / "untitled"


def backups_folder(folder: Path, project: str) -> Path:
    """Where the backups of a project stand."""
    return folder / "backups" / project


def beside(path: Path, words: str) -> Path:
    """A name beside ``path`` that nothing has: ``name (words).timeline``, with a number where that is taken."""
    stem = path.name.removesuffix(SUFFIX)
    names = (f"{stem} ({words}{'' if number == 1 else f' {number}'}){SUFFIX}" for number in count(1))
    return next(free for name in names if not (free := path.with_name(name)).exists())
