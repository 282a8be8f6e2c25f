"""From code points of the text as given to positions of a Qt text document, and back.

Qt counts UTF-16 units and turns every line ending into one; spans count Unicode code points of the text as given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from timeline_app.model import Span

_UNEVEN = re.compile("\r\n|[\U00010000-\U0010ffff]")
_BREAK = re.compile("\r\n|[\r\u2028\u2029\ufdd0\ufdd1]")
_UNSHOWABLE = re.compile("[\x00\ud800-\udfff]")


def shown(text: str) -> str:
    """``text`` as a Qt document takes it in: each line ending one newline, what cannot be shown a U+FFFD."""
    return _UNSHOWABLE.sub("\ufffd", _BREAK.sub("\n", text))


class TextMap:
    """The two-way map for one text. Building it is linear, a look-up logarithmic in the uneven places."""

    def __init__(self, text: str) -> None:
        matches = [(match.start(), -1 if match[0] == "\r\n" else 1) for match in _UNEVEN.finditer(text)]
        self._places = [start for start, _ in matches]
        self._shifts = [0, *accumulate(shift for _, shift in matches)]
        self._targets = [
            start + before + (2 if shift > 0 else 1)
            for (start, shift), before in zip(matches, self._shifts, strict=False)
        ]
        self._length = len(text)

    def position(self, offset: int) -> int:
        """The document position of a code point offset: inside a line ending, its end; past the text's end, the end."""
        offset = min(offset, self._length)
        index = bisect_right(self._places, offset - 1)
        return offset + self._shifts[index] + self._inside(index, offset)

    def _inside(self, index: int, offset: int) -> int:
        """One more where ``offset`` stands between a carriage return and its line feed."""
        if index == 0:
            return 0
        shift = self._shifts[index] - self._shifts[index - 1]
        return 1 if shift < 0 and offset == self._places[index - 1] + 1 else 0

    def offset(self, position: int) -> int:
        """The code point offset of a document position; inside a surrogate pair, that of the pair."""
        index = bisect_right(self._targets, position)
        offset = position - self._shifts[index]
        if index < len(self._places):
            offset = min(offset, self._places[index])
        return max(0, min(offset, self._length))

    def range(self, span: Span) -> tuple[int, int]:
        """Start and end position of a span."""
        return self.position(span.start), self.position(span.end)
