"""Invented pieces of news: what a careful reader puts on the timeline, with its date, kind and status.

Each event is named by words of the text that hold its trigger.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from timeline_app.extraction import extract
from timeline_app.model import When

STORIES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "wire_stories.json").read_text(encoding="utf-8"),
)


def _same_days(one: When, other: When) -> bool:
    """Whether two dates mean the same days; a time of day means its day, "about" is let be."""
    ends = [(w.start.first_day if w.start else None, w.end.last_day if w.end else None) for w in (one, other)]
    return ends[0] == ends[1]


@pytest.mark.parametrize("story", STORIES, ids=[story["name"] for story in STORIES])
def test_the_events_of_a_story_with_their_dates(story: dict[str, Any]) -> None:
    text: str = story["text"]
    found = extract(text, dt.date.fromisoformat(story["published"])).events
    wrong = []
    for wanted in story["events"]:
        begin = text.index(wanted["words"])
        end = begin + len(wanted["words"])
        told = [e for e in found if any(begin <= m.trigger.start < end for m in e.mentions)]
        if not told:
            wrong.append(f"missed: {wanted['words']}")
            continue
        event = told[0]
        if event.when is None or not _same_days(event.when, When.parse(wanted["when"])):
            wrong.append(f"{wanted['words']}: {event.when}, not {wanted['when']}")
        if wanted.get("kind", event.kind.value) != event.kind.value:
            wrong.append(f"{wanted['words']}: {event.kind.value}, not {wanted['kind']} ({event.kind_reason})")
        if wanted.get("status", event.status.value) != event.status.value:
            wrong.append(f"{wanted['words']}: {event.status.value}, not {wanted['status']}")
    assert not wrong, "\n".join(wrong)


def test_the_stories_are_of_many_sorts() -> None:
    events = [event for story in STORIES for event in story["events"]]
    assert len(events) >= 170
    assert len({event["kind"] for event in events if "kind" in event}) >= 10
