"""The little language in which productions are written, compiled to regular expressions over token codes.

Every token of a text has one character, its *code*, that stands for the set of classes it belongs to; a text of
n tokens is a string of n characters, and a production is a regular expression over it. In a pattern

* ``MONTH`` (capitals) is a token of that class, ``of`` (lower case) is that very word;
* ``a|b``, ``a?``, ``( )`` mean what they mean in regular expressions, ``{0,4}`` is a bounded repetition;
* ``day:DAY`` names what it matches, ``<COUNT>`` inserts the macro of that name.

There is no unbounded repetition, so a match looks at a bounded number of tokens and reading is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_LEX = re.compile(
    r"\s*(?:(?P<name>[a-z_0-9]+):|(?P<word>[A-Za-z][A-Za-z_0-9]*)|(?P<repeat>\{\d+,\d+\})|(?P<mark>[()|?]))"
)
_MACRO = re.compile(r"<([A-Z]+)>")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a compiled pattern: its regular expression, the classes it can begin with, whether it can be empty."""

    regex: str
    first: frozenset[str]
    nullable: bool


def expand(pattern: str, macros: Mapping[str, str]) -> str:
    """``pattern`` with its macros inserted, each in brackets (macros may use macros)."""
    while _MACRO.search(pattern):
        pattern = _MACRO.sub(lambda found: f"( {macros[found[1]]} )", pattern)
    return pattern


def words_of(pattern: str) -> frozenset[str]:
    """The literal words of an expanded pattern."""
    return frozenset(lexeme for kind, lexeme in _lex(pattern) if kind == "word" and lexeme.islower())


def parse(pattern: str, charset: Callable[[str], str]) -> Part:
    """Compile an expanded pattern; ``charset`` gives the codes of a class or literal word.

    Raises:
        ValueError: if the pattern is malformed.
    """
    parser = _Parser(_lex(pattern), charset)
    part = parser.alternatives()
    if parser.position != len(parser.lexemes):
        message = f"not a pattern: {pattern!r}"
        raise ValueError(message)
    return part


def _lex(pattern: str) -> list[tuple[str, str]]:
    lexemes = []
    position = 0
    pattern = pattern.rstrip()
    while position < len(pattern):
        found = _LEX.match(pattern, position)
        if found is None or found.lastgroup is None:
            message = f"not a pattern: {pattern[position:]!r}"
            raise ValueError(message)
        lexemes.append((found.lastgroup, found[found.lastgroup]))
        position = found.end()
    return lexemes


class _Parser:
    """Recursive descent over the lexemes of one pattern."""

    def __init__(self, lexemes: list[tuple[str, str]], charset: Callable[[str], str]) -> None:
        self.lexemes = lexemes
        self.position = 0
        self.charset = charset

    def peek(self) -> tuple[str, str]:
        return self.lexemes[self.position] if self.position < len(self.lexemes) else ("end", "")

    def alternatives(self) -> Part:
        parts = [self.sequence()]
        while self.peek() == ("mark", "|"):
            self.position += 1
            parts.append(self.sequence())
        if len(parts) == 1:
            return parts[0]
        first = frozenset().union(*(part.first for part in parts))
        return Part(f"(?:{'|'.join(part.regex for part in parts)})", first, any(part.nullable for part in parts))

    def sequence(self) -> Part:
        regex, first, nullable = "", frozenset[str](), True
        while self.peek()[0] in {"name", "word"} or self.peek() == ("mark", "("):
            part = self.repeated()
            regex += part.regex
            if nullable:
                first |= part.first
            nullable = nullable and part.nullable
        return Part(regex, first, nullable)

    def repeated(self) -> Part:
        kind, lexeme = self.peek()
        name = ""
        if kind == "name":
            self.position += 1
            name = lexeme
        part = self.atom()
        if name:
            part = Part(f"(?P<{name}>{part.regex})", part.first, part.nullable)
        kind, lexeme = self.peek()
        if (kind, lexeme) == ("mark", "?"):
            self.position += 1
            return Part(f"(?:{part.regex})?", part.first, nullable=True)
        if kind == "repeat":
            self.position += 1
            return Part(f"(?:{part.regex}){lexeme}", part.first, part.nullable or lexeme.startswith("{0"))
        return part

    def atom(self) -> Part:
        kind, lexeme = self.peek()
        self.position += 1
        if (kind, lexeme) == ("mark", "("):
            part = self.alternatives()
            if self.peek() != ("mark", ")"):
                message = "a bracket is not closed"
                raise ValueError(message)
            self.position += 1
            return Part(f"(?:{part.regex})", part.first, part.nullable)
        if kind != "word":
            message = f"unexpected {lexeme!r}"
            raise ValueError(message)
        codes = self.charset(lexeme)
        return Part(f"[{codes}]", frozenset(codes), nullable=False)
