"""Reading articles off the GUI thread: one worker, jobs in the order asked, each of which can be cancelled.

A job's results reach the GUI thread through queued signals; those of a job that is no longer wanted are dropped. While
the window takes a result and draws it, the worker waits: two threads of Python at once take twice the time each, and
of the two the window's is the one that people feel.
"""

from __future__ import annotations

import ctypes
import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from timeline_app.gui.engine import Engine
from timeline_app.gui.import_folder import Listing, list_articles
from timeline_app.model import Article, CancelledError, Extraction, Published, TimelineError
from timeline_app.wording.plain import one_line

if TYPE_CHECKING:
    from timeline_app.ingest.doubles import Fingerprint

_PAUSE = 0.04
"""Seconds between two reports of progress."""
_POLITE = 0.4
"""Seconds that the worker has to end by itself, and between two interruptions."""
_TAKING = 1.0
"""Seconds that the worker waits at most until the window has taken a result."""
_ATTEMPTS = 12
"""How often it is interrupted."""


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """One article to read: a file (``path``), a page of the web (``url``), a text, or an ``article`` that was read
    before and has another date.

    ``replaces`` is the number of the open source that the result takes the place of, 0 for a new one. A job with
    ``folders`` reads no article: it looks for files in them.
    """

    name: str
    path: str = ""
    url: str = ""
    text: str = ""
    folders: tuple[str, ...] = ()
    article: Article | None = None
    published: Published | None = None
    replaces: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)

    @property
    def cancelled(self) -> bool:
        """Whether the user stopped it."""
        return self.stopped.is_set()

    @classmethod
    def of_file(cls, path: str, published: Published | None = None) -> Job:
        """Read a file."""
        return cls(one_line(Path(path).name or path, 80), path=path, published=published)

    @classmethod
    def of_address(cls, url: str) -> Job:
        """Fetch a page of the web and read it."""
        return cls(one_line(url.partition("://")[2] or url, 80), url=url)

    @classmethod
    def of_folders(cls, paths: tuple[str, ...], published: Published | None = None) -> Job:
        """Look for files in folders; paths of files stand for themselves."""
        name = Path(paths[0]).name if len(paths) == 1 else f"{len(paths)} files and folders"
        return cls(one_line(name or paths[0], 80), folders=paths, published=published)

    @classmethod
    def of_text(cls, text: str, name: str, published: Published | None = None) -> Job:
        """Read a text that the user gave."""
        return cls(one_line(name, 80), text=text, published=published)

    @classmethod
    def again(cls, article: Article, published: Published | None, source: int) -> Job:
        """Read an open article again, from another publication date."""
        return cls(one_line(article.origin, 80), article=article, published=published, replaces=source)


