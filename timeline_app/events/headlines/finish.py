"""The last look at a headline: tidy, no dangling words, no date, at most twelve words."""

from __future__ import annotations

import re
from typing import Final

from timeline_app.events.headlines import words

LIMIT: Final = 12
"""Words in a headline at most."""

_EDGE = " ,;:.-–—/"


def tidy(text: str) -> str:
    """White space folded, no space before a comma, no mark at either end, a capital at the beginning."""
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([,.;:)\]])", r"\1", text).strip(_EDGE)
    text = re.sub(r"\s+(?=(?:['’](?:s|re|ve|ll|d|m)|n['’]t)\b)", "", text)
    text = re.sub(r"(?<![\w’'-])n (?=[aeiou])", "an ", text)
    text = re.sub(r"\b(\w+(?: \w+)?) \1\b", r"\1", text)
    text = re.sub(r"\ba (?=[aeio](?!ne\b|nce\b|u)|u(?!n[ia]|s[ae]|ti))", "an ", text)
    text = re.sub(r"\ban (?=[b-df-gj-np-tv-z])", "a ", text)
    text = re.sub(r"\b(up|down|out|off|in|back|away) ((?:him|her|it|them|your|our)sel(?:f|ves))\b", r"\2 \1", text)
    for opening, closing in (("(", ")"), ("“", "”"), ("[", "]")):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    if text.count('"') % 2:
        text = text.replace('"', "")
    text = text.strip(_EDGE)
    return text[:1].upper() + text[1:]


def without_dates(text: str) -> str:
    """The text without words that alone are a date, and the prepositions before them."""
    kept: list[str] = []
    for word in text.split():
        plain = re.sub(r"['’]s$", "", word.strip("“”\"'(),.;:"))
        if plain and (words.CALENDAR.fullmatch(plain) or words.YEAR.fullmatch(plain)):
            while kept and kept[-1].lower() in {
                "in",
                "on",
                "since",
                "by",
                "of",
                "until",
                "from",
                "to",
                "during",
                "and",
            }:
                kept.pop()
            continue
        kept.append(word)
    return " ".join(kept)


def limited(text: str) -> str:
    """At most twelve words, none of those at the end a function word."""
    kept = text.split()[:LIMIT]
    while len(kept) == LIMIT < len(text.split()) and kept[-1].endswith(("'s", "’s", "s'", "s’")):
        kept = kept[:-1]
    while len(kept) > 1 and bare(kept[-1]) in words.NOT_LAST and not kept[-1].endswith("”"):
        if kept[-2:] == ["sworn", "in"]:
            break
        kept.pop()
    while len(kept) > 1 and bare(kept[0]) in words.LEADING:
        kept.pop(0)
    return " ".join(kept)


def bare(word: str) -> str:
    """A word in lower case without the marks around it."""
    return word.lower().strip("“”\"'’‘(),.;:!?…[]")


def finished(text: str) -> str:
    """A headline ready to be shown, or nothing where no word is left."""
    for _ in range(3):
        again = tidy(limited(without_dates(tidy(text))))
        if again == text:
            break
        text = again
    return text if any(c.isalnum() for c in text) else ""


def dangles(text: str) -> bool:
    """Whether a headline of a clause says too little or breaks off."""
    shown = [bare(w) for w in text.split()]
    if len(shown) < 2 or shown[0] in words.WH | {"they", "this", "he", "she", "there"}:
        return True
    if shown[0] == "it" and shown[1] not in {"emerges", "appears", "seems"}:
        return True
    if shown[-2:] == ["sworn", "in"]:
        return False
    return shown[-1] in words.NOT_LAST | words.SAYING_FORMS and not text.endswith("”")
