"""Productions for times of day."""

from __future__ import annotations

from timeline_app.model.timex import Anchor, TimexMod
from timeline_app.timex.context import DATE, FADES, SET, TIME, Context, Found, Match, Production, Refused
from timeline_app.timex.lexicon import CARDINALS, DAY_PARTS, DAY_POINTS, ZONES
from timeline_app.timex.relative import WEEKDAY_NUMBER, weekday_near
from timeline_app.timex.tense import sentence_bounds
from timeline_app.timex.values import Point, of_ordinal, parse_point


def day_text(match: Match, context: Context) -> str:
    """The day of a time that has none: the day beside it in its sentence, else the day told last or today."""
    return _day_words(_day_beside(match, context) or (context.told_day() if context.narrative else context.now())[0])


def _day_words(point: Point | None) -> str:
    return "XXXX-XX-XX" if point is None or point.day is None else str(of_ordinal(point.first_day))


def _at(match: Match, context: Context, time: str, zone: str = "") -> Found:
    """The clock time ``T20:45`` on its day: the one beside it, else that of the account that it goes on with."""
    going_on = None if context.narrative or _day_beside(match, context) else _day_going_on(match, context, time)
    if going_on is None:
        return match.result(TIME, f"{day_text(match, context)}{time}{zone}", refers=False)
    point, anchor = going_on
    return match.result(TIME, f"{_day_words(point)}{time}{zone}", anchor=anchor, refers=False)


def _day_beside(match: Match, context: Context) -> Point | None:
    return _day_after(match, context) or _day_before(match, context)


def _day_going_on(match: Match, context: Context, time: str) -> tuple[Point, Anchor] | None:
    """The day of an account from hour to hour: after "at 8pm on Sunday", "at 20:45" is Sunday's, "at 00:40" the next.

    Only what is told as past, and only in the days up to the publication.
    """
    if context.clock is None or context.dct is None or context.direction(match.first, match.last) > 0:
        return None
    told, before = context.clock
    hour = int(time[1:3]) if time[1:3].isdigit() else None
    if hour is None or match.first - told.token > FADES:
        return None
    if not 0 < context.dct.first_day - told.point.first_day <= RECENT:
        return None
    return of_ordinal(told.point.first_day + (before >= EVENING and hour <= MORNING)), told.anchor()


def _day_after(match: Match, context: Context) -> Point | None:
    """The day in "9:20 a.m. (0620 GMT) Friday", "6:10 a.m. Paris time on May 2"."""
    tokens, index = match.tokens, match.last
    if tokens.word(index) == "(":
        closing = next((near for near in range(index, index + 6) if tokens.word(near) == ")"), None)
        index = index if closing is None else closing + 1
    if tokens.word(index + 1) == "time":
        index += 2
    index += tokens.word(index) == ")"
    if tokens.word(index) in _UP_TO and tokens.word(index + 1)[:1].isdigit():
        index += 2
        while tokens.word(index) in _IN_CLOCK and index < match.last + NEAR:
            index += 1
    index += tokens.word(index) in {"on", ","}
    return _day_at(context, index)


_UP_TO = frozenset({"-", "–", "—", "to", "until", "till", "and"})
"""What stands between the two times of a range: "10 a.m.-4 p.m. Aug. 5"."""

_IN_CLOCK = frozenset({"am", "pm", "local", "time", "o", "'", "’", "clock", *ZONES})
"""Words of a time of day that may stand before its day."""


def _day_at(context: Context, index: int) -> Point | None:
    found = context.read(index) if index < len(context.tokens.starts) else None
    point = parse_point(found.value) if found is not None and found.type is DATE else None
    return point if point is not None and point.day is not None else None


def _day_before(match: Match, context: Context) -> Point | None:
    """The day in "on Monday at 9 a.m."."""
    last = context.last
    if last is None or last.type is not DATE or match.first - last.last > NEAR:
        return None
    point = parse_point(last.value)
    left, _ = sentence_bounds(match.tokens, match.first, match.last)
    return point if point is not None and point.day is not None and last.last >= left else None


RECENT = 7
"""Days before the publication in which an account from hour to hour is the news."""
EVENING, MORNING = 18, 6
"""Hours between which midnight is passed."""
NEAR = 12
"""How many tokens before a time its day may stand."""


