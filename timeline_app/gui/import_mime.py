"""What was dropped or stands in the clipboard: files, an address, an article's text or a part of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QUrl

_ADDRESS = re.compile(r"https?://[^\s<>\"]{3,2000}", re.IGNORECASE)
_MOST = 5_000_000
"""Code points of a page's part that are looked at; what is longer is taken as plain text."""
_BLOCK = re.compile(r"<(?:p|h[1-6]|article|blockquote|li)\b", re.IGNORECASE)
_FEWEST_BLOCKS, _FEWEST_WORDS = 2, 40
_WHOLE = re.compile(r"<(?:!doctype|html)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Brought:
    """What came: at most one of files, address and text; ``page`` is the text as the source of a web page."""

    files: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    text: str = ""
    page: str = ""


def brought(data: QMimeData) -> Brought:
    """What ``data`` holds that can be read."""
    files = tuple(url.toLocalFile() for url in data.urls() if url.isLocalFile())
    if files:
        return Brought(files=files)
    addresses = tuple(url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in data.urls() if _web(url))
    text = data.text() if data.hasText() else ""
    if _ADDRESS.fullmatch(text.strip()):
        addresses = addresses or (text.strip(),)
    if addresses:
        return Brought(addresses=addresses)
    return Brought(text=text, page=_page(data.html() if data.hasHtml() else "", text))


def _web(url: QUrl) -> bool:
    return url.scheme().lower() in {"http", "https"}


def _page(source: str, text: str) -> str:
    """The source of a page, where it holds an article: paragraphs and enough words, not one link or one line."""
    source = source.replace("\x00", "")
    if len(source) > _MOST or len(_BLOCK.findall(source)) < _FEWEST_BLOCKS or len(text.split()) < _FEWEST_WORDS:
        return ""
    return source if _WHOLE.match(source.lstrip()) else f"<!DOCTYPE html><html><body>{source}</body></html>"
