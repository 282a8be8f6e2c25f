"""The lines of a PDF page as PDFium finds them, with where they stand and how large their letters are."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

_BREAKS = frozenset({10, 13})
_NOT_SAID = frozenset({0, 0xFFFE, 0xFFFF})
_BOLD = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
"""A flag of a font's descriptor (ISO 32000-1, table 123)."""
_NAME_LENGTH = 100
_JUMP = 0.5
"""How far, in heights of the letters, a word stands below the last one where it begins a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page (counted from 0): places and the ``size`` of its letters in points, from the lower left corner."""

    words: str
    page: int
    left: float
    right: float
    bottom: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    right: float
    bottom: float
    top: float


def lines_of(document: pdfium.PdfDocument, number: int) -> Iterator[Line]:
    """The lines of page ``number`` in the order of its text.

    Raises:
        PdfiumError: if the page is damaged.
    """
    page = document[number]
    text = page.get_textpage()
    try:
        count = text.count_chars()
        codes = [raw.FPDFText_GetUnicode(text, at) for at in range(count)]
        begin = 0
        for end in _ends(text, codes):
            line = _line(text, codes, range(begin, end), number)
            if line is not None:
                yield line
            begin = end
    finally:
        text.close()
        page.close()


def _ends(text: pdfium.PdfTextPage, codes: Sequence[int]) -> Iterator[int]:
    """Where lines end: at breaks, and where a word stands lower and further left than the one before it.

    PDFium joins lines that it takes for one broken by the program that wrote the file.
    """
    last: _Box | None = None
    for at, code in enumerate(codes):
        if code in _BREAKS:
            last = None
            yield at + 1
        elif code > 32 and (at == 0 or codes[at - 1] <= 32):
            box = _box(text, at)
            if box is None:
                continue
            if last is not None and _lower(box, last):
                yield at
            last = box
    yield len(codes)


def _lower(box: _Box, last: _Box) -> bool:
    height = max(box.top - box.bottom, last.top - last.bottom, 1)
    return last.bottom - box.bottom > _JUMP * height and box.top < last.bottom + _JUMP * height and box.left < last.left


def _line(text: pdfium.PdfTextPage, codes: Sequence[int], places: range, page: int) -> Line | None:
    words = "".join(chr(codes[at]) for at in places if codes[at] not in _NOT_SAID and codes[at] not in _BREAKS)
    seen = [at for at in places if codes[at] > 32]
    if not seen:
        return None
    first, last = _box(text, seen[0]), _box(text, seen[-1])
    if first is None or last is None:
        first = last = _Box(0, 0, 0, 0)
    middle = seen[len(seen) // 2]
    bottom = min(first.bottom, last.bottom)
    return Line(words.strip(), page, first.left, last.right, bottom, _size(text, middle), _is_bold(text, middle))


def _box(text: pdfium.PdfTextPage, at: int) -> _Box | None:
    """Where a character stands, from its origin up by the size of its letters; None where that is not known."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not raw.FPDFText_GetCharBox(text, at, left, right, bottom, top):
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    found = raw.FPDFText_GetCharOrigin(text, at, x, y)
    base = y.value if found else bottom.value
    return _Box(left.value, right.value, base, max(top.value, base))


def _size(text: pdfium.PdfTextPage, at: int) -> float:
    """The size of the letters on the page: that of the font, scaled as the text is."""
    matrix = raw.FS_MATRIX()
    size = float(raw.FPDFText_GetFontSize(text, at))
    scale = math.hypot(matrix.c, matrix.d) if raw.FPDFText_GetMatrix(text, at, matrix) else 1.0
    return round(size * (scale or 1.0), 1)


def _is_bold(text: pdfium.PdfTextPage, at: int) -> bool:
    flags, name = ctypes.c_int(), ctypes.create_string_buffer(_NAME_LENGTH)
    length = raw.FPDFText_GetFontInfo(text, at, name, _NAME_LENGTH, flags)
    return bool(flags.value & _FORCE_BOLD) or (0 < length <= _NAME_LENGTH and _BOLD.search(name.value) is not None)
