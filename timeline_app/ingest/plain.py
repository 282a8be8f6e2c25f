"""A text as given becomes an :class:`Article`; none of its code points moves."""

from __future__ import annotations

from timeline_app.ingest.composition import compose
from timeline_app.ingest.decoding import decode
from timeline_app.ingest.markup import find_markup
from timeline_app.ingest.passages import passages
from timeline_app.model import Article


def read_bytes(data: bytes, origin: str, warnings: tuple[str, ...] = ()) -> Article:
    """The article of a text file's bytes.

    Raises:
        InputError: if they are no text, as one sentence.
    """
    decoded = decode(data, origin)
    return read_words(decoded.text, origin, decoded.encoding, (*warnings, *decoded.warnings))


def read_words(text: str, origin: str, encoding: str = "utf-8", warnings: tuple[str, ...] = ()) -> Article:
    """The article of a text: tags amid its sentences become blanks, all else is kept, and all offsets refer to it."""
    if not text.strip():
        return Article(text, (), origin=origin, encoding=encoding, warnings=(*warnings, f"{origin} is empty."))
    markup = find_markup(text)
    source, text = text, markup.readable(text)
    words = markup.prose(source)
    if markup.parting or markup.inline:
        warnings = (*warnings, f"{origin} is a web page's source; its tags, comments and scripts were left out.")
    found = compose(words, passages(words))
    return Article(
        text,
        markup.beside(found.layout.blocks),
        title=found.layout.title,
        published=found.published,
        origin=origin,
        encoding=encoding,
        language=found.language,
        warnings=(*warnings, *found.doubts),
    )
