"""The words that time expressions are made of, with their classes and values.

A word's *class* is what a production asks for (``MONTH``, ``UNIT``); a word may have several ("second" is an
ordinal and a unit). Words in ``CAPITALISED`` count only with a capital ("May", "Sat", "March").
"""

from __future__ import annotations

from timeline_app.timex.words import word_list, word_set

MONTHS = {
    name: number
    for number, name in enumerate(
        (word_list("january february march april may june july august september october november december")),
        start=1,
    )
}
MONTH_ABBREVIATIONS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    name: number for number, name in enumerate(word_list("monday tuesday wednesday thursday friday saturday sunday"))
}
WEEKDAY_ABBREVIATIONS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
UNITS = {
    "second": "S", "seconds": "S", "minute": "TM", "minutes": "TM", "min": "TM", "mins": "TM", "hour": "H",
    "hours": "H", "hr": "H", "hrs": "H", "day": "D", "days": "D", "week": "W", "weeks": "W", "fortnight": "2W",
    "fortnights": "2W", "month": "M", "months": "M", "quarter": "Q", "quarters": "Q", "year": "Y", "years": "Y",
    "yr": "Y", "yrs": "Y", "decade": "DE", "decades": "DE", "century": "CE", "centuries": "CE",
    "millennium": "ML", "millennia": "ML",
}  # fmt: skip
"""Unit words and their letters: TIMEX3's, with ``TM`` for minutes (months are ``M``) and ``2W`` for fortnights."""

PLURAL_UNITS = word_set(
    "seconds minutes mins hours hrs days weeks fortnights months quarters years yrs decades centuries millennia"
)
COUNTED_SPANS = {
    "night": "D", "nights": "D", "weekend": "WE", "weekends": "WE", "summer": "SU", "summers": "SU", "winter": "WI",
    "winters": "WI",
}  # fmt: skip
CARDINALS = {
    name: number
    for number, name in enumerate(
        word_list(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
            " sixteen seventeen eighteen nineteen"
        )
    )
} | {
    name: 10 * number
    for number, name in enumerate(word_list("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
ORDINALS = {
    name: number
    for number, name in enumerate(
        word_list(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
            " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        start=1,
    )
} | {"thirtieth": 30}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_ADJECTIVES = {"springtime": "SP", "summertime": "SU", "wintertime": "WI"}
DAY_PARTS = {
    "morning": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV",
    "night": "NI", "nights": "NI", "nighttime": "NI", "daytime": "DT",
}  # fmt: skip
DAY_POINTS = {
    "noon": "T12:00", "midday": "T12:00", "midnight": "T24:00", "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO",
    "dusk": "TEV", "sunset": "TEV", "nightfall": "TEV", "lunchtime": "TMI",
}  # fmt: skip
DECADE_WORDS = {
    name: 10 * number
    for number, name in enumerate(
        word_list("twenties thirties forties fifties sixties seventies eighties nineties"), start=2
    )
} | {"noughties": 0}
FREQUENCIES = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W",
    "monthly": "P1M", "quarterly": "P3M", "annually": "P1Y", "yearly": "P1Y", "biennially": "P2Y",
    "everyday": "P1D",
}  # fmt: skip
ZONES = {
    "gmt": "Z", "utc": "Z", "est": "-05", "edt": "-04", "et": "", "cst": "-06", "cdt": "-05", "ct": "", "mst": "-07",
    "mdt": "-06", "mt": "", "pst": "-08", "pdt": "-07", "pt": "", "bst": "+01", "cet": "+01", "cest": "+02",
    "eet": "+02", "eest": "+03", "msk": "+03", "ist": "+05:30", "jst": "+09",
}  # fmt: skip
"""Abbreviations of time zones and their offset from UTC (empty where it hangs on the season)."""

CLASSES: dict[str, dict[str, object]] = {
    "MONTHNAME": {word: MONTHS[word] for word in MONTHS if word not in {"march", "may", "august"}},
    "WEEKDAY": dict(WEEKDAYS),
    "UNIT": dict(UNITS),
    "PLURAL": dict.fromkeys(PLURAL_UNITS),
    "SINGULAR": {word: UNITS[word] for word in UNITS if word not in PLURAL_UNITS},
    "SPANUNIT": dict(COUNTED_SPANS),
    "CARDINAL": dict(CARDINALS | SCALES),
    "SCALE": dict(SCALES),
    "ORDINAL": dict(ORDINALS),
    "SEASON": dict(SEASONS | SEASON_ADJECTIVES),
    "DAYPART": dict(DAY_PARTS),
    "DAYPOINT": dict(DAY_POINTS),
    "DECADEWORD": dict(DECADE_WORDS),
    "FREQUENCY": dict(FREQUENCIES),
}
"""Words that count however they are written."""

CAPITALISED: dict[str, dict[str, object]] = {
    "MONTHNAME": {"march": 3, "may": 5, "august": 8},
    "MONTHABBR": dict(MONTH_ABBREVIATIONS),
    "WEEKDAYABBR": dict(WEEKDAY_ABBREVIATIONS),
    "ZONE": dict(ZONES),
}
"""Words that count only when they begin with a capital."""
