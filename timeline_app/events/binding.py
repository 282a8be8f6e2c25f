"""Which word each time expression dates: the verb or the event noun that governs it by syntax."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline_app.events import lexicon
from timeline_app.events.clause import Clause, Tense
from timeline_app.events.tree import NOMINAL, Tree
from timeline_app.model import Granularity, Published, Timex, TimexType


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


def bind(
    tree: Tree, clauses: Mapping[int, Clause], timexes: Sequence[Timex], published: Published | None = None
) -> Bound:
    """Bind each of ``timexes`` to a clause of ``clauses`` (by head) or to an event noun."""
    day = None if published is None else published.day.toordinal()
    found: dict[int, list[Binding]] = {}
    loose: list[tuple[Timex, str]] = []
    for timex in timexes:
        if timex.when is None and timex.offset is None and timex.end is None:
            loose.append((timex, _why_dateless(timex)))
            continue
        binding = _bind_one(tree, clauses, timex, day)
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


def _bind_one(tree: Tree, clauses: Mapping[int, Clause], timex: Timex, day: int | None) -> Binding | None:
    tokens = [t.index for t in tree.parsed.tokens_in(timex.span)]
    if not tokens:
        return None
    if (
        timex.type is TimexType.TIME
        and tree[tokens[-1]].deprel == "compound"
        and not is_event_noun(tree, tree[tokens[-1]].head)
    ):
        return None
    inside = set(tokens)
    tops = [i for i in tokens if tree[i].head not in inside and tree[i].upos != "PUNCT"]
    top = next((i for i in tops if tree[i].upos in NOMINAL | {"ADV"}), tops[0] if tops else tokens[-1])
    preposition = tree.case(top)
    opening = _opening(tree, clauses, tokens)
    if opening is not None:
        return Binding(timex, opening, preposition=preposition)
    beside = None if timex.offset is not None else _noun_beside(tree, tokens)
    if beside is not None:
        return Binding(timex, beside, noun=True, preposition=preposition)
    path = [i for i in tree.ancestors(top) if i not in inside] if tree[top].head != top else []
    for place in path:
        if place in clauses and tree[place].upos in {"VERB", "AUX"}:
            verb = _raised(tree, clauses, timex, _nearer_verb(tree, clauses, tokens, place), tokens, day)
            return Binding(timex, verb, noun=verb not in clauses, preposition=preposition)
        if timex.offset is None and is_event_noun(tree, place) and _within_reach(tree, place, tokens):
            holder = _holder_of_object(tree, clauses, place, preposition)
            return Binding(timex, place if holder is None else holder, noun=holder is None, preposition=preposition)
        if place in clauses:
            return Binding(timex, place, preposition=preposition)
    nearest = _nearest(tree, clauses, tokens)
    return None if nearest is None else Binding(timex, nearest, preposition=preposition)


def _opening(tree: Tree, clauses: Mapping[int, Clause], tokens: Sequence[int]) -> int | None:
    """The main verb of a sentence that opens with a date ("On Tuesday, ..."): the date is its own."""
    sentence = tree.parsed.sentences[tree[tokens[0]].sentence]
    if tokens[0] - sentence.first > 1 or tokens[-1] + 1 >= sentence.last:
        return None
    if tree.lower(tokens[-1] + 1) in {"'s", "'"} or tree.lower(sentence.first) in {"the", "a", "an"}:
        return None
    if tokens[0] == sentence.first and tree.base(tokens[-1]) in {"compound", "nummod", "nmod", "amod", "nsubj"}:
        return None
    comma = tree[tokens[-1] + 1].text == ","
    led = tokens[0] > sentence.first and tree[sentence.first].upos in {"ADP", "ADV", "SCONJ"}
    if not (comma or led):
        return None
    if clauses.get(sentence.root) is not None and clauses[sentence.root].finite:
        return sentence.root
    inside = [clauses[i] for i in range(sentence.first, sentence.last) if i in clauses and clauses[i].finite]
    return next((c.head for c in inside if c.relation not in {"acl:relcl", "advcl", "acl"}), None)


def _raised(
    tree: Tree, clauses: Mapping[int, Clause], timex: Timex, verb: int, tokens: Sequence[int], day: int | None
) -> int:
    """The verb that a date is bound to, or the one above it where that one is meant.

    A gerund or a participle of a phrase of circumstance has the date of its verb ("in a letter sent on Monday, she
    resigned"); what is still to come cannot have a date that is past.
    """
    clause = clauses[verb]
    if verb > tokens[-1] and tokens[-1] + 1 < len(tree.tokens) and tree.base(tokens[-1] + 1) == "cc":
        first = tree.parsed.sentences[clause.sentence].first
        earlier = [i for i in range(first, tokens[0]) if i in clauses and clauses[i].finite]
        if earlier:
            return earlier[-1]
    if clause.tense is Tense.PARTICIPLE and clause.relation == "root":
        last = tree.parsed.sentences[clause.sentence].last
        return next((i for i in range(tokens[-1], last) if i in clauses and clauses[i].finite), verb)
    above = clauses.get(clause.governor) if clause.governor is not None else None
    if clause.tense is Tense.PARTICIPLE and clause.relation == "xcomp" and above is not None and above.finite:
        return above.head
    if clause.tense is Tense.PARTICIPLE and clause.relation == "acl" and clause.governor is not None:
        noun = clause.governor
        holder = clauses.get(tree[noun].head)
        if tree.base(noun) == "obl" and holder is not None and holder.finite and tokens[-1] < holder.head:
            return holder.head
    settled = timex.when is not None and timex.when.granularity <= Granularity.DAY
    if verb < tokens[0] and (clause.tense is Tense.PARTICIPLE or (clause.tense is Tense.PERFECT and settled)):
        between = [i for i in range(verb + 1, tokens[0]) if is_event_noun(tree, i)]
        if between:
            return between[-1]
    past = timex.when is not None and timex.when.bounds.latest is not None and day is not None
    if (
        clause.tense is Tense.INFINITIVE
        and past
        and timex.when is not None
        and (timex.when.bounds.latest or 0) < (day or 0)
    ):
        between = [i for i in range(verb + 1, tokens[0]) if is_event_noun(tree, i)]
        if between:
            return between[-1]
        if above is not None and above.finite and above.tense in {Tense.PAST, Tense.PERFECT}:
            return above.head
    return verb


def _holder_of_object(tree: Tree, clauses: Mapping[int, Clause], noun: int, preposition: str) -> int | None:
    """The finite verb whose definite object a dated noun is: "quelled the riot on Sunday" dates the quelling."""
    head = tree[noun].head
    if (
        tree.base(noun) != "obj"
        or preposition not in {"on", "in", "at"}
        or head not in clauses
        or not clauses[head].finite
    ):
        return None
    known = any(
        tree.lower(i) in {"the", "this", "that", "his", "her", "their", "its"}
        for i in tree.children(noun, "det", "nmod:poss")
    )
    return head if known else None


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
    bounds = tree.parsed.sentences[sentence]
    inside = [clauses[i] for i in range(bounds.first, bounds.last) if i in clauses]
    if not inside:
        return None
    return min(inside, key=lambda c: (not c.finite, abs(c.head - tokens[0]))).head


def is_day(timex: Timex) -> bool:
    """Whether the expression names a day or a time of day."""
    return timex.when is not None and not timex.when.interval and timex.when.granularity <= Granularity.DAY
