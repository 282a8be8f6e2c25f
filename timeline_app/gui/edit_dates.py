"""What a person means by the words of a date field, said back in words, EDTF and bounds; else why not. No Qt here."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from math import floor

from timeline_app.layout.datetext import day_text, when_text
from timeline_app.model import AnchorSource, CalendarDate, Granularity, Published, Qualifier, Timex, TimexType, When
from timeline_app.model.calendar import add_months, from_ordinal
from timeline_app.wording.plain import one_line, quoted

LONGEST = 80
"""The most code points of a date that is typed."""
NO_DATE = frozenset({"no date", "no known date", "none", "undated", "unknown", "not known", "-", "–"})
"""What people write when an event is to have no date."""
EXAMPLES = "Try “July 13”, “mid-2023”, “about 1999”, “3 weeks ago”, “2024-07/2024-08” or “no date”."
_HINT = "A date: July 13, mid-2023, about 1999, 3 weeks ago, 2024-07/2024-08, no date."

_FAMILIAR = dt.date(2000, 1, 1)
"""Stands in where the year is not known, to see whether the words need one."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What words were taken for.

    ``ok`` tells whether they were understood; then ``when`` is the date (``None``: no date, on purpose), ``lead`` says
    it in words, ``detail`` gives EDTF and bounds, ``reason`` what it was counted from. Else ``lead`` says what is
    wrong.
    """

    ok: bool
    lead: str
    when: When | None = None
    detail: str = ""
    reason: str = ""


def understand_date(words: str, published: Published | None, own: dt.date | None = None) -> Understood:
    """What a person means by ``words``; what needs a day to count from counts from the publication date.

    A clock time alone is one of the event's ``own`` day, where it has one.
    """
    text = " ".join(words[: 2 * LONGEST].split())
    if not text:
        return Understood(ok=False, lead=_HINT)
    if len(text) > LONGEST:
        return Understood(ok=False, lead=f"A date takes no more than {LONGEST} characters. {EXAMPLES}")
    if text.casefold().rstrip(".") in NO_DATE:
        return Understood(ok=True, lead="No date", reason="The event goes to the Undated tray.")
    day = None if published is None else published.day
    return (None if own is None else _clock_of(text, own)) or _understood(text, day)


@lru_cache(maxsize=128)
def _understood(text: str, day: dt.date | None) -> Understood:
    return _with_lead(text, day) or _absolute(text, day) or _counted(text, day) or _refusal(text, day)


def said_of(when: When, reason: str = "") -> Understood:
    """A date said in words, with its EDTF text and its bounds."""
    return Understood(ok=True, lead=when_text(when, long=True), when=when, detail=_detail(when), reason=reason)


def day_of(when: When | None) -> dt.date | None:
    """The one day that a date names, or ``None``."""
    bounds = None if when is None else when.bounds
    if bounds is None or bounds.earliest is None or bounds.earliest != bounds.latest:
        return None
    year, month, day = from_ordinal(bounds.earliest)
    return dt.date(year, month, day) if dt.MINYEAR <= year <= dt.MAXYEAR else None


def words_of(when: When | None) -> str:
    """What to put into a date field for a date that an event has; read again, it gives the same date."""
    return "" if when is None else str(when)


def _detail(when: When) -> str:
    parts = [f"EDTF {when}"]
    bounds = when.bounds
    single = bounds.earliest is not None and bounds.earliest == bounds.latest
    if not single:
        first, last = (
            None if day is None else day_text(*from_ordinal(day)) for day in (bounds.earliest, bounds.latest)
        )
        if first and last:
            parts.append(f"{first} to {last}")
        else:
            parts.append(f"no later than {last}" if last else f"no earlier than {first}")
    return " · ".join(parts)


def _ordinal(day: int | None) -> str:
    return "" if day is None else day_text(*from_ordinal(day))


# -- dates that stand by themselves ------------------------------------------------------------------------------


def _absolute(text: str, day: dt.date | None) -> Understood | None:
    """EDTF and calendar dates; a day or a month without its year takes the publication date's."""
    from timeline_app.dates import understand  # noqa: PLC0415 - dateparser is slow to load; not before it is needed

    when = understand(text, day or _FAMILIAR)
    if when is None or not _sensible(when):
        return None
    base = day or _FAMILIAR
    yearless = understand(text, dt.date(base.year - 1, 1, 1)) != when
    if not yearless:
        return said_of(when)
    if day is None:
        lead = f"{quoted(text, 60)} names no year, and the article has no publication date to take it from."
        return Understood(ok=False, lead=f"{lead} Add the year.")
    return said_of(when, f"The year is that of the publication date, {_day(day)}.")


