"""Trees that no sentence of news can have, put right by rule.

The parser reads word by word and sometimes takes a past tense for a participle: in "after
problems delayed the start" it hangs "delayed" on "problems" as if these had been delayed. A
participle after its noun is passive and has no object, and a past tense is no participle at all:
such a verb is finite, and the noun is its subject.
"""

# ruff: noqa: SIM905 - lists of words are read and edited as words
from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from timeline_app.language.syntax_joints import (
    SUBJECTS,
    dependents,
    list_before_verb,
    name_before_aside,
    not_over_semicolon,
    noun_after_adjective,
    noun_not_verb,
    one_subject,
    particle_of_name,
    same_modal,
    same_tense,
    season_before_subject,
    subject_not_empty,
    two_subjects,
)
from timeline_app.language.syntax_participles import (
    adjective_before_name,
    clause_after_comma,
    participle_of_subject,
    saying_participle,
    subject_not_auxiliary,
    work_not_verb,
)
from timeline_app.language.syntax_values import Analysis, Tags
from timeline_app.language.verbs import INTRANSITIVE, TRANSITIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Prepositions that are conjunctions too.
_CONJUNCTIONS: Final = frozenset("after before since until till as because while once than like".split())
#: Verbs whose passive keeps an object ("a man named Smith", "those given asylum").
_TWO_OBJECTS: Final = frozenset(
    """name call elect give award offer pay grant send show tell ask accuse dub consider deem make
    leave appoint declare label title entitle teach lend sell hand deny allow assign charge cost
    nickname term style bring do buy""".split()
)
_SAYING: Final = frozenset(
    """say claim believe think argue report add warn insist deny announce know fear hope hear
    confirm reveal note suggest show allege declare estimate acknowledge admit find mean""".split()
)
_TIMES: Final = frozenset("second minute hour day week month year moment time decade night".split())
_NOUNS: Final = ("NOUN", "PROPN", "PRON", "NUM")
_OWN: Final = frozenset(
    """det amod compound nummod nmod nmod:poss nmod:desc flat case appos acl acl:relcl fixed
    det:predet nmod:unmarked""".split()
)
_ALWAYS_OBJECT: Final = frozenset(TRANSITIVE) - frozenset(INTRANSITIVE)
_NEVER_PASSIVE: Final = frozenset(INTRANSITIVE) - frozenset(TRANSITIVE)
#: Participles that stand before nouns after another noun ("the government proposed tax" is rare).
_ADJECTIVES: Final = frozenset("base relate lead own run make back sponsor united".split())
_CLAUSES: Final = frozenset("root ccomp advcl conj parataxis acl:relcl csubj".split())
_PAST: Final = Tags("VERB", "VBD", MappingProxyType({"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"}))


def repair(analysis: Analysis, lemmas: Sequence[str]) -> None:
    """Put right what the rules see in one sentence, in place; the tree stays a tree."""
    for index in range(1, len(lemmas)):
        if analysis.deprels[index] == "amod":
            _finite_between_nouns(analysis, lemmas, index)
        if analysis.deprels[index] in ("acl", "amod"):
            _finite_after_noun(analysis, lemmas, index)
            _finite_before_noun(analysis, lemmas, index)
        elif analysis.tags[index].xpos == "VBD":
            _subject_not_oblique(analysis, lemmas, index)
    _clause_not_phrase(analysis, lemmas)
    list_before_verb(analysis, lemmas, _NEVER_PASSIVE)
    noun_not_verb(analysis)
    two_subjects(analysis)
    same_modal(analysis)
    same_tense(analysis)
    for index in range(len(lemmas)):
        adjective_before_name(analysis, lemmas, index)
        clause_after_comma(analysis, index)
        work_not_verb(analysis, lemmas, index)
        noun_after_adjective(analysis, index)
        particle_of_name(analysis, lemmas, index)
        saying_participle(analysis, lemmas, index, _SAYING)
        participle_of_subject(analysis, index)
        subject_not_auxiliary(analysis, lemmas, index)
        subject_not_empty(analysis, lemmas, index)
        season_before_subject(analysis, lemmas, index)
        not_over_semicolon(analysis, lemmas, index)
        if analysis.tags[index].upos in ("VERB", "AUX", "ADJ"):
            one_subject(analysis, index)
            name_before_aside(analysis, index)
        if analysis.tags[index].xpos == "VBN" and analysis.deprels[index] in _CLAUSES:
            _past_or_passive(analysis, lemmas, index)
        timed = analysis.deprels[index] == "obj" and lemmas[index] in _TIMES
        if timed and lemmas[analysis.heads[index]] in _NEVER_PASSIVE:
            analysis.deprels[index] = "obl:unmarked"
        if analysis.deprels[index] == "ccomp" and lemmas[analysis.heads[index]] in _SAYING:
            _subject_not_object(analysis, index)


