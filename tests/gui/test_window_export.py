from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.window_support import dialog_of, key_of, messages
from timeline_app.gui.export_dialog import ExportDialog
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.print_picture import new_printer, paint_page
from timeline_app.layout.bands import Band
from timeline_app.model import Timeline
from timeline_app.model.calendar import to_ordinal
from timeline_app.render.changes import made_again
from timeline_app.render.export import PictureSettings, encoded, picture_sheet
from timeline_app.render.manifest import changes_in, manifest_in, settings_in
from timeline_app.render.presets import PRESETS

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(seeded: MainWindow, qtbot: QtBot) -> Iterator[ExportDialog]:
    """The export dialog, opened by its key, with its first preview made."""
    qtbot.keyClick(seeded, Qt.Key.Key_E, CONTROL)
    found = dialog_of(seeded, ExportDialog)
    qtbot.waitUntil(lambda: not found._image.isNull())
    yield found
    left = seeded.findChild(ExportDialog)
    if left is not None:
        left.reject()


def choose(dialog: ExportDialog, kind: str) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(kind))


@pytest.mark.parametrize(
    ("kind", "head"), [("png", b"\x89PNG"), ("svg", b"<"), ("pdf", b"%PDF"), ("jpeg", b"\xff\xd8")]
)
def test_each_format_is_written_and_told_of(
    seeded: MainWindow, dialog: ExportDialog, tmp_path: Path, qtbot: QtBot, kind: str, head: bytes
) -> None:
    path = tmp_path / f"picture.{kind}"
    choose(dialog, kind)
    with qtbot.waitSignal(dialog.written):
        dialog.save_to(str(path))
    assert path.read_bytes().startswith(head)
    assert messages(seeded) == [f"The picture was written to {path}."]


