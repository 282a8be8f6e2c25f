"""Whether an article that was read is open already, as it is or nearly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline_app.gui.reading import Job
from timeline_app.gui.session import Source
from timeline_app.model import BlockKind, Extraction
from timeline_app.wording.plain import quoted

if TYPE_CHECKING:
    from timeline_app.ingest.doubles import Fingerprint

_END = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[\"“‘(]?[A-Z])")
_SHOWN = 2
"""Passages that only one of two articles has, as shown."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article that was read and is not on the timeline yet."""

    job: Job
    extraction: Extraction
    print: Fingerprint


@dataclass(frozen=True, slots=True)
class Double:
    """An arrival and the article that it is the same as, or nearly; ``share`` of the shorter one stands in both."""

    new: Arrival
    old: Extraction
    share: float
    words: bool

    @property
    def same(self) -> bool:
        """Whether nothing would be won by keeping both: the same words, published on the same day.

        The same words of another day are another article: its "yesterday" is another day.
        """
        return self.words and _day(self.new.extraction) == _day(self.old)

    @property
    def sentence(self) -> str:
        """How alike they are."""
        old = quoted(self.old.article.name, 80)
        if self.words:
            return f"It has the same words as {old}, which is open, but another publication date."
        return f"It says nearly the same as {old}, which is open: {self.share:.0%} of the shorter text stands in both."

    def only_new(self) -> tuple[str, ...]:
        """The first passages that the new one alone has."""
        return tuple(_lacking(self.new.extraction, self.old))

    def only_old(self) -> tuple[str, ...]:
        """The first passages that the open one alone has."""
        return tuple(_lacking(self.old, self.new.extraction))


class Shelf:
    """The fingerprints of the open articles, by their numbers."""

    def __init__(self) -> None:
        self._prints: dict[int, Fingerprint] = {}

    def put(self, number: int, print_: Fingerprint) -> None:
        """The fingerprint of an open article."""
        self._prints[number] = print_

    def missing(self, sources: Iterable[Source]) -> tuple[Source, ...]:
        """The open articles whose fingerprints are not known; those of articles that are closed are forgotten."""
        sources = tuple(sources)
        numbers = {source.number for source in sources}
        self._prints = {number: known for number, known in self._prints.items() if number in numbers}
        return tuple(source for source in sources if source.number not in self._prints)

    def find(self, new: Arrival, sources: Iterable[Source], coming: Iterable[Arrival] = ()) -> Double | None:
        """The open or coming article that is most like ``new``, where one is like it at all."""
        known = [(self._prints.get(source.number), source.extraction) for source in sources]
        known += [(other.print, other.extraction) for other in coming]
        from timeline_app.ingest.doubles import NEAR  # noqa: PLC0415 - what reads articles is not loaded at start

        best: Double | None = None
        for other, extraction in known:
            share = 0.0 if other is None else new.print.share(other)
            if other is not None and share >= NEAR:
                double = Double(new, extraction, share, new.print.same(other))
                if best is None or (double.same, share) > (best.same, best.share):
                    best = double
        return best


def _day(extraction: Extraction) -> object:
    return None if extraction.published is None else extraction.published.day


def _passages(extraction: Extraction) -> Iterator[str]:
    """The sentences of the prose, as far as their ends are plain."""
    text = extraction.article.text
    for block in extraction.article.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            yield from (" ".join(sentence.split()) for sentence in _END.split(block.span.of(text)))


def _lacking(one: Extraction, other: Extraction) -> list[str]:
    theirs = {passage.casefold() for passage in _passages(other)}
    return [passage for passage in _passages(one) if passage.casefold() not in theirs][:_SHOWN]
