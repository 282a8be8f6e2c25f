"""Productions for durations."""

from __future__ import annotations

from timeline_app.model.timex import TimexMod
from timeline_app.timex.context import DURATION, Context, Found, Match, Production, Refused
from timeline_app.timex.counts import VAGUE, read_count
from timeline_app.timex.false_friends import CURRENCIES
from timeline_app.timex.lexicon import CARDINALS, COUNTED_SPANS, SCALES, UNITS
from timeline_app.timex.values import Point, duration, shift, split_duration
from timeline_app.timex.words import word_set

_SCOPE = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1, "recent": -1}


def counted(match: Match, context: Context) -> Found | Refused | None:
    """Three days, two and a half years, a 40-minute, two to three weeks."""
    tokens = match.tokens
    unit = UNITS[match.low("unit")]
    words = match.low("n").split()
    after = tokens.word(match.last)
    if _not_a_duration(match, unit, words):
        return Refused()
    if _is_title(match, words):
        return Refused("a title, not a date")
    if (words == ["a"] and _rate(match)) or (unit == "H" and words == ["24"] and after == "a"):
        return Refused(through=match.last)
    if after in {"old", "older", "younger"} or (after == "-" and tokens.word(match.last + 1) in {"old", "olds"}):
        return _age(match, unit, words)
    count = read_count(words)
    found = match.result(DURATION, duration(None, unit) if count is None else split_duration(count, unit))
    _scope(match, context, found)
    _drop_article(match, found)
    if unit == "M" and context.period is not None and count in {3, 6, 9} and tokens.word(match.first) == "the":
        context.period = Point(context.period.year)
    return found


def _not_a_duration(match: Match, unit: str, words: list[str]) -> bool:
    """Whether a unit beside a number names something else: a second vote, three quarters of a town, a day of rest."""
    tokens = match.tokens
    words = words or [""]  # "another year" has no number
    after, written = tokens.word(match.last), match.low("unit")
    if tokens.word(match.first - 1) in CURRENCIES or (
        after == "-" and tokens.word(match.last + 1) in {"earlier", "ago", "end"}
    ):
        return True
    if unit == "H" and len(words[0]) == 4 and words[0].isdigit() and tokens.word(match.first - 1) in _AT:
        return True
    if len(words) == 3 and words[1] in {"-", "–"} and len(words[0]) == 4 and words[0].isdigit():
        return True
    if (
        tokens.word(match.first - 1) in {"-", "–", "/"}
        and len(tokens.word(match.first - 2)) == 4
        and len(words[0]) == 2
    ):
        return tokens.word(match.first - 2).isdigit() and words[0].isdigit()
    match unit:
        case "S":
            one = words in (["a"], ["an"], ["one"])
            return one or (written == "second" and not tokens.tight(match.at("unit")))
        case "D":
            return words in (["a"], ["an"]) and after in {"of", "for", "in"}
        case "Q":
            parts = tokens.word(match.at("unit") - 1) == "-" or words == ["three"]
            many = read_count(words) in {None, 2, 3, 4, 5, 6, 7, 8, 10}
            return (written == "quarters" and parts) or not (many or match.has("scope"))
        case _:
            return False


_AT = word_set("at by until from to around about before after")
"""Before "1000 hours" these make it a time of day."""


def _is_title(match: Match, words: list[str]) -> bool:
    """Whether a capital where the sentence has none makes it a title: watched 60 Minutes."""
    tokens = match.tokens
    if not words or not words[-1].isdigit() or tokens.word(match.first - 1) in {"", ".", "\n\n"} or match.first == 0:
        return False
    name = tokens.span_text(match.at("unit"), match.after("unit"))
    return name.istitle() and not tokens.text[tokens.starts[match.first - 1]].isupper()


def _rate(match: Match) -> bool:
    """Whether "a week" tells a rate: "six ferries a week"."""
    before = match.tokens.lower[max(0, match.first - 4) : match.first]
    if before and (
        before[-1] in {"million", "billion", "thousand"} or (before[-1][:1].isdigit() and len(before[-1]) > 2)
    ):
        return True
    if not before or not before[-1].endswith("s") or not before[-1].isalpha():
        return False
    return any(word[:1].isdigit() or word in CARDINALS or word in SCALES or word in VAGUE for word in before[:-1])


