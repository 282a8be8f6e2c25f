"""XML of documents as a small tree: no document type, hence no entities, and bounds on depth and size.

A document type can fetch files (XXE) and grow without end (billion laughs); the formats read here never have one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from timeline_app.model import InputError


class DamagedError(InputError):
    """Something that is not whole; what else the document holds may be."""


_DEEPEST = 400
_MOST_NODES = 2_000_000


@dataclass(slots=True)
class Node:
    """An element: its local name, its attributes by local name, and its children, which are elements and text."""

    name: str
    attributes: dict[str, str]
    children: list[Node | str] = field(default_factory=list)

    def nodes(self) -> Iterator[Node]:
        """The children that are elements."""
        return (child for child in self.children if isinstance(child, Node))

    def first(self, *path: str) -> Node | None:
        """The first element along ``path`` of names below this one."""
        found: Node | None = self
        for name in path:
            found = None if found is None else next((node for node in found.nodes() if node.name == name), None)
        return found

    def every(self, name: str) -> Iterator[Node]:
        """All elements of that name below this one, in order."""
        for node in self.nodes():
            if node.name == name:
                yield node
            yield from node.every(name)

    def text(self) -> str:
        """The text of this element and all below it."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


class _Builder:
    """Makes the tree while expat reads."""

    def __init__(self, origin: str) -> None:
        self.root = Node("", {})
        self._open = [self.root]
        self._count = 0
        self._origin = origin

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._count += 1
        if len(self._open) > _DEEPEST or self._count > _MOST_NODES:
            what = "nested deeper" if len(self._open) > _DEEPEST else "made of more pieces"
            message = f"{self._origin} is {what} than a document is; it was not read."
            raise InputError(message)
        node = Node(_local(name), {_local(key): value for key, value in attributes.items()})
        self._open[-1].children.append(node)
        self._open.append(node)

    def end(self, _name: str) -> None:
        """An element ends."""
        self._open.pop()

    def words(self, words: str) -> None:
        """Text between elements."""
        self._open[-1].children.append(words)

    def doctype(self, *_: object) -> None:
        """A document type begins."""
        message = f"{self._origin} holds a document type with entities, which no such document needs; it was not read."
        raise InputError(message)


def parse(data: bytes, origin: str) -> Node:
    """The tree of an XML document, its root being the only child; ``origin`` names the document in sentences.

    Raises:
        DamagedError: if it is no whole XML.
        InputError: if it declares a document type, or goes beyond the bounds.
    """
    root, whole = parse_beginning(data, origin)
    if not whole:
        message = f"{origin} is damaged: what describes its text is no whole XML."
        raise DamagedError(message)
    return root


def parse_beginning(data: bytes, origin: str) -> tuple[Node, bool]:
    """The tree up to where the document is damaged, and whether it is whole.

    Raises:
        InputError: if it declares a document type, or goes beyond the bounds.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    builder = _Builder(origin)
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.words
    parser.StartDoctypeDeclHandler = builder.doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError):
        return builder.root, False
    return builder.root, True


def _local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]
