"""Dresses the application in a look: palette, style sheet, font; and gives pictograms in its colours."""

from __future__ import annotations

import html
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStyleFactory, QToolButton, QWidget

from timeline_app.data import resources
from timeline_app.gui.look import Look, style_sheet
from timeline_app.render.fonts import FAMILY, load_fonts

_SIZES = (16, 32, 48)
"""Pixels at which each pictogram is drawn: screens of one, two and three device pixels a pixel."""

MUTED = QPalette.ColorRole.LinkVisited
"""Where the palette has the colour of notes and numbers: style sheets thin the placeholder's out."""


def base_font() -> QFont:
    """The window's font at its ordinary size."""
    font = QFont(FAMILY)
    font.setPixelSize(13)
    return font


def dress(application: QApplication, look: Look) -> None:
    """Give the whole application the colours of ``look``."""
    load_fonts()
    if application.style().name() != "fusion":
        application.setStyle(QStyleFactory.create("Fusion"))
    application.setFont(base_font())
    application.setPalette(palette(look))
    application.setStyleSheet(style_sheet(look, FAMILY, (resources() / "icons").as_posix()))


def palette(look: Look) -> QPalette:
    """The Qt palette of a look, for what the style sheet leaves to the style and for widgets that paint themselves."""
    role = QPalette.ColorRole
    colours = {
        role.Window: look.panel,
        role.WindowText: look.text,
        role.Base: look.panel,
        role.AlternateBase: look.field,
        role.Text: look.text,
        role.PlaceholderText: look.muted,
        role.Button: look.panel,
        role.ButtonText: look.text,
        role.BrightText: look.bad_text,
        role.ToolTipBase: look.panel,
        role.ToolTipText: look.text,
        role.Highlight: look.link,
        role.HighlightedText: look.panel,
        role.Link: look.link,
        MUTED: look.muted,
        role.Light: look.hover,
        role.Midlight: look.picked,
        role.Mid: look.line,
        role.Dark: look.line_strong,
        role.Shadow: look.line_strong,
    }
    result = QPalette()
    for name, colour in colours.items():
        result.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, name, QColor(look.theme.faint))
    return result


def _svg(name: str, colour: str) -> bytes:
    text = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace("currentColor", colour).encode()


@lru_cache(maxsize=256)
def icon(name: str, colour: str) -> QIcon:
    """The pictogram of that name in ``resources/icons`` in one colour."""
    renderer = QSvgRenderer(QByteArray(_svg(name, colour)))
    result = QIcon()
    for size in _SIZES:
        pixmap = QPixmap(QSize(size, size))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        result.addPixmap(pixmap)
    return result


def role(widget: QWidget, name: str) -> QWidget:
    """Name the part that a widget plays for the style sheet, and give it back."""
    widget.setProperty("role", name)
    return widget


def chain(*parts: QWidget) -> None:
    """Let Tab go through ``parts`` in turn, each as it is laid out.

    Widgets made later than their neighbours stand last in Qt's order, wherever they are on the screen.
    """
    stops = [
        widget
        for part in parts
        for widget in (part, *part.findChildren(QWidget))
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.window() is part.window()
    ]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def restyle(widget: QWidget) -> None:
    """Have the style sheet looked at again after a property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def label(text: str = "", part: str = "", *, wrap: bool = False) -> QLabel:
    """A label that never takes its words for rich text."""
    result = QLabel()
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setText(text)
    result.setWordWrap(wrap)
    if part:
        role(result, part)
    return result


def tip(text: str) -> str:
    """A tool tip that shows ``text`` as it is: Qt takes what looks like markup in a tip for rich text."""
    return f"<qt>{html.escape(text)}</qt>"


def push(text: str, part: str = "") -> QPushButton:
    """A push button; a lone ampersand in ``text`` stays one."""
    result = QPushButton(text.replace("&", "&&"))
    if part:
        role(result, part)
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    return result


def tool(text: str, hint: str = "", part: str = "") -> QToolButton:
    """A tool button with a hint, which is also what a screen reader says of it."""
    result = QToolButton()
    result.setText(text)
    if hint:
        result.setToolTip(tip(hint))
        result.setAccessibleName(hint)
    if part:
        role(result, part)
    result.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return result
