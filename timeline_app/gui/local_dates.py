"""Dates as this user writes them: names, order and clock from QLocale, for the drawing code that knows no Qt.

Only dates and clock times follow the locale; the program's own words ("about", "no later than") stay English.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QLocale

from timeline_app.layout.datetext import ENGLISH, DateWords

_QT = re.compile(r"'([^']*)'|d{3,4}|d{1,2}|M{1,4}|y{2,4}|.", re.DOTALL)
"""The parts of a date pattern of Qt: quoted words, weekday, day, month, year, any other character."""
_CLOCK = re.compile(r"'([^']*)'|h{1,2}|H{1,2}|m{1,2}|s{1,2}|AP|ap|aP|Ap|A|a|t|.", re.DOTALL)


def local_words(locale: QLocale) -> DateWords:
    """The names and patterns of ``locale``; English ones where it is the plain C locale."""
    if locale.language() == QLocale.Language.C:
        return ENGLISH
    short, standalone = QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat
    full = _date_pattern(locale.dateFormat(QLocale.FormatType.LongFormat))
    return DateWords(
        months=tuple(locale.standaloneMonthName(month, standalone) for month in range(1, 13)),
        short_months=tuple(locale.monthName(month, short).rstrip(".") for month in range(1, 13)),
        weekdays=tuple(locale.dayName(day, short).rstrip(".") for day in range(1, 8)),
        full=full,
        day_month=_without(full, "year"),
        month_year=_without(full, "day"),
        clock=_clock_pattern(locale.timeFormat(QLocale.FormatType.ShortFormat)),
        halves=(locale.amText().lower(), locale.pmText().lower()),
    )


def _date_pattern(qt: str) -> str:
    """A pattern of Qt as one of ours, the weekday left out: ``dddd, MMMM d, yyyy`` is ``{month} {day}, {year}``."""
    parts: list[str] = []
    for match in _QT.finditer(qt):
        token = match[0]
        if match[1] is not None:
            parts.append(_literal(match[1]))
        elif token.startswith("ddd"):
            parts.append("\0")
        elif token[0] in "dMy":
            parts.append({"d": "{day}", "M": "{month}", "y": "{year}"}[token[0]])
        else:
            parts.append(_literal(token))
    pattern = re.sub(r"^[^{]*\0[\s,.،]*|[\s,.،]*\0[^{]*$|\0[\s,.،]*", "", "".join(parts)).strip(" ,")
    pattern = pattern.replace("{month}月", "{month}")  # the names of months hold it
    complete = all(field in pattern for field in ("{day}", "{month}", "{year}"))
    return pattern if complete else ENGLISH.full


def _without(pattern: str, field: str) -> str:
    """A pattern without one of its fields and the marks and words that belong to it."""
    fields = [match[0] for match in re.finditer(r"\{\w+\}[^{\s]*", pattern)]
    kept = [part for part in fields if not part.startswith(f"{{{field}}}")]
    first, last = kept[0], kept[-1]
    between = pattern[pattern.index(first) + len(first) : pattern.index(last)]
    gap = re.sub(r"\{" + field + r"\}[^{\s]*\s*", "", between) or " "
    return f"{first.rstrip(',')}{gap}{last.rstrip(',')}".strip()


def _clock_pattern(qt: str) -> str:
    """``h:mm AP`` is ``{hour12}:{minute:02d} {half}``, ``HH:mm`` is ``{hour:02d}:{minute:02d}``."""
    halves = re.search(r"a", re.sub(r"'[^']*'", "", qt), re.IGNORECASE) is not None
    parts: list[str] = []
    for match in _CLOCK.finditer(qt):
        token = match[0]
        if match[1] is not None:
            parts.append(_literal(match[1]))
        elif token[0] in "hH":
            name = "hour12" if halves and token[0] == "h" else "hour"
            parts.append(f"{{{name}:02d}}" if len(token) == 2 else f"{{{name}}}")
        elif token[0] == "m":
            parts.append("{minute:02d}")
        elif token[0] in "aA":
            parts.append("{half}")
        elif token[0] not in "st":
            parts.append(_literal(token))
    return "".join(parts).strip(" :.")


def _literal(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}").replace("\u202f", "\u00a0")
