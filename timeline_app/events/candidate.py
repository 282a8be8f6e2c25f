"""What may be an event: a clause or an event noun with all that is known of it before it gets its date."""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.events import lexicon
from timeline_app.events.attachment import Binding
from timeline_app.events.clause import Clause, Tense
from timeline_app.events.discourse import Discourse
from timeline_app.events.kinds import Verdict
from timeline_app.events.names import Name
from timeline_app.events.status import Factuality, factuality
from timeline_app.events.tree import Tree
from timeline_app.model import Kind, MentionForm, ParticipantKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """One telling of an event. ``rule`` is the name of the rule that took it; ``nouns`` are event nouns of its own
    clause that name the same thing ("held *talks*"); ``lemma`` is what it is compared by,
    with ``synonyms`` (sets of words for one another that hold it) and ``named`` (identities of those whom it names; a
    possessive pronoun names nobody, "his death" may be another's).
    """

    clause: Clause
    fact: Factuality
    verdict: Verdict
    names: tuple[Name, ...]
    bindings: tuple[Binding, ...]
    rule: str
    lemma: str
    nouns: tuple[int, ...] = ()
    refers: bool = False
    synonyms: frozenset[tuple[Kind, str]] = frozenset()
    named: frozenset[int] = frozenset()

    @property
    def head(self) -> int:
        """The trigger's token index."""
        return self.clause.head

    @property
    def is_noun(self) -> bool:
        """Whether an event noun and no verb tells of it."""
        return self.clause.form is MentionForm.NOUN

    @property
    def kind(self) -> Kind:
        """The sort of event."""
        return self.verdict.kind


def make(discourse: Discourse, clause: Clause, rule: str, *, refers: bool = False) -> Candidate:
    """A candidate of a clause, with its kind, status and names."""
    tree = discourse.tree
    nouns = _own_nouns(discourse, clause)
    lemma = tree.lemma(nouns[0]) if nouns else _deed(tree, clause)
    bindings = list(discourse.bound.of(clause.head))
    for noun in nouns:
        bindings += [b for b in discourse.bound.of(noun) if b not in bindings]
    verdict = discourse.kinds.classify(discourse.signals(clause))
    sets = discourse.kinds.sets_of(lemma, frozenset(tree.lemma(i) for i in clause.words))
    called = discourse.names.among(i for i in clause.words if tree[i].xpos != "PRP$")
    return Candidate(
        clause=clause,
        fact=factuality(tree, clause, discourse.clauses),
        verdict=verdict,
        names=tuple(discourse.names.among(clause.words)),
        bindings=tuple(bindings),
        rule=rule,
        lemma=lemma,
        nouns=nouns,
        refers=refers,
        synonyms=frozenset(s for s in sets if s[0] is verdict.kind and s in discourse.kinds.synonyms),
        named=frozenset(id(n) for n in called if n.kind is not ParticipantKind.PLACE),
    )


def _deed(tree: Tree, clause: Clause) -> str:
    """The lemma that says what is done: that of the infinitive after "attempt", "manage", "fail"."""
    lemma = tree.lemma(clause.head)
    deed = tree.child(clause.head, "xcomp") if lemma in lexicon.TRYING else None
    return lemma if deed is None else tree.lemma(deed)


def _own_nouns(discourse: Discourse, clause: Clause) -> tuple[int, ...]:
    """The event nouns that a light verb only lends its tense to: "held talks", "the riot started"."""
    if clause.form is MentionForm.NOUN:
        return ()
    tree = discourse.tree
    lemma = tree.lemma(clause.head)
    found: list[int] = []
    phase = lexicon.PHASES.get(lemma, frozenset()) & {tree.lemma(i) for i in (*clause.obliques, *clause.objects)}
    came = lemma == "come" and any(tree.case(i) in {"after", "before", "amid", "during"} for i in clause.obliques)
    if (phase or came or lemma in lexicon.OCCURRENCE | lexicon.RESULTING | lexicon.TOLL) and clause.subject is not None:
        found.append(clause.subject)
    if lemma in lexicon.COREFERENT_LIGHT:
        found += clause.objects
        if clause.passive and clause.subject is not None:
            found.append(clause.subject)
    preposition = lexicon.EVENT_OBLIQUES.get(lemma)
    found += [i for i in clause.obliques if tree.case(i) == preposition]
    return tuple(i for i in found if tree[i].upos == "NOUN" and tree.lemma(i) in lexicon.EVENT_NOUNS)


def people(candidate: Candidate) -> set[int]:
    """Identities of the people and organisations that take part."""
    return {id(n) for n in candidate.names if n.kind is not ParticipantKind.PLACE}


def main_line(candidate: Candidate) -> bool:
    """Whether the candidate carries the telling on: a finite main clause of the body about what happened."""
    clause = candidate.clause
    told = clause.tense in {Tense.PAST, Tense.PERFECT} and clause.form is MentionForm.CLAUSE
    return told and clause.relation in {"root", "conj", "ccomp", "parataxis"}
