"""Packed documents: which of them a zip file is, told by its members."""

from __future__ import annotations

from timeline_app.ingest.drafts import Draft
from timeline_app.ingest.formats import ebook, opendocument, word
from timeline_app.ingest.formats.containers import Container
from timeline_app.model import InputError

_OTHERS = (
    ("xl/workbook.xml", "a table of Excel"),
    ("ppt/presentation.xml", "a presentation of PowerPoint"),
    ("AndroidManifest.xml", "a program"),
    ("META-INF/MANIFEST.MF", "a program"),
)
_OPENDOCUMENT = "application/vnd.oasis.opendocument.text"


def read(data: bytes, origin: str) -> Draft:
    """The draft of a Word or OpenDocument text or an e-book.

    Raises:
        InputError: if it is another packed file, damaged, or out of bounds.
    """
    container = Container(data, origin)
    names = container.names
    if "word/document.xml" in names:
        return word.read(container)
    kind = (container.read_if("mimetype") or b"")[:100].strip().decode("ascii", "replace")
    if kind.startswith(_OPENDOCUMENT) or (not kind and "content.xml" in names):
        return opendocument.read(container)
    if kind == "application/epub+zip" or "META-INF/container.xml" in names:
        return ebook.read(container)
    found = next((what for name, what in _OTHERS if name in names), "an archive")
    if kind.startswith("application/vnd.oasis.opendocument"):
        found = "a table, a drawing or a presentation"
    message = f"{origin} is {found}, not an article: unpack it or save its text first."
    raise InputError(message)