def _drop_article(match: Match, found: Found) -> None:
    """The article belongs to the noun in "the 14-day wait", to the expression in "the nine months"."""
    tokens = match.tokens
    article = tokens.word(match.first)
    if match.has("scope") or article not in {"a", "the"}:
        return
    after = tokens.word(match.last)
    noun = after.isalpha() and not match.low("unit").endswith("s") and after not in _CLAUSE_WORDS
    joined = tokens.word(match.at("unit") - 1) == "-"
    if tokens.word(match.last - 1) == "long" or (article == "the" and (joined or noun)):
        found.first += 1


_CLAUSE_WORDS = word_set(
    "of in on at to from and or but when while that which who is was were are had has ended will by for"
)


def _age(match: Match, unit: str, words: list[str]) -> Refused | Found:
    """An age of a person is no date; of a thing ("an 6-week-old strike") it is a duration."""
    tokens = match.tokens
    after = tokens.word(match.last)
    if after == "-" and unit != "Y" and tokens.word(match.last + 2).isalpha():
        count = read_count(words)
        return _thing(match, unit, count)
    if after == "-" and tokens.word(match.last + 2) in _THINGS:
        return _thing(match, unit, read_count(words))
    return Refused("an age, not a date")


_THINGS = word_set(
    "conflict war strike ban dispute siege blockade insurgency uprising rebellion truce ceasefire cease crisis embargo"
    " occupation regime feud civil border trade military dictatorship revolution investigation government coalition"
)
"""Things whose age in years is the length of what goes on; of people it is an age."""


def _thing(match: Match, unit: str, count: float | None) -> Found:
    """The age of a thing, without the article of the noun that follows."""
    found = match.result(DURATION, duration(count, unit))
    found.last = match.last + 2
    found.first += match.tokens.word(match.first) in {"a", "the"}
    return found


def _scope(match: Match, context: Context, found: Found) -> None:
    """Begin and end of "the past two years", "the next three days"."""
    word = match.low("scope").split()[-1] if match.has("scope") else ""
    sign = _SCOPE.get(word, 0)
    if not sign:
        return
    point, anchor = context.told() if word in {"following", "previous", "preceding"} else context.now()
    found.anchor = anchor
    count = read_count(match.low("n").split())
    unit = UNITS[match.low("unit")]
    if point is None:
        return
    here = str(point)
    there = None
    if count is not None and count == int(count) and unit not in {"S", "TM", "H"}:
        cut = {"2W": "W"}.get(unit, unit)
        there = context.cut(shift(point, sign * int(count), unit), "D" if cut == "W" else cut)
    found.begin, found.end = (there, here) if sign < 0 else (here, there)


def compound(match: Match, context: Context) -> Found | None:
    """Two years and three months."""
    del context
    first = duration(read_count(match.low("n").split()), UNITS[match.low("unit")])
    second = duration(read_count(match.low("n2").split()), UNITS[match.low("unit2")])
    if first.startswith("PT") and second.startswith("PT"):
        return match.result(DURATION, first + second[2:])
    return match.result(DURATION, first + second[1:])


def uncounted(match: Match, context: Context) -> Found | Refused | None:
    """Weeks, months of talks, decades: a number that the text does not give."""
    tokens = match.tokens
    unit = UNITS[match.low("unit")]
    before, after = tokens.word(match.first - 1), tokens.word(match.last)
    if before[:1].isdigit() or before in {"$", "these", "those", "'", "’", "-", "per"} or unit in {"S", "Q"}:
        return Refused()
    if before in {"the", "his", "her", "their", "its", "our", "my"} and after not in {
        "before",
        "after",
        "since",
        "leading",
        "following",
        "ahead",
    }:
        return Refused()
    if match.words()[0].isupper() and (before.isalnum() or before in {"'", "’", "‘"}):
        return Refused()
    if (before == "of" and tokens.word(match.first - 2) == "matter") or after in {"apart", "when"}:
        return Refused()
    if unit == "H" and before in {
        "working",
        "business",
        "opening",
        "office",
        "early",
        "wee",
        "dawn",
        "predawn",
        "daylight",
        "rush",
        "peak",
        "visiting",
    }:
        return Refused()
    del context
    return match.result(DURATION, duration(None, unit))


