"""The guard of negation: a headline that lost a "not" inside what it tells is told in the text's own words."""

from __future__ import annotations

from timeline_app.events.clause import Clause
from timeline_app.events.discourse import Discourse
from timeline_app.events.headlines import words
from timeline_app.events.headlines.dates import Dates
from timeline_app.events.headlines.finish import LIMIT, bare
from timeline_app.events.headlines.inorder import in_order
from timeline_app.events.headlines.phrases import Phrases

_ON = {"advmod", "det", "cc", "aux", "mark", "nsubj", "obj"}
_PREDICATE = {"xcomp", "obj", "iobj"}


def denials(discourse: Discourse, clause: Clause) -> list[int]:
    """The denying words that hang on the clause's verb, or on its objects and open complements."""
    tree = discourse.tree
    told = [clause.head]
    for index in told:
        told += [i for i in tree.children(index) if tree.base(i) in _PREDICATE and i not in told]
    found = {i for i in told if tree.lower(i) in words.DENYING}
    for index in told:
        for child in tree.children(index):
            near = {child, *(i for i in tree.children(child) if tree.base(child) == "advmod")}
            if tree.base(child) in _ON:
                near = {i for i in near if i + 1 >= len(tree.tokens) or tree.lower(i + 1) != "only"}
                found |= {i for i in near if tree.lower(i) in words.DENYING - {"nor", "without"} and i < index}
    return sorted(found)


def loses_denial(discourse: Discourse, clause: Clause, text: str) -> bool:
    """Whether ``text`` tells the clause without its denying words."""
    shown = {bare(w) for w in text.split()}
    kept = shown & words.DENYING or any(w.endswith(("n't", "n’t")) for w in shown)
    return not kept and bool(denials(discourse, clause))


def denied_in_order(discourse: Discourse, dates: Dates, phrases: Phrases, clause: Clause) -> str:
    """The clause's own words in order, begun late enough that the first denying word is among them."""
    text = in_order(discourse, dates, phrases, clause)
    if not loses_denial(discourse, clause, text):
        return text
    tree = discourse.tree
    first = denials(discourse, clause)[0]
    kept = [i for i in range(first, clause.words[-1] + 1) if not dates.holds(i) and tree[i].upos != "PUNCT"]
    subject = phrases.options(clause.subject, first=True)[-1] if clause.subject is not None else ""
    room = max(LIMIT - len(subject.split()), 2)
    return f"{subject} {phrases.join(kept[:room], phrases.pronouns(kept[:room]))}"
