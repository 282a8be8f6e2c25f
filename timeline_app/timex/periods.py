"""Productions for seasons, quarters, halves, decades, centuries and eras."""

from __future__ import annotations

from timeline_app.model.timex import Anchor
from timeline_app.timex.absolute import CALENDAR, WORDS, year_of
from timeline_app.timex.context import DATE, Context, Found, Match, Production, Refused
from timeline_app.timex.counts import read_ordinal
from timeline_app.timex.lexicon import CARDINALS, DECADE_WORDS, SEASON_ADJECTIVES, SEASONS
from timeline_app.timex.values import SEASON_MONTHS, Point, of_ordinal, year_text
from timeline_app.timex.words import word_set

SEASON_CODES = SEASONS | SEASON_ADJECTIVES
_NOT_SEASON_BEFORE = word_set("to will would could can may might should must they we i you not n't a free rise")
_SEASONAL = word_set(
    "offensive offensives campaign campaigns election elections session semester term harvest holiday holidays break"
    " uprising fighting summit meeting conference vote referendum budget"
)
"""What is done in a season: "the army's spring offensive"."""

_NOT_SEASON_AFTER = word_set("of in to by from short apart behind under into below out off on for victim back")
_SEASON_BEFORE = word_set("in the this last next early late mid by since until during of and every each - that")


def season(match: Match, context: Context) -> Found | Refused | None:
    """A season, with its year or with the one that tense or the text's last date gives."""
    code = SEASON_CODES[match.low("s")]
    year = year_of(match, context)
    if year is not None:
        return match.result(DATE, str(Point(year, part=code)), anchor=WORDS)
    refusal = _season_refusal(match)
    if refusal is not None:
        return refusal
    after = match.tokens.word(match.last)
    first = match.first + (
        match.has("the") and after.isalpha() and after not in _AFTER_NOUN and not after.endswith("ed")
    )
    point, anchor = context.now()
    if point is None:
        return match.result(DATE, f"XXXX-{code}", anchor=anchor, first=first)
    turn = context.direction(match.first, match.last)
    near = nearest_part(
        context.story(match.first) if context.narrative else point, code, turn, narrative=context.narrative
    )
    return match.result(DATE, str(near), anchor=anchor, first=first)


_AFTER_NOUN = word_set(
    "of in on at to from and or but when while that which who is was were are had has will would by for"
    " it he she they we the a an with as before after until because if did saw"
)
"""Words that cannot be a noun that a season belongs to: "the summer when", unlike "the summer offensive"."""


def _season_refusal(match: Match) -> Refused | None:
    tokens = match.tokens
    word, before, after = match.low("s"), tokens.word(match.first - 1), tokens.word(match.last)
    if match.has("the"):
        return None if word not in {"fall", "spring"} or after not in {"of", "from", "in"} else Refused()
    if word in {"summer", "autumn", "winter"}:
        return None
    capital = match.words()[0].isupper()
    if after in _SEASONAL:
        return None
    if before in _NOT_SEASON_BEFORE or after in _NOT_SEASON_AFTER:
        return Refused()
    return None if before in _SEASON_BEFORE - {"the"} or (capital and before not in {"", "."}) else Refused()


def nearest_part(point: Point, part: str, turn: int, *, narrative: bool = False) -> Point:
    """The season, quarter or half ``part`` that ``point`` lies in, or the one that tense points to.

    ``turn`` -1 gives the latest that has begun, 1 the next that has not ended, 0 that of the same year unless it
    has not begun half a year later.
    """
    year = point.year
    if narrative:
        return Point(year, part=part)
    begin, end = part_months(part)
    month = of_ordinal(point.first_day).month or 1
    if turn < 0 and begin > month:
        year -= 1
    elif turn > 0 and end < month:
        year += 1
    elif turn == 0 and begin - month > 4:
        year -= 1
    return Point(year, part=part)


def part_months(part: str) -> tuple[int, int]:
    """First and last month of a season, quarter (``Q3``) or half (``H1``)."""
    if part in SEASON_MONTHS:
        return SEASON_MONTHS[part]
    number = int(part[1])
    return (3 * number - 2, 3 * number) if part.startswith("Q") else (6 * number - 5, 6 * number)


