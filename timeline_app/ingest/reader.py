"""A file, a stream of bytes or a pasted text becomes an :class:`Article`."""

from __future__ import annotations

from pathlib import Path

from timeline_app.ingest.blocks import lay_out
from timeline_app.ingest.decoding import decode
from timeline_app.ingest.language import find_language
from timeline_app.ingest.markup import find_markup
from timeline_app.ingest.passages import passages
from timeline_app.ingest.publication import find_published
from timeline_app.model import Article, BlockKind, InputError


def read_file(path: Path | str) -> Article:
    """Read a text file; its name is the article's origin.

    Raises:
        InputError: where it is missing, a folder, not to be read or no text, as one sentence.
    """
    path = Path(path)
    try:
        if path.is_dir():
            message = f"{path} is a folder, not a text file."
            raise InputError(message)
        data = path.read_bytes()
    except FileNotFoundError as error:
        message = f"There is no file {path}."
        raise InputError(message) from error
    except PermissionError as error:
        message = f"You have no permission to read {path}."
        raise InputError(message) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"{path} cannot be read: {reason}."
        raise InputError(message) from error
    return read_stream(data, path.name)


def read_stream(data: bytes, origin: str) -> Article:
    """Read bytes from anywhere; ``origin`` names where they came from.

    Raises:
        InputError: if they are no text, as one sentence.
    """
    decoded = decode(data, origin)
    return _read(decoded.text, origin, decoded.encoding, decoded.warnings)


def read_text(text: str, origin: str = "pasted text") -> Article:
    """Read a text that is one already. It is kept as given: all offsets refer to it."""
    return _read(text, origin, "utf-8", ())


def _read(text: str, origin: str, encoding: str, warnings: tuple[str, ...]) -> Article:
    if not text.strip():
        return Article(text, (), origin=origin, encoding=encoding, warnings=(*warnings, f"{origin} is empty."))
    markup = find_markup(text)
    source, text = text, markup.readable(text)
    words = markup.prose(source)
    if markup.parting or markup.inline:
        warnings = (*warnings, f"{origin} is a web page's source; its tags, comments and scripts were left out.")
    layout = lay_out(words, passages(words), ())
    prose = (block.span for block in layout.blocks if block.kind is BlockKind.PARAGRAPH)
    language = find_language("\n".join(span.of(text)[:5000] for span, _ in zip(prose, range(12), strict=False)) or text)
    languages = () if language == "en" else (language,)
    if languages:
        layout = lay_out(words, passages(words), languages)
    published, doubts = find_published(words, layout, languages)
    return Article(
        text,
        markup.beside(layout.blocks),
        title=layout.title,
        published=published,
        origin=origin,
        encoding=encoding,
        language=language,
        warnings=(*warnings, *doubts),
    )
