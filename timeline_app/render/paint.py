"""The Scene through a QPainter: screen, PNG, PDF and printer."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from timeline_app.layout.scene import Bars, Fade, Group, Line, Polygon, Primitive, Rect, Scene, Text
from timeline_app.render.fonts import font_of
from timeline_app.render.sprites import LARGE, Ground, Sprites, ground_of, snapped


@lru_cache(maxsize=4096)
def colour_of(value: str) -> QColor:
    """A QColor of ``#rrggbb`` or ``#rrggbbaa``."""
    colour = QColor(value[:7])
    if len(value) == 9:
        colour.setAlpha(int(value[7:], 16))
    return colour


@lru_cache(maxsize=4096)
def pen_of(value: str, width: float, dash: tuple[float, ...]) -> QPen:
    """A pen; dashes are given in pixels, Qt counts them in widths."""
    if not value:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(colour_of(value), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dash:
        pen.setDashPattern([part / width for part in dash])
    return pen


@lru_cache(maxsize=4096)
def brush_of(value: str) -> QBrush:
    """A solid brush, or none."""
    return QBrush(colour_of(value)) if value else QBrush(Qt.BrushStyle.NoBrush)


class _Way(NamedTuple):
    """How things are drawn: anew, with letters moved by ``nudge`` pixels to the right, or from kept pixels."""

    nudge: float = 0.0
    sprites: Sprites | None = None
    ground: Ground | None = None


def paint(scene: Scene, painter: QPainter, *, sprites: Sprites | None = None, nudge: float = 0.0) -> None:
    """Draw a Scene at the painter's origin, clipped to its size; a screen hands in the ``sprites`` it keeps.

    ``nudge`` moves letters to the right, in pixels of the Scene. Qt's raster engine puts each letter on the quarter
    pixel below its place, others on the nearest: with an eighth more they agree.
    """
    painter.save()
    area = QRectF(0, 0, scene.width, scene.height)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setClipRect(area)
    if scene.background:
        painter.fillRect(area, colour_of(scene.background))
    ground = ground_of(painter) if sprites is not None else None
    _draw(painter, scene.primitives, _Way(nudge, sprites if ground is not None else None, ground))
    painter.restore()


def _draw(painter: QPainter, primitives: tuple[Primitive, ...], way: _Way) -> None:
    for item in primitives:
        _WAYS[type(item)](painter, item, way)


def _polygon(painter: QPainter, item: Polygon, way: _Way) -> None:  # noqa: ARG001 - one signature for all
    painter.setPen(pen_of(item.stroke, item.stroke_width, ()))
    painter.setBrush(brush_of(item.fill))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in item.points]))


def _bars(painter: QPainter, item: Bars, way: _Way) -> None:  # noqa: ARG001 - one signature for all
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush_of(item.fill))
    painter.drawRects([QRectF(*rect) for rect in item.rects])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _group(painter: QPainter, item: Group, way: _Way) -> None:
    """A part of a picture: from kept pixels, told by the very same primitives, or drawn in its window."""
    if way.sprites is not None and way.ground is not None:
        name = (id(item.primitives), way.ground.ratio)
        kept = way.sprites.memory.get(name)
        if kept is not None:
            way.sprites.memory.move_to_end(name)
            painter.drawImage(snapped(way.ground, item.x, item.y), kept.image)
            return
        image = None
        if item.width * item.height < LARGE or way.sprites.again(name, item.primitives):
            inside = _Way(0.0, way.sprites, Ground(way.ground.ratio, 0.0, 0.0))
            image = way.sprites.made(
                name, item.primitives, (item.width, item.height), way.ground.ratio,
                lambda inner: _draw(inner, item.primitives, inside),
            )  # fmt: skip
        if image is not None:
            painter.drawImage(snapped(way.ground, item.x, item.y), image)
            return
    painter.save()
    painter.translate(item.x, item.y)
    painter.setClipRect(QRectF(0, 0, item.width, item.height), Qt.ClipOperation.IntersectClip)
    _draw(painter, item.primitives, way._replace(sprites=None))
    painter.restore()


