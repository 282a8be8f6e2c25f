"""Which word each time expression dates: the verb or the event noun that governs it by syntax."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline_app.events import lexicon
from timeline_app.events.clause import Clause
from timeline_app.events.tree import NOMINAL, Tree
from timeline_app.model import Granularity, Timex, TimexType


@dataclass(frozen=True, slots=True)
class Binding:
    """A time expression and the trigger that it dates; ``noun`` where an event noun holds it."""

    timex: Timex
    target: int
    noun: bool = False
    preposition: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """Every binding by its trigger, and the expressions that date nothing with the reason."""

    by_target: Mapping[int, tuple[Binding, ...]]
    loose: tuple[tuple[Timex, str], ...]

    def of(self, index: int) -> tuple[Binding, ...]:
        """The bindings of a trigger in the order of the text."""
        return self.by_target.get(index, ())


def bind(tree: Tree, clauses: Mapping[int, Clause], timexes: Sequence[Timex]) -> Bound:
    """Bind each of ``timexes`` to a clause of ``clauses`` (by head) or to an event noun."""
    found: dict[int, list[Binding]] = {}
    loose: list[tuple[Timex, str]] = []
    for timex in timexes:
        if timex.when is None and timex.offset is None:
            loose.append((timex, _why_dateless(timex)))
            continue
        binding = _bind_one(tree, clauses, timex)
        if binding is None:
            loose.append((timex, "No verb or event noun stands with this date."))
        else:
            found.setdefault(binding.target, []).append(binding)
    return Bound({target: tuple(group) for target, group in found.items()}, tuple(loose))


def _why_dateless(timex: Timex) -> str:
    match timex.type:
        case TimexType.DURATION:
            return "A length of time, not a date."
        case TimexType.SET:
            return "A repeated time, not one date."
        case _:
            return "The words name no date that could be worked out."


def _bind_one(tree: Tree, clauses: Mapping[int, Clause], timex: Timex) -> Binding | None:
    tokens = [t.index for t in tree.parsed.tokens_in(timex.span)]
    if not tokens:
        return None
    inside = set(tokens)
    tops = [i for i in tokens if tree[i].head not in inside and tree[i].upos != "PUNCT"]
    top = next((i for i in tops if tree[i].upos in NOMINAL | {"ADV"}), tops[0] if tops else tokens[-1])
    preposition = tree.case(top)
    beside = _noun_beside(tree, tokens)
    if beside is not None:
        return Binding(timex, beside, noun=True, preposition=preposition)
    path = [i for i in tree.ancestors(top) if i not in inside] if tree[top].head != top else []
    for place in path:
        if place in clauses and tree[place].upos in {"VERB", "AUX"}:
            return Binding(timex, _nearer_verb(tree, clauses, tokens, place), preposition=preposition)
        if is_event_noun(tree, place) and _within_reach(tree, place, tokens):
            return Binding(timex, place, noun=True, preposition=preposition)
        if place in clauses:
            return Binding(timex, place, preposition=preposition)
    nearest = _nearest(tree, clauses, tokens)
    return None if nearest is None else Binding(timex, nearest, preposition=preposition)


def _noun_beside(tree: Tree, tokens: Sequence[int]) -> int | None:
    """The noun that a date modifies from in front ("Sunday's election", "the 2024 vote", "the November deal")."""
    last = tokens[-1]
    place = last + 1
    limit = len(tree.tokens)
    if place < limit and tree.lower(place) in {"'s", "'"}:
        place += 1
    elif (
        tree.lower(last).endswith("'s")
        or tree.base(last) in {"compound", "nummod", "amod"}
        or tree.child(last, "case") is None
    ):
        pass
    else:
        return None
    start = place
    while place < limit and place - start < 7 and tree[place].upos in {"ADJ", "PROPN", "NOUN", "VERB", "PUNCT"}:
        if tree[place].upos == "PUNCT" and tree[place].text != "-":
            return None
        if is_event_noun(tree, place) and (place + 1 >= limit or tree[place + 1].upos not in {"NOUN", "PROPN"}):
            first = tokens[0]
            led_in = first > 0 and (
                tree.lower(first - 1) in {"the", "a", "an", "its", "his", "her", "their", "this", "that"}
            )
            return place if led_in or start > last + 1 or tree[last].head in range(start, place + 1) else None
        if tree[place].upos == "VERB" and tree[place].xpos not in {"VBN", "VBG"}:
            return None
        place += 1
    return None


def is_event_noun(tree: Tree, index: int) -> bool:
    """Whether the token is a noun that names a happening and is the head of its phrase."""
    token = tree[index]
    if token.upos not in {"NOUN", "PROPN"} or tree.base(index) == "compound":
        return False
    return tree.lemma(index) in lexicon.EVENT_NOUNS


def _within_reach(tree: Tree, noun: int, tokens: Sequence[int]) -> bool:
    """Whether only short words stand between an event noun and the date, so that the date is the noun's own."""
    gap = range(noun + 1, tokens[0])
    return len(gap) <= 8 and all(tree[i].upos not in {"VERB", "AUX"} and tree[i].text not in {",", ";"} for i in gap)


def _nearer_verb(tree: Tree, clauses: Mapping[int, Clause], tokens: Sequence[int], verb: int) -> int:
    """The verb itself, or a finite one right beside the date from which a comma does not part it.

    Trees are wrong about one attachment in five; a finite verb of the same stretch between the governor and the
    date is the likelier holder.
    """
    lo, hi = sorted((verb, tokens[0]))
    between = [i for i in range(lo + 1, hi) if i in clauses and clauses[i].finite and i != verb]
    if verb < tokens[0] and between and all(tree[i].text not in {",", ";"} for i in range(between[-1], tokens[0])):
        candidate = clauses[between[-1]]
        if candidate.relation in {"ccomp", "acl:relcl", "advcl", "conj"}:
            return candidate.head
    return verb


def _nearest(tree: Tree, clauses: Mapping[int, Clause], tokens: Sequence[int]) -> int | None:
    sentence = tree[tokens[0]].sentence
    inside = [c for c in clauses.values() if c.sentence == sentence]
    if not inside:
        return None
    return min(inside, key=lambda c: (not c.finite, abs(c.head - tokens[0]))).head


def is_day(timex: Timex) -> bool:
    """Whether the expression names a day or a time of day."""
    return timex.when is not None and not timex.when.interval and timex.when.granularity <= Granularity.DAY
