"""Fields for words that stand in a panel as if they were printed there: the title and the notes of an event."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from timeline_app.gui.appearance import label, role
from timeline_app.wording.plain import one_line

TITLE = 500
"""The most code points of a title."""
NOTES = 20_000
"""The most code points of the notes on one event."""
_PAUSE = 700
"""Milliseconds without typing after which notes are kept."""


class EditText(QTextEdit):
    """Plain text, as high as its lines. Signals: ``entered`` on Return where it takes one line, ``left`` on Escape."""

    entered = Signal()
    left = Signal()
    unfocused = Signal()

    def __init__(self, part: str, *, one: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one = one
        role(self, part)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)  # files dropped here are the window's
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._follow_height)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the text."""
        return QSize(160, self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the text."""
        return QSize(80, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width breaks the lines anew."""
        super().resizeEvent(event)
        self._follow_height()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The panel scrolls, not the field."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Return and Escape are the field's own while one types, whatever shortcuts the window has."""
        own = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if own and isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return}:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Return ends a field of one line, Ctrl+Return any; Escape leaves it."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (self._one or control):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed counts, unless a menu opened over it."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.unfocused.emit()

    def _height(self) -> int:
        sheet = self.contentsMargins()
        frame = self.height() - self.viewport().height() if self.isVisible() else 10
        lines = max(self.document().size().height(), float(self.fontMetrics().height()))
        return round(lines) + max(frame, sheet.top() + sheet.bottom())

    def _follow_height(self) -> None:
        height = self._height()
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)


class ClickLabel(QLabel):
    """Words that a click, Return or F2 makes ready to be changed."""

    wanted = Signal()

    def __init__(self, part: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setIndent(0)  # in line with what stands below, frame or not
        role(self, part)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click begins the change."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """So do Return, Space and F2."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space}:
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


class TitleField(QWidget):
    """An event’s title; a click makes it a field, Return or leaving it takes the words, Escape takes them back.

    Signal ``entered`` gives other words than before.
    """

    entered = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = one_line(title, TITLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.words = ClickLabel("title")
        self.words.setText(self._title)
        self.words.setToolTip("Click to change the title")
        self.words.setAccessibleName(f"Title: {self._title}")
        self.words.wanted.connect(self.begin)
        column.addWidget(self.words)
        self._column = column

    @cached_property
    def field(self) -> EditText:
        """The field, made when it is first needed: most titles are never changed."""
        field = EditText("title-field", one=True)
        field.setAccessibleName("Title")
        field.hide()
        field.entered.connect(self._take)
        field.unfocused.connect(self._take)
        field.left.connect(self.end)
        self._column.addWidget(field)
        return field

    @property
    def editing(self) -> bool:
        """Whether the title is being changed."""
        return "field" in self.__dict__ and not self.field.isHidden()

    def begin(self) -> None:
        """Make it a field with all words selected."""
        self.field.setPlainText(self._title)
        self.words.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def end(self) -> None:
        """Show the title as it was."""
        if self.editing:
            self.field.blockSignals(True)
            focused = self.field.hasFocus()
            self.field.hide()
            self.words.show()
            if focused:
                self.words.setFocus()
            self.field.blockSignals(False)

    def _take(self) -> None:
        if not self.editing:
            return
        words = one_line(self.field.toPlainText(), TITLE)
        self.end()
        if words and words != self._title:
            self.entered.emit(words)


class NotesField(QWidget):
    """The user's notes on an event, kept a moment after the typing pauses. Signal ``entered`` gives them."""

    entered = Signal(str)

    def __init__(self, notes: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kept = notes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.field = EditText("notes", one=False)
        self.field.setPlaceholderText("Add a note…")
        self.field.setAccessibleName("Notes")
        self.field.setPlainText(notes)
        column.addWidget(self.field)
        self._long = label(f"Notes take no more than {NOTES:,} characters.", "small", wrap=True)
        self._long.hide()
        column.addWidget(self._long)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.take)
        self.field.textChanged.connect(self._changed)
        self.field.unfocused.connect(self.take)
        self.field.entered.connect(self.take)
        self.field.left.connect(self._back)

    @property
    def pending(self) -> str | None:
        """What stands there and was not kept yet, or ``None``."""
        words = self.field.toPlainText()
        return None if words == self.kept else words

    def take(self) -> None:
        """Keep what stands there now."""
        self._timer.stop()
        words = self.field.toPlainText()
        if words != self.kept:
            self.kept = words
            self.entered.emit(words)

    def _back(self) -> None:
        """Escape: what was typed since the last pause is taken back."""
        self._timer.stop()
        self.field.setPlainText(self.kept)
        self._timer.stop()
        self.field.clearFocus()

    def _changed(self) -> None:
        words = self.field.toPlainText()
        self._long.setVisible(len(words) > NOTES)
        if len(words) > NOTES:
            self.field.setPlainText(words[:NOTES])
            self.field.moveCursor(QTextCursor.MoveOperation.End)
        self._timer.start()
