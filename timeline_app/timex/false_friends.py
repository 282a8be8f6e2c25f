"""Words and numbers that look like dates and are none.

Each rule is general (what stands beside the word), never a list of sentences. A refusal with a reason is shown to
the reader; a plain word of the language ("may", "second") is refused without one.
"""

from __future__ import annotations

from timeline_app.timex.context import Context, Match, Refused
from timeline_app.timex.lexicon import MONTH_ABBREVIATIONS, MONTHS
from timeline_app.timex.tense import cue
from timeline_app.timex.words import word_set

_DATE_PREPOSITIONS = word_set(
    "in since until till by during from to before after of between through and early late mid last next"
    " this for as about around on circa year years"
)
_COUNTED = word_set(
    "people men women children troops soldiers votes voters dollars euros pounds miles kilometers"
    " kilometres km meters metres feet acres tons tonnes barrels jobs workers employees shares points"
    " percent words pages copies residents homes houses students members deaths cases casualties killed"
    " dead injured wounded seats rpm mph watts square cubic calories prisoners refugees families cars"
    " vehicles aircraft planes tanks guns men ships yen marks francs rubles kilos kg lbs pixels megawatts"
    " households others times bales sheep cattle horses rounds civilians fighters protesters demonstrators"
    " delegates rebels guerrillas yards hectares units items"
)
_BEFORE_NUMBER = word_set(
    "no nos number page pages flight route boeing airbus channel room section chapter article resolution"
    " bill model act highway interstate figure table line lot version windows volume vol suite paragraph"
    " title rule nearly almost approximately roughly over exactly some another least most than only"
    " estimated unit apt box hr sr battalion"
)
_MODAL_PARTNERS = word_set("i we you he she it they this that who be have not also the a there")


CURRENCIES = frozenset({"$", "€", "£", "#", "¥", "dlrs", "dlr"})


def year_refusal(match: Match, context: Context) -> Refused | None:
    """Why a number of four digits is no year, or ``None`` where it may be one."""
    del context
    reason = next((reason for rule in _YEAR_RULES if (reason := rule(match))), "")
    return Refused(reason) if reason else None


def _money(match: Match) -> str:
    return "an amount of money, not a year" if match.tokens.word(match.first - 1) in CURRENCIES else ""


def _part_of_number(match: Match) -> str:
    """F-2020, 12.2020, @2020: something is joined to it in front."""
    tokens, first = match.tokens, match.first
    before = tokens.word(first - 1)
    if not tokens.tight(first):
        return ""
    if before == "-" and not tokens.word(first - 2).isdigit() and tokens.word(first - 2) not in _YEAR_PREFIXES:
        return "part of a name or number, not a year"
    return "part of a number or address, not a year" if before in {".", "_", "@", ":"} else ""


_YEAR_PREFIXES = frozenset({"pre", "post", "mid", "early", "late"})


def _measure(match: Match) -> str:
    """2000%, a 2000-seat hall."""
    tokens, last = match.tokens, match.last
    after = tokens.word(last)
    joined = after == "-" and tokens.tight(last) and tokens.tight(last + 1)
    if after in {"%", "°"} or (joined and tokens.word(last + 1) in _MEASURED):
        return "a measure, not a year"
    return ""


def _count(match: Match) -> str:
    """2020 people, 1500 federal troops."""
    tokens, last = match.tokens, match.last
    before, after, second = tokens.word(match.first - 1), tokens.word(last), tokens.word(last + 1)
    if after in _COUNTED:
        dated = before in {"the", "of"} and after in {"cases", "votes", "deaths"}
        return "" if dated or before in {"in", "since"} else f"a count of {after}, not a year"
    loose = before not in _DATE_PREPOSITIONS and before != "the"
    if second in _COUNTED and loose and not tokens.text[tokens.starts[last]].isupper():
        return f"a count of {second}, not a year"
    return ""


