"""Pictures out of the window: exported, copied, printed; the parts that write them are loaded when first needed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from timeline_app.gui.canvas import TimelineCanvas
from timeline_app.gui.info_bar import Level, MessageArea
from timeline_app.gui.look import Look
from timeline_app.gui.session import Session
from timeline_app.gui.settings import WindowSettings
from timeline_app.model import TimelineError


class Pictures(QObject):
    """What the actions on pictures do, for the view of ``canvas``."""

    def __init__(
        self,
        session: Session,
        canvas: TimelineCanvas,
        messages: MessageArea,
        settings: WindowSettings,
        look: Callable[[], Look],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._canvas, self._messages = session, canvas, messages
        self._settings, self._look, self._window = settings, look, window

    def export(self) -> None:
        """Ask how the picture is to be, and write it."""
        from timeline_app.gui.export_dialog import ExportDialog  # noqa: PLC0415 - with all writers of files: not at start
        from timeline_app.gui.picture_actions import view_of  # noqa: PLC0415 - as above

        view = view_of(self._canvas)
        dialog = ExportDialog(self._session, view, self._look(), self._settings, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.written.connect(
            lambda path: self._messages.show_message(f"The picture was written to {path}.", seconds=8)
        )
        dialog.copied.connect(lambda: self._messages.show_message("The picture was copied.", seconds=4))
        dialog.open()

    def copy_image(self) -> None:
        """Put the view on the clipboard."""
        self._canvas.copy_image()
        self._messages.show_message("The view was copied as an image.", seconds=4)

    def copy_drawing(self) -> None:
        """Put the view on the clipboard as SVG."""
        from timeline_app.gui.picture_actions import copy_view_as_svg, view_of  # noqa: PLC0415 - not at start, as above

        try:
            copy_view_as_svg(self._session, view_of(self._canvas), self._look().theme.name)
        except TimelineError as error:
            self._warn(str(error))
            return
        self._messages.show_message("The view was copied as a drawing (SVG).", seconds=4)

    def print(self, *, preview: bool) -> None:
        """Print, or show how it would be printed."""
        from timeline_app.gui.picture_actions import print_timeline  # noqa: PLC0415 - as above

        print_timeline(self._session, self._window, self._warn, preview=preview, bands=self._canvas.bands)

    def _warn(self, sentence: str) -> None:
        self._messages.show_message(sentence, Level.WARNING)
