"""The language of an article, as an ISO 639-1 code."""

from __future__ import annotations

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
_ENGLISH_SHARE = 0.2
"""Share of function words above which a text is English without further asking; news prose has about a third.

Other languages share a few of them ("in", "was", "an", "die") and stay below a tenth.
"""


def find_language(text: str) -> str:
    """The ISO 639-1 code of the language of ``text``; ``en`` where there are too few words to tell.

    Plain English is known by its function words; for the rest py3langid (trained on 97 languages) is loaded.
    """
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words or (len(words) < _FEWEST_WORDS and sample.isascii()):
        return "en"
    if sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
        return "en"
    import py3langid  # noqa: PLC0415 - its model takes half a second, which English articles never need

    code, _ = py3langid.classify(sample)
    return str(code)
