"""Dates as people write them, never finer than they were given: "about 23 Jul 2024", "July 2024 · day not given".

Years before 1 are shown as BCE: astronomical 0 is 1 BCE. The words and the order come in as :class:`DateWords`.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from timeline_app.model import CalendarDate, Granularity, Qualifier, When
from timeline_app.model.calendar import from_ordinal, to_ordinal, weekday

GREGORIAN = to_ordinal(1582, 10, 15)
"""First day, as an ordinal, of the calendar in use today."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateWords:
    """Names and patterns of one language; the defaults are English.

    ``day_month`` and ``full`` order the parts; ``month_year`` and ``clock`` likewise. A clock of twelve hours has the
    fields ``hour12`` and ``half`` (one of ``halves``).
    """

    months: tuple[str, ...] = MONTHS
    short_months: tuple[str, ...] = tuple(name[:3] for name in MONTHS)
    weekdays: tuple[str, ...] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    day_month: str = "{day} {month}"
    full: str = "{day} {month} {year}"
    month_year: str = "{month} {year}"
    clock: str = "{hour:02d}:{minute:02d}"
    halves: tuple[str, str] = ("am", "pm")
    before_era: str = "{year} BCE"
    about: str = "about {date}"
    perhaps: str = "perhaps {date}"
    until: str = "no later than {date}"
    since: str = "from {date} on"
    span: str = "{start} – {end}"
    no_day: str = "{date} · day not given"
    century: str = "{number}{ending} century"
    decade: str = "{year}s"

    def full_day(self, year: int, month: int, day: int) -> str:
        """A day: ``13 Aug 2024``."""
        return day_text(year, month, day, self)


ENGLISH = DateWords()


def year_text(year: int, words: DateWords = ENGLISH) -> str:
    """An astronomical year as it is written: 2024, ``44 BCE`` for -43, ``1 BCE`` for 0."""
    return str(year) if year > 0 else words.before_era.format(year=1 - year)


def day_text(year: int, month: int, day: int, words: DateWords = ENGLISH) -> str:
    """A day: ``13 Aug 2024``."""
    return words.full.format(day=day, month=words.short_months[month - 1], year=year_text(year, words))


def clock_text(hour: int, minute: int, words: DateWords = ENGLISH) -> str:
    """A time of day: ``20:00``."""
    half = words.halves[hour % 24 >= 12]
    return words.clock.format(hour=hour, minute=minute, hour12=(hour + 11) % 12 + 1, half=half)


def date_text(date: CalendarDate, words: DateWords = ENGLISH, *, long: bool = False, with_weekday: bool = False) -> str:
    """One date with the fields that it has, its qualifier in words; ``long`` writes out a month that stands alone."""
    return _qualified(_plain(date, words, long=long, with_weekday=with_weekday), date.qualifier, words)


def _qualified(text: str, qualifier: Qualifier, words: DateWords) -> str:
    match qualifier:
        case Qualifier.NONE:
            return text
        case Qualifier.UNCERTAIN:
            return words.perhaps.format(date=text)
        case Qualifier.APPROXIMATE | Qualifier.BOTH:
            return words.about.format(date=text)


def _plain(date: CalendarDate, words: DateWords, *, long: bool, with_weekday: bool) -> str:
    if date.month is None:
        return year_text(date.year, words)
    if date.day is None:
        month = (words.months if long else words.short_months)[date.month - 1]
        return words.month_year.format(month=month, year=year_text(date.year, words))
    text = day_text(date.year, date.month, date.day, words)
    # Before the calendar of today came in, a source's days are those of another one, and so are its weekdays.
    if with_weekday and to_ordinal(date.year, date.month, date.day) >= GREGORIAN:
        text = f"{words.weekdays[weekday(to_ordinal(date.year, date.month, date.day))]} {text}"
    if date.hour is not None:
        text += ", " + clock_text(date.hour, date.minute or 0, words)
    return text


def when_text(when: When, words: DateWords = ENGLISH, *, long: bool = False) -> str:
    """A date or an interval in words; ``long`` adds the weekday and says where a month's day is not given.

    "About" has no weekday: it would sound as if the day were known.
    """
    start, end = when.start, when.end
    if start is None and end is not None:
        return words.until.format(date=date_text(end, words))
    if end is None and start is not None:
        return words.since.format(date=date_text(start, words))
    if start is None or end is None:  # pragma: no cover - a When has at least one side
        return ""
    if when.interval:
        return _between(start, end, words)
    about = start.qualifier in {Qualifier.APPROXIMATE, Qualifier.BOTH}
    text = date_text(start, words, long=long, with_weekday=long and not about)
    return words.no_day.format(date=text) if long and start.granularity is Granularity.MONTH else text


def _between(start: CalendarDate, end: CalendarDate, words: DateWords) -> str:
    if start == end:
        return date_text(start, words)
    plain = start.qualifier is end.qualifier is Qualifier.NONE
    whole = _whole_span(start, end, words) if plain else None
    if whole is not None:
        return whole
    return words.span.format(start=_shortened(start, end, words), end=date_text(end, words))


def _shortened(start: CalendarDate, end: CalendarDate, words: DateWords) -> str:
    """The start of an interval without what its end repeats: ``23 Jul – 13 Aug 2024``."""
    same = start.year == end.year and start.hour is None and end.hour is None and start.month is not None
    if not same or start.month is None or (start.day is None) is not (end.day is None):
        return date_text(start, words)
    month = words.short_months[start.month - 1]
    if start.day is None:
        text = month
    elif start.month == end.month and words.day_month.startswith("{day}"):
        text = str(start.day)
    else:
        text = words.day_month.format(day=start.day, month=month)
    return _qualified(text, start.qualifier, words)


def _whole_span(start: CalendarDate, end: CalendarDate, words: DateWords) -> str | None:
    """A decade given as its years: ``the 1990s``; ``None`` for other spans."""
    years = start.month is None and end.month is None
    if years and start.year > 0 and start.year % 10 == 0 and end.year - start.year == 9:
        return words.decade.format(year=start.year)
    if years and start.year > 0 and start.year % 100 in {0, 1} and end.year - start.year == 99:
        number = start.year // 100 + 1
        return words.century.format(number=number, ending=_ordinal_ending(number))
    return None


def _ordinal_ending(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def span_text(begin: float, end: float, words: DateWords = ENGLISH) -> str:
    """A range of instants in days, as a view's own title: ``24 Jun – 18 Nov 2024``."""
    first, last = _day_of(begin), _day_of(max(begin, end - 1e-9))
    if (last.first_day - first.first_day) > 3650:
        return words.span.format(start=year_text(first.year, words), end=year_text(last.year, words))
    if first == last:
        return date_text(first, words, with_weekday=True)
    return _between(first, last, words)


def _day_of(time: float) -> CalendarDate:
    return CalendarDate(*from_ordinal(floor(time)))
