"""The words of a clause that speak for its kind, and what an article is about so far."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from timeline_app.events import lexicon
from timeline_app.events.clause import Clause
from timeline_app.events.kinds import KindTable, Signals, Topic
from timeline_app.events.names import Names
from timeline_app.events.tree import Tree
from timeline_app.model import Article, BlockKind, Kind, MentionForm, ParticipantKind

_CONTENT: Final = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV", "ADP"})
_MONTHS: Final = frozenset({"march", "may", "august"})
"""Months that are spelled as another word is."""

_PERFORMATIVE: Final = frozenset({"announce", "decide", "confirm", "declare", "order", "propose", "rule", "mean"})
"""Verbs whose saying makes the thing said public or real: the thing is the news."""

_DEMANDING: Final = frozenset({"demand", "urge", "ask", "propose", "invite", "request"})
"""Verbs of speech whose words are the news, whatever deed they ask for."""

_TITLE_WEIGHT: Final = 3.0
_LEAD_WEIGHT: Final = 2.0
_CARRYING: Final = frozenset({"to", "into", "under", "in", "for", "with", "on", "from", "over"})
"""Prepositions by which a verb that says little takes what it is about ("enter into talks")."""

_TAGS: Final = {
    ParticipantKind.PERSON: "<person>",
    ParticipantKind.ORGANISATION: "<organisation>",
    ParticipantKind.PLACE: "<place>",
}
"""How the table of kinds writes that somebody or something is named."""


def signals_of(
    tree: Tree,
    names: Names,
    clause: Clause,
    clauses: Mapping[int, Clause],
    time: Collection[int],
    topic: Topic,
) -> Signals:
    """The signals of ``clause``: its trigger, those who act, what is done to whom, and the words around.

    ``time`` are the tokens of time expressions, which speak for no kind.
    """
    lemma = tree.lemma(clause.head)
    noun = tree[clause.head].upos in {"NOUN", "PROPN"}
    phase = lemma in lexicon.OCCURRENCE | lexicon.RESULTING | lexicon.FAILING
    light = clause.form is not MentionForm.NOUN and (
        lemma in lexicon.LIGHT | lexicon.DIRECTIVE - _DEMANDING or lemma in lexicon.EVENT_OBLIQUES or phase
    )
    actors, targets = _arguments(tree, clause)
    objects = [_measured(tree, i) for i in targets]
    if light and not any(tree[i].upos == "NOUN" for i in objects):
        objects += [i for i in clause.obliques if tree.case(i) in _CARRYING]
    if clause.subject is not None:
        counted = _measured(tree, clause.subject)
        if tree.lemma(clause.subject) in lexicon.EVENT_NOUNS or (light and counted != clause.subject):
            objects.append(counted)
    words = _content(tree, names, clause.words, time)
    sentence = tree.parsed.sentences[clause.sentence]
    if clause.passive and clause.agent is None:
        words.add("<passive>")
    return Signals(
        trigger=lemma,
        objects=tuple(
            tree.lemma(i) for i in dict.fromkeys(objects) if tree[i].upos == "NOUN" or _named_event(tree, names, i)
        ),
        words=frozenset(words | _count_states(tree, names, clause)),
        light=light,
        noun=noun,
        actors=_phrase_words(tree, names, actors),
        targets=_phrase_words(tree, names, targets),
        sentence=frozenset(_content(tree, names, range(sentence.first, sentence.last), time)),
        complements=_complements(tree, clause, clauses),
        topic=topic,
    )


def topics(
    article: Article, tree: Tree, names: Names, table: KindTable, blocks: Sequence[int], time: Collection[int]
) -> dict[int, Topic]:
    """What the article is about up to each of its blocks: the title counts most, then the lead.

    A later block never changes what an earlier one is about.
    """
    weights = _block_weights(article)
    found: dict[int, Topic] = {}
    sums: dict[Kind, float] = {}
    current = -1
    for token in tree.tokens:
        number = blocks[token.index]
        if number != current and current >= 0:
            found[current] = _shares(sums)
        current = number
        if number < 0 or token.upos not in {"NOUN", "VERB", "PROPN"} or token.index in time:
            continue
        if not _speaks(tree, names, token.index):
            continue
        kinds = table.topics_of(tree.lemma(token.index))
        for kind in kinds:
            sums[kind] = sums.get(kind, 0.0) + weights.get(number, 0.0) / len(kinds)
    if current >= 0:
        found[current] = _shares(sums)
    return found


def _block_weights(article: Article) -> dict[int, float]:
    weights: dict[int, float] = {}
    lead = True
    for number, block in enumerate(article.blocks):
        match block.kind:
            case BlockKind.TITLE:
                weights[number] = _TITLE_WEIGHT
            case BlockKind.PARAGRAPH if lead:
                weights[number] = _LEAD_WEIGHT
                lead = False
            case BlockKind.PARAGRAPH | BlockKind.HEADING | BlockKind.CAPTION:
                weights[number] = 1.0
            case _:
                weights[number] = 0.0
    return weights


def _shares(sums: Mapping[Kind, float]) -> Topic:
    most = max(sums.values(), default=0.0)
    return {kind: value / most for kind, value in sums.items()} if most else {}


def _arguments(tree: Tree, clause: Clause) -> tuple[list[int], list[int]]:
    """Those who act, and what is done to whom; a past participle after its noun is a passive without its verb."""
    subject = [] if clause.subject is None else [clause.subject]
    if clause.relation == "acl" and tree[clause.head].xpos == "VBN" and not clause.objects:
        return [i for i in clause.obliques if tree.case(i) == "by"], subject
    if clause.passive:
        return ([] if clause.agent is None else [clause.agent]), [*clause.objects, *subject]
    return [*subject, *([] if clause.agent is None else [clause.agent])], [*clause.objects]


def _measured(tree: Tree, noun: int) -> int:
    """What a noun of quantity counts ("a round of violence", "a wave of arrests"); any other noun as it is."""
    if tree.lemma(noun) not in lexicon.QUANTITIES:
        return noun
    return next((i for i in tree.children(noun, "nmod") if tree.case(i) == "of"), noun)


def _phrase_words(tree: Tree, names: Names, heads: Sequence[int]) -> frozenset[str]:
    """The lemmas of whole phrases, what sort of name they hold, and the roles that the text gives the named."""
    found: set[str] = set()
    for head in heads:
        for index in tree.phrase(head):
            if tree[index].upos in {"NOUN", "PROPN", "ADJ"}:
                found.add(tree.lemma(index))
        name = names.at(head)
        if name is not None:
            found.add(_TAGS[name.kind])
            found.update(word.lower() for role in name.roles for word in role.split())
        elif tree[head].upos == "PRON" and tree.lower(head) not in {"it", "this", "that", "which", "what"}:
            found.add("<person>")
    return frozenset(found)


def _complements(tree: Tree, clause: Clause, clauses: Mapping[int, Clause]) -> tuple[str, ...]:
    """What the trigger asks for, brings about or makes known: verbs and their objects ("order to lift the ban")."""
    lemma = tree.lemma(clause.head)
    found = [i for i in tree.children(clause.head, "xcomp") if tree[i].upos == "VERB"]
    if clause.subject is not None and tree.lemma(clause.subject) in lexicon.TRIES:
        found += [i for i in tree.children(clause.subject, "acl") if tree[i].xpos == "VB"]
    if lemma in lexicon.CAUSATIVE | lexicon.INTENT | lexicon.DIRECTIVE:
        found += [i for i in tree.children(clause.head, "ccomp", "advcl") if tree[i].xpos == "VB"]
    if lemma in _PERFORMATIVE:
        found += tree.children(clause.head, "ccomp")
    inner = [clauses[i] for i in dict.fromkeys(found) if i in clauses]
    heads = [i for c in inner for i in (c.head, *c.objects, *([c.subject] if c.passive and c.subject else []))]
    return tuple(dict.fromkeys(tree.lemma(i) for i in heads if tree[i].upos in {"VERB", "NOUN"}))


def _content(tree: Tree, names: Names, indexes: Iterable[int], time: Collection[int]) -> set[str]:
    """The lemmas of words with a meaning of their own."""
    return {
        tree.lemma(i)
        for i in set(indexes)
        if i not in time and _is_content(tree, i) and _speaks(tree, names, i) and not _department(tree, i)
    }


def _department(tree: Tree, index: int) -> bool:
    """Whether a word only says which minister somebody is: what a justice minister does is not thereby justice."""
    before = tree.base(index) in {"compound", "amod", "nmod"} and index + 1 < len(tree.tokens)
    return before and tree.lemma(index + 1) in lexicon.MINISTERS and tree.lemma(index) in lexicon.DEPARTMENTS


def _is_content(tree: Tree, index: int) -> bool:
    """Whether a word has a meaning of its own; "according to" and the like have none."""
    upos = tree[index].upos
    return upos in _CONTENT and (upos == "ADP" or tree.base(index) not in {"case", "mark", "fixed"})


def _count_states(tree: Tree, names: Names, clause: Clause) -> set[str]:
    """``<states>`` where the clause names two places or more: what happens between them is foreign policy."""
    places = {name.full for name in names.among(clause.words) if name.kind is ParticipantKind.PLACE}
    peoples = {tree.lower(i) for i in clause.words if tree[i].upos == "ADJ" and tree[i].text[:1].isupper()}
    found = {"<states>"} if len(places | peoples) > 1 else set()
    return found | ({"<place>"} if places else set())


def _named_event(tree: Tree, names: Names, index: int) -> bool:
    """Whether a proper noun names a happening ("the Cairo Summit") and not a person or a place."""
    return tree[index].upos == "PROPN" and _speaks(tree, names, index)


def _speaks(tree: Tree, names: Names, index: int) -> bool:
    """Whether a word counts by its meaning: parts of the names of people and places do not, nor do months."""
    if tree[index].upos != "PROPN":
        return True
    if tree.lower(index) in _MONTHS:
        return False
    name = names.at(index)
    if name is None or name.kind is ParticipantKind.ORGANISATION:
        return True
    return tree[index].text not in name.full.split() and tree.lower(index) not in {"united", "states", "republic"}
