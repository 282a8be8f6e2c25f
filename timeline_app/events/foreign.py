"""Articles in languages without a parser: each absolute date is an event told by its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline_app.events.found import Found
from timeline_app.model import (
    Article,
    Basis,
    BlockKind,
    Event,
    Kind,
    Mention,
    MentionForm,
    Span,
    Status,
    Step,
    Timex,
)

_END = re.compile(r"[.!?\u2026\u3002](?=\s+[^\W\d_a-z]|\s*$)|\n")
_LIMIT = 12
_READ = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CAPTION})


def dates_with_sentences(article: Article, timexes: Sequence[Timex]) -> Found:
    """One event a sentence with a date, titled by the sentence's first words."""
    events: list[Event] = []
    for timex in timexes:
        block = next((b.span for b in article.blocks if b.kind in _READ and b.span.contains(timex.span)), None)
        if timex.when is None or block is None:
            continue
        sentence = _sentence(article.text, block, timex.span)
        why = Step("date of the sentence", timex.text, str(timex.when), span=timex.span)
        events.append(
            Event(
                id=f"e{len(events) + 1}",
                title=_title(sentence.of(article.text)),
                when=timex.when,
                kind=Kind.OTHER,
                status=Status.HAPPENED,
                basis=Basis.STATED,
                mentions=(Mention(sentence, timex.span, MentionForm.CLAUSE, sentence),),
                bounds=timex.when.bounds,
                time_spans=(timex.span,),
                steps=(*timex.steps, why),
                kind_reason="The language is not read yet.",
                status_reason="The language is not read yet: told as it stands.",
            )
        )
    return Found(tuple(events), ())


def _sentence(text: str, block: Span, inside: Span) -> Span:
    start, end = block.start, block.end
    for match in _END.finditer(text, block.start, block.end):
        if match.end() <= inside.start:
            start = match.end()
        elif match.start() >= inside.end:
            end = match.end()
            break
    while start < inside.start and text[start].isspace():
        start += 1
    return Span(start, max(end, inside.end))


def _title(sentence: str) -> str:
    words = sentence.split()
    return " ".join(words) if len(words) <= _LIMIT else " ".join(words[: _LIMIT - 1]) + " …"
