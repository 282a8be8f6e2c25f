"""All productions together, compiled once: codes of the words, and which productions may begin with a code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from timeline_app.timex import (
    absolute,
    business,
    clock,
    durations,
    named,
    numeric,
    offsets,
    periods,
    relative,
    sets,
    vague,
    weekdays,
    wrappers,
)
from timeline_app.timex.context import Production
from timeline_app.timex.lexicon import CAPITALISED, CLASSES
from timeline_app.timex.pattern import expand, parse, words_of
from timeline_app.timex.tokens import NUMBER_SAMPLES, PUNCTUATION, Codes, number_classes
from timeline_app.timex.words import word_list

MACROS = {
    "MON": "MONTHNAME|MONTHABBR DOT?",
    "WD": "WEEKDAY|WEEKDAYABBR DOT?",
    "DAYN": "DAY|ORDNUM|ORDINAL|CARDINAL HYPHEN? ORDINAL",
    "ORDW": "ORDINAL|CARDINAL HYPHEN? ORDINAL",
    "DAYO": "DAY|ORDNUM|ORDINAL|CARDINAL HYPHEN ORDINAL",
    "ORD": "ORDNUM|ORDINAL|CARDINAL HYPHEN? ORDINAL",
    "ERA": "bc|bce|ad|ce",
    "AD": "ad|bc",
    "EXACT": "NUM (FRACTION|HALF)?|CARDINAL ((HYPHEN|and)? CARDINAL){0,6}|a SCALE (and? CARDINAL){0,4}",
    "FRACTIONAL": "HYPHEN? and HYPHEN? (a|one) HYPHEN? (half|quarter)",
    "PLENTY": "(a|the)? couple (of)?|(a|the)? (good|very|mere)? few|(a)? dozen|several|many|(a)? (number|handful) of"
              "|(dozens|hundreds|thousands|scores) of|numerous|some|(a)? (hundred|thousand)",
    "COUNT": "<EXACT> (<FRACTIONAL>)?|<EXACT> (to|or|HYPHEN|DASH) <EXACT>|a|an|<PLENTY>|half (a|an)",
    "ADJ": "more|full|consecutive|straight|long|short|whole|solid|fiscal|calendar|trading|working|business|additional"
           "|successive|crucial|bloody",
}  # fmt: skip
"""Fragments that productions insert."""

TABLES = (
    absolute,
    numeric,
    periods,
    relative,
    business,
    offsets,
    sets,
    durations,
    clock,
    vague,
    named,
    weekdays,
    wrappers,
)
"""The modules whose ``PRODUCTIONS`` make up the grammar; earlier ones win among matches of one length."""

TOKEN_CLASSES = (
    *word_list("QCODE ISO NUMDATE CLOCK ORDNUM DECADE APOSTROPHEYEAR FRACTION STOP HYPHEN DASH"),
    *sorted(set(PUNCTUATION.values())),
)
_FIRST_CODE = 0x4E00
"""Codes are characters with no meaning in a regular expression."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A production with its regular expression over codes; one that ``wraps`` reads on beyond what it matches."""

    production: Production
    regex: re.Pattern[str]
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """``codes`` for the tokeniser; ``starts`` gives the productions that may begin with a code."""

    codes: Codes
    starts: dict[str, tuple[Compiled, ...]]
    anchor: re.Pattern[str]


def productions() -> tuple[Production, ...]:
    """Every production, in the order of :data:`TABLES`."""
    return tuple(production for table in TABLES for production in table.PRODUCTIONS)


@cache
def grammar() -> Grammar:
    """The compiled grammar, made at its first use."""
    items = productions()
    patterns = [expand(item.pattern, MACROS) for item in items]
    literals = frozenset[str]().union(*(words_of(pattern) for pattern in patterns))
    codes, members = _codes(literals)

    def charset(name: str) -> str:
        if name not in members:
            message = f"no token is of class {name!r}"
            raise ValueError(message)
        return members[name]

    starts: dict[str, list[Compiled]] = {}
    for item, pattern in zip(items, patterns, strict=True):
        part = parse(pattern, charset)
        compiled = Compiled(item, re.compile(part.regex), item in wrappers.PRODUCTIONS or item in weekdays.PRODUCTIONS)
        for code in part.first:
            starts.setdefault(code, []).append(compiled)
    anchor = re.compile(f"[{''.join(sorted(starts))}]")
    return Grammar(codes, {code: tuple(found) for code, found in starts.items()}, anchor)


def _codes(literals: frozenset[str]) -> tuple[Codes, dict[str, str]]:
    """One code for each set of classes that a token can have, and the codes of each class."""
    lower: dict[str, set[str]] = {word: {word} for word in literals}
    for name, words in CLASSES.items():
        for word in words:
            lower.setdefault(word, set()).add(name)
    upper = {word: set(classes) for word, classes in lower.items()}
    for name, words in CAPITALISED.items():
        for word in words:
            upper.setdefault(word, set()).add(name)
    sets = [frozenset(classes) for classes in (*lower.values(), *upper.values())]
    sets += [frozenset({name}) for name in TOKEN_CLASSES]
    sets += [number_classes(sample) for sample in NUMBER_SAMPLES]
    sets += [number_classes(sample) & {"NUM", "HOUR", "DAY", "DOTCLOCK"} for sample in NUMBER_SAMPLES]
    assigned = {found: chr(_FIRST_CODE + 1 + order) for order, found in enumerate(sorted(set(sets), key=sorted))}
    members: dict[str, str] = {}
    for found, code in assigned.items():
        for name in found:
            members[name] = members.get(name, "") + code
    codes = Codes(
        {word: assigned[frozenset(classes)] for word, classes in lower.items()},
        {word: assigned[frozenset(classes)] for word, classes in upper.items()},
        assigned,
        chr(_FIRST_CODE),
    )
    return codes, members
