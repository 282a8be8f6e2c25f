"""Tokens of a text and their codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_SCAN = re.compile(
    r"(?P<qcode>[QH][1-4](?!\w))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))"
    r"|(?P<numdate>\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)(?:\d{4}|\d{2})(?![\w/-]|\.\d)"
    r"|\d{4}(?P<mark2>[/.])\d{1,2}(?P=mark2)\d{1,2}(?![\w/-]|\.\d))"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?![\d:]))"
    r"|(?P<opaque>\d+(?:[./]\d+){2,}|\d{3}-\d{3}-\d{4}(?!\w)|\d{3}-\d{4}(?!\w)|\d{5,})"
    r"|(?P<fraction>\d{1,2}/\d{1,2}(?![\w/]))"
    r"|(?P<ordnum>\d{1,3}(?:st|nd|rd|th)(?!\w))"
    r"|(?P<decade>\d0['’]?s(?!\w)|\d{2,3}0['’]?s(?!\w)|['’‘]\d0['’]?s(?!\w))"
    r"|(?P<apostropheyear>['’‘]\d\d(?!\w))"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:\.\d+)?)"
    r"|(?P<stop>\n[ \t\r]*\n\s*)"
    r"|(?P<other>[^\w\s])"
)
_DOTTED = re.compile(r"([ap])\.\s?m\b\.?|(b)\.\s?c\.(?:\s?e\b\.?)?|(c)\.\s?e\b\.?|(a)\.\s?d\b\.?", re.IGNORECASE)
"""Abbreviations with dots inside, that are one token."""

PUNCTUATION = {
    ",": "COMMA", ".": "DOT", "(": "LPAR", ")": "RPAR", "/": "SLASH", "'": "APOSTROPHE", "’": "APOSTROPHE",
    "–": "DASH", "—": "DASH", "‑": "HYPHEN", "½": "HALF", "¼": "QUARTERSIGN", "¾": "THREEQUARTERS",
}  # fmt: skip
"""Punctuation that productions speak of."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of ``text``: where each begins and ends, its words in lower case, and one code character each."""

    text: str
    starts: list[int]
    ends: list[int]
    lower: list[str]
    codes: str

    def span_text(self, first: int, last: int) -> str:
        """The text from token ``first`` up to and without token ``last``."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def word(self, index: int) -> str:
        """Lower-case words of a token, empty beyond the ends of the text."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def capital(self, index: int) -> bool:
        """Whether token ``index`` begins with a capital."""
        return 0 <= index < len(self.starts) and self.text[self.starts[index]].isupper()

    def tight(self, index: int) -> bool:
        """Whether token ``index`` touches the one before it."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]


@dataclass(frozen=True, slots=True)
class Codes:
    """Which code a token gets: by its word, by its word when capitalised, by its classes."""

    words: Mapping[str, str]
    capitalised: Mapping[str, str]
    classes: Mapping[frozenset[str], str]
    unknown: str


def number_classes(written: str) -> frozenset[str]:
    """The classes of a number written in digits."""
    if "," in written:
        return frozenset({"NUM"})
    if "." in written:
        minutes = written.split(".")[1]
        return frozenset({"NUM", "DOTCLOCK"}) if len(minutes) == 2 and float(written) < 24.6 else frozenset({"NUM"})
    value = int(written)
    classes = {"NUM"}
    if len(written) <= 2:
        classes |= {"DAY"} if 1 <= value <= 31 else set()
        classes |= {"HOUR"} if value <= 24 else set()
        classes |= {"YY"} if len(written) == 2 else set()
    if len(written) == 4:
        classes |= {"YEAR"} if 1000 <= value <= 2199 else set()
        classes |= {"MILITARY"} if value // 100 < 24 and value % 100 < 60 else set()
    if len(written) <= 4 and value > 0:
        classes.add("ERAYEAR")
    return frozenset(classes)


NUMBER_SAMPLES = ("1,000", "3.30", "3.5", "99.99", "0", "00", "01", "7", "24", "25", "45", "99", "123", "1530",
                  "1670", "2030", "0735", "9999", "0000", "2070", "0999", "12345")  # fmt: skip
"""One number of each set of classes that :func:`number_classes` can give, so that each has a code."""


def tokenise(text: str, codes: Codes) -> Tokens:
    """Split ``text`` into tokens. Linear in its length."""
    starts: list[int] = []
    ends: list[int] = []
    lower: list[str] = []
    code: list[str] = []
    words, capitalised, unknown = codes.words, codes.capitalised, codes.unknown
    skip_to = 0
    for found in _SCAN.finditer(text):
        start, end = found.span()
        if start < skip_to:
            continue
        written = found[0]
        low = written.lower()
        kind = found.lastgroup
        if kind == "word":
            if len(low) == 1 and low in "apbc" and text.startswith(".", end):
                dotted = _DOTTED.match(text, start)
                if dotted is not None:
                    end = skip_to = dotted.end()
                    low = next(name for name in dotted.groups() if name).lower()
                    low = {"a": "am" if dotted[1] else "ad", "p": "pm", "b": "bc", "c": "ce"}[low]
            mark = (capitalised if written[0].isupper() else words).get(low, unknown)
        else:
            mark = _mark(kind, written, text, start, codes)
        starts.append(start)
        ends.append(end)
        lower.append(low)
        code.append(mark)
    return Tokens(text, starts, ends, lower, "".join(code))


def _mark(kind: str | None, written: str, text: str, start: int, codes: Codes) -> str:
    """The code of a token that is not a word."""
    end = start + len(written)
    before, after = text[start - 1 : start], text[end : end + 1]
    match kind:
        case "number":
            named = text[max(0, start - 2) : start] == "FY" and not text[max(0, start - 3) : start - 2].isalnum()
            if (
                (before.isalnum() and not named)
                or before == "_"
                or (before in {".", ","} and text[start - 2 : start - 1].isdigit())
            ):
                return codes.unknown
            classes = number_classes(written)
            glued = after.isupper() and text[end + 1 : end + 2].islower()
            if (after.isalpha() and not glued) or after == "_":
                classes &= {"NUM", "HOUR", "DAY", "DOTCLOCK"}
            return codes.classes.get(classes, codes.unknown)
        case "qcode" | "iso" | "numdate" | "clock" | "ordnum" | "decade" | "apostropheyear" | "fraction":
            if (
                before.isalnum()
                or before in {"_", "$", "€", "£"}
                or (kind == "apostropheyear" and before in {"'", "‘"})
            ):
                return codes.unknown
            return codes.classes[frozenset({kind.upper()})]
        case "stop":
            return codes.classes[frozenset({"STOP"})]
        case "other":
            if written == "-":
                tight = bool(before.strip()) and bool(after.strip())
                return codes.classes[frozenset({"HYPHEN" if tight else "DASH"})]
            name = PUNCTUATION.get(written)
            return codes.unknown if name is None else codes.classes[frozenset({name})]
        case _:
            return codes.unknown
