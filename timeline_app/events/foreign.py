"""Articles in languages without a parser: each absolute date is an event told by its sentence."""

from __future__ import annotations

import datetime as dt
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
    Published,
    Span,
    Status,
    Step,
    Timex,
    When,
)

_END = re.compile(r"[.!?\u2026\u3002](?=\s+[^\W\d_a-z]|\s*$)|\n")
_LIMIT = 12
_READ = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CAPTION})


def dates_with_sentences(article: Article, timexes: Sequence[Timex], published: Published | None = None) -> Found:
    """One event a sentence with a date, titled by the sentence's first words.

    What lies after ``published`` (the article's own publication date where not given) has not happened yet.
    """
    known = published or article.published
    day = None if known is None else known.day
    events: list[Event] = []
    for timex in timexes:
        block = next((b.span for b in article.blocks if b.kind in _READ and b.span.contains(timex.span)), None)
        if timex.when is None or block is None:
            continue
        sentence = _sentence(article.text, block, timex.span)
        status, reason = _status(timex.when, day)
        why = Step("date of the sentence", timex.text, str(timex.when), span=timex.span)
        events.append(
            Event(
                id=f"e{len(events) + 1}",
                title=_title(sentence.of(article.text)),
                when=timex.when,
                kind=Kind.OTHER,
                status=status,
                basis=Basis.STATED,
                mentions=(Mention(sentence, timex.span, MentionForm.CLAUSE, sentence),),
                bounds=timex.when.bounds,
                time_spans=(timex.span,),
                steps=(*timex.steps, why),
                kind_reason="The language is not read yet.",
                status_reason=reason,
            )
        )
    return Found(tuple(events), ())


def _status(when: When, day: dt.date | None) -> tuple[Status, str]:
    earliest = when.bounds.earliest
    if day is not None and earliest is not None and earliest > day.toordinal():
        return Status.PLANNED, "Its date lies after the publication."
    return Status.HAPPENED, "The language is not read yet: told as it stands."


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
