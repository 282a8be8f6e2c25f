"""What each action of the window does: one table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from timeline_app.gui.help_dialog import HelpDialog

if TYPE_CHECKING:
    from timeline_app.gui.main_window import MainWindow

_ZOOM = 1.5
"""By how much one press of a key zooms."""


def deeds_of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each action does, by its name."""
    canvas, side, edits, projects = window.centre.canvas, window.side, window.edits, window.projects
    desk, pictures = window.desk, window.pictures
    return {
        "new_project": projects.new,
        "open_project": projects.ask_open,
        "save": projects.save,
        "save_as": projects.ask_save_as,
        "export_copy": projects.ask_export_copy,
        "undo": edits.undo,
        "redo": edits.redo,
        "new_event": window.new_event,
        "edit_title": lambda: window.edit_selected(side.inspector.edit_title),
        "edit_date": lambda: window.edit_selected(side.inspector.edit_date),
        "star": edits.star,
        "merge": edits.merge,
        "remove": edits.remove,
        "removed": lambda: window.turn(side.show_removed),
        "history": lambda: window.turn(side.show_history),
        "open": window.choose_files,
        "folder": window.choose_folder,
        "address": desk.ask_address,
        "paste": window.paste,
        "sample": desk.open_sample,
        "report": desk.show_report,
        "clear": desk.clear,
        "find": window.begin_search,
        "zoom_in": lambda: canvas.zoom_by(_ZOOM),
        "zoom_out": lambda: canvas.zoom_by(1 / _ZOOM),
        "fit": window.centre.fit,
        "back": canvas.go_back,
        "forward": canvas.go_forward,
        "fold": lambda: canvas.set_folded(on=not canvas.folded),
        "event": lambda: window.turn(side.show_event),
        "article": lambda: window.turn(side.show_article),
        "filters": lambda: window.filters.setVisible(window.filters.isHidden()),
        "details": lambda: side.setVisible(side.isHidden()),
        "look": window.switch_look,
        "export": pictures.export,
        "copy": pictures.copy_image,
        "copy_svg": pictures.copy_drawing,
        "preview": lambda: pictures.print(preview=True),
        "print": lambda: pictures.print(preview=False),
        "preferences": window.show_preferences,
        "help": lambda: HelpDialog(window).show(),
        "quit": window.close,
    }
