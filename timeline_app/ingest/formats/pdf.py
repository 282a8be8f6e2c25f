"""PDF documents, by pypdfium2: lines with their places on the page, joined to passages."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import pypdfium2 as pdfium

from timeline_app.ingest.drafts import Draft, Part, part
from timeline_app.ingest.formats.hints import of_moments
from timeline_app.ingest.formats.moments import read_pdf_moment
from timeline_app.ingest.formats.pdf_lines import Line, lines_of
from timeline_app.ingest.formats.running import without_running
from timeline_app.ingest.stamps import read_bare
from timeline_app.model import BlockKind, InputError

_MOST_PAGES = 3_000
_MOST_CHARACTERS = 12_000_000
_LARGER = 1.15
"""How much larger than the text's a heading's letters are at least."""
_TITLE_LARGER = 1.3
_GAP = 1.45
"""How much farther than usual the next line stands where a passage ends, in usual distances."""
_SMALLEST_STEP = 0.7
"""Heights of letters below which a line stands beside another one, as an index does."""
_USUAL = 1.2
_SHORT = 0.85
"""Share of the column's width below which a line that ends a sentence ends its passage."""
_INDENT = 0.8
"""Indent of a passage's first line, in heights of its letters."""
_LONGEST_HEADING = 200
_HYPHENS = "-\u00ad\u2010\u0002"
_ITEM = re.compile(r"[•‣◦▪●■□–*]\s")
"""What an item of a list begins with."""
_UNSPACED = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")
"""Chinese and Japanese, which write no blanks between words."""
_HEADER = 4
"""Lines of a passage within which a line that is a date can be the header's."""
_LONGEST_STAMP = 60
_MID_SENTENCE = re.compile(
    r"(?:[,;(–-]|\b(?:on|of|in|at|by|to|from|since|until|till|before|after|and|or|the|for|between|dated|through))$",
    re.IGNORECASE,
)
"""The end of a line that goes on with a date."""
_ENDS = (".", "!", "?", "…", "”", "»", '"', ":", "。")


def read(data: bytes, origin: str) -> Draft:
    """The draft of a PDF document.

    Raises:
        InputError: if it is damaged, locked, or holds no text.
    """
    document = _opened(data, origin)
    try:
        pages, warnings = _pages(document, origin)
        metadata = document.get_metadata_dict()
    finally:
        document.close()
    if not any(pages):
        message = (
            f"{origin} is a PDF document without text, perhaps of scanned pages: put it through text recognition first."
        )
        raise InputError(message)
    body = without_running(pages)
    parts = tuple(_passages(body))
    made = of_moments(origin, *(read_pdf_moment(str(metadata.get(name, ""))) for name in ("CreationDate", "ModDate")))
    return Draft(_titled(parts, str(metadata.get("Title", ""))), warnings=(*warnings, *made))


