"""Sizes that pictures are often wanted in."""

from __future__ import annotations

from dataclasses import dataclass

PER_MM = 96 / 25.4
"""Pixels of a page to a millimetre: CSS counts 96 to an inch."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A size: ``width`` and ``height`` in pixels of the layout, ``scale`` image pixels to one of them; ``pages``
    names the paper on which a PDF of it is spread.
    """

    name: str
    width: float
    height: float
    scale: float = 1.0
    pages: str = ""


def paper(name: str, width_mm: float, height_mm: float, dpi: float = 300.0) -> Preset:
    """A sheet of paper: the words come out as large as on the screen, ``dpi`` dots to an inch."""
    return Preset(name, round(width_mm * PER_MM), round(height_mm * PER_MM), dpi / 96)


SHEETS: dict[str, tuple[float, float]] = {
    "a4": (297, 210),
    "a4-portrait": (210, 297),
    "a3": (420, 297),
    "a3-portrait": (297, 420),
    "letter": (279.4, 215.9),
    "letter-portrait": (215.9, 279.4),
}
"""Width and height in millimetres of the paper that a poster can be spread on."""

EDGE_MM, OVERLAP_MM = 8.0, 10.0
"""What printers leave free at each edge of a page, and what pages of a poster share with their neighbours."""


def poster(name: str, sheet: str, columns: int, rows: int) -> Preset:
    """A picture that fills ``columns`` by ``rows`` pages."""
    width, height = (
        count * (side - 2 * EDGE_MM - OVERLAP_MM) + OVERLAP_MM
        for count, side in zip((columns, rows), SHEETS[sheet], strict=True)
    )
    # rounded down: a pixel more would take another page
    return Preset(name, int(width * PER_MM), int(height * PER_MM), 150 / 96, sheet)


# Square and story are seen on telephones: less stands on them, and larger.
PRESETS: dict[str, Preset] = {
    "slide": Preset("Slide 16:9", 1280, 720, 1.5),
    "a4": paper("A4 landscape", 297, 210),
    "a4-portrait": paper("A4 portrait", 210, 297),
    "a3": paper("A3 landscape", 420, 297),
    "a3-portrait": paper("A3 portrait", 297, 420),
    "letter": paper("US Letter landscape", 279.4, 215.9),
    "square": Preset("Square", 720, 720, 1.5),
    "story": Preset("Story 9:16", 720, 1280, 1.5),
    "banner": Preset("Wide banner", 1500, 500, 1.0),
    "poster": poster("Poster on 2 × 2 A4 pages", "a4", 2, 2),
    "frieze": poster("Frieze on 4 A4 pages side by side", "a4", 4, 1),
}
"""By the short names that settings and the command line use."""
