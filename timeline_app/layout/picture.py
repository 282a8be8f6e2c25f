"""A page to print: headline, the timeline, what its signs mean, where it comes from and what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf, sqrt

from timeline_app.layout.axis import AXIS, FOOTER
from timeline_app.layout.bands import Band, Bands
from timeline_app.layout.compose import Composer, Frame, View
from timeline_app.layout.index import Index
from timeline_app.layout.marks import LaneMode, clean, marks_of
from timeline_app.layout.picture_notes import Notes, draw_notes
from timeline_app.layout.picture_range import Range, scale_of
from timeline_app.layout.picture_undated import draw_undated
from timeline_app.layout.plan import FEW
from timeline_app.layout.scene import Group, Primitive, Rect, Scene, Text
from timeline_app.layout.style import Style, wrap
from timeline_app.model import Timeline

MARGIN = 28.0
"""Pixels kept free around a page."""

TALLEST = 20_000.0
"""The greatest height in pixels of a page that may be as high as it needs."""

USUAL = 900.0
"""The least height in pixels of the timeline on such a page where it holds too many events for a card each."""

WORDED = 2_700.0
"""Pixels of a page to an event with words beside its dot, more or less."""

TALLER = 1.25
"""A page that does not hold all is tried anew so many times as high."""

ORDINARY = 1300.0
"""The width in pixels up to which headlines have their usual size; on wider pages they grow with its square root."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds. ``height`` 0 is as high as needed.

    ``begin`` and ``end`` are instants in days, ``None`` for those of the timeline; ``exact`` leaves no room beyond
    them. ``fold`` folds long stretches without events to a break that says how long they are; ``bands`` lie behind all.
    """

    width: float
    height: float = 0.0
    title: str = ""
    subtitle: str = ""
    legend: bool = True
    source_line: bool = True
    begin: float | None = None
    end: float | None = None
    exact: bool = True
    mode: LaneMode = LaneMode.KIND
    keys: frozenset[str] | None = None
    selected: str = ""
    fold: bool = True
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page composed: its Scene and how many events of the timeline it leaves out, with the reasons as a sentence."""

    scene: Scene
    events: int
    shown: int
    missing: str


def compose_page(timeline: Timeline, page: Page, style: Style) -> Sheet:
    """Lay out a page: the same for the same input, whatever was drawn before.

    Raises:
        OutputError: if the range asked for lies beyond all events.
    """
    noted = page.source_line and len(timeline.sources) > 1
    marks = marks_of(timeline, page.keys, page.mode, style.words, noted=noted)
    head: list[Primitive] = []
    top = _draw_head(page, style, head)
    if not len(marks):
        return _undated_page(timeline, page, style, head, top)
    composer = Composer(Index.of(marks), style)
    frame, notes = _composed(timeline, page, composer, top)
    body = frame.scene
    height = page.height if page.height > 0 else top + body.height + notes.height
    foot = Group(0, top + body.height, page.width, max(height - top - body.height, notes.height), notes.primitives)
    ground = (Rect(0, 0, body.width, body.height, body.background),) if body.background else ()
    window = Group(MARGIN, top, body.width, body.height, (*ground, *body.primitives))
    scene = Scene(
        page.width, height, style.theme.background, (*head, window, foot),
        shown=body.shown, clustered=body.clustered, earlier=body.earlier, later=body.later,
        description=f"{body.description} {notes.missing}".strip(),
    )  # fmt: skip
    return Sheet(scene, len(timeline.entries), body.shown, notes.missing)


def _composed(timeline: Timeline, page: Page, composer: Composer, top: float) -> tuple[Frame, Notes]:
    """The timeline and the notes below it. What lanes leave to the legend hangs on the height that it leaves them: on a
    page of a given height both are made anew until they agree.
    """
    style, marks = composer.style, composer.index.marks
    scale = scale_of(marks, page.width - 2 * MARGIN, Range(page.begin, page.end, page.exact, page.fold))
    view = View(scale, 0.0, page.selected, still=True, bands=Bands(page.bands))
    if page.height <= 0:
        frame = composer.frame(replace(view, height=_height_needed(composer, view, style)))
        return frame, draw_notes(timeline, page, style, marks, frame)

    def at(foot: float) -> tuple[Frame, Notes]:
        frame = composer.frame(replace(view, height=max(page.height - top - foot, AXIS + FOOTER)))
        return frame, draw_notes(timeline, page, style, marks, frame)

    foot = draw_notes(timeline, page, style, marks, None).height
    frame, notes = at(foot)
    for _ in range(2):
        if notes.height <= foot:
            break
        foot = notes.height
        frame, notes = at(foot)
    return frame, notes


def _height_needed(composer: Composer, view: View, style: Style) -> float:
    """The height at which every event in view has its card, or words beside a dot where they are too many for that; the
    tallest where not even those have room.
    """
    count, foot = composer.index.count(view.scale.begin, view.scale.end), FOOTER * style.text_scale + 1.0
    if count <= FEW:
        return min(max(composer.plan(view, inf).bottom + foot, 240.0), TALLEST)
    height = min(max(count * WORDED * style.text_scale**2 / view.scale.width, USUAL), TALLEST)
    while height < TALLEST:
        plan = composer.plan(view, height - (AXIS * style.text_scale + foot))
        if not any(lane.strip for lane in plan.lanes):
            return min(max(plan.bottom + foot, USUAL), height)
        height = min(height * TALLER, TALLEST)
    return height


def _draw_head(page: Page, style: Style, out: list[Primitive]) -> float:
    """The headline, in two lines where it is long, three on a narrow page; gives the height that it takes."""
    k, y = style.text_scale, MARGIN
    room = max(page.width - 2 * MARGIN, 1.0)
    grown = max(1.0, sqrt(page.width / ORDINARY))
    lines = 2 if room > 760 else 3
    for words, size, weight, colour, most in (
        (page.title, 24, 600, style.theme.text, lines),
        (page.subtitle, 14, 400, style.theme.muted, lines),
    ):
        font = style.font(round(size * grown), weight)
        for line in wrap(clean(words), font, room, most, style.measure):
            y += font.size * 1.25
            out.append(Text(MARGIN, y - font.size * 0.4, line, font, colour, style.measure(line, font)))
        y += 4 * k if words else 0.0
    return y + (4 * k if page.title or page.subtitle else 0.0)


def _undated_page(timeline: Timeline, page: Page, style: Style, head: list[Primitive], top: float) -> Sheet:
    """A page without an axis: what has no date, as it is told."""
    room = max(page.width - 2 * MARGIN, 1.0)
    notes = draw_notes(timeline, page, style, None, None)
    height = page.height - top - notes.height if page.height > 0 else TALLEST
    listed = draw_undated(timeline, page.keys, style, room, max(height, 0.0))
    body = min(listed.height, height) if page.height <= 0 else max(height, 0.0)
    total = page.height if page.height > 0 else top + body + notes.height
    parts = (Group(MARGIN, top, room, body, listed.primitives),
             Group(0, top + body, page.width, notes.height, notes.primitives))  # fmt: skip
    scene = Scene(
        page.width, total, style.theme.background, (*head, *parts), shown=listed.shown, description=listed.sentence
    )
    return Sheet(scene, len(timeline.entries), listed.shown, listed.missing)


def for_pictures(style: Style, *, transparent: bool) -> Style:
    """The style without shadows, which print as dirt, and with no ground of its own where ``transparent``."""
    theme = replace(style.theme, shadow="")
    if transparent:
        theme = replace(theme, background="", lane="", axis="")
    return replace(style, theme=theme)
