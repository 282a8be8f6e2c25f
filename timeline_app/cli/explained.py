"""The events of an article with the reasons for their dates, as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from timeline_app.exchange.table import plain
from timeline_app.model import Event, Extraction, Step


def as_text(extraction: Extraction) -> str:
    """One block an event: date and headline, the words it was read from, each step to its date, other readings."""
    blocks = ["\n".join(_event(extraction, event)) for event in extraction.events]
    refused = "".join(f"  {plain(word.text)}: {plain(word.reason)}\n" for word in extraction.rejected)
    body = "\n\n".join(blocks) + "\n" if blocks else "No event found.\n"
    return body + (f"\nNot taken:\n{refused}" if refused else "")


def _event(extraction: Extraction, event: Event) -> Iterator[str]:
    text = extraction.article.text
    yield f"{'undated' if event.when is None else event.when}  {plain(event.title)}"
    for mention in event.mentions:
        yield f"    told at {mention.span.start}: “{plain(mention.span.of(text))}”"
    for step in event.steps:
        yield f"    {_step(step)}"
    if not event.steps:
        yield "    no date in the text"
    yield f"    {event.status.value}: {plain(event.status_reason)}"
    yield f"    {event.kind.value}: {plain(event.kind_reason)}"
    if event.contradictory:
        for reading in event.readings:
            taken = "preferred" if reading.preferred else "not preferred"
            yield f"    contradiction: {reading.when}, {taken}: {plain(reading.reason)}"


def _step(step: Step) -> str:
    said = f"{step.rule}: “{plain(step.words)}”"
    if step.arithmetic:
        said += f", {plain(step.arithmetic)}"
    if step.anchor is not None and step.anchor.value:
        said += f", from {step.anchor.source.value} ({plain(step.anchor.value)})"
    return f"{said}, gives {plain(step.result)}"
