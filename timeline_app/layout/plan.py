"""Which lanes a view has, how high they are, how much their labels say, and in which row each event stands.

A view that holds few events is planned for a stretch of world time around it, so that panning moves nothing; a view
that holds many takes the foremost of each bin of world time. Rows are shared out by D'Hondt's method.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor, log2

from timeline_app.layout.index import Index, LaneIndex, quantised
from timeline_app.layout.lanes import Rows, pack
from timeline_app.layout.marks import Lane, Mark
from timeline_app.layout.scale import Scale
from timeline_app.layout.style import Detail, Labels

ROW = {Detail.LINE: 34.0, Detail.CARD: 59.0, Detail.FULL: 96.0}
"""Height in pixels of a row at each detail, the gap below it included."""

HEAD = 22.0
"""Height of a lane's heading."""

FOOT = 8.0
"""Room below the last row of a lane."""

STRIP = 20.0
"""Height of the strip that counts what a lane hides."""

FEW = 400
"""Up to so many events around a view are all planned for."""

CANDIDATES = 560
"""The most events of a crowded view that are tried for a row."""

POINT = 10.0
"""The least width in pixels of a mark."""

OPEN = 84.0
"""Pixels over which an open side fades."""

GAP = 10.0
"""Pixels between two blocks of a row."""


@dataclass(frozen=True, slots=True)
class LanePlan:
    """One lane of a view: its place in pixels, and the row of each event by its place in the marks."""

    number: int
    head: Lane
    index: LaneIndex
    top: float
    height: float
    detail: Detail
    rows: dict[int, int]
    limit: int
    strip: bool
    headed: bool = True

    @property
    def pitch(self) -> float:
        """Pixels from row to row at a text scale of 1."""
        return ROW[self.detail]

    def first_row_at(self, text_scale: float) -> float:
        """Where the first row begins, in pixels."""
        return self.top + (HEAD if self.headed else FOOT) * text_scale


