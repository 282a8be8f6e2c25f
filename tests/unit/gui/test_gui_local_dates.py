"""Dates in the way of the user's computer: order, names and clock of several locales."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from timeline_app.gui.local_dates import local_words
from timeline_app.layout.datetext import ENGLISH, clock_text, date_text, day_text
from timeline_app.model import CalendarDate


@pytest.mark.parametrize(
    ("locale", "day", "month", "clock"),
    [
        ("en_GB", "13 Aug 2024", "August 2024", "20:05"),
        ("en_US", "Aug 13, 2024", "August 2024", "8:05\N{NO-BREAK SPACE}pm"),
        ("de_DE", "13. Aug 2024", "August 2024", "20:05"),
        ("fr_FR", "13 août 2024", "août 2024", "20:05"),
        ("pt_BR", "13 de ago de 2024", "agosto de 2024", "20:05"),
        ("pl_PL", "13 sie 2024", "sierpień 2024", "20:05"),
        ("hu_HU", "2024. aug 13", "2024. augusztus", "20:05"),
        ("ja_JP", "2024年8月13日", "2024年 8月", "20:05"),
    ],
)
def test_order_names_and_clock_are_the_locales(locale: str, day: str, month: str, clock: str) -> None:
    words = local_words(QLocale(locale))
    assert day_text(2024, 8, 13, words) == day
    assert date_text(CalendarDate(2024, 8), words, long=True) == month
    assert clock_text(20, 5, words) == clock


def test_the_plain_locale_is_the_programs_own() -> None:
    assert local_words(QLocale.c()) is ENGLISH


def test_every_locale_gives_whole_dates() -> None:
    """Whatever pattern a locale has: day, month and year stand in it, and nothing of the pattern is left over."""
    for locale in QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    ):
        words = local_words(locale)
        text = day_text(2024, 8, 13, words)
        assert "13" in text, locale.name()
        assert "2024" in text, locale.name()
        assert words.short_months[7] in text, locale.name()
        assert not {"{", "}", "\0"} & set(text + clock_text(20, 5, words)), locale.name()
        assert "2024" not in words.day_month.format(day=13, month=words.short_months[7])
