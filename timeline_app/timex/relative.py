"""Productions for dates counted from another date: deictics, "ago", "later", "the next day"."""

from __future__ import annotations

from timeline_app.model import calendar
from timeline_app.model.span import Span
from timeline_app.model.timex import Anchor, EventOffset
from timeline_app.timex.context import DATE, DURATION, TIME, Context, Found, Match, Production, Refused
from timeline_app.timex.counts import read_count
from timeline_app.timex.lexicon import DAY_PARTS, MONTH_ABBREVIATIONS, MONTHS, UNITS, WEEKDAY_ABBREVIATIONS, WEEKDAYS
from timeline_app.timex.periods import SEASON_CODES, nearest_part
from timeline_app.timex.values import Point, duration, of_ordinal, parse_point, shift, split_duration, week_of

WEEKDAY_NUMBER = WEEKDAYS | WEEKDAY_ABBREVIATIONS
_BACK = frozenset("last past previous preceding prior previously before earlier".split())
_AHEAD = frozenset("next following coming upcoming subsequent succeeding later".split())
_TOLD = frozenset("previous preceding prior following subsequent succeeding same that".split())
"""Words that count from the date told last, not from the speaker's day."""


def weekday(match: Match, context: Context) -> Found | Refused | None:
    """A weekday: the latest one up to the publication, unless tense or words turn it."""
    number = WEEKDAY_NUMBER[match.low("wd").split()[0]]
    if match.low("wd") in WEEKDAY_ABBREVIATIONS:
        if match.tokens.word(match.first - 1) not in {"on", "by", "until", "since", "late", "early", "from", "("}:
            return Refused()
    relation = match.low("rel").split()[-1] if match.has("rel") else ""
    told = context.narrative or relation in _TOLD
    point, anchor = context.told_day() if told else (context.dct, context.publication())
    if point is None or (point.day is None):
        return match.result(DATE, f"XXXX-WXX-{number + 1}", anchor=anchor)
    turn = _TURN.get(relation, 0) or (1 if context.narrative else context.direction(match.first, match.last))
    day = weekday_near(point.first_day, number, turn, strict=bool(relation) and relation not in {"this", "same", "that"})
    first = match.first + (match.tokens.word(match.first) == "the" and not match.has("rel"))
    text = f"the {'next' if turn > 0 else 'latest'} {match.low('wd').split()[0]} from {point}"
    return match.result(DATE, str(of_ordinal(day)), anchor=anchor, arithmetic=text, first=first)


_TURN = {word: -1 for word in _BACK} | {word: 1 for word in _AHEAD}


def weekday_near(ordinal: int, number: int, turn: int, *, strict: bool = False) -> int:
    """The ordinal of the nearest day with weekday ``number`` on or after (``turn`` 1) or on or before ``ordinal``."""
    here = calendar.weekday(ordinal)
    if turn > 0:
        return ordinal + ((number - here) % 7 or (7 if strict else 0))
    return ordinal - ((here - number) % 7 or (7 if strict else 0))


def today(match: Match, context: Context) -> Found | None:
    """Today, yesterday, tomorrow, the day before yesterday."""
    word = match.low("word")
    count = {"yesterday": -1, "tomorrow": 1, "today": 0}[word.split()[-1]]
    if word.startswith("the day"):
        count *= 2
    point, anchor = context.now()
    if context.narrative and word == "today":
        return match.result(DATE, "PRESENT_REF", refers=False)
    if point is None or point.day is None:
        value = "PRESENT_REF" if word == "today" else "XXXX-XX-XX"
        return match.result(DATE, value, anchor=anchor, refers=False)
    return match.result(DATE, str(of_ordinal(point.first_day + count)), anchor=anchor, arithmetic=_plus(count, "day"))


def _plus(count: int, unit: str) -> str:
    sign = "minus" if count < 0 else "plus"
    return f"{sign} {abs(count)} {unit}{'s' if abs(count) != 1 else ''}"


