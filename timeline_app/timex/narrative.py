"""How a text tells its time: from the day it was published (news), or from one date to the next (history).

Decided by what the text does, over its first tokens: the explicit years it names, and how many words speak from
the writer's own day (today, yesterday, said, this week, bare weekdays).
"""

from __future__ import annotations

import re

from timeline_app.timex.tokens import Tokens
from timeline_app.timex.values import Point
from timeline_app.timex.words import word_set

LOOK = 20_000
"""Tokens looked at."""
LEAD = 90
"""Tokens in which a report names the day of its news."""

_YEAR = re.compile(r"1\d{3}|20\d{2}|[1-9]\d{2}")
_SPEECH = word_set("said says")
_DEICTIC = word_set("today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday ago")


def _dated(tokens: Tokens, index: int) -> bool:
    """Whether the weekday at ``index`` belongs to a whole date: "Monday, 12 May 2025"."""
    return any(word[:1].isdigit() for word in tokens.lower[index + 1 : index + 4])


def is_narrative(tokens: Tokens, dct: Point | None) -> bool:
    """Whether dates without a year are counted from the date told last rather than from the publication."""
    words = tokens.lower[:LOOK]
    years = [int(word) for word in words if len(word) == 4 and _YEAR.fullmatch(word)]
    eras = sum(word in {"bc", "bce"} for word in words)
    deictics = sum(word in _DEICTIC for word in words) + sum(word in _SPEECH for word in words) / 2
    if dct is None:
        return len(years) + eras > 2 * deictics
    if any(word in _DEICTIC and not _dated(tokens, index) for index, word in enumerate(words[:LEAD])):
        return False
    far = sum(abs(year - dct.year) > 1 for year in years) + 2 * eras
    return far >= 4 and far > 3 * deictics and far > 0.6 * len(years)
