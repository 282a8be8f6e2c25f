"""The timeline on the screen: one custom-painted widget over a Scene."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.gui.canvas_access import install, tell_selection
from timeline_app.gui.canvas_bands import CanvasBands
from timeline_app.gui.canvas_hover import show_tip
from timeline_app.gui.canvas_input import Gestures
from timeline_app.gui.canvas_menu import show_menu
from timeline_app.layout.compose import EMPTY, Composer, Frame, View
from timeline_app.layout.counts import hidden_in
from timeline_app.layout.datetext import DateWords
from timeline_app.layout.index import Index
from timeline_app.layout.lanes import Slot
from timeline_app.layout.marks import LaneMode, Marks, marks_of
from timeline_app.layout.ranges import framed
from timeline_app.layout.scene import BandTarget, ClusterTarget, EdgeTarget, EventTarget, Scene, Target, hit_at
from timeline_app.layout.style import Style
from timeline_app.layout.theme import LIGHT, Theme
from timeline_app.model import Timeline
from timeline_app.render.fonts import measure
from timeline_app.render.paint import paint
from timeline_app.render.sprites import Sprites

OPENED = 1 / 1440
"""A cluster whose events lie within so many days cannot be opened by zooming: it lists them."""


class TimelineCanvas(CanvasBands):
    """Shows a timeline and lets it be explored with mouse, touchpad and keys.

    Signals: ``selection_changed(key)`` (empty for none), ``picked_changed()`` when other events are selected beside
    it, ``activated(key)`` on double-click or Return, ``kind_unwanted(Kind)`` when a kind is to be hidden,
    ``view_changed(t0, t1)`` in days, ``cluster_opened(keys)`` for events that share one instant,
    ``contents_changed()`` when other events are shown or they look otherwise.
    """

    activated = Signal(str)
    kind_unwanted = Signal(object)
    cluster_opened = Signal(list)
    contents_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._gestures = Gestures(self)
        self.accessible: object = None
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Timeline")
        self._timeline = Timeline()
        self._shown: frozenset[str] | None = None
        self._mode = LaneMode.KIND
        self._hovered = ""
        self._empty = EMPTY
        self._style = Style(measure(), LIGHT)
        self._composer = Composer(Index.of(self._marks), self._style)
        self._rows: Mapping[int, Slot] = {}
        self._sprites = Sprites()

    # -- what is shown ------------------------------------------------------------------------------------------

    def set_timeline(self, timeline: Timeline, *, stay: bool = False) -> None:
        """Show another timeline; the view goes to where most of its events are, or stays with all that is selected."""
        self._keep_bands(self._timeline, timeline)
        self._timeline = timeline
        if timeline.entry(self._selected) is None:
            self._selected = ""
        if not stay:
            self._others = frozenset()  # keys may mean other events now
        elif self._others:
            self._others &= frozenset(entry.key for entry in timeline.entries)
        self._rebuild()
        if not stay:
            self._go_home()

    def set_shown(self, keys: frozenset[str] | None) -> None:
        """Show only the events of these keys; ``None`` shows all."""
        self._shown = keys
        self._rebuild()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._restyle(replace(self._style, theme=theme))

    def set_words(self, words: DateWords) -> None:
        """Write dates in other words."""
        if words == self._style.words:
            return
        self._restyle(replace(self._style, words=words))
        self._rebuild()

    def set_text_scale(self, factor: float) -> None:
        """Draw words larger or smaller; 1.0 is usual."""
        self._restyle(replace(self._style, text_scale=factor))

    def set_lane_mode(self, mode: LaneMode) -> None:
        """Choose what a lane stands for."""
        self._mode = mode
        self._rebuild()

    def set_empty_text(self, headline: str, hint: str) -> None:
        """What the canvas says while it shows no event."""
        self._empty = (headline, hint)
        self._changed()

    def set_wheel_pans(self, *, on: bool) -> None:
        """Let the wheel pan and Shift+wheel zoom, instead of the other way round."""
        self._gestures.wheel_pans = on

    @property
    def timeline(self) -> Timeline:
        """The timeline that is shown."""
        return self._timeline

    @property
    def marks(self) -> Marks:
        """The dated events that are shown, as columns."""
        return self._marks

    @property
    def shown(self) -> frozenset[str] | None:
        """The keys of the events shown; ``None`` for all."""
        return self._shown

    @property
    def lane_mode(self) -> LaneMode:
        """What a lane stands for."""
        return self._mode

    @property
    def index(self) -> Index:
        """The events shown, indexed by lane."""
        return self._composer.index

    @property
    def style_in_use(self) -> Style:
        """Colours, words and text size in use."""
        return self._style

    # -- pictures -----------------------------------------------------------------------------------------------

    def image(self, ratio: float = 2.0) -> QImage:
        """The view as an image, ``ratio`` pixels to a pixel of the screen."""
        from timeline_app.render.export import image_of  # noqa: PLC0415 - with all writers of files: not at start

        image = image_of(self.current_frame().scene, ratio)
        image.setDevicePixelRatio(ratio)
        return image

    def copy_image(self) -> None:
        """Put the view on the clipboard."""
        data = QMimeData()
        data.setImageData(self.image())
        QGuiApplication.clipboard().setMimeData(data)

    def current_frame(self) -> Frame:
        """The frame of the view, composed where something changed since the last."""
        if self._frame is None:
            view = View(
                self._glide.now(self._scale), float(self.height()), self._selected, self._hovered, self._empty,
                others=self._others, bands=self._bands(),
            )  # fmt: skip
            self._frame = self._composer.frame(view, self._rows)
            self._rows = self._frame.rows
        return self._frame

    def current_scene(self) -> Scene:
        """What is drawn."""
        return self.current_frame().scene

    # -- what happens under the pointer -------------------------------------------------------------------------

    def target_at(self, point: QPoint) -> Target | None:
        """What a click at a point of the widget means."""
        hit = hit_at(self.current_frame().scene, point.x(), point.y())
        return hit.target if hit is not None else None

    def click(self, target: Target | None) -> None:
        """Do what a click on a target does."""
        match target:
            case None:
                self.select(None)
            case EventTarget(key):
                self.select(key)
            case EdgeTarget(_, time, _):
                self.go_to(time)
            case ClusterTarget():
                self._open(target)
            case BandTarget():
                self.show_band(self.band_at(target))

    def hover(self, target: Target | None) -> None:
        """Show which event the pointer is on."""
        key = target.key if isinstance(target, EventTarget) else ""
        self.setCursor(Qt.CursorShape.ArrowCursor if target is None else Qt.CursorShape.PointingHandCursor)
        if key != self._hovered:
            self._hovered = key
            self._changed()

    def _open(self, cluster: ClusterTarget) -> None:
        """Come closer until a cluster's events have room; list them where they share one instant."""
        hidden = hidden_in(self.current_frame().plan, cluster)
        starts = [self._marks.starts[place] for place in hidden]
        if not starts or max(starts) - min(starts) <= OPENED:
            self.cluster_opened.emit([self._marks.mark(place).key for place in hidden])
            return
        self.set_scale(framed((min(starts), max(starts)), self._scale.width, OPENED, self._scale.fold), glide=True)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A comfortable size."""
        return QSize(900, 600)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Small enough for any window."""
        return QSize(240, 120)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's
        """Draw the frame."""
        painter = QPainter(self)
        paint(self.current_frame().scene, painter, sprites=self._sprites)
        self._gestures.paint(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the left edge, or the first view while nobody has moved it."""
        super().resizeEvent(event)
        if self._home:
            self._go_home()
        else:
            self._apply(self._scale.resized(self.width()))

    def event(self, event: QEvent) -> bool:
        """Pinches and tool tips are ours; all else is Qt's."""
        return self._gestures.native(event) or show_tip(self, event) or super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom or pan."""
        self._gestures.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a click or a drag."""
        self._gestures.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag or hover."""
        self._gestures.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End a click or a drag."""
        self._gestures.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open what was clicked."""
        self._gestures.double_click(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move, zoom and select by keys."""
        if not self._gestures.key(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Open the menu."""
        show_menu(self, event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is pointed at."""
        self.hover(None)
        super().leaveEvent(event)

    def set_motion(self, *, on: bool) -> None:
        """Let jumps glide and a pan run on when the hand lets go in motion; off at first."""
        super().set_motion(on=on)
        self._gestures.set_motion(on=on)

    # -- inside -------------------------------------------------------------------------------------------------

    def _rebuild(self) -> None:
        self._marks = marks_of(self._timeline, self._shown, self._mode, self._style.words, before=self._marks)
        self._composer = Composer(Index.of(self._marks), self._style)
        self._rows, self._behind = {}, None
        self._refold()
        self.contents_changed.emit()

    def _tell(self, key: str) -> None:
        tell_selection(self, key)

    def _restyle(self, style: Style) -> None:
        self._style = style
        self._composer = Composer(self._composer.index, style)
        self._changed()
        self.contents_changed.emit()


install()
