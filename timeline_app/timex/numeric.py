"""Productions for ISO dates, numeric dates, and the ends of ranges ("June 8-9", "1990-91", "431-404 BC")."""

from __future__ import annotations

from timeline_app.model.calendar import days_in_month
from timeline_app.timex.absolute import (
    MONTH_NUMBER,
    WORDS,
    day_of,
    full_date,
    month_of,
    two_digit_year,
    valid_day,
    year_of,
)
from timeline_app.timex.context import DATE, TIME, Context, Found, Match, Production, Refused
from timeline_app.timex.values import Point, parse_point
from timeline_app.timex.words import word_set


def year_pair(match: Match, context: Context) -> Found | None:
    """The first year of "1990-91"; the second is read when its turn comes."""
    del context
    first, second = int(match.low("y")), match.low("second")
    if len(second) == 2 and not int(second) > first % 100:
        return None
    found = match.result(DATE, str(Point(first)), anchor=WORDS)
    found.last = match.after("y")
    return found


def first_of_era(match: Match, context: Context) -> Found | None:
    """490 in "431-404 BC"."""
    year = year_of(match, context)
    if year is None:
        return None
    found = match.result(DATE, str(Point(year)), anchor=WORDS)
    found.last = match.after("y")
    return found


def first_day_of_range(match: Match, context: Context) -> Found | Refused | None:
    """8 in "8-9 March"."""
    if match.tokens.word(match.first - 1) in {"-", "/", ":", "."}:
        return None
    found = full_date(match, context)
    if isinstance(found, Found):
        found.last = match.after("d")
    return found


def first_in_year(match: Match, context: Context) -> Found | Refused | None:
    """March 3 in "March 3-5, 2020", March in "March and May 1931": the year stands at the end."""
    found = full_date(match, context)
    if not isinstance(found, Found):
        return found
    if match.has("m2") and month_of(match) > MONTH_NUMBER[match.low("m2").split()[0]]:
        return None
    found.last = max(match.after("d"), match.after("m")) if match.has("d") else match.after("m")
    return found


def last_day_of_range(match: Match, context: Context) -> Found | None:
    """7 in "June 8-9", 5 in "June 2 and 3": the month of the day read just before."""
    previous = context.last
    if previous is None or previous.last != match.first - 1 or previous.type is not DATE:
        return None
    joint = match.tokens.word(match.first - 1)
    point = parse_point(previous.value)
    if joint not in {"-", "–", "—", "and", "to", "or"} or point is None or point.day is None or point.month is None:
        return None
    if not match.tokens.word(previous.last - 1)[:1].isdigit() or len(match.tokens.word(previous.last - 1)) > 2:
        return None
    day = day_of(match)
    if day is None or day <= point.day or not valid_day(point.year, point.month, day):
        return None
    if match.tokens.word(match.last) in _NOT_DAYS or match.tokens.word(match.last) in {"%", "st"}:
        return None
    return match.result(DATE, str(Point(point.year, point.month, day)), anchor=WORDS)


_NOT_DAYS = word_set("people percent points votes to - million")


def second_year(match: Match, context: Context) -> Found | None:
    """The second year of "1990-91" or of "480-479 BC"."""
    tokens = context.tokens
    number = match.low("y")
    before = tokens.word(match.first - 2)
    if not before.isdigit() or not tokens.tight(match.first):
        return None
    if len(number) == 2 and len(before) == 4 and 1000 < int(before) < 2200 and int(number) > int(before) % 100:
        year = int(before) // 100 * 100 + int(number)
        return Found(match.first, match.first + 1, DATE, str(Point(year)), rule=match.production.name, anchor=WORDS)
    return None


def iso_date(match: Match, context: Context) -> Found | None:
    """An ISO 8601 date or date-time."""
    del context
    written = match.words()
    year, month, day = (int(part) for part in written[:10].split("-"))
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        return None
    if len(written) == 10:
        return match.result(DATE, written, anchor=WORDS)
    return match.result(TIME, written.replace(" ", "T"), anchor=WORDS)


def numeric_date(match: Match, context: Context) -> Found | Refused | None:
    """Numbers with strokes, dots or hyphens; both readings are kept where the order of day and month is open."""
    written = match.words()
    mark = next(character for character in written if not character.isdigit())
    first, second, third = (int(part) for part in written.split(mark))
    if len(written.split(mark)[0]) == 4:
        orders = [(first, second, third)]
    else:
        year = third if len(written.split(mark)[2]) == 4 else two_digit_year(third, context)
        orders = [(year, first, second), (year, second, first)]
        if mark == ".":
            orders.reverse()
    readings = [str(Point(*order)) for order in orders if 1 <= order[1] <= 12 and valid_day(*order)]
    if not readings:
        return Refused("numbers with marks between them that are no date of the calendar")
    if len(written.split(mark)[2]) == 2 and mark != "/":
        return Refused("numbers with marks between them: a version, a section or a score rather than a date")
    others = tuple(reading for reading in readings[1:] if reading != readings[0])
    if not others:
        return match.result(DATE, readings[0], anchor=WORDS)
    note = f"day and month may stand in either order: {readings[0]} or {others[0]}"
    return match.result(DATE, readings[0], anchor=WORDS, others=others, note=note)


PRODUCTIONS = (
    Production("years joined", "y:YEAR (HYPHEN|DASH|SLASH) second:(YY|YEAR)", year_pair, "1990-91"),
    Production(
        "first year of an era range",
        "y:ERAYEAR (HYPHEN|DASH|to|and|or|until) ERAYEAR era:<ERA>",
        first_of_era,
        "431 in 431-404 BC",
    ),
    Production(
        "first day of a range",
        "d:DAY (HYPHEN|DASH|and|to|or) DAY (of)? m:<MON> (COMMA? y:YEAR)?",
        first_day_of_range,
        "8 in 8-9 March",
    ),
    Production(
        "first day of a range of a month",
        "m:<MON> d:<DAYN> (HYPHEN|DASH|and|to|through|or|COMMA) (m2:<MON>)? <DAYN> COMMA? y:YEAR",
        first_in_year,
        "March 3 in March 3-5, 2020",
    ),
    Production(
        "first day of a range of months",
        "d:<DAYO> (of)? m:<MON> (HYPHEN|DASH|to|until|through|and|or) (the)? <DAYO> (of)? m2:<MON> COMMA? y:YEAR",
        first_in_year,
        "14 June in 14 June to 9 August 1809",
    ),
    Production(
        "first month of a range",
        "m:<MON> (HYPHEN|DASH|and|to|through|or) (early|mid HYPHEN?|late|the end of)? m2:<MON> COMMA? y:YEAR",
        first_in_year,
        "March in March and May 1931",
    ),
    Production("last day of a range", "d:<DAYN> (COMMA? y:YEAR)?", last_day_of_range, "7 in June 8-9"),
    Production("second of two years", "y:YY", second_year, "91 in 1990-91"),
    Production("iso date", "ISO", iso_date, "2021-03-05"),
    Production("numeric date", "NUMDATE", numeric_date, "03/05/2021"),
)
