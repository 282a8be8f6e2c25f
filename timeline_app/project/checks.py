"""What types alone cannot say of values out of a file: words inside their text, numbers that mean something.

Each function raises :class:`ValueError`; what fails is treated as a damaged record.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Final

from timeline_app.model import Article, Event, Rejected, Span, Step, Timex, When
from timeline_app.project.values import Correction, Era

_FARTHEST: Final = 9_999_999
"""Greatest year either side that is written in EDTF's form ``Y…``."""

_WIDEST: Final = 400 * 366 * 10
"""Widest "about", in days."""

_COLOUR: Final = re.compile(r"(?:#[0-9a-f]{6})?", re.IGNORECASE)


def check_article(article: Article) -> None:
    """The blocks and the title of an article stand in its text."""
    spans = [block.span for block in article.blocks]
    spans += [article.title] if article.title is not None else []
    if article.published is not None and article.published.span is not None:
        spans.append(article.published.span)
    _inside(spans, len(article.text))


def check_events(events: Iterable[Event], length: int) -> None:
    """Events of a text of ``length`` code points, each with an id of its own."""
    ids: set[str] = set()
    for event in events:
        if event.id in ids:
            message = f"two events are called {event.id}"
            raise ValueError(message)
        ids.add(event.id)
        check_event(event, length)


def check_event(event: Event, length: int) -> None:
    """One event of a text of ``length`` code points."""
    _inside(_event_spans(event), length)
    _date(event.when)
    for reading in event.readings:
        _date(reading.when)
    if not 0 <= event.importance <= 1:
        message = f"an importance of {event.importance}"
        raise ValueError(message)


def check_details(timexes: Iterable[Timex], rejected: Iterable[Rejected], length: int) -> None:
    """Time expressions and words not taken, of a text of ``length`` code points."""
    for timex in timexes:
        _inside(_timex_spans(timex), length)
        _date(timex.when)
        check_details(timex.alternatives, (), length)
    _inside((word.span for word in rejected), length)


def check_correction(correction: Correction, length: int) -> None:
    """A correction of an event of a text of ``length`` code points."""
    _inside(correction.apart, length)
    if correction.own is not None:
        check_event(correction.own, length)
    if correction.extracted is not None:
        check_event(correction.extracted, sys.maxsize)  # it may be of the text as it was before
    if correction.date is not None:
        _date(correction.date.when)
    if correction.reading is not None:
        _date(correction.reading.when)
        _inside(correction.reading.spans, length)
    for person in correction.participants or ():
        _inside(person.spans, length)


def check_eras(eras: Iterable[Era]) -> None:
    """Background spans that end after they begin, in colours."""
    for era in eras:
        sound = math.isfinite(era.start) and math.isfinite(era.end) and era.start < era.end
        if not sound or max(abs(era.start), abs(era.end)) > 366 * _FARTHEST or not _COLOUR.fullmatch(era.colour):
            message = f"the background span “{era.name}” is none"
            raise ValueError(message)


def _inside(spans: Iterable[Span], length: int) -> None:
    for span in spans:
        if span.end > length:
            message = f"the words {span.start} to {span.end} of a text of {length} characters"
            raise ValueError(message)


def _event_spans(event: Event) -> Iterator[Span]:
    for mention in event.mentions:
        yield mention.span
        yield mention.trigger
        if mention.sentence is not None:
            yield mention.sentence
    yield from event.time_spans
    for person in event.participants:
        yield from person.spans
    for reading in event.readings:
        yield from reading.spans
        yield from _step_spans(reading.steps)
    yield from _step_spans(event.steps)
    for link in event.links:
        if link.words is not None:
            yield link.words


def _timex_spans(timex: Timex) -> Iterator[Span]:
    yield timex.span
    if timex.offset is not None:
        yield timex.offset.event
    yield from _step_spans(timex.steps)


def _step_spans(steps: Iterable[Step]) -> Iterator[Span]:
    for step in steps:
        if step.span is not None:
            yield step.span
        if step.anchor is not None and step.anchor.span is not None:
            yield step.anchor.span


def _date(when: When | None) -> None:
    if when is None:
        return
    if when.margin is not None and not 0 <= when.margin <= _WIDEST:
        message = f"“about” is {when.margin} days wide"
        raise ValueError(message)
    for side in (when.start, when.end):
        if side is not None and abs(side.year) > _FARTHEST:
            message = f"the year {side.year}"
            raise ValueError(message)
