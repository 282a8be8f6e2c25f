"""The page that explains an extraction: complete, and safe with hostile words."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser

from timeline_app.exchange.page import to_page
from timeline_app.extraction import extract
from timeline_app.wording.sentences import why, why_so

DAY = dt.date(2021, 3, 18)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") or name in {"src", "href"} for name, _ in attrs)
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_each_event_has_its_words_its_date_and_the_reasons() -> None:
    extraction = extract("The minister resigned on Monday. Police arrested him the next day for 40 minutes.", DAY)
    page = to_page(extraction)
    reader = _Reader()
    reader.feed(page)
    said = "".join(reader.words)
    for event in extraction.events:
        assert event.title in said
        assert event.steps[0].rule in said
        assert all(sentence in said for sentence in why_so(event))
        assert all(sentence in said for sentence in why(event, extraction.article.text))
    assert reader.tags.count("article") == len(extraction.events)
    assert "mark" in reader.tags
    assert "A length of time, not a date." in said


def test_words_of_the_article_are_no_markup() -> None:
    extraction = extract(
        'Title <script>alert(1)</script>\n\nThe <b onload="x">minister</b> & "king" resigned on Monday.', DAY
    )
    page = to_page(extraction)
    reader = _Reader()
    reader.feed(page)
    assert "script" not in reader.tags
    assert "<script>" not in page
    assert "<b onload" not in page


def test_a_contradiction_is_spelled_out() -> None:
    page = to_page(extract("The minister resigned in June two weeks ago.", DAY))
    assert "Contradiction" in page
    assert "goes by this" in page
    assert "not taken" in page
