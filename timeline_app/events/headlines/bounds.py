"""Where a stretch of the text ends, and what inside it a headline leaves out without a trace."""

from __future__ import annotations

from timeline_app.events import lexicon
from timeline_app.events.headlines import words
from timeline_app.events.headlines.losses import FINITE, MARKS
from timeline_app.events.headlines.scene import Scene
from timeline_app.events.tree import NOMINAL

QUOTES = frozenset({'"', "“", "”", "``", "''"})
"""Quotation marks."""
_THIN = 12
"""Tokens between two commas that may be left out."""
_FAR = 45
"""Tokens that a stretch is followed for at most."""
_LEAD = 2
"""Words before a date that go with it at most."""
_INSIDE = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "DET", "ADP"})
_WITHIN = frozenset({"-", "'", "’", "–", "%", "$"})
"""Marks that stand inside a phrase."""


class Bounds:
    """Finds the bounds of stretches of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._tree = scene.tree

    def kept(
        self, first: int, verb: int, *, said: bool, stop: int | None, verbatim: bool = False
    ) -> tuple[list[int], bool]:
        """The tokens from ``first`` on without dates, asides and words of order, and whether the sentence goes on."""
        tree = self._tree
        sentence = tree.parsed.sentences[tree[first].sentence]
        limit = min(sentence.last, first + _FAR, sentence.last if stop is None else stop)
        kept: list[int] = []
        index = first
        while index < limit:
            skip = self.skipped(index, limit, verbatim=verbatim)
            if skip:
                index += skip
                continue
            if said and tree[index].text == "," and not any(tree[i].xpos in FINITE for i in kept):
                skip = self.aside(index, limit)
                if skip:
                    index += skip
                    continue
            if self.stops(index, kept, verb, limit, said=said):
                loose = (words.TIME_ADVERBS | words.QUIET) - {"late"}
                if kept and tree.lower(kept[-1]) in loose and index == kept[-1] + 1 and tree[index].upos != "PUNCT":
                    kept.pop()  # "shortly" before "before"
                return self._trimmed(kept), True
            kept.append(index)
            index += 1
        return self._trimmed(kept), False

    def _trimmed(self, kept: list[int]) -> list[int]:
        while kept and (self._tree[kept[-1]].upos in {"PUNCT", "CCONJ", "SCONJ"}):
            kept.pop()
        return kept

    def skipped(self, index: int, limit: int, *, verbatim: bool = False) -> int:
        """How many tokens from ``index`` on a headline leaves out without a trace."""
        tree, scene = self._tree, self._scene
        mark = tree[index].text in QUOTES | set("()[]") or tree[index].xpos in MARKS
        if mark or scene.phrases.aside(index):
            return 1
        size = self._date(index, limit)
        if size or verbatim:
            return size
        if tree[index].upos == "ADV" and tree.lower(index) in (words.QUIET | {"very"}) - {"late"}:
            return 1
        return self._between_commas(index, limit) if tree[index].text == "," else 0

    def aside(self, index: int, limit: int) -> int:
        """The length of what stands between commas after a subject, before its verb."""
        tree = self._tree
        for place in range(index + 1, min(limit - 1, index + _FAR)):
            if tree[place].text in ";:":
                return 0
            if tree[place].text == ",":
                verb = place + 1
                while verb < limit - 1 and tree[verb].upos == "ADV":
                    verb += 1
                if tree[verb].xpos in FINITE:
                    return place + 1 - index
        return 0

    def _between_commas(self, index: int, limit: int) -> int:
        """The length of a phrase between commas that parts a noun from its infinitive."""
        tree = self._tree
        if index + 1 >= limit or tree[index + 1].upos not in {"ADP", "ADV", "SCONJ"}:
            return 0
        for place in range(index + 1, min(limit - 2, index + _THIN)):
            if tree[place].xpos in FINITE:
                return 0
            if tree[place].text == ",":
                return place + 1 - index if tree[place + 1].xpos == "TO" and tree[place + 2].xpos == "VB" else 0
        return 0

    def _date(self, index: int, limit: int) -> int:
        """The length of a date with its preposition that begins at ``index``."""
        tree, dates = self._tree, self._scene.dates
        begin = index
        while index < limit and index - begin < _LEAD and tree.lower(index) in words.BEFORE_DATES:
            index += 1
        end = index
        while end < limit and dates.holds(end):
            end += 1
        if end == index:
            return 0
        if index > begin and end < limit and tree[end].upos in {"NOUN", "ADJ"} and tree[end - 1].upos in {"ADJ", "NUM"}:
            return 0
        if end < limit and tree.lower(end) in {"'s", "'"}:
            return end + 1 - index if index == begin else 0
        if index > begin and end < limit and tree[end].upos in {"NOUN", "PROPN", "ADJ"}:
            return 0
        return end - begin

    def stops(self, index: int, kept: list[int], verb: int, limit: int, *, said: bool = False) -> bool:
        """Whether the words after ``kept`` end before the token at ``index``."""
        tree = self._tree
        token, low = tree[index], tree.lower(index)
        if token.text == ",":
            return self._comma_stops(index, kept, limit)
        if token.upos == "PUNCT":
            return token.text not in _WITHIN or (token.text == "–" and tree.text[token.span.start - 1] == " ")
        if said and kept and not any(tree[i].xpos in FINITE for i in kept):
            return False  # what is said has its verb still to come
        if token.upos == "CCONJ":
            return not kept or self._and_stops(index, kept, limit)
        if low in words.BREAKS and (token.upos == "SCONJ" or (kept and low != "as")):
            return bool(kept) or not said
        if low in {"as", "when", "once", "while"} and self._clause_follows(index + 1, limit):
            return bool(kept) or not said
        if token.deprel == "mark" and low == "that" and tree.lemma(verb) in lexicon.REPORTING:
            return False
        if kept and token.xpos in {"WP", "WDT", "WRB", "WP$"}:
            return tree[kept[-1]].upos not in {"VERB", "ADP"} and kept[-1] != verb
        return False

    def _and_stops(self, index: int, kept: list[int], limit: int) -> bool:
        """Whether "and" begins another deed and not another thing."""
        tree = self._tree
        if tree.lower(index) not in {"and", "or"}:
            return tree.lower(index) != "but" or tree.lower(kept[-1]) != "all"
        place = index + 1
        while place < limit and tree[place].upos == "ADV":
            place += 1
        being = tree[kept[-1] - 1].upos in {"AUX", "PUNCT"} and bool(tree.children(kept[-1], "cop", "aux:pass"))
        if being and tree[index + 1].upos == "ADJ":
            return False  # "is null and void"
        if place < limit and tree[place].upos in {"VERB", "AUX"} and tree[place].xpos in {"VBN", "VBD", "VBG", "VB"}:
            same = [i for i in kept if tree[i].xpos == tree[place].xpos and tree[place].xpos in {"VB", "VBG"}]
            return not same
        return self._clause_follows(index + 1, limit)

    def _clause_follows(self, index: int, limit: int) -> bool:
        """Whether a finite verb follows before the next boundary, so that a clause of its own begins here."""
        tree = self._tree
        for place in range(index, min(limit, index + 12)):
            token = tree[place]
            if token.xpos in FINITE:
                return True
            if token.upos in {"PUNCT", "SCONJ", "CCONJ"} or token.xpos in {"WP", "WDT", "WRB", "WP$", "TO"}:
                return False
        return False

    def _comma_stops(self, index: int, kept: list[int], limit: int) -> bool:
        """Whether a comma ends the stretch: not between the members of a list of nouns or adjectives."""
        tree = self._tree
        if index + 1 >= limit or not kept:
            return True
        if tree[kept[-1]].upos not in NOMINAL | {"ADJ"} or tree[index + 1].upos == "ADP":
            return True
        place = index + 1
        while place < limit and tree[place].upos in _INSIDE | {"PART"} and tree[place].xpos != "TO":
            place += 1
        if (place >= limit or place == index + 1) and tree.lower(index + 1) != "and":
            return True
        if tree.text[tree[index].span.start : tree[min(place, limit - 1)].span.start].strip(", ") == "":
            return tree.lower(place) != "and" or self._clause_follows(place + 1, limit)
        mark = tree.lower(place) if place < limit else ""
        if mark == ",":
            return self._comma_stops(place, [*kept, place - 1], limit)
        return mark not in {"and", "or"} or self._clause_follows(place + 1, limit)
