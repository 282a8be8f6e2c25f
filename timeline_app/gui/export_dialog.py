"""How a picture is to be: format, size, theme, what stands on it; with a preview that is the export itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from timeline_app.gui.appearance import label, push, role
from timeline_app.gui.export_choices import (
    CUSTOM,
    ENDINGS,
    FORMATS,
    PAGES,
    RANGES,
    SCALES,
    SIZES,
    THEMES,
    VECTOR,
    choice,
    number_box,
    row_label,
    selection,
)
from timeline_app.gui.export_range import RangeFields
from timeline_app.gui.look import Look
from timeline_app.gui.picture_actions import WindowView, as_read, svg_data, usual_title
from timeline_app.gui.picture_worker import PictureWorker
from timeline_app.gui.session import Session
from timeline_app.gui.settings import WindowSettings
from timeline_app.render.export import PictureReport, PictureSettings

_PAUSE = 180
"""Milliseconds without a change after which the preview is made."""


class ExportDialog(QDialog):
    """Does not block while a picture is made. Signals: ``written(path)``, ``copied()``."""

    written = Signal(str)
    copied = Signal()

    def __init__(
        self,
        session: Session,
        view: WindowView,
        look: Look,
        settings: WindowSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._view, self._settings = session, view, settings
        self._image = QImage()
        self._worker = PictureWorker(session.timeline, self, as_read(session))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._preview)
        self.setWindowTitle("Export image")
        self.setModal(True)
        self.resize(1000, 620)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(18, 16, 18, 16)
        outer.setSpacing(18)
        outer.addWidget(self._build_form(look))
        outer.addLayout(self._build_preview(), 1)
        self._connect()
        self._choose_size()

    # -- parts --------------------------------------------------------------------------------------------------

    def _build_form(self, look: Look) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(320)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        form = self._form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(14)
        self.format, self.theme, self.scale = choice(FORMATS), choice(THEMES), choice(SCALES)
        self.theme.setCurrentIndex(max(0, self.theme.findData(look.theme.name)))
        self.size_choice = choice([(size.name, size) for size in SIZES] + [(CUSTOM, None)])
        self.range = choice([*RANGES, *selection(len(self._selected()))])
        self.dates = RangeFields()
        self.pages = choice(PAGES)
        self.width_px, self.height_px = number_box(40), number_box(0)
        self.height_px.setSpecialValueText("as needed")
        numbers = QHBoxLayout()
        numbers.addWidget(self.width_px, 1)
        numbers.addWidget(label("×", "muted"))
        numbers.addWidget(self.height_px, 1)
        self.title = QLineEdit(usual_title(self._session))
        self.title.setMaxLength(200)
        self.title.setCursorPosition(0)  # its beginning shows, not its end
        self.title.setPlaceholderText("none")
        self.subtitle = QLineEdit()
        self.subtitle.setMaxLength(300)
        self.subtitle.setPlaceholderText("none")
        self.legend, self.sources = QCheckBox("Legend"), QCheckBox("Sources, numbered")
        self.transparent = QCheckBox("Transparent background")
        self.fold, self.embed = QCheckBox("Fold long empty stretches"), QCheckBox("Font inside the SVG")
        self.fold.setChecked(True)
        self.fold.setToolTip("A marked break says how long each stretch is. Without it a day is as long everywhere.")
        self.legend.setChecked(True)
        self.sources.setChecked(True)
        rows = (
            ("Format", self.format), ("Show", self.range), ("Dates", self.dates), ("Size", self.size_choice),
            ("Pixels", numbers), ("Scale", self.scale), ("Colours", self.theme), ("Title", self.title),
            ("Subtitle", self.subtitle), ("Pages", self.pages),
        )  # fmt: skip
        for name, part in rows:
            if isinstance(part, QWidget):
                part.setAccessibleName(name)
            form.addRow(row_label(name), part)
        form.setRowVisible(self.dates, False)
        self.width_px.setAccessibleName("Width in pixels")
        self.height_px.setAccessibleName("Height in pixels")
        column.addLayout(form)
        column.addSpacing(6)
        for box in (self.legend, self.sources, self.transparent, self.fold, self.embed):
            column.addWidget(box)
        column.addStretch(1)
        self._filtered = label("", "muted", wrap=True)
        if self._session.filters.active:
            self._filtered.setText("Only the events that the filters show are drawn.")
        column.addWidget(self._filtered)
        return holder

    def _build_preview(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        self._frame = QFrame()
        role(self._frame, "note")
        inside = QVBoxLayout(self._frame)
        self._picture = label("Drawing…")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setMinimumSize(200, 150)
        self._picture.setAccessibleName("Preview")
        inside.addWidget(self._picture)
        column.addWidget(self._frame, 1)
        self.note = label("", "muted", wrap=True)
        column.addWidget(self.note)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = push("Cancel", "box")
        cancel.clicked.connect(self.reject)
        self.print = push("Print…", "box")
        self.copy_svg = push("Copy SVG", "box")
        self.copy = push("Copy image", "box")
        self.save = push("Save…", "strong")
        self.save.setDefault(True)
        for button in (cancel, self.print, self.copy_svg, self.copy, self.save):
            row.addWidget(button)
        column.addLayout(row)
        return column

    def _connect(self) -> None:
        self.size_choice.currentIndexChanged.connect(self._choose_size)
        self.range.currentIndexChanged.connect(self._choose_range)
        self.dates.changed.connect(self._change)
        for box in (self.format, self.range, self.scale, self.theme, self.pages):
            box.currentIndexChanged.connect(self._change)
        for number in (self.width_px, self.height_px):
            number.valueChanged.connect(self._change)
            number.valueChanged.connect(self._name_size)
        for check in (self.legend, self.sources, self.transparent, self.fold, self.embed):
            check.toggled.connect(self._change)
        self.title.textChanged.connect(self._change)
        self.subtitle.textChanged.connect(self._change)
        self.save.clicked.connect(self._ask_file)
        self.copy.clicked.connect(self._copy)
        self.copy_svg.clicked.connect(self._copy_drawing)
        self.print.clicked.connect(self._print)
        self._worker.previewed.connect(self._show_preview)
        self._worker.written.connect(self._finish)
        self._worker.copied.connect(self._finish_copy)
        self._worker.drawn.connect(self._finish_drawing)
        self._worker.failed.connect(self._fail)

    # -- what is asked for --------------------------------------------------------------------------------------

    def settings(self) -> PictureSettings:
        """The picture as it is asked for now."""
        begin, end = self._span()
        return PictureSettings(
            width=self.width_px.value(),
            height=self.height_px.value(),
            scale=1.0 if self.format.currentData() in VECTOR else self.scale.currentData(),
            theme=self.theme.currentData(),
            title=self.title.text().strip(),
            subtitle=self.subtitle.text().strip(),
            legend=self.legend.isChecked(),
            source_line=self.sources.isChecked(),
            begin=begin,
            end=end,
            format=self.format.currentData(),
            keys=self._keys(),
            transparent=self.transparent.isChecked(),
            fold=self.fold.isChecked(),
            embed_font=self.embed.isChecked(),
            pages=self.pages.currentData(),
            bands=self._view.bands,
        )

    def _span(self) -> tuple[float | None, float | None]:
        match self.range.currentData():
            case "view":
                return self._view.begin, self._view.end
            case "dates":
                return self.dates.begin, self.dates.end
            case _:
                return None, None

    def _selected(self) -> frozenset[str]:
        selected = self._session.selected
        return self._view.selection or (frozenset({selected}) if selected else frozenset())

    def _keys(self) -> frozenset[str] | None:
        return self._selected() if self.range.currentData() == "selected" else self._session.shown

    def save_to(self, path: str) -> None:
        """Write the picture to ``path`` and close once it is written."""
        self._set_busy(busy=True)
        self.note.setText("Writing…")
        self._worker.write(self.settings(), path)

    def _ask_file(self) -> None:
        kind = self.format.currentData()
        ending = ENDINGS.get(kind, kind)
        name = "".join(c if c.isalnum() or c in " -_" else " " for c in self.title.text())[:60].strip() or "timeline"
        start = str(Path(self._settings.folder()) / f"{' '.join(name.split())}.{ending}")
        path, _ = QFileDialog.getSaveFileName(self, "Save picture", start, f"{self.format.currentText()} (*.{ending})")
        if path:
            path = path if Path(path).suffix else f"{path}.{ending}"
            self._settings.set_folder(str(Path(path).parent))
            self.save_to(path)

    def _copy(self) -> None:
        self._set_busy(busy=True)
        self._worker.copy(self.settings())

    def _copy_drawing(self) -> None:
        self._set_busy(busy=True)
        self._worker.draw(replace(self.settings(), scale=1.0, pages=""))

    def _print(self) -> None:
        from timeline_app.gui.print_picture import open_print  # noqa: PLC0415 - loads the system's printing

        open_print(self._session.timeline, self.settings(), self, self.note.setText, preview=True)

    # -- what comes of it ---------------------------------------------------------------------------------------

    def _choose_size(self) -> None:
        size = self.size_choice.currentData()
        if size is not None:
            self.scale.setCurrentIndex(max(0, self.scale.findData(size.scale)))
            if size.pages:
                self.format.setCurrentIndex(self.format.findData("pdf"))
            self.pages.setCurrentIndex(max(0, self.pages.findData(size.pages)))
            for box, value in ((self.width_px, size.width), (self.height_px, size.height)):
                box.blockSignals(True)  # one change, not two
                box.setValue(value)
                box.blockSignals(False)
        self._change()

    def _choose_range(self) -> None:
        """What the window shows is folded as the window is, all else unless the user says no."""
        kind = self.range.currentData()
        self.fold.setChecked(self._view.folded or kind != "view")
        self._form.setRowVisible(self.dates, kind == "dates")

    def _name_size(self) -> None:
        """A size typed in is a preset's or the user's own."""
        asked = (self.width_px.value(), self.height_px.value())
        names = [size.name for size in SIZES if (size.width, size.height) == asked]
        self.size_choice.blockSignals(True)
        self.size_choice.setCurrentText(names[0] if names else CUSTOM)
        self.size_choice.blockSignals(False)

    def _change(self) -> None:
        kind = self.format.currentData()
        for box, kinds in ((self.transparent, {"png", "svg", "webp"}), (self.embed, {"svg"})):
            box.setEnabled(kind in kinds)
            if kind not in kinds:
                box.setChecked(False)
        self.scale.setEnabled(kind not in VECTOR)
        self.pages.setEnabled(kind == "pdf")
        if kind != "pdf":
            self.pages.setCurrentIndex(0)
        self._timer.start()

    def _preview(self) -> None:
        room = self._frame.contentsRect()
        self._worker.preview(self.settings(), room.width() - 24, room.height() - 24, self.devicePixelRatioF())

    def _show_preview(self, image: QImage, words: str) -> None:
        self._image = image
        self._picture.setPixmap(QPixmap.fromImage(image))
        self.note.setText(words)
        self._set_busy(busy=False)

    def _fail(self, sentence: str) -> None:
        self.note.setText(sentence)
        self._set_busy(busy=False)

    def _finish(self, report: PictureReport) -> None:
        self.written.emit(str(report.path))
        self.accept()

    def _finish_copy(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self.note.setText("The picture was copied.")
        self._set_busy(busy=False)
        self.copied.emit()

    def _finish_drawing(self, text: str) -> None:
        QGuiApplication.clipboard().setMimeData(svg_data(text))
        self.note.setText("The drawing was copied as SVG.")
        self._set_busy(busy=False)
        self.copied.emit()

    def _set_busy(self, *, busy: bool) -> None:
        self.save.setEnabled(not busy)
        self.copy.setEnabled(not busy)
        self.copy_svg.setEnabled(not busy)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The preview fits anew."""
        super().resizeEvent(event)
        self._timer.start()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """The same as Cancel."""
        self.reject()
        event.accept()

    def done(self, result: int) -> None:
        """Stop the worker before the dialog goes."""
        self._timer.stop()
        self._worker.close()
        super().done(result)
