"""The window: puts the parts together and ties the actions to them. What they do is theirs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
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
    QLineEdit,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from timeline_app.gui import project_view
from timeline_app.gui.actions import make_actions
from timeline_app.gui.appearance import chain, dress, icon
from timeline_app.gui.busy_bar import BusyBar
from timeline_app.gui.centre import Centre
from timeline_app.gui.desk import Desk
from timeline_app.gui.edit_desk import EditDesk
from timeline_app.gui.filter_panel import FilterPanel
from timeline_app.gui.import_choose import choose_files, choose_folder
from timeline_app.gui.info_bar import Level, MessageArea
from timeline_app.gui.levels import Level as ZoomLevel
from timeline_app.gui.levels import factor_to, level_of
from timeline_app.gui.local_dates import local_words
from timeline_app.gui.look import DARK_LOOK, LIGHT_LOOK, LOOKS, Look
from timeline_app.gui.preferences import PreferencesDialog
from timeline_app.gui.project_desk import SUFFIX, ProjectDesk
from timeline_app.gui.published_bar import PublishedBar
from timeline_app.gui.reading import Reader
from timeline_app.gui.session import Session
from timeline_app.gui.settings import Preferences, WindowSettings
from timeline_app.gui.side_panel import ARTICLE, EVENT, SidePanel
from timeline_app.gui.start_page import StartPage
from timeline_app.gui.status_bar import StatusBar
from timeline_app.gui.toolbar import Toolbar
from timeline_app.gui.window_deeds import deeds_of
from timeline_app.gui.window_menus import WindowMenus, only_within
from timeline_app.gui.window_pictures import Pictures
from timeline_app.model import Published
from timeline_app.wording.plain import one_line

_SIZE = (1440, 900)
_RECENT = 4
"""Recent projects that the start page offers."""
_SOON = 40
"""Milliseconds after which Tab follows what was built anew."""
_WIDTHS = (232, 868, 340)


class MainWindow(QMainWindow):
    """Signals: ``painted`` tells once that the window has been drawn for the first time, ``preferred(Preferences)`` of
    other preferences.
    """

    painted = Signal()
    preferred = Signal(object)

    def __init__(self, session: Session, reader: Reader, settings: WindowSettings, folder: Path | None = None) -> None:
        super().__init__()
        self.session, self.reader, self.settings = session, reader, settings
        self._folder = folder
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
        self._apply_preferences(settings.preferences())
        self._follow_timeline()
        self._follow_history()
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
        self.messages = MessageArea(look, root)
        self.dates = PublishedBar()
        self.start = StartPage()
        self.filters = FilterPanel(session, look)
        self.centre = Centre(session, look)
        self.side = SidePanel(session, look)
        self.status = StatusBar(session)
        self.desk = Desk(session, self.reader, self.messages, self.dates, self)
        self.edits = EditDesk(session, self.centre.canvas, self.messages, lambda: self._look, self)
        canvas = self.centre.canvas
        self.pictures = Pictures(session, canvas, self.messages, self.settings, lambda: self._look, self)
        self.projects = ProjectDesk(session, self.settings, self.messages, self._view, self, self._folder)
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
        for widget in (self.toolbar, self.dates):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        self.setCentralWidget(root)
        self.messages.float_over(canvas, self._stack)

    def _connect(self) -> None:
        session, canvas = self.session, self.centre.canvas
        session.timeline_changed.connect(self._follow_timeline)
        session.history_changed.connect(self._follow_history)
        self._orders = QTimer(self)
        self._orders.setSingleShot(True)
        self._orders.setInterval(_SOON)
        self._orders.timeout.connect(self._order_tabs)
        session.selection_changed.connect(self._orders.start)
        session.shown_changed.connect(self._orders.start)
        self.toolbar.setFocus()  # else the first button looks as if it had been pressed
        self.centre.view_changed.connect(self._follow_view)
        canvas.clicked.connect(self.side.show_picked)
        self.centre.article_wanted.connect(lambda _: self.side.show_article())
        self.toolbar.level_wanted.connect(self._zoom_to)
        self.toolbar.search.next_wanted.connect(self.centre.step_to_next)
        self.toolbar.search.left.connect(canvas.setFocus)
        self.status.conflict_wanted.connect(self._next_conflict)
        self.status.unread_wanted.connect(self._show_rejected)
        self.filters.article_wanted.connect(self._show_source)
        self.filters.date_wanted.connect(self.desk.ask_date)
        self.filters.removal_wanted.connect(self.desk.remove)
        self.desk.article_wanted.connect(self._show_source)
        self.busy.details_wanted.connect(self.desk.show_report)
        self.start.open_wanted.connect(self.choose_files)
        self.start.paste_wanted.connect(self.paste)
        self.start.sample_wanted.connect(self.desk.open_sample)
        self.start.project_wanted.connect(self.projects.open)
        self.centre.drag.dropped.connect(self.edits.give_date)
        article = self.side.article
        article.view.event_wanted.connect(lambda span: self.edits.new_event_from(article.article, span))
        for moved in (session.selection_changed, session.shown_changed, self.centre.view_changed):
            moved.connect(self.projects.view_moved)
        self.projects.opened.connect(self._take_view)
        self.projects.name_changed.connect(self._say_name)
        for name, deed in deeds_of(self).items():
            self.actions_by_name[name].triggered.connect(lambda *_, deed=deed: deed())
        only_within(self.actions_by_name["remove"], self, self.centre)
        self.menus = WindowMenus(self.toolbar.menus, self.actions_by_name, self.projects, canvas, self)
        self.menus.view_changed.connect(self.projects.view_moved)

    # -- what the actions do ------------------------------------------------------------------------------------

    def choose_files(self) -> None:
        """Ask for files and read them."""
        self.desk.open_files(choose_files(self, self.settings))

    def choose_folder(self) -> None:
        """Ask for a folder and read the articles in it."""
        path = choose_folder(self, self.settings)
        if path:
            self.desk.open_folder(path)

    def paste(self) -> None:
        """Read what the clipboard holds."""
        self.desk.take_pasted(QGuiApplication.clipboard().mimeData())

    def open_paths(self, paths: Sequence[str], published: Published | None = None) -> None:
        """Open what was asked for at the start: a project, articles into it; without any, work left without a name."""
        projects = [path for path in paths if path.endswith(SUFFIX)]
        for path in projects[-1:]:
            self.projects.open(path)
        for path in projects[:-1]:
            self.messages.show_message(f"{path} was not opened: a window shows one project.", Level.WARNING)
        articles = [path for path in paths if path not in projects]
        if articles:
            self.desk.open_files(articles, published)
        elif not projects:
            self.projects.open_unfinished()

    def show_preferences(self) -> None:
        """Show what can be preferred; changes hold at once."""
        from timeline_app.language import installed_pipelines  # noqa: PLC0415 - only where it is asked for

        dialog = PreferencesDialog(self.settings.preferences(), self._look.theme.name, installed_pipelines(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.changed.connect(lambda wanted: self._prefer(wanted, LOOKS[dialog.chosen_look]))
        dialog.open()

    def _prefer(self, wanted: Preferences, look: Look) -> None:
        self.settings.set_preferences(wanted)
        self._apply_preferences(wanted)
        self.preferred.emit(wanted)
        if look is not self._look:
            self._apply_look(look)
            self.settings.set_look(look)

    def _apply_preferences(self, wanted: Preferences) -> None:
        canvas = self.centre.canvas
        canvas.set_wheel_pans(on=wanted.wheel_pans)
        canvas.set_motion(on=wanted.motion)
        canvas.set_text_scale(wanted.text_scale)
        canvas.set_words(local_words(QLocale.system() if wanted.local_dates else QLocale.c()))

    def new_event(self) -> None:
        """From the words selected in the article, where it has the focus; else from nothing."""
        view = self.side.article.view
        if self.side.showing_article and view.hasFocus() and view.chosen is not None:
            view.want_event()
        else:
            self.edits.new_event()

    def turn(self, show: Callable[[], None]) -> None:
        """Show a page of the right panel."""
        self.side.show()
        show()

    def edit_selected(self, begin: Callable[[], None]) -> None:
        """Begin a change of the selected event on the event page."""
        if self.session.selected:
            self.turn(self.side.show_event)
            begin()

    def begin_search(self) -> None:
        """Let the user type what to search for."""
        self.toolbar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.toolbar.search.selectAll()

    def _zoom_to(self, level: ZoomLevel) -> None:
        self.centre.canvas.zoom_by(factor_to(level, self.centre.canvas.scale.days_per_px))

    def _next_conflict(self) -> None:
        self.side.show()
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

    def switch_look(self) -> None:
        """Light or dark."""
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
        filled = bool(self.session.sources or self.session.timeline.entries)
        before = self._stack.currentWidget()
        if not filled:
            self.start.set_recent(self.projects.named()[:_RECENT])
        self._stack.setCurrentWidget(self._body if filled else self.start)
        if self._stack.currentWidget() is not before and not isinstance(self.focusWidget(), QLineEdit):
            (self.centre.canvas if filled else self.start.open).setFocus()  # the keys work at once
        self.toolbar.set_usable(usable=filled)
        scale = self.centre.canvas.scale
        self._follow_view(scale.begin, scale.end)

    def _follow_history(self) -> None:
        project = self.session.project
        self.toolbar.set_history(project.undo_label, project.redo_label)
        self.projects.say_name()

    def _say_name(self, name: str, state: str) -> None:
        """The window's title is the project's name; what is wrong with its file stands there too."""
        wrong = f" ({state})" if state in {"not saved", "read only"} else ""
        self.setWindowTitle(f"{name}{wrong} – Timeline" if name else "Timeline")
        self.status.set_state(state)

    def _view(self) -> dict[str, object]:
        """How the window stands, for the project to keep."""
        panels: dict[str, object] = {
            "filters_shown": not self.filters.isHidden(),
            "details_shown": not self.side.isHidden(),
            "page": self.side.page,
        }
        return project_view.written(self.session, self.centre.canvas, panels)

    def _take_view(self) -> None:
        """Show a project as it was seen last."""
        view = self.session.project.view
        if not view:
            return
        project_view.restore(self.session, self.centre.canvas, view)
        project_view.flag(view, "filters_shown", self.filters.setVisible)
        project_view.flag(view, "details_shown", self.side.setVisible)
        page = view.get("page")
        if page in {EVENT, ARTICLE}:
            self.side.turn(EVENT if page == EVENT else ARTICLE)

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
        event.acceptProposedAction()
        data = event.mimeData()
        paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        project = next((path for path in paths if path.endswith(SUFFIX)), "")
        if project:
            self.projects.open(project)
        else:
            self.desk.take_dropped(data)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Tell of the first drawing."""
        super().paintEvent(event)
        if not self._drawn:
            self._drawn = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember the window's place, stop all work, write what is due, and go."""
        self.settings.save(self, self._splitters)
        self.side.inspector.keep()
        self.centre.canvas.set_motion(on=False)
        self.hide()
        self.reader.close()
        self.projects.close()
        super().closeEvent(event)
