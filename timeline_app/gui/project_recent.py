"""The projects opened last, kept in the window's settings."""

from __future__ import annotations

import json
from pathlib import Path

from timeline_app.gui.settings import WindowSettings

_MOST = 10
_NAME = "projects/recent"


class RecentProjects:
    """Paths, the last one first; those that are gone are not given."""

    def __init__(self, settings: WindowSettings) -> None:
        self._settings = settings

    def paths(self) -> tuple[Path, ...]:
        """The files that are still there."""
        return tuple(path for path in self._stored() if _is_there(path))

    def remember(self, path: Path) -> None:
        """Put a path before the others."""
        absolute = path.absolute()
        self._store([absolute, *(other for other in self._stored() if other != absolute)])

    def forget(self) -> None:
        """Forget all."""
        self._store([])

    def _stored(self) -> list[Path]:
        try:
            names = json.loads(self._settings.value(_NAME) or "[]")
        except ValueError:
            return []
        if not isinstance(names, list):
            return []
        return [Path(name) for name in names if isinstance(name, str) and "\0" not in name]

    def _store(self, paths: list[Path]) -> None:
        self._settings.set_value(_NAME, json.dumps([str(path) for path in paths[:_MOST]]))


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
