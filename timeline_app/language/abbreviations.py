"""Abbreviations that keep their full stop, by what may follow them."""

# ruff: noqa: SIM905 - lists of words are read and edited as words
from __future__ import annotations

from typing import Final

#: Before a name: a stop here never ends a sentence.
TITLES: Final = frozenset(
    """mr mrs ms messrs mme mlle dr prof fr st ste sgt cpl pvt lt col gen maj capt cmdr cdr adm
    brig sen sens rep reps gov govs pres supt insp amb hon rev asst assoc dep atty
    vs v viz cf approx""".split()
)
#: Before a number only ("No. 10"); elsewhere they are words that end a sentence.
BEFORE_NUMBER: Final = frozenset("no nos art fig sec vol pp ch eq op par c ca pop".split())
#: A stop after these ends a sentence only where a clear new one begins.
OTHER: Final = frozenset(
    """jan feb mar apr jun jul aug sep sept oct nov dec tue tues wed thu thur thurs fri
    ala ariz ark calif colo conn fla ga ill ind kan kans ky mass md mich minn mo mont
    neb nebr nev okla ore penn pa tenn tex va vt wash wis wisc wyo del dak ont que
    inc corp co cos ltd llc plc bros jr sr esq etc al ave blvd rd dept univ est
    intl natl govt mgr tel ext misc incl e.g i.e a.m p.m""".split()
)
#: Ordinary words when written small: only the capitalised form is an abbreviation.
CAPITAL_ONLY: Final = frozenset(
    """mar dec fri wed ala ark ill ind mass miss mo ore pa wash del sen rep gen gov col pres hon
    co est fr ga md va rev dep amb ext""".split()
)
WITH_STOP: Final = TITLES | OTHER


def keeps_stop(word: str, digit_follows: bool) -> bool:
    """Whether ``word`` (without its stop) and a full stop after it make one word."""
    lower = word.lower()
    if lower in BEFORE_NUMBER:
        return digit_follows
    if lower in CAPITAL_ONLY and word[0].islower():
        return False
    return lower in WITH_STOP or (len(word) == 1 and word.isupper() and word != "I")
