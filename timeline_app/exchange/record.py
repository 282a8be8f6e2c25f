"""An extraction as plain dictionaries and lists: the one shape behind JSON, JSON lines and CSV.

Dates are EDTF strings or ``None``; days are ISO 8601; spans are ``[start, end]`` in Unicode code points into the
article's text, ends excluded. Enumerations are given by their values.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from timeline_app.model import (
    Article,
    Bounds,
    CalendarDate,
    Event,
    Extraction,
    Link,
    Mention,
    Participant,
    Published,
    Reading,
    Rejected,
    Span,
    Step,
    Timex,
    When,
)
from timeline_app.model.calendar import from_ordinal
from timeline_app.version import __version__

FORMAT = "timeline-app extraction"
VERSION = 1
"""Raised where a reader of the former shape would misread the new one; new fields do not raise it."""

Record = dict[str, Any]


def to_record(extraction: Extraction) -> Record:
    """The whole extraction: article, publication date, events, time expressions, what was rejected, warnings."""
    text = extraction.article.text
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": __version__,
        "pipeline": extraction.pipeline,
        "article": _article(extraction.article),
        "published": _published(extraction.published),
        "events": [event_record(event, text) for event in extraction.events],
        "timexes": [_timex(timex) for timex in extraction.timexes],
        "rejected": [_rejected(rejected) for rejected in extraction.rejected],
        "warnings": list(extraction.warnings),
    }


def event_record(event: Event, text: str) -> Record:
    """One event; ``text`` is the article's, for the words of its mentions."""
    return {
        "id": event.id,
        "title": event.title,
        "when": _when(event.when),
        "bounds": bounds_record(event.bounds if event.when is None else event.when.bounds),
        "approximate": event.when is not None and event.when.approximate,
        "basis": event.basis.value,
        "status": event.status.value,
        "claimed_by": event.claimed_by,
        "kind": event.kind.value,
        "participants": [_participant(participant) for participant in event.participants],
        "mentions": [_mention(mention, text) for mention in event.mentions],
        "time": _spans(event.time_spans),
        "readings": [_reading(reading, text) for reading in event.readings],
        "steps": [_step(step) for step in event.steps],
        "links": [_link(link) for link in event.links],
        "importance": event.importance,
        "importance_reason": event.importance_reason,
        "kind_reason": event.kind_reason,
        "status_reason": event.status_reason,
    }


def bounds_record(bounds: Bounds) -> Record:
    """The earliest and the latest day, ``None`` for an open side."""
    return {"earliest": _day(bounds.earliest), "latest": _day(bounds.latest)}


def _day(ordinal: int | None) -> str | None:
    return None if ordinal is None else str(CalendarDate(*from_ordinal(ordinal)))


def _when(when: When | None) -> str | None:
    return None if when is None else str(when)


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _article(article: Article) -> Record:
    return {
        "origin": article.origin,
        "url": article.url,
        "title": None if article.title is None else article.title.of(article.text),
        "language": article.language,
        "encoding": article.encoding,
        "length": len(article.text),
        "blocks": [[block.kind.value, block.span.start, block.span.end] for block in article.blocks],
    }


def _published(published: Published | None) -> Record | None:
    if published is None:
        return None
    return {"value": published.value.isoformat(), "source": published.source, "span": _span(published.span)}


def _participant(participant: Participant) -> Record:
    return {
        "name": participant.name,
        "kind": participant.kind.value,
        "roles": list(participant.roles),
        "spans": _spans(participant.spans),
    }


def _mention(mention: Mention, text: str) -> Record:
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "trigger": _span(mention.trigger),
        "text": mention.span.of(text),
        "form": mention.form.value,
        "sentence": _span(mention.sentence),
        "speaker": mention.speaker,
    }


def _reading(reading: Reading, text: str) -> Record:
    return {
        "when": str(reading.when),
        "bounds": bounds_record(reading.when.bounds),
        "preferred": reading.preferred,
        "reason": reading.reason,
        "time": _spans(reading.spans),
        "words": [span.of(text) for span in reading.spans],
        "steps": [_step(step) for step in reading.steps],
    }


def _step(step: Step) -> Record:
    anchor = step.anchor
    return {
        "rule": step.rule,
        "words": step.words,
        "span": _span(step.span),
        "anchor": anchor and {"source": anchor.source.value, "value": anchor.value, "span": _span(anchor.span)},
        "arithmetic": step.arithmetic,
        "result": step.result,
    }


def _link(link: Link) -> Record:
    return {"relation": link.relation, "event": link.event, "words": _span(link.words)}


def _rejected(rejected: Rejected) -> Record:
    return {
        "start": rejected.span.start,
        "end": rejected.span.end,
        "text": rejected.text,
        "reason": rejected.reason,
    }


def _timex(timex: Timex) -> Record:
    offset = timex.offset
    return {
        "start": timex.span.start,
        "end": timex.span.end,
        "text": timex.text,
        "type": timex.type.value,
        "value": timex.value,
        "mod": timex.mod and timex.mod.value,
        "beginPoint": timex.begin,
        "endPoint": timex.end,
        "when": _when(timex.when),
        "bounds": None if timex.when is None else bounds_record(timex.when.bounds),
        "granularity": None if timex.granularity is None else timex.granularity.name.lower(),
        "steps": [_step(step) for step in timex.steps],
        "alternatives": [_timex(alternative) for alternative in timex.alternatives],
        "event": offset and {"words": _span(offset.event), "direction": offset.direction, "amount": offset.amount},
    }
