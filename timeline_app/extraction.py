"""An article becomes its events: ingest, time expressions, language and events joined.

Long texts are read in chunks of whole paragraphs, with progress; what was read so far survives being cancelled.
The clock is never read: without a publication date, relative dates stay open and a warning says so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from timeline_app.events import Found, find_events
from timeline_app.events.foreign import dates_with_sentences
from timeline_app.ingest import read_text
from timeline_app.model import (
    Article,
    BlockKind,
    CancelledError,
    Event,
    Extraction,
    InputError,
    Link,
    Published,
    Rejected,
    Span,
    Timex,
)
from timeline_app.timex import find_with_rejected

if TYPE_CHECKING:
    from timeline_app.language.pipeline import Pipeline

CHUNK: Final = 60_000
"""Code points that are read at a time; a text shorter than this is read in one piece."""

_LONGEST_BLOCK: Final = 20_000
"""A block longer than this is parsed in pieces, so that one endless line can be read at all."""

_KICKER: Final = re.compile(
    r"((?:[A-Z][\w'’&.-]*|20\d\d)(?: (?:[A-Z][\w'’&.-]*|20\d\d|of|the|in|on|and)){0,5}): (?=[A-Z])"
)
"""A few capitalised words and a colon in front of a sentence ("City Elections 2031: ..."): a heading, not a subject."""

_PARSED: Final = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CAPTION})

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


@lru_cache(maxsize=1)
def pipeline(name: str = "") -> Pipeline:
    """The language pipeline, loaded on first use (about a second) and kept.

    ``name`` is that of an installed spaCy pipeline for English, or its folder; empty for the one shipped.

    Raises:
        InputError: if there is none of that name, or it builds no trees.
    """
    from timeline_app.language import installed_pipelines, load_pipeline  # noqa: PLC0415 - only where prose is read

    try:
        return load_pipeline(name or None)
    except (OSError, ValueError, ImportError) as error:
        if not name:
            raise
        others = ", ".join(installed_pipelines())
        known = f"Installed: {others}." if others else "None is installed beside the one that comes with the program."
        message = f"“{name}” is no spaCy pipeline for English that can be used. {known}"
        raise InputError(message) from error


def extract(text: str, published: dt.date | dt.datetime | None = None, *, pipeline: str = "") -> Extraction:
    """Read the events of a text.

    ``published`` is the publication date (document creation time) that relative dates are counted from; where it is
    not given it is looked for in the text's header. ``pipeline`` names an installed spaCy pipeline to read with, in
    place of the one shipped. Never raises on any text.

    Raises:
        InputError: if there is no pipeline of that name.
    """
    return extract_article(read_text(text, "text"), published, pipeline=pipeline)


def extract_article(
    article: Article,
    published: dt.date | dt.datetime | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    pipeline: str = "",
) -> Extraction:
    """Read the events of an article.

    ``progress`` is told the share done (0 to 1) after each chunk; ``cancelled`` is asked before each; ``pipeline``
    names an installed spaCy pipeline to read with, empty for the one shipped.

    Raises:
        CancelledError: if cancelled before anything was read; later on the events so far are given with a warning.
        InputError: if there is no pipeline of that name.
    """
    given = article.published if published is None else Published(published, "given by the user")
    work = _Work(article, given, pipeline)
    chunks = list(_chunks(article))
    tell = progress or (lambda _: None)
    tell(0.0)
    for number, (begin, end) in enumerate(chunks):
        if cancelled is not None and cancelled():
            if number == 0:
                message = "Reading was cancelled before any event was read."
                raise CancelledError(message)
            share = round(100 * number / len(chunks))
            work.warnings.append(f"Reading was cancelled: about {share} % of the text was read.")
            break
        work.read(begin, end, first=number == 0, whole=len(chunks) == 1)
        tell((number + 1) / len(chunks))
    return work.extraction()


@dataclass(slots=True)
class _Work:
    """What has been read of one article so far."""

    article: Article
    published: Published | None
    pipeline: str = ""
    events: list[Event] = field(default_factory=list)
    timexes: list[Timex] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def read(self, begin: int, end: int, *, first: bool, whole: bool) -> None:
        """Read the code points from ``begin`` to ``end``."""
        article = self.article
        text = article.text if whole else article.text[begin:end]
        timexes, refused = find_with_rejected(text, self.published, language=article.language)
        if not whole:
            timexes = [_moved(timex, begin) for timex in timexes]
            refused = [replace(word, span=word.span.shifted(begin)) for word in refused]
        self.timexes += timexes
        self.rejected += refused
        blocks = tuple(b for b in article.blocks if begin <= b.span.start < end)
        part = article if whole else replace(article, blocks=blocks)
        if article.language == "en":
            paragraphs = [piece for b in blocks if b.kind in _PARSED for piece in _pieces(article.text, b.span)]
            parsed = pipeline(self.pipeline).parse(article.text, paragraphs)
            found = find_events(part, timexes, parsed, published=self.published, continued=not first)
        else:
            found = dates_with_sentences(part, timexes, self.published)
        self._add(found)

    def _add(self, found: Found) -> None:
        base = len(self.events)
        names = {event.id: f"e{base + number}" for number, event in enumerate(found.events, 1)}
        for event in found.events:
            links = tuple(Link(link.relation, names[link.event], link.words) for link in event.links)
            self.events.append(replace(event, id=names[event.id], links=links))
        self.rejected += found.rejected

    def extraction(self) -> Extraction:
        """All of it, in the order of the dates."""
        warnings = [*self.article.warnings, *self._doubts(), *self.warnings]
        return Extraction(
            article=self.article,
            published=self.published,
            events=tuple(sorted(self.events, key=_by_date)),
            timexes=tuple(self.timexes),
            rejected=tuple(sorted(self.rejected, key=lambda r: r.span)),
            warnings=tuple(dict.fromkeys(warnings)),
            pipeline=self.pipeline,
        )

    def _doubts(self) -> Iterator[str]:
        article = self.article
        if article.language != "en":
            yield (
                f"The article is in a language that is not read yet ({article.language}):"
                " only its absolute dates are shown, each with its sentence."
            )
        if self.published is None and any("X" in timex.value for timex in self.timexes):
            yield "No publication date was found or given: relative dates such as “yesterday” have no date."
        if article.text.strip() and not self.timexes:
            yield "The text has no dates and no other words of time: its events cannot be placed on a timeline."
        if article.text.strip() and not self.events:
            yield "No event was found in the text."


def _by_date(event: Event) -> tuple[bool, float]:
    side = None if event.when is None else event.when.start or event.when.end
    return (True, 0.0) if side is None else (False, side.begin)


def _chunks(article: Article) -> Iterator[tuple[int, int]]:
    """Stretches of whole blocks, each of about :data:`CHUNK` code points, that cover the text."""
    length = len(article.text)
    cuts = [0]
    for block in article.blocks:
        if block.span.start - cuts[-1] >= CHUNK and length - block.span.start > CHUNK // 4:
            cuts.append(block.span.start)
    cuts.append(length)
    yield from pairwise(cuts)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """``span`` itself, or its parts where it is too long to be one paragraph; cuts stand at white space."""
    start = span.start
    kicker = _KICKER.match(text, span.start, span.end)
    if kicker is not None:
        yield Span(start, kicker.end(1))
        start = kicker.end()
    while span.end - start > _LONGEST_BLOCK:
        limit = start + _LONGEST_BLOCK
        cut = max(text.rfind(". ", start, limit) + 1, text.rfind("\n", start, limit))
        if cut <= start:
            cut = text.rfind(" ", start, limit)
        cut = cut if cut > start else limit
        yield Span(start, cut)
        start = cut
    yield Span(start, span.end)


def _moved(timex: Timex, by: int) -> Timex:
    """The same expression ``by`` code points later, with all that its steps point to."""

    def shifted(span: Span | None) -> Span | None:
        return None if span is None else span.shifted(by)

    steps = tuple(
        replace(
            step,
            span=shifted(step.span),
            anchor=None if step.anchor is None else replace(step.anchor, span=shifted(step.anchor.span)),
        )
        for step in timex.steps
    )
    offset = timex.offset and replace(timex.offset, event=timex.offset.event.shifted(by))
    alternatives = tuple(_moved(other, by) for other in timex.alternatives)
    return replace(timex, span=timex.span.shifted(by), steps=steps, offset=offset, alternatives=alternatives)
