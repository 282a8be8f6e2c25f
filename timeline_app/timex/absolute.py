"""Productions for calendar dates: days, months and years in every English order, ISO and numeric dates, eras."""

from __future__ import annotations

from timeline_app.model.calendar import days_in_month, to_ordinal
from timeline_app.model.timex import Anchor, AnchorSource
from timeline_app.timex.context import DATE, Context, Found, Match, Production, Refused
from timeline_app.timex.counts import read_ordinal
from timeline_app.timex.false_friends import month_refusal, year_refusal
from timeline_app.timex.lexicon import CARDINALS, MONTH_ABBREVIATIONS, MONTHS, SEASON_ADJECTIVES, SEASONS, UNITS
from timeline_app.timex.tense import happened
from timeline_app.timex.values import Point

MONTH_NUMBER = MONTHS | MONTH_ABBREVIATIONS


CALENDAR = Anchor(AnchorSource.CALENDAR)


WORDS = Anchor(AnchorSource.WORDS)


SHORT_AHEAD, SHORT_AHEAD_TOLD = 5, 50
"""How many years after the publication a year of two digits may lie, and how many where the words look ahead."""


def two_digit_year(number: int, context: Context, turn: int = 0) -> int:
    """The full year of two digits: the latest not after the publication but for a few years (else of 1930 to 2029).

    In a narrative text it is the one nearest to the date told last; words that look ahead (``turn`` 1) allow more.
    """
    latest = context.dct.year + (SHORT_AHEAD_TOLD if turn > 0 else SHORT_AHEAD) if context.dct else 2029
    if context.narrative and context.reference is not None:
        near = context.reference.point.year
        years = [century + number for century in range(near // 100 * 100 - 100, near + 200, 100)]
        return min((year for year in years if year <= max(latest, near)), key=lambda year: abs(year - near))
    return latest - (latest - number) % 100


def year_of(match: Match, context: Context) -> int | None:
    """The year that the parts ``y``, ``yy`` and ``era`` of a match give, or ``None`` where there is none."""
    if match.has("yy"):
        turn = context.direction(match.first, match.last)
        return two_digit_year(int(match.low("yy").lstrip("'’‘")), context, turn)
    if not match.has("y"):
        return None
    year = int(match.low("y"))
    if match.has("ad") and not match.tokens.span_text(match.at("ad"), match.after("ad")).isupper():
        return None  # "an ad 20 seconds long"
    if "bc" in {match.low("era").replace(".", "").replace(" ", "")[:2], match.low("ad")}:
        return 1 - year
    return year


def month_of(match: Match) -> int:
    """The month's number of part ``m``."""
    return MONTH_NUMBER[match.low("m").split()[0]]


def day_of(match: Match) -> int | None:
    """The day of the month of part ``d``, ``None`` where the match has none."""
    if not match.has("d"):
        return None
    words = [word for word in match.low("d").split() if word != "-"]
    return int(words[0]) if words[0].isdigit() else read_ordinal(words)


def valid_day(year: int | None, month: int, day: int) -> bool:
    """Whether the month has the day (in a leap year, where the year is not known)."""
    return 1 <= day <= days_in_month(2000 if year is None else year, month)


def full_date(match: Match, context: Context) -> Found | Refused | None:
    """Month, day and year in any order; month and year."""
    year, month, day = year_of(match, context), month_of(match), day_of(match)
    if day is not None and not valid_day(year, month, day):
        return None
    if year is None:
        return None if match.has("ad") else partial_date(match, context)
    return match.result(DATE, str(Point(year, month, day)), anchor=WORDS)


def partial_date(match: Match, context: Context) -> Found | Refused | None:
    """A month, or a day of a month, without a year: the tense or the date told last chooses it."""
    month, day = month_of(match), day_of(match)
    refusal = month_refusal(match)
    if refusal is not None and day is None:
        return refusal
    if day is not None and not valid_day(None, month, day):
        return None
    year, anchor, how = nearest_year(context, match, month, day)
    if year is None:
        value = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
        return match.result(DATE, value, anchor=anchor, arithmetic="no date to count from")
    if day is not None and not valid_day(year, month, day):
        year = next(
            (near for near in (year - 1, year + 1, year - 2, year + 2) if valid_day(near, month, day)), year - 3
        )
    if day is not None and not valid_day(year, month, day):
        return None
    return match.result(DATE, str(Point(year, month, day)), anchor=anchor, arithmetic=how)


def nearest_year(context: Context, match: Match, month: int, day: int | None) -> tuple[int | None, Anchor, str]:
    """The year of a month (and day) that has none: ``(year, anchor, how)``."""
    if context.narrative and context.reference is not None:
        point, anchor = context.told()
        if point is not None:
            story = context.story(match.first)
            return narrative_year(story, month), anchor, f"month {month} told after {story}"
    dct, anchor = context.dct, context.publication()
    if dct is None or dct.month is None or dct.day is None:
        return None, anchor, ""
    known = context.named_days.get((month, day or 0))
    if known is not None:
        return known.point.year, known.anchor(), "the same day of the year, named before"
    turn = context.direction(match.first, match.last)
    told = context.background(match.first) if turn < 0 else None
    if told is not None:
        return narrative_year(told.point, month), told.anchor(), f"month {month} told after {told.point}"
    if match.tokens.word(match.first - 1) == "through" and match.tokens.word(match.first - 2) in UNITS:
        turn = -1
    elif turn < 1 and match.tokens.word(match.first - 1) in {"by", "through"} and not _had_before(match):
        turn = 1
    governed = turn < 0 and match.tokens.word(match.first - 1) == "on" and happened(match.tokens, match.first)
    return tensed_year(dct, month, day, turn, GOVERNED if governed else 1), anchor, _TURNS[turn]


def _had_before(match: Match) -> bool:
    """Whether a past perfect stands shortly before: "had reached 100 by May"."""
    return not {"had", "were", "was", "ended"}.isdisjoint(match.tokens.lower[max(0, match.first - 10) : match.first])


_TURNS = {-1: "the latest one up to it", 1: "the first one from it on", 0: "the one nearest to it"}


def tensed_year(dct: Point, month: int, day: int | None, turn: int, firm: int = 1) -> int:
    """The year of the latest such date up to ``dct`` (``turn`` -1), the next (1), or the nearest one (0).

    ``firm`` multiplies what a date against the tense counts.
    """
    here = dct.first_day

    def cost(year: int) -> float:
        if day is None and (year, month) == (dct.year, dct.month):
            return 0
        if day is not None and not valid_day(year, month, day):
            return 10_000
        away = to_ordinal(year, month, 15 if day is None else day) - here
        if turn and away * turn < 0:
            return firm * (AGAINST_TENSE if day is not None else MONTH_AGAINST_TENSE) * abs(away)
        return away * AHEAD if away > 0 and not turn else abs(away)

    return min((dct.year, dct.year - 1, dct.year + 1), key=cost)


MONTH_AGAINST_TENSE = 8
"""The same for a month without a day, which is more often looked back on by name."""

AGAINST_TENSE = 4
"""How much farther a date against the tense counts: "moved to Dec. 14", said on 2 December, is 12 days ahead."""


GOVERNED = 3
"""Times as much where "on" ties the date to a verb that looks back: "was held on Sept. 15"."""

AHEAD = 1.5
"""How much farther a date ahead counts where no tense is seen: news tells what has happened."""


def narrative_year(point: Point, month: int) -> int:
    """The year of a month told after the date ``point``: the same year, the next after a step back of seven months."""
    if point.month is not None and point.month - month >= 7:
        return point.year + 1
    if point.month is not None and month - point.month >= 11:
        return point.year - 1
    return point.year


def bare_year(match: Match, context: Context) -> Found | Refused | None:
    """A year alone."""
    year = year_of(match, context)
    if year is None:
        return None
    if not match.has("era"):
        refusal = year_refusal(match, context)
        if refusal is not None:
            return refusal
    return match.result(DATE, str(Point(year)), anchor=WORDS)


def full_year(match: Match, context: Context) -> Found | None:
    """The year 2021: the words leave no doubt."""
    year = year_of(match, context)
    return None if year is None else match.result(DATE, str(Point(year)), anchor=WORDS)


def year_two_thousand(match: Match, context: Context) -> Found | None:
    """The year two thousand (and four): only after "the year" or a preposition of dates."""
    more = CARDINALS.get(match.low("n"), 0) if match.has("n") else 0
    before = context.tokens.word(match.first - 1)
    named = match.tokens.word(match.first) == "the"
    counted = context.tokens.word(match.last)[:1].isalpha() and not named
    if more > 30 or (not named and (before not in {"in", "since", "until", "by"} or counted)):
        return None
    return match.result(DATE, str(Point(2000 + more)), anchor=WORDS)


def spelt_year(match: Match, context: Context) -> Found | None:
    """A year in words: "nineteen eighty-two", "January nineteen eighty-three"."""
    century = CARDINALS[match.low("cent")]
    words = [word for word in match.low("n").split() if word != "-"]
    numbers = [0 if word == "hundred" else CARDINALS.get(word, -1) for word in words]
    if any(number < 0 for number in numbers) or (century == 20 and numbers[0] < 10):
        return None
    if len(numbers) == 2 and not (numbers[0] >= 20 and 0 < numbers[1] < 10):
        return None
    if context.tokens.word(match.last) in {"percent", "million", "thousand", "people", "years", "%", "-"}:
        return None
    year = 100 * century + sum(numbers)
    if sum(numbers) < 10 and words != ["hundred"]:
        return None
    if match.has("s"):
        return match.result(DATE, str(Point(year, part=(SEASONS | SEASON_ADJECTIVES)[match.low("s")])), anchor=WORDS)
    return match.result(DATE, str(Point(year, month_of(match) if match.has("m") else None)), anchor=WORDS)


PRODUCTIONS = (
    Production(
        "month day year",
        "(<WD> COMMA?)? m:<MON> the? d:<DAYN> COMMA? (of|in)? y:YEAR era:<ERA>?",
        full_date,
        "March 5, 2021",
    ),
    Production(
        "month day short year", "(<WD> COMMA?)? m:<MON> d:<DAYN> COMMA? yy:APOSTROPHEYEAR", full_date, "March 5, '21"
    ),
    Production("month day", "m:<MON> (the)? d:<DAYN>", full_date, "March 5th"),
    Production(
        "weekday month day",
        "((this|last|next|this coming|this past)? <WD>) COMMA? m:<MON> the? d:<DAYN>",
        full_date,
        "Friday, March 5th",
    ),
    Production(
        "day month year",
        "(<WD> COMMA?)? the? d:<DAYO> (day)? of? m:<MON> COMMA? (of|in)? y:YEAR era:<ERA>?",
        full_date,
        "5 March 2021",
    ),
    Production(
        "day month era",
        "(<WD> COMMA?)? the? d:<DAYO> of? m:<MON> COMMA? y:ERAYEAR era:<ERA>",
        full_date,
        "15 March 44 BC",
    ),
    Production("month era", "m:<MON> (COMMA|of)? y:ERAYEAR era:<ERA>", full_date, "March 44 BC"),
    Production("month day era", "m:<MON> d:<DAYN> COMMA? y:ERAYEAR era:<ERA>", full_date, "March 15, 44 BC"),
    Production("day month", "(<WD> COMMA?)? the? d:<DAYO> of? m:<MON>", full_date, "the 5th of March"),
    Production("month year", "m:<MON> (COMMA|of|in|HYPHEN)? y:YEAR era:<ERA>?", full_date, "March 2021"),
    Production("month short year", "m:<MON> (of)? yy:APOSTROPHEYEAR", full_date, "March '21"),
    Production("month", "m:<MON>", partial_date, "March"),
    Production("year", "y:YEAR era:<ERA>?", bare_year, "2021"),
    Production("the year", "the (year|years) y:YEAR era:<ERA>?", full_year, "the year 2021"),
    Production(
        "the year two thousand",
        "(the year)? two thousand (and)? n:CARDINAL?",
        year_two_thousand,
        "the year two thousand",
    ),
    Production("short year", "yy:APOSTROPHEYEAR", bare_year, "'21"),
    Production("year with era", "y:ERAYEAR era:<ERA>", bare_year, "431 BC"),
    Production("era year", "ad:<AD> y:ERAYEAR", bare_year, "AD 69"),
    Production(
        "day month era year",
        "(<WD> COMMA?)? the? d:<DAYO> of? m:<MON> COMMA? ad:<AD> y:ERAYEAR",
        full_date,
        "19 August AD 14",
    ),
    Production("month day era year", "m:<MON> d:<DAYN>? COMMA? ad:<AD> y:ERAYEAR", full_date, "August 19, AD 14"),
    Production(
        "spelt year",
        "(m:<MON> COMMA?|(the)? s:SEASON (of)?)? cent:(nineteen|eighteen|seventeen|sixteen|"
        "fifteen|twenty) HYPHEN? n:(CARDINAL "
        "HYPHEN? CARDINAL?|hundred)",
        spelt_year,
        "nineteen eighty-two",
    ),
)
