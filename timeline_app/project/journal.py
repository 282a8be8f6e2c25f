"""One open project file that is only ever added to, or replaced whole."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Final

from timeline_app.project.disk import Disk
from timeline_app.project.framing import line
from timeline_app.project.writing import Piece

_BLOCK: Final = 1 << 20
_PART: Final = ".part"


class ForeignChangeError(Exception):
    """Another program changed, replaced or removed the file; nothing was written."""


class Journal:
    """``size`` bytes of the file are ours and sound; ``waiting`` are records that are not in it yet.

    ``data`` is what the file holds, of which the first ``good`` bytes are sound; ``following`` the next number.
    """

    def __init__(self, disk: Disk, path: Path, handle: int, data: bytes, good: int, following: int) -> None:
        self.path = path
        self.size = good
        self.waiting: list[Piece] = []
        self._disk, self._handle, self._following = disk, handle, following
        self._lead = b"" if data[:good].endswith(b"\n") else b"\n"
        """What ends a last line that lost its line feed."""
        self._contents = blake2b(data[:good], digest_size=16)
        self._end: int | None = len(data)
        """Where the file ends; ``None`` where a write failed and an unfinished line may stand behind what is sound."""
        self._identity: tuple[int, int] | None = None
        self._time: int | None = None
        self._look()

    def flush(self) -> None:
        """Add what waits to the file.

        Raises:
            OSError: if that fails; the file is as before, or has an unfinished last line, which is cut later.
            ForeignChangeError: if another program changed the file.
        """
        if not self.waiting:
            return
        self.check()
        if self._end != self.size:
            self._cut()
        numbered = enumerate(self.waiting, self._following)
        data = self._lead + b"".join(line(number, kind, contents) for number, (kind, contents) in numbered)
        self._end = self._time = None
        try:
            self._disk.write(self._handle, data)
        except OSError:
            with contextlib.suppress(OSError):
                self._cut()
            raise
        self._lead = b""
        self.size += len(data)
        self._end = self.size
        self._following += len(self.waiting)
        self._contents.update(data)
        self.waiting.clear()
        self._look()

    def check(self) -> None:
        """See whether the file is as it was left.

        Raises:
            OSError: if the system does not say.
            ForeignChangeError: if another program changed it.
        """
        try:
            seen = self._disk.stat(self.path)
        except FileNotFoundError as error:
            raise ForeignChangeError from error
        if self._identity is not None and (seen.st_dev, seen.st_ino) != self._identity:
            raise ForeignChangeError
        if seen.st_size < self.size or (self._end is not None and seen.st_size != self._end):
            raise ForeignChangeError
        if self._time is not None and seen.st_mtime_ns != self._time:  # touched, perhaps no more than that
            now = blake2b(self._disk.read(self._handle, self.size), digest_size=16)
            if now.digest() != self._contents.digest():
                raise ForeignChangeError
            self._time = seen.st_mtime_ns

    def twin(self) -> int:
        """A second handle on the file, to sync it from another thread.

        Raises:
            OSError: if the system gives none.
        """
        return self._disk.twin(self._handle)

    def close(self) -> None:
        """Give the file back."""
        with contextlib.suppress(OSError):
            self._disk.close(self._handle)

    def _cut(self) -> None:
        self._disk.truncate(self._handle, self.size)
        self._end = self.size
        self._look()

    def _look(self) -> None:
        """Remember how the file is left."""
        try:
            seen = self._disk.stat(self._handle)
        except OSError:
            self._time = None  # size and identity are compared all the same
            return
        self._identity, self._time = (seen.st_dev, seen.st_ino), seen.st_mtime_ns


def write_journal(
    disk: Disk, path: Path, lines: Iterable[bytes], give_up: Callable[[], None] = lambda: None
) -> Journal:
    """Put a whole new file at ``path`` at one stroke, locked.

    ``give_up`` is called to close the older file where the system lets no open file be replaced.

    Raises:
        OSError: if that fails; what stood there before is untouched and nothing half-written is left.
    """
    written = [*lines]
    data = b"".join(written)
    part = path.with_name(f"{_part(path)}{secrets.token_hex(4)}{_PART}")
    handle = disk.create(part)
    try:
        _fill(disk, handle, path, data)
        if not disk.replaces_open_files:
            disk.close(handle)
            handle = -1
            give_up()
        disk.replace(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            disk.remove(part)
        if handle >= 0:
            with contextlib.suppress(OSError):
                disk.close(handle)
        raise
    if handle < 0:
        handle = disk.open(path, write=True)
        disk.lock(handle)
    return Journal(disk, path, handle, data, len(data), len(written) + 1)


def _fill(disk: Disk, handle: int, path: Path, data: bytes) -> None:
    """The contents, the permissions of the file whose place they take, and the lock; all on the disk."""
    with contextlib.suppress(FileNotFoundError):
        disk.set_mode(handle, stat.S_IMODE(disk.stat(path).st_mode))
    for start in range(0, len(data), _BLOCK):
        disk.write(handle, data[start : start + _BLOCK])
    disk.sync(handle)
    if disk.replaces_open_files:
        disk.lock(handle)


def remove_parts(disk: Disk, path: Path) -> None:
    """Remove what programs left that died while they wrote the file anew. Whoever calls holds the file's lock."""
    with contextlib.suppress(OSError):
        for part in path.parent.iterdir():
            if part.name.startswith(_part(path)) and part.name.endswith(_PART):
                disk.remove(part)


def _part(path: Path) -> str:
    return f".{path.name[:60]}."


def copy_file(disk: Disk, path: Path, copy: Path, size: int) -> None:
    """A copy of the first ``size`` bytes of a file, which are never changed once they are written.

    Raises:
        OSError: if that fails; nothing half-written is left.
    """
    source = disk.open(path, write=False)
    try:
        data = disk.read(source, size)
    finally:
        disk.close(source)
    handle = disk.create(copy)
    try:
        disk.write(handle, data)
    except OSError:
        disk.close(handle)
        with contextlib.suppress(OSError):
            disk.remove(copy)
        raise
    disk.close(handle)


def is_plain_file(seen: os.stat_result) -> bool:
    """Whether it is a file like any other: no folder, no pipe, no device."""
    return stat.S_ISREG(seen.st_mode)
