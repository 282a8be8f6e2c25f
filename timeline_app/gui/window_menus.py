"""The menus of the window that say how things stand: recent projects, lanes, folded gaps; and where Delete works."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.gui.canvas import TimelineCanvas
from timeline_app.gui.project_desk import ProjectDesk
from timeline_app.layout.marks import LaneMode

_LANES = {
    LaneMode.KIND: "A lane a kind",
    LaneMode.PERSON: "A lane a person",
    LaneMode.SOURCE: "A lane an article",
    LaneMode.NONE: "One lane",
}


class WindowMenus(QObject):
    """``menus`` are those of the window by name; signal ``view_changed`` when lanes were chosen here."""

    view_changed = Signal()

    def __init__(
        self,
        menus: dict[str, QMenu],
        actions: dict[str, QAction],
        projects: ProjectDesk,
        canvas: TimelineCanvas,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._canvas, self._projects = canvas, projects
        project, view = menus["Project"], menus["View"]
        self.recent = QMenu("Recent projects", project)
        self.recent.aboutToShow.connect(self._fill_recent)
        project.insertMenu(actions["save"], self.recent)
        self.lanes = QMenu("Lanes", view)
        self.lanes.aboutToShow.connect(self._fill_lanes)
        view.insertMenu(actions["event"], self.lanes)
        self._fold = actions["fold"]
        self._fold.setCheckable(True)
        view.aboutToShow.connect(self._check_fold)

    def _fill_recent(self) -> None:
        self._projects.fill_recent(self.recent)

    def _fill_lanes(self) -> None:
        self.lanes.clear()
        for mode, name in _LANES.items():
            action = self.lanes.addAction(name)
            action.setCheckable(True)
            action.setChecked(mode is self._canvas.lane_mode)
            action.triggered.connect(lambda *_, mode=mode: self._set_lanes(mode))

    def _set_lanes(self, mode: LaneMode) -> None:
        self._canvas.set_lane_mode(mode)
        self.view_changed.emit()

    def _check_fold(self) -> None:
        self._fold.setChecked(self._canvas.folded)


def only_within(action: QAction, window: QWidget, part: QWidget) -> None:
    """Have an action's key work in one part of the window alone: elsewhere Delete means other things."""
    window.removeAction(action)
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    part.addAction(action)
