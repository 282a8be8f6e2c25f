"""The same article twice: exactly, or nearly, as a corrected reprint and an agency's text in two newspapers are.

Nearness is counted in shingles, runs of five words (Broder, "On the resemblance and containment of documents", 1997):
the share of the shorter text's shingles that the longer one has too. Containment rather than resemblance, since papers
cut agency texts from the end.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from timeline_app.model import Article, BlockKind

NEAR: Final = 0.6
"""Share of common shingles from which two texts count as nearly the same.

A changed word costs the five shingles that hold it: a text with one change in every twelve words still shares 0.6. Of
all pairs of 286 agency and newspaper texts, many on the same events, the three that were printed twice share 0.90 and
more; the next share 0.45 (one report rewritten for the next day) and 0.30.
"""
_RUN: Final = 5
_FEWEST: Final = 20
"""Shingles that a text needs for a share of them to tell anything; a shorter one is only ever exactly the same."""
_MOST_WORDS: Final = 20_000
"""Words of which shingles are made: longer texts, which are books, are known by their beginning."""
_WORD: Final = re.compile(r"\w+(?:['.-]\w+)*")
_OWN: Final = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CAPTION})
"""Blocks that are the article's own. Names, dates and furniture of a page make no article the same."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What an article is known by: a digest of its words in order, and its shingles as numbers of 64 bits."""

    digest: bytes
    shingles: frozenset[int]

    @classmethod
    def of(cls, article: Article) -> Fingerprint:
        """The fingerprint of an article. Case, punctuation, line ends and forms of a letter make no difference."""
        digest, first = hashlib.blake2b(digest_size=16), list[str]()
        for word in _words(article):
            digest.update(word.encode("utf-8", "replace") + b" ")
            if len(first) < _MOST_WORDS:
                first.append(word)
        return cls(digest.digest(), frozenset(_shingles(first)))

    def same(self, other: Fingerprint) -> bool:
        """Whether the words are the same, all of them in the same order."""
        return self.digest == other.digest

    def share(self, other: Fingerprint) -> float:
        """The share of the shorter text's shingles that both have, 0 to 1; 0 where it is too short to tell."""
        if self.same(other):
            return 1.0
        shorter = min(len(self.shingles), len(other.shingles))
        return len(self.shingles & other.shingles) / shorter if shorter >= _FEWEST else 0.0


def _words(article: Article) -> Iterator[str]:
    """The words of the article's own blocks, of all its text where nothing was told apart."""
    pieces: Iterable[str] = (block.span.of(article.text) for block in article.blocks if block.kind in _OWN)
    for piece in pieces if article.blocks else (article.text,):
        plain = unicodedata.normalize("NFKC", piece).casefold().replace("’", "'")
        yield from (match[0] for match in _WORD.finditer(plain))


def _shingles(words: list[str]) -> Iterator[int]:
    for start in range(len(words) - _RUN + 1):
        run = " ".join(words[start : start + _RUN]).encode("utf-8", "replace")
        yield int.from_bytes(hashlib.blake2b(run, digest_size=8).digest(), "little")
