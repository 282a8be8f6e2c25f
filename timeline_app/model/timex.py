"""A time expression as written, its TIMEX3 value, and why it has that value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from timeline_app.model.span import Span
from timeline_app.model.when import Granularity, When


class TimexType(Enum):
    """TIMEX3 ``type``."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimexMod(Enum):
    """TIMEX3 ``mod``."""

    BEFORE = "BEFORE"
    AFTER = "AFTER"
    ON_OR_BEFORE = "ON_OR_BEFORE"
    ON_OR_AFTER = "ON_OR_AFTER"
    LESS_THAN = "LESS_THAN"
    MORE_THAN = "MORE_THAN"
    EQUAL_OR_LESS = "EQUAL_OR_LESS"
    EQUAL_OR_MORE = "EQUAL_OR_MORE"
    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"


class AnchorSource(Enum):
    """Where the date comes from that a relative expression is counted from."""

    PUBLICATION = "publication date"
    EARLIER_DATE = "a date given earlier in the text"
    EVENT = "an event of the text"
    CALENDAR = "the calendar"
    WORDS = "the words themselves"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative expression was counted from.

    ``value`` is a TIMEX3 or EDTF value (empty while unknown); ``span`` are the words that gave it, where the
    text has them.
    """

    source: AnchorSource
    value: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of reasoning: ``rule`` read ``words``, counted from ``anchor`` as ``arithmetic`` says, gave ``result``.

    ``rule`` is the name of a production or sieve; ``arithmetic`` a short phrase such as ``minus 3 weeks``;
    ``span`` are the words in the text, where the step read any.
    """

    rule: str
    words: str
    result: str
    anchor: Anchor | None = None
    arithmetic: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class EventOffset:
    """A date that hangs on an event of the text ("two days after the vote").

    ``event`` are the words that name the event; ``direction`` is -1 (before), 0 (at, during) or 1 (after);
    ``amount`` is a TIMEX3 duration (``P2D``) or empty ("shortly after").
    """

    event: Span
    direction: int
    amount: str = ""


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: its words, its TIMEX3 attributes, and the steps that led to them.

    ``begin`` and ``end`` are TIMEX3 values of a range's ends (``beginPoint``, ``endPoint``); ``when`` is the date
    that it names, ``None`` for durations, sets and what has no value; ``alternatives`` are further readings of
    ambiguous words (``03/04/2024``), each with its own value.
    """

    span: Span
    text: str
    type: TimexType
    value: str
    mod: TimexMod | None = None
    begin: str | None = None
    end: str | None = None
    when: When | None = None
    granularity: Granularity | None = None
    steps: tuple[Step, ...] = ()
    alternatives: tuple[Timex, ...] = ()
    offset: EventOffset | None = None
