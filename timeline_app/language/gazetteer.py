"""Word lists that the names tagger uses as hints: places, organisations, first names, titles."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_LONGEST: Final = 6


class Gazetteer:
    """Lists by name; entries are matched word by word, case kept (or all capitals).

    ``marks(words)`` gives for each word the lists that it stands in and where: ``country:S`` for
    an entry of one word, ``city:B`` and ``city:I`` for the first and later words of a longer one.
    """

    def __init__(self, text: str) -> None:
        self._entries: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self._lists: dict[str, set[str]] = defaultdict(set)
        name = ""
        for line in text.splitlines():
            if line.startswith("["):
                name = line.strip("[] ")
            elif line and not line.startswith("#"):
                for entry in line.split(";"):
                    self._add(name, entry.strip())
        for found in self._entries.values():
            found.sort(key=lambda item: -len(item[0]))

    def _add(self, name: str, entry: str) -> None:
        if not entry:
            return
        parts = tuple(entry.replace("-", " - ").replace("'s", " 's").replace(",", " ,").split())
        self._lists[name].add(entry)
        self._entries[parts[0]].append((parts, name))
        if len(parts[0]) > 3 and parts[0].isalpha() and name in ("country", "city", "state", "first"):
            upper = tuple(part.upper() for part in parts)
            self._entries[upper[0]].append((upper, name))

    def has(self, name: str, entry: str) -> bool:
        """Whether ``entry`` stands in the list ``name``, as written there."""
        return entry in self._lists[name]

    def entries(self, name: str) -> list[str]:
        """The entries of the list ``name``, sorted."""
        return sorted(self._lists[name])

    def marks(self, words: Sequence[str]) -> list[list[str]]:
        """For each word, the lists it stands in, with its place in the entry."""
        marks: list[list[str]] = [[] for _ in words]
        covered: dict[str, int] = {}
        for start, word in enumerate(words):
            for parts, name in self._entries.get(word, ()):
                if covered.get(name, 0) > start or tuple(words[start : start + len(parts)]) != parts:
                    continue
                covered[name] = start + len(parts)
                if len(parts) == 1:
                    marks[start].append(name + ":S")
                    continue
                for place in range(start, start + len(parts)):
                    marks[place].append(name + (":B" if place == start else ":I"))
        return marks


def load_gazetteer(folder: Path) -> Gazetteer:
    """The lists shipped with the weights in ``folder``.

    Raises:
        OSError: if the file is missing.
    """
    return Gazetteer((folder / "gazetteer.txt").read_text(encoding="utf-8"))
