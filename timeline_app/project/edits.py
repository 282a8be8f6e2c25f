"""Everything that a user can do to a project, as pure functions: a document and a wish give an :class:`Edit`.

Each raises :class:`EditError`, with a sentence for people, where the wish cannot be fulfilled.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from timeline_app.model import (
    Basis,
    Bounds,
    Event,
    Extraction,
    Kind,
    Mention,
    Participant,
    Reading,
    Span,
    Status,
)
from timeline_app.project.document import Document
from timeline_app.project.keys import article_key, own_key
from timeline_app.project.values import (
    Change,
    Chosen,
    Correction,
    Edit,
    EditError,
    Era,
    Field,
    GivenDate,
    Held,
)
from timeline_app.version import __version__

LONGEST_TITLE: Final = 500
LONGEST_NOTES: Final = 100_000
"""Most code points of what a user types."""

_AS_READ: Final[dict[Field, dict[str, None]]] = {
    "title": {"title": None},
    "date": {"date": None, "reading": None},
    "kind": {"kind": None},
    "status": {"status": None},
    "participants": {"participants": None},
}
"""What of a correction goes when a field is set back to what was read."""

_NAMES: Final[dict[Field, str]] = {
    "title": "title",
    "date": "date",
    "kind": "kind",
    "status": "status",
    "participants": "people",
}


def retitle(document: Document, key: str, title: str) -> Edit:
    """Give an event another title."""
    words = " ".join(title.split())
    if not words:
        message = "An event needs a title."
        raise EditError(message)
    if len(words) > LONGEST_TITLE:
        message = f"The title is longer than {LONGEST_TITLE} characters."
        raise EditError(message)
    return _fixed(document, key, "Change the title of", lambda fix: replace(fix, title=words))


def redate(document: Document, key: str, date: GivenDate) -> Edit:
    """Give an event a date, or none on purpose; a reading chosen before no longer counts."""
    return _fixed(document, key, "Change the date of", lambda fix: replace(fix, date=date, reading=None))


def choose_reading(document: Document, key: str, reading: Reading | None) -> Edit:
    """Go by one of the readings of an event that contradicts itself; ``None`` leaves it to the program again."""
    if reading is None:
        return _fixed(document, key, "Take back the choice for", lambda fix: replace(fix, reading=None))
    entry = document.entry(key)
    if entry is not None and reading not in entry.event.readings:
        message = f"{named(entry.event)} has no such reading."
        raise EditError(message)
    chosen = Chosen(reading.spans, reading.when)
    return _fixed(document, key, "Choose the date of", lambda fix: replace(fix, reading=chosen, date=None))


def rekind(document: Document, key: str, kind: Kind) -> Edit:
    """Say what kind of event it is."""
    return _fixed(document, key, "Change the kind of", lambda fix: replace(fix, kind=kind))


def restatus(document: Document, key: str, status: Status) -> Edit:
    """Say whether it happened, is claimed, planned, hypothetical, or did not happen."""
    return _fixed(document, key, "Change the status of", lambda fix: replace(fix, status=status))


def set_participants(document: Document, key: str, participants: Sequence[Participant]) -> Edit:
    """Say who takes part."""
    people = tuple(participants)
    if any(not person.name.strip() for person in people):
        message = "Each of the people needs a name."
        raise EditError(message)
    return _fixed(document, key, "Change the people of", lambda fix: replace(fix, participants=people))


def annotate(document: Document, key: str, notes: str) -> Edit:
    """Set the user's notes on an event; an empty text takes them away."""
    if len(notes) > LONGEST_NOTES:
        message = f"The notes are longer than {LONGEST_NOTES:,} characters."
        raise EditError(message)
    return _fixed(document, key, "Change the notes on", lambda fix: replace(fix, notes=notes))


def star(document: Document, keys: Iterable[str], on: bool = True) -> Edit:
    """Put a star on events, or take it off."""
    verb = "Star" if on else "Take the star off"
    return _fixed_all(document, keys, verb, lambda fix: replace(fix, starred=on))


def remove(document: Document, keys: Iterable[str]) -> Edit:
    """Put events on the list of removed ones."""
    return _fixed_all(document, keys, "Remove", lambda fix: replace(fix, removed=True))


def restore(document: Document, keys: Iterable[str]) -> Edit:
    """Bring removed events back."""
    return _fixed_all(document, keys, "Bring back", lambda fix: replace(fix, removed=False))


def revert(document: Document, key: str, field: Field | None = None) -> Edit:
    """Set one field of an event, or all of them, back to what was read. Notes and star stay."""
    entry = document.entry(key)
    fields = _AS_READ if field is None else {field: _AS_READ[field]}
    gone = {name: None for names in fields.values() for name in names}
    fix = document.correction(key)
    if entry is not None and all(getattr(fix, name) is None for name in gone):
        what = "Nothing" if field is None else f"The {_NAMES[field]}"
        message = f"{what} of {named(entry.event)} was changed."
        raise EditError(message if field is None else f"{what} of {named(entry.event)} was not changed.")
    verb = "Set back" if field is None else f"Set back the {_NAMES[field]} of"
    return _fixed(document, key, verb, lambda fix: replace(fix, **gone))  # type: ignore[arg-type]  # None is "as read"


