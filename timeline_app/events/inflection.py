"""English verb forms for headlines: the third person of a lemma."""

from __future__ import annotations

from typing import Final

_IRREGULAR: Final = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_SIBILANT: Final = ("s", "x", "z", "ch", "sh", "o")


def third_person(lemma: str) -> str:
    """``lemma`` as it stands after "he" or "she" ("announce" gives "announces")."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith(_SIBILANT):
        return lemma + "es"
    if lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def plural_form(lemma: str) -> str:
    """``lemma`` as it stands after "they"."""
    return "are" if lemma == "be" else lemma
