"""What reads an article: the parts that know how, behind one small interface, imported when first needed.

The window is shown before dateparser and the language pipeline are loaded; the reader's thread loads them.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from timeline_app.model import Article, BlockKind, Extraction, InputError, Published

Progress = Callable[[float], None]
"""Told how much of the work is done, 0 to 1."""

Cancelled = Callable[[], bool]
"""Asked now and then whether to stop."""

_FEWEST_WORDS = 80
"""Words below which a page of the web hardly holds an article."""


class Engine(Protocol):
    """Reads articles. Every method may take long and is called in a worker thread.

    Raises (all that take ``cancelled``):
        CancelledError: soon after it says so.
    """

    def warm_up(self) -> None:
        """Load what is slow to load."""
        ...

    def read_file(self, path: str, cancelled: Cancelled) -> Article:
        """The article of a file.

        Raises:
            InputError: if there is none.
        """
        ...

    def read_text(self, text: str, origin: str, cancelled: Cancelled) -> Article:
        """The article of a text, or of the source of a web page."""
        ...

    def read_address(self, url: str, cancelled: Cancelled) -> Article:
        """The article of a page of the web, which is fetched.

        Raises:
            InputError: if there is none.
        """
        ...

    def extract(
        self, article: Article, published: Published | None, progress: Progress, cancelled: Cancelled
    ) -> Extraction:
        """The events of the article; ``published`` takes the place of the article's own date.

        Cancelled amid a long text, it gives what was found so far.

        Raises:
            CancelledError: if ``cancelled`` said so before anything was found.
        """
        ...


class ArticleEngine:
    """The program's own way from a file to events.

    ``pipeline`` names an installed spaCy pipeline that the next reading takes, empty for the one that is shipped.
    """

    def __init__(self, pipeline: str = "") -> None:
        self.pipeline = pipeline

    def warm_up(self) -> None:
        """Load dateparser and the language pipeline."""
        from timeline_app.dates import parse_date  # noqa: PLC0415 - see the module's first lines
        from timeline_app.extraction import pipeline  # noqa: PLC0415 - see the module's first lines

        # What is loaded here stays to the end. Looking through it for garbage again and again, a tenth of a second each
        # time, would hold up the window now and while articles are read.
        gc.disable()
        try:
            parse_date("13 August 2024")
            with suppress(InputError):  # said when an article is read
                pipeline(self.pipeline)
            if not gc.get_freeze_count():
                gc.freeze()
        finally:
            gc.enable()

    def read_file(self, path: str, cancelled: Cancelled) -> Article:
        """The article of a file."""
        from timeline_app.ingest import read_file  # noqa: PLC0415 - see the module's first lines

        return read_file(path, cancelled=cancelled)

    def read_text(self, text: str, origin: str, cancelled: Cancelled) -> Article:
        """The article of a text."""
        from timeline_app.ingest import read_pasted  # noqa: PLC0415 - see the module's first lines

        return read_pasted(text, origin, cancelled=cancelled)

    def read_address(self, url: str, cancelled: Cancelled) -> Article:
        """The article of a page."""
        from timeline_app.ingest import read_stream  # noqa: PLC0415 - see the module's first lines
        from timeline_app.ingest.web import fetch  # noqa: PLC0415 - as above

        page = fetch(url, cancelled=cancelled)
        article = read_stream(page.document, page.name, cancelled=cancelled)
        prose = (block.span.of(article.text) for block in article.blocks if block.kind is BlockKind.PARAGRAPH)
        words = sum(len(paragraph.split()) for paragraph in prose)
        doubts = article.warnings
        if words < _FEWEST_WORDS:
            doubts += (
                f"Only {words} words of prose stand on the page: the article may be for subscribers,"
                " or need a browser to be seen.",
            )
        return replace(article, url=page.url, warnings=doubts)

    def extract(
        self, article: Article, published: Published | None, progress: Progress, cancelled: Cancelled
    ) -> Extraction:
        """The events of the article."""
        from timeline_app.extraction import extract_article  # noqa: PLC0415 - see the module's first lines

        given = None if published is None else published.value
        return extract_article(article, given, progress=progress, cancelled=cancelled, pipeline=self.pipeline)
