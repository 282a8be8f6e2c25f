"""The words of a headline laid against those of the sentence that it was made from."""

from __future__ import annotations

import re

from timeline_app.events.clause import Clause
from timeline_app.events.headlines import words
from timeline_app.events.headlines.finish import bare
from timeline_app.events.headlines.scene import Scene
from timeline_app.events.inflection import base_form, participle, third_person

_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am"})
_CASE = 0.3
"""What it counts that a word is written the same, small or great."""
_NEXT = 0.6
"""What it counts that two words follow each other in the sentence too."""


class Alignment:
    """The words of a headline with the token that each is, where it is one of the sentence."""

    def __init__(
        self, scene: Scene, clause: Clause, text: str, shapes: dict[int, frozenset[str]] | None = None
    ) -> None:
        self._tree = scene.tree
        self.words = [w for word in text.split() for w in _pieces(word)]
        self._great = [_great(word) for word in text.split() for _ in _pieces(word)]
        sentence = scene.tree.parsed.sentences[clause.sentence]
        self.first, self.last = sentence.first, sentence.last
        self._tokens = [i for i in range(sentence.first, sentence.last) if self._tree[i].upos != "PUNCT"]
        shapes = {} if shapes is None else shapes
        for index in self._tokens:
            if index not in shapes:
                shapes[index] = self._shapes(index)
        self.forms = {i: shapes[i] for i in self._tokens}
        self.places = self._best(clause.head)

    def count(self, word: str) -> int:
        """How often a word stands in the sentence."""
        return sum(word in forms for forms in self.forms.values())

    def _shapes(self, index: int) -> frozenset[str]:
        tree = self._tree
        low = bare(tree.lower(index))
        if low in _BE:
            return _BE
        found = {low, low.replace("'", "")}
        if tree[index].upos in {"VERB", "AUX"} or low.endswith(("ed", "ing")):
            base = base_form(tree[index].text, tree[index].lemma)
            found |= {base, third_person(base), participle(base)}
        if low == "would":
            found.add("will")
        return frozenset(found)

    def _best(self, head: int) -> list[int | None]:
        """The longest common subsequence, in which words side by side count more and the verb counts most."""
        rows, tokens = self.words, self._tokens
        here: list[list[float]] = []
        back: list[list[tuple[int, int] | None]] = []
        top = [0.0] * (len(tokens) + 1)
        where: list[tuple[int, int] | None] = [None] * (len(tokens) + 1)
        for row, word in enumerate(rows):
            line = [-1.0] * len(tokens)
            links: list[tuple[int, int] | None] = [None] * len(tokens)
            for column, index in enumerate(tokens):
                if word not in self.forms[index]:
                    continue
                weight = 0.4 if word in words.NOT_LAST else 3.0 if index == head else 1.0
                weight += _CASE if self._great[row] == self._tree[index].text[:1].isupper() else 0.0
                line[column], links[column] = top[column] + weight, where[column]
                if row and column and here[row - 1][column - 1] >= 0:
                    near = here[row - 1][column - 1] + weight + _NEXT
                    if near > line[column]:
                        line[column], links[column] = near, (row - 1, column - 1)
            here.append(line)
            back.append(links)
            best, best_at = 0.0, None
            fresh_top, fresh_where = [0.0], [None]
            for column in range(len(tokens)):
                if line[column] > best:
                    best, best_at = line[column], (row, column)
                old, old_at = top[column + 1], where[column + 1]
                fresh_top.append(max(best, old))
                fresh_where.append(best_at if best > old else old_at)  # type: ignore[arg-type]
            top, where = fresh_top, fresh_where  # type: ignore[assignment]
        found: list[int | None] = [None] * len(rows)
        at = where[-1]
        while at is not None:
            found[at[0]] = tokens[at[1]]
            at = back[at[0]][at[1]]
        return found


def _great(word: str) -> bool:
    """Whether the first letter of a word of a headline is a great one."""
    return next((c.isupper() for c in word if c.isalpha()), False)


def _pieces(word: str) -> list[str]:
    """A word of a headline as the parser's tokens have it: hyphens and the "'s" apart."""
    plain = bare(word.replace("’", "'").removesuffix("'s").removesuffix("…"))
    return [p for p in re.split(r"[-–/%$£€]", plain) if p]
