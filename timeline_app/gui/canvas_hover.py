"""The card that appears when the pointer rests on an event: its words in full, where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from timeline_app.layout.datetext import span_text
from timeline_app.layout.marks import Mark
from timeline_app.layout.scene import BandTarget, ClusterTarget, EdgeTarget, EventTarget, Target
from timeline_app.layout.style import date_line
from timeline_app.layout.theme import KIND_NAMES

if TYPE_CHECKING:
    from timeline_app.gui.canvas import TimelineCanvas

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def card_text(mark: Mark) -> str:
    """The card of an event as rich text; every word of the article is escaped."""
    lines = [f"<b>{_escaped(mark.title[:300])}</b>", f"{_escaped(date_line(mark))} · {KIND_NAMES[mark.kind]}"]
    if mark.conflict:
        lines.append("The source gives more than one date.")
    if mark.people:
        lines.append(_escaped(mark.people))
    if mark.snippet:
        lines.append(f"<i>{_escaped(mark.snippet)}</i>")
    return '<div style="max-width: 320px">' + "<br>".join(lines) + "</div>"


def target_text(canvas: TimelineCanvas, target: Target | None) -> str:
    """What a tool tip says of a target; empty for nothing."""
    match target:
        case EventTarget(key):
            place = canvas.marks.places.get(key)
            return "" if place is None else card_text(canvas.marks.mark(place))
        case ClusterTarget():
            return f"{target.total:,} more events: click to come closer"
        case EdgeTarget():
            return f"{target.total:,} {'earlier' if target.side < 0 else 'later'} events: click to go there"
        case BandTarget():
            band = canvas.band_at(target)
            return f"{_escaped(band.name)}<br>{span_text(band.start, band.end, canvas.style_in_use.words)}"
        case None:
            return ""


def show_tip(canvas: TimelineCanvas, event: QEvent) -> bool:
    """Answer a request for a tool tip; gives whether it was one."""
    if not isinstance(event, QHelpEvent) or event.type() is not QEvent.Type.ToolTip:
        return False
    text = target_text(canvas, canvas.target_at(event.pos()))
    if text:
        QToolTip.showText(event.globalPos() + QPoint(4, 8), text, canvas)
    else:
        QToolTip.hideText()
        event.ignore()
    return True


def _escaped(text: str) -> str:
    return text.translate(_ENTITIES)
