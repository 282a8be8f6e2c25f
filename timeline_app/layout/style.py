"""What a layout is told from outside: colours, words of dates, how wide a text is; and the words cut to fit."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import IntEnum
from math import inf
from typing import NamedTuple

from timeline_app.layout.datetext import ENGLISH, DateWords
from timeline_app.layout.marks import Mark
from timeline_app.layout.scene import FontSpec, Measure
from timeline_app.layout.theme import LIGHT, STATUS_NAMES, Theme
from timeline_app.model import Status

ELLIPSIS = "…"

ENOUGH = 500
"""More letters than fit anywhere: what lies beyond is not measured."""


class Detail(IntEnum):
    """How much a label says, from the least. A slim label says what a line does in less height.

    A dot has its headline and short date beside it, without a card.
    """

    DOT = 0
    SLIM = 1
    LINE = 2
    CARD = 3
    FULL = 4


@dataclass(frozen=True, slots=True)
class Style:
    """The outside of a layout; ``text_scale`` follows the system's setting, 1.0 is 13-pixel headlines."""

    measure: Measure
    theme: Theme = LIGHT
    words: DateWords = ENGLISH
    text_scale: float = 1.0

    def font(self, size: float, weight: int = 400, *, italic: bool = False) -> FontSpec:
        """A font of ``size`` pixels at the usual text scale."""
        return FontSpec(round(size * self.text_scale, 2), weight, italic)

    def px(self, length: float) -> float:
        """A length that grows with the text."""
        return length * self.text_scale


def elide(text: str, font: FontSpec, room: float, measure: Measure) -> tuple[str, float]:
    """The longest beginning that fits into ``room`` pixels, with an ellipsis where something is cut, and its width."""
    if len(text) > ENOUGH:
        text = text[:ENOUGH] + ELLIPSIS
    width = measure(text, font)
    if width <= room:
        return text, width
    if width <= 0.0 or room <= 0.0:
        return "", 0.0
    low, high = 0, len(text)
    guess = int(len(text) * room / width)
    while low < high:
        middle = min(max(guess, low + 1), high)
        if measure(text[:middle].rstrip() + ELLIPSIS, font) <= room:
            low = middle
            guess = middle + 2
        else:
            high = middle - 1
            guess = middle - 2
        if not low < guess <= high:
            guess = (low + high + 1) // 2
    while low and low < len(text) and _joins(text[low], text[low - 1]):
        low -= 1
    cut = text[:low].rstrip() + ELLIPSIS if low else ""
    return cut, measure(cut, font) if cut else 0.0


def _joins(char: str, before: str) -> bool:
    """Whether a cut before ``char`` would tear apart what reads as one character."""
    return bool(unicodedata.combining(char)) or "\u200d" in {char, before} or char in "\ufe0e\ufe0f"


def wrap(text: str, font: FontSpec, room: float, lines: int, measure: Measure) -> list[str]:
    """Up to ``lines`` lines that fit into ``room`` pixels, the last one elided."""
    words = text[:600].split()
    out: list[str] = []
    while words and len(out) < lines - 1:
        line = words.pop(0)
        while words and measure(f"{line} {words[0]}", font) <= room:
            line += f" {words.pop(0)}"
        out.append(elide(line, font, room, measure)[0])
    if words:
        out.append(elide(" ".join(words), font, room, measure)[0])
    return out


class Label(NamedTuple):
    """The words of one card, cut to fit, with their widths in pixels; ``width`` is the card's.

    ``brief`` is the date alone, for cards that lack room; ``bare`` is the width without any, ``short``
    the least that says something. ``note``, the number of a source, stays where the date goes; ``full`` is
    the width in pixels that the headline would have with more room.
    """

    title: str
    title_width: float
    date: str
    date_width: float
    brief: str
    brief_width: float
    badge: str
    badge_width: float
    lines: tuple[str, ...]
    width: float
    bare: float
    short: float
    note: str = ""
    note_width: float = 0.0
    full: float = 0.0


TITLE_ROOM = {Detail.DOT: 230.0, Detail.SLIM: 270.0, Detail.LINE: 270.0, Detail.CARD: 290.0, Detail.FULL: 310.0}
"""The most pixels for a headline."""

LONGEST = 2.0
"""How many times more a headline may take where nothing else stands."""

SHORT = 120.0
"""The least pixels of a headline that must be cut."""

DOT_GAP = 7.0
"""Pixels between a headline beside a dot and its date."""

PAD = 12.0
"""Pixels between a card's edge and its words."""


