"""Reading a text from left to right: at each place the longest production that makes sense wins."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.model.article import Published
from timeline_app.model.event import Rejected
from timeline_app.model.span import Span
from timeline_app.model.timex import Anchor, AnchorSource, Step, Timex, TimexMod
from timeline_app.timex.context import DATE, TIME, Context, Found, Match, Reference, Refused, anchor_of
from timeline_app.timex.edtf import to_when
from timeline_app.timex.narrative import is_narrative
from timeline_app.timex.tokens import tokenise
from timeline_app.timex.values import parse_point

_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):\d\d.*")
"""The value of a clock time of a day that is known."""

if TYPE_CHECKING:
    from timeline_app.timex.grammar import Grammar

MAX_DEPTH = 2
"""How many wrappers may stand around an expression ("early in the morning of 5 May")."""


def find_with_rejected(
    text: str, published: dt.date | dt.datetime | Published | None, *, language: str = "en"
) -> tuple[list[Timex], list[Rejected]]:
    """The time expressions of ``text`` in order, and words that look like one and were refused, with the reason."""
    if language != "en":
        from timeline_app.timex.foreign import find_foreign  # noqa: PLC0415 - only this path needs the other languages

        return find_foreign(text, published, language), []
    from timeline_app.timex.grammar import grammar  # noqa: PLC0415 - importing the package stays quick

    return reading(text, published, grammar())


def reading(
    text: str, published: dt.date | dt.datetime | Published | None, rules: Grammar
) -> tuple[list[Timex], list[Rejected]]:
    """What ``rules`` read in an English text."""
    tokens = tokenise(text, rules.codes)
    day, span = anchor_of(published)
    context = Context(tokens, day, span)
    context.narrative = is_narrative(tokens, context.dct)
    year_codes = frozenset(code for classes, code in rules.codes.classes.items() if "YEAR" in classes)
    context.years = [(index, int(tokens.lower[index])) for index, code in enumerate(tokens.codes) if code in year_codes]
    return _Reader(rules, context).run()


def find_timexes(
    text: str, published: dt.date | dt.datetime | Published | None, *, language: str = "en"
) -> list[Timex]:
    """The time expressions of ``text``: sorted, not overlapping, ``text[span] == timex.text``.

    ``published`` is the document creation time that "today" counts from; without it relative expressions keep a
    value with unknown fields (``XXXX-XX-XX``), absolute ones theirs. ``language`` is an ISO 639-1 code; other than
    English, absolute dates are found.
    """
    return find_with_rejected(text, published, language=language)[0]


class _Reader:
    """One pass over the tokens of one text."""

    def __init__(self, rules: Grammar, context: Context) -> None:
        self.rules = rules
        self.context = context
        self.depth = 0
        self.timexes: list[Timex] = []
        self.rejected: list[Rejected] = []
        context.reader = self.read

    def run(self) -> tuple[list[Timex], list[Rejected]]:
        """Read the whole text."""
        codes = self.context.tokens.codes
        position = 0
        while True:
            start = self.rules.anchor.search(codes, position)
            if start is None:
                return self.timexes, self.rejected
            position = start.start()
            found = self.best(position)
            if isinstance(found, Found):
                self.accept(found)
                position = max(found.last, position + 1)
            else:
                if isinstance(found, Refused) and found.reason:
                    self.refuse(position, found)
                position = max(position + 1, found.through if isinstance(found, Refused) else 0)

    def read(self, position: int) -> Found | None:
        """The expression that begins at ``position``, for a production that wraps another."""
        if self.depth >= MAX_DEPTH or position >= len(self.context.tokens.codes):
            return None
        found = self.best(position)
        return found if isinstance(found, Found) else None

    def best(self, position: int) -> Found | Refused | None:
        """The longest expression that begins at ``position``."""
        codes = self.context.tokens.codes
        fits: list[tuple[int, int, bool, Match]] = []
        for order, compiled in enumerate(self.rules.starts.get(codes[position], ())):
            found = compiled.regex.match(codes, position)
            if found is not None:
                fits.append(
                    (-found.end(), order, compiled.wraps, Match(compiled.production, found, self.context.tokens))
                )
        fits.sort(key=lambda fit: fit[:2])
        refused: Refused | None = None
        best: Found | None = None
        self.depth += 1
        for _, _, wraps, match in fits:
            if best is not None and not wraps and best.last >= match.last:
                continue
            memory = self.context.period
            reading = match.production.read(match, self.context)
            if isinstance(reading, Found) and (best is None or reading.last > best.last):
                best = reading
            else:
                self.context.period = memory
            if isinstance(reading, Refused) and (refused is None or reading.reason):
                refused = replace(reading, through=match.last) if reading.reason else reading
        self.depth -= 1
        return best if best is not None else refused

    def accept(self, found: Found) -> None:
        """Turn what was read into a Timex and remember it as a date to count from."""
        tokens = self.context.tokens
        span = Span(tokens.starts[found.first], tokens.ends[found.last - 1])
        words = span.of(tokens.text)
        timex = make_timex(found, span, words)
        self.timexes.append(timex)
        self.context.last = found
        if found.type is TIME and (hour := _CLOCK.fullmatch(found.value)) is not None:
            day = parse_point(hour[1])
            if day is not None:
                self.context.clock = Reference(day, span, found.last), int(hour[2])
        if found.refers and found.type in {DATE, TIME}:
            self.remember(found, span)

    def remember(self, found: Found, span: Span) -> None:
        """Keep a date of the calendar as the date told last."""
        point = parse_point(found.reference or found.value)
        if point is None:
            return
        known = self.context.reference
        if (
            known is not None
            and known.point.year == point.year
            and point.month is None
            and not point.part
            and known.point.month
        ):
            return
        if known is not None and known.point.year != point.year:
            self.context.before = known.point
        reference = Reference(replace(point, time=""), span, found.last)
        self.context.reference = reference
        if point.day is not None:
            self.context.day = reference
            self.context.named_days.setdefault((point.month or 0, point.day), reference)

    def refuse(self, position: int, refused: Refused) -> None:
        """Note words that look like a date and are none."""
        tokens = self.context.tokens
        last = max(refused.through, position + 1)
        position += tokens.lower[position] in {"the", "a"} and last > position + 1
        span = Span(tokens.starts[position], tokens.ends[last - 1])
        self.rejected.append(Rejected(span, span.of(tokens.text), refused.reason))


def make_timex(found: Found, span: Span, words: str) -> Timex:
    """The Timex of a reading: its date, its steps, its other readings."""
    when, granularity = None, None
    if found.type in {DATE, TIME}:
        about = found.about or found.mod in {TimexMod.LESS_THAN, TimexMod.MORE_THAN, TimexMod.APPROX}
        when, granularity = to_when(found.reference or found.value, found.mod, about=about, margin=found.margin)
    others = tuple(
        Timex(span, words, found.type, value, when=to_when(value)[0], granularity=granularity) for value in found.others
    )
    return Timex(
        span, words, found.type, found.value, found.mod, found.begin, found.end, when, granularity,
        steps_of(found, span, words), others, found.offset,
    )  # fmt: skip


def steps_of(found: Found, span: Span, words: str) -> tuple[Step, ...]:
    """The reasoning behind a reading, as data."""
    anchor = found.anchor
    if anchor is None:
        anchor = Anchor(AnchorSource.WORDS)
    steps = [Step(found.rule, words, found.value, anchor, found.arithmetic, span)]
    if found.note:
        steps.append(Step("ambiguous words", words, " or ".join((found.value, *found.others)), None, found.note, span))
    if found.mod is not None:
        steps.append(Step("modifier", words, found.mod.value, None, "", span))
    if found.offset is not None:
        steps.append(
            Step("hangs on an event", words, found.value, Anchor(AnchorSource.EVENT, "", found.offset.event), "", span)
        )
    return tuple(steps)


__all__ = ["find_timexes", "find_with_rejected"]
