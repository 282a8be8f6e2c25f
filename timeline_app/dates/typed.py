"""What a person types into a date field: EDTF, plain words, or a day without its year."""

from __future__ import annotations

import datetime as dt
import re

from timeline_app.dates.gate import parse_date
from timeline_app.model import CalendarDate, When
from timeline_app.model.calendar import days_in_month

_ABOUT = re.compile(r"(?:about|around|circa|ca\.?|c\.|approximately|~)\s*(?=\S)", re.IGNORECASE)
_PART = re.compile(r"(?P<part>early|mid|late)[\s-]+(?:in\s+)?(?=\S)", re.IGNORECASE)
_DECADE = re.compile(r"(?:the\s+)?(?P<start>\d{3}0)'?s", re.IGNORECASE)
_RANGE = re.compile(r"\s+(?:to|until|till|through|–|—|-)\s+|\s*(?:–|—)\s*", re.IGNORECASE)
_FROM = re.compile(r"(?:from|between)\s+", re.IGNORECASE)
_PARTS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
"""Thirds of a year, in months."""
_PARTS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
"""Thirds of a month, in days."""


def understand(words: str, base: dt.date) -> When | None:
    """The date that a person means by ``words``, or ``None``; ``str`` of it shows what was understood.

    Takes EDTF ("2024-07-23~", "2024-07/2024-08"), all that :func:`parse_date` takes, "about 1999", "mid-2023",
    "early July 2024", "the 1990s", ranges ("July 2023 to May 2024"), and days or months without a year
    ("July 13"), which get the year of ``base``.
    """
    text = " ".join(words.split())
    if not text:
        return None
    try:
        return When.parse(text)
    except ValueError:
        pass
    if about := _ABOUT.match(text):
        inner = _single(text[about.end() :], base)
        return None if inner is None else inner.about()
    return _single(text, base) or _range(text, base)


def _single(text: str, base: dt.date) -> When | None:
    if decade := _DECADE.fullmatch(text):
        first = int(decade["start"])
        return When.between(CalendarDate(first), CalendarDate(first + 9))
    if part := _PART.match(text):
        whole = _single(text[part.end() :], base)
        return None if whole is None or whole.start is None else _third(whole.start, part["part"].lower())
    return parse_date(text) or parse_date(f"{text} {base.year}") or parse_date(f"{text}, {base.year}")


def _third(whole: CalendarDate, part: str) -> When | None:
    if whole.day is not None:
        return None
    if whole.month is None:
        first, last = _PARTS_OF_YEAR[part]
        return When.between(CalendarDate(whole.year, first), CalendarDate(whole.year, last))
    first, last = _PARTS_OF_MONTH[part]
    last = min(last, days_in_month(whole.year, whole.month))
    return When.between(CalendarDate(whole.year, whole.month, first), CalendarDate(whole.year, whole.month, last))


def _range(text: str, base: dt.date) -> When | None:
    sides = _RANGE.split(_FROM.sub("", text, count=1))
    if len(sides) != 2:
        return None
    start, end = _single(sides[0], base), _single(sides[1], base)
    if start is None or end is None:
        return None
    try:
        return When.between(start.start, end.end)
    except ValueError:
        return None
