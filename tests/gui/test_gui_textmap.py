from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from timeline_app.gui.textmap import TextMap, shown
from timeline_app.model import Span

TEXTS = st.text(st.sampled_from("ab \n\r\u2029\u2028\x00é😀𝔸ع\u202e<"), max_size=40)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plain words here", "words"),
        ("a\r\nb words\r\n\r\nlast", "last"),
        ("😀😀 words after emoji", "words"),
        ("old Mac\rlines", "lines"),
        ("nul \x00 words", "words"),
        ("\u202eright to left words", "words"),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_a_span_selects_its_own_words_in_a_document(text: str, words: str) -> None:
    start = text.index(words)
    document = QTextDocument()
    document.setPlainText(shown(text))
    cursor = QTextCursor(document)
    first, last = TextMap(text).range(Span(start, start + len(words)))
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == words


@settings(max_examples=100)
@given(TEXTS)
def test_the_document_has_as_many_places_as_the_map_says(text: str) -> None:
    document = QTextDocument()
    document.setPlainText(shown(text))
    assert TextMap(text).position(len(text)) == document.characterCount() - 1


@settings(max_examples=100)
@given(TEXTS)
def test_positions_rise_and_come_back(text: str) -> None:
    positions = TextMap(text)
    places = [positions.position(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)
    for offset, place in enumerate(places):
        if text[offset - 1 : offset + 1] != "\r\n":
            assert positions.offset(place) == offset
