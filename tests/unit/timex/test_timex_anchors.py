"""What an expression is counted from: publication, the date told last, an event, or nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline_app.model import AnchorSource, Bounds, Published, Span, Timex, TimexMod, TimexType, When
from timeline_app.timex import find_timexes

ANCHOR = dt.date(2024, 8, 13)

HISTORY = """The siege of the port began on 3 March 1854. In April, two relief ships were sunk, and by May the
garrison was starving. The following month a truce was signed. It lasted until October 1854, when the guns opened
again. In January the town fell. The treaty of 1856 gave it back. In 1857 a new wall was built; two years later it
was finished.
"""


def values(text: str, published: dt.date | dt.datetime | None) -> dict[str, str]:
    return {timex.text: timex.value for timex in find_timexes(text, published)}


def only(text: str, published: dt.date | None = ANCHOR) -> Timex:
    found = find_timexes(text, published)
    assert len(found) == 1, found
    return found[0]


def test_a_history_is_counted_from_its_own_dates() -> None:
    found = values(HISTORY, dt.date(2009, 12, 19))
    assert found["April"] == "1854-04"
    assert found["May"] == "1854-05"
    assert found["The following month"] == "1854-06"
    assert found["January"] == "1855-01"
    assert found["two years later"] == "1859"


def test_the_same_history_without_a_publication_date() -> None:
    assert values(HISTORY, None)["April"] == "1854-04"


def test_a_history_is_the_same_whenever_it_is_published() -> None:
    assert values(HISTORY, dt.date(1990, 1, 1)) == values(HISTORY, dt.date(2020, 6, 1))


def test_news_with_one_old_year_is_counted_from_publication() -> None:
    text = "The law of 1854 was struck down on Monday, the court said. In July it had heard the case."
    found = values(text, ANCHOR)
    assert found["Monday"] == "2024-08-12"
    assert found["July"] == "2024-07"


@pytest.mark.parametrize("days", [0, 1, 7, 31, 365])
def test_moving_the_publication_moves_relative_dates(days: int) -> None:
    published = ANCHOR + dt.timedelta(days=days)
    assert values("He left yesterday.", published)["yesterday"] == (published - dt.timedelta(days=1)).isoformat()


def test_publication_may_have_a_clock_time_or_words() -> None:
    moment = dt.datetime(2024, 8, 13, 22, 30, tzinfo=dt.UTC)
    assert values("He left yesterday.", moment)["yesterday"] == "2024-08-12"
    published = Published(ANCHOR, "given by the user", Span(0, 4))
    timex = find_timexes("He left yesterday.", published)[0]
    assert timex.value == "2024-08-12"
    assert timex.steps[0].anchor is not None
    assert timex.steps[0].anchor.span == Span(0, 4)


UNRESOLVED = [
    ("yesterday", "XXXX-XX-XX"),
    ("last week", "XXXX-WXX"),
    ("last month", "XXXX-XX"),
    ("last year", "XXXX"),
    ("on Monday", "XXXX-WXX-1"),
    ("in May", "XXXX-05"),
    ("on May 5", "XXXX-05-05"),
    ("three weeks ago", "XXXX-XX-XX"),
    ("last summer", "XXXX-SU"),
    ("over the weekend", "XXXX-WXX-WE"),
    ("last night", "XXXX-XX-XXTNI"),
    ("at 8 p.m.", "XXXX-XX-XXT20:00"),
    ("on Christmas Day", "XXXX-12-25"),
    ("in the third quarter", "XXXX-Q3"),
]


@pytest.mark.parametrize(("words", "value"), UNRESOLVED)
def test_without_publication_relative_words_stay_open(words: str, value: str) -> None:
    timex = only(f"He left {words}.", None)
    assert timex.value == value
    assert timex.when is None


def test_without_publication_absolute_words_keep_theirs() -> None:
    assert only("He left on May 5, 2020.", None).value == "2020-05-05"
    assert only("He left in the 1990s.", None).value == "199"


def test_an_offset_from_an_event_stays_relative() -> None:
    text = "Two days after the second vote, he resigned."
    timex = only(text)
    assert timex.type is TimexType.DURATION
    assert timex.when is None
    assert timex.offset is not None
    assert timex.offset.direction == 1
    assert timex.offset.amount == "P2D"
    assert timex.offset.event.of(text) == "the second vote"
    assert any(step.anchor is not None and step.anchor.source is AnchorSource.EVENT for step in timex.steps)


def test_an_offset_before_an_event() -> None:
    text = "He fell ill three weeks before the election."
    offset = only(text).offset
    assert offset is not None
    assert (offset.direction, offset.amount, offset.event.of(text)) == (-1, "P3W", "the election")


def test_ambiguous_numbers_keep_both_readings() -> None:
    timex = only("It was filed on 03/04/2024.")
    assert [timex.value, *(other.value for other in timex.alternatives)] == ["2024-03-04", "2024-04-03"]
    assert any("either order" in step.arithmetic for step in timex.steps)
    assert only("It was filed on 13/04/2024.").alternatives == ()


def test_about_has_a_width() -> None:
    when = only("He quit three weeks ago.").when
    assert when is not None
    middle = dt.date(2024, 7, 23).toordinal()
    assert when.bounds == Bounds(middle - 3, middle + 3)
    assert str(when) == "2024-07-23~"


MODS = [
    ("more than two years", TimexMod.MORE_THAN),
    ("over two years", TimexMod.MORE_THAN),
    ("less than two years", TimexMod.LESS_THAN),
    ("nearly two years", TimexMod.LESS_THAN),
    ("at least two years", TimexMod.EQUAL_OR_MORE),
    ("no more than two years", TimexMod.EQUAL_OR_LESS),
    ("about two years", TimexMod.APPROX),
    ("roughly two years", TimexMod.APPROX),
]


@pytest.mark.parametrize(("words", "mod"), MODS)
def test_modifiers_of_durations(words: str, mod: TimexMod) -> None:
    assert only(f"It took {words}.").mod is mod


@pytest.mark.parametrize(
    ("words", "mod"),
    [("early May 2020", TimexMod.START), ("mid-May 2020", TimexMod.MID), ("late May 2020", TimexMod.END)],
)
def test_modifiers_of_dates(words: str, mod: TimexMod) -> None:
    assert only(f"He left in {words}.").mod is mod


def test_scopes_have_begin_and_end() -> None:
    timex = only("It doubled in the past two years.")
    assert (timex.begin, timex.end) == ("2022", "2024-08-13")
    timex = only("It will double in the next five days.")
    assert (timex.begin, timex.end) == ("2024-08-13", "2024-08-18")


TENSES = [
    ("He resigned on Friday.", "2024-08-09"),
    ("He will resign on Friday.", "2024-08-16"),
    ("He is expected to resign on Friday.", "2024-08-16"),
    ("He was expected to resign on Friday.", "2024-08-09"),
    ("He plans to resign on Friday.", "2024-08-16"),
    ("The vote is scheduled for Friday.", "2024-08-16"),
    ("He said on Friday that he will resign.", "2024-08-09"),
    ("The court, which ruled on Friday, will publish its reasons.", "2024-08-09"),
    ("The talks will resume on Friday, officials said.", "2024-08-16"),
    ("Friday brought more rain.", "2024-08-09"),
    ("The ultimatum runs until Friday.", "2024-08-16"),
]


@pytest.mark.parametrize(("text", "value"), TENSES)
def test_tense_turns_a_weekday(text: str, value: str) -> None:
    assert only(text).value == value


def test_named_days_name_their_calendar() -> None:
    timex = only("They will vote on Election Day.")
    assert timex.when == When.parse("2024-11-05")
    anchor = timex.steps[0].anchor
    assert anchor is not None
    assert anchor.source is AnchorSource.CALENDAR
    assert anchor.value == "calendar of the United States"


def test_an_account_from_hour_to_hour_goes_on_with_its_day_past_midnight() -> None:
    text = (
        "Polls closed at 8pm on Sunday. At 20:45 the first district declared. At 10.15pm the leader spoke.\n\n"
        "She addressed supporters at 00:40. The count will resume at 9 a.m."
    )
    found = {timex.text: timex for timex in find_timexes(text, dt.date(2025, 5, 13))}
    values = {words: timex.value for words, timex in found.items()}
    assert values["20:45"] == "2025-05-11T20:45"
    assert values["10.15pm"] == "2025-05-11T22:15"
    assert values["00:40"] == "2025-05-12T00:40"
    assert values["9 a.m."] == "2025-05-13T09:00"
    anchor = found["20:45"].steps[0].anchor
    assert anchor is not None
    assert anchor.span is not None
    assert anchor.span.of(text) == "8pm on Sunday"


def test_a_report_that_names_its_day_counts_from_it_however_many_years_it_tells_of() -> None:
    text = (
        "A jury on Tuesday convicted the former mayor. He had taken money between June 2016 and March 2018, after 2014"
        " and 2011. The developer, who pleaded guilty in January 2019, testified on 17 October. Sentencing was put off"
        " until 15 December."
    )
    values = {timex.text: timex.value for timex in find_timexes(text, dt.date(2023, 11, 21))}
    assert values["17 October"] == "2023-10-17"
    assert values["15 December"] == "2023-12-15"
