"""What is being brought in together: each file, page or text with how far it is and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QObject, Signal

from timeline_app.gui.reading import Job
from timeline_app.layout.datetext import day_text
from timeline_app.model import Extraction
from timeline_app.wording.plain import counted, one_line


class State(Enum):
    """How far an item is; the value is what is said of it."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    SAME = "open already"
    NEAR = "nearly the same"
    SKIPPED = "skipped"
    FAILED = "not read"
    STOPPED = "stopped"

    @property
    def settled(self) -> bool:
        """Whether nothing more comes of it by itself."""
        return self not in {State.WAITING, State.READING}


@dataclass(frozen=True, slots=True)
class Item:
    """One file, page or text. ``why`` is a sentence on what came of it; ``published`` its date and where that is from.

    ``share`` is how much of it is read, 0 to 1; ``doubts`` are sentences on what was read.
    """

    name: str
    path: str = ""
    state: State = State.WAITING
    why: str = ""
    events: int = 0
    published: str = ""
    share: float = 0.0
    doubts: tuple[str, ...] = ()
    job: Job | None = None


class Batch(QObject):
    """Items in the order in which they came.

    Signals: ``changed(row)``, ``grown``, and ``ended`` once all are settled.
    """

    changed = Signal(int)
    grown = Signal()
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[Item] = []
        self._rows: dict[Job, int] = {}
        self._open = 0
        self.unnamed = 0
        """Further files that were skipped and are not listed."""

    @property
    def items(self) -> tuple[Item, ...]:
        """All items."""
        return tuple(self._items)

    @property
    def over(self) -> bool:
        """Whether all items are settled."""
        return self._open == 0

    def __len__(self) -> int:
        return len(self._items)

    def item(self, row: int) -> Item:
        """The item of a row."""
        return self._items[row]

    def count(self, *states: State) -> int:
        """How many items are in one of ``states``."""
        return sum(1 for item in self._items if item.state in states)

    def add(self, items: Iterable[Item]) -> None:
        """More items."""
        for item in items:
            if item.job is not None:
                self._rows[item.job] = len(self._items)
            self._open += not item.state.settled
            self._items.append(item)
        self.grown.emit()

    def has(self, job: Job) -> bool:
        """Whether the job is of this batch."""
        return job in self._rows

    def of(self, job: Job) -> Item:
        """The item of a job."""
        return self._items[self._rows[job]]

    def become(self, job: Job, state: State, why: str = "") -> None:
        """An item is in another state."""
        self._set(job, replace(self.of(job), state=state, why=why))

    def advance(self, job: Job, share: float) -> None:
        """So much of an item is read."""
        self._set(job, replace(self.of(job), state=State.READING, share=share))

    def take(self, job: Job, state: State, extraction: Extraction, why: str = "") -> None:
        """An item was read: what it gave."""
        doubts = tuple(dict.fromkeys((*extraction.article.warnings, *extraction.warnings)))
        item = replace(
            self.of(job),
            state=state,
            why=why,
            events=len(extraction.events),
            published=dated(extraction),
            doubts=doubts,
        )
        self._set(job, item)

    def _set(self, job: Job, item: Item) -> None:
        row = self._rows[job]
        before, self._items[row] = self._items[row], item
        self._open += before.state.settled - item.state.settled
        self.changed.emit(row)
        if self._open == 0 and not before.state.settled:
            self.ended.emit()

    def summary(self) -> str:
        """All of it in a sentence or two."""
        if not self._items:
            return "Nothing was brought in yet."
        noun = "file" if all(item.path for item in self._items) else "article"
        total, read = len(self._items) + self.unnamed, self.count(State.READ)
        events = sum(item.events for item in self._items if item.state is State.READ)
        head = f"{read:,} of {counted(total, noun)} {'was' if read == 1 else 'were'} read: {counted(events, 'event')}."
        words = {
            State.SAME: "open already",
            State.NEAR: "nearly the same as one that is open",
            State.SKIPPED: "skipped",
            State.FAILED: "could not be read",
            State.STOPPED: "stopped",
        }
        counts = {state: self.count(state) + (self.unnamed if state is State.SKIPPED else 0) for state in words}
        rest = ", ".join(f"{counts[state]:,} {said}" for state, said in words.items() if counts[state])
        return f"{head} {rest[:1].upper()}{rest[1:]}." if rest else head


def dated(extraction: Extraction) -> str:
    """The publication date and where it is from."""
    published = extraction.published
    if published is None:
        return "not known"
    return f"{day_text(*published.day.timetuple()[:3])} · {one_line(published.source, 120)}"
