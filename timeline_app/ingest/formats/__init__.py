"""Documents to articles: a table from formats to their readers, each imported when such a file comes.

Readers are given bytes that may be hostile. What they bound themselves (sizes, counts, depth) is in them; time and
memory are bounded by the process they run in (:mod:`timeline_app.ingest.worker`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from timeline_app.ingest.drafts import Draft, finish
from timeline_app.ingest.formats.sniffing import HEAD, Format, named_format, sniff
from timeline_app.ingest.plain import read_bytes
from timeline_app.model import Article, InputError

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class _Reading:
    """The module with the reader of a format, and how many bytes of it are read at most."""

    module: str
    most: int


_READINGS = {
    Format.PLAIN: _Reading("", 10 * _MB),
    Format.PAGE: _Reading("page", 10 * _MB),
    Format.MAIL: _Reading("mail", 60 * _MB),
    Format.PDF: _Reading("pdf", 200 * _MB),
    Format.RICH: _Reading("rich", 60 * _MB),
    Format.PACKED: _Reading("packed", 200 * _MB),
}


def read_document(data: bytes, origin: str) -> Article:
    """The article of a document's bytes, read in this process; ``origin`` names it in sentences.

    Raises:
        InputError: if it cannot be read, as one sentence.
    """
    found = sniff(data[:HEAD], origin)
    check_size(found, len(data), origin)
    if found is Format.PLAIN:
        return read_bytes(data, origin, _misnamed(origin))
    try:
        read: Callable[[bytes, str], Draft] = import_module(f"{__name__}.{_READINGS[found].module}").read
        return finish(read(data, origin), origin)
    except InputError:
        raise
    except ImportError as error:
        message = f"{origin} is {found.value}, and what reads it is not installed ({error.name})."
        raise InputError(message) from error
    except (MemoryError, RecursionError) as error:
        message = f"{origin} is {found.value} that takes more memory than is given to one file; it was not read."
        raise InputError(message) from error
    except Exception as error:  # parsers raise anything on damaged bytes; one bad file must not end the others' reading
        message = f"{origin} is {found.value}, but it is damaged and could not be read ({type(error).__name__})."
        raise InputError(message) from error


def check_size(found: Format, size: int, origin: str) -> None:
    """Refuse what is too long to be an article.

    Raises:
        InputError: if it has more bytes than are read of its format.
    """
    most = _READINGS[found].most
    if size > most:
        message = (
            f"{origin} is {found.value} of {size / _MB:,.1f} MB; at most {most // _MB} MB are read:"
            " split it, or keep the part that matters."
        )
        raise InputError(message)


def _misnamed(name: str) -> tuple[str, ...]:
    """A sentence where a file's name promises what it is not."""
    promised = named_format(name)
    if promised in {Format.PLAIN, Format.PAGE}:
        return ()
    return (f"{name} is named as {promised.value} is, but it is plain text and was read as that.",)
