"""An article as it was read: its text as given, and what stands where in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from timeline_app.model.span import Span

_TITLE, _FIRST_WORDS = 160, 80
"""How long a name may be, in code points."""


class BlockKind(Enum):
    """What a stretch of the text is."""

    TITLE = "title"
    HEADING = "heading"
    BYLINE = "byline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text (a line, a paragraph or a part of one) and what it is. Blocks do not overlap."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Published:
    """The publication date (document creation time, DCT).

    ``span`` are the words that gave it, where the text has them; ``source`` says in plain words where it was
    found ("the line under the headline", "given by the user").
    """

    value: dt.date | dt.datetime
    source: str
    span: Span | None = None

    @property
    def day(self) -> dt.date:
        """The calendar day."""
        return self.value.date() if isinstance(self.value, dt.datetime) else self.value


@dataclass(frozen=True, slots=True)
class Article:
    """A text as given, with its blocks in order.

    ``origin`` names where it came from (a file's name, "pasted text"); ``warnings`` are plain sentences on what
    is doubtful; ``language`` is an ISO 639-1 code.
    """

    text: str
    blocks: tuple[Block, ...]
    title: Span | None = None
    published: Published | None = None
    origin: str = ""
    url: str = ""
    encoding: str = "utf-8"
    language: str = "en"
    warnings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What to call it: its title, else its first words, else where it came from; one line."""
        if self.title is not None:
            return _one_line(self.title.of(self.text), _TITLE)
        prose = next((block.span for block in self.blocks if block.kind is BlockKind.PARAGRAPH), None)
        start = 0 if prose is None else prose.start
        end = min(start + 4 * _FIRST_WORDS, len(self.text) if prose is None else prose.end)
        return _one_line(self.text[start:end], _FIRST_WORDS) or self.origin


def _one_line(words: str, most: int) -> str:
    """The words with single blanks; cut between words, with an ellipsis, where they are longer than ``most``."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    return (line[:most].rpartition(" ")[0] or line[:most]).rstrip(",;:–—-") + "…"
