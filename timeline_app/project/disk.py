"""Every operation on files that a project makes, in one small object: tests hand in one that fails where they want."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Final

if sys.platform == "win32":  # pragma: no cover - the locks of the other system
    import msvcrt
else:
    import fcntl

_CHUNK: Final = 1 << 20
_FAR: Final = 1 << 40
"""Where Windows locks a byte: behind any file's end, so that reading is never barred."""

_NO_LOCKS: Final = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL})
"""What a file system says that knows no locks; others are then noticed by the file's size and time alone."""


class Disk:
    """The file system. Each method raises :class:`OSError` as the system gives it."""

    replaces_open_files: bool = sys.platform != "win32"
    """Whether a file may be replaced while it is open."""

    def open(self, path: Path, *, write: bool) -> int:
        """A handle on a file that is there."""
        flags = (os.O_RDWR | os.O_APPEND) if write else os.O_RDONLY
        return os.open(path, flags | _binary() | getattr(os, "O_NONBLOCK", 0))

    def create(self, path: Path) -> int:
        """A handle on a new file.

        Raises:
            FileExistsError: if there is one already.
        """
        return os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL | _binary(), 0o666)

    def read(self, handle: int, size: int) -> bytes:
        """The first ``size`` bytes, fewer where the file is shorter."""
        os.lseek(handle, 0, os.SEEK_SET)
        pieces: list[bytes] = []
        while size > 0 and (piece := os.read(handle, min(size, _CHUNK))):
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def write(self, handle: int, data: bytes) -> None:
        """Write all of ``data`` at the end; a disk that takes only a part of it is full."""
        view = memoryview(data)
        while view:
            written = self.write_some(handle, view)
            if written <= 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            view = view[written:]

    def write_some(self, handle: int, data: memoryview) -> int:
        """One write; how many bytes were taken."""
        return os.write(handle, data)

    def truncate(self, handle: int, size: int) -> None:
        """Cut the file."""
        os.ftruncate(handle, size)

    def sync(self, handle: int) -> None:
        """Wait until all that was written is on the disk."""
        os.fsync(handle)

    def sync_folder(self, folder: Path) -> None:
        """Make new names last through a power cut, where the system lets folders be synced."""
        if sys.platform == "win32":  # pragma: no cover - it does not
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in {errno.EINVAL, errno.EACCES, errno.ENOTSUP}:  # folders of some network drives
                raise
        finally:
            os.close(handle)

    def close(self, handle: int) -> None:
        """Give the handle back, and with it its lock."""
        os.close(handle)

    def twin(self, handle: int) -> int:
        """A second handle on the same open file."""
        return os.dup(handle)

    def stat(self, place: Path | int) -> os.stat_result:
        """What the system knows of a file."""
        return os.stat(place)  # noqa: PTH116 - of a path or a handle

    def set_mode(self, handle: int, mode: int) -> None:
        """Give a file the permissions of the one that it takes the place of."""
        if sys.platform != "win32":
            os.fchmod(handle, mode & 0o777)

    def replace(self, old: Path, new: Path) -> None:
        """Give the file ``old`` the name ``new`` at one stroke."""
        os.replace(old, new)  # noqa: PTH105 - beside its fellows

    def remove(self, path: Path) -> None:
        """Remove a file."""
        os.unlink(path)  # noqa: PTH108 - beside its fellows

    def make_folder(self, folder: Path) -> None:
        """Make a folder with all above it, where it is not there."""
        folder.mkdir(parents=True, exist_ok=True)

    def lock(self, handle: int) -> bool:
        """Take the file for this program alone; whether nobody else has it. The lock goes with the handle."""
        try:
            if sys.platform == "win32":  # pragma: no cover - the locks of the other system
                os.lseek(handle, _FAR, os.SEEK_SET)
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno in _NO_LOCKS
        return True


def _binary() -> int:
    return getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
