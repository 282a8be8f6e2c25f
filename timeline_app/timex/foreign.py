"""Absolute dates in the prose of other languages: candidates found here, read by the gate to dateparser.

A candidate is a day or a year beside a month's name of the language, or a numeric or ISO date; what the gate does
not understand as one is left out. Relative expressions are not read in these languages.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from timeline_app.model.article import Published
from timeline_app.model.span import Span
from timeline_app.model.timex import Anchor, AnchorSource, Step, Timex, TimexType
from timeline_app.model.when import CalendarDate, When

MONTHS = {
    "de": "januar|jänner|februar|feber|märz|april|mai|juni|juli|august|september|oktober|november|dezember",
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "es": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre",
    "it": "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
    "pt": "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
    "nl": "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
    "pl": "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia"
          "|styczeń|luty|marzec|kwiecień|maj|czerwiec|lipiec|sierpień|wrzesień|październik|listopad|grudzień",
    "ru": "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
          "|январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь",
    "uk": "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня"
          "|січень|лютий|березень|квітень|травень|червень|липень|серпень|вересень|жовтень|листопад|грудень",
}  # fmt: skip
"""The names of the months, by language (nominative and, where the language has one, the genitive of dates)."""

LANGUAGES = frozenset(MONTHS)


def find_foreign(text: str, published: dt.date | dt.datetime | Published | None, language: str) -> list[Timex]:
    """The absolute dates of ``text`` in ``language`` (ISO 639-1). A day and month without a year get none."""
    from timeline_app.dates import parse_date  # noqa: PLC0415 - dateparser loads slowly and only this path needs it

    del published
    if language not in LANGUAGES:
        return []
    timexes = []
    for found in _candidates(language).finditer(text):
        words = found[0]
        when = parse_date(words, languages=(language,))
        if when is None and found["year"] and not found["month"]:
            when = When.of(CalendarDate(int(found["year"])))
        if when is not None and when.start is not None:
            timexes.append(_timex(Span(*found.span()), words, when))
    return timexes


def _timex(span: Span, words: str, when: When) -> Timex:
    kind = TimexType.TIME if when.start is not None and when.start.hour is not None else TimexType.DATE
    step = Step("date in another language", words, str(when), Anchor(AnchorSource.WORDS), "", span)
    return Timex(span, words, kind, str(when), when=when, granularity=when.granularity, steps=(step,))


@cache
def _candidates(language: str) -> re.Pattern[str]:
    months = MONTHS[language]
    return re.compile(
        r"(?<!\w)(?:"
        rf"(?:(?P<day>\d{{1,2}})(?:\.|º|°|er)?\s{{1,3}}(?:de\s|di\s)?)?(?P<month>{months})(?:\.?,?\s{{1,3}}(?:de\s|del\s)?(?P<year>\d{{4}}))"
        r"|\d{4}-\d{2}-\d{2}"
        r"|\d{1,2}[./]\d{1,2}[./]\d{4}"
        r")(?!\w)",
        re.IGNORECASE,
    )
