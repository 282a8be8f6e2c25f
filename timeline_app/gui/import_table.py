"""The rows of an import's report: a file each, what came of it, its events, its publication date and its source."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from timeline_app.gui.appearance import MUTED, icon, tip
from timeline_app.gui.import_batch import Batch, Item, State
from timeline_app.wording.plain import counted, one_line

COLUMNS = ("File", "What came of it", "Events", "Published")
_SIGNS = {
    State.FAILED: "error",
    State.NEAR: "warning",
    State.SAME: "info",
    State.SKIPPED: "info",
    State.STOPPED: "info",
}

Index = QModelIndex | QPersistentModelIndex


class Which(Enum):
    """Rows to show; the value is what the choice is called."""

    ALL = "All"
    READ = "Read"
    OTHER = "Not read"

    def takes(self, state: State) -> bool:
        """Whether a row in that state is shown."""
        match self:
            case Which.ALL:
                return True
            case Which.READ:
                return state is State.READ
            case Which.OTHER:
                return state.settled and state is not State.READ


def outcome(item: Item) -> str:
    """What came of an item, on one line."""
    match item.state:
        case State.WAITING:
            return "Waiting"
        case State.READING if item.share >= 1:
            return "Read; soon on the timeline"
        case State.READING:
            return f"Reading, {item.share:.0%}" if item.share else "Reading"
        case State.READ if item.doubts:
            more = f" ({counted(len(item.doubts) - 1, 'more doubt')})" if len(item.doubts) > 1 else ""
            return one_line(f"Read. {item.doubts[0]}{more}", 400)
        case State.READ:
            return "Read" if item.events else "Read; no event was found"
        case State.STOPPED:
            return "Stopped"
        case _:
            return one_line(_without_name(item), 400)


class ReportModel(QAbstractTableModel):
    """The items of a batch as they change."""

    def __init__(self, batch: Batch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._batch = batch
        batch.changed.connect(self._change)
        batch.grown.connect(self._grow)
        self._rows = len(batch)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and usual argument
        """A row an item."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - as above
        """As many as :data:`COLUMNS`."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        item = self._batch.item(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell(item, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return tip(_whole(item, index.column()))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(index.column())
            case Qt.ItemDataRole.ForegroundRole:
                return _colour(item, index.column())
            case Qt.ItemDataRole.DecorationRole if index.column() == 1 and item.state in _SIGNS:
                return icon(_SIGNS[item.state], _colour(item, 1).name())
        return None

    def item(self, row: int) -> Item:
        """The item of a row."""
        return self._batch.item(row)

    def _change(self, row: int) -> None:
        if row < self._rows:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def _grow(self) -> None:
        if len(self._batch) > self._rows:
            self.beginInsertRows(QModelIndex(), self._rows, len(self._batch) - 1)
            self._rows = len(self._batch)
            self.endInsertRows()


class ReportRows(QSortFilterProxyModel):
    """The rows of one sort."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._which = Which.ALL

    def show_only(self, which: Which) -> None:
        """Show the rows of a sort."""
        self._which = which
        self.invalidate()

    def filterAcceptsRow(self, row: int, _: Index) -> bool:  # noqa: N802 - Qt's name
        """Whether a row is of the sort."""
        model = self.sourceModel()
        return not isinstance(model, ReportModel) or self._which.takes(model.item(row).state)


def cell(item: Item, column: int) -> str:
    """The words of a cell."""
    parts: tuple[Callable[[], str], ...] = (
        lambda: one_line(item.name, 200),
        lambda: outcome(item),
        lambda: f"{item.events:,}" if item.state is State.READ else "",
        lambda: item.published,
    )
    return parts[column]()


def details(item: Item) -> str:
    """All there is to say of an item, in sentences."""
    said = " ".join(item.doubts) if item.state is State.READ and item.doubts else item.why or outcome(item)
    return "\n".join(filter(None, (one_line(item.path or item.name, 600), one_line(said, 900))))


def _without_name(item: Item) -> str:
    """Why, where the name that stands beside it need not be said again."""
    rest = item.why.removeprefix(f"{item.name.rpartition('/')[2]} ")
    return item.why if rest == item.why else f"It {rest}"


def _whole(item: Item, column: int) -> str:
    if column == 0:
        return one_line(item.path or item.name, 600)
    return one_line(" ".join(item.doubts), 1200) if column == 1 and item.doubts else cell(item, column)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == 2 else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _colour(item: Item, column: int) -> QColor:
    palette = QApplication.palette()
    if column == 1 and item.state is State.FAILED:
        return palette.color(QPalette.ColorRole.BrightText)
    quiet = item.state is not State.READ or column == 3
    return palette.color(MUTED if quiet and item.state is not State.NEAR else QPalette.ColorRole.Text)
