"""A text's passages: its lines, or its paragraphs where the lines were broken to fit a width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from timeline_app.model import Span

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_GAP = re.compile(r"\r\n|[\r\n\f\v\x85\u2028\u2029]")
_WIDEST = 120
"""Code points beyond which a line was not broken by hand or by a mail program."""
_NARROWEST = 40
_FEWEST_BREAKS = 3
_WRAPPED_SHARE = 0.8


def passages(text: str) -> list[Span]:
    """The spans of the passages of ``text`` in order, without the white space around them.

    News pages give a paragraph a line; wires and mails break lines at a width and leave an empty line between
    paragraphs. The latter is assumed where nearly every line is broken just where its next word no longer fits.
    """
    lines = [span for match in _LINE.finditer(text) if (span := _trimmed(text, match.start(), match.end()))]
    if not _wrapped(text, lines):
        return lines
    return list(_joined(text, lines))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    stripped = text[start:end].strip()
    if not stripped:
        return None
    lead = len(text[start:end]) - len(text[start:end].lstrip())
    return Span(start + lead, start + lead + len(stripped))


def _adjacent(text: str, one: Span, two: Span) -> bool:
    """Whether ``two`` stands on the line right below ``one``."""
    return len(_GAP.findall(text, one.end, two.start)) == 1


def _wrapped(text: str, lines: Sequence[Span]) -> bool:
    if not lines or not _NARROWEST <= max(map(len, lines)) <= _WIDEST:
        return False
    pairs = [(one, two) for one, two in pairwise(lines) if _adjacent(text, one, two)]
    if len(pairs) < _FEWEST_BREAKS:
        return False
    width = max(map(len, lines))
    full = sum(len(one) + 1 + _first_word(text, two) > width * 0.9 for one, two in pairs)
    return full >= _WRAPPED_SHARE * len(pairs)


def _first_word(text: str, line: Span) -> int:
    return len(line.of(text).split(None, 1)[0])


def _joined(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    current: Span | None = None
    for line in lines:
        if current is not None and _adjacent(text, current, line):
            current = current.joined(line)
            continue
        if current is not None:
            yield current
        current = line
    if current is not None:
        yield current
