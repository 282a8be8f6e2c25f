"""How many pixels of a row each event takes, and the rows that the events of a lane get."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from timeline_app.layout.index import Index, LaneIndex
from timeline_app.layout.lanes import NO_WISHES, Block, Cut, Form, Rows, Slot, bettered, pack, sweep
from timeline_app.layout.marks import Lane, Mark
from timeline_app.layout.scale import Scale
from timeline_app.layout.style import Detail, Label, Labels

POINT = 10.0
"""The least width in pixels of a mark."""

SHAPED = 22.0
"""A core narrower than this is drawn with the shape of its kind."""

OPEN = 84.0
"""Pixels over which an open side fades."""

GAP = 10.0
"""Pixels between two blocks of a row."""

BESIDE = 4.0
"""Pixels between a dot and its headline."""

EDGE = 6.0
"""Pixels between a card and the edge of the view; a card whose event began earlier waits there."""

ANY_ROWS = 10_000
"""As many rows as a lane needs."""


@dataclass(slots=True)
class Draft:
    """A lane while its plan is being made."""

    number: int
    head: Lane
    index: LaneIndex
    members: list[int]
    weight: float
    detail: Detail = Detail.CARD
    demand: int = 0
    rows: dict[int, Slot] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    limit: int = 0


@dataclass(slots=True)
class Packing:
    """Puts the members of lanes into rows, in pixels from the start of the ``tile``.

    ``still`` pictures end at their right edge: labels that would be cut there stand left of their marks. On screen,
    where a view is moved, so do those that would pass the end of the ``reach``, two (folded) instants a little before
    the first event and after the last.
    """

    index: Index
    labels: Labels
    scale: Scale
    tile: tuple[float, float]
    first: int | None = None
    wishes: Mapping[int, Slot] = field(default_factory=lambda: NO_WISHES)
    still: bool = False
    reach: tuple[float, float] = (-inf, inf)
    _origin: float = field(init=False)
    width: float = field(init=False)
    _least: float = field(init=False)
    _last: float = field(init=False)

    def __post_init__(self) -> None:
        scale = self.scale
        self._origin = scale.folded(self.tile[0])
        self.width = (scale.folded(self.tile[1]) - self._origin) / scale.days_per_px
        self._least, self._last = EDGE, self.width - EDGE
        if not self.still:
            self._least, self._last = ((side - self._origin) / scale.days_per_px for side in self.reach)

    def all_rows(self, draft: Draft, detail: Detail) -> None:
        """Rows for all members, in the order of time."""
        blocks = sorted(self.blocks(draft, detail), key=lambda block: (block.at, block.name))
        draft.blocks = blocks
        if detail >= Detail.CARD:
            draft.rows = pack(blocks, Rows(0.0, self.width, ANY_ROWS), first=True)
        else:
            draft.rows = sweep(blocks, ANY_ROWS) or {}
            draft.rows = bettered(self._by_rank(blocks), draft.rows, self.width, ANY_ROWS)
        draft.detail, draft.demand = detail, 1 + max((slot.row for slot in draft.rows.values()), default=-1)
        draft.limit = draft.demand

    def foremost(self, draft: Draft, limit: int, detail: Detail, most: int = 0) -> None:
        """Rows for the foremost members, as many as there is room for.

        Where a view is culled these are at ``most`` so many, few long bars among them, in their rows of the frame
        before.
        """
        draft.detail, draft.limit = detail, limit
        blocks = self._by_rank(self.blocks(draft, detail))
        draft.blocks = blocks
        if most:
            blocks = self._without_most_spanning(blocks, max(1, limit // 6))
            draft.rows = pack(blocks, Rows(0.0, self.width, limit), self.wishes, most=most)
            return
        draft.rows = bettered(blocks, self._closest(blocks, limit), self.width, limit)

    def _by_rank(self, blocks: list[Block]) -> list[Block]:
        """The foremost first; the one that must be shown before all."""
        ranks, first = self.index.marks.ranks, self.first
        return sorted(blocks, key=lambda block: (block.name != first, -ranks[block.name], block.name))

    def _closest(self, blocks: list[Block], limit: int) -> dict[int, Slot]:
        """Rows for as many of the foremost as find a place together."""
        low, high = 0, len(blocks)
        best: dict[int, Slot] = {}
        while low < high:
            middle = (low + high + 1) // 2
            found = sweep(sorted(blocks[:middle], key=lambda block: (block.at, block.name)), limit)
            if found is None:
                high = middle - 1
            else:
                low, best = middle, found
        return best

    def _without_most_spanning(self, blocks: list[Block], most: int) -> list[Block]:
        """All but ``most`` of those that cover the whole view: each would fill a row with nothing but itself."""
        per, scale = self.scale.days_per_px, self.scale
        left, right = (scale.folded(scale.begin) - self._origin) / per, (scale.folded(scale.end) - self._origin) / per
        kept, spanning = [], 0
        for block in blocks:
            form = block.forms[0]
            if form.begin <= left and form.end >= right and block.name != self.first:
                spanning += 1
                if spanning > most:
                    continue
            kept.append(block)
        return kept

    def blocks(self, draft: Draft, detail: Detail, members: Sequence[int] | None = None) -> list[Block]:
        """What the members of a lane take of a row."""
        of, ids, mark_at = self.labels.of, draft.index.ids, self.index.marks.mark
        found = []
        for member in draft.members if members is None else members:
            place = ids[member]
            mark = mark_at(place)
            found.append(self.block(place, mark, of(place, mark, detail), detail))
        return found

    def block(self, place: int, mark: Mark, label: Label, detail: Detail) -> Block:
        """The pixels that an event takes in its row, its label wherever it slides included, the best form first."""
        scale, origin, width = self.scale, self._origin, self.width
        per, folded = scale.days_per_px, scale.folded
        bar, until = (folded(mark.begin) - origin) / per, (folded(mark.end) - origin) / per
        if until - bar < POINT:
            bar = (bar + until - POINT) / 2
            until = bar + POINT
        low, high = bar, until
        if mark.earliest < mark.begin or mark.latest > mark.end or mark.open_start or mark.open_end:
            low = min(low, (folded(mark.earliest) - origin) / per, bar - OPEN if mark.open_start else bar)
            high = max(high, (folded(mark.latest) - origin) / per, until + OPEN if mark.open_end else until)
        starts, ends = bar, until
        if detail is Detail.DOT and until - bar < SHAPED:
            starts, ends = until + BESIDE, bar - BESIDE
        if self.still:
            starts, ends = max(starts, EDGE), min(ends, width - EDGE)
        found: list[Form] = []
        others: list[Form] = []
        for cut, wide in self._cuts(label, detail):
            right, left = starts + wide, ends - wide
            ahead = Form(max(low - 2.0, 0.0), min(max(high, right) + GAP, width), cut=cut)
            behind = Form(max(min(low, left) - 2.0, 0.0), min(high + GAP, width), left=True, cut=cut)
            fits_right, fits_left = right <= self._last, left >= self._least
            if fits_right:
                found += (ahead, behind) if fits_left else (ahead,)
                others += () if fits_left else (behind,)
            elif fits_left:
                found.append(behind)
                others.append(ahead)
            else:
                others += (ahead, behind)
        forms = tuple(found or others)
        return Block(place, forms, bar)

    def _cuts(self, label: Label, detail: Detail) -> Sequence[tuple[Cut, float]]:
        """The widths that a label may have in pixels, the widest first."""
        if detail is not Detail.DOT:
            return ((Cut.WHOLE, label.width),)
        if not self.still or label.short >= label.bare - 20.0:
            return (Cut.WHOLE, label.width), (Cut.BARE, label.bare)
        return (Cut.WHOLE, label.width), (Cut.BARE, label.bare), (Cut.SHORT, label.short)