def deictic_unit(match: Match, context: Context) -> Found | Refused | None:
    """Last week, this month, the following year, that day."""
    relation, unit = match.low("rel"), UNITS[match.low("unit")]
    word = relation.split()[-1]
    tokens = match.tokens
    if word == "past" and unit in {"S", "TM", "H"}:
        return match.result(DURATION, duration(1, unit))
    told = word in _TOLD or (match.has("the") and word == "next" and context.reference is not None)
    point, anchor = (context.told_day() if unit == "D" else context.told()) if told else context.now()
    if match.words()[-1].islower() and tokens.text[tokens.starts[match.at("unit")]].isupper() and match.words()[0].isupper():
        return Refused("a title, not a date")
    if unit == "D" and word in {"this", "last", "past"} and tokens.word(match.last) in {"of", "in"}:
        return None
    count = -1 if word in _BACK else 1 if word in _AHEAD else 0
    return move(match, context, point, anchor, count, unit)


def move(match: Match, context: Context, point: Point | None, anchor: Anchor, count: int, unit: str) -> Found:
    """The unit that lies ``count`` units from ``point``, at the unit's own granularity."""
    if unit in {"S", "TM", "H"}:
        return match.result(TIME, _clockless(point), anchor=anchor)
    if point is None or (unit in {"D", "W"} and point.granularity > 3):
        return match.result(DATE, unresolved(unit), anchor=anchor, arithmetic=_plus(count, match.low("unit")))
    moved = shift(point, count, "Y" if unit == "Y" and point.month is None else unit)
    value = context.cut(moved, {"2W": "W"}.get(unit, unit))
    if unit == "Q":
        context.period = parse_point(value)
    refers = not (count < 0 and unit in {"Y", "DE", "CE"})
    return match.result(DATE, value, anchor=anchor, arithmetic=_plus(count, match.low("unit")), refers=refers)


def _clockless(point: Point | None) -> str:
    day = "XXXX-XX-XX" if point is None or point.day is None else str(of_ordinal(point.first_day))
    return f"{day}TXX"


def unresolved(unit: str) -> str:
    """The value of a date of which only the granularity is known."""
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
            "DE": "XXX", "CE": "XX"}.get(unit, "XXXX")  # fmt: skip


def deictic_month(match: Match, context: Context) -> Found | Refused | None:
    """Last May, next March, this June; the year is the nearest that the word allows."""
    month = (MONTHS | MONTH_ABBREVIATIONS)[match.low("m").split()[0]]
    point, anchor = context.now()
    word = match.low("rel").split()[-1]
    if point is None:
        return match.result(DATE, f"XXXX-{month:02d}", anchor=anchor)
    here = of_ordinal(point.first_day).month or 1
    year = point.year
    if word in _BACK:
        year -= month >= here
    elif word in _AHEAD:
        year += month <= here
    day = int(match.low("d").rstrip("stndrh")) if match.has("d") else None
    if day is not None and not 1 <= day <= calendar.days_in_month(year, month):
        return None
    return match.result(DATE, str(Point(year, month, day)), anchor=anchor, arithmetic=f"the {word} such month")


def month_of_relative_year(match: Match, context: Context) -> Found | None:
    """August of that year, January 5 of the following year, the spring of next year."""
    word = match.low("rel").split()[-1]
    told = match.low("rel").startswith("the") or word in _TOLD
    point, anchor = context.told() if told else context.now()
    count = -1 if word in _BACK else 1 if word in _AHEAD else 0
    year = None if point is None else point.year + count
    if match.has("s"):
        code = SEASON_CODES[match.low("s")]
        value = f"XXXX-{code}" if year is None else str(Point(year, part=code))
        return match.result(DATE, value, anchor=anchor, arithmetic=_plus(count, "year"))
    month = (MONTHS | MONTH_ABBREVIATIONS)[match.low("m").split()[0]]
    day = int(match.low("d").rstrip("stndrh")) if match.has("d") else None
    if day is not None and not 1 <= day <= calendar.days_in_month(2000 if year is None else year, month):
        return None
    if year is None:
        return match.result(DATE, f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""), anchor=anchor)
    return match.result(DATE, str(Point(year, month, day)), anchor=anchor, arithmetic=_plus(count, "year"))


def deictic_season(match: Match, context: Context) -> Found | None:
    """Last summer, this fall, next spring."""
    code = SEASON_CODES[match.low("s")]
    point, anchor = context.now()
    word = match.low("rel").split()[-1]
    if point is None:
        return match.result(DATE, f"XXXX-{code}", anchor=anchor)
    if context.narrative or word in {"this", "that", "same"}:
        count = -1 if word in _BACK else 1 if word in _AHEAD else 0
        return match.result(DATE, str(Point(point.year + count, part=code)), anchor=anchor)
    turn = -1 if word in _BACK else 1
    near = nearest_part(point, code, turn)
    begin = near.first_day
    if turn < 0 and begin + 60 > point.first_day:
        near = Point(near.year - 1, part=code)
    elif turn > 0 and begin <= point.first_day:
        near = Point(near.year + 1, part=code)
    return match.result(DATE, str(near), anchor=anchor, arithmetic=f"the {word} such season")