def date_line(mark: Mark) -> str:
    """The second line of a card: the date, and what must be known of it."""
    parts = [mark.date]
    if mark.inferred:
        parts.append("inferred")
    if mark.given:
        parts.append("set by hand")
    match mark.status:
        case Status.HAPPENED:
            pass
        case Status.CLAIMED:
            parts.append(f"claimed by {mark.claimed_by}" if mark.claimed_by else STATUS_NAMES[mark.status])
        case _:
            parts.append(STATUS_NAMES[mark.status])
    return " · ".join(parts)


@dataclass(slots=True)
class Labels:
    """The labels of marks by their place and detail, made once: measuring is the dearest part of a frame."""

    style: Style
    memory: dict[int | tuple[int, float], Label] = field(default_factory=dict)

    def of(self, place: int, mark: Mark, detail: Detail, room: float = 0.0) -> Label:
        """The label of a mark; ``room`` in pixels is for its headline, 0 the usual."""
        if detail is Detail.SLIM:
            detail = Detail.LINE
        name: int | tuple[int, float] = place * len(Detail) + detail.value
        if room:
            name = (place * len(Detail) + detail.value, room)
        found = self.memory.get(name)
        if found is None:
            if len(self.memory) > 20_000:
                self.memory.clear()
            found = self.memory[name] = make_label(mark, detail, self.style, room)
        return found


def make_label(mark: Mark, detail: Detail, style: Style, room: float = 0.0) -> Label:
    """Cut the words of a mark to the room that a detail gives, or to ``room`` pixels for its headline."""
    measure, usual = style.measure, style.px(TITLE_ROOM[detail])
    room = room or usual
    dot = detail is Detail.DOT
    words, heavy = quoted(mark), dot_font(style) if dot else title_font(style)
    title, title_width = elide(words, heavy, room, measure)
    full = title_width if title == words else min(measure(words[:ENOUGH], heavy), LONGEST * usual)
    font = date_font(style, mark, low=dot)
    brief, brief_width = noted(mark.brief, mark.note, font, inf, measure)
    date, date_width = (brief, brief_width) if dot else noted(date_line(mark), mark.note, font, room, measure)
    badge = "conflict" if mark.conflict else ""
    badge_width = measure(badge, badge_font(style)) + style.px(12) if badge else 0.0
    head = title_width + (badge_width + style.px(6) if badge else 0)
    note_width = measure(mark.note, font) if mark.note else 0.0
    named = note_width + style.px(note_gap(detail)) if mark.note else 0.0
    pad = 0.0 if dot else style.px(PAD) * 2 + 2
    if detail <= Detail.LINE:
        width = head + style.px(note_gap(detail)) + date_width + pad
        lines: tuple[str, ...] = ()
    else:
        width = max(head, date_width) + pad
        if detail is Detail.FULL:
            width = max(width, style.px(260))
            lines = tuple(wrap(mark.snippet, small_font(style), width - pad, 2, measure))
        else:
            lines = ()
    bare = head + named + pad
    short = min(title_width, style.px(SHORT)) + bare - title_width
    return Label(
        title, title_width, date, date_width, brief, brief_width, badge, badge_width, lines, width, bare, short,
        mark.note, note_width, full,
    )  # fmt: skip


def note_gap(detail: Detail) -> float:
    """Pixels at a text scale of 1 between a headline and what follows it on its line."""
    return DOT_GAP if detail is Detail.DOT else 10.0


def noted(text: str, note: str, font: FontSpec, room: float, measure: Measure) -> tuple[str, float]:
    """A date cut to ``room`` pixels with the number of its source, which is never cut, and the width of both."""
    if not note:
        return elide(text, font, room, measure)
    cut, _ = elide(text, font, room - measure(f" {note}", font), measure)
    whole = f"{cut} {note}".strip()
    return whole, measure(whole, font)


def quoted(mark: Mark) -> str:
    """The headline; a claim stands in quotation marks."""
    return f"“{mark.title}”" if mark.status is Status.CLAIMED else mark.title


def title_font(style: Style) -> FontSpec:
    """Headlines."""
    return style.font(13, 600)


def dot_font(style: Style) -> FontSpec:
    """Headlines beside a dot."""
    return style.font(12, 600)


def date_font(style: Style, mark: Mark, *, low: bool = False) -> FontSpec:
    """Date lines, smaller beside a dot; italic where the date is inferred."""
    return style.font(11 if low else 12, italic=mark.inferred)


def small_font(style: Style) -> FontSpec:
    """Snippets."""
    return style.font(11.5)


def head_font(style: Style) -> FontSpec:
    """Headings of lanes."""
    return style.font(11.5, 600)


def badge_font(style: Style) -> FontSpec:
    """Badges and counts."""
    return style.font(11, 600)
