"""Productions for vague words: now, recently, soon, the past, at the time."""

from __future__ import annotations

from timeline_app.timex.context import DATE, DURATION, TIME, Context, Found, Match, Production, Refused
from timeline_app.timex.words import word_set

_PRESENT, _PAST, _FUTURE = "PRESENT_REF", "PAST_REF", "FUTURE_REF"
VAGUE_VALUES = {
    "now": _PRESENT, "currently": _PRESENT, "current": _PRESENT, "nowadays": _PRESENT, "right now": _PRESENT,
    "at present": _PRESENT, "the present": _PRESENT, "these days": _PRESENT, "at the moment": _PRESENT,
    "the moment": _PRESENT, "presently": _PRESENT, "this time": _PRESENT, "present day": _PRESENT,
    "the present day": _PRESENT, "the present time": _PRESENT, "this moment": _PRESENT,
    "recently": _PAST, "recent": _PAST, "the past": _PAST, "the recent past": _PAST, "lately": _PAST, "long ago": _PAST,
    "most recently": _PAST, "more recently": _PAST, "former": _PAST, "formerly": _PAST,
    "in the past": _PAST, "the distant past": _PAST, "previously": _PAST, "earlier": _PAST, "not long ago": _PAST,
    "the near term": _FUTURE, "the short term": _FUTURE, "to date": _PRESENT,
    "soon": _FUTURE, "the future": _FUTURE, "the near future": _FUTURE, "future": _FUTURE, "shortly": _FUTURE,
    "the foreseeable future": _FUTURE, "the coming future": _FUTURE, "the immediate future": _FUTURE,
    "the distant future": _FUTURE,
}  # fmt: skip


_NOT_NOUNS = word_set("a an the of was is were are , . and or being")


def vague(match: Match, context: Context) -> Found | Refused | None:
    """A word that only says past, present or future."""
    words = match.low("v")
    tokens = match.tokens
    before, after = tokens.word(match.first - 1), tokens.word(match.last)
    if words in {"former", "formerly"} and (not context.narrative or (before == "the" and after in _NOT_NOUNS)):
        return Refused()
    if words == "now" and match.words()[0].isupper() and (before.isalnum() or after in {",", "that"}):
        return Refused()
    if words == "soon" and (
        after in {"after", "as", "afterwards", "afterward"}
        or before in {"as", "so", "too", "very"}
        or context.direction(match.first, match.last) < 0
    ):
        return Refused()
    if words == "recently" and before == "as":
        return Refused()
    if words in {"recent", "future"} and not context.narrative:
        return Refused()
    if words == "long ago" and before in {"that", "so", "very"}:
        return Refused()
    if words == "to date" and after in {"from", "back", "the", "him", "her", "them", "it", "a", "his"}:
        return Refused()
    if words == "the past" and after in {"tense", "participle"}:
        return Refused()
    if words in {"current", "recent", "future"} and tokens.word(match.last) in {"", ".", ","}:
        return Refused()
    return match.result(DATE, VAGUE_VALUES[words], refers=False)


def time_told(match: Match, context: Context) -> Found | Refused | None:
    """At this time, during that period: in a narrative text the time of what was told last."""
    before = match.tokens.word(match.first - 1)
    if not context.narrative or before not in {"at", "during", "by", "throughout", "in"}:
        return Refused()
    if match.low("what") == "period":
        return match.result(DURATION, "PX", refers=False)
    return match.result(TIME, _PRESENT, refers=False)


PRODUCTIONS = (
    Production(
        "vague word",
        "v:(now|currently|current|nowadays|at present|the present|these days|presently|the present day|"
        "this moment|recently|recent|the past|the recent past|lately|long ago|most recently|more "
        "recently|former|formerly|not long ago|the distant past|"
        "the near term|the short term|to date|soon|the future|the near future|future|"
        "the immediate future|the distant future)",
        vague,
        "recently",
    ),
    Production("time told", "v:(this|that|the same) what:(time|period)", time_told, "during this time"),
)
