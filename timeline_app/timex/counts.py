"""Numbers written out: how many units an expression counts."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.timex.lexicon import CARDINALS, ORDINALS, SCALES
from timeline_app.timex.words import word_set

VAGUE = word_set("few several some many dozens hundreds thousands scores number handful numerous countless")
"""Words that count without a number: the value's number is X."""

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "half": 0.5, "quarter": 0.25}


def read_count(words: Sequence[str]) -> float | None:
    """The number that ``words`` (in lower case) name: "two and a half" is 2.5, "a" is 1, "several" is ``None``.

    Of a range ("two to three") the first number is given.
    """
    total, current, fraction, seen = 0.0, 0.0, 0.0, False
    for position, word in enumerate(words):
        if word in VAGUE:
            return None
        if seen and _range_follows(words, position):
            break
        number = _number(word)
        if word in SCALES:
            current, seen = (current or 1) * SCALES[word], True
            if SCALES[word] >= 1000:
                total, current = total + current, 0.0
        elif word in _FRACTIONS or "/" in word:
            fraction += _FRACTIONS.get(word, number or 0.0)
        elif number is not None:
            current, seen = current + number, True
    return total + current + fraction if seen else fraction or 1.0


def _range_follows(words: Sequence[str], position: int) -> bool:
    """Whether the second number of a range begins: "two to three", "2-3"."""
    word = words[position]
    hyphen = word == "-" and position + 1 < len(words) and words[position + 1][0].isdigit()
    return hyphen or word in {"to", "or", "–"}


def _number(word: str) -> float | None:
    """The number that one word names."""
    if word == "couple":
        return 2.0
    return float(CARDINALS[word]) if word in CARDINALS else _digits(word)


def _digits(word: str) -> float | None:
    if "/" in word:
        above, _, below = word.partition("/")
        if not (above.isdecimal() and below.isdecimal()) or int(below) == 0:
            return None
        return int(above) / int(below)
    plain = word.replace(",", "")
    if not plain.replace(".", "", 1).isdecimal() or len(plain) > 12:
        return None
    return float(plain)


def read_ordinal(words: Sequence[str]) -> int | None:
    """The number that an ordinal names ("twenty first", "21st"), or ``None``."""
    total = 0
    for word in words:
        if word in ORDINALS:
            return total + ORDINALS[word]
        if word in CARDINALS:
            total += CARDINALS[word]
        elif word[:1].isdigit():
            return int(word.rstrip("stndrh"))
    return None
