"""The background spans of a canvas: those that the user added, and events shown as one."""

from __future__ import annotations

from PySide6.QtCore import Signal

from timeline_app.gui.canvas_selection import CanvasSelection
from timeline_app.layout.bands import Band, Bands, band_of
from timeline_app.layout.ranges import framed
from timeline_app.layout.scene import BandTarget
from timeline_app.model import Timeline


class CanvasBands(CanvasSelection):
    """``bands_changed()`` tells that other spans lie behind the events."""

    bands_changed = Signal()

    _added: tuple[Band, ...] = ()
    _from_events: frozenset[str] = frozenset()
    _behind: Bands | None = None

    @property
    def added_bands(self) -> tuple[Band, ...]:
        """The spans that :meth:`set_bands` was given."""
        return self._added

    @property
    def bands(self) -> tuple[Band, ...]:
        """All spans in the order of their starts, those of events that are shown included: what a picture takes."""
        return self._bands().bands

    def set_bands(self, bands: tuple[Band, ...]) -> None:
        """Show these spans behind the events, beside those of events."""
        if bands != self._added:
            self._added = bands
            self._bands_moved()

    def show_as_band(self, key: str, *, on: bool) -> None:
        """Show an event that takes more than a day as a background span too, or no longer."""
        keys = self._from_events | {key} if on else self._from_events - {key}
        if keys != self._from_events:
            self._from_events = keys
            self._bands_moved()

    def is_band(self, key: str) -> bool:
        """Whether an event is shown as a background span."""
        return key in self._from_events

    def can_be_band(self, key: str) -> bool:
        """Whether an event takes more than a day."""
        return self._band_of(key) is not None

    def remove_band(self, band: Band) -> None:
        """Take a span away: one that was added, or that of an event."""
        if band.key:
            self.show_as_band(band.key, on=False)
        else:
            self.set_bands(tuple(other for other in self._added if other != band))

    def band_at(self, target: BandTarget) -> Band:
        """The span that a target means."""
        return self.bands[target.number]

    def show_band(self, band: Band) -> None:
        """Show the whole of a span."""
        self.set_scale(framed((band.start, band.end), self._scale.width, fold=self._scale.fold), glide=True)

    def _bands(self) -> Bands:
        if self._behind is None:
            made = (self._band_of(key) for key in sorted(self._from_events))
            self._behind = Bands((*self._added, *(band for band in made if band is not None)))
        return self._behind

    def _band_of(self, key: str) -> Band | None:
        place = self._marks.places.get(key)
        return None if place is None else band_of(self._marks.mark(place))

    def _keep_bands(self, before: Timeline, after: Timeline) -> None:
        """Of the events shown as spans keep those that the other timeline has too: keys last."""
        del before
        self._from_events = frozenset(key for key in self._from_events if after.entry(key) is not None)

    def _bands_moved(self) -> None:
        self._behind = None
        self._changed()
        self.bands_changed.emit()