def recent(match: Match, context: Context) -> Found | None:
    """Recent years, coming weeks, the past months."""
    unit = UNITS[match.low("unit")]
    if unit == "H" and match.low("scope") in {"early", "late"}:
        return None
    found = match.result(DURATION, duration(None, unit))
    _scope_recent(match, context, found)
    return found


def _scope_recent(match: Match, context: Context, found: Found) -> None:
    point, anchor = context.now()
    if point is None:
        return
    found.anchor = anchor
    if match.low("scope").split()[-1] in {"coming", "next", "following", "future", "ensuing", "upcoming", "ahead"}:
        found.begin = str(point)
    else:
        found.end = str(point)


def past_unit(match: Match, context: Context) -> Found | None:
    """The past decade, the past century: a duration that ends now."""
    del context
    unit = UNITS[match.low("unit")]
    return match.result(DURATION, duration(1, unit))


def long_unit(match: Match, context: Context) -> Found | None:
    """Year-long, day-long, decades-long, weeklong."""
    del context
    word = match.low("what").replace("-", " ").split()
    unit = UNITS.get(word[-2] if word[-1] == "long" else word[-1].removesuffix("long"), "")
    if not unit:
        return None
    plural = word[0] in UNITS and word[0].endswith("s")
    return match.result(DURATION, duration(None if plural else 1, unit))


def counted_span(match: Match, context: Context) -> Found | Refused | None:
    """Three nights, two summers."""
    del context
    unit = COUNTED_SPANS[match.low("unit")]
    if not match.low("unit").endswith("s") and match.tokens.word(match.at("unit") - 1) != "-":
        return None
    return match.result(DURATION, duration(read_count(match.low("n").split()), unit))


def period(match: Match, context: Context) -> Found | None:
    """A three-year period, a two-week span."""
    del context
    count = read_count(match.low("n").split())
    unit = UNITS[match.low("unit")]
    return match.result(DURATION, duration(count, unit) if count is None else split_duration(count, unit))


def some_time(match: Match, context: Context) -> Found | None:
    """A long time, some time, a brief period."""
    del context
    return match.result(DURATION, "PXX")


def half_unit(match: Match, context: Context) -> Found | Refused | None:
    """Half a day, half an hour, a half-century."""
    del context
    unit = UNITS[match.low("unit")]
    if unit == "S":
        return Refused()
    if unit in {"DE", "CE"}:
        return match.result(DURATION, "P5Y" if unit == "DE" else "P50Y")
    return match.result(DURATION, split_duration(0.5, unit))


def quarter_century(match: Match, context: Context) -> Found:
    """A quarter of a century, a quarter-century."""
    del context
    return match.result(DURATION, "P25Y")


def and_a_half(match: Match, context: Context) -> Found | None:
    """An hour and a half, a year and a half."""
    del context
    count = read_count(match.low("n").split())
    if count is None:
        return None
    return match.result(DURATION, split_duration(count + 0.5, UNITS[match.low("unit")]))


