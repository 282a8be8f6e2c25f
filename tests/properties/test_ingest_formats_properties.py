"""Whatever the bytes of a document: reading them gives an article whose blocks fit, or one sentence."""

from __future__ import annotations

import itertools
from xml.sax.saxutils import escape

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import documents
from timeline_app.ingest.formats import read_document
from timeline_app.ingest.formats.flow import read_flow
from timeline_app.ingest.formats.moments import read_moment, read_pdf_moment
from timeline_app.ingest.formats.page_facts import read_facts
from timeline_app.ingest.worker_wire import article_of, pack, unpack
from timeline_app.model import InputError

STORIES = {name: make() for name, make in documents.FORMATS.items()}
BEGINNINGS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"{\\rtf1 ",
    b"<!DOCTYPE html>",
    b"From: a@b.c\nReceived: x\nSubject: ",
]
TAGS = st.sampled_from(
    [
        "<p>", "</p>", "<h1>", "</h1>", "<td>", "<tr>", "<nav>", "</nav>", "<script>", "<!--", "<title>", "]]>",
        "<div ", "<time datetime='2024-03-05'>", "<meta name=date content=", "'", '"', "&amp;", "&#x",
        "words of prose. ", "\n", "\x00",
    ],
)  # fmt: skip


def check(data: bytes, name: str) -> None:
    """An article or one sentence; what is given passes through the pipe unchanged."""
    article, sentence = None, "Read."
    try:
        article = read_document(data, name)
    except InputError as error:
        sentence = str(error)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    if article is None:
        return
    spans = [block.span for block in article.blocks]
    assert all(span.end <= len(article.text) for span in spans)
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
    assert article_of(unpack(pack(article, last=False)), name) == article


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(sorted(STORIES)),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6), st.integers(0, 40)), min_size=1, max_size=6),
)
def test_documents_with_changed_bytes(name: str, changes: list[tuple[float, bytes, int]]) -> None:
    data = STORIES[name]
    for share, new, cut in changes:
        at = int(share * len(data))
        data = data[:at] + new + data[at + cut :]
    check(data, name)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(STORIES)), st.floats(0, 1))
def test_documents_cut_short(name: str, share: float) -> None:
    check(STORIES[name][: int(share * len(STORIES[name]))], name)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(BEGINNINGS), st.binary(max_size=300), st.sampled_from(sorted(STORIES)))
def test_random_bytes(beginning: bytes, data: bytes, name: str) -> None:
    check(beginning + data, name)


@settings(max_examples=60, deadline=None)
@given(st.lists(TAGS, max_size=40).map("".join))
def test_pages_of_broken_tags(source: str) -> None:
    check(f"<!DOCTYPE html>{source}".encode(), "a.html")
    read_flow(source)
    read_facts(source)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=40), st.text(alphabet="0123456789-:TZ+. DMarch,", max_size=30)))
def test_moments_never_raise(words: str) -> None:
    for moment in (read_moment(words), read_pdf_moment(words)):
        assert moment is None or 1600 <= moment.year <= 2200


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_words_come_back_from_word_and_opendocument(words: str) -> None:
    text = escape(words)
    made = (
        documents.word(f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'),
        documents.opendocument(f"<text:p>{text}</text:p>"),
    )
    kept = [read_document(data, "a.bin").text for data in made]
    assert kept[0] == kept[1]
    assert set(kept[0].split()) <= set(words.split()) or kept[0] != words