@dataclass(frozen=True, slots=True)
class Plan:
    """The lanes of a view; ``tile`` is the stretch of time in days for which it holds; ``dense`` that it is culled."""

    lanes: tuple[LanePlan, ...]
    tile: tuple[float, float]
    dense: bool
    bottom: float


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
    rows: dict[int, int] = field(default_factory=dict)
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans views of one index. ``px`` scales all heights with the text."""

    index: Index
    labels: Labels

    def plan(
        self,
        scale: Scale,
        top: float,
        height: float,
        first: int | None = None,
        wishes: Mapping[int, int] | None = None,
    ) -> Plan:
        """The plan of a view whose lanes have ``height`` pixels from ``top`` on.

        ``first`` is the place of an event that must be shown; ``wishes`` are the rows of the frame before.
        """
        begin, end = tile_of(scale)
        dense = self.index.count(begin, end) > FEW
        lanes = self.index.lanes
        span = (scale.begin, scale.end) if dense else (begin, end)
        drafts = [
            Draft(number, self.index.marks.heads[number], lane, [], log2(2 + len(lane.starts)))
            for number, lane in enumerate(lanes)
            if lane.count(*span)
        ]
        if drafts and height < len(drafts) * (HEAD + ROW[Detail.LINE] + FOOT) * self._k and len(lanes) > 1:
            merged = self.index.merged
            drafts = [Draft(0, Lane(""), merged.lanes[0], [], 1.0)]
        for draft in drafts:
            draft.members = self._members(draft.index, scale, span, dense, len(drafts))
        origin = begin
        pack_all = _Packing(self, scale, origin, (end - begin) / scale.days_per_px, first, wishes or {})
        return self._stacked(drafts, pack_all, top, height, (begin, end), dense=dense)

    @property
    def _k(self) -> float:
        return self.labels.style.text_scale

    def _members(
        self, lane: LaneIndex, scale: Scale, span: tuple[float, float], dense: bool, lanes: int
    ) -> list[int]:
        begin, end = span
        if not dense:
            inside = lane.inside(begin, end)
            return [*lane.spanning(begin, FEW), *inside]
        share = max(16, CANDIDATES // lanes)
        spanning = lane.spanning(begin, share // 3)
        inside = lane.inside(begin, end)
        if len(inside) <= share:
            return [*spanning, *inside]
        return [*spanning, *lane.representatives(begin, end, quantised(scale.span * 1.5 / share))]

    def _stacked(
        self,
        drafts: list[Draft],
        packing: _Packing,
        top: float,
        height: float,
        tile: tuple[float, float],
        *,
        dense: bool,
    ) -> Plan:
        headed = not (len(drafts) == 1 and not drafts[0].head.name)
        base = (HEAD if headed else FOOT) + FOOT
        if dense:
            for draft in drafts:
                draft.detail = Detail.LINE
                draft.demand = 99
            self._share(drafts, packing, height, base, dense=True)
        else:
            self._choose(drafts, packing, height, base)
        return self._placed(drafts, top, height, tile, dense=dense, headed=headed)

    def _choose(self, drafts: list[Draft], packing: _Packing, height: float, base: float) -> None:
        """The richest detail that fits; lanes with the most rows say less first."""
        for draft in drafts:
            packing.all_rows(draft, Detail.CARD)
        while self._needed(drafts, base) > height:
            rich = [draft for draft in drafts if draft.detail is Detail.CARD]
            if not rich:
                self._share(drafts, packing, height, base, dense=False)
                return
            packing.all_rows(max(rich, key=lambda draft: (draft.demand, -draft.number)), Detail.LINE)
        if all(draft.detail is Detail.CARD for draft in drafts):
            rows = [draft.demand for draft in drafts]
            if sum(rows) * ROW[Detail.FULL] * self._k + base * self._k * len(drafts) <= height:
                self._enrich(drafts, packing, height, base)

    def _enrich(self, drafts: list[Draft], packing: _Packing, height: float, base: float) -> None:
        before = [(draft.rows, draft.demand) for draft in drafts]
        for draft in drafts:
            packing.all_rows(draft, Detail.FULL)
        if self._needed(drafts, base) <= height:
            return
        for draft, (rows, demand) in zip(drafts, before, strict=True):
            draft.rows, draft.demand, draft.detail, draft.limit = rows, demand, Detail.CARD, demand

    def _needed(self, drafts: Sequence[Draft], base: float) -> float:
        return sum(base + draft.demand * ROW[draft.detail] for draft in drafts) * self._k

    def _share(
        self, drafts: list[Draft], packing: _Packing, height: float, base: float, *, dense: bool
    ) -> None:
        """Rows where not all fit: one for each lane, the rest by D'Hondt's method over what lanes would fill."""
        room = height / self._k - len(drafts) * (base + STRIP)
        rows = {draft.number: 1 for draft in drafts}
        spare = floor(room / ROW[Detail.LINE]) - len(drafts)
        weights = {draft.number: draft.weight if dense else float(draft.demand) for draft in drafts}
        limits = {draft.number: draft.demand for draft in drafts}
        for _ in range(max(0, spare)):
            open_lanes = [number for number in rows if rows[number] < limits[number]]
            if not open_lanes:
                break
            rows[max(open_lanes, key=lambda number: (weights[number] / (rows[number] + 1), -number))] += 1
        for draft in drafts:
            packing.foremost(draft, rows[draft.number])

    def _placed(
        self, drafts: list[Draft], top: float, height: float, tile: tuple[float, float], *, dense: bool, headed: bool
    ) -> Plan:
        k = self._k
        heights, strips = [], []
        for draft in drafts:
            strip = dense or len(draft.rows) < len(draft.members)
            used = draft.limit if dense else max(1, min(draft.limit, draft.demand))
            strips.append(strip)
            own = (HEAD if headed else FOOT) + used * ROW[draft.detail] + FOOT + (STRIP if strip else 0)
            heights.append(own * k)
        spare = max(0.0, height - sum(heights)) / max(1, len(drafts))
        plans, y = [], top
        for draft, own, strip in zip(drafts, heights, strips, strict=True):
            extra = min(spare, 16.0 * k)
            plans.append(
                LanePlan(draft.number, draft.head, draft.index, y, own + extra, draft.detail, draft.rows,
                         draft.limit, strip, headed)
            )  # fmt: skip
            y += own + extra
        return Plan(tuple(plans), tile, dense, y)


@dataclass(frozen=True, slots=True)
class _Packing:
    """Puts the members of lanes into rows, in pixels from the start of the tile."""

    planner: Planner
    scale: Scale
    origin: float
    width: float
    first: int | None
    wishes: Mapping[int, int]

    def all_rows(self, draft: Draft, detail: Detail) -> None:
        """Rows for all members, in the order of time."""
        rows = Rows(0.0, self.width, 10_000)
        blocks = sorted(self._blocks(draft, detail), key=lambda block: (block[1], block[0]))
        draft.rows = pack(blocks, rows, {})
        draft.detail, draft.demand = detail, len(rows.masks)
        draft.limit = draft.demand

    def foremost(self, draft: Draft, limit: int) -> None:
        """Rows for the foremost members, as many as there is room for."""
        draft.detail, draft.limit = Detail.LINE, limit
        ranks = self.planner.index.marks.ranks
        blocks = self._blocks(draft, Detail.LINE)
        blocks.sort(key=lambda block: (block[0] != self.first, -ranks[block[0]], block[0]))
        draft.rows = pack(blocks, Rows(0.0, self.width, limit), self.wishes)

    def _blocks(self, draft: Draft, detail: Detail) -> list[tuple[int, float, float]]:
        marks, labels, ids = self.planner.index.marks, self.planner.labels, draft.index.ids
        blocks = []
        for member in draft.members:
            place = ids[member]
            mark = marks.mark(place)
            left, right = self.block(mark, labels.of(place, mark, detail).width)
            blocks.append((place, max(0.0, left), min(self.width, right)))
        return blocks

    def block(self, mark: Mark, label: float) -> tuple[float, float]:
        """The pixels that an event takes in its row, its label wherever it slides included."""
        per = self.scale.days_per_px
        bar, until = (mark.begin - self.origin) / per, (mark.end - self.origin) / per
        if until - bar < POINT:
            bar = (bar + until - POINT) / 2
            until = bar + POINT
        left = min(bar, (mark.earliest - self.origin) / per, bar - OPEN if mark.open_start else bar)
        right = max(until, (mark.latest - self.origin) / per, bar + label, until + OPEN if mark.open_end else until)
        return left - 2.0, right + GAP


def tile_of(scale: Scale) -> tuple[float, float]:
    """A stretch of world time around a view, the same while panning over half of it."""
    length = 2.0 ** ceil(log2(scale.span * 2))
    begin = floor(scale.begin / (length / 2)) * (length / 2)
    return begin, begin + length
