"""Productions of reports on a year or quarter: the latest quarter, the year-earlier period, the year ended June 30."""

from __future__ import annotations

from timeline_app.timex.context import DATE, DURATION, Context, Found, Match, Production
from timeline_app.timex.counts import read_count
from timeline_app.timex.lexicon import UNITS
from timeline_app.timex.relative import plus, unresolved
from timeline_app.timex.values import Point, duration, of_ordinal, parse_point, shift


def same_period(match: Match, context: Context) -> Found | None:
    """The year-earlier quarter, the year-ago period, year-earlier (results)."""
    if match.has("y"):
        part = context.period.part if context.period is not None else ""
        return match.result(DATE, str(Point(int(match.low("y")), part=part)), refers=False)
    if context.period is not None:
        point = Point(context.period.year - 1, part=context.period.part)
        return match.result(DATE, str(point), arithmetic="the same quarter, one year earlier", refers=False)
    now, anchor = context.now()
    if now is None:
        return match.result(DATE, "XXXX", anchor=anchor)
    return match.result(DATE, str(Point(now.year - 1)), anchor=anchor, refers=False)


def period_ended(match: Match, context: Context) -> Found | None:
    """The quarter ended Sept. 28, named by the date at which it ended; the year ended June 30, a length with an end."""
    after = match.tokens.word(match.last - 1) in {"ended", "ending"}
    inner = context.read(match.last if after else match.last + 1)
    unit = "Q" if "quarter" in match.words().lower() else "Y"
    last = match.last - 1 if after else match.last
    end = (None if inner is None else parse_point(inner.value)) or context.now()[0]
    if end is None:
        return match.result(DATE, unresolved(unit), last=last)
    if unit == "Y":
        return match.result(DURATION, "P1Y", refers=False, last=last, end=str(end))
    middle = of_ordinal(end.first_day - 45)
    point = Point(middle.year, part=f"Q{((middle.month or 1) + 2) // 3}")
    context.period = point
    return match.result(DATE, str(point), refers=False, last=last)


def earlier_months(match: Match, context: Context) -> Found | None:
    """The year-earlier nine months: a length, though one that lies a year back."""
    del context
    count = read_count(match.low("n").split())
    return match.result(DURATION, duration(count, UNITS[match.low("unit")]))


def full_year(match: Match, context: Context) -> Found | None:
    """The full year, the current fiscal year, last fiscal year: named by the calendar year it mostly lies in."""
    if match.tokens.word(match.last) in {"ended", "ending"}:
        return period_ended(match, context)
    point, anchor = context.now()
    if point is None:
        return match.result(DATE, "XXXX", anchor=anchor)
    count = {"last": -1, "previous": -1, "past": -1, "latest": -1, "next": 1, "coming": 1}.get(match.low("rel"), 0)
    return match.result(DATE, str(Point(point.year + count)), anchor=anchor, arithmetic=plus(count, "year"))


def latest_period(match: Match, context: Context) -> Found | None:
    """The latest quarter, the latest period, the period: the quarter that a report speaks of."""
    if context.period is not None:
        return match.result(DATE, str(context.period), refers=False)
    point, anchor = context.now()
    if point is None or context.narrative:
        return None
    return match.result(DATE, context.cut(shift(point, -1, "Q"), "Q"), anchor=anchor, refers=False)


PRODUCTIONS = (
    Production(
        "year-earlier months",
        "(the)? year HYPHEN (earlier|ago) n:<EXACT> unit:PLURAL",
        earlier_months,
        "the year-earlier nine months",
    ),
    Production("period ended", "the unit:(year|quarter) (ended|ending)", period_ended, "the quarter ended Sept. 28"),
    Production(
        "year earlier",
        "(the year HYPHEN (earlier|ago) (<ORD>)? (quarter|period)|year HYPHEN (earlier|ago))",
        same_period,
        "the year-earlier quarter",
    ),
    Production(
        "same period",
        "(the)? (corresponding|same|comparable|like|similar) (quarter|period|time) (of)? (last year|a "
        "year (ago|earlier)|the (previous|prior) year)",
        same_period,
        "the same quarter last year",
    ),
    Production(
        "quarter a year ago", "the (quarter|period) a year (ago|earlier)", same_period, "the quarter a year ago"
    ),
    Production("quarter of that name", "the y:YEAR (quarter|period)", same_period, "the 2021 quarter"),
    Production(
        "full year",
        "(the|this|its|their)? (rel:(current|latest|last|next|this|past|previous|coming))? (fiscal|full|"
        "financial|full fiscal) year",
        full_year,
        "the fiscal year",
    ),
    Production(
        "latest period",
        "the (latest|most recent|reported|recent) (fiscal)? (quarter|period)",
        latest_period,
        "the latest quarter",
    ),
)
