"""The whole article with its events marked; a click on marked words selects the event. Plain text throughout."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QMenu, QPlainTextEdit, QTextEdit, QWidget

from timeline_app.gui.excerpt import date_spans
from timeline_app.gui.look import Look
from timeline_app.gui.textmap import TextMap, shown
from timeline_app.layout.theme import with_alpha
from timeline_app.model import Entry, Span

_TINT = {False: 0.15, True: 0.26}
"""How strongly the kind's colour lies behind an event's words, on light and on dark."""
_MOST = 400
"""The most marked stretches drawn at once."""


@dataclass(frozen=True, slots=True, order=True)
class Highlight:
    """Marked words: positions in the document, and whose they are."""

    start: int
    end: int
    key: str
    colour: str
    date: bool = False


class ArticleView(QPlainTextEdit):
    """Signals: ``picked`` gives the key of the event whose words were clicked, or entered with Return;
    ``event_wanted(Span)`` asks for a new event that the selected words tell of.
    """

    picked = Signal(str)
    event_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._map, self._text = TextMap(""), ""
        self._entries: tuple[Entry, ...] = ()
        self._highlights: list[Highlight] = []
        self._longest = 0
        self._selected = ""
        self._pressed = QPoint()
        self.setObjectName("article")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setReadOnly(True)
        self.setAcceptDrops(False)  # files dropped here are the window's
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName("Article")
        self.viewport().setMouseTracking(True)
        self._later = QTimer(self)  # not at once: Qt scrolls amid changes of its own, and must not be changed then
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._draw)
        self.verticalScrollBar().valueChanged.connect(self._later.start)

    def set_article(self, text: str, entries: Iterable[Entry]) -> None:
        """Show ``text`` with the words of ``entries`` marked."""
        self._map, self._text = TextMap(text), text
        self._entries = tuple(entries)
        self.setPlainText(shown(text))
        self._mark()

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Mark the words of other events in the same text."""
        self._entries = tuple(entries)
        self._mark()

    @property
    def chosen(self) -> Span | None:
        """The words that the user selected, whole ones, without the blanks around them."""
        cursor = self.textCursor()
        words = cursor.selectedText()
        if not words.strip("\u2029 \t\xa0"):
            return None
        span = Span(self._map.offset(cursor.selectionStart()), self._map.offset(cursor.selectionEnd()))
        inside = span.of(self._text)
        start = span.start + len(inside) - len(inside.lstrip())
        end, text = start + len(inside.strip()), self._text
        while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        return Span(start, end)

    def want_event(self) -> None:
        """Ask for a new event that the selected words tell of."""
        if self.chosen is not None:
            self.event_wanted.emit(self.chosen)

    def menu(self) -> QMenu:
        """What can be done with the selected words."""
        menu = QMenu(self)
        new = menu.addAction("New event from these words…")
        new.setEnabled(self.chosen is not None)
        new.triggered.connect(self.want_event)
        menu.addSeparator()
        copy = menu.addAction("Copy")
        copy.setEnabled(self.textCursor().hasSelection())
        copy.triggered.connect(self.copy)
        menu.addAction("Select all").triggered.connect(self.selectAll)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Open the menu."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def set_look(self, look: Look) -> None:
        """Take other colours."""
        self._look = look
        self._mark()

    def select(self, key: str) -> None:
        """Mark the event of ``key`` above the others."""
        if key != self._selected:
            self._selected = key
            self._later.start()

    def reveal(self, span: Span) -> None:
        """Bring ``span`` into view, its middle in the middle."""
        start, end = self._map.range(span)
        cursor = self.textCursor()
        cursor.setPosition(min(end, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        cursor.setPosition(min(start, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.centerCursor()
        self._later.start()

    def key_at(self, position: int) -> str:
        """The event whose marked words cover a document position, the shortest where several do; else empty."""
        over = [mark for mark in self._between(position, position + 1) if mark.start <= position < mark.end]
        return min(over, key=lambda mark: mark.end - mark.start).key if over else ""

    def position_of(self, span: Span) -> int:
        """The document position at which ``span`` begins."""
        return self._map.position(span.start)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember where, to tell a click from a selection by dragging."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on marked words picks their event."""
        super().mouseReleaseEvent(event)
        near = (event.position().toPoint() - self._pressed).manhattanLength() < 5
        if near and event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._pick(self._under(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A hand over words that can be clicked."""
        super().mouseMoveEvent(event)
        over = not event.buttons() and self.key_at(self._under(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Return picks the event under the text cursor."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._pick(self.textCursor().position())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Other lines are in view."""
        super().resizeEvent(event)
        self._later.start()

    def _under(self, point: QPoint) -> int:
        """The document position of the character under a point, -1 beside the text."""
        cursor = self.cursorForPosition(point)
        position = cursor.position()
        # cursorForPosition gives the nearest gap between characters: step back when the gap is right of the point.
        box = self.cursorRect(cursor)
        if point.x() < box.left() and not cursor.atBlockStart():
            position -= 1
        if not box.top() - 2 <= point.y() <= box.bottom() + 2:
            return -1
        return position

    def _pick(self, position: int) -> None:
        key = self.key_at(position) if position >= 0 else ""
        if key:
            self.picked.emit(key)

    def _mark(self) -> None:
        marks = []
        for entry in self._entries:
            colour = self._look.theme.kind(entry.event.kind)
            for mention in entry.event.mentions:
                marks.append(Highlight(*self._map.range(mention.span), entry.key, colour))
            for span in date_spans(entry.event):
                marks.append(Highlight(*self._map.range(span), entry.key, colour, date=True))
        self._highlights = sorted(marks)
        self._longest = max((mark.end - mark.start for mark in marks), default=0)
        self._later.start()

    def _between(self, start: int, end: int) -> list[Highlight]:
        """The marks that may reach into a range of positions."""
        first = bisect_left(self._highlights, start - self._longest, key=lambda mark: mark.start)
        last = bisect_left(self._highlights, end, key=lambda mark: mark.start)
        return [mark for mark in self._highlights[first:last] if mark.end > start]

    def _draw(self) -> None:
        """Colour what is in view, wide stretches first, so that those inside them stay visible."""
        view = self.viewport().rect()
        start = self.cursorForPosition(view.topLeft()).block().position()
        end = self.cursorForPosition(view.bottomRight()).block()
        marks = self._between(start, end.position() + end.length())[:_MOST]
        marks.sort(key=lambda mark: (mark.key == self._selected, mark.start - mark.end))
        self.setExtraSelections([self._selection(mark) for mark in marks])

    def _selection(self, mark: Highlight) -> QTextEdit.ExtraSelection:
        chosen = mark.key == self._selected
        style = QTextCharFormat()
        if mark.date:
            style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            style.setUnderlineColor(QColor(mark.colour))
        elif chosen:
            style.setBackground(QColor(self._look.event))
            style.setForeground(QColor(self._look.event_text))
        else:
            tint = with_alpha(mark.colour, _TINT[self._look.dark])
            style.setBackground(QColor(f"#{tint[7:]}{tint[1:7]}"))
        cursor = QTextCursor(self.document())
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        result = QTextEdit.ExtraSelection()
        result.cursor = cursor
        result.format = style
        return result
