"""A page to print: headline, the timeline, what its signs mean, where it comes from and what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf

from timeline_app.layout.axis import AXIS, FOOTER
from timeline_app.layout.bands import Band, Bands
from timeline_app.layout.compose import Composer, View
from timeline_app.layout.fold import fold_of
from timeline_app.layout.index import Index
from timeline_app.layout.legend import draw_legend
from timeline_app.layout.marks import LaneMode, Marks, clean, marks_of
from timeline_app.layout.plan import FEW
from timeline_app.layout.ranges import framed, whole_range
from timeline_app.layout.scale import Scale
from timeline_app.layout.scene import Group, Primitive, Rect, Scene, Text
from timeline_app.layout.style import Style, elide, wrap
from timeline_app.model import Timeline

MARGIN = 28.0
"""Pixels kept free around a page."""

TALLEST = 20_000.0
"""The greatest height in pixels of a page that may be as high as it needs."""

USUAL = 900.0
"""The height in pixels of the timeline on such a page where it holds too many events to show each."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds. ``height`` 0 is as high as needed; ``span`` in days, ``None`` is the whole timeline.

    ``fold`` folds long stretches without events to a break that says how long they are; ``bands`` lie behind all.
    """

    width: float
    height: float = 0.0
    title: str = ""
    subtitle: str = ""
    legend: bool = True
    source_line: bool = True
    span: tuple[float, float] | None = None
    exact: bool = False
    mode: LaneMode = LaneMode.KIND
    keys: frozenset[str] | None = None
    selected: str = ""
    fold: bool = False
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page composed: its Scene and how many events of the timeline it leaves out, with the reasons as a sentence."""

    scene: Scene
    events: int
    shown: int
    missing: str


def compose_page(timeline: Timeline, page: Page, style: Style) -> Sheet:
    """Lay out a page: the same for the same input, whatever was drawn before."""
    noted = page.source_line and len(timeline.sources) > 1
    marks = marks_of(timeline, page.keys, page.mode, style.words, noted=noted)
    composer = Composer(Index.of(marks), style)
    head: list[Primitive] = []
    top = _draw_head(page, style, head)
    notes: list[Primitive] = []
    scale, bands = _scale(page, marks), Bands(page.bands)
    body_height, foot_height = 0.0, 0.0
    if page.height <= 0:
        body_height = _height_needed(composer, View(scale, 0.0, still=True, bands=bands), style)
    else:
        foot_height = _draw_notes(timeline, page, style, marks, "0 events not shown", notes)
        body_height = max(page.height - top - foot_height, AXIS + FOOTER)
    frame = composer.frame(View(scale, body_height, page.selected, still=True, bands=bands))
    body = frame.scene
    missing = _missing(timeline, body, marks)
    notes = []
    foot_height = _draw_notes(timeline, page, style, marks, missing, notes)
    height = page.height if page.height > 0 else top + body_height + foot_height
    foot = Group(0, top + body_height, page.width, max(height - top - body_height, foot_height), tuple(notes))
    ground = (Rect(0, 0, scale.width, body_height, body.background),) if body.background else ()
    window = Group(MARGIN, top, scale.width, body_height, (*ground, *body.primitives))
    scene = Scene(
        page.width, height, style.theme.background, (*head, window, foot),
        shown=body.shown, clustered=body.clustered, earlier=body.earlier, later=body.later,
        description=f"{body.description} {missing}".strip(),
    )  # fmt: skip
    return Sheet(scene, len(timeline.entries), body.shown, missing)


def _scale(page: Page, marks: Marks) -> Scale:
    width = max(page.width - 2 * MARGIN, 60.0)
    span = page.span or whole_range(marks)
    if span is None:
        return Scale.over(738_000.0, 738_365.0, width)
    fold = fold_of(marks) if page.fold else None
    return Scale.over(*span, width, fold) if page.exact else framed(span, width, 1 / 24, fold)


def _height_needed(composer: Composer, view: View, style: Style) -> float:
    """The height at which every event in view has its card; a usual one where they are too many for that."""
    if composer.index.count(view.scale.begin, view.scale.end) > FEW:
        return USUAL
    bottom = composer.plan(view, inf).bottom
    return min(max(bottom + FOOTER * style.text_scale + 1.0, 240.0), TALLEST)


def _draw_head(page: Page, style: Style, out: list[Primitive]) -> float:
    """The headline; gives the height that it takes."""
    k, y = style.text_scale, MARGIN
    room = page.width - 2 * MARGIN
    if page.title:
        font = style.font(24, 600)
        text, width = elide(clean(page.title), font, room, style.measure)
        out.append(Text(MARGIN, y + 20 * k, text, font, style.theme.text, width))
        y += 34 * k
    if page.subtitle:
        font = style.font(14)
        text, width = elide(clean(page.subtitle), font, room, style.measure)
        out.append(Text(MARGIN, y + 12 * k, text, font, style.theme.muted, width))
        y += 24 * k
    return y + (4 * k if page.title or page.subtitle else 0.0)


def _draw_notes(
    timeline: Timeline, page: Page, style: Style, marks: Marks, missing: str, out: list[Primitive]
) -> float:
    """Legend, sources and what is left out; gives the height that they take."""
    k, y = style.text_scale, 12.0
    room = page.width - 2 * MARGIN
    if page.legend and len(marks):
        y = draw_legend(style, marks, MARGIN, y, room, out) + 6 * k
    font = style.font(11.5)
    lines: list[str] = []
    if page.source_line:
        for citation in citations(timeline, style):
            lines += wrap(citation, font, room, 2, style.measure)
    if missing:
        lines.append(missing)
    for line in lines:
        text, width = elide(line, font, room, style.measure)
        out.append(Text(MARGIN, y + 12 * k, text, font, style.theme.muted, width))
        y += 17 * k
    return y + MARGIN * 0.7


def citations(timeline: Timeline, style: Style) -> list[str]:
    """Where the events come from, an article a line; several are numbered, and the cards bear the numbers."""
    found = []
    for number, source in enumerate(timeline.sources, 1):
        article = source.article
        title = clean(article.title.of(article.text)) if article.title else ""
        parts = [f"“{title}”" if title else "", clean(article.origin), clean(article.url)]
        if source.published is not None:
            day = source.published.day
            parts.append("published " + style.words.full_day(day.year, day.month, day.day))
        text = ", ".join(part for part in parts if part)
        if len(timeline.sources) > 1:
            found.append(f"[{number}] {text or 'no title'}")
        elif text:
            found.append(f"Source: {text}")
    return found


def _missing(timeline: Timeline, body: Scene, marks: Marks) -> str:
    """What the picture does not show one by one, as a sentence; empty if it shows all."""
    undated = sum(entry.event.when is None for entry in timeline.entries)
    dated = len(timeline.entries) - undated
    parts = []
    for count, reason in (
        (undated, "without a date"),
        (dated - len(marks), "filtered out"),
        (body.earlier + body.later, "outside the range"),
        (body.clustered, "only counted"),
    ):
        if count:
            parts.append(f"{count:,} {reason}")
    total = undated + dated - len(marks) + body.earlier + body.later + body.clustered
    if not total:
        return ""
    return f"{total:,} of {len(timeline.entries):,} events not shown: {', '.join(parts)}."


def with_theme(style: Style, *, transparent: bool) -> Style:
    """The style with no ground of its own where ``transparent``."""
    if not transparent:
        return style
    return replace(style, theme=replace(style.theme, background="", lane="", axis=""))
