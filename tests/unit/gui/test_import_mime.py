from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QUrl

from timeline_app.gui.import_mime import Brought, brought

WORDS = "The council met on Monday and voted on the bridge. " * 10
PAGE = f"<h1>Bridge</h1><p>{WORDS}</p><p>More.</p>"


def data(*, text: str = "", html: str = "", urls: tuple[str, ...] = ()) -> QMimeData:
    made = QMimeData()
    if text:
        made.setText(text)
    if html:
        made.setHtml(html)
    if urls:
        made.setUrls([QUrl(url) for url in urls])
    return made


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ({}, Brought()),
        ({"urls": ("file:///a/b.txt", "file:///a")}, Brought(files=("/a/b.txt", "/a"))),
        ({"urls": ("https://example.org/x",)}, Brought(addresses=("https://example.org/x",))),
        ({"urls": ("file:///a.txt", "https://example.org/")}, Brought(files=("/a.txt",))),
        ({"text": " https://example.org/x?y=z \n"}, Brought(addresses=("https://example.org/x?y=z",))),
        ({"text": "See https://example.org/x"}, Brought(text="See https://example.org/x")),
        ({"text": "ftp://example.org/x"}, Brought(text="ftp://example.org/x")),
        ({"urls": ("ftp://example.org/x",), "text": "words"}, Brought(text="words")),
        ({"text": WORDS}, Brought(text=WORDS)),
        (
            {"text": WORDS, "html": PAGE},
            Brought(text=WORDS, page=f"<!DOCTYPE html><html><body>{PAGE}</body></html>"),
        ),
        ({"text": WORDS, "html": f"<html><body>{PAGE}"}, Brought(text=WORDS, page=f"<html><body>{PAGE}")),
        ({"text": WORDS, "html": f"<b>{WORDS}</b>"}, Brought(text=WORDS)),
        ({"text": "Bridge More.", "html": "<h1>Bridge</h1><p>More.</p>"}, Brought(text="Bridge More.")),
    ],
)
def test_what_came_is_told_apart(given: dict[str, object], meant: Brought) -> None:
    assert brought(data(**given)) == meant  # type: ignore[arg-type]


def test_a_link_that_was_dragged_out_of_a_browser_is_an_address() -> None:
    link = data(text="Bridge", html="<a href='https://example.org/b'>Bridge</a>", urls=("https://example.org/b",))
    assert brought(link) == Brought(addresses=("https://example.org/b",))


def test_a_very_long_page_is_taken_as_text() -> None:
    assert brought(data(text=WORDS, html=PAGE + "<p>x</p>" * 700_000)).page == ""
