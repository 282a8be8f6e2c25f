"""Rows inside a lane: blocks of pixels put where they overlap no other, as bit masks over 4-pixel columns."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from math import ceil, inf
from typing import NamedTuple

CELL = 4.0
"""Pixels under one bit."""


class Cut(IntEnum):
    """What a label leaves out where room lacks: nothing, its date, or the end of its headline too."""

    WHOLE = 0
    BARE = 1
    SHORT = 2


class Form(NamedTuple):
    """One way to set an event: the pixels of its row that it takes.

    ``left`` puts the label left of its mark; ``cut`` says how much less it says.
    """

    begin: float
    end: float
    left: bool = False
    cut: Cut = Cut.WHOLE


class Block(NamedTuple):
    """What an event would take of a row, in the order of preference; ``at`` is the pixel where its mark begins."""

    name: int
    forms: tuple[Form, ...]
    at: float = 0.0


class Slot(NamedTuple):
    """Where an event was put: its row, and which form of its label it has there."""

    row: int
    left: bool = False
    cut: Cut = Cut.WHOLE


NO_WISHES: Mapping[int, Slot] = {}
"""Nothing is remembered of an earlier frame."""


@dataclass(slots=True)
class Rows:
    """The rows of one lane from ``left`` to ``right`` in pixels, at most ``limit`` of them."""

    left: float
    right: float
    limit: int
    masks: list[int] = field(default_factory=list)
    common: int = 0
    cells: int = field(init=False)
    """The columns taken in all rows that there may be: what touches them finds no place."""

    def __post_init__(self) -> None:
        self.cells = ceil((self.right - self.left) / CELL)

    def mask(self, form: Form) -> int:
        """The columns that a form takes."""
        low = int((form.begin - self.left) // CELL)
        high = ceil((form.end - self.left) / CELL)
        low = max(low, 0)
        high = min(high, self.cells)
        return ((1 << (high - low if high > low else 1)) - 1) << low

    def free(self, mask: int) -> int:
        """The first row that has these columns free; -1 for none."""
        if mask & self.common:
            return -1
        for row, taken in enumerate(self.masks):
            if not taken & mask:
                return row
        return -1

    def take(self, row: int, mask: int) -> None:
        """Take columns of a row that may be new."""
        masks = self.masks
        while len(masks) <= row:
            masks.append(0)
        masks[row] |= mask
        if len(masks) == self.limit:
            common = masks[0]
            for taken in masks:
                common &= taken
            self.common = common

    def as_wished(self, block: Block, wish: Slot) -> Slot | None:
        """The wished row and side, saying no less than was wished, where that is free; else ``None``."""
        for form in block.forms:
            if form.left == wish.left and form.cut <= wish.cut:
                mask = self.mask(form)
                if not mask & self.common and (wish.row >= len(self.masks) or not self.masks[wish.row] & mask):
                    self.take(wish.row, mask)
                    return Slot(wish.row, form.left, form.cut)
        return None

    def place(self, block: Block, wish: Slot | None = None, *, first: bool = False) -> Slot | None:
        """Where a block goes: as wished where that is free, else the first form and row that are; ``None`` for none.

        A new row is opened before a date is left out; with ``first``, before another form than the first is tried.
        """
        if wish is not None and wish.row < self.limit:
            slot = self.as_wished(block, wish)
            if slot is not None:
                return slot
        grows = len(self.masks) < self.limit
        for number, form in enumerate(block.forms):
            if grows and (form.cut or (first and number)):
                break
            mask = self.mask(form)
            row = self.free(mask)
            if row >= 0:
                self.take(row, mask)
                return Slot(row, form.left, form.cut)
        if not grows:
            return None
        form, row = block.forms[0], len(self.masks)
        self.take(row, self.mask(form))
        return Slot(row, form.left, form.cut)


def pack(
    blocks: Iterable[Block], rows: Rows, wishes: Mapping[int, Slot] = NO_WISHES, *, first: bool = False
) -> dict[int, Slot]:
    """A place for each block in the order given; those that find none are left out."""
    placed: dict[int, Slot] = {}
    for block in blocks:
        slot = rows.place(block, wishes.get(block.name), first=first)
        if slot is not None:
            placed[block.name] = slot
    return placed


class Least(NamedTuple):
    """A block in its least forms, each with the columns that it takes; the first one ends first."""

    at: float
    name: int
    forms: tuple[tuple[int, int, Form], ...]


def least(block: Block) -> Least:
    """The forms of a block that take least of a row, on either side of its mark."""
    cut = max([form.cut for form in block.forms])
    forms = [(int(form.begin // CELL), ceil(form.end / CELL), form) for form in block.forms if form.cut is cut]
    if len(forms) > 1 and forms[0][1] > forms[1][1]:
        forms.reverse()
    return Least(block.at, block.name, tuple(forms))


def sweep(blocks: Iterable[Least], limit: int) -> dict[int, Slot] | None:
    """Rows for blocks in the order of time, as close as they can stand; ``None`` if ``limit`` rows do not hold all.

    A label goes to the left of its mark where what came before leaves room for it: then the row is free again right
    behind the mark, and the next label may stand to its right.
    """
    ends: list[tuple[int, int]] = []
    placed = {}
    for _, name, forms in blocks:
        chosen, row = forms[0], -1
        for one in forms:
            at = bisect_right(ends, (one[0], limit)) - 1
            if at >= 0:
                chosen, row = one, ends.pop(at)[1]
                break
        if row < 0:
            if len(ends) == limit:
                return None
            row = len(ends)
        _, end, form = chosen
        insort(ends, (end, row))
        placed[name] = Slot(row, form.left, form.cut)
    return placed


def bettered(
    blocks: Sequence[Block], placed: Mapping[int, Slot], width: float, limit: int, most: int = 0
) -> dict[int, Slot]:
    """Each block in the best of its forms that its row leaves room for, and more blocks where rows have gaps.

    ``blocks`` are in the order of who comes first. Up to ``most`` rows may be opened before a label is cut.
    """
    rows = Rows(0.0, width, limit)
    for block in blocks:
        if block.name in placed:
            slot = placed[block.name]
            rows.take(slot.row, rows.mask(form_of(block, slot)))
    smallest = (block._replace(forms=tuple(part[2] for part in least(block).forms)) for block in blocks)
    whole = {**placed, **pack((block for block in smallest if block.name not in placed), rows)}
    rows.common, found = 0, dict[int, Slot]()
    for block in blocks:
        if block.name in whole:
            slot = whole[block.name]
            rows.masks[slot.row] &= ~rows.mask(form_of(block, slot))
            found[block.name] = _best(block, slot.row, rows, most)
    return found


def _best(block: Block, row: int, rows: Rows, most: int) -> Slot:
    """The form that says most: in the block's own row, which holds one at least, in another, or in a new one."""
    for cut in Cut:
        forms = [(form, rows.mask(form)) for form in block.forms if form.cut is cut]
        for form, mask in forms:
            if not rows.masks[row] & mask:
                rows.masks[row] |= mask
                return Slot(row, form.left, cut)
        for form, mask in forms:
            other = rows.free(mask)
            if other >= 0:
                rows.masks[other] |= mask
                return Slot(other, form.left, cut)
        if forms and len(rows.masks) < most:
            form, mask = forms[0]
            rows.masks.append(mask)
            return Slot(len(rows.masks) - 1, form.left, cut)
    message = f"block {block.name} has lost its row"
    raise ValueError(message)


def form_of(block: Block, slot: Slot) -> Form:
    """The form that a block has where it was put."""
    return next(form for form in block.forms if form.left == slot.left and form.cut is slot.cut)


def gaps(blocks: Iterable[Block], placed: Mapping[int, Slot]) -> dict[int, tuple[float, float]]:
    """How far each block might reach in its row: from the end of the one before to the beginning of the one after."""
    rows: dict[int, list[tuple[float, float, int]]] = {}
    for block in blocks:
        slot = placed.get(block.name)
        if slot is not None:
            form = form_of(block, slot)
            rows.setdefault(slot.row, []).append((form.begin, form.end, block.name))
    found = {}
    for row in rows.values():
        row.sort()
        before = -inf
        for number, (_, end, name) in enumerate(row):
            found[name] = (before, row[number + 1][0] if number + 1 < len(row) else inf)
            before = end
    return found