def test_size_scale_and_theme_are_those_asked_for(dialog: ExportDialog, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.size_choice.setCurrentText("Slide 16:9")
    dialog.scale.setCurrentIndex(dialog.scale.findData(2.0))
    dialog.theme.setCurrentText("Dark")
    path = tmp_path / "slide.png"
    with qtbot.waitSignal(dialog.written):
        dialog.save_to(str(path))
    image = QImage(str(path))
    assert image.size().toTuple() == (2560, 1440)
    assert image.pixelColor(5, 5).lightness() < 60


def test_title_legend_and_source_line_can_be_left_out(dialog: ExportDialog, tmp_path: Path, qtbot: QtBot) -> None:
    choose(dialog, "svg")
    dialog.title.setText("My own <title> & more")
    dialog.legend.setChecked(False)
    path = tmp_path / "picture.svg"
    with qtbot.waitSignal(dialog.written):
        dialog.save_to(str(path))
    words = " ".join(ET.parse(path).getroot().itertext())
    assert "My own <title> & more" in words
    settings = dialog.settings()
    assert (settings.legend, settings.source_line) == (False, True)


def test_the_view_alone_can_be_exported(seeded: MainWindow, dialog: ExportDialog) -> None:
    dialog.range.setCurrentIndex(1)
    settings = dialog.settings()
    scale = seeded.centre.canvas.scale
    assert (settings.begin, settings.end) == (scale.begin, scale.end)


def test_the_view_is_folded_as_the_window_is_and_has_its_spans(seeded: MainWindow, qtbot: QtBot) -> None:
    band = Band("The campaign", 738_900.0, 739_200.0, "#884400")
    seeded.centre.canvas.set_bands((band,))
    seeded.actions_by_name["export"].trigger()
    dialog = dialog_of(seeded, ExportDialog)
    assert dialog.settings().fold
    assert dialog.settings().bands == (band,)
    dialog.range.setCurrentIndex(dialog.range.findData("view"))
    assert not dialog.settings().fold
    assert dialog.settings().exact
    dialog.range.setCurrentIndex(0)
    assert dialog.settings().fold
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_range_of_dates_can_be_typed(dialog: ExportDialog, qtbot: QtBot) -> None:
    assert dialog.dates.isHidden()
    dialog.range.setCurrentIndex(dialog.range.findData("dates"))
    assert not dialog.dates.isHidden()
    qtbot.keyClicks(dialog.dates.first, "July 2024")
    assert dialog.settings().begin == to_ordinal(2024, 7, 1)
    assert dialog.settings().end is None
    qtbot.keyClicks(dialog.dates.last, "13 Aug 2024")
    assert dialog.settings().end == to_ordinal(2024, 8, 14)
    assert dialog.dates.understood == "from Jul 2024, to 13 Aug 2024"
    qtbot.keyClicks(dialog.dates.last, " perhaps")
    assert "not understood" in dialog.dates.understood
    dialog.dates.last.clear()
    qtbot.keyClicks(dialog.dates.last, "2001")
    qtbot.waitUntil(lambda: "ends before it begins" in dialog.note.text())


def test_the_preview_is_the_export_itself(dialog: ExportDialog, tmp_path: Path, qtbot: QtBot) -> None:
    """Where it is not made smaller, each pixel of it is that of the file."""
    dialog.width_px.setValue(400)
    dialog.height_px.setValue(300)
    dialog.scale.setCurrentIndex(dialog.scale.findData(1.0))
    qtbot.waitUntil(lambda: dialog._image.size() == QSize(400, 300))
    path = tmp_path / "a.png"
    with qtbot.waitSignal(dialog.written):
        dialog.save_to(str(path))
    assert dialog._image.convertToFormat(QImage.Format.Format_RGB32) == QImage(str(path)).convertToFormat(
        QImage.Format.Format_RGB32
    )


def test_the_window_lives_while_a_large_picture_is_written(dialog: ExportDialog, tmp_path: Path, qtbot: QtBot) -> None:
    """A clock of the window's ticks on; blocked, it would not tick even once."""
    dialog.size_choice.setCurrentText("A3 landscape")
    qtbot.waitUntil(lambda: "px" in dialog.note.text() and not dialog._timer.isActive())
    ticks: list[int] = []
    clock = QTimer()
    clock.setInterval(10)
    clock.timeout.connect(lambda: ticks.append(1))
    with qtbot.waitSignal(dialog.written, timeout=30_000):
        clock.start()
        dialog.save_to(str(tmp_path / "a3.png"))
    clock.stop()
    assert len(ticks) >= 10
    assert QImage(str(tmp_path / "a3.png")).width() == 4959


def test_a_choice_is_noted_in_the_picture_and_made_again(seeded: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    session = seeded.session
    entry = next(entry for entry in session.timeline.entries if entry.event.contradictory)
    session.choose(entry.key, next(reading for reading in entry.event.readings if not reading.preferred))
    seeded.actions_by_name["export"].trigger()
    dialog = dialog_of(seeded, ExportDialog)
    path = tmp_path / "a.svg"
    choose(dialog, "svg")
    with qtbot.waitSignal(dialog.written):
        dialog.save_to(str(path))
    manifest = manifest_in(path.read_bytes())
    read = Timeline.of(tuple(source.extraction for source in session.sources))
    again, lost = made_again(read, changes_in(manifest, read))
    assert (len(changes_in(manifest, read)), lost) == (1, 0)
    settings = settings_in(manifest, again)
    data = encoded(picture_sheet(again, settings).scene, settings, "svg", again, read)
    assert data == path.read_bytes()


def test_filters_hold_for_the_picture_and_the_dialog_says_so(seeded: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(seeded.filters.row("Interview & media"), LEFT)
    seeded.actions_by_name["export"].trigger()
    dialog = dialog_of(seeded, ExportDialog)
    assert dialog.settings().keys == seeded.session.facets.shown
    assert "filters" in dialog._filtered.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_preview_follows_and_says_what_it_shows(dialog: ExportDialog, qtbot: QtBot) -> None:
    assert "px" in dialog.note.text()
    before = dialog._image.cacheKey()
    dialog.theme.setCurrentText("Dark")
    qtbot.waitUntil(lambda: dialog._image.cacheKey() != before)
    assert dialog._image.pixelColor(3, 3).lightness() < 60


def test_a_picture_that_cannot_be_written_is_a_sentence_and_the_dialog_stays(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.save_to(str(tmp_path / "no" / "such" / "folder.png"))
    qtbot.waitUntil(dialog.save.isEnabled)
    assert "could not be written" in dialog.note.text()
    assert dialog.isVisible()


def test_a_picture_too_large_is_a_sentence(dialog: ExportDialog, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.width_px.setValue(20_000)
    dialog.height_px.setValue(20_000)
    dialog.scale.setCurrentIndex(dialog.scale.findData(4.0))
    assert dialog.size_choice.currentText() == "Own size"
    dialog.save_to(str(tmp_path / "large.png"))
    qtbot.waitUntil(lambda: "too large" in dialog.note.text())
    assert not (tmp_path / "large.png").exists()


def test_the_image_can_be_copied(seeded: MainWindow, dialog: ExportDialog, qtbot: QtBot) -> None:
    QApplication.clipboard().clear()
    with qtbot.waitSignal(dialog.copied):
        qtbot.mouseClick(dialog.copy, LEFT)
    assert QApplication.clipboard().image().width() == 1600
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.clipboard().clear()
    seeded.activateWindow()  # without a window manager nobody else does
    qtbot.waitUntil(seeded.isActiveWindow)
    qtbot.keyClick(seeded, Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert not QApplication.clipboard().image().isNull()


def test_escape_amid_a_preview_leaves_no_worker(seeded: MainWindow, qtbot: QtBot) -> None:
    seeded.actions_by_name["export"].trigger()
    dialog = dialog_of(seeded, ExportDialog)
    dialog._preview()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: seeded.findChild(ExportDialog) is None)


def test_the_drawing_can_be_copied(seeded: MainWindow, dialog: ExportDialog, qtbot: QtBot) -> None:
    QApplication.clipboard().clear()
    with qtbot.waitSignal(dialog.copied):
        qtbot.mouseClick(dialog.copy_svg, LEFT)
    data = QApplication.clipboard().mimeData()
    root = ET.fromstring(data.data("image/svg+xml").data())
    assert root.get("width") == "1600"
    assert ET.fromstring(data.text()).tag == root.tag
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.clipboard().clear()
    seeded.actions_by_name["copy_svg"].trigger()
    assert QApplication.clipboard().mimeData().hasFormat("image/svg+xml")
    assert any("SVG" in sentence for sentence in messages(seeded))


def test_a_preset_sets_size_scale_and_pages(dialog: ExportDialog, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.size_choice.setCurrentText("A4 landscape")
    assert (dialog.settings().width, dialog.settings().height, dialog.settings().scale) == (1123, 794, 300 / 96)
    choose(dialog, "pdf")
    assert dialog.settings().scale == 1.0
    assert not dialog.scale.isEnabled()
    dialog.size_choice.setCurrentText(PRESETS["poster"].name)
    assert (dialog.settings().format, dialog.settings().pages) == ("pdf", "a4")
    path = tmp_path / "poster.pdf"
    with qtbot.waitSignal(dialog.written):
        dialog.save_to(str(path))
    assert len(pypdfium2.PdfDocument(path.read_bytes())) == 4


def test_fold_font_and_subtitle_are_asked_for(dialog: ExportDialog) -> None:
    choose(dialog, "svg")
    dialog.fold.setChecked(True)
    dialog.embed.setChecked(True)
    dialog.subtitle.setText(" As told ")
    settings = dialog.settings()
    assert (settings.fold, settings.embed_font, settings.subtitle) == (True, True, "As told")
    choose(dialog, "png")
    assert not dialog.settings().embed_font


def test_the_selected_event_alone(seeded: MainWindow, qtbot: QtBot) -> None:
    key = key_of(seeded, seeded.session.timeline.entries[0].event.title)
    seeded.session.select(key)
    seeded.actions_by_name["export"].trigger()
    dialog = dialog_of(seeded, ExportDialog)
    dialog.range.setCurrentIndex(dialog.range.findData("selected"))
    assert dialog.settings().keys == frozenset({key})
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_page_is_printed(seeded: MainWindow, tmp_path: Path) -> None:
    """A printer that writes a file takes the place of paper."""
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    paint_page(seeded.session.timeline, PictureSettings(theme="print", title="On paper"), printer)
    document = pypdfium2.PdfDocument((tmp_path / "printed.pdf").read_bytes())
    assert len(document) == 1
    assert document[0].get_size() == pytest.approx((842, 595), abs=2)
    words = document[0].get_textpage().get_text_range()
    assert "On paper" in words
    assert "published 13 Aug 2024" in words


@pytest.mark.parametrize(("action", "kind"), [("preview", QPrintPreviewDialog), ("print", QPrintDialog)])
def test_print_and_preview_open(
    seeded: MainWindow, qtbot: QtBot, action: str, kind: type[QPrintPreviewDialog] | type[QPrintDialog]
) -> None:
    seeded.actions_by_name[action].trigger()
    dialog = dialog_of(seeded, kind)
    assert dialog.isVisible()
    qtbot.wait(100)  # the preview draws when it is shown
    dialog.reject()
    qtbot.waitUntil(lambda: seeded.findChild(kind) is None)