def _sensible(when: When) -> bool:
    """Whether its sides can be shown: an interval of EDTF may have sides that end before they begin."""
    sides = [side for side in (when.start, when.end) if side is not None]
    return all(abs(side.year) <= 999_999 for side in sides)


# -- dates that are counted from the publication date ------------------------------------------------------------


def _counted(text: str, day: dt.date | None) -> Understood | None:
    """What the reading of articles understands, where it takes all of the words."""
    found = _timex(text, day)
    if found is None:
        return None
    if found.alternatives:
        both = " or ".join(when_text(one.when) for one in (found, *found.alternatives) if one.when is not None)
        return Understood(ok=False, lead=f"{quoted(text, 60)} can be {both}. Write the month as a word.")
    if found.when is not None:
        anchors = (step.anchor for step in found.steps if step.anchor is not None)
        counted = day is not None and any(anchor.source is AnchorSource.PUBLICATION for anchor in anchors)
        return said_of(found.when, f"Counted from the publication date, {_day(day)}." if counted and day else "")
    familiar = None if day is not None else _timex(text, _FAMILIAR)
    if familiar is None or familiar.when is None:
        return None
    lead = f"{quoted(text, 60)} is counted from the publication date, and the article has none."
    return Understood(ok=False, lead=f"{lead} Give the article its date first, or write the date itself.")


_CLOCK = re.compile(r"(at )?(\d{1,2}([:.]\d\d)? ?([ap]\.?m\.?)?|noon|midnight)", re.IGNORECASE)


def _clock_of(text: str, own: dt.date) -> Understood | None:
    """A clock time on the event's own day."""
    found = _timex(text, own) if _CLOCK.fullmatch(text) else None
    if found is None or found.type is not TimexType.TIME or found.when is None or found.alternatives:
        return None
    return said_of(found.when, f"Counted from the event’s own day, {_day(own)}.")


def _timex(text: str, day: dt.date | None) -> Timex | None:
    """The one time expression that takes up all of ``text``; a clock time may follow a day ("tomorrow at 8 pm")."""
    from timeline_app.timex import find_timexes  # noqa: PLC0415 - as above

    found = find_timexes(text, None if day is None else Published(day, "the article"))
    if not found or text[: found[0].span.start].strip() or text[found[-1].span.end :].strip(" ."):
        return None
    if len(found) == 1:
        return found[0]
    between = text[found[0].span.end : found[1].span.start].strip(" ,").casefold()
    clock = len(found) == 2 and found[1].type is TimexType.TIME and between in {"", "at"}
    return found[1] if clock else None


# -- words before a date -----------------------------------------------------------------------------------------


def _until(when: When) -> When:
    return When.between(None, when.end, when.margin)


def _about(when: When) -> When:
    return when.about(when.margin)


def _from(when: When) -> When:
    return when if when.interval else _since(when)  # "from July to May"


def _since(when: When) -> When:
    return When.between(when.start, None, when.margin)


def _before(when: When) -> When:
    return when if when.start is None else When.between(None, _shifted(when.start, -1), when.margin)


def _after(when: When) -> When:
    return when if when.end is None else When.between(_shifted(when.end, 1), None, when.margin)


def _uncertain(when: When) -> When:
    start, end = (
        None if side is None else replace(side, qualifier=Qualifier.UNCERTAIN) for side in (when.start, when.end)
    )
    return replace(when, start=start, end=end)


