"""Which events a view needs, in time that follows the pixels and not the events.

Per lane: start-sorted arrays, sorted ends and a tree of the greatest over blocks; about 40 bytes an event.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil, floor, log2

from timeline_app.layout.columns import Columns, by_lane, greatest, merged
from timeline_app.layout.marks import Marks

BLOCK = 32
"""Events under one leaf of a tree: scanning these costs about as much as the descent."""


class MaxTree:
    """The greatest of a run of numbers, and where: a binary tree over blocks of 32."""

    def __init__(self, values: Sequence[float]) -> None:
        self._values = values
        self._leaves = 0
        self._best = array("l")

    def _grown(self) -> array[int]:
        """The places of the greatest below each node; made when first asked for."""
        if self._leaves:
            return self._best
        values, blocks = self._values, -(-len(self._values) // BLOCK)
        self._leaves = 1 << (max(1, blocks) - 1).bit_length()
        best = array("l", [-1]) * (2 * self._leaves)
        best[self._leaves : self._leaves + blocks] = array("l", greatest(values, BLOCK))
        for node in range(self._leaves - 1, 0, -1):
            left, right = best[2 * node], best[2 * node + 1]
            best[node] = left if right < 0 or (left >= 0 and values[left] >= values[right]) else right
        self._best = best
        return best

    def argmax(self, begin: int, end: int) -> int:
        """The first place of the greatest value in ``[begin, end)``; the run must not be empty."""
        values = self._values
        first, last = -(-begin // BLOCK), end // BLOCK
        if last <= first:
            run = values[begin:end]
            return begin + run.index(max(run))
        best = self._grown()
        places = []
        if begin < first * BLOCK:
            run = values[begin : first * BLOCK]
            places.append(begin + run.index(max(run)))
        left, right = [], []
        low, high = first + self._leaves, last + self._leaves
        while low < high:
            if low & 1:
                left.append(best[low])
                low += 1
            if high & 1:
                high -= 1
                right.append(best[high])
            low //= 2
            high //= 2
        places += left + right[::-1]
        if last * BLOCK < end:
            run = values[last * BLOCK : end]
            places.append(last * BLOCK + run.index(max(run)))
        return max(places, key=values.__getitem__)

    def above(self, end: int, floor_value: float, limit: int) -> list[int]:
        """Up to ``limit`` places before ``end`` whose value exceeds ``floor_value``, in order."""
        values, tree, stack = self._values, self._grown(), [1]
        found: list[int] = []
        while stack and len(found) < limit:
            node = stack.pop()
            best = tree[node]
            if best < 0 or values[best] <= floor_value:
                continue
            if node >= self._leaves:
                begin = (node - self._leaves) * BLOCK
                run = range(begin, min(begin + BLOCK, end, len(values)))
                found += [place for place in run if values[place] > floor_value]
            elif self._first(node) < end:
                stack += (2 * node + 1, 2 * node)
        return found[:limit]

    def _first(self, node: int) -> int:
        while node < self._leaves:
            node *= 2
        return (node - self._leaves) * BLOCK


@dataclass(frozen=True, slots=True)
class LaneIndex:
    """The events of one lane in the order of their starts; ``ids`` are places in the :class:`Marks`."""

    ids: array[int]
    starts: array[float]
    ends: array[float]
    sorted_ends: array[float]
    ranks: array[float]
    best: MaxTree
    longest: MaxTree

    @classmethod
    def of(cls, columns: Columns) -> LaneIndex:
        """The index of columns in order."""
        ids, starts, ends, ranks, sorted_ends = columns
        return cls(ids, starts, ends, sorted_ends, ranks, MaxTree(ranks), MaxTree(ends))

    @property
    def columns(self) -> Columns:
        """The columns that it was made of."""
        return Columns(self.ids, self.starts, self.ends, self.ranks, self.sorted_ends)

    def count(self, begin: float, end: float) -> int:
        """How many touch ``[begin, end)``; an event that ends just at ``begin`` does not."""
        return max(0, bisect_left(self.starts, end) - bisect_right(self.sorted_ends, begin))

    def before(self, begin: float) -> int:
        """How many have ended by ``begin``."""
        return bisect_right(self.sorted_ends, begin)

    def after(self, end: float) -> int:
        """How many start at ``end`` or later."""
        return len(self.starts) - bisect_left(self.starts, end)

    def spanning(self, begin: float, limit: int) -> list[int]:
        """Places in the lane of up to ``limit`` events that start before ``begin`` and end after it."""
        until = bisect_left(self.starts, begin)
        if until <= bisect_right(self.sorted_ends, begin):
            return []
        return self.longest.above(until, begin, limit)

    def inside(self, begin: float, end: float) -> range:
        """Places in the lane of those that start in ``[begin, end)``."""
        low = bisect_left(self.starts, begin)
        return range(low, bisect_left(self.starts, end, low))

    def representatives(self, begin: float, end: float, bin_days: float) -> Iterator[int]:
        """The foremost event of each bin of world time that starts in ``[begin, end)``: the same while panning."""
        starts = self.starts
        low, last = bisect_left(starts, floor(begin / bin_days) * bin_days), bisect_left(starts, end)
        while low < last:
            high = bisect_left(starts, (starts[low] // bin_days + 1) * bin_days, low + 1)
            yield self.best.argmax(low, high) if high - low > 1 else low
            low = high


@dataclass(frozen=True, slots=True)
class Index:
    """The lanes of a set of marks, indexed."""

    marks: Marks
    lanes: tuple[LaneIndex, ...]
    together: dict[tuple[int, ...], LaneIndex] = field(default_factory=dict, compare=False, repr=False)

    def joined(self, numbers: tuple[int, ...]) -> LaneIndex:
        """The events of several lanes as one lane; made when first asked for."""
        found = self.together.get(numbers)
        if found is None:
            found = self.together[numbers] = LaneIndex.of(merged([self.lanes[number].columns for number in numbers]))
        return found

    @classmethod
    def of(cls, marks: Marks) -> Index:
        """Index all marks by lane."""
        return cls(marks, tuple(LaneIndex.of(columns) for columns in by_lane(marks)))

    def count(self, begin: float, end: float) -> int:
        """How many events touch ``[begin, end)``."""
        return sum(lane.count(begin, end) for lane in self.lanes)


def quantised(days: float) -> float:
    """The next step of a ladder of square roots of two: bins keep their places over small zooms."""
    return float(2.0 ** (ceil(log2(days) * 2) / 2))
