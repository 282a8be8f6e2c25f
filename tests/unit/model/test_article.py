"""What an article is called."""

from __future__ import annotations

import pytest

from timeline_app.model import Article, Block, BlockKind, Span

HEAD = "Parliament falls\n"
BODY = "Ministers   left on Monday after a vote that nobody in the capital had seen coming, aides said."


def _article(text: str, *, titled: bool) -> Article:
    blocks = (
        Block(BlockKind.TITLE, Span(0, min(len(text), len(HEAD) - 1))),
        Block(BlockKind.PARAGRAPH, Span(min(len(text), len(HEAD)), len(text))),
    )
    return Article(text, blocks, title=blocks[0].span if titled else None, origin="wire.txt")


@pytest.mark.parametrize(
    ("text", "titled", "name"),
    [
        (HEAD + BODY, True, "Parliament falls"),
        (HEAD + BODY, False, "Ministers left on Monday after a vote that nobody in the capital had seen…"),
        (HEAD + "x" * 200, False, "x" * 80 + "…"),
        ("", False, "wire.txt"),
    ],
)
def test_the_title_else_the_first_words_else_the_origin(text: str, titled: bool, name: str) -> None:
    assert _article(text, titled=titled).name == name
