"""Articles in and out: between the reader that reads them, the session that keeps them, and what the user is told."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject

from timeline_app.data import seeds
from timeline_app.gui.info_bar import InfoBar, Level, MessageArea
from timeline_app.gui.plain import one_line, quoted
from timeline_app.gui.published_bar import PublishedBar
from timeline_app.gui.reading import Job, Reader
from timeline_app.gui.session import Session, Source
from timeline_app.gui.source_card import title_of
from timeline_app.model import AnchorSource, Entry, Extraction, Published

_WARNINGS = 3
"""Doubts about one article that are spelt out; the rest are counted."""
_SECONDS = 8
_UNDO_SECONDS = 20


class Desk(QObject):
    """Reads what it is given, puts it into the session, and says in a sentence what came of it."""

    def __init__(
        self,
        session: Session,
        reader: Reader,
        messages: MessageArea,
        dates: PublishedBar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._reader, self._messages, self._dates = session, reader, messages, dates
        reader.finished.connect(self._finish)
        reader.failed.connect(self._fail)
        reader.stopping.connect(self._say_stopping)
        reader.stopped.connect(self._stop)
        self._stopping: InfoBar | None = None
        dates.answered.connect(self.redate)

    def open_files(self, paths: Iterable[str], published: Published | None = None) -> None:
        """Read files, one after the other."""
        for path in paths:
            self._reader.read(Job.of_file(path, published))

    def open_text(self, text: str, name: str = "pasted text") -> None:
        """Read a text."""
        self.read(Job.of_text(text, name))

    def open_sample(self) -> None:
        """Read the article that comes with the program."""
        self.open_files(str(path) for path in sorted(seeds().glob("*.txt"))[:1])

    def read(self, job: Job) -> None:
        """Read what ``job`` says, where it holds any words."""
        if job.path or job.text.strip():
            self._reader.read(job)
        else:
            self._messages.show_message("There is no text to read.", Level.WARNING, seconds=_SECONDS)

    def redate(self, number: int, published: Published | None) -> None:
        """Read an open article again, counting from another publication date; ``None``: from its own."""
        source = self._source(number)
        if source is not None:
            self._reader.read(Job.again(source.extraction.article, published, number))

    def ask_date(self, number: int) -> None:
        """Show an article's publication date for editing."""
        source = self._source(number)
        if source is not None:
            self._dates.ask(source, now=True)

    def remove(self, number: int) -> None:
        """Take an article off the timeline; the message that says so can undo it."""
        source = self._source(number)
        if source is None:
            return
        index = self._session.sources.index(source)
        self._session.remove(number)
        self._dates.drop(number)
        self._messages.show_message(
            f"{quoted(title_of(source), 80)} was removed from the timeline.",
            action="Undo",
            act=lambda: self._session.put_back(source, index),
            seconds=_UNDO_SECONDS,
        )

    def clear(self) -> None:
        """Take all articles off the timeline; can be undone likewise."""
        sources = self._session.sources
        for source in sources:
            self._session.remove(source.number)
            self._dates.drop(source.number)

        def undo() -> None:
            for index, source in enumerate(sources):
                self._session.put_back(source, index)

        self._messages.show_message(
            "All articles were removed from the timeline.", action="Undo", act=undo, seconds=_UNDO_SECONDS
        )

    def _finish(self, job: Job, extraction: Extraction) -> None:
        self._end_stopping(job)
        if job.replaces:
            source = self._source(job.replaces)
            if source is not None:
                self._session.replace(job.replaces, extraction)
                self._tell_doubts(job.name, extraction)
            return
        known = self._session.source_of_text(extraction.article.text)
        if known is not None:
            self._messages.show_message(f"{quoted(title_of(known), 80)} is open already.", seconds=_SECONDS)
            return
        first = not self._session.sources
        source = self._session.add(extraction, job.path)
        self._tell_doubts(job.name, extraction)
        if first:
            self._session.select(_most_telling(self._session.timeline.entries))
        if _waits_for_date(extraction):
            self._dates.ask(source)

    def _tell_doubts(self, name: str, extraction: Extraction) -> None:
        doubts = list(dict.fromkeys((*extraction.article.warnings, *extraction.warnings)))
        if _waits_for_date(extraction):
            # The bar that asks for the date says this already.
            doubts = [doubt for doubt in doubts if "No publication date" not in doubt]
        if not extraction.events and not doubts:
            doubts = [f"No events were found in {quoted(name, 80)}."]
        if doubts:
            more = f" And {len(doubts) - _WARNINGS} more doubts." if len(doubts) > _WARNINGS else ""
            words = " ".join(_ended(one_line(doubt, 240)) for doubt in doubts[:_WARNINGS])
            head = "" if quoted(name, 80) in words or name in words else f"{quoted(name, 80)}: "
            self._messages.show_message(head + words + more, Level.WARNING)

    def _fail(self, job: Job, sentence: str) -> None:
        kept = " What was open stays open." if self._session.sources else ""
        again = " The article stays as it was." if job.replaces else kept
        self._messages.show_message(_ended(one_line(sentence, 400)) + again, Level.ERROR)

    def _say_stopping(self, job: Job) -> None:
        self._stopping = self._messages.show_message(f"Stopping the reading of {quoted(job.name, 80)}…")

    def _end_stopping(self, job: Job) -> None:
        """What came of it takes the place of the word that it is being stopped."""
        if job.cancelled and self._stopping is not None:
            self._stopping.put_away()
            self._stopping = None

    def _stop(self, job: Job) -> None:
        self._end_stopping(job)
        self._messages.show_message(f"Reading {quoted(job.name, 80)} was stopped.", seconds=_SECONDS)

    def _source(self, number: int) -> Source | None:
        return next((source for source in self._session.sources if source.number == number), None)


def _most_telling(entries: Iterable[Entry]) -> str:
    """The event to begin with: one that contradicts itself, else the most important dated one."""
    dated = [entry for entry in entries if entry.event.when is not None]
    ranked = sorted(dated, key=lambda entry: (not entry.event.contradictory, -entry.event.importance))
    return ranked[0].key if ranked else ""


def _waits_for_date(extraction: Extraction) -> bool:
    """Whether words of the text are counted from a publication date that is not known."""
    steps = (step for timex in extraction.timexes if timex.when is None for step in timex.steps)
    anchors = (step.anchor for step in steps if step.anchor is not None)
    open_ones = (anchor for anchor in anchors if anchor.source is AnchorSource.PUBLICATION and not anchor.value)
    return extraction.published is None and next(open_ones, None) is not None


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else sentence + "."
