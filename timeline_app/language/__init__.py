"""English text to tokens, sentences, syntax and names (loads spaCy only with a pipeline)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.language.document import Entity, ParsedText, Sentence, Token
from timeline_app.language.installed import installed_pipelines

if TYPE_CHECKING:
    from timeline_app.language.pipeline import Pipeline

__all__ = ["Entity", "ParsedText", "Sentence", "Token", "installed_pipelines", "load_pipeline"]


def load_pipeline(path: Path | str | None = None) -> Pipeline:
    """The English pipeline shipped with the program, or another one.

    Takes about a second the first time (spaCy is imported here).

    Args:
        path: a folder of weights as the training writes them, or the name or folder of an
            installed spaCy pipeline (``en_core_web_lg``), whose labels are adapted.

    Raises:
        OSError: if a file of weights is missing, or no pipeline of that name is installed.
        ValueError: if weights are damaged, or the pipeline named has no parser.
    """
    from timeline_app.data import resources  # noqa: PLC0415 - loaded on first use
    from timeline_app.language.pipeline import Pipeline  # noqa: PLC0415 - spaCy loads here

    shipped = resources() / "language" / "en"
    if path is None or (Path(path) / "syntax.msgpack").is_file():
        return Pipeline(Path(path) if path else shipped)
    from timeline_app.language.adapter import load_foreign  # noqa: PLC0415 - only where asked for

    return Pipeline(shipped, load_foreign(path))
