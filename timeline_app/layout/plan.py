"""Which lanes a view has, how high they are, how much their labels say, and in which row each event stands.

A view that holds few events is planned for a stretch of world time around it, so that panning moves nothing; a view
that holds many takes the foremost of each bin of world time. Rows are shared out by D'Hondt's method.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor, inf, log2

from timeline_app.layout.columns import of_members
from timeline_app.layout.index import Index, LaneIndex, quantised
from timeline_app.layout.lanes import NO_WISHES, Form, Slot, gaps
from timeline_app.layout.marks import Lane
from timeline_app.layout.packing import ROW, Draft, Packing
from timeline_app.layout.ranges import left_room, right_room
from timeline_app.layout.scale import Scale
from timeline_app.layout.style import Detail, Labels

LADDER = (Detail.CARD, Detail.LINE, Detail.SLIM, Detail.DOT)
"""How labels say less and less where room lacks."""

HEAD = 22.0
"""Height of a lane's heading."""

FOOT = 8.0
"""Room below the last row of a lane."""

HEADINGS = 0.26
"""The most of a crowded view's height that headings may take."""

SMALL = 0.08
"""A share of the height that is worth paying for headings."""

MORE = "More"
"""The heading of the lane that smaller lanes share."""

SHORTENED = 1_350.0
"""Pixels to an event, half of what a headline cut short takes: with less, most events are counted however it is cut."""

GAIN = 1.1
"""A picture gives up its lanes where that names so many times more events."""

FEW = 400
"""Up to so many events get a card each on a page as high as it needs."""

ON_SCREEN = 150
"""Up to so many events around a view are all planned for."""

CANDIDATES = 240
"""The most events of a crowded view that are tried for a row."""

GROUND = 14_800.0
"""Pixels of a culled view on screen to an event with words, so that the eye and the painter keep up."""

MANY = 12_000
"""Up to so many events of a still picture are all tried."""

SAMPLE = 20
"""So many labels tell about how much room all would take."""


