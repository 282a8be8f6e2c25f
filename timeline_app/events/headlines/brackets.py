"""What stands in brackets, which a headline leaves out."""

from __future__ import annotations

from timeline_app.events.tree import Tree

_FAR = 25
"""Tokens inside round brackets at most."""
_NAME = 4
"""Tokens of a name in square brackets at most."""


def bracketed(tree: Tree, index: int) -> bool:
    """Whether the token stands in round brackets."""
    depth = 0
    for token in reversed(tree.tokens[max(0, index - _FAR) : index + 1]):
        if token.sentence != tree[index].sentence:
            break
        if token.text == ")" and token.index != index:
            depth -= 1
        elif token.text == "(":
            depth += 1
    return depth > 0


def explains(tree: Tree, index: int) -> bool:
    """Whether square brackets right after a noun hold the token and nothing but a name ("the AK [Ada Kestrel]")."""
    begin = index
    while begin > 0 and index - begin < _NAME and tree[begin].upos in {"NOUN", "PROPN", "ADJ"}:
        begin -= 1
    if tree[begin].text != "[" or begin == index or tree[begin - 1].upos not in {"NOUN", "PROPN"}:
        return False
    end = next((i for i in range(index, min(index + _NAME, len(tree.tokens))) if tree[i].text == "]"), index)
    return end > index and all(tree[i].upos in {"NOUN", "PROPN", "ADJ"} for i in range(begin + 1, end))
