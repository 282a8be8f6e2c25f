"""Steps of reasoning and TIMEX3 values said in plain words."""

from __future__ import annotations

import re

from timeline_app.model.calendar import days_in_month
from timeline_app.model.timex import Anchor, AnchorSource, Step, TimexMod
from timeline_app.timex.lexicon import MONTHS
from timeline_app.timex.values import Point, of_ordinal, parse_point

_MONTH_NAMES = ["", *(name.capitalize() for name in MONTHS)]

_REFERENCES = {
    "PRESENT_REF": "the time of speaking",
    "PAST_REF": "some time in the past",
    "FUTURE_REF": "some time in the future",
}
_SEASON_NAMES = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_UNIT_NAMES = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "DE": "decade", "CE": "century", "Q": "quarter",
    "TH": "hour", "TM": "minute", "TS": "second",
}  # fmt: skip
_PART_NAMES = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_MOD_NAMES = {
    TimexMod.BEFORE: "a time before that", TimexMod.AFTER: "a time after that",
    TimexMod.ON_OR_BEFORE: "that or before", TimexMod.ON_OR_AFTER: "that or after",
    TimexMod.LESS_THAN: "a little less than that", TimexMod.MORE_THAN: "a little more than that",
    TimexMod.EQUAL_OR_LESS: "that or less", TimexMod.EQUAL_OR_MORE: "that or more",
    TimexMod.START: "the beginning of that", TimexMod.MID: "the middle of that", TimexMod.END: "the end of that",
    TimexMod.APPROX: "roughly that",
}  # fmt: skip
_PERIOD = re.compile(r"(\d+(?:\.\d+)?|X+)(DE|CE|[YMWDQHS])")
_ANCHORS = {
    AnchorSource.PUBLICATION: "the publication date",
    AnchorSource.EARLIER_DATE: "the date given earlier in the text",
    AnchorSource.EVENT: "an event that the text names",
    AnchorSource.CALENDAR: "the calendar",
    AnchorSource.WORDS: "the words themselves",
}


def explain(step: Step) -> str:
    """One plain sentence on a step: what was read, what it was counted from, what it gave."""
    words = f"“{step.words}”"
    if step.rule == "modifier":
        return f"{words} means {_MOD_NAMES[TimexMod(step.result)]}."
    if step.rule == "ambiguous words":
        readings = " or ".join(say_value(value) for value in step.result.split(" or "))
        return f"{words} can be read as {readings}: {step.arithmetic}."
    if step.rule == "hangs on an event":
        return f"{words} is counted from an event that the text names; it has a date once the event has one."
    result = say_value(step.result)
    anchor = step.anchor
    if anchor is None or anchor.source is AnchorSource.WORDS:
        return f"{words} ({step.rule}) says {result}{_how(step)}."
    if anchor.source is AnchorSource.CALENDAR:
        return f"{words} ({step.rule}) is {result}: {step.arithmetic or 'by the calendar'}."
    if not anchor.value:
        return f"{words} ({step.rule}) is counted from {_say_anchor(anchor)}, which is not known: {result}."
    return f"{words} ({step.rule}), counted from {_say_anchor(anchor)}{_how(step)}, gives {result}."


_VALUE = re.compile(r"\b(?:BC)?\d{4}-[\dA-Z-]+")
_NO_STEP = re.compile(r"(?:plus|minus) 0 (\w+?)s?")
_MONTH_TOLD = re.compile(r"month (\d{1,2}) told after (.+)")


def _how(step: Step) -> str:
    """The arithmetic, its values in words: "plus 0 months" is the month that the anchor lies in."""
    same = _NO_STEP.fullmatch(step.arithmetic)
    if same is not None:
        return "" if same[1] == "day" else f", the {same[1]} it lies in"
    told = _MONTH_TOLD.fullmatch(step.arithmetic)
    if told is not None:
        return f", the first {_MONTH_NAMES[int(told[1])]} that fits"
    text = _VALUE.sub(lambda found: say_value(found[0]), step.arithmetic)
    return f", {text}" if text else ""


def _say_anchor(anchor: Anchor) -> str:
    name = _ANCHORS[anchor.source]
    return f"{name} {say_value(anchor.value)}" if anchor.value else name


def say_value(value: str) -> str:
    """A TIMEX3 value in words: ``2024-W33`` is "the week of 12 August 2024"."""
    if value in _REFERENCES:
        return _REFERENCES[value]
    if value.startswith("P") and value != "PX":
        return _say_duration(value)
    point = parse_point(value)
    if point is not None:
        return _say_point(point)
    if re.fullmatch(r"(BC)?\d{3}", value):
        return f"the {value[-3:]}0s{' BC' if value.startswith('BC') else ''}"
    if re.fullmatch(r"(BC)?\d{2}", value):
        return f"the {_ordinal(int(value[-2:]) + 1)} century{' BC' if value.startswith('BC') else ''}"
    if value.startswith("XXXX"):
        return f"a date that the text does not fix ({value})"
    return value


def _say_point(point: Point) -> str:
    year = str(point.year) if point.year > 0 else f"{1 - point.year} BC"
    if point.part in _SEASON_NAMES:
        return f"{_SEASON_NAMES[point.part]} {year}"
    if point.part.startswith("Q"):
        return f"the {_ordinal(int(point.part[1]))} quarter of {year}"
    if point.part.startswith("H"):
        return f"the {'first' if point.part == 'H1' else 'second'} half of {year}"
    if point.part.startswith("W"):
        first = of_ordinal(point.first_day)
        return f"the {'weekend' if point.part.endswith('WE') else 'week'} of {_say_point(first)}"
    if point.month is None:
        return year
    text = f"{_MONTH_NAMES[point.month]} {year}"
    if point.day is not None and point.day <= days_in_month(point.year, point.month):
        text = f"{point.day} {text}"
    part = _PART_NAMES.get(point.time[1:])
    if part is not None:
        return f"the {part} of {text}"
    return f"{text}, {point.time[1:]}" if point.time else text


def _say_duration(value: str) -> str:
    parts = []
    clock = False
    for half in value[1:].split("T"):
        for number, unit in _PERIOD.findall(half):
            name = _UNIT_NAMES.get(f"T{unit}" if clock else unit, "period")
            one = number == "1"
            plural = {"century": "centuries"}.get(name, f"{name}s")
            parts.append(f"{'some' if number.startswith('X') else number} {name if one else plural}")
        clock = True
    return " ".join(parts) if parts else "a while"


def _ordinal(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
