"""Whatever the text: reading it never raises, loses or moves anything."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.dates import parse_date, understand
from timeline_app.ingest import read_stream, read_text
from timeline_app.model import InputError, When

PIECES = st.sampled_from(
    [
        "Harbour to close", "By Jane Doe | 5 March 2024", "Published: 3 May 2023", "date 2024-08-13", "Follow us on",
        "Image Source : AP", "PORT ELIN, Aug. 12 (AP) — ", "(with inputs from Reuters)", "Read more: ", "© 2024",
        "The council voted on Tuesday to close it.", "\n", "\n\n", "\r\n", " ", ". ", "”", "é", "\u2028",
        "13 août 2024",         "2024年8月13日", "\x00", "😀", "|", " – ",
    ],
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=25).map("".join))


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_reading_keeps_the_text_and_puts_every_code_point_in_one_block(text: str) -> None:
    article = read_text(text)
    assert article.text == text
    covered = [0] * len(text)
    last = 0
    for block in article.blocks:
        assert last <= block.span.start < block.span.end <= len(text)
        last = block.span.end
        for at in range(block.span.start, block.span.end):
            covered[at] += 1
    assert all(covered[at] or char.isspace() for at, char in enumerate(text))
    if article.published is not None and article.published.span is not None:
        assert article.published.span.end <= len(text)
    if article.title is not None:
        assert any(block.span == article.title for block in article.blocks)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(max_size=200), TEXTS.map(lambda text: text.encode("utf-16", "surrogatepass"))))
def test_any_bytes_are_an_article_or_one_sentence(data: bytes) -> None:
    sentence = ""
    try:
        read_stream(data, "a.txt")
    except InputError as error:
        sentence = str(error)
    assert "\n" not in sentence
    assert not sentence or sentence.endswith(".")


@settings(max_examples=50, deadline=None)
@given(st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(2999, 12, 31)))
def test_a_day_is_read_back_in_every_form(day: dt.date) -> None:
    month = day.strftime("%B")
    for words in (day.isoformat(), f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"):
        assert str(parse_date(words)) == day.isoformat()


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789-/.: TZaprilMyjune", max_size=20))
def test_the_gate_gives_a_date_or_nothing(words: str) -> None:
    for when in (parse_date(words), understand(words, dt.date(2024, 8, 13))):
        if when is not None:
            assert (
                when.bounds.earliest is None or when.bounds.latest is None or when.bounds.earliest <= when.bounds.latest
            )
            assert When.parse(str(when)) is not None