def _numbered(match: Match) -> str:
    """Boeing 2020, page 1999, No. 2014, H.R. 2024."""
    tokens, first = match.tokens, match.first
    before, second = tokens.word(first - 1), tokens.word(first - 2)
    bounded = before in {"least", "most"} and tokens.word(first - 3) in _DATE_PREPOSITIONS
    if (before in _BEFORE_NUMBER and not bounded) or (before == "." and second in {"no", "nos", "vol", "p", "pp"}):
        return f"a number after “{before}”, not a year"
    return "the number of a bill, not a year" if before == "." and second in {"r", "s"} else ""


def _address(match: Match) -> str:
    """1600 Pennsylvania Avenue."""
    following = match.tokens.lower[match.last : match.last + 4]
    return "part of an address, not a year" if not _STREETS.isdisjoint(following) else ""


_STREETS = word_set("avenue street st road boulevard drive lane highway parkway")


def _far_away(match: Match) -> str:
    """A bare number that is no likely year and that nothing makes one."""
    before = match.tokens.word(match.first - 1)
    year = int(match.low("y")) if match.has("y") else 2000
    if before in _DATE_PREPOSITIONS or before in {"the", "(", ",", "-", "–"} or 1500 <= year <= 2100:
        return ""
    return "a plain number, not a year"


_YEAR_RULES = (_money, _part_of_number, _measure, _count, _numbered, _address, _far_away)
_MEASURED = word_set(
    "foot mile meter metre pound ton page word member man seat strong kilometer kilometre acre megawatt point person"
    " square"
)


def month_refusal(match: Match) -> Refused | None:
    """Why "May", "March" or "August" is no month, or ``None`` where it may be one."""
    word = match.low("m").split()[0]
    rule = {"may": _modal, "march": _walk, "august": _august}.get(word)
    if rule is not None:
        return rule(match)
    if match.low("m") in {"mar", "dec", "sep", "jan", "apr", "jun"}:
        bare = match.tokens.word(match.first - 1) not in _DATE_PREPOSITIONS
        return Refused() if bare or _name_follows(match) else None
    return None


def _modal(match: Match) -> Refused | None:
    """May as a verb, and as a name."""
    before, after = match.tokens.word(match.first - 1), match.tokens.word(match.last)
    if before in _DATE_PREPOSITIONS:
        return Refused() if after in {"be", "have", "not"} else None
    if after in _MODAL_PARTNERS or before not in {"the", "a", "every", "each", "(", "s", ","}:
        return Refused()
    return None


def _walk(match: Match) -> Refused | None:
    """March as a walk of people."""
    before, after = match.tokens.word(match.first - 1), match.tokens.word(match.last)
    refused = Refused("a march of people, not the month")
    if after == "of" and match.tokens.word(match.last + 1) == "the":
        return refused
    if before in _BEFORE_WALK:
        return None if before in {"the", "a"} and _noun_follows(match) else refused
    ranged = match.tokens.word(match.last + 1) in _MONTH_WORDS
    if after in _AFTER_WALK and before not in _DATE_PREPOSITIONS and not ranged:
        return refused
    return None


_BEFORE_WALK = word_set("the a long protest peace on women their his rights million s")
_AFTER_WALK = word_set("to on for against into through with madness")
_MONTH_WORDS = frozenset(MONTHS) | frozenset(MONTH_ABBREVIATIONS)


def _noun_follows(match: Match) -> bool:
    """Whether a common noun seems to follow, so that the month is an adjective: "the March summit"."""
    tokens, index = match.tokens, match.last
    word = tokens.word(index)
    lower = word.isalpha() and tokens.text[tokens.starts[index]].islower()
    return lower and word not in _AFTER_WALK and word not in _FUNCTION_WORDS and cue(tokens, index) == 0


_FUNCTION_WORDS = word_set(
    "of was were is are has have from and or but in at by as that which who when while where the a will would could can"
    " may might must should continues continued goes turns over past down along"
)


def _august(match: Match) -> Refused | None:
    """August as an adjective, and as a name."""
    named = match.tokens.word(match.first - 1) in {"his", "an", "that"}
    return Refused("a name or an adjective, not the month") if named else None


def _name_follows(match: Match) -> bool:
    """Whether a capitalised word follows: "Jan Novak" is a person."""
    tokens = match.tokens
    return match.last < len(tokens.starts) and tokens.text[tokens.starts[match.last]].isupper()
