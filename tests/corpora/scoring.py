"""A small scorer of timelines against hand-made ones: which events were found, which of them on the right days."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline_app.model import Event, Extraction, When


@dataclass(frozen=True, slots=True)
class Wanted:
    """An event that a reader expects: words that tell it (one of them holds the trigger), dates that are right."""

    title: str
    words: tuple[str, ...]
    dates: tuple[str | None, ...]
    status: str
    kind: str


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over one or several articles."""

    wanted: int = 0
    found: int = 0
    dated: int = 0
    shown: int = 0
    expected: int = 0
    status: int = 0
    kind: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def recall(self) -> float:
        """Share of the wanted events that were found."""
        return self.found / self.wanted

    @property
    def date_accuracy(self) -> float:
        """Share of the found events on the right days."""
        return self.dated / self.found

    @property
    def precision(self) -> float:
        """Share of the events on the axis that are wanted."""
        return self.expected / self.shown


def load_wanted(path: Path) -> dict[str, list[Wanted]]:
    """The expectations of a file, by article."""
    document: dict[str, list[dict[str, Any]]] = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: [
            Wanted(
                str(e["title"]),
                tuple(e["words"]),
                tuple(e["dates"]),
                str(e.get("status", "happened")),
                str(e.get("kind", "")),
            )
            for e in entries
        ]
        for name, entries in document.items()
    }


def tells(event: Event, wanted: Wanted, text: str) -> bool:
    """Whether a trigger of ``event`` lies in the words of ``wanted`` at a place where they stand."""
    for words in wanted.words:
        start = text.find(words)
        while start >= 0:
            end = start + len(words)
            if any(start <= m.trigger.start and m.trigger.end <= end for m in event.mentions):
                return True
            start = text.find(words, start + 1)
    return False


def same_days(when: When | None, date: str | None) -> bool:
    """Whether both cover the same days; "about" is left aside."""
    if when is None or date is None:
        return when is None and date is None
    other = When.parse(date)
    return _days(when) == _days(other)


def _days(when: When) -> tuple[int | None, int | None]:
    return (None if when.start is None else when.start.first_day, None if when.end is None else when.end.last_day)


def score(extraction: Extraction, wanted: list[Wanted]) -> Score:
    """Pair each wanted event with one that tells it, the rightly dated first."""
    text = extraction.article.text
    free = list(extraction.events)
    found = dated = status = kind = 0
    for want in wanted:
        telling = [e for e in free if tells(e, want, text)]
        if not telling:
            continue
        best = max(telling, key=lambda e: any(same_days(e.when, d) for d in want.dates))
        free.remove(best)
        found += 1
        dated += any(same_days(best.when, d) for d in want.dates)
        status += best.status.value == want.status
        kind += not want.kind or best.kind.value == want.kind
    on_axis = [e for e in extraction.events if e.when is not None]
    expected = [e for e in on_axis if e not in free]
    return Score(len(wanted), found, dated, len(on_axis), len(expected), status, kind)
