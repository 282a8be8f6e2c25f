"""A picture of events of which none has a date: a list in the order of the text instead of an invented axis."""

from __future__ import annotations

from typing import NamedTuple

from timeline_app.layout.marks import clean, snippet
from timeline_app.layout.scene import Line, Polygon, Primitive, Text
from timeline_app.layout.shapes import shape_at
from timeline_app.layout.style import Style, wrap
from timeline_app.layout.theme import KIND_NAMES, STATUS_NAMES
from timeline_app.model import Entry, Status, Timeline

LEAST_COLUMN = 460.0
"""Pixels below which a column of the list is not split in two."""

GAP = 40.0
"""Pixels between columns."""


class Listed(NamedTuple):
    """What is drawn in how many pixels of height, how many events stand in it, and what it says of the others."""

    primitives: tuple[Primitive, ...]
    height: float
    shown: int
    sentence: str
    missing: str


def draw_undated(timeline: Timeline, keys: frozenset[str] | None, style: Style, room: float, height: float) -> Listed:
    """The list, as far as it fits into ``room`` by ``height`` pixels."""
    k, out, theme = style.text_scale, list[Primitive](), style.theme
    entries = [entry for entry in timeline.entries if keys is None or entry.key in keys]
    headline, words = _sentences(timeline, entries)
    y = 8 * k
    out.append(Line(0, y, room, y, theme.grid_strong))
    for text, font, colour in (
        (headline, style.font(17, 600), theme.text), (words, style.font(13), theme.muted),
    ):  # fmt: skip
        for line in wrap(text, font, room, 3, style.measure):
            y += font.size * 1.45
            out.append(Text(0, y, line, font, colour, style.measure(line, font)))
    top = y + 18 * k
    blocks = [_block(entry, timeline, style, width := _column(room)) for entry in entries]
    columns = 1 if room < 2 * LEAST_COLUMN + GAP else 2
    even = sum(tall for _, tall in blocks) / columns
    column, y, shown, bottom = 0, top, 0, top
    for block, tall in blocks:
        if column < columns - 1 and y > top and (y - top + tall / 2 > even or y + tall > height):
            column, y = column + 1, top
        if y + tall > height:
            break
        x = column * (width + GAP)
        out += [_moved(item, x, y) for item in block]
        y += tall
        shown += 1
        bottom = max(bottom, y)
    total = len(timeline.entries)
    rest = total - shown
    missing = f"{rest:,} of {total:,} events not shown." if rest else ""
    return Listed(tuple(out), bottom + 8 * k, shown, f"{headline}. {words} {missing}".strip(), missing)


def _sentences(timeline: Timeline, entries: list[Entry]) -> tuple[str, str]:
    """What is to be said instead of an axis: a headline and a sentence."""
    if not timeline.entries:
        what = "The articles tell" if len(timeline.sources) > 1 else "The article tells" if timeline.sources else ""
        return "No events", f"{what} of no events that could be placed in time." if what else "No article is open."
    if not entries:
        return "No events", f"The filters leave out all {len(timeline.entries):,} events."
    if len(entries) == 1:
        return "An event without a date", "The text does not say when; nothing is placed on an axis by guess."
    return (
        f"{len(entries):,} events without a date",
        "The text does not say when they happened. They stand in its order; none is placed on an axis by guess.",
    )


def _column(room: float) -> float:
    return room if room < 2 * LEAST_COLUMN + GAP else (room - GAP) / 2


def _block(entry: Entry, timeline: Timeline, style: Style, width: float) -> tuple[list[Primitive], float]:
    """An event as it is listed, at the origin, and its height."""
    k, theme, event = style.text_scale, style.theme, entry.event
    out: list[Primitive] = [Polygon(shape_at(event.kind, 6 * k, 9 * k, 5 * k), theme.kind(event.kind), key=entry.key)]
    title, small = style.font(13, 600), style.font(11.5)
    said = KIND_NAMES[event.kind]
    if event.status is not Status.HAPPENED:
        said += f" · {STATUS_NAMES[event.status]}"
    left, y = 22 * k, 0.0
    for text, font, colour, lines in (
        (clean(event.title), title, theme.text, 2),
        (said, small, theme.muted, 1),
        (snippet(entry, timeline), small, theme.muted, 2),
    ):
        for line in wrap(text, font, width - left, lines, style.measure):
            y += 17 * k
            out.append(Text(left, y - 4 * k, line, font, colour, style.measure(line, font), key=entry.key))
    return out, y + 12 * k


def _moved(item: Primitive, x: float, y: float) -> Primitive:
    if isinstance(item, Text):
        return item._replace(x=item.x + x, y=item.y + y)
    if isinstance(item, Polygon):
        return item._replace(points=tuple((px + x, py + y) for px, py in item.points))
    return item
