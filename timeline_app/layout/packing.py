"""How many pixels of a row each event takes, and the rows that the events of a lane get."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from math import inf
from typing import NamedTuple

from timeline_app.layout.index import Index, LaneIndex
from timeline_app.layout.lanes import NO_WISHES, Block, Cut, Form, Rows, Slot, bettered, form_of, least, pack, sweep
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

ROW = {Detail.DOT: 18.0, Detail.SLIM: 30.0, Detail.LINE: 37.0, Detail.CARD: 60.0, Detail.FULL: 98.0}
"""Height in pixels of a row at each detail, the gap below it included."""

STAYS = 0.25
"""How much more rank an event has for having been shown in the frame before: words come and go less while zooming."""

NOWHERE = Slot(-1)
"""An event that the frame before did not show."""

STEP = 24.0
"""Pixels by which headlines are cut less."""

ANY_ROWS = 10_000
"""As many rows as a lane needs."""


@dataclass(slots=True)
class Draft:
    """A lane while its plan is being made; ``parts`` are the lanes of the index that it holds."""

    number: int
    head: Lane
    index: LaneIndex
    parts: frozenset[int]
    members: list[int]
    weight: float
    detail: Detail = Detail.CARD
    demand: int = 0
    rows: dict[int, Slot] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    limit: int = 0


class _Reach(NamedTuple):
    """Pixels of a mark from the start of the tile: of its bar, of where a label to the right of it begins and one to
    the left ends, and of all that it draws.
    """

    bar: float
    starts: float
    ends: float
    low: float
    high: float


class _Grown(NamedTuple):
    """A label in its row: the pixels taken, how far the words reach, and the pixels of the headline: those that it
    shows, that it has room for, and that it wants.
    """

    begin: float
    end: float
    name: int
    left: bool
    edge: float
    shows: float
    has: float
    wants: float


@dataclass(slots=True)
class Packing:
    """Puts the members of lanes into rows, in pixels from the start of the ``tile``.

    ``still`` pictures end at their right edge: labels that would be cut there stand left of their marks. On screen,
    where a view is moved, so do those that would pass the end of the ``reach``, two (folded) instants a little before
    the first event and after the last. ``shortens`` lets headlines be cut where that makes room for others.
    """

    index: Index
    labels: Labels
    scale: Scale
    tile: tuple[float, float]
    first: int | None = None
    wishes: Mapping[int, Slot] = field(default_factory=lambda: NO_WISHES)
    still: bool = False
    reach: tuple[float, float] = (-inf, inf)
    shortens: bool = False
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
        """Rows for all members, in the order of time; see :meth:`settle`."""
        if detail is Detail.SLIM and draft.detail is Detail.LINE and draft.blocks:
            draft.detail = detail  # it says the same in less height
            return
        draft.blocks = blocks = sorted(self.blocks(draft, detail), key=lambda block: (block.at, block.name))
        if detail >= Detail.CARD:
            draft.rows = pack(blocks, Rows(0.0, self.width, ANY_ROWS), first=True)
        else:
            draft.rows = sweep(map(least, blocks), ANY_ROWS) or {}
        draft.detail, draft.demand = detail, 1 + max((slot.row for slot in draft.rows.values()), default=-1)
        draft.limit = draft.demand

    def settle(self, drafts: Sequence[Draft], spare: float) -> None:
        """Labels that are as close as can be stand to the right and say more where their rows leave room for it.

        ``spare`` pixels may go to more rows, each lane taking no more than its share of what others leave.
        """
        for number, draft in enumerate(drafts):
            if draft.detail <= Detail.LINE:
                pitch = ROW[draft.detail] * self.labels.style.text_scale
                most = draft.demand + max(0, int(spare / (len(drafts) - number) / pitch)) if spare < inf else 0
                draft.rows = bettered(self._by_rank(draft.blocks), draft.rows, self.width, ANY_ROWS, most)
                rows = 1 + max((slot.row for slot in draft.rows.values()), default=-1)
                spare -= max(0, rows - draft.demand) * pitch
                draft.demand = draft.limit = rows

    def foremost(self, draft: Draft, limit: int, detail: Detail, most: int = 0) -> None:
        """Rows for the foremost members, as many as there is room for.

        Where a view is culled these are at ``most`` so many, few long bars among them, in their rows of the frame
        before.
        """
        draft.detail, draft.limit = detail, limit
        if most:
            self._culled(draft, limit, detail, most)
            return
        draft.blocks = blocks = self._by_rank(self.blocks(draft, detail))
        draft.rows = bettered(blocks, self._closest(blocks, limit), self.width, limit)

    def _culled(self, draft: Draft, limit: int, detail: Detail, most: int) -> None:
        marks, ids, first, wishes = self.index.marks, draft.index.ids, self.first, self.wishes
        ranks, places = marks.ranks, {ids[member] for member in draft.members}
        begin, end = self.tile
        places.update(
            place
            for place in wishes
            if marks.lanes[place] in draft.parts and marks.starts[place] < end and marks.ends[place] > begin
        )
        if first is not None and marks.lanes[first] in draft.parts and marks.starts[first] < end:
            places.update((first,) if marks.ends[first] > begin else ())
        order = sorted(
            places, key=lambda place: (place != first, -ranks[place] - (STAYS if place in wishes else 0.0), place)
        )
        rows = Rows(0.0, self.width, limit)
        draft.rows, draft.blocks, bars = {}, [], max(1, limit // 6)
        # what covers all but the ends of the stretch would fill a row with nothing but itself
        begin, end = self.width * 0.25, self.width * 0.75
        for place in order:
            mark = marks.mark(place)
            block = self.block(place, mark, self.labels.of(place, mark, detail), detail)
            if block.forms[0].begin <= begin and block.forms[0].end >= end and block.name != first:
                bars -= 1
                if bars < 0:
                    continue
            slot = rows.place(block, self.wishes.get(block.name))
            if slot is not None:
                draft.rows[block.name] = slot
                draft.blocks.append(block)
                if len(draft.rows) >= most:
                    break

    def kept(self, drafts: Sequence[Draft], room: float) -> None:
        """The rows of the frame before, where they hold as many events; ``room`` in pixels may be used for that."""
        for draft in drafts:
            spare = int(room / len(drafts) / ROW[draft.detail])
            limit = draft.limit + max(0, spare)
            blocks = self._by_rank(draft.blocks)
            old = [block for block in blocks if self.wishes.get(block.name, NOWHERE).row in range(limit)]
            rows = Rows(0.0, self.width, limit)
            placed: dict[int, Slot] = {}
            for block in old:
                slot = rows.as_wished(block, self.wishes[block.name])
                if slot is not None:
                    placed[block.name] = slot
            rest = (block for block in blocks if block.name not in placed)
            placed |= pack(rest, rows, first=draft.detail >= Detail.CARD)
            if len(placed) >= len(draft.rows):
                draft.rows = placed
                draft.limit = max(1 + max((slot.row for slot in placed.values()), default=0), 1)

    def _by_rank(self, blocks: list[Block]) -> list[Block]:
        """The foremost first; the one that must be shown before all."""
        ranks, first = self.index.marks.ranks, self.first
        return sorted(blocks, key=lambda block: (block.name != first, -ranks[block.name], block.name))

    def _closest(self, blocks: list[Block], limit: int) -> dict[int, Slot]:
        """Rows for as many of the foremost as find a place together."""
        low, high = 0, len(blocks)
        best: dict[int, Slot] = {}
        narrow = [least(block) for block in blocks]
        tolerance = 0 if self.still else len(blocks) // 64
        while low + tolerance < high:
            middle = (low + high + 1) // 2
            found = sweep(sorted(narrow[:middle]), limit)
            if found is None:
                high = middle - 1
            else:
                low, best = middle, found
        return best

    def blocks(self, draft: Draft, detail: Detail, members: Sequence[int] | None = None) -> list[Block]:
        """What the members of a lane take of a row."""
        of, ids, mark_at = self.labels.of, draft.index.ids, self.index.marks.mark
        found = []
        for member in draft.members if members is None else members:
            place = ids[member]
            mark = mark_at(place)
            found.append(self.block(place, mark, of(place, mark, detail), detail))
        return found

    def lengthened(self, draft: Draft) -> dict[int, float]:
        """Pixels for the headlines that are cut though their rows have room beside them; only what is drawn takes it.

        Two that grow into one gap share it. Less than all goes by steps: words change less while zooming.
        """
        least, most = (self._least, self._last) if self.still else (-inf, inf)  # a view is moved
        rows: dict[int, list[_Grown]] = {}
        for block in draft.blocks:
            slot = draft.rows.get(block.name)
            if slot is not None:
                rows.setdefault(slot.row, []).append(self._grown(block, slot, draft.detail))
        found: dict[int, float] = {}
        for row in rows.values():
            row.sort()
            before = -inf
            for one, after in zip_longest(row, row[1:]):
                end = one.end
                if one.wants > one.has:
                    if one.left:
                        free = one.edge - max(before, least - 2.0)
                    else:
                        free = min(after.begin if after else inf, most + GAP) - one.edge
                        if after and after.left and after.wants > after.has:
                            free = max(free - (after.wants - after.has), free / 2)
                    room = one.wants if free >= one.wants - one.has else (one.has + free) // STEP * STEP
                    if room > one.has + STEP / 2 or room == one.wants:
                        found[one.name] = room
                        end = end if one.left else max(end, one.edge + room - one.has)
                elif one.wants > one.shows:  # its date is longer than its headline
                    found[one.name] = one.wants
                before = end
        return found

    def _grown(self, block: Block, slot: Slot, detail: Detail) -> _Grown:
        """What a label has of its row and would have."""
        mark = self.index.marks.mark(block.name)
        label, form = self.labels.of(block.name, mark, detail), form_of(block, slot)
        shows = label.title_width - (label.bare - label.short if slot.cut is Cut.SHORT else 0.0)
        wide = (label.width, label.bare, label.short)[slot.cut]
        has = shows if detail <= Detail.LINE else label.width - (label.bare - label.title_width)
        reach = self._reach_of(mark, detail)
        edge = reach.ends - wide - 2.0 if slot.left else reach.starts + wide + GAP
        return _Grown(form.begin, form.end, block.name, slot.left, edge, shows, has, label.full)

    def block(self, place: int, mark: Mark, label: Label, detail: Detail) -> Block:
        """The pixels that an event takes in its row, its label wherever it slides included, the best form first."""
        width = self.width
        bar, starts, ends, low, high = self._reach_of(mark, detail)
        found: list[Form] = []
        others: list[Form] = []
        low, high, last, first = low - 2.0, high + GAP, self._last, self._least
        for cut, wide in self._cuts(label, detail):
            right, left = starts + wide, ends - wide
            begin, end = left - 2.0, right + GAP
            end = max(end, high)
            begin = min(begin, low)
            ahead = Form(low if low > 0.0 else 0.0, end if end < width else width, False, cut)
            behind = Form(begin if begin > 0.0 else 0.0, high if high < width else width, True, cut)
            if right <= last:
                found.append(ahead)
                (found if left >= first else others).append(behind)
            elif left >= first:
                found.append(behind)
                others.append(ahead)
            else:
                others += (ahead, behind)
        forms = tuple(found or others)
        return Block(place, forms, bar)

    def _reach_of(self, mark: Mark, detail: Detail) -> _Reach:
        """The pixels of a mark."""
        scale, origin, width = self.scale, self._origin, self.width
        per = scale.days_per_px
        if scale.fold is None:
            bar, until = (mark.begin - origin) / per, (mark.end - origin) / per
        else:
            bar, until = (scale.folded(mark.begin) - origin) / per, (scale.folded(mark.end) - origin) / per
        if until - bar < POINT:
            bar = (bar + until - POINT) / 2
            until = bar + POINT
        low, high = bar, until
        if mark.earliest < mark.begin or mark.latest > mark.end or mark.open_start or mark.open_end:
            low = min(low, (scale.folded(mark.earliest) - origin) / per, bar - OPEN if mark.open_start else bar)
            high = max(high, (scale.folded(mark.latest) - origin) / per, until + OPEN if mark.open_end else until)
        starts, ends = bar, until
        if detail is Detail.DOT and until - bar < SHAPED:
            starts, ends = until + BESIDE, bar - BESIDE
        if self.still:
            starts, ends = max(starts, EDGE), min(ends, width - EDGE)
        return _Reach(bar, starts, ends, low, high)

    def _cuts(self, label: Label, detail: Detail) -> Sequence[tuple[Cut, float]]:
        """The widths that a label may have in pixels, the widest first."""
        if detail is not Detail.DOT:
            return ((Cut.WHOLE, label.width),)
        if not self.shortens or label.short >= label.bare - 20.0:
            return (Cut.WHOLE, label.width), (Cut.BARE, label.bare)
        return (Cut.WHOLE, label.width), (Cut.BARE, label.bare), (Cut.SHORT, label.short)
