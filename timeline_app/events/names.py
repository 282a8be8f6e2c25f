"""Who is meant: the names of a text gathered into people, organisations and places, and pronouns traced to them.

No list of people comes in from outside: a title, a full name, a gender are known only where the text gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from timeline_app.events.places import as_places
from timeline_app.events.pronouns import trace_pronouns
from timeline_app.events.titles import FEMALE, MALE, PERSON_TITLES, TITLES
from timeline_app.events.tree import Tree
from timeline_app.language.document import Entity
from timeline_app.model import Participant, ParticipantKind, Span

_KIND = {"PER": ParticipantKind.PERSON, "ORG": ParticipantKind.ORGANISATION, "LOC": ParticipantKind.PLACE}
_ACRONYM = re.compile(r"[A-Z][A-Z.&-]{1,7}")
_MINOR = frozenset(["of", "the", "for", "and", "in", "de", "la", "del", "van", "von", "al", "on"])


@dataclass(slots=True)
class Name:
    """One person, organisation or place under construction: its namings and roles."""

    kind: ParticipantKind
    full: str
    parts: list[str]
    spans: list[Span] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    gender: str = ""

    def as_participant(self) -> Participant:
        """The finished value."""
        return Participant(self.full, self.kind, tuple(dict.fromkeys(self.roles)), tuple(sorted(set(self.spans))))


class Names:
    """The names of a text by the tokens that name them, and what its pronouns stand for."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.all: list[Name] = []
        self._of_token: dict[int, Name] = {}
        self._acronyms: dict[str, Name] = {}
        for entity in _hyphens_joined(tree, _outside_first([*as_places(tree, tree.parsed.entities), *_titled(tree)])):
            self._add(entity)
        trace_pronouns(tree, self._of_token, TITLES)

    def at(self, index: int) -> Name | None:
        """Who or what the token names or stands for."""
        return self._of_token.get(index)

    def among(self, indexes: Iterable[int]) -> list[Name]:
        """The names in ``indexes`` in order, each once."""
        found: list[Name] = []
        for index in indexes:
            name = self._of_token.get(index)
            if name is not None and all(name is not other for other in found):
                found.append(name)
        return found

    def _add(self, entity: Entity) -> None:
        tree = self._tree
        tokens = list(range(entity.first, entity.last))
        titles = [i for i in tokens if tree.lower(i).rstrip(".") in TITLES]
        core = tokens
        if entity.label == "PER":
            core = [i for i in tokens if i not in titles] or tokens
            core = [i for i in core if tree[i].upos != "PUNCT" or i not in {core[0], core[-1]}] or core
            core = core[: next((n for n, i in enumerate(core) if n and tree[i].text in {",", "–", "—"}), len(core))]
        full = _clean(tree.words(core))
        if not full:
            return
        parts = full.split()
        name = self._same(entity, full, parts)
        if name is None:
            name = Name(_KIND[entity.label], full, parts)
            self.all.append(name)
        elif len(parts) > len(name.parts) and name.kind is ParticipantKind.PERSON:
            name.full, name.parts = full, parts
        name.spans.append(tree.span(core))
        for index in tokens:
            self._of_token[index] = name
        if name.kind is ParticipantKind.PERSON:
            self._roles(name, entity, titles)
        else:
            self._remember_acronym(name, entity)

    def _same(self, entity: Entity, full: str, parts: list[str]) -> Name | None:
        kind = _KIND[entity.label]
        if entity.label == "ORG" and full in self._acronyms:
            return self._acronyms[full]
        for name in reversed(self.all):
            if name.full == full:
                return name
            if kind is not ParticipantKind.PERSON or name.kind is not kind:
                continue
            if _person_fits(parts, name.parts) and not self._ambiguous(parts):
                return name
        return None

    def _ambiguous(self, parts: list[str]) -> bool:
        """Whether a lone surname could be that of two people; the text then has to say the first name."""
        fitting = [n for n in self.all if n.kind is ParticipantKind.PERSON and _person_fits(parts, n.parts)]
        return len(parts) == 1 and len(fitting) > 1 and all(parts[-1] != n.parts[-1] for n in fitting)

    def _roles(self, name: Name, entity: Entity, titles: list[int]) -> None:
        tree = self._tree
        first = entity.first
        while first - 1 >= 0 and first - 1 not in self._of_token and _is_title(tree, first - 1, entity.first):
            first -= 1
        while (
            first - 1 >= 0
            and tree[first - 1].sentence == tree[entity.first].sentence
            and tree.lower(first - 1) in TITLES
        ):
            first -= 1
        before = list(range(first, entity.first))
        role = " ".join(tree.words([i]) for i in sorted({*before, *titles}) if tree[i].upos != "PUNCT")
        if role:
            name.roles.append(role)
        for appositive in tree.children(entity.first, "appos"):
            phrase = tree.phrase(appositive)
            if tree[appositive].upos == "NOUN" and len(phrase) <= 12 and phrase[0] >= entity.last:
                name.roles.append(tree.words(phrase))
        words = {w.lower().rstrip(".") for r in name.roles for w in r.split()}
        if words & FEMALE:
            name.gender = "f"
        elif words & MALE:
            name.gender = "m"

    def _remember_acronym(self, name: Name, entity: Entity) -> None:
        """``Central Election Commission (CEC)``: the letters in brackets name the same."""
        tree = self._tree
        after = entity.last
        if after + 2 < len(tree.tokens) and tree[after].text == "(" and tree[after + 2].text == ")":
            letters = tree[after + 1].text
            if _ACRONYM.fullmatch(letters):
                self._acronyms[letters] = name
                self._of_token[after + 1] = name
        initials = "".join(part[0] for part in name.parts if part.lower() not in _MINOR and part[0].isupper())
        if len(initials) > 1:
            self._acronyms.setdefault(initials, name)