@dataclass(frozen=True, slots=True)
class LanePlan:
    """One lane of a view: its place in pixels, and the row of each event by its place in the marks.

    ``gaps`` say how far each event might reach in its row, in pixels from the start of the tile; ``longer`` the pixels
    of headlines that are cut, where their rows have more room for them.
    """

    number: int
    head: Lane
    index: LaneIndex
    top: float
    height: float
    detail: Detail
    rows: Mapping[int, Slot]
    limit: int
    strip: bool
    headed: bool = True
    gaps: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    longer: Mapping[int, float] = field(default_factory=dict)

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


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans one view of an index.

    ``tile`` is the stretch of time to plan for; ``first`` the place of an event that must be shown; ``wishes`` the
    rows of the frame before; a ``still`` picture shows as many events as have room. All heights grow with the text.
    """

    index: Index
    labels: Labels
    scale: Scale
    tile: tuple[float, float]
    first: int | None = None
    wishes: Mapping[int, Slot] = field(default_factory=lambda: NO_WISHES)
    still: bool = False

    def plan(self, top: float, height: float) -> Plan:
        """The lanes in ``height`` pixels from ``top`` on."""
        dense = height < inf and self.index.count(*self.tile) > (MANY if self.still else ON_SCREEN)
        tile, lanes, heads = self.tile, self.index.lanes, self.index.marks.heads
        drafts = [
            Draft(number, heads[number], lane, frozenset({number}), [], log2(2 + len(lane.starts)))
            for number, lane in enumerate(lanes)
            if lane.count(*tile)
        ]
        count = sum(draft.index.count(*tile) for draft in drafts)
        packing = Packing(
            self.index, self.labels, self.scale, tile, self.first, self.wishes, self.still, self._reach(),
            shortens=self.still and count * SHORTENED * self._k**2 <= self.scale.width * height,
        )  # fmt: skip
        if dense or not self._choose(drafts, packing, tile, height):
            joined = self._joined(drafts, height, dense=dense)
            alone = [] if dense else self._alone(drafts, _base(joined) * len(joined) * self._k / max(height, 1.0))
            if not dense and self._choose(joined, packing, tile, height, last=Detail.DOT):
                drafts = joined
            elif alone and self._choose(alone, packing, tile, height, last=Detail.DOT):
                drafts = alone
            else:
                drafts = joined
                for choice in (joined, alone) if alone else (joined,):
                    self._fill(choice, tile, dense=dense)
                    self._share(choice, packing, height, dense=dense)
                if alone and _named(alone) > _named(joined) * GAIN:
                    drafts = alone
        if not dense and self.wishes:
            base = _base(drafts)
            used = sum(base + draft.limit * ROW[draft.detail] for draft in drafts)
            packing.kept(drafts, height / self._k - used if height < inf else 0.0)
        longer = [{} if dense and not self.still else packing.lengthened(draft) for draft in drafts]
        return self._placed(drafts, tile, top, height, longer, dense=dense)

    def _reach(self) -> tuple[float, float]:
        """The (folded) instants beyond which nothing happens, and little room is kept for labels."""
        days = [time for time, _ in self.index.marks.published]
        lanes = [lane for lane in self.index.lanes if lane.starts]
        if not lanes:
            return -inf, inf
        first = min([lane.starts[0] for lane in lanes] + days)
        last = max([lane.sorted_ends[-1] for lane in lanes] + [day + 1 for day in days])
        per, width = self.scale.days_per_px, self.scale.width
        return self.scale.folded(first) - left_room(width) * per, self.scale.folded(last) + right_room(width) * per

    def _fill(self, drafts: list[Draft], span: tuple[float, float], *, dense: bool) -> None:
        for draft in drafts:
            draft.members = self._members(draft.index, span, len(drafts), dense=dense)

    def _joined(self, drafts: list[Draft], height: float, *, dense: bool) -> list[Draft]:
        """The lanes that headings leave room for: the smaller ones share one lane, or all do where it is tight."""
        most = max(1, floor(height * HEADINGS / ((HEAD + FOOT) * self._k)))
        if len(drafts) <= most:
            return drafts
        sizes = [len(lane.starts) for lane in self.index.lanes]
        # where joining takes long, the largest of all lanes are named: the same ones wherever the view is
        numbers = range(len(sizes)) if dense else [draft.number for draft in drafts]
        named = set(sorted(numbers, key=lambda number: (-sizes[number], number))[: most - 1])
        kept = [draft for draft in drafts if draft.number in named]
        rest = tuple(number for number in range(len(sizes)) if number not in named)
        lane = self.index.joined(rest) if dense else self._few([d for d in drafts if d.number not in named])
        head = Lane(MORE if kept else "")
        return [*kept, Draft(rest[0], head, lane, frozenset(rest), [], log2(2 + len(lane.starts)))]

    def _few(self, drafts: Sequence[Draft]) -> LaneIndex:
        """What several lanes hold in the tile as one lane: cheaper than joining the whole of them."""
        begin, end = self.tile
        places = [
            draft.index.ids[member]
            for draft in drafts
            for member in (*draft.index.spanning(begin, len(draft.index.starts)), *draft.index.inside(begin, end))
        ]
        return LaneIndex.of(of_members(self.index.marks, sorted(places)))

    def _alone(self, drafts: list[Draft], headings: float) -> list[Draft]:
        """One lane without a heading, for a picture whose lanes are kinds, which marks tell too.

        None where ``headings`` take but a small share of the height.
        """
        if not self.still or headings < SMALL or len(drafts) < 2 or any(draft.head.kind is None for draft in drafts):
            return []
        parts = frozenset(draft.number for draft in drafts)
        return [Draft(min(parts), Lane(""), self._few(drafts), parts, [], 1.0)]

    @property
    def _k(self) -> float:
        return self.labels.style.text_scale

    def _members(self, lane: LaneIndex, span: tuple[float, float], lanes: int, *, dense: bool) -> list[int]:
        begin, end = span
        inside = lane.inside(begin, end)
        if not dense:
            return [*lane.spanning(begin, len(lane.starts)), *inside]
        share = max(12, (MANY if self.still else CANDIDATES) // lanes)
        spanning = lane.spanning(begin, share // 3)
        if len(inside) <= share:
            return [*spanning, *inside]
        return [*spanning, *lane.representatives(begin, end, quantised(self.scale.span * 1.5 / share))]

    def _choose(
        self,
        drafts: list[Draft],
        packing: Packing,
        span: tuple[float, float],
        height: float,
        last: Detail = Detail.SLIM,
    ) -> bool:
        """The richest detail that fits, lanes with the most rows saying less first; gives whether all fits.

        ``last`` is the least that a label may say.
        """
        if (_base(drafts) + ROW[last]) * len(drafts) * self._k > height:
            return False
        self._fill(drafts, span, dense=False)
        start = next((detail for detail in LADDER if self._hopeful(drafts, packing, detail, height)), Detail.DOT)
        if start < last:
            return False
        for draft in drafts:
            packing.all_rows(draft, start)
        while self._needed(drafts) > height:
            rich = [draft for draft in drafts if draft.detail > last]
            if not rich:
                return False
            most = max(draft.detail for draft in rich)
            largest = max(
                (draft for draft in rich if draft.detail is most), key=lambda draft: (draft.demand, -draft.number)
            )
            packing.all_rows(largest, LADDER[LADDER.index(most) + 1])
        dots = [draft for draft in drafts if draft.detail is Detail.DOT]
        if 2 * len(dots) > len(drafts):  # one look for all where most are dots
            for draft in drafts:
                if draft.detail is not Detail.DOT:
                    packing.all_rows(draft, Detail.DOT)
        packing.settle(drafts, height - self._needed(drafts))
        if height < inf and all(draft.detail is Detail.CARD for draft in drafts):
            self._enrich(drafts, packing, height)
        return True

    def _hopeful(self, drafts: list[Draft], packing: Packing, detail: Detail, height: float) -> bool:
        """Whether labels of such a detail may all have room, judged by the ground that a sample would cover."""
        total = sum(len(draft.members) for draft in drafts)
        if height == inf or total <= SAMPLE:
            return True
        ground, step = 0.0, total // SAMPLE
        for draft in drafts:
            blocks = packing.blocks(draft, detail, draft.members[::step])
            wide = sum(form.end - form.begin for form in (min(block.forms, key=_wide) for block in blocks))
            ground += wide / max(1, len(blocks)) * len(draft.members) * ROW[detail] * self._k
        return ground <= packing.width * (height - _base(drafts) * self._k * len(drafts)) * 1.1

    def _enrich(self, drafts: list[Draft], packing: Packing, height: float) -> None:
        """Say all where that fits too."""
        before = [(draft.rows, draft.demand, draft.blocks) for draft in drafts]
        if sum(draft.demand for draft in drafts) * ROW[Detail.FULL] * self._k > height:
            return
        for draft in drafts:
            packing.all_rows(draft, Detail.FULL)
        if self._needed(drafts) <= height:
            return
        for draft, (rows, demand, blocks) in zip(drafts, before, strict=True):
            draft.rows, draft.demand, draft.blocks = rows, demand, blocks
            draft.detail, draft.limit = Detail.CARD, demand

    def _needed(self, drafts: Sequence[Draft]) -> float:
        base = _base(drafts)
        return sum(base + draft.demand * ROW[draft.detail] for draft in drafts) * self._k

    def _share(self, drafts: list[Draft], packing: Packing, height: float, *, dense: bool) -> None:
        """Rows where not all fit: one for each lane, the rest by D'Hondt's method over what lanes would fill.

        A still picture gives what a lane leaves over to the others.
        """
        rows = floor((height / self._k - len(drafts) * (HEAD + FOOT)) / ROW[Detail.DOT])
        budget = 0.0 if self.still or not dense else height * packing.width / GROUND / self._k**2
        weights = [draft.weight if dense else float(len(draft.members)) for draft in drafts]
        limits = [len(draft.members) for draft in drafts]
        shares = [0] * len(drafts)
        for _ in range(4 if self.still else 1):
            before, shares = shares, shared(max(rows, len(drafts)), weights, limits)
            for draft, share, old in zip(drafts, shares, before, strict=True):
                if share != old:
                    packing.foremost(draft, share, Detail.DOT, ceil(budget * share / sum(shares)))
            used = [len({slot.row for slot in draft.rows.values()}) for draft in drafts]
            if shares in (used, before):
                break
            limits = [limit if one == share else one for one, share, limit in zip(used, shares, limits, strict=True)]

    def _placed(
        self,
        drafts: list[Draft],
        tile: tuple[float, float],
        top: float,
        height: float,
        longer: Sequence[Mapping[int, float]],
        *,
        dense: bool,
    ) -> Plan:
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
        for draft, own, strip, more in zip(drafts, heights, strips, longer, strict=True):
            extra = min(spare, 16.0 * k)
            plans.append(
                LanePlan(draft.number, draft.head, draft.index, y, own + extra, draft.detail, draft.rows,
                         draft.limit, strip, headed, gaps(draft.blocks, draft.rows), more)
            )  # fmt: skip
            y += own + extra
        return Plan(tuple(plans), tile, dense, y)


def _base(drafts: Sequence[Draft]) -> float:
    """The height of a lane without its rows."""
    return (HEAD if any(draft.head.name for draft in drafts) else FOOT) + FOOT


def _named(drafts: Sequence[Draft]) -> int:
    """How many events get a row."""
    return sum(len(draft.rows) for draft in drafts)


def _wide(form: Form) -> float:
    return form.end - form.begin


def shared(seats: int, weights: Sequence[float], limits: Sequence[int]) -> list[int]:
    """Seats by D'Hondt's method, one for each at least and none with more than its limit."""
    rows = [1] * len(weights)
    for _ in range(seats - len(rows)):
        open_lanes = [number for number in range(len(rows)) if rows[number] < limits[number]]
        if not open_lanes:
            break
        rows[max(open_lanes, key=lambda number: (weights[number] / (rows[number] + 1), -number))] += 1
    return rows


def tile_of(scale: Scale) -> tuple[float, float]:
    """A stretch of world time around a view, the same while panning over a quarter of the view or more."""
    step = 2.0 ** floor(log2(scale.span / 2))
    begin = floor(scale.folded(scale.begin) / step) * step
    end = begin + (ceil(scale.span / step) + 1) * step
    return (begin, end) if scale.fold is None else (scale.fold.unwarp(begin), scale.fold.unwarp(end))
