"""Who does it: the subject of a clause, through control, conjunction, causing and what the parser left loose."""

from __future__ import annotations

from timeline_app.events import lexicon
from timeline_app.events.clause import Clause, Tense
from timeline_app.events.headlines import words
from timeline_app.events.headlines.phrases import BARE
from timeline_app.events.headlines.references import human
from timeline_app.events.headlines.scene import Scene
from timeline_app.events.headlines.speech import misread
from timeline_app.model import ParticipantKind

_APART = 2
"""Tokens from the article of a description back to the name before its comma or dash."""


class Subjects:
    """Finds the subjects of the clauses of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def of(self, clause: Clause) -> int | None:
        """The subject: the clause's own, or that of the clause that it hangs on."""
        tree = self._scene.tree
        above = self._scene.discourse.clauses.get(tree[clause.head].head)
        torn = None if above is None or above is clause else misread(self._scene, above)
        if torn is not None and torn[1] == clause.head:
            return torn[0]
        owned = self.owned(clause)
        if owned is not None:
            return owned
        speaker = self._speaker(clause)
        if speaker is not None:
            return speaker
        if clause.subject is not None and clause.subject != clause.head:
            if self._timely(clause.subject) and (
                tree.base(clause.head) == "acl" or self._scene.dates.holds(clause.subject)
            ):
                return self._noun_before(clause)
            first = clause.head
            while tree.base(first) == "conj" and not tree.children(first, "nsubj") and tree[first].head < first:
                first = tree[first].head
            nearest = [i for i in tree.children(first, "nsubj") if clause.subject < i < first]
            nearest = [i for i in nearest if not self._aside(clause.subject, i)]
            joined = any(tree.lower(i) == "and" for i in range(clause.subject, nearest[-1] if nearest else 0))
            apart = bool(nearest) and not joined and tree[clause.subject].head == first
            own = nearest[-1] if apart else clause.subject
            own = self._nearer(clause, self._actor(own))
            place = self._causee(clause) or self._after_colon(clause, own)
            return self._described(self._person_in(clause, place))
        for place in tree.ancestors(clause.head):
            above = self._scene.discourse.clauses.get(place)
            if above is not None and above.subject is not None and tree.base(clause.head) not in {"acl"}:
                return above.subject
        return self._noun_before(clause)

    def owned(self, clause: Clause) -> int | None:
        """The noun between "whose" and the verb ("a woman whose party won and took office")."""
        tree = self._scene.tree
        first = clause.head
        while tree.base(first) == "conj" and not tree.children(first, "nsubj") and tree[first].head < first:
            first = tree[first].head
        noun = first - 1
        while noun > 0 and (tree[noun].upos in {"ADV", "AUX"}):
            noun -= 1
        begin = noun
        while begin > 0 and tree[begin].upos in {"NOUN", "PROPN", "ADJ", "NUM"}:
            begin -= 1
        return noun if begin < noun and tree[begin].xpos == "WP$" else None

    def _actor(self, subject: int) -> int:
        """The noun of a participle between commas that was taken for a subject ("Ada Marsh, *smiling*, said")."""
        tree = self._scene.tree
        noun = tree.child(subject, "nsubj") if tree[subject].xpos == "VBG" else None
        apart = noun is not None and any(tree[i].text == "," for i in range(noun, subject))
        return noun if noun is not None and apart else subject

    def _nearer(self, clause: Clause, subject: int) -> int:
        """The name that "which" stands right after ("the wing of the Kestrel, which landed safely")."""
        tree = self._scene.tree
        which = next((i for i in tree.children(clause.head, "nsubj") if tree.lower(i) == "which"), 0)
        last = which - 2
        if last <= subject or tree[which - 1].text != "," or tree[last].upos not in {"PROPN", "NUM"}:
            return subject
        bodied = tree.lemma(subject) in words.COLLECTIVE | words.PERSON_NOUNS or tree[subject].upos == "PROPN"
        owners = [i for i in tree.children(subject, "nmod") if tree.case(i) == "of" and last in tree.phrase(i)]
        return owners[0] if owners and not bodied else subject

    def owner(self, subject: int) -> str:
        """Whose a subject is by the "whose" before it."""
        tree = self._scene.tree
        begin = subject
        while begin > 0 and tree[begin].upos in {"NOUN", "PROPN", "ADJ", "NUM"}:
            begin -= 1
        if begin == subject or tree[begin].xpos != "WP$":
            return ""
        place = self._scene.references.resolve(begin)
        name = self._scene.references.name(place)
        if name is None and tree.base(place) == "appos":
            name = self._scene.references.name(tree[place].head)
        return "" if name is None else name.full + ("'" if name.full.endswith("s") else "'s")

    def _speaker(self, clause: Clause) -> int | None:
        """Who says the words in quotation marks that the tree took for the subject ("..., said Ada Marsh")."""
        tree, quoted = self._scene.tree, self._scene.references.quoted
        if clause.subject is None or tree.lemma(clause.head) not in words.SAYING:
            return None
        if not quoted(clause.subject) or quoted(clause.head) or clause.subject > clause.head:
            return None
        after = [i for i in tree.children(clause.head) if i > clause.head and not tree.case(i)]
        named = [i for i in after if tree[i].upos in {"NOUN", "PROPN"} and not self._scene.dates.heads(i)]
        return named[0] if named else None

    def _aside(self, subject: int, other: int) -> bool:
        """Whether a noun between subject and verb is one that is set against the subject, or an infinitive's."""
        tree = self._scene.tree
        between = range(subject + 1, other)
        return any(tree.lower(i) == "not" or (tree[i].xpos == "VB" and tree[i].head == subject) for i in between)

    def whole(self, clause: Clause, subject: int) -> str:
        """Of whom a number is told by "of whom" or "of which"."""
        tree = self._scene.tree
        if tree.lemma(subject) not in words.COUNTING and tree[subject].upos != "NUM":
            return ""
        first = tree.parsed.sentences[clause.sentence].first
        for index in range(max(first, clause.words[0] - 3), clause.head):
            if tree.lower(index) in {"whom", "which"} and tree.lower(index - 1) == "of":
                place = self._scene.references.resolve(index)
                return self._counted(index, place) if place != index else ""
        return ""

    def _counted(self, index: int, place: int) -> str:
        """The antecedent of "whom", a bare number with its participle ("33 killed")."""
        tree = self._scene.tree
        text = self._scene.phrases.text(index, BARE)
        counted = tree[place].upos == "NUM" and place + 1 < index and tree[place + 1].xpos == "VBN"
        return f"{text} {tree.lower(place + 1)}" if counted else text

    def _person_in(self, clause: Clause, place: int) -> int:
        """The person in a phrase that "who" cannot stand for as a whole ("the death of Ada Marsh, who")."""
        tree, references = self._scene.tree, self._scene.references
        who = any(tree.lower(i) == "who" and tree.base(i) == "nsubj" for i in tree.children(clause.head))
        if not who or human(tree.lemma(place)) or references.name(place) is not None:
            return place
        named = [i for i in tree.phrase(place) if (n := references.name(i)) and n.kind is ParticipantKind.PERSON]
        return named[-1] if named else place

    def _described(self, place: int) -> int:
        """The person whom a phrase right after the name describes ("Ada Marsh — a judge who became mayor")."""
        tree, references = self._scene.tree, self._scene.references
        begin = min(tree.phrase(place), default=place)
        if tree.base(place) != "appos" or tree.lower(begin) not in {"a", "an", "the"} or begin < _APART:
            return place
        name = references.name(begin - _APART)
        marked = tree[begin - 1].text in {",", "—", "–"} and name is not None and name.kind is ParticipantKind.PERSON
        return begin - _APART if marked and human(tree.lemma(place)) else place

    def _timely(self, index: int) -> bool:
        tree = self._scene.tree
        time = self._scene.dates.holds(index) or (tree.lemma(index) in words.TIME_NOUNS and tree[index].upos == "NOUN")
        return time and self._scene.references.name(index) is None

    def _noun_before(self, clause: Clause) -> int | None:
        """The nearest noun of the same sentence before the verb group; for a main verb only the one beside it."""
        tree = self._scene.tree
        group = [clause.head, *(i for i in tree.children(clause.head, "aux", "advmod", "cop") if i < clause.head)]
        if clause.tense is Tense.INFINITIVE and tree.base(clause.head) == "root":
            while min(group) > 0 and tree[min(group) - 1].upos in {"PART", "AUX", "ADJ"}:
                group.append(min(group) - 1)
        if tree.base(clause.head) == "root" and tree[min(group) - 1].upos not in {"NOUN", "PROPN"}:
            return None
        for place in range(min(group) - 1, tree.parsed.sentences[clause.sentence].first - 1, -1):
            if tree[place].upos in {"NOUN", "PROPN"} and not self._timely(place):
                while tree.base(place) in {"flat", "compound"}:
                    place = tree[place].head  # noqa: PLW2901 - from the last word of a name to its head
                return place if place < clause.head else None
        return None

    def _causee(self, clause: Clause) -> int | None:
        """Whom the verb above makes do it ("drove the government to block imports")."""
        tree = self._scene.tree
        above = None if clause.governor is None else self._scene.discourse.clauses.get(clause.governor)
        if above is None or clause.relation != "advcl" or clause.tense is not Tense.INFINITIVE:
            return None
        causes = tree.lemma(above.head) in lexicon.CAUSATIVE and not tree.children(above.head, "xcomp")
        return above.objects[0] if causes and above.objects else None

    def _after_colon(self, clause: Clause, subject: int) -> int:
        """The name between a label with a colon and the verb ("Elections: Party wins")."""
        tree = self._scene.tree
        colons = [i for i in range(subject, clause.head) if tree[i].text == ":"]
        if not colons:
            return subject
        named = [i for i in range(colons[-1], clause.head) if self._scene.references.name(i) is not None]
        return named[0] if named else subject
