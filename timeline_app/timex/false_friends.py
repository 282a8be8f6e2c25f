"""Words and numbers that look like dates and are none.

Each rule is general (what stands beside the word), never a list of sentences. A refusal with a reason is shown to
the reader; a plain word of the language ("may", "second") is refused without one.
"""

from __future__ import annotations

from timeline_app.timex.context import Context, Match, Refused
from timeline_app.timex.tokens import Tokens

_DATE_PREPOSITIONS = frozenset(
    [
        "in",
        "since",
        "until",
        "till",
        "by",
        "during",
        "from",
        "to",
        "before",
        "after",
        "of",
        "between",
        "through",
        "and",
        "early",
        "late",
        "mid",
        "last",
        "next",
        "this",
        "for",
        "as",
        "about",
        "around",
        "on",
        "circa",
        "year",
        "years",
    ]
)
_COUNTED = frozenset(
    [
        "people",
        "men",
        "women",
        "children",
        "troops",
        "soldiers",
        "votes",
        "voters",
        "dollars",
        "euros",
        "pounds",
        "miles",
        "kilometers",
        "kilometres",
        "km",
        "meters",
        "metres",
        "feet",
        "acres",
        "tons",
        "tonnes",
        "barrels",
        "jobs",
        "workers",
        "employees",
        "shares",
        "points",
        "percent",
        "words",
        "pages",
        "copies",
        "residents",
        "homes",
        "houses",
        "students",
        "members",
        "deaths",
        "cases",
        "casualties",
        "killed",
        "dead",
        "injured",
        "wounded",
        "seats",
        "rpm",
        "mph",
        "watts",
        "square",
        "cubic",
        "calories",
        "prisoners",
        "refugees",
        "families",
        "cars",
        "vehicles",
        "aircraft",
        "planes",
        "tanks",
        "guns",
        "men",
        "ships",
        "yen",
        "marks",
        "francs",
        "rubles",
        "kilos",
        "kg",
        "lbs",
        "pixels",
        "megawatts",
        "households",
        "others",
        "times",
        "bales",
        "sheep",
        "cattle",
        "horses",
        "rounds",
        "civilians",
        "fighters",
        "protesters",
        "demonstrators",
        "delegates",
        "rebels",
        "guerrillas",
        "yards",
        "hectares",
        "units",
        "items",
    ]
)
_BEFORE_NUMBER = frozenset(
    [
        "no",
        "nos",
        "number",
        "page",
        "pages",
        "flight",
        "route",
        "boeing",
        "airbus",
        "channel",
        "room",
        "section",
        "chapter",
        "article",
        "resolution",
        "bill",
        "model",
        "act",
        "highway",
        "interstate",
        "figure",
        "table",
        "line",
        "lot",
        "version",
        "windows",
        "volume",
        "vol",
        "suite",
        "paragraph",
        "title",
        "rule",
        "nearly",
        "almost",
        "approximately",
        "roughly",
        "over",
        "exactly",
        "some",
        "another",
        "least",
        "most",
        "than",
        "only",
        "estimated",
        "unit",
        "apt",
        "box",
        "hr",
        "sr",
        "battalion",
    ]
)
_MODAL_PARTNERS = frozenset(
    [
        "i",
        "we",
        "you",
        "he",
        "she",
        "it",
        "they",
        "this",
        "that",
        "who",
        "be",
        "have",
        "not",
        "also",
        "the",
        "a",
        "there",
    ]
)


def year_refusal(match: Match, context: Context) -> Refused | None:
    """Why a number of four digits is no year, or ``None`` where it may be one."""
    tokens = context.tokens
    first, last = match.first, match.last
    before, after = tokens.word(first - 1), tokens.word(last)
    if before in {"$", "€", "£", "#", "¥", "dlrs", "dlr", "us$", "c$"}:
        return Refused("an amount of money, not a year")
    if tokens.tight(first) and before in {"-", "/", "–"} and not tokens.word(first - 2).isdigit():
        if tokens.word(first - 2) not in {"pre", "post", "mid", "early", "late"} and before != "/":
            return Refused("part of a name or number, not a year")
    if tokens.tight(first) and before in {".", "_", "@", ":"}:
        return Refused("part of a number or address, not a year")
    if after in {"%", "°"} or (
        tokens.tight(last)
        and after in {"-", "/"}
        and tokens.tight(last + 1)
        and tokens.word(last + 1)[:1].isalpha()
        and _hyphen_counts(tokens.word(last + 1))
    ):
        return Refused("a measure, not a year")
    if after in _COUNTED or (
        tokens.word(last + 1) in _COUNTED
        and before not in _DATE_PREPOSITIONS
        and not tokens.text[tokens.starts[last]].isupper()
        and before != "the"
    ):
        if after in _COUNTED and before in {"the", "in", "since", "of"} and after in {"cases", "votes", "deaths"}:
            return None
        return Refused(f"a count of {after if after in _COUNTED else tokens.word(last + 1)}, not a year")
    if before in _BEFORE_NUMBER or (before == "." and tokens.word(first - 2) in {"no", "nos", "vol", "p", "pp"}):
        return Refused(f"a number after “{before}”, not a year")
    if before == "." and tokens.word(first - 2) in {"r", "s"} and first >= 2:
        return Refused("the number of a bill, not a year")
    year = int(match.low("y")) if match.has("y") else 2000
    if before not in _DATE_PREPOSITIONS and (year < 1500 or year > 2100) and before not in {"the", "(", ",", "-", "–"}:
        return Refused("a plain number, not a year")
    return None


def _hyphen_counts(word: str) -> bool:
    return word in {"foot", "mile", "meter", "metre", "pound", "ton", "page", "word", "member", "man", "seat", "strong",
                    "kilometer", "kilometre", "acre", "megawatt", "point", "person", "square"}  # fmt: skip


def month_refusal(match: Match) -> Refused | None:
    """Why "May", "March" or "August" is no month, or ``None`` where it may be one."""
    tokens: Tokens = match.tokens
    word = match.low("m").split()[0]
    if word not in {"may", "march", "august", "mar", "dec", "jan", "sep", "apr", "jun"}:
        return None
    before, after = tokens.word(match.first - 1), tokens.word(match.last)
    if word == "may":
        if before in _DATE_PREPOSITIONS and after not in {"be", "have", "not"}:
            return None
        if after in _MODAL_PARTNERS or before in {"", ".", "\n"}:
            return Refused()
        return None if before in {"the", "a", "every", "each", "(", "s", ","} else Refused()
    if word == "march":
        if after == "of" and tokens.word(match.last + 1) == "the":
            return Refused("a march of people, not the month")
        if before in {"the", "a", "long", "protest", "peace", "on", "women", "their", "his", "rights", "million", "s"}:
            if before == "the" and after in {"election", "elections", "vote", "primary", "deadline", "referendum"}:
                return None
            return Refused("a march of people, not the month")
        if (
            after in {"to", "on", "for", "against", "into", "through", "with", "madness"}
            and before not in _DATE_PREPOSITIONS
        ):
            return Refused("a march of people, not the month")
        return None
    if word == "august":
        return Refused("a name or an adjective, not the month") if before in {"his", "an", "that"} else None
    alone = match.low("m") in {"mar", "dec", "sep", "jan", "apr", "jun"}
    return Refused() if alone and (before not in _DATE_PREPOSITIONS or _name_follows(match)) else None


def _name_follows(match: Match) -> bool:
    """Whether a capitalised word follows: "Jan Novak" is a person."""
    tokens = match.tokens
    return match.last < len(tokens.starts) and tokens.text[tokens.starts[match.last]].isupper()
