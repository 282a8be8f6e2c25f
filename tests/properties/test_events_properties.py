"""Whatever the text: nothing raises, every span lies in it, and later paragraphs change no earlier event."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline_app.extraction import extract
from timeline_app.model import Event, Extraction, Span

ARTICLES = sorted((Path(__file__).resolve().parents[1] / "corpora" / "articles").glob("*.txt"))
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
WORDS = st.sampled_from(
    [
        "The",
        "a",
        "minister",
        "president",
        "Edda",
        "Roos",
        "rebels",
        "army",
        "resigned",
        "was",
        "killed",
        "said",
        "that",
        "will",
        "not",
        "vote",
        "on",
        "Monday",
        "in",
        "2019",
        "after",
        "before",
        "since",
        ",",
        ".",
        '"',
        "“",
        "”",
        ":",
        ";",
        "(",
        ")",
        "talks",
        "election",
        "of",
        "his",
        "her",
        "'m",
        "’s",
        "two",
        "weeks",
        "ago",
        "\n\n",
        "If",
        "had",
        "been",
        "–",
        "to",
        "and",
        "which",
        "who",
        "yesterday",
        "reportedly",
        "3",
        "May",
        "%",
        "$",
        "É",
        "東京",
        "\u2028",
        "\x0b",
    ]
)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _spans(extraction: Extraction) -> list[Span]:
    found = [r.span for r in extraction.rejected] + [t.span for t in extraction.timexes]
    for event in extraction.events:
        found += event.time_spans
        for mention in event.mentions:
            assert mention.span.contains(mention.trigger)
            found += [mention.span, mention.trigger]
            if mention.sentence is not None:
                found.append(mention.sentence)
        for participant in event.participants:
            found += participant.spans
        for reading in event.readings:
            found += reading.spans
        found += [step.span for step in event.steps if step.span is not None]
        found += [link.words for link in event.links if link.words is not None]
    return found


def _check(extraction: Extraction, text: str) -> None:
    assert extraction.article.text == text
    assert all(span.end <= len(text) for span in _spans(extraction))
    ids = [event.id for event in extraction.events]
    assert len(set(ids)) == len(ids)
    for event in extraction.events:
        assert event.mentions
        assert event.title
        assert len(event.title.split()) <= 12
        assert 0 <= event.importance <= 1
        assert all(link.event in ids for link in event.links)
        assert len(event.readings) != 1
        assert event.kind_reason
        assert event.status_reason
    when = [e.when.start.begin for e in extraction.events if e.when is not None and e.when.start is not None]
    assert when == sorted(when)
    undated = [e.when is None for e in extraction.events]
    assert undated == sorted(undated)


@SLOW
@given(st.text(max_size=300), st.none() | DAYS)
def test_never_raises_on_any_text(text: str, day: dt.date | None) -> None:
    _check(extract(text, day), text)


@SLOW
@given(st.lists(WORDS, max_size=60).map(" ".join), st.none() | DAYS)
def test_never_raises_on_words_of_news(text: str, day: dt.date | None) -> None:
    _check(extract(text, day), text)


def _essence(event: Event) -> tuple[str, str, str, str, tuple[tuple[int, int], ...]]:
    spans = tuple((m.trigger.start, m.trigger.end) for m in event.mentions)
    return event.title, str(event.when), event.kind.value, event.status.value, spans


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(ARTICLES), st.sampled_from(["Bread is baked.", "Whales sing.", "The weather stayed mild."]))
def test_an_unrelated_paragraph_at_the_end_changes_no_earlier_event(path: Path, words: str) -> None:
    text = path.read_text(encoding="utf-8").rstrip("\n")
    before = {_essence(e) for e in extract(text).events}
    after = {_essence(e) for e in extract(f"{text}\n\n{words}\n").events}
    assert before <= after


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(ARTICLES))
def test_reading_twice_gives_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert extract(text) == extract(text)