def _titled(tree: Tree) -> list[Entity]:
    """People that a title in front of a name gives away ("president Doe") where the tagger of names missed them."""
    named = {i for e in tree.parsed.entities for i in range(e.first, e.last)}
    found: list[Entity] = []
    count = len(tree.tokens)
    for token in tree.tokens:
        first = token.index + 1
        if tree.lower(token.index).rstrip(".") not in PERSON_TITLES or token.index in named:
            continue
        last = first
        while last < count and last not in named and _name_like(tree, last) and tree[last].sentence == token.sentence:
            last += 1
        if last > first and not (last < count and last in named):
            found.append(Entity(tree.span(range(first, last)), "PER", first, last))
    return found


def _name_like(tree: Tree, index: int) -> bool:
    text = tree[index].text
    return tree[index].upos == "PROPN" and text[:1].isupper() and text.isalpha() and text.lower() not in TITLES


def _outside_first(entities: Sequence[Entity]) -> list[Entity]:
    return sorted(entities, key=lambda e: (e.first, -e.last))


def _hyphens_joined(tree: Tree, entities: Sequence[Entity]) -> list[Entity]:
    """People whose names a hyphen parts ("Jean-Yves") as one."""
    found: list[Entity] = []
    for entity in entities:
        last = found[-1] if found else None
        if (
            last is not None
            and last.label == entity.label == "PER"
            and entity.first == last.last + 1
            and tree[last.last].text in {"-", "‑"}
            and tree[last.last].span.end - last.span.end == len(tree[last.last].text)
            and entity.span.start == tree[last.last].span.end
        ):
            found[-1] = Entity(last.span.joined(entity.span), "PER", last.first, entity.last)
        else:
            found.append(entity)
    return found


def _clean(text: str) -> str:
    return re.sub(r"['’]s?$", "", text.strip(" ,.;:'\"“”"))


def _person_fits(parts: Sequence[str], known: Sequence[str]) -> bool:
    """Whether a person's naming fits a known one: the same surname, and no other first name."""
    mine, theirs = [p.lower() for p in parts], [p.lower() for p in known]
    if len(mine) == 1 or len(theirs) == 1:
        short, long = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
        return short[0] in {long[0], long[-1]}
    if mine[-1] == theirs[-1] and mine[0] == theirs[0]:
        return True
    short, long = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
    return " ".join(short) in " ".join(long)


def _is_title(tree: Tree, index: int, first: int) -> bool:
    """Whether the token before a name belongs to the title that stands in front of it."""
    token = tree[index]
    if token.sentence != tree[first].sentence or token.upos not in {"NOUN", "PROPN", "ADJ"}:
        return False
    return tree.base(index) in {"compound", "amod", "nmod", "flat", "nsubj", "appos"} and (
        tree.lower(index) in TITLES or tree[index].head in range(index, first + 1)
    )
