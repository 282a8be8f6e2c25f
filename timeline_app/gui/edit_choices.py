"""Choices in an event's head that read as words until they are clicked: its kind, its status, its star."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPixmap, QPolygonF
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from timeline_app.gui.appearance import icon, tip, tool
from timeline_app.gui.filter_panel import STATUS_ROWS
from timeline_app.gui.look import Look
from timeline_app.layout.shapes import shape_at
from timeline_app.layout.theme import KIND_NAMES, Theme
from timeline_app.model import Kind, Status

_SIGN = 16
_GOLD = {False: "#b27f00", True: "#ffd257"}
"""The colour of a star that is set, on light and on dark."""
_RATIO = 3
"""Pixels that a sign is drawn with for one of the screen: fine screens are served too."""


def kind_icon(kind: Kind, theme: Theme) -> QIcon:
    """The shape and colour of a kind."""
    pixmap = QPixmap(QSize(_SIGN, _SIGN) * _RATIO)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_RATIO, _RATIO)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.kind(kind)))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape_at(kind, _SIGN / 2, _SIGN / 2, 5.5)]))
    painter.end()
    return QIcon(pixmap)


def status_icon(status: Status, theme: Theme) -> QIcon:
    """A mark as the canvas draws it: filled for a fact, hollow for what is claimed or planned, struck for a denial."""
    pixmap = QPixmap(QSize(_SIGN, _SIGN) * _RATIO)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_RATIO, _RATIO)
    pen = painter.pen()
    pen.setColor(QColor(theme.muted))
    pen.setWidthF(1.4)
    if status in {Status.PLANNED, Status.HYPOTHETICAL}:
        pen.setDashPattern([2.4, 1.6] if status is Status.PLANNED else [1.0, 1.6])
    painter.setPen(pen)
    painter.setBrush(QColor(theme.muted) if status is Status.HAPPENED else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(3.5, 3.5, 9, 9))
    if status is Status.NEGATED:
        painter.drawLine(QPointF(2.5, 13.5), QPointF(13.5, 2.5))
    painter.end()
    return QIcon(pixmap)


class Choice(QToolButton):
    """Words with a menu behind them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setProperty("role", "choice")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIconSize(QSize(14, 14))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def say(self, words: str, sign: QIcon | None = None) -> None:
        """Show ``words``, with a sign before them where one is given."""
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(f"{self._name}: {words}")
        self.setToolTip(tip(f"{self._name}: {words}. Click to change it."))
        if sign is not None:
            self.setIcon(sign)
        else:
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as sign and words: they stand in a line as words do."""
        metrics = QFontMetrics(self.font())
        sign = 0 if self.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextOnly else self.iconSize().width() + 5
        return QSize(metrics.horizontalAdvance(self.text().replace("&&", "&")) + sign + 10, metrics.height() + 6)

    def _fill(self) -> None:
        """Fill the menu: most are never opened."""


class KindChoice(Choice):
    """An event's kind, with its shape and colour. Signal ``chosen(Kind)``."""

    chosen = Signal(object)

    def __init__(self, kind: Kind, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("Kind", parent)
        self._kind, self._look = kind, look
        self.set_kind(kind)

    @property
    def kind(self) -> Kind:
        """The kind shown."""
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Show a kind."""
        self._kind = kind
        self.say(KIND_NAMES[kind], kind_icon(kind, self._look.theme))

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for kind, name in KIND_NAMES.items():
            action = menu.addAction(kind_icon(kind, self._look.theme), name.replace("&", "&&"))
            font = action.font()
            font.setBold(kind is self._kind)
            action.setFont(font)
            action.triggered.connect(lambda *_, kind=kind: self._choose(kind))

    def _choose(self, kind: Kind) -> None:
        if kind is not self._kind:
            self.set_kind(kind)
            self.chosen.emit(kind)


class StatusChoice(Choice):
    """An event's status, in the words of the inspector. Signal ``chosen(Status)``."""

    chosen = Signal(object)

    def __init__(self, status: Status, words: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("Status", parent)
        self._status, self._look = status, look
        self.say(words)

    @property
    def status(self) -> Status:
        """The status shown."""
        return self._status

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for status, name in STATUS_ROWS.items():
            action = menu.addAction(status_icon(status, self._look.theme), name)
            font = action.font()
            font.setBold(status is self._status)
            action.setFont(font)
            action.triggered.connect(lambda *_, status=status: self._choose(status))

    def _choose(self, status: Status) -> None:
        if status is not self._status:
            self._status = status
            self.say(STATUS_ROWS[status])
            self.chosen.emit(status)


def star_button(look: Look, *, starred: bool) -> QToolButton:
    """A star that can be set: starred events are shown first where room lacks."""
    button = tool("", "Take the star away" if starred else "Star: shown first where room lacks", "star")
    button.setCheckable(True)
    button.setChecked(starred)
    button.setAccessibleName("Starred" if starred else "Star")
    button.setIcon(icon("star-full" if starred else "star", _GOLD[look.dark] if starred else look.muted))
    button.setIconSize(QSize(16, 16))
    return button
