"""A table for people, as wide as their terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from timeline_app.layout.datetext import when_text
from timeline_app.model import Basis, Event, Extraction, Status
from timeline_app.wording.sentences import words_of

_NARROWEST = 50
_WIDEST_DATE = 28
_GAP = "  "
_NOTES = {
    Status.HAPPENED: "",
    Status.CLAIMED: "claimed",
    Status.PLANNED: "planned",
    Status.HYPOTHETICAL: "hypothetical",
    Status.NEGATED: "did not happen",
}


def to_text(extractions: Sequence[Extraction], width: int = 100) -> str:
    """The events of each article under its name, dates first, in lines of at most ``width`` columns.

    Undated events stand below the others; contradictions stand below their event with the words of each reading.
    """
    return "\n".join("\n".join(_article(extraction, max(width, _NARROWEST))) + "\n" for extraction in extractions)


def _article(extraction: Extraction, width: int) -> Iterator[str]:
    article = extraction.article
    name = article.title.of(article.text) if article.title else article.origin or "Article"
    yield from _wrapped(plain(name), width)
    if extraction.published is None:
        yield from _wrapped("Publication date not found: relative dates have no value.", width)
    else:
        value, source = str(extraction.published.value), plain(extraction.published.source)
        yield from _wrapped(f"Published {value} ({source})", width)
    dated = [event for event in extraction.events if event.when is not None]
    undated = [event for event in extraction.events if event.when is None]
    if not extraction.events:
        yield ""
        yield "No events found."
        return
    dates = {event.id: _date(event) for event in dated}
    first = min(_WIDEST_DATE, max((columns(date) for date in dates.values()), default=0))
    if dated:
        yield ""
    for event in dated:
        yield from _rows(event, article.text, dates[event.id], first, width)
    if undated:
        yield ""
        yield "Without a date in the text:"
    for event in undated:
        yield from _rows(event, article.text, "", 0, width)
    if any(event.basis is Basis.INFERRED for event in dated):
        yield ""
        yield "* inferred, not stated next to the event"


def _date(event: Event) -> str:
    text = "" if event.when is None else when_text(event.when)
    return text + " *" if event.basis is Basis.INFERRED else text


def _rows(event: Event, text: str, date: str, first: int, width: int) -> Iterator[str]:
    indent = first + len(_GAP)
    notes = [event.kind.value, _NOTES[event.status]]
    if event.claimed_by:
        notes.append(f"says {plain(event.claimed_by)}")
    title = f"{plain(event.title)}  [{', '.join(note for note in notes if note)}]"
    dates = _wrapped(date, first) if first else [""]
    titles = _wrapped(title, width - indent)
    for at in range(max(len(dates), len(titles))):
        left = dates[at] if at < len(dates) else ""
        right = titles[at] if at < len(titles) else ""
        yield (left + " " * (first - columns(left)) + _GAP + right).rstrip()
    for reading in event.readings:
        words = " and ".join(f"“{plain(span.of(text))}”" for span in reading.spans) or words_of(reading, text)
        kept = "kept" if reading.preferred else "not kept"
        for line in _wrapped(f"! {words}: {when_text(reading.when)} ({kept})", width - indent - 2):
            yield " " * (indent + 2) + line


def plain(text: str) -> str:
    """``text`` in one line without control characters, so that no article can steer the terminal."""
    spaced = "".join(" " if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else char for char in text)
    return " ".join(spaced.split())


def columns(text: str) -> int:
    """How many columns of a terminal ``text`` takes: wide East Asian characters take two, combining marks none."""
    total = 0
    for char in text:
        if unicodedata.combining(char):
            continue
        total += 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
    return total


def _wrapped(text: str, width: int) -> list[str]:
    """``text`` broken at spaces, and inside words that are wider than a line."""
    lines, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if columns(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = word
        while columns(line) > width:
            cut = _fitting(line, width)
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line] if line or not lines else lines


def _fitting(word: str, width: int) -> int:
    """How many characters of ``word`` fit into ``width`` columns, one at least."""
    total = 0
    for at, char in enumerate(word):
        total += columns(char)
        if total > width:
            return max(1, at)
    return len(word)
