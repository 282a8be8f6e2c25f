"""The bar at the top: open, paste, zoom, find, export, look, menu."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from timeline_app.gui.actions import fill_menu
from timeline_app.gui.appearance import icon, label, push, role, tip, tool
from timeline_app.gui.levels import LEVELS, Level
from timeline_app.gui.look import Look
from timeline_app.gui.session import Session
from timeline_app.wording.plain import ampersand, one_line

_NARROWEST, _WIDE, _NAMED = 740, 920, 1020
"""Pixels: the least width, and from where on there is room for the paste button and for the program's name."""

_PAUSE = 120
"""Milliseconds without typing after which the search is done."""


_NEED_TIMELINE = (
    "zoom_in", "zoom_out", "fit", "back", "forward", "fold", "find", "export", "copy", "copy_svg", "preview", "print",
    "clear", "event", "article", "new_event", "edit_title", "edit_date", "star", "merge", "remove",
)  # fmt: skip
"""Actions that make no sense while nothing is open."""


class SearchField(QLineEdit):
    """Filters as one types. Return goes to the next event found, Escape takes the search back."""

    next_wanted = Signal()
    left = Signal()
    """Escape in an empty field: the user is done here."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setPlaceholderText("Search events, people, text…")
        self.setAccessibleName("Search events, people, text")
        self.setMinimumWidth(110)
        self.setMaximumWidth(270)
        self.setMaxLength(200)
        self.setAcceptDrops(False)  # files dropped here are the window's
        self._sign = QAction("Search", self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._search)
        self.textChanged.connect(self._timer.start)
        session.shown_changed.connect(self._follow)
        session.timeline_changed.connect(self._follow)

    def set_look(self, look: Look) -> None:
        """Take other colours."""
        self._sign.setIcon(icon("search", look.muted))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Return and Escape as described; the rest is text."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._search()
            self.next_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
                self._search()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self._timer.stop()
        self._session.set_filters(replace(self._session.filters, text=self.text().strip()))

    def _follow(self) -> None:
        """The filters were taken back elsewhere: so is the search."""
        if self._session.filters.text != self.text().strip() and not self._timer.isActive():
            self.setText(self._session.filters.text)
            self._timer.stop()


class Toolbar(QWidget):
    """Buttons for the window's actions. Signal ``level_wanted`` asks for a zoom level."""

    level_wanted = Signal(object)
    """A :class:`Level`."""

    def __init__(self, session: Session, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._actions = actions
        self._needs_timeline: list[QWidget] = []
        self._colours = ("#000000", "#888888")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 7, 12, 7)
        self._row.setSpacing(4)
        self._name = label("Timeline", "name")
        self._row.addWidget(self._name)
        self._first_rule = self._rule()
        self._button("open", "Open…")
        self._paste = self._button("paste", "Paste article")
        self._rule()
        self._undo, self._redo = self._button("undo", ""), self._button("redo", "")
        self._rule()
        self._button("zoom_out", "−", needs=True)
        self.level = tool("", "Zoom level", "level")
        self.level.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.level.setMinimumWidth(74)
        self.level.setMenu(self._level_menu())
        self._row.addWidget(self.level)
        self._button("zoom_in", "+", needs=True)
        self._button("fit", "Fit all", needs=True)
        self._row.addStretch(1)
        self.search = SearchField(session)
        self._row.addWidget(self.search, 2)
        self._row.addSpacing(6)
        self.export = push("Export image", "strong")
        self.export.setToolTip(tip("Export image (Ctrl+E)"))
        self.export.clicked.connect(actions["export"].trigger)
        self._row.addWidget(self.export)
        self._look_button = self._button("look", "")
        self._menu_button = tool("", "Menu")
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._menu_button)
        self.menus = fill_menu(menu, actions)
        self._menu_button.setMenu(menu)
        self._row.addWidget(self._menu_button)
        for button in (self._look_button, self._menu_button, self._undo, self._redo):
            button.setIconSize(QSize(16, 16))
        self._needs_timeline += [self.level, self.search, self.export]
        self.set_usable(usable=False)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrower than all of it: what the menu has too gives way."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep what there is room for."""
        super().resizeEvent(event)
        for part in (self._name, self._first_rule):
            part.setVisible(self.width() >= _NAMED)
        self._paste.setVisible(self.width() >= _WIDE)

    @property
    def menu(self) -> QMenu:
        """The menu with all actions."""
        return self._menu_button.menu()

    def set_usable(self, *, usable: bool) -> None:
        """Whether there is a timeline to zoom, search and export."""
        for widget in self._needs_timeline:
            widget.setEnabled(usable)
        for name in _NEED_TIMELINE:
            self._actions[name].setEnabled(usable)

    def set_history(self, undo: str, redo: str) -> None:
        """Name what would be undone and made again; empty for nothing."""
        for name, verb, words, button in (("undo", "Undo", undo, self._undo), ("redo", "Redo", redo, self._redo)):
            action = self._actions[name]
            small = words[:1].lower() + words[1:]
            said = f"{verb}: {one_line(small, 90)}" if words else verb
            action.setText(ampersand(said))
            action.setEnabled(bool(words))
            button.setEnabled(bool(words))
            button.setToolTip(tip(f"{said} ({action.shortcut().toString()})"))
            button.setAccessibleName(said)
            button.setIcon(icon(name, self._colours[0 if words else 1]))

    def set_level(self, level: Level) -> None:
        """Name the level of the view."""
        self.level.setText(level.name)
        self.level.setAccessibleName(f"Zoom level: {level.name}")

    def set_look(self, look: Look) -> None:
        """Take other colours."""
        self.search.set_look(look)
        self._look_button.setIcon(icon("sun" if look.dark else "moon", look.text))
        words = "Light colours" if look.dark else "Dark colours"
        self._look_button.setToolTip(words)
        self._look_button.setAccessibleName(words)
        self._menu_button.setIcon(icon("menu", look.text))
        self._colours = (look.text, look.theme.faint)
        for name, button in (("undo", self._undo), ("redo", self._redo)):
            button.setIcon(icon(name, self._colours[0 if button.isEnabled() else 1]))

    def _button(self, name: str, text: str, *, needs: bool = False) -> QToolButton:
        action = self._actions[name]
        keys = action.shortcut().toString()
        button = tool(text, action.text().rstrip("…"))
        button.setToolTip(tip(action.text().rstrip("…") + (f" ({keys})" if keys else "")))
        button.clicked.connect(action.trigger)
        self._row.addWidget(button)
        if needs:
            self._needs_timeline.append(button)
        return button

    def _rule(self) -> QFrame:
        self._row.addSpacing(8)
        rule = QFrame()
        role(rule, "rule")
        rule.setFixedSize(1, 22)
        self._row.addWidget(rule)
        self._row.addSpacing(8)
        return rule

    def _level_menu(self) -> QMenu:
        menu = QMenu(self)
        for level in LEVELS:
            menu.addAction(level.name).triggered.connect(lambda *_, level=level: self.level_wanted.emit(level))
        return menu
