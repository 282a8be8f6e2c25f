"""The language of an article, as an ISO 639-1 code."""

from __future__ import annotations

import math
import re

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_FEWEST_WORDS = 4
_ENGLISH = frozenset(
    {
        "the", "of", "and", "to", "in", "that", "is", "was", "for", "on", "with", "by", "has", "his", "he", "she", "at",
        "from", "have", "had", "an", "be", "as", "were", "are", "it", "its", "who", "will", "been", "would", "after",
    },
)  # fmt: skip
_LANGUAGES = frozenset(
    {
        "ar", "bg", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja",
        "ko", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk", "vi", "zh",
    },
)  # fmt: skip
"""Languages told apart: those of much of the world's news. The rarer ones are mostly found in nonsense."""
_SURE = 0.4
"""Share of the likelihood below which words in Latin letters count as English: headlines, names, bare dates."""
_END_OF_LATIN = 0x250
_ENGLISH_SHARE = 0.2
"""Share of function words above which a text is English without further asking; news prose has about a third.

Other languages share a few of them ("in", "was", "an", "die") and stay below a tenth.
"""


def find_language(text: str) -> str:
    """The ISO 639-1 code of the language of ``text``; ``en`` where there are too few words to tell.

    Plain English is known by its function words; for the rest py3langid (naive Bayes over byte n-grams) is loaded.
    """
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words or (len(words) < _FEWEST_WORDS and sample.isascii()):
        return "en"
    if sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
        return "en"
    code, share = _likeliest(sample)
    return code if share >= _SURE or not _latin(words) else "en"


def _likeliest(sample: str) -> tuple[str, float]:
    """The likeliest of :data:`_LANGUAGES` and its share of the likelihood among them.

    The scores are tempered by the square root of the length, as py3langid does where it is asked for probabilities.
    """
    import py3langid  # noqa: PLC0415 - its model takes half a second, which English articles never need

    scores = {code: float(score) for code, score in py3langid.rank(sample) if code in _LANGUAGES}
    best = max(scores, key=lambda code: scores[code])
    width = math.sqrt(len(sample.encode("utf-8", "replace")))
    return best, 1 / sum(math.exp((score - scores[best]) / width) for score in scores.values())


def _latin(words: list[str]) -> bool:
    return all(ord(word[0]) < _END_OF_LATIN for word in words)
