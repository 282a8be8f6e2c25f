"""Productions for dates counted from another date: deictics, "ago", "later", "the next day"."""

from __future__ import annotations

from timeline_app.model import calendar
from timeline_app.model.timex import Anchor
from timeline_app.timex.context import DATE, DURATION, TIME, Context, Found, Match, Production, Reference, Refused
from timeline_app.timex.counts import read_ordinal
from timeline_app.timex.lexicon import DAY_PARTS, MONTH_ABBREVIATIONS, MONTHS, UNITS, WEEKDAY_ABBREVIATIONS, WEEKDAYS
from timeline_app.timex.periods import SEASON_CODES, nearest_part
from timeline_app.timex.tokens import Tokens
from timeline_app.timex.values import Point, duration, of_ordinal, parse_point, shift, week_of
from timeline_app.timex.words import word_set

WEEKDAY_NUMBER = WEEKDAYS | WEEKDAY_ABBREVIATIONS


_BACK = word_set("last past previous preceding prior previously before earlier")


_AHEAD = word_set("next following coming upcoming subsequent succeeding later after")


_TOLD = word_set("previous preceding prior following subsequent succeeding same that")
"""Words that count from the date told last, not from the speaker's day."""


_BEFORE_SHORT = frozenset({"on", "by", "until", "since", "late", "early", "from", "("})
"""What makes "Sun" or "Sat" a day."""


_NAMED_WEEKDAYS = word_set("super black bloody holy maundy cyber fat giving")
"""Super Tuesday, Bloody Sunday."""


def weekday(match: Match, context: Context) -> Found | Refused | None:
    """A weekday: the latest one up to the publication, unless tense or words turn it."""
    number = WEEKDAY_NUMBER[match.low("wd").split()[0]]
    if match.low("wd") in WEEKDAY_ABBREVIATIONS and match.tokens.word(match.first - 1) not in _BEFORE_SHORT:
        return Refused()
    if (
        match.tokens.word(match.first - 1) in _NAMED_WEEKDAYS
        and match.tokens.text[match.tokens.starts[match.first - 1]].isupper()
    ):
        return Refused("a day known by a name of its own, not a day of this week")
    relation = match.low("rel").split()[-1] if match.has("rel") else ""
    if not relation and match.tokens.word(match.first - 1) in _INDEFINITE:
        return match.result(DATE, f"XXXX-WXX-{number + 1}", refers=False)
    told = context.narrative or relation in _TOLD
    point, anchor = context.told_day() if told else (context.dct, context.publication())
    if point is None or (point.day is None):
        return match.result(DATE, f"XXXX-WXX-{number + 1}", anchor=anchor)
    through = _through(match, context)
    if through is not None and not relation:
        point, anchor = through.point, through.anchor()
    turn = (
        1
        if through is not None
        else _TURN.get(relation, 0) or (1 if context.narrative else context.direction(match.first, match.last))
    )
    if relation == "this" and turn == 0:
        turn = 1
    if turn > 0 and not relation and _possessive(match):
        turn = -1
    day = weekday_near(
        point.first_day, number, turn, strict=bool(relation) and relation not in {"this", "same", "that"}
    )
    first = match.first + (match.tokens.word(match.first) == "the" and not match.has("rel"))
    text = f"the {'next' if turn > 0 else 'latest'} {match.low('wd').split()[0].capitalize()} from {point}"
    return match.result(DATE, str(of_ordinal(day)), anchor=anchor, arithmetic=text, first=first)


_INDEFINITE = word_set("one any another recent")
"""Before a weekday these leave open which one it was: "one Sunday in May"."""


def _through(match: Match, context: Context) -> Reference | None:
    """The first day of a range that this weekday ends: "Monday through Friday"."""
    last, day = context.last, context.day
    tokens = match.tokens
    if last is None or day is None or last.type is not DATE or last.last != match.first - 1 or day.token != last.last:
        return None
    if not last.rule.endswith("weekday") or tokens.word(match.first - 1) not in {
        "to",
        "through",
        "until",
        "-",
        "–",
        "till",
    }:
        return None
    return day


