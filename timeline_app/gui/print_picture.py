"""The timeline on paper: the same Scene through the same painter, one page as large as the printer's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QDialog, QWidget

from timeline_app.model import OutputError, Timeline
from timeline_app.render.export import PictureSettings, picture_sheet
from timeline_app.render.paint import paint
from timeline_app.render.presets import PER_MM


def page_settings(settings: PictureSettings, layout: QPageLayout) -> PictureSettings:
    """The settings for a sheet: the words as large as on the screen, the page full."""
    room = layout.paintRect(QPageLayout.Unit.Millimeter)
    return replace(settings, width=room.width() * PER_MM, height=room.height() * PER_MM, scale=1.0, transparent=False)


def paint_page(timeline: Timeline, settings: PictureSettings, printer: QPrinter) -> None:
    """Draw the timeline on the printer's page.

    Raises:
        OutputError: if the page is too small, or the printer does not take it.
    """
    scene = picture_sheet(timeline, page_settings(settings, printer.pageLayout())).scene
    painter = QPainter()
    if not painter.begin(printer):
        message = "The printer does not take the page."
        raise OutputError(message)
    try:
        factor = printer.pageLayout().paintRectPixels(printer.resolution()).width() / scene.width
        painter.scale(factor, factor)
        paint(scene, painter)
    finally:
        painter.end()


def new_printer() -> QPrinter:
    """The usual printer, set for a sheet on its side."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setDocName("Timeline")
    printer.setCreator("timeline-app")
    return printer


def open_print(
    timeline: Timeline, settings: PictureSettings, parent: QWidget, tell: Callable[[str], object], *, preview: bool
) -> QDialog:
    """Open the preview, or the choice of printer; what is chosen there is printed. The dialog keeps its printer.

    ``tell`` is given a sentence where the page cannot be made.
    """
    printer = new_printer()

    def draw(*_: object) -> None:
        try:
            paint_page(timeline, settings, printer)
        except OutputError as error:
            tell(str(error))

    dialog: QPrintPreviewDialog | QPrintDialog
    if preview:
        dialog = QPrintPreviewDialog(printer, parent)
        dialog.setWindowTitle("Print preview")
        dialog.paintRequested.connect(draw)
    else:
        dialog = QPrintDialog(printer, parent)
        dialog.accepted.connect(draw)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    QDialog.open(dialog)  # the printing dialogs' own wants a receiver
    return dialog
