"""Datelines: place, day and agency before a wire story's first sentence, as "WASHINGTON, Aug. 12 (AP) —"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline_app.ingest.furniture import AGENCIES
from timeline_app.model import Span

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽА-ЯЁІЇЄҐ"
_CAPITALS = rf"[{_UPPER}](?:[{_UPPER}.'’-]){{1,30}}(?:[ -][{_UPPER}][{_UPPER}.'’-]{{0,30}}){{0,3}}"
_TOWN = rf"[{_UPPER}][\w.'’-]{{1,30}}(?:[ -][{_UPPER}][\w.'’-]{{0,30}}){{0,3}}"
_REGION = rf"(?:,\s[{_UPPER}][\w.]{{1,20}}(?:\s[{_UPPER}][\w.]{{1,20}}){{0,2}})?"
_DAY = (
    r",\s(?:le\s|den\s)?(?:[^\W\d_]{2,12}\.?,?\s)?(?P<day>\d{1,2}(?:\.|er|st|nd|rd|th)?\s(?:de\s)?[^\W\d_]{3,12}\.?"
    r"|[^\W\d_]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?)(?:,?\s(?:de\s)?(?P<year>\d{4}))?"
)
_AGENCY = rf"\((?:{AGENCIES})\)"
_ANY_AGENCY = r"\([^\W\d_][\w/ .&-]{1,30}\)"
_DASH = r"(?:—|–|--?|:)"
_FORMS = (
    rf"{_CAPITALS}{_REGION}(?:{_DAY})?\s?(?:{_ANY_AGENCY}\s?{_DASH}?|—|–|--|-(?=\s)|:(?=\s))",
    rf"{_TOWN}{_REGION}{_DAY}\s?(?:{_ANY_AGENCY}\s?{_DASH}?|{_DASH})",
    rf"{_TOWN}{_REGION}\s?{_AGENCY}\s?{_DASH}",
    rf"{_AGENCY}\s?{_DASH}",
)
_PATTERNS = tuple(re.compile(rf"{form}(?=\s)") for form in _FORMS)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's place in the text and the day it names, with its year where it gives one."""

    span: Span
    day: str | None = None
    year: str | None = None


def match_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that begins at ``start``, where one does and something follows it before ``end``."""
    for pattern in _PATTERNS:
        match = pattern.match(text, start, end)
        if match is not None and text[match.end() : min(end, match.end() + 50)].strip():
            fields = match.groupdict()
            return Dateline(Span(start, match.end()), fields.get("day"), fields.get("year"))
    return None
