"""What tests of the window share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from timeline_app.gui.info_bar import Level
from timeline_app.gui.main_window import MainWindow


def key_of(window: MainWindow, title: str) -> str:
    """The key of the event with that headline."""
    return next(entry.key for entry in window.session.timeline.entries if entry.event.title == title)


def messages(window: MainWindow, level: Level | None = None) -> list[str]:
    """The sentences shown, of one level or of all."""
    return [bar.text for bar in window.messages.bars if level in {None, bar.level}]


def idle(window: MainWindow) -> Callable[[], bool]:
    """Whether the reader has nothing to do, as a function to wait for."""
    return lambda: not window.reader.busy


def drop(target: QWidget, data: QMimeData) -> bool:
    """Drag ``data`` over a widget and drop it; whether it was taken."""
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), actions, data, buttons, none)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(50, 50), actions, data, buttons, none)
    QApplication.sendEvent(target, event)
    return event.isAccepted()


Part = TypeVar("Part", bound=QWidget)


def event_page(window: MainWindow, kind: type[Part]) -> list[Part]:
    """The widgets of a kind on the event page."""
    page = window.side.inspector.widget()
    assert page is not None
    return list(page.findChildren(kind))


def dialog_of(window: MainWindow, kind: type[Part]) -> Part:
    """The open dialog of a kind."""
    dialog = window.findChild(kind)
    assert isinstance(dialog, kind)
    return dialog
