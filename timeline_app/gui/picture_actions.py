"""What the window does with pictures without asking much: SVG to the clipboard, print, preview."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from timeline_app.gui.plain import one_line
from timeline_app.gui.session import Session
from timeline_app.gui.source_card import title_of
from timeline_app.render.export import PictureSettings, encoded, picture_sheet


def usual_title(session: Session) -> str:
    """The title of a single article; several have none in common."""
    sources = session.sources
    return one_line(title_of(sources[0]), 120) if len(sources) == 1 else ""


def svg_data(text: str) -> QMimeData:
    """A drawing for the clipboard: as SVG for programs that draw, as text for those that write."""
    data = QMimeData()
    data.setData("image/svg+xml", text.encode("utf-8"))
    data.setText(text)
    return data


def copy_view_as_svg(session: Session, view: tuple[float, float], theme: str) -> None:
    """Put what the window shows on the clipboard, as a drawing."""
    settings = PictureSettings(
        theme=theme, title=usual_title(session), begin=view[0], end=view[1], exact=True, keys=session.shown
    )
    scene = picture_sheet(session.timeline, settings).scene
    QGuiApplication.clipboard().setMimeData(svg_data(encoded(scene, settings, "svg", session.timeline).decode()))


def print_timeline(session: Session, parent: QWidget, tell: Callable[[str], object], *, preview: bool) -> QDialog:
    """Print the whole timeline, as filtered, in the colours for paper; ``tell`` is given a sentence if it fails."""
    from timeline_app.gui.print_picture import open_print  # noqa: PLC0415 - loads the system's printing

    settings = PictureSettings(theme="print", title=usual_title(session), keys=session.shown)
    return open_print(session.timeline, settings, parent, tell, preview=preview)
