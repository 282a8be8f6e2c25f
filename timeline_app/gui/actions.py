"""All that the window can be told to do: one table of actions with their keys, from which menu and help are made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


class Command(NamedTuple):
    """``name`` is what the code calls it; ``keys`` are portable key sequences, the first of which is shown.

    ``rule`` draws a line before it in the menu.
    """

    name: str
    text: str
    keys: tuple[str, ...]
    group: str
    rule: bool = False


COMMANDS = (
    Command("new_project", "New project", ("Ctrl+N",), "Project"),
    Command("open_project", "Open project…", ("Ctrl+Shift+O",), "Project"),
    Command("save", "Save", ("Ctrl+S",), "Project", rule=True),
    Command("save_as", "Save project as…", ("Ctrl+Shift+S",), "Project"),
    Command("export_copy", "Save a copy…", (), "Project"),
    Command("undo", "Undo", ("Ctrl+Z",), "Edit"),
    Command("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Edit"),
    Command("new_event", "New event…", ("Ctrl+Shift+E",), "Edit", rule=True),
    Command("edit_title", "Change the title", ("F2",), "Edit"),
    Command("edit_date", "Change the date", ("Ctrl+D",), "Edit"),
    Command("star", "Star or take the star off", ("Ctrl+Alt+S",), "Edit"),
    Command("merge", "Merge the selected events…", ("Ctrl+M",), "Edit"),
    Command("remove", "Remove the selected events", ("Del",), "Edit"),
    Command("removed", "Show the removed events", (), "Edit", rule=True),
    Command("history", "Show the history", ("Ctrl+H",), "Edit"),
    Command("open", "Open articles…", ("Ctrl+O",), "Articles"),
    Command("folder", "Open a folder of articles…", (), "Articles"),
    Command("address", "Open a web address…", ("Ctrl+L",), "Articles"),
    Command("paste", "Paste article…", ("Ctrl+V", "Ctrl+Shift+V"), "Articles"),
    Command("sample", "Open the sample article", (), "Articles"),
    Command("report", "What was read, and what not", (), "Articles", rule=True),
    Command("clear", "Remove all articles", (), "Articles"),
    Command("find", "Find", ("Ctrl+F",), "View"),
    Command("zoom_in", "Zoom in", ("Ctrl++", "Ctrl+="), "View", rule=True),
    Command("zoom_out", "Zoom out", ("Ctrl+-",), "View"),
    Command("fit", "Fit all", ("Ctrl+0",), "View"),
    Command("back", "Previous view", ("Alt+Left",), "View"),
    Command("forward", "Next view", ("Alt+Right",), "View"),
    Command("fold", "Fold long gaps", (), "View"),
    Command("event", "Show the event", ("Ctrl+1",), "View", rule=True),
    Command("article", "Show the article", ("Ctrl+2",), "View"),
    Command("filters", "Show or hide the filters", ("Ctrl+B",), "View"),
    Command("details", "Show or hide the details", ("Ctrl+I",), "View"),
    Command("look", "Light or dark", ("Ctrl+Shift+L",), "View"),
    Command("export", "Export image…", ("Ctrl+E",), "Pictures"),
    Command("copy", "Copy image", ("Ctrl+Shift+C",), "Pictures"),
    Command("copy_svg", "Copy drawing (SVG)", ("Ctrl+Alt+C",), "Pictures"),
    Command("preview", "Print preview…", ("Ctrl+Shift+P",), "Pictures"),
    Command("print", "Print…", ("Ctrl+P",), "Pictures"),
    Command("preferences", "Preferences…", ("Ctrl+,",), "Program"),
    Command("help", "Keys", ("F1",), "Program"),
    Command("quit", "Quit", ("Ctrl+Q",), "Program"),
)
LAST = "Program"
"""The group whose actions stand in the menu itself; the others are menus of their own."""

CANVAS_KEYS = (
    ("Previous, next event", "Left, Right"),
    ("First, last event", "Home, End"),
    ("Zoom at the pointer", "Wheel, pinch, + and −"),
    ("Move in time", "Drag, Shift+wheel"),
    ("Zoom to a range", "Shift+drag"),
    ("Previous, next view", "Alt+Left, Alt+Right"),
    ("Fold long gaps", "G"),
    ("Show the article", "Return, double-click"),
    ("New event there", "Double-click an empty place"),
    ("Give an undated event a date", "Drag it onto the timeline"),
    ("Add to the selection", "Ctrl+click"),
    ("Select all up to there", "Shift+click"),
    ("Select with a box", "Alt+drag"),
    ("Remove the selected events", "Del"),
    ("What can be done", "Right click, menu key"),
    ("Give up, select nothing", "Esc"),
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


def fill_menu(menu: QMenu, actions: dict[str, QAction]) -> dict[str, QMenu]:
    """All actions, each group in a menu of its own but the last; gives those menus by the group's name."""
    made: dict[str, QMenu] = {}
    for name in dict.fromkeys(command.group for command in COMMANDS):
        into = menu
        if name == LAST:
            menu.addSeparator()
        else:
            into = made[name] = menu.addMenu(name)
        for command in commands_of(name):
            if command.rule:
                into.addSeparator()
            into.addAction(actions[command.name])
    return made


def commands_of(group: str) -> Iterator[Command]:
    """The commands of a group."""
    return (command for command in COMMANDS if command.group == group)


def keys_text(command: Command) -> str:
    """The keys as the platform writes them."""
    return QKeySequence(command.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if command.keys else ""
