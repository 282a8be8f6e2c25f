"""What came of what was brought in: the states of a batch, its report, sentences that are due, questions on doubles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from timeline_app.gui.import_arrivals import Arrivals
from timeline_app.gui.import_batch import Batch, Item, State
from timeline_app.gui.import_doubles import Arrival, Double
from timeline_app.gui.import_folder import Listing, short_names
from timeline_app.gui.info_bar import InfoBar, Level, MessageArea
from timeline_app.gui.published_bar import PublishedBar
from timeline_app.gui.reading import Job, Reader
from timeline_app.gui.session import Session, Source
from timeline_app.model import AnchorSource, Extraction
from timeline_app.wording.plain import counted, one_line, quoted

if TYPE_CHECKING:
    from timeline_app.gui.import_double_dialog import DoubleDialog
    from timeline_app.gui.import_report import ReportDialog
    from timeline_app.ingest.doubles import Fingerprint

_WARNINGS = 3
"""Doubts about one article that are spelt out; the rest are counted."""
_SECONDS = 8
_FEW = 3
"""Articles brought in together up to which each problem has a message of its own; of more there is one."""


class Imports(QObject):
    """Signals: ``article_wanted(Extraction)``, ``address_wanted(str)`` to ask for a page's address again."""

    article_wanted = Signal(object)
    address_wanted = Signal(str)

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
        self._arrivals = Arrivals(session, reader, self)
        self._report: ReportDialog | None = None
        self._compare: DoubleDialog | None = None
        self._stopping: InfoBar | None = None
        self.batch = Batch()
        self.doubles: list[Double] = []
        self._arrivals.added.connect(self._take_added)
        self._arrivals.doubled.connect(self._take_double)
        # Slots are methods, not lambdas: those would hold the reader, and by it all of this, after the window is gone.
        reader.begun.connect(self._begin)
        reader.progressed.connect(self._progress)
        reader.finished.connect(self._finish)
        reader.listed.connect(self._take_listing)
        reader.failed.connect(self._fail)
        reader.stopping.connect(self._say_stopping)
        reader.stopped.connect(self._stop)

    def start(self, jobs: Sequence[Job]) -> None:
        """Read what the jobs say."""
        self._arrivals.prepare()
        articles = [job for job in jobs if not job.folders]
        names = short_names([job.path for job in articles]) if all(job.path for job in articles) else []
        self._grow(
            [
                Item(name, job.path, job=job)
                for job, name in zip(articles, names or [job.name for job in articles], strict=True)
            ]
        )
        for job in jobs:
            self._reader.read(job)

    def _grow(self, items: Sequence[Item]) -> None:
        """Add to what is being brought in; where that has come to its end, something new begins."""
        if not items:
            return
        if self.batch.over:
            self.batch = Batch()
            self.batch.ended.connect(self._conclude)
            if self._report is not None and self._report.isVisible():
                self._report.set_batch(self.batch)
        self.batch.add(items)

    # -- results ------------------------------------------------------------------------------------------------

    def _begin(self, job: Job) -> None:
        self._progress(job, 0.0)

    def _progress(self, job: Job, share: float) -> None:
        if self.batch.has(job):
            self.batch.advance(job, share)

    def _finish(self, job: Job, extraction: Extraction, fingerprint: Fingerprint) -> None:
        self._end_stopping(job)
        if not job.replaces:
            self._progress(job, 1.0)
            self._arrivals.take(job, extraction, fingerprint)

    def _take_added(self, arrival: Arrival, source: Source) -> None:
        if not source.number:
            self._fail(arrival.job, f"{quoted(arrival.job.name, 80)} was read, but could not be put on the timeline.")
            return
        if not self._quiet:
            self.tell_doubts(arrival.job.name, arrival.extraction)
        if _waits_for_date(arrival.extraction):
            self._dates.ask(source)
        if self.batch.has(arrival.job):
            self.batch.take(arrival.job, State.READ, arrival.extraction)

    def _take_double(self, double: Double) -> None:
        job, old = double.new.job, quoted(double.old.article.name, 80)
        name = quoted(double.new.extraction.article.name, 80)
        state, why = State.SAME, f"The same article as {old}, which is open already."
        if not double.same:
            self.doubles.append(double)
            state, why = State.NEAR, double.sentence
        if not self._quiet and double.same:
            self._messages.show_message(
                f"{quoted(job.name, 80)} is the same article as {old}, which is open already.",
                action="Show it",
                act=lambda: self.article_wanted.emit(double.old),
                seconds=_SECONDS,
            )
        elif not self._quiet:
            self._messages.show_message(
                f"{name} was not added: {why[0].lower()}{why[1:]}",
                Level.WARNING,
                action="Compare…",
                act=self.show_doubles,
            )
        if self.batch.has(job):
            self.batch.take(job, state, double.new.extraction, why)

    def _take_listing(self, job: Job, listing: Listing) -> None:
        self._end_stopping(job)
        jobs = [Job.of_file(path, job.published) for path in listing.files]
        paths = [*listing.files, *(skipped.path for skipped in listing.skipped)]
        names = short_names(paths)
        found = [Item(name, one.path, job=one) for name, one in zip(names, jobs, strict=False)]
        rest = zip(names[len(jobs) :], listing.skipped, strict=True)
        found += [Item(name, one.path, State.SKIPPED, one.why) for name, one in rest]
        if not jobs:
            skipped = len(listing.skipped) + listing.unnamed
            why = f" {counted(skipped, 'other file')} {'was' if skipped == 1 else 'were'} skipped." if skipped else ""
            sentence = f"{quoted(job.name, 80)} holds no files that can be read.{why}"
            act = self.show_report if found else None
            self._messages.show_message(sentence, Level.WARNING, action="Show report" if found else "", act=act)
        self._grow(found)
        self.batch.unnamed += listing.unnamed
        for one in jobs:
            self._reader.read(one)

    def _fail(self, job: Job, sentence: str) -> None:
        if job.replaces or not self._quiet:
            kept = " What was open stays open." if self._session.sources else ""
            again = " The article stays as it was." if job.replaces else kept
            words = _ended(one_line(sentence, 400)) + again
            act = (lambda: self.address_wanted.emit(job.url)) if job.url else None
            self._messages.show_message(words, Level.ERROR, action="Try again…" if job.url else "", act=act)
        if self.batch.has(job):
            self.batch.become(job, State.FAILED, _ended(one_line(sentence, 400)))

    def _say_stopping(self, job: Job) -> None:
        self._stopping = self._messages.show_message(f"Stopping the reading of {quoted(job.name, 80)}…")

    def _end_stopping(self, job: Job) -> None:
        """What came of it takes the place of the word that it is being stopped."""
        if job.cancelled and self._stopping is not None:
            self._stopping.put_away()
            self._stopping = None

    def _stop(self, job: Job) -> None:
        self._end_stopping(job)
        if not self._quiet:
            self._messages.show_message(f"Reading {quoted(job.name, 80)} was stopped.", seconds=_SECONDS)
        if self.batch.has(job):
            self.batch.become(job, State.STOPPED)

    def _conclude(self) -> None:
        """All are settled: one sentence on many."""
        if not self._quiet:
            return
        bad = self.batch.count(State.FAILED) + self.batch.count(State.NEAR)
        self._messages.show_message(
            self.batch.summary(), Level.WARNING if bad else Level.INFO, action="Show report", act=self.show_report
        )

    @property
    def _quiet(self) -> bool:
        """Whether single articles have no messages of their own, for there are many."""
        return len(self.batch) > _FEW

    def tell_doubts(self, name: str, extraction: Extraction) -> None:
        """Say what is doubtful about an article that was read."""
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

    # -- reports ------------------------------------------------------------------------------------------------

    def show_report(self) -> None:
        """Show what is being read, and what came of what was brought in last."""
        from timeline_app.gui.import_report import ReportDialog  # noqa: PLC0415 - seldom needed: not at start

        if self._report is None:
            self._report = ReportDialog(self._window())
            self._watch()
            self._report.stop_wanted.connect(lambda jobs: self._reader.cancel(*jobs))
            self._report.doubles_wanted.connect(self.show_doubles)
        self._report.set_batch(self.batch)
        self._report.show()
        self._report.raise_()

    def show_doubles(self) -> DoubleDialog | None:
        """Ask what is to become of the articles that are nearly the same as open ones."""
        from timeline_app.gui.import_double_dialog import DoubleDialog  # noqa: PLC0415 - as above

        if not self.doubles:
            return None
        if self._compare is not None:
            self._compare.close()
        self._compare = dialog = DoubleDialog(tuple(self.doubles), self._window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.kept.connect(self.keep)
        dialog.left_out.connect(self.leave_out)
        dialog.old_wanted.connect(lambda double: self.article_wanted.emit(double.old))
        dialog.finished.connect(self._remind)
        self._watch()
        dialog.show()
        return dialog

    def _remind(self) -> None:
        """What was not decided must not be forgotten."""
        self._compare = None
        window = self._window()
        if self.doubles and window is not None and window.isVisible():
            more = len(self.doubles) > 1
            words = (
                f"{counted(len(self.doubles), 'article')} {'wait' if more else 'waits'} to be compared with open ones."
            )
            self._messages.show_message(words, action="Compare…", act=self.show_doubles)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """What stands beside the window goes with it."""
        if event.type() in {QEvent.Type.Close, QEvent.Type.Hide}:
            for dialog in (self._report, self._compare):
                if dialog is not None:
                    dialog.close()
        return super().eventFilter(watched, event)

    def _watch(self) -> None:
        window = self._window()
        if window is not None:
            window.installEventFilter(self)

    def keep(self, double: Double) -> None:
        """Put an article on the timeline although another says nearly the same."""
        if double in self.doubles:
            self.doubles.remove(double)
            self._arrivals.keep(double)

    def leave_out(self, double: Double) -> None:
        """Let an article that says nearly the same as another be."""
        if double in self.doubles:
            self.doubles.remove(double)

    def _window(self) -> QWidget | None:
        parent = self.parent()
        while parent is not None and not isinstance(parent, QWidget):
            parent = parent.parent()
        return parent


def _waits_for_date(extraction: Extraction) -> bool:
    """Whether words of the text are counted from a publication date that is not known."""
    steps = (step for timex in extraction.timexes if timex.when is None for step in timex.steps)
    anchors = (step.anchor for step in steps if step.anchor is not None)
    open_ones = (anchor for anchor in anchors if anchor.source is AnchorSource.PUBLICATION and not anchor.value)
    return extraction.published is None and next(open_ones, None) is not None


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else sentence + "."