def _possessive(match: Match) -> bool:
    """Whether it owns what follows ("Monday's ruling"), which news has seen, unless it is said to lie ahead."""
    tokens = match.tokens
    owner = tokens.word(match.last) in {"'", "’"} and tokens.word(match.last + 1) == "s"
    before = tokens.lower[max(0, match.first - 2) : match.first]
    return owner and before[-1:] != ["before"] and before != ["ahead", "of"]


_TURN = dict.fromkeys(_BACK, -1) | dict.fromkeys(_AHEAD, 1)


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
    return match.result(DATE, str(of_ordinal(point.first_day + count)), anchor=anchor, arithmetic=plus(count, "day"))


def plus(count: int, unit: str) -> str:
    """The arithmetic in words: ``minus 3 weeks``."""
    sign = "minus" if count < 0 else "plus"
    return f"{sign} {abs(count)} {unit}{'s' if abs(count) != 1 else ''}"


def deictic_unit(match: Match, context: Context) -> Found | Refused | None:
    """Last week, this month, the following year, that day."""
    relation, unit = match.low("rel"), UNITS[match.low("unit")]
    word = relation.split()[-1]
    tokens = match.tokens
    if word == "past" and unit in {"S", "TM", "H"}:
        return match.result(DURATION, duration(1, unit))
    if word == "past" and unit in {"DE", "CE"}:
        return None
    if (
        word in {"before", "after", "following"}
        and match.at("rel") > match.at("unit")
        and names_event(tokens, match.last)
    ):
        return None
    if match.has("the") and word == "last" and unit in {"W", "M", "Y"} and tokens.word(match.last) == "of":
        return Refused("the end of what it belongs to, not counted from today")
    told = word in _TOLD or (match.has("the") and word == "next" and context.reference is not None)
    point, anchor = (context.told_day() if unit == "D" else context.told()) if told else context.now()
    if (
        match.words()[-1].islower()
        and tokens.text[tokens.starts[match.at("unit")]].isupper()
        and match.words()[0].isupper()
    ):
        return Refused("a title, not a date")
    if unit == "D" and word in {"this", "last", "past"} and tokens.word(match.last) in {"of", "in"}:
        return None
    count = -1 if word in _BACK else 1 if word in _AHEAD else 0
    return move(match, context, point, anchor, count, unit)


def names_event(tokens: Tokens, index: int) -> bool:
    """Whether the words after "before" or "after" seem to name an event: "the day after the vote"."""
    word = tokens.word(index)
    if tokens.word(index - 1) == "following":
        return word in _DETERMINERS or tokens.capital(index)
    return word[:1].isalpha() and word not in _NO_EVENT


_DETERMINERS = word_set("the a an his her its their our my this that these those")
_NO_EVENT = word_set(
    "in on at to from by and but or when with for as was were is are had has have of while because who which that said"
    " says did will would could over under against into"
)


def move(match: Match, context: Context, point: Point | None, anchor: Anchor, count: int, unit: str) -> Found:
    """The unit that lies ``count`` units from ``point``, at the unit's own granularity."""
    if unit in {"S", "TM", "H"}:
        return match.result(TIME, _clockless(point), anchor=anchor)
    if point is None or (unit in {"D", "W"} and point.granularity > 3):
        return match.result(DATE, unresolved(unit), anchor=anchor, arithmetic=plus(count, match.low("unit")))
    moved = shift(point, count, "Y" if unit == "Y" and point.month is None else unit)
    value = context.cut(moved, {"2W": "W"}.get(unit, unit))
    if unit == "Q":
        context.period = parse_point(value)
    refers = not (count < 0 and unit in {"Y", "DE", "CE"})
    return match.result(DATE, value, anchor=anchor, arithmetic=plus(count, match.low("unit")), refers=refers)


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
    day = read_ordinal([match.low("d")]) if match.has("d") else None
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
        return match.result(DATE, value, anchor=anchor, arithmetic=plus(count, "year"))
    month = (MONTHS | MONTH_ABBREVIATIONS)[match.low("m").split()[0]]
    day = read_ordinal([match.low("d")]) if match.has("d") else None
    if day is not None and not 1 <= day <= calendar.days_in_month(2000 if year is None else year, month):
        return None
    if year is None:
        return match.result(DATE, f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""), anchor=anchor)
    return match.result(DATE, str(Point(year, month, day)), anchor=anchor, arithmetic=plus(count, "year"))


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


