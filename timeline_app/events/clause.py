"""Clauses: what a verb says, of whom, in which tense, under whose word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from timeline_app.events import lexicon
from timeline_app.events.tree import NOMINAL, Tree
from timeline_app.model import MentionForm, Span


class Tense(Enum):
    """What the verb group says of time."""

    PAST = "past"
    PERFECT = "present perfect"
    PLUPERFECT = "past perfect"
    PRESENT = "present"
    PROGRESSIVE = "present progressive"
    FUTURE = "future"
    MODAL = "modal"
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause or an event noun phrase. Numbers are token indexes; ``head`` is the trigger.

    ``governor`` is the head of the clause or phrase that it hangs on, ``relation`` how, ``marker`` the word that
    joins them ("after"). ``reporter`` is the head of the clause that tells of it, if somebody does.
    """

    head: int
    sentence: int
    form: MentionForm
    span: Span
    words: tuple[int, ...]
    subject: int | None = None
    objects: tuple[int, ...] = ()
    obliques: tuple[int, ...] = ()
    agent: int | None = None
    particle: str = ""
    tense: Tense = Tense.NONE
    passive: bool = False
    negated: bool = False
    modal: str = ""
    governor: int | None = None
    relation: str = "root"
    marker: str = ""
    reporter: int | None = None
    quoted: bool = False

    @property
    def finite(self) -> bool:
        """Whether the verb stands in a tense of its own."""
        return self.tense not in {Tense.INFINITIVE, Tense.PARTICIPLE, Tense.NONE}


