"""What stands below a picture: the meaning of its signs, its sources, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline_app.layout.compose import Frame
from timeline_app.layout.legend import draw_legend
from timeline_app.layout.marks import LaneMode, Marks, clean
from timeline_app.layout.scene import FontSpec, Primitive, Text
from timeline_app.layout.style import Style, elide, wrap
from timeline_app.model import Kind, Timeline

if TYPE_CHECKING:
    from timeline_app.layout.picture import Page

EDGE = 28.0
"""Pixels kept free left and right."""

LINE = 17.0
"""Pixels from line to line."""

SHARE = 0.3
"""The most of a page's height that sources take."""


class Notes(NamedTuple):
    """What is drawn, its height in pixels, and what the picture leaves out as a sentence (empty if nothing)."""

    primitives: tuple[Primitive, ...]
    height: float
    missing: str


def draw_notes(timeline: Timeline, page: Page, style: Style, marks: Marks | None, frame: Frame | None) -> Notes:
    """The notes of a page with its timeline, with one not yet made (no ``frame``), or with none (no ``marks``)."""
    k, y, out = style.text_scale, 12.0, list[Primitive]()
    room = max(page.width - 2 * EDGE, 1.0)
    font = style.font(11.5)
    if page.legend and marks is not None:
        bottom = draw_legend(style, _drawn(marks, frame), EDGE, y, room, out, _headed(page, frame))
        y = bottom + 6 * k if out else y
    lines = list(_source_lines(timeline, page, style, font, room)) if page.source_line else []
    missing = "" if marks is None else _missing(timeline, page, marks, frame)
    if missing:
        lines += wrap(missing, font, room, 2, style.measure)
        lines += _without_date(timeline, page, style, font, room)
    for line in lines:
        text, width = elide(line, font, room, style.measure)
        out.append(Text(EDGE, y + 12 * k, text, font, style.theme.muted, width))
        y += LINE * k
    return Notes(tuple(out), y + EDGE * 0.7, missing)


def _drawn(marks: Marks, frame: Frame | None) -> Marks:
    """The marks that have a sign in the picture; all, while that is not known."""
    if frame is None:
        return marks
    places = sorted(place for lane in frame.plan.lanes for place in lane.rows)
    return replace(
        marks,
        starts=[marks.starts[place] for place in places],
        ends=[marks.ends[place] for place in places],
        mark=lambda number: marks.mark(places[number]),
    )


def _headed(page: Page, frame: Frame | None) -> frozenset[Kind]:
    """The kinds that the heading of a lane explains; all, while that is not known."""
    if page.mode is not LaneMode.KIND:
        return frozenset()
    if frame is None:
        return frozenset(Kind)
    return frozenset(lane.head.kind for lane in frame.plan.lanes if lane.headed and lane.head.kind is not None)


def _source_lines(timeline: Timeline, page: Page, style: Style, font: FontSpec, room: float) -> Iterator[str]:
    """The citations, as many as leave room for the timeline, and how many more there are."""
    cited = citations(timeline, style, page.title)
    most = len(cited) if page.height <= 0 else max(2, int(page.height * SHARE / (LINE * style.text_scale)))
    told = 0
    for number, citation in enumerate(cited):
        lines = wrap(citation, font, room, 2, style.measure)
        if told + len(lines) > most - (number < len(cited) - 1):
            yield f"and {len(cited) - number:,} more sources."
            return
        told += len(lines)
        yield from lines


def citations(timeline: Timeline, style: Style, title: str = "") -> list[str]:
    """Where the events come from, an article a line; several are numbered, and the cards bear the numbers.

    The ``title`` of the page is not said again of a single article.
    """
    found = []
    single = len(timeline.sources) == 1
    for number, source in enumerate(timeline.sources, 1):
        article = source.article
        if not article.text:
            found.append(f"[{number}] added by hand")
            continue
        name, origin = clean(article.name), clean(article.origin)
        told = bool(name) and name != origin and not (single and name.rstrip("…") == clean(title).rstrip("…"))
        parts = [f"“{name}”" if told else "", origin, clean(article.url)]
        if source.published is not None:
            day = source.published.day
            parts.append("published " + style.words.full_day(day.year, day.month, day.day))
        text = ", ".join(part for part in dict.fromkeys(parts) if part)
        if not single:
            found.append(f"[{number}] {text or 'no title'}")
        elif text:
            found.append(f"Source: {text}")
    return found


def _missing(timeline: Timeline, page: Page, marks: Marks, frame: Frame | None) -> str:
    """What the picture does not show one by one, as a sentence; empty if it shows all."""
    undated = len(undated_titles(timeline, page.keys))
    hidden = len(timeline.entries) - undated - len(marks)
    outside, counted = (frame.scene.earlier + frame.scene.later, frame.scene.clustered) if frame else (0, 0)
    parts = [
        f"{count:,} {reason}"
        for count, reason in (
            (undated, "without a date"), (hidden, "filtered out"), (outside, "outside the range"),
            (counted, "only counted"),
        )
        if count
    ]  # fmt: skip
    total = undated + hidden + outside + counted
    if not total:
        return "0 events not shown" if frame is None else ""
    return f"{total:,} of {len(timeline.entries):,} events not shown: {', '.join(parts)}."


def undated_titles(timeline: Timeline, keys: frozenset[str] | None) -> list[str]:
    """The headlines of the events without a date, those filtered out left aside."""
    return [
        clean(entry.event.title)
        for entry in timeline.entries
        if entry.event.when is None and (keys is None or entry.key in keys)
    ]


def _without_date(timeline: Timeline, page: Page, style: Style, font: FontSpec, room: float) -> Sequence[str]:
    """The headlines of the events without a date, in few lines."""
    titles = undated_titles(timeline, page.keys)
    most = 6 if page.height <= 0 else 1 if page.height < 600 else 2
    lines, line = list[str](), "Without a date: "
    for number, title in enumerate(titles):
        more = f" and {len(titles) - number:,} more."
        end = "; " if number < len(titles) - 1 else "."
        part = elide(title, font, room * 0.6, style.measure)[0] + end
        last = len(lines) == most - 1
        if style.measure(line + part + (more if last and number < len(titles) - 1 else ""), font) > room:
            if last:
                return [*lines, line.rstrip("; ") + more]
            lines.append(line.rstrip())
            line = ""
        line += part
    return [*lines, line] if titles else []
