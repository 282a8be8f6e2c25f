"""All that the window can be told to do: one table of actions with their keys, from which menu and help are made."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


class Command(NamedTuple):
    """``name`` is what the code calls it; ``keys`` are portable key sequences, the first of which is shown."""

    name: str
    text: str
    keys: tuple[str, ...]
    group: str


COMMANDS = (
    Command("open", "Open articles…", ("Ctrl+O",), "Articles"),
    Command("paste", "Paste article…", ("Ctrl+V", "Ctrl+Shift+V"), "Articles"),
    Command("sample", "Open the sample article", (), "Articles"),
    Command("clear", "Remove all articles", (), "Articles"),
    Command("find", "Find", ("Ctrl+F",), "View"),
    Command("zoom_in", "Zoom in", ("Ctrl++", "Ctrl+="), "View"),
    Command("zoom_out", "Zoom out", ("Ctrl+-",), "View"),
    Command("fit", "Fit all", ("Ctrl+0",), "View"),
    Command("event", "Show the event", ("Ctrl+1",), "View"),
    Command("article", "Show the article", ("Ctrl+2",), "View"),
    Command("filters", "Show or hide the filters", ("Ctrl+B",), "View"),
    Command("details", "Show or hide the details", ("Ctrl+I",), "View"),
    Command("look", "Light or dark", ("Ctrl+Shift+L",), "View"),
    Command("export", "Export image…", ("Ctrl+E",), "Pictures"),
    Command("copy", "Copy image", ("Ctrl+Shift+C",), "Pictures"),
    Command("copy_svg", "Copy drawing (SVG)", ("Ctrl+Alt+C",), "Pictures"),
    Command("preview", "Print preview…", ("Ctrl+Shift+P",), "Pictures"),
    Command("print", "Print…", ("Ctrl+P",), "Pictures"),
    Command("help", "Keys", ("F1",), "Program"),
    Command("quit", "Quit", ("Ctrl+Q",), "Program"),
)

CANVAS_KEYS = (
    ("Previous, next event", "Left, Right"),
    ("First, last event", "Home, End"),
    ("Zoom at the pointer", "Wheel, pinch"),
    ("Move in time", "Drag, Shift+wheel"),
    ("Zoom to a range", "Shift+drag"),
    ("Show the article", "Return, double-click"),
)
"""What mouse and keys do on the timeline, for the help."""


def make_actions(owner: QWidget) -> dict[str, QAction]:
    """The actions by name, their keys alive in all of ``owner``'s window."""
    actions = {}
    for command in COMMANDS:
        action = QAction(command.text, owner)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        owner.addAction(action)
        actions[command.name] = action
    return actions


def fill_menu(menu: QMenu, actions: dict[str, QAction]) -> None:
    """All actions in their groups."""
    group = COMMANDS[0].group
    for command in COMMANDS:
        if command.group != group:
            menu.addSeparator()
            group = command.group
        menu.addAction(actions[command.name])


def keys_text(command: Command) -> str:
    """The keys as the platform writes them."""
    return QKeySequence(command.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if command.keys else ""
