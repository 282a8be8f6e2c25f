from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.samples import seed_extraction
from timeline_app.gui.day_field import day_of
from timeline_app.gui.excerpt import Role, date_spans, excerpt, marked
from timeline_app.gui.levels import LEVELS, factor_to, level_of
from timeline_app.gui.look import DARK_LOOK, LIGHT_LOOK, Look
from timeline_app.model import Anchor, AnchorSource, Event, MentionForm, Step
from timeline_app.wording import sentences as wording
from timeline_app.wording.plain import counted, one_line

SEED = seed_extraction()
TEXT = SEED.article.text


def event(title: str) -> Event:
    return next(found for found in SEED.events if found.title == title)


@pytest.mark.parametrize(
    ("given_text", "line"),
    [
        ("two\r\nlines", "two lines"),
        ("\u202ereversed\u202c", "reversed"),
        ("a\x00b\u2028c", "a b c"),
        ("  <b>bold</b>  ", "<b>bold</b>"),
        ("\u2067isolated\u2069", "isolated"),
    ],
)
def test_one_line_takes_away_what_can_break_or_reorder_a_label(given_text: str, line: str) -> None:
    assert one_line(given_text) == line


@settings(max_examples=100)
@given(st.text(max_size=200), st.integers(10, 50))
def test_one_line_is_one_short_line(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert len(line) <= limit
    assert len(line.splitlines()) <= 1


def test_one_line_cuts_at_a_word() -> None:
    assert one_line("the council voted against the bridge", 22) == "the council voted…"


def test_counted() -> None:
    assert [counted(number, "event") for number in (0, 1, 1200)] == ["0 events", "1 event", "1,200 events"]


def test_the_excerpt_holds_event_words_and_date_words() -> None:
    biden = event("Biden leaves the presidential race")
    pieces = excerpt(TEXT, biden)
    words = " ".join(piece.of(TEXT) for piece in pieces)
    assert "President Joe Biden stepped out of the presidential race in November three weeks ago" in words
    assert len(words) < 500
    assert not words.startswith(" ")


def test_each_part_of_an_excerpt_plays_its_roles() -> None:
    biden = event("Biden leaves the presidential race")
    (piece,) = excerpt(TEXT, biden)
    parts = marked(piece, biden)
    assert "".join(part.span.of(TEXT) for part in parts) == piece.of(TEXT)
    dates = {part.span.of(TEXT) for part in parts if Role.DATE in part.roles}
    assert dates == {"in November", "three weeks ago"}
    (told,) = [part.span.of(TEXT) for part in parts if Role.EVENT in part.roles]
    assert told == "President Joe Biden stepped out of the presidential race"


@pytest.mark.parametrize("found", SEED.events, ids=lambda found: found.title)
def test_every_excerpt_shows_the_whole_mention_in_little_text(found: Event) -> None:
    pieces = excerpt(TEXT, found)
    assert any(piece.contains(found.mentions[0].span) for piece in pieces)
    assert sum(len(piece) for piece in pieces) < 1500
    for span in date_spans(found):
        assert any(piece.contains(span) for piece in pieces)


def test_a_contradiction_names_both_readings_and_their_words() -> None:
    head, lines = wording.contradiction_text(event("Biden leaves the presidential race"), TEXT)
    assert head == "It says “in November” and “three weeks ago”."
    assert "“three weeks ago” is about 23 Jul 2024; “in November” would be Nov 2023." in lines[0]
    assert not any("excludes" in line for line in lines)


def test_why_is_never_silent() -> None:
    for found in SEED.events:
        sentences = wording.why(found, TEXT)
        assert sentences
        assert all(sentence.endswith((".", "…")) and "\n" not in sentence for sentence in sentences)
    undated = wording.why(event("Russia invades Ukraine under Trump"), TEXT)
    assert "none are made up" in undated[0]


def test_steps_of_every_sort_are_plain_sentences() -> None:
    biden = event("Biden leaves the presidential race")
    weeks = date_spans(biden)[-1]
    published = Anchor(AnchorSource.PUBLICATION, "2024-08-13")
    ago = Step("ago", "three weeks ago", "2024-W30", published, "minus 3 weeks", weeks)
    bound = Step("date in the clause", "three weeks ago", "2024-07-23~", None, "", biden.mentions[0].trigger)
    year = Step("year", "2020", "2020", Anchor(AnchorSource.WORDS))
    after = Step("clause of time", "announced", "2024-07/2024-08-13", Anchor(AnchorSource.EVENT, "2024-07"), "“after”")
    counted = "“three weeks ago” counts back 3 weeks from the publication date, 13 Aug 2024, to about 23 Jul 2024"
    assert wording.why(replace(biden, steps=(ago, bound)), TEXT) == [f"{counted}, give or take a few days."]
    own = replace(bound, words="2020", result="2020")
    assert wording.why(replace(biden, steps=(year, own)), TEXT) == ["The text gives the date itself: “2020”."]
    assert wording.why(replace(biden, steps=(ago, bound, after)), TEXT) == [
        f"{counted}, give or take a few days. That is the date of “stepped”.",
        "The text ties “announced” to it by “after”, which gives Jul 2024 – 13 Aug 2024.",
    ]


@pytest.mark.parametrize(
    ("arithmetic", "words", "result", "said"),
    [
        (
            "minus 1 day",
            "yesterday",
            "2024-08-12",
            "counts back 1 day from the publication date, 13 Aug 2024, to 12 Aug",
        ),
        ("plus 0 months", "this month", "2024-08", "is the month of the publication date, 13 Aug 2024: Aug 2024"),
        (
            "the latest Monday from 2024-08-13",
            "Monday",
            "2024-08-12",
            "is the last Monday on or before the publication date, 13 Aug 2024: 12 Aug 2024",
        ),
        ("the latest one up to it", "May", "2024-05", "means the last one on or before the publication date, 13 Aug"),
        (
            "month 7 told after 2024-W30",
            "July",
            "2025-07",
            "is counted from the publication date, 13 Aug 2024: Jul 2025",
        ),
        (
            "some rule’s 2024-W30 notes",
            "then",
            "2024-08-01",
            "is counted from the publication date, 13 Aug 2024: 1 Aug",
        ),
    ],
)
def test_no_rule_and_no_code_shows_in_a_reason(arithmetic: str, words: str, result: str, said: str) -> None:
    published = Anchor(AnchorSource.PUBLICATION, "2024-08-13")
    one = event("Biden leaves the presidential race")
    trigger = one.mentions[0].trigger
    steps = (
        Step("a rule of no name", words, result, published, arithmetic, trigger),
        Step("date in the clause", words, result, None, "bound by syntax", trigger),
    )
    (line,) = wording.why(replace(one, steps=steps), TEXT)
    assert line.startswith(f"“{words}” {said}")
    assert not re.search(r"\d{4}-|rule|syntax", line)


@pytest.mark.parametrize(
    "rule",
    [
        "clause of time", "counted from an event", "part of a dated event", "date that opens the sentence",
        "sequel of a planned event", "state that holds now", "date carried on in the paragraph",
        "older date carried on",
        "later than the event told last", "order of telling", "between the lead's date and publication",
        "the lead's recent date", "the day of publication", "a rule made tomorrow",
    ],
)  # fmt: skip
def test_every_rule_has_a_sentence_in_words(rule: str) -> None:
    one = event("Biden leaves the presidential race")
    anchor = Anchor(AnchorSource.EVENT, "2024-08-12")
    step = Step(rule, "said", "2024-08-12/2024-08-13", anchor, "told next", one.mentions[0].trigger)
    (line,) = wording.why(replace(one, steps=(step,)), TEXT)
    assert "“said”" in line
    assert "Aug 2024" in line
    assert rule not in line
    assert not re.search(r"\d{4}-\d\d", line)


def test_the_same_words_are_told_once_with_the_note_that_says_most() -> None:
    one = event("Biden leaves the presidential race")
    second = one.mentions[1]
    quoted = replace(second, form=MentionForm.QUOTE, speaker="Donald Trump")
    told = wording.other_tellings(replace(one, mentions=(one.mentions[0], second, quoted, second)), SEED.article)
    assert [(words, note) for _, words, note in told] == [("“Biden’s withdrawal”", "Donald Trump, quoted")]


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("“step in” is listed for office.", "“step in” points to the kind “office”."),
        ("No word of the clause is listed for a kind.", "None of its words points to a kind of event."),
        ("told as fact in the past", "Told as fact in the past."),
    ],
)
def test_why_a_kind_names_no_list(reason: str, said: str) -> None:
    one = replace(event("Biden leaves the presidential race"), kind_reason=reason, status_reason="")
    assert wording.why_so(one) == [said]


