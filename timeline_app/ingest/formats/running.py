"""What is printed on every page of a document: running heads and feet, and the pages' numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set

from timeline_app.ingest.formats.pdf_lines import Line

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|p\.?|s\.?|pagina|página|str\.?|стр\.?)?\s?[-–—]?\s?\d{1,4}\s?[-–—]?(?:\s?(?:/|of|von|sur|de|di|z|из)\s?\d{1,4})?",
    re.IGNORECASE,
)
_EDGE = 3
"""Lines at the top and at the bottom of a page that may run, from its edge inwards."""
_SHARE = 0.5
"""Share of the pages on which a line stands that runs."""
_FEWEST = 3


def without_running(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages' lines without what runs: what stands at the edges of most of them but for its numbers."""
    counts = Counter(form for page in pages for form in {_form(line) for line in _edges(page)})
    full = sum(1 for page in pages if page)
    running = {form for form, count in counts.items() if count >= max(_FEWEST, _SHARE * full)}
    return [_without(page, running, full) for page in pages]


def _without(page: Sequence[Line], running: Set[str], full: int) -> list[Line]:
    """The page's lines between what runs at its top and at its bottom."""
    lines = list(page)
    for at in (0, -1):
        for _ in range(_EDGE):
            if len(lines) > 1 and (
                _form(lines[at]) in running or (full > 1 and _PAGE_NUMBER.fullmatch(lines[at].words))
            ):
                del lines[at]
    return lines


def _edges(page: Sequence[Line]) -> Sequence[Line]:
    return page if len(page) <= 2 * _EDGE else [*page[:_EDGE], *page[-_EDGE:]]


def _form(line: Line) -> str:
    """The words with their numbers alike, and roughly where they stand: prose that repeats itself moves."""
    return f"{_NUMBER.sub('#', line.words.casefold())}@{round(line.bottom / 4)}"
