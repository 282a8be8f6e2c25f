"""The parsed text: tokens, sentences and names as frozen values, without spaCy.

Annotation follows Universal Dependencies 2 (universaldependencies.org): universal and Penn
parts of speech, features, and a dependency tree a sentence. All offsets are half-open ranges
of Unicode code points into the text as given.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from timeline_app.model import Span

EntityLabel = Literal["PER", "ORG", "LOC"]


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word.

    ``feats`` maps UD feature names to values (``{"Tense": "Past"}``). ``head`` is the index of
    the governing token, a root's head is itself. ``deprel`` is the UD relation with its subtype
    (``nsubj:pass``). ``sentence`` is the index of the sentence that holds the token.
    """

    index: int
    span: Span
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: Mapping[str, str]
    head: int
    deprel: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: token indexes ``first`` to ``last`` (exclusive), one ``root`` token."""

    index: int
    span: Span
    first: int
    last: int
    root: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A name: a person, an organisation or a place; token indexes, ``last`` exclusive."""

    span: Span
    label: EntityLabel
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A text with its tokens, sentences and names, each in the order of the text."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                children[token.head].append(token.index)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))
        object.__setattr__(self, "_starts", tuple(token.span.start for token in self.tokens))

    def children(self, i: int) -> tuple[int, ...]:
        """Indexes of the tokens governed directly by token ``i``, in the order of the text."""
        return self._children[i]

    def subtree(self, i: int) -> tuple[int, ...]:
        """Indexes of token ``i`` and everything below it, in the order of the text."""
        found = [i]
        for index in found:
            found.extend(self._children[index])
        return tuple(sorted(found))

    def sentence_tokens(self, s: int) -> tuple[Token, ...]:
        """The tokens of sentence ``s``."""
        sentence = self.sentences[s]
        return self.tokens[sentence.first : sentence.last]

    def token_at(self, offset: int) -> Token | None:
        """The token that covers the code point at ``offset``, if there is one."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or self.tokens[place].span.end <= offset:
            return None
        return self.tokens[place]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that share at least one code point with ``span``."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        if first < len(self.tokens) and self.tokens[first].span.end <= span.start:
            first += 1
        return self.tokens[first : bisect_left(self._starts, span.end, lo=first)]
