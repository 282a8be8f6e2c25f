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
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
"""A flag of a font's descriptor (ISO 32000-1, table 123)."""
_NAME_LENGTH = 100
_JUMP = 0.5
"""How far, in heights of the letters, a word stands below the last one where it begins a line."""
_COLUMN = 3
"""How far above it stands where it begins a column."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page (counted from 0): places and ``size`` of its letters in points, from the lower left corner."""

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


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page's text, and the page as it is shown: its box in the text's places, and by how much it is turned."""

    text: pdfium.PdfTextPage
    crop: tuple[float, float, float, float]
    turned: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        left, bottom, right, top = self.crop
        return (right - left, top - bottom) if self.turned % 180 == 0 else (top - bottom, right - left)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the text is shown (the page turned clockwise)."""
        left, bottom, right, top = self.crop
        turns = {0: (x - left, y - bottom), 90: (y - bottom, right - x), 180: (right - x, top - y)}
        return turns.get(self.turned, (top - y, x - left))

    def box(self, at: int) -> _Box | None:
        """Where a character stands, its ``bottom`` being the line of writing; None where that is not known."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        if not raw.FPDFText_GetCharBox(self.text, at, left, right, bottom, top):
            return None
        (x1, y1), (x2, y2) = self.place(left.value, bottom.value), self.place(right.value, top.value)
        x, y = ctypes.c_double(), ctypes.c_double()
        found = raw.FPDFText_GetCharOrigin(self.text, at, x, y)
        base = self.place(x.value, y.value)[1] if found else min(y1, y2)
        return _Box(min(x1, x2), max(x1, x2), base, max(y1, y2, base))

    def letters(self, at: int) -> float:
        """The size of a character's font as shown."""
        matrix = raw.FS_MATRIX()
        size = float(raw.FPDFText_GetFontSize(self.text, at))
        scale = math.hypot(matrix.c, matrix.d) if raw.FPDFText_GetMatrix(self.text, at, matrix) else 1.0
        return round(size * (scale or 1.0), 1)

    def bold(self, at: int) -> bool:
        """Whether a character's font is a bold one, by its name or its flags."""
        flags, name = ctypes.c_int(), ctypes.create_string_buffer(_NAME_LENGTH)
        length = raw.FPDFText_GetFontInfo(self.text, at, name, _NAME_LENGTH, flags)
        return bool(flags.value & _FORCE_BOLD) or (0 < length <= _NAME_LENGTH and _BOLD.search(name.value) is not None)


def lines_of(document: pdfium.PdfDocument, number: int) -> Iterator[Line]:
    """The lines of page ``number`` in the order of its text; not those beside the page, which nobody sees.

    Raises:
        PdfiumError: if the page is damaged.
    """
    page = document[number]
    text = page.get_textpage()
    try:
        sheet = _Sheet(text, page.get_cropbox(), page.get_rotation())
        codes = [raw.FPDFText_GetUnicode(text, at) for at in range(text.count_chars())]
        width, height = sheet.size
        begin = 0
        for end in _ends(sheet, codes):
            line = _line(sheet, codes, range(begin, end), number)
            if line is not None and line.right >= 0 and line.left <= width and 0 <= line.bottom <= height:
                yield line
            begin = end
    finally:
        text.close()
        page.close()


def _ends(sheet: _Sheet, codes: Sequence[int]) -> Iterator[int]:
    """Where lines end: at breaks, and where a word stands apart from the one before it.

    PDFium joins lines that it takes for one broken by the program that wrote the file.
    """
    last: _Box | None = None
    for at, code in enumerate(codes):
        if code in _BREAKS:
            last = None
            yield at + 1
        elif code > 32 and (at == 0 or codes[at - 1] <= 32):
            box = sheet.box(at)
            if box is None:
                continue
            if last is not None and _apart(box, last):
                yield at
            last = box
    yield len(codes)


def _apart(box: _Box, last: _Box) -> bool:
    """Whether a word stands below the one before it and not behind it, or far above: at the top of a column."""
    height = max(box.top - box.bottom, last.top - last.bottom, 1)
    below = last.bottom - box.bottom > _JUMP * height and box.left < last.right
    return below or box.bottom - last.bottom > _COLUMN * height


def _line(sheet: _Sheet, codes: Sequence[int], places: range, page: int) -> Line | None:
    said = "".join(chr(codes[at]) for at in places if codes[at] not in _NOT_SAID and codes[at] not in _BREAKS)
    words = said.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").strip()
    seen = [at for at in places if codes[at] > 32]
    if not seen or not words:
        return None
    first, last = sheet.box(seen[0]) or _Box(0, 0, 0, 0), sheet.box(seen[-1]) or _Box(0, 0, 0, 0)
    middle = seen[len(seen) // 2]
    bottom = min(first.bottom, last.bottom)
    return Line(words, page, first.left, last.right, bottom, sheet.letters(middle), sheet.bold(middle))
