"""What reading events gives."""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.model import Event, Rejected


@dataclass(frozen=True, slots=True)
class Found:
    """The events of an article and the words that were not taken, each with the reason."""

    events: tuple[Event, ...]
    rejected: tuple[Rejected, ...]
