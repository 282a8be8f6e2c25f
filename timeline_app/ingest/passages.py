"""A text's passages: its lines, or its paragraphs where the lines were broken to fit a width."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from timeline_app.model import Span

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_GAP = re.compile(r"\r\n|[\r\n\f\v\x85\u2028\u2029]")
_HEADING_MARKS = re.compile(r"#{1,6}[ \t]+(?=\S)")
"""What Markdown writes before a heading."""
_WIDEST = 120
"""Code points beyond which a line was not broken by hand or by a mail program."""
_NARROWEST = 40
_FEWEST_BREAKS = 3
_WRAPPED_SHARE = 0.8
_OPEN = frozenset(
    """a an the in of on at by to for from with without into onto under over between among against about during
    and or but nor than that which who whose whom as if is are was were be been has have had will would""".split()  # noqa: SIM905 - lists of words are read as words
)
"""Words that no line of print ends with, unless it goes on below."""


def passages(text: str) -> list[Span]:
    """The spans of the passages of ``text`` in order, without the white space around them.

    News pages give a paragraph a line; wires and mails break lines at a width and leave an empty line between
    paragraphs. The latter is assumed where nearly every line is broken just where its next word no longer fits; a
    single line goes on below where no line can end: after "in" or "the", or before a small letter.
    """
    lines = [span for match in _LINE.finditer(text) if (span := _trimmed(text, match.start(), match.end()))]
    wrapped = _wrapped(text, lines)
    return list(_joined(text, lines, lambda one, two: wrapped or _goes_on(text, one, two)))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    stripped = text[start:end].strip()
    if not stripped:
        return None
    lead = len(text[start:end]) - len(text[start:end].lstrip())
    marks = _HEADING_MARKS.match(stripped)
    begin = start + lead
    return Span(begin + (0 if marks is None else marks.end()), begin + len(stripped))


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


def _goes_on(text: str, one: Span, two: Span) -> bool:
    """Whether the line below goes on with the sentence of this one."""
    last = text[one.start : one.end].rpartition(" ")[2]
    headline = not text[: one.start].strip(" \t\r\n#")
    if last.lower() in _OPEN and not headline:
        return text[two.start : two.start + 3] != "By "
    return len(one) >= _NARROWEST and last[-1:].isalnum() and text[two.start].islower()


def _joined(text: str, lines: Sequence[Span], joins: Callable[[Span, Span], bool]) -> Iterator[Span]:
    current: Span | None = None
    below: Span | None = None
    for line in lines:
        if current is not None and below is not None and _adjacent(text, below, line) and joins(below, line):
            current, below = current.joined(line), line
            continue
        if current is not None:
            yield current
        current = below = line
    if current is not None:
        yield current
