"""Articles from files and standard input, and their events, with doubts and progress told on standard error."""

from __future__ import annotations

import datetime as dt
import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from timeline_app.exchange.table import plain
from timeline_app.ingest import read_file, read_stream
from timeline_app.model import Article, Extraction, InputError

_LONG = 200_000
"""Code points above which progress is shown."""
_PROGRAM = "timeline-app"


def read_articles(files: Sequence[str]) -> list[Article]:
    """The articles of all files, ``-`` being standard input.

    Raises:
        InputError: with a sentence for each that cannot be read.
    """
    articles, errors = [], []
    for name in files:
        try:
            articles.append(_standard_input() if name == "-" else read_file(name))
        except InputError as error:
            errors.append(str(error))
    if errors:
        raise InputError(f"\n{_PROGRAM}: ".join(errors))
    return articles


def _standard_input() -> Article:
    try:
        data = sys.stdin.buffer.read()
    except OSError as error:
        message = f"Standard input cannot be read: {error.strerror}."
        raise InputError(message) from error
    return read_stream(data, "standard input")


def extract_all(
    articles: Sequence[Article], published: dt.date | dt.datetime | None, pipeline: str = ""
) -> list[Extraction]:
    """The events of all articles; doubts go to standard error, with the article's name where there are several.

    Ctrl+C ends a long reading with what was found so far.
    """
    from timeline_app.extraction import extract_article  # noqa: PLC0415 - --help and errors need not wait for it

    extractions = []
    for article in articles:
        label = f"{article.origin}: " if len(articles) > 1 else ""
        with _interruptible() as stopped, _Progress(article) as progress:
            extraction = extract_article(
                article, published, progress=progress.show, cancelled=stopped.is_set, pipeline=pipeline
            )
        warn([*extraction.warnings, *_future(extraction)], label)
        extractions.append(extraction)
    return extractions


def warn(sentences: Iterable[str], label: str = "") -> None:
    """Say on standard error what is doubtful."""
    for sentence in sentences:
        print(f"{_PROGRAM}: warning: {label}{plain(sentence)}", file=sys.stderr)


def _future(extraction: Extraction) -> Iterator[str]:
    today = dt.datetime.now().astimezone().date()  # the only clock there is; it decides this sentence and no date
    if extraction.published is not None and extraction.published.day > today:
        yield f"The publication date {extraction.published.day} lies in the future."


@contextmanager
def _interruptible() -> Iterator[threading.Event]:
    """Turn the first Ctrl+C into a request to stop; a second one stops at once."""
    stopped = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stopped
        return

    def stop(*_: object) -> None:
        if stopped.is_set():
            raise KeyboardInterrupt
        stopped.set()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)


class _Progress:
    """A line on standard error that says how far a long text has been read, where that is a terminal."""

    def __init__(self, article: Article) -> None:
        self._name = article.origin
        self._shown = len(article.text) >= _LONG and sys.stderr.isatty()

    def show(self, share: float) -> None:
        if self._shown:
            print(f"\rReading {self._name}: {share:4.0%}", end="", file=sys.stderr, flush=True)

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