def _finite_after_noun(analysis: Analysis, lemmas: Sequence[str], verb: int) -> None:
    noun = analysis.heads[verb]
    below = {analysis.deprels[i] for i in dependents(analysis, verb)}
    if noun > verb or analysis.tags[noun].upos not in _NOUNS or analysis.tags[verb].upos != "VERB":
        return
    if below & {"nsubj", "nsubj:pass", "aux", "aux:pass", "mark", "obl:agent", "csubj"}:
        return
    xpos = analysis.tags[verb].xpos
    with_object = xpos == "VBN" and "obj" in below and lemmas[verb] not in _TWO_OBJECTS
    if xpos == "VBD" or with_object:
        _raise_verb(analysis, lemmas, verb, noun, finite=True)


def _raise_verb(analysis: Analysis, lemmas: Sequence[str], verb: int, noun: int, *, finite: bool) -> None:
    """Let the verb stand where the noun stood, with the noun as its subject."""
    heads, deprels = analysis.heads, analysis.deprels
    case = [i for i in dependents(analysis, noun) if deprels[i] == "case" and i < noun]
    old = deprels[noun]
    if old in ("obl", "nmod") and len(case) == 1 and lemmas[case[0]] in _CONJUNCTIONS:
        role = "advcl"
    elif old in _CLAUSES:
        role = old
    elif old in ("obj", "nsubj") and heads[noun] < noun and lemmas[heads[noun]] in _SAYING:
        role = "ccomp"
    else:
        return
    heads[verb] = verb if heads[noun] == noun else heads[noun]
    deprels[verb] = role
    for index in dependents(analysis, noun):
        if index in case and role == "advcl":
            heads[index], deprels[index] = verb, "mark"
        elif index != verb and (deprels[index] not in _OWN or index > verb):
            heads[index] = verb
            if index > verb and deprels[index] == "nmod":
                deprels[index] = "obl"
    heads[noun], deprels[noun] = verb, "nsubj" if finite else "nsubj:pass"
    if finite:
        analysis.tags[verb] = _PAST


def _finite_between_nouns(analysis: Analysis, lemmas: Sequence[str], verb: int) -> None:
    """In "the army seized power", nothing is an "army seized power": that would have a hyphen."""
    heads, deprels, tags = analysis.heads, analysis.deprels, analysis.tags
    subject, noun = verb - 1, heads[verb]
    if tags[verb].xpos not in ("VBD", "VBN") or noun < verb or noun - verb > 3:
        return
    if tags[subject].upos not in ("NOUN", "PROPN") or deprels[subject] not in ("compound", "nsubj"):
        return
    if heads[subject] not in (noun, verb) or lemmas[verb] in _ADJECTIVES:
        return
    before = [i for i in dependents(analysis, noun) if i < verb and i != subject]
    role, place = deprels[noun], heads[noun]
    deprels[noun], heads[noun] = "obj", verb
    heads[subject], deprels[subject] = verb, "nsubj"
    tags[verb] = _PAST
    case = [i for i in before if deprels[i] == "case" and lemmas[i] in _CONJUNCTIONS]
    for index in before:
        if deprels[index] in ("det", "amod", "compound", "nummod", "nmod:poss"):
            heads[index] = subject
        else:
            heads[index] = verb
    for index in case:
        deprels[index] = "mark"
    for index in dependents(analysis, noun):
        if index > noun and deprels[index] in ("punct", "conj", "parataxis", "advcl"):
            heads[index] = verb
    if role == "nsubj" and place > verb and place != noun and not case:
        _take_place(analysis, verb, place)
    else:
        heads[verb] = verb if place == noun else place
        deprels[verb] = "advcl" if case else role if role in _CLAUSES else "parataxis"
        deprels[verb] = "root" if place == noun else deprels[verb]


def _take_place(analysis: Analysis, verb: int, later: int) -> None:
    """Let ``verb`` stand where the ``later`` one stood, which is joined to it (``conj``)."""
    heads, deprels = analysis.heads, analysis.deprels
    heads[verb] = verb if heads[later] == later else heads[later]
    deprels[verb] = deprels[later]
    for index in dependents(analysis, later):
        if index != verb and (deprels[index] == "conj" or (deprels[index] == "punct" and index > later)):
            heads[index] = verb
    heads[later], deprels[later] = verb, "conj"


