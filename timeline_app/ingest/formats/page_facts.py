"""What a web page says of itself beside its text: title, publication date, address.

Sources, best first: JSON-LD (schema.org ``datePublished``), microdata and ``meta`` elements, ``time`` elements.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from timeline_app.ingest.formats.moments import published, read_moment
from timeline_app.model import Published

_TAG = re.compile(
    r"<(?P<name>[a-zA-Z][a-zA-Z0-9]{0,20})(?P<attributes>(?:\s(?:[^<>\"']|\"[^\"]{0,4000}\"|'[^']{0,4000}')*+)?)>"
)
_ATTRIBUTE = re.compile(r"([a-zA-Z:_.-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")
_HEADLINE = re.compile(r"<(?P<name>title|h1)\b[^<>]{0,4000}>", re.IGNORECASE)
_HEADLINE_END = re.compile(r"</(?:title|h1)\s*>", re.IGNORECASE)
_MOST_HEADLINES, _LONGEST_HEADLINE = 50, 4_000
_ANY_TAG = re.compile(r"<[^<>]{0,4000}>")
_JSON_LD = re.compile(r"<script\b[^<>]{0,500}application/ld\+json[^<>]{0,500}>", re.IGNORECASE)
_BEFORE = re.compile(r"(?:\s|//|/\*|\*/|<!--|<!\[CDATA\[)*")
_AFTER = re.compile(r"(?:\s|//|/\*|\*/|-->|\]\]>|;)+\Z")
"""What old pages put around a script's text."""
_LONGEST_AFTER = 60
_MOST_SCRIPTS, _LONGEST_SCRIPT = 40, 2_000_000
_MOST_TAGS = 20_000

_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published",
    "datepublished", "article.published", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date.created",
    "dcterms.created", "dc.date", "dcterms.date", "publishdate", "publish-date", "publish_date", "publicationdate",
    "publication_date", "pubdate", "published_time", "article_date_original", "originalpublicationdate", "bt:pubdate",
    "date",
)  # fmt: skip
"""Names of ``meta`` elements that hold the date of publication, the surest first."""
_META_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|Report|NewsArticle|Review)$")
_PARTS_OF_NODE = ("@graph", "mainEntity", "mainEntityOfPage", "item")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page says of itself: titles as it gives them, best first."""

    titles: tuple[str, ...] = ()
    published: Published | None = None
    updated: Published | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    attributes: dict[str, str]
    start: int
    end: int


def read_facts(source: str) -> PageFacts:
    """The facts in a page's ``source``."""
    elements = list(_elements(source))
    metas = _metas(elements)
    found = list(_headlines(source))
    headlines = [words for name, words in found if name == "h1" and words]
    given = [
        _plain(metas[name]) for name in ("og:title", "twitter:title", "dc.title", "citation_title") if name in metas
    ]
    named = [words for name, words in found if name == "title"][:1]
    url = _url(elements, metas)
    node = _article_node(list(_nodes(source)), url, {*headlines, *given})
    headline = [_plain(str(node["headline"]))] if isinstance(node.get("headline"), str) else []
    first = _metas_published(metas, _META)
    return PageFacts(
        _titles(headlines, [*headline, *given], named),
        _of_node(node, "datePublished") or _microdata(elements) or first or _time(source, elements),
        _of_node(node, "dateModified") or _metas_published(metas, _META_UPDATED),
        url,
    )


def _headlines(source: str) -> Iterator[tuple[str, str]]:
    """The words of the page's ``title`` and ``h1`` elements, with the element's name."""
    for number, begin in enumerate(_HEADLINE.finditer(source)):
        if number >= _MOST_HEADLINES:
            return
        end = _HEADLINE_END.search(source, begin.end(), begin.end() + _LONGEST_HEADLINE)
        if end is not None:
            yield begin["name"].lower(), _plain(source[begin.end() : end.start()])


def _elements(source: str) -> Iterator[_Element]:
    for number, match in enumerate(_TAG.finditer(source)):
        if number >= _MOST_TAGS:
            return
        if "=" not in match["attributes"]:
            continue
        pairs = _ATTRIBUTE.findall(match["attributes"])
        attributes = {name.lower(): html.unescape(a or b or c) for name, a, b, c in pairs}
        yield _Element(match["name"].lower(), attributes, match.start(), match.end())


def _metas(elements: Sequence[_Element]) -> dict[str, str]:
    """The ``meta`` elements' contents by their names; the first of a name counts."""
    found: dict[str, str] = {}
    for element in elements:
        if element.name == "meta" and element.attributes.get("content", "").strip():
            for key in ("property", "name", "itemprop", "http-equiv"):
                if key in element.attributes:
                    found.setdefault(element.attributes[key].strip().lower(), element.attributes["content"].strip())
    return found


