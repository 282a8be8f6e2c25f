"""Coordinations and copulas that no sentence of news can have, put right by rule.

"and" joins like to like: a noun to a noun, a verb in the past to a verb in the past, what "will" happen to what "will"
happen.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from timeline_app.language.syntax_values import Tags

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from timeline_app.language.syntax_values import Analysis

SUBJECTS: Final = frozenset(("nsubj", "nsubj:pass", "csubj", "expl", "mark"))
"""Relations that give a verb its subject, or join it to another."""
_NOMINAL: Final = ("NOUN", "PROPN")
_SEASONS: Final = frozenset(("spring", "summer", "autumn", "winter", "morning", "afternoon", "evening", "week", "year"))
_IMPERSONAL: Final = frozenset(("be", "seem", "appear", "take", "happen", "turn", "remain", "become", "make", "cost"))
_PARTICLES: Final = frozenset(("do", "da", "de", "di", "du", "dos", "das"))
_PLURAL: Final = Tags("NOUN", "NNS", MappingProxyType({"Number": "Plur"}))
_NAME: Final = Tags("PROPN", "NNP", MappingProxyType({"Number": "Sing"}))


def dependents(analysis: Analysis, index: int) -> list[int]:
    """The tokens that hang on a token."""
    return [i for i, head in enumerate(analysis.heads) if head == index and i != index]


def noun_not_verb(analysis: Analysis) -> None:
    """In "it is part of a row of prison riots", the riots are no verb: "is" is the verb of the sentence."""
    heads, deprels, tags = analysis.heads, analysis.deprels, analysis.tags
    root = next(index for index, head in enumerate(heads) if head == index)
    if tags[root].xpos != "VBZ" or root == 0 or tags[root - 1].upos not in ("NOUN", "ADJ"):
        return
    below = dependents(analysis, root)
    for noun in below:
        own = [i for i in dependents(analysis, noun) if deprels[i] in ("cop", "nsubj")]
        if deprels[noun] != "nsubj" or noun > root or len(own) != 2 or root - 1 not in _under(analysis, noun):
            continue
        last = root - 1
        while tags[heads[last]].upos == "NOUN" and deprels[last] in ("compound", "amod") and heads[last] < root:
            last = heads[last]
        old = deprels[last]
        heads[root], deprels[root] = heads[last], old
        tags[root] = Tags("NOUN", "NNS", MappingProxyType({"Number": "Plur"}))
        for index in dependents(analysis, last):
            if index < last:
                heads[index] = root
        heads[last], deprels[last] = root, "compound"
        for index in below:
            if index not in (noun, root):
                heads[index] = noun
        heads[noun], deprels[noun] = noun, "root"
        return


def _under(analysis: Analysis, index: int) -> set[int]:
    """A token and all below it."""
    found = [index]
    for place in found:
        found += dependents(analysis, place)
    return set(found)


def two_subjects(analysis: Analysis) -> None:
    """In "the party and the union agreed", two nouns agree: no noun is joined to a verb."""
    heads, deprels, tags = analysis.heads, analysis.deprels, analysis.tags
    root = next(index for index, head in enumerate(heads) if head == index)
    below = dependents(analysis, root)
    if tags[root].upos not in ("NOUN", "PROPN") or {deprels[i] for i in below} & {"nsubj", "cop", "nsubj:pass"}:
        return
    for verb in below:
        subjects = [i for i in dependents(analysis, verb) if deprels[i] in ("nsubj", "nsubj:pass") and root < i < verb]
        joints = [i for i in dependents(analysis, verb) if deprels[i] == "cc" and root < i]
        finite = tags[verb].xpos in ("VBD", "VBZ", "VBP") or any(
            deprels[i] in ("aux", "aux:pass", "cop") for i in dependents(analysis, verb)
        )
        if deprels[verb] != "conj" or not finite or not subjects or not joints or joints[0] > subjects[0]:
            continue
        if any(tags[i].upos in ("VERB", "AUX", "PUNCT") for i in range(root, subjects[0])):
            continue
        heads[verb], deprels[verb] = verb, "root"
        deprels[root] = deprels[subjects[0]]
        heads[root] = verb
        heads[subjects[0]], deprels[subjects[0]] = root, "conj"
        heads[joints[0]] = subjects[0]
        for index in below:
            if index > verb or deprels[index] == "punct":
                heads[index] = verb
        return


def same_modal(analysis: Analysis) -> None:
    """In "he said talks will open and will last", what "will" do both are the talks."""
    heads, deprels = analysis.heads, analysis.deprels
    for verb in range(1, len(heads)):
        saying = heads[verb]
        modal = _modal(analysis, verb)
        if deprels[verb] != "conj" or modal is None or saying > verb or _modal(analysis, saying) is not None:
            continue
        if {deprels[i] for i in dependents(analysis, verb)} & SUBJECTS:
            continue
        for other in dependents(analysis, saying):
            if deprels[other] == "ccomp" and saying < other < verb and _modal(analysis, other) is not None:
                heads[verb] = other
                break


def _modal(analysis: Analysis, verb: int) -> int | None:
    """The modal of a verb."""
    found = [i for i in dependents(analysis, verb) if analysis.deprels[i] == "aux" and analysis.tags[i].xpos == "MD"]
    return found[0] if found else None


def same_tense(analysis: Analysis) -> None:
    """In "he denied that she is ill and said she works", who "said" is who "denied", not who "is ill"."""
    heads, deprels, tags = analysis.heads, analysis.deprels, analysis.tags
    for verb in range(1, len(heads)):
        beside = heads[verb]
        if deprels[verb] != "conj" or tags[verb].xpos != "VBD" or tags[beside].xpos not in ("VBZ", "VBP"):
            continue
        own = {deprels[i] for i in dependents(analysis, verb)}
        above = heads[beside]
        while tags[above].xpos != "VBD" and heads[above] != above:
            above = heads[above]
        if not own & (SUBJECTS | {"aux"}) and tags[above].xpos == "VBD" and above < beside:
            heads[verb] = above


def noun_after_adjective(analysis: Analysis, index: int) -> None:
    """In "like other riots, crowding played a part", what has an adjective before it and a preposition is no verb."""
    heads, deprels, tags = analysis.heads, analysis.deprels, analysis.tags
    led = index > 0 and heads[index - 1] == index and deprels[index - 1] == "amod"
    if led and tags[index].xpos == "VBZ" and deprels[index] in ("obl", "nmod", "obj", "conj"):
        tags[index] = _PLURAL


def particle_of_name(analysis: Analysis, lemmas: Sequence[str], index: int) -> None:
    """In "the state of Porto do Norte", "do" is no verb but stands inside a name."""
    heads, deprels, tags = analysis.heads, analysis.deprels, analysis.tags
    if lemmas[index] not in _PARTICLES or tags[index].upos not in ("VERB", "AUX") or not 0 < index < len(heads) - 1:
        return
    first, last = index - 1, index + 1
    if not tags[first].upos == tags[last].upos == "PROPN" or heads[last] != index:
        return
    while heads[first] < first and tags[heads[first]].upos == "PROPN":
        first = heads[first]
    below = [i for i in dependents(analysis, index) if i > last]
    verb = heads[index]
    for other in below:
        heads[other] = verb
    heads[index] = heads[last] = first
    deprels[index] = deprels[last] = "flat"
    tags[index] = _NAME


def one_subject(analysis: Analysis, verb: int) -> None:
    """In "his first video since the vote was shown", "since" leads the vote only: the video was shown."""
    heads, deprels, tags = analysis.heads, analysis.deprels, analysis.tags
    below = dependents(analysis, verb)
    subjects = [i for i in below if deprels[i].startswith("nsubj") and i < verb]
    marks = [i for i in below if deprels[i] == "mark"]
    if len(subjects) != 2 or len(marks) != 1 or not subjects[0] < marks[0] < subjects[1]:
        return
    if any(tags[i].upos == "PUNCT" for i in range(subjects[0], subjects[1])) or tags[subjects[0]].upos == "PRON":
        return
    heads[subjects[1]], deprels[subjects[1]] = subjects[0], "nmod"
    heads[marks[0]], deprels[marks[0]] = subjects[1], "case"


def name_before_aside(analysis: Analysis, verb: int) -> None:
    """In "Tarn, the newest member, and Velden were invited", the invited are Tarn and Velden."""
    heads, deprels, tags = analysis.heads, analysis.deprels, analysis.tags
    below = dependents(analysis, verb)
    subject = next((i for i in below if deprels[i] in ("nsubj", "nsubj:pass") and i < verb), None)
    names = [i for i in below if deprels[i] in ("obl", "dep", "nmod") and tags[i].upos == "PROPN"]
    if subject is None or tags[subject].upos != "NOUN" or len(names) != 1 or names[0] > subject:
        return
    name = names[0]
    own = [i for i in dependents(analysis, subject) if i < subject]
    joined = [i for i in dependents(analysis, subject) if deprels[i] == "conj" and subject < i < verb]
    joined = [i for i in joined if any(deprels[j] == "cc" for j in dependents(analysis, i))]
    led = any(deprels[i] in ("case", "mark") for i in dependents(analysis, name))
    beside = bool(own) and min(own) == name + 2 and tags[name + 1].upos == "PUNCT"
    if led or not beside or not joined or tags[subject + 1].upos != "PUNCT":
        return
    deprels[name] = deprels[subject]
    heads[subject], deprels[subject] = name, "appos"
    for other in joined:
        heads[other] = name


def list_before_verb(analysis: Analysis, lemmas: Sequence[str], never_passive: Collection[str]) -> None:
    """In "Ada Marsh and her aides, Ben and Cora, gathered in Tarn", they gathered: nobody is gathered so."""
    heads, deprels, tags = analysis.heads, analysis.deprels, analysis.tags
    root = next(index for index, head in enumerate(heads) if head == index)
    below = dependents(analysis, root)
    kinds = {deprels[i] for i in below}
    if tags[root].upos not in _NOMINAL or kinds & {"nsubj", "cop", "csubj", "expl"} or "conj" not in kinds:
        return
    verbs = [i for i in below if deprels[i] == "acl" and i > root and tags[i].xpos in ("VBN", "VBD")]
    if len(verbs) != 1 or lemmas[verbs[0]] not in never_passive or tags[verbs[0] - 1].upos != "PUNCT":
        return
    verb = verbs[0]
    heads[verb], deprels[verb] = verb, "root"
    heads[root], deprels[root] = verb, "nsubj"
    tags[verb] = Tags("VERB", "VBD", MappingProxyType({"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"}))
    for other in below:
        if other != verb and (other > verb or (deprels[other] == "obl" and other < root)):
            heads[other] = verb


def not_over_semicolon(analysis: Analysis, lemmas: Sequence[str], index: int) -> None:
    """In "she fled; he stayed in Tarn", nothing after the semicolon belongs to what was done before it."""
    heads, deprels = analysis.heads, analysis.deprels
    verb = heads[index]
    if deprels[index] not in ("obl", "obj", "advmod") or verb > index:
        return
    later = [i for i in dependents(analysis, verb) if deprels[i] in ("parataxis", "conj") and verb < i < index]
    if later and ";" in lemmas[verb : later[-1]]:
        heads[index] = later[-1]


def subject_not_empty(analysis: Analysis, lemmas: Sequence[str], index: int) -> None:
    """In "it voted to stay", "it" is who voted: only few verbs have an empty "it" with an infinitive."""
    heads, deprels, tags = analysis.heads, analysis.deprels, analysis.tags
    verb = heads[index]
    if deprels[index] != "expl" or lemmas[index] != "it" or tags[verb].upos != "VERB" or lemmas[verb] in _IMPERSONAL:
        return
    below = {deprels[i] for i in dependents(analysis, verb)}
    if "xcomp" in below and not below & {"nsubj", "nsubj:pass", "csubj", "ccomp", "aux:pass", "cop"}:
        deprels[index] = "nsubj"


def season_before_subject(analysis: Analysis, lemmas: Sequence[str], noun: int) -> None:
    """In "by that spring forty families had left", the families left, by that spring."""
    heads, deprels = analysis.heads, analysis.deprels
    verb = heads[noun]
    if deprels[noun] != "obl" or verb < noun or {deprels[i] for i in dependents(analysis, verb)} & SUBJECTS:
        return
    below = [i for i in dependents(analysis, noun) if i < noun]
    counts = [i for i in below if deprels[i] == "nummod"]
    seasons = [i for i in below if deprels[i] == "compound" and lemmas[i] in _SEASONS]
    if not counts or not seasons or seasons[0] != counts[0] - 1:
        return
    season = seasons[0]
    for other in below:
        if other < season:
            heads[other] = season
    heads[season], deprels[season], deprels[noun] = verb, "obl", "nsubj"
