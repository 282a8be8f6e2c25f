"""Headlines: actor, verb, object and place of an event in the present tense, at most twelve words, no date.

A part is taken whole or left out, so that no phrase is cut in the middle; the order of parts is that of their weight.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from timeline_app.events import lexicon
from timeline_app.events.candidate import Candidate
from timeline_app.events.clause import Clause, Tense
from timeline_app.events.discourse import Discourse
from timeline_app.events.inflection import plural_form, third_person
from timeline_app.model import MentionForm, ParticipantKind, Status

LIMIT: Final = 12
"""Words in a headline at most."""

_SKIP_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those"})
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
_TIME_NOUNS = frozenset(
    [
        "day",
        "week",
        "month",
        "year",
        "time",
        "hour",
        "minute",
        "morning",
        "evening",
        "night",
        "afternoon",
        "weekend",
        "decade",
        "century",
        "moment",
        "today",
    ]
)


def headline(discourse: Discourse, candidate: Candidate) -> str:
    """The headline of an event as ``candidate`` tells it."""
    writer = _Writer(discourse, candidate)
    words = writer.noun() if candidate.is_noun or candidate.clause.form is MentionForm.CAPTION else writer.clause()
    text = _tidy(words)
    if not text:
        text = _tidy(candidate.clause.span.of(discourse.text))
    return _limited(text)


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" ,;:.-–—\"“”'’()[]")
    text = re.sub(r"\s+([,.;:)\]])", r"\1", text)
    return text[:1].upper() + text[1:]


def _limited(text: str) -> str:
    """At most twelve words: cut before the last small word that fits, never within a phrase of one."""
    words = text.split()
    if len(words) <= LIMIT:
        return text
    kept = words[:LIMIT]
    while len(kept) > 3 and kept[-1].lower().strip(",") in _DANGLING:
        kept.pop()
    return " ".join(kept).rstrip(" ,;:")


_DANGLING = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "with",
        "by",
        "from",
        "and",
        "or",
        "that",
        "which",
        "who",
        "its",
        "his",
        "her",
        "their",
        "as",
        "after",
        "before",
        "during",
        "over",
        "into",
        "than",
        "not",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "has",
        "have",
        "had",
        "would",
        "will",
        "about",
        "between",
        "among",
        "against",
    ]
)


class _Writer:
    """Puts the parts of one candidate together."""

    def __init__(self, discourse: Discourse, candidate: Candidate) -> None:
        self._discourse = discourse
        self._tree = discourse.tree
        self._candidate = candidate
        self._time = self._time_tokens()

    def _time_tokens(self) -> set[int]:
        found: set[int] = set()
        sentence = self._candidate.clause.sentence
        for group in self._discourse.bound.by_target.values():
            for binding in group:
                for token in self._tree.parsed.tokens_in(binding.timex.span):
                    if token.sentence == sentence:
                        found.add(token.index)
                        found.update(self._tree.children(token.index, "case"))
        for timex, _ in self._discourse.bound.loose:
            if timex.value.endswith("_REF"):
                found.update(t.index for t in self._tree.parsed.tokens_in(timex.span) if t.sentence == sentence)
        return found

    # ------------------------------------------------------------ phrases

    def phrase(self, index: int, *, short: bool = False) -> str:
        """A noun phrase as a headline has it: names for pronouns, no articles, dates, titles or asides."""
        name = self._discourse.names.at(index)
        token = self._tree[index]
        if name is not None and (token.upos == "PRON" or name.kind is ParticipantKind.PERSON):
            others = [i for i in self._tree.children(index, "conj") if not short]
            listed = [name.full, *(self.phrase(i, short=True) for i in others)]
            return " and ".join(listed) if len(listed) < 3 else ", ".join(listed[:-1]) + " and " + listed[-1]
        words = [i for i in self._tree.phrase(index) if self._wanted(i, index, short=short)]
        holder = next((i for i in words if i != index and self._is_titled_person(i, index)), None)
        if holder is not None:
            titled = self._discourse.names.at(holder)
            if titled is not None:
                return titled.full
        return self._join(words)

    def _is_titled_person(self, index: int, head: int) -> bool:
        name = self._discourse.names.at(index)
        return (
            name is not None
            and name.kind is ParticipantKind.PERSON
            and self._tree[index].head == head
            and self._tree.base(index) in {"flat", "appos", "compound"}
            and index > head
        )

    def _wanted(self, index: int, head: int, *, short: bool) -> bool:
        tree = self._tree
        token = tree[index]
        if index in self._time or self._is_aside(index):
            return False
        if tree.base(index) == "det" and tree.lower(index) in _SKIP_DETERMINERS:
            return False
        if token.upos == "ADV" and tree.lower(index) in _SKIP_ADVERBS:
            return False
        if tree.base(index) == "case" and tree[index].head == head and tree.lower(index) not in {"'s", "'"}:
            return False
        if index == tree[index].head:
            return True
        above = [index, *tree.ancestors(index)]
        for place in above[: above.index(head)] if head in above else above:
            if place in self._time and tree.base(place) in {"obl", "nmod"}:
                return False
            if short and tree.base(place) == "nmod" and tree[place].deprel != "nmod:poss":
                return False
            if tree.base(place) in {"appos", "acl", "parataxis"}:
                return False
        return True

    def _is_aside(self, index: int) -> bool:
        """Whether the token stands in brackets."""
        before = self._tree.tokens[max(0, index - 6) : index + 1]
        opened = [t.index for t in before if t.text in {"(", "["}]
        closed = [t.index for t in before[:-1] if t.text in {")", "]"}]
        return bool(opened) and (not closed or closed[-1] < opened[-1])

    def _join(self, indexes: Iterable[int]) -> str:
        pieces: list[str] = []
        last = None
        for index in sorted(set(indexes)):
            token = self._tree[index]
            text = self._resolved(index)
            glued = last is not None and self._tree[last].span.end == token.span.start and last == index - 1
            pieces.append(text if not pieces or glued or token.text in {"'s", "’s", "'", "’"} else " " + text)
            last = index
        return "".join(pieces).strip(' ,;:"“”')

    def _resolved(self, index: int) -> str:
        token = self._tree[index]
        name = self._discourse.names.at(index)
        if token.upos == "PRON" and name is not None:
            subject = self._candidate.clause.subject
            own = subject is not None and self._discourse.names.at(subject) is name and subject != index
            if token.xpos == "PRP$":
                return token.text if own else f"{name.full}'s"
            return token.text if own else name.full
        return token.text

    # ------------------------------------------------------------ events

    def noun(self) -> str:
        """The headline of an event noun or a caption."""
        words = [
            i for i in self._tree.phrase(self._candidate.head) if self._wanted(i, self._candidate.head, short=False)
        ]
        if len(words) > LIMIT:
            words = [i for i in words if self._wanted(i, self._candidate.head, short=True)]
        return self._join(words)

    def clause(self) -> str:
        """The headline of a clause."""
        clause = self._candidate.clause
        subject = self._subject(clause)
        verb = self._verb(clause, subject)
        head = " ".join(p for p in (subject, verb) if p)
        filled = self._filled(head, clause)
        bare = filled == head and self._tree.lemma(clause.head) in lexicon.BARE_SAYING
        return f"{subject} {'comment' if self._plural(clause) else 'comments'}" if bare and subject else filled

    def _subject(self, clause: Clause) -> str:
        if clause.subject is None:
            return ""
        full = self.phrase(clause.subject)
        return full if len(full.split()) <= 6 else self.phrase(clause.subject, short=True)

    def _verb(self, clause: Clause, subject: str) -> str:
        tree = self._tree
        token = tree[clause.head]
        lemma = tree.lemma(clause.head)
        particle = f" {clause.particle}" if clause.particle else ""
        no = "not " if clause.negated else ""
        if token.upos not in {"VERB", "AUX"} and "to" in clause.marker.split():
            return f"{no}to {lemma}"
        if token.upos not in {"VERB", "AUX"}:
            predicate = self._predicate(clause)
            return f"{'is' if not self._plural(clause) else 'are'} {no}{predicate}"
        if clause.passive:
            be = "to be " if self._candidate.fact.status is Status.PLANNED else ""
            return f"{be}{no}{token.text}{particle}"
        if self._candidate.fact.status is Status.PLANNED or clause.tense is Tense.INFINITIVE:
            return f"{no}to {lemma}{particle}" if subject else f"{lemma}{particle}"
        if clause.modal:
            return f"{clause.modal} {no}{lemma}{particle}"
        if clause.negated:
            return f"{'do' if self._plural(clause) else 'does'} not {lemma}{particle}"
        form = plural_form(lemma) if self._plural(clause) else third_person(lemma)
        return f"{form}{particle}"

    def _predicate(self, clause: Clause) -> str:
        words = [i for i in self._tree.phrase(clause.head) if i not in self._time]
        case = self._tree.case(clause.head)
        kept = [i for i in words if self._wanted(i, clause.head, short=len(words) > 6)]
        return f"{case} {self._join(kept)}".strip()

    def _plural(self, clause: Clause) -> bool:
        if clause.subject is None:
            return False
        token = self._tree[clause.subject]
        name = self._discourse.names.at(clause.subject)
        joined = any(self._tree[i].upos in {"NOUN", "PROPN"} for i in self._tree.children(clause.subject, "conj"))
        if joined:
            return True
        if token.upos == "PRON" and name is not None:
            return False
        return token.xpos in {"NNS", "NNPS"} or self._tree.lower(clause.subject) in {
            "they",
            "we",
            "many",
            "some",
            "others",
        }

    def _filled(self, head: str, clause: Clause) -> str:
        """The head with as many further parts as fit, in the order of the text."""
        parts: list[tuple[int, str]] = []
        budget = LIMIT - len(head.split())
        for index, text_of in self._further(clause):
            options = list(dict.fromkeys(text_of))
            fitting = next((o for o in options if o and len(o.split()) <= budget), None)
            if fitting is None:
                continue
            parts.append((index, fitting))
            budget -= len(fitting.split())
        return " ".join([head, *(text for _, text in sorted(parts))])

    def _further(self, clause: Clause) -> Sequence[tuple[int, Sequence[str]]]:
        tree = self._tree
        found: list[tuple[int, Sequence[str]]] = []
        for index in clause.objects:
            found.append((index, (self.phrase(index), self.phrase(index, short=True))))
        for index in tree.children(clause.head, "xcomp"):
            found.append((index, self._complement(index)))
        for index in tree.children(clause.head, "ccomp"):
            found.append((index, self._content(index)))
        for index in clause.obliques:
            if index in self._time or tree.lemma(index) in _TIME_NOUNS or self._holds_time(index):
                continue
            case = tree.case(index)
            if not case and tree[index].deprel in {"obl:unmarked", "obl"}:
                continue
            long = f"{case} {self.phrase(index)}".strip()
            found.append((index, (long, f"{case} {self.phrase(index, short=True)}".strip())))
        return found

    def _holds_time(self, index: int) -> bool:
        return any(i in self._time for i in self._tree.phrase(index)[-2:]) and self._tree[index].upos != "PROPN"

    def _complement(self, index: int) -> Sequence[str]:
        clause = self._discourse.clauses.get(index)
        words = self._core_words(index, deep=True)
        return (
            (self._join(words), self._join(self._core_words(index, deep=False)))
            if clause is not None
            else (self._join(words),)
        )

    def _core_words(self, index: int, *, deep: bool) -> list[int]:
        tree = self._tree
        found = [*tree.children(index, "mark", "aux"), index, *tree.children(index, "compound:prt")]
        for child in tree.children(index, "obj", "xcomp", "obl") if deep else tree.children(index, "obj"):
            if child in self._time or self._holds_time(child):
                continue
            phrase = tree.phrase(child) if tree[child].upos != "VERB" else self._core_words(child, deep=False)
            found += [i for i in phrase if self._wanted(i, child, short=True)]
            found += tree.children(child, "case")
        return self._without(found, self._time)

    @staticmethod
    def _without(indexes: Iterable[int], dropped: Collection[int]) -> list[int]:
        return sorted({i for i in indexes if i not in dropped})

    def _content(self, index: int) -> Sequence[str]:
        """What is said: the whole complement where it fits, else its core."""
        tree = self._tree
        clause = self._discourse.clauses.get(index)
        if clause is None or clause.quoted:
            return ()
        whole = [i for i in clause.words if i not in self._time and tree.base(i) != "punct" and not self._is_aside(i)]
        whole = [i for i in whole if not (tree.base(i) == "det" and tree.lower(i) in _SKIP_DETERMINERS)]
        whole = [i for i in whole if not (tree.base(i) == "mark" and tree[i].head == index and tree.lower(i) == "that")]
        core = [*tree.children(index, "aux", "cop", "advmod"), index, *tree.children(index, "compound:prt")]
        core = [i for i in core if tree.lower(i) in lexicon.NEGATIVE or tree[i].upos != "ADV"]
        for child in [*([clause.subject] if clause.subject is not None else []), *clause.objects]:
            core += [i for i in tree.phrase(child) if self._wanted(i, child, short=True)]
        return self._join(whole), self._join(self._without(core, self._time))
