"""File systems that fail where a test wants them to."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from timeline_app.project.disk import Disk

CHANGING = ("create", "write_some", "truncate", "sync", "sync_folder", "set_mode", "replace", "remove", "make_folder")
LOOKING = ("open", "read", "twin", "stat")


class FailingDisk(Disk):
    """Every operation counts; those numbered in ``bad`` (all from ``bad.start`` to ``bad.stop``) fail with ``code``.

    ``short`` has a failing write take half of its bytes before; ``power`` has nothing done any more after the first
    failure, as when the machine dies.
    """

    def __init__(self, bad: range = range(0), code: int = errno.ENOSPC, *, short: bool = False) -> None:
        self.bad, self.code, self.short = bad, code, short
        self.count = 0
        self.failed: list[str] = []

    def _step(self, name: str) -> bool:
        self.count += 1
        if self.count in self.bad:
            self.failed.append(name)
            return True
        return False

    def _fail(self) -> OSError:
        return OSError(self.code, os.strerror(self.code))

    def open(self, path: Path, *, write: bool) -> int:
        if self._step("open"):
            raise self._fail()
        return super().open(path, write=write)

    def create(self, path: Path) -> int:
        if self._step("create"):
            raise self._fail()
        return super().create(path)

    def read(self, handle: int, size: int) -> bytes:
        if self._step("read"):
            raise self._fail()
        return super().read(handle, size)

    def write_some(self, handle: int, data: memoryview) -> int:
        if self._step("write_some"):
            if not self.short:
                raise self._fail()
            super().write_some(handle, data[: len(data) // 2])
            return 0
        return super().write_some(handle, data)

    def truncate(self, handle: int, size: int) -> None:
        if self._step("truncate"):
            raise self._fail()
        super().truncate(handle, size)

    def sync(self, handle: int) -> None:
        if self._step("sync"):
            raise self._fail()
        super().sync(handle)

    def sync_folder(self, folder: Path) -> None:
        if self._step("sync_folder"):
            raise self._fail()
        super().sync_folder(folder)

    def twin(self, handle: int) -> int:
        if self._step("twin"):
            raise self._fail()
        return super().twin(handle)

    def stat(self, place: Path | int) -> os.stat_result:
        if self._step("stat"):
            raise self._fail()
        return super().stat(place)

    def set_mode(self, handle: int, mode: int) -> None:
        if self._step("set_mode"):
            raise self._fail()
        super().set_mode(handle, mode)

    def replace(self, old: Path, new: Path) -> None:
        if self._step("replace"):
            raise self._fail()
        super().replace(old, new)

    def remove(self, path: Path) -> None:
        if self._step("remove"):
            raise self._fail()
        super().remove(path)

    def make_folder(self, folder: Path) -> None:
        if self._step("make_folder"):
            raise self._fail()
        super().make_folder(folder)
