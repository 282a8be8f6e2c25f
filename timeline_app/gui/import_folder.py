"""The articles of a folder and of those in it, bounded; all else is named with why it is not read. No Qt."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from timeline_app.gui.import_kinds import has_known_ending
from timeline_app.model import CancelledError

MOST_FILES = 1_000
"""Articles that are read at once."""
_MOST_SEEN = 50_000
"""Names that are looked at, so that a whole disk chosen by mistake ends."""
_DEEPEST = 12
"""Folders within folders."""
_MOST_NAMED = 500
"""Skipped files that are named; more are counted."""
_PAGE_ENDINGS = (".html", ".htm")
_COMPANIONS = ("_files", "-Dateien", "_fichiers", "_archivos", "_file", ".files")
"""How browsers call the folder that they save beside a page, for its pictures and scripts."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that is not read, and why, as a sentence without its subject."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What was found: files to read, in order; what is not read; and how many more of these are not named."""

    files: tuple[str, ...]
    skipped: tuple[Skipped, ...] = ()
    unnamed: int = 0


@dataclass(slots=True)
class _Walk:
    cancelled: Callable[[], bool]
    files: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    unnamed: int = 0
    seen: int = 0

    def skip(self, path: str, why: str) -> None:
        """Note what is not read."""
        if len(self.skipped) < _MOST_NAMED:
            self.skipped.append(Skipped(path, why))
        else:
            self.unnamed += 1

    def take(self, path: str) -> None:
        """Note a file that is read, within the number that is."""
        if len(self.files) < MOST_FILES:
            self.files.append(path)
        else:
            self.skip(path, f"More than {MOST_FILES:,} files are not read at once.")

    def walk(self, folder: str, depth: int) -> None:
        """All that a folder holds: its own files first, in the order of their names."""
        if depth > _DEEPEST:
            self.skip(folder, f"Folders more than {_DEEPEST} deep are not looked into.")
            return
        entries = sorted(self._entries(folder), key=lambda entry: (entry.name.casefold(), entry.name))
        names = [entry.name for entry in entries]
        pages = {name[: -len(end)] for name in names for end in _PAGE_ENDINGS if name.lower().endswith(end)}
        folders = []
        for entry in entries:
            if entry.name.startswith("."):
                continue  # hidden: the system's own
            if entry.is_symlink():
                self.skip(entry.path, "It is a link to another place.")
            elif entry.is_dir():
                folders.append(entry)
            else:
                self._file(entry)
        for entry in folders:
            if any(entry.name.removesuffix(end) in pages for end in _COMPANIONS if entry.name.endswith(end)):
                self.skip(entry.path, "It holds the pictures and scripts of a saved page.")
            else:
                self.walk(entry.path, depth + 1)

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            return list(self._scan(folder))
        except OSError as error:
            self.skip(folder, f"It cannot be looked into: {error.strerror or 'the system does not say why'}.")
            return []

    def _scan(self, folder: str) -> Iterator[os.DirEntry[str]]:
        with os.scandir(folder) as entries:
            for entry in entries:
                self.seen += 1
                if self.cancelled():
                    message = "Looking for articles was cancelled."
                    raise CancelledError(message)
                if self.seen > _MOST_SEEN:
                    self.skip(folder, f"After {_MOST_SEEN:,} files no more were looked at.")
                    return
                yield entry

    def _file(self, entry: os.DirEntry[str]) -> None:
        ending = Path(entry.name).suffix
        if not entry.is_file():
            self.skip(entry.path, "It is no ordinary file.")
        elif has_known_ending(entry.name):
            self.take(entry.path)
        elif ending:
            self.skip(entry.path, f"Files ending in {ending[:20]} are not read.")
        else:
            self.skip(entry.path, "Its name has no ending that says what it is.")


def list_articles(paths: Iterable[str], cancelled: Callable[[], bool] = lambda: False) -> Listing:
    """The articles among ``paths``: files as they are, whatever they are called; folders with all that they hold.

    Raises:
        CancelledError: soon after ``cancelled`` says so.
    """
    walk = _Walk(cancelled)
    for path in paths:
        if is_folder(path):
            walk.walk(path, 0)
        else:
            walk.take(path)
    return Listing(tuple(walk.files), tuple(walk.skipped), walk.unnamed)


def short_names(paths: Sequence[str]) -> list[str]:
    """What to call files: their names, and the folders above as far as their common one where they have different."""
    if not paths:
        return []
    parents = {os.path.dirname(path) for path in paths}  # noqa: PTH120 - many: a Path each is slow
    try:
        common = os.path.commonpath(parents) if len(parents) > 1 else next(iter(parents))
    except ValueError:  # on several drives
        return list(paths)
    return [os.path.relpath(path, common) if common else path for path in paths]


def is_folder(path: str) -> bool:
    """Whether there is a folder of that name."""
    try:
        return stat.S_ISDIR(Path(path).stat().st_mode)
    except (OSError, ValueError):
        return False  # reading it says what is wrong