def merge(document: Document, keys: Iterable[str], into: str) -> Edit:
    """Make several events one: ``into`` stays, the others become part of it."""
    target = _shown(document, into)
    others = [key for key in dict.fromkeys(keys) if key != into]
    if not others:
        message = "Merging needs two events at least."
        raise EditError(message)
    for key in others:
        _shown(document, key)
    changes = tuple(_change(document, key, lambda fix: replace(fix, merged_into=into)) for key in others)
    number = f"{len(others)} events" if len(others) > 1 else named(_shown(document, others[0]))
    return Edit(f"Merge {number} into {named(target)}", changes)


def unmerge(document: Document, keys: Iterable[str]) -> Edit:
    """Let merged events stand for themselves again, these alone: what came along with one stays where it is shown."""
    wanted = list(dict.fromkeys(keys))
    if not wanted or any(not document.correction(key).merged_into for key in wanted):
        message = "Only events that were merged can be taken apart."
        raise EditError(message)
    changes = [_change(document, key, lambda fix: replace(fix, merged_into="")) for key in wanted]
    for key in wanted:
        shown = next((into for into in _ways(document, key) if document.entry(into) is not None), key)
        if shown != key:
            along = (other for other, fix in document.corrections.items() if fix.merged_into == key)
            changes += [
                _change(document, other, partial(replace, merged_into=shown)) for other in along if other not in wanted
            ]
    return Edit(f"Take apart {_several(document, wanted)}", tuple(changes))


def _ways(document: Document, key: str) -> Iterator[str]:
    """The event and those that it was merged into, one after the other."""
    seen: set[str] = set()
    while key and key not in seen:
        seen.add(key)
        yield key
        key = document.correction(key).merged_into


def add_event(
    document: Document,
    article: str,
    title: str,
    date: GivenDate | None = None,
    *,
    kind: Kind = Kind.OTHER,
    status: Status = Status.HAPPENED,
    span: Span | None = None,
) -> Edit:
    """A new event of the user's, told by the words ``span`` of an article; an empty ``article`` is none of them.

    The new event's key is that of the edit's only change.
    """
    words = " ".join(title.split())[:LONGEST_TITLE]
    if not words:
        message = "An event needs a title."
        raise EditError(message)
    held = document.held_of(article) if article else None
    if article and held is None:
        message = "The article is no longer open."
        raise EditError(message)
    length = 0 if held is None else len(held.extraction.article.text)
    if span is not None and not 0 < len(span) <= length - span.start:
        message = "The words for the event do not stand in the article."
        raise EditError(message)
    key = own_key(article, document.event_keys(article))
    mentions = () if span is None else (Mention(span, span),)
    event = Event(key.rpartition(":")[2], words, None, kind, status, Basis.GIVEN, mentions, importance_reason=_ADDED)
    event = replace(event, kind_reason=_ADDED, status_reason=_ADDED, importance=1.0)
    fix = Correction(own=event, date=date, article=article)
    return Edit(f"Add {named(event)}", (Change("event", key, None, fix),))


_ADDED: Final = "Added by you."


def hold(
    document: Document, extraction: Extraction, path: str = "", *, published_by_user: bool = False, program: str = ""
) -> Edit:
    """Take an article in, after the others. ``program`` is the version that read it, this one where not given."""
    text = extraction.article.text
    same = next((held for held in document.held if held.extraction.article.text == text), None)
    if same is not None:
        message = f"“{cut(same.name)}” is in the project already."
        raise EditError(message)
    key = article_key(text, {held.key for held in document.held})
    held = Held(key, extraction, path, published_by_user, program or __version__, extraction.warnings)
    return Edit(f"Open “{cut(held.name)}”", (Change("article", key, None, held, len(document.held)),))


def let_go(document: Document, article: str) -> Edit:
    """Take an article out, with its events and what was changed of them."""
    places = [place for place, held in enumerate(document.held) if held.key == article]
    if not places:
        message = "The article is no longer open."
        raise EditError(message)
    held = document.held[places[0]]
    fixes = [(key, fix) for key, fix in document.corrections.items() if fix.article == article]
    changes = [Change("event", key, fix, None) for key, fix in fixes]
    changes.append(Change("article", article, held, None, places[0]))
    return Edit(f"Close “{cut(held.name)}”", tuple(changes))


