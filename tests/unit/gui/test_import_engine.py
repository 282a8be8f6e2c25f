from __future__ import annotations

import pytest

from tests.mixed_articles import page, text
from timeline_app.gui.engine import ArticleEngine
from timeline_app.ingest import web
from timeline_app.ingest.web import Page
from timeline_app.model import InputError


def never() -> bool:
    return False


def serve(monkeypatch: pytest.MonkeyPatch, data: bytes, kind: str = "text/html", charset: str = "") -> None:
    """Let the web hold one page."""

    def fetch(url: str, *, cancelled: object) -> Page:
        assert cancelled is never
        return Page(data, f"{url}/there", kind, charset)

    monkeypatch.setattr(web, "fetch", fetch)


def test_a_page_becomes_an_article_with_the_address_where_it_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, page(5))
    article = ArticleEngine().read_address("https://example.org/story", never)
    assert article.url == "https://example.org/story/there"
    assert article.origin == "example.org-there.html"
    assert article.name.startswith("Town of")
    assert article.published is not None
    assert not any("subscribers" in doubt for doubt in article.warnings)


def test_the_servers_encoding_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("Der Bürgermeister von Köln sprach über die Brücke und den Fluss. " * 20).encode("cp1252")
    serve(monkeypatch, b"Title\n\n" + words, "text/plain", "iso-8859-1")
    article = ArticleEngine().read_address("https://example.org", never)
    assert "Bürgermeister von Köln" in article.text
    assert not any("guess" in doubt for doubt in article.warnings)


def test_a_page_with_hardly_any_words_is_doubted(monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, b"<!DOCTYPE html><html><body><h1>Bridge</h1><p>Please log in to read on.</p></body></html>")
    article = ArticleEngine().read_address("https://example.org", never)
    (doubt,) = [doubt for doubt in article.warnings if "words of prose" in doubt]
    assert "for subscribers" in doubt


def test_what_the_web_refuses_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    with pytest.raises(InputError, match="public servers only"):
        ArticleEngine().read_address("http://127.0.0.1/", never)


def test_a_plain_text_of_the_web_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, text(3, 18), "text/plain", "utf-8")
    article = ArticleEngine().read_address("https://example.org/a.txt", never)
    assert article.text.startswith("Town of")
