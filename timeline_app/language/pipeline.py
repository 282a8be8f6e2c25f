"""From a text to its parsed form: sentences, words, tags, trees, lemmas, names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

from timeline_app.language.document import Entity, ParsedText, Sentence, Token
from timeline_app.language.gazetteer import load_gazetteer
from timeline_app.language.lemmas import Lemmatizer
from timeline_app.language.names import NamesTagger, spans_of
from timeline_app.language.names_features import NamesInput
from timeline_app.language.names_repair import repaired
from timeline_app.language.normal import forms, plain
from timeline_app.language.sentences import paragraphs_of, sentence_starts
from timeline_app.language.syntax import Syntax
from timeline_app.language.syntax_repair import repair
from timeline_app.language.tokens import words
from timeline_app.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from timeline_app.language.syntax_values import Analysis

_Range = tuple[int, int]


class Analyser(Protocol):
    """What gives tags and trees (and perhaps names) for sentences already cut into words."""

    def analyse(self, sentences: Sequence[Sequence[str]]) -> Iterator[Analysis]:
        """Yield one analysis a sentence, in order."""
        ...


class Pipeline:
    """The English pipeline: weights in a folder, with another source of tags and trees if given.

    Raises:
        OSError: if a file of weights is missing.
        ValueError: if one is damaged.
    """

    def __init__(self, folder: Path, analyser: Analyser | None = None) -> None:
        try:
            self._syntax = analyser or Syntax((folder / "syntax.msgpack").read_bytes())
            self._lemmatizer = Lemmatizer(json.loads((folder / "lemmas.json").read_text(encoding="utf-8")))
            self._tagger = NamesTagger((folder / "names.msgpack").read_bytes(), load_gazetteer(folder))
        except (KeyError, TypeError, AttributeError, EOFError) as error:
            message = f"damaged weights in {folder}: {error!r}"
            raise ValueError(message) from error

    def parse(self, text: str, paragraphs: Sequence[Span] | None = None) -> ParsedText:
        """Analyse ``text``; never raises on any text, and gives the same for the same text.

        Args:
            text: any text; offsets of the result are code points into it as given.
            paragraphs: the parts to analyse, each ending its last sentence; without them, the
                lines of the text.
        """
        same = plain(text)
        cut = [
            sentence
            for paragraph in _in_order(paragraphs_of(same) if paragraphs is None else paragraphs)
            for sentence in _sentences(same, paragraph)
        ]
        read = [_network_forms(same, ranges) for ranges in cut]
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        found: list[list[str] | None] = []
        for ranges, analysis in zip(cut, self._syntax.analyse(read), strict=True):
            sentences.append(self._add(text, same, ranges, analysis, tokens, len(sentences)))
            found.append(analysis.names)
        labels = [names for names in found if names is not None]
        if len(labels) < len(sentences):
            read_for_names = [_names_input(tokens, sentence) for sentence in sentences]
            labels = repaired(read_for_names, self._tagger.tag(read_for_names))
        entities = _entities(tokens, sentences, labels)
        return ParsedText(text, tuple(tokens), tuple(sentences), tuple(entities))

    def _add(
        self, text: str, same: str, ranges: list[_Range], analysis: Analysis,
        tokens: list[Token], number: int,
    ) -> Sentence:  # fmt: skip
        first = root = len(tokens)
        plain_words = [same[start:end] for start, end in ranges]
        pairs = zip(plain_words, analysis.tags, strict=True)
        lemmas = [self._lemmatizer.lemma(word, tags.xpos) for word, tags in pairs]
        repair(analysis, lemmas)
        for place, (start, end) in enumerate(ranges):
            tags, head = analysis.tags[place], analysis.heads[place]
            if head == place:
                root = first + place
            tokens.append(
                Token(first + place, Span(start, end), text[start:end], lemmas[place], tags.upos,
                      tags.xpos, tags.feats, first + head, analysis.deprels[place], number)
            )  # fmt: skip
        return Sentence(number, Span(ranges[0][0], ranges[-1][1]), first, len(tokens), root)


def _in_order(paragraphs: Iterable[Span]) -> list[Span]:
    """Paragraphs sorted, without overlaps."""
    made: list[Span] = []
    for span in sorted(paragraphs):
        start = max(span.start, made[-1].end) if made else span.start
        if start < span.end:
            made.append(Span(start, span.end))
    return made


def _sentences(same: str, paragraph: Span) -> list[list[_Range]]:
    ranges = list(words(same, paragraph.start, min(paragraph.end, len(same))))
    starts = sentence_starts(same, ranges)
    return [ranges[a:b] for a, b in zip(starts, [*starts[1:], len(ranges)], strict=True)]


def _network_forms(same: str, ranges: list[_Range]) -> list[str]:
    following = [start for start, _ in ranges[1:]]
    spaces = [end < start for (_, end), start in zip(ranges, following, strict=False)]
    return forms([same[start:end] for start, end in ranges], [*spaces, False])


def _names_input(tokens: list[Token], sentence: Sentence) -> NamesInput:
    here = tokens[sentence.first : sentence.last]
    return NamesInput(
        [plain(token.text) for token in here],
        [token.lemma for token in here],
        [token.upos for token in here],
        [token.xpos for token in here],
        [token.head - sentence.first for token in here],
        [token.deprel for token in here],
    )


def _entities(tokens: list[Token], sentences: list[Sentence], labels: list[list[str]]) -> list[Entity]:
    made: list[Entity] = []
    for sentence, its_labels in zip(sentences, labels, strict=True):
        for first, last, kind in spans_of(its_labels):
            start, end = sentence.first + first, sentence.first + last
            span = Span(tokens[start].span.start, tokens[end - 1].span.end)
            made.append(Entity(span, kind, start, end))
    return made
