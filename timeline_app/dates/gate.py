"""The gate: what goes into dateparser is one short absolute expression, what comes out is checked field by field.

dateparser fills the fields that the words lack from its base date, reads "40 minutes" as the year 2040 and
"2023-24" as a day. So every expression is parsed against two bases that share no field: what differs between
the results was never in the words. The year must stand in the words in digits. Relative words are refused.
"""

from __future__ import annotations

import datetime as dt
import re
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline_app.dates.numeric import is_numeric, parse_numeric, settle_order
from timeline_app.model import CalendarDate, When

if TYPE_CHECKING:
    from dateparser.date import DateData, DateDataParser

_SCRIPTS: dict[str, tuple[str, ...]] = {
    "LATIN": (
        "en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "ro", "hu", "tr", "id", "vi",
    ),
    "CYRILLIC": ("ru", "uk", "bg"),
    "GREEK": ("el",),
    "ARABIC": ("ar",),
    "HEBREW": ("he",),
    "DEVANAGARI": ("hi",),
    "CJK": ("zh", "ja"),
    "HIRAGANA": ("ja",),
    "HANGUL": ("ko",),
}  # fmt: skip
"""Languages tried for words of a script, in this order, where none is named."""

LANGUAGES = frozenset(language for group in _SCRIPTS.values() for language in group)
"""ISO 639-1 codes of the languages whose dates are read. Thai and Persian are left out: they count other years."""

_ALIASES = {"no": "nb"}
"""Codes of a group of languages, and the member whose dates are read."""

_BASES = (dt.datetime(2001, 2, 3), dt.datetime(2010, 11, 26))  # noqa: DTZ001 - two arbitrary days that share no field
_LONGEST = 80
_MOST_WORDS = 12
_YEAR = re.compile(r"(?<!\d)(?<!\+)(?<!\s-)\d{4}(?!\d)")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}\s?[:.h時时시点]\s?\d{2}(?!\d)(?![./]\d)", re.IGNORECASE)
_HOUR = re.compile(r"(?<!\d)\d{1,2}\s?(?:[ap]\.?\s?m\b\.?|h\b|uhr\b|時|时|시)", re.IGNORECASE)
_ZONE = re.compile(r"\s*\(?\b(?:local time|ora locale|heure locale|hora local|Ortszeit)\)?\s*$", re.IGNORECASE)
_NOISE = re.compile(r"\s+(?:г\.?|года|р\.?|року|r\.)$", re.IGNORECASE)
"""The word "year" that Russian, Ukrainian and Polish set behind the number."""
_NUMBER = re.compile(r"\d+")

_LOCK = threading.Lock()
"""dateparser keeps caches of its own that are not made for several threads."""


def parse_date(words: str, *, languages: Sequence[str] | None = None, day_first: bool | None = None) -> When | None:
    """The date that ``words`` name: one absolute expression, nothing around it, in any of :data:`LANGUAGES`.

    Only the fields that the words give are given: "July 2023" is a month, "2024" a year, "13 août" (no year)
    nothing. A clock time is kept as written, without its zone. ``languages`` are ISO 639-1 codes, ``None`` tries
    those of the script; ``day_first`` settles ``03/04/2024``, which is refused where nothing does. The clock is
    never read.
    """
    cleaned = _cleaned(words)
    if not cleaned or len(cleaned) > _LONGEST or len(cleaned.split()) > _MOST_WORDS:
        return None
    known = tuple(code for code in (_ALIASES.get(code, code) for code in languages or ()) if code in LANGUAGES)
    if is_numeric(cleaned):
        date = parse_numeric(cleaned, languages=known, day_first=day_first)
        return None if date is None else When.of(date)
    settled = settle_order(cleaned, languages=known, day_first=day_first)
    if settled is None:
        return None
    years = [int(number) for number in _YEAR.findall(settled)]
    if len(years) != 1 or not 1000 <= years[0] <= 2999:
        return None
    if languages is not None and not known:
        return None
    for group in _groups(settled, known):
        date = _read(settled, group, years[0])
        if date is not None:
            return When.of(date)
    return None


def _cleaned(words: str) -> str:
    """``words`` with plain digits and single spaces, without what only surrounds a date."""
    text = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in words[: 2 * _LONGEST])
    text = " ".join(text.split()).strip(" ,;|()[]")
    return _NOISE.sub("", _ZONE.sub("", text))


def _groups(words: str, known: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The languages to try, one after the other: those named, else those of the script of the letters."""
    if known:
        yield known
        return
    letter = next((char for char in words if char.isalpha()), "a")
    script = unicodedata.name(letter, "LATIN").split(" ", 1)[0]
    for language in _SCRIPTS.get(script, ()):
        yield (language,)


def _read(words: str, languages: tuple[str, ...], year: int) -> CalendarDate | None:
    """What dateparser reads, with the fields that come from ``words`` and no others."""
    with _LOCK:
        first, second = (_parser(languages, base).get_date_data(words) for base in _BASES)
    if first.date_obj is None or second.date_obj is None:
        return None
    return _checked(words, first, second, year)


def _checked(words: str, first: DateData, second: DateData, year: int) -> CalendarDate | None:
    one, two = first.date_obj, second.date_obj
    if one is None or two is None or one.year != year or two.year != year:
        return None
    has_month, has_day = one.month == two.month, one.day == two.day
    if has_day and not has_month:
        return None
    timed = first.period == "time"
    clock, hour = _CLOCK.search(words), _HOUR.search(words)
    if timed and not (has_day and (clock or hour)):
        return None
    if not timed and (clock is not None and has_day and ":" in clock.group()):
        return None
    date = CalendarDate(
        year,
        one.month if has_month else None,
        one.day if has_day else None,
        one.hour if timed else None,
        one.minute if timed and clock else None,
    )
    return date if _explained(words, date) else None


def _explained(words: str, date: CalendarDate) -> bool:
    """Whether every number before a clock time stands for a field of ``date``: "40 minutes 2024" is no date."""
    clock = _CLOCK.search(words) or _HOUR.search(words)
    if clock is not None:
        words = words[: clock.start()] + " " + _after_clock(words[clock.end() :])
    fields = [value for value in (date.year, date.month, date.day) if value is not None]
    numbers = [int(number) for number in _NUMBER.findall(words)]
    if any(number not in fields for number in numbers):
        return False
    if date.day is None and (date.month is None or not any(char.isalpha() for char in words)):
        return False  # a year beside words that were not understood, or two bare numbers
    return len(numbers) <= len(fields) and (date.day is None or date.day in numbers)


def _after_clock(rest: str) -> str:
    """What follows a clock time without its seconds and its zone's offset."""
    return re.sub(r"^:\d\d(?!\d)|(?:UTC|GMT)?\s?[+-]\d\d?(?::?\d\d)?(?!\d)", " ", rest)


@lru_cache(maxsize=128)
def _parser(languages: tuple[str, ...], base: dt.datetime) -> DateDataParser:
    from dateparser.date import DateDataParser  # noqa: PLC0415 - 0.1 s that most runs never need

    settings = {
        "PARSERS": ["absolute-time"],
        "RELATIVE_BASE": base,
        "RETURN_TIME_AS_PERIOD": True,
        "RETURN_AS_TIMEZONE_AWARE": False,
        "DATE_ORDER": "DMY",
    }
    return DateDataParser(languages=list(languages), settings=settings)
