"""Named days (feasts, holidays, political days) and the rules that compute them, for the Gregorian calendar."""

from __future__ import annotations

from collections.abc import Callable

from timeline_app.model import calendar
from timeline_app.timex.values import Point, of_ordinal

Rule = Callable[[int], Point]


def fixed(month: int, day: int) -> Rule:
    """The same day every year."""
    return lambda year: Point(year, month, day)


def nth(weekday: int, number: int, month: int) -> Rule:
    """The ``number``-th weekday (0 is Monday) of a month, the last one where negative."""

    def rule(year: int) -> Point:
        if number < 0:
            end = calendar.to_ordinal(year, month, calendar.days_in_month(year, month))
            return of_ordinal(end - (calendar.weekday(end) - weekday) % 7)
        start = calendar.to_ordinal(year, month, 1)
        return of_ordinal(start + (weekday - calendar.weekday(start)) % 7 + 7 * (number - 1))

    return rule


def easter(days: int) -> Rule:
    """So many days from Easter Sunday of the western churches (Gauss's rule as given by Meeus, Jones and Butcher)."""

    def rule(year: int) -> Point:
        a, (b, c) = year % 19, divmod(year, 100)
        d, e = divmod(b, 4)
        g = (8 * b + 13) // 25
        h = (19 * a + b - d - g + 15) % 30
        i, k = divmod(c, 4)
        weekday = (32 + 2 * e + 2 * i - h - k) % 7
        m = (a + 11 * h + 22 * weekday) // 451
        month, day = divmod(h + weekday - 7 * m + 114, 31)
        return of_ordinal(calendar.to_ordinal(year, month, day + 1) + days)

    return rule


def orthodox_easter(year: int) -> Point:
    """Easter Sunday of the eastern churches (Meeus's Julian algorithm), as a day of the Gregorian calendar."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return of_ordinal(calendar.to_ordinal(year, month, day + 1) + year // 100 - year // 400 - 2)


def election_day(year: int) -> Point:
    """The Tuesday after the first Monday of November."""
    monday = nth(0, 1, 11)(year)
    return of_ordinal(monday.first_day + 1)


def hijri(month: int, day: int) -> Rule:
    """A day of the tabular Islamic calendar (civil epoch; the moon's sighting may differ by a day)."""

    def rule(year: int) -> Point:
        ordinal = calendar.to_ordinal(year, 1, 1)
        hijri_year = int((ordinal - 227_014) / 354.367) + 1
        for candidate in range(hijri_year - 1, hijri_year + 3):
            months = 29 * (month - 1) + month // 2
            day_number = day + months + (candidate - 1) * 354 + (3 + 11 * candidate) // 30 + 227_014
            found = of_ordinal(day_number)
            if found.year == year:
                return found
        return Point(year)

    return rule


US, WEST, EAST, ISLAM, WORLD = (
    "calendar of the United States",
    "calendar of the western churches",
    "calendar of the eastern churches",
    "tabular Islamic calendar",
    "civil calendar",
)
DAYS: dict[str, tuple[Rule, str]] = {
    "new year s day": (fixed(1, 1), WORLD),
    "new year s eve": (fixed(12, 31), WORLD),
    "new year s": (fixed(1, 1), WORLD),
    "new years day": (fixed(1, 1), WORLD),
    "new years eve": (fixed(12, 31), WORLD),
    "new year day": (fixed(1, 1), WORLD),
    "martin luther king day": (nth(0, 3, 1), US),
    "mlk day": (nth(0, 3, 1), US),
    "inauguration day": (fixed(1, 20), US),
    "groundhog day": (fixed(2, 2), US),
    "valentine s day": (fixed(2, 14), WORLD),
    "valentines day": (fixed(2, 14), WORLD),
    "presidents day": (nth(0, 3, 2), US),
    "presidents ' day": (nth(0, 3, 2), US),
    "st patrick s day": (fixed(3, 17), WORLD),
    "st . patrick s day": (fixed(3, 17), WORLD),
    "saint patrick s day": (fixed(3, 17), WORLD),
    "april fool s day": (fixed(4, 1), WORLD),
    "april fools day": (fixed(4, 1), WORLD),
    "april fools ' day": (fixed(4, 1), WORLD),
    "earth day": (fixed(4, 22), WORLD),
    "may day": (fixed(5, 1), WORLD),
    "mother s day": (nth(6, 2, 5), US),
    "memorial day": (nth(0, -1, 5), US),
    "flag day": (fixed(6, 14), US),
    "father s day": (nth(6, 3, 6), US),
    "juneteenth": (fixed(6, 19), US),
    "independence day": (fixed(7, 4), US),
    "bastille day": (fixed(7, 14), "calendar of France"),
    "labor day": (nth(0, 1, 9), US),
    "labour day": (fixed(5, 1), WORLD),
    "columbus day": (nth(0, 2, 10), US),
    "halloween": (fixed(10, 31), WORLD),
    "all saints day": (fixed(11, 1), WEST),
    "all saints ' day": (fixed(11, 1), WEST),
    "guy fawkes night": (fixed(11, 5), "calendar of Britain"),
    "election day": (election_day, US),
    "veterans day": (fixed(11, 11), US),
    "armistice day": (fixed(11, 11), WORLD),
    "remembrance day": (fixed(11, 11), "calendar of the Commonwealth"),
    "thanksgiving": (nth(3, 4, 11), US),
    "thanksgiving day": (nth(3, 4, 11), US),
    "black friday": (lambda year: of_ordinal(nth(3, 4, 11)(year).first_day + 1), US),
    "christmas eve": (fixed(12, 24), WEST),
    "christmas": (fixed(12, 25), WEST),
    "christmas day": (fixed(12, 25), WEST),
    "boxing day": (fixed(12, 26), "calendar of Britain"),
    "victory day": (fixed(5, 9), "calendar of Russia"),
    "ash wednesday": (easter(-46), WEST),
    "palm sunday": (easter(-7), WEST),
    "good friday": (easter(-2), WEST),
    "easter": (easter(0), WEST),
    "easter sunday": (easter(0), WEST),
    "easter day": (easter(0), WEST),
    "easter monday": (easter(1), WEST),
    "ascension day": (easter(39), WEST),
    "pentecost": (easter(49), WEST),
    "whit monday": (easter(50), WEST),
    "mardi gras": (easter(-47), WEST),
    "orthodox christmas": (fixed(1, 7), EAST),
    "orthodox christmas eve": (fixed(1, 6), EAST),
    "orthodox easter": (orthodox_easter, EAST),
    "eid al fitr": (hijri(10, 1), ISLAM),
    "eid al - fitr": (hijri(10, 1), ISLAM),
    "eid al adha": (hijri(12, 10), ISLAM),
    "eid al - adha": (hijri(12, 10), ISLAM),
    "ashura": (hijri(1, 10), ISLAM),
    "ramadan": (hijri(9, 1), ISLAM),
}
"""Named days in lower case, apostrophes as blanks: their rule, and the calendar that the step names."""

EVERY_FOUR_YEARS = {"inauguration day"}
MONTH_LONG = {"ramadan": 30}
