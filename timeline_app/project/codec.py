"""Values as JSON and back, typed on the way in: whatever is not of the type that is due is refused.

Every field is written out, so that a later version may change a default without changing what a file says; a version
that adds or drops a field counts :data:`FORMAT` up. Nothing in a file is ever run, opened or fetched.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, TypeVar

import msgspec

from timeline_app.model import Article, Block, Event, Extraction, Published, Rejected, Span, Timex
from timeline_app.project import checks
from timeline_app.project.framing import digest
from timeline_app.project.values import Correction, Era, Held, Section

FORMAT: Final = 1
"""The version of the format that is written."""

MAGIC: Final = "political timeline project"

_T = TypeVar("_T")


class Header(msgspec.Struct, frozen=True):
    """The first record: what the file is, its version, the project's own id, the program that wrote it."""

    name: str
    format: int
    id: str
    program: str


class PublishedRecord(msgspec.Struct, frozen=True):
    """A publication date; ``value`` in the form of ISO 8601."""

    value: str
    source: str
    span: Span | None


class ArticleRecord(msgspec.Struct, frozen=True):
    """An article as it was read in."""

    text: str
    blocks: tuple[Block, ...]
    title: Span | None
    published: PublishedRecord | None
    origin: str
    url: str
    encoding: str
    language: str
    warnings: tuple[str, ...]


class ReadingRecord(msgspec.Struct, frozen=True):
    """What was read out of an article; ``article`` and ``details`` are the digests of their records."""

    key: str
    name: str
    article: str
    details: str
    published: PublishedRecord | None
    warnings: tuple[str, ...]
    events: tuple[Event, ...]
    pipeline: str = ""


class DetailsRecord(msgspec.Struct, frozen=True):
    """Time expressions and the words that were not taken."""

    timexes: tuple[Timex, ...]
    rejected: tuple[Rejected, ...]


class HeldRecord(msgspec.Struct, frozen=True):
    """An article of the project; ``reading`` is the digest of its record."""

    reading: str
    path: str
    published_by_user: bool
    program: str
    warnings: tuple[str, ...]


class ChangeRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """One change, by what is there after it; what was there before follows from the records before.

    ``as_read`` tells that the event as read, which the correction remembers, is the one that the project held.
    """

    section: Section
    key: str = ""
    place: int = 0
    article: HeldRecord | None = None
    event: Correction | None = None
    eras: tuple[Era, ...] = ()
    as_read: bool = False


class EditRecord(msgspec.Struct, frozen=True):
    """One edit; ``index`` is its place in the history, from which on older edits were dropped."""

    index: int
    label: str
    at: dt.datetime | None
    changes: tuple[ChangeRecord, ...]


class CursorRecord(msgspec.Struct, frozen=True):
    """How many edits of the history are done: undo and redo move it."""

    index: int


class EndRecord(msgspec.Struct, frozen=True):
    """The project was closed."""

    at: dt.datetime | None


def encode(value: object) -> bytes:
    """The JSON of a record.

    Raises:
        ValueError: if a text in it holds half a character (a lone surrogate).
    """
    return msgspec.json.encode(value)


def decode(data: bytes, kind: type[_T]) -> _T:
    """A record's value.

    Raises:
        ValueError: if it is not of that type, says why.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except RecursionError as error:
        message = "it is nested too deeply"
        raise ValueError(message) from error


def decode_view(data: bytes) -> dict[str, object]:
    """The state of a window.

    Raises:
        ValueError: if it is none.
    """
    return decode(data, dict[str, object])


def records_of(held: Held) -> tuple[HeldRecord, dict[str, tuple[str, bytes]]]:
    """An article as records: what an edit says of it, and by their digests the kinds and JSON of what that names."""
    extraction = held.extraction
    article = encode(_article_record(extraction.article))
    details = encode(DetailsRecord(extraction.timexes, extraction.rejected))
    reading = encode(
        ReadingRecord(
            held.key,
            held.name,
            digest(article),
            digest(details),
            _published_record(extraction.published),
            extraction.warnings,
            extraction.events,
            extraction.pipeline,
        )
    )
    named = HeldRecord(digest(reading), held.path, held.published_by_user, held.program, held.warnings)
    parts = {"article": article, "details": details, "reading": reading}
    return named, {digest(data): (kind, data) for kind, data in parts.items()}


def article_of(data: bytes) -> Article:
    """The article of a record.

    Raises:
        ValueError: if it is none.
    """
    record = decode(data, ArticleRecord)
    fields: dict[str, Any] = {name: getattr(record, name) for name in record.__struct_fields__}
    article = Article(**fields | {"published": _published(record.published)})
    checks.check_article(article)
    return article


def extraction_of(record: ReadingRecord, article: Article, details: DetailsRecord) -> Extraction:
    """What was read out of an article.

    Raises:
        ValueError: if it does not fit the article's text.
    """
    length = len(article.text)
    checks.check_events(record.events, length)
    checks.check_details(details.timexes, details.rejected, length)
    return Extraction(
        article,
        _published(record.published),
        record.events,
        details.timexes,
        details.rejected,
        record.warnings,
        pipeline=record.pipeline,
    )


def _article_record(article: Article) -> ArticleRecord:
    return ArticleRecord(
        article.text,
        article.blocks,
        article.title,
        _published_record(article.published),
        article.origin,
        article.url,
        article.encoding,
        article.language,
        article.warnings,
    )


def _published_record(published: Published | None) -> PublishedRecord | None:
    if published is None:
        return None
    return PublishedRecord(published.value.isoformat(), published.source, published.span)


def _published(record: PublishedRecord | None) -> Published | None:
    if record is None:
        return None
    whole_day = len(record.value) == len("2024-08-13")
    value = dt.date.fromisoformat(record.value) if whole_day else dt.datetime.fromisoformat(record.value)
    return Published(value, record.source, record.span)
