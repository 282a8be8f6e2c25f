"""Extractions as JSON, JSON lines and CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence

from timeline_app.exchange.record import Record, event_record, to_record
from timeline_app.model import Event, Extraction

_FORMULA = re.compile(r"[=+\-@\t\r\n|%＝＋－＠]")
"""First characters that make a spreadsheet run a cell as a formula, full-width forms included."""
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

COLUMNS = (
    "source", "published", "id", "title", "when", "earliest", "latest", "basis", "contradictory", "readings", "kind",
    "status", "claimed_by", "participants", "words", "start", "end", "time_words", "importance",
)  # fmt: skip
"""The columns of the CSV form, in order."""


def to_json(extractions: Sequence[Extraction]) -> str:
    """One JSON object for one extraction, a list of them for several; ASCII only, with a line end."""
    records = [to_record(extraction) for extraction in extractions]
    return json.dumps(records[0] if len(records) == 1 else records, indent=1, allow_nan=False) + "\n"


def to_jsonl(extractions: Sequence[Extraction]) -> str:
    """A JSON object a line: for each extraction its ``article``, then a record for each event, time expression and
    rejected words. ``record`` says what a line is, ``source`` to which article it belongs.
    """
    lines: list[Record] = []
    for number, extraction in enumerate(extractions):
        whole = to_record(extraction)
        parts = {"event": whole.pop("events"), "timex": whole.pop("timexes"), "rejected": whole.pop("rejected")}
        lines.append({"record": "article", "source": number, **whole})
        lines += [{"record": name, "source": number, **part} for name, found in parts.items() for part in found]
    return "".join(json.dumps(line, allow_nan=False) + "\n" for line in lines)


def to_csv(extractions: Sequence[Extraction]) -> str:
    """One row an event under :data:`COLUMNS`, as RFC 4180 has it.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, "CSV injection").
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for extraction in extractions:
        for event in extraction.events:
            writer.writerow([_harmless(cell) for cell in _row(extraction, event)])
    return out.getvalue()


def _harmless(cell: object) -> str:
    text = "" if cell is None else str(cell)
    if _FORMULA.match(text.lstrip(" ")) and not _NUMBER.fullmatch(text):
        return "'" + text
    return text


def _row(extraction: Extraction, event: Event) -> list[object]:
    text = extraction.article.text
    record = event_record(event, text)
    first = event.mentions[0].span if event.mentions else None
    cells = {
        **record,
        "source": extraction.article.origin,
        "published": None if extraction.published is None else extraction.published.value.isoformat(),
        **record["bounds"],
        "contradictory": "yes" if event.contradictory else "no",
        "readings": "; ".join(str(reading.when) for reading in event.readings),
        "participants": "; ".join(participant.name for participant in event.participants),
        "words": None if first is None else first.of(text),
        "start": None if first is None else first.start,
        "end": None if first is None else first.end,
        "time_words": "; ".join(span.of(text) for span in event.time_spans),
    }
    return [cells[column] for column in COLUMNS]
