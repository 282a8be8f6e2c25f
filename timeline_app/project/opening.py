"""A project file is opened: read, checked, locked. Nothing in it is changed."""

from __future__ import annotations

import contextlib
import errno
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from timeline_app.model import InputError, Timeline
from timeline_app.project import places
from timeline_app.project.disk import Disk
from timeline_app.project.document import Document
from timeline_app.project.framing import scan
from timeline_app.project.journal import Journal, is_plain_file
from timeline_app.project.loading import LARGEST, Loaded, load

_NO_WRITING: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ETXTBSY})
_TRIES: Final = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A file and what it holds. ``journal`` is ``None``, and ``read_only`` a sentence, where it cannot be written."""

    path: Path
    loaded: Loaded
    journal: Journal | None
    read_only: str


def find(disk: Disk, path: Path, *, write: bool) -> Found:
    """Open a project's file, to write where that can be.

    Raises:
        InputError: if it cannot be read, or is no project of this version.
    """
    path = Path(path).absolute()
    try:
        path = path.resolve()
        handle, read_only = _handle(disk, path, write=write)
        try:
            data = _contents(disk, path, handle)
            found = scan(data)
            loaded = load(found, path.name)
            if write and not read_only:
                return Found(path, loaded, Journal(disk, path, handle, data, found.good, found.next), "")
        except BaseException:
            disk.close(handle)
            raise
        disk.close(handle)
    except (OSError, RuntimeError, ValueError) as error:  # ValueError: a null character in the name
        reason = (isinstance(error, OSError) and error.strerror) or str(error)
        message = f"{path} could not be opened: {reason}."
        raise InputError(message) from error
    return Found(path, loaded, None, read_only)


def read_document(path: Path, disk: Disk | None = None) -> tuple[Document, tuple[str, ...]]:
    """What a project file holds, without opening it for work, and sentences on what is wrong with it.

    Raises:
        InputError: if it cannot be read, or is no project of this version.
    """
    loaded = find(disk or Disk(), path, write=False).loaded
    return loaded.replay.document(), tuple(loaded.sentences)


def read_timeline(path: Path) -> Timeline:
    """The timeline of a project file, with the user's corrections.

    Raises:
        InputError: if it cannot be read, or is no project of this version.
    """
    return read_document(path)[0].timeline()


def unfinished(folder: Path | None = None, disk: Disk | None = None) -> tuple[Path, ...]:
    """The untitled projects that no running program holds, the latest first."""
    disk = disk or Disk()
    left: list[tuple[int, Path]] = []
    for path in places.untitled_folder(folder or places.data_folder()).glob(f"*{places.SUFFIX}"):
        with contextlib.suppress(OSError):
            handle = disk.open(path, write=True)
            try:
                if disk.lock(handle):
                    left.append((disk.stat(handle).st_mtime_ns, path))
            finally:
                disk.close(handle)
    return tuple(path for _, path in sorted(left, reverse=True))


def _handle(disk: Disk, path: Path, *, write: bool) -> tuple[int, str]:
    """A handle on the file that has this name now, and why it cannot be written, if so."""
    if not write:
        return disk.open(path, write=False), ""
    for _ in range(_TRIES):
        try:
            handle = disk.open(path, write=True)
        except OSError as error:
            if error.errno not in _NO_WRITING:
                raise
            reason = f"{path.name} cannot be written here ({error.strerror})"
            return disk.open(path, write=False), f"{reason}: save it under another name to change it."
        try:
            if not disk.lock(handle):
                sentence = f"{path.name} is open in another window: here it can be read, or saved under another name."
                return handle, sentence
            if disk.stat(handle).st_ino == disk.stat(path).st_ino:
                return handle, ""
        except BaseException:
            disk.close(handle)
            raise
        disk.close(handle)  # it was replaced while it was being opened
    message = f"{path.name} is being changed by another program"
    raise OSError(errno.EBUSY, message)


def _contents(disk: Disk, path: Path, handle: int) -> bytes:
    seen = disk.stat(handle)
    if not is_plain_file(seen):
        message = f"{path} is not a file."
        raise InputError(message)
    if seen.st_size > LARGEST:
        message = f"{path} is larger than {LARGEST >> 20} MB and was not opened."
        raise InputError(message)
    if seen.st_size == 0:
        message = f"{path} is empty."
        raise InputError(message)
    return disk.read(handle, LARGEST)
