"""Titles of people: closed lists of English words."""

from __future__ import annotations

from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES: Final = _set(
    "president vice prime minister premier chancellor king queen prince princess pope senator sen representative"
    " rep governor gov mayor secretary general gen colonel col captain sergeant lieutenant admiral commander judge"
    " justice chief attorney prosecutor ambassador envoy chairman chairwoman chair speaker leader director"
    " commissioner spokesman spokeswoman spokesperson deputy former ex acting professor prof dr doctor mr mrs ms"
    " miss sir dame lord lady baron archbishop bishop cardinal reverend rev congressman congresswoman candidate"
    " nominee billionaire businessman owner founder ceo coordinator advisor adviser counterpart brigadier major"
    " marshal sheik sheikh ayatollah imam rival opponent incumbent lawyer activist journalist officer superintendent"
    " constable"
)
"""Words that stand in front of a name or for the person: titles, offices, roles."""

PERSON_TITLES: Final = _set(
    "president minister premier chancellor king queen prince princess pope senator governor mayor general colonel"
    " judge mr mrs ms dr gen sen gov rep spokesman spokeswoman spokesperson congressman congresswoman ambassador"
)
"""Titles after which a capitalised word is surely a person's name."""

FEMALE: Final = _set("mrs ms miss queen princess dame lady congresswoman chairwoman spokeswoman actress sister")
"""Titles that tell of a woman."""

MALE: Final = _set("mr king prince sir lord congressman chairman spokesman pope archbishop bishop cardinal")
"""Titles that tell of a man."""
