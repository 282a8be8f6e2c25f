"""English text to tokens, sentences, syntax and names (loads spaCy only with a pipeline)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.language.document import Entity, ParsedText, Sentence, Token

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_app.language.pipeline import Pipeline

__all__ = ["Entity", "ParsedText", "Sentence", "Token", "load_pipeline"]


def load_pipeline(path: Path | None = None) -> Pipeline:
    """The English pipeline shipped with the program, or the one in the folder ``path``.

    Takes about a second the first time (spaCy is imported here).

    Raises:
        OSError: if a file of weights is missing.
        ValueError: if one is damaged.
    """
    from timeline_app.data import resources  # noqa: PLC0415 - see below
    from timeline_app.language.pipeline import Pipeline  # noqa: PLC0415 - spaCy loads here

    return Pipeline(path or resources() / "language" / "en")
