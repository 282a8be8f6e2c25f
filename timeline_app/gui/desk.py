"""Articles in and out: what the user asks for, said to the reader and the session."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from timeline_app.data import seeds
from timeline_app.gui.import_address import AddressDialog
from timeline_app.gui.import_arrivals import source_of
from timeline_app.gui.import_desk import Imports
from timeline_app.gui.import_folder import is_folder
from timeline_app.gui.import_mime import brought
from timeline_app.gui.info_bar import Level, MessageArea
from timeline_app.gui.paste_dialog import PasteDialog
from timeline_app.gui.published_bar import PublishedBar
from timeline_app.gui.reading import Job, Reader
from timeline_app.gui.session import Session, Source
from timeline_app.gui.source_card import title_of
from timeline_app.model import Extraction, Published
from timeline_app.wording.plain import quoted

_SECONDS = 8
_UNDO_SECONDS = 20


class Desk(QObject):
    """Takes what is opened, pasted and dropped, and what is asked of open articles.

    Signal ``article_wanted`` gives the number of an open article that the user wants to see. ``imports`` says what came
    of what was brought in.
    """

    article_wanted = Signal(int)

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
        self.imports = Imports(session, reader, messages, dates, self)
        self.imports.article_wanted.connect(self.show_article)
        self.imports.address_wanted.connect(self.ask_address)
        reader.finished.connect(self._finish)
        dates.answered.connect(self.redate)

    # -- in -----------------------------------------------------------------------------------------------------

    def open_files(self, paths: Iterable[str], published: Published | None = None) -> None:
        """Read files, one after the other, and all articles in folders among them."""
        paths = tuple(paths)
        if any(map(is_folder, paths)):
            self.imports.start([Job.of_folders(paths, published)])
        else:
            self.imports.start([Job.of_file(path, published) for path in paths])

    def open_folder(self, path: str) -> None:
        """Read all articles in a folder and the folders in it."""
        self.imports.start([Job.of_folders((path,))])

    def open_address(self, url: str) -> None:
        """Fetch a page of the web and read it. Only for an address that the user has said yes to."""
        self.imports.start([Job.of_address(url)])

    def ask_address(self, url: str = "", *further: str) -> None:
        """Ask for the address of a page, and fetch it; then for the ``further`` ones, until one is cancelled."""
        dialog = AddressDialog(url, self._window(), waiting=len(further))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.open_address(dialog.url))
        if further:
            dialog.finished.connect(lambda result: self.ask_address(*further) if result else None)
        dialog.open()

    def open_text(self, text: str, name: str = "pasted text") -> None:
        """Read a text, or the source of a web page."""
        self.read(Job.of_text(text, name))

    def open_sample(self) -> None:
        """Read the article that comes with the program."""
        self.open_files(str(path) for path in sorted(seeds().glob("*.txt"))[:1])

    def read(self, job: Job) -> None:
        """Read what ``job`` says, where it holds any words."""
        if job.path or job.url or job.text.strip():
            self.imports.start([job])
        else:
            self._messages.show_message("There is no text to read.", Level.WARNING, seconds=_SECONDS)

    def take_dropped(self, data: QMimeData) -> None:
        """Read what was dropped: files, folders and text at once, a page of the web after asking."""
        found = brought(data)
        if found.files:
            self.open_files(found.files)
        elif found.addresses:
            self.ask_address(*found.addresses)
        else:
            self.open_text(found.page or found.text, "dropped text")

    def take_pasted(self, data: QMimeData) -> None:
        """Read what the clipboard holds: files at once, text and a page of the web after a look at it."""
        found = brought(data)
        if found.files:
            self.open_files(found.files)
        elif found.addresses:
            self.ask_address(*found.addresses)
        else:
            dialog = PasteDialog(found.text, self._window(), page=found.page)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.accepted.connect(lambda: self.read(dialog.job()))
            dialog.open()

    # -- open articles ------------------------------------------------------------------------------------------

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
        self._session.clear()
        for source in sources:
            self._dates.drop(source.number)

        def undo() -> None:
            for index, source in enumerate(sources):
                self._session.put_back(source, index)

        self._messages.show_message(
            "All articles were removed from the timeline.", action="Undo", act=undo, seconds=_UNDO_SECONDS
        )

    def show_article(self, extraction: Extraction) -> None:
        """Show an open article: its most important event, and its text where the window does so."""
        source = source_of(self._session, extraction)
        if source is None:
            return
        index = self._session.sources.index(source)
        own = [entry for entry in self._session.timeline.entries if entry.source == index]
        if own:
            self._session.select(max(own, key=lambda entry: entry.event.importance).key)
        self.article_wanted.emit(source.number)

    def show_report(self) -> None:
        """Show what is being read, and what came of what was brought in last."""
        self.imports.show_report()

    # -- what comes of reading again ----------------------------------------------------------------------------

    def _finish(self, job: Job, extraction: Extraction) -> None:
        source = self._source(job.replaces)
        if source is not None:
            self._session.replace(job.replaces, extraction)
            self.imports.tell_doubts(job.name, extraction)

    def _source(self, number: int) -> Source | None:
        return next((source for source in self._session.sources if source.number == number), None)

    def _window(self) -> QWidget | None:
        parent = self.parent()
        return parent if isinstance(parent, QWidget) else None
