"""Event nouns: phrases that tell of an event without a verb ("Sunday's election", "his attempted assassination")."""

from __future__ import annotations

from collections.abc import Collection

from timeline_app.events import lexicon
from timeline_app.events.candidate import Candidate, make
from timeline_app.events.clause import Clause, Tense
from timeline_app.events.discourse import READ, Discourse
from timeline_app.events.tree import Tree
from timeline_app.model import BlockKind, Kind, MentionForm, ParticipantKind

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "both"})
_VAGUE_KINDS = frozenset({Kind.STATEMENT, Kind.ECONOMY, Kind.OTHER})


def find_nouns(discourse: Discourse, taken: Collection[Candidate]) -> list[Candidate]:
    """Event nouns that no clause of ``taken`` holds as its own, with the rule that took each.

    Those that only point back ("the riot") have ``refers`` set: they are mentions, never events by themselves.
    """
    own = {noun for candidate in taken for noun in candidate.nouns} | _lent(discourse, taken)
    heads = {candidate.head for candidate in taken}
    found: list[Candidate] = []
    quoted = discourse.tree.quoted()
    for token in discourse.tree.tokens:
        index = token.index
        if index in own or index in heads or quoted[index] or not _names_event(discourse, index):
            continue
        clause = _phrase_clause(discourse, index)
        rule = _rule(discourse, clause)
        refers = rule == ""
        found.append(make(discourse, clause, rule or "event noun that points back", refers=refers))
    return found


def _lent(discourse: Discourse, taken: Collection[Candidate]) -> set[int]:
    """Undated objects of verbs that mean little without them ("announced his resignation"): no events of their own."""
    tree = discourse.tree
    return {
        noun
        for candidate in taken
        if tree.lemma(candidate.head) in lexicon.LIGHT
        for noun in candidate.clause.objects
        if not discourse.bound.of(noun)
        and (
            tree.children(noun, "nmod:poss", "amod", "nmod")
            or not tree.children(noun, "det")
            or _indefinite(tree, noun)
        )
    }


def _indefinite(tree: Tree, noun: int) -> bool:
    return any(tree.lower(i) in {"a", "an"} for i in tree.children(noun, "det"))


def _names_event(discourse: Discourse, index: int) -> bool:
    tree = discourse.tree
    token = tree[index]
    name = discourse.names.at(index)
    if name is not None and token.upos == "PROPN" and name.kind is ParticipantKind.PERSON:
        return False
    if name is not None and name.kind is ParticipantKind.ORGANISATION and tree.lemma(index) in lexicon.BODIES:
        return False
    if index in discourse.time or token.upos not in {"NOUN", "PROPN"} or discourse.block_kind(index) not in READ:
        return False
    if tree.base(index) in {"flat", "fixed"} or (tree.base(index) == "compound" and not _carried(tree, index)):
        return False
    lemma = tree.lemma(index)
    if lemma in lexicon.BODIES and _speaks(tree, index):
        return False
    if lemma in {"report", "statement"} and not discourse.bound.of(index):
        return False
    return lemma in lexicon.EVENT_NOUNS | lexicon.GENERIC_EVENT_NOUNS


def _speaks(tree: Tree, index: int) -> bool:
    """Whether the noun is who says something: then it is a body of people ("the assembly denounced ...")."""
    verb = tree.lemma(tree[index].head)
    return tree[index].deprel == "nsubj" and verb in lexicon.REPORTING | lexicon.SPEECH_ACTS


def _carried(tree: Tree, index: int) -> bool:
    """Whether the noun names the event that the noun after it takes for granted ("a debate performance")."""
    return tree.lemma(tree[index].head) in lexicon.CARRIERS


