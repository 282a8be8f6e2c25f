"""Puts articles that were read on the timeline, unless they are open already.

Each time the timeline changes, all that shows it is made anew. So where many articles come, they are put there in
small lots, spaced so that this takes a small part of the time and the window answers in between.
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, QTimer, Signal

from timeline_app.gui.import_doubles import Arrival, Double, Shelf
from timeline_app.gui.reading import Job, Reader
from timeline_app.gui.session import Session, Source
from timeline_app.model import Entry, Extraction

if TYPE_CHECKING:
    from timeline_app.ingest.doubles import Fingerprint

_REST = 10.0
"""How many times as long as putting a lot there took is waited before the next."""
_SHORTEST, _LONGEST = 0.1, 3.0
"""Seconds between two lots."""
_LOT = 0.04
"""Seconds that the articles of one lot may take, apart from what shows them."""


class Arrivals(QObject):
    """Signals: ``added(Arrival, Source)``, where number 0 says that the session would not take it, and
    ``doubled(Double)`` for one that is open already or nearly so.
    """

    added = Signal(object, object)
    doubled = Signal(object)

    def __init__(self, session: Session, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._reader = session, reader
        self._shelf = Shelf()
        self._asked: set[int] = set()
        self._waiting: list[Arrival] = []
        self._each, self._next = 0.0, 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._put_lot)
        reader.printed.connect(self._shelf.put)
        reader.busy_changed.connect(self._follow)

    def prepare(self) -> None:
        """Before more is read: have the articles looked at that were opened in another way, from a project."""
        for source in self._shelf.missing(self._session.sources):
            if source.number not in self._asked:
                self._asked.add(source.number)
                self._reader.know(source.number, source.extraction.article)

    def take(self, job: Job, extraction: Extraction, print_: Fingerprint) -> None:
        """An article was read. It is put on the timeline at once, or soon where more is being read."""
        self._waiting.append(Arrival(job, extraction, print_))
        if not self._reader.waiting or time.perf_counter() >= self._next:
            self._put_lot()
        else:  # the next one to come takes it along, while the reader waits; or nothing comes for long
            self._timer.start(round(1000 * _LONGEST))

    def _follow(self, busy: bool) -> None:
        if not busy and self._waiting:
            self._timer.start(0)

    def keep(self, double: Double) -> None:
        """Put an article on the timeline although it is open, or nearly so."""
        self._add([double.new])

    def _put_lot(self) -> None:
        begun = time.thread_time()  # on a busy machine the clock tells of other programs
        most = max(1, int(_LOT / self._each)) if self._each else 4
        lot, self._waiting = self._waiting[:most], self._waiting[most:]
        fresh, doubles = list[Arrival](), list[Double]()
        for arrival in lot:
            double = self._shelf.find(arrival, self._session.sources, fresh)
            if double is None:
                fresh.append(arrival)
            else:
                doubles.append(double)
        self._add(fresh)
        for double in doubles:
            self.doubled.emit(double)
        pause = min(max(_REST * (time.thread_time() - begun), _SHORTEST), _LONGEST)
        self._next = time.perf_counter() + pause
        self._timer.stop()
        if self._waiting:
            self._timer.start(round(1000 * (_LONGEST if self._reader.waiting else _SHORTEST)))

    def _add(self, fresh: list[Arrival]) -> None:
        if not fresh:
            return
        empty = not self._session.sources
        begun = time.thread_time()
        with QSignalBlocker(self._session):  # the last one tells of all
            sources = [self._session.add(one.extraction, one.job.path) for one in fresh[:-1]]
        if len(fresh) > 1:
            self._each = (time.thread_time() - begun) / (len(fresh) - 1)
        sources.append(self._session.add(fresh[-1].extraction, fresh[-1].job.path))
        for one, source in zip(fresh, sources, strict=True):
            if source.number:
                self._shelf.put(source.number, one.print)
        if empty:
            self._session.select(_most_telling(self._session.timeline.entries))
        elif not self._session.selected:
            self._session.select(_first_of(self._session, {source.key for source in sources if source.number}))
        for one, source in zip(fresh, sources, strict=True):
            self.added.emit(one, source)


def source_of(session: Session, extraction: Extraction) -> Source | None:
    """The open article that an extraction is of, as far as it is still open."""
    return next((s for s in session.sources if s.extraction.article is extraction.article), None)


def _first_of(session: Session, keys: set[str]) -> str:
    """The first event in time of the articles with these keys, the undated ones last."""
    places = {place for place, source in enumerate(session.sources) if source.key in keys}
    own = [entry for entry in session.timeline.entries if entry.source in places]
    return min(own, key=_time_of).key if own else ""


def _time_of(entry: Entry) -> float:
    bounds = None if entry.event.when is None else entry.event.when.bounds
    return math.inf if bounds is None or bounds.earliest is None else bounds.earliest


def _most_telling(entries: tuple[Entry, ...]) -> str:
    """The event to begin with: one that contradicts itself, else the most important dated one."""
    dated = [entry for entry in entries if entry.event.when is not None]
    ranked = sorted(dated, key=lambda entry: (not entry.event.contradictory, -entry.event.importance))
    return ranked[0].key if ranked else ""
