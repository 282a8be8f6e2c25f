"""Dates written in digits alone: ISO 8601, and numeric dates whose order depends on where they were written."""

from __future__ import annotations

import re

from timeline_app.model import CalendarDate

_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:(?:T|\s{1,3}|,\s{0,2})(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:[.,]\d{1,9})?)?"
    r"\s{0,2}(?:Z|(?![AP]M\b)[A-Z]{2,5}|[+-]\d\d:?\d\d)?)?)?"
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<mark>[./])\s?(?P<month>\d{1,2})(?P=mark)\s?(?P<day>\d{1,2})\.?")
_YEAR_LAST = re.compile(r"(?<!\d)(?P<one>\d{1,2})(?P<mark>[./-])\s?(?P<two>\d{1,2})(?P=mark)\s?(?P<year>\d{4})(?!\d)")
_YEAR = re.compile(r"\d{4}")

_DAY_FIRST = frozenset({
    "ar", "bg", "cs", "da", "de", "el", "es", "fi", "fr", "he", "hi", "id", "it", "nb", "nl", "pl", "pt", "ro",
    "ru", "sv", "tr", "uk", "vi",
})  # fmt: skip
"""Languages that write the day before the month wherever they are spoken (CLDR short date patterns)."""


def _date(year: int, month: int, day: int | None, hour: int | None = None, minute: int | None = None) -> CalendarDate:
    return CalendarDate(year, month, day, hour, minute)


def is_numeric(words: str) -> bool:
    """Whether ``words`` are a date written in digits alone, understood here or nowhere."""
    return any(form.fullmatch(words) for form in (_ISO, _YEAR_FIRST, _YEAR_LAST, _YEAR))


def parse_numeric(words: str, *, languages: tuple[str, ...], day_first: bool | None) -> CalendarDate | None:
    """The date of ``words``, or ``None`` where they name none or could be read in two ways.

    ``03/04/2024`` is read only where ``day_first`` or every one of ``languages`` settles the order: English
    is written both ways.
    """
    try:
        if _YEAR.fullmatch(words):
            return CalendarDate(int(words))
        if iso := _ISO.fullmatch(words):
            fields = {name: int(iso[name]) if iso[name] else None for name in ("day", "hour", "minute")}
            return _date(int(iso["year"]), int(iso["month"]), **fields)
        if match := _YEAR_FIRST.fullmatch(words):
            return _date(int(match["year"]), int(match["month"]), int(match["day"]))
        if match := _YEAR_LAST.fullmatch(words):
            return _year_last(match, languages, day_first)
    except ValueError:
        return None
    return None


def settle_order(words: str, *, languages: tuple[str, ...], day_first: bool | None) -> str | None:
    """``words`` with a numeric date inside them ("03/04/2024 10:15") in ISO order, which nobody reads in two ways.

    ``None`` where nothing settles the order.
    """
    match = _YEAR_LAST.search(words)
    if match is None:
        return words
    date = parse_numeric(match.group(), languages=languages, day_first=day_first)
    return None if date is None else f"{words[: match.start()]}{date}{words[match.end() :]}"


def _year_last(match: re.Match[str], languages: tuple[str, ...], day_first: bool | None) -> CalendarDate | None:
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if one > 12 or match["mark"] == ".":
        return _date(year, two, one)  # points between the numbers are written day first everywhere
    if two > 12 or one == two:
        return _date(year, one, two)
    if day_first is None:
        day_first = True if languages and _DAY_FIRST.issuperset(languages) else None
    if day_first is None:
        return None
    return _date(year, two, one) if day_first else _date(year, one, two)
