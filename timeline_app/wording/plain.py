"""Words of an article made fit for one line of a label: nothing in them can reorder, break or format what is around.

An article is not trusted. Labels show it with ``Qt.TextFormat.PlainText``; this module takes away what plain text
can still do: line breaks, control characters, and the bidirectional overrides of Unicode (UAX #9, section 2).
"""

from __future__ import annotations

import re

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufdd0\ufdd1\ud800-\udfff]+|\\s+")


def one_line(text: str, limit: int = 400) -> str:
    """``text`` on one line of at most ``limit`` code points, cut at a word with an ellipsis."""
    flat = _UNSEEN.sub(" ", _BIDI.sub("", text[: limit * 4])).strip()
    if len(flat) <= limit:
        return flat
    cut = flat[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit // 2 else cut).rstrip() + "…"


def quoted(text: str, limit: int = 160) -> str:
    """``text`` on one line between typographic quotation marks."""
    return f"“{one_line(text, limit)}”"


def counted(number: int, noun: str) -> str:
    """A number and its noun: ``1 event``, ``1,200 events``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def ampersand(text: str) -> str:
    """``text`` for a button or a menu, where Qt takes a lone ampersand for a mnemonic."""
    return text.replace("&", "&&")
