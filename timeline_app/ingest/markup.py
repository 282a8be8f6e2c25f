"""The tags, comments and scripts of a text that is the source of a web page (HTML Living Standard, section 13)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from timeline_app.model import Block, BlockKind, Span

_PARTING_NAMES = """
    address article aside base blockquote body br button canvas caption center dd div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe img input li link main
    meta nav noscript object ol option p picture pre section select source table tbody td textarea tfoot
    th thead title tr ul video
"""
PARTING = frozenset(_PARTING_NAMES.split())
"""Elements whose tags end a line of prose. All others stand amid a sentence, as unknown elements do by the standard."""

_TAG = r"""</?(?P<name>[a-z][a-z0-9:-]{0,40})(?:[\s/](?:[^<>"']|"[^"<]{0,4000}"|'[^'<]{0,4000}')*+)?>"""
_HIDDEN = "|".join(
    (
        r"<!--.*?(?:-->|\Z)",
        r"<!\[CDATA\[|\]\]>",
        r"<![a-z][^<>]{0,1000}>",
        r"<\?[a-z][^<>]{0,1000}\?>",
        r"<(?P<raw>script|style|template)\b[^<>]{0,4000}>.*?(?:</(?P=raw)\s*>|\Z)",
    )
)
HIDDEN = re.compile(_HIDDEN, re.IGNORECASE | re.DOTALL)
"""A comment, a script and the like: what is never shown."""
MARK = re.compile(rf"(?P<hidden>{_HIDDEN})|{_TAG}", re.IGNORECASE | re.DOTALL)
"""A comment, a script and the like (``hidden``), or a tag and its ``name``."""
_PAGE = re.compile(r"\s{0,100}<(?:!doctype html|html|\?xml)\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"[\s\ufeff]{0,100}(?:<(?:!--(?:[^-]|-(?!->)){0,4000}-->|\?xml\b[^<>]{0,1000}>)\s{0,100}){0,8}<(?:!doctype\s{1,9}html|html)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(r"<head\b[^<>]{0,1000}>", re.IGNORECASE)
_HEAD_END = re.compile(r"</head\s*>", re.IGNORECASE)
_HEADLINE = re.compile(r"<h1\b", re.IGNORECASE)
_FEWEST = 4
"""Marks from which on a text is taken for a web page's source; fewer may be what an article writes about."""


@dataclass(frozen=True, slots=True)
class Markup:
    """Where the marks stand: those that part the prose, and those amid a sentence."""

    parting: tuple[Span, ...]
    inline: tuple[Span, ...]

    def readable(self, text: str) -> str:
        """``text`` with spaces for the marks amid sentences; every other code point stays where it is."""
        return _filled(text, self.inline, " ")

    def prose(self, text: str) -> str:
        """``text`` with the marks that part it as line ends, the others as spaces: its lines are the page's blocks."""
        return _filled(self.readable(text), self.parting, "\n")

    def beside(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """``blocks`` of the prose and, in order, one of page furniture for each parting mark."""
        own = (Block(BlockKind.BOILERPLATE, span) for span in self.parting)
        return tuple(sorted((*blocks, *own), key=lambda block: block.span))


NONE = Markup((), ())
"""The markup of a text that has none."""


def is_page(text: str) -> bool:
    """Whether ``text`` is the source of a whole web page, not a text with some tags."""
    return _WHOLE.match(text) is not None


def find_markup(text: str) -> Markup:
    """The markup of a web page's source; none where the text is no such source.

    The page's ``head`` is one mark where the page has a headline of its own: it repeats it. Time is linear.
    """
    if "<" not in text:
        return NONE
    marks = list(MARK.finditer(text))
    if not _PAGE.match(text) and len(marks) < _FEWEST:
        return NONE
    inside = _repeating_head(text)
    parting = [Span(*mark.span()) for mark in marks if _parts(mark)]
    inline = [Span(*mark.span()) for mark in marks if not _parts(mark)]
    if inside is not None:
        parting = sorted([inside, *(span for span in parting if not inside.contains(span))])
        inline = [span for span in inline if not inside.contains(span)]
    return Markup(tuple(_joined(parting)), tuple(inline))


def _parts(mark: re.Match[str]) -> bool:
    return mark["name"] is None or mark["name"].lower() in PARTING


def _repeating_head(text: str) -> Span | None:
    """The page's ``head``, where a headline stands below it."""
    begin = _HEAD.search(text)
    end = None if begin is None else _HEAD_END.search(text, begin.end())
    if begin is None or end is None or _HEADLINE.search(text, end.end()) is None:
        return None
    return Span(begin.start(), end.end())


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Neighbours that touch as one."""
    current: Span | None = None
    for span in spans:
        if current is not None and span.start <= current.end:
            current = current.joined(span)
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current


def _filled(text: str, spans: Iterable[Span], filler: str) -> str:
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], filler * len(span)]
        at = span.end
    return "".join((*parts, text[at:]))
