from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.samples import seed_extraction
from timeline_app.gui import wording
from timeline_app.gui.day_field import day_of
from timeline_app.gui.excerpt import Role, date_spans, excerpt, marked
from timeline_app.gui.levels import LEVELS, factor_to, level_of
from timeline_app.gui.look import DARK_LOOK, LIGHT_LOOK, Look
from timeline_app.gui.plain import counted, one_line
from timeline_app.model import Anchor, AnchorSource, Event, Step

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
    assert head == "It says “three weeks ago” and “in November”."
    assert lines[0].startswith("“three weeks ago” gives about 23 Jul 2024.")
    assert lines[1].startswith("“in November” gives Nov 2023. The latest November")


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
    assert wording.why(replace(biden, steps=(ago, bound)), TEXT) == [
        "“three weeks ago”, counted from the publication date 13 August 2024, minus 3 weeks,"
        " gives the week of 22 July 2024.",
        "“three weeks ago” dates “stepped”: about 23 Jul 2024.",
    ]
    own = replace(bound, words="2020", result="2020")
    assert wording.why(replace(biden, steps=(year, own)), TEXT) == ["“2020” dates “stepped”: 2020."]
    assert wording.why(replace(biden, steps=(after,)), TEXT) == [
        "No date stands with “announced”. The rule “clause of time” gives Jul 2024 – 13 Aug 2024,"
        " counted from Jul 2024 (“after”)."
    ]


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
