"""All edits of a project, done and undone, and what they make of it, step by step, without a timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from timeline_app.model import Event
from timeline_app.project.document import Document
from timeline_app.project.keys import event_keys
from timeline_app.project.values import Change, Correction, Edit, Era, Held


class AsRead(Protocol):
    """What knows the events as they were read: a document, or a :class:`Replay`."""

    def event_as_read(self, key: str) -> Event | None:
        """The event of that key, as read."""


@dataclass(slots=True)
class History:
    """``edits`` from the first; the first ``cursor`` of them are done, the others undone."""

    edits: list[Edit] = field(default_factory=list)
    cursor: int = 0

    def do(self, edit: Edit) -> None:
        """A new edit takes the place of those undone."""
        del self.edits[self.cursor :]
        self.edits.append(edit)
        self.cursor += 1

    @property
    def undoable(self) -> Edit | None:
        """The edit that undo takes back."""
        return self.edits[self.cursor - 1] if self.cursor else None

    @property
    def redoable(self) -> Edit | None:
        """The edit that redo does again."""
        return self.edits[self.cursor] if self.cursor < len(self.edits) else None


def grounded(edit: Edit, document: Document) -> Edit:
    """The edit with what was there before each change as the document has it, whatever its maker thought it was.

    The file tells only what comes after each change, so that this is what undo will bring back after a restart too.
    """
    held = list(document.held)
    fixes: dict[str, Correction | None] = {}
    eras = document.eras
    changes: list[Change] = []
    for change in edit.changes:
        key, after = change.key, change.after
        if change.section == "article":
            place = next((i for i, one in enumerate(held) if one.key == key), None)
            before = None if place is None else held[place]
            place = min(max(0, change.place), len(held)) if place is None else place
            held[place : place + (before is not None)] = [after] if isinstance(after, Held) else []
            changes.append(replace(change, before=before, place=place))
        elif change.section == "event":
            changes.append(replace(change, before=fixes[key] if key in fixes else document.corrections.get(key)))
            fixes[key] = after if isinstance(after, Correction) else None
        else:
            changes.append(replace(change, before=eras))
            eras = after if isinstance(after, tuple) else ()
    return replace(edit, changes=tuple(changes))


class Replay:
    """Articles, corrections and eras alone: a long history runs through in no time, the timeline is made at its end."""

    def __init__(self) -> None:
        self.held: list[Held] = []
        self.corrections: dict[str, Correction] = {}
        self.eras: tuple[Era, ...] = ()
        self._by_key: dict[str, Held] = {}
        self._read: dict[str, tuple[Held, Mapping[str, Event]]] = {}

    def article(self, key: str) -> Held | None:
        """The article of that key."""
        return self._by_key.get(key)

    def event_as_read(self, key: str) -> Event | None:
        """The event of that key, as read: as in :meth:`Document.event_as_read`."""
        held = self.article(key.partition(":")[0])
        if held is not None:
            known = self._read.get(held.key)
            if known is None or known[0].extraction is not held.extraction:
                known = self._read[held.key] = (held, event_keys(held.key, held.extraction))
            if key in known[1]:
                return known[1][key]
        elif not key.startswith(":"):
            return None
        fix = self.corrections.get(key)
        return None if fix is None else fix.extracted

    def applied(self, changes: Sequence[Change]) -> tuple[Change, ...]:
        """Do the changes; given back with what was there before each."""
        return tuple(self._done(change) for change in changes)

    def document(self) -> Document:
        """What stands there now."""
        changes = [Change("article", held.key, None, held, place) for place, held in enumerate(self.held)]
        changes += [Change("event", key, None, fix) for key, fix in self.corrections.items()]
        changes.append(Change("eras", "", (), self.eras))
        return Document().applied(Edit("", tuple(changes)))

    def _done(self, change: Change) -> Change:
        if change.section == "article":
            return self._article(change)
        if change.section == "event":
            before = self.corrections.pop(change.key, None)
            if isinstance(change.after, Correction):
                self.corrections[change.key] = change.after
            return replace(change, before=before)
        eras = self.eras
        self.eras = change.after if isinstance(change.after, tuple) else ()
        return replace(change, before=eras)

    def _article(self, change: Change) -> Change:
        before = self._by_key.pop(change.key, None)
        after = change.after if isinstance(change.after, Held) else None
        place = change.place if before is None else self.held.index(before)
        self.held[place : place + (before is not None)] = [] if after is None else [after]
        if after is not None:
            self._by_key[change.key] = after
        return replace(change, before=before)
