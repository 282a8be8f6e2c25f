"""Which word each time expression dates: the verb or the event noun that governs it by syntax."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from timeline_app.events import lexicon
from timeline_app.events.attachment import Binding, Bound, Place, beside_another, mended
from timeline_app.events.clause import Clause, Tense
from timeline_app.events.entries import entry_bindings
from timeline_app.events.tree import NOMINAL, Tree
from timeline_app.events.undating import why_planned_end, why_undating
from timeline_app.model import Granularity, Published, Timex, TimexType

_RANGES: Mapping[str, frozenset[str]] = {
    "between": frozenset({"and"}),
    "from": frozenset({"to", "until", "till", "through"}),
}
"""What opens a range of two dates, and what may stand between them."""


def bind(
    tree: Tree, clauses: Mapping[int, Clause], timexes: Sequence[Timex], published: Published | None = None
) -> Bound:
    """Bind each of ``timexes`` to a clause of ``clauses`` (by head) or to an event noun."""
    day = None if published is None else published.day.toordinal()
    quoted = tree.quoted()
    found: dict[int, list[Binding]] = {}
    loose: list[tuple[Timex, str]] = []
    for timex in timexes:
        if timex.when is None and timex.offset is None and timex.end is None:
            loose.append((timex, _why_dateless(timex)))
            continue
        if entry := entry_bindings(tree, clauses, timex):
            for one in entry:
                found.setdefault(one.target, []).append(one)
            continue
        if why := why_undating(tree, timex):
            loose.append((timex, why))
            continue
        binding = _outside_its_event(tree, clauses, _attached(tree, clauses, timex, day))
        if binding is not None and _out_of_quotes(tree, clauses, quoted, binding):
            loose.append((timex, "It stands in words quoted from somebody."))
            continue
        if binding is not None and (why := why_planned_end(tree, binding)):
            loose.append((timex, why))
            continue
        binding = beside_another(tree, found, binding)
        if binding is None:
            loose.append((timex, "No verb or event noun stands with this date."))
        else:
            found.setdefault(binding.target, []).append(binding)
    _join_ranges(tree, clauses, found, day)
    return Bound({target: tuple(group) for target, group in found.items()}, tuple(loose))


def _join_ranges(tree: Tree, clauses: Mapping[int, Clause], found: dict[int, list[Binding]], day: int | None) -> None:
    """Bind both ends of "between 2015 and 2017" and "from 5 to 7 May" to one trigger: they are one stretch."""
    ordered = sorted((b for group in found.values() for b in group), key=lambda b: b.timex.span)
    for first, second in pairwise(ordered):
        opening = _range_word(tree, first.timex, second.timex)
        if not opening or first.target == second.target:
            continue
        whole = replace(first.timex, span=first.timex.span.joined(second.timex.span))
        binding = _attached(tree, clauses, whole, day)
        if binding is None:
            continue
        for end in (first, second):
            found[end.target].remove(end)
            ends = replace(binding, timex=end.timex, preposition=opening)
            found.setdefault(binding.target, []).append(ends)
    for target in [target for target, group in found.items() if not group]:
        del found[target]


def _range_word(tree: Tree, first: Timex, second: Timex) -> str:
    """The word that opens a range of the two dates ("between", "from"), empty where they are none."""
    one, two = tree.parsed.tokens_in(first.span), tree.parsed.tokens_in(second.span)
    if first.when is None or second.when is None or not one or not two or two[0].index != one[-1].index + 2:
        return ""
    joint = tree.lower(one[-1].index + 1)
    before = tree.lower(one[0].index - 1) if one[0].index else ""
    return before if joint in _RANGES.get(before, ()) else ""


def _outside_its_event(tree: Tree, clauses: Mapping[int, Clause], binding: Binding | None) -> Binding | None:
    """A distance ("two days after they charged him") bound to the clause around the event it is counted from.

    The parser may take the distance for a part of that event's own clause.
    """
    offset = None if binding is None else binding.timex.offset
    if binding is None or offset is None or not offset.event.contains(tree[binding.target].span):
        return binding
    around = [
        i
        for i in tree.ancestors(binding.target)
        if i in clauses and clauses[i].finite and not offset.event.overlaps(tree[i].span)
    ]
    later = range(binding.target + 1, tree.parsed.sentences[tree[binding.target].sentence].last)
    beside = [
        i
        for i in later
        if i in clauses
        and clauses[i].finite
        and "conj" in {tree.base(i), clauses[i].relation}
        and tree[i].span.start >= offset.event.end
    ]
    found = next(iter(around or beside), binding.target)
    return replace(binding, target=found, noun=binding.noun and found == binding.target)


def _out_of_quotes(tree: Tree, clauses: Mapping[int, Clause], quoted: Sequence[bool], binding: Binding) -> bool:
    """Whether a date inside a quotation was bound to a verb outside it."""
    tokens = tree.parsed.tokens_in(binding.timex.span)
    holder = clauses.get(binding.target)
    return bool(tokens) and quoted[tokens[0].index] and not quoted[binding.target] and holder is not None


def _why_dateless(timex: Timex) -> str:
    match timex.type:
        case TimexType.DURATION:
            return "A length of time, not a date."
        case TimexType.SET:
            return "A repeated time, not one date."
        case _:
            return "The words name no date that could be worked out."


def _attached(tree: Tree, clauses: Mapping[int, Clause], timex: Timex, day: int | None) -> Binding | None:
    """The binding by syntax, mended where punctuation or tense forbid it."""
    binding = _bind_one(tree, clauses, timex, day)
    if binding is None:
        return None
    tokens = [t.index for t in tree.parsed.tokens_in(timex.span)]
    place = Place(tokens, binding.target, noun=binding.noun, day=is_day(timex))
    target = mended(tree, clauses, place)
    return None if target is None else replace(binding, target=target, noun=binding.noun and target == binding.target)


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
            verb = _raised(_site(tree, clauses, timex, tokens, day), _nearer_verb(tree, clauses, tokens, place))
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


@dataclass(frozen=True, slots=True)
class _Site:
    """A date in its sentence: its tokens, the clauses around it, and how it lies to the day of publication."""

    tree: Tree
    clauses: Mapping[int, Clause]
    tokens: Sequence[int]
    past: bool
    future: bool
    fine: bool

    def finite(self, first: int, last: int) -> list[int]:
        """The heads of finite clauses from ``first`` up to ``last``."""
        return [i for i in range(first, last) if i in self.clauses and self.clauses[i].finite]

    def nouns_after(self, verb: int) -> list[int]:
        """The event nouns between a verb and the date."""
        return [i for i in range(verb + 1, self.tokens[0]) if is_event_noun(self.tree, i)]


def _site(tree: Tree, clauses: Mapping[int, Clause], timex: Timex, tokens: Sequence[int], day: int | None) -> _Site:
    bounds = None if timex.when is None else timex.when.bounds
    past = day is not None and bounds is not None and bounds.latest is not None and bounds.latest < day
    future = day is not None and bounds is not None and bounds.earliest is not None and bounds.earliest > day
    fine = timex.when is not None and timex.when.granularity <= Granularity.DAY
    return _Site(tree, clauses, tokens, past, future, fine)


def _raised(site: _Site, verb: int) -> int:
    """The trigger that a date belongs to, given the verb that the tree hangs it on: the first rule with an answer."""
    for rule in (_by_place, _by_form, _by_time):
        found = rule(site, verb)
        if found is not None:
            return found
    return verb


def _by_place(site: _Site, verb: int) -> int | None:
    """A verb behind the date, parted from it by "and" or a comma, does not hold it."""
    last = site.tokens[-1]
    if verb < last or last + 1 >= len(site.tree.tokens):
        return None
    if site.tree.base(last + 1) == "cc":
        first = site.tree.parsed.sentences[site.clauses[verb].sentence].first
        earlier = site.finite(first, site.tokens[0])
        return earlier[-1] if earlier else None
    if any(site.tree[i].text == "," for i in range(last + 1, verb)):
        return _noun_before(site.tree, site.tokens)
    return None


def _by_form(site: _Site, verb: int) -> int | None:
    """A gerund or participle of circumstance has the date of its verb ("in a letter sent on Monday, she resigned")."""
    clause = site.clauses[verb]
    if clause.tense is not Tense.PARTICIPLE:
        return None
    tree, clauses = site.tree, site.clauses
    above = clauses.get(clause.governor) if clause.governor is not None else None
    if clause.relation == "root":
        found = site.finite(site.tokens[-1], tree.parsed.sentences[clause.sentence].last)
        return found[0] if found else None
    if clause.relation == "xcomp" and above is not None and above.finite:
        return above.head
    if clause.relation == "acl" and clause.governor is not None:
        holder = clauses.get(tree[clause.governor].head)
        opens = tree.base(clause.governor) == "obl" and holder is not None and site.tokens[-1] < holder.head
        if opens and holder is not None and holder.finite:
            return holder.head
    nouns = site.nouns_after(verb)
    return nouns[-1] if nouns else None


def _by_time(site: _Site, verb: int) -> int | None:
    """What is over has no date to come, what is to come no date that is past, a present perfect no day at all."""
    clause = site.clauses[verb]
    nouns = site.nouns_after(verb)
    if clause.tense is Tense.PERFECT and (site.fine or site.past) and nouns:
        return nouns[-1]
    if clause.tense is Tense.INFINITIVE and site.past:
        above = site.clauses.get(clause.governor) if clause.governor is not None else None
        if nouns:
            return nouns[-1]
        if above is not None and above.tense in {Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT}:
            return above.head
    right_behind = verb < site.tokens[0] <= verb + 2
    if clause.tense in {Tense.PAST, Tense.PERFECT} and site.future and not right_behind:
        sentence = site.tree.parsed.sentences[clause.sentence]
        coming = [
            i
            for i in range(sentence.first, sentence.last)
            if i in site.clauses and site.clauses[i].tense in {Tense.FUTURE, Tense.INFINITIVE, Tense.MODAL}
        ]
        before = [i for i in coming if i < site.tokens[0]]
        return before[-1] if before else (coming[0] if coming else None)
    return None


def _noun_before(tree: Tree, tokens: Sequence[int]) -> int | None:
    """The event noun whose phrase the date closes ("the attempt on his life last month")."""
    for place in range(tokens[0] - 1, max(tokens[0] - 9, -1), -1):
        if tree[place].text in {",", ";", ":", "."} or tree[place].upos in {"VERB", "AUX"}:
            return None
        if is_event_noun(tree, place):
            return place
    return None


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
