"""What the names tagger looks at: the word, its neighbours, its syntax, its document."""

# ruff: noqa: SIM905 - lists of words are read and edited as words
from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Words that may stand inside a name between capitalised ones.
CONNECTORS: Final = frozenset(
    """of the and for de al el bin bint ibn van von der den del della di da do dos das du la le y e
    - & ' . , 's at in on""".split()
)
_SHAPE: Final = (
    (re.compile(r"[A-Z]"), "X"), (re.compile(r"[a-z]"), "x"), (re.compile(r"\d"), "d"),
    (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip


@dataclass(slots=True)
class NamesInput:
    """One sentence as the tagger reads it, a list a column; ``heads`` within the sentence."""

    forms: list[str]
    lemmas: list[str]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    deprels: list[str]
    marks: list[list[str]] = field(default_factory=list)


def capitalised(word: str) -> bool:
    """Whether the word holds a capital letter."""
    return word != word.lower()


def candidates(sentence: NamesInput) -> list[bool]:
    """Which words can be part of a name at all: capitalised ones, and what may join them."""
    forms = sentence.forms
    last = len(forms) - 1
    able = [capitalised(form) or bool(form[0].isdigit() and len(form) < 5) for form in forms]
    made = list(able)
    for index, form in enumerate(forms):
        if not able[index] and form.lower() in CONNECTORS:
            before = any(able[max(index - 2, 0) : index])
            after = any(able[index + 1 : min(index + 3, last + 1)])
            made[index] = before and after
            if form in ("al", "el", "bin", "van", "von", "de", "-"):
                made[index] = after or before
    return made


def shape(word: str) -> str:
    """The word's shape with runs made one: ``Xx`` for "Biden", ``X.X.`` for "U.S."."""
    for pattern, new in _SHAPE:
        word = pattern.sub(new, word)
    return word[:8]


class DocumentHints:
    """What the rest of a document tells of a word: titles before it, first names, longer names."""

    def __init__(self, sentences: Sequence[NamesInput]) -> None:
        self._hints: dict[str, set[str]] = defaultdict(set)
        self._counts: dict[str, int] = defaultdict(int)
        initials: set[str] = set()
        for sentence in sentences:
            upper = headline_like(sentence)
            run: list[int] = []
            for index, form in enumerate(sentence.forms):
                self._counts[form] += 1
                if upper:
                    continue
                if capitalised(form) and sentence.upos[index] in ("PROPN", "NOUN", "ADJ", "X"):
                    run.append(index)
                elif not (run and form.lower() in ("of", "and", "-", "the")):
                    self._add_run(sentence, run, initials)
                    run = []
            self._add_run(sentence, run, initials)
        for form in initials & set(self._counts):
            self._hints[form].add("initials")

    def _add_run(self, sentence: NamesInput, run: list[int], initials: set[str]) -> None:
        forms = sentence.forms
        for place, index in enumerate(run):
            hints = self._hints[forms[index]]
            marks = sentence.marks[index]
            before = sentence.marks[index - 1] if place else ()
            if "title:S" in before or "title:I" in before:
                hints.add("titled")
            if "first:S" in before and "first:S" not in marks:
                hints.add("surname")
            if place + 1 < len(run):
                hints.add("more")
                if "org_word:S" in sentence.marks[run[-1]]:
                    hints.add("of-org")
            if place and place == len(run) - 1:
                hints.add("last")
        if run and run[0]:
            self._by_context(sentence, run)
        if len(run) > 2:
            initials.add("".join(forms[index][0] for index in run))

    def _by_context(self, sentence: NamesInput, run: list[int]) -> None:
        before = sentence.forms[run[0] - 1].lower()
        head = sentence.lemmas[sentence.heads[run[0]]]
        if len(run) == 1:
            hints = self._hints[sentence.forms[run[0]]]
            if before in ("in", "near", "from", "at"):
                hints.add("in")
            if before == "the":
                hints.add("the")
            if head in ("say", "tell", "ask", "add") and sentence.deprels[run[0]] == "nsubj":
                hints.add("says")

    def of(self, form: str) -> list[str]:
        """The hints for a word as written."""
        return sorted(self._hints.get(form, ()))


def headline_like(sentence: NamesInput) -> bool:
    """Whether most longer words are capitalised, as in a headline."""
    long = [form for form in sentence.forms if len(form) > 3 and form.isalpha()]
    return len(long) > 3 and sum(map(capitalised, long)) > 0.7 * len(long)


def features(sentence: NamesInput, hints: DocumentHints) -> list[list[str] | None]:
    """Features of each candidate word (``None`` for words that cannot be in a name)."""
    able = candidates(sentence)
    forms = sentence.forms
    lower = ["<s>", "<s>", *(form.lower() for form in forms), "</s>", "</s>"]
    shapes = ["", "", *(shape(form) if able[i] else "x" for i, form in enumerate(forms)), "", ""]
    title = "H" if headline_like(sentence) else ""
    made: list[list[str] | None] = []
    for index, is_able in enumerate(able):
        if not is_able:
            made.append(None)
            continue
        made.append(_of_word(sentence, index, lower, shapes, title))
        made[-1].extend("d:" + hint for hint in hints.of(forms[index]))  # type: ignore[union-attr]
    return made


def _of_word(sentence: NamesInput, index: int, lower: list[str], shapes: list[str], title: str) -> list[str]:
    place = index + 2
    word, form = lower[place], sentence.forms[index]
    before, after, later = lower[place - 1], lower[place + 1], lower[place + 2]
    upos, xpos = sentence.upos, sentence.xpos
    end = len(upos) - 1
    pos_before = upos[index - 1] if index else "^"
    pos_after = upos[index + 1] if index < end else "$"
    here = shapes[place]
    head = sentence.heads[index]
    deprel = sentence.deprels[index]
    head_lemma = sentence.lemmas[head] if head != index else "^"
    side = "<" if head < index else ">"
    made = [
        "b" + title, "w:" + word, "w-1:" + before, "w+1:" + after, "w-2:" + lower[place - 2],
        "w+2:" + later, "ww:" + before + "_" + word, "ww+:" + word + "_" + after,
        "p3:" + word[:3], "s3:" + word[-3:], "s4:" + word[-4:], "sh:" + here + title,
        "sh3:" + shapes[place - 1] + "_" + here + "_" + shapes[place + 1],
        "t:" + xpos[index], "t3:" + pos_before + "_" + upos[index] + "_" + pos_after,
        "t-w:" + pos_before + "_" + word, "wt+:" + xpos[index] + "_" + after,
        "-2-1:" + lower[place - 2] + "_" + before, "+1+2:" + after + "_" + later,
        "r:" + deprel + "_" + upos[index], "rh:" + deprel + side + "_" + head_lemma,
        "h:" + head_lemma, "st:" + ("1" if index == 0 else "0") + here,
    ]  # fmt: skip
    for offset, name in ((-2, "g-2:"), (-1, "g-1:"), (0, "g:"), (1, "g+1:"), (2, "g+2:")):
        if 0 <= index + offset <= end:
            made.extend(name + mark for mark in sentence.marks[index + offset])
    if not sentence.marks[index]:
        made.append("g:none" + here)
    if head != index:
        made.extend("gh:" + deprel + side + mark for mark in sentence.marks[head])
    if form.isupper():
        made.append("up" + str(min(len(form), 6)))
    return made
