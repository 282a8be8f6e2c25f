"""What the window does with pictures without asking much: SVG to the clipboard, print, preview."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from timeline_app.gui.session import Session
from timeline_app.gui.source_card import title_of
from timeline_app.layout.bands import Band
from timeline_app.model import Timeline
from timeline_app.render.export import PictureSettings, encoded, picture_sheet
from timeline_app.wording.plain import one_line

if TYPE_CHECKING:
    from timeline_app.gui.canvas import TimelineCanvas


class WindowView(NamedTuple):
    """What the window shows: instants in days, whether empty stretches are folded, the spans behind the events, and the
    keys of the selected events.
    """

    begin: float
    end: float
    folded: bool = False
    bands: tuple[Band, ...] = ()
    selection: frozenset[str] = frozenset()


def view_of(canvas: TimelineCanvas) -> WindowView:
    """What a canvas shows now."""
    return WindowView(canvas.scale.begin, canvas.scale.end, canvas.folded, canvas.bands, canvas.selection)


def as_read(session: Session) -> Timeline:
    """The timeline before the user chose or changed anything: a picture notes what is different."""
    return Timeline.of(tuple(source.extraction for source in session.sources))


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


def copy_view_as_svg(session: Session, view: WindowView, theme: str) -> None:
    """Put what the window shows on the clipboard, as a drawing.

    Raises:
        OutputError: if it would be too large.
    """
    settings = PictureSettings(
        theme=theme, title=usual_title(session), begin=view.begin, end=view.end, keys=session.shown, fold=view.folded,
        bands=view.bands,
    )  # fmt: skip
    scene = picture_sheet(session.timeline, settings).scene
    data = encoded(scene, settings, "svg", session.timeline, as_read(session))
    QGuiApplication.clipboard().setMimeData(svg_data(data.decode()))


def print_timeline(
    session: Session,
    parent: QWidget,
    tell: Callable[[str], object],
    *,
    preview: bool,
    bands: tuple[Band, ...] = (),
) -> QDialog:
    """Print the whole timeline, as filtered, in the colours for paper; ``tell`` is given a sentence if it fails."""
    from timeline_app.gui.print_picture import open_print  # noqa: PLC0415 - loads the system's printing

    settings = PictureSettings(theme="print", title=usual_title(session), keys=session.shown, bands=bands)
    return open_print(session.timeline, settings, parent, tell, preview=preview)
