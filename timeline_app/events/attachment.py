"""Dates that the parser hung on a verb where the sentence's punctuation or its tenses forbid it.

Trees are wrong about one attachment in five. A semicolon parts two tellings, a relative clause between commas keeps
its date, and what has been sent "to visit on Monday" has been sent before that Monday.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline_app.events.clause import Clause, Tense
from timeline_app.events.tree import Tree

_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_COMING = frozenset({Tense.INFINITIVE, Tense.FUTURE, Tense.MODAL})


def in_its_part(tree: Tree, clauses: Mapping[int, Clause], tokens: Sequence[int], verb: int) -> int:
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


def in_aside(tree: Tree, clauses: Mapping[int, Clause], tokens: Sequence[int], verb: int) -> bool:
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


def to_come(tree: Tree, clauses: Mapping[int, Clause], tokens: Sequence[int], verb: int) -> int:
    """The infinitive between a present perfect and a day: "has sent her to visit the country on Monday"."""
    if clauses[verb].tense is not Tense.PERFECT or verb > tokens[0]:
        return verb
    between = [i for i in range(verb + 1, tokens[0]) if i in clauses and clauses[i].tense in _COMING]
    under = [i for i in between if verb in tree.ancestors(i)]
    return under[-1] if under else verb
