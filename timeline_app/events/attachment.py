"""Dates and the triggers that hold them, where the sentence's punctuation or its tenses forbid what the parser says.

Trees are wrong about one attachment in five. A semicolon parts two tellings, a relative clause between commas keeps
its date, and what has been sent "to visit on Monday" has been sent before that Monday.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from timeline_app.events import lexicon
from timeline_app.events.clause import Clause, Tense
from timeline_app.events.tree import Tree
from timeline_app.model import Timex

_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_COMING = frozenset({Tense.INFINITIVE, Tense.FUTURE, Tense.MODAL})


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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a date was bound: its tokens, the trigger, whether that is a noun, and whether the date is a day."""

    tokens: Sequence[int]
    target: int
    noun: bool = False
    day: bool = False


def mended(tree: Tree, clauses: Mapping[int, Clause], place: Place) -> int | None:
    """The trigger that a date belongs to, ``None`` where only a word that is no verb holds it."""
    tokens, target = place.tokens, place.target
    if place.noun:
        verb = _before_subject(tree, clauses, tokens, target)
        return target if verb is None else verb
    if target not in clauses:
        return target
    if _in_aside(tree, clauses, tokens, target):
        return None
    target = _in_its_part(tree, clauses, tokens, _off_place(tree, clauses, target))
    return _to_come(tree, clauses, tokens, target) if place.day else target


def _in_its_part(tree: Tree, clauses: Mapping[int, Clause], tokens: Sequence[int], verb: int) -> int:
    """The verb itself, or the nearest finite one on the date's own side of a semicolon."""
    lo, hi = sorted((verb, tokens[0]))
    if not any(tree[i].text == ";" for i in range(lo, hi)):
        return verb
    sentence = tree.parsed.sentences[tree[tokens[0]].sentence]
    first = next((i + 1 for i in range(tokens[0] - 1, sentence.first - 1, -1) if tree[i].text == ";"), sentence.first)
    last = next((i for i in range(tokens[-1], sentence.last) if tree[i].text == ";"), sentence.last)
    own = [i for i in range(first, last) if i in clauses and clauses[i].finite]
    main = [i for i in own if clauses[i].relation not in {"acl:relcl", "acl", "advcl"}]
    return min(main or own, key=lambda i: abs(i - tokens[0]), default=verb)


def _in_aside(tree: Tree, clauses: Mapping[int, Clause], tokens: Sequence[int], verb: int) -> bool:
    """Whether a date stands in a relative clause between commas before the verb that it was bound to.

    ", whose term runs until 2014, conceded": a word that the parser did not take for a verb holds it.
    """
    if verb < tokens[-1] or tokens[-1] + 1 >= len(tree.tokens) or tree[tokens[-1] + 1].text != ",":
        return False
    sentence = tree.parsed.sentences[tree[tokens[0]].sentence]
    comma = next((i for i in range(tokens[0] - 1, sentence.first, -1) if tree[i].text == ","), None)
    if comma is None or any(i in clauses for i in range(comma, tokens[0])):
        return False
    return any(tree[i].xpos in _RELATIVE for i in range(comma + 1, min(comma + 3, tokens[0])))


def _to_come(tree: Tree, clauses: Mapping[int, Clause], tokens: Sequence[int], verb: int) -> int:
    """The infinitive between a present perfect and a day: "has sent her to visit the country on Monday"."""
    if clauses[verb].tense is not Tense.PERFECT or verb > tokens[0]:
        return verb
    between = [i for i in range(verb + 1, tokens[0]) if i in clauses and clauses[i].tense in _COMING]
    under = [i for i in between if verb in tree.ancestors(i)]
    return under[-1] if under else verb


def _before_subject(tree: Tree, clauses: Mapping[int, Clause], tokens: Sequence[int], noun: int) -> int | None:
    """The verb of a subject that a date with a preposition stands before: "on Sunday shelling killed eleven people".

    No preposition stands before a subject: the date is the verb's.
    """
    verb = tree[noun].head
    led = tokens[0] > 0 and tree[tokens[0] - 1].upos == "ADP" and noun == tokens[-1] + 1
    held = tree.base(noun) == "nsubj" and verb in clauses and clauses[verb].finite
    return verb if led and held and noun < verb else None


def _off_place(tree: Tree, clauses: Mapping[int, Clause], verb: int) -> int:
    """The verb of going above "to work", which the parser takes for a deed: "returned to work on Wednesday"."""
    governor = clauses[verb].governor
    if tree.lemma(verb) != "work" or governor is None or governor not in clauses:
        return verb
    return governor if tree.lemma(governor) in lexicon.GOING else verb


def _second_date(tree: Tree, tokens: Sequence[int], first: Timex, second: Timex) -> int | None:
    """The event noun right before a second date that a verb cannot have as well.

    "Approved sanctions on Thursday after its test on 12 February": the verb has its day, the noun the other one.
    """
    place = tokens[0] - 1
    while place > 0 and tree[place].upos in {"ADP", "DET"}:
        place -= 1
    if first.when is None or second.when is None or first.when.bounds.meet(second.when.bounds) is not None:
        return None
    noun = tree[place].upos == "NOUN" and tree.lemma(place) in lexicon.EVENT_NOUNS
    return place if noun and tree.base(place) in {"obl", "nmod", "conj"} else None


def beside_another(tree: Tree, found: Mapping[int, Sequence[Binding]], binding: Binding | None) -> Binding | None:
    """A second date of one verb bound to the event noun right before it."""
    if binding is None or binding.noun:
        return binding
    tokens = [t.index for t in tree.parsed.tokens_in(binding.timex.span)]
    nouns = (_second_date(tree, tokens, other.timex, binding.timex) for other in found.get(binding.target, ()))
    noun = next((i for i in nouns if i is not None), None)
    return binding if noun is None else replace(binding, target=noun, noun=True)
