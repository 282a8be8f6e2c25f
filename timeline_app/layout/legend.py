"""What the signs of a timeline mean: only those that it uses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from timeline_app.layout.marks import Mark, Marks
from timeline_app.layout.scene import Fade, Line, Polygon, Primitive, Rect, Text
from timeline_app.layout.shapes import shape_at
from timeline_app.layout.style import Style
from timeline_app.layout.theme import KIND_NAMES, STATUS_NAMES, blended, with_alpha
from timeline_app.model import Kind, Status

LOOKED_AT = 5_000
"""Events that are looked through for signs in use."""

SIGN = 26.0
"""Width in pixels of a sign."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign and its meaning; ``draw`` gets the left edge and the middle of the line."""

    text: str
    draw: Callable[[float, float], list[Primitive]]


def signs(style: Style, marks: Marks, headed: frozenset[Kind] = frozenset()) -> list[Sign]:
    """The signs that these events use: kinds by colour and shape, statuses by edge, certainty by fill and fade.

    Kinds that are ``headed`` are explained by the headings of their lanes.
    """
    seen = [marks.mark(place) for place in range(min(len(marks), LOOKED_AT))]
    return [
        *_kinds(style, [mark for mark in seen if mark.kind not in headed]),
        *_statuses(style, seen),
        *_certainty(style, seen),
    ]


def _kinds(style: Style, seen: list[Mark]) -> list[Sign]:
    used = {mark.kind for mark in seen}

    def sign(kind: Kind) -> Sign:
        colour = style.theme.kind(kind)
        return Sign(KIND_NAMES[kind], lambda x, y: [Polygon(shape_at(kind, x + 8, y, 5.5), colour)])

    return [sign(kind) for kind in Kind if kind in used]


def _statuses(style: Style, seen: list[Mark]) -> list[Sign]:
    used = {mark.status for mark in seen}
    theme, found = style.theme, []

    def box(dash: tuple[float, ...]) -> Callable[[float, float], list[Primitive]]:
        return lambda x, y: [Rect(x, y - 6, 20, 12, theme.card, theme.muted, 1.2, 3, dash)]

    if Status.PLANNED in used:
        found.append(Sign(STATUS_NAMES[Status.PLANNED], box((5.0, 3.0))))
    if Status.HYPOTHETICAL in used:
        found.append(Sign(STATUS_NAMES[Status.HYPOTHETICAL], box((1.5, 3.0))))
    if Status.CLAIMED in used:
        font = style.font(13, 600)
        found.append(Sign(STATUS_NAMES[Status.CLAIMED], lambda x, y: [Text(x + 2, y + 5, "“ ”", font, theme.text, 16)]))
    if Status.NEGATED in used:
        found.append(
            Sign(
                STATUS_NAMES[Status.NEGATED],
                lambda x, y: [
                    Polygon(shape_at(Kind.MEDIA, x + 8, y, 4.5), theme.muted),
                    Line(x + 2, y + 6, x + 14, y - 6, theme.background or "#ffffff", 4.5),
                    Line(x + 2, y + 6, x + 14, y - 6, theme.text, 1.8),
                ],
            )
        )
    return found


def _certainty(style: Style, seen: list[Mark]) -> list[Sign]:
    ink, card = style.theme.muted, style.theme.card
    point = Kind.MEDIA
    table: list[tuple[bool, Sign]] = [
        (
            any(not mark.inferred for mark in seen) and any(mark.inferred for mark in seen),
            Sign("date stated", lambda x, y: [Polygon(shape_at(point, x + 8, y, 4.5), ink, ink, 1.4)]),
        ),
        (
            any(mark.inferred for mark in seen),
            Sign("date inferred", lambda x, y: [Polygon(shape_at(point, x + 8, y, 4.5), card, ink, 1.4)]),
        ),
        (
            any(mark.within for mark in seen),
            Sign(
                "some time within",
                lambda x, y: [
                    Rect(x, y - 3, 20, 6, with_alpha(ink, 0.34), radius=1),
                    Line(x + 1, y - 5, x + 1, y + 5, ink, 2),
                    Line(x + 19, y - 5, x + 19, y + 5, ink, 2),
                ],
            ),
        ),
        (
            any(mark.earliest < mark.begin or mark.latest > mark.end for mark in seen),
            Sign("about", lambda x, y: [_fade(x, y, ink, style.theme.background)]),
        ),
        (
            any(mark.open_start or mark.open_end for mark in seen),
            Sign("no bound given", lambda x, y: [Line(x, y, x + 20, y, ink, 1.4, (4.0, 4.0))]),
        ),
    ]
    return [sign for used, sign in table if used]


def _fade(x: float, y: float, ink: str, ground: str) -> Fade:
    stops = ((0.0, blended(ink, ground, 0)), (0.5, blended(ink, ground, 0.8)), (1.0, blended(ink, ground, 0)))
    return Fade(x - 3, y - 3.5, 26, 7, stops, 3.5)


def draw_legend(
    style: Style,
    marks: Marks,
    left: float,
    top: float,
    room: float,
    out: list[Primitive],
    headed: frozenset[Kind] = frozenset(),
) -> float:
    """Draw the signs in lines no wider than ``room``, but for those of kinds ``headed``; gives the bottom in pixels."""
    k, font = style.text_scale, style.font(12)
    x, y = left, top
    for sign in signs(style, marks, headed):
        width = style.measure(sign.text, font)
        if x > left and x + SIGN + width > left + room:
            x, y = left, y + 21 * k
        out += sign.draw(x, y + 8 * k)
        out.append(Text(x + SIGN, y + 12.5 * k, sign.text, font, style.theme.text, width))
        x += SIGN + width + 20 * k
    return y + 21 * k
