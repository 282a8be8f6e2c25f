"""Absolute dates in the prose of other languages."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline_app.timex import find_timexes

CASES = [
    ("de", "Am 13. August 2024 trat er zurück.", [("13. August 2024", "2024-08-13")]),
    ("de", "Im Mai 2023 und am 05.06.2024 wurde gewählt.", [("Mai 2023", "2023-05"), ("05.06.2024", "2024-06-05")]),
    ("fr", "Le 13 août 2024, il a démissionné.", [("13 août 2024", "2024-08-13")]),
    ("fr", "Depuis le 1er mai 2023, rien.", [("1er mai 2023", "2023-05-01")]),
    ("es", "El 13 de agosto de 2024 dimitió.", [("13 de agosto de 2024", "2024-08-13")]),
    ("it", "Il 13 agosto 2024 si è dimesso.", [("13 agosto 2024", "2024-08-13")]),
    ("pt", "Em 13 de agosto de 2024 ele renunciou.", [("13 de agosto de 2024", "2024-08-13")]),
    ("nl", "Op 13 augustus 2024 trad hij af.", [("13 augustus 2024", "2024-08-13")]),
    ("pl", "13 sierpnia 2024 ustąpił.", [("13 sierpnia 2024", "2024-08-13")]),
    ("ru", "13 августа 2024 года он ушёл.", [("13 августа 2024", "2024-08-13")]),
    ("uk", "13 серпня 2024 року він пішов.", [("13 серпня 2024", "2024-08-13")]),
    ("de", "Es kostete 2024 Euro und dauerte 40 Minuten.", []),
    ("fr", "Il arrive en mai.", []),
    ("xx", "13 August 2024", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_absolute_dates(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = find_timexes(text, dt.date(2024, 8, 13), language=language)
    assert [(timex.text, timex.value) for timex in found] == expected
    assert all(timex.span.of(text) == timex.text and timex.steps and timex.when is not None for timex in found)
