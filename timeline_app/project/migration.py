"""Records of older formats become those of today's, one version at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from timeline_app.project.codec import FORMAT, decode, encode
from timeline_app.project.framing import Record


def migrated(records: Iterable[Record], version: int) -> tuple[Record, ...]:
    """The records of format ``version`` in the format of today; one that cannot be understood is left as it is."""
    for step in range(max(0, version), FORMAT):
        records = _STEPS[step](records)
    return tuple(records)


def _from_0(records: Iterable[Record]) -> Iterator[Record]:
    """Format 0 had records "undo" and "redo" instead of "cursor", and edits that did not say their place."""
    done = length = 0
    for record in records:
        match record.kind:
            case "undo":
                done = max(0, done - 1)
                yield replace(record, kind="cursor", data=encode({"index": done}))
            case "redo":
                done = min(length, done + 1)
                yield replace(record, kind="cursor", data=encode({"index": done}))
            case "edit":
                try:
                    fields: dict[str, Any] = decode(record.data, dict[str, Any])
                except ValueError:
                    yield record
                    continue
                yield replace(record, data=encode({"index": done} | fields))
                done = length = done + 1
            case _:
                yield record


_STEPS: Final[dict[int, Callable[[Iterable[Record]], Iterable[Record]]]] = {0: _from_0}
