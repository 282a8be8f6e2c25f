"""An event as it was read becomes the event as the user wants it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from timeline_app.model import Basis, Bounds, Event, Mention, Participant, Reading, Span, Status, Step, When
from timeline_app.project.values import ELSEWHERE, GIVEN_BY_YOU, Chosen, Correction, GivenDate

_BY_YOU = "Given by you."
_NO_DATE = "no date"


def corrected(event: Event, correction: Correction, joined: Sequence[Event] = ()) -> Event:
    """The event with the correction applied and the events ``joined`` that were merged into it."""
    if correction.apart:
        event = without_mentions(event, correction.apart)
    for other in joined:
        event = merged(event, other)
    fields: dict[str, Any] = {}
    if correction.title is not None:
        fields["title"] = correction.title
    if correction.kind is not None:
        fields |= {"kind": correction.kind, "kind_reason": _BY_YOU}
    if correction.status is not None:
        fields |= {"status": correction.status, "status_reason": _BY_YOU}
        if correction.status is not Status.CLAIMED:
            fields["claimed_by"] = ""
    if correction.participants is not None:
        fields["participants"] = correction.participants
    if correction.date is not None:
        fields |= _given(correction.date)
    elif correction.reading is not None and (reading := chosen_reading(event, correction.reading)) is not None:
        fields |= {"when": reading.when, "steps": reading.steps, "bounds": reading.when.bounds}
    return replace(event, **fields) if fields else event


def chosen_reading(event: Event, chosen: Chosen) -> Reading | None:
    """The reading of ``event`` that was chosen: by words and date, else by its words alone where they are one's own."""
    same_words = [reading for reading in event.readings if reading.spans == chosen.spans]
    exact = [reading for reading in same_words if reading.when == chosen.when]
    if exact:
        return exact[0]
    return same_words[0] if len(same_words) == 1 else None


def _given(date: GivenDate) -> dict[str, Any]:
    result = _NO_DATE if date.when is None else str(date.when)
    return {
        "when": date.when,
        "basis": Basis.GIVEN,
        "bounds": Bounds() if date.when is None else date.when.bounds,
        "time_spans": (),
        "steps": (Step(GIVEN_BY_YOU, date.words, result),),
    }


def without_mentions(event: Event, triggers: Iterable[Span]) -> Event:
    """The event without the mentions of these triggers; it keeps at least its first mention."""
    gone = frozenset(triggers)
    left = tuple(mention for mention in event.mentions if mention.trigger not in gone)
    return replace(event, mentions=left or event.mentions[:1])


def merged(event: Event, other: Event) -> Event:
    """Both as one: mentions and people of both, and each date of the two, with its words, where they differ."""
    spans = event.time_spans + tuple(span for span in other.time_spans if span not in event.time_spans)
    both = replace(
        event,
        mentions=_mentions(event.mentions + other.mentions),
        participants=_people(event.participants, other.participants),
        links=event.links + tuple(link for link in other.links if link not in event.links),
        importance=max(event.importance, other.importance),
        time_spans=spans,
    )
    if event.when is None:
        dated = ("when", "basis", "bounds", "time_spans", "readings", "steps")
        return replace(both, **{name: getattr(other, name) for name in dated}) if other.when is not None else both
    compatible = other.when is None or event.when.bounds.meet(other.when.bounds) is not None
    if compatible and not other.readings:
        return both
    mine, theirs = _readings(event, first=True), _readings(other, first=False)
    known = {(reading.spans, reading.when) for reading in mine}
    all_readings = mine + tuple(reading for reading in theirs if (reading.spans, reading.when) not in known)
    return replace(both, readings=all_readings) if len(all_readings) > 1 else both


def _readings(event: Event, *, first: bool) -> tuple[Reading, ...]:
    """The readings of an event's date, one of them made where the text gives it only one."""
    if event.readings or event.when is None:
        return event.readings if first else tuple(replace(reading, preferred=False) for reading in event.readings)
    reason = "It is the date of the event that the other was merged into." if first else ""
    return (Reading(event.when, event.time_spans, preferred=first, reason=reason, steps=event.steps),)


def _mentions(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Each mention once, the first of a trigger, in the order given."""
    once: dict[Span, Mention] = {}
    for mention in mentions:
        once.setdefault(mention.trigger, mention)
    return tuple(once.values())


def _people(mine: tuple[Participant, ...], theirs: tuple[Participant, ...]) -> tuple[Participant, ...]:
    people = {person.name: person for person in mine}
    for person in theirs:
        known = people.get(person.name)
        if known is None:
            people[person.name] = person
        else:
            roles = tuple(dict.fromkeys(known.roles + person.roles))
            people[person.name] = replace(known, roles=roles, spans=tuple(sorted({*known.spans, *person.spans})))
    return tuple(people.values())


def elsewhere(event: Event) -> Event:
    """The event without what points into its article's text, to be merged into an event of another article."""

    def bare(steps: tuple[Step, ...], when: When | None) -> tuple[Step, ...]:
        anchors = [None if step.anchor is None else replace(step.anchor, span=None) for step in steps]
        told = tuple(replace(step, span=None, anchor=anchor) for step, anchor in zip(steps, anchors, strict=True))
        return told if when is None else (*told, Step(ELSEWHERE, "", str(when)))

    return replace(
        event,
        mentions=(),
        time_spans=(),
        links=(),
        participants=tuple(replace(person, spans=()) for person in event.participants),
        readings=tuple(
            replace(reading, spans=(), steps=bare(reading.steps, reading.when)) for reading in event.readings
        ),
        steps=bare(event.steps, event.when),
    )
