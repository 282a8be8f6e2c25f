"""Lemmas from a dictionary of the treebanks' words and suffix rules for all others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Penn tags whose words are their own lemma, with their case.
_NAMES: Final = frozenset({"NNP", "NNPS", "FW", "ADD", "GW"})
#: Endings tried where the dictionary knows the base: what is cut, what may stand instead.
_ENDINGS: Final[Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    "VBZ": (("ies", ("y",)), ("es", ("", "e")), ("s", ("",))),
    "VBD": (("ied", ("y",)), ("ed", ("", "e"))),
    "VBN": (("ied", ("y",)), ("ed", ("", "e"))),
    "VBG": (("ying", ("ie",)), ("ing", ("", "e"))),
    "NNS": (("ies", ("y",)), ("ves", ("f", "fe")), ("es", ("", "e")), ("s", ("",))),
}
_LONGEST_SUFFIX: Final = 6


class Lemmatizer:
    """Lemmas by form and Penn tag; ``data`` is what the training wrote (``exact``, ``suffix``,
    ``bases``).
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._exact: Mapping[str, Mapping[str, str]] = data["exact"]
        self._suffix: Mapping[str, Mapping[str, list[Any]]] = data["suffix"]
        self._bases = {group: frozenset(words) for group, words in data["bases"].items()}
        self._seen: dict[tuple[str, str], str] = {}

    def lemma(self, form: str, xpos: str) -> str:
        """The lemma of ``form`` (plain quotes) as a word of Penn tag ``xpos``."""
        if xpos in _NAMES:
            return self._exact.get(xpos, {}).get(form, form)
        key = (form, xpos)
        if key not in self._seen:
            if len(self._seen) > 20_000:
                self._seen.clear()
            self._seen[key] = self._find(form, form.lower(), xpos)
        return self._seen[key]

    def _find(self, form: str, lower: str, xpos: str) -> str:
        exact = self._exact.get(xpos, {})
        if form in exact:
            return exact[form]
        if lower in exact:
            return exact[lower]
        return self._known_base(lower, xpos) or self._by_suffix(lower, xpos)

    def _known_base(self, lower: str, xpos: str) -> str:
        bases = self._bases.get(xpos[:2], frozenset())
        for ending, instead in _ENDINGS.get(xpos, ()):
            if lower.endswith(ending):
                stem = lower[: -len(ending)]
                for new in instead:
                    if stem + new in bases:
                        return stem + new
                if stem[-1:] == stem[-2:-1] and stem[:-1] in bases:
                    return stem[:-1]
        return ""

    def _by_suffix(self, lower: str, xpos: str) -> str:
        rules = self._suffix.get(xpos, {})
        for length in range(min(_LONGEST_SUFFIX, len(lower) - 1), 0, -1):
            rule = rules.get(lower[-length:])
            if rule is not None:
                return lower[: len(lower) - rule[0]] + str(rule[1])
        return lower
