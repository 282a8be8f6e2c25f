"""Clock times: an account from hour to hour keeps its hours, and no event is lent the clock time of another."""

from __future__ import annotations

import datetime as dt

from timeline_app import extract
from timeline_app.model import Basis

TEXT = (
    "Polls closed at 8pm on Sunday. An exit poll gave the Alliance 31 percent.\n\n"
    "At 10.15pm the leader resigned. Her rival addressed supporters at 00:40."
)


def test_each_event_has_its_own_hour() -> None:
    events = {event.mentions[0].trigger.of(TEXT): event for event in extract(TEXT, dt.date(2025, 5, 12)).events}
    assert str(events["closed"].when) == "2025-05-11T20:00"
    assert str(events["resigned"].when) == "2025-05-11T22:15"
    assert str(events["addressed"].when).startswith("2025-05-12")
    assert events["resigned"].basis is Basis.STATED


def test_what_has_no_hour_is_given_the_day_alone() -> None:
    events = {event.mentions[0].trigger.of(TEXT): event for event in extract(TEXT, dt.date(2025, 5, 13)).events}
    assert str(events["gave"].when) == "2025-05-11"
    assert events["gave"].basis is Basis.INFERRED
    assert str(events["addressed"].when) == "2025-05-12T00:40"