def test_status_says_who_says_so() -> None:
    claim = event("Trump calls Biden’s withdrawal the result of a “coup”")
    assert wording.status_text(claim) == "Statement · claimed by Donald Trump"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-08-13", dt.date(2024, 8, 13)),
        ("2024-8-3", dt.date(2024, 8, 3)),
        ("13 Aug 2024", dt.date(2024, 8, 13)),
        ("August 13, 2024", dt.date(2024, 8, 13)),
        ("August 2024", None),
        ("2024", None),
        ("2024-02-30", None),
        ("yesterday", None),
        ("", None),
        ("<b>", None),
    ],
)
def test_a_publication_date_is_a_whole_day(words: str, day: dt.date | None) -> None:
    assert day_of(words) == day


def test_going_to_a_level_arrives_at_it() -> None:
    for days_per_px in (1e-5, 0.2, 40.0):
        for level in LEVELS:
            assert level_of(days_per_px / factor_to(level, days_per_px)) == level


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [LIGHT_LOOK, DARK_LOOK], ids=["light", "dark"])
def test_words_stand_out_from_what_they_stand_on(look: Look) -> None:
    pairs = [
        (look.text, look.panel), (look.muted, look.panel), (look.muted, look.field), (look.muted, look.picked),
        (look.link, look.panel), (look.strong_text, look.strong), (look.warn_text, look.warn),
        (look.bad_text, look.bad), (look.event_text, look.event), (look.text, look.picked), (look.text, look.hover),
    ]  # fmt: skip
    assert {pair: round(contrast(*pair), 1) for pair in pairs if contrast(*pair) < 4.5} == {}