def _line(painter: QPainter, item: Line, way: _Way) -> None:  # noqa: ARG001 - one signature for all
    """A line; upright and level ones are filled as rectangles, which takes a fifth of the time."""
    half = item.width / 2
    if item.x1 == item.x2 and not item.dash:
        painter.fillRect(QRectF(item.x1 - half, item.y1, item.width, item.y2 - item.y1), colour_of(item.stroke))
    elif item.y1 == item.y2 and not item.dash:
        painter.fillRect(QRectF(item.x1, item.y1 - half, item.x2 - item.x1, item.width), colour_of(item.stroke))
    else:
        painter.setPen(pen_of(item.stroke, item.width, item.dash))
        painter.drawLine(QLineF(item.x1, item.y1, item.x2, item.y2))


def _rect(painter: QPainter, item: Rect, way: _Way) -> None:  # noqa: ARG001 - one signature for all
    area = QRectF(item.x, item.y, item.width, item.height)
    if not item.stroke and not item.radius:
        if item.fill:
            painter.fillRect(area, colour_of(item.fill))
        return
    painter.setPen(pen_of(item.stroke, item.stroke_width, item.dash))
    painter.setBrush(brush_of(item.fill))
    if item.radius:
        radius = min(item.radius, item.width / 2, item.height / 2)
        if item.dash:
            painter.drawPath(_rounded(area, radius))
        else:
            painter.drawRoundedRect(area, radius, radius)
    else:
        painter.drawRect(area)


def _rounded(area: QRectF, radius: float) -> QPainterPath:
    """A rounded rectangle whose dashes begin where those of SVG do: at the top, clockwise (SVG 2, 10.2)."""
    left, top, right, bottom = area.left(), area.top(), area.right(), area.bottom()
    across = 2 * radius
    path = QPainterPath(QPointF(left + radius, top))
    path.arcTo(right - across, top, across, across, 90, -90)
    path.arcTo(right - across, bottom - across, across, across, 0, -90)
    path.arcTo(left, bottom - across, across, across, 270, -90)
    path.arcTo(left, top, across, across, 180, -90)
    path.closeSubpath()
    return path


def _fade(painter: QPainter, item: Fade, way: _Way) -> None:  # noqa: ARG001 - one signature for all
    gradient = QLinearGradient(item.x, 0, item.x + item.width, 0)
    for offset, value in item.stops:
        gradient.setColorAt(offset, colour_of(value))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(gradient))
    painter.drawRoundedRect(QRectF(item.x, item.y, item.width, item.height), item.radius, item.radius)


def _text(painter: QPainter, item: Text, way: _Way) -> None:
    if way.sprites is not None and way.ground is not None:
        name = (item.text, item.font, item.fill, item.strike, way.ground.ratio)
        rise = item.font.size * 1.2
        kept = way.sprites.memory.get(name)
        if kept is not None:
            way.sprites.memory.move_to_end(name)
            painter.drawImage(snapped(way.ground, item.left - 2, item.y - rise), kept.image)
            return
        if way.sprites.again(name, None):
            image = way.sprites.made(
                name, None, (item.width + 6, item.font.size * 1.7), way.ground.ratio,
                lambda inner: _words(inner, item, 2.0, rise, 0.0),
            )  # fmt: skip
            if image is not None:
                painter.drawImage(snapped(way.ground, item.left - 2, item.y - rise), image)
                return
    _words(painter, item, item.left, item.y, way.nudge)


def _words(painter: QPainter, item: Text, x: float, y: float, nudge: float) -> None:
    painter.setPen(pen_of(item.fill, 1.0, ()))
    painter.setFont(font_of(item.font))
    painter.drawText(QPointF(x + nudge, y), item.text)
    if item.strike:
        y -= item.font.size * 0.32
        painter.setPen(pen_of(item.fill, 1.2, ()))
        painter.drawLine(QLineF(x, y, x + item.width, y))


_WAYS: dict[type, Callable[[QPainter, Any, _Way], None]] = {
    Rect: _rect,
    Text: _text,
    Line: _line,
    Fade: _fade,
    Polygon: _polygon,
    Bars: _bars,
    Group: _group,
}
"""How each primitive is drawn."""
