"""Moved to ``timeline_app.wording.sentences``."""

from timeline_app.wording.sentences import (
    basis_text,
    contradiction_text,
    date_text,
    depends_text,
    given_text,
    other_tellings,
    own_text,
    read_elsewhere,
    reading_text,
    status_alone,
    status_text,
    told_as,
    why,
    why_so,
    words_of,
)

__all__ = [
    "basis_text",
    "contradiction_text",
    "date_text",
    "depends_text",
    "given_text",
    "other_tellings",
    "own_text",
    "read_elsewhere",
    "reading_text",
    "status_alone",
    "status_text",
    "told_as",
    "why",
    "why_so",
    "words_of",
]