def quarter(match: Match, context: Context) -> Found | None:
    """A quarter of a year: "the third quarter", "third-quarter", "Q3 2021"."""
    number = read_ordinal(match.low("n").split()) if match.has("n") else int(match.low("q")[-1])
    if number is None or not 1 <= number <= 4:
        return None
    part = match.low("q").upper() if match.has("q") else f"Q{number}"
    if match.has("q") and not match.has("y") and match.tokens.word(match.first - 1) not in _IN_QUARTER:
        return None
    year = year_of(match, context)
    if year is not None:
        point = Point(year, part=part)
        context.period = point
        return match.result(DATE, str(point), anchor=WORDS)
    dct, anchor = context.now()
    if dct is None:
        return match.result(DATE, f"XXXX-{part}", anchor=anchor)
    year = dct.year
    how = "the one nearest to it"
    if match.low("rel"):
        year += {"last": -1, "previous": -1, "next": 1}.get(match.low("rel").split()[0], 0)
    else:
        month = of_ordinal(dct.first_day).month or 1
        if 3 * number - 2 > month + 3 or (
            3 * number - 2 > month + 1 and context.direction(match.first, match.last) < 0
        ):
            year -= 1
        elif 3 * number < month - 6 and context.direction(match.first, match.last) > 0:
            year += 1
    point = Point(year, part=part)
    if context.period is None or 3 * number < (dct.month or 1) or year < dct.year:
        context.period = point
    found = match.result(DATE, str(point), anchor=anchor, arithmetic=how)
    if context.tokens.word(match.first) == "the" and context.tokens.word(match.last - 2) == "-":
        found.first += 1
    return found


_IN_QUARTER = word_set("in for of during since by the from to last")


def half(match: Match, context: Context) -> Found | None:
    """A half of a year: "the first half of 2021"."""
    number = {"first": 1, "1st": 1, "early": 1, "second": 2, "2nd": 2, "latter": 2, "last": 2, "other": 2}[
        match.low("n")
    ]
    part = f"H{number}"
    year = year_of(match, context)
    anchor: Anchor = WORDS
    if year is None:
        point, anchor = context.now()
        if point is None:
            return match.result(DATE, f"XXXX-{part}", anchor=anchor)
        year = point.year
        if match.low("rel") == "last":
            year -= 1
        elif match.low("rel") == "next":
            year += 1
    return match.result(DATE, str(Point(year, part=part)), anchor=anchor)


def decade(match: Match, context: Context) -> Found | None:
    """A decade in digits: "the 1990s", "the '90s"."""
    digits = "".join(character for character in match.low("dec") if character.isdigit())
    if match.has("era"):
        value = digits[:-1].rjust(3, "0")
        return match.result(DATE, f"BC{value}" if match.low("era").startswith("b") else value, anchor=WORDS)
    if len(digits) == 4:
        if not 1000 <= int(digits) <= 2190:
            return None
        if digits[2:] == "00" and int(digits) < 2000:
            return match.result(DATE, digits[:2], anchor=WORDS)
        return match.result(DATE, digits[:3], anchor=WORDS)
    before = context.tokens.word(match.first - 1)
    if before in {"his", "her", "their", "my", "our", "your", "upper", "low", "lower", "high"}:
        return None
    told = _decade_told(match, context)
    if told is not None:
        return match.result(DATE, told + digits[0], anchor=WORDS)
    return match.result(DATE, _decade(int(digits), context), anchor=CALENDAR)


def _decade_told(match: Match, context: Context) -> str | None:
    """The century of the decade that stands just before: "the 1860s and '70s"."""
    last = context.last
    joined = last is not None and last.last == match.first - 1 and match.tokens.word(match.first - 1) in _JOINTS
    return last.value[:2] if last is not None and joined and len(last.value) == 3 and last.value.isdigit() else None


_JOINTS = frozenset({"and", "or", "to", "-", "–", ",", "&"})


def decade_words(match: Match, context: Context) -> Found | Refused | None:
    """A decade in words: "the sixties", "the nineteen-twenties"."""
    tens = DECADE_WORDS[match.low("dec")]
    if match.has("cent"):
        return match.result(DATE, f"{CARDINALS[match.low('cent')]}{tens // 10}", anchor=WORDS)
    if context.tokens.word(match.first - 1) in {"his", "her", "their", "my", "our", "your"}:
        return Refused("an age, not a decade")
    return match.result(DATE, _decade(tens, context), anchor=CALENDAR)


def _decade(tens: int, context: Context) -> str:
    """The decade of two digits that lies nearest before the text's time."""
    point, _ = context.now()
    latest = point.year if point is not None else 1999
    year = latest - latest % 100 + tens
    return year_text(year if year <= latest else year - 100)[:3]


def century(match: Match, context: Context) -> Found | None:
    """A century: "the 20th century" is ``19``, "the fourth century BC" is ``BC03``."""
    number = read_ordinal(match.low("n").replace("-", " ").split())
    if number is None or not 1 <= number <= 40:
        return None
    era = match.low("era").replace(".", "").replace(" ", "")
    bare = era not in {"bc", "bce"}
    del context
    return match.result(DATE, f"{number - 1:02d}" if bare else f"BC{number - 1:02d}", anchor=WORDS)


