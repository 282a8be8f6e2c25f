"""Words with their passages become an :class:`Article`: the same steps for a text as given and for a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from timeline_app.ingest.blocks import Layout, lay_out
from timeline_app.ingest.language import find_language
from timeline_app.ingest.publication import find_published
from timeline_app.model import BlockKind, Published, Span

_PROSE_BLOCKS, _PROSE_LENGTH = 12, 5000
"""How much prose the language is told from: blocks, and code points of each."""


@dataclass(frozen=True, slots=True)
class Composition:
    """What the words alone tell: what stands where, the language, the publication date and doubts about it."""

    layout: Layout
    language: str
    published: Published | None
    doubts: tuple[str, ...]


def compose(
    words: str, passages: Sequence[Span], known: Mapping[Span, BlockKind] = MappingProxyType({})
) -> Composition:
    """Look ``words`` through; ``known`` are the passages whose document says what they are."""
    layout = lay_out(words, passages, (), known)
    prose = [block.span for block in layout.blocks if block.kind is BlockKind.PARAGRAPH][:_PROSE_BLOCKS]
    sample = "\n".join(words[span.start : min(span.end, span.start + _PROSE_LENGTH)] for span in prose)
    language = find_language(sample or words)
    languages = () if language == "en" else (language,)
    if languages:
        layout = lay_out(words, passages, languages, known)
    published, doubts = find_published(words, layout, languages)
    return Composition(layout, language, published, doubts)
