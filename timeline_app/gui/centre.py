"""The middle of the window: canvas, Undated tray and mini-map, tied to the session."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from timeline_app.gui.appearance import role
from timeline_app.gui.canvas import TimelineCanvas
from timeline_app.gui.edit_drag import ChipDrag
from timeline_app.gui.look import Look
from timeline_app.gui.minimap import MiniMap
from timeline_app.gui.session import Session
from timeline_app.gui.undated import UndatedTray
from timeline_app.layout.bands import Band
from timeline_app.layout.datetext import when_text
from timeline_app.layout.scale import Scale
from timeline_app.model import Kind
from timeline_app.project import edits
from timeline_app.project.values import Era
from timeline_app.wording.plain import ampersand, one_line

_WIDEST, _MARGIN = 3.0, 0.06
"""By how much the first view may be widened, and what stays free at its sides then."""
_LISTED = 60
"""The most events of a cluster's menu."""


class Centre(QWidget):
    """Signals: ``article_wanted`` on a double click or Return on an event, ``view_changed`` passes the canvas's on."""

    article_wanted = Signal(str)
    view_changed = Signal(float, float)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._open: tuple[int, ...] = ()
        self._fresh = False
        self._shown: frozenset[str] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.canvas = TimelineCanvas()
        column.addWidget(self.canvas, 1)
        column.addWidget(_rule())
        self.tray = UndatedTray(session)
        self.drag = ChipDrag(self.canvas, self)
        self.tray.chip_made.connect(self.drag.watch)
        for key, chip in self.tray.chips.items():
            self.drag.watch(chip, key)
        column.addWidget(self.tray)
        self.minimap = MiniMap(self.canvas)
        column.addWidget(self.minimap)
        self._show_again: Callable[[], object] | None = None
        self._kept: Scale | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._again)
        self.canvas.installEventFilter(self)
        self.set_look(look)
        self.canvas.selection_changed.connect(session.select)
        self.canvas.activated.connect(self.article_wanted)
        self.canvas.view_changed.connect(self.view_changed)
        self.canvas.cluster_opened.connect(self._list_cluster)
        self.canvas.bands_changed.connect(self._keep_eras)
        self.canvas.kind_unwanted.connect(self._hide_kind)
        session.timeline_changed.connect(self._take_timeline)
        session.shown_changed.connect(self._take_shown)
        session.selection_changed.connect(self._take_selection)
        self._take_timeline()

    @property
    def dragging(self) -> bool:
        """Whether an undated event is being carried onto the axis."""
        return self.drag.running

    def set_look(self, look: Look) -> None:
        """Take other colours."""
        self.canvas.set_theme(look.theme)

    def step_to_next(self) -> None:
        """Select the next event that is shown, the first after the last."""
        keys = [entry.key for entry in self._session.shown_entries()]
        if keys:
            place = keys.index(self._session.selected) + 1 if self._session.selected in keys else 0
            self._session.select(keys[place % len(keys)])

    def cluster_menu(self, keys: list[str]) -> QMenu:
        """The events of a cluster that cannot be opened by zooming."""
        menu = QMenu(self)
        for key in keys[:_LISTED]:
            entry = self._session.entry(key)
            if entry is None:
                continue
            date = "" if entry.event.when is None else f" · {when_text(entry.event.when)}"
            action = menu.addAction(ampersand(one_line(entry.event.title, 80) + date))
            action.triggered.connect(lambda *_, key=key: self._session.select(key))
        if len(keys) > _LISTED:
            menu.addAction(f"… and {len(keys) - _LISTED:,} more").setEnabled(False)
        return menu

    def _list_cluster(self, keys: list[str]) -> None:
        menu = self.cluster_menu(keys)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos())

    def _take_timeline(self) -> None:
        """Show the session's timeline; while the same articles are open, the view stays where it is."""
        session, canvas = self._session, self.canvas
        numbers = tuple(source.number for source in session.sources)
        if self.drag.running:
            self.drag.abort()
        same = bool(numbers) and numbers == self._open
        before = canvas.timeline.entry(session.selected)
        shown, self._shown = self._shown, session.shown
        if shown != self._shown:
            canvas.set_shown(self._shown)
        canvas.set_timeline(session.timeline, stay=same)
        self._take_eras()
        if same:
            entry = session.selected_entry
            if before is not None and entry is not None and before.event.when != entry.event.when:
                canvas.reveal(entry.key)  # where it went
        self._fresh = bool(numbers) and not self._open
        self._open = numbers

    def _take_eras(self) -> None:
        """Show the project's background spans."""
        eras = tuple(Band(era.name, era.start, era.end, era.colour) for era in self._session.document.eras)
        if eras != self.canvas.added_bands:
            self.canvas.set_bands(eras)

    def _keep_eras(self) -> None:
        """The user added a background span on the canvas, or took one away."""
        eras = tuple(Era(band.name, band.start, band.end, band.colour) for band in self.canvas.added_bands)
        if eras != self._session.document.eras:
            self._session.edit(edits.set_eras, eras)

    def _hide_kind(self, kind: Kind) -> None:
        filters = self._session.filters
        self._session.set_filters(filters.with_set("kinds", filters.kinds | {kind}))

    def _take_shown(self) -> None:
        if self._session.shown != self._shown:  # drawing anew is not free
            self._shown = self._session.shown
            self.canvas.set_shown(self._shown)

    def _take_selection(self, key: str) -> None:
        if not key:
            self.canvas.select(None)
        elif self._fresh:
            self._fresh = False
            self.canvas.select(key)
            self._widen(key)
        elif self.canvas.selected != key:
            self.canvas.reveal(key)

    def _widen(self, key: str) -> None:
        """Take the first article's first event into the first view, where that does not dwarf the others."""
        entry, scale = self._session.entry(key), self.canvas.scale
        bounds = None if entry is None or entry.event.when is None else entry.event.when.bounds
        if bounds is None or bounds.earliest is None or bounds.latest is None:
            return
        begin, end = min(scale.begin, bounds.earliest), max(scale.end, bounds.latest + 1)
        margin = _MARGIN * (end - begin)
        if scale.span < end - begin <= _WIDEST * scale.span:
            self._keep(lambda: self.canvas.show_range(begin - margin, end + margin))

    def fit(self) -> None:
        """Show all events, and go on doing so while the window's size changes, until the user moves the view."""
        self._keep(self.canvas.fit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A view that the program chose is chosen again for the canvas's new width."""
        if watched is self.canvas and event.type() == QEvent.Type.Resize and self.canvas.scale is self._kept:
            self._timer.start()
        return super().eventFilter(watched, event)

    def _keep(self, show: Callable[[], object]) -> None:
        show()
        self._show_again, self._kept = show, self.canvas.scale

    def _again(self) -> None:
        if self._show_again is not None:
            self._keep(self._show_again)


def _rule() -> QFrame:
    rule = QFrame()
    role(rule, "rule")
    rule.setFixedHeight(1)
    return rule
