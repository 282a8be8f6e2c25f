"""Whom "he", "she" and "the president" stand for, among the people whom a text has spoken of before.

Salience after Lappin and Leass (1994): subjects before objects, the near before the far, the often named before
those named once. A person told of without a name ("an officer") takes the pronoun from the names.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline_app.events import lexicon
from timeline_app.events.tree import Tree
from timeline_app.model import ParticipantKind

if TYPE_CHECKING:
    from timeline_app.events.names import Name


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PERSON_NOUNS: Final = _set(
    "man woman boy girl officer suspect teenager teen person official soldier protester protestor demonstrator"
    " student worker lawyer judge leader minister president spokesman spokeswoman spokesperson candidate"
    " politician journalist reporter doctor victim driver gunman attacker activist resident citizen commander"
    " general rebel prisoner inmate expert analyst adviser advisor senator governor mayor ambassador king queen"
    " prince princess father mother son daughter brother sister wife husband widow grandmother grandfather child"
    " chief secretary director chairman chairwoman policeman policewoman patient professor teacher priest bishop"
    " pope imam firefighter player author writer founder owner businessman businesswoman witness defendant"
    " prosecutor deputy lawmaker legislator colonel captain sergeant lieutenant detainee hostage nominee member"
    " rival opponent incumbent premier chancellor refugee civilian migrant colleague supporter critic bomber"
    " colonist ally billionaire tycoon entrepreneur magnate actor actress singer star coach editor presenter host"
    " pilot veteran guard agent monarch envoy diplomat negotiator sociologist economist historian scientist farmer"
    " voter gunmen"
)
"""Nouns of one person, which "he" and "she" may stand for and "it" may not."""

_SALIENCE: Final = {"nsubj": 2.0, "obj": 1.2, "iobj": 1.2, "nmod": 0.8, "obl": 0.8, "appos": 0.5}
_FAR = 6
_OTHERS: Final = _set("new next former other incoming outgoing second previous future")
"""Adjectives of a title that make it another holder's."""
_ALWAYS: Final = _set("wife husband mother father sister brother daughter son widow")
"""Nouns of people who take the pronoun wherever they stand."""


@dataclass(frozen=True, slots=True)
class _Mention:
    index: int
    name: Name | None


def trace_pronouns(tree: Tree, named: dict[int, Name], titles: Collection[str]) -> None:
    """Add to ``named`` the pronouns and titles with "the" that stand for a person named before."""
    seen: list[_Mention] = []
    counts: dict[int, int] = {}
    surnames: dict[str, Name | None] = {}
    for token in tree.tokens:
        index = token.index
        name = named.get(index) or _bearer(tree, index, surnames)
        if name is not None:
            if name.kind is ParticipantKind.PERSON and not (
                seen and seen[-1].name is name and seen[-1].index == index - 1
            ):
                seen.append(_Mention(index, name))
                counts[id(name)] = counts.get(id(name), 0) + 1
            if name.kind is ParticipantKind.PERSON and len(name.parts) > 1:
                surnames[name.parts[-1]] = name if surnames.get(name.parts[-1], name) is name else None
            continue
        gender = lexicon.PERSON_PRONOUNS.get(tree.lower(index))
        if token.upos == "PRON" and gender in {"m", "f"}:
            found = _owner(tree, index, gender, named) or _bound(tree, index, gender, seen, counts)
            if found is not None:
                found.gender = gender
                named[index] = found
                seen.append(_Mention(index, found))
        elif token.upos in {"NOUN", "PROPN"} and tree.lower(index) in titles:
            holder = _holder(tree, index, seen)
            if holder is not None:
                named[index] = holder
            elif _nameless(tree, index, named):
                seen.append(_Mention(index, None))
        elif _nameless(tree, index, named):
            seen.append(_Mention(index, None))


def _bearer(tree: Tree, index: int, surnames: Mapping[str, Name | None]) -> Name | None:
    """The person whose surname a word is that the names were not told of, where one person only bears it."""
    token = tree[index]
    if token.upos not in {"NOUN", "PROPN"} or not token.text[:1].isupper():
        return None
    return None if tree.base(index) in {"flat", "compound"} else surnames.get(token.text)


