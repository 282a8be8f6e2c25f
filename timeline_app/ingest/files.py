"""Files on disk: what opening one brings, or one sentence that says why it cannot be opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from timeline_app.ingest.formats.sniffing import HEAD
from timeline_app.model import InputError

LARGEST = 200_000_000
"""Bytes beyond which no file is read: no article is that long."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's first bytes (all where it is ``whole``) and its size in bytes."""

    data: bytes
    size: int
    whole: bool


def open_file(path: Path, most: int) -> Opened:
    """All of a file of up to ``most`` bytes, of a larger one the beginning; a pipe is read to its end.

    Raises:
        InputError: where it is missing, a folder or not to be read.
    """
    with _said(path), path.open("rb") as stream:
        found = os.fstat(stream.fileno())
        size = found.st_size if stat.S_ISREG(found.st_mode) else 0
        if size > most:
            return Opened(stream.read(HEAD), size, whole=False)
        data = stream.read(LARGEST + 1)
    return Opened(data, len(data), whole=True)


def read_whole(path: Path) -> bytes:
    """All bytes of a file.

    Raises:
        InputError: where it is missing, a folder or not to be read.
    """
    return open_file(path, LARGEST + 1).data


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """Turn what the system says into a sentence."""
    try:
        if path.is_dir():
            message = f"{path} is a folder, not a file."
            raise InputError(message)
        yield
    except FileNotFoundError as error:
        message = f"There is no file {path}."
        raise InputError(message) from error
    except PermissionError as error:
        message = f"You have no permission to read {path}."
        raise InputError(message) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"{path} cannot be read: {reason}."
        raise InputError(message) from error
