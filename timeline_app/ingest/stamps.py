"""Dates as page headers print them: a label, a day, perhaps a time. The gate of ``dates/`` reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from timeline_app.dates import parse_date
from timeline_app.model import CalendarDate, Granularity, Span

_MONTH = r"[^\W\d_]{3,12}\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|°|\.)?"
_TIME = r"\d{1,2}(?:[:.h]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?)"
_ZONE = r"(?:\s?\(?(?-i:[A-Z]{2,5}\b|Uhr\b)\)?(?:\s?[+-]\d{1,2}(?::?\d\d)?)?)?"
_DATE_FORMS = (
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?",  # ISO 8601
    r"\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]",
    r"\d{4}[./]\s?\d{1,2}[./]\s?\d{1,2}\b\.?",
    r"\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{4}",
    rf"{_DAY}\s?-?(?:of\s|de\s)?{_MONTH},?\s?-?(?:de\s|del\s)?\d{{4}}(?:\s(?:г\.|года|року|r\.))?",
    rf"{_MONTH}\s{_DAY},?\s\d{{4}}",
    rf"\d{{4}}\.?\s{_MONTH}\s{_DAY}",
)
DATE = "(?:" + "|".join(_DATE_FORMS) + r")(?!\d)"
"""A pattern of one complete date, in the forms of page headers; whether it is one the gate decides."""

_WEEKDAY = r"(?:[^\W\d_]{2,12}\.?,?\s)?"
_JOIN = r"(?:\s?[,|•·–-]\s?|\s)(?:at\s|um\s|à\s|a las\s|às\s|alle\s|ore\s|о\s|в\s)?"
STAMP = rf"(?:{_TIME}{_ZONE}\s?,?\s(?:on\s)?{_WEEKDAY}{DATE}|{_WEEKDAY}{DATE}(?:{_JOIN}{_TIME}{_ZONE})?)"
"""A pattern of a date with the weekday and the clock time that may stand around it."""


_LONGEST_CREDIT = 120
"""Code points behind a date that are looked at for an author's name."""


class Label(Enum):
    """What the words before a date call it."""

    PUBLISHED = "published"
    UPDATED = "updated"


