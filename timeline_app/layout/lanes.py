"""Rows inside a lane: blocks of pixels put where they overlap no other, as bit masks over 4-pixel columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import ceil, floor

CELL = 4.0
"""Pixels under one bit."""


@dataclass(slots=True)
class Rows:
    """The rows of one lane from ``left`` to ``right`` in pixels, at most ``limit`` of them."""

    left: float
    right: float
    limit: int
    masks: list[int] = field(default_factory=list)

    def place(self, begin: float, end: float, wished: int = -1) -> int:
        """The row for a block: the wished one where free, else the first free one; -1 if none is left."""
        low = max(0, floor((begin - self.left) / CELL))
        high = min(ceil((self.right - self.left) / CELL), ceil((end - self.left) / CELL))
        mask = ((1 << max(1, high - low)) - 1) << low
        masks = self.masks
        if 0 <= wished < self.limit:
            while len(masks) <= wished:
                masks.append(0)
            if not masks[wished] & mask:
                masks[wished] |= mask
                return wished
        for row, taken in enumerate(masks):
            if not taken & mask:
                masks[row] = taken | mask
                return row
        if len(masks) >= self.limit:
            return -1
        masks.append(mask)
        return len(masks) - 1


def pack(
    blocks: Iterable[tuple[int, float, float]], rows: Rows, wishes: Mapping[int, int] | None = None
) -> dict[int, int]:
    """A row for each block ``(id, begin, end)`` in the order given; those that find none are left out."""
    placed = {}
    wished = wishes or {}
    for name, begin, end in blocks:
        row = rows.place(begin, end, wished.get(name, -1))
        if row >= 0:
            placed[name] = row
    return placed
