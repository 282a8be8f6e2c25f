"""Encodings that a text names for itself: those of texts are followed, no other codec is run."""

from __future__ import annotations

import time

import pytest

from timeline_app.ingest.decoding import decode, decode_as
from timeline_app.ingest.formats import read_document

WORDS = "Die Fähre nach Übersee fuhr im März."


@pytest.mark.parametrize("name", ["iso-8859-1", "windows-1252", "cp850", "macintosh", "latin1", "ISO_8859-15"])
def test_a_declared_encoding_of_texts_is_followed(name: str) -> None:
    data = f'<meta charset="{name}"> {WORDS}'.encode(name)
    found = decode(data, "a page")
    assert WORDS in found.text
    assert "which it declares" in found.warnings[0]


@pytest.mark.parametrize(
    "name", ["punycode", "idna", "unicode_escape", "raw_unicode_escape", "rot13", "hex", "uu", "undefined", "nonsense"]
)
def test_no_other_codec_is_run(name: str) -> None:
    data = f'<meta charset="{name}"> {WORDS} '.encode("cp1252") + b"h\xe9-las " * 20_000
    begun = time.process_time()
    found = decode(data, "a page")
    assert time.process_time() - begun < 5
    assert WORDS in found.text
    assert not any("declares" in warning for warning in found.warnings)
    assert decode_as(data, name) is None


def test_a_mail_that_names_a_slow_codec_is_read_by_its_bytes() -> None:
    head = b"From: a@b.example\nSubject: Ferry\nMIME-Version: 1.0\nContent-Type: text/plain; charset=punycode\n\n"
    article = read_document(head + WORDS.encode() + b"\n", "a.eml")
    assert WORDS in article.text
