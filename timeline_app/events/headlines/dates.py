"""Which tokens of a text are a date, so that headlines leave them out."""

from __future__ import annotations

from timeline_app.events.discourse import Discourse
from timeline_app.events.headlines import words
from timeline_app.events.tree import Tree


class Dates:
    """The tokens of time expressions and of all that reads as a date."""

    def __init__(self, discourse: Discourse) -> None:
        self._tree = discourse.tree
        bound = discourse.bound
        expressions = [b.timex for group in bound.by_target.values() for b in group]
        expressions += [t for t, _ in bound.loose if t.when is not None or t.value.endswith("_REF")]
        tokens_in = discourse.tree.parsed.tokens_in
        self._held = frozenset(token.index for timex in expressions for token in tokens_in(timex.span))

    def holds(self, index: int) -> bool:
        """Whether the token is part of a date."""
        return index in self._held or is_date_word(self._tree, index)

    def heads(self, index: int) -> bool:
        """Whether the phrase of the token is one of time."""
        tree = self._tree
        if self.holds(index):
            return True
        if tree.lemma(index) in words.TIME_NOUNS and tree.base(index) in {"obl", "nmod", "advmod"}:
            return tree.case(index) not in {"to", "of", "into", "with", "by", "as"}
        inside = [i for i in tree.phrase(index) if self.holds(i)]
        return tree[index].upos == "NUM" and bool(inside)


def is_date_word(tree: Tree, index: int) -> bool:
    """Whether a token by itself reads as a date: a weekday, a month, a year, "yesterday"."""
    text = tree[index].text
    if words.CALENDAR.fullmatch(text.rstrip(".")):
        return True
    if words.YEAR.fullmatch(text):
        before = tree[index - 1].text if index else ""
        after = tree[index + 1].text if index + 1 < len(tree.tokens) else ""
        beside = tree.base(index) == "nummod" and tree[index].head == index + 1 and tree[index + 1].xpos == "NNS"
        return not beside and before not in {"$", "€", "£", ","} and after not in {"%", "percent"}
    near = [tree[i].text for i in (index - 1, index + 1) if 0 <= i < len(tree.tokens)]
    return text in {"March", "May"} and any(t.isdigit() for t in near)
