"""The text of a page in its order, passage by passage, however its tags are nested: for e-books, e-mails and pages
in which the article cannot be told from what stands around it.

The tags are read one after the other and no tree is built, so that time is linear and no depth is too deep.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from timeline_app.ingest.drafts import Part, part
from timeline_app.ingest.markup import MARK, PARTING
from timeline_app.model import BlockKind

_KINDS = {
    "h1": BlockKind.TITLE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
_UNREAD = frozenset(
    {"head", "nav", "select", "textarea", "button", "noscript", "svg", "math", "object", "audio", "video"}
)
"""Elements whose words are none of a text's."""
_RESUMED = frozenset({"body", "main", "article", "h1"})
"""Elements that end those in any case: a tag that was never closed must not swallow the page."""
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_UNCLOSED = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "option", "thead", "tbody", "tfoot", "colgroup"})
"""Elements whose end tags may be left out (HTML Living Standard, section 13.1.2.4)."""
_CELLS = frozenset({"td", "th"})


@dataclass(slots=True)
class _Flow:
    """The passages so far, and the words of the one that is being read."""

    parts: list[Part] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    cells: int = 0
    kind: tuple[str, BlockKind] | None = None
    unread: str = ""

    def flush(self) -> None:
        """End the passage."""
        if self.words:
            made = part("".join(self.words), self.kind and self.kind[1])
            if made is not None:
                self.parts.append(made)
            self.words.clear()
        self.cells = 0

    def cell(self) -> None:
        """Begin a table's cell in the passage of its row, unless blocks in cells have made passages of their own."""
        if any(not words.isspace() for words in self.words):
            self.words.append(": " if self.cells == 1 else "; ")
        else:
            self.words.clear()
        self.cells += 1


def read_flow(source: str) -> tuple[Part, ...]:
    """The passages of a page's ``source``, its first headline of the highest rank being a title."""
    flow, at = _Flow(), 0
    for mark in MARK.finditer(source):
        if mark.start() > at and not flow.unread:
            flow.words.append(html.unescape(source[at : mark.start()]))
        at = mark.end()
        if mark["name"] is not None:
            _tag(flow, mark["name"].lower(), closing=source.startswith("</", mark.start()))
    if not flow.unread:
        flow.words.append(html.unescape(source[at:]))
    flow.flush()
    return tuple(flow.parts)


def _tag(flow: _Flow, name: str, *, closing: bool) -> None:
    if flow.unread:
        if (closing and name == flow.unread) or (not closing and name in _RESUMED):
            flow.unread = ""
        else:
            return
    if name in _UNREAD:
        flow.flush()
        if not closing:
            flow.unread = name
    elif name in _CELLS:
        if not closing:
            flow.cell()
    elif name in PARTING:
        flow.flush()
    kind = _KINDS.get(name)
    if kind is not None:
        flow.kind = None if closing else (name, kind)
    elif flow.kind is not None and name in _RESUMED:
        flow.kind = None


def depth(source: str) -> int:
    """How deep the elements are nested at most, those not counted that need no end tag."""
    now = most = 0
    for name, closing in _tags(source):
        if name in _VOID or name in _UNCLOSED:
            continue
        now = max(0, now - 1) if closing else now + 1
        most = max(most, now)
    return most


def _tags(source: str) -> Iterator[tuple[str, bool]]:
    for mark in _NAMED.finditer(source):
        if not mark["end"]:
            yield mark["name"].lower(), bool(mark["slash"])


_NAMED = re.compile(r"<(?P<slash>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,40})[^<>]{0,4000}?(?P<end>/?)>")
"""A tag; one that ends with "/>" has no content in XHTML."""
