"""Files made to harm who reads them: each is refused or bounded with a sentence, and harms nobody."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests import documents
from timeline_app.ingest import read_file
from timeline_app.ingest.formats import read_document
from timeline_app.ingest.worker import Limits, end_all
from timeline_app.model import InputError

resource = pytest.importorskip("resource")

QUICK = [
    ("fetching.docx", "document type"),
    ("fetching.odt", "document type"),
    ("laughs.docx", "document type"),
    ("laughs.epub", "document type"),
    ("bomb.docx", "unpacks to more"),
    ("bomb.odt", "unpacks to more"),
    ("deep.docx", "nested deeper"),
    ("outward.docx", "lead out of it"),
    ("outward.epub", "lead out of it"),
    ("nested.eml", "parts within parts"),
]


@pytest.mark.parametrize(("name", "words"), QUICK)
def test_hostile_documents_are_refused(name: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read_document(documents.hostile()[name](), name)
    assert str(caught.value).startswith(name)
    assert str(caught.value).endswith(".")


def test_nothing_outside_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    for made in (documents.word, documents.opendocument):
        prolog = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        with pytest.raises(InputError) as caught:
            read_document(made("<p>&x;</p>", prolog), "a.bin")
        assert "secret words" not in str(caught.value)
    page = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><p>&x;</p></html>'
    assert "secret words" not in read_document(page.encode(), "a.xhtml").text


def test_a_container_unpacks_no_more_than_is_allowed_in_all() -> None:
    chapters = ["<p>" + "a" * 5_000_000 + "</p>"] * 40
    with pytest.raises(InputError, match="unpacks to more"):
        read_document(documents.ebook(chapters), "a.epub")


def test_a_deep_page_is_read_to_its_words() -> None:
    article = read_document(documents.nested_page(20_000), "nested.html")
    assert article.text == documents.PROSE[0]
    assert any("nested too deep" in warning for warning in article.warnings)


def test_too_long_a_text_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InputError, match="at most 10 MB are read"):
        read_file(path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


@pytest.mark.slow
@pytest.mark.parametrize("name", documents.hostile())
def test_hostile_files_stay_within_time_and_memory(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(documents.hostile()[name]())
    began = time.monotonic()
    sentence = ""
    try:
        read_file(path)
    except InputError as error:
        sentence = str(error)
    assert time.monotonic() - began < Limits().seconds + 2
    assert "\n" not in sentence
    end_all()
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < Limits().bytes


def test_one_bad_file_never_spoils_the_others(tmp_path: Path) -> None:
    read, refused = [], []
    for name, data in documents.mixed(40).items():
        (tmp_path / name).write_bytes(data)
        try:
            read.append(read_file(tmp_path / name))
        except InputError as error:
            refused.append(str(error))
    assert len(refused) == 4
    assert len(read) == 36
    assert all(article.title is not None and article.title.of(article.text) == documents.TITLE for article in read)


@pytest.mark.slow
def test_a_hundred_mixed_files(tmp_path: Path) -> None:
    refused = 0
    for name, data in documents.mixed(100).items():
        (tmp_path / name).write_bytes(data)
        try:
            assert read_file(tmp_path / name).title is not None
        except InputError:
            refused += 1
    assert refused == 10
