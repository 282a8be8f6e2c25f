"""Edits, and a whole project, as the records of its file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from timeline_app.project.codec import (
    FORMAT,
    MAGIC,
    ChangeRecord,
    CursorRecord,
    EditRecord,
    EndRecord,
    Header,
    encode,
    records_of,
)
from timeline_app.project.framing import line
from timeline_app.project.history import AsRead, History, Replay
from timeline_app.project.values import Change, Correction, Edit, Held
from timeline_app.version import __version__

Piece = tuple[str, bytes]
"""A record before it has its number: kind and JSON."""


def header(project: str) -> Piece:
    """The first record of a project's file."""
    return "timeline", encode(Header(MAGIC, FORMAT, project, __version__))


def edit_pieces(edit: Edit, index: int, before: AsRead, known: set[str]) -> list[Piece]:
    """An edit as records: what it brings in for the first time, then the edit.

    ``known`` are the digests of the records that stand in the file, added to here.

    Raises:
        ValueError: if a text holds half a character.
    """
    pieces: list[Piece] = []
    fresh: dict[str, Piece] = {}
    changes = tuple(_change(change, before, fresh) for change in edit.changes)
    record = encode(EditRecord(index, edit.label, edit.at, changes))
    pieces += [piece for name, piece in fresh.items() if name not in known]
    known |= fresh.keys()
    return [*pieces, ("edit", record)]


def cursor_piece(index: int) -> Piece:
    """Undo or redo."""
    return "cursor", encode(CursorRecord(index))


def view_piece(view: Mapping[str, object]) -> Piece:
    """The state of the window."""
    return "view", encode(view)


def end_piece(at: dt.datetime | None) -> Piece:
    """The project was closed."""
    return "end", encode(EndRecord(at))


def whole(
    project: str,
    history: History,
    view: Mapping[str, object],
    known: set[str],
    *,
    closed: dt.datetime | None = None,
) -> Iterator[bytes]:
    """All lines of a new file of a project; ``known`` takes the digests of the articles and readings in it.

    ``closed`` ends it, as the file of a project that is not open.
    """
    pieces = _whole(project, history, view, known)
    if closed is not None:
        pieces = chain(pieces, [end_piece(closed)])
    return (line(number, kind, data) for number, (kind, data) in enumerate(pieces, 1))


def _whole(project: str, history: History, view: Mapping[str, object], known: set[str]) -> Iterator[Piece]:
    yield header(project)
    before = Replay()
    for index, edit in enumerate(history.edits):
        yield from edit_pieces(edit, index, before, known)
        before.applied(edit.changes)
    if history.cursor != len(history.edits):
        yield cursor_piece(history.cursor)
    if view:
        yield view_piece(view)


def _change(change: Change, before: AsRead, fresh: dict[str, Piece]) -> ChangeRecord:
    after = change.after
    if isinstance(after, Held):
        held, parts = records_of(after)
        fresh |= parts
        return ChangeRecord("article", change.key, change.place, article=held)
    if isinstance(after, Correction):
        as_read = after.extracted is not None and after.extracted == before.event_as_read(change.key)
        return ChangeRecord(
            "event", change.key, event=replace(after, extracted=None) if as_read else after, as_read=as_read
        )
    eras = after if isinstance(after, tuple) else ()
    return ChangeRecord(change.section, change.key, change.place, eras=eras)
