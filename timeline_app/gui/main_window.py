"""The window: puts the parts together and ties the actions to them. What they do is theirs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from timeline_app.gui.actions import make_actions
from timeline_app.gui.appearance import chain, dress, icon
from timeline_app.gui.busy_bar import BusyBar
from timeline_app.gui.centre import Centre
from timeline_app.gui.desk import Desk
from timeline_app.gui.filter_panel import FilterPanel
from timeline_app.gui.help_dialog import HelpDialog
from timeline_app.gui.info_bar import Level, MessageArea
from timeline_app.gui.levels import Level as ZoomLevel
from timeline_app.gui.levels import factor_to, level_of
from timeline_app.gui.look import DARK_LOOK, LIGHT_LOOK, Look
from timeline_app.gui.paste_dialog import PasteDialog
from timeline_app.gui.plain import one_line
from timeline_app.gui.published_bar import PublishedBar
from timeline_app.gui.reading import Reader
from timeline_app.gui.session import Session
from timeline_app.gui.settings import WindowSettings
from timeline_app.gui.side_panel import SidePanel
from timeline_app.gui.source_card import title_of
from timeline_app.gui.start_page import StartPage
from timeline_app.gui.status_bar import StatusBar
from timeline_app.gui.toolbar import Toolbar

_SIZE = (1440, 900)
_WIDTHS = (232, 868, 340)
_ZOOM = 1.5
_PATTERN = "Articles (*.txt *.md *.text);;All files (*)"


class MainWindow(QMainWindow):
    """Signal ``painted`` tells once that the window has been drawn for the first time."""

    painted = Signal()

    def __init__(self, session: Session, reader: Reader, settings: WindowSettings) -> None:
        super().__init__()
        self.session, self.reader, self.settings = session, reader, settings
        self._look = settings.look()
        self._drawn = False
        self.setAcceptDrops(True)
        self.setWindowIcon(icon("timeline", "#000000"))
        self._dress()
        self._build()
        self._connect()
        self.resize(*_SIZE)
        settings.restore(self, self._splitters)
        self._apply_look(self._look)
        self._follow_timeline()
        self._order_tabs()

    # -- parts --------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        look, session = self._look, self.session
        self.actions_by_name = make_actions(self)
        root = QWidget()
        column = QVBoxLayout(root)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.toolbar = Toolbar(session, self.actions_by_name)
        self.messages = MessageArea(look)
        self.dates = PublishedBar()
        self.start = StartPage()
        self.filters = FilterPanel(session, look)
        self.centre = Centre(session, look)
        self.side = SidePanel(session, look)
        self.status = StatusBar(session)
        self.desk = Desk(session, self.reader, self.messages, self.dates, self)
        self._body = QSplitter(Qt.Orientation.Horizontal)
        self._body.setHandleWidth(1)
        self._body.setChildrenCollapsible(False)
        for part in (self.filters, self.centre, self.side):
            self._body.addWidget(part)
        self._body.setStretchFactor(1, 1)
        self._body.setSizes(list(_WIDTHS))
        self.filters.setMinimumWidth(170)
        self.side.setMinimumWidth(260)
        self._splitters = {"body": self._body}
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._stack.addWidget(self._body)
        self.busy = BusyBar(self.reader, self._stack, root)
        for widget in (self.toolbar, self.messages, self.dates):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        self.setCentralWidget(root)

    def _connect(self) -> None:
        self.session.timeline_changed.connect(self._follow_timeline)
        self.session.selection_changed.connect(self._order_tabs)
        self.session.shown_changed.connect(self._order_tabs)
        self.toolbar.setFocus()  # else the first button looks as if it had been pressed
        self.centre.view_changed.connect(self._follow_view)
        self.centre.article_wanted.connect(lambda _: self.side.show_article())
        self.toolbar.level_wanted.connect(self._zoom_to)
        self.toolbar.search.next_wanted.connect(self.centre.step_to_next)
        self.toolbar.search.left.connect(self.centre.canvas.setFocus)
        self.status.conflict_wanted.connect(self._next_conflict)
        self.status.unread_wanted.connect(self._show_rejected)
        self.filters.article_wanted.connect(self._show_source)
        self.filters.date_wanted.connect(self.desk.ask_date)
        self.filters.removal_wanted.connect(self.desk.remove)
        self.start.open_wanted.connect(self.choose_files)
        self.start.paste_wanted.connect(self.paste)
        self.start.sample_wanted.connect(self.desk.open_sample)
        deeds = {
            "open": self.choose_files,
            "paste": self.paste,
            "sample": self.desk.open_sample,
            "clear": self.desk.clear,
            "find": self._find,
            "zoom_in": lambda: self.centre.canvas.zoom_by(_ZOOM),
            "zoom_out": lambda: self.centre.canvas.zoom_by(1 / _ZOOM),
            "fit": self.centre.fit,
            "event": self.side.show_event,
            "article": self.side.show_article,
            "filters": lambda: self.filters.setVisible(self.filters.isHidden()),
            "details": lambda: self.side.setVisible(self.side.isHidden()),
            "look": self._switch_look,
            "export": self.export,
            "copy": self._copy_image,
            "copy_svg": self._copy_drawing,
            "preview": lambda: self._print(preview=True),
            "print": lambda: self._print(preview=False),
            "help": lambda: HelpDialog(self).show(),
            "quit": self.close,
        }
        for name, deed in deeds.items():
            self.actions_by_name[name].triggered.connect(lambda *_, deed=deed: deed())

    # -- what the actions do ------------------------------------------------------------------------------------

    def choose_files(self) -> None:
        """Ask for files and read them."""
        paths, _ = QFileDialog.getOpenFileNames(self, "Open articles", self.settings.folder(), _PATTERN)
        if paths:
            self.settings.set_folder(str(Path(paths[0]).parent))
            self.desk.open_files(paths)

    def paste(self) -> None:
        """Read what the clipboard holds: files at once, text after a look at it."""
        data = QGuiApplication.clipboard().mimeData()
        if self._local_files(data):
            self.desk.open_files(self._local_files(data))
            return
        dialog = PasteDialog(data.text() if data.hasText() else "", self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.desk.read(dialog.job()))
        dialog.open()

    def export(self) -> None:
        """Ask how the picture is to be, and write it."""
        from timeline_app.gui.export_dialog import ExportDialog  # noqa: PLC0415 - with all writers of files: not at start

        scale = self.centre.canvas.scale
        dialog = ExportDialog(self.session, (scale.begin, scale.end), self._look, self.settings, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.written.connect(
            lambda path: self.messages.show_message(f"The picture was written to {path}.", seconds=8)
        )
        dialog.open()

    def _copy_image(self) -> None:
        self.centre.canvas.copy_image()
        self.messages.show_message("The view was copied as an image.", seconds=4)

    def _copy_drawing(self) -> None:
        from timeline_app.gui.picture_actions import copy_view_as_svg  # noqa: PLC0415 - not at start, as above

        scale = self.centre.canvas.scale
        copy_view_as_svg(self.session, (scale.begin, scale.end), self._look.theme.name)
        self.messages.show_message("The view was copied as a drawing (SVG).", seconds=4)

    def _print(self, *, preview: bool) -> None:
        from timeline_app.gui.picture_actions import print_timeline  # noqa: PLC0415 - as above

        print_timeline(self.session, self, self._warn, preview=preview)

    def _warn(self, sentence: str) -> None:
        self.messages.show_message(sentence, Level.WARNING)

    def _find(self) -> None:
        self.toolbar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.toolbar.search.selectAll()

    def _zoom_to(self, level: ZoomLevel) -> None:
        self.centre.canvas.zoom_by(factor_to(level, self.centre.canvas.scale.days_per_px))

    def _next_conflict(self) -> None:
        keys = [entry.key for entry in self.session.timeline.entries if entry.event.contradictory]
        if keys:
            place = keys.index(self.session.selected) + 1 if self.session.selected in keys else 0
            self.session.select(keys[place % len(keys)])
            self.side.show_event()

    def _show_rejected(self) -> None:
        self.side.show()
        self.side.show_rejected()

    def _show_source(self, number: int) -> None:
        numbers = [source.number for source in self.session.sources]
        self.side.show()
        self.side.show_passage(numbers.index(number), None)

    # -- look ---------------------------------------------------------------------------------------------------

    def _switch_look(self) -> None:
        self._apply_look(LIGHT_LOOK if self._look.dark else DARK_LOOK)
        self.settings.set_look(self._look)

    def _apply_look(self, look: Look) -> None:
        if look is not self._look:
            self._look = look
            self._dress()
        for part in (self.toolbar, self.messages, self.filters, self.centre, self.side):
            part.set_look(look)

    def _dress(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            dress(application, self._look)

    # -- following ----------------------------------------------------------------------------------------------

    def _follow_timeline(self) -> None:
        sources = self.session.sources
        before = self._stack.currentWidget()
        self._stack.setCurrentWidget(self._body if sources else self.start)
        if self._stack.currentWidget() is not before and not isinstance(self.focusWidget(), QLineEdit):
            (self.centre.canvas if sources else self.start.open).setFocus()  # the keys work at once
        self.toolbar.set_usable(usable=bool(sources))
        names = [one_line(title_of(source), 80) for source in sources]
        name = names[0] if len(names) == 1 else f"{len(names)} articles"
        self.setWindowTitle(f"{name} – Timeline" if names else "Timeline")
        scale = self.centre.canvas.scale
        self._follow_view(scale.begin, scale.end)

    def _follow_view(self, begin: float, end: float) -> None:
        self.toolbar.set_level(level_of(self.centre.canvas.scale.days_per_px))
        self.status.set_view(begin, end)

    def _order_tabs(self) -> None:
        """Tab follows the eye: panels whose rows were made anew would else come last."""
        tray = [*self.centre.tray.chips.values(), self.centre.tray.rest]
        chain(
            self.toolbar, self.busy, self.messages, self.dates, self.start,
            self.filters, self.centre.canvas, *tray, self.side, self.status,
        )  # fmt: skip

    def report_fault(self, error: BaseException) -> None:
        """Say that something in the program went wrong, and go on."""
        words = one_line(f"{type(error).__name__}: {error}", 160)
        self.messages.show_message(
            f"Something in the program went wrong ({words}). What was open stays open.", Level.ERROR
        )

    # -- Qt -----------------------------------------------------------------------------------------------------

    @staticmethod
    def _local_files(data: QMimeData) -> list[str]:
        return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Files and text may be dropped."""
        data = event.mimeData()
        if data.hasUrls() or data.hasText():
            event.acceptProposedAction()
            self.start.set_over(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """They were not dropped here."""
        self.start.set_over(over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Read what was dropped."""
        self.start.set_over(over=False)
        data = event.mimeData()
        files = self._local_files(data)
        event.acceptProposedAction()
        if files:
            self.desk.open_files(files)
        elif data.hasUrls():
            self.messages.show_message(
                "Web addresses are not opened. Save the page as a text file, or paste its text.", Level.WARNING
            )
        else:
            self.desk.open_text(data.text(), "dropped text")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Tell of the first drawing."""
        super().paintEvent(event)
        if not self._drawn:
            self._drawn = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember the window's place, stop all work, and go."""
        self.settings.save(self, self._splitters)
        self.hide()
        self.reader.close()
        super().closeEvent(event)
