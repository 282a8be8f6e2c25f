"""An article is read again, by a newer version or with another publication date: edits stay, differences are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from timeline_app.model import Event, Extraction, Mention, Span
from timeline_app.project.corrected import chosen_reading
from timeline_app.project.document import Document
from timeline_app.project.edits import cut, named
from timeline_app.project.keys import event_keys, own_key
from timeline_app.project.values import Change, Correction, Edit, EditError, GivenDate, Held
from timeline_app.version import __version__

Aspect = Literal["date", "title", "kind", "status", "gone", "new"]

NO_LONGER_READ: Final = "No longer read out of the text; kept because you changed it."
"""Why an event of the user's stands there that the program once read."""

_AROUND: Final = 40
"""Code points either side of a word by which it is found again in a changed text."""

_SAID: Final[dict[Aspect, str]] = {
    "date": "{name} has another date.",
    "title": "{name} was called {before}.",
    "kind": "{name} is of another kind.",
    "status": "What the text says of the happening of {name} is read in another way.",
    "gone": "{name} is no longer read.",
    "new": "{name} is new.",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """What a new reading of an article says otherwise of one event."""

    aspect: Aspect
    before: Event | None
    after: Event | None

    @property
    def sentence(self) -> str:
        """It in words."""
        event = self.after or self.before
        name = "" if event is None else named(event)
        return _SAID[self.aspect].format(name=name, before="" if self.before is None else named(self.before))


def changes_between(old: Extraction, new: Extraction) -> tuple[Difference, ...]:
    """What ``new`` reads otherwise than ``old``, in the order of the old events, new ones last."""
    before, after = event_keys("", old), event_keys("", new)
    place = _Places(old.article.text, new.article.text)
    found = _matches(before, after, place)
    differences: list[Difference] = []
    for key, event in before.items():
        now = after.get(found.get(key, ""))
        if now is None:
            differences.append(Difference("gone", event, None))
            continue
        pairs: tuple[tuple[Aspect, object, object], ...] = (
            ("date", event.when, now.when),
            ("title", event.title, now.title),
            ("kind", event.kind, now.kind),
            ("status", event.status, now.status),
        )
        differences += [Difference(aspect, event, now) for aspect, was, is_now in pairs if was != is_now]
    met = set(found.values())
    differences += [Difference("new", None, event) for key, event in after.items() if key not in met]
    return tuple(differences)


def reread(
    document: Document,
    article: str,
    extraction: Extraction,
    *,
    published_by_user: bool | None = None,
    program: str = "",
) -> Edit:
    """Put a new reading in the place of the old one. Every correction goes with its event.

    An event is known again by the word that tells of it. One that was changed and is no longer read is kept as the
    user's own. ``published_by_user`` is as before where not given.

    Raises:
        EditError: if the article is not in the project.
    """
    held = next((held for held in document.held if held.key == article), None)
    if held is None:
        message = "The article is no longer open."
        raise EditError(message)
    by_user = held.published_by_user if published_by_user is None else published_by_user
    fresh = replace(
        held,
        extraction=extraction,
        published_by_user=by_user,
        program=program or __version__,
        warnings=extraction.warnings,
    )
    place = next(i for i, other in enumerate(document.held) if other is held)
    changes = [Change("article", article, held, fresh, place), *_Carrier(document, held, fresh).changes()]
    return Edit(f"Read “{cut(held.name)}” again", tuple(changes))


class _Places:
    """Words of the old text found in the new one: where they stood, or by what stands around them."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new, self._same = old, new, old == new
        self._known: dict[Span, Span | None] = {}

    def __call__(self, span: Span) -> Span | None:
        if self._same:
            return span
        if span not in self._known:
            self._known[span] = self._found(span)
        return self._known[span]

    def _found(self, span: Span) -> Span | None:
        start, end = max(0, span.start - _AROUND), span.end + _AROUND
        for before, after in ((start, end), (start, span.end), (span.start, end)):
            words = self._old[before:after]
            where = self._new.find(words)
            if where >= 0 and self._new.find(words, where + 1) < 0:
                return Span(where + span.start - before, where + span.end - before)
        return None


def _matches(before: Mapping[str, Event], after: Mapping[str, Event], place: _Places) -> dict[str, str]:
    """The new key of each old event that is read again: whose trigger overlaps one of its own, its first one first."""
    triggers: list[tuple[Span, str]] = [
        (mention.trigger, key) for key, event in after.items() for mention in event.mentions
    ]
    exact: dict[Span, str] = {}
    for span, key in triggers:
        exact.setdefault(span, key)
    found: dict[str, str] = {}
    for key, event in before.items():
        spans = [moved for mention in event.mentions if (moved := place(mention.trigger)) is not None]
        same = [exact[span] for span in spans if span in exact]
        close = same or [name for span in spans for other, name in triggers if span.overlaps(other)]
        if close:
            found[key] = close[0]
    return found


class _Carrier:
    """Carries the corrections of one article over to its new reading."""

    def __init__(self, document: Document, old: Held, new: Held) -> None:
        self._document, self._old, self._new = document, old, new
        self._place = _Places(old.extraction.article.text, new.extraction.article.text)
        self._events = event_keys(new.key, new.extraction)
        place = {key: number for number, key in enumerate(document.event_keys(old.key))}
        mine = [key for key, fix in document.corrections.items() if fix.article == old.key]
        mine.sort(key=lambda key: (place.get(key, len(place)), key))  # in the text's order, whatever was edited first
        self._was = {key: document.corrections[key] for key in mine}
        known = dict.fromkeys([*document.event_keys(old.key), *mine])
        before = {key: event for key in known if (event := document.event_as_read(key)) is not None}
        self._found = _matches(before, self._events, self._place)
        self._now: dict[str, Correction] = {}
        self._names: dict[str, str] = {}

    def changes(self) -> Iterator[Change]:
        """The changes to the corrections, of other articles too where they were merged into events of this one."""
        for key, fix in self._was.items():
            self._carry(key, fix)
        self._take_in()
        self._retarget()
        for key in {**self._was, **self._now}:
            before, after = self._was.get(key), self._now.get(key)
            if before != after:
                yield Change("event", key, before, after)
        for key, fix in self._document.corrections.items():
            target = self._target(fix)
            if fix.article != self._old.key and target != fix.merged_into:
                yield Change("event", key, fix, replace(fix, merged_into=target))

    def _carry(self, key: str, fix: Correction) -> None:
        new = self._found.get(key)
        if fix.own is not None and new is None:
            self._set(key, key, replace(fix, own=self._moved(fix.own), apart=self._moved_spans(fix.apart)))
            return
        if new is None:
            self._keep(key, fix)
            return
        event = self._events[new]
        moved = replace(fix, apart=self._moved_spans(fix.apart), own=None)
        moved = self._with_reading(key, moved, event)
        if moved.participants is not None:
            people = tuple(replace(p, spans=self._moved_spans(p.spans)) for p in moved.participants)
            moved = replace(moved, participants=people)
        other = self._now.get(new)
        if other is None:
            self._set(key, new, moved)
        elif (joined := _joined(other, moved)) is not None:
            self._set(key, new, joined)
        else:
            self._keep(key, fix)

    def _with_reading(self, key: str, fix: Correction, event: Event) -> Correction:
        """A reading that was chosen and is no longer there counts on as a date that the user gave."""
        if fix.reading is None:
            return fix
        chosen = replace(fix.reading, spans=self._moved_spans(fix.reading.spans))
        shown = self._document.entry(key)
        merged = shown is not None and self._document.merged(key)
        if merged or chosen_reading(event, chosen) is not None:
            return replace(fix, reading=chosen)
        text = self._old.extraction.article.text
        words = " and ".join(span.of(text) for span in fix.reading.spans)
        return replace(fix, reading=None, date=fix.date or GivenDate(fix.reading.when, words))

    def _keep(self, key: str, fix: Correction) -> None:
        """What is no longer read stays as an event of the user's, unless it was not shown anyway."""
        event = self._document.event_as_read(key)
        if event is None or fix.removed or fix.merged_into:
            return
        taken = {*self._document.event_keys(self._old.key), *self._now}
        new = own_key(self._old.key, taken)
        own = replace(self._moved(event), id=new.rpartition(":")[2], importance_reason=NO_LONGER_READ, links=())
        fix = replace(fix, own=own, apart=self._moved_spans(fix.apart))
        self._set(key, new, self._with_reading(key, fix, own))

    def _set(self, old: str, new: str, fix: Correction) -> None:
        event = self._events.get(new)
        if event is not None and fix.extracted is None:
            fix = replace(fix, extracted=event)
        self._names[old] = new
        self._now[new] = fix

    def _take_in(self) -> None:
        """What the user made an event of, and is now read as one too, becomes a part of the user's."""
        own = {
            mention.trigger: key
            for key, fix in self._now.items()
            if fix.own is not None and not fix.removed
            for mention in fix.own.mentions
        }
        for key, event in self._events.items():
            first = event.mentions[0].trigger if event.mentions else None
            if first in own and key not in self._now:
                self._now[key] = Correction(merged_into=own[first], extracted=event, article=self._new.key)

    def _retarget(self) -> None:
        for key, fix in self._now.items():
            target = self._target(fix)
            if target != fix.merged_into:
                self._now[key] = replace(fix, merged_into="" if target == key else target)

    def _target(self, fix: Correction) -> str:
        """The key that the event which this one is merged into has now."""
        key = fix.merged_into
        return self._names.get(key) or (key if key in self._was else self._found.get(key, key))

    def _moved_spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(moved for span in spans if (moved := self._place(span)) is not None)

    def _moved(self, event: Event) -> Event:
        """The event with its words where they stand in the new text, without those that are gone."""
        if self._old.extraction.article.text == self._new.extraction.article.text:
            return event
        return replace(
            event,
            mentions=tuple(self._moved_mentions(event.mentions)),
            time_spans=self._moved_spans(event.time_spans),
            participants=tuple(replace(p, spans=self._moved_spans(p.spans)) for p in event.participants),
            readings=(),
            steps=tuple(replace(s, span=None, anchor=s.anchor and replace(s.anchor, span=None)) for s in event.steps),
            links=(),
        )

    def _moved_mentions(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        for mention in mentions:
            trigger, span = self._place(mention.trigger), self._place(mention.span)
            if trigger is not None:
                sentence = None if mention.sentence is None else self._place(mention.sentence)
                yield replace(mention, trigger=trigger, span=span or trigger, sentence=sentence)


def _joined(one: Correction, two: Correction) -> Correction | None:
    """Both corrections as one, where they do not contradict each other."""
    idle = Correction()
    fields: dict[str, object] = {}
    for name in ("title", "date", "reading", "kind", "status", "participants", "notes", "merged_into"):
        mine, theirs, default = getattr(one, name), getattr(two, name), getattr(idle, name)
        if mine not in (default, theirs) and theirs != default:
            return None
        fields[name] = theirs if mine == default else mine
    fields["starred"] = one.starred or two.starred
    fields["removed"] = one.removed and two.removed
    fields["apart"] = tuple(sorted({*one.apart, *two.apart}))
    return replace(one, **fields)  # type: ignore[arg-type]  # each under its own name