def _metas_published(metas: dict[str, str], names: Sequence[str]) -> Published | None:
    for name in names:
        if name in metas and (found := published(metas[name], f"the page's meta element {name}")) is not None:
            return found
    return None


def _microdata(elements: Sequence[_Element]) -> Published | None:
    for element in elements:
        if element.name != "meta" and "datepublished" in element.attributes.get("itemprop", "").lower().split():
            value = element.attributes.get("datetime") or element.attributes.get("content") or ""
            if (found := published(value, "the page's own mark of its date of publication")) is not None:
                return found
    return None


def _time(source: str, elements: Sequence[_Element]) -> Published | None:
    """The first ``time`` element below the headline, or the only day that the page's ``time`` elements name."""
    times = [one for one in elements if one.name == "time" and read_moment(one.attributes.get("datetime", ""))]
    marked = [
        one for one in times if "pubdate" in one.attributes or "publish" in one.attributes.get("class", "").lower()
    ]
    headline = re.search(r"<h1\b", source, re.IGNORECASE)
    below = [one for one in times if headline is not None and one.start > headline.start()]
    days = {one.attributes["datetime"][:10] for one in times}
    chosen = marked or below[: len(below) if len(days) == 1 else 1] or (times if len(days) == 1 else [])
    return published(chosen[0].attributes["datetime"], "the page's time element") if chosen else None


def _nodes(source: str) -> Iterator[dict[str, Any]]:
    """The nodes that stand for themselves in the page's JSON-LD; not those of lists of other articles."""
    for number, begin in enumerate(_JSON_LD.finditer(source)):
        if number >= _MOST_SCRIPTS:
            return
        end = source.find("</", begin.end(), begin.end() + _LONGEST_SCRIPT)
        while end >= 0 and not source[end : end + 8].lower().startswith("</script"):
            end = source.find("</", end + 2, begin.end() + _LONGEST_SCRIPT)
        words = source[begin.end() : end].strip() if end >= 0 else ""
        yield from _walk(_parsed(words), 0)


def _parsed(words: str) -> object:
    for attempt in (words, html.unescape(words)):
        try:
            value: object = json.loads(_unwrapped(attempt), strict=False)
        except (ValueError, RecursionError):
            continue
        return value
    return None


def _unwrapped(words: str) -> str:
    """A script's text without marks that hide it from old browsers."""
    begin = _BEFORE.match(words)
    after = _AFTER.search(words, max(0, len(words) - _LONGEST_AFTER))
    return words[begin.end() if begin else 0 : after.start() if after else None]


def _walk(value: object, deep: int) -> Iterator[dict[str, Any]]:
    if deep > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value[:200]:
            yield from _walk(one, deep + 1)
    elif isinstance(value, dict):
        yield value
        for key in _PARTS_OF_NODE:
            if isinstance(value.get(key), dict | list):
                yield from _walk(value[key], deep + 1)


def _article_node(nodes: Sequence[dict[str, Any]], url: str, titles: set[str]) -> dict[str, Any]:
    """The node that describes the page's article; an empty one where there is none with a date."""
    dated = [node for node in nodes if isinstance(node.get("datePublished"), str | list)]
    articles = [node for node in dated if any(_ARTICLE_TYPE.search(kind) for kind in _strings(node.get("@type")))]
    own = [node for node in articles if node.get("headline") in titles or (url and url in _addresses(node))]
    return next(iter([*own, *articles, *dated]), {})


def _addresses(node: dict[str, Any]) -> set[str]:
    page = node.get("mainEntityOfPage")
    values = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    return {value for value in values if isinstance(value, str)}


def _of_node(node: dict[str, Any], key: str) -> Published | None:
    for words in _strings(node.get(key)):
        if (found := published(words, "the page's JSON-LD")) is not None:
            return found
    return None


def _strings(value: object) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _url(elements: Sequence[_Element], metas: dict[str, str]) -> str:
    """The page's own address, where it gives one of the web."""
    links = (one.attributes for one in elements if one.name == "link")
    canonical = next((link.get("href", "") for link in links if "canonical" in link.get("rel", "").lower()), "")
    for address in (canonical, metas.get("og:url", "")):
        if web_address(address):
            return address
    return ""


def web_address(address: str) -> bool:
    """Whether ``address`` is a whole address of the web."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and address.isprintable()


def _titles(headlines: Sequence[str], given: Sequence[str], named: Sequence[str]) -> tuple[str, ...]:
    """The page's titles, best first: a headline that the page also names elsewhere, a given one, any headline."""
    elsewhere = [words.casefold() for words in (*given, *named)]
    sure = [words for words in headlines if any(words.casefold() in other for other in elsewhere)]
    rest = [*given, *(headlines if len(headlines) == 1 else []), *named]
    return tuple(dict.fromkeys(words for words in (*sure[:1], *rest) if words))


def _plain(words: str) -> str:
    return " ".join(html.unescape(_ANY_TAG.sub(" ", words)).split())
