"""Names that last: of an article by its text, of an event by its article and the word that first tells of it."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Mapping
from itertools import count

from timeline_app.model import Event, Extraction

_OWN = "own-"


def article_key(text: str, taken: Container[str] = ()) -> str:
    """The key of an article with this text: ten digits that the text gives, with a number after them where taken."""
    digits = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
    return next(key for key in _numbered(digits) if key not in taken)


def event_keys(article: str, extraction: Extraction) -> Mapping[str, Event]:
    """The events of an article by their keys, in the order in which they stand."""
    events: dict[str, Event] = {}
    for event in extraction.events:
        if event.mentions:
            trigger = event.mentions[0].trigger
            name = f"{article}:{trigger.start}-{trigger.end}"
        else:
            name = f"{article}:{event.id}"
        events[next(key for key in _numbered(name) if key not in events)] = event
    return events


def own_key(article: str, taken: Iterable[str]) -> str:
    """A new key for an event that the user makes in an article (empty for none)."""
    numbers = [own_number(key) for key in taken]
    return f"{article}:{_OWN}{max(numbers, default=0) + 1}"


def own_number(key: str) -> int:
    """The number of an event that the user made; 0 for one that was read."""
    digits = key.rpartition(":")[2].removeprefix(_OWN)
    return int(digits) if digits.isdecimal() and len(digits) < 10 else 0


def _numbered(name: str) -> Iterable[str]:
    yield name
    yield from (f"{name}#{number}" for number in count(2))
