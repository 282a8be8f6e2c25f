from __future__ import annotations

import pytest

from tests.unit.layout.support import plain_measure
from timeline_app.layout.marks import Mark, clean
from timeline_app.layout.scene import FontSpec
from timeline_app.layout.style import Detail, Style, elide, make_label, wrap
from timeline_app.model import Kind, Status

FONT = FontSpec(10)


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("short", 100, "short"),
        ("The council voted", 50, "The counc…"),
        ("The council voted", 25, "The…"),
        ("The council", 4, ""),
        ("", 10, ""),
        ("e\u0301e\u0301e\u0301", 25, "e\u0301e\u0301…"),
    ],
)
def test_cut_to_fit(text: str, room: float, expected: str) -> None:
    found, width = elide(text, FONT, room, plain_measure)
    assert found == expected
    assert width <= room


def test_a_long_title_costs_little() -> None:
    found, width = elide("x" * 10_000, FONT, 100, plain_measure)
    assert found == "x" * 19 + "…"
    assert width == 100


def test_families_of_signs_are_not_torn() -> None:
    family = "👩\u200d👩\u200d👧"
    assert elide(family * 3, FONT, 35, plain_measure)[0] == family + "…"


def test_lines_break_at_blanks() -> None:
    lines = wrap("one two three four five six", FONT, 50, 2, plain_measure)
    assert lines == ["one two", "three fou…"]
    assert all(plain_measure(line, FONT) <= 50 for line in lines)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.HAPPENED, ""),
        (Status.CLAIMED, "claimed by A Rival"),
        (Status.PLANNED, "planned"),
        (Status.HYPOTHETICAL, "hypothetical"),
        (Status.NEGATED, "did not happen"),
    ],
)
def test_the_date_line_says_the_status(status: Status, words: str) -> None:
    mark = Mark("k", "A vote", "2024", Kind.OTHER, status, claimed_by="A Rival")
    label = make_label(mark, Detail.CARD, Style(plain_measure))
    assert words in label.date
    assert label.title == ("“A vote”" if status is Status.CLAIMED else "A vote")


def test_the_badge_of_a_conflict() -> None:
    style = Style(plain_measure)
    plain = make_label(Mark("k", "A vote", "2024", Kind.OTHER), Detail.LINE, style)
    badged = make_label(Mark("k", "A vote", "2024", Kind.OTHER, conflict=True), Detail.LINE, style)
    assert badged.badge == "conflict"
    assert badged.width > plain.width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x0bb\x00c", "abc"),
        ("a\tb\nc", "a b c"),
        ("\u202eevil\u202c", "evil"),
        ("a\u2067b", "ab"),
        ("\ud800x", "x"),
        ("x\ufffe\uffff", "x"),
        ("  two   blanks ", "two blanks"),
        ("שלום مرحبا 👩‍👩‍👧", "שלום مرحبا 👩‍👩‍👧"),
    ],
)
def test_what_may_not_be_drawn_is_left_out(text: str, expected: str) -> None:
    assert clean(text) == expected