def weekend(match: Match, context: Context) -> Found | Refused | None:
    """The weekend, last weekend, next weekend."""
    if match.tokens.word(match.first - 1) in {"a", "long", "holiday", "every", "each"}:
        return Refused()
    point, anchor = context.now()
    if point is None or point.day is None:
        return match.result(DATE, "XXXX-WXX-WE", anchor=anchor)
    word = match.low("rel").split()[-1] if match.has("rel") else ""
    ordinal = point.first_day
    turn = context.direction(match.first, match.last)
    if word in _AHEAD:
        ordinal += 7 if calendar.weekday(ordinal) >= 5 else 0
    elif word in _BACK or (word != "this" and calendar.weekday(ordinal) < 4 and turn <= 0):
        ordinal -= 7
    return match.result(DATE, f"{week_of(ordinal)}-WE", anchor=anchor)


def ago(match: Match, context: Context) -> Found | None:
    """Three weeks ago; two years earlier; ten days later; a month from now."""
    count, unit = read_count(match.low("n").split()), UNITS[match.low("unit")]
    word = match.low("dir").split()[0]
    back = word in {"ago", "earlier", "previously", "prior", "before"}
    if unit in {"S", "TM", "H"}:
        return _hours(match, context, count, unit, word)
    told = word not in {"ago", "from", "hence"}
    point, anchor = (context.told_day() if unit in {"D", "W", "2W"} else context.told()) if told else context.now()
    if count is None:
        value = "PAST_REF" if word == "ago" or (back and not context.narrative) else "FUTURE_REF"
        return match.result(DATE, value, anchor=anchor, refers=False)
    business = _business_year(match, context, unit, count, back=back)
    if business is not None:
        return business
    if point is None or (unit in {"D", "W", "2W"} and point.day is None):
        return match.result(DATE, unresolved("D" if unit != "M" else unit), anchor=anchor)
    sign = -1 if back else 1
    moved, cut = moved_by(point, sign * count, unit)
    value = context.cut(moved, "W" if unit in {"W", "2W"} and not told else cut)
    half = {"D": 1, "W": 3, "2W": 7, "M": 15, "Y": 183, "DE": 1826}.get(unit, 1)
    about = unit != "D" and not told
    exact = of_ordinal(moved.first_day) if unit in {"W", "2W"} else None
    return match.result(DATE, value, anchor=anchor, arithmetic=_plus(int(sign * count), match.low("unit").rstrip("s")),
                        about=about, margin=half, reference="" if exact is None else str(exact),
                        refers=not (back and unit in {"Y", "DE", "CE"}))  # fmt: skip


def moved_by(point: Point, count: float, unit: str) -> tuple[Point, str]:
    """``point`` moved by a count that may have a half, and the unit to cut the value to."""
    if count == int(count):
        return shift(point, int(count), unit), {"W": "D", "2W": "D"}.get(unit, unit)
    finer, times = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "DE": ("Y", 10), "CE": ("Y", 100)}.get(unit, ("D", 1))
    return shift(point, round(count * times), finer), {"D": "D", "M": "Y"}.get(finer, finer) if finer != "D" else "D"


def _hours(match: Match, context: Context, count: float | None, unit: str, word: str) -> Found:
    """Hours and minutes ago or later: a duration from a time that is not known to the minute."""
    del context, word
    value = duration(count, unit) if count is None else split_duration(count, unit)
    return match.result(DURATION, value)


def _business_year(match: Match, context: Context, unit: str, count: float, *, back: bool) -> Found | None:
    """"A year earlier" in a report on a quarter is that quarter of the year before."""
    if unit != "Y" or not back or count != 1 or context.period is None:
        return None
    point = Point(context.period.year - 1, part=context.period.part)
    return match.result(DATE, str(point), arithmetic="the same quarter, one year earlier", refers=False)


