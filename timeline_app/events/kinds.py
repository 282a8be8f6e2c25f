"""What sort of event words tell of: a table that the user can edit, and a verdict that says why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from timeline_app.model import Kind

Phrase = tuple[str, ...]
Topic = Mapping[Kind, float]
"""How much of a text each kind takes, the strongest as 1."""

_TRIGGER: Final = 3.0
"""Weight of the trigger itself in a kind's list."""

_PHRASE: Final = 5.0
"""Weight of a phrase of several words that holds the trigger: more specific than the word alone."""

_RELATED: Final = 2.0
"""Weight of a trigger that is only related to a kind: other kinds use the word, too."""

_WEAK: Final = 1.0
"""Weight of a trigger that other things are told with as well: it decides nothing by itself."""

_LIGHT_TRIGGER: Final = 1.5
"""Weight of a listed trigger that means little by itself."""

_OBJECT: Final = 2.0
"""Weight of an event noun that the verb is about; a verb that says little by itself ("hold") leaves it ``_LIGHT``."""

_LIGHT: Final = 4.5
_COMPLEMENT: Final = 2.0
"""Weight of the deed that a verb asks for, brings about or plans ("order to advance")."""

_CONTEXT: Final = 0.75
"""Weight of each word of the clause that speaks for a kind, three at most."""

_NEARBY: Final = 0.4
"""Weight of such a word elsewhere in the sentence."""

_TOPIC: Final = 1.5
"""Weight of what the article is about, for a kind that the clause itself speaks for."""

_ENOUGH: Final = 0.75
"""Signals of the clause below this decide nothing."""

_ABOUT: Final = 0.45
"""Share of a topic from which it stands in for a clause that says nothing of its kind."""

_ANY: Final = ""
"""Where the tests stand that ask for no trigger."""

_SPEECH: Final = frozenset({Kind.STATEMENT, Kind.OTHER})
"""Kinds that win only where nothing more specific speaks as strongly; no topic of an article."""

NO_TOPIC: Final = frozenset({Kind.STATEMENT, Kind.MEDIA, Kind.ENDORSEMENT})
"""Kinds that tell how something is told rather than what an article is about."""


