"""What a production may ask while it reads: the text around it, the anchors, the tense, the way the text tells."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from timeline_app.model.article import Published
from timeline_app.model.span import Span
from timeline_app.model.timex import Anchor, AnchorSource, EventOffset, TimexMod, TimexType
from timeline_app.model.when import When
from timeline_app.timex import tense
from timeline_app.timex.tokens import Tokens
from timeline_app.timex.values import Point, coarsen, of_date


@dataclass(slots=True)
class Found:
    """What a production read, before it becomes a Timex.

    ``first`` and ``last`` are tokens, ``last`` excluded; ``about`` marks the date approximate, ``margin`` days either
    side; ``refers`` says whether later dates may be counted from it; ``others`` are further values of ambiguous
    words and ``note`` says why; ``reference`` is the value to date from, where it is finer than ``value``.
    """

    first: int
    last: int
    type: TimexType
    value: str
    mod: TimexMod | None = None
    begin: str | None = None
    end: str | None = None
    anchor: Anchor | None = None
    arithmetic: str = ""
    rule: str = ""
    about: bool = False
    margin: int | None = None
    when: When | None = None
    refers: bool = True
    offset: EventOffset | None = None
    others: tuple[str, ...] = ()
    note: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """Words that a production looked at and refused, with a plain reason (empty: not worth telling)."""

    reason: str = ""
    through: int = 0


@dataclass(frozen=True, slots=True)
class Reference:
    """A date given earlier in the text: the point, the words that gave it, the token where they end."""

    point: Point
    span: Span
    token: int = 0

    def anchor(self) -> Anchor:
        """The same as an anchor."""
        return Anchor(AnchorSource.EARLIER_DATE, str(self.point), self.span)


FADES = 400
"""Tokens after which "the next day" no longer counts from a day."""

_GOING_ON = frozenset({"in", "on", "by", "early", "late", "mid", "since", "until"})
BACKGROUND = 40
"""How many tokens a date given in passing carries, in a text that is told from its publication."""


@dataclass(slots=True)
class Context:
    """The state of one reading, from the beginning of the text to its end.

    ``clock`` is the day of the clock time told last, and its hour.
    """

    tokens: Tokens
    published: dt.date | dt.datetime | None
    published_span: Span | None = None
    narrative: bool = False
    reference: Reference | None = None
    day: Reference | None = None
    period: Point | None = None
    last: Found | None = None
    before: Point | None = None
    clock: tuple[Reference, int] | None = None
    years: list[tuple[int, int]] = field(default_factory=list)
    named_days: dict[tuple[int, int], Reference] = field(default_factory=dict)
    reader: Callable[[int], Found | None] = lambda _: None

    def read(self, position: int) -> Found | None:
        """The expression that begins at a token, for a production that wraps another."""
        return self.reader(position)

    @property
    def dct(self) -> Point | None:
        """The publication day."""
        if self.published is None:
            return None
        day = self.published.date() if isinstance(self.published, dt.datetime) else self.published
        return of_date(day)

    def publication(self) -> Anchor:
        """The publication date as an anchor."""
        value = "" if self.dct is None else str(self.dct)
        return Anchor(AnchorSource.PUBLICATION, value, self.published_span)

    def now(self) -> tuple[Point | None, Anchor]:
        """The anchor of the speaker's words (today, last week, ago): the publication date, or in a narrative text
        the date told last.
        """
        if self.narrative and self.reference is not None:
            return self.told()
        return self.dct, self.publication()

    def told(self) -> tuple[Point | None, Anchor]:
        """The date told last (else the publication date), which "later" and "the next day" count from."""
        if self.reference is None:
            return self.dct, self.publication()
        point = self.reference.point
        return point, self.reference.anchor()

    def story(self, token: int) -> Point:
        """The date told last, for a date without a year at ``token`` of a narrative text.

        A year named in passing is stepped over: where the years told before it and after ``token`` agree and it
        lies beyond them ("planned for 1920" within the story of 1919), theirs is taken.
        """
        point = self.reference.point if self.reference is not None else None
        if point is None:
            return self.dct or Point(1)
        later = self.year_after(token)
        if self.before is not None and later is not None and later == self.before.year < point.year:
            return self.before
        return point

    def background(self, token: int) -> Reference | None:
        """The date that a paragraph of background in a news text has just given, else ``None``.

        It is a month or a day of a year well before the publication's, told last, within :data:`BACKGROUND` tokens
        and the same paragraph, and the words go on from it: "In April", "and in April".
        """
        told = self.reference
        if told is None or self.dct is None or told.point.month is None or token - told.token > BACKGROUND:
            return None
        if told.point.year >= self.dct.year - 1 or self.last is None or self.last.last != told.token:
            return None
        return told if self._goes_on(token, told) else None

    def _goes_on(self, token: int, told: Reference) -> bool:
        """Whether "In April" or ", and in April" at ``token`` goes on from the date told last."""
        tokens = self.tokens
        if "\n\n" in tokens.text[told.span.end : tokens.starts[token]] or tokens.word(token - 1) not in _GOING_ON:
            return False
        before = token - 2
        return tokens.word(before) in {"and", "then"} or before < 0 or tense.ends_sentence(tokens, before)

    def year_after(self, token: int) -> int | None:
        """The next year that the text writes after ``token``."""
        position = bisect_right(self.years, (token, 10_000))
        return self.years[position][1] if position < len(self.years) else None

    def told_day(self) -> tuple[Point | None, Anchor]:
        """The last date told to the day, which "the next day" counts from; else as :meth:`told`."""
        day, last = self.day, self.reference
        if day is None or last is None or last.token - day.token > FADES:
            return self.told()
        elsewhere = last.token > day.token and (last.point.year, last.point.month) != (day.point.year, day.point.month)
        if elsewhere and last.point.month is not None:
            return self.told()
        return day.point, day.anchor()

    def direction(self, first: int, last: int) -> int:
        """The shallow tense around the tokens."""
        return tense.direction(self.tokens, first, last)

    def cut(self, point: Point, unit: str) -> str:
        """The value of ``point`` at the granularity of ``unit``."""
        return coarsen(point, unit)


@dataclass(frozen=True, slots=True)
class Match:
    """A production that fits the tokens."""

    production: Production
    found: re.Match[str]
    tokens: Tokens

    @property
    def first(self) -> int:
        """Index of the first token."""
        return self.found.start()

    @property
    def last(self) -> int:
        """Index after the last token."""
        return self.found.end()

    def has(self, name: str) -> bool:
        """Whether the named part is there."""
        return name in self.found.re.groupindex and self.found.start(name) >= 0

    def at(self, name: str) -> int:
        """Index of the first token of a named part."""
        return self.found.start(name)

    def after(self, name: str) -> int:
        """Index after the last token of a named part."""
        return self.found.end(name)

    def low(self, name: str) -> str:
        """The lower-case words of a named part, joined by blanks; empty where it is not there."""
        if not self.has(name):
            return ""
        return " ".join(self.tokens.lower[self.found.start(name) : self.found.end(name)])

    def words(self) -> str:
        """All the words matched."""
        return self.tokens.span_text(self.first, self.last)

    def result(self, kind: TimexType, value: str, **more: object) -> Found:
        """A :class:`Found` over all the tokens matched."""
        found = Found(self.first, self.last, kind, value, rule=self.production.name)
        for name, attribute in more.items():
            setattr(found, name, attribute)
        return found


Reader = Callable[[Match, Context], "Found | Refused | None"]


@dataclass(frozen=True, slots=True)
class Production:
    """A named production: the pattern, and the function that reads what it matched. ``example`` documents it."""

    name: str
    pattern: str
    read: Reader
    example: str = ""


def anchor_of(published: Published | dt.date | dt.datetime | None) -> tuple[dt.date | dt.datetime | None, Span | None]:
    """The publication date in its plain form, with the words that gave it."""
    if isinstance(published, Published):
        return published.value, published.span
    return published, None


DATE, TIME, DURATION, SET = TimexType.DATE, TimexType.TIME, TimexType.DURATION, TimexType.SET
MODS = TimexMod
