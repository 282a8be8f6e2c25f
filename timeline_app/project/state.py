"""The inside of a document, and how an edit makes the next one out of it: only what the edit touches is built anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from timeline_app.model import Event
from timeline_app.project.corrected import corrected
from timeline_app.project.part import AS_READ, Part, build, stands_at
from timeline_app.project.values import Change, Correction, Edit, Era, Held


@dataclass(frozen=True, slots=True)
class State:
    """``parts`` are the articles, the events of no article last; ``merges`` what each merged event was merged into, and
    ``targets`` the event that shows it now.
    """

    parts: tuple[Part, ...] = ()
    corrections: Mapping[str, Correction] = field(default_factory=dict)
    eras: tuple[Era, ...] = ()
    merges: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, str] = field(default_factory=dict)
    by_key: Mapping[str, Part] = field(default_factory=dict)


def after(state: State, edit: Edit) -> State:
    """The state after an edit. What the edit names that is not there is passed over."""
    draft = _Draft(state)
    for change in edit.changes:
        draft.change(change)
    return draft.settled()


class _Draft:
    """A state in the making."""

    def __init__(self, state: State) -> None:
        self._parts = list(state.parts)
        self._corrections, self._eras = dict(state.corrections), state.eras
        self._merges, self._before = dict(state.merges), state.targets
        self._touched: set[str] = set()

    def change(self, change: Change) -> None:
        """Take one change in."""
        if change.section == "article":
            self._article(change)
        elif change.section == "event":
            self._event(change)
        else:
            self._eras = change.after if isinstance(change.after, tuple) else ()

    def _article(self, change: Change) -> None:
        place = next((i for i, part in enumerate(self._parts) if part.key == change.key), None)
        old = None if place is None else self._parts[place]
        held = change.after
        self._touched.add(change.key)
        if not isinstance(held, Held):
            if place is not None:
                del self._parts[place]
        elif place is not None:
            self._parts[place] = Part.of(change.key, held, old)
        else:
            fixes = {key: fix for key, fix in self._corrections.items() if fix.article == change.key}
            self._parts.insert(change.place, Part.of(change.key, held, None).with_fixes(fixes))

    def _event(self, change: Change) -> None:
        key, fix = change.key, change.after
        article = _article(key)
        if isinstance(fix, Correction):
            self._corrections[key] = fix
        else:
            self._corrections.pop(key, None)
            fix = None
        if fix is not None and fix.merged_into:
            self._merges[key] = fix.merged_into
        else:
            self._merges.pop(key, None)
        self._touched.add(article)
        place = next((i for i, part in enumerate(self._parts) if part.key == article), None)
        if place is not None:
            self._parts[place] = self._parts[place].with_fix(key, fix)
        elif not article and fix is not None:
            self._parts.append(Part.of("", None, None).with_fixes({key: fix}))

    def settled(self) -> State:
        """The new state: what was touched is built anew."""
        self._parts = [part for part in self._parts if part.held is not None or part.fixes]
        self._parts.sort(key=lambda part: part.held is None)
        parts = {part.key: part for part in self._parts}
        targets = self._resolved(parts)
        changed = {*self._before.items()} ^ {*targets.items()}
        touched = self._touched | {_article(name) for pair in changed for name in pair}
        touched |= {_article(target) for key, target in targets.items() if _article(key) in touched}
        joined: dict[str, list[tuple[str, Event]]] = {}
        for key, target in targets.items():
            base = parts[_article(key)].base(key) if _article(target) in touched else None
            if base is not None:
                event = corrected(base, self._corrections.get(key, AS_READ))
                joined.setdefault(target, []).append((_article(key), event))
        for place, part in enumerate(self._parts):
            if part.key in touched:
                self._parts[place] = build(part, place, joined, targets)
            elif part.source != place:
                self._parts[place] = stands_at(part, place)
        by_key = {part.key: part for part in self._parts}
        return State(tuple(self._parts), self._corrections, self._eras, self._merges, targets, by_key)

    def _resolved(self, parts: Mapping[str, Part]) -> dict[str, str]:
        """Where each merged event is now; one whose target is gone, or that runs in a circle, stands for itself."""

        def there(key: str) -> bool:
            part = parts.get(_article(key))
            return part is not None and part.base(key) is not None

        ends: dict[str, str] = {}
        for key in self._merges:
            path: list[str] = []
            node = key
            while node not in ends:
                following = self._merges.get(node, "")
                if not following or not there(following):
                    ends[node] = node
                else:
                    ends[node] = ""  # whoever comes here again runs in a circle
                    path.append(node)
                    node = following
            ends |= dict.fromkeys(path, ends[node])
        merged = [key for key in self._merges if ends[key] not in {"", key} and there(key)]
        merged.sort(key=lambda key: (len(key), key))  # an order that no history changes
        return {key: ends[key] for key in merged}


def _article(key: str) -> str:
    """The article's key in that of an event."""
    return key.partition(":")[0]
