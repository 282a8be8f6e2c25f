"""Which other spaCy pipelines for English the user has installed. Nothing of spaCy is imported to find out."""

from __future__ import annotations

from importlib.metadata import entry_points


def installed_pipelines() -> tuple[str, ...]:
    """Names of the installed spaCy pipelines for English, in the order of the alphabet (``en_core_web_lg``).

    Pipelines register themselves under the entry point ``spacy_models``, their names beginning with the language's
    code (spaCy, "Saving and Loading").
    """
    names = {point.name for point in entry_points(group="spacy_models")}
    return tuple(sorted(name for name in names if name.startswith("en_")))