def _clause_not_phrase(analysis: Analysis, lemmas: Sequence[str]) -> None:
    """A noun that only a participle says something of is its subject ("two men arrested in Oslo").

    So the treebanks have headlines. An adjective between a noun and its verb is no predicate
    ("soldiers loyal to him seized the port").
    """
    heads, deprels, tags = analysis.heads, analysis.deprels, analysis.tags
    root = next(index for index, head in enumerate(heads) if head == index)
    below = dependents(analysis, root)
    kinds = {deprels[i] for i in below}
    if kinds & {"cop", "expl", "csubj"}:
        return
    if tags[root].upos in ("NOUN", "PROPN", "NUM") and "nsubj" not in kinds:
        verbs = [i for i in below if deprels[i] == "acl" and i > root and tags[i].xpos in ("VBN", "VBD")]
        if len(verbs) == 1 and not any(deprels[i] == "punct" and root < i < verbs[0] for i in range(len(heads))):
            finite = lemmas[verbs[0]] in _NEVER_PASSIVE
            _raise_verb(analysis, lemmas, verbs[0], root, finite=finite)
    elif tags[root].upos == "ADJ" and "nsubj" in kinds:
        subject = next(i for i in below if deprels[i] == "nsubj")
        verbs = [i for i in below if deprels[i] in ("advcl", "conj", "parataxis") and tags[i].xpos == "VBD"]
        verbs = [v for v in verbs if v > root and not {deprels[i] for i in dependents(analysis, v)} & SUBJECTS]
        if verbs and subject == root - 1:
            verb = verbs[0]
            for index in [subject, *(i for i in below if i > verb or deprels[i] == "punct")]:
                heads[index] = verb
            heads[verb], deprels[verb] = verb, "root"
            heads[root], deprels[root] = subject, "amod"


def _finite_before_noun(analysis: Analysis, lemmas: Sequence[str], verb: int) -> None:
    """In "the minister resigned hours after the vote", the verb does not modify the hours."""
    noun, heads = analysis.heads[verb], analysis.heads
    below = {analysis.deprels[i] for i in dependents(analysis, verb)}
    if noun < verb or analysis.tags[verb].xpos != "VBD" or "nsubj" not in below:
        return
    if analysis.deprels[noun] not in _CLAUSES or "nsubj" in {analysis.deprels[i] for i in dependents(analysis, noun)}:
        return
    heads[verb] = verb if heads[noun] == noun else heads[noun]
    analysis.deprels[verb] = analysis.deprels[noun]
    for index in dependents(analysis, noun):
        if index < verb or analysis.deprels[index] == "punct":
            heads[index] = verb
    heads[noun] = verb
    analysis.deprels[noun] = "obl:unmarked" if lemmas[noun] in _TIMES else "obj"


def _subject_not_oblique(analysis: Analysis, lemmas: Sequence[str], verb: int) -> None:
    """In "it began after fog delayed the flights", the fog is what delayed."""
    heads, deprels = analysis.heads, analysis.deprels
    below = {deprels[i] for i in dependents(analysis, verb)}
    if below & {"nsubj", "nsubj:pass", "mark", "csubj", "expl"} or deprels[verb] == "root":
        return
    last = verb - 1
    while last > 0 and heads[last] == verb and deprels[last] == "advmod":
        last -= 1
    noun = last
    while noun > 0 and heads[noun] < last and deprels[noun] in ("nmod", "flat", "nummod"):
        noun = heads[noun]
    case = [i for i in dependents(analysis, noun) if deprels[i] == "case"]
    if deprels[noun] not in ("obl", "nmod") or len(case) != 1 or heads[noun] in (verb, noun):
        return
    if lemmas[case[0]] in _CONJUNCTIONS and deprels[verb] in ("advcl", "ccomp", "parataxis", "conj"):
        heads[verb], deprels[verb] = heads[noun], "advcl"
        heads[noun], deprels[noun] = verb, "nsubj"
        heads[case[0]], deprels[case[0]] = verb, "mark"


def _past_or_passive(analysis: Analysis, lemmas: Sequence[str], verb: int) -> None:
    """A participle with a subject and no auxiliary is a past tense, or the passive of a headline."""
    below = dependents(analysis, verb)
    kinds = {analysis.deprels[i] for i in below}
    if analysis.deprels[verb] == "conj" or "nsubj" not in kinds or kinds & {"aux", "aux:pass", "cop"}:
        return
    if not kinds & {"obj", "ccomp", "xcomp", "iobj"} and lemmas[verb] in _ALWAYS_OBJECT:
        for index in below:
            if analysis.deprels[index] == "nsubj":
                analysis.deprels[index] = "nsubj:pass"
    else:
        analysis.tags[verb] = _PAST


def _subject_not_object(analysis: Analysis, clause: int) -> None:
    """In "police said a man attacked officers", the man is who attacked."""
    saying = analysis.heads[clause]
    below = {analysis.deprels[i] for i in dependents(analysis, clause)}
    if clause < saying or below & {"nsubj", "nsubj:pass", "csubj", "expl"}:
        return
    for index in dependents(analysis, saying):
        if analysis.deprels[index] == "obj" and saying < index < clause:
            analysis.heads[index] = clause
            passive = "aux:pass" in below
            analysis.deprels[index] = "nsubj:pass" if passive else "nsubj"
