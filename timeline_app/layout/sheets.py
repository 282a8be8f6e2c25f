"""The words of one event: on a card, or beside its dot."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from timeline_app.layout.marks import Mark
from timeline_app.layout.scene import Line, Primitive, Rect, Text
from timeline_app.layout.style import (
    DOT_GAP,
    PAD,
    Detail,
    Label,
    Style,
    badge_font,
    date_font,
    dot_font,
    elide,
    note_gap,
    noted,
    small_font,
    title_font,
)
from timeline_app.model import Status

DASHES = {Status.PLANNED: (5.0, 3.0), Status.HYPOTHETICAL: (1.5, 3.0)}
"""The edge of the card of what has not happened, or the line below its words."""


class Look(Enum):
    """Whether an event is marked out."""

    PLAIN = "plain"
    HOVERED = "hovered"
    PICKED = "picked"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a card bears: ``left`` stands left of its mark, ``bare`` has no date."""

    style: Style
    mark: Mark
    label: Label
    detail: Detail
    look: Look
    left: bool = False
    bare: bool = False

    def card(self, out: list[Primitive], x: float, y: float, width: float, height: float) -> None:
        """A card with its corner at a point."""
        k = self.style.text_scale
        self._ground(out, x, y, width, height)
        inner, x = width - (PAD * 2 + 2) * k, x + (PAD if self.left else PAD + 2) * k
        if self.detail <= Detail.LINE:
            self._line(out, x, y + (14.2 if self.detail is Detail.SLIM else 15.5) * k, inner)
            return
        used = self._title(out, x, y + 17 * k, inner)
        self._date(out, x, y + 34 * k, inner)
        self._badge(out, x + used + 6 * k, y + 17 * k, inner - used - 6 * k)
        font = small_font(self.style)
        for number, line in enumerate(self.label.lines if inner >= self.label.width - (PAD * 2 + 3) * k else ()):
            wide = self.style.measure(line, font)
            out.append(Text(x, y + (52 + 15 * number) * k, line, font, self.style.theme.faint, wide, key=self.mark.key))

    def words(self, out: list[Primitive], x: float, y: float, width: float) -> None:
        """The words beside a dot, from a point on."""
        k, theme, key = self.style.text_scale, self.style.theme, self.mark.key
        if self.look is Look.PICKED:
            out.append(Rect(x - 2, y + 1, width + 4, 16 * k, theme.card, theme.selection, 1.6, 4, (), key))
        elif self.look is Look.HOVERED:
            out.append(Rect(x - 2, y + 1, width + 4, 16 * k, theme.card, theme.faint, 1, 4, (), key))
        elif theme.lane:
            out.append(Rect(x - 1, y + 1.5 * k, width + 2, 13 * k, theme.lane + "e0", "", 1, 0, (), key))
        beside = self.label.badge_width + 6 * k if self.label.badge else 0.0
        used = self._title(out, x, y + 12 * k, width - beside - (self._named() if self.bare else 0.0))
        if self.label.badge:
            badge = self._badge(out, x + used + 6 * k, y + 12 * k, width - used - 6 * k)
            used += badge + 6 * k if badge else 0.0
        if self.bare:
            self._note(out, x + used + DOT_GAP * k, y + 12 * k)
        else:
            self._date(out, x + used + DOT_GAP * k, y + 12 * k, width - used - DOT_GAP * k)
        dash = DASHES.get(self.mark.status)
        if dash is not None:
            out.append(Line(x, y + 14.4 * k, x + width, y + 14.4 * k, theme.kind(self.mark.kind), 1.0, dash, key))

    def _ground(self, out: list[Primitive], x: float, y: float, width: float, height: float) -> None:
        theme, key, colour = self.style.theme, self.mark.key, self.style.theme.kind(self.mark.kind)
        if theme.shadow:
            out.append(Rect(x, y + 1.5, width, height, theme.shadow, "", 1, 6, (), key))
        dash = DASHES.get(self.mark.status, ())
        edge = colour if dash else theme.faint if self.look is Look.HOVERED else theme.card_edge
        thick = 1.0
        if self.look is Look.PICKED:
            edge, thick, dash = theme.selection, 2.0, ()
        out.append(Rect(x + 0.5, y + 0.5, width - 1, height - 1, theme.card, edge, thick, 5, dash, key))
        side = x + width - 5 if self.left else x + 1
        out.append(Rect(side, y + 1.5, 4, height - 3, colour, "", 1, 0, (), key))

    def _title(self, out: list[Primitive], x: float, y: float, room: float) -> float:
        """The headline; gives the width it took."""
        font = dot_font(self.style) if self.detail is Detail.DOT else title_font(self.style)
        text, width = self.label.title, self.label.title_width
        if width > room + 0.5:
            text, width = elide(text, font, room, self.style.measure)
        colour = self.style.theme.text if self.mark.status is not Status.NEGATED else self.style.theme.muted
        if text:
            out.append(Text(x, y, text, font, colour, width, key=self.mark.key))
        return width

    def _date(self, out: list[Primitive], x: float, y: float, room: float) -> None:
        font = date_font(self.style, self.mark, low=self.detail is Detail.DOT)
        text, width = self.label.date, self.label.date_width
        if width > room + 0.5:
            note = self.label.note
            text, width = noted(text.removesuffix(note).rstrip(), note, font, room, self.style.measure)
        if text and width <= room + 0.5:
            out.append(Text(x, y, text, font, self.style.theme.muted, width, key=self.mark.key))

    def _note(self, out: list[Primitive], x: float, y: float) -> None:
        """The number of the source, which is named where the date is not."""
        if self.label.note:
            font = date_font(self.style, self.mark, low=self.detail is Detail.DOT)
            colour, wide = self.style.theme.muted, self.label.note_width
            out.append(Text(x, y, self.label.note, font, colour, wide, key=self.mark.key))

    def _named(self) -> float:
        """Pixels that the number of the source takes behind a headline."""
        return self.label.note_width + note_gap(self.detail) * self.style.text_scale if self.label.note else 0.0

    def _badge(self, out: list[Primitive], x: float, y: float, room: float) -> float:
        """The word on a yellow ground, where there is room; gives the width it took."""
        label = self.label
        if not label.badge or label.badge_width > room + 1:
            return 0.0
        k, theme, key = self.style.text_scale, self.style.theme, self.mark.key
        high, rise = (14.0, 10.8) if self.detail is Detail.DOT else (16.0, 12.0)
        out.append(Rect(x, y - rise * k, label.badge_width, high * k, theme.badge, theme.badge_text, 0.6, 3, (), key))
        wide = label.badge_width - 12 * k
        out.append(Text(x + 6 * k, y - 0.5 * k, label.badge, badge_font(self.style), theme.badge_text, wide, key=key))
        return label.badge_width

    def _line(self, out: list[Primitive], x: float, y: float, room: float) -> None:
        k, label = self.style.text_scale, self.label
        used = self._title(out, x, y, room - self._named())
        if label.badge:
            badge = self._badge(out, x + used + 6 * k, y, room - used - self._named() - 6 * k)
            used += badge + 6 * k if badge else 0.0
        room -= used + 10 * k
        text, width = label.date, label.date_width
        if width > room + 0.5:
            text, width = label.brief, label.brief_width
        if text and width <= room + 0.5:
            font = date_font(self.style, self.mark)
            out.append(Text(x + used + 10 * k, y, text, font, self.style.theme.muted, width, key=self.mark.key))
        elif label.note_width <= room + 0.5:
            self._note(out, x + used + 10 * k, y)
