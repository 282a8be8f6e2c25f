"""Verb groups of headlines: the present for what happened, "to" for what is to come, the text's own inside speech."""

from __future__ import annotations

from timeline_app.events import lexicon
from timeline_app.events.clause import Clause, Tense
from timeline_app.events.headlines import words
from timeline_app.events.headlines.phrases import Phrases
from timeline_app.events.headlines.references import References
from timeline_app.events.inflection import base_form, participle, past_form, plural_form, third_person
from timeline_app.events.tree import Tree
from timeline_app.language.verbs import INTRANSITIVE, TRANSITIVE
from timeline_app.model import MentionForm, Status

_NEVER_OBJECT = frozenset(INTRANSITIVE) - frozenset(TRANSITIVE)
_ALWAYS_OBJECT = frozenset(TRANSITIVE) - frozenset(INTRANSITIVE)


class Verbs:
    """Writes the verb groups of one article."""

    def __init__(self, tree: Tree, phrases: Phrases, references: References) -> None:
        self._tree = tree
        self._phrases = phrases
        self._references = references

    def base(self, index: int) -> str:
        """The base form of a verb."""
        token = self._tree[index]
        return base_form(token.text, token.lemma)

    def passive(self, clause: Clause) -> bool:
        """Whether the subject suffers the deed: also where a participle stands without "be" ("26 killed")."""
        tree = self._tree
        token = tree[clause.head]
        if tree.children(clause.head, "aux:pass"):
            return self._participial(clause)
        base = self.base(clause.head)
        if base in words.INTRANSITIVE | _NEVER_OBJECT or self._led(clause):
            return False
        if self._done_by(clause) or self._lacks_object(clause):
            return True
        if self._alone(clause):
            return False
        if clause.tense is Tense.INFINITIVE or tree.lemma(clause.head) in words.SAYING or not self._participial(clause):
            return False
        if tree.children(clause.head, "aux"):
            return clause.passive
        relation = tree.base(clause.head)
        things = [i for i in clause.objects if i > clause.head and not words.CALENDAR.fullmatch(tree[i].text)]
        objects = any(tree.lemma(i) not in words.TIME_NOUNS for i in things)
        if relation in {"acl", "advcl"} and not tree.children(clause.head, "nsubj"):
            apart = clause.head > 0 and tree[clause.head - 1].upos in {"PUNCT", "ADV"}
            return not objects or token.xpos == "VBN" or (relation == "acl" and apart)
        if clause.form is MentionForm.HEADING:
            by = any(tree.case(i) == "by" for i in tree.children(clause.head, "obl"))
            return not objects and (clause.passive or by or token.xpos == "VBN")
        after = clause.head + 1
        aimed = token.lemma in words.WITH_FOR and after < len(tree.tokens) and tree.lower(after) == "for"
        return clause.passive and self._shared(clause.head) and not objects and not aimed

    def _done_by(self, clause: Clause) -> bool:
        """Whether a participle without any auxiliary has its doer after it ("accompanied by his wife")."""
        tree = self._tree
        if clause.objects or tree.children(clause.head, "aux", "obj") or not self._participial(clause):
            return False
        doers = [i for i in tree.children(clause.head, "obl") if i > clause.head and tree.case(i) == "by"]
        return any(self._references.animate(i) and tree[i].upos != "NUM" for i in doers)

    def _lacks_object(self, clause: Clause) -> bool:
        """Whether a verb that always has an object stands without one ("forty people arrested in Tarn")."""
        tree = self._tree
        told = [i for i in clause.objects if not words.CALENDAR.fullmatch(tree[i].text)]
        if told or clause.form is not MentionForm.CLAUSE or not self._participial(clause):
            return False
        if tree.children(clause.head, "aux", "ccomp", "xcomp", "advcl", "parataxis"):
            return False
        after = clause.head + 1
        if after < len(tree.tokens) and not words.CALENDAR.fullmatch(tree[after].text):
            closed = tree[after].upos in {"PUNCT", "CCONJ"} or tree.lower(after) in words.PLACE_CASES | {"by", "during"}
            if not closed:
                return False
        base = self.base(clause.head)
        saying = lexicon.REPORTING | lexicon.SPEECH_ACTS | words.SAYING | {"announce"}
        return base in _ALWAYS_OBJECT and base not in saying

    def _led(self, clause: Clause) -> bool:
        """Whether a noun and its participle are a clause of their own ("where a crowd cheered")."""
        tree = self._tree
        noun = tree[clause.head].head
        if tree[clause.head].deprel != "acl" or noun + 1 != clause.head:
            return False
        begin = min(tree.phrase(noun))
        return begin > 0 and (tree[begin - 1].xpos == "WRB" or tree.lower(begin - 1) in {"while", "because", "though"})

    def _alone(self, clause: Clause) -> bool:
        """Whether the verb, without any auxiliary, is all that makes a sentence of prose of its words.

        No sentence stands on a participle alone: "Ada, the mayor, called for talks" is in the past tense.
        """
        tree = self._tree
        relation = tree.base(clause.head)
        if clause.form is not MentionForm.CLAUSE or tree.children(clause.head, "aux", "cop"):
            return False
        if relation == "root":
            return bool(tree.children(clause.head, "nsubj"))
        sentence = tree.parsed.sentences[clause.sentence]
        holder = tree[clause.head].head
        if relation != "acl" or holder >= clause.head or tree[sentence.last - 1].text not in ".!":
            return False
        top = {holder, *tree.ancestors(holder)}
        if sentence.root not in top or tree[sentence.root].upos in {"VERB", "AUX"}:
            return False
        spans = range(sentence.first, sentence.last)
        return not any(tree.base(i) in {"nsubj", "cop", "aux"} for i in spans if tree[i].head in {*top, clause.head})

    def _participial(self, clause: Clause) -> bool:
        """Whether the form of the verb can be a past participle."""
        token = self._tree[clause.head]
        if token.xpos not in {"VBN", "VBD"} and not token.text.lower().endswith("ed"):
            return False
        base = self.base(clause.head)
        return past_form(base) != token.text.lower() or participle(base) == token.text.lower()

    def _shared(self, index: int) -> bool:
        """Whether a verb that this one is joined to has a form of "be"."""
        tree = self._tree
        for _ in range(4):
            if tree.base(index) != "conj":
                return False
            index = tree[index].head
            if tree.children(index, "aux:pass"):
                return True
        return False

    def plural(self, clause: Clause, subject: int | None) -> bool:
        """Whether the verb goes with several: the text's own verb form tells first, then the subject."""
        if subject is None:
            return False
        if self._tree.lower(subject) == "i":
            return True
        place = self._references.resolve(subject)
        clear = self._references.number(place)
        if clear is not None:
            return clear
        if self._tree.lower(subject) not in {"i", "you", "they", "we"}:
            for index in [*self._tree.children(clause.head, "aux", "cop"), clause.head]:
                form = self._tree.lower(index)
                if form in {"is", "was", "has", "does"} or self._tree[index].xpos == "VBZ":
                    return False
                if form in {"are", "were", "have"} and self._tree[index].xpos in {"VBP", "VBD"}:
                    return not self._organisation(place)
        return self._references.plural(place)

    def _organisation(self, place: int) -> bool:
        name = self._references.name(place)
        return name is not None and self._tree[place].upos == "PROPN" and not self._references.plural(place)

    def headline(self, clause: Clause, status: Status, *, plural: bool, subject: bool) -> str:
        """The verb group as a headline has it."""
        base = self.base(clause.head)
        said = [i for i in self._tree.children(clause.head, "ccomp", "parataxis") if i < clause.head]
        if base == "tell" and not clause.objects and said:
            base = "say"  # nobody is told as the tree has it
        following = clause.head + 1
        sworn = base == "swear" and following < len(self._tree.tokens) and self._tree.lower(following) == "in"
        particle = " in" if sworn else f" {clause.particle}" if clause.particle else ""
        doubt = self._hedges(clause)
        denied = self._denied(clause)
        be = "are" if plural else "is"
        no = " not" if denied else ""
        if clause.modal and clause.modal not in {"will", "shall", "would"}:
            return self.told(clause)
        due = clause.head > 1 and self._tree.lower(clause.head - 1) == "to"
        due = due and self._tree.lower(clause.head - 2) in {"due", "set", "is", "are", "scheduled"}
        coming = due or clause.tense is Tense.FUTURE or status is Status.PLANNED or (
            clause.tense is Tense.INFINITIVE and status is not Status.HAPPENED and status is not Status.NEGATED
        )  # fmt: skip
        hypothetical = status is Status.HYPOTHETICAL and bool(self._tree.children(clause.head, "aux"))
        if hypothetical:
            return self.told(clause)
        if self.passive(clause):
            form = (
                participle(base)
                if self._tree[clause.head].text.lower() == base
                else self._tree[clause.head].text.lower()
            )
            verb = f"to be {form}" if coming else f"{be}{no} {doubt}{form}"
            return (f"not {verb}" if denied and coming else verb) + particle
        if coming:
            return ("not to " if denied else "to " if subject else "") + base + particle
        if denied:
            return f"{'do' if plural else 'does'} not {base}{particle}"
        return doubt + (plural_form(base) if plural else third_person(base)) + particle

    def being(self, clause: Clause, status: Status, *, plural: bool) -> str:
        """The copula of a predicate."""
        no = "not " if self._denied(clause) else self._hedges(clause)
        if clause.modal and clause.modal not in {"will", "shall", "would"}:
            return self.told(clause, head=False)
        if clause.tense is Tense.FUTURE or status is Status.PLANNED:
            return f"{no}to be"
        return f"{'are' if plural else 'is'} {no}".strip()

    def told(self, clause: Clause, *, head: bool = True, ahead: bool = False) -> str:
        """The verb group in the text's own tense; ``ahead`` turns "would" of speech in the past into "will"."""
        tree = self._tree
        group = [
            i
            for i in tree.children(clause.head, "aux", "cop", "advmod", "mark")
            if (
                tree.base(i) in {"aux", "cop"}
                or self._doubts(i)
                or tree.lower(i) in words.DENYING
                or self._ended(i)
                or tree.lower(i) == "to"
            )
            and i < clause.head
        ]
        group += [j for i in group if self._ended(i) for j in tree.children(i)]
        group += [clause.head, *tree.children(clause.head, "compound:prt")] if head else []
        perfect = any(tree.lower(i) == "have" for i in group)
        overrides = {i: "will" for i in group if ahead and tree.lower(i) == "would" and not perfect}
        return self._phrases.join(group, overrides)

    def _denied(self, clause: Clause) -> bool:
        tree = self._tree
        return any(
            tree.lower(i) in words.DENYING_ADVERBS - words.RARE
            for i in tree.children(clause.head, "advmod", "aux", "mark", "cc")
            if i < clause.head and (tree.base(i) != "cc" or tree.lower(i) == "neither")
        )

    def _hedges(self, clause: Clause) -> str:
        """Words before the verb without which it says too much: doubt, rarity, and "no longer"."""
        tree = self._tree
        found: list[int] = []
        for index in tree.children(clause.head, "advmod"):
            if index > clause.head:
                continue
            if self._doubts(index) or tree.lower(index) in words.RARE:
                found.append(index)
            elif self._ended(index):
                found += [*tree.children(index), index]
        return "".join(f"{tree.lower(i)} " for i in found)

    def _ended(self, index: int) -> bool:
        """Whether an adverb is the "longer" or "more" of "no longer" and "no more"."""
        tree = self._tree
        return tree.lower(index) in {"longer", "more"} and any(tree.lower(i) == "no" for i in tree.children(index))

    def _doubts(self, index: int) -> bool:
        return self._tree.base(index) == "advmod" and self._tree.lower(index) in words.DOUBTFUL

    def verbal(self, clause: Clause) -> bool:
        """Whether the clause's head is to be inflected: a verb, or what has a verb's ending and no copula."""
        token = self._tree[clause.head]
        if token.upos in {"VERB", "AUX"} or token.xpos.startswith("VB"):
            return True
        return not self._tree.children(clause.head, "cop") and token.text.lower().endswith(("ed", "ing"))

    def adverbs(self, clause: Clause, *, manner: bool) -> list[int]:
        """The adverbs that the verb needs; those of ``manner`` too where it has nothing else."""
        tree = self._tree
        found = tree.children(clause.head, "advmod")
        needed = [i for i in found if tree.lower(i) in words.KEPT_ADVERBS and not tree.children(i)]
        if manner and not needed:
            needed = [i for i in found if i > clause.head and tree.lower(i) not in words.WH | words.TIME_ADVERBS][:1]
        return needed
