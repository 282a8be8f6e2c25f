"""The session of one window: the only object that changes. Widgets read it and listen to its signals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from timeline_app.gui.filters import Facets, Filters, Mark, Sieve
from timeline_app.model import Entry, Event, Extraction, Link, Reading, Span, Timeline, TimelineError
from timeline_app.project import edits
from timeline_app.project.document import Document
from timeline_app.project.project import Project
from timeline_app.project.rereading import reread
from timeline_app.project.values import Change, Edit, Held
from timeline_app.wording.reasons import BOUND

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Source:
    """An open article: ``number`` is its own for as long as the window lives, ``key`` its name in the project.

    ``path`` is empty for pasted text. ``extraction`` is what was read, without the user's corrections.
    """

    number: int
    extraction: Extraction
    path: str = ""
    key: str = ""


class Session(QObject):
    """An open project, its timeline, filters, and the selected event. All that the user changes goes through an edit.

    Signals: ``timeline_changed`` (other articles or events; filters may have changed too), ``shown_changed``
    (filters), ``selection_changed`` (the key, or an empty text), ``history_changed`` (an edit was made, undone or made
    again), ``project_changed`` (another project is open, or it has another name), ``refused`` and ``trouble`` with a
    sentence: an edit that cannot be made, a project that cannot be written.
    """

    timeline_changed = Signal()
    shown_changed = Signal()
    selection_changed = Signal(str)
    history_changed = Signal()
    project_changed = Signal()
    refused = Signal(str)
    trouble = Signal(str)

    def __init__(self, project: Project | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers: dict[str, int] = {}
        self._sources: tuple[Source, ...] = ()
        self._selected = ""
        self._filters = Filters()
        self._timeline = Timeline()
        self._by_id: dict[tuple[int, str], str] | None = None
        self._sieve = Sieve(self._timeline)
        self._facets = self._totals = Facets()
        self._project = Project.new() if project is None else project
        self._listen()
        self._become()

    # -- the project ------------------------------------------------------------------------------------------------

    @property
    def project(self) -> Project:
        """The open project."""
        return self._project

    @property
    def document(self) -> Document:
        """What the project holds now."""
        return self._project.document

    def open_project(self, project: Project) -> None:
        """Show another project; the one that was open is closed, with all that was done in it."""
        self._project.close()
        self._project = project
        self._listen()
        self._filters, self._selected = Filters(), ""
        self._become()
        self.project_changed.emit()

    def edit(self, make: Callable[Concatenate[Document, P], Edit], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Make the edit that ``make`` gives for the document as it is; gives whether it could be made."""
        try:
            edit = make(self.document, *args, **kwargs)
            if edit.changes:
                self._project.do(edit)
        except TimelineError as error:
            self.refused.emit(str(error))
            return False
        self._become()
        return True

    def undo(self) -> None:
        """Take the last edit back, and select what it was about."""
        self.go_to(max(0, self._project.cursor - 1))

    def redo(self) -> None:
        """Make the edit again that was taken back last, and select what it is about."""
        self.go_to(self._project.cursor + 1)

    def go_to(self, step: int) -> None:
        """Take edits back, or make them again, until ``step`` of them are made."""
        touched: Edit | None = None
        try:
            while self._project.cursor != step:
                edit = self._project.undo() if self._project.cursor > step else self._project.redo()
                if edit is None:
                    break
                touched = edit
        except TimelineError as error:
            self.refused.emit(str(error))
        self._follow_step(touched)

    def _follow_step(self, edit: Edit | None) -> None:
        if edit is None:
            return
        self._become()
        touched = [change.key for change in edit.changes if change.section == "event"]
        there = next((key for key in touched if self.entry(key) is not None), "")
        if there:
            self.select(there)

    def _listen(self) -> None:
        self._project.on_trouble = self.trouble.emit

    # -- what widgets read ------------------------------------------------------------------------------------------

    @property
    def sources(self) -> tuple[Source, ...]:
        """The open articles, in the order in which they were opened."""
        return self._sources

    @property
    def timeline(self) -> Timeline:
        """All events of all open articles, with the user's corrections applied."""
        return self._timeline

    @property
    def filters(self) -> Filters:
        """What the user asked to see."""
        return self._filters

    @property
    def facets(self) -> Facets:
        """What the filters leave."""
        return self._facets

    @property
    def totals(self) -> Facets:
        """What would be left without any filter."""
        return self._totals

    @property
    def shown(self) -> frozenset[str] | None:
        """Keys of the events that pass the filters; ``None`` where nothing is filtered."""
        return self._facets.shown if self._filters.active else None

    @property
    def selected(self) -> str:
        """Key of the selected event, or an empty text."""
        return self._selected

    @property
    def selected_entry(self) -> Entry | None:
        """The selected event."""
        return self.entry(self._selected)

    def entry(self, key: str) -> Entry | None:
        """The event of that key."""
        return self._sieve.entry(key)

    def extraction_of(self, entry: Entry) -> Extraction:
        """The extraction that the event stands in."""
        return self._timeline.sources[entry.source]

    def linked(self, entry: Entry, link: Link) -> Entry | None:
        """The event that a link of ``entry`` leads to, where it is on the timeline."""
        if self._by_id is None:
            self._by_id = {(other.source, other.event.id): other.key for other in reversed(self._timeline.entries)}
        return self.entry(self._by_id.get((entry.source, link.event), ""))

    def shown_entries(self) -> Iterator[Entry]:
        """The events that pass the filters, in the timeline's order."""
        shown = self._facets.shown
        return (entry for entry in self._timeline.entries if entry.key in shown)

    def source_of_text(self, text: str) -> Source | None:
        """The open article that has exactly this text."""
        return next((source for source in self._sources if source.extraction.article.text == text), None)

    def as_read(self, entry: Entry) -> Event | None:
        """The event as it was read, where the user corrected it; ``None`` where it is as read, or the user's own."""
        return entry.extracted

    def chosen(self, key: str) -> Reading | None:
        """The reading that the user chose for the event, or ``None``."""
        return self.document.chosen(key)

    def decided(self, entry: Entry) -> bool:
        """Whether the user settled a contradiction: chose a reading, or gave another date."""
        correction = self.document.corrections.get(entry.key)
        return correction is not None and (correction.reading is not None or correction.date is not None)

    def undecided(self) -> int:
        """How many events contradict themselves and wait for the user's choice."""
        corrected = (self.entry(key) for key in self.document.corrections)
        settled = (entry for entry in corrected if entry is not None and entry.event.contradictory)
        return self._totals.marks[Mark.CONFLICT] - sum(1 for entry in settled if self.decided(entry))

    def decisions_behind(self, entry: Entry) -> Iterator[tuple[Entry, Reading | None, Reading]]:
        """The events that the date of ``entry`` was counted from and for which the user chose another date.

        Each with the date that was counted from, where there was one, and the one chosen, as readings without words.
        """
        used = _words_behind(entry.event)
        for key, correction in self.document.corrections.items():
            other = self.entry(key)
            if other is None or other.source != entry.source or key == entry.key:
                continue
            was, now = self.document.event_as_read(key), other.event.when
            if (correction.reading is None and correction.date is None) or was is None or now is None:
                continue
            own = {mention.trigger for mention in was.mentions} | {
                span for reading in was.readings for span in reading.spans
            }
            if now != was.when and any(one.overlaps(two) for one in own for two in used):
                yield other, None if was.when is None else Reading(was.when, ()), Reading(now, ())

    # -- articles ---------------------------------------------------------------------------------------------------

    def add(self, extraction: Extraction, path: str = "") -> Source:
        """Open one more article. Where it cannot be, the source given stands for one that is not open (number 0)."""
        if not self.edit(edits.hold, extraction, path):
            return Source(0, extraction, path)
        return self._sources[-1]

    def put_back(self, source: Source, index: int) -> None:
        """Open an article again that was removed, where it stood, with all that was changed of it."""
        del index  # the edit that removed it knows
        if any(open_one.key == source.key for open_one in self._sources):
            return
        history = self._project.history[: self._project.cursor]
        about = (edit for edit in reversed(history) if any(_is_of(change, source.key) for change in edit.changes))
        last = next(about, None)
        if last is None:
            self.add(source.extraction, source.path)
        elif last is history[-1]:
            self.undo()
        else:
            again = replace(last.inverse, label=f"Open “{edits.cut(source.extraction.article.name)}” again", at=None)
            self.edit(lambda _: again)

    def replace(self, number: int, extraction: Extraction, *, published_by_user: bool | None = None) -> None:
        """The article was read again, for instance with another publication date."""
        source = self._source(number)
        if source is not None:
            given = extraction.published is not None and extraction.published.source == _GIVEN
            by_user = given if published_by_user is None else published_by_user
            self.edit(reread, source.key, extraction, published_by_user=by_user)

    def remove(self, number: int) -> None:
        """Take an article off the timeline; undo brings it back."""
        source = self._source(number)
        if source is not None:
            self.edit(edits.let_go, source.key)

    def clear(self) -> None:
        """Take all articles off the timeline, in one edit."""
        document, changes = self.document, list[Change]()
        for source in self._sources:
            edit = edits.let_go(document, source.key)
            document = document.applied(edit)
            changes += edit.changes
        if changes:
            self.edit(lambda _: Edit("Close all articles", tuple(changes)))

    def _source(self, number: int) -> Source | None:
        return next((source for source in self._sources if source.number == number), None)

    # -- selection and filters --------------------------------------------------------------------------------------

    def select(self, key: str) -> None:
        """Select an event; an empty or unknown key selects none."""
        key = key if self.entry(key) is not None else ""
        if key != self._selected:
            self._selected = key
            self.selection_changed.emit(key)

    def set_filters(self, filters: Filters) -> None:
        """Show what ``filters`` ask for."""
        if filters != self._filters:
            self._filters = filters
            self._facets = self._sieve.facets(filters)
            self.shown_changed.emit()

    def choose(self, key: str, reading: Reading) -> None:
        """Go by ``reading`` in an event whose text contradicts itself. All readings stay with the event."""
        self.edit(edits.choose_reading, key, reading)

    def unchoose(self, key: str) -> None:
        """Take the user's choice back: the program's own reading holds again."""
        self.edit(edits.choose_reading, key, None)

    # -- inside -----------------------------------------------------------------------------------------------------

    def _become(self) -> None:
        """Follow the project's document; what did not change costs next to nothing."""
        held = self.document.held
        hidden = {self._sources[index].number for index in self._filters.sources}
        now = [(source.key, id(source.extraction)) for source in self._sources]
        if now != [(one.key, id(one.extraction)) for one in held]:
            self._sources = tuple(self._source_of(one) for one in held)
        self._timeline = self.document.timeline()
        self._by_id = None
        places = frozenset(index for index, source in enumerate(self._sources) if source.number in hidden)
        same = places == self._filters.sources
        self._filters = self._filters if same else replace(self._filters, sources=places)
        before, self._sieve = self._sieve, Sieve(self._timeline, self._sieve)
        self._totals = self._sieve.followed(Filters(), before, self._totals)
        if not self._filters.active:
            self._facets = self._totals
        elif same:
            self._facets = self._sieve.followed(self._filters, before, self._facets)
        else:
            self._facets = self._sieve.facets(self._filters)
        self._selected = self._selected if self.entry(self._selected) is not None else ""
        self.timeline_changed.emit()
        self.selection_changed.emit(self._selected)
        self.history_changed.emit()

    def _source_of(self, held: Held) -> Source:
        number = self._numbers.setdefault(held.key, len(self._numbers) + 1)
        return Source(number, held.extraction, held.path, held.key)


_GIVEN = "given by the user"
"""The source of a publication date that the user typed."""


def _is_of(change: Change, article: str) -> bool:
    return change.section == "article" and change.key == article


def _words_behind(event: Event) -> set[Span]:
    """The words of other events that the steps to an event's date name: triggers and words of time."""
    own = {mention.trigger for mention in event.mentions}
    anchors = (step.anchor.span for step in event.steps if step.anchor is not None and step.anchor.span is not None)
    bound = (step.span for step in event.steps if step.rule in BOUND and step.span is not None)
    return {span for span in (*anchors, *bound) if span not in own}