_LEADS: dict[str, Callable[[When], When]] = {
    "about": _about,
    "around": _about,
    "circa": _about,
    "approximately": _about,
    "no later than": _until,
    "until": _until,
    "by": _until,
    "since": _since,
    "from": _from,
    "no earlier than": _since,
    "before": _before,
    "after": _after,
    "perhaps": _uncertain,
    "in": lambda when: when,
    "on": lambda when: when,
    "at": lambda when: when,
    "during": lambda when: when,
}
"""Words that may stand before a date, and what they make of it."""
_LEAD = re.compile(rf"(?P<lead>{'|'.join(sorted(map(re.escape, _LEADS), key=len, reverse=True))})\s+(?=\S)", re.I)


def _with_lead(text: str, day: dt.date | None) -> Understood | None:
    lead = _LEAD.match(text)
    if lead is None:
        return None
    rest = text[lead.end() :]
    inner = _absolute(rest, day) or _counted(rest, day)
    if inner is None or inner.when is None:
        return inner
    try:
        when = _LEADS[lead["lead"].casefold()](inner.when)
    except ValueError:
        return None
    return said_of(when, inner.reason)


def _shifted(date: CalendarDate, by: int) -> CalendarDate:
    """The year, month or day before or after one, as fine as it is given; times of day count as their day."""
    if date.month is None:
        return CalendarDate(date.year + by)
    if date.day is None:
        return CalendarDate(*add_months(date.year, date.month, by))
    return CalendarDate(*from_ordinal(date.first_day + by))


# -- why not -----------------------------------------------------------------------------------------------------

_EDTF = re.compile(r"[-\d/.~?%TY:]*\d[-\d/.~?%TY:]*")
_DAY = re.compile(r"(?<!\d)(\d\d?)(?:st|nd|rd|th)?(?!\d)", re.I)


def _refusal(text: str, day: dt.date | None) -> Understood:
    """Why the words are no date, as precisely as can be said."""
    if _EDTF.fullmatch(text):
        try:
            When.parse(text)
        except ValueError as error:
            if "runs backwards" in str(error):
                return Understood(ok=False, lead=f"{quoted(text, 60)} ends before it begins.")
            if "no such" in str(error):
                return Understood(ok=False, lead=f"{quoted(text, 60)} names a day or month that does not exist.")
    rest = _DAY.sub(" ", text, count=1)
    if rest != text and _absolute(text, day) is None:
        month = _absolute(" ".join(rest.split()), day)
        if month is not None and month.when is not None and month.when.granularity is Granularity.MONTH:
            return Understood(ok=False, lead=f"{quoted(text, 60)}: that month has no such day.")
    return Understood(ok=False, lead=f"{quoted(text, 60)} is not understood as a date. {EXAMPLES}")


# -- a place on the axis -----------------------------------------------------------------------------------------

_LEAST = 6.0
"""Pixels that a day, a month, a year takes at least for a place on the axis to mean one."""
_UNITS: tuple[tuple[float, Granularity], ...] = (
    (1 / 1440, Granularity.MINUTE),
    (1 / 24, Granularity.HOUR),
    (1.0, Granularity.DAY),
    (30.4, Granularity.MONTH),
    (365.2, Granularity.YEAR),
    (3652.4, Granularity.DECADE),
)


def date_at(time: float, days_per_px: float) -> When:
    """The date that a place on the axis means: ``time`` in days, as fine as the zoom shows and no finer."""
    unit = next((unit for days, unit in _UNITS if days / days_per_px >= _LEAST), Granularity.CENTURY)
    year, month, day = from_ordinal(floor(time))
    minute = min(1439, floor((time - floor(time)) * 1440))
    match unit:
        case Granularity.MINUTE:
            return When.of(CalendarDate(year, month, day, minute // 60, minute % 60))
        case Granularity.HOUR:
            return When.of(CalendarDate(year, month, day, minute // 60))
        case Granularity.DAY:
            return When.of(CalendarDate(year, month, day))
        case Granularity.MONTH:
            return When.of(CalendarDate(year, month))
        case Granularity.YEAR:
            return When.of(CalendarDate(year))
        case _:
            length = 10 if unit is Granularity.DECADE else 100
            first = year - year % length
            return When.between(CalendarDate(first), CalendarDate(first + length - 1))


def _day(day: dt.date) -> str:
    return one_line(day_text(day.year, day.month, day.day), 40)