def set_eras(document: Document, eras: Sequence[Era]) -> Edit:
    """Set the background spans."""
    for era in eras:
        if not (math.isfinite(era.start) and math.isfinite(era.end) and era.start < era.end):
            message = f"The background span “{cut(era.name)}” does not end after it begins."
            raise EditError(message)
    return Edit("Change the background spans", (Change("eras", "", document.eras, tuple(eras)),))


def split(document: Document, key: str, triggers: Iterable[Span]) -> Edit:
    """Make the mentions with these triggers an event of its own. What was merged in as a whole stands alone again.

    The part that goes keeps the date only where words of it stand in its own sentences: no date is made up.
    """
    event, wanted = _shown(document, key), frozenset(triggers)
    here = frozenset(mention.trigger for mention in event.mentions)
    if not wanted or not wanted <= here:
        message = f"The words to split off do not tell of {named(event)}."
        raise EditError(message)
    if wanted == here:
        message = f"{named(event)} cannot be split: at least one of its tellings must stay."
        raise EditError(message)
    changes: list[Change] = []
    left = wanted
    for other in document.merged(key):
        theirs = _triggers(document, other)
        if theirs and theirs <= left:
            changes.append(_change(document, other, lambda fix: replace(fix, merged_into="")))
            left -= theirs
    if left and _triggers(document, key) <= left:
        message = f"{named(event)} was merged from several events: take those apart first."
        raise EditError(message)
    if left:
        changes += _split_off(document, key, event, left)
    return Edit(f"Split {named(event)}", tuple(changes))


def _triggers(document: Document, key: str) -> frozenset[Span]:
    """The triggers that tell of an event by itself, without what was merged into it or split off."""
    base, apart = document.base(key), document.correction(key).apart
    return frozenset() if base is None else frozenset(mention.trigger for mention in base.mentions).difference(apart)


def _split_off(document: Document, key: str, event: Event, wanted: frozenset[Span]) -> list[Change]:
    article = key.partition(":")[0]
    new = own_key(article, document.event_keys(article))
    held = document.held_of(key)
    text = "" if held is None else held.extraction.article.text
    mentions = tuple(mention for mention in event.mentions if mention.trigger in wanted)
    places = [mention.sentence or mention.span for mention in mentions]
    times = tuple(span for span in event.time_spans if any(place.contains(span) for place in places))
    title = cut(mentions[0].span.of(text), 80) or event.title
    part = replace(
        event,
        id=new.rpartition(":")[2],
        title=title[:1].upper() + title[1:],
        mentions=mentions,
        time_spans=times,
        readings=(),
        links=(),
    )
    if not times:
        part = replace(part, when=None, bounds=Bounds(), steps=(), basis=Basis.INFERRED)
    changes = []
    for source in (key, *document.merged(key)):
        theirs = wanted & _triggers(document, source)
        if theirs:
            apart = tuple(sorted({*document.correction(source).apart, *theirs}))
            changes.append(_change(document, source, partial(replace, apart=apart)))
    return [*changes, Change("event", new, None, Correction(own=part, article=article))]


def named(event: Event) -> str:
    """An event's title in quotation marks, cut to the length of a menu's line."""
    return f"“{cut(event.title)}”"


def cut(words: str, most: int = 60) -> str:
    """The words on one line, cut between words where they are longer than ``most``."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    return (line[:most].rpartition(" ")[0] or line[:most]).rstrip(",;:–—-") + "…"


def _shown(document: Document, key: str) -> Event:
    entry = document.entry(key)
    if entry is None:
        message = "The event is no longer there."
        raise EditError(message)
    return entry.event


def _several(document: Document, keys: Sequence[str]) -> str:
    if len(keys) != 1:
        return f"{len(keys)} events"
    entry, base = document.entry(keys[0]), document.base(keys[0])
    event = base if entry is None else entry.event
    title = document.correction(keys[0]).title
    return "an event" if event is None else named(event if title is None else replace(event, title=title))


def _fixed(document: Document, key: str, verb: str, change: Callable[[Correction], Correction]) -> Edit:
    event = _shown(document, key)
    return Edit(f"{verb} {named(event)}", (_change(document, key, change),))


def _fixed_all(document: Document, keys: Iterable[str], verb: str, change: Callable[[Correction], Correction]) -> Edit:
    wanted = [key for key in dict.fromkeys(keys) if document.base(key) is not None]
    if not wanted:
        message = "The event is no longer there."
        raise EditError(message)
    number = _several(document, wanted)
    return Edit(f"{verb} {number}", tuple(_change(document, key, change) for key in wanted))


def _change(document: Document, key: str, change: Callable[[Correction], Correction]) -> Change:
    """The change of one event's correction; one that changes nothing any more goes."""
    before = document.corrections.get(key)
    fix = before
    if fix is None:
        fix = Correction(extracted=document.event_as_read(key), article=key.partition(":")[0])
    after = change(fix)
    return Change("event", key, before, None if after.idle else after)