def same_period(match: Match, context: Context) -> Found | None:
    """The year-earlier quarter, the year-ago period, year-earlier (results)."""
    if match.has("y"):
        part = context.period.part if context.period is not None else ""
        return match.result(DATE, str(Point(int(match.low("y")), part=part)), refers=False)
    if context.period is not None:
        point = Point(context.period.year - 1, part=context.period.part)
        return match.result(DATE, str(point), arithmetic="the same quarter, one year earlier", refers=False)
    point, anchor = context.now()
    if point is None:
        return match.result(DATE, "XXXX", anchor=anchor)
    return match.result(DATE, str(Point(point.year - 1)), anchor=anchor, refers=False)


def event_offset(match: Match, context: Context) -> Found | None:
    """Two days after the vote: it hangs on an event that the text names."""
    tokens = context.tokens
    direction = 1 if match.low("dir") in {"after", "following"} else -1
    count, unit = read_count(match.low("n").split()), UNITS[match.low("unit")]
    value = duration(None, unit) if count is None else split_duration(count, unit)
    stop = match.last
    while stop < len(tokens.starts) and stop - match.last < 8 and tokens.lower[stop] not in _EVENT_ENDS:
        stop += 1
    found = match.result(DURATION, value)
    found.last = match.after("unit")
    if stop > match.last:
        span = Span(tokens.starts[match.last], tokens.ends[stop - 1])
        found.offset = EventOffset(span, direction, value)
    return found


_EVENT_ENDS = frozenset(". , ; : ! ? ) ( \n but and or which who that when while as said".split()) | {"\n\n"}


def that_unit(match: Match, context: Context) -> Found | Refused | None:
    """The month, the year, the day: the one told last (else the publication's)."""
    unit = UNITS[match.low("unit")]
    tokens = match.tokens
    if unit in {"S", "TM", "H"}:
        return Refused()
    if tokens.word(match.last) in {"ended", "ending"} and unit in {"Y", "Q"}:
        return period_ended(match, context)
    if tokens.word(match.last) == "-":
        return Refused()
    possessive = tokens.word(match.last) in {"'", "’"} and tokens.word(match.last + 1) == "s"
    if unit == "W" and (possessive or tokens.word(match.first - 1) in {"for", "during"}) and context.dct is not None and not context.narrative:
        day = context.dct.first_day
        return match.result(DATE, str(week_of(day - 3)), anchor=context.publication())
    if tokens.word(match.last) in {"of", "that", "when", "after", "before", "-", "ended", "to"} and unit != "Q":
        return Refused()
    before = tokens.word(match.first - 1)
    if unit == "Q":
        if context.period is not None:
            return match.result(DATE, str(context.period), refers=False)
        return None
    if before not in {"in", "of", "for", "during", "later", "earlier", "throughout", "by", "on", "over"} or unit in {"D", "W"}:
        return Refused()
    point, anchor = context.told() if context.narrative else context.now()
    return move(match, context, point, anchor, 0, unit)


def period_ended(match: Match, context: Context) -> Found | None:
    """The year ended June 30, the quarter ended Sept. 29: named by the date at which it ended."""
    inner = context.read(match.last + 1)
    unit = "Q" if "quarter" in match.words().lower() else "Y"
    end = None if inner is None else parse_point(inner.value)
    if end is None:
        end, _ = context.now()
        if end is None:
            return match.result(DATE, unresolved(unit))
    if unit == "Y":
        return match.result(DATE, str(Point(end.year)), refers=False)
    middle = of_ordinal(end.first_day - 45)
    point = Point(middle.year, part=f"Q{((middle.month or 1) + 2) // 3}")
    context.period = point
    return match.result(DATE, str(point), refers=False)


def full_year(match: Match, context: Context) -> Found | None:
    """The full year, the current fiscal year, last fiscal year: named by the calendar year it mostly lies in."""
    if match.tokens.word(match.last) in {"ended", "ending"}:
        return period_ended(match, context)
    point, anchor = context.now()
    if point is None:
        return match.result(DATE, "XXXX", anchor=anchor)
    count = {"last": -1, "previous": -1, "past": -1, "latest": -1, "next": 1, "coming": 1}.get(match.low("rel"), 0)
    return match.result(DATE, str(Point(point.year + count)), anchor=anchor, arithmetic=_plus(count, "year"))


