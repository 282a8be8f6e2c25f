"""Entries of a chronology: "31 May 1998: The treaty lapses", "Mid-2012 – Talks in Geneva". The date is its clause's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from timeline_app.events import lexicon
from timeline_app.events.attachment import Binding
from timeline_app.events.clause import Clause, Tense
from timeline_app.events.tree import Tree
from timeline_app.model import Timex

_LINE_HEAD = re.compile(r"[\s•‣◦▪●■□*·–—-]*(?:(?:on|in|by|circa|c\.)\s+)?(?:the\s+)?", re.IGNORECASE)
"""What may stand on its line before the date of an entry: a bullet, a preposition."""

_MARK = re.compile(r"(?::|\s+[–—-]{1,2}|—)\s+")
"""What parts the date of an entry from what happened then."""

_PRESENT = frozenset({Tense.PRESENT, Tense.PROGRESSIVE})
_ASIDE = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "xcomp"})


def entry_bindings(tree: Tree, clauses: Mapping[int, Clause], timex: Timex) -> list[Binding]:
    """The bindings of a date that opens an entry: to its main clause in whatever tense, or else to its event noun.

    Clauses in the present that are coordinated with the main one tell of the same date; empty where there is no entry.
    """
    tokens = _told(tree, timex)
    if not tokens:
        return []
    finite = [i for i in tokens if i in clauses and clauses[i].finite and clauses[i].relation not in _ASIDE]
    if finite:
        beside = [i for i in finite[1:] if clauses[i].tense in _PRESENT and clauses[finite[0]].tense in _PRESENT]
        return [Binding(timex, i) for i in (finite[0], *beside)]
    nouns = [i for i in tokens if _names_event(tree, i)]
    if nouns:
        return [Binding(timex, nouns[0], noun=True)]
    verbs = [i for i in tokens if i in clauses]
    return [Binding(timex, verbs[0])] if verbs else []


def _told(tree: Tree, timex: Timex) -> Sequence[int]:
    """The tokens of the sentence behind the mark of an entry that ``timex`` opens; none where it opens none."""
    text = tree.text
    line = text.rfind("\n", 0, timex.span.start) + 1
    mark = _MARK.match(text, timex.span.end)
    if timex.when is None or mark is None or "\n" in mark.group():
        return ()
    if _LINE_HEAD.fullmatch(text, line, timex.span.start) is None:
        return ()
    inside = tree.parsed.tokens_in(timex.span)
    first = inside[-1].index + 1 if inside else len(tree.tokens)
    while first < len(tree.tokens) and tree[first].span.start < mark.end():
        first += 1
    if first >= len(tree.tokens) or "\n" in text[mark.end() : tree[first].span.start]:
        return ()
    return range(first, tree.parsed.sentences[tree[first].sentence].last)


def _names_event(tree: Tree, index: int) -> bool:
    """Whether a noun that heads its phrase names a happening."""
    named = tree[index].upos in {"NOUN", "PROPN"} and tree.base(index) != "compound"
    return named and tree.lemma(index) in lexicon.EVENT_NOUNS
