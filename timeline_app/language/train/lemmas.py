"""The lemma dictionary and suffix rules, counted from the treebanks."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from timeline_app.language.lemmas import Lemmatizer
from timeline_app.language.normal import plain
from timeline_app.language.verbs import INTRANSITIVE, IRREGULAR, TRANSITIVE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_app.language.train.conllu import Tree

_NAMES = ("NNP", "NNPS", "FW", "ADD", "GW", "XX")


def train_lemmas(trees: Iterable[Tree]) -> dict[str, Any]:
    """The data of a :class:`~timeline_app.language.lemmas.Lemmatizer`."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    bases: dict[str, Counter[str]] = defaultdict(Counter)
    for tree in trees:
        columns = (tree.words, tree.lemmas, tree.xpos, tree.misc, tree.feats)
        for word, lemma, xpos, misc, feats in zip(*columns, strict=True):
            if xpos == "GW" or "Typo=Yes" in feats or "CorrectForm" in misc or lemma == "_":
                continue
            word, lemma = plain(word), plain(lemma)  # noqa: PLW2901 - same values, plain
            form = word if xpos in _NAMES else word.lower()
            counts[xpos][form][lemma] += 1
            if xpos[:2] in ("VB", "NN") and xpos not in _NAMES:
                bases[xpos[:2]][lemma] += 1
    exact = {
        xpos: {form: found.most_common(1)[0][0] for form, found in by_form.items()} for xpos, by_form in counts.items()
    }
    _add_irregular(exact, bases)
    suffix = {xpos: _suffix_rules(forms) for xpos, forms in exact.items() if xpos not in _NAMES}
    known = {group: sorted(words) for group, words in bases.items()}
    without = Lemmatizer({"exact": {}, "suffix": suffix, "bases": known})
    needed = {
        xpos: {form: lemma for form, lemma in forms.items() if without.lemma(form, xpos) != lemma}
        for xpos, forms in exact.items()
    }
    return {"exact": needed, "suffix": suffix, "bases": known}


def _add_irregular(exact: dict[str, dict[str, str]], bases: dict[str, Counter[str]]) -> None:
    for base, (past, participle) in IRREGULAR.items():
        bases["VB"][base] += 1
        exact.setdefault("VBD", {}).setdefault(past, base)
        exact.setdefault("VBN", {}).setdefault(participle, base)
    bases["VB"].update((*TRANSITIVE, *INTRANSITIVE))


def _suffix_rules(forms: dict[str, str]) -> dict[str, list[Any]]:
    """For each ending of one to six letters, the edit that most words of it need."""
    edits: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
    for form, lemma in forms.items():
        common = 0
        while common < min(len(form), len(lemma)) and form[common] == lemma[common]:
            common += 1
        cut = len(form) - common
        if cut > 5 or not form.isalpha():
            continue
        for length in range(max(cut, 1), min(6, len(form) - 1) + 1):
            edits[form[-length:]][cut, lemma[common:]] += 1
    rules: dict[str, list[Any]] = {}
    for ending in sorted(edits, key=len):
        (best, count) = edits[ending].most_common(1)[0]
        shorter = next((rules[ending[i:]] for i in range(1, len(ending)) if ending[i:] in rules), None)
        if shorter != list(best) and (count > 1 or len(ending) < 3):
            rules[ending] = list(best)
    return rules
