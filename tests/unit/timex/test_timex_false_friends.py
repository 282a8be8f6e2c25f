"""Words and numbers that look like dates and are none."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline_app.timex import find_timexes, find_with_rejected

ANCHOR = dt.date(2024, 8, 13)

NONE = [
    "It may rain.",
    "He may be elected.",
    "May I speak?",
    "They may not agree.",
    "The troops march on the capital.",
    "They began a long march to the sea.",
    "March to the capitol!",
    "The March of the Unemployed drew thousands.",
    "The women's March on Washington was loud.",
    "He sat in the second row.",
    "He sat down.",
    "The sun rose.",
    "The Sun, a newspaper, endorsed him.",
    "It was a third-rate film.",
    "The second vote failed.",
    "He came second.",
    "Wait a second.",
    "She belongs to an august body.",
    "That august assembly sat.",
    "Prices fall.",
    "They will spring a surprise.",
    "The ministers fall out over taxes.",
    "There were 2,020 people in the square.",
    "There were 2000 votes for him.",
    "There were 1990 delegates in the hall.",
    "It carried 1500 troops.",
    "It carried 2000 federal troops.",
    "He flew on a Boeing 2020.",
    "See page 1999.",
    "It cost $2000.",
    "It cost €1999.",
    "It cost £2,020.",
    "He scored 2000 points.",
    "He wrote it in 1,500 words.",
    "Version 2.0.1 is out.",
    "Version 10.2.2024.1 is out.",
    "Call 555-2024 now",
    "Call 202-555-1984 at once.",
    "They won 21-14.",
    "The score was 3:2.",
    "The bill, H.R. 2024, failed.",
    "The bill, S. 1990, failed.",
    "Flight 1549 landed on the river.",
    "Resolution 1441 was passed.",
    "Article 2010 applies.",
    "Room 2012 is locked.",
    "He is 44 years old.",
    "The 44-year-old senator won.",
    "A two-year-old boy was hurt.",
    "In his fifties he ran again.",
    "The house at 1600 Pennsylvania Avenue is white.",
    "A 2000-seat hall was full.",
    "It rose to 1999%.",
    "Three quarters of the town burned.",
    "About three-quarters of them fled.",
    "The F-2000 is an aircraft.",
    "He watched 60 Minutes alone.",
    "It is a matter of days when it ends.",
    "Jan Novak was there.",
    "Mar Elias is a monastery.",
    "Psalm 23:4 was read.",
    "No. 2014 is missing.",
    "The odds are 10/11.",
    "He ran 1500 metres.",
    "The ship weighs 2000 tons.",
    "Mail it to box 1968.",
    "Interstate 2020 is closed.",
]


@pytest.mark.parametrize("text", NONE)
def test_nothing_is_found(text: str) -> None:
    assert [timex.text for timex in find_timexes(text, ANCHOR)] in ([], ["now"])


DATES = [
    ("In May he left.", "May"),
    ("The May vote failed.", "May"),
    ("In March he left.", "March"),
    ("Since March they have waited.", "March"),
    ("In August he left.", "August"),
    ("In 2020 people voted by mail.", "2020"),
    ("The 2000 election was close.", "2000"),
    ("He came second in 2012.", "2012"),
    ("On Sat., Aug. 3, he left.", "Sat., Aug. 3"),
    ("In the fall he left.", "the fall"),
    ("The second quarter was poor.", "The second quarter"),
    ("From March to May 2020 it was shut.", "March"),
]


@pytest.mark.parametrize(("text", "words"), DATES)
def test_true_dates_beside_them(text: str, words: str) -> None:
    assert words in [timex.text for timex in find_timexes(text, ANCHOR)]


REASONS = [
    ("There were 2020 people in the square.", "2020", "count of people"),
    ("It cost $2000.", "2000", "money"),
    ("See page 1999.", "1999", "page"),
    ("The bill, H.R. 2024, failed.", "2024", "bill"),
    ("They held a long March to the sea.", "March", "march of people"),
    ("The 44-year-old senator won.", "44-year", "age"),
    ("Resolution 1441 was passed.", "1441", "resolution"),
    ("A 2000-seat hall was full.", "2000", "measure"),
    ("The score was 3:2 or 13:22.", "13:22", "score"),
    ("Build 12.13.24 is out.", "12.13.24", "version"),
    ("She won on Super Tuesday.", "Tuesday", "name of its own"),
    ("They marched on Ukraine's Independence Day.", "Independence Day", "country"),
    ("They met on Canadian Thanksgiving.", "Thanksgiving", "country"),
]


@pytest.mark.parametrize(("text", "words", "reason"), REASONS)
def test_a_refusal_says_why(text: str, words: str, reason: str) -> None:
    rejected = [item for item in find_with_rejected(text, ANCHOR)[1] if item.text.lower().startswith(words.lower())]
    assert rejected, find_with_rejected(text, ANCHOR)
    assert reason in rejected[0].reason
    assert rejected[0].span.of(text) == rejected[0].text


def test_words_of_the_language_are_refused_in_silence() -> None:
    assert find_with_rejected("He may wait a second in the second row.", ANCHOR) == ([], [])
