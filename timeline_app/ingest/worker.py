"""Reading a document in a process of its own, which a hostile file may break, fill or keep busy, but nothing else.

A process is started on need, kept for the next document, and ends itself after half a minute without one. It is
killed on cancelling and after the limit of time; memory it limits itself (:mod:`timeline_app.ingest.worker_child`).
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, BinaryIO, cast

import msgspec

from timeline_app.ingest.worker_wire import Answer, Request, article_of, read_frame, unpack, write_frame
from timeline_app.model import Article, CancelledError, InputError

FROZEN_FLAG = "--read-documents"
"""First argument with which a packaged program, which has no ``-m``, becomes such a process (``__main__``)."""

_OUT_OF_MEMORY = 77
_PAUSE = 0.02
"""Seconds between two looks at the clock and at whether to stop."""
_KEPT = 2
"""Processes that are kept for further documents."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one document may take: seconds of wall clock, bytes of memory."""

    seconds: float = 20
    bytes: int = 1_000_000_000


def read_guarded(
    source: Path | bytes, origin: str, *, cancelled: Callable[[], bool], limits: Limits = Limits()
) -> Article:
    """Read a file or its bytes in a process with ``limits``; ``origin`` names it.

    Raises:
        InputError: if it cannot be read within them, as one sentence.
        CancelledError: soon after ``cancelled`` says so.
    """
    path = str(source.absolute()) if isinstance(source, Path) else None
    request = Request(origin, path, int(limits.seconds) + 1)
    frames = [msgspec.json.encode(request), *([source] if isinstance(source, bytes) else [])]
    deadline = time.monotonic() + limits.seconds
    pool = _pool()
    process, fresh = pool.take(limits.bytes)
    frame = _ask(process, frames, origin, limits, deadline, cancelled)
    if frame is None and not fresh and process.exit_code() == 0:
        # It ended itself, having waited long enough, just as it was asked.
        process = _Process(limits.bytes)
        frame = _ask(process, frames, origin, limits, deadline, cancelled)
    if frame is None:
        raise InputError(_obituary(origin, process.exit_code(), limits))
    answer, article = _checked(frame, process, origin)
    if answer.last:
        process.kill()
    else:
        pool.give(process, limits.bytes)
    if article is None:
        raise InputError(answer.error)
    return article


def _ask(
    process: _Process,
    frames: list[bytes],
    origin: str,
    limits: Limits,
    deadline: float,
    cancelled: Callable[[], bool],
) -> bytes | None:
    """The process's answer; None where it died. It is killed where it takes too long or is no longer wanted."""
    answers: list[bytes | None] = []
    thread = threading.Thread(target=process.exchange, args=(frames, answers), name="document", daemon=True)
    try:
        thread.start()
        while thread.is_alive():
            thread.join(_PAUSE)
            _check(origin, limits, deadline, cancelled)
    except BaseException:  # whatever ends the wait: nobody will ask this process again
        process.kill()
        thread.join()
        raise
    return answers[0] if answers else None


def _check(origin: str, limits: Limits, deadline: float, cancelled: Callable[[], bool]) -> None:
    """Raise where the wait is to end."""
    if cancelled():
        raise CancelledError
    if time.monotonic() > deadline:
        raise InputError(_given_up(origin, limits))


def _given_up(origin: str, limits: Limits) -> str:
    return f"{origin} was given up after {limits.seconds:g} seconds; nothing of it was read."


def _checked(frame: bytes, process: _Process, origin: str) -> tuple[Answer, Article | None]:
    """The answer in a frame and its article, where it is not an error."""
    try:
        answer = unpack(frame)
        article = None if answer.error else article_of(answer, origin)
    except InputError as error:
        process.kill()
        message = f"{origin} could not be read: what its reader gave is no article ({error})."
        raise InputError(message) from error
    return answer, article


def _obituary(origin: str, code: int, limits: Limits) -> str:
    """Why a process died, as far as its exit code tells."""
    cpu = getattr(signal, "SIGXCPU", None)
    if cpu is not None and code == -cpu:
        return _given_up(origin, limits)
    if code == _OUT_OF_MEMORY:
        memory = f"{limits.bytes / 1e9:g} GB"
        return f"{origin} takes more than {memory} of memory to read; it was given up, and nothing else is affected."
    return (
        f"{origin} broke the process that was to read it (damaged, hostile, or too large for"
        f" {limits.bytes / 1e9:g} GB of memory); it was not read, and nothing else is affected."
    )


def end_all() -> None:
    """End the processes that wait for a document; the next one starts anew."""
    _pool().close()


class _Process:
    """A process that reads documents, one at a time."""

    def __init__(self, memory: int) -> None:
        try:
            self._process = subprocess.Popen(
                _command(memory),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                start_new_session=True,  # Ctrl+C in a terminal is the program's to handle
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            message = f"The process that reads documents could not be started: {error.strerror}."
            raise InputError(message) from error

    def exchange(self, frames: list[bytes], answers: list[bytes | None]) -> None:
        """Send ``frames`` and add what comes back to ``answers``; None where the process dies."""
        try:
            for frame in frames:
                write_frame(self._stream(self._process.stdin), frame)
            answers.append(read_frame(self._stream(self._process.stdout)))
        except (OSError, ValueError):  # the other end is gone
            answers.append(None)

    @staticmethod
    def _stream(stream: IO[bytes] | None) -> BinaryIO:
        assert stream is not None  # both were asked for as pipes
        return cast("BinaryIO", stream)

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def exit_code(self) -> int:
        """How it ended, once its output has."""
        self.kill(after=1)
        return self._process.returncode

    def kill(self, after: float = 0) -> None:
        """End it, ``after`` so many seconds at the latest, and leave nothing of it."""
        try:
            self._process.wait(after)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # what was still to be written has nobody to read it
                    continue


class _Pool:
    """Processes that wait for a document. May be used by several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[tuple[int, _Process]] = []

    def take(self, memory: int) -> tuple[_Process, bool]:
        """A process with that limit of memory, and whether it is a new one."""
        with self._lock:
            idle, self._idle = self._idle, []
            chosen: _Process | None = None
            for limit, process in idle:
                if chosen is None and limit == memory and process.alive:
                    chosen = process
                elif process.alive:
                    self._idle.append((limit, process))
                else:
                    process.kill()
        return (_Process(memory), True) if chosen is None else (chosen, False)

    def give(self, process: _Process, memory: int) -> None:
        """Keep a process for the next document."""
        with self._lock:
            if len(self._idle) < _KEPT:
                self._idle.append((memory, process))
                return
        process.kill()

    def close(self) -> None:
        """End all that wait."""
        with self._lock:
            idle, self._idle = self._idle, []
        for _, process in idle:
            process.kill()


@cache
def _pool() -> _Pool:
    """The program's processes; they end with it."""
    pool = _Pool()
    atexit.register(pool.close)
    return pool


def _command(memory: int) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_FLAG, str(memory)]
    return [sys.executable, "-P", "-m", "timeline_app.ingest.worker_child", str(memory)]


def _environment() -> dict[str, str]:
    """Ours, with the package where this one lies; arrays need no threads there, whose stacks would count as memory."""
    home = str(Path(__file__).parents[2])
    known = os.environ.get("PYTHONPATH")
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return os.environ | threads | {"PYTHONPATH": os.pathsep.join(filter(None, (home, known)))}
