"""What is being read and what came of it: a row each, live; to stop what is not wanted, and to copy as text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLayout,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from timeline_app.gui.appearance import label, push
from timeline_app.gui.import_batch import Batch, Item, State
from timeline_app.gui.import_table import COLUMNS, ReportModel, ReportRows, Which, cell, details
from timeline_app.gui.reading import Job
from timeline_app.wording.plain import counted

_ROW = 28
_WIDTHS = (170, 0, 66, 290)
_DETAILS = 54
"""Pixels: three lines on the row that is selected."""
_SHEET = """
QTableView { border: 1px solid palette(mid); border-radius: 6px; }
QTableView::item { padding: 0 8px; }
QHeaderView::section { padding: 5px 8px; border: none; border-bottom: 1px solid palette(mid); font-weight: 600;
  background: palette(alternate-base); }
"""


class ReportDialog(QDialog):
    """Follows a batch; beside the window, not in its way.

    Signals: ``stop_wanted`` with the jobs to stop, ``doubles_wanted`` to compare articles that are nearly the same.
    """

    stop_wanted = Signal(object)
    doubles_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Articles brought in")
        self.resize(900, 520)
        self._batch = Batch()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        self.words = label("", "name", wrap=True)
        column.addWidget(self.words)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Progress of reading")
        column.addWidget(self.progress)
        column.addLayout(self._build_choice())
        self._rows = ReportRows(self)
        self.table = self._build_table()
        column.addWidget(self.table, 1)
        self.details = label("", "muted", wrap=True)
        self.details.setMinimumHeight(_DETAILS)
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.details)
        column.addLayout(self._build_buttons())
        for keys in (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Delete):
            deed = self.copy if keys == QKeySequence.StandardKey.Copy else self._stop_selected
            QShortcut(QKeySequence(keys), self.table, deed, context=Qt.ShortcutContext.WidgetShortcut)

    def set_batch(self, batch: Batch) -> None:
        """Follow a batch, in place of the one before."""
        if self._rows.sourceModel() is not None and batch is self._batch:
            return
        before = self._rows.sourceModel()
        if before is not None:
            for signal in (self._batch.changed, self._batch.grown, self._batch.ended):
                signal.disconnect(self._follow)
        self._batch = batch
        self._rows.setSourceModel(ReportModel(batch, self))
        if before is not None:
            before.deleteLater()
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS):
            if width:
                self.table.setColumnWidth(column, width)
        self.table.selectionModel().selectionChanged.connect(self._follow)
        for signal in (batch.changed, batch.grown, batch.ended):
            signal.connect(self._follow)
        self._follow()

    def text(self) -> str:
        """The rows that are shown as lines with tabs, for a spreadsheet or a mail."""
        lines = ["\t".join(COLUMNS)]
        for row in range(self._rows.rowCount()):
            item = self._item(row)
            lines.append("\t".join(cell(item, column) for column in range(len(COLUMNS))))
        return "\n".join(lines) + "\n"

    def copy(self) -> None:
        """Put the rows that are shown into the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    # -- parts --------------------------------------------------------------------------------------------------

    def _build_choice(self) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.choices: dict[Which, QPushButton] = {}
        group = QButtonGroup(self)
        for which in Which:
            button = push(which.value, "chip")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.toggled.connect(lambda on, which=which: self._rows.show_only(which) if on else None)
            group.addButton(button)
            self.choices[which] = button
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._rows)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setStyleSheet(_SHEET)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.horizontalHeader().setHighlightSections(False)
        table.setAccessibleName("Articles brought in")
        self.choices[Which.ALL].setChecked(True)
        return table

    def _build_buttons(self) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.stop_some, self.stop_all = push("Stop selected", "box"), push("Stop all", "box")
        self.doubles = push("Compare doubles…", "box")
        copy, close = push("Copy as text", "box"), push("Close", "strong")
        for button in (self.stop_some, self.stop_all, self.doubles):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        for button in (self.stop_some, self.stop_all, self.doubles, copy):
            button.setAutoDefault(False)
        self.stop_some.clicked.connect(self._stop_selected)
        self.stop_all.clicked.connect(lambda: self._stop(self._batch.items))
        self.doubles.clicked.connect(self.doubles_wanted)
        copy.clicked.connect(self.copy)
        close.clicked.connect(self.close)
        close.setDefault(True)
        return row

    # -- following ----------------------------------------------------------------------------------------------

    def _item(self, row: int) -> Item:
        return self._batch.item(self._rows.mapToSource(self._rows.index(row, 0)).row())

    def _selected(self) -> list[Item]:
        return [self._item(index.row()) for index in self.table.selectionModel().selectedRows()]

    def _stop_selected(self) -> None:
        self._stop(self._selected())

    def _stop(self, items: tuple[Item, ...] | list[Item]) -> None:
        jobs: list[Job] = [item.job for item in items if item.job is not None and not item.state.settled]
        if jobs:
            self.stop_wanted.emit(jobs)

    def _follow(self) -> None:
        batch, running = self._batch, not self._batch.over
        total = len(batch)
        done = total - batch.count(State.WAITING, State.READING)
        self.words.setText(f"Reading {done + 1:,} of {counted(total, 'file')}" if running else batch.summary())
        self.progress.setVisible(running)
        self.progress.setRange(0, 1000 * max(total, 1))
        share = next((item.share for item in batch.items if item.state is State.READING), 0.0)
        self.progress.setValue(round(1000 * (done + share)))
        for which, button in self.choices.items():
            count = sum(1 for item in batch.items if which.takes(item.state))
            button.setText(f"{which.value} {count:,}")
        selected = self._selected()
        usual = "" if running else "Select a row to read all that is said of it."
        self.details.setText(details(selected[0]) if len(selected) == 1 else usual)
        self.stop_all.setVisible(running)
        self.stop_some.setVisible(running)
        self.stop_some.setEnabled(any(not item.state.settled for item in selected))
        self.doubles.setVisible(bool(batch.count(State.NEAR)))
