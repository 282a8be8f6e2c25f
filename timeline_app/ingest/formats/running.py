"""What is printed on every page of a document: running heads and feet, and the pages' numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from timeline_app.ingest.formats.pdf_lines import Line

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|p\.?|s\.?|pagina|página|str\.?|стр\.?)?\s?[-–—]?\s?\d{1,4}\s?[-–—]?(?:\s?(?:/|of|von|sur|de|di|z|из)\s?\d{1,4})?",
    re.IGNORECASE,
)
_EDGE = 3
"""Lines at the top and at the bottom of a page that may run."""
_SHARE = 0.5
"""Share of the pages on which a line stands that runs."""
_FEWEST = 3


def without_running(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages' lines without what runs: what stands at the edges of most of them but for its numbers."""
    counts = Counter(form for page in pages for form in {_form(line) for line in _edges(page)})
    full = sum(1 for page in pages if page)
    running = {form for form, count in counts.items() if count >= max(_FEWEST, _SHARE * full)}
    done = []
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        outer = {id(line) for line in (*page[:1], *page[-1:])}
        done.append(
            [
                line
                for line in page
                if not (id(line) in edges and _form(line) in running)
                and not (id(line) in outer and len(page) > 1 and full > 1 and _PAGE_NUMBER.fullmatch(line.words))
            ]
        )
    return done


def _edges(page: Sequence[Line]) -> Sequence[Line]:
    return page if len(page) <= 2 * _EDGE else [*page[:_EDGE], *page[-_EDGE:]]


def _form(line: Line) -> str:
    """The words with their numbers alike, and roughly where they stand: prose that repeats itself moves."""
    return f"{_NUMBER.sub('#', line.words.casefold())}@{round(line.bottom / 4)}"
