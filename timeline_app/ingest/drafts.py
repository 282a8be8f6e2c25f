"""What a document's reader hands on, and how it becomes an :class:`Article`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from timeline_app.ingest.composition import Composition, compose
from timeline_app.ingest.stamps import Label
from timeline_app.model import Article, BlockKind, InputError, Published, Span

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\x00-\x08\x0e-\x1b\x7f]")
"""Soft hyphens, zero-width marks and control characters: a document's, not its author's."""

_LONGEST = 20_000_000
"""Code points beyond which a document is not read, as a plain text is not."""
_BETWEEN = "\n\n"
_SAME_ISSUE = 1
"""Days that two dates of publication may be apart: zones of time and printed editions differ by one."""


@dataclass(frozen=True, slots=True)
class Part:
    """A passage of a document on one line, and what the document says it is; None where the words are to tell."""

    words: str
    kind: BlockKind | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A document's passages in order, and what it says of itself.

    ``published`` is a date that the document gives for its publication; ``fallback`` one that only may be it and is
    used where the words give none either; ``printed`` one that it prints for people where ``parts`` do not have it.
    ``warnings`` are sentences.
    """

    parts: tuple[Part, ...]
    published: Published | None = None
    fallback: Published | None = None
    printed: Published | None = None
    url: str = ""
    encoding: str = "utf-8"
    warnings: tuple[str, ...] = ()


def part(words: str, kind: BlockKind | None = None) -> Part | None:
    """The passage with single blanks and without what is not seen; None where nothing is left."""
    line = " ".join(_INVISIBLE.sub("", words).split())
    return Part(line, kind) if line else None


def parts_of(lines: Iterable[str]) -> tuple[Part, ...]:
    """A passage a line."""
    return tuple(made for line in lines if (made := part(line)) is not None)


def row(cells: Iterable[str]) -> Part | None:
    """A table's row as one passage: what stands in its first cell is told of in the others."""
    filled = [words for cell in cells if (words := " ".join(cell.split()))]
    if len(filled) < 2:
        return part("".join(filled))
    return part(f"{filled[0].rstrip(':')}: {'; '.join(filled[1:])}", BlockKind.PARAGRAPH)


def finish(draft: Draft, origin: str) -> Article:
    """The article of a draft: passages a blank line apart, the first title being the article's.

    Raises:
        InputError: if it is longer than any article.
    """
    length = sum(len(part.words) for part in draft.parts)
    if length > _LONGEST:
        message = (
            f"{origin} holds {length / 1e6:,.0f} million characters of text, more than an article; it was not read."
        )
        raise InputError(message)
    text = _BETWEEN.join(part.words for part in draft.parts)
    if not text:
        warnings = (*draft.warnings, f"{origin} holds no text.")
        return Article("", (), origin=origin, url=draft.url, encoding=draft.encoding, warnings=warnings)
    spans, at = [], 0
    for one in draft.parts:
        spans.append(Span(at, at + len(one.words)))
        at += len(one.words) + len(_BETWEEN)
    known: dict[Span, BlockKind] = {}
    for span, one in zip(spans, draft.parts, strict=True):
        if one.kind is not None:
            again = one.kind is BlockKind.TITLE and BlockKind.TITLE in known.values()
            known[span] = BlockKind.HEADING if again else one.kind
    found = compose(text, spans, known)
    return Article(
        text,
        found.layout.blocks,
        title=found.layout.title,
        published=draft.published or found.published or draft.fallback,
        origin=origin,
        url=draft.url,
        encoding=draft.encoding,
        language=found.language,
        warnings=(*draft.warnings, *_doubts(draft, found)),
    )


def _doubts(draft: Draft, found: Composition) -> tuple[str, ...]:
    if draft.published is None:
        if found.published is None and draft.fallback is not None:
            return (*found.doubts, f"The publication date is only {draft.fallback.source}; it may be another one.")
        return found.doubts
    other = draft.printed
    if other is None and any(stamp.label is Label.PUBLISHED for stamp in found.layout.stamps):
        other = found.published
    if other is None or abs((other.day - draft.published.day).days) <= _SAME_ISSUE:
        return ()
    sentence = (
        f"The text gives another date of publication, {other.day} ({other.source}); relative dates are counted from"
        f" {draft.published.day}, {draft.published.source}."
    )
    return (sentence,)