def _opened(data: bytes, origin: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = (
            "is locked with a password; save it without one first" if locked else "is damaged and could not be opened"
        )
        message = f"{origin} is a PDF document, but it {what}."
        raise InputError(message) from error


def _pages(document: pdfium.PdfDocument, origin: str) -> tuple[list[list[Line]], tuple[str, ...]]:
    """The lines of each page, and sentences on what could not be read."""
    count, left = len(document), _MOST_CHARACTERS
    pages: list[list[Line]] = []
    broken, empty = 0, 0
    for number in range(min(count, _MOST_PAGES)):
        try:
            lines = list(lines_of(document, number))
        except pdfium.PdfiumError:
            broken, lines = broken + 1, []
        empty += not lines
        left -= sum(len(line.words) for line in lines)
        pages.append(lines)
        if left <= 0:
            break
    warnings = []
    if len(pages) < count:
        warnings.append(f"Only the first {len(pages)} of {count} pages of {origin} were read.")
    if broken:
        warnings.append(f"{origin} is damaged: {_many(broken)} could not be read.")
    if broken < empty < len(pages):
        warnings.append(
            f"{_many(empty - broken).capitalize()} of {origin} {'has' if empty - broken == 1 else 'have'} no text."
        )
    return pages, tuple(warnings)


def _many(pages: int) -> str:
    return "one page" if pages == 1 else f"{pages} pages"


def _passages(pages: Sequence[Sequence[Line]]) -> Iterator[Part]:
    """The lines joined to passages, across pages where a sentence goes on."""
    lines = [line for page in pages for line in page]
    if not lines:
        return
    usual = _usual(pages)
    size = statistics.median(line.size for line in lines for _ in range(1 + len(line.words) // 20))
    current: list[Line] = []
    for line in lines:
        if current and _ends(current, line, usual, size):
            yield from _made(current, size)
            current = []
        current.append(line)
    yield from _made(current, size)


def _usual(pages: Sequence[Sequence[Line]]) -> float:
    """The usual distance between the lines of a passage, in heights of its letters.

    The lower quartile of all: where passages are of two lines, every second distance is one between passages.
    """
    steps = [
        (one.bottom - two.bottom) / max(one.size, 1)
        for page in pages
        for one, two in pairwise(page)
        if one.bottom - two.bottom > _SMALLEST_STEP * one.size and abs(one.size - two.size) < 1
    ]
    return sorted(steps)[len(steps) // 4] if steps else _USUAL


def _ends(current: Sequence[Line], line: Line, usual: float, size: float) -> bool:
    """Whether the passage ends before ``line``."""
    last = current[-1]
    if _ITEM.match(line.words) or _about_stamp(current, line):
        return True
    if abs(last.size - line.size) > (_LARGER - 1) * size:
        return True
    if last.bold != line.bold and (last.right - last.left < _SHORT * (line.right - line.left) or _is_end(last)):
        return True
    if line.bottom >= last.bottom or line.page != last.page:
        # The next column or page: only an unfinished sentence goes on there.
        return _is_end(last)
    if last.bottom - line.bottom > usual * _GAP * max(last.size, 1):
        return True
    width = max(one.right for one in current) - min(one.left for one in current)
    if line.left - min(one.left for one in current[1:] or current) > _INDENT * line.size and len(current) > 1:
        return True
    short = last.right - last.left < _SHORT * max(width, line.right - line.left)
    return short and _is_end(last)


def _about_stamp(current: Sequence[Line], line: Line) -> bool:
    """Whether a line that is a date and no more ("5 March 2024" below the title) stands before or after the break.

    Within a sentence it is one only by the width of the column: "was signed on" goes on with it.
    """
    if line.page or len(current) > _HEADER or _MID_SENTENCE.search(current[-1].words.rstrip()):
        return False
    if len(current) == 1 and _is_stamp(current[0]):
        return True
    return _is_stamp(line)


def _is_stamp(line: Line) -> bool:
    words = line.words.strip()
    return len(words) <= _LONGEST_STAMP and read_bare(words, 0, ()) is not None


def _is_end(line: Line) -> bool:
    return line.words.rstrip().endswith(_ENDS)


def _made(lines: Sequence[Line], size: float) -> Iterator[Part]:
    """The passage of some lines: words that were parted at the end of a line are joined."""
    words = ""
    for line in lines:
        piece = line.words.strip()
        if words[-1:] in _HYPHENS and words[-2:-1].isalpha() and piece[:1].islower():
            words = words[:-1] + piece
        elif _UNSPACED.match(words[-1:]) and _UNSPACED.match(piece):
            words += piece
        else:
            words = f"{words} {piece}" if words else piece
    large = min(line.size for line in lines) > size * _LARGER
    bold = all(line.bold for line in lines) and len(lines) <= 2 and not words.endswith((".", ",", ";"))
    heading = len(words) <= _LONGEST_HEADING and (large or bold)
    made = part(words.replace("\u0002", "-"), BlockKind.HEADING if heading else None)
    if made is not None:
        largest = max(line.size for line in lines) > size * _TITLE_LARGER
        first = heading and largest and lines[0].page == 0
        yield replace(made, kind=BlockKind.TITLE) if first else made


def _titled(parts: tuple[Part, ...], named: str) -> tuple[Part, ...]:
    """``parts`` with one title at most: the passage that the document's own title names, else the first large one."""
    same = " ".join(named.split()).casefold()
    chosen = next((at for at, one in enumerate(parts[:12]) if same and one.words.casefold() == same), None)
    if chosen is None:
        chosen = next((at for at, one in enumerate(parts[:12]) if one.kind is BlockKind.TITLE), None)
    return tuple(
        replace(one, kind=BlockKind.TITLE)
        if at == chosen
        else (replace(one, kind=BlockKind.HEADING) if one.kind is BlockKind.TITLE else one)
        for at, one in enumerate(parts)
    )