_PUBLISHED = (
    r"(?:first|date) published|publication date|publish(?:ed)? date|published|posted|created|issued|released|dated?"
    r"|veröffentlicht|erschienen|datum|publié|paru|date de publication|publicado|publicada|fecha|pubblicato|data"
    r"|gepubliceerd|opublikowano|data publikacji|опубликовано|дата публикации|дата|опубліковано"
)
_UPDATED = (
    r"last updated|last modified|date modified|updated|modified|stand|aktualisiert|zuletzt aktualisiert|mis à jour"
    r"|modifié|actualizado|aggiornato|atualizado|bijgewerkt|aktualizacja|обновлено|оновлено"
)
_LABELLED = re.compile(
    rf"\b(?:(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED}))(?:\s(?:on|at|am|le|el|il|em|op|den|dnia))?"
    rf"\s{{0,3}}[:|–-]?\s{{0,3}}"
    rf"(?P<stamp>{STAMP})",
    re.IGNORECASE,
)
_BARE = re.compile(STAMP, re.IGNORECASE)
_CORE = re.compile(DATE, re.IGNORECASE)
_CREDITED = re.compile(
    r"\s?[,|•·–-]?\s?\b(?:by|von|par|por|di|da|door|przez)\s"
    r"(?P<names>(?-i:[^\W\d_a-z][\w.'’&-]*)(?:,?\s[\w.'’&|-]+){0,12})\s?$",
    re.IGNORECASE,
)
"""The author's name behind a date, to the end of its line: "7 June 2023 by Lena Ortiz and Wei Chen"."""
_BYLINED = re.compile(
    r"(?:(?:posted|published|written|filed)\sby|by|von|par|por|di|da|door|przez)\s(?-i:[^\W\d_a-z][\w.'’&-]*)"
    rf"(?:,?\s[^\W\d_][\w.'’&-]*){{0,12}},?\s(?:on\s|am\s|le\s|el\s|il\s|em\s|op\s)?(?P<stamp>{STAMP})$",
    re.IGNORECASE,
)
"""The date behind the author's name, to the end of its line: "Von Lena Ortiz, 29. November 2024"."""
_PLACED = re.compile(r"(?:[^\W\d_][\w.'’-]*\s){0,2}[^\W\d_][\w.'’-]*,\s(?:le\s|den\s|a\s)?(?=\S)")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date of a page header: its words (with the label) and where they stand."""

    date: CalendarDate
    span: Span
    label: Label | None = None
    wrong_weekday: bool = False


def match_labelled(text: str, start: int, end: int, languages: tuple[str, ...]) -> Stamp | None:
    """The labelled date ("Updated: August 13, 2024 10:00 IST") that begins at ``start``, if one does."""
    match = _LABELLED.match(text, start, end)
    if match is None or _goes_on(text[match.end() : min(end, match.end() + _LONGEST_CREDIT)]):
        return None
    return _stamp_of(match, languages)


def _goes_on(rest: str) -> bool:
    """Whether the words after a labelled date make a sentence of it: "Published on 5 March 2024, the report"."""
    if _CREDITED.match(rest) or _LABELLED.match(rest.lstrip(" ,;|")):
        return False
    rest = rest.lstrip()
    return rest[:1].islower() or rest[:1] in {",", ";", "."}


def find_labelled(text: str, start: int, end: int, languages: tuple[str, ...]) -> list[Stamp]:
    """The labelled dates between ``start`` and ``end``."""
    found = (_stamp_of(match, languages) for match in _LABELLED.finditer(text, start, end))
    return [stamp for stamp in found if stamp is not None]


def read_bare(words: str, start: int, languages: tuple[str, ...]) -> Stamp | None:
    """The date that ``words`` (which begin at ``start``) are, and nothing else but a place: "Paris, 5 March 2024"."""
    bylined = _BYLINED.match(words)
    if bylined is not None and (date := _read(bylined["stamp"], languages, whole=True)) is not None:
        span = Span(start + bylined.start("stamp"), start + bylined.end("stamp"))
        return Stamp(date, span, wrong_weekday=_wrong_weekday(words, date))
    credit = _CREDITED.search(words)
    words = words if credit is None else words[: credit.start()].rstrip()
    placed = _PLACED.match(words)
    for skip in (0, placed.end() if placed else 0):
        match = _BARE.fullmatch(words, skip)
        if match is not None and (date := _read(match.group(), languages, whole=True)) is not None:
            span = Span(start + skip, start + len(words))
            return Stamp(date, span, wrong_weekday=_wrong_weekday(match.group(), date))
    return None


def ambiguous(text: str, start: int, end: int) -> str | None:
    """The first labelled numeric date that can be read in two ways, as "03/04/2024"."""
    for match in _LABELLED.finditer(text, start, end):
        core = _CORE.search(match["stamp"])
        if core and parse_date(core.group()) is None and parse_date(core.group(), day_first=True) is not None:
            return core.group()
    return None


def _stamp_of(match: re.Match[str], languages: tuple[str, ...]) -> Stamp | None:
    date = _read(match["stamp"], languages, whole=False)
    if date is None:
        return None
    label = Label.UPDATED if match["updated"] else Label.PUBLISHED
    return Stamp(date, Span(*match.span()), label, _wrong_weekday(match["stamp"], date))


def _read(stamp: str, languages: tuple[str, ...], *, whole: bool) -> CalendarDate | None:
    """The gate's reading of all the words; of the date alone where they are labelled and something odd is with it."""
    core = _CORE.search(stamp)
    attempts = [stamp.replace("|", " ")] if whole or core is None else [stamp.replace("|", " "), core.group()]
    for words in attempts:
        for known in ((*languages, "en"), None):
            when = parse_date(words, languages=known)
            if when is not None and when.start is not None and when.granularity <= Granularity.DAY:
                return when.start
    return None


def _wrong_weekday(stamp: str, date: CalendarDate) -> bool:
    named = [day for day in _WEEKDAYS if day in stamp.lower()]
    return bool(named) and _WEEKDAYS[(date.first_day + 6) % 7] not in named
