"""The words of the source that an event and its date came from, cut out of the article with what is around. No Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from timeline_app.model import Event, Span

_AROUND = 180
"""The most code points of context on either side, where the sentence is not known."""
_GAP = 60
"""Pieces nearer than this are one."""
_PIECES = 4
_PIECE = 700
_PARAGRAPH = re.compile(r"\n\s*\n|\r\n\s*\r\n")
_SENTENCE = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")


class Role(Enum):
    """What marked words are."""

    EVENT = "event"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of the article (a span of its text) with the roles they play."""

    span: Span
    roles: frozenset[Role]


def excerpt(text: str, event: Event) -> tuple[Span, ...]:
    """The stretches of ``text`` that show the event's first mention and the words of its dates, in order."""
    wanted = [mention.sentence or _surroundings(text, mention.span) for mention in event.mentions[:1]]
    wanted += [_surroundings(text, span) for span in date_spans(event)]
    merged: list[Span] = []
    for span in sorted(_bounded(span, len(text)) for span in wanted):
        if merged and span.start <= merged[-1].end + _GAP and "\n" not in text[merged[-1].end : span.start]:
            merged[-1] = merged[-1].joined(span)
        else:
            merged.append(span)
    return tuple(merged[:_PIECES])


def date_spans(event: Event) -> tuple[Span, ...]:
    """The words that date the event: those of its date, of each reading, and of the steps that read any."""
    spans = [*event.time_spans]
    for reading in event.readings:
        spans += reading.spans
    return tuple(sorted(set(spans)))


def marked(piece: Span, event: Event) -> tuple[Marked, ...]:
    """``piece`` cut where a marked stretch begins or ends, so that each part plays the same roles throughout."""
    layers = [(mention.span, Role.EVENT) for mention in event.mentions]
    layers += [(span, Role.DATE) for span in date_spans(event)]
    layers = [(span, role) for span, role in layers if span.overlaps(piece)]
    cuts = {piece.start, piece.end}
    for span, _ in layers:
        cuts |= {min(max(edge, piece.start), piece.end) for edge in (span.start, span.end)}
    edges = sorted(cuts)
    parts = [Span(start, end) for start, end in pairwise(edges)]
    return tuple(Marked(part, frozenset(role for span, role in layers if span.contains(part))) for part in parts)


def _bounded(span: Span, length: int) -> Span:
    """The same stretch, no longer than a piece may be, inside the text."""
    start = min(span.start, length)
    return Span(start, min(span.end, length, start + _PIECE))


def _surroundings(text: str, span: Span) -> Span:
    """The sentence around ``span`` as punctuation shows it, within its paragraph."""
    left, right = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    before, after = text[left : span.start], text[span.end : right]
    start = _word_start(before) if left else 0
    for rule in (_PARAGRAPH, _SENTENCE):
        for match in rule.finditer(before):
            start = max(start, match.end())
    newline = before.rfind("\n")
    start = max(start, newline + 1)
    ends = [match.start() for match in _PARAGRAPH.finditer(after)]
    ends += [match.start() + len(match[0].rstrip()) for match in _SENTENCE.finditer(after)]
    ends += [place for place in (after.find("\n"), after.find("\r")) if place >= 0]
    end = min(ends, default=len(after) if right == len(text) else _word_end(after))
    return Span(left + start, span.end + end)


def _word_start(words: str) -> int:
    space = words.find(" ")
    return 0 if space < 0 else space + 1


def _word_end(words: str) -> int:
    space = words.rfind(" ")
    return len(words) if space < 0 else space
