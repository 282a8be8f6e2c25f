"""What a picture is to be."""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.layout.bands import Band
from timeline_app.layout.datetext import ENGLISH, DateWords
from timeline_app.layout.marks import LaneMode


@dataclass(frozen=True, slots=True)
class PictureSettings:
    """What a picture is to be.

    ``width`` and ``height`` are pixels at scale 1; height 0 is as high as its events need. ``scale`` makes more
    pixels of the same picture (2 for fine screens; dpi / 96 for paper). ``begin`` and ``end`` are the range in days,
    ``None`` for that of the timeline; ``exact`` leaves no room beyond what is given; ``fold`` folds long stretches
    without events to a break that says how long they are (else the scale is true throughout).
    ``format`` is empty to go by the file's ending. ``embed_font`` puts the font into an
    SVG, which then looks the same everywhere and is some hundred kilobytes larger. ``pages`` names the paper on which a
    PDF is spread, page beside page; empty is one page as large as the picture. ``bands`` are named spans behind all.
    """

    width: float = 1600.0
    height: float = 0.0
    scale: float = 1.0
    theme: str = "light"
    title: str = ""
    subtitle: str = ""
    legend: bool = True
    source_line: bool = True
    begin: float | None = None
    end: float | None = None
    exact: bool = True
    format: str = ""
    lanes: LaneMode = LaneMode.KIND
    keys: frozenset[str] | None = None
    transparent: bool = False
    fold: bool = True
    embed_font: bool = False
    pages: str = ""
    words: DateWords = ENGLISH
    bands: tuple[Band, ...] = ()
