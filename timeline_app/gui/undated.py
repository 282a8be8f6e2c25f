"""The Undated tray: the events that the text gives no date, so that none is dropped in silence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from timeline_app.gui.appearance import label, push, tip
from timeline_app.gui.session import Session
from timeline_app.model import Entry
from timeline_app.wording.plain import ampersand, one_line

_CHIP = 34
"""The most code points of a chip's words."""
_LISTED = 200
"""The most events of the menu."""
_CHIPS = 24
"""The most chips made, however wide the tray."""


class UndatedTray(QWidget):
    """A chip an event, as many as there is room for, the rest in a menu behind a "+n" chip.

    Signal ``chip_made(QPushButton, str)`` tells of a new chip and the key of its event.
    """

    chip_made = Signal(object, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entries: list[Entry] = []
        self.setObjectName("tray")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 9, 14, 9)
        self._row.setSpacing(8)
        self._row.addWidget(label("Undated", "name"))
        self._chips: dict[str, QPushButton] = {}
        self._rest = push("", "undated")
        self._rest.setCheckable(True)
        self._rest.clicked.connect(self._open_menu)
        self._row.addWidget(self._rest)
        self._row.addStretch(1)
        self._hint = label("drag onto the timeline to date", "muted")
        self._row.addWidget(self._hint)
        self.setAccessibleName("Undated events")
        session.timeline_changed.connect(self._follow)
        session.shown_changed.connect(self._follow)
        session.selection_changed.connect(self._mark)
        self._rebuild([])
        self._follow()

    @property
    def chips(self) -> dict[str, QPushButton]:
        """The chips by the keys of their events, those that have no room among them."""
        return self._chips

    @property
    def rest(self) -> QPushButton:
        """The chip behind which the events are that have no room."""
        return self._rest

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrower than its chips: what has no room goes into the menu."""
        return QSize(160, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another number of chips has room."""
        super().resizeEvent(event)
        self._fit()

    def _follow(self) -> None:
        """Make the chips anew where other events have no date now."""
        entries = [entry for entry in self._session.shown_entries() if entry.event.when is None]
        if len(entries) != len(self._entries) or any(a is not b for a, b in zip(entries, self._entries, strict=True)):
            self._rebuild(entries)

    def _rebuild(self, entries: list[Entry]) -> None:
        for chip in self._chips.values():
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        self._entries = entries
        for place, entry in enumerate(self._entries[:_CHIPS]):
            title = one_line(entry.event.title, 200)
            chip = push(one_line(title, _CHIP), "undated")
            chip.setCheckable(True)
            chip.setToolTip(tip(f"{title}. Drag it onto the timeline to give it a date."))
            chip.setAccessibleName(f"{title}, undated")
            chip.clicked.connect(self._picker(entry.key))
            self._row.insertWidget(1 + place, chip)
            self._chips[entry.key] = chip
            self.chip_made.emit(chip, entry.key)
        self.setVisible(bool(self._entries))
        self._mark(self._session.selected)
        self._fit()

    def _picker(self, key: str) -> Callable[[], None]:
        def pick() -> None:
            self._session.select(key)
            self._mark(self._session.selected)

        return pick

    def _mark(self, key: str) -> None:
        for name, chip in self._chips.items():
            chip.setChecked(name == key)
        shown = {name for name, chip in self._chips.items() if not chip.isHidden()}
        self._rest.setChecked(any(entry.key == key and key not in shown for entry in self._entries))

    def _fit(self) -> None:
        """Show as many chips as there is room for, and say how many are behind the last one."""
        spacing = self._row.spacing()
        room = self.width() - 28 - 60 - spacing
        wide = room > 560
        self._hint.setVisible(wide)
        if wide:
            room -= self._hint.sizeHint().width() + spacing
        widths = [chip.sizeHint().width() + spacing for chip in self._chips.values()]
        self._rest.setText(f"+{len(self._entries)}")
        spare = 0 if sum(widths) <= room and len(widths) == len(self._entries) else 64
        used, fitting = 0, 0
        for width in widths:
            if used + width > room - spare:
                break
            used += width
            fitting += 1
        for place, chip in enumerate(self._chips.values()):
            chip.setVisible(place < fitting)
        hidden = len(self._entries) - fitting
        self._rest.setVisible(hidden > 0)
        self._rest.setText(f"+{hidden} more" if fitting else f"{hidden} events")
        self._rest.setAccessibleName(f"{hidden} more undated events")
        self._mark(self._session.selected)

    def menu(self) -> QMenu:
        """The events that have no room."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        hidden = [entry for entry in self._entries if entry.key not in self._chips or self._chips[entry.key].isHidden()]
        for entry in hidden[:_LISTED]:
            action = menu.addAction(ampersand(one_line(entry.event.title, 80)))
            action.setCheckable(True)
            action.setChecked(entry.key == self._session.selected)
            action.triggered.connect(self._picker(entry.key))
        if len(hidden) > _LISTED:
            menu.addAction(f"… and {len(hidden) - _LISTED:,} more: search or filter to see them").setEnabled(False)
        return menu

    def _open_menu(self) -> None:
        self._mark(self._session.selected)
        menu = self.menu()
        menu.popup(self._rest.mapToGlobal(self._rest.rect().topLeft()) - menu.rect().bottomLeft())
