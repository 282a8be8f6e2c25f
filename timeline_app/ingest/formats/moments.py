"""Dates and times as programs write them into files: ISO 8601, e-mail and HTTP dates, PDF dates, and as people do."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from timeline_app.ingest.stamps import read_bare
from timeline_app.model import CalendarDate, Published

_EARLIEST, _LATEST = 1600, 2200
"""Years between which a date may be one of publication; outside of them programs write what they do not know."""
_ISO = re.compile(r"\d{4}-?\d\d-?\d\d(?:[T ]\d\d:?\d\d.{0,20})?")
_FRACTION = re.compile(r"(?<=:\d\d)[.,]\d{1,9}")
_PDF = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?")
_LONGEST = 80

Moment = dt.date | dt.datetime


def read_moment(words: str) -> Moment | None:
    """The day, with its time of day where there is one, that ``words`` are; None where they are none or not surely one.

    The time is the one written, on the writer's own clock: its zone is not kept.
    """
    words = " ".join(words.split())
    if not words or len(words) > _LONGEST:
        return None
    found = _iso(words) or _mail(words)
    if found is None:
        stamp = read_bare(words, 0, ())
        found = None if stamp is None else _of_date(stamp.date)
    return found if found is not None and _EARLIEST <= found.year <= _LATEST else None


def read_pdf_moment(words: str) -> Moment | None:
    """A PDF's own date, ``D:20240305101500+01'00'`` (ISO 32000-1, section 7.9.4); None where it names no day."""
    match = _PDF.match(words.strip())
    if match is None or match[3] is None:
        return None
    year, month, day, hour, minute = (None if group is None else int(group) for group in match.groups())
    assert year is not None  # the pattern has one
    try:
        if hour is not None and minute is not None:
            found: Moment = dt.datetime(year, month or 1, day or 1, hour, minute)  # noqa: DTZ001 - as written
        else:
            found = dt.date(year, month or 1, day or 1)
    except ValueError:
        return None
    return found if _EARLIEST <= found.year <= _LATEST else None


def published(words: str, where: str) -> Published | None:
    """The publication date in ``words`` that a file gives at ``where``, said so in its source."""
    moment = read_moment(words)
    return None if moment is None else Published(moment, f"{where}: “{' '.join(words.split())}”")


def _iso(words: str) -> Moment | None:
    if _ISO.fullmatch(words) is None:
        return None
    try:
        if len(words) <= len("2024-03-05"):
            return dt.date.fromisoformat(words)
        return dt.datetime.fromisoformat(_FRACTION.sub("", words)).replace(tzinfo=None)
    except ValueError:
        return None


def _mail(words: str) -> Moment | None:
    """RFC 5322, section 3.3, which HTTP and many pages use too."""
    if ":" not in words:
        return None
    try:
        return parsedate_to_datetime(words).replace(tzinfo=None)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _of_date(date: CalendarDate) -> Moment | None:
    if date.month is None or date.day is None or not 1 <= date.year <= _LATEST:
        return None
    if date.hour is None:
        return dt.date(date.year, date.month, date.day)
    return dt.datetime(date.year, date.month, date.day, min(date.hour, 23), date.minute or 0)  # noqa: DTZ001 - as written
