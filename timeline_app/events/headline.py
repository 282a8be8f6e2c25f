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
from timeline_app.events.phrases import SKIP_DETERMINERS, SUBJECT, Phrases
from timeline_app.model import MentionForm, Status

LIMIT: Final = 12
"""Words in a headline at most."""


_REACH = 12
"""How many clauses back a pronoun may point."""

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
    """At most twelve words, no joining word in front, no small word left hanging at the end."""
    words = text.split()
    while len(words) > 3 and words[0].lower() in _LEADING:
        words.pop(0)
    kept = words[:LIMIT]
    while len(kept) > 2 and kept[-1].lower().strip(",") in _DANGLING:
        kept.pop()
    short = " ".join(kept).rstrip(" ,;:")
    return short[:1].upper() + short[1:]


_LEADING = frozenset(["and", "but", "or", "that", "which", "while", "as", "so", "yet"])
"""Words that join a clause to another and open no headline."""


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


class _Writer(Phrases):
    """Puts the parts of one candidate together."""

    def noun(self) -> str:
        """The headline of an event noun or a caption."""
        words = [i for i in self.tree.phrase(self.candidate.head) if self.wanted(i, self.candidate.head, short=False)]
        if len(words) > LIMIT:
            words = [i for i in words if self.wanted(i, self.candidate.head, short=True)]
        return self.join(words)

    def clause(self) -> str:
        """The headline of a clause."""
        clause = self.candidate.clause
        subject = self._subject(clause)
        verb = self._verb(clause, subject)
        head = " ".join(p for p in (subject, verb) if p)
        filled = self._filled(head, clause)
        bare = filled == head and self.tree.lemma(clause.head) in lexicon.BARE_SAYING
        return f"{subject} {'comment' if self._plural(clause) else 'comments'}" if bare and subject else filled

    def _subject(self, clause: Clause) -> str:
        if clause.subject is None:
            return ""
        if self.tree[clause.subject].upos == "PRON" and self.discourse.names.at(clause.subject) is None:
            return self._meant(clause)
        full = self.phrase(clause.subject)
        return self._short_enough(full, clause.subject)

    def _short_enough(self, full: str, subject: int) -> str:
        """The subject in full, without its attributes, or as its bare head, whichever leaves room for the rest."""
        if len(full.split()) <= SUBJECT:
            return full
        short = self.phrase(subject, short=True)
        if len(short.split()) <= SUBJECT:
            return short
        tree = self.tree
        core = [subject, *tree.children(subject, "compound", "amod", "nummod", "flat")]
        return self.join(i for i in core if self.wanted(i, subject, short=True))

    def _meant(self, clause: Clause) -> str:
        """What a plural pronoun as subject stands for: the last plural subject told; else the pronoun itself."""
        tree = self.tree
        pronoun = clause.subject
        if pronoun is None or tree.lower(pronoun) != "they":
            return (
                ""
                if pronoun is not None and tree.lower(pronoun) == "it" and not clause.objects
                else self.phrase(pronoun or 0)
            )
        earlier = [c for h, c in self.discourse.clauses.items() if h < clause.head and c.subject is not None]
        for other in reversed(earlier[-_REACH:]):
            subject = other.subject
            if subject is None or tree[subject].upos not in {"NOUN", "PROPN"}:
                continue
            if tree[subject].xpos in {"NNS", "NNPS"} or tree.children(subject, "conj"):
                return self._short_enough(self.phrase(subject), subject)
        return self.phrase(pronoun)

    def _verb(self, clause: Clause, subject: str) -> str:
        tree = self.tree
        token = tree[clause.head]
        lemma = tree.lemma(clause.head)
        particle = f" {clause.particle}" if clause.particle else ""
        no = "not " if clause.negated else ""
        if token.upos not in {"VERB", "AUX"} and "to" in clause.marker.split():
            return f"{no}to {lemma}"
        if token.upos not in {"VERB", "AUX"}:
            predicate = self._predicate(clause)
            if not subject:
                return f"{no}{predicate}"
            return f"{'is' if not self._plural(clause) else 'are'} {no}{predicate}"
        if clause.passive:
            be = "to be " if self.candidate.fact.status is Status.PLANNED else ""
            return f"{be}{no}{token.text}{particle}"
        if self.candidate.fact.status is Status.PLANNED or clause.tense is Tense.INFINITIVE:
            return f"{no}to {lemma}{particle}" if subject else f"{lemma}{particle}"
        if clause.modal:
            return f"{clause.modal} {no}{lemma}{particle}"
        if clause.negated:
            return f"{'do' if self._plural(clause) else 'does'} not {lemma}{particle}"
        form = plural_form(lemma) if self._plural(clause) else third_person(lemma)
        return f"{form}{particle}"

    def _predicate(self, clause: Clause) -> str:
        words = [i for i in self.tree.phrase(clause.head) if i not in self.time]
        case = self.tree.case(clause.head)
        kept = [i for i in words if self.wanted(i, clause.head, short=len(words) > 6)]
        return f"{case} {self.join(kept)}".strip()

    def _plural(self, clause: Clause) -> bool:
        if clause.subject is None:
            return False
        token = self.tree[clause.subject]
        name = self.discourse.names.at(clause.subject)
        joined = any(self.tree[i].upos in {"NOUN", "PROPN"} for i in self.tree.children(clause.subject, "conj"))
        if joined:
            return True
        if token.upos == "PRON" and name is not None:
            return False
        return token.xpos in {"NNS", "NNPS"} or self.tree.lower(clause.subject) in {
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
        tree = self.tree
        found: list[tuple[int, Sequence[str]]] = []
        for index in clause.objects:
            found.append((index, (self.phrase(index), self.phrase(index, short=True))))
        for index in tree.children(clause.head, "xcomp"):
            found.append((index, self._complement(index)))
        for index in tree.children(clause.head, "ccomp"):
            found.append((index, self._content(index)))
        for index in clause.obliques:
            if self._holds_time(index):
                continue
            case = tree.case(index)
            if not case and tree[index].deprel in {"obl:unmarked", "obl"}:
                continue
            phrases = [p for p in (self.phrase(index), self.phrase(index, short=True)) if p]
            found.append((index, tuple(f"{case} {p}".strip() for p in phrases)))
        return found

    def _holds_time(self, index: int) -> bool:
        return index in self.time or self.tree.lemma(index) in _TIME_NOUNS

    def _complement(self, index: int) -> Sequence[str]:
        clause = self.discourse.clauses.get(index)
        words = self._core_words(index, deep=True)
        return (
            (self.join(words), self.join(self._core_words(index, deep=False)))
            if clause is not None
            else (self.join(words),)
        )

    def _core_words(self, index: int, *, deep: bool) -> list[int]:
        tree = self.tree
        found = [*tree.children(index, "mark", "aux", "cop"), index, *tree.children(index, "compound:prt")]
        for child in tree.children(index, "obj", "xcomp", "obl") if deep else tree.children(index, "obj"):
            if child in self.time or self._holds_time(child):
                continue
            phrase = tree.phrase(child) if tree[child].upos != "VERB" else self._core_words(child, deep=False)
            found += [i for i in phrase if self.wanted(i, child, short=True)]
            found += tree.children(child, "case")
        return self._without(found, self.time)

    @staticmethod
    def _without(indexes: Iterable[int], dropped: Collection[int]) -> list[int]:
        return sorted({i for i in indexes if i not in dropped})

    def _content(self, index: int) -> Sequence[str]:
        """What is said: the whole complement where it fits, else its core."""
        tree = self.tree
        clause = self.discourse.clauses.get(index)
        if clause is None or clause.quoted:
            return ()
        whole = [i for i in clause.words if i not in self.time and tree.base(i) != "punct" and not self.is_aside(i)]
        whole = [i for i in whole if not (tree.base(i) == "det" and tree.lower(i) in SKIP_DETERMINERS)]
        whole = [i for i in whole if not (tree.base(i) == "mark" and tree[i].head == index and tree.lower(i) == "that")]
        to = [i for i in tree.children(index, "mark") if tree.lower(i) == "to"]
        core = [
            *to,
            *tree.children(index, "aux", "cop", "advmod", "expl"),
            index,
            *tree.children(index, "compound:prt"),
        ]
        core = [i for i in core if tree.lower(i) in lexicon.NEGATIVE or tree[i].upos != "ADV"]
        for child in [*([clause.subject] if clause.subject is not None else []), *clause.objects]:
            core += [i for i in tree.phrase(child) if self.wanted(i, child, short=True)]
        return self.join(whole), self.join(self._without(core, self.time))