def clock_value(match: Match) -> str | None:
    """``T20:00`` from the parts of a clock time, or ``None`` where they are no time."""
    half = match.low("half").replace(".", "").replace(" ", "")[:1]
    written = match.low("h")
    if written in CARDINALS:
        hour, minute = CARDINALS[written], 0
    else:
        fields = written.replace(".", ":").split(":")
        if not all(field.isdigit() for field in fields):
            return None
        hour, minute = int(fields[0]), int(fields[1]) if len(fields) > 1 else 0
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12 and hour < 13):
        return None
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}"


def clock(match: Match, context: Context) -> Found | Refused | None:
    """8 p.m., 8:30 p.m. EST, 20:30, 8 o'clock."""
    value = clock_value(match)
    if value is None:
        return None
    if not match.has("half") and not match.has("zone") and not match.has("oclock"):
        before = match.tokens.word(match.first - 1)
        if before not in {
            "at",
            "by",
            "until",
            "from",
            "to",
            "around",
            "about",
            "before",
            "after",
            "and",
            "-",
            "since",
            "past",
            ",",
        }:
            return Refused("a score, a ratio or a verse rather than a time of day")
    zone = ZONES.get(match.low("zone"), "")
    return _at(match, context, value, "Z" if zone == "Z" else "")


def clock_in_part(match: Match, context: Context) -> Found | None:
    """Six o'clock in the evening, 5:30 in the morning."""
    value, part = clock_value(match), match.low("part")
    hour = int(value[1:3]) if value is not None else 0
    clock_before = match.tokens.word(match.first - 1) in {"at", "by", "until", "about", "around"}
    spoken = clock_before or match.tokens.word(match.after("h")) == "o"
    fits = (match.tokens.word(match.at("part") - 1) == "at") == (part == "night")
    if value is None or not 1 <= hour <= 12 or not spoken or not fits:
        return None
    late = part in {"afternoon", "evening"} or (part == "night" and hour > 5)
    hour = hour % 12 + (12 if late else 0)
    return _at(match, context, f"T{hour:02d}{value[3:]}")


def half_past(match: Match, context: Context) -> Found | None:
    """Half past six, a quarter to nine; the half of the day is not told, so the value is the morning's hour."""
    hour = CARDINALS.get(match.low("h"), 0)
    if not 1 <= hour <= 12:
        return None
    minute = {"half past": 30, "quarter past": 15, "quarter to": -15}[match.low("past")]
    total = 60 * hour + minute
    return _at(match, context, f"T{total // 60:02d}:{total % 60:02d}")


def military(match: Match, context: Context) -> Found | None:
    """0620 GMT, 1530 hours."""
    digits = match.low("h")
    zone = ZONES.get(match.low("zone"), "")
    return _at(match, context, f"T{digits[:2]}:{digits[2:]}", "Z" if zone == "Z" else "")


def military_alone(match: Match, context: Context) -> Found | None:
    """At 0630: four digits that begin with 0 and stand after "at"."""
    if not match.low("h").startswith("0") or match.tokens.word(match.first - 1) != "at":
        return None
    return military(match, context)


def day_point(match: Match, context: Context) -> Found | None:
    """Noon, midnight, dawn."""
    word = match.low("point")
    if word in {"sunrise", "sunset", "dawn", "lunchtime"} and match.tokens.word(match.first - 1) not in {
        "at",
        "before",
        "after",
        "until",
        "by",
        "since",
        "around",
        "till",
        "from",
        "to",
    }:
        return None
    return _at(match, context, DAY_POINTS[word])


def weekday_part(match: Match, context: Context) -> Found | None:
    """Friday morning, early Monday afternoon."""
    point, anchor = context.told_day() if context.narrative else (context.dct, context.publication())
    code = DAY_PARTS[match.low("part")]
    number = WEEKDAY_NUMBER[match.low("wd").split()[0]]
    if match.low("part").endswith("s") and not match.has("rel"):
        return match.result(SET, f"XXXX-WXX-{number + 1}T{code}", refers=False)
    if point is None or point.day is None:
        return match.result(TIME, f"XXXX-WXX-{number + 1}T{code}", anchor=anchor)
    turn = {"last": -1, "next": 1}.get(match.low("rel")) or (
        1 if context.narrative else context.direction(match.first, match.last)
    )
    day = weekday_near(point.first_day, number, turn)
    return match.result(TIME, f"{of_ordinal(day)}T{code}", anchor=anchor)