def that_unit(match: Match, context: Context) -> Found | Refused | None:
    """The month, the year, the day: the one told last (else the publication's)."""
    unit = UNITS[match.low("unit")]
    tokens = match.tokens
    if unit in {"S", "TM", "H"}:
        return Refused()
    if tokens.word(match.last) in {"ended", "ending"} and unit in {"Y", "Q"}:
        return None
    if tokens.word(match.last) == "-":
        return Refused()
    possessive = tokens.word(match.last) in {"'", "’"} and tokens.word(match.last + 1) == "s"
    if (
        unit == "W"
        and (possessive or tokens.word(match.first - 1) in {"for", "during"})
        and context.dct is not None
        and not context.narrative
    ):
        day = context.dct.first_day
        return match.result(DATE, str(week_of(day - 3)), anchor=context.publication())
    if tokens.word(match.last) in {"of", "that", "when", "after", "before", "-", "ended", "to"} and unit != "Q":
        return Refused()
    before = tokens.word(match.first - 1)
    if unit == "Q":
        if context.period is not None:
            return match.result(DATE, str(context.period), refers=False)
        return None
    if before not in {"in", "of", "for", "during", "later", "earlier", "throughout", "by", "on", "over"} or unit in {
        "D",
        "W",
    }:
        return Refused()
    point, anchor = context.told() if context.narrative else context.now()
    return move(match, context, point, anchor, 0, unit)


def day_part_of(match: Match, context: Context) -> Found | None:
    """The next morning, that night, this afternoon, last night, the same evening."""
    word = match.low("rel").split()[-1]
    told = context.narrative or word in _TOLD or (match.has("the") and word == "next")
    point, anchor = context.told_day() if told else context.now()
    code = DAY_PARTS[match.low("part")]
    if point is None or point.day is None:
        return match.result(TIME, f"XXXX-XX-XXT{code}", anchor=anchor)
    count = -1 if word in _BACK else 1 if word in _AHEAD else 0
    return match.result(
        TIME, f"{of_ordinal(point.first_day + count)}T{code}", anchor=anchor, arithmetic=plus(count, "day")
    )


PRODUCTIONS = (
    Production(
        "weekday",
        "(the)? (rel:(last|this|next|past|previous|following|coming|this coming|this past|same|that same|that|"
        "preceding))? wd:<WD>",
        weekday,
        "next Monday",
    ),
    Production(
        "today", "word:(today|yesterday|tomorrow|the day before yesterday|the day after tomorrow)", today, "yesterday"
    ),
    Production(
        "deictic unit",
        "the:the? rel:(last|this|this same|this past|this coming|next|past|previous|following|coming|current|same|"
        "that|that same|preceding|upcoming|subsequent|present) unit:SINGULAR (or so)?",
        deictic_unit,
        "last week",
    ),
    Production(
        "unit following",
        "the unit:SINGULAR rel:(following|before|after|earlier|previous)",
        deictic_unit,
        "the day before",
    ),
    Production(
        "deictic month",
        "(the)? rel:(last|this|this past|next|past|previous|following|coming) m:<MON> d:<DAYN>?",
        deictic_month,
        "last May",
    ),
    Production(
        "month of a year told",
        "(the)? m:<MON> d:<DAYN>? (of|in)? rel:(that|that same|the same|the following|the next|the "
        "previous|this|last|next|of this|of last|of next) year",
        month_of_relative_year,
        "August of that year",
    ),
    Production(
        "season of a year told",
        "(the)? s:SEASON of rel:(that|that same|the same|the following|the next|the previous|this|last|next) year",
        month_of_relative_year,
        "the spring of next year",
    ),
    Production(
        "deictic season",
        "(the)? rel:(last|this|this past|next|past|previous|following|coming|that same|the same|same|that) s:SEASON",
        deictic_season,
        "last summer",
    ),
    Production(
        "weekend",
        "(the)? (rel:(last|this|this past|next|past|previous|following|coming|same|that))? weekend",
        weekend,
        "the weekend",
    ),
    Production("that unit", "the unit:SINGULAR", that_unit, "the month"),
    Production(
        "part of a relative day",
        "the:the? rel:(last|this|next|previous|following|same|that|that same) part:DAYPART",
        day_part_of,
        "the next morning",
    ),
)
