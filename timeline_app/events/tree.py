"""Questions that the rules on events ask of a parsed text: who governs what, where a phrase begins and ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline_app.events import lexicon
from timeline_app.language.document import ParsedText, Token
from timeline_app.model import Span

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_APART = frozenset({"acl", "advcl", "parataxis", "ccomp", "conj", "appos", "punct", "dep", "cc", "orphan", "list"})
"""Relations that do not belong to the core of a noun phrase."""


class Tree:
    """A parsed text with the questions that rules ask of it. Token indexes go in and come out."""

    def __init__(self, parsed: ParsedText) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.text = parsed.text

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    def base(self, index: int) -> str:
        """The relation of a token to its head without the subtype."""
        return self.tokens[index].deprel.partition(":")[0]

    def children(self, index: int, *relations: str) -> list[int]:
        """The children in one of ``relations`` (base relations or ones with a subtype); all where none is given."""
        found = self.parsed.children(index)
        if not relations:
            return list(found)
        return [i for i in found if self.tokens[i].deprel in relations or self.base(i) in relations]

    def child(self, index: int, *relations: str) -> int | None:
        """The first such child."""
        return next(iter(self.children(index, *relations)), None)

    def lemmas(self, indexes: Iterable[int]) -> list[str]:
        """The lemmas of ``indexes``, in lower case."""
        return [self.lemma(i) for i in indexes]

    def lemma(self, index: int) -> str:
        """The lemma in lower case."""
        lemma = self.tokens[index].lemma.lower()
        return lexicon.PAST_LEMMAS.get(lemma, lemma)

    def lower(self, index: int) -> str:
        """The word in lower case, its apostrophes plain."""
        return self.tokens[index].text.lower().replace("’", "'")

    def ancestors(self, index: int) -> Iterator[int]:
        """The governors from the nearest to the root."""
        seen = {index}
        head = self.tokens[index].head
        while head not in seen:
            yield head
            seen.add(head)
            head = self.tokens[head].head

    def phrase(self, index: int) -> list[int]:
        """The noun phrase of a head: determiners, names, adjectives and prepositional attributes, no clauses."""
        found = [index]
        for place in found:
            for child in self.parsed.children(place):
                if self.base(child) in _APART and not self.joins_names(child) and not self._close_name(child):
                    continue
                if self.base(child) == "nmod" and child > place and self._after_comma(child):
                    continue
                if place == index and self.base(child) in {"case", "mark", "cop", "nsubj", "aux", "advmod", "obl"}:
                    continue
                found.append(child)
        return self.contiguous(sorted(found), index)

    def _close_name(self, index: int) -> bool:
        """Whether an apposition is the name itself, without a comma ("her rival John Doe"); no event is named so."""
        return (
            self.base(index) == "appos"
            and self.tokens[index].upos == "PROPN"
            and index > self.tokens[index].head
            and self.lemma(self.tokens[index].head) not in lexicon.EVENT_NOUNS
            and self.tokens[index - 1].text not in {",", "(", "-", "–", "—"}
        )

    def _after_comma(self, index: int) -> bool:
        """Whether a prepositional attribute is set off by a comma: it then belongs to the clause."""
        first = min([index, *self.children(index, "case", "det", "amod", "compound", "nmod:poss")])
        return first > 0 and self.tokens[first - 1].text == ","

    def contiguous(self, indexes: list[int], centre: int) -> list[int]:
        """The part of sorted ``indexes`` that holds ``centre`` without gaps other than punctuation and hyphens."""
        kept = [centre]
        present = set(indexes)
        for step in (1, -1):
            place = centre + step
            while indexes[0] <= place <= indexes[-1]:
                if place in present:
                    kept.append(place)
                elif self.tokens[place].upos != "PUNCT":
                    break
                place += step
        return sorted(kept)

    def joins_names(self, index: int) -> bool:
        """Whether a conjunct is one name of an enumeration ("Libya and Turkey"), so that it stays in its phrase."""
        head = self.tokens[index].head
        return self.base(index) == "cc" or (
            self.base(index) == "conj" and self.tokens[index].upos in NOMINAL and self.tokens[head].upos in NOMINAL
        )

    def span(self, indexes: Iterable[int]) -> Span:
        """The characters from the first to the last of ``indexes``."""
        ordered = sorted(indexes)
        return Span(self.tokens[ordered[0]].span.start, self.tokens[ordered[-1]].span.end)

    def words(self, indexes: Iterable[int]) -> str:
        """The text from the first to the last of ``indexes``, its white space folded."""
        return " ".join(self.span(indexes).of(self.text).split())

    def case(self, index: int) -> str:
        """The prepositions of a phrase in lower case ("ahead of"), empty where it has none."""
        found: list[str] = []
        for child in self.children(index, "case"):
            found.append(self.lower(child))
            found.extend(self.lower(i) for i in self.children(child, "fixed"))
        return " ".join(found)

    def quoted(self) -> list[bool]:
        """For each token whether it stands inside quotation marks; an unclosed mark ends with its paragraph."""
        inside, result = False, []
        last_end = 0
        for token in self.tokens:
            if "\n" in self.text[last_end : token.span.start]:
                inside = False
            last_end = token.span.end
            mark = token.text in {'"', "“", "”", "„", "«", "»", "``", "''"}
            if mark:
                opening = token.text in {"“", "„", "«", "``"}
                closing = token.text in {"”", "»", "''"}
                inside = opening or (not closing and not inside)
                result.append(True)
            else:
                result.append(inside)
        return result
