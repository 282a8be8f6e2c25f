"""Whether two tellings are of one event: rules on their words, those who take part, and their reality."""

from __future__ import annotations

from timeline_app.events import lexicon
from timeline_app.events.candidate import Candidate, people
from timeline_app.events.clause import Tense
from timeline_app.events.cluster import Telling
from timeline_app.events.discourse import Discourse
from timeline_app.events.nouns import definite
from timeline_app.events.retellings import apart, family, retold
from timeline_app.model import BlockKind, Kind, MentionForm, ParticipantKind, Status

_LOOSE = frozenset({Kind.STATEMENT, Kind.ECONOMY, Kind.OTHER, Kind.MEDIA})
"""Kinds whose words are too common to stand for one another."""


_ADDING = frozenset(
    {"add", "continue", "note", "explain", "stress", "emphasise", "emphasize", "reiterate", "underline"}
)
"""Verbs that go on with a statement of the paragraph before as well."""

_STEM = 5
"""Letters that a place and its people's name have in common ("Kenya", "Kenyan")."""


def happens_once(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether two tellings with dates that exclude each other still are of one event, so that the text errs.

    A named person resigns, dies or is born once; what can happen again is told as two events.
    """
    tree = discourse.tree
    if a.is_noun or b.is_noun or tree.lemma(a.head) != tree.lemma(b.head) or tree.lemma(a.head) not in lexicon.ONCE:
        return False
    if a.clause.subject is None or b.clause.subject is None:
        return False
    mine, theirs = discourse.names.at(a.clause.subject), discourse.names.at(b.clause.subject)
    again = {tree.lower(i) for c in (a, b) for i in c.clause.words} & {"again", "twice", "reelected", "also"}
    return mine is not None and mine is theirs and not again


def same_event(discourse: Discourse, new: Telling, old: Telling) -> bool:
    """Whether two tellings are surely of one event."""
    a, b = new.candidate, old.candidate
    if not realities_agree(new, old) or "report" in {a.lemma, b.lemma} or _set_apart(discourse, a):
        return False
    return _tells_it_again(discourse, new, old) and not apart(discourse, a, b)


def _tells_it_again(discourse: Discourse, new: Telling, old: Telling) -> bool:
    """Whether words, kinds and those who take part say that ``new`` tells what ``old`` told."""
    a, b = new.candidate, old.candidate
    if a.refers or (a.is_noun and definite(discourse.tree, a.clause)):
        return retold(discourse, a, b) or _points_back(discourse, a, b)
    if a.clause.form is MentionForm.HEADING:
        return _restates(discourse, a, b)
    if _continues_speech(discourse, a, b) or _folds(discourse, new, old) or _same_dated_noun(new, old):
        return True
    same_word = family(a.lemma, b.lemma)
    synonyms = bool(a.synonyms & b.synonyms)
    told = (_goes_on, _presupposed, _announces, retold)
    if any(rule(discourse, a, b) for rule in told):
        return True
    if not (same_word or synonyms) or a.kind is not b.kind:
        return False
    if not a.is_noun and not b.is_noun and not _two_verbs_of_one(discourse, a, b):
        return False
    if a.kind in _LOOSE and not same_word:
        return False
    return _arguments_agree(discourse, a, b, strict=True)


def _set_apart(discourse: Discourse, noun: Candidate) -> bool:
    """Whether an adjective says that another one is meant ("previous talks")."""
    tree = discourse.tree
    if not noun.is_noun or noun.bindings:
        return False
    return any(tree.lower(i) in lexicon.OTHERNESS for i in tree.children(noun.head, "amod", "det"))


def _goes_on(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """A verb of phase with a pronoun ("it continued") speaks of the event told just before."""
    tree = discourse.tree
    if tree.lemma(a.head) not in lexicon.OCCURRENCE or a.clause.subject is None or tree.lower(a.clause.subject) != "it":
        return False
    return b.nouns != () and 0 < tree[a.head].sentence - tree[b.head].sentence <= 1


def _two_verbs_of_one(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether two clauses can tell of one event: not in one sentence, and not by a verb that says little alone."""
    tree = discourse.tree
    if tree[a.head].sentence == tree[b.head].sentence:
        return False
    empty = lexicon.LIGHT | lexicon.STRONGLY_STATIVE | lexicon.REPORTING
    if a.nouns or b.nouns or tree.lemma(a.head) not in empty:
        return True
    return bool({tree.lemma(i) for i in a.clause.objects} & {tree.lemma(i) for i in b.clause.objects})


def _presupposed(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """A clause of time or cause ("after the cabinet resigned") that takes up what has been told, by the same verb."""
    tree = discourse.tree
    if (
        a.clause.relation not in {"advcl", "ccomp", "acl", "acl:relcl"}
        or tree.lemma(a.head) != tree.lemma(b.head)
        or a.bindings
    ):
        return False
    subject, old = a.clause.subject, b.clause.subject
    if subject is None or old is None or tree[a.head].sentence == tree[b.head].sentence:
        return False
    mine, theirs = discourse.names.at(subject), discourse.names.at(old)
    if mine is not None and theirs is not None:
        return mine is theirs
    nearby = {tree.lemma(i) for i in b.clause.words} | {tree.lemma(i) for i in tree.phrase(old)}
    return tree.lemma(subject) in nearby and any(
        tree.lower(i) in {"the", "this", "that"} for i in tree.children(subject, "det")
    )


def _announces(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether the new clause is what the old one announces: one event told in two verbs."""
    return a.clause.reporter == b.head and discourse.tree.lemma(b.head) in lexicon.ANNOUNCING and not a.bindings


def _folds(discourse: Discourse, new: Telling, old: Telling) -> bool:
    """Whether a coordinated verb without subject, date or kind of its own only goes on with the first one."""
    a, b = new.candidate, old.candidate
    tree = discourse.tree
    if tree.base(a.head) != "conj" or a.is_noun or tree.child(a.head, "nsubj", "csubj") is not None:
        return False
    if tree[a.head].head != b.head or a.bindings or any(tree.lower(i) == "but" for i in tree.children(a.head, "cc")):
        return False
    then = {tree.lower(i) for i in tree.children(a.head, "advmod")} & lexicon.SEQUENCE
    if a.clause.tense is not b.clause.tense or then or _elsewhere(discourse, a, b) or _two_deeds(discourse, a, b):
        return False
    return a.kind is b.kind or not a.verdict.found or not b.verdict.found


def _two_deeds(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether each verb says much by itself and has an object of its own ("accepted the offer and named an envoy")."""
    tree = discourse.tree
    if not all(discourse.kinds.knows(tree.lemma(c.head)) for c in (a, b)):
        return False
    mine, theirs = ({i for i in tree.children(c.head, "obj", "xcomp") if tree[i].upos != "PRON"} for c in (a, b))
    return bool(mine and theirs)


def _elsewhere(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether each verb has a place of its own ("was arrested in Chile and extradited to Peru")."""
    mine, theirs = (
        {id(n) for n in discourse.names.among(c.clause.obliques) if n.kind is ParticipantKind.PLACE} for c in (a, b)
    )
    return bool(mine and theirs and not mine & theirs)


def _same_dated_noun(new: Telling, old: Telling) -> bool:
    """Whether two event nouns of one word carry the very same date ("this year's riots")."""
    a, b = new.candidate, old.candidate
    dated = new.dating is not None and old.dating is not None and new.dating.when == old.dating.when
    if not dated or not a.is_noun or not b.is_noun or a.kind is not b.kind:
        return False
    return a.lemma == b.lemma or bool(a.synonyms & b.synonyms)


def realities_agree(new: Telling, old: Telling) -> bool:
    """Negated, proposed and hypothetical events never join those that happened."""
    a, b = new.candidate, old.candidate
    unreal = {Status.NEGATED, Status.HYPOTHETICAL}
    if (a.fact.status in unreal) != (b.fact.status in unreal):
        return False
    if a.is_noun or b.is_noun:
        noun, clause = (new, b) if a.is_noun else (old, a)
        settled = noun.dating is not None and not noun.candidate.refers
        return not (settled and clause.fact.status is Status.PLANNED and not clause.bindings)
    if a.clause.form is MentionForm.HEADING or b.clause.form is MentionForm.HEADING:
        # Headlines tell of what happened in the present tense, and of what is to come in the infinitive.
        return a.clause.tense is not Tense.PRESENT or b.fact.status is not Status.PLANNED
    return (a.fact.status is Status.PLANNED) == (b.fact.status is Status.PLANNED)


def _points_back(discourse: Discourse, noun: Candidate, old: Candidate) -> bool:
    """Whether an event noun ("the riot", "Biden's exit") means the older telling."""
    lemma = noun.lemma
    if lemma in lexicon.GENERIC_EVENT_NOUNS:
        return False
    nouns = {discourse.tree.lemma(i) for i in old.nouns} | {old.lemma, discourse.tree.lemma(old.head)}
    alike = any(family(lemma, word) for word in nouns)
    if alike and not _number_agrees(discourse, noun, old):
        return False
    synonym = old.kind is noun.kind and old.kind not in _LOOSE and bool(noun.synonyms & old.synonyms)
    mine = noun.named
    if not alike and not (synonym and (mine & old.named or not mine)):
        return False
    return _arguments_agree(discourse, noun, old, strict=False)


def _number_agrees(discourse: Discourse, noun: Candidate, old: Candidate) -> bool:
    """Whether a noun can mean another by its number: "the riots" are not "the riot", but elections are an election."""
    tree = discourse.tree
    if noun.lemma in lexicon.PLURAL_OF_ONE:
        return True
    plural = tree[noun.head].xpos == "NNS"
    olds = [i for i in (old.head, *old.nouns) if tree[i].upos in {"NOUN", "PROPN"} and tree.lemma(i) == noun.lemma]
    return not olds or any((tree[i].xpos == "NNS") == plural for i in olds)


def _arguments_agree(discourse: Discourse, a: Candidate, b: Candidate, *, strict: bool) -> bool:
    """Whether those who take part can be the same: a shared one where ``strict``, else no clash."""
    mine, theirs = a.named, b.named
    places_a = {id(n) for n in a.names if n.kind is ParticipantKind.PLACE}
    places_b = {id(n) for n in b.names if n.kind is ParticipantKind.PLACE}
    if strict:
        shared = bool(mine & theirs) or (not mine and not theirs and bool(places_a & places_b))
        shared = shared or _same_subject(discourse, a, b)
        return shared and _core_agrees(discourse, a, b)
    if mine and theirs and not mine & theirs:
        return False
    stems_a, stems_b = ({n.full[:_STEM] for n in c.names if n.kind is ParticipantKind.PLACE} for c in (a, b))
    return not (stems_a and stems_b and not stems_a & stems_b and not mine & theirs)


def _same_subject(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether both have one common noun as subject, the later one pointing back ("the cabinet")."""
    tree = discourse.tree
    one, other = a.clause.subject, b.clause.subject
    if one is None or other is None or tree[one].upos != "NOUN" or tree.lemma(one) != tree.lemma(other):
        return False
    return any(tree.lower(i) in {"the", "this", "that"} for i in tree.children(one, "det"))


def _core_agrees(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether subject and object, where both name one, are the same."""
    for one, other in ((a.clause.subject, b.clause.subject),):
        if one is None or other is None or a.is_noun or b.is_noun:
            continue
        x, y = discourse.names.at(one), discourse.names.at(other)
        if x is not None and y is not None and x is not y and a.clause.passive == b.clause.passive:
            return False
    objects_a = {discourse.tree.lemma(i) for i in a.clause.objects}
    objects_b = {discourse.tree.lemma(i) for i in b.clause.objects}
    return not (objects_a and objects_b and not objects_a & objects_b)


def _restates(discourse: Discourse, heading: Candidate, old: Candidate) -> bool:
    """Whether a heading says again what the body told: the same word and a shared name, or a synonym with both."""
    shared = people(heading) & people(old)
    places = {id(n) for n in heading.names} & {id(n) for n in old.names}
    if family(heading.lemma, old.lemma) and (shared or places or not heading.names or _in_lead(discourse, old)):
        return True
    if _in_lead(discourse, old) and old.clause.relation == "root" and not old.is_noun:
        both = {id(n) for n in heading.names} & {id(n) for n in old.names}
        titles = _title_words(discourse, heading) & _title_words(discourse, old)
        if len(both) + len(titles) > 1:
            return True
    return old.kind is heading.kind and bool(heading.synonyms & old.synonyms) and bool(shared)


def _title_words(discourse: Discourse, candidate: Candidate) -> set[str]:
    """Nouns and adjectives of a telling other than names: a headline says "president" where the lead has the name."""
    tree = discourse.tree
    return {
        tree.lemma(i)
        for i in candidate.clause.words
        if tree[i].upos in {"NOUN", "ADJ", "PROPN"} and len(tree[i].text) > 3
    }


def _in_lead(discourse: Discourse, candidate: Candidate) -> bool:
    """Whether the telling stands in the first two sentences of the body."""
    body = [s for s in discourse.tree.parsed.sentences if discourse.block_kind(s.first) is BlockKind.PARAGRAPH][:2]
    return any(s.index == candidate.clause.sentence for s in body)


def _continues_speech(discourse: Discourse, new: Candidate, old: Candidate) -> bool:
    """The same speaker goes on ("he added") in the same paragraph, with a verb that only says so."""
    tree = discourse.tree
    again = tree.lemma(new.head) == tree.lemma(old.head) and tree.lemma(new.head) in lexicon.SPEECH_ACTS
    if not (again or tree.lemma(new.head) in lexicon.BARE_SAYING) or new.bindings:
        return False
    apart_by = discourse.paragraph(new.head) - discourse.paragraph(old.head)
    if apart_by > (1 if tree.lemma(new.head) in _ADDING else 0):
        return False
    if old.kind not in {Kind.STATEMENT, Kind.DIPLOMACY, Kind.MEDIA} and tree.lemma(old.head) not in lexicon.SPEECH_ACTS:
        return False
    if new.clause.subject is None or old.clause.subject is None:
        return False
    mine, theirs = discourse.names.at(new.clause.subject), discourse.names.at(old.clause.subject)
    if mine is not None and theirs is not None:
        return mine is theirs
    return mine is None and tree.lower(new.clause.subject) in {"he", "she", "they", "it"}
