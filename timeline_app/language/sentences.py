"""Where sentences end: after a mark that ends one, never after a title or before a small letter.

Paragraphs always end sentences, so headings and captions stand alone; a dateline at the start of
a paragraph ("KYIV, Aug. 12 (Agency) - ...") is a sentence of its own. Linear in the text.
"""

# ruff: noqa: SIM905 - lists of words are read and edited as words
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_app.language.abbreviations import TITLES
from timeline_app.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Longest sentence in words; longer ones are cut (at a clause mark where there is one near).
LONGEST_SENTENCE: Final = 160

_Range = tuple[int, int]
_END: Final = re.compile(r"^(?:[.?!\u2026]+)$")
_CLOSERS: Final = "\"')]}"
_OPENERS: Final = "\"'([{"
_STARTERS: Final = frozenset(
    """the a an this that these those he she it they we i you his her its their our there here
    in on at by for from with as after before since when while if although though but and or so
    however meanwhile also both some many most all what who how why no not one two several
    earlier later last yesterday today now then under during despite according asked""".split()
)
_SAID: Final = frozenset("said says asked asks added adds told tells wrote writes cried".split())
_AFTER_TIME: Final = frozenset(
    """est edt cst cdt mst mdt pst pdt gmt utc bst cet eastern central pacific mountain local
    monday tuesday wednesday thursday friday saturday sunday et ct pt""".split()
)
_DATELINE: Final = re.compile(
    r"""[A-Z][A-Z.'\s-]{2,40}(?:,\s[A-Za-z][A-Za-z.\s]{1,25})?(?:,?\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?
        (?:,?\s\d{4})?(?:\s\([A-Za-z/\s]{2,30}\))?\s?(?:--|[-\u2013\u2014])\s""",
    re.VERBOSE,
)


def paragraphs_of(text: str) -> list[Span]:
    """Paragraphs of a plain text: lines, but lines wrapped at a width are one paragraph."""
    spans: list[Span] = []
    for match in re.finditer(r"[^\n\r\x0b\x0c]+", text):
        first, last = match.span()
        if not match.group().strip():
            continue
        if spans and _wrapped(text, spans[-1], first, last):
            spans[-1] = Span(spans[-1].start, last)
        else:
            spans.append(Span(first, last))
    return spans


def _wrapped(text: str, before: Span, first: int, last: int) -> bool:
    """Whether a line goes on where the one before it was broken."""
    gap = text[before.end : first]
    line_start = max(text.rfind("\n", before.start, before.end) + 1, before.start)
    return (
        gap.count("\n") <= 1
        and len(gap) <= 2
        and 45 <= before.end - line_start <= 100
        and text[before.end - 1] not in ".?!:\"'"
        and text[first].islower()
        and last - first <= 100
    )


def sentence_starts(text: str, words: Sequence[_Range]) -> list[int]:
    """Indexes of the words that start a sentence within one paragraph (plain text)."""
    if not words:
        return []
    starts = [0]
    dateline = _DATELINE.match(text, words[0][0], words[-1][1])
    place = 0
    while dateline and words[place][0] < dateline.end():
        place += 1
        if place == len(words):
            return starts
    if place:
        starts.append(place)
    index = place
    while index < len(words) - 1:
        following = _following(text, words, index, starts[-1])
        if following:
            if following < len(words):
                starts.append(following)
            index = following
        else:
            index += 1
    return _cut(text, words, starts)


def _following(text: str, words: Sequence[_Range], index: int, start: int) -> int:
    """The word that starts a new sentence if one ends with the word ``index``, else 0."""
    first, last = words[index]
    word = text[first:last]
    if word[-1] not in ".?!\u2026":
        return 0
    mark = bool(_END.match(word))
    if index == start or (mark and index == start + 1 and text[slice(*words[start])].isdigit()):
        return 0
    following, quoted = _after_closers(text, words, index + 1)
    following = _after_note(text, words, following)
    if following >= len(words):
        return following
    nxt = text[slice(*words[following])]
    opened = nxt in _OPENERS and following + 1 < len(words)
    opener = opened
    if opened:
        nxt = text[slice(*words[following + 1])]
    touching = words[following][0] == words[following - 1][1]
    if touching and not (mark and nxt[:1].isupper() and len(nxt) > 1 and _small(text, words, index)):
        return 0
    if mark:
        informal = text[words[start][0]].islower() and nxt.isalpha()
        begins = _begins(text, words, following, word, nxt, quoted, opener)
        return following if begins or informal else 0
    return following if _ends_after_abbreviation(word, nxt, opener, quoted) else 0


def _small(text: str, words: Sequence[_Range], index: int) -> bool:
    """Whether the word before the mark is an ordinary small one ("said.The")."""
    before = text[slice(*words[index - 1])]
    return len(before) > 1 and before.islower()


def _after_closers(text: str, words: Sequence[_Range], index: int) -> tuple[int, bool]:
    """The first word after quotes and brackets that close, and whether a quote closed."""
    quoted = False
    while index < len(words) and text[words[index][0]] in _CLOSERS:
        first, last = words[index]
        attached = first == words[index - 1][1]
        spaced_after = index + 1 >= len(words) or words[index + 1][0] > last
        if (
            last - first > 2
            or not attached
            or (text[first] in "\"'" and not spaced_after and text[words[index + 1][0]] not in _CLOSERS)
        ):
            break
        quoted = quoted or text[first] in "\"'"
        index += 1
    return index, quoted


def _after_note(text: str, words: Sequence[_Range], index: int) -> int:
    """The word after a reference mark such as ``[12]``, which belongs to the sentence before."""
    here = [text[slice(*span)] for span in words[index : index + 3]]
    if len(here) == 3 and here[0] == "[" and here[2] == "]" and len(here[1]) < 4:
        return _after_note(text, words, index + 3)
    return index


def _begins(
    text: str,
    words: Sequence[_Range],
    following: int,
    mark: str,
    nxt: str,
    quoted: bool,
    opener: bool,
) -> bool:
    """Whether a sentence can begin with ``nxt`` after the end mark ``mark``."""
    if nxt[:1].islower() or nxt[:1] in ",;:)-\u2013\u2014%":
        return False
    if (mark != "." and quoted) and not opener:
        near = [text[slice(*span)].lower() for span in words[following : following + 4]]
        return not any(word in _SAID for word in near[1:])
    return True


def _ends_after_abbreviation(word: str, nxt: str, opener: bool, quoted: bool) -> bool:
    lower = word.rstrip(".").lower()
    if lower in TITLES:
        return quoted
    if not nxt[:1].isupper():
        return False
    if lower in ("a.m", "p.m"):
        return nxt.lower() not in _AFTER_TIME
    return opener or quoted or (nxt.lower() in _STARTERS and not nxt.isupper()) or nxt in ("A", "I")


def _cut(text: str, words: Sequence[_Range], starts: list[int]) -> list[int]:
    """The starts with more where a sentence is longer than the longest allowed."""
    made: list[int] = []
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        made.append(start)
        while end - made[-1] > LONGEST_SENTENCE:
            limit = made[-1] + LONGEST_SENTENCE
            marks = (i for i in range(limit, limit - 60, -1) if text[words[i - 1][0]] in ";:,")
            made.append(next(marks, limit))
    return made
