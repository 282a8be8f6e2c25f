"""The page that explains an extraction: complete, and safe with hostile words."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser

from timeline_app.events.report import explain_html
from timeline_app.extraction import extract

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
    page = explain_html(extraction)
    reader = _Reader()
    reader.feed(page)
    said = "".join(reader.words)
    for event in extraction.events:
        assert event.title in said
        assert event.status_reason in said
        assert event.kind_reason in said
    assert reader.tags.count("article") == len(extraction.events)
    assert "mark" in reader.tags
    assert "A length of time, not a date." in said


def test_words_of_the_article_are_no_markup() -> None:
    extraction = extract(
        'Title <script>alert(1)</script>\n\nThe <b onload="x">minister</b> & "king" resigned on Monday.', DAY
    )
    page = explain_html(extraction)
    reader = _Reader()
    reader.feed(page)
    assert "script" not in reader.tags
    assert "<script>" not in page
    assert "<b onload" not in page


def test_a_contradiction_is_spelled_out() -> None:
    page = explain_html(extract("The minister resigned in June two weeks ago.", DAY))
    assert "Contradiction" in page
    assert "not preferred" in page