_CLAUSAL = frozenset(
    {"root", "conj", "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "xcomp", "csubj", "dep", "list"}
)
_WHERE = frozenset({"where", "whereupon"})
_NOT_OWN = frozenset({"advcl", "parataxis", "ccomp", "conj", "cc", "csubj"})


def find_clauses(tree: Tree) -> list[Clause]:
    """Every clause of the text with a verb or a predicate, in the order of the text."""
    quoted = tree.quoted()
    clauses = [_clause(tree, token.index, quoted) for token in tree.tokens if _is_predicate(tree, token.index)]
    by_sentence: dict[int, list[Clause]] = {}
    for clause in clauses:
        by_sentence.setdefault(clause.sentence, []).append(clause)
    for sentence, group in by_sentence.items():
        by_sentence[sentence] = _with_main_clause(tree, sentence, group)
    return [clause for group in by_sentence.values() for clause in group]


def _with_main_clause(tree: Tree, number: int, group: list[Clause]) -> list[Clause]:
    """The clauses of a sentence, a finite one made its main clause where the parser found a noun or a participle.

    "Minister Jane Doe speaking in Paris called ..." is told by its finite verb; a relative pronoun or a conjunction
    before the verb speaks against it.
    """
    sentence = tree.parsed.sentences[number]
    root = next((c for c in group if c.head == sentence.root), None)
    if (root is not None and root.finite) or tree[sentence.last - 1].text not in {".", "!", "?", '"', "”", "’", "'"}:
        return group
    if any(c.finite and c.relation in {"root", "conj"} for c in group):
        return group
    for place, clause in enumerate(group):
        if not clause.finite or clause.quoted or clause.relation not in {"acl:relcl", "acl", "advcl", "parataxis"}:
            continue
        joined = any(tree[i].xpos in {"WP", "WDT", "WRB", "WP$"} for i in tree.children(clause.head))
        if joined or tree.children(clause.head, "mark") or sentence.root > clause.head:
            continue
        subject = tree.child(clause.head, "nsubj")
        if subject is None:
            named = tree.child(sentence.root, "nsubj")
            subject = named if named is not None else sentence.root
        if tree[subject].upos not in NOMINAL:
            return group
        main = replace(clause, relation="root", governor=None, marker="", subject=subject)
        return [*group[:place], main, *group[place + 1 :]]
    return group


def _is_predicate(tree: Tree, index: int) -> bool:
    token = tree[index]
    if tree.base(index) in {"aux", "cop", "amod", "case", "mark", "compound", "punct", "fixed", "det", "flat", "cc"}:
        return tree.base(index) == "amod" and misread_noun(tree, index) is not None
    if token.upos == "VERB":
        return True
    if token.upos == "AUX":
        return tree.base(index) in _CLAUSAL
    return bool(tree.children(index, "cop")) or (token.deprel == "root" and tree.child(index, "nsubj") is not None)


def _clause(tree: Tree, index: int, quoted: list[bool]) -> Clause:
    chain = _conjunction_chain(tree, index)
    auxiliaries = _auxiliaries(tree, index, chain)
    subject = _subject(tree, index, chain)
    first = chain[-1]
    noun = misread_noun(tree, index) if index == first else None
    relative = any(tree[i].xpos in {"WDT", "WP$"} for i in tree.children(first))
    objects = tuple(tree.children(index, "obj", "iobj", "ccomp:obj"))
    obliques = tuple(tree.children(index, "obl"))
    agent = next((i for i in obliques if tree[i].deprel == "obl:agent" or tree.case(i) == "by"), None)
    own = _own_words(tree, index)
    markers = [tree.lower(i) for i in tree.children(first, "mark")]
    governor = None if tree[first].head == first else tree[first].head
    relation = "acl:relcl" if relative and tree.base(first) != "root" else tree[first].deprel
    if noun is not None:
        markers = tree.case(noun).split()
        governor = None if tree[noun].head == noun else tree[noun].head
        relation = "advcl" if markers else ("root" if governor is None else "conj")
    late = None if subject is not None else _late_subject(tree, index)
    subject = subject if late is None else late
    led = _misread_conjunction(tree, index) if late is None else tree.case(late)
    if led and not markers:
        markers, relation = [led], "advcl"
    in_quotes = quoted[index] and (subject is None or quoted[subject])
    passive = any(tree[i].deprel == "aux:pass" for i in auxiliaries) or (
        subject is not None and tree[subject].deprel.endswith(":pass")
    )
    return Clause(
        head=index,
        sentence=tree[index].sentence,
        form=MentionForm.QUOTE if in_quotes else MentionForm.CLAUSE,
        span=tree.span(own),
        words=tuple(own),
        subject=subject,
        objects=objects,
        obliques=obliques,
        agent=agent if passive else None,
        particle=" ".join(tree.lower(i) for i in tree.children(index, "compound:prt")),
        tense=Tense.PAST if noun is not None else _tense(tree, index, auxiliaries, markers),
        passive=passive,
        negated=_negated(tree, index, subject, objects),
        modal=next((tree.lemma(i) for i in auxiliaries if tree[i].xpos == "MD"), ""),
        governor=governor,
        relation=relation,
        marker=" ".join(markers),
        reporter=_reporter(tree, first),
        quoted=in_quotes,
    )


def _misread_conjunction(tree: Tree, index: int) -> str:
    """The conjunction of time that the parser hung on the subject as a preposition ("since the minister resigned")."""
    subject = tree.child(index, "nsubj")
    if subject is None or subject > index:
        return ""
    word = tree.case(subject)
    return word if word in {"since", "after", "before", "until", "while"} else ""


def _late_subject(tree: Tree, index: int) -> int | None:
    """The subject that the parser hung on a length of time: "a day after a newspaper reported that ..."."""
    if index == 0 or tree[index].xpos not in {"VBD", "VBN"} or tree.child(index, "nsubj", "aux") is not None:
        return None
    noun = index - 1
    if tree[noun].upos not in {"NOUN", "PROPN"} or tree.base(noun) not in {"nmod", "obl"}:
        return None
    return noun if tree.case(noun) in {"after", "before"} and tree[noun].head < noun else None


def misread_noun(tree: Tree, index: int) -> int | None:
    """The subject of a past tense verb that the parser took for a participle after a noun, if it is one.

    "Technical problems delayed the start": an active object, a form that is no participle, or a sentence without any
    other finite verb give the past tense away.
    """
    token = tree[index]
    if token.deprel not in {"acl", "amod"} or token.xpos not in {"VBD", "VBN"} or tree.child(index, "aux") is not None:
        return None
    noun = token.head
    if noun > index or noun == index:
        return None
    noun = next((i for i in reversed(tree.children(noun, "conj")) if i < index), noun)
    active = tree.child(index, "obj") is not None and tree[index].xpos == "VBD"
    if active or tree.lower(index) in lexicon.PLAIN_PAST:
        return noun
    sentence = tree.parsed.sentence_tokens(token.sentence)
    finite = [t.index for t in sentence if t.xpos in {"VBD", "VBZ", "VBP", "MD"} and t.index != index]
    lonely = all(tree.children(i, "mark") and tree.base(i) == "root" for i in finite)
    ends = bool(sentence) and sentence[-1].text in {".", "!", "?", '"', "”"}
    return noun if lonely and ends else None


def _conjunction_chain(tree: Tree, index: int) -> list[int]:
    """The verb and those it is coordinated with, back to the first of them."""
    chain = [index]
    while tree.base(chain[-1]) == "conj" and len(chain) < 12:
        chain.append(tree[chain[-1]].head)
    return chain


def _auxiliaries(tree: Tree, index: int, chain: list[int]) -> list[int]:
    own = tree.children(index, "aux", "cop")
    if own or len(chain) == 1 or tree.child(index, "nsubj") is not None:
        return own
    shared = tree.children(chain[1], "aux", "cop")
    same_form = tree[index].xpos == tree[chain[1]].xpos and tree[index].xpos in {"VBN", "VB", "VBG"}
    return shared if same_form else own


def _subject(tree: Tree, index: int, chain: list[int]) -> int | None:
    for verb in chain:
        found = tree.child(verb, "nsubj", "csubj")
        if found is not None:
            return _antecedent(tree, found, verb)
    first = chain[-1]
    head = tree[first].head
    match tree.base(first):
        case "acl" | "amod":
            return misread_noun(tree, first) or head
        case "xcomp":
            controlled = tree.child(head, "obj", "iobj")
            return controlled if controlled is not None else _subject(tree, head, _conjunction_chain(tree, head))
        case "advcl" if head != first and tree[head].upos in {"VERB", "AUX"} and tree[first].xpos != "VBD":
            return _subject(tree, head, _conjunction_chain(tree, head)) if head != index else None
        case "ccomp" if tree[first].xpos == "VB" and head != first:
            return tree.child(head, "obj", "iobj")
        case _:
            return None


def _antecedent(tree: Tree, subject: int, verb: int) -> int:
    """What a relative pronoun stands for; any other subject as it is."""
    relative = tree[subject].xpos in {"WP", "WDT"} or tree.lower(subject) == "that"
    if not relative:
        return subject
    for place in [verb, *tree.ancestors(verb)]:
        if tree.base(place) == "acl":
            return tree[place].head
        if tree.base(place) not in {"conj", "xcomp"}:
            break
    return subject


def _own_words(tree: Tree, index: int) -> list[int]:
    """The tokens of the clause without the clauses that hang on it."""
    found = [index]
    for place in found:
        for child in tree.children(place):
            relation = tree.base(child)
            if place == index and relation in _NOT_OWN:
                continue
            if relation == "acl" and _is_finite(tree, child):
                continue
            if relation == "punct" and place == index:
                continue
            if relation == "parataxis":
                continue
            found.append(child)
    if tree[index].upos in NOMINAL | {"ADJ"}:
        found.extend(tree.children(index, "conj"))
    return sorted(set(found))


def _is_finite(tree: Tree, index: int) -> bool:
    return tree[index].xpos in {"VBD", "VBZ", "VBP"} or any(
        tree[i].xpos in {"VBD", "VBZ", "VBP", "MD"} for i in tree.children(index, "aux", "cop")
    )


def _tense(tree: Tree, index: int, auxiliaries: list[int], markers: list[str]) -> Tense:  # noqa: PLR0911, C901 - one line a verb group
    words = [tree.lower(i) for i in auxiliaries]
    tags = {tree[i].xpos for i in auxiliaries}
    tag = tree[index].xpos
    if any(w in {"will", "shall", "'ll", "wo"} for w in words):
        return Tense.FUTURE
    if "MD" in tags:
        return Tense.MODAL
    if ("to" in words or "to" in markers) and any(w in {"is", "are", "was", "were", "'s"} for w in words):
        return Tense.FUTURE
    if any(w in {"has", "have", "'ve"} for w in words) and tag in {"VBN", "VBD", "VBG"} | {"JJ", "NN"}:
        return Tense.PERFECT
    if "had" in words:
        return Tense.PLUPERFECT
    if "was" in words or "were" in words or "did" in words:
        return Tense.PAST
    if any(w in {"is", "are", "am", "'s", "'re"} for w in words):
        return Tense.PROGRESSIVE if tag == "VBG" else Tense.PRESENT
    if "do" in words or "does" in words:
        return Tense.PRESENT
    if "to" in markers or "to" in words or tag == "VB":
        return Tense.INFINITIVE
    if tag == "VBD":
        return Tense.PARTICIPLE if tree[index].deprel == "acl" else Tense.PAST
    if tag in {"VBZ", "VBP"}:
        return Tense.PRESENT
    if tag == "VBN" and not auxiliaries and _active_past(tree, index):
        return Tense.PAST
    return Tense.PARTICIPLE if tag in {"VBG", "VBN"} else Tense.NONE


def _active_past(tree: Tree, index: int) -> bool:
    """Whether a form tagged as a participle is the past tense: it has a subject or an object of its own.

    "... but alleged that votes were bought" goes on with an active verb; "Doe, who turns 80, handed power to her
    deputy" has a name for its root.
    """
    relation = tree.base(index)
    subject = next((i for i in tree.children(index, "nsubj") if tree[i].deprel == "nsubj"), None)
    if subject is not None and subject < index:
        return relation in {"root", "parataxis", "ccomp", "conj"}
    head = tree[index].head
    joined = relation == "conj" and any(tree.lower(i) == "but" for i in tree.children(index, "cc"))
    if tree.child(index, "nsubj") is not None or not (joined or tree.children(index, "obj", "ccomp", "xcomp")):
        return tree.child(index, "nsubj") is not None and relation in {"root", "parataxis", "ccomp"}
    if relation == "conj":
        return tree[head].xpos == "VBD" and tree.child(head, "aux") is None and tree.child(head, "nsubj") is not None
    return relation == "parataxis" and tree[head].deprel == "root" and tree[head].upos == "PROPN" and head < index


def _negated(tree: Tree, index: int, subject: int | None, objects: tuple[int, ...]) -> bool:
    words = {tree.lower(i) for i in tree.children(index, "advmod", "aux", "mark", "det", "cc")}
    if words & lexicon.NEGATIVE or {"yet", "to"} <= words:
        return True
    for noun in (*([] if subject is None else [subject]), *objects):
        if tree.lower(noun) in {"nobody", "nothing", "none"} or any(
            tree.lower(i) in {"no", "neither"} for i in tree.children(noun, "det")
        ):
            return True
    return False


def _reporter(tree: Tree, first: int) -> int | None:
    """The verb that passes the clause on: it governs it as a complement, or stands beside it ("..., she said")."""
    head = tree[first].head
    relations = {"ccomp"} if tree.lemma(first) in lexicon.REPORTING else {"ccomp", "parataxis"}
    if head != first and tree.base(first) in relations and tree.lemma(head) in lexicon.REPORTING:
        return head
    for child in tree.children(first, "parataxis"):
        if tree.lemma(child) in lexicon.REPORTING and tree.child(child, "nsubj") is not None:
            return child
    return None


def goes_on(tree: Tree, clause: Clause) -> bool:
    """Whether a relative clause set off by a comma tells what happened next: "..., where she met the king".

    So does "which" after a noun that follows its verb: "told the board, which accepted the offer".
    """
    if clause.relation != "acl:relcl" or clause.tense is not Tense.PAST or clause.subject is None:
        return False
    first = next((i for i in _conjunction_chain(tree, clause.head)[-1:]), clause.head)
    joints = [i for i in tree.children(first, "advmod") if tree.lower(i) in _WHERE]
    noun = tree[first].head
    behind = tree.base(noun) in {"obj", "iobj", "obl"} and tree[noun].head < noun
    if behind and tree[noun].upos != "PROPN":
        joints += [i for i in tree.children(first, "nsubj") if tree.lower(i) == "which"]
    return any(i > 0 and tree[i - 1].text == "," for i in joints)
