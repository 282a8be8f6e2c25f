"""Datings of one event that cannot all be true: each kept as a reading, the likelier preferred with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline_app.events.dating import Dating, joined
from timeline_app.events.periods import compatible, width
from timeline_app.model import Reading, Step, When


def reconciled(datings: Sequence[Dating]) -> Dating | None:
    """One dating out of those of an event's tellings, with its readings where they exclude each other."""
    if not datings:
        return None
    groups: list[Dating] = []
    sizes: list[int] = []
    for dating in datings:
        for place, group in enumerate(groups):
            if group.when is None or dating.when is None or compatible(group.when, dating.when):
                groups[place] = joined(group, dating)
                sizes[place] += 1
                break
        else:
            groups.append(dating)
            sizes.append(1)
    if len(groups) == 1:
        return groups[0]
    best = max(range(len(groups)), key=lambda i: (sizes[i], -groups[i].rank, -_width(groups[i]), -i))
    chosen = groups[best]
    readings = [_reading(chosen, preferred=True, reason=_why(groups, sizes, best))]
    readings += [
        _reading(group, preferred=False, reason="It excludes the other date that the text gives the same event.")
        for place, group in enumerate(groups)
        if place != best
    ]
    return replace(chosen, readings=tuple(readings))


def against_order(dating: Dating, required: When, word: str, others: Sequence[str]) -> Dating:
    """``dating`` with the date that its order to ``others`` asks for, which it cannot have, as a second reading.

    ``word`` is the one that tells the order, ``others`` name the events that it is seen from.
    """
    seen = " and ".join(f"“{other}”" for other in others)
    why = f"“{word}” puts it where its own date cannot be, seen from {seen}."
    step = Step("order of events", word, str(required), arithmetic=f"from {seen}")
    own = dating.readings or (_reading(dating, preferred=True, reason="The words that date it go before its order."),)
    return replace(dating, readings=(*own, Reading(required, (), reason=why, steps=(step,))))


def _reading(dating: Dating, *, preferred: bool, reason: str) -> Reading:
    if dating.when is None:
        message = "a reading needs a date"
        raise ValueError(message)
    return Reading(dating.when, dating.spans, preferred=preferred, reason=reason, steps=dating.steps)


def _width(dating: Dating) -> int:
    return 10**8 if dating.when is None else width(dating.when)


def _why(groups: Sequence[Dating], sizes: Sequence[int], best: int) -> str:
    if all(sizes[best] > size for place, size in enumerate(sizes) if place != best):
        return "More of the text agrees with it."
    if all(_width(groups[best]) < _width(group) for place, group in enumerate(groups) if place != best):
        return "It is the more specific date."
    return "It is the date told first."