APPROXIMATIONS: dict[str, TimexMod] = {
    "more than": TimexMod.MORE_THAN, "over": TimexMod.MORE_THAN, "well over": TimexMod.MORE_THAN,
    "just over": TimexMod.MORE_THAN, "a little over": TimexMod.MORE_THAN, "a little more than": TimexMod.MORE_THAN,
    "less than": TimexMod.LESS_THAN, "fewer than": TimexMod.LESS_THAN, "under": TimexMod.LESS_THAN,
    "nearly": TimexMod.LESS_THAN, "almost": TimexMod.LESS_THAN, "just under": TimexMod.LESS_THAN,
    "at least": TimexMod.EQUAL_OR_MORE, "no less than": TimexMod.EQUAL_OR_MORE,
    "not less than": TimexMod.EQUAL_OR_MORE,
    "no fewer than": TimexMod.EQUAL_OR_MORE,
    "at most": TimexMod.EQUAL_OR_LESS, "up to": TimexMod.EQUAL_OR_LESS,
    "no more than": TimexMod.EQUAL_OR_LESS, "as many as": TimexMod.EQUAL_OR_LESS,
    "not more than": TimexMod.EQUAL_OR_LESS, "about": TimexMod.APPROX, "around": TimexMod.APPROX,
    "approximately": TimexMod.APPROX, "roughly": TimexMod.APPROX, "some": TimexMod.APPROX,
    "as much as": TimexMod.EQUAL_OR_LESS, "only": TimexMod.APPROX, "just": TimexMod.APPROX,
}  # fmt: skip
"""What the words before a duration say of its length."""

_DURUNIT = "n:<COUNT> (HYPHEN)? <ADJ>? unit:UNIT (HYPHEN long|long|or so)?"


PRODUCTIONS = (
    Production("counted duration", f"{_DURUNIT}", counted, "three days"),
    Production(
        "duration with a scope",
        "(the)? scope:(last|past|next|coming|previous|following|first|final|preceding|other|initial"
        "|ensuing|remaining|latest|same|these|those) "
        f"{_DURUNIT}",
        counted,
        "the past two years",
    ),
    Production(
        "duration with a scope after",
        "(the|these|those|its|his|their) n:<EXACT> scope:(previous|following|preceding|past|final|last) unit:UNIT",
        counted,
        "the four previous weeks",
    ),
    Production("the counted duration", f"the {_DURUNIT}", counted, "the nine months"),
    Production(
        "additional duration",
        "(another|an additional|additional|an extra) n:<EXACT>? (more)? unit:UNIT",
        counted,
        "another two weeks",
    ),
    Production("more duration", "n:<COUNT> (more|additional|further|other) unit:UNIT", counted, "two more weeks"),
    Production("duration and a half", "n:<COUNT> unit:UNIT and a (half)", and_a_half, "an hour and a half"),
    Production(
        "compound duration",
        "n:<EXACT> unit:UNIT (COMMA|and)? (and)? n2:<EXACT> unit2:UNIT",
        compound,
        "two years and three months",
    ),
    Production("uncounted duration", "unit:PLURAL", uncounted, "weeks"),
    Production(
        "recent units",
        "(the)? (most)? scope:(recent|coming|past|last|next|following|previous|ensuing|upcoming|future|"
        "intervening|early|late|first|final|opening|closing) unit:PLURAL",
        recent,
        "recent years",
    ),
    Production("past unit", "(the)? past unit:(decade|century)", past_unit, "the past decade"),
    Production(
        "unit-long",
        "what:(UNIT HYPHEN long|yearlong|monthlong|weeklong|daylong|hourlong|decadelong)",
        long_unit,
        "year-long",
    ),
    Production(
        "counted nights",
        "(the)? (past|last|next)? n:<EXACT> (HYPHEN)? (past|last|next|consecutive|straight|successive)? unit:SPANUNIT",
        counted_span,
        "three nights",
    ),
    Production(
        "counted period",
        "(a|the|any)? (same)? n:<EXACT> HYPHEN? unit:UNIT (period|span|stretch|interval)",
        period,
        "a three-year period",
    ),
    Production(
        "vague span",
        "(a (fairly|relatively|very|rather|quite)? (long|short|brief|lengthy|considerable) "
        "(time|period|while)|some time|a while|quite some time)",
        some_time,
        "a long time",
    ),
    Production("quarter century", "a quarter (HYPHEN|of a) century", quarter_century, "a quarter-century"),
    Production("half unit", "(the|a)? half (HYPHEN)? (a|an)? unit:SINGULAR", half_unit, "half an hour"),
)
