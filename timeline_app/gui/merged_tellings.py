"""How other events, merged into the one that is shown, tell of it: their words and the articles these stand in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from timeline_app.gui.session import Session
from timeline_app.gui.source_card import title_of
from timeline_app.model import Entry, Span
from timeline_app.project.corrected import corrected
from timeline_app.wording import sentences as wording
from timeline_app.wording.plain import one_line

_NAME = 60


class MergedTelling(NamedTuple):
    """Words that tell of the event ``key``, which was merged into the one shown.

    ``source`` is the index of their article and ``span`` their place in it, ``None`` where an event was added without
    words; ``words`` is then its title. ``note`` names the article. ``more`` counts the event's further tellings.
    """

    key: str
    source: int
    span: Span | None
    words: str
    note: str
    more: int


def merged_tellings(session: Session, entry: Entry, told: Collection[Span]) -> Iterator[MergedTelling]:
    """One telling of each event that was merged into ``entry``, those left aside that ``told`` triggers stand for."""
    document, sources = session.document, session.sources
    for key in document.merged(entry.key):
        base, held = document.base(key), document.held_of(key)
        if base is None:
            continue
        event = corrected(base, document.correction(key))
        same = document.held_of(entry.key) is held
        if same and any(mention.trigger in told for mention in event.mentions):
            continue
        place = next((index for index, source in enumerate(sources) if held is not None and source.key == held.key), -1)
        if place < 0 or not event.mentions:
            yield MergedTelling(key, place, None, one_line(event.title, 140), "added by you", 0)
            continue
        article = sources[place].extraction.article
        words, form = wording.told_as(event.mentions[0], article)
        name = "" if same else one_line(title_of(sources[place]), _NAME)
        note = " · ".join(part for part in (form, name) if part)
        more = len(wording.other_tellings(event, article))
        yield MergedTelling(key, place, event.mentions[0].span, words, note, more)
