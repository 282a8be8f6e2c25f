"""Tags and trees of one sentence as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Tags:
    """Universal and Penn part of speech, and features."""

    upos: str
    xpos: str
    feats: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Tags, heads (indexes within the sentence, a root's is its own) and relations.

    ``names`` are BIO labels where the analyser finds names too, else nothing.
    """

    tags: list[Tags]
    heads: list[int]
    deprels: list[str]
    names: list[str] | None = None


def tags_of(label: str) -> Tags:
    """Read a joint label as the training wrote it: ``VERB VBD Mood=Ind|Tense=Past``."""
    upos, _, rest = label.partition(" ")
    xpos, _, feats = rest.partition(" ")
    pairs = (item.partition("=") for item in feats.split("|") if item)
    return Tags(upos or "X", xpos or "FW", MappingProxyType({k: v for k, _, v in pairs}))
