"""The open project of one window: its document, its history, and the file that holds both at every moment."""

from __future__ import annotations

import contextlib
import datetime as dt
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from timeline_app.model import OutputError
from timeline_app.project import places
from timeline_app.project.codec import FORMAT
from timeline_app.project.disk import Disk
from timeline_app.project.document import Document
from timeline_app.project.history import History, Replay, grounded
from timeline_app.project.journal import remove_parts, write_journal
from timeline_app.project.loading import LARGEST
from timeline_app.project.opening import Found, find
from timeline_app.project.store import SOON, Setting, Store
from timeline_app.project.values import Edit, EditError
from timeline_app.project.writing import cursor_piece, edit_pieces, end_piece, view_piece, whole

_SMALL: Final = 1 << 16
"""A file of fewer bytes is never made smaller."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A project, and sentences on what was wrong with its file."""

    project: Project
    sentences: tuple[str, ...]


class Project:
    """Mutable, for one thread. Every edit is in the file when :meth:`do` returns, and on the disk within a second.

    ``on_trouble`` gets a sentence when the file cannot be written, is changed by others, or no backup can be made; work
    goes on in memory and is tried again with each edit and each :meth:`tick`.
    """

    def __init__(self, setting: Setting, path: Path, found: Found | None = None) -> None:
        self._setting = setting
        self._id = secrets.token_hex(8)
        self._history, self._document = History(), Document()
        self._view: dict[str, object] = {}
        self._view_due = False
        self._sizes: list[int] = []
        self._read_only = ""
        self._damaged = False
        self._closed = False
        self._on_trouble: Callable[[str], None] = lambda _: None
        if found is not None:
            self._take(found)
        known = () if found is None else found.loaded.known
        self._store = Store(setting, path, self._image, None if found is None else found.journal, known)
        self._store.trouble = self._tell
        if found is not None and not self._read_only:
            self._prepare(found)

    @classmethod
    def new(cls, folder: Path | None = None, *, disk: Disk | None = None, delay: float = SOON) -> Project:
        """An untitled project. Its file, in the data ``folder``, is made with the first edit."""
        setting = Setting(disk or Disk(), folder or places.data_folder(), delay)
        name = f"{dt.datetime.now().astimezone():%Y-%m-%d %H.%M} {secrets.token_hex(4)}{places.SUFFIX}"
        return cls(setting, places.untitled_folder(setting.folder).resolve() / name)

    @classmethod
    def open(cls, path: Path, folder: Path | None = None, *, disk: Disk | None = None, delay: float = SOON) -> Opened:
        """A project out of its file, with sentences on what is wrong with it.

        Raises:
            InputError: if it cannot be read, or is no project of this version.
        """
        setting = Setting(disk or Disk(), folder or places.data_folder(), delay)
        found = find(setting.disk, path, write=True)
        sentences = list(found.loaded.sentences)
        if found.read_only:
            sentences.insert(0, found.read_only)
        elif not found.loaded.ended and not found.loaded.damaged:
            sentences.append(f"{found.path.name} was not closed the last time; it was opened as it was saved last.")
        return Opened(cls(setting, found.path, found), tuple(sentences))

    @property
    def document(self) -> Document:
        """What the project is now."""
        return self._document

    @property
    def path(self) -> Path:
        """The file; of an untitled project one that the user does not know of."""
        return self._store.path

    @property
    def untitled(self) -> bool:
        """Whether the user has not given it a name yet."""
        return self.path.parent == places.untitled_folder(self._setting.folder).resolve()

    @property
    def backups(self) -> tuple[Path, ...]:
        """Copies of the file as it was when it was opened before, the latest first; each opens like any project."""
        folder = places.backups_folder(self._setting.folder, self._id)
        return tuple(sorted(folder.glob(f"*{places.SUFFIX}"), reverse=True))

    @property
    def read_only(self) -> str:
        """Why the project cannot be changed, as a sentence; empty where it can."""
        return self._read_only

    @property
    def saved(self) -> bool:
        """Whether all is in the file."""
        return not self._history.edits or not self._store.behind

    @property
    def on_trouble(self) -> Callable[[str], None]:
        """What is told of trouble, as a sentence, on the thread that uses the project."""
        return self._on_trouble

    @on_trouble.setter
    def on_trouble(self, told: Callable[[str], None]) -> None:
        self._on_trouble = told

    @property
    def history(self) -> tuple[Edit, ...]:
        """All edits, those undone too."""
        return tuple(self._history.edits)

    @property
    def cursor(self) -> int:
        """How many edits of the history are done."""
        return self._history.cursor

    @property
    def undo_label(self) -> str:
        """What undo takes back, empty where there is nothing."""
        edit = self._history.undoable
        return "" if edit is None else edit.label

    @property
    def redo_label(self) -> str:
        """What redo does again, empty where there is nothing."""
        edit = self._history.redoable
        return "" if edit is None else edit.label

    def do(self, edit: Edit) -> None:
        """Do an edit; one that changes nothing is passed over.

        Raises:
            EditError: if the project can only be read, or a text in the edit cannot be stored.
        """
        self._writable()
        edit = grounded(edit, self._document)
        if edit.idle:
            return
        edit = edit if edit.at is not None else replace(edit, at=dt.datetime.now(dt.UTC))
        try:
            pieces = edit_pieces(edit, self.cursor, self._document, self._store.known)
        except ValueError as error:
            message = f"“{edit.label}” holds a character that cannot be stored."
            raise EditError(message) from error
        added = sum(len(data) for _, data in pieces)
        if self._store.size + added > LARGEST:
            message = f"The project would be larger than {LARGEST >> 20} MB: put further articles into another one."
            raise EditError(message)
        self._document = self._document.applied(edit)
        self._history.do(edit)
        self._sizes[self.cursor - 1 :] = [added]
        self._store.write(pieces)

    def undo(self) -> Edit | None:
        """Take the last edit back; given back, or ``None`` where there is none.

        Raises:
            EditError: if the project can only be read.
        """
        self._writable()
        edit = self._history.undoable
        if edit is not None:
            self._document = self._document.applied(edit.inverse)
            self._history.cursor -= 1
            self._store.write([cursor_piece(self.cursor)])
        return edit

    def redo(self) -> Edit | None:
        """Do the edit again that was undone last; given back, or ``None`` where there is none.

        Raises:
            EditError: if the project can only be read.
        """
        self._writable()
        edit = self._history.redoable
        if edit is not None:
            self._document = self._document.applied(edit)
            self._history.cursor += 1
            self._store.write([cursor_piece(self.cursor)])
        return edit

    @property
    def view(self) -> dict[str, object]:
        """The state of the window, as it was set last: plain values under names."""
        return dict(self._view)

    def set_view(self, view: Mapping[str, object]) -> None:
        """Remember the state of the window; it is written when the project is closed or written anew."""
        self._view_due |= dict(view) != self._view
        self._view = dict(view)

    def tick(self) -> None:
        """To be called about once a second: tries again what failed, and notices what other programs do."""
        if not self._read_only and not self._closed:
            self._store.tick()

    def save_as(self, path: Path) -> None:
        """Write the whole project to ``path``, without what no longer matters, and go on there.

        An untitled project's first file is removed; so is nothing else. A damaged file that is saved under its own name
        is kept beside it.

        Raises:
            OutputError: if that fails; project and files are as before.
        """
        path, old, untitled, project = path.absolute(), self.path, self.untitled, self._id
        here = path.exists() and old.exists() and path.samefile(old)
        try:
            if here and self._read_only:
                raise OutputError(self._read_only)
            if here and self._damaged:
                self._store.keep_copy("damaged")
            if not here:
                self._check_free(path)
                self._id = secrets.token_hex(8)
            self._store.move(path.resolve() if path.is_symlink() else path)
        except OSError as error:
            self._id = project
            message = f"{path} could not be written: {error.strerror or error}. The project goes on in {old.name}."
            raise OutputError(message) from error
        self._read_only, self._damaged, self._view_due = "", False, False
        if untitled and not here:
            self._remove(old)

    def export_copy(self, path: Path) -> None:
        """Write a copy of the whole project to ``path`` and go on in the file that is open.

        Raises:
            OutputError: if that fails; what stood at ``path`` before is untouched.
        """
        path = path.absolute()
        if path.exists() and self.path.exists() and path.samefile(self.path):
            message = f"{path} is the project itself: a copy needs another name."
            raise OutputError(message)
        try:
            self._check_free(path)
            now = dt.datetime.now(dt.UTC)
            lines = whole(secrets.token_hex(8), self._history, self._view, set(), closed=now)
            write_journal(self._setting.disk, path, lines).close()
            with contextlib.suppress(OSError):  # the copy is there; only a power cut in this second could undo it
                self._setting.disk.sync_folder(path.parent)
        except OSError as error:
            message = f"{path} could not be written: {error.strerror or error}."
            raise OutputError(message) from error

    def close(self) -> None:
        """Write what is due and give the file back. Never raises; what fails is told to ``on_trouble``."""
        if self._closed:
            return
        self._closed = True
        if not self._read_only and (self._history.edits or self._store.changed):
            self._finish()
        self._store.close()

    def discard(self) -> None:
        """Close an untitled project for good: its file goes."""
        self._closed = True
        self._store.abandon()
        if self.untitled:
            self._remove(self.path)

    def _finish(self) -> None:
        if self._view_due:
            self._store.queue([view_piece(self._view)])
        if self._view_due or self._store.changed:
            live = sum(self._sizes[: len(self._history.edits)])
            wasteful = self._store.size > _SMALL and self._store.size > 2 * live and not self._damaged
            self._store.stale |= wasteful
            self._store.write(() if wasteful else [end_piece(dt.datetime.now(dt.UTC))])
            if wasteful:
                self._store.write([end_piece(dt.datetime.now(dt.UTC))])

    def _take(self, found: Found) -> None:
        """Become what a file holds."""
        loaded = found.loaded
        self._id = loaded.project or self._id
        self._history, self._document = loaded.history, loaded.replay.document()
        self._view, self._sizes = loaded.view, loaded.sizes
        self._read_only, self._damaged = found.read_only, loaded.damaged

    def _prepare(self, found: Found) -> None:
        """See to what must be done before the first change."""
        loaded, store = found.loaded, self._store
        store.back_up(self._id)
        remove_parts(self._setting.disk, found.path)
        if loaded.format < FORMAT:
            store.keep_first, store.stale = "older format", True
        if loaded.mended:
            before, first = Replay(), len(self._history.edits) - loaded.mended
            for edit in self._history.edits[:first]:
                before.applied(edit.changes)
            for index, edit in enumerate(self._history.edits[first:], first):
                store.queue(edit_pieces(edit, index, before, store.known))
                before.applied(edit.changes)

    def _image(self, known: set[str]) -> Iterator[bytes]:
        return whole(self._id, self._history, self._view, known)

    def _writable(self) -> None:
        if self._read_only:
            raise EditError(self._read_only)

    def _tell(self, sentence: str) -> None:
        self._on_trouble(sentence)

    def _check_free(self, path: Path) -> None:
        """Refuse to write over a project that another window holds."""
        if path.is_dir():
            message = "it is a folder"
            raise OSError(message)
        if path.exists():
            disk = self._setting.disk
            handle = disk.open(path, write=True)
            try:
                if not disk.lock(handle):
                    message = "it is open in another window"
                    raise OSError(message)
            finally:
                disk.close(handle)

    def _remove(self, path: Path) -> None:
        try:
            self._setting.disk.remove(path)
        except FileNotFoundError:
            return
        except OSError as error:
            self._tell(f"{path} could not be removed ({error.strerror or error}).")
