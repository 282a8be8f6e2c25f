"""Projects in and out of the window: new, open, recent, save as, a copy; and work found again after a crash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from timeline_app.gui.info_bar import Level, MessageArea
from timeline_app.gui.project_recent import RecentProjects
from timeline_app.gui.session import Session
from timeline_app.gui.settings import WindowSettings
from timeline_app.gui.source_card import title_of
from timeline_app.model import TimelineError
from timeline_app.project.opening import unfinished
from timeline_app.project.project import Project
from timeline_app.wording.plain import ampersand, counted, one_line, quoted

SUFFIX = ".timeline"
PATTERN = f"Timeline projects (*{SUFFIX});;All files (*)"
_UNCLOSED = "was not closed the last time"
_SECONDS = 8
_SECOND = 1000
_PAUSE = 1500
"""Milliseconds of rest after which the view is put into the project."""


class ProjectDesk(QObject):
    """Opens and names projects, and keeps the view in them. Everything is saved as it is done; nothing is asked.

    Signal ``name_changed(str, str)`` gives what to call the project, and the state of its file ("saved", or what is
    wrong).
    """

    name_changed = Signal(str, str)
    opened = Signal()
    """Another project is shown, its view not yet taken."""

    def __init__(
        self,
        session: Session,
        settings: WindowSettings,
        messages: MessageArea,
        view: Callable[[], dict[str, object]],
        window: QWidget,
        folder: Path | None = None,
    ) -> None:
        super().__init__(window)
        self._session, self._settings, self._messages = session, settings, messages
        self._view, self._window, self._folder = view, window, folder
        self.recent = RecentProjects(settings)
        self._said = ""
        self._seconds = QTimer(self)
        self._seconds.setInterval(_SECOND)
        self._seconds.timeout.connect(self._tick)
        self._seconds.start()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.keep_view)
        session.trouble.connect(self.say_name)
        session.timeline_changed.connect(self.say_name)
        session.project_changed.connect(self.say_name)

    # -- what the actions do ----------------------------------------------------------------------------------------

    def new(self) -> None:
        """Begin an empty project. What was open stays in its file; an unnamed one is among the recent projects."""
        if self._session.project.untitled and not self._session.project.history:
            return
        kept = self._kept()
        self._show(Project.new(self._folder))
        if kept:
            self._messages.show_message(kept, seconds=_SECONDS)

    def ask_open(self) -> None:
        """Ask for a project's file and open it."""
        path, _ = QFileDialog.getOpenFileName(self._window, "Open a project", self._settings.folder(), PATTERN)
        if path:
            self.open(path)

    def open(self, path: str | Path) -> bool:
        """Open a project; gives whether it could be."""
        file = Path(path)
        if self._session.project.path == file.absolute():
            return True
        try:
            found = Project.open(file, self._folder)
        except TimelineError as error:
            self._messages.show_message(f"{_ended(one_line(str(error), 400))} What was open stays open.", Level.ERROR)
            return False
        self._show(found.project)
        for sentence in found.sentences:
            if found.project.untitled and _UNCLOSED in sentence:
                continue  # its file's name means nothing to people, and that it was found again is said anyway
            self._messages.show_message(_ended(one_line(sentence, 400)), Level.WARNING)
        self._remember()
        return True

    def open_unfinished(self) -> bool:
        """Open the unnamed work that was open last, where there is any; gives whether there was."""
        for path in unfinished(self._folder):
            if self.open(path):
                articles, edits = len(self._session.sources), len(self._session.project.history)
                if not edits:
                    continue
                self._messages.show_message(
                    f"Your unnamed work was found again: {counted(articles, 'article')}, {counted(edits, 'edit')}.",
                    action="Begin a new project",
                    act=self.new,
                )
                return True
        return False

    def save(self) -> None:
        """Say that all is saved; an unnamed project is given a name."""
        if self._session.project.untitled:
            self.ask_save_as()
        elif self._session.project.saved:
            self._messages.show_message("All is saved: each change is written as it is made.", seconds=_SECONDS)

    def ask_save_as(self) -> None:
        """Ask for a name and go on in that file."""
        path = self._ask_name("Save the project as")
        if path is not None:
            self.save_as(path)

    def save_as(self, path: Path) -> None:
        """Go on in a file of that name."""
        self.keep_view()
        if self._done(lambda: self._session.project.save_as(path)):
            self._remember()
            self._session.project_changed.emit()
            self._messages.show_message(
                f"The project is saved in {path}, and so is each change to come.", seconds=_SECONDS
            )

    def ask_export_copy(self) -> None:
        """Ask for a name and write a copy there; the project stays where it is."""
        path = self._ask_name("Save a copy of the project")
        if path is not None:
            self.export_copy(path)

    def export_copy(self, path: Path) -> None:
        """Write a copy."""
        self.keep_view()
        if self._done(lambda: self._session.project.export_copy(path)):
            self._messages.show_message(f"A copy was written to {path}.", seconds=_SECONDS)

    def named(self) -> list[tuple[str, Path]]:
        """The recent projects with what to call them, the one that is open left out."""
        here = self._session.project.path
        return [(one_line(_title(path), 60), path) for path in self.recent.paths() if path != here]

    def fill_recent(self, menu: QMenu) -> None:
        """The recent projects, and unnamed work that no window shows."""
        menu.clear()
        for name, path in self.named():
            action = menu.addAction(ampersand(name))
            action.triggered.connect(lambda *_, path=path: self.open(path))
        for number, path in enumerate(unfinished(self._folder)[:5]):
            if number == 0:
                menu.addSeparator()
            menu.addAction(f"Unnamed work {number + 1}").triggered.connect(lambda *_, path=path: self.open(path))
        if menu.isEmpty():
            menu.addAction("None yet").setEnabled(False)

    # -- what is kept and said --------------------------------------------------------------------------------------

    def view_moved(self, *_: object) -> None:
        """The view changed: it is kept once it rests."""
        self._timer.start()

    def keep_view(self) -> None:
        """Put the view into the project now."""
        self._timer.stop()
        project = self._session.project
        if not project.read_only and self._session.project.history:
            view = self._view()
            if view != project.view:
                project.set_view(view)

    def close(self) -> None:
        """The window closes: all is written."""
        self._seconds.stop()
        self.keep_view()
        self._session.project.close()

    @property
    def name(self) -> str:
        """What to call the project: its file's name, else what is in it."""
        project, sources = self._session.project, self._session.sources
        if not project.untitled and project.path is not None:
            return _title(project.path)
        if not sources:
            return ""
        return one_line(title_of(sources[0]), 80) if len(sources) == 1 else f"{len(sources)} articles"

    @property
    def state(self) -> str:
        """How it stands with the file, in a word or two."""
        project = self._session.project
        if project.read_only:
            return "read only"
        if not project.saved:
            return "not saved"
        if not project.history:
            return ""
        return "saved, no name yet" if project.untitled else "saved"

    def say_name(self) -> None:
        """Tell of name and state."""
        self._said = self.state
        self.name_changed.emit(self.name, self.state)

    def _show(self, project: Project) -> None:
        self.keep_view()
        self._session.open_project(project)
        self.opened.emit()
        if project.read_only:
            self._messages.show_message(_ended(one_line(project.read_only, 400)), Level.WARNING)

    def _kept(self) -> str:
        project = self._session.project
        if not project.history:
            return ""
        return (
            "The work without a name was kept: it is among the recent projects."
            if project.untitled
            else (f"{quoted(self.name, 80)} was saved and closed.")
        )

    def _remember(self) -> None:
        path = self._session.project.path
        if not self._session.project.untitled:
            self.recent.remember(path)
            self._settings.set_folder(str(path.parent))

    def _ask_name(self, title: str) -> Path | None:
        folder = Path(self._settings.folder() or ".")
        proposed = folder / (_file_name(self.name) + SUFFIX)
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(proposed), PATTERN)
        if not name:
            return None
        return Path(name) if name.endswith(SUFFIX) else Path(name + SUFFIX)

    def _done(self, write: Callable[[], object]) -> bool:
        try:
            write()
        except TimelineError as error:
            self._messages.show_message(_ended(one_line(str(error), 400)), Level.ERROR)
            return False
        return True

    def _tick(self) -> None:
        """Once a second: what could not be written is tried again, and other programs' changes are noticed."""
        self._session.project.tick()
        if self.state != self._said:
            self.say_name()


def _title(path: Path) -> str:
    return path.name.removesuffix(SUFFIX)


def _file_name(name: str) -> str:
    kept = "".join(char if char.isalnum() or char in " -_" else " " for char in name)
    return " ".join(kept.split())[:60].strip() or "timeline"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else sentence + "."
