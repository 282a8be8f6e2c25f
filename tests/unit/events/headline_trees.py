"""Parsed sentences read from CoNLL-U, so that tests of headlines do not hang on the parser's weights."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import get_args

from timeline_app.events.candidate import Candidate, make
from timeline_app.events.discourse import Discourse, understand
from timeline_app.events.kinds_file import load_kinds
from timeline_app.events.nouns import find_nouns
from timeline_app.language.document import Entity, EntityLabel, ParsedText, Sentence, Token
from timeline_app.model import Article, Block, BlockKind, Published, Span
from timeline_app.timex import find_timexes

PUBLISHED = Published(dt.date(2021, 6, 15), "given")
FILE = Path(__file__).with_name("headline_trees.conllu")


@dataclass(frozen=True, slots=True)
class Case:
    """A text, its tree, and the headline wanted for the trigger at a token index."""

    text: str
    parsed: ParsedText
    headlines: dict[int, str]


def cases() -> list[Case]:
    return [_case(part) for part in FILE.read_text(encoding="utf-8").strip().split("\n\n")]


def _case(part: str) -> Case:
    text = ""
    headlines: dict[int, str] = {}
    rows: list[list[str]] = []
    sentences: list[int] = []
    for line in part.splitlines():
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif found := re.fullmatch(r"# headline (\d+) = (.+)", line):
            headlines[int(found[1]) - 1] = found[2]
        elif line == "# sentence":
            sentences.append(len(rows))
        else:
            rows.append(line.split("\t"))
    return Case(text, parsed_text(text, rows, sentences), headlines)


def parsed_text(text: str, rows: list[list[str]], firsts: list[int]) -> ParsedText:
    """Rows of ten CoNLL-U columns as a parsed text; ``firsts`` are the first rows of its sentences."""
    tokens: list[Token] = []
    entities: list[tuple[EntityLabel, int, int]] = []
    at = 0
    bounds = [*firsts, len(rows)]
    for index, row in enumerate(rows):
        start = text.index(row[1], at)
        at = start + len(row[1])
        head = int(row[6]) - 1 if int(row[6]) else index
        sentence = max(n for n, first in enumerate(firsts) if first <= index)
        tokens.append(Token(index, Span(start, at), row[1], row[2], row[3], row[4], {}, head, row[7], sentence))
        mark, _, label = row[9].partition("-")
        if mark == "B":
            entities.append((next(known for known in get_args(EntityLabel) if known == label), index, index + 1))
        elif mark == "I":
            kind, first, _ = entities[-1]
            entities[-1] = (kind, first, index + 1)
    return ParsedText(
        text,
        tuple(tokens),
        tuple(
            Sentence(
                n,
                Span(tokens[a].span.start, tokens[b - 1].span.end),
                a,
                b,
                next((i for i in range(a, b) if tokens[i].head == i), a),
            )
            for n, (a, b) in enumerate(pairwise(bounds))
        ),
        tuple(Entity(Span(tokens[a].span.start, tokens[b - 1].span.end), label, a, b) for label, a, b in entities),
    )


def discourse_of(text: str, parsed: ParsedText, kind: BlockKind = BlockKind.PARAGRAPH) -> Discourse:
    article = Article(text, (Block(kind, Span(0, len(text))),))
    return understand(article, find_timexes(text, PUBLISHED), parsed, load_kinds(), PUBLISHED)


def candidates_of(discourse: Discourse) -> dict[int, Candidate]:
    """A candidate of every clause and event noun, by its trigger."""
    found = {head: make(discourse, clause, "test") for head, clause in discourse.clauses.items()}
    for noun in find_nouns(discourse, list(found.values())):
        found.setdefault(noun.head, noun)
    for noun in find_nouns(discourse, []):
        found.setdefault(noun.head, noun)
    return found
