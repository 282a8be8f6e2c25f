"""Whom a pronoun of a headline stands for, where neither a name nor the pronoun's own clause tells.

Centering (Grosz, Joshi and Weinstein 1995): what was spoken of last as a subject is the likeliest, within
agreement in number and in being a person or a thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from timeline_app.events import lexicon
from timeline_app.events.discourse import Discourse
from timeline_app.events.headlines import words
from timeline_app.events.headlines.dates import Dates
from timeline_app.events.names import Name
from timeline_app.model import BlockKind, ParticipantKind

_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_THING = frozenset({"it", "its", "itself"})
_ONE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = _ONE - _HE
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_WEIGHT = {"nsubj": 3.0, "obj": 1.6, "iobj": 1.4, "obl": 0.9, "nmod": 0.3, "conj": 0.2, "root": 1.0, "appos": 0.1}
_BACK = 4
_SEEMING = frozenset({"emerge", "appear", "seem", "transpire", "turn", "happen"})


def human(lemma: str) -> bool:
    """Whether a noun means a person, as far as its ending or the table of such nouns tells."""
    return lemma in words.PERSON_NOUNS or (len(lemma) > 5 and lemma.endswith(("ist", "eer", "ian", "man", "woman")))


class References:
    """Antecedents of the pronouns of one article."""

    def __init__(self, discourse: Discourse, dates: Dates) -> None:
        self._discourse = discourse
        self._tree = discourse.tree
        self._dates = dates
        self._resolved: dict[tuple[int, int], int] = {}

    @cached_property
    def _quoted(self) -> list[bool]:
        return self._tree.quoted()

    def quoted(self, index: int) -> bool:
        """Whether the token stands inside quotation marks."""
        return self._quoted[index]

    def quotation_end(self, first: int, last: int) -> int:
        """The end of the quotation that ``first`` stands in, where it has a verb of its own, else ``last``."""
        end = first
        while end < last and self._quoted[end]:
            end += 1
        whole = any(self._tree[i].xpos in {"VBD", "VBZ", "VBP", "MD"} for i in range(first, end))
        return end if whole else last

    def identity(self, index: int) -> tuple[str, int]:
        """What makes two mentions the same: their name, else the head of the antecedent."""
        place = self.resolve(index)
        name = self.name(place) or self._titled(place)
        return ("token", place) if name is None else ("name", id(name))

    def _titled(self, index: int) -> Name | None:
        """The person whose name follows a noun between commas ("her minister, Ada Marsh, ...")."""
        if self._tree[index].upos != "NOUN":
            return None
        named = [self.name(i) for i in self._tree.children(index, "appos") if i > index]
        return next((n for n in named if n is not None and n.kind is ParticipantKind.PERSON), None)

    def name(self, index: int) -> Name | None:
        """The name of a token, if it is one of a person, an organisation or a place."""
        found = self._discourse.names.at(index)
        token = self._tree[index]
        if found is None and token.upos in {"NOUN", "PROPN"} and self._tree.base(index) not in {"flat", "compound"}:
            return self._surnames.get(token.text)
        return found

    @cached_property
    def _surnames(self) -> dict[str, Name]:
        """People by the last word of their full name, where it is that of one person only."""
        people = [n for n in self._discourse.names.all if n.kind is ParticipantKind.PERSON and len(n.parts) > 1]
        last = [n.parts[-1] for n in people]
        return {n.parts[-1]: n for n in people if last.count(n.parts[-1]) == 1 and n.parts[-1][:1].isupper()}

    def resolve(self, index: int, depth: int = 4) -> int:
        """The token that a pronoun stands for; the token itself where it is none or nothing fits."""
        if self._tree[index].upos not in {"PRON", "DET"}:
            return index
        if (index, depth) not in self._resolved:
            self._resolved[index, depth] = self._resolve(index, depth)
        return self._resolved[index, depth]

    def _resolve(self, index: int, depth: int) -> int:
        tree = self._tree
        token = tree[index]
        lower = tree.lower(index)
        if depth == 0 or token.upos not in {"PRON", "DET"} or self.name(index) is not None:
            return index
        if lower in words.FIRST_PERSON:
            return self._speaker(index, depth)
        if lower in _RELATIVE:
            if tree.base(index) == "det" and lower != "whose":
                return index
            return self._relative(index, depth)
        if lower.endswith(("self", "selves")):
            return index
        if lower not in _PLURAL | _THING | _ONE or self._empty(index):
            return index
        best = max(self._candidates(index), key=lambda c: (c[1], c[0]), default=None)
        if best is None:
            return index
        found = self.resolve(best[0], depth - 1)
        return index if tree[found].upos == "PRON" and self.name(found) is None else found

    def owns(self, index: int) -> bool:
        """Whether a token can stand before "'s" in a headline: a name, people or a body of people."""
        tree = self._tree
        if self.name(index) is not None:
            return True
        if tree[index].upos not in {"NOUN", "PROPN"}:
            return False
        begins = tree.parsed.sentences[tree[index].sentence].first == index
        if tree[index].upos == "PROPN" and tree[index].text[:1].isupper() and not begins:
            return True
        return self.plural(index) or tree.lemma(index) in words.PERSON_NOUNS | words.COLLECTIVE

    def animate(self, index: int) -> bool:
        """Whether a subject can speak: a name, a person, a body of people."""
        place = self.resolve(index)
        lemma = self._tree.lemma(place)
        return self.name(place) is not None or human(lemma) or lemma in words.COLLECTIVE or self.owns(place)

    def number(self, index: int) -> bool | None:
        """Whether a noun phrase is plural where its head leaves no doubt, else ``None``."""
        tree = self._tree
        if tree[index].upos not in {"NOUN", "PROPN"} or tree.lemma(index) in words.COLLECTIVE | words.COUNTING:
            return None
        name = self.name(index)
        alone = not tree.children(index, "conj")
        if self.plural(index) and not (alone and name is not None and name.kind is ParticipantKind.PERSON):
            return True
        if name is not None:
            return False if name.kind is ParticipantKind.PERSON else None
        return False if tree[index].xpos == "NN" and not tree.text[: tree[index].span.end].endswith("s") else None

    def plural(self, index: int) -> bool:
        """Whether the phrase of a token means several."""
        tree = self._tree
        joined = [i for i in tree.children(index, "conj") if tree[i].upos in {"NOUN", "PROPN", "PRON"}]
        joined += [j for i in joined for j in tree.children(i, "conj")]
        if any(tree.lower(c) == "and" for i in joined for c in tree.children(i, "cc")):
            return True
        name = self.name(index)
        if name is not None and tree[index].upos == "PROPN":
            return False
        if tree[index].upos == "NUM":
            return tree.lower(index) not in {"one", "1"} and (index == 0 or tree[index - 1].text != "-")  # "Mi-8"
        if tree[index].xpos == "VBZ" and tree.children(index, "det", "amod"):
            return True
        return tree[index].xpos in {"NNS", "NNPS"} or tree.lower(index) in words.PLURAL_WORDS

    def _empty(self, index: int) -> bool:
        """Whether "it" stands for nothing ("it is clear that ...")."""
        tree = self._tree
        if tree.base(index) == "expl":
            return True
        head = tree[index].head
        if tree.lower(index) != "it":
            return False
        if tree.lemma(head) in _SEEMING and tree.children(head, "ccomp", "xcomp", "csubj"):
            return True
        later = [i for i in tree.children(head, "ccomp", "csubj", "xcomp", "advcl") if i > head]
        return tree[head].upos != "VERB" and bool(tree.children(head, "cop")) and bool(later)

    def _speaker(self, index: int, depth: int) -> int:
        for place in [index, *self._tree.ancestors(index)]:
            clause = self._discourse.clauses.get(place)
            if clause is None or clause.reporter is None:
                continue
            reporter = self._discourse.clauses.get(clause.reporter)
            if reporter is not None and reporter.subject is not None and reporter.subject != index:
                return self.resolve(reporter.subject, depth - 1)
        return index

    def _relative(self, index: int, depth: int) -> int:
        tree = self._tree
        for place in [index, *tree.ancestors(index)]:
            if tree.base(place) == "acl" and tree[tree[place].head].upos in {"NOUN", "PROPN", "PRON", "NUM"}:
                return self.resolve(tree[place].head, depth - 1)
        before = index - 1
        if before >= 0 and tree.lower(before) == "of":
            before -= 1
            while before >= 0 and (tree[before].upos in {"PUNCT", "NUM"} or tree.lemma(before) in words.COUNTING):
                before -= 1
            if tree[before].xpos == "VBN" and tree[before - 1].upos == "NUM":
                return before - 1
            before = self._last_plural(index, before)
        while before >= 0 and tree[before].sentence == tree[index].sentence:
            if tree[before].upos in {"NOUN", "PROPN"} and not self._dates.holds(before):
                return self._top(before)
            if tree[before].upos not in {"PUNCT", "ADP"}:
                break
            before -= 1
        return index

    def _last_plural(self, index: int, before: int) -> int:
        """The nearest plural noun of the same sentence at or before a token, else that token."""
        tree = self._tree
        for place in range(before, tree.parsed.sentences[tree[index].sentence].first - 1, -1):
            if tree[place].upos == "NOUN" and self.plural(place) and not self._dates.holds(place):
                return place
        return before

    def _top(self, index: int) -> int:
        while self._tree.base(index) in {"flat", "compound", "appos"} and self._tree[index].head < index:
            index = self._tree[index].head
        return index

    def _candidates(self, index: int) -> Iterator[tuple[int, float]]:
        tree = self._tree
        sentence = tree[index].sentence
        paragraph = self._discourse.paragraph(index)
        barred = self._barred(index)
        above = self._holders(index)
        if tree[index].deprel == "nmod:poss" and tree.base(tree[index].head) == "nsubj":
            above.update(tree.children(tree[index].head))
        for place in range(index - 1, -1, -1):
            token = tree[place]
            away = sentence - token.sentence
            if away > _BACK or self._discourse.paragraph(place) < paragraph - 1:
                break
            if place in barred or place in above or not self._agrees(place, index):
                continue
            if self._discourse.block_kind(place) is not self._discourse.block_kind(index):
                continue
            yield place, self._weight(place, index, away)

    def _holders(self, index: int) -> set[int]:
        """The nouns that a pronoun stands inside of, up to the one that its own clause modifies."""
        found: set[int] = set()
        verbs = 0
        for place in self._tree.ancestors(index):
            if self._tree[place].upos in {"VERB", "AUX"}:
                verbs += 1
                if verbs > 1:
                    break
            elif self._tree[place].upos in {"NOUN", "PROPN"}:
                found.add(place)
        return found

    def _weight(self, place: int, index: int, away: int) -> float:
        tree = self._tree
        lower = tree.lower(index)
        role = place
        part = tree.base(index) == "nmod" and tree.lemma(tree[index].head) in words.COUNTING
        while (
            part
            and tree.base(role) == "nmod"
            and tree.case(role) == "of"
            and tree.lemma(tree[role].head) in words.COUNTING
        ):
            role = tree[role].head  # "most of the doses" are doses
        weight = _WEIGHT.get(tree.base(role), 0.0) - 1.3 * away
        if tree.base(place) == "nsubj":
            head = tree[place].head
            weight += 0.7 if tree.base(head) in {"root", "parataxis"} else 0.0
            weight += 0.5 if away == 0 and tree.base(index) == "nsubj" else 0.0
            weight += 1.0 if head in tree.ancestors(index) else 0.0
        elif tree.base(place) in {"obj", "obl"} and lower in words.OWNING and self._told_to(place, index):
            weight += 4.0 if tree.base(place) == "obj" else 4.7
        if tree.base(place) == tree.base(index) == "obj":
            weight += 1.6
        if tree[place].upos == "PRON":
            weight += 0.4
        if lower in _HE | _SHE and tree.lemma(place) in words.WOMEN | words.MEN:
            weight += 1.5
        if any(tree.lower(i) == "to" for i in tree.children(tree[place].head, "mark")):
            weight -= 0.3
        if lower in _PLURAL and (human(tree.lemma(place)) or tree.lemma(place) in words.COLLECTIVE):
            weight += 0.8
        if tree[index].deprel == "nsubj:pass" and tree.lemma(tree[index].head) in words.SEIZING:
            weight -= 3.0 if tree.lemma(place) in words.KEEPERS else 0.0
        weight += self._animacy(place, index)
        if lower in _THING and self.name(place) is not None:
            weight += 0.3
        if self._quoted[place] and not self._quoted[index]:
            weight -= 1.5
        return weight

    def _told_to(self, place: int, index: int) -> bool:
        """Whether a possessive stands in an infinitive that those at ``place`` are to do ("urged parents to keep")."""
        tree = self._tree
        verb = tree[place].head
        for above in tree.ancestors(index):
            if tree[above].upos == "VERB" and above != verb:
                marks = [tree.lower(i) for i in tree.children(above, "mark")]
                asked = tree.lemma(verb) in lexicon.SPEECH_ACTS | lexicon.CAUSATIVE
                return "to" in marks and tree[above].head in {verb, place} and place < above and asked
        return False

    def _animacy(self, place: int, index: int) -> float:
        """How well a candidate can do what the pronoun's verb says: speak, or take place."""
        tree = self._tree
        if tree.base(index) != "nsubj":
            return 0.0
        verb, lemma = tree.lemma(tree[index].head), tree.lemma(place)
        if verb in lexicon.REPORTING | lexicon.SPEECH_ACTS:
            alive = self.name(place) is not None or human(lemma) or lemma in words.COLLECTIVE
            return 0.6 if alive or tree[place].upos == "PRON" else -2.0
        if verb in lexicon.OCCURRENCE and tree.lower(index) == "it":
            return 2.0 if lemma in lexicon.EVENT_NOUNS else -0.5
        return 0.0

    def _barred(self, index: int) -> set[int]:
        """The subject of its own verb is not what an object pronoun stands for (Principle B)."""
        tree = self._tree
        if tree.base(index) not in {"obj", "iobj", "obl"} or tree.lower(index).endswith(("self", "selves")):
            return set()
        clause = self._discourse.clauses.get(tree[index].head)
        subject = None if clause is None else clause.subject
        return set() if subject is None or subject == index else {subject, self.resolve(subject, 2)}

    def _agrees(self, place: int, index: int) -> bool:
        tree = self._tree
        token, lower = tree[place], tree.lower(index)
        if token.upos == "PRON":
            here = tree.lower(place)
            return any(here in group and lower in group for group in (_PLURAL, _THING, _ONE)) and here != "his"
        if lower in _ONE and tree.lower(place) == "one" and tree.children(place, "nmod"):
            return tree.base(place) == "nsubj"
        if token.upos not in {"NOUN", "PROPN", "NUM"} or tree.base(place) in {"compound", "flat", "fixed", "nummod"}:
            return False
        if self._dates.holds(place) or tree.lemma(place) in words.TIME_NOUNS | words.COUNTING | words.UNITS:
            return False
        if self._discourse.block_kind(place) is BlockKind.CAPTION:
            return False
        women, men = tree.lemma(place) in words.WOMEN, tree.lemma(place) in words.MEN
        if (lower in _HE and women) or (lower in _SHE and men):
            return False
        name = self.name(place)
        person = name is not None and name.kind is ParticipantKind.PERSON
        if lower in _PLURAL:
            organisation = name is not None and name.kind is ParticipantKind.ORGANISATION
            owner = lower == "their" and token.upos == "PROPN" and not person and self._told_to(place, index)
            return (
                self.plural(place) or organisation or owner or (name is None and tree.lemma(place) in words.COLLECTIVE)
            )
        if lower in _THING:
            return (
                token.upos != "NUM"
                and not person
                and not self.plural(place)
                and (tree.lemma(place) not in words.PERSON_NOUNS)
            )
        return not self.plural(place) and not person and tree.lemma(place) in words.PERSON_NOUNS
