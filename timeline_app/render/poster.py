"""A Scene on paper: on one page, or spread over several that overlap."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from timeline_app.layout.scene import FontSpec, Scene
from timeline_app.model import OutputError
from timeline_app.render.fonts import font_of
from timeline_app.render.paint import paint, pen_of
from timeline_app.render.presets import EDGE_MM, OVERLAP_MM, SHEETS

POINTS = 0.75
"""Points of paper to a pixel at 96 dots an inch."""

MOST_PAGES = 100
"""The most pages of a poster."""

LONGEST_PAGE = 14_400.0
"""The most points of a page's side (ISO 32000-1, annex C)."""

_MM = 72 / 25.4
_MARK, _GREY = 9.0, "#7a828c"


@dataclass(frozen=True, slots=True)
class Tile:
    """A page: the point of the picture, in points of paper, at its upper left corner; its row and column from 1."""

    x: float
    y: float
    row: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """Pages of ``width`` by ``height`` points, ``edge`` of which stays free; ``scale`` points to a Scene's pixel."""

    width: float
    height: float
    scale: float
    tiles: tuple[Tile, ...]
    edge: float = 0.0
    rows: int = 1
    columns: int = 1


def single(scene: Scene, scale: float) -> Layout:
    """One page as large as the picture.

    Raises:
        OutputError: if readers would not show so large a page.
    """
    points = POINTS * scale
    longest = max(scene.width, scene.height) * points
    if longest > LONGEST_PAGE:
        message = (
            f"A PDF page of {longest / 72:,.0f} inches is too large: readers show at most {LONGEST_PAGE / 72:.0f}. "
            f"Choose scale {int(LONGEST_PAGE / longest * scale * 100) / 100:g}, several pages, or SVG."
        )
        raise OutputError(message)
    return Layout(scene.width * points, scene.height * points, points, (Tile(0, 0),))


def spread(scene: Scene, scale: float, sheet: str) -> Layout:
    """Pages of the paper ``sheet``, each sharing a strip with its neighbours so that they can be glued.

    Raises:
        OutputError: for a paper that is not known, or more pages than anybody glues.
    """
    if sheet not in SHEETS:
        message = f"There is no paper “{sheet}”; there is {', '.join(SHEETS)}."
        raise OutputError(message)
    width, height = (side * _MM for side in SHEETS[sheet])
    edge, overlap, points = EDGE_MM * _MM, OVERLAP_MM * _MM, POINTS * scale
    room = (width - 2 * edge, height - 2 * edge)
    columns, rows = (
        max(1, ceil((length * points - overlap) / (side - overlap)))
        for length, side in zip((scene.width, scene.height), room, strict=True)
    )
    if rows * columns > MOST_PAGES:
        fits = scale * (MOST_PAGES / (rows * columns)) ** 0.5
        message = (
            f"The poster would take {columns:,} by {rows:,} pages, at most {MOST_PAGES} are made. "
            f"Choose scale {int(fits * 9) / 10:g} or larger paper."
        )
        raise OutputError(message)
    step = (room[0] - overlap, room[1] - overlap)
    tiles = tuple(
        Tile(column * step[0], row * step[1], row + 1, column + 1) for row in range(rows) for column in range(columns)
    )
    return Layout(width, height, points, tiles, edge, rows, columns)


def paint_tile(scene: Scene, painter: QPainter, layout: Layout, tile: Tile) -> None:
    """Draw one page; the painter counts in points from the page's corner."""
    room = QRectF(layout.edge, layout.edge, layout.width - 2 * layout.edge, layout.height - 2 * layout.edge)
    painter.save()
    if len(layout.tiles) > 1:
        painter.setClipRect(room)
    painter.translate(layout.edge - tile.x, layout.edge - tile.y)
    painter.scale(layout.scale, layout.scale)
    paint(scene, painter)
    painter.restore()
    if len(layout.tiles) > 1:
        _marks(painter, layout, tile, room)


def _marks(painter: QPainter, layout: Layout, tile: Tile, room: QRectF) -> None:
    """Lines to cut along in the free edge, and which page it is."""
    painter.setPen(pen_of(_GREY, 0.5, ()))
    for x in (room.left(), room.right()):
        painter.drawLines([QLineF(x, 0, x, _MARK), QLineF(x, layout.height - _MARK, x, layout.height)])
    for y in (room.top(), room.bottom()):
        painter.drawLines([QLineF(0, y, _MARK, y), QLineF(layout.width - _MARK, y, layout.width, y)])
    painter.setFont(font_of(FontSpec(9)))
    words = f"Row {tile.row} of {layout.rows}, column {tile.column} of {layout.columns}"
    painter.drawText(QPointF(room.left() + 6, layout.height - 6), words)
