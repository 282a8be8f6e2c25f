"""The table of kinds as a file: read, checked, refused with a sentence that names the place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from timeline_app.data import resources
from timeline_app.events.kinds import ArgumentTest, KindTable, Phrase, TriggerSet
from timeline_app.model import InputError, Kind

_FORMS: Final = frozenset({"verb", "noun"})
_PARTS: Final = ("trigger", "actor", "object", "words", "without")
_TEST_WEIGHT: Final = 4.0
"""Weight of an argument test that states none: more than a listed trigger alone."""


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
    reader = _Reader(name)
    reader.read(document)
    return KindTable(
        tuple(reader.sets),
        reader.context,
        reader.labels,
        frozenset(reader.synonyms),
        tuple(reader.related),
        tuple(reader.tests),
        reader.weak,
    )


@dataclass(slots=True)
class _Reader:
    """The parts of a table as they are read."""

    name: str
    classes: dict[str, frozenset[Phrase]] = field(default_factory=dict)
    sets: list[TriggerSet] = field(default_factory=list)
    related: list[TriggerSet] = field(default_factory=list)
    tests: list[ArgumentTest] = field(default_factory=list)
    context: dict[Kind, frozenset[str]] = field(default_factory=dict)
    labels: dict[Kind, str] = field(default_factory=dict)
    weak: dict[Kind, frozenset[Phrase]] = field(default_factory=dict)
    synonyms: set[tuple[Kind, str]] = field(default_factory=set)

    def refuse(self, what: str) -> InputError:
        """The error that names ``what`` is wrong."""
        return InputError(f"The table of kinds {self.name} was not taken: {what}.")

    def read(self, document: object) -> None:
        """Read the whole ``document``."""
        entries = document.get("kinds") if isinstance(document, dict) else None
        if not isinstance(document, dict) or not isinstance(entries, list):
            what = "it has no list “kinds”"
            raise self.refuse(what)
        classes = document.get("classes", {})
        if not isinstance(classes, dict):
            what = "“classes” is not a list of named word lists"
            raise self.refuse(what)
        for title, words in classes.items():
            self.classes[f"@{title}"] = frozenset(self._phrases(words, f"the class {title}"))
        known = {kind.value: kind for kind in Kind}
        for number, entry in enumerate(entries, 1):
            if not isinstance(entry, dict) or entry.get("kind") not in known:
                what = f"entry {number} names no kind; the kinds are {', '.join(known)}"
                raise self.refuse(what)
            self._entry(known[entry["kind"]], entry)
        if missing := [kind.value for kind in Kind if kind not in self.labels]:
            what = f"it lacks {', '.join(missing)}"
            raise self.refuse(what)

    def _entry(self, kind: Kind, entry: Mapping[str, Any]) -> None:
        if kind in self.labels:
            what = f"the kind {kind.value} stands twice"
            raise self.refuse(what)
        self.labels[kind] = str(entry.get("label") or kind.value.title())
        self.context[kind] = frozenset(self._words(entry.get("context", []), f"the context of {kind.value}"))
        triggers = entry.get("triggers")
        if not isinstance(triggers, dict) or not triggers:
            what = f"{kind.value} has no “triggers”"
            raise self.refuse(what)
        for group, words in triggers.items():
            self.sets.append(self._set(kind, str(group), words, f"the set {group} of {kind.value}"))
        related = self._set(kind, "related", entry.get("related", []), f"the related words of {kind.value}")
        self.related.append(related)
        self.weak[kind] = frozenset(self._phrases(entry.get("weak", []), f"the weak words of {kind.value}"))
        same = set(self._words(entry.get("synonyms", []), f"the synonyms of {kind.value}"))
        if unknown := sorted(same - {str(group).lower() for group in triggers}):
            what = f"{kind.value} has no set {', '.join(unknown)} to take for synonyms"
            raise self.refuse(what)
        self.synonyms |= {(kind, str(group)) for group in triggers if str(group).lower() in same}
        tests = entry.get("tests", [])
        if not isinstance(tests, list):
            what = f"the tests of {kind.value} are not a list"
            raise self.refuse(what)
        for number, test in enumerate(tests, 1):
            self.tests.append(self._test(kind, test, f"test {number} of {kind.value}"))

    def _set(self, kind: Kind, name: str, words: object, where: str) -> TriggerSet:
        phrases: set[Phrase] = set()
        only: dict[Phrase, str] = {}
        for word in self._words(words, where):
            bare, slash, form = word.partition("/")
            if slash and form not in _FORMS:
                what = f"{where} says “{word}”; after the slash stands verb or noun"
                raise self.refuse(what)
            phrase = tuple(bare.split())
            phrases.add(phrase)
            if form:
                only[phrase] = form
        return TriggerSet(kind, name, frozenset(phrases), only)

    def _test(self, kind: Kind, test: object, where: str) -> ArgumentTest:
        if not isinstance(test, dict) or not (set(test) & set(_PARTS[:4])):
            what = f"{where} asks for nothing; it needs one of {', '.join(_PARTS[:4])}"
            raise self.refuse(what)
        if unknown := sorted(set(test) - {*_PARTS, "weight", "topic"}):
            what = f"{where} has the unknown part {', '.join(unknown)}"
            raise self.refuse(what)
        weight = test.get("weight", _TEST_WEIGHT)
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 < weight <= 10:
            what = f"the weight of {where} is no number from 0 to 10"
            raise self.refuse(what)
        parts = {part: frozenset(self._phrases(test.get(part, []), where)) for part in _PARTS}
        return ArgumentTest(kind, float(weight), **parts, topic=test.get("topic") is True)

    def _phrases(self, words: object, where: str) -> Iterator[Phrase]:
        """The phrases of a list, the classes that it names (``@police``) put in."""
        for word in self._words(words, where):
            if not word.startswith("@"):
                yield tuple(word.split())
            elif word in self.classes:
                yield from self.classes[word]
            else:
                what = f"{where} names the class {word}, which stands nowhere before it"
                raise self.refuse(what)

    def _words(self, value: object, where: str) -> list[str]:
        if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
            what = f"{where} is not a list of words"
            raise self.refuse(what)
        return [word.strip().lower() for word in value]
