"""Productions for named days; the step names the calendar that dates them."""

from __future__ import annotations

from timeline_app.model.timex import Anchor, AnchorSource
from timeline_app.timex.absolute import AGAINST_TENSE, year_of
from timeline_app.timex.context import DATE, SET, Context, Found, Match, Production, Refused
from timeline_app.timex.holidays import DAYS, EVERY_FOUR_YEARS, MONTH_LONG, US, Rule
from timeline_app.timex.values import Point


def named_day(match: Match, context: Context) -> Found | Refused | None:
    """A named day in its own year, the one after a relative word, or the one that tense points to."""
    words = " ".join(word for word in match.low("name").split() if word not in {"'", "’", "‘"})
    if words not in DAYS:
        words = match.low("name").replace("’", "'")
    if words not in DAYS:
        return None
    rule, calendar_name = DAYS[words]
    if not match.tokens.text[match.tokens.starts[match.at("name")]].isupper():
        return None
    if words in {"earth day", "may day", "flag day"} and match.tokens.word(match.last) in {"network", "call"}:
        return None
    if calendar_name == US and _foreign_day(match):
        return Refused("a national day, and the text does not give the calendar of that country")
    anchor: Anchor = Anchor(AnchorSource.CALENDAR, calendar_name)
    year = year_of(match, context)
    how = f"{match.tokens.span_text(match.at('name'), match.after('name'))} in the {calendar_name}"
    if match.has("every"):
        return match.result(SET, _every(rule), anchor=anchor, arithmetic=how, refers=False)
    if year is None:
        point, _ = context.now()
        if point is None:
            return match.result(DATE, _every(rule), anchor=anchor, arithmetic=how)
        year = _year_near(match, context, rule, point)
    if words in EVERY_FOUR_YEARS and not match.has("y"):
        year += (1 - year) % 4 if match.low("rel") == "next" else 0
    day = rule(year)
    if words in MONTH_LONG:
        return match.result(DATE, str(day)[:7] if day.month else str(day), anchor=anchor, arithmetic=how)
    return match.result(DATE, str(day), anchor=anchor, arithmetic=how)


def _foreign_day(match: Match) -> bool:
    """Whether a country stands before it: "Ukraine's Independence Day", "Canadian Thanksgiving"."""
    tokens = match.tokens
    index = match.at("name") - 1
    if index < 0:
        return False
    before = tokens.word(index)
    country = tokens.text[tokens.starts[index]].isupper() and (before.endswith(("an", "ian", "ish", "ese", "i")))
    owned = before == "s" and tokens.word(index - 1) in {"'", "’"} and tokens.word(index - 2) != "america"
    return owned or (country and before not in {"american", "an"})


def _every(rule: Rule) -> str:
    days = {str(rule(year))[4:] for year in (2019, 2020, 2021)}
    return f"XXXX{days.pop()}" if len(days) == 1 else "XXXX"


def _year_near(match: Match, context: Context, rule: Rule, point: Point) -> int:
    """The year whose day lies where the relative word, else the tense, points."""
    here = point.first_day
    word = match.low("rel")
    if context.narrative:
        return point.year + {"last": -1, "next": 1}.get(word, 0)
    turn = context.direction(match.first, match.last)
    days = {year: rule(year).first_day - here for year in (point.year - 1, point.year, point.year + 1)}
    if word == "last":
        return max((year for year, away in days.items() if away < 0), default=point.year)
    if word == "next":
        return min((year for year, away in days.items() if away > 0), default=point.year)
    return min(days, key=lambda year: abs(days[year]) * (AGAINST_TENSE if days[year] * turn < 0 else 1))


def _patterns() -> str:
    names = {
        name.replace("'", "APOSTROPHE").replace(" s ", " (APOSTROPHE s|s) ").replace(" s)", " s)") for name in DAYS
    }
    patterns = []
    for name in names:
        pattern = name.replace(" - ", " HYPHEN ").replace(" . ", " DOT ")
        if pattern.endswith(" s"):
            pattern = pattern[:-2] + " APOSTROPHE s"
        patterns.append(pattern)
    return "|".join(sorted(patterns, key=len, reverse=True))


PRODUCTIONS = (
    Production(
        "named day",
        f"(every:(every|each)|rel:(last|this|next))? name:({_patterns()}) ((COMMA|of|in)? y:YEAR)?",
        named_day,
        "Election Day",
    ),
)
