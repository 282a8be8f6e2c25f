"""Colours as plain values, for screen, dark rooms, paper and high contrast, and how the 14 kinds are told apart.

The palettes keep every pair of kinds apart under simulated deuteranopia and protanopia (a test measures it), and a
kind is never told by colour alone: each has a shape of its own (:mod:`timeline_app.layout.shapes`) and a name.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.model import Kind, Status

KIND_NAMES: dict[Kind, str] = {
    Kind.ELECTION: "Election",
    Kind.CAMPAIGN: "Campaign",
    Kind.MEDIA: "Interview & media",
    Kind.STATEMENT: "Statement",
    Kind.ENDORSEMENT: "Endorsement",
    Kind.OFFICE: "Withdrawal & office",
    Kind.LEGISLATION: "Legislation",
    Kind.JUSTICE: "Justice",
    Kind.ATTACK: "Violence & security",
    Kind.WAR: "War",
    Kind.DIPLOMACY: "Diplomacy",
    Kind.PROTEST: "Protest",
    Kind.ECONOMY: "Economy",
    Kind.OTHER: "Other",
}
"""What a reader calls each kind."""

STATUS_NAMES: dict[Status, str] = {
    Status.HAPPENED: "reported as fact",
    Status.CLAIMED: "claimed",
    Status.PLANNED: "planned",
    Status.HYPOTHETICAL: "hypothetical",
    Status.NEGATED: "did not happen",
}
"""What a reader calls each status."""

KINDS = tuple(Kind)

_ON_WHITE = (
    "#00773a", "#205dcb", "#43a1c2", "#695c7a", "#9f9a17", "#846dba", "#4d4635",
    "#73348f", "#c23506", "#611552", "#318af5", "#f06699", "#529666", "#351f25",
)  # fmt: skip
_ON_BLACK = (
    "#8edf86", "#6b76ce", "#31a4b2", "#97aeeb", "#f9bb1d", "#ab83f6", "#a3741f",
    "#b54c82", "#e7637b", "#d89d67", "#7adbff", "#dcb5c2", "#cdfd6f", "#f3ebc8",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one appearance; ``kinds`` in the order of :class:`Kind`. An empty background is transparent."""

    name: str
    background: str
    lane: str
    axis: str
    grid: str
    grid_strong: str
    text: str
    muted: str
    faint: str
    card: str
    card_edge: str
    shadow: str
    selection: str
    badge: str
    badge_text: str
    pill: str
    pill_text: str
    publication: str
    ridge: str
    kinds: tuple[str, ...]

    def kind(self, kind: Kind) -> str:
        """The colour of a kind."""
        return self.kinds[KINDS.index(kind)]


LIGHT = Theme(
    name="light",
    background="#ffffff",
    lane="#fafbfc",
    axis="#ffffff",
    grid="#eceef1",
    grid_strong="#d5d9df",
    text="#15191f",
    muted="#59626e",
    faint="#7b8490",
    card="#ffffff",
    card_edge="#d3d8df",
    shadow="#1020300d",
    selection="#15191f",
    badge="#fdf0c4",
    badge_text="#7a4f00",
    pill="#15191f",
    pill_text="#ffffff",
    publication="#15191f",
    ridge="#c3cad3",
    kinds=_ON_WHITE,
)
DARK = Theme(
    name="dark",
    background="#14171c",
    lane="#171b21",
    axis="#14171c",
    grid="#22272f",
    grid_strong="#363d48",
    text="#f1f3f6",
    muted="#a8b1bd",
    faint="#838d9a",
    card="#1f242c",
    card_edge="#3a424e",
    shadow="#00000040",
    selection="#f1f3f6",
    badge="#4a3a10",
    badge_text="#ffdf8a",
    pill="#e8ebef",
    pill_text="#14171c",
    publication="#dfe3e8",
    ridge="#46505d",
    kinds=_ON_BLACK,
)
PRINT = Theme(
    name="print",
    background="#ffffff",
    lane="#ffffff",
    axis="#ffffff",
    grid="#e2e2e2",
    grid_strong="#b4b4b4",
    text="#000000",
    muted="#3a3a3a",
    faint="#555555",
    card="#ffffff",
    card_edge="#8a8a8a",
    shadow="",
    selection="#000000",
    badge="#ffffff",
    badge_text="#000000",
    pill="#ffffff",
    pill_text="#000000",
    publication="#000000",
    ridge="#9a9a9a",
    kinds=_ON_WHITE,
)
CONTRAST = Theme(
    name="contrast",
    background="#000000",
    lane="#000000",
    axis="#000000",
    grid="#3a3a3a",
    grid_strong="#8c8c8c",
    text="#ffffff",
    muted="#ffffff",
    faint="#e6e6e6",
    card="#000000",
    card_edge="#ffffff",
    shadow="",
    selection="#ffff00",
    badge="#ffff00",
    badge_text="#000000",
    pill="#ffffff",
    pill_text="#000000",
    publication="#ffffff",
    ridge="#bdbdbd",
    kinds=_ON_BLACK,
)
THEMES: dict[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, PRINT, CONTRAST)}
"""By name, as settings hold them."""


def with_alpha(colour: str, alpha: float) -> str:
    """The same colour (``#rrggbb``), ``alpha`` from 0 (nothing) to 1 (solid)."""
    return f"{colour[:7]}{round(255 * alpha):02x}"


def blended(colour: str, ground: str, alpha: float) -> str:
    """What ``alpha`` of a colour gives on a ground, itself opaque: PDF readers draw no fading transparency alike."""
    if not ground:
        ground = "#ffffff"
    parts = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(over * alpha + under * (1 - alpha)):02x}" for over, under in parts)
