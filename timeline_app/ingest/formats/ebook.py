"""E-books (EPUB 3.3): the pages of the spine in its order."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from timeline_app.ingest.decoding import decode
from timeline_app.ingest.drafts import Draft, Part, part
from timeline_app.ingest.formats.containers import Container
from timeline_app.ingest.formats.flow import read_flow
from timeline_app.ingest.formats.moments import read_moment
from timeline_app.ingest.formats.xmltree import Node
from timeline_app.model import BlockKind, InputError, Published

_PAGES = frozenset({"application/xhtml+xml", "text/html"})
_FONT_LOCKS = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")
"""Ways of locking that concern fonts alone."""


def read(container: Container) -> Draft:
    """The draft of an e-book.

    Raises:
        InputError: if it is damaged, locked or out of bounds.
    """
    origin = container.origin
    locks = container.read_if("META-INF/encryption.xml") or b""
    if locks.count(b"EncryptionMethod") > sum(locks.count(name) for name in _FONT_LOCKS):
        message = f"{origin} is an e-book locked by its seller; its text cannot be read."
        raise InputError(message)
    outer = container.tree_if("META-INF/container.xml")
    root = None if outer is None else next(outer.every("rootfile"), None)
    path = root.attributes.get("full-path", "") if root else ""
    book = container.tree_if(path)
    if book is None:
        message = f"{origin} is an e-book whose table of pages is missing or damaged; it could not be read."
        raise InputError(message)
    pages = list(_pages(book, posixpath.dirname(path)))
    missing = [name for name in pages if name not in container.names]
    parts = [one for name in pages for one in _page(container, name)]
    lost = (f"{origin} is damaged: {len(missing)} of its {len(pages)} pages are missing.",) if missing else ()
    return Draft(
        _titled(parts, _fact(book, "title")), published=_published(book), warnings=(*lost, *container.doubts())
    )


def _pages(book: Node, folder: str) -> Iterator[str]:
    """The names of the spine's pages."""
    items = {item.attributes.get("id", ""): item for item in book.every("item")}
    for reference in book.every("itemref"):
        item = items.get(reference.attributes.get("idref", ""))
        if item is not None and item.attributes.get("media-type", "") in _PAGES:
            yield posixpath.normpath(posixpath.join(folder, unquote(item.attributes.get("href", ""))))


def _page(container: Container, name: str) -> tuple[Part, ...]:
    """The passages of a page; none where it is missing or damaged."""
    data = container.read_if(name)
    try:
        return read_flow(decode(data, name).text) if data else ()
    except InputError:
        container.damaged.append(name)
        return ()


def _fact(book: Node, name: str) -> str:
    metadata = next(book.every("metadata"), None)
    found = None if metadata is None else metadata.first(name)
    return "" if found is None else " ".join(found.text().split())


def _titled(parts: list[Part], title: str) -> tuple[Part, ...]:
    """The book's title first; its chapters' titles are headings."""
    chapters = [Part(one.words, BlockKind.HEADING) if one.kind is BlockKind.TITLE else one for one in parts]
    made = part(title, BlockKind.TITLE)
    if made is None:
        return tuple(parts)
    if chapters and chapters[0].words.casefold() == made.words.casefold():
        del chapters[0]
    return (made, *chapters)


def _published(book: Node) -> Published | None:
    """The book's date: that of publication, where several are told apart."""
    metadata = next(book.every("metadata"), None)
    dates = [] if metadata is None else [node for node in metadata.nodes() if node.name == "date"]
    named = [node for node in dates if node.attributes.get("event") == "publication"]
    for node in (*named, *(node for node in dates if "event" not in node.attributes)):
        moment = read_moment(node.text().strip())
        if moment is not None:
            return Published(moment, f"the e-book's own date: “{node.text().strip()}”")
    return None