class Reader(QObject):
    """Reads one job after the other in a thread of its own.

    Signals (all arrive in the GUI thread): ``begun(Job)``, ``progressed(Job, float)``,
    ``finished(Job, Extraction, Fingerprint)``, ``listed(Job, Listing)`` for one with folders, ``failed(Job, str)``
    with a sentence for people, ``stopping(Job)`` when the one that is being read was cancelled, ``stopped(Job)`` when
    nothing comes of a cancelled one, ``printed(int, Fingerprint)`` for :meth:`know`, and ``busy_changed(bool)``. A long
    text that was cancelled amid its reading is ``finished``: with what was found so far, and a warning.
    """

    begun = Signal(object)
    progressed = Signal(object, float)
    finished = Signal(object, object, object)
    listed = Signal(object, object)
    printed = Signal(int, object)
    failed = Signal(object, str)
    stopping = Signal(object)
    stopped = Signal(object)
    busy_changed = Signal(bool)

    _told = Signal(object, str, object)
    """From the worker: a job, what happened, and what goes with it."""

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="reader")
        self._waiting: list[Job] = []
        self._stopping: list[Job] = []
        self._futures: set[Future[None]] = set()
        self._worker = 0
        self._total = 0
        self._closed, self._taken = threading.Event(), threading.Event()
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether an article is being read or waits to be."""
        return bool(self._waiting)

    @property
    def waiting(self) -> int:
        """How many articles are being read or wait."""
        return len(self._waiting)

    @property
    def total(self) -> int:
        """How many there are in all since the reader was last idle."""
        return self._total

    def warm_up(self) -> None:
        """Load what is slow to load, before it is asked for. A failure shows when an article is read."""
        if not self._closed.is_set():
            self._submit(self._warm)

    def read(self, job: Job) -> None:
        """Read one more article."""
        if self._closed.is_set():
            return
        self._waiting.append(job)
        self._total += 1
        if len(self._waiting) == 1:
            self.busy_changed.emit(True)
        self._submit(self._work, job)

    def know(self, number: int, article: Article) -> None:
        """Take the fingerprint of an article that was not read here, before what is read from now on."""
        if not self._closed.is_set():
            self._submit(self._print, number, article)

    def _submit(self, work: Callable[..., None], *arguments: object) -> None:
        self._futures = {future for future in self._futures if not future.done()}
        self._futures.add(self._pool.submit(work, *arguments))

    def cancel(self, *only: Job) -> None:
        """Stop reading: all of it, or ``only`` some. The window is free at once; the worker may end a little later."""
        jobs = [job for job in self._waiting if not only or job in only]
        current = self._waiting[:1]
        self._waiting = [job for job in self._waiting if job not in jobs]
        for job in jobs:
            job.stopped.set()
        for job in jobs:
            if job in current:
                self._stopping.append(job)
                self.stopping.emit(job)
            else:
                self.stopped.emit(job)
        if jobs:
            self._rest()

    def close(self) -> bool:
        """Stop all reading and wait for the worker to end: it is asked first, then interrupted.

        Gives whether it has ended. It has not where the system itself does not answer, as a dead network drive.
        """
        self._closed.set()
        self._taken.set()
        for job in self._waiting:
            job.stopped.set()
        self._waiting = []
        self._pool.shutdown(wait=False, cancel_futures=True)
        for _ in range(_ATTEMPTS):
            running = {future for future in self._futures if not future.done()}
            if not running or not wait(running, _POLITE).not_done:
                self._pool.shutdown(wait=True)
                return True
            _interrupt(self._worker)
        return False

    def _take(self, job: Job, what: str, value: object) -> None:
        """In the GUI thread: pass on what the worker told; the worker goes on once that is done and drawn."""
        try:
            self._pass_on(job, what, value)
        finally:
            if isinstance(value, tuple):
                QTimer.singleShot(0, self, self._taken.set)

    def _pass_on(self, job: Job, what: str, value: object) -> None:
        """Tell all who listen, unless the job was cancelled meanwhile."""
        if job in self._stopping:
            self._take_rest(job, what, value)
            return
        if job not in self._waiting:
            return
        if what == "begun":
            self.begun.emit(job)
            return
        if what == "progressed":
            self.progressed.emit(job, value)
            return
        self._waiting.remove(job)
        match what, value:
            case "finished", (Extraction() as extraction, fingerprint):
                self.finished.emit(job, extraction, fingerprint)
            case "listed", Listing():
                self._total -= 1  # it was no article; those that it found are counted
                self.listed.emit(job, value)
            case "failed", str():
                self.failed.emit(job, value)
            case _:
                self.stopped.emit(job)
        self._rest()

    def _rest(self) -> None:
        """Say so where nothing is left to read."""
        if not self._waiting:
            self._total = 0
            self.busy_changed.emit(False)

    def _take_rest(self, job: Job, what: str, value: object) -> None:
        """What a cancelled job still brings: part of a long text counts, all else is dropped."""
        if what in {"begun", "progressed"}:
            return
        self._stopping.remove(job)
        if what == "part" and isinstance(value, tuple) and not job.replaces:
            self.finished.emit(job, *value)
        else:
            self.stopped.emit(job)

    def _warm(self) -> None:
        self._worker = threading.get_ident()
        try:
            self._engine.warm_up()
        except Exception:  # the worker must live; the same failure shows when an article is read
            self._log()

    def _work(self, job: Job) -> None:
        """In the worker thread."""
        self._worker = threading.get_ident()
        if job.cancelled:
            self._tell(job, "stopped")
            return
        self._tell(job, "begun")
        meter = _Meter(lambda share: self._tell(job, "progressed", share))
        try:
            if job.folders:
                self._tell(job, "listed", list_articles(job.folders, job.stopped.is_set))
                return
            extraction = self._extraction(job, meter)
            fingerprint = _fingerprint(extraction.article)
            what = "part" if job.stopped.is_set() and 0 < meter.share < 1 else "finished"
            self._taken.clear()
            self._tell(job, what, (extraction, fingerprint))
            self._taken.wait(0 if self._closed.is_set() else _TAKING)
        except CancelledError:
            self._tell(job, "stopped")
        except TimelineError as error:
            self._tell(job, "failed", str(error))
        except Exception as error:  # a fault of ours must not end the worker; it is shown and logged
            self._log()
            self._tell(job, "failed", f"{job.name} could not be read: a fault in the program ({_short(error)}).")

    def _extraction(self, job: Job, meter: Callable[[float], None]) -> Extraction:
        article = job.article or self._article(job)
        if job.cancelled:
            raise CancelledError
        return self._engine.extract(article, job.published, meter, job.stopped.is_set)

    def _article(self, job: Job) -> Article:
        if job.path:
            return self._engine.read_file(job.path, job.stopped.is_set)
        if job.url:
            return self._engine.read_address(job.url, job.stopped.is_set)
        return self._engine.read_text(job.text, job.name, job.stopped.is_set)

    def _print(self, number: int, article: Article) -> None:
        fingerprint = _fingerprint(article)
        if not self._closed.is_set():
            self.printed.emit(number, fingerprint)

    def _log(self) -> None:
        """Leave a fault's traces on the error stream; what an interruption at the end broke is none."""
        if not self._closed.is_set():
            traceback.print_exc()

    def _tell(self, job: Job, what: str, value: object = None) -> None:
        if not self._closed.is_set():
            self._told.emit(job, what, value)


def _fingerprint(article: Article) -> Fingerprint:
    from timeline_app.ingest.doubles import Fingerprint  # noqa: PLC0415 - what reads articles is not loaded at start

    return Fingerprint.of(article)


def _interrupt(thread: int) -> None:
    """Raise :class:`CancelledError` in a thread that is to end and does not ask whether it should.

    Only for the end of the program: whatever the thread was at is left as it is.
    """
    if thread:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(CancelledError))


class _Meter:
    """Passes progress on, not too often, and remembers it."""

    def __init__(self, tell: Callable[[float], None]) -> None:
        self.share = 0.0
        self._tell = tell
        self._last = 0.0

    def __call__(self, share: float) -> None:
        """So much of the work is done."""
        self.share = share
        now = time.monotonic()
        if now - self._last >= _PAUSE:
            self._last = now
            self._tell(share)


def _short(error: Exception) -> str:
    return one_line(f"{type(error).__name__}: {error}", 120)
