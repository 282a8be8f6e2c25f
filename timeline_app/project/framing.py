"""The project file as checked records: a line each, ``<number> <kind> <check> <JSON>``.

``check`` is BLAKE2b with 128 bits over number, kind and JSON, so no flipped bit goes unnoticed; the numbers run without
a gap, so no lost line does. JSON of one line holds no line feed, so one damaged record never spoils the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice, pairwise
from typing import Final

_HEAD: Final = re.compile(rb"(\d{1,12}) ([a-z]{1,16}) ([0-9a-f]{32}) (?=[{\[])")
_LONGEST_NUMBER: Final = 12
MOST_RECORDS: Final = 1_000_000
"""How many lines are looked at: more than a life of work makes, and few enough to be quick about."""

_MOST_HEADS: Final = 1000
"""How many records are looked for in one damaged line."""

_MOST_LOST: Final = 1000
"""How many lost lines are named one by one."""

_WRITTEN_BY: Final = re.compile(rb"\A\d{1,12} [a-z]{1,16} [0-9a-f]{32} ")


@dataclass(frozen=True, slots=True)
class Record:
    """A record that is as it was written."""

    number: int
    kind: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch of the file that is no record as it was written; ``number`` and ``kind`` as far as they can be told."""

    number: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """What a file holds, in its order. ``good`` is how many bytes stand before an unfinished last line, if there is
    one; ``next`` the number of the next record.
    """

    records: tuple[Record, ...]
    damages: tuple[Damage, ...]
    good: int
    torn: bool
    next: int


def digest(data: bytes) -> str:
    """What contents are known by: BLAKE2b, 128 bits, in hexadecimal."""
    return blake2b(data, digest_size=16).hexdigest()


def line(number: int, kind: str, data: bytes) -> bytes:
    """One record as it stands in the file."""
    return b"%d %s %s %s\n" % (number, kind.encode(), _check(b"%d" % number, kind.encode(), data), data)


def looks_like(data: bytes) -> bool:
    """Whether these first bytes could be those of a project file."""
    return _WRITTEN_BY.match(data) is not None


def scan(data: bytes) -> Scan:
    """All records of a file's bytes, and what is damaged. Never raises."""
    found: list[Record | Damage] = []
    start, torn = 0, False
    while start < len(data) and len(found) < MOST_RECORDS:
        end = data.find(b"\n", start)
        unfinished = end < 0
        end = len(data) if unfinished else end
        record = _record(data[start:end])
        if record is not None and not unfinished:
            found.append(record)
        else:
            pieces = tuple(_rescued(data[start:end]))
            torn = unfinished and not any(isinstance(piece, Record) for piece in pieces)
            if torn:
                break
            found += pieces
        start = end + 1
    if start < len(data) and not torn:
        found.append(Damage(0))
    records = tuple(piece for piece in found if isinstance(piece, Record))
    damages, following = _damages(found)
    return Scan(records, damages, start if torn else len(data), torn, following)


def _record(written: bytes) -> Record | None:
    head = _HEAD.match(written)
    if head is None:
        return None
    number, kind, check = head.groups()
    data = written[head.end() :]
    if _check(number, kind, data) != check:
        return None
    return Record(int(number), kind.decode(), data)


def _check(number: bytes, kind: bytes, data: bytes) -> bytes:
    state = blake2b(b"%s %s " % (number, kind), digest_size=16)
    state.update(data)
    return state.hexdigest().encode()


def _rescued(written: bytes) -> Iterator[Record | Damage]:
    """The records in a line whose line feeds, or whose beginning, are damaged, and the damages in it."""
    heads = [head.start() for head in islice(_HEAD.finditer(written), _MOST_HEADS)]
    if not heads or heads[0] > _LONGEST_NUMBER:
        yield Damage(0)
    for start, stop in pairwise([*heads, len(written)]):
        # all up to the next head, where the line feed is missing, or without the last character that was one
        records = (_record(written[start : stop - less]) for less in (0, 1))
        record = next((found for found in records if found is not None), None)
        head = _HEAD.match(written, start)
        if record is not None:
            yield record
        elif head is not None:
            yield Damage(int(head[1]), head[2].decode())


def _damages(found: list[Record | Damage]) -> tuple[tuple[Damage, ...], int]:
    """The damages, lost lines among them, and the number that the next record gets.

    What numbers damaged records had is told by those of the sound ones around them.
    """
    damages: list[Damage] = []
    waiting: list[Damage] = []
    following = 1
    for piece in found:
        if isinstance(piece, Damage):
            if piece.number or not waiting:  # the second part of a broken line is no damage of its own
                waiting.append(piece)
            continue
        lost = max(0, piece.number - following)
        damages += [Damage(following + i, damage.kind) for i, damage in enumerate(waiting)]
        damages += [Damage(following + i) for i in range(len(waiting), min(lost, _MOST_LOST))]
        waiting = []
        following = max(following, piece.number + 1)
    damages += [Damage(following + i, damage.kind) for i, damage in enumerate(waiting)]
    return tuple(damages), following + len(waiting)
