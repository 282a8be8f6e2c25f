"""An open article in the left panel: title, date, number of events; a click shows it, its eye hides its events."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from timeline_app.gui.appearance import MUTED, icon, tip, tool
from timeline_app.gui.session import Source
from timeline_app.layout.datetext import day_text
from timeline_app.wording.plain import counted, one_line

_PAD = 10
_LINES = 3
_MORE = 24
_NAME = 160
_WIDTHS = 4
"""Widths that a card's lines are remembered for: a layout asks for several in turn."""


def title_of(source: Source) -> str:
    """What an article is called: its title, else its first words, else where it came from."""
    return one_line(source.extraction.article.name, _NAME) or "An empty text"


def date_of(source: Source) -> str:
    """The article's publication date in words."""
    published = source.extraction.published
    return "date not known" if published is None else day_text(*published.day.timetuple()[:3])


class SourceCard(QAbstractButton):
    """Signals: ``article_wanted`` on a click, ``hiding_wanted`` from its eye, ``date_wanted`` and ``removal_wanted``
    from its menu.
    """

    article_wanted = Signal()
    hiding_wanted = Signal()
    date_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source, self.number = source, source.number
        self._title, self._date = title_of(source), date_of(source)
        self._events = -1
        self._layouts: dict[int, QTextLayout] = {}
        self._shown = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._more = tool("", f"More on “{self._title}”")
        self._more.setParent(self)
        self._more.setIcon(icon("more", "#7b8490"))
        self._more.setFixedSize(_MORE, _MORE)
        self._more.setStyleSheet("padding: 2px")
        self._more.clicked.connect(self._open_menu)
        self.eye = tool("", "")
        self.eye.setParent(self)
        self.eye.setCheckable(True)
        self.eye.setFixedSize(_MORE, _MORE)
        self.eye.setStyleSheet("padding: 2px")
        self.eye.clicked.connect(self.hiding_wanted)
        self.clicked.connect(self.article_wanted)
        self.set_number(0)
        self.set_shown(shown=True)

    @property
    def shown(self) -> bool:
        """Whether its events are shown."""
        return self._shown

    def set_shown(self, *, shown: bool) -> None:
        """Say whether its events are shown."""
        self._shown = shown
        self.eye.setChecked(shown)
        self.eye.setIcon(icon("eye" if shown else "eye-off", "#7b8490"))
        self.eye.setToolTip("Hide its events" if shown else "Show its events")
        self.eye.setAccessibleName(f"Events of “{self._title}” shown")
        self.update()

    def set_number(self, events: int) -> None:
        """How many events of the article pass the other filters."""
        if events == self._events:
            return
        self._events = events
        self.setAccessibleName(f"{self._title}, {self._date}, {counted(events, 'event')}")
        self.setToolTip(tip(f"{self._title}. Click to read it; its eye hides its events."))
        self.update()

    def menu(self) -> QMenu:
        """What can be done with the article."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Show the article").triggered.connect(self.article_wanted)
        menu.addAction("Publication date…").triggered.connect(self.date_wanted)
        menu.addSeparator()
        menu.addAction("Remove from the timeline").triggered.connect(self.removal_wanted)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """The same menu as the button's."""
        self.menu().popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The buttons stay in the corners."""
        self._more.move(self.width() - _MORE - 4, 4)
        self.eye.move(self.width() - _MORE - 4, self.height() - _MORE - 4)
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the title's lines need."""
        return QSize(180, self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """A narrow card is higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Pixels for title and date at this width."""
        lines = self._broken(width)
        return round(sum(lines.lineAt(i).height() for i in range(lines.lineCount()))) + 2 * _PAD + 20

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Title, date and number, tinted while its events are shown."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, role = self.palette(), QPalette.ColorRole
        fill = role.Midlight if self._shown else (role.Light if self.underMouse() else role.AlternateBase)
        painter.setPen(QPen(palette.color(role.Link), 1.2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.7, 0.7, -0.7, -0.7), 8, 8)
        painter.setPen(palette.color(role.Text if self._shown else MUTED))
        lines = self._broken(self.width())
        lines.draw(painter, QPointF(_PAD, _PAD))
        painter.setFont(self._small())
        painter.setPen(palette.color(MUTED))
        hidden = "" if self._shown else " · hidden"
        words = f"{self._date} · {counted(self._events, 'event')}{hidden}"
        metrics = QFontMetrics(self._small())
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width() - 2 * _PAD - 18)
        painter.drawText(QPointF(_PAD, self.height() - _PAD - metrics.descent()), words)

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(12)
        return font

    def _broken(self, width: int) -> QTextLayout:
        """The title in at most three lines, the last one elided."""
        if width in self._layouts:
            return self._layouts[width]
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        room = max(40, width - 2 * _PAD - 16)
        text = self._title
        layout = _lay_out(text, font, room)
        if layout.lineCount() > _LINES:
            start = layout.lineAt(_LINES - 1).textStart()
            rest = QFontMetrics(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, room)
            layout = _lay_out(text[:start] + rest, font, room)
        if len(self._layouts) >= _WIDTHS:
            self._layouts.clear()
        self._layouts[width] = layout
        return layout

    def _open_menu(self) -> None:
        self.menu().popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


def _lay_out(text: str, font: QFont, width: float) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout
