"""A view of a timeline as a Scene: the one place that decides what is drawn and where.

Screen and files come from here alike; the screen may hand in the rows of its last frame, files never do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from timeline_app.layout.axis import AXIS, FOOTER, draw_axis, draw_breaks, draw_grid, draw_published
from timeline_app.layout.bands import NO_BANDS, Bands, draw_bands
from timeline_app.layout.cards import Pencil, Standing
from timeline_app.layout.counts import draw_counts, draw_edges, draw_ridge, heading_width
from timeline_app.layout.datetext import span_text
from timeline_app.layout.index import Index
from timeline_app.layout.lanes import NO_WISHES, Slot
from timeline_app.layout.plan import HEAD, LanePlan, Plan, Planner, tile_of
from timeline_app.layout.scale import Scale
from timeline_app.layout.scene import Hit, Line, Polygon, Primitive, Rect, Scene, Text
from timeline_app.layout.shapes import shape_at
from timeline_app.layout.sheets import Look
from timeline_app.layout.stamps import Stamps
from timeline_app.layout.style import Labels, Style, head_font

EMPTY = ("Nothing on the timeline yet", "Open an article, paste its text, or drop a file here.")
"""What an empty canvas says: a headline and how to begin."""


FLAT = Stamps(flat=True)
"""Files hold each part in its place."""

Asked: TypeAlias = tuple[tuple[float, float], float, float, int | None]
"""What a plan hangs on: the tile, days a pixel, the height, the event that must be shown."""


@dataclass(frozen=True, slots=True)
class View:
    """What is asked for: the scale, the height in pixels, and the keys of the events picked and pointed at.

    ``others`` are picked beside the selected one, which alone must have its card. ``bands`` lie behind all.
    ``still`` pictures are planned for what they show alone, not for what panning might bring.
    """

    scale: Scale
    height: float
    selected: str = ""
    hovered: str = ""
    empty: tuple[str, str] = EMPTY
    still: bool = False
    others: frozenset[str] = frozenset()
    bands: Bands = NO_BANDS


@dataclass(frozen=True, slots=True)
class Frame:
    """A Scene, the plan that it follows, and the rows to hand to the next frame."""

    scene: Scene
    plan: Plan
    rows: Mapping[int, Slot]


@dataclass(slots=True)
class Composer:
    """Composes views of one index in one style; it keeps measured labels, which never change what is drawn."""

    index: Index
    style: Style
    labels: Labels = field(init=False)
    stamps: Stamps = field(default_factory=Stamps, init=False, repr=False)
    last: tuple[Asked, Plan] | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        self.labels = Labels(self.style)

    def plan(self, view: View, height: float, wishes: Mapping[int, Slot] | None = None) -> Plan:
        """The lanes of a view in ``height`` pixels, which may be infinite.

        A plan holds for its whole tile: panning asks for the same one again.
        """
        first = self.index.marks.places.get(view.selected) if view.selected else None
        tile = (view.scale.begin, view.scale.end) if view.still else tile_of(view.scale)
        strip = view.bands.strip(self.style, view.height if view.height > 0 else height)
        asked = (tile, view.scale.days_per_px, height - strip, first)
        if self.last is not None and self.last[0] == asked:
            return self.last[1]
        planner = Planner(self.index, self.labels, view.scale, tile, first, wishes or NO_WISHES, view.still)
        plan = planner.plan(AXIS * self.style.text_scale + strip, max(0.0, height - strip))
        self.last = (asked, plan)
        return plan

    def frame(self, view: View, wishes: Mapping[int, Slot] | None = None) -> Frame:
        """The frame of a view; ``wishes`` are rows to keep where they are free."""
        k = self.style.text_scale
        plan = self.plan(view, view.height - (FOOTER + AXIS) * k, wishes)
        out: list[Primitive] = []
        hits: list[Hit] = []
        marks = draw_grid(self.style, view.scale, view.height, out)
        strip = view.bands.strip(self.style, view.height)
        draw_bands(self.style, view.scale, view.bands, strip, view.height - FOOTER * k, out, hits)
        draw_breaks(self.style, view.scale, view.height, out)
        if not len(self.index.marks):
            _draw_empty(self.style, view, out)
        draw_published(self.style, view.scale, self.index.marks.published, view.height, out)
        shown, clustered, starts = 0, 0, self.index.marks.starts
        stamps = FLAT if view.still else self.stamps
        for lane in plan.lanes:
            here = self._draw_lane(view, plan, lane, out, hits)
            shown += len(here)
            if lane.strip:
                _draw_density(self.style, view.scale, plan, lane, stamps, out)
                clustered += draw_counts(
                    self.style, view.scale, lane, [starts[place] for place in here], stamps, out, hits
                )
            _draw_heading(self.style, view, lane, stamps, out)
        draw_axis(self.style, view.scale, marks, out)
        earlier, later = draw_edges(self.style, self.index, view.scale, view.height, out, hits)
        scene = Scene(
            view.scale.width, view.height, self.style.theme.lane, tuple(out), tuple(hits),
            shown, clustered, earlier, later, self._described(view, shown, clustered, earlier + later),
        )  # fmt: skip
        return Frame(scene, plan, {place: row for lane in plan.lanes for place, row in lane.rows.items()})

    def _draw_lane(self, view: View, plan: Plan, lane: LanePlan, out: list[Primitive], hits: list[Hit]) -> list[int]:
        """Draw the events of a lane that lie in view; gives their places in the marks."""
        marks, begin, end = self.index.marks, view.scale.begin, view.scale.end
        pencil = Pencil(
            self.style, view.scale, lane.detail, FLAT if view.still else self.stamps, out, hits, lane.gaps,
            self.labels, lane.longer, view.scale.x(plan.tile[0]), view.still,
        )  # fmt: skip
        pitch, detail = lane.pitch * self.style.text_scale, lane.detail
        starts, ends, rows = marks.starts, marks.ends, lane.rows
        here = [place for place in rows if starts[place] < end and ends[place] > begin]
        top = lane.first_row_at(self.style.text_scale)
        above = view.others | {view.selected, view.hovered}
        standing: list[Standing] = []
        last: list[Standing] = []
        for place in here:
            mark, slot = marks.mark(place), rows[place]
            stands = pencil.stand(place, mark, self.labels.of(place, mark, detail), slot, top + slot.row * pitch)
            standing.append(stands)
        for stands in map(pencil.lengthened, standing) if lane.longer or pencil.taken else standing:
            if stands.mark.key in above:
                last.append(stands)
            else:
                pencil.draw(stands)
        for stands in last:
            picked = stands.mark.key in view.others or stands.mark.key == view.selected
            pencil.draw(stands, Look.PICKED if picked else Look.HOVERED)
        return here

    def _described(self, view: View, shown: int, clustered: int, outside: int) -> str:
        span = span_text(view.scale.begin, view.scale.end, self.style.words)
        text = f"Timeline from {span}: {shown + clustered} events in view"
        return text + (f", {outside} outside." if outside else ".")


def _draw_density(style: Style, scale: Scale, plan: Plan, lane: LanePlan, stamps: Stamps, out: list[Primitive]) -> None:
    """The ridge of a lane, made for as long as the plan holds."""
    base = round(lane.top + (HEAD - 2) * style.text_scale)
    if stamps.flat:
        draw_ridge(style, scale, lane, (scale.begin, scale.end), out, (0.0, base))
        return
    left, tall = scale.x(plan.tile[0]), (HEAD - 8) * style.text_scale

    def draw(out: list[Primitive], x: float, y: float) -> None:
        draw_ridge(style, scale, lane, plan.tile, out, (x - left, y + tall))

    name, box = (
        ("ridge", lane.number, len(lane.index.starts), lane.top, lane.height, plan.tile, scale.days_per_px),
        (left, base - tall, scale.x(plan.tile[1]) - left, tall),
    )
    if not stamps.again(out, name, box):
        stamps.put(out, name, box, draw)


def _draw_heading(style: Style, view: View, lane: LanePlan, stamps: Stamps, out: list[Primitive]) -> None:
    theme, k = style.theme, style.text_scale
    out.append(Line(0, lane.top + lane.height, view.scale.width, lane.top + lane.height, theme.grid_strong))
    if not lane.headed:
        return
    wide = heading_width(style, lane.head) + 12

    def draw(out: list[Primitive], left: float, top: float) -> None:
        x, y, font = left + 12 * k, top + (HEAD - 7) * k, head_font(style)
        ground = theme.lane or theme.background
        if ground:
            out.append(Rect(x - 6, top + 3 * k, wide - 12 * k, (HEAD - 5) * k, ground + "d8", radius=3))
        if lane.head.kind is not None:
            colour = theme.kind(lane.head.kind)
            out.append(Polygon(shape_at(lane.head.kind, x + 4 * k, y - 4 * k, 4.6 * k), colour))
            x += 15 * k
        out.append(Text(x, y, lane.head.name, font, theme.muted, style.measure(lane.head.name, font)))

    stamps.put(out, ("head", lane.head), (0.0, lane.top, wide, HEAD * k), draw)


def _draw_empty(style: Style, view: View, out: list[Primitive]) -> None:
    middle, y = view.scale.width / 2, view.height / 2
    for text, font, colour, dy in (
        (view.empty[0], style.font(20, 600), style.theme.text, -6.0),
        (view.empty[1], style.font(14), style.theme.muted, 20.0),
    ):
        width = style.measure(text, font)
        out.append(Text(max(8.0, middle - width / 2), y + dy * style.text_scale, text, font, colour, width))