def latest_period(match: Match, context: Context) -> Found | None:
    """The latest quarter, the latest period, the period: the quarter that a report speaks of."""
    if context.period is not None:
        return match.result(DATE, str(context.period), refers=False)
    point, anchor = context.now()
    if point is None or "quarter" not in match.words():
        return None
    return match.result(DATE, context.cut(shift(point, -1, "Q"), "Q"), anchor=anchor, refers=False)


def day_part_of(match: Match, context: Context) -> Found | None:
    """The next morning, that night, this afternoon, last night, the same evening."""
    word = match.low("rel").split()[-1]
    told = context.narrative or word in _TOLD or (match.has("the") and word == "next")
    point, anchor = context.told_day() if told else context.now()
    code = DAY_PARTS[match.low("part")]
    if point is None or point.day is None:
        return match.result(TIME, f"XXXX-XX-XXT{code}", anchor=anchor)
    count = -1 if word in _BACK else 1 if word in _AHEAD else 0
    return match.result(TIME, f"{of_ordinal(point.first_day + count)}T{code}", anchor=anchor, arithmetic=_plus(count, "day"))


PRODUCTIONS = (
    Production("weekday", "(the)? (rel:(last|this|next|past|previous|following|coming|same|that same|that|preceding))? wd:<WD>",
               weekday, "next Monday"),
    Production("today", "word:(today|yesterday|tomorrow|the day before yesterday|the day after tomorrow)", today, "yesterday"),
    Production("deictic unit", "the:the? rel:(last|this|this same|this past|next|past|previous|following|coming|current|same|that|that same|"
               "preceding|upcoming|subsequent|present) unit:SINGULAR (or so)?", deictic_unit, "last week"),
    Production("unit following", "the unit:SINGULAR rel:(following|before|after|earlier|previous)", deictic_unit, "the day before"),
    Production("deictic month", "(the)? rel:(last|this|this past|next|past|previous|following|coming) m:<MON> d:<DAYN>?", deictic_month, "last May"),
    Production("month of a year told", "(the)? m:<MON> d:<DAYN>? (of|in)? rel:(that|that same|the same|the following|the next|the previous|this|last|next|of this|of last|of next) year",
               month_of_relative_year, "August of that year"),
    Production("season of a year told", "(the)? s:SEASON of rel:(that|that same|the same|the following|the next|the previous|this|last|next) year",
               month_of_relative_year, "the spring of next year"),
    Production("deictic season", "(the)? rel:(last|this|this past|next|past|previous|following|coming|that same|the same|same|that) s:SEASON", deictic_season,
               "last summer"),
    Production("weekend", "(the)? (rel:(last|this|this past|next|past|previous|following|coming|same|that))? weekend", weekend,
               "the weekend"),
    Production("ago", "n:<COUNT> (more)? unit:UNIT dir:(ago|earlier|later|previously|hence|from now|before that|prior)", ago,
               "three weeks ago"),
    Production("ago or so", "n:<COUNT> unit:UNIT or so dir:(ago|earlier|later)", ago, "a week or so ago"),
    Production("bare later", "unit:PLURAL dir:(ago|earlier|later)", ago, "weeks later"),
    Production("year earlier", "(the year HYPHEN (earlier|ago) (quarter|period)|year HYPHEN (earlier|ago))", same_period, "the year-earlier quarter"),
    Production("same period", "(the)? (corresponding|same|comparable|like|similar) (quarter|period|time) (of)? (last year|a year (ago|earlier)|the (previous|prior) year)", same_period, "the same quarter last year"),
    Production("quarter a year ago", "the (quarter|period) a year (ago|earlier)", same_period, "the quarter a year ago"),
    Production("quarter of that name", "the y:YEAR (quarter|period)", same_period, "the 2021 quarter"),
    Production("event offset", "n:<COUNT> unit:UNIT dir:(after|before|following)", event_offset, "two days after the vote"),
    Production("that unit", "the unit:SINGULAR", that_unit, "the month"),
    Production("full year", "(the|this|its|their)? (rel:(current|latest|last|next|this|past|previous|coming))? (fiscal|full|financial|full fiscal) year", full_year, "the fiscal year"),
    Production("latest period", "the (latest|most recent|reported|recent) (fiscal)? (quarter|period)", latest_period, "the latest quarter"),
    Production("part of a relative day", "the:the? rel:(last|this|next|previous|following|same|that|that same) part:DAYPART", day_part_of,
               "the next morning"),
)  # fmt: skip
