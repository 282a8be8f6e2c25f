from __future__ import annotations

import datetime as dt

from tests.unit.layout.support import ALL_FORMS, Told, plain_measure, texts, timeline_of
from timeline_app.layout.picture import Page, compose_page
from timeline_app.layout.style import Style
from timeline_app.model import Timeline


def _words(timeline: Timeline, page: Page) -> list[str]:
    return [text.text for text in texts(compose_page(timeline, page, Style(plain_measure)).scene.primitives)]


def test_one_source_is_named() -> None:
    words = _words(timeline_of(ALL_FORMS), Page(1200.0))
    assert "Source: “The council voted on Monday.”, wire.txt, published 13 Aug 2024" in words
    assert not any("[1]" in word for word in words)


def test_several_sources_are_numbered_on_the_cards_and_below() -> None:
    one = timeline_of([Told("2024-08-01", "First")]).sources
    other = timeline_of([Told("2024-08-05", "Second")], dt.date(2024, 9, 1)).sources
    words = _words(Timeline.of((*one, *other)), Page(1200.0))
    assert "Thu 1 Aug 2024 [1]" in words
    assert "Mon 5 Aug 2024 [2]" in words
    assert any(word.startswith("[1] “The council") for word in words)
    assert any(word.startswith("[2] ") and word.endswith("published 1 Sep 2024") for word in words)


def test_legend_and_sources_can_be_left_out() -> None:
    words = _words(timeline_of(ALL_FORMS), Page(1200.0, legend=False, source_line=False))
    assert "date inferred" not in words
    assert not any("Source" in word for word in words)
    assert "1 of 13 events not shown: 1 without a date." in words


def test_a_page_has_the_height_asked_for() -> None:
    scene = compose_page(timeline_of(ALL_FORMS), Page(900.0, 700.0, "A headline"), Style(plain_measure)).scene
    assert (scene.width, scene.height) == (900.0, 700.0)


def test_the_same_page_twice_is_the_same() -> None:
    page, style = Page(900.0, 0.0, "A headline", fold=True), Style(plain_measure)
    assert compose_page(timeline_of(ALL_FORMS), page, style) == compose_page(timeline_of(ALL_FORMS), page, style)
