"""Words out of plain text as the treebanks cut them (EWT and GUM, Penn conventions).

Clitics stand alone ("do" + "n't", "Trump" + "'s"), hyphens between letters are words, and
abbreviations keep their full stop. Linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_app.language.abbreviations import keeps_stop

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Longest word in code points; a longer run is cut.
LONGEST_WORD: Final = 60

_PIECE: Final = re.compile(
    r"""
    (?P<address>(?:https?://|www\.)[^\s<>"()\[\]]{1,500}
        |[A-Za-z0-9_.+-]{1,60}@[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){1,8}
        |(?<![A-Za-z0-9.@])(?:[A-Za-z0-9-]{1,60}\.){1,4}(?:com|org|net|gov|edu|info|co\.uk)\b)
    |(?P<initials>(?<![A-Za-z])(?:[A-Za-z]\.){2,8}(?![A-Za-z]{2}))
    |(?P<phone>(?<!\d)(?:\d{3}-){1,2}\d{4}(?!\d))
    |(?P<number>\d{1,30}(?:[.,:/]\d{1,30}){0,8})
    |(?P<prefix>(?<![^\W_])(?i:anti|co|counter|cross|e|ex|inter|intra|mid|mini|multi|neo|non|over|post|pre|pro|re
        |semi|socio|sub|un|ultra|wi)-[^\W\d_]{2,40}(?![^\W_]))
    |(?P<joined>[A-Z]{1,3}&[A-Z]{1,3}(?![A-Za-z]))
    |(?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]){0,59})
    |(?P<same>\.{2,20}|-{2,20}|!{1,20}|\?{1,20}|\*{1,20}|_{1,20}|={2,20}|~{1,20})
    |(?P<mark>\S)
    """,
    re.VERBOSE,
)
_CLITIC: Final = re.compile(r"(?i)'(?:s|re|ve|ll|d|m)(?![^\W_])")
_NOT: Final = re.compile(r"(?i)^(do|does|did|is|are|was|were|has|have|had|wo|would|ca|could"
                         r"|should|must|might|need|ai|sha|ought|dare)n$")  # fmt: skip
_JOINED: Final = {
    "cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "gimme": 3, "lemme": 3, "dunno": 2,
}  # fmt: skip
_UNIT: Final = re.compile(r"(?i)^(?:am|pm|a\.m\.|p\.m\.|km|kg|cm|mm|mph|kph|m|bn|k|mb|gb|tn)$")
_ORDINAL: Final = re.compile(r"(?i)^(?:st|nd|rd|th|s)$")


def words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of the words in ``text[start:end]``, in order.

    ``text`` has plain quotes (see :func:`timeline_app.language.normal.plain`).
    """
    pending: tuple[int, int] | None = None
    for first, last in _pieces(text, start, end):
        if pending is not None and _glued(text, pending, first, last):
            pending = (pending[0], last)
            continue
        if pending is not None:
            yield pending
        pending = (first, last)
    if pending is not None:
        yield pending


def _glued(text: str, pending: tuple[int, int], first: int, last: int) -> bool:
    """Whether a piece belongs to the word before it ("20" + "th", "Mr" + ".", "O" + "'Neill")."""
    if pending[1] != first or last - pending[0] > LONGEST_WORD:
        return False
    before, here = text[pending[0] : first], text[first:last]
    if here == ".":
        return keeps_stop(before, text[last : last + 2].strip()[:1].isdigit())
    if before[-1].isdigit():
        return bool(_ORDINAL.match(here)) or (
            not _UNIT.match(here) and here.isalpha() and (len(here) == 1 or before[0].isalpha())
        )
    return here[0].isdigit() and before[-1].isalpha() and before.isalnum()


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    place = start
    while True:
        match = _PIECE.search(text, place, end)
        if match is None:
            return
        first, last = match.span()
        kind = match.lastgroup
        if kind == "word":
            first_word, last, cut = _word(text, first, last, end)
            if cut:
                yield first_word, cut
                first = cut
        elif kind == "mark" and text[first] == "'":
            clitic = _CLITIC.match(text, first, end)
            if clitic and first > start and text[first - 1].isalnum():
                last = clitic.end()
        elif kind == "address":
            while last - first > 1 and text[last - 1] in ".,;:!?'":
                last -= 1
        yield first, last
        place = last


def _word(text: str, first: int, last: int, end: int) -> tuple[int, int, int]:
    """Where a run of letters ends, and where it is cut in two (0: nowhere)."""
    follows = text[last : last + 2].lower()
    if follows == "'t" and _NOT.match(text[first:last]) and not text[last + 2 : last + 3].isalpha():
        return first, min(last + 2, end), last - 1
    lower = text[first:last].lower()
    if follows[:1] == "'" and lower in ("o", "d", "l") and text[last + 1 : last + 2].isupper():
        match = re.compile(r"[^\W\d_]{1,60}").match(text, last + 1, end)
        if match:
            return first, match.end(), 0
    if lower in _JOINED and last - first > _JOINED[lower]:
        return first, last, first + _JOINED[lower]
    return first, last, 0
