"""Sizes that pictures are often wanted in."""

from __future__ import annotations

from dataclasses import dataclass

PER_MM = 96 / 25.4
"""Pixels of a page to a millimetre: CSS counts 96 to an inch."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A size: ``width`` and ``height`` in pixels of the layout, ``scale`` image pixels to one of them."""

    name: str
    width: float
    height: float
    scale: float = 1.0


def paper(name: str, width_mm: float, height_mm: float, dpi: float = 300.0) -> Preset:
    """A sheet of paper: the words come out as large as on the screen, ``dpi`` dots to an inch."""
    return Preset(name, round(width_mm * PER_MM), round(height_mm * PER_MM), dpi / 96)


PRESETS: dict[str, Preset] = {
    "slide": Preset("Slide 16:9", 1280, 720, 1.5),
    "a4": paper("A4 landscape", 297, 210),
    "a4-portrait": paper("A4 portrait", 210, 297),
    "a3": paper("A3 landscape", 420, 297),
    "a3-portrait": paper("A3 portrait", 297, 420),
    "letter": paper("US Letter landscape", 279.4, 215.9),
    "square": Preset("Square", 1080, 1080, 1.0),
    "story": Preset("Story 9:16", 720, 1280, 1.5),
    "banner": Preset("Wide banner", 1500, 500, 1.0),
}
"""By the short names that settings and the command line use."""
