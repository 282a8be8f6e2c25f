"""Noun phrases as headlines have them: names for pronouns, no articles, no dates, no asides."""

from __future__ import annotations

from collections.abc import Iterable

from timeline_app.events.candidate import Candidate
from timeline_app.events.discourse import Discourse
from timeline_app.model import ParticipantKind

SUBJECT = 6
"""Words of a subject that leave room for what it does."""

SKIP_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those"})
"""Words that a headline leaves out in front of a noun."""

_SKIP_ADVERBS = frozenset(
    [
        "also",
        "however",
        "notably",
        "meanwhile",
        "today",
        "yesterday",
        "earlier",
        "later",
        "then",
        "reportedly",
        "recently",
        "still",
        "already",
        "now",
        "currently",
        "previously",
        "soon",
        "again",
        "thus",
        "therefore",
        "additionally",
        "furthermore",
        "moreover",
        "further",
        "even",
        "just",
        "only",
    ]
)


class Phrases:
    """Noun phrases of one candidate's sentence as a headline has them."""

    def __init__(self, discourse: Discourse, candidate: Candidate) -> None:
        self.discourse = discourse
        self.tree = discourse.tree
        self.candidate = candidate
        self.time = self._time_tokens()

    def _time_tokens(self) -> set[int]:
        found: set[int] = set()
        sentence = self.candidate.clause.sentence
        for group in self.discourse.bound.by_target.values():
            for binding in group:
                for token in self.tree.parsed.tokens_in(binding.timex.span):
                    if token.sentence == sentence:
                        found.add(token.index)
                        found.update(self.tree.children(token.index, "case"))
        for timex, _ in self.discourse.bound.loose:
            if timex.value.endswith("_REF"):
                found.update(t.index for t in self.tree.parsed.tokens_in(timex.span) if t.sentence == sentence)
        return found

    def phrase(self, index: int, *, short: bool = False) -> str:
        """A noun phrase as a headline has it: names for pronouns, no articles, dates, titles or asides."""
        name = self.discourse.names.at(index)
        token = self.tree[index]
        if name is not None and (token.upos == "PRON" or name.kind is ParticipantKind.PERSON):
            others = [i for i in self.tree.children(index, "conj") if not short]
            listed = [name.full, *(self.phrase(i, short=True) for i in others)]
            if sum(len(part.split()) for part in listed) > SUBJECT:
                return f"{name.full} and others"
            return " and ".join(listed) if len(listed) < 3 else ", ".join(listed[:-1]) + " and " + listed[-1]
        words = [i for i in self.tree.phrase(index) if self.wanted(i, index, short=short)]
        holder = next((i for i in words if i != index and self._is_titled_person(i, index)), None)
        if holder is not None:
            titled = self.discourse.names.at(holder)
            if titled is not None:
                return titled.full
        return self.join(words)

    def _is_titled_person(self, index: int, head: int) -> bool:
        name = self.discourse.names.at(index)
        return (
            name is not None
            and name.kind is ParticipantKind.PERSON
            and self.tree[index].head == head
            and self.tree.base(index) in {"flat", "appos", "compound"}
            and index > head
        )

    def wanted(self, index: int, head: int, *, short: bool) -> bool:
        """Whether a headline keeps a token of the phrase of ``head``; ``short`` leaves out prepositional attributes."""
        tree = self.tree
        token = tree[index]
        if index in self.time or self.is_aside(index):
            return False
        if tree.base(index) == "det" and tree.lower(index) in SKIP_DETERMINERS:
            return False
        if token.upos == "ADV" and tree.lower(index) in _SKIP_ADVERBS:
            return False
        if tree.base(index) == "case" and tree[index].head == head and tree.lower(index) not in {"'s", "'"}:
            return False
        if index == tree[index].head:
            return True
        above = [index, *tree.ancestors(index)]
        for place in above[: above.index(head)] if head in above else above:
            if place in self.time and tree.base(place) in {"obl", "nmod"}:
                return False
            if short and tree.base(place) == "nmod" and tree[place].deprel != "nmod:poss":
                return False
            if tree.base(place) in {"appos", "acl", "parataxis"}:
                return False
        return True

    def is_aside(self, index: int) -> bool:
        """Whether the token stands in brackets."""
        before = self.tree.tokens[max(0, index - 6) : index + 1]
        opened = [t.index for t in before if t.text in {"(", "["}]
        closed = [t.index for t in before[:-1] if t.text in {")", "]"}]
        return bool(opened) and (not closed or closed[-1] < opened[-1])

    def join(self, indexes: Iterable[int]) -> str:
        """The words of tokens in order, with the commas of lists and hyphens, pronouns replaced by names."""
        pieces: list[str] = []
        last = None
        for index in sorted(set(indexes)):
            pieces.append(self._gap(last, index) + self._resolved(index))
            last = index
        return "".join(pieces).strip(' ,;:"“”')

    def _gap(self, last: int | None, index: int) -> str:
        """What stands between two words of a phrase: nothing, a space, the comma of a list, a hyphen."""
        tree = self.tree
        if last is None or tree.lower(index) in {"'s", "'"}:
            return ""
        if index == last + 1:
            return "" if tree[last].span.end == tree[index].span.start else " "
        between = [tree[i].text for i in range(last + 1, index)]
        if between == ["-"]:
            return "-"
        return ", " if between == [","] else " "

    def _resolved(self, index: int) -> str:
        token = self.tree[index]
        name = self.discourse.names.at(index)
        if token.upos == "PRON" and name is not None:
            subject = self.candidate.clause.subject
            own = subject is not None and self.discourse.names.at(subject) is name and subject != index
            if token.xpos == "PRP$":
                return token.text if own else f"{name.full}'s"
            return token.text if own else name.full
        return token.text
