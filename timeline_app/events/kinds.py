"""What sort of event words tell of: a table that the user can edit, and a verdict that says why."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from timeline_app.data import resources
from timeline_app.model import InputError, Kind

Phrase = tuple[str, ...]

_TRIGGER = 3.0
"""Weight of the trigger itself in a kind's list."""

_PHRASE = 5.0
"""Weight of a phrase of several words that holds the trigger: more specific than the word alone."""

_OBJECT = 2.0
"""Weight of an event noun as the verb's object; a verb that says little by itself ("hold") leaves it ``_LIGHT``."""

_LIGHT = 4.5
_CONTEXT = 0.75
"""Weight of each word of the clause that speaks for a kind, two at most."""

_TOPIC = 0.6
"""Weight of the article's own subject, for a kind that other words speak for too."""

_NEARBY = 0.4
"""Weight of such a word elsewhere in the sentence."""

_SPEECH = frozenset({Kind.STATEMENT, Kind.OTHER})
"""Kinds that win only where nothing more specific speaks as strongly."""


@dataclass(frozen=True, slots=True)
class TriggerSet:
    """Words that tell of one sort of happening; ``name`` is unique within its kind."""

    kind: Kind
    name: str
    phrases: frozenset[Phrase]


@dataclass(frozen=True, slots=True)
class Signals:
    """The lemmas that speak for the kind of a clause: its trigger, what it is done to, all content words of it and of
    its sentence.

    ``topic`` is how much the whole article is about each kind, 0 to 1. ``light`` says that the trigger means little by
    itself, so that its object decides.
    """

    trigger: str
    objects: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    light: bool = False
    sentence: frozenset[str] = frozenset()
    topic: Mapping[Kind, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind, the words that decided it as a plain sentence, and whether any word did."""

    kind: Kind
    reason: str
    found: bool = True


@dataclass(frozen=True, slots=True)
class KindTable:
    """All kinds with trigger sets and context words; ``synonyms`` are sets whose words stand for one another."""

    sets: tuple[TriggerSet, ...]
    context: Mapping[Kind, frozenset[str]]
    labels: Mapping[Kind, str]
    synonyms: frozenset[tuple[Kind, str]] = frozenset()
    _by_word: dict[str, list[tuple[TriggerSet, Phrase]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_word: dict[str, list[tuple[TriggerSet, Phrase]]] = {}
        for group in self.sets:
            for phrase in sorted(group.phrases):
                for word in set(phrase):
                    by_word.setdefault(word, []).append((group, phrase))
        object.__setattr__(self, "_by_word", by_word)

    def knows(self, lemma: str) -> bool:
        """Whether the single word ``lemma`` is a trigger of any kind."""
        return any(phrase == (lemma,) for _, phrase in self._by_word.get(lemma, ()))

    def kinds_of(self, lemma: str) -> frozenset[Kind]:
        """The kinds that list ``lemma`` by itself."""
        return frozenset(group.kind for group, phrase in self._by_word.get(lemma, ()) if phrase == (lemma,))

    def sets_of(self, lemma: str, words: frozenset[str] = frozenset()) -> frozenset[tuple[Kind, str]]:
        """The trigger sets that hold ``lemma`` by itself, or a phrase of ``lemma`` and further ``words``."""
        known = words | {lemma}
        return frozenset(
            (group.kind, group.name)
            for group, phrase in self._by_word.get(lemma, ())
            if len(phrase) == 1 or known.issuperset(phrase)
        )

    def classify(self, signals: Signals) -> Verdict:
        """The kind of what ``signals`` tell of, with the words that speak for it."""
        scores: dict[Kind, float] = {}
        said: dict[Kind, str] = {}

        def speak(kind: Kind, weight: float, words: str) -> None:
            scores[kind] = scores.get(kind, 0.0) + weight
            said.setdefault(kind, words)

        for kind, (weight, phrase) in self._best(signals.trigger, signals.words).items():
            speak(kind, min(weight, _TRIGGER * 0.5) if signals.light and weight == _TRIGGER else weight, phrase)
        for noun in signals.objects:
            for kind, (_, phrase) in self._best(noun, signals.words).items():
                speak(kind, _LIGHT if signals.light else _OBJECT, phrase)
        for kind, nouns in self.context.items():
            for word in sorted(nouns & signals.words)[:2]:
                speak(kind, _CONTEXT, word)
            for word in sorted(nouns & (signals.sentence - signals.words))[:2]:
                speak(kind, _NEARBY, word)
        for kind, share in signals.topic.items():
            if kind in scores:
                speak(kind, _TOPIC * share, "the subject of the article")
        if not any(score >= _TRIGGER * 0.5 for score in scores.values()):
            return self._by_topic(signals)
        order = list(Kind)
        best = max(scores, key=lambda kind: (scores[kind] - (0.5 if kind in _SPEECH else 0.0), -order.index(kind)))
        return Verdict(best, f"“{said[best]}” is listed for {self.labels[best].lower()}.")

    def _by_topic(self, signals: Signals) -> Verdict:
        """The article's own subject where no trigger is listed but a word of the sentence speaks for that subject."""
        ruling = next((kind for kind, share in signals.topic.items() if share == 1.0), None)
        words = signals.words | signals.sentence
        if ruling is not None and (present := sorted(self.context[ruling] & words)):
            label = self.labels[ruling].lower()
            return Verdict(
                ruling, f"No trigger is listed; the article and “{present[0]}” speak of {label}.", found=False
            )
        return Verdict(Kind.OTHER, "No word of the clause is listed for a kind.", found=False)

    def topic(self, words: Iterable[str]) -> dict[Kind, float]:
        """How much ``words`` (all lemmas of an article, repeated as they stand) are about each kind; the most is 1."""
        counts = dict.fromkeys(self.context, 0)
        for word in words:
            for kind, nouns in self.context.items():
                counts[kind] += word in nouns
            for kind in self.kinds_of(word):
                counts[kind] += 1
        for kind in _SPEECH:
            counts.pop(kind, None)
        most = max(counts.values(), default=0)
        return {kind: count / most for kind, count in counts.items() if most and count}

    def _best(self, lemma: str, words: frozenset[str]) -> dict[Kind, tuple[float, str]]:
        known = words | {lemma}
        found: dict[Kind, tuple[float, str]] = {}
        for group, phrase in self._by_word.get(lemma, ()):
            if len(phrase) > 1 and not known.issuperset(phrase):
                continue
            weight = _TRIGGER if len(phrase) == 1 else _PHRASE
            if weight > found.get(group.kind, (0.0, ""))[0]:
                found[group.kind] = weight, " ".join(phrase)
        return found


def load_kinds(path: Path | None = None) -> KindTable:
    """The table of ``path``, or the one that comes with the program.

    Raises:
        InputError: if the file cannot be read or says something that is not understood; the message names the place.
    """
    return _shipped() if path is None else _read(path)


@lru_cache(maxsize=1)
def _shipped() -> KindTable:
    return _read(resources() / "kinds.json")


def _read(path: Path) -> KindTable:
    try:
        document: Any = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"The table of kinds {path.name} could not be read: {error.strerror or error}."
        raise InputError(message) from error
    except ValueError as error:
        message = f"The table of kinds {path.name} is not proper JSON: {error}."
        raise InputError(message) from error
    return parse_kinds(document, path.name)


def parse_kinds(document: object, name: str = "kinds") -> KindTable:
    """The table that a JSON ``document`` describes; ``name`` is how messages call it.

    Raises:
        InputError: with a sentence that says what is wrong and where.
    """

    def refuse(what: str) -> InputError:
        return InputError(f"The table of kinds {name} was not taken: {what}.")

    entries = document.get("kinds") if isinstance(document, dict) else None
    if not isinstance(entries, list):
        what = "it has no list “kinds”"
        raise refuse(what)
    sets: list[TriggerSet] = []
    context: dict[Kind, frozenset[str]] = {}
    labels: dict[Kind, str] = {}
    synonyms: set[tuple[Kind, str]] = set()
    known = {kind.value: kind for kind in Kind}
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict) or entry.get("kind") not in known:
            what = f"entry {number} names no kind; the kinds are {', '.join(known)}"
            raise refuse(what)
        kind = known[entry["kind"]]
        if kind in labels:
            what = f"the kind {kind.value} stands twice"
            raise refuse(what)
        labels[kind] = str(entry.get("label") or kind.value.title())
        context[kind] = frozenset(_words(entry.get("context", []), f"the context of {kind.value}", refuse))
        triggers = entry.get("triggers")
        if not isinstance(triggers, dict) or not triggers:
            what = f"{kind.value} has no “triggers”"
            raise refuse(what)
        for group, words in triggers.items():
            where = f"the set {group} of {kind.value}"
            phrases = frozenset(tuple(word.split()) for word in _words(words, where, refuse))
            sets.append(TriggerSet(kind, str(group), phrases))
        for group in _words(entry.get("synonyms", []), f"the list of synonyms of {kind.value}", refuse):
            if group not in triggers:
                what = f"the synonyms of {kind.value} name a set {group} that it does not have"
                raise refuse(what)
            synonyms.add((kind, group))
    if missing := [kind.value for kind in Kind if kind not in labels]:
        what = f"it lacks {', '.join(missing)}"
        raise refuse(what)
    return KindTable(tuple(sets), context, labels, frozenset(synonyms))


def _words(value: object, where: str, refuse: Callable[[str], InputError]) -> Iterable[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        what = f"{where} is not a list of words"
        raise refuse(what)
    return [word.strip().lower() for word in value]
