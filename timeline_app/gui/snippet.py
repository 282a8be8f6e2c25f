"""The quoted words of the source, event and date words marked; as high as its text, never rich text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from timeline_app.gui.excerpt import Role, excerpt, marked
from timeline_app.gui.look import Look
from timeline_app.gui.textmap import shown
from timeline_app.model import Event, Span

_LINE = 128
"""Height of a line in percent of what the font asks for."""


class Snippet(QTextEdit):
    """Read-only, selectable. The words come in through a cursor with formats, never through HTML."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("snippet")
        self.setReadOnly(True)
        self.setAcceptDrops(False)  # files dropped here are the window's
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName("Source")
        self.document().documentLayout().documentSizeChanged.connect(self._follow_height)

    def set_event(self, text: str, event: Event, look: Look) -> None:
        """Show where in ``text`` the event and its date come from."""
        self._look = look
        self.clear()
        cursor = self.textCursor()
        colour = look.theme.kind(event.kind)
        end = 0
        for number, piece in enumerate(excerpt(text, event)):
            if number or (piece.start > 0 and text[end : piece.start].strip()):
                cursor.insertText(("\n" if number else "") + "… ", self._plain())
            self._insert(cursor, text, piece, event, colour)
            end = piece.end
        spacing = QTextBlockFormat()
        spacing.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._follow_height()

    def _insert(self, cursor: QTextCursor, text: str, piece: Span, event: Event, colour: str) -> None:
        for part in marked(piece, event):
            style = self._plain()
            if Role.EVENT in part.roles:
                style.setBackground(QColor(self._look.event))
                style.setForeground(QColor(self._look.event_text))
            if Role.DATE in part.roles:
                style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
                style.setUnderlineColor(QColor(colour))
                style.setFontWeight(600)
            cursor.insertText(shown(part.span.of(text)), style)

    def _plain(self) -> QTextCharFormat:
        style = QTextCharFormat()
        style.setForeground(QColor(self._look.text))
        return style

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the text."""
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the text."""
        return QSize(80, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width breaks the lines anew."""
        super().resizeEvent(event)
        self._follow_height()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The panel scrolls, not the quotation."""
        event.ignore()

    def _height(self) -> int:
        margins = self.contentsMargins()
        frame = self.height() - self.viewport().height() if self.isVisible() else 18
        return round(self.document().size().height()) + max(frame, margins.top() + margins.bottom())

    def _follow_height(self) -> None:
        height = self._height()
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)