@dataclass(frozen=True, slots=True)
class TriggerSet:
    """Words that tell of one sort of happening; ``name`` is unique within its kind.

    ``only`` holds the words that count as a verb or as a noun alone ("verb", "noun").
    """

    kind: Kind
    name: str
    phrases: frozenset[Phrase]
    only: Mapping[Phrase, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArgumentTest:
    """A trigger beside those who act or what is done to speaks for a kind ("release" with "prison").

    Each of ``trigger``, ``actor``, ``object`` and ``words`` that is not empty must be met by one of its phrases;
    none of ``without`` may stand in the clause. With ``topic`` the kind must be what the article is mostly about.
    """

    kind: Kind
    weight: float
    trigger: frozenset[Phrase] = frozenset()
    actor: frozenset[Phrase] = frozenset()
    object: frozenset[Phrase] = frozenset()
    words: frozenset[Phrase] = frozenset()
    without: frozenset[Phrase] = frozenset()
    topic: bool = False


@dataclass(frozen=True, slots=True)
class Signals:
    """The lemmas of a clause that speak for a kind: its trigger, what it is done to, and all content words.

    ``light`` says that the trigger means little by itself, so that its object decides; ``noun`` that the trigger is
    a noun. ``actors`` are the words for who does it, ``targets`` those for what it is done to, modifiers included;
    ``complements`` the deeds that the trigger governs; ``sentence`` the content words of its sentence; ``topic``
    what the article is about so far.
    """

    trigger: str
    objects: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    light: bool = False
    noun: bool = False
    actors: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    complements: tuple[str, ...] = ()
    sentence: frozenset[str] = frozenset()
    topic: Topic = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind, the words that decided it as a plain sentence, whether any word did, and how strongly."""

    kind: Kind
    reason: str
    found: bool = True
    strength: float = 0.0


class _Ballot:
    """The weights that speak for each kind, each with its sentence."""

    def __init__(self) -> None:
        self.scores: dict[Kind, float] = {}
        self._said: dict[Kind, tuple[float, str]] = {}

    def speak(self, kind: Kind, weight: float, sentence: str) -> None:
        self.scores[kind] = self.scores.get(kind, 0.0) + weight
        if weight > self._said.get(kind, (0.0, ""))[0]:
            self._said[kind] = weight, sentence

    def reason(self, kind: Kind) -> str:
        return self._said[kind][1]


@dataclass(frozen=True, slots=True)
class KindTable:
    """All kinds with their trigger sets, related words, argument tests and context words.

    ``synonyms`` are the sets whose words mean one another, ``weak`` the words that decide nothing by themselves.
    """

    sets: tuple[TriggerSet, ...]
    context: Mapping[Kind, frozenset[str]]
    labels: Mapping[Kind, str]
    synonyms: frozenset[tuple[Kind, str]] = frozenset()
    related: tuple[TriggerSet, ...] = ()
    tests: tuple[ArgumentTest, ...] = ()
    weak: Mapping[Kind, frozenset[Phrase]] = field(default_factory=dict)
    _by_word: dict[str, list[tuple[TriggerSet, Phrase]]] = field(init=False, repr=False, compare=False)
    _related: dict[str, list[tuple[TriggerSet, Phrase]]] = field(init=False, repr=False, compare=False)
    _tests: dict[str, list[ArgumentTest]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_word", _index(self.sets))
        object.__setattr__(self, "_related", _index(self.related))
        tests: dict[str, list[ArgumentTest]] = {}
        for test in self.tests:
            for word in sorted({word for phrase in test.trigger for word in phrase} or {_ANY}):
                tests.setdefault(word, []).append(test)
        object.__setattr__(self, "_tests", tests)

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

    def topics_of(self, lemma: str) -> frozenset[Kind]:
        """The kinds of which a text that uses ``lemma`` may treat: of several, those that list it as no weak word."""
        around = {kind for kind, words in self.context.items() if lemma in words}
        listed = self.kinds_of(lemma)
        if len(listed) > 1:
            listed = frozenset(kind for kind in listed if (lemma,) not in self.weak.get(kind, ()))
        return ((listed - {Kind.OTHER}) | around) - NO_TOPIC

    def classify(self, signals: Signals) -> Verdict:
        """The kind of what ``signals`` tell of, with the words that speak for it."""
        ballot = _Ballot()
        self._trigger(ballot, signals)
        self._arguments(ballot, signals)
        for kind, nouns in self.context.items():
            for word in sorted(nouns & signals.words)[:3]:
                ballot.speak(kind, _CONTEXT, f"“{word}” often stands with {self._name(kind)}.")
            for word in sorted(nouns & (signals.sentence - signals.words))[:3]:
                ballot.speak(kind, _NEARBY, f"“{word}” often stands with {self._name(kind)}.")
        if not any(score >= _ENOUGH for score in ballot.scores.values()):
            return self._by_topic(signals.topic)
        for kind in ballot.scores:
            ballot.speak(kind, _TOPIC * signals.topic.get(kind, 0.0), f"The article is about {self._name(kind)}.")
        order = list(Kind)

        def rank(kind: Kind) -> tuple[float, int]:
            return ballot.scores[kind] - (0.5 if kind in _SPEECH else 0.0), -order.index(kind)

        best = max(ballot.scores, key=rank)
        return Verdict(best, ballot.reason(best), strength=ballot.scores[best])

    def _trigger(self, ballot: _Ballot, signals: Signals) -> None:
        form = "noun" if signals.noun else "verb"
        for kind, (weight, phrase) in self._best(signals.trigger, signals.words, form).items():
            little = signals.light and (weight <= _TRIGGER or kind is Kind.OTHER)
            ballot.speak(kind, min(weight, _LIGHT_TRIGGER) if little else weight, self._lists(phrase, kind))

    def _arguments(self, ballot: _Ballot, signals: Signals) -> None:
        for words, weight in (
            (signals.objects, _LIGHT if signals.light else _OBJECT),
            (signals.complements, _LIGHT if signals.light else _COMPLEMENT),
        ):
            form = "noun" if words is signals.objects else ""
            for word in words:
                for kind, (own, phrase) in self._best(word, signals.words, form).items():
                    part = weight * {_RELATED: 0.6, _WEAK: 0.3}.get(own, 1.0)
                    ballot.speak(kind, part, self._lists(phrase, kind))
        for test in (*self._tests.get(signals.trigger, ()), *self._tests.get(_ANY, ())):
            if found := _met(test, signals):
                said = " with ".join(f"“{word}”" for word in dict.fromkeys(found))
                where = f" in an article about {self._name(test.kind)}" if test.topic else ""
                ballot.speak(test.kind, test.weight, f"{said}{where} speaks for {self._name(test.kind)}.")

    def _by_topic(self, topic: Topic) -> Verdict:
        if topic:
            best = max(topic, key=lambda kind: topic[kind])
            rest = sum(share for kind, share in topic.items() if kind is not best)
            if topic[best] / (topic[best] + rest) >= _ABOUT:
                reason = f"No word of the clause is listed; the article is about {self._name(best)}."
                return Verdict(best, reason, found=False)
        return Verdict(Kind.OTHER, "No word of the clause is listed for a kind.", found=False)

    def _best(self, lemma: str, words: frozenset[str], form: str) -> dict[Kind, tuple[float, str]]:
        known = words | {lemma}
        found: dict[Kind, tuple[float, str]] = {}
        for index, single in ((self._by_word, _TRIGGER), (self._related, _RELATED)):
            for group, phrase in index.get(lemma, ()):
                if len(phrase) > 1 and not known.issuperset(phrase):
                    continue
                if form and group.only.get(phrase, form) != form:
                    continue
                weight = single if len(phrase) == 1 else _PHRASE
                if phrase in self.weak.get(group.kind, ()):
                    weight = _WEAK
                if weight > found.get(group.kind, (0.0, ""))[0]:
                    found[group.kind] = weight, " ".join(phrase)
        return found

    def _lists(self, phrase: str, kind: Kind) -> str:
        return f"“{phrase}” is listed for {self._name(kind)}."

    def _name(self, kind: Kind) -> str:
        return self.labels[kind].lower()


def _index(sets: tuple[TriggerSet, ...]) -> dict[str, list[tuple[TriggerSet, Phrase]]]:
    by_word: dict[str, list[tuple[TriggerSet, Phrase]]] = {}
    for group in sets:
        for phrase in sorted(group.phrases):
            for word in set(phrase):
                by_word.setdefault(word, []).append((group, phrase))
    return by_word


def _met(test: ArgumentTest, signals: Signals) -> list[str]:
    """The words by which ``signals`` meet ``test``, none where they do not."""
    if test.topic and signals.topic.get(test.kind, 0.0) < 1.0:
        return []
    known = signals.words | {signals.trigger} | frozenset(signals.complements)
    everything = known | signals.actors | signals.targets
    asked = [(frozenset(p for p in test.trigger if signals.trigger in p), known)] if test.trigger else []
    places = ((test.actor, signals.actors), (test.object, signals.targets), (test.words, everything))
    asked += [(phrases, words) for phrases, words in places if phrases]
    found: list[str] = []
    for phrases, words in asked:
        phrase = _first(phrases, words)
        if not phrase:
            return []
        found.append(phrase)
    return [] if _first(test.without, everything) else found


def _first(phrases: frozenset[Phrase], words: frozenset[str]) -> str:
    return " ".join(min((phrase for phrase in phrases if words.issuperset(phrase)), default=()))
