"""Long, odd and foreign texts: chunks with progress, cancelling, warnings; nothing raises."""

from __future__ import annotations

import datetime as dt
from itertools import count

import pytest

from timeline_app.extraction import CHUNK, extract, extract_article
from timeline_app.ingest import read_text
from timeline_app.model import Basis, CancelledError

DAY = dt.date(2021, 3, 18)
PARAGRAPH = (
    "The minister resigned on Monday. Police arrested the mayor of Halvern in May 2019 and closed two banks.\n\n"
)


def test_a_long_text_goes_in_chunks_with_progress() -> None:
    text = PARAGRAPH * (CHUNK * 2 // len(PARAGRAPH) + 40)
    shares: list[float] = []
    extraction = extract_article(read_text(text), DAY, progress=shares.append)
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    assert shares == sorted(shares)
    assert len(shares) > 2
    for event in extraction.events:
        for mention in event.mentions:
            assert mention.trigger.of(text).strip()
            assert mention.trigger.of(text) == mention.trigger.of(text).strip()
        for span in event.time_spans:
            assert span.of(text) in {"on Monday", "in May 2019", "Monday", "May 2019"}
    assert max(m.span.end for e in extraction.events for m in e.mentions) > len(text) - 2 * len(PARAGRAPH)
    ids = [event.id for event in extraction.events]
    assert len(ids) == len(set(ids))


def test_cancelled_at_once_gives_nothing() -> None:
    with pytest.raises(CancelledError):
        extract_article(read_text(PARAGRAPH), DAY, cancelled=lambda: True)


def test_cancelled_later_keeps_what_was_read() -> None:
    text = PARAGRAPH * (CHUNK * 2 // len(PARAGRAPH) + 40)
    asked = count()
    extraction = extract_article(read_text(text), DAY, cancelled=lambda: next(asked) > 0)
    assert extraction.events
    assert any("cancelled" in warning and "%" in warning for warning in extraction.warnings)


def test_one_endless_line() -> None:
    text = "The minister resigned on Monday and " * 1500
    extraction = extract(text, DAY)
    assert extraction.events
    assert all(m.span.end <= len(text) for e in extraction.events for m in e.mentions)


@pytest.mark.parametrize("text", ["", " \n\n ", "!!!", "\x00\x01", "東京", "a" * 5000, "( ( (" * 500])
def test_odd_texts_give_no_event_and_no_error(text: str) -> None:
    assert extract(text, DAY).events == ()


def test_another_language_shows_its_absolute_dates_and_says_so() -> None:
    text = (
        "Der Minister ist am 12. August 2024 zurückgetreten. Das Parlament hatte ihm schon am 3. Juli 2023 das"
        " Vertrauen entzogen, und die Opposition war damit nicht zufrieden."
    )
    extraction = extract(text)
    assert [str(e.when) for e in extraction.events] == ["2023-07-03", "2024-08-12"]
    assert all(e.basis is Basis.STATED for e in extraction.events)
    assert extraction.events[1].mentions[0].span.of(text).startswith("Der Minister")
    assert any("not read yet" in warning for warning in extraction.warnings)
