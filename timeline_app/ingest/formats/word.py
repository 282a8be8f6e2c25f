"""Word documents (Office Open XML, ECMA-376 part 1, chapter 17): paragraphs and tables with what their styles say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline_app.ingest.drafts import Draft, Part, part, row
from timeline_app.ingest.formats.containers import Container
from timeline_app.ingest.formats.hints import of_file
from timeline_app.ingest.formats.xmltree import DamagedError, Node, parse_beginning
from timeline_app.model import BlockKind

_DOCUMENT = "word/document.xml"
_STYLES = ((re.compile(r"title"), BlockKind.TITLE), (re.compile(r"heading \d"), BlockKind.HEADING),
           (re.compile(r"caption"), BlockKind.CAPTION))  # fmt: skip
"""Names of styles: they are English in every Word, unlike what it shows."""
_UNREAD = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "tblPr", "sectPr", "sdtPr"})
"""Elements whose text is none of the document's: deleted, a field's code, a second copy for old programs."""
_BLANKS = {"tab": " ", "noBreakHyphen": "-", "cr": "\n", "br": "\n"}
_LONGEST_CHAIN = 12


def read(container: Container) -> Draft:
    """The draft of a Word document.

    Raises:
        InputError: if it is damaged or out of bounds.
    """
    styles = _styles(container)
    root, whole = parse_beginning(container.read(_DOCUMENT), container.origin)
    body = root.first("document", "body")
    parts = list(_parts(body, styles)) if body is not None else []
    if not whole:
        container.damaged.append(_DOCUMENT)
    if not parts and not whole:
        message = (
            f"{container.origin} is a Word document that is damaged from the beginning; nothing of it could be read."
        )
        raise DamagedError(message)
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        notes = container.tree_if(name)
        if notes is not None:
            parts.extend(_parts(notes, styles))
    core = container.tree_if("docProps/core.xml")
    facts = None if core is None else core.first("coreProperties")
    created = facts and facts.first("created")
    changed = facts and facts.first("modified")
    return Draft(
        tuple(parts),
        warnings=(
            *container.doubts(),
            *of_file(container.origin, created.text() if created else "", changed.text() if changed else ""),
        ),
    )


def _parts(node: Node, styles: dict[str, BlockKind]) -> Iterator[Part]:
    """The passages below ``node``: a paragraph, a row of a table, or what the element holds."""
    for child in node.nodes():
        if child.name == "p":
            yield from _paragraph(child, styles)
        elif child.name == "tbl":
            yield from _table(child, styles)
        elif child.name not in _UNREAD:
            yield from _parts(child, styles)


def _paragraph(node: Node, styles: dict[str, BlockKind]) -> Iterator[Part]:
    style = node.first("pPr", "pStyle")
    outline = node.first("pPr", "outlineLvl")
    kind = styles.get(style.attributes.get("val", "")) if style is not None else None
    if kind is None and outline is not None and outline.attributes.get("val", "9") != "9":
        kind = BlockKind.HEADING
    for line in _words(node).split("\n"):
        made = part(line, kind)
        if made is not None:
            yield made
    for box in _boxes(node):
        yield from _parts(box, styles)


def _boxes(node: Node) -> Iterator[Node]:
    """The text boxes that are tied to a paragraph."""
    for child in node.nodes():
        if child.name == "txbxContent":
            yield child
        elif child.name not in _UNREAD:
            yield from _boxes(child)


def _words(node: Node) -> str:
    """The text of a paragraph's runs, its text boxes apart."""
    words = []
    for child in node.nodes():
        if child.name == "t":
            words.append(child.text())
        elif child.name in _BLANKS:
            words.append(_BLANKS[child.name])
        elif child.name not in _UNREAD and child.name != "txbxContent":
            words.append(_words(child))
    return "".join(words)


def _table(node: Node, styles: dict[str, BlockKind]) -> Iterator[Part]:
    """A passage a row; cells with several paragraphs lay the page out and are read one after the other."""
    for line in _rows(node):
        cells = [list(_parts(cell, styles)) for cell in line.nodes() if cell.name == "tc"]
        if any(len(cell) > 1 for cell in cells):
            yield from (one for cell in cells for one in cell)
        else:
            made = row(cell[0].words for cell in cells if cell)
            if made is not None:
                yield made


def _rows(node: Node) -> Iterator[Node]:
    """The table's rows, those inside content controls and tracked changes too."""
    for child in node.nodes():
        if child.name == "tr":
            yield child
        elif child.name not in _UNREAD:
            yield from _rows(child)


def _styles(container: Container) -> dict[str, BlockKind]:
    """What the document's styles say, by their identifiers; a style without a word of its own takes its base's."""
    tree = container.tree_if("word/styles.xml")
    if tree is None:
        return {}
    names: dict[str, str] = {}
    bases: dict[str, str] = {}
    for style in tree.every("style"):
        identifier, name, base = style.attributes.get("styleId", ""), style.first("name"), style.first("basedOn")
        names[identifier] = name.attributes.get("val", "").lower() if name else ""
        bases[identifier] = base.attributes.get("val", "") if base else ""
    found: dict[str, BlockKind] = {}
    for identifier in names:
        at = identifier
        for _ in range(_LONGEST_CHAIN):
            kind = next((kind for form, kind in _STYLES if form.fullmatch(names.get(at, ""))), None)
            if kind is not None:
                found[identifier] = kind
                break
            at = bases.get(at, "")
    return found
