"""Tabs in a row; those that have no room are in a menu at its end."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from timeline_app.gui.appearance import push
from timeline_app.wording.plain import ampersand

_ALWAYS = 2
"""Tabs that are always in the row."""


class TabRow(QWidget):
    """``wanted(int)`` tells which tab was asked for. A tab that is not ``there`` is neither shown nor listed."""

    wanted = Signal(int)

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._there = [True] * len(names)
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 0, 6, 0)
        self._row.setSpacing(0)
        self.tabs = tuple(_tab(name) for name in names)
        for number, button in enumerate(self.tabs):
            self._group.addButton(button, number)
            self._row.addWidget(button)
        self.more = _tab("More ▾")
        self.more.setCheckable(False)
        self.more.clicked.connect(self._open_menu)
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        self._group.idClicked.connect(self.wanted)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrower than its tabs: what has no room goes into the menu."""
        return QSize(120, self.tabs[0].sizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its tabs."""
        return QSize(sum(tab.sizeHint().width() for tab in self.tabs), self.tabs[0].sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another number of tabs has room."""
        super().resizeEvent(event)
        self._fit()

    def select(self, number: int) -> None:
        """Show which page is in front."""
        self.tabs[number].setChecked(True)
        self._fit()

    def set_tab(self, number: int, text: str, *, there: bool) -> None:
        """Name a tab, and say whether there is anything behind it."""
        self.tabs[number].setText(ampersand(text))
        self._there[number] = there
        self._fit()

    def menu(self) -> QMenu:
        """The tabs that have no room."""
        menu = QMenu(self)
        for number, tab in enumerate(self.tabs):
            if self._there[number] and tab.isHidden():
                menu.addAction(tab.text()).triggered.connect(lambda *_, number=number: self.wanted.emit(number))
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _fit(self) -> None:
        """Show what there is room for; the tab in front always has some."""
        room = self.width() - 12
        there = [number for number, there in enumerate(self._there) if there]
        widths = {number: self.tabs[number].sizeHint().width() for number in there}
        if sum(widths.values()) > room:
            front = self._group.checkedId()
            kept = [number for number in there if number < _ALWAYS or number == front]
            room -= self.more.sizeHint().width() + sum(widths[number] for number in kept)
            for number in there:
                if number not in kept and widths[number] <= room:
                    kept.append(number)
                    room -= widths[number]
        else:
            kept = there
        for number, tab in enumerate(self.tabs):
            tab.setVisible(number in kept)
        self.more.setVisible(len(kept) < len(there))


def _tab(text: str) -> QPushButton:
    button = push(ampersand(text), "tab")
    button.setCheckable(True)
    return button
