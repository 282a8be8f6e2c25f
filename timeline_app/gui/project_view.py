"""How the window stood when a project was last seen: read from and written to plain values that the project keeps.

What is missing or makes no sense there (an untrusted file may say anything) counts as never stored.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from enum import Enum
from typing import TypeVar

from timeline_app.gui.canvas import TimelineCanvas
from timeline_app.gui.filters import Filters, Mark
from timeline_app.gui.session import Session
from timeline_app.layout.marks import LaneMode
from timeline_app.model import Kind, Status

_FARTHEST = 400_000_000.0
"""Days from the beginning of the era, more than a million years: no view lies beyond."""
_LISTED = 10_000
_Member = TypeVar("_Member", bound=Enum)


def written(session: Session, canvas: TimelineCanvas, panels: Mapping[str, object]) -> dict[str, object]:
    """The view as plain values: the stretch of time, selection, filters, lanes, folds, spans, and the panels."""
    filters = session.filters
    hidden = [session.sources[index].key for index in sorted(filters.sources) if index < len(session.sources)]
    return {
        "begin": canvas.scale.begin,
        "end": canvas.scale.end,
        "selected": session.selected,
        "lanes": canvas.lane_mode.value,
        "folded": canvas.folded,
        "bands": [band.key for band in canvas.bands if band.key],
        "filters": {
            "sources": hidden,
            "kinds": sorted(kind.value for kind in filters.kinds),
            "statuses": sorted(status.value for status in filters.statuses),
            "marks": sorted(mark.value for mark in filters.marks),
            "people": sorted(filters.people),
            "text": filters.text,
        },
        **panels,
    }


def restore(session: Session, canvas: TimelineCanvas, view: Mapping[str, object]) -> None:
    """Show what the values say, as far as they make sense."""
    session.set_filters(_filters(session, view.get("filters")))
    mode = next((mode for mode in LaneMode if mode.value == view.get("lanes")), LaneMode.KIND)
    if mode is not canvas.lane_mode:
        canvas.set_lane_mode(mode)
    folded = view.get("folded") is True
    if folded != canvas.folded:
        canvas.set_folded(on=folded)
    for key in _texts(view.get("bands")):
        if canvas.can_be_band(key):
            canvas.show_as_band(key, on=True)
    selected = view.get("selected")
    session.select(selected if isinstance(selected, str) else "")
    begin, end = _instant(view.get("begin")), _instant(view.get("end"))
    if begin is not None and end is not None and end - begin > 1 / 1440:
        canvas.show_range(begin, end)


def _filters(session: Session, stored: object) -> Filters:
    if not isinstance(stored, Mapping):
        return Filters()
    keys = set(_texts(stored.get("sources")))
    text = stored.get("text")
    return Filters(
        sources=frozenset(index for index, source in enumerate(session.sources) if source.key in keys),
        kinds=_members(Kind, stored.get("kinds")),
        statuses=_members(Status, stored.get("statuses")),
        marks=_members(Mark, stored.get("marks")),
        people=frozenset(_texts(stored.get("people"))),
        text=text[:200] if isinstance(text, str) else "",
    )


def _members(kind: type[_Member], stored: object) -> frozenset[_Member]:
    names = set(_texts(stored))
    return frozenset(member for member in kind if member.value in names)


def _texts(stored: object) -> list[str]:
    items = stored[:_LISTED] if isinstance(stored, list | tuple) else []
    return [item for item in items if isinstance(item, str)]


def _instant(stored: object) -> float | None:
    if isinstance(stored, bool) or not isinstance(stored, int | float):
        return None
    return float(stored) if math.isfinite(stored) and abs(stored) < _FARTHEST else None


def flag(view: Mapping[str, object], name: str, act: Callable[[bool], object]) -> None:
    """Call ``act`` with a stored yes or no, where there is one."""
    value = view.get(name)
    if isinstance(value, bool):
        act(value)
