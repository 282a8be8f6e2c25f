"""Which lanes a view has, how high they are, how much their labels say, and in which row each event stands.

A view that holds few events is planned for a stretch of world time around it, so that panning moves nothing; a view
that holds many takes the foremost of each bin of world time. Rows are shared out by D'Hondt's method.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor, inf, log2

from timeline_app.layout.index import Index, LaneIndex, quantised
from timeline_app.layout.lanes import Rows, pack
from timeline_app.layout.marks import Lane, Mark
from timeline_app.layout.scale import Scale
from timeline_app.layout.style import Detail, Labels

ROW = {Detail.SLIM: 30.0, Detail.LINE: 37.0, Detail.CARD: 60.0, Detail.FULL: 98.0}
"""Height in pixels of a row at each detail, the gap below it included."""

HEAD = 22.0
"""Height of a lane's heading."""

FOOT = 8.0
"""Room below the last row of a lane."""

HEADINGS = 0.26
"""The most of a crowded view's height that headings may take."""

MORE = "More"
"""The heading of the lane that smaller lanes share."""

FEW = 400
"""Up to so many events around a view are all planned for."""

CANDIDATES = 320
"""The most events of a crowded view that are tried for a row."""

POINT = 10.0
"""The least width in pixels of a mark."""

SHAPED = 22.0
"""A core narrower than this is drawn with the shape of its kind."""

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
        return self.top + (HEAD if self.headed or self.strip else FOOT) * text_scale


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
    """Plans one view of an index.

    ``tile`` is the stretch of time to plan for; ``first`` the place of an event that must be shown; ``wishes`` the
    rows of the frame before. All heights grow with the text.
    """

    index: Index
    labels: Labels
    scale: Scale
    tile: tuple[float, float]
    first: int | None = None
    wishes: Mapping[int, int] = field(default_factory=dict)

    def plan(self, top: float, height: float) -> Plan:
        """The lanes in ``height`` pixels from ``top`` on."""
        dense = height < inf and self.index.count(*self.tile) > FEW
        span = (self.scale.begin, self.scale.end) if dense else self.tile
        lanes, heads = self.index.lanes, self.index.marks.heads
        drafts = [
            Draft(number, heads[number], lane, [], log2(2 + len(lane.starts)))
            for number, lane in enumerate(lanes)
            if lane.count(*span)
        ]
        packing = _Packing(self)
        if dense or not self._choose(drafts, packing, span, height):
            drafts = self._joined(drafts, height)
            self._fill(drafts, span, dense=dense)
            self._share(drafts, packing, height, dense=dense)
        return self._placed(drafts, top, height, dense=dense)

    def _fill(self, drafts: list[Draft], span: tuple[float, float], *, dense: bool) -> None:
        for draft in drafts:
            draft.members = self._members(draft.index, span, len(drafts), dense=dense)

    def _joined(self, drafts: list[Draft], height: float) -> list[Draft]:
        """The lanes that headings leave room for: the smaller ones share one lane, or all do where it is tight."""
        most = max(1, floor(height * HEADINGS / ((HEAD + FOOT) * self._k)))
        if len(drafts) <= most:
            return drafts
        order = sorted(drafts, key=lambda draft: (-len(draft.index.starts), draft.number))
        kept = sorted(order[: most - 1], key=lambda draft: draft.number)
        rest = tuple(sorted(draft.number for draft in order[most - 1 :]))
        lane = self.index.joined(rest)
        head = Lane(MORE if kept else "")
        return [*kept, Draft(rest[0], head, lane, [], log2(2 + len(lane.starts)))]

    @property
    def _k(self) -> float:
        return self.labels.style.text_scale

    def _members(self, lane: LaneIndex, span: tuple[float, float], lanes: int, *, dense: bool) -> list[int]:
        begin, end = span
        inside = lane.inside(begin, end)
        if not dense:
            return [*lane.spanning(begin, len(lane.starts)), *inside]
        share = max(12, CANDIDATES // lanes)
        spanning = lane.spanning(begin, share // 3)
        if len(inside) <= share:
            return [*spanning, *inside]
        return [*spanning, *lane.representatives(begin, end, quantised(self.scale.span * 1.5 / share))]

    def _choose(self, drafts: list[Draft], packing: _Packing, span: tuple[float, float], height: float) -> bool:
        """The richest detail that fits, lanes with the most rows saying less first; gives whether all fits."""
        self._fill(drafts, span, dense=False)
        for draft in drafts:
            packing.all_rows(draft, Detail.CARD)
        while self._needed(drafts) > height:
            rich = [draft for draft in drafts if draft.detail is Detail.CARD]
            if not rich:
                return self._slimmed(drafts, packing, height)
            packing.all_rows(max(rich, key=lambda draft: (draft.demand, -draft.number)), Detail.LINE)
        if height < inf and all(draft.detail is Detail.CARD for draft in drafts):
            self._enrich(drafts, packing, height)
        return True

    def _slimmed(self, drafts: list[Draft], packing: _Packing, height: float) -> bool:
        """All labels in one low line each; gives whether that fits."""
        for draft in drafts:
            packing.all_rows(draft, Detail.SLIM)
        return self._needed(drafts) <= height

    def _enrich(self, drafts: list[Draft], packing: _Packing, height: float) -> None:
        """Say all where that fits too."""
        before = [(draft.rows, draft.demand) for draft in drafts]
        if sum(draft.demand for draft in drafts) * ROW[Detail.FULL] * self._k > height:
            return
        for draft in drafts:
            packing.all_rows(draft, Detail.FULL)
        if self._needed(drafts) <= height:
            return
        for draft, (rows, demand) in zip(drafts, before, strict=True):
            draft.rows, draft.demand, draft.detail, draft.limit = rows, demand, Detail.CARD, demand

    def _needed(self, drafts: Sequence[Draft]) -> float:
        base = _base(drafts)
        return sum(base + draft.demand * ROW[draft.detail] for draft in drafts) * self._k

    def _share(self, drafts: list[Draft], packing: _Packing, height: float, *, dense: bool) -> None:
        """Rows where not all fit: one for each lane, the rest by D'Hondt's method over what lanes would fill."""
        room = height / self._k - len(drafts) * (HEAD + FOOT)
        rows = {draft.number: 1 for draft in drafts}
        detail = Detail.LINE if dense else Detail.SLIM
        spare = floor(room / ROW[detail]) - len(drafts)
        weights = {draft.number: draft.weight if dense else float(len(draft.members)) for draft in drafts}
        limits = {draft.number: 99 if dense else len(draft.members) for draft in drafts}
        for _ in range(max(0, spare)):
            open_lanes = [number for number in rows if rows[number] < limits[number]]
            if not open_lanes:
                break
            rows[max(open_lanes, key=lambda number: (weights[number] / (rows[number] + 1), -number))] += 1
        for draft in drafts:
            packing.foremost(draft, rows[draft.number], detail)

    def _placed(self, drafts: list[Draft], top: float, height: float, *, dense: bool) -> Plan:
        k = self._k
        headed = any(draft.head.name for draft in drafts)
        heights, strips = [], []
        for draft in drafts:
            strip = dense or len(draft.rows) < len(draft.members)
            strips.append(strip)
            rows = max(1, draft.limit)
            heights.append(
                (_base(drafts) + rows * ROW[draft.detail] + (HEAD - FOOT if strip and not headed else 0)) * k
            )
        spare = max(0.0, height - sum(heights)) / max(1, len(drafts)) if height < inf else 0.0
        plans, y = [], top
        for draft, own, strip in zip(drafts, heights, strips, strict=True):
            extra = min(spare, 16.0 * k)
            plans.append(
                LanePlan(draft.number, draft.head, draft.index, y, own + extra, draft.detail, draft.rows,
                         draft.limit, strip, headed)
            )  # fmt: skip
            y += own + extra
        return Plan(tuple(plans), self.tile, dense, y)


class _Packing:
    """Puts the members of lanes into rows, in pixels from the start of the tile."""

    def __init__(self, planner: Planner) -> None:
        self._planner = planner
        folded = planner.scale.folded
        self._origin = folded(planner.tile[0])
        self._width = (folded(planner.tile[1]) - self._origin) / planner.scale.days_per_px

    def all_rows(self, draft: Draft, detail: Detail) -> None:
        """Rows for all members, in the order of time."""
        rows = Rows(0.0, self._width, 10_000)
        blocks = sorted(self._blocks(draft, detail), key=lambda block: (block[1], block[0]))
        draft.rows = pack(blocks, rows, {})
        draft.detail, draft.demand = detail, len(rows.masks)
        draft.limit = draft.demand

    def foremost(self, draft: Draft, limit: int, detail: Detail) -> None:
        """Rows for the foremost members, as many as there is room for; of a culled view in lines, few long bars."""
        draft.detail, draft.limit = detail, limit
        ranks = self._planner.index.marks.ranks
        blocks = self._blocks(draft, detail)
        blocks.sort(key=lambda block: (block[0] != self._planner.first, -ranks[block[0]], block[0]))
        if detail is Detail.LINE:
            blocks = self._without_most_spanning(blocks, max(1, limit // 6))
        draft.rows = pack(blocks, Rows(0.0, self._width, limit), self._planner.wishes)

    def _without_most_spanning(
        self, blocks: list[tuple[int, float, float]], most: int
    ) -> list[tuple[int, float, float]]:
        """All but ``most`` of those that cover the whole view: each would fill a row with nothing but itself."""
        per, scale = self._planner.scale.days_per_px, self._planner.scale
        left, right = (scale.folded(scale.begin) - self._origin) / per, (scale.folded(scale.end) - self._origin) / per
        kept, spanning = [], 0
        for block in blocks:
            if block[1] <= left and block[2] >= right and block[0] != self._planner.first:
                spanning += 1
                if spanning > most:
                    continue
            kept.append(block)
        return kept

    def _blocks(self, draft: Draft, detail: Detail) -> list[tuple[int, float, float]]:
        marks, labels, ids = self._planner.index.marks, self._planner.labels, draft.index.ids
        blocks, width, block, mark_at = [], self._width, self.block, marks.mark
        for member in draft.members:
            place = ids[member]
            mark = mark_at(place)
            left, right = block(mark, labels.of(place, mark, detail).width)
            blocks.append((place, left if left > 0.0 else 0.0, right if right < width else width))
        return blocks

    def block(self, mark: Mark, label: float) -> tuple[float, float]:
        """The pixels that an event takes in its row, its label wherever it slides included."""
        scale, origin = self._planner.scale, self._origin
        per, folded = scale.days_per_px, scale.folded
        bar, until = (folded(mark.begin) - origin) / per, (folded(mark.end) - origin) / per
        if until - bar < POINT:
            bar = (bar + until - POINT) / 2
            until = bar + POINT
        left, right = bar, bar + label
        right = max(right, until)
        if mark.earliest < mark.begin or mark.latest > mark.end or mark.open_start or mark.open_end:
            left = min(left, (folded(mark.earliest) - origin) / per, bar - OPEN if mark.open_start else bar)
            right = max(right, (folded(mark.latest) - origin) / per, until + OPEN if mark.open_end else until)
        return left - 2.0, right + GAP


def _base(drafts: Sequence[Draft]) -> float:
    """The height of a lane without its rows."""
    return (HEAD if any(draft.head.name for draft in drafts) else FOOT) + FOOT


def tile_of(scale: Scale) -> tuple[float, float]:
    """A stretch of world time around a view, the same while panning over half of it."""
    length = 2.0 ** ceil(log2(scale.span * 2))
    begin = floor(scale.folded(scale.begin) / (length / 2)) * (length / 2)
    if scale.fold is None:
        return begin, begin + length
    return scale.fold.unwarp(begin), scale.fold.unwarp(begin + length)
