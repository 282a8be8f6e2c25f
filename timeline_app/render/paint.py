"""The Scene through a QPainter: screen, PNG, PDF and printer."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QStaticText,
    QTransform,
)

from timeline_app.layout.scene import Bars, Fade, FontSpec, Group, Line, Polygon, Primitive, Rect, Scene, Text
from timeline_app.render.fonts import font_of


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


@lru_cache(maxsize=4096)
def laid_out(text: str, font: FontSpec) -> tuple[QStaticText, float]:
    """A text shaped once, and the pixels from its top to its base line: the screen draws the same words again."""
    static = QStaticText(text)
    static.setTextFormat(Qt.TextFormat.PlainText)
    static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    static.prepare(QTransform(), font_of(font))
    return static, QFontMetricsF(font_of(font)).ascent()


class _Way(NamedTuple):
    """How texts are drawn: shaped once and kept, or each time and moved by ``nudge`` pixels to the right."""

    quick: bool
    nudge: float


def paint(scene: Scene, painter: QPainter, *, quick: bool = False, nudge: float = 0.0) -> None:
    """Draw a Scene at the painter's origin, clipped to its size; ``quick`` keeps shaped texts, for the screen.

    ``nudge`` moves letters to the right, in pixels of the Scene. Qt's raster engine puts each letter on the quarter
    pixel below its place, others on the nearest: with an eighth more they agree.
    """
    painter.save()
    area = QRectF(0, 0, scene.width, scene.height)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setClipRect(area)
    if scene.background:
        painter.fillRect(area, colour_of(scene.background))
    _draw(painter, scene.primitives, _Way(quick, nudge))
    painter.restore()


def _draw(painter: QPainter, primitives: tuple[Primitive, ...], way: _Way) -> None:
    for item in primitives:
        match item:
            case Rect():
                _rect(painter, item)
            case Text():
                _text(painter, item, way)
            case Line():
                _line(painter, item)
            case Fade():
                _fade(painter, item)
            case Polygon():
                painter.setPen(pen_of(item.stroke, item.stroke_width, ()))
                painter.setBrush(brush_of(item.fill))
                painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in item.points]))
            case Bars():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(brush_of(item.fill))
                painter.drawRects([QRectF(*rect) for rect in item.rects])
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            case Group():
                painter.save()
                painter.translate(item.x, item.y)
                painter.setClipRect(QRectF(0, 0, item.width, item.height), Qt.ClipOperation.IntersectClip)
                _draw(painter, item.primitives, way)
                painter.restore()


def _line(painter: QPainter, item: Line) -> None:
    """A line; upright and level ones are filled as rectangles, which takes a fifth of the time."""
    half = item.width / 2
    if item.x1 == item.x2 and not item.dash:
        painter.fillRect(QRectF(item.x1 - half, item.y1, item.width, item.y2 - item.y1), colour_of(item.stroke))
    elif item.y1 == item.y2 and not item.dash:
        painter.fillRect(QRectF(item.x1, item.y1 - half, item.x2 - item.x1, item.width), colour_of(item.stroke))
    else:
        painter.setPen(pen_of(item.stroke, item.width, item.dash))
        painter.drawLine(QLineF(item.x1, item.y1, item.x2, item.y2))


def _rect(painter: QPainter, item: Rect) -> None:
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


def _fade(painter: QPainter, item: Fade) -> None:
    gradient = QLinearGradient(item.x, 0, item.x + item.width, 0)
    for offset, value in item.stops:
        gradient.setColorAt(offset, colour_of(value))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(gradient))
    painter.drawRoundedRect(QRectF(item.x, item.y, item.width, item.height), item.radius, item.radius)


def _text(painter: QPainter, item: Text, way: _Way) -> None:
    painter.setPen(pen_of(item.fill, 1.0, ()))
    if way.quick:
        text, rise = laid_out(item.text, item.font)
        painter.setFont(font_of(item.font))
        painter.drawStaticText(QPointF(item.left, item.y - rise), text)
    else:
        painter.setFont(font_of(item.font))
        painter.drawText(QPointF(item.left + way.nudge, item.y), item.text)
    if item.strike:
        y = item.y - item.font.size * 0.32
        painter.setPen(pen_of(item.fill, 1.2, ()))
        painter.drawLine(QLineF(item.left, y, item.left + item.width, y))
