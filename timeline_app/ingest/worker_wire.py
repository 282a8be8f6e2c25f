"""What passes between the program and the process that reads a file: frames of bytes, and articles as checked data.

The process may have been taken over by the file that it read: its answers are data of fixed types, never objects.
"""

from __future__ import annotations

import datetime as dt
import itertools
import struct
from typing import BinaryIO

import msgspec

from timeline_app.model import Article, Block, BlockKind, InputError, Published, Span

_LENGTH = struct.Struct(">Q")
_LARGEST_FRAME = 400_000_000
"""Bytes of a frame beyond which nothing is read: no file, and no article of one, is that long."""


class Request(msgspec.Struct, frozen=True):
    """A document to read: the file at ``path``, or the bytes of the next frame. ``seconds`` are of processor time."""

    origin: str
    path: str | None
    seconds: int


class Answer(msgspec.Struct, frozen=True):
    """An article, or the sentence why there is none; after the ``last`` one the process ends itself."""

    error: str = ""
    last: bool = False
    text: str = ""
    blocks: tuple[tuple[BlockKind, int, int], ...] = ()
    title: tuple[int, int] | None = None
    published: tuple[str, str, tuple[int, int] | None] | None = None
    url: str = ""
    encoding: str = "utf-8"
    language: str = "en"
    warnings: tuple[str, ...] = ()


def write_frame(stream: BinaryIO, data: bytes) -> None:
    """Write ``data`` with its length before it."""
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame; None where the stream ends or holds none."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _LARGEST_FRAME:
        return None
    data = stream.read(length)
    return data if len(data) == length else None


def pack(article: Article, *, last: bool) -> bytes:
    """An article's answer."""
    published = article.published
    told = None if published is None else (published.value.isoformat(), published.source, _pair(published.span))
    answer = Answer(
        last=last,
        text=article.text,
        blocks=tuple((block.kind, block.span.start, block.span.end) for block in article.blocks),
        title=_pair(article.title),
        published=told,
        url=article.url,
        encoding=article.encoding,
        language=article.language,
        warnings=article.warnings,
    )
    return msgspec.json.encode(answer)


def unpack(data: bytes) -> Answer:
    """The answer in a frame.

    Raises:
        InputError: if it is none.
    """
    try:
        return msgspec.json.decode(data, type=Answer)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(str(error)) from error


def article_of(answer: Answer, origin: str) -> Article:
    """The article of an answer, its spans within its text and in order.

    Raises:
        InputError: if they are not.
    """
    try:
        article = Article(
            answer.text,
            tuple(Block(kind, Span(start, end)) for kind, start, end in answer.blocks),
            title=_span(answer.title),
            published=answer.published and _published(*answer.published),
            origin=origin,
            url=answer.url,
            encoding=answer.encoding,
            language=answer.language,
            warnings=answer.warnings,
        )
    except ValueError as error:
        raise InputError(str(error)) from error
    dated = None if article.published is None else article.published.span
    single = [span for span in (article.title, dated) if span is not None]
    spans = [block.span for block in article.blocks]
    if any(span.end > len(article.text) for span in (*single, *spans)) or any(
        two.start < one.end for one, two in itertools.pairwise(spans)
    ):
        message = "its spans do not fit its text"
        raise InputError(message)
    return article


def _pair(span: Span | None) -> tuple[int, int] | None:
    return None if span is None else (span.start, span.end)


def _span(pair: tuple[int, int] | None) -> Span | None:
    return None if pair is None else Span(*pair)


def _published(value: str, source: str, span: tuple[int, int] | None) -> Published:
    day = dt.date.fromisoformat(value) if len(value) == len("2024-08-13") else dt.datetime.fromisoformat(value)
    return Published(day, source, _span(span))
