"""What can be chosen in the export dialog, and the boxes it is chosen from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QComboBox, QLabel, QSpinBox

from timeline_app.gui.appearance import label
from timeline_app.render.export import LONGEST_SIDE
from timeline_app.render.presets import PRESETS


class Size(NamedTuple):
    """A preset; height 0 is as high as the events need. ``pages`` names the paper on which a PDF is spread."""

    name: str
    width: int
    height: int
    scale: float = 1.0
    pages: str = ""


SIZES = (
    Size("Whole width, as high as needed", 1600, 0),
    *(Size(one.name, round(one.width), round(one.height), one.scale, one.pages) for one in PRESETS.values()),
)
CUSTOM = "Own size"
FORMATS = (
    ("PNG image", "png"), ("SVG drawing", "svg"), ("PDF document", "pdf"), ("JPEG image", "jpeg"),
    ("WebP image", "webp"),
)  # fmt: skip
ENDINGS = {"jpeg": "jpg"}
VECTOR = frozenset({"svg", "pdf"})
"""Formats without dots: a scale would change how large they are printed."""
THEMES = (("Light", "light"), ("Dark", "dark"), ("Print", "print"), ("High contrast", "contrast"))
SCALES = (
    ("1 ×", 1.0), ("1.5 ×", 1.5), ("150 dpi on paper", 150 / 96), ("2 × (fine screens)", 2.0),
    ("300 dpi on paper", 300 / 96), ("4 ×", 4.0),
)  # fmt: skip
PAGES = (
    ("One page", ""), ("A4 landscape sheets, to be glued", "a4"), ("A4 portrait sheets, to be glued", "a4-portrait"),
    ("A3 landscape sheets, to be glued", "a3"), ("US Letter landscape sheets, to be glued", "letter"),
)  # fmt: skip
RANGES = (("The whole timeline", "whole"), ("What the window shows", "view"), ("From one date to another", "dates"))


def selection(count: int) -> list[tuple[str, object]]:
    """The choice of the selected events alone, where there are any."""
    named = "The selected event" if count == 1 else f"The {count:,} selected events"
    return [(named, "selected")] if count else []


def choice(items: Sequence[tuple[str, object]]) -> QComboBox:
    """A box to choose one of ``items``: name and value."""
    box = QComboBox()
    for name, value in items:
        box.addItem(name, value)
    return box


def number_box(least: int) -> QSpinBox:
    """A box for pixels."""
    box = QSpinBox()
    box.setRange(least, LONGEST_SIDE)
    box.setSingleStep(10)
    box.setKeyboardTracking(False)
    box.lineEdit().setTextMargins(8, 0, 0, 0)  # the style sheet's padding does not reach it
    return box


def row_label(name: str) -> QLabel:
    """The name of a row, in the middle of its field."""
    result = label(name)
    result.setMinimumHeight(30)
    return result
