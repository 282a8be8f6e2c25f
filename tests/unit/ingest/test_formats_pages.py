"""What a web page says of itself, and which of its text is its article."""

from __future__ import annotations

import datetime as dt
import json
import time

import pytest

from tests.documents import MORE, PROSE, TITLE, page
from timeline_app.ingest.formats import read_document
from timeline_app.ingest.formats.flow import depth, read_flow
from timeline_app.ingest.formats.moments import read_moment, read_pdf_moment
from timeline_app.ingest.formats.page_facts import read_facts
from timeline_app.model import BlockKind


def ld(*nodes: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)


ARTICLE = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2024-03-05T10:15:00+01:00"}
OTHER = {"@type": "NewsArticle", "headline": "Another one", "datePublished": "2021-01-01"}
DAY = dt.date(2024, 3, 5)
TIME = dt.datetime(2024, 3, 5, 10, 15)  # noqa: DTZ001 - as written

ESCAPED = (
    ld(ARTICLE).replace('"', "&quot;").replace("type=&quot;application/ld+json&quot;", 'type="application/ld+json"')
)

HEADS = [
    (ld(ARTICLE), TIME, "JSON-LD"),
    (ld({"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, ARTICLE]}), TIME, "JSON-LD"),
    (ld([OTHER, ARTICLE]), TIME, "JSON-LD"),
    (ld(OTHER, ARTICLE), TIME, "JSON-LD"),
    (ld({"@type": "ItemList", "itemListElement": [OTHER]}, ARTICLE), TIME, "JSON-LD"),
    (ld({"@type": ["Article", "NewsArticle"], "datePublished": ["2024-03-05"]}), DAY, "JSON-LD"),
    (ld({"@type": "WebPage", "datePublished": "2020-01-01"}, ARTICLE), TIME, "JSON-LD"),
    (ld({"@type": "WebPage", "mainEntity": ARTICLE}), TIME, "JSON-LD"),
    (ld({"@type": "WebPage", "datePublished": "2024-03-05"}), DAY, "JSON-LD"),
    (ld({"@type": "ItemList", "itemListElement": [OTHER]}), None, ""),
    ('<script type="application/ld+json">{"datePublished": "2024-03-05",}</script>', None, ""),
    ('<script type="application/ld+json">{"datePublished": "2024-03-05"', None, ""),
    (ESCAPED, TIME, "JSON-LD"),
    (ld(ARTICLE).replace(">{", ">//<![CDATA[\n{").replace("}<", "}\n//]]><"), TIME, "JSON-LD"),
    ('<meta property="article:published_time" content="2024-03-05T10:15:00Z">', TIME, "article:published_time"),
    ("<META NAME='DC.date.issued' CONTENT='2024-03-05'/>", DAY, "meta element dc.date.issued"),
    ('<meta content="March 5, 2024" name=date>', DAY, "meta element date"),
    ('<meta name="pubdate" content="20240305">', DAY, "meta element pubdate"),
    ('<meta itemprop="datePublished" content="2024-03-05 10:15">', TIME, "meta element datepublished"),
    ('<meta name="date" content="Tue, 05 Mar 2024 10:15:00 GMT">', TIME, "meta element date"),
    ('<meta name="date" content="5 M&auml;rz 2024">', DAY, "meta element date"),
    ('<meta name="date" content="05/03/2024">', None, ""),
    ('<meta name="date" content="0001-01-01T00:00:00">', None, ""),
    ('<meta property="article:modified_time" content="2024-03-05">', DAY, "last update"),
    (ld(ARTICLE) + '<meta property="article:published_time" content="2024-03-01">', TIME, "JSON-LD"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "value", "source"), HEADS)
def test_the_publication_date_in_the_head(head: str, value: dt.date | None, source: str) -> None:
    published = read_document(page(head), "a.html").published
    assert (published and published.value) == value
    assert published is None or source in published.source


@pytest.mark.parametrize(
    ("line", "value", "source"),
    [
        ('<p><time datetime="2024-03-05T10:15">today</time></p>', TIME, "time element"),
        ('<p>On <span itemprop="datePublished" content="2024-03-05">Tuesday</span></p>', DAY, "own mark"),
        ("<p class=byline>By Zora Lindt, 5 March 2024</p>", DAY, "header"),
        ("<div>Veröffentlicht am 5. März 2024</div>", DAY, "5. März 2024"),
    ],
)
def test_the_publication_date_below_the_headline(line: str, value: dt.date, source: str) -> None:
    published = read_document(page().replace(b"</h1>", b"</h1>" + line.encode()), "a.html").published
    assert published is not None
    assert published.value == value
    assert source in published.source


def test_dates_of_other_articles_are_not_taken() -> None:
    aside = b"".join(b'<a href="x"><time datetime="2024-0%d-01">x</time></a>' % n for n in (1, 2))
    assert read_document(page().replace(b"<nav>", b"<nav>" + aside), "a.html").published is None


def test_an_update_and_a_contradiction_are_said() -> None:
    updated = read_document(page(ld(ARTICLE | {"dateModified": "2024-03-07"})), "a.html")
    assert any("updated on 2024-03-07" in warning for warning in updated.warnings)
    other = page(ld(ARTICLE)).replace(b"</h1>", b"</h1><p>Published: 9 March 2023</p>")
    article = read_document(other, "a.html")
    assert article.published is not None
    assert article.published.value == TIME
    assert ["2023-03-09" in warning for warning in article.warnings if "another date" in warning] == [True]
    changed = page(ld(ARTICLE)).replace(b"</h1>", b"</h1><p>Last updated: 9 March 2024</p>")
    assert not any("another date" in warning for warning in read_document(changed, "a.html").warnings)
    same = page(ld(ARTICLE)).replace(b"</h1>", b"</h1><p>Published: 5 March 2024</p>")
    assert not any("another date" in warning for warning in read_document(same, "a.html").warnings)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("", TITLE),
        ('<meta property="og:title" content="Port Elin closes its old harbour">', TITLE),
        (ld(ARTICLE), TITLE),
    ],
)
def test_the_title(head: str, title: str) -> None:
    article = read_document(page(head), "a.html")
    assert article.title is not None
    assert article.title.of(article.text) == title
    assert article.text.count(title) == 1


def test_entities_are_read() -> None:
    source = page(title="Caf&eacute; &amp; bar &#8211; closed").replace(
        b"Port Elin voted", b"Port&nbsp;Elin&hellip; voted"
    )
    article = read_document(source, "a.html")
    assert article.title is not None
    assert article.title.of(article.text) == "Café & bar – closed"
    assert "Port Elin… voted" in article.text


def test_the_address_of_the_page() -> None:
    assert (
        read_facts('<link rel="canonical" href="https://example.org/a?b=1&amp;c=2">').url
        == "https://example.org/a?b=1&c=2"
    )
    assert read_facts('<meta property="og:url" content="https://example.org/a">').url == "https://example.org/a"
    for bad in ("javascript:alert(1)", "file:///etc/passwd", "/relative", "https://"):
        assert read_facts(f'<link rel="canonical" href="{bad}">').url == ""


def test_menus_are_left_out_and_prose_beside_the_article_is_named() -> None:
    teaser = "A man was arrested on Friday in another town, and the police said that they were looking for two others."
    aside = f'<aside class="related"><h2>More news</h2><p>{teaser}</p></aside></body>'
    article = read_document(page().replace(b"</body>", aside.encode()), "a.html")
    assert "Sport" not in article.text
    assert PROSE[0] in article.text
    if teaser not in article.text:
        assert any("A man was arrested" in warning for warning in article.warnings)


@pytest.mark.parametrize("depth", [250, 300, 5_000])
def test_nothing_is_lost_in_deep_nesting(depth: int) -> None:
    deep = b"<div>" * depth + f"<p>{MORE}</p>".encode() + b"</div>" * depth
    article = read_document(page().replace(b"<h2>", deep + b"<h2>", 1), "a.html")
    assert article.text.count(MORE) == 2
    assert any("nested too deep" in warning for warning in article.warnings)
    assert article.title is not None


def test_a_page_without_an_article_is_read_whole() -> None:
    article = read_document(b"<!DOCTYPE html><ul><li>5 March 2024: vote<li>7 March 2024: protest</ul>", "a.html")
    assert article.text == "5 March 2024: vote\n\n7 March 2024: protest"


def test_headings_captions_and_line_breaks_of_a_flow() -> None:
    source = "<h2>One</h2>Two<br>three<figure><img src=x><figcaption>Four</figcaption></figure><script>five</script>"
    article = read_document(b"<!DOCTYPE html>" + source.encode(), "a.html")
    assert article.text.split("\n\n") == ["One", "Two", "three", "Four"]
    assert article.blocks[-1].kind is BlockKind.CAPTION


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2024-03-05", DAY),
        ("2024-03-05T10:15:00.123456789+01:00", TIME),
        ("2024-03-05 10:15", TIME),
        ("20240305", DAY),
        ("Tue, 05 Mar 2024 10:15:00 +0100", TIME),
        ("5. März 2024", DAY),
        ("March 5, 2024", DAY),
        ("03/04/2024", None),
        ("2024-13-05", None),
        ("9999-12-31", None),
        ("yesterday", None),
        ("", None),
        ("5" * 5000, None),
    ],
)
def test_moments(words: str, value: dt.date | None) -> None:
    assert read_moment(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("D:20240305101500+01'00'", TIME),
        ("D:20240305", DAY),
        ("20240305101500Z", TIME),
        ("D:2024", None),
        ("D:20241399", None),
        ("", None),
    ],
)
def test_moments_of_pdfs(words: str, value: dt.date | None) -> None:
    assert read_pdf_moment(words) == value


UNITS = [
    "<p", "<p>", "<a b='", '<p "', "<script type='application/ld+json'>", "<!--", "<title>", "<h1>", "<h1", "<td>a",
    "&amp;", "&#", "<time datetime='", "<meta name=date content='", "<nav>", "</", "<![CDATA[", "<style>", "{", "[",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear_in_the_length_of_a_page(unit: str) -> None:
    def seconds(length: int) -> float:
        source = unit * (length // len(unit))
        times = []
        for _ in range(2):
            began = time.process_time()
            read_facts(source)
            read_flow(source)
            depth(source)
            times.append(time.process_time() - began)
        return min(times)

    assert seconds(160_000) < 4 * 2.5 * max(seconds(40_000), 0.02)
