"""A file, a stream of bytes or a pasted text becomes an :class:`Article`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from timeline_app.ingest.files import open_file
from timeline_app.ingest.formats import check_size, read_document
from timeline_app.ingest.formats.sniffing import HEAD, Format, sniff
from timeline_app.ingest.markup import is_page
from timeline_app.ingest.plain import read_words
from timeline_app.model import Article

SMALL = 1_000_000
"""Bytes up to which plain text is read in this process, and any file is opened by it."""


def never() -> bool:
    """Nobody asks for an end."""
    return False


def read_file(path: Path | str, *, cancelled: Callable[[], bool] = never) -> Article:
    """Read a file of any :class:`Format`; its name is the article's origin.

    Short plain texts are read here; all else is read by a process of its own with limits of time and memory, so that
    a hostile file harms nothing. May be called in any thread.

    Raises:
        InputError: where it is missing, a folder, not to be read or no document, as one sentence.
        CancelledError: soon after ``cancelled`` says so.
    """
    path = Path(path)
    opened = open_file(path, SMALL)
    if opened.whole:
        return read_stream(opened.data, path.name, cancelled=cancelled)
    check_size(sniff(opened.data, path.name), opened.size, path.name)
    from timeline_app.ingest.worker import read_guarded  # noqa: PLC0415 - short texts need no process of their own

    return read_guarded(path, path.name, cancelled=cancelled)


def read_stream(data: bytes, origin: str, *, cancelled: Callable[[], bool] = never) -> Article:
    """Read bytes from anywhere, as :func:`read_file` does; ``origin`` names where they came from.

    Raises:
        InputError: if they are no document, as one sentence.
        CancelledError: soon after ``cancelled`` says so.
    """
    found = sniff(data[:HEAD], origin)
    check_size(found, len(data), origin)
    if found is Format.PLAIN and len(data) <= SMALL:
        return read_document(data, origin)
    from timeline_app.ingest.worker import read_guarded  # noqa: PLC0415 - short texts need no process of their own

    return read_guarded(data, origin, cancelled=cancelled)


def read_text(text: str, origin: str = "pasted text") -> Article:
    """Read a text that is one already. It is kept as given: all offsets refer to it."""
    return read_words(text, origin)


def read_pasted(text: str, origin: str = "pasted text", *, cancelled: Callable[[], bool] = never) -> Article:
    """Read what was pasted: a text as given, or the article in the source of a whole web page.

    Raises:
        InputError: if it is a page that cannot be read, as one sentence.
        CancelledError: soon after ``cancelled`` says so.
    """
    if not is_page(text):
        return read_words(text, origin)
    return read_stream(text.encode("utf-8", "replace"), origin, cancelled=cancelled)
