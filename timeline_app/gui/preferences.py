"""Preferences of the window: they hold at once, for all projects."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from timeline_app.gui.appearance import label, push
from timeline_app.gui.look import LOOKS
from timeline_app.gui.settings import Preferences

_LOOKS = {"light": "Light", "dark": "Dark", "contrast": "High contrast", "print": "Black on white"}
_SCALES = (0.9, 1.0, 1.15, 1.3, 1.5)
_SHIPPED = "The one that comes with the program"


class PreferencesDialog(QDialog):
    """Signal ``changed(Preferences)`` after each change; closed with Escape."""

    changed = Signal(object)

    def __init__(self, now: Preferences, look: str, pipelines: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.setWindowTitle("Preferences")
        self.setMinimumWidth(500)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(14)
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(10)
        self.look = QComboBox()
        for name in LOOKS:
            self.look.addItem(_LOOKS.get(name, name.capitalize()), name)
        self.look.setCurrentIndex(max(0, self.look.findData(look)))
        form.addRow("Look", self.look)
        self.scale = QComboBox()
        for scale in _SCALES:
            self.scale.addItem(f"{scale:.0%}", scale)
        self.scale.setCurrentIndex(max(0, self.scale.findData(now.text_scale)))
        form.addRow("Size of the timeline’s text", self.scale)
        self.pipeline = self._pipelines(pipelines, now.pipeline)
        form.addRow("Reads English with", self.pipeline)
        column.addLayout(form)
        note = "Another language model must be installed as a spaCy pipeline; it is used at the next reading."
        column.addWidget(label(note, "small", wrap=True))
        self.wheel = QCheckBox("The wheel moves in time; with Shift or Ctrl it zooms")
        self.wheel.setChecked(now.wheel_pans)
        self.motion = QCheckBox("Movements glide")
        self.motion.setChecked(now.motion)
        self.dates = QCheckBox("Dates on the timeline as this computer writes them")
        self.dates.setChecked(now.local_dates)
        for box in (self.wheel, self.motion, self.dates):
            column.addWidget(box)
        row = QHBoxLayout()
        row.addStretch(1)
        close = push("Close", "box")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
        for combo in (self.look, self.scale, self.pipeline):
            combo.activated.connect(self._tell)
        for box in (self.wheel, self.motion, self.dates):
            box.toggled.connect(self._tell)

    @staticmethod
    def _pipelines(names: tuple[str, ...], now: str) -> QComboBox:
        combo = QComboBox()
        combo.addItem(_SHIPPED, "")
        for name in dict.fromkeys((*names, *([now] if now else []))):
            combo.addItem(name, name)
        combo.setCurrentIndex(max(0, combo.findData(now)))
        combo.setAccessibleName("Reads English with")
        return combo

    @property
    def chosen_look(self) -> str:
        """The name of the look."""
        return str(self.look.currentData())

    def _tell(self, *_: object) -> None:
        self._now = Preferences(
            wheel_pans=self.wheel.isChecked(),
            motion=self.motion.isChecked(),
            text_scale=float(self.scale.currentData()),
            pipeline=str(self.pipeline.currentData()),
            local_dates=self.dates.isChecked(),
        )
        self.changed.emit(self._now)