def first_century(match: Match, context: Context) -> Found | None:
    """The 17th in "the 17th and 18th centuries"; the second is read when its turn comes."""
    found = century(match, context)
    if found is not None:
        found.last = match.after("n")
    return found


def fiscal_year(match: Match, context: Context) -> Found | None:
    """A fiscal, school or academic year: the calendar year that names it."""
    year = year_of(match, context)
    if year is None:
        return None
    return match.result(DATE, str(Point(year)), anchor=WORDS, note="a fiscal or academic year is named by its year")


def mid_year(match: Match, context: Context) -> Found | None:
    """Midyear, year-end, month-end: the year or month itself."""
    point, anchor = context.now()
    unit = "M" if "month" in match.low("what") else "Y"
    year = year_of(match, context)
    if year is not None:
        return match.result(DATE, str(Point(year)), anchor=WORDS)
    if point is None:
        return match.result(DATE, "XXXX", anchor=anchor)
    return match.result(DATE, context.cut(point, unit), anchor=anchor)


PRODUCTIONS = (
    Production("season", "the:the? s:SEASON", season, "the summer"),
    Production("season of era", "(the)? s:SEASON (of|in)? y:ERAYEAR era:<ERA>", season, "the summer of 404 BC"),
    Production("decade of era", "(the)? dec:DECADE era:<ERA>", decade, "the 450s BC"),
    Production(
        "season of year", "(the)? s:SEASON (of)? COMMA? (the year)? y:YEAR era:<ERA>?", season, "the summer of 2021"
    ),
    Production(
        "quarter", "(the)? (fiscal HYPHEN?)? n:<ORD> HYPHEN? (fiscal HYPHEN?)? quarter", quarter, "the third quarter"
    ),
    Production(
        "quarter of year",
        "(the)? (fiscal HYPHEN?)? n:<ORD> HYPHEN? quarter (of|in)? (fiscal)? (the year)? y:YEAR",
        quarter,
        "the third quarter of 2021",
    ),
    Production(
        "year's quarter",
        "(the)? y:YEAR (APOSTROPHE s)? (fiscal HYPHEN?)? n:<ORD> HYPHEN? quarter",
        quarter,
        "the 2021 third quarter",
    ),
    Production(
        "relative year's quarter",
        "rel:((last|this|next) year) (APOSTROPHE s)? n:<ORD> HYPHEN? quarter",
        quarter,
        "last year's third quarter",
    ),
    Production(
        "quarter of relative year",
        "(the)? n:<ORD> HYPHEN? quarter (of)? rel:((last|this|next) year)",
        quarter,
        "the third quarter of last year",
    ),
    Production("bare quarter code", "q:QCODE", quarter, "in Q3"),
    Production("quarter code", "q:QCODE (of|COMMA|SLASH)? y:YEAR", quarter, "Q3 2021"),
    Production(
        "half of year",
        "(the)? n:(first|second|latter|last) HYPHEN? half (of|in)? (the year)? y:YEAR",
        half,
        "the first half of 2021",
    ),
    Production("year's half", "(the)? y:YEAR n:(first|second) HYPHEN? half", half, "the 2021 first half"),
    Production(
        "half of relative year",
        "(the)? n:(first|second|latter) HYPHEN? half (of)? (the year|rel:(last|this|next) year)",
        half,
        "the first half of the year",
    ),
    Production("decade", "(the)? dec:DECADE", decade, "the 1990s"),
    Production(
        "decade in words",
        "(the)? (cent:(nineteen|eighteen|seventeen|sixteen) HYPHEN?)? dec:DECADEWORD",
        decade_words,
        "the sixties",
    ),
    Production("century", "(the)? n:<ORD> (HYPHEN|DASH)? (century|centuries) era:<ERA>?", century, "the 20th century"),
    Production(
        "first of two centuries",
        "(the)? n:<ORD> (and|to|or|HYPHEN|DASH) (the)? <ORD> (HYPHEN|DASH)? (century|centuries) era:<ERA>?",
        first_century,
        "the 17th in the 17th and 18th centuries",
    ),
    Production("fiscal year", "(the)? (fiscal|academic|school|financial) (year)? y:YEAR", fiscal_year, "fiscal 2021"),
    Production("fiscal year code", "fy y:YEAR", fiscal_year, "FY2024"),
    Production(
        "fiscal year after",
        "(the)? y:YEAR (fiscal|academic|school|financial) year",
        fiscal_year,
        "the 2021 fiscal year",
    ),
    Production(
        "year end",
        "(the)? what:((year|month) (APOSTROPHE s)? HYPHEN? end|mid HYPHEN? year|midyear|yearend) y:YEAR?",
        mid_year,
        "year-end",
    ),
)
