"""Where a project's records go: its file, kept up with every edit, whatever the world does to it."""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from timeline_app.project import places
from timeline_app.project.disk import Disk
from timeline_app.project.journal import ForeignChangeError, Journal, copy_file, write_journal
from timeline_app.project.later import Later
from timeline_app.project.writing import Piece

KEPT: Final = 5
"""How many backups of a project are kept."""

SOON: Final = 0.4
"""Seconds after an edit until the disk is asked to have it for good."""

Image = Callable[[set[str]], Iterator[bytes]]
"""Gives all lines of a whole new file of the project, and puts the digests of its parts into the set."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a store works with: the file system, the program's data folder, and the seconds until it syncs."""

    disk: Disk
    folder: Path
    delay: float = SOON


class Store:
    """Writes at once, syncs soon. What cannot be written waits in memory and is tried again with the next edit or tick.

    ``trouble`` gets a sentence, always on the thread that calls.
    """

    def __init__(
        self, setting: Setting, path: Path, image: Image, journal: Journal | None = None, known: Iterable[str] = ()
    ) -> None:
        self.path = path
        self.known = set(known)
        """Digests of the articles and readings that the file has, or will have when what waits is written."""
        self.trouble: Callable[[str], None] = lambda _: None
        self.keep_first = ""
        """Words for the name of a copy of the file to make before the first change: "damaged", "older format"."""
        self.stale = journal is None
        """Whether the file must be written anew as a whole."""
        self._setting, self._disk, self._image, self._journal = setting, setting.disk, image, journal
        self._backup: tuple[str, int] | None = None
        self._asked = False
        self._changed = False
        self._said = ""
        self._late: list[OSError | str] = []
        self._folder_due = False
        self._guard = threading.Lock()
        self._later = Later(self._background, setting.delay)

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return 0 if self._journal is None else self._journal.size

    @property
    def behind(self) -> bool:
        """Whether anything that should be in the file is not in it yet."""
        return self.stale or (self._journal is not None and bool(self._journal.waiting))

    @property
    def changed(self) -> bool:
        """Whether there was anything to write since the file was opened."""
        return self._asked

    def back_up(self, project: str) -> None:
        """Before the file is changed for the first time, put a copy among the backups of ``project``."""
        self._backup = (project, self.size)

    def queue(self, pieces: Iterable[Piece]) -> None:
        """Have records written with the next ones."""
        if self._journal is not None and not self.stale:
            self._journal.waiting += pieces

    def write(self, pieces: Iterable[Piece] = ()) -> None:
        """Write records now, as far as the world lets."""
        self._asked = True
        self.queue(pieces)
        self._collect()
        if not (self.stale and self._said):  # writing all anew is tried again by ticks alone: it may take a while
            self._try()

    def _try(self) -> None:
        try:
            self._attempt()
        except ForeignChangeError:
            self._move_aside()
        except OSError as error:
            self._complain(error)
        else:
            self._said = ""
            self._later.ask()

    def tick(self) -> None:
        """Try again what failed, and see whether another program changed the file."""
        self._collect()
        if self.behind and self._asked:
            self._try()
        elif self._journal is not None and self._changed:
            try:
                self._journal.check()
            except ForeignChangeError:
                self._move_aside()
            except OSError as error:
                self._complain(error)

    def move(self, path: Path) -> None:
        """Write the whole project to another file and go on there; the old one is left as it is.

        Raises:
            OSError: if that fails; the store stays where it was.
        """
        self._later.finish()
        self._write_whole(path)
        self.path, self._backup, self.keep_first = path, None, ""
        self._asked = self._changed = True
        self._said = ""
        self._later.ask()

    def finish(self) -> None:
        """See to it that all is on the disk, now."""
        if self.behind and self._asked:
            self._try()
        self._later.finish()
        self._collect()

    def close(self) -> None:
        """Finish, and give the file back."""
        self.finish()
        self._adopt(None)

    def keep_copy(self, words: str) -> None:
        """Keep a copy of the file as it is beside it, with these words in its name.

        Raises:
            OSError: if that fails.
        """
        copy_file(self._disk, self.path, places.beside(self.path, words), self._disk.stat(self.path).st_size)

    def abandon(self) -> None:
        """Give the file back as it is."""
        self._asked = False
        self._later.finish()
        self._adopt(None)

    def _attempt(self) -> None:
        if not self._changed and self._journal is not None:
            self._journal.check()
            if self.keep_first:
                self.keep_copy(self.keep_first)
                self.keep_first = ""
        self._changed = True
        if self._journal is None or self.stale:
            self._make_backup()
            self._renew()
        else:
            self._journal.flush()

    def _renew(self) -> None:
        if self._journal is not None:
            self._journal.check()
        else:
            self._disk.make_folder(self.path.parent)
        self._write_whole(self.path)

    def _write_whole(self, path: Path) -> None:
        known: set[str] = set()
        give_up = self._give_up if path == self.path else _nothing
        self._adopt(write_journal(self._disk, path, self._image(known), give_up))
        self.known = known

    def _give_up(self) -> None:
        """Close the file, which is about to be replaced; until it is, all of it is still to be written."""
        with self._guard:
            old, self._journal, self.stale = self._journal, None, True
        if old is not None:
            old.close()

    def _adopt(self, journal: Journal | None) -> None:
        with self._guard:
            old, self._journal, self.stale = self._journal, journal, False
            self._folder_due = journal is not None
        if old is not None:
            old.close()

    def _move_aside(self) -> None:
        """Another program changed the file: leave it alone, and go on in a copy beside it."""
        theirs = self.path
        try:
            there = self._exists(theirs)
            path = places.beside(theirs, "yours") if there else theirs
            self._disk.make_folder(path.parent)
            self._write_whole(path)
        except OSError as error:
            self.stale = True
            self._complain(error)
            return
        self.path, self._backup, self.keep_first, self._said = path, None, "", ""
        if there:
            self.trouble(
                f"{theirs.name} was changed by another program and was left as that program wrote it. Your project was"
                f" saved beside it as {path.name} and goes on there."
            )
        else:
            self.trouble(f"{theirs.name} was moved or deleted by another program: it was written again in its place.")
        self._later.ask()

    def _exists(self, path: Path) -> bool:
        try:
            self._disk.stat(path)
        except FileNotFoundError:
            return False
        return True

    def _complain(self, error: OSError) -> None:
        reason = error.strerror or str(error) or type(error).__name__
        sentence = (
            f"Changes cannot be written to {self.path} ({reason}). They are kept in memory and tried again; saving"
            " under another name brings them to safety."
        )
        if sentence != self._said:
            self._said = sentence
            self.trouble(sentence)

    def _background(self) -> None:
        """Sync and backup: what may take long. Runs on a thread; what fails is told with the next edit or tick."""
        with self._guard:
            if self._journal is None:
                return
            folder, folder_due, self._folder_due = self._journal.path.parent, self._folder_due, False
            try:
                twin = self._journal.twin()
            except OSError as error:
                self._late.append(error)
                return
        try:
            if folder_due:
                self._disk.sync_folder(folder)
            self._disk.sync(twin)
        except OSError as error:
            with self._guard:
                self._late.append(error)
                self._folder_due |= folder_due
        finally:
            with contextlib.suppress(OSError):
                self._disk.close(twin)
        self._make_backup()

    def _make_backup(self) -> None:
        """A copy of the file as it was opened: its first bytes, which edits only add to."""
        with self._guard:
            wanted, self._backup = self._backup, None
        if wanted is None or wanted[1] == 0:
            return
        project, size = wanted
        folder = places.backups_folder(self._setting.folder, project)
        now = dt.datetime.now().astimezone()
        try:
            self._disk.make_folder(folder)
            copy = folder / f"{now:%Y-%m-%d %H.%M.%S.%f}{places.SUFFIX}"
            copy_file(self._disk, self.path, copy, size)
            for old in sorted(folder.glob(f"*{places.SUFFIX}"))[:-KEPT]:
                self._disk.remove(old)
        except OSError as error:
            reason = error.strerror or str(error)
            with self._guard:
                self._late.append(f"No backup of {self.path.name} could be made in {folder} ({reason}).")

    def _collect(self) -> None:
        with self._guard:
            late, self._late = self._late, []
        for problem in late:
            if isinstance(problem, str):
                self.trouble(problem)
            else:
                self.stale = True  # after a failed sync nobody knows what the disk holds: write all of it anew
                self._complain(problem)


def _nothing() -> None:
    """The file at another path stays open until the new one is there."""