def _owner(tree: Tree, index: int, gender: str, named: Mapping[int, Name]) -> Name | None:
    """Whose a possessive is by its clause: the subject's, where no other person stands between.

    The one between is it where that gender is known of nobody else ("he thanked her and named her deputy").
    """
    if tree[index].xpos != "PRP$":
        return None
    for verb in tree.ancestors(index):
        subject = tree.child(verb, "nsubj")
        if subject is None:
            continue
        name = named.get(subject)
        if name is None or name.kind is not ParticipantKind.PERSON or name.gender not in {"", gender}:
            return None
        others = [n for i in range(subject + 1, index) if (n := named.get(i)) is not None and n is not name]
        others = [n for n in others if n.kind is ParticipantKind.PERSON]
        known = [n for n in others if n.gender == gender]
        if others:
            return known[-1] if known and not name.gender else None
        return name
    return None


def _bound(tree: Tree, index: int, gender: str, seen: list[_Mention], counts: Mapping[int, int]) -> Name | None:
    best: tuple[float, int] | None = None
    chosen: Name | None = None
    for mention in reversed(seen):
        away = tree[index].sentence - tree[mention.index].sentence
        if away > _FAR or (mention.name is None and away > 1):
            continue
        if mention.name is not None and mention.name.gender not in {"", gender}:
            continue
        if _same_verb(tree, index, mention.index):
            continue
        score = _SALIENCE.get(_relation(tree, mention.index), 0.6) - 1.0 * away
        if _both_say(tree, index, mention.index):
            score += 0.8
        score += -0.2 if mention.name is None else min(0.9, 0.15 * counts.get(id(mention.name), 0))
        if best is None or (score, mention.index) > best:
            best, chosen = (score, mention.index), mention.name
    return chosen


def _both_say(tree: Tree, pronoun: int, mention: int) -> bool:
    """Whether both are subjects of verbs of saying in one sentence ("he said she was ill, he added")."""
    verbs = tree[pronoun].head, tree[mention].head
    told = all(tree.lemma(v) in lexicon.REPORTING for v in verbs) and verbs[0] != verbs[1]
    subjects = tree.base(pronoun) == tree.base(mention) == "nsubj"
    return told and subjects and tree[pronoun].sentence == tree[mention].sentence


def _relation(tree: Tree, index: int) -> str:
    """The relation of the phrase that a word of a name stands in."""
    for _ in range(4):
        named = tree.base(index) == "appos" and tree.lemma(tree[index].head) in PERSON_NOUNS
        if not named and tree.base(index) not in {"flat", "compound", "conj"}:
            break
        index = tree[index].head
    return tree.base(index)


def _same_verb(tree: Tree, pronoun: int, mention: int) -> bool:
    """Whether the mention is the subject of the very verb whose object the pronoun is (Principle B)."""
    if tree.base(pronoun) not in {"obj", "iobj", "obl"}:
        return False
    return tree[mention].head == tree[pronoun].head and tree.base(mention) == "nsubj"


def _nameless(tree: Tree, index: int, named: Mapping[int, Name]) -> bool:
    """Whether the token is a person told of without a name, as subject or object."""
    token = tree[index]
    if tree.lower(index) == "one" and tree.base(index) == "nsubj" and tree.children(index, "nmod"):
        return True
    if token.upos != "NOUN" or token.xpos == "NNS" or tree.lemma(index) not in PERSON_NOUNS:
        return False
    if tree.base(index) not in {"nsubj", "obj", "iobj"} and tree.lemma(index) not in _ALWAYS:
        return False
    return not any(i in named for i in tree.children(index, "flat", "appos", "compound", "nmod:desc")) and (
        index + 1 not in named
    )


def _holder(tree: Tree, index: int, seen: list[_Mention]) -> Name | None:
    """The last person spoken of whose role is the title that stands alone with "the"."""
    determiner = tree.child(index, "det")
    if any(tree.lower(i) in _OTHERS for i in tree.children(index, "amod")):
        return None
    if determiner is None or tree.lower(determiner) != "the" or tree.child(index, "nmod", "appos", "flat") is not None:
        return None
    title = tree.lower(index)
    for mention in reversed(seen):
        if mention.name is not None and any(title in role.lower().split() for role in mention.name.roles):
            return mention.name
    return None