def mid_part(match: Match, context: Context) -> Found | None:
    """Mid-morning, mid-afternoon."""
    code = DAY_PARTS[match.low("part")]
    return match.result(TIME, f"{day_text(match, context)}T{code}", mod=TimexMod.MID, refers=False)


def small_hours(match: Match, context: Context) -> Found | None:
    """The small hours, the early hours of Saturday."""
    inner = context.read(match.last) if match.tokens.word(match.last - 1) in {"of", "on"} else None
    point = parse_point(inner.value) if inner is not None and inner.type is DATE else None
    code = "NI" if match.low("which") == "late" else "MO"
    if inner is not None and point is not None and point.day is not None:
        found = match.result(TIME, f"{of_ordinal(point.first_day)}T{code}", anchor=inner.anchor)
        found.last = inner.last
        return found
    if match.tokens.word(match.last - 1) in {"of", "on"} or match.tokens.word(match.first) != "the":
        return None
    return match.result(TIME, f"{day_text(match, context)}T{code}", refers=False)


def today_part(match: Match, context: Context) -> Found | None:
    """Yesterday morning, tomorrow night, tonight, overnight."""
    word = match.low("word")
    count = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    code = "NI" if word in {"tonight", "overnight"} else DAY_PARTS[match.low("part")]
    point, anchor = context.now()
    day = "XXXX-XX-XX" if point is None or point.day is None else str(of_ordinal(point.first_day + count))
    return match.result(TIME, f"{day}T{code}", anchor=anchor)


def day_part(match: Match, context: Context) -> Found | Refused | None:
    """The morning, the evening: the part of the day told of."""
    tokens = match.tokens
    before, after = tokens.word(match.first - 1), tokens.word(match.last)
    if before not in {"in", "during", "by", "on", "at", "through", "into"} or after in {
        "of",
        "when",
        "after",
        "before",
        "-",
        "s",
        "'",
        "’",
    }:
        return Refused()
    code = DAY_PARTS[match.low("part")]
    if match.low("part") == "night" and before == "at":
        return match.result(TIME, "XXXX-XX-XXTNI", refers=False)
    return match.result(TIME, f"{day_text(match, context)}T{code}", refers=False)


PRODUCTIONS = (
    Production(
        "clock with am or pm",
        "(h:(HOUR|CLOCK|DOTCLOCK|CARDINAL) HYPHEN? half:(am|pm)) (COMMA? zone:ZONE)?",
        clock,
        "8:30 p.m. ET",
    ),
    Production("clock", "h:CLOCK (zone:ZONE)?", clock, "20:30 GMT"),
    Production("o'clock", "h:(HOUR|CARDINAL) oclock:(o APOSTROPHE clock) (half:(am|pm))?", clock, "eight o'clock"),
    Production(
        "o'clock and part of day",
        "h:(HOUR|CARDINAL|CLOCK) (o APOSTROPHE clock)? (in the|at) part:DAYPART",
        clock_in_part,
        "six o'clock in the evening",
    ),
    Production("half past", "past:(half past|quarter past|quarter to) h:CARDINAL", half_past, "half past six"),
    Production("clock with zone", "h:MILITARY zone:ZONE", military, "0620 GMT"),
    Production("military time", "h:MILITARY", military_alone, "0630"),
    Production("military hours", "h:MILITARY zone:hours", military, "1530 hours"),
    Production("noon", "point:DAYPOINT", day_point, "noon"),
    Production(
        "weekday and part", "(the)? (rel:(last|next|this))? wd:<WD> part:DAYPART", weekday_part, "Friday morning"
    ),
    Production("part of today", "word:(yesterday|tomorrow) part:DAYPART", today_part, "yesterday morning"),
    Production("tonight", "word:(tonight|overnight)", today_part, "tonight"),
    Production("middle of a part of day", "mid HYPHEN (part:DAYPART)", mid_part, "mid-morning"),
    Production(
        "small hours",
        "(the)? which:(early|small|wee|late|predawn|pre HYPHEN dawn) (small)? (morning|evening)? hours (of|on)?",
        small_hours,
        "the small hours",
    ),
    Production("part of day", "(the)? part:DAYPART", day_part, "the morning"),
)
