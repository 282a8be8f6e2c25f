"""The articles of ``tests/articles``: invented events in the shapes of real pages, with what stands where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from timeline_app.data import seeds
from timeline_app.ingest import read_file
from timeline_app.model import Article, BlockKind

ARTICLES = Path(__file__).parents[2] / "articles"
EXPECTED: dict[str, dict[str, Any]] = json.loads((ARTICLES / "expected.json").read_text(encoding="utf-8"))


def words(article: Article, kind: BlockKind) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if block.kind is kind]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_what_stands_where(name: str) -> None:
    article, expected = read_file(ARTICLES / name), EXPECTED[name]
    found: dict[str, Any] = {
        "title": article.title and article.title.of(article.text),
        "published": article.published and article.published.value.isoformat(),
        "language": article.language,
        "boilerplate": words(article, BlockKind.BOILERPLATE),
        "paragraphs": len(words(article, BlockKind.PARAGRAPH)),
    }
    for kind in ("heading", "byline", "caption", "dateline"):
        if kind in expected:
            found[kind] = words(article, BlockKind(kind))
    assert found == expected


def test_every_article_is_described() -> None:
    assert {path.name for path in ARTICLES.glob("*.txt")} == set(EXPECTED)


@pytest.mark.parametrize(
    "path", [*sorted(ARTICLES.glob("*.txt")), *sorted(seeds().glob("*.txt"))], ids=lambda p: p.stem
)
def test_every_code_point_lies_in_one_block(path: Path) -> None:
    article = read_file(path)
    covered = [0] * len(article.text)
    for block in article.blocks:
        for at in range(block.span.start, block.span.end):
            covered[at] += 1
    assert max(covered) == 1
    assert not [at for at, char in enumerate(article.text) if not char.isspace() and not covered[at]]


def test_the_seed() -> None:
    article = read_file(seeds() / "musk-invites-harris.txt")
    facts = json.loads((seeds() / "musk-invites-harris.json").read_text(encoding="utf-8"))
    assert article.published is not None
    assert article.published.value.isoformat() == facts["published"]
    assert words(article, BlockKind.BOILERPLATE) == [
        "Follow us on",
        "Image Source : REUTERS",
        "(with inputs from Reuters)",
    ]
    assert words(article, BlockKind.CAPTION) == ["X owner Elon Musk and US Vice President Kamala Harris."]
    assert words(article, BlockKind.HEADING) == [
        "Trump's interview with Musk",
        "'I beat him so bad': Trump on Biden's exit",
    ]
    assert len(words(article, BlockKind.PARAGRAPH)) == 9
