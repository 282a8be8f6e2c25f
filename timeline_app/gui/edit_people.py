"""The people of an event as chips: a click filters by one, the cross takes one out, "Add" names one more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from PySide6.QtCore import QEvent, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from timeline_app.gui.appearance import icon, push, role, tool
from timeline_app.gui.flow import FlowLayout
from timeline_app.gui.look import Look
from timeline_app.model import Participant, ParticipantKind
from timeline_app.wording.plain import one_line

_PEOPLE = 24
"""The most chips; more would be a list."""
_NAME = 80


class PersonChip(QFrame):
    """A name that filters when clicked, and a cross that takes it out of the event; Delete does so too."""

    unwanted = Signal()

    def __init__(self, name: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        role(self, "person")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 3, 0)
        row.setSpacing(0)
        self.name = push(one_line(name, 40), "person")
        self.name.setCheckable(True)
        self.name.setToolTip("Show only events with this person")
        self.name.installEventFilter(self)
        row.addWidget(self.name)
        self.cross = tool("", f"Take {one_line(name, 40)} out of the event", "cross")
        self.cross.setIcon(icon("close", look.muted))
        self.cross.setIconSize(QSize(10, 10))
        self.cross.setFixedSize(18, 18)
        self.cross.clicked.connect(self.unwanted)
        row.addWidget(self.cross)

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Delete on the name is the cross."""
        if watched is self.name and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.unwanted.emit()
                return True
        return False


class _NameField(QLineEdit):
    """Takes a name; Escape or leaving it empty puts it away."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Escape is its own before any shortcut of the window sees it."""
        own = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if own and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Left empty: nobody is to be added."""
        super().focusOutEvent(event)
        if not self.text().strip() and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class PeopleRow(QWidget):
    """Signals: ``changed(tuple[Participant, ...])`` when one was added or taken out, ``filtered(str)`` for a name."""

    changed = Signal(object)
    filtered = Signal(str)

    def __init__(
        self,
        participants: Sequence[Participant],
        known: Iterable[str],
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._all = tuple(participants)
        self.chips: dict[str, PersonChip] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        holder = QWidget()
        flow = FlowLayout(holder, gap=6)
        people = [part for part in self._all if part.kind is ParticipantKind.PERSON]
        for name in list(dict.fromkeys(part.name for part in people))[:_PEOPLE]:
            chip = PersonChip(name, look)
            chip.name.clicked.connect(lambda *_, name=name: self.filtered.emit(name))
            chip.unwanted.connect(lambda name=name: self._take_out(name))
            flow.addWidget(chip)
            self.chips[name] = chip
        self.add = push("Add…" if people else "Add a person…", "quiet")
        self.add.setAccessibleName("Add a person")
        self.add.clicked.connect(self.begin)
        flow.addWidget(self.add)
        column.addWidget(holder)
        self._known = list(dict.fromkeys(known))
        self._column = column

    @cached_property
    def field(self) -> QLineEdit:
        """The field for one more name, made when it is first needed."""
        field = _NameField()
        field.setMaxLength(_NAME)
        field.setAcceptDrops(False)  # files dropped here are the window's
        field.setPlaceholderText("Name")
        field.setAccessibleName("Name of a person to add")
        field.hide()
        field.returnPressed.connect(self._take_in)
        field.left.connect(self._end)
        self._column.addWidget(field)
        return field

    @property
    def name_buttons(self) -> dict[str, QPushButton]:
        """The buttons that filter, by name."""
        return {name: chip.name for name, chip in self.chips.items()}

    @property
    def editing(self) -> bool:
        """Whether a name is being typed."""
        return "field" in self.__dict__ and not self.field.isHidden()

    def begin(self) -> None:
        """Let the user type a name; those of the timeline are proposed."""
        completer = QCompleter(self.field)
        completer.setModel(QStringListModel(self._known, completer))
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self.field.clear()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self.field.clear()
        self.field.hide()

    def _take_in(self) -> None:
        name = one_line(self.field.text(), _NAME)
        self._end()
        if name and name not in self.chips:
            self.changed.emit((*self._all, Participant(name)))

    def _take_out(self, name: str) -> None:
        self.changed.emit(tuple(part for part in self._all if not _is(part, name)))


def _is(part: Participant, name: str) -> bool:
    return part.kind is ParticipantKind.PERSON and part.name == name
