"""OpenDocument texts (ODF 1.3, part 3): headings, paragraphs, lists and tables in their order."""

from __future__ import annotations

from collections.abc import Iterator

from timeline_app.ingest.drafts import Draft, Part, part, row
from timeline_app.ingest.formats.containers import Container
from timeline_app.ingest.formats.hints import of_file
from timeline_app.ingest.formats.xmltree import DamagedError, Node, parse_beginning
from timeline_app.model import BlockKind, InputError

_CONTENT = "content.xml"
_UNREAD = frozenset(
    {"tracked-changes", "annotation", "sequence-decls", "forms", "note-citation", "bibliography-mark", "title", "desc"}
)
"""Elements whose text is none of the document's: deleted, remarks, marks of notes, names of pictures."""
_APART = frozenset({"note", "text-box"})
"""Elements amid a paragraph whose text stands elsewhere on the page."""
_MOST_BLANKS = 100


def read(container: Container) -> Draft:
    """The draft of an OpenDocument text.

    Raises:
        InputError: if it is damaged, locked or out of bounds.
    """
    manifest = container.read_if("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        message = f"{container.origin} is locked with a password; save it without one first."
        raise InputError(message)
    content = container.read_if(_CONTENT)
    tree, whole = parse_beginning(content or b"", container.origin)
    root = tree.first("document-content")
    text = root and root.first("body", "text")
    parts = tuple(_parts(text, _titles(root))) if root and text else ()
    if not whole and not parts:
        message = f"{container.origin} is an OpenDocument text whose content is missing or damaged from the beginning."
        raise DamagedError(message)
    if not whole:
        container.damaged.append(_CONTENT)
    meta = container.tree_if("meta.xml")
    facts = None if meta is None else meta.first("document-meta", "meta")
    created, changed = (facts and facts.first(name) for name in ("creation-date", "date"))
    return Draft(
        parts,
        warnings=(
            *container.doubts(),
            *of_file(container.origin, created.text() if created else "", changed.text() if changed else ""),
        ),
    )


def _titles(root: Node) -> frozenset[str]:
    """The paragraph styles that are titles: "Title" and those made of it on the spot."""
    own = {
        style.attributes.get("name", "")
        for style in root.every("style")
        if style.attributes.get("parent-style-name") == "Title"
    }
    return frozenset({"Title", *own})


def _parts(node: Node, titles: frozenset[str]) -> Iterator[Part]:
    for child in node.nodes():
        if child.name in {"p", "h"}:
            yield from _paragraph(child, titles)
        elif child.name == "table-row":
            yield from _row(child, titles)
        elif child.name not in _UNREAD:
            yield from _parts(child, titles)


def _paragraph(node: Node, titles: frozenset[str]) -> Iterator[Part]:
    kind = BlockKind.HEADING if node.name == "h" else None
    if node.attributes.get("style-name") in titles:
        kind = BlockKind.TITLE
    for line in _words(node).split("\n"):
        made = part(line, kind)
        if made is not None:
            yield made
    for apart in _apart(node):
        yield from _parts(apart, titles)


def _apart(node: Node) -> Iterator[Node]:
    for child in node.nodes():
        if child.name in _APART:
            yield child
        elif child.name not in _UNREAD:
            yield from _apart(child)


def _words(node: Node) -> str:
    words = []
    for child in node.children:
        if isinstance(child, str):
            words.append(child.replace("\n", " "))
        elif child.name == "s":
            count = child.attributes.get("c", "1")
            words.append(" " * min(_MOST_BLANKS, int(count) if count.isdecimal() else 1))
        elif child.name in {"tab", "line-break"}:
            words.append("\n" if child.name == "line-break" else " ")
        elif child.name not in _UNREAD and child.name not in _APART:
            words.append(_words(child))
    return "".join(words)


def _row(node: Node, titles: frozenset[str]) -> Iterator[Part]:
    """A passage; cells with several paragraphs lay the page out and are read one after the other."""
    cells = [list(_parts(cell, titles)) for cell in node.nodes() if cell.name == "table-cell"]
    if any(len(cell) > 1 for cell in cells):
        yield from (one for cell in cells for one in cell)
    else:
        made = row(cell[0].words for cell in cells if cell)
        if made is not None:
            yield made
