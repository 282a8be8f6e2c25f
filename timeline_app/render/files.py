"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from timeline_app.model import OutputError


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``: first beside it, made sure to be on the disk, then in its place at one stroke.

    Raises:
        OutputError: if that fails; what stood there before is untouched and nothing half-written is left.
    """
    target = path.resolve() if path.is_symlink() else path
    if target.is_dir():
        message = f"{path} is a folder: nothing was written."
        raise OutputError(message)
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            written = file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _check(written, len(data), path)
        os.chmod(name, _mode(target))  # noqa: PTH101 - of a name that mkstemp gave
        os.replace(name, target)  # noqa: PTH105 - as above
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108 - as above
        before = " The older file is untouched." if target.exists() else " Nothing was written."
        message = f"{path} could not be written: {error.strerror or error}.{before}"
        raise OutputError(message) from error
    _sync_folder(target.parent)


def _check(written: int, length: int, path: Path) -> None:
    if written != length:
        message = f"only {written} of {length} bytes of {path} could be written"
        raise OSError(message)


def _mode(target: Path) -> int:
    """The permissions of the older file, else what a new file usually gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets folders be synced."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
