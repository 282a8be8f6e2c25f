"""Typographic variants reduced to the forms of the treebanks, code point for code point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Lone surrogates cannot be encoded; they read as the replacement character.
_PLAIN: Final = dict.fromkeys(range(0xD800, 0xE000), "\ufffd") | str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u00b4": "'",
    "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u2033": '"',
    "\u00ab": '"', "\u00bb": '"', "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-",
    "\u2015": "\u2014", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2007": " ",
    "\u2002": " ", "\u2003": " ", "\u3000": " ", "\u0085": "\n", "\u2028": "\n",
    "\u2029": "\n",
})  # fmt: skip


def plain(text: str) -> str:
    """The text with plain quotes, hyphens and spaces; of the same length in code points."""
    return text.translate(_PLAIN)


def forms(words: Sequence[str], spaces: Sequence[bool]) -> list[str]:
    """The words as the network reads them, in a form that tells what spaces tell a reader.

    A dash between spaces becomes ``--``, a hyphen or dash inside a compound ``-``, double quotes
    open (````) or close (``''``). ``spaces[i]`` is whether a space follows word ``i``.
    """
    made: list[str] = []
    before = True
    for index, (word, after) in enumerate(zip(words, spaces, strict=True)):
        if word in ("-", "\u2013"):
            made.append("--" if before and after else "-")
        elif word == "\u2014":
            made.append("--")
        elif word == '"' and before != after:
            made.append("``" if before else "''")
        elif word == '"' and index == len(words) - 1:
            made.append("''")
        else:
            made.append(plain(word))
        before = after
    return made