def _phrase_clause(discourse: Discourse, index: int) -> Clause:
    tree = discourse.tree
    words = tree.phrase(index)
    form = MentionForm.NOUN
    if discourse.block_kind(index) is BlockKind.CAPTION:
        form = MentionForm.CAPTION
    owner = tree.child(index, "nmod:poss")
    of = [i for i in tree.children(index, "nmod") if tree.case(i) in {"of", "on", "against"}]
    agent = next((i for i in tree.children(index, "nmod") if tree.case(i) == "by"), None)
    negated = any(tree.lower(i) in {"no", "any"} for i in tree.children(index, "det"))
    governor = None if tree[index].head == index else tree[index].head
    return Clause(
        head=index,
        sentence=tree[index].sentence,
        form=form,
        span=tree.span(words),
        words=tuple(words),
        subject=owner if owner is not None else agent,
        objects=tuple(of),
        agent=agent,
        negated=negated,
        governor=governor,
        relation=tree[index].deprel,
        marker=tree.case(index),
    )


def _rule(discourse: Discourse, clause: Clause) -> str:
    """The rule that makes an event of the noun by itself, or nothing."""
    tree = discourse.tree
    lemma = tree.lemma(clause.head)
    if lemma in lexicon.GENERIC_EVENT_NOUNS or clause.negated:
        return ""
    if any(b.timex.when is not None for b in discourse.bound.of(clause.head)):
        return "event noun with a date"
    if discourse.block_kind(clause.head) in {BlockKind.TITLE, BlockKind.HEADING}:
        return ""
    if lemma not in lexicon.MOVABLE_NOUNS or generic(tree, clause):
        return ""
    kinds = discourse.kinds.kinds_of(lemma)
    if kinds and kinds <= _VAGUE_KINDS:
        return ""
    if clause.relation == "compound":
        return "event noun taken for granted"
    if _unreal(discourse, clause) or _asked_for(discourse, clause) or _venue(discourse, clause):
        return ""
    involved = clause.subject is not None or any(
        discourse.names.at(i) is not None or (tree[i].upos == "PROPN" and i not in discourse.time and i != clause.head)
        for i in clause.words
    )
    return "event noun with those involved" if involved else ""


def _unreal(discourse: Discourse, clause: Clause) -> bool:
    """Whether an indefinite noun stands with a deed that is only planned or possible ("to appear in an interview")."""
    governor = discourse.clauses.get(clause.governor) if clause.governor is not None else None
    open_ended = {Tense.INFINITIVE, Tense.MODAL, Tense.FUTURE}
    return governor is not None and governor.tense in open_ended and not definite(discourse.tree, clause)


def _asked_for(discourse: Discourse, clause: Clause) -> bool:
    """Whether the noun is what somebody asks or hopes for ("called for cooperation")."""
    tree = discourse.tree
    if clause.governor is None or tree.lemma(clause.governor) not in lexicon.SPEECH_ACTS | lexicon.INTENT:
        return False
    if clause.relation == "obj":
        return tree.lemma(clause.governor) in lexicon.WISHING
    return clause.relation == "obl" and clause.marker == "for" and not definite(tree, clause)


def _venue(discourse: Discourse, clause: Clause) -> bool:
    """Whether the noun is only where something was said ("said in an interview")."""
    tree = discourse.tree
    saying = lexicon.REPORTING | lexicon.SPEECH_ACTS | {"question"}
    if clause.governor is None or tree.lemma(clause.governor) not in saying:
        return False
    return clause.relation.startswith("obl") and clause.marker in {"in", "at", "during", "on"}


def generic(tree: Tree, clause: Clause) -> bool:
    """Whether the phrase speaks of such events in general: a bare plural or an indefinite one."""
    determiners = {tree.lower(i) for i in tree.children(clause.head, "det")}
    if determiners & {"any", "some", "every", "each", "no", "such"}:
        return True
    plural = tree[clause.head].xpos == "NNS"
    return plural and not determiners and clause.subject is None


def definite(tree: Tree, clause: Clause) -> bool:
    """Whether the phrase points to something known ("the", "this", "their")."""
    if tree.child(clause.head, "nmod:poss") is not None:
        return True
    return any(tree.lower(i) in _DEFINITE for i in tree.children(clause.head, "det"))
