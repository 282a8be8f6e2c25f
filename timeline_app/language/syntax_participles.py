"""Words in -ing, and "work", that a small parser takes for verbs or misses as such, put right by rule."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from types import MappingProxyType
from typing import Final

from timeline_app.language.syntax_joints import dependents
from timeline_app.language.syntax_values import Analysis, Tags

_ADJECTIVES: Final = frozenset(("neighbour", "neighbor"))
"""Verbs whose form in -ing is an adjective: "with neighbouring Marrow" tells of no act."""
_LEFT_OVER: Final = frozenset(("obl", "obl:unmarked", "nmod", "conj", "appos", "dep", "obj"))
"""What a noun is called that the parser could not place."""
_RETURNING: Final = frozenset(("go", "return", "get", "come", "head", "send", "rush"))
_ADJECTIVE: Final = Tags("ADJ", "JJ", MappingProxyType({"Degree": "Pos"}))
_NOUN: Final = Tags("NOUN", "NN", MappingProxyType({"Number": "Sing"}))


def adjective_before_name(analysis: Analysis, lemmas: Sequence[str], index: int) -> None:
    """In "a bridge with neighbouring Marrow", the name hangs on the bridge by "with"."""
    heads, deprels, tags = analysis.heads, analysis.deprels, analysis.tags
    if tags[index].xpos != "VBG" or lemmas[index] not in _ADJECTIVES or deprels[index] not in ("acl", "advcl"):
        return
    below = dependents(analysis, index)
    name = next((i for i in below if deprels[i] == "obj" and i > index), None)
    joint = next((i for i in below if deprels[i] == "mark" and i < index), None)
    if name is None or joint is None:
        return
    outer = heads[index]
    heads[name], deprels[name] = outer, "nmod" if tags[outer].upos in ("NOUN", "PROPN", "PRON") else "obl"
    heads[joint], deprels[joint] = name, "case"
    verb = outer
    while tags[verb].upos != "VERB" and heads[verb] != verb:
        verb = heads[verb]
    for other in below:
        if other not in (name, joint):
            heads[other] = verb
    heads[index], deprels[index], tags[index] = name, "amod", _ADJECTIVE


def clause_after_comma(analysis: Analysis, index: int) -> None:
    """In "signed a treaty, ending talks that ...", the ending is what the signing did: no "ending talks"."""
    heads, deprels, tags = analysis.heads, analysis.deprels, analysis.tags
    noun = heads[index]
    if tags[index].xpos != "VBG" or deprels[index] != "amod" or noun < index or deprels[noun] not in _LEFT_OVER:
        return
    if index == 0 or tags[index - 1].xpos != "," or heads[noun] >= index:
        return
    below = [i for i in dependents(analysis, noun) if i < index and i != index - 1]
    series = [i for i in dependents(analysis, heads[noun]) if deprels[i] == "conj"]
    joined = any(deprels[i] == "cc" for part in (*series, noun) for i in dependents(analysis, part))
    if below or joined:
        return
    governor = heads[noun]
    while tags[governor].upos not in ("VERB", "AUX") and heads[governor] != governor:
        governor = heads[governor]
    if tags[governor].upos != "VERB" or governor > index:
        return
    heads[index], deprels[index] = governor, "advcl"
    heads[noun], deprels[noun] = index, "obj"
    heads[index - 1] = index


def work_not_verb(analysis: Analysis, lemmas: Sequence[str], index: int) -> None:
    """In "went back to work on Tuesday", work is where they went, and Tuesday is when."""
    heads, deprels, tags = analysis.heads, analysis.deprels, analysis.tags
    verb = heads[index]
    if lemmas[index] != "work" or tags[index].xpos != "VB" or deprels[index] not in ("advcl", "xcomp") or verb > index:
        return
    below = dependents(analysis, index)
    to = next((i for i in below if deprels[i] == "mark" and lemmas[i] == "to" and i == index - 1), None)
    back = lemmas[verb] == "return" or any(lemmas[i] == "back" for i in dependents(analysis, verb) if verb < i < index)
    if to is None or lemmas[verb] not in _RETURNING or not back:
        return
    tags[index], deprels[index], deprels[to] = _NOUN, "obl", "case"
    for other in below:
        if other != to:
            heads[other] = verb


def saying_participle(analysis: Analysis, lemmas: Sequence[str], index: int, saying: Collection[str]) -> None:
    """In "said so, adding others stayed", others do not add: they stayed, and who spoke adds that."""
    heads, deprels, tags = analysis.heads, analysis.deprels, analysis.tags
    noun = heads[index]
    if tags[index].xpos != "VBG" or lemmas[index] not in saying or deprels[index] not in ("amod", "compound"):
        return
    if noun != index + 1 or index == 0 or not deprels[noun].startswith("nsubj") or heads[noun] < noun:
        return
    clause = heads[noun]
    while deprels[clause] in ("csubj", "nsubj") and heads[clause] > clause:
        clause = heads[clause]
    before = [i for i in dependents(analysis, noun) if i < index and deprels[i] != "punct"]
    if before or tags[index - 1].xpos != ",":
        return
    outer = heads[clause]
    if outer == clause or outer > index:
        return
    heads[index], deprels[index] = outer, "advcl"
    heads[clause], deprels[clause] = index, "ccomp"
    for other in dependents(analysis, clause):
        if other < index:
            heads[other] = index


def participle_of_subject(analysis: Analysis, index: int) -> None:
    """In "others recorded aboard were guests", the others were guests: "recorded" says which others."""
    heads, deprels, tags = analysis.heads, analysis.deprels, analysis.tags
    clause = heads[index]
    if deprels[index] != "csubj" or tags[index].xpos not in ("VBD", "VBN") or clause < index:
        return
    below = dependents(analysis, index)
    nouns = [i for i in below if deprels[i].startswith("nsubj") and i < index]
    if len(nouns) != 1 or {deprels[i] for i in below} & {"mark", "aux", "aux:pass", "obj", "cop"}:
        return
    noun = nouns[0]
    heads[noun], deprels[noun] = clause, "nsubj"
    heads[index], deprels[index] = noun, "acl"
    tags[index] = Tags("VERB", "VBN", MappingProxyType({"Tense": "Past", "VerbForm": "Part", "Voice": "Pass"}))


def subject_not_auxiliary(analysis: Analysis, lemmas: Sequence[str], index: int) -> None:
    """In "Counting resumed", the counting resumed: of forms in -ing, only "being" and "having" help a verb."""
    heads, deprels, tags = analysis.heads, analysis.deprels, analysis.tags
    verb = heads[index]
    if deprels[index] != "aux" or tags[index].xpos != "VBG" or lemmas[index] in ("be", "have") or verb < index:
        return
    if tags[verb].xpos == "VBD" and "nsubj" not in {deprels[i] for i in dependents(analysis, verb)}:
        deprels[index], tags[index] = "nsubj", _NOUN
