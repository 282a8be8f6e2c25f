"""The process that reads documents for :mod:`timeline_app.ingest.worker`, by ``python -m`` and this module's name.

It reads requests from standard input and writes answers to standard output, one after the other, within limits of
memory and of processor time that it sets itself before it sees a document. It ends when standard input does, which is
when the program that started it ends, however that came about.
"""

from __future__ import annotations

import os
import queue
import re
import sys
import threading
import time
from pathlib import Path
from typing import BinaryIO, NoReturn

import msgspec

from timeline_app.ingest.files import read_whole
from timeline_app.ingest.formats import read_document
from timeline_app.ingest.worker_wire import Answer, Request, pack, read_frame, write_frame
from timeline_app.model import InputError

OUT_OF_MEMORY = 77
"""Exit code where more memory is used than allowed and the system has not refused it."""
_IDLE = 30
"""Seconds after which a process that nobody asks anything ends."""
_WATCH = 0.05
"""Seconds between two looks at the memory used."""
_RETIRED_AT = 0.3
"""Share of the memory from which on a process answers no further request: much of it may not come back."""
_GRACE = 2
"""Seconds of processor time beyond those asked for: the program's own clock is to strike first."""


def main() -> None:
    """Answer requests until there are no more; the last argument is the limit of memory in bytes."""
    most = int(sys.argv[-1])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    _limit_memory(most)
    requests: queue.Queue[tuple[Request, bytes]] = queue.Queue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    threading.Thread(target=_watch, args=(most,), daemon=True).start()
    last = False
    while not last:
        try:
            request, data = requests.get(timeout=_IDLE)
        except queue.Empty:
            break
        _limit_time(request.seconds)
        _die_with_the_program(on=True)
        last, answer = _answer(request, data, most)
        _die_with_the_program(on=False)
        write_frame(answers, answer)
    os._exit(0)  # the listening thread waits for more input, which may never come


def _listen(stream: BinaryIO, requests: queue.Queue[tuple[Request, bytes]]) -> None:
    """Queue what is asked; end the process where the program is gone."""
    while (head := read_frame(stream)) is not None:
        request = msgspec.json.decode(head, type=Request)
        data = b"" if request.path is not None else read_frame(stream)
        if data is None:
            break
        requests.put((request, data))
    os._exit(0)


def _watch(most: int) -> None:
    """End the process where it uses more memory than allowed and the system lets it."""
    while peak_memory() <= most:
        time.sleep(_WATCH)
    os._exit(OUT_OF_MEMORY)


def _answer(request: Request, data: bytes, most: int) -> tuple[bool, bytes]:
    """Whether the answer is the last one, and the answer."""
    try:
        given = data if request.path is None else read_whole(Path(request.path))
        article = read_document(given, request.origin)
        last = peak_memory() > most * _RETIRED_AT
        return last, pack(article, last=last)
    except InputError as error:
        return True, msgspec.json.encode(Answer(error=str(error), last=True))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


if sys.platform == "linux":
    import fcntl

    def _die_with_the_program(*, on: bool) -> None:
        """Have the system end the process where the other end of standard input closes.

        A library that is busy for long may keep the listening thread from noticing. Nothing is sent while a document
        is being read, so that SIGIO, which ends a process, can mean nothing else then.
        """
        fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())
        flags = fcntl.fcntl(0, fcntl.F_GETFL)
        fcntl.fcntl(0, fcntl.F_SETFL, flags | os.O_ASYNC if on else flags & ~os.O_ASYNC)

else:

    def _die_with_the_program(*, on: bool) -> None:
        """Elsewhere the listening thread notices, or the limit of processor time ends it."""


if sys.platform == "win32":

    def peak_memory() -> int:
        """The most memory in bytes that this process has used."""
        import ctypes  # noqa: PLC0415 - on Windows alone
        from ctypes import wintypes  # noqa: PLC0415 - on Windows alone

        class Counters(ctypes.Structure):
            """PROCESS_MEMORY_COUNTERS of the Windows API."""

            _fields_ = (
                ("size", wintypes.DWORD),
                ("faults", wintypes.DWORD),
                *((name, ctypes.c_size_t) for name in ("peak", "now", "a", "b", "c", "d", "pagefile", "peak_pagefile")),
            )

        counters = Counters(size=ctypes.sizeof(Counters))
        process = ctypes.windll.kernel32.GetCurrentProcess
        process.restype = wintypes.HANDLE
        read = ctypes.windll.kernel32.K32GetProcessMemoryInfo
        read.argtypes = (wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD)
        read(process(), ctypes.byref(counters), counters.size)
        return int(counters.peak_pagefile)

    def _limit_memory(most: int) -> None:
        """Windows has no such limit without a job object; :func:`_watch` stands alone there."""

    def _limit_time(seconds: int) -> None:
        """Windows has no such limit; the program's own clock stands alone there."""

else:
    import resource

    _PEAK = re.compile(r"^VmHWM:\s*(\d+) kB", re.MULTILINE)

    def peak_memory() -> int:
        """The most memory in bytes that this process has used."""
        try:
            status = Path("/proc/self/status").read_text(encoding="ascii")
            return int(_PEAK.findall(status)[0]) * 1024
        except (OSError, IndexError):  # not Linux
            return _peak_by_resource()

    def _peak_by_resource() -> int:
        """The same by the C library. On Linux it would count what the program had used that started this process."""
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return used if sys.platform == "darwin" else used * 1024

    def _limit_memory(most: int) -> None:
        """Have the system refuse more; macOS does not heed the limit, so that :func:`_watch` stands alone."""
        for kind, limit in ((resource.RLIMIT_AS, most), (resource.RLIMIT_CORE, 0)):
            _, hard = resource.getrlimit(kind)
            if hard == resource.RLIM_INFINITY or limit < hard:
                resource.setrlimit(kind, (limit, hard))

    def _limit_time(seconds: int) -> None:
        """Have the system end the process after so many more seconds of processor time."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        limit = int(used.ru_utime + used.ru_stime) + seconds + _GRACE
        if hard == resource.RLIM_INFINITY or limit < hard:
            resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))


def run() -> NoReturn:
    """:func:`main`, and the end of the process whatever comes of it."""
    try:
        main()
    finally:
        os._exit(1)  # an orderly end would wait for the listening thread


if __name__ == "__main__":
    run()
