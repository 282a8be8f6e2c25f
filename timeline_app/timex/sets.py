"""Productions for sets: what happens again and again."""

from __future__ import annotations

from timeline_app.timex.context import SET, Context, Found, Match, Production, Refused
from timeline_app.timex.counts import VAGUE, read_count
from timeline_app.timex.lexicon import DAY_PARTS, FREQUENCIES, MONTH_ABBREVIATIONS, MONTHS, UNITS
from timeline_app.timex.periods import SEASON_CODES
from timeline_app.timex.relative import WEEKDAY_NUMBER
from timeline_app.timex.values import duration


def every_unit(match: Match, context: Context) -> Found | None:
    """Every day, each year, every two weeks."""
    del context
    unit = UNITS[match.low("unit")]
    count = read_count(match.low("n").split()) if match.has("n") else 1.0
    if match.low("n") in VAGUE:
        return match.result(SET, duration(None, unit), refers=False)
    if match.low("which").endswith("other"):
        count = 2.0
    return match.result(SET, duration(count, unit), refers=False)


def every_day_named(match: Match, context: Context) -> Found | None:
    """Every Tuesday, each July, every summer, Mondays."""
    del context
    if match.has("wd"):
        name = match.low("wd").split()[0]
        value = f"XXXX-WXX-{WEEKDAY_NUMBER[name if name in WEEKDAY_NUMBER else name.removesuffix('s')] + 1}"
        if match.has("part"):
            value += f"T{DAY_PARTS[match.low('part')]}"
    elif match.has("m"):
        value = f"XXXX-{(MONTHS | MONTH_ABBREVIATIONS)[match.low('m').split()[0]]:02d}"
    elif match.has("s"):
        value = f"XXXX-{SEASON_CODES[match.low('s')]}"
    elif match.has("weekend"):
        value = "XXXX-WXX-WE"
    else:
        value = f"XXXX-XX-XXT{DAY_PARTS[match.low('alone')]}"
    return match.result(SET, value, refers=False)


def frequency(match: Match, context: Context) -> Found | Refused | None:
    """Daily, weekly, annually."""
    del context
    tokens = match.tokens
    word = match.low("f")
    if tokens.word(match.first - 1) in {"%", "percent", "average"}:
        return Refused()
    if word == "quarterly" and tokens.word(match.last) not in {"", ".", ",", "and", ";", ")"}:
        return Refused()
    if match.words()[0].isupper() and tokens.word(match.first - 1) not in {"", ".", "\n\n"}:
        return Refused()
    return match.result(SET, FREQUENCIES[word], refers=False)


def per_unit(match: Match, context: Context) -> Found | Refused | None:
    """Twice a month, three times a year, 30 per day."""
    del context
    unit = UNITS[match.low("unit")]
    if unit in {"S", "TM", "H"} and not match.has("times"):
        return Refused()
    count = read_count(match.low("n").split()) if match.has("n") else 1.0
    return match.result(SET, duration(count, unit), refers=False)


def rate(match: Match, context: Context) -> Found | Refused | None:
    """A year, after an amount: "20 million a year"."""
    tokens = match.tokens
    before = tokens.word(match.first - 1)
    amount = before[:1].isdigit() or before in {
        "million",
        "billion",
        "thousand",
        "percent",
        "cents",
        "dollars",
        "times",
        "people",
        "tons",
        "barrels",
    }
    if not amount or match.low("unit") not in {"day", "week", "month", "year"}:
        return None
    if tokens.word(match.last) in {"ago", "earlier", "later", "before", "after", "and"}:
        return None
    if not context.narrative:
        return Refused(through=match.last)
    return match.result(SET, duration(1, UNITS[match.low("unit")]), refers=False)


PRODUCTIONS = (
    Production(
        "every unit", "which:(every|each|every other) n:(<EXACT>|few|several)? unit:UNIT", every_unit, "every two weeks"
    ),
    Production(
        "every named day",
        "(every|each|every other) (wd:<WD> part:DAYPART?|m:<MON>|s:SEASON|weekend:weekend|alone:DAYPART)",
        every_day_named,
        "every Tuesday",
    ),
    Production(
        "weekdays", "wd:(mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)", every_day_named, "Mondays"
    ),
    Production("weekends", "weekend:weekends", every_day_named, "weekends"),
    Production("times and frequency", "(once|twice|<EXACT> times) f:FREQUENCY", frequency, "twice monthly"),
    Production("frequency", "f:FREQUENCY", frequency, "annually"),
    Production(
        "times per unit",
        "times:(once|twice|<EXACT> times) (a|an|per|each|every) unit:SINGULAR",
        per_unit,
        "twice a month",
    ),
    Production(
        "times in some units",
        "times:(once|twice|<EXACT> times) (every|each|in) n:<EXACT> unit:PLURAL",
        per_unit,
        "once every four years",
    ),
    Production("per unit", "(per|each) unit:SINGULAR", per_unit, "per year"),
    Production("rate", "(a|an) unit:SINGULAR", rate, "(20 million) a year"),
)
