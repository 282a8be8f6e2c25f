"""What the user does to events beyond the event page: new ones, removing, merging, stars, undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from timeline_app.gui.canvas import TimelineCanvas
from timeline_app.gui.edit_dates import date_at
from timeline_app.gui.edit_merge import MergeDialog
from timeline_app.gui.edit_new_event import NewEventDialog
from timeline_app.gui.info_bar import Level, MessageArea
from timeline_app.gui.look import Look
from timeline_app.gui.session import Session
from timeline_app.layout.datetext import when_text
from timeline_app.model import Span, When
from timeline_app.project import edits
from timeline_app.project.values import GivenDate
from timeline_app.wording.plain import ampersand, counted, one_line, quoted

_SECONDS = 8
_UNDO_SECONDS = 20


class EditDesk(QObject):
    """Makes edits of what is selected on the canvas, through the session; a refusal is one sentence."""

    def __init__(
        self,
        session: Session,
        canvas: TimelineCanvas,
        messages: MessageArea,
        look: Callable[[], Look],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._canvas, self._messages = session, canvas, messages
        self._look, self._window = look, window
        canvas.place_activated.connect(self.new_event_at)
        canvas.nothing_to_fold.connect(self._say_no_fold)
        canvas.menu_made.connect(self.fill_menu)
        session.refused.connect(self._say_refusal)
        session.trouble.connect(self._say_trouble)

    @property
    def picked(self) -> tuple[str, ...]:
        """The keys of all selected events, in the timeline's order; one that is not on the axis counts too."""
        chosen = self._canvas.selection | {self._session.selected}
        return tuple(entry.key for entry in self._session.timeline.entries if entry.key in chosen)

    # -- new events -------------------------------------------------------------------------------------------------

    def new_event(self) -> None:
        """Ask for an event of the user's own."""
        self._ask(NewEventDialog(self._session, self._look(), self._article(), None, self._window))

    def new_event_at(self, time: float) -> None:
        """Ask for an event at a place on the axis, in days, as fine as the zoom shows."""
        when = date_at(time, self._canvas.scale.days_per_px)
        self._ask(NewEventDialog(self._session, self._look(), self._article(), when, self._window))

    def new_event_from(self, article: str, span: Span) -> None:
        """Ask for an event that words of an article tell of; a date among the words is proposed."""
        source = next((source for source in self._session.sources if source.key == article), None)
        if source is None:
            return
        dialog = NewEventDialog(self._session, self._look(), article, None, self._window)
        times = [timex for timex in source.extraction.timexes if timex.when is not None and span.contains(timex.span)]
        dated = "" if len(times) != 1 else str(times[0].when)
        dialog.set_words(span, span.of(source.extraction.article.text), dated)
        self._ask(dialog)

    def _article(self) -> str:
        """The article that a new event most likely belongs to: that of the selected event, else the only one."""
        entry, sources = self._session.selected_entry, self._session.sources
        if entry is not None and entry.source < len(sources):
            return sources[entry.source].key
        return sources[0].key if len(sources) == 1 else ""

    @staticmethod
    def _ask(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # -- what is selected -------------------------------------------------------------------------------------------

    def give_date(self, key: str, when: When) -> None:
        """An undated event was carried to a place on the axis."""
        entry = self._session.entry(key)
        if entry is None or not self._session.edit(edits.redate, key, GivenDate(when, when_text(when))):
            return
        self._session.select(key)
        self._offer_undo(f"{quoted(entry.event.title, 80)} was given the date {when_text(when)}.")

    def remove(self) -> None:
        """Put the selected events on the list of removed ones."""
        keys = self.picked
        if not keys:
            return
        entry = self._session.entry(keys[0])
        name = quoted(entry.event.title, 80) if entry is not None and len(keys) == 1 else counted(len(keys), "event")
        if self._session.edit(edits.remove, keys):
            verb = "was" if len(keys) == 1 else "were"
            self._offer_undo(f"{name} {verb} put on the list of removed events.")

    def merge(self) -> None:
        """Ask which of the selected events is to stay when they become one."""
        keys = self.picked
        if len(keys) < 2:
            self._messages.show_message(
                "Select two events or more to merge them: Ctrl+click adds one to the selection.", seconds=_SECONDS
            )
            return
        self._ask(MergeDialog(self._session, keys, self._window))

    def star(self) -> None:
        """Star the selected events; take the stars off where all have one."""
        keys = self.picked
        entries = [entry for key in keys if (entry := self._session.entry(key)) is not None]
        if entries:
            self._session.edit(edits.star, keys, not all(entry.starred for entry in entries))

    def undo(self) -> None:
        """Take the last edit back."""
        self._session.undo()

    def redo(self) -> None:
        """Make the edit again that was taken back last."""
        self._session.redo()

    def _say_no_fold(self) -> None:
        sentence = "No stretch without events is long enough to fold here."
        self._messages.show_message(sentence, seconds=_SECONDS)

    # -- menu and messages ------------------------------------------------------------------------------------------

    def fill_menu(self, menu: QMenu, key: str, time: float) -> None:
        """Add to the canvas's menu what can be done to the event under the pointer, or where none is."""
        entry = self._session.entry(key)
        if entry is None:
            when = date_at(time, self._canvas.scale.days_per_px)
            _add(menu, f"New event: {when_text(when)}…", lambda: self.new_event_at(time))
            menu.addSeparator()
            return
        several = len(self.picked)
        _add(menu, "Take the star off" if entry.starred else "Star", self.star)
        if several > 1:
            _add(menu, f"Merge {several:,} events…", self.merge)
        _add(menu, f"Remove {several:,} events" if several > 1 else "Remove", self.remove)
        menu.addSeparator()

    def _offer_undo(self, words: str) -> None:
        self._messages.show_message(words, action="Undo", act=self._session.undo, seconds=_UNDO_SECONDS)

    def _say_refusal(self, sentence: str) -> None:
        self._messages.show_message(one_line(sentence, 400), Level.WARNING, seconds=_SECONDS)

    def _say_trouble(self, sentence: str) -> None:
        self._messages.show_message(one_line(sentence, 400), Level.ERROR)


def _add(menu: QMenu, text: str, act: Callable[[], object]) -> QAction:
    action = menu.addAction(ampersand(text))
    action.triggered.connect(lambda *_: act())
    return action
