"""Formats are known by their first bytes, and only where these do not say it by the file's name."""

from __future__ import annotations

import pytest

from tests import documents
from timeline_app.ingest.formats.sniffing import HEAD, Format, sniff

CASES = [
    (b"%PDF-1.4", "a.txt", Format.PDF),
    (b"\n\n  junk %PDF-1.4", "a.txt", Format.PDF),
    (b"A text on the mark %PDF", "a.txt", Format.PLAIN),
    (b"PK\x03\x04", "a.txt", Format.PACKED),
    (b"{\\rtf1", "a.doc", Format.RICH),
    (b"<!DOCTYPE html>", "a", Format.PAGE),
    (b"\xef\xbb\xbf  <!doctype HTML>", "a", Format.PAGE),
    ("\ufeff<html>".encode("utf-16-le"), "a", Format.PAGE),
    ("\ufeff<html>".encode("utf-16-be"), "a", Format.PAGE),
    (b"<!-- saved from url=(0014)about:internet -->\r\n<html>", "a", Format.PAGE),
    (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">', "a.xml", Format.PAGE),
    (b'<?xml version="1.0"?>\n<rss>', "a.xml", Format.PLAIN),
    (b"<p>One</p>", "a.html", Format.PAGE),
    (b"<p>One</p>", "a.txt", Format.PLAIN),
    (b"no tags", "a.html", Format.PLAIN),
    (b"3 < 5 and 7 > 6", "a.HTM", Format.PLAIN),
    (b"From: a@b.c\nTo: d@e.f\n\nHello", "a.eml", Format.MAIL),
    (b"From: a@b.c\nMessage-ID: <1@b.c>\n\nHello", "a.txt", Format.MAIL),
    (b"From a@b.c Fri Mar 8\nReceived: by x\nDate: x\n\nHello", "a", Format.MAIL),
    (b"Date: 5 March 2024\nSubject: Harbour\n\nThe council voted.", "a.txt", Format.PLAIN),
    (b"Note: this is a text: a short one.\nThe council voted.", "a.eml", Format.PLAIN),
    (b"", "a.pdf", Format.PLAIN),
    (b"The council voted.", "a.docx", Format.PLAIN),
]


@pytest.mark.parametrize(("head", "name", "found"), CASES)
def test_sniffing(head: bytes, name: str, found: Format) -> None:
    assert sniff(head, name) is found


@pytest.mark.parametrize("name", documents.FORMATS)
def test_every_made_document_is_known(name: str) -> None:
    plain = name.endswith((".txt", ".md"))
    assert (sniff(documents.FORMATS[name]()[:HEAD], name) is Format.PLAIN) == plain
