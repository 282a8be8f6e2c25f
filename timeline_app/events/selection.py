"""Which clauses tell of an event that a careful reader would put on a timeline, by named rules in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline_app.events import lexicon
from timeline_app.events.candidate import Candidate, make
from timeline_app.events.clause import Clause, Tense, goes_on
from timeline_app.events.descriptions import anybody, asking_heading, circumstance, in_description, picks_out
from timeline_app.events.discourse import Discourse
from timeline_app.events.judgement import Judgement, Rule, dated, no, yes
from timeline_app.events.tree import Tree
from timeline_app.model import BlockKind, Kind, MentionForm, ParticipantKind, Rejected

_PAST = frozenset({Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT})
_FIRST = frozenset({"i", "we", "me", "us"})
_SOLID = frozenset(
    {Kind.ATTACK, Kind.WAR, Kind.JUSTICE, Kind.OFFICE, Kind.LEGISLATION, Kind.PROTEST, Kind.ELECTION, Kind.DIPLOMACY}
)
_OFFICIAL = frozenset({Kind.LEGISLATION, Kind.OFFICE, Kind.ELECTION, Kind.DIPLOMACY, Kind.JUSTICE})


def known(discourse: Discourse, clause: Clause) -> bool:
    """Whether the trigger is listed for a kind."""
    return discourse.kinds.knows(discourse.tree.lemma(clause.head))


def _quotation(_discourse: Discourse, clause: Clause) -> Judgement | None:
    return no("Words quoted from somebody.") if clause.quoted else None


def _first_person(discourse: Discourse, clause: Clause) -> Judgement | None:
    """What the writer does, or what somebody does to him ("he asked me not to name it")."""
    tree = discourse.tree
    subject = clause.subject
    if subject is not None and tree[subject].upos == "PRON" and tree.lower(subject) in _FIRST | {"you"}:
        return no("Somebody speaks in the first person.")
    if not dated(discourse, clause) and any(
        tree.lower(i) in _FIRST for i in tree.children(clause.head, "obj", "iobj", "obl")
    ):
        return no("The writer speaks of his own part.")
    return None


def _heading(discourse: Discourse, clause: Clause) -> Judgement | None:
    if clause.form is MentionForm.HEADING:
        if asking_heading(discourse, clause):
            return no("A heading that asks, or says what will be told.")
        main = clause.relation in {"root", "conj", "parataxis"} or clause.tense is Tense.PRESENT
        return yes("heading") if main and clause.subject is not None else no("A part of a heading.")
    if clause.form is MentionForm.CAPTION:
        return yes("caption") if dated(discourse, clause) and clause.relation == "root" else no("A part of a caption.")
    return None


def _without_subject(discourse: Discourse, clause: Clause) -> Judgement | None:
    tree = discourse.tree
    if clause.subject is not None and clause.relation == "ccomp" and tree[clause.subject].xpos in {"WP", "WDT"}:
        return no("A question, not a telling.")
    if clause.subject is None and clause.agent is None and not dated(discourse, clause) and clause.tense not in _PAST:
        return no("Nobody is said to do it.")
    return None


def _condition(discourse: Discourse, clause: Clause) -> Judgement | None:
    if clause.marker.split(" ")[0] in {"if", "unless", "whether", "lest"}:
        return no("Only a condition.")
    if clause.tense is Tense.MODAL:
        if clause.modal == "would" and dated(discourse, clause):
            return yes("future seen from the past")
        return no(f"“{clause.modal}” leaves open whether it happens.")
    return None


def _denied(discourse: Discourse, clause: Clause) -> Judgement | None:
    if not clause.negated:
        return None
    official = bool(discourse.kinds.kinds_of(discourse.tree.lemma(clause.head)) & _OFFICIAL)
    if clause.tense in _PAST and official and _named_subject(discourse, clause):
        return yes("official act that did not happen")
    return no("It is denied, and its not happening is not the news.")


def _disputed(discourse: Discourse, clause: Clause) -> Judgement | None:
    governor = clause.governor
    if clause.relation == "ccomp" and governor is not None and discourse.tree.lemma(governor) in lexicon.DENYING:
        return no("Somebody denies it.")
    return None


def _complement(discourse: Discourse, clause: Clause) -> Judgement | None:
    """Infinitives and participles."""
    if clause.tense is Tense.INFINITIVE:
        return _infinitive(discourse, clause)
    if clause.tense is not Tense.PARTICIPLE:
        return None
    if clause.relation == "acl" and dated(discourse, clause):
        return yes("participle with a date")
    if clause.relation == "advcl" and dated(discourse, clause) and clause.marker == "":
        return yes("participle with a date")
    kinds = discourse.kinds.kinds_of(discourse.tree.lemma(clause.head))
    solid = bool(kinds & {Kind.ATTACK, Kind.WAR})
    if clause.relation in {"advcl", "conj"} and solid and clause.objects and not clause.marker:
        return yes("participle that tells the outcome")
    return no("A participle that only describes.")


def _infinitive(discourse: Discourse, clause: Clause) -> Judgement:
    tree = discourse.tree
    governor = discourse.clauses.get(clause.governor) if clause.governor is not None else None
    lemma = tree.lemma(clause.head)
    if lemma == "work" and governor is not None and tree.lemma(governor.head) in lexicon.GOING:
        return no("A place to go to, not a deed.")
    if dated(discourse, clause):
        return yes("infinitive with a date")
    if (
        governor is not None
        and governor.tense in _PAST | {Tense.PARTICIPLE}
        and tree.lemma(governor.head)
        in {"prompt", "lead", "cause", "force", "drive", "allow", "enable"} | lexicon.MAKING
        and clause.subject is not None
        and governor.head < clause.subject < clause.head
        and lemma not in lexicon.STATIVE
    ):
        return yes("what a deed brought about")
    return no("An infinitive without a date of its own.")


def _state(discourse: Discourse, clause: Clause) -> Judgement | None:
    tree = discourse.tree
    token = tree[clause.head]
    lemma = tree.lemma(clause.head)
    has_date = dated(discourse, clause)
    if token.upos not in {"VERB", "AUX"}:
        under = tree.case(clause.head) in {"under", "on"} and lemma in lexicon.EVENT_NOUNS
        if under or has_date:
            return yes("state with a date" if has_date else "state that holds now")
        critical = clause.tense in _PAST and lemma in {"critical", "skeptical", "sceptical", "supportive", "opposed"}
        return yes("stance") if critical else no("It says what something is, not what happened.")
    if (
        lemma in lexicon.UNDERGONE
        and clause.tense in _PAST
        and any(tree.lemma(i) in lexicon.EVENT_NOUNS for i in clause.objects)
    ):
        return yes("happening")
    if lemma in lexicon.STRONGLY_STATIVE:
        return yes("state with a date") if has_date and clause.tense in _PAST else no("A state, not a happening.")
    if lemma in lexicon.STATIVE and clause.tense not in {Tense.PAST, Tense.FUTURE} and not has_date:
        return no("A state, not a happening.")
    return None


def _present(discourse: Discourse, clause: Clause) -> Judgement | None:
    if clause.tense not in {Tense.PRESENT, Tense.PROGRESSIVE}:
        return None
    lemma = discourse.tree.lemma(clause.head)
    if lemma in lexicon.REPORTING | lexicon.SPEECH_ACTS and _known_subject(discourse, clause):
        return None
    if dated(discourse, clause):
        return yes("present with a date")
    return no("A present tense without a date: how things are.")


def _known_subject(discourse: Discourse, clause: Clause) -> bool:
    """Whether the subject is named or pointed to, not people in general."""
    tree, subject = discourse.tree, clause.subject
    if subject is None or not _named_subject(discourse, clause):
        return False
    pointed = any(
        tree.lower(i) in {"the", "this", "his", "her", "their"} for i in tree.children(subject, "det", "nmod:poss")
    )
    return pointed or discourse.names.at(subject) is not None or tree[subject].upos in {"PROPN", "PRON"}


def _report(discourse: Discourse, clause: Clause) -> Judgement | None:
    """Saying: what is passed on is the event, unless nothing in it happened."""
    tree = discourse.tree
    lemma = tree.lemma(clause.head)
    if lemma not in lexicon.REPORTING or lemma in lexicon.SPEECH_ACTS - {"admit", "acknowledge", "conclude"}:
        return None
    if clause.subject is None and not clause.passive:
        return no("Nobody is said to say it.")
    if _counted_from(discourse, clause):
        return yes("statement")
    if _content_happens(discourse, clause) and not dated(discourse, clause):
        return no("It only passes on what happened.")
    if clause.tense is Tense.PRESENT and lemma in lexicon.RELAYING and not _by_person(discourse, clause):
        return no("A source that passes news on.")
    if clause.relation in {"acl:relcl", "acl"} and not dated(discourse, clause):
        return no("A description of who speaks.")
    if not _named_subject(discourse, clause) and not dated(discourse, clause):
        return no("A saying of nobody named.")
    return yes("statement")


def _counted_from(discourse: Discourse, clause: Clause) -> bool:
    """Whether a distance is counted from the saying ("a day after a newspaper reported it")."""
    if clause.marker not in {"after", "before"}:
        return False
    trigger = discourse.tree[clause.head].span
    bindings = (b for group in discourse.bound.by_target.values() for b in group)
    return any(b.timex.offset is not None and b.timex.offset.event.contains(trigger) for b in bindings)


def _content_happens(discourse: Discourse, clause: Clause) -> bool:
    """Whether a clause that ``clause`` passes on tells of a happening by itself."""
    if discourse.tree.lemma(clause.head) not in lexicon.RELAYING:
        return False
    for content in discourse.clauses.values():
        direct = discourse.tree.base(content.head) in {"ccomp", "parataxis", "root"}
        if content.reporter != clause.head or content.quoted or not direct:
            continue
        judgement = judge(discourse, content)
        if judgement.taken and judgement.rule in {"happening", "future", "state with a date", "relative clause"}:
            return True
    return False


def _relative(discourse: Discourse, clause: Clause) -> Judgement | None:
    if clause.relation not in {"acl:relcl", "acl"}:
        return None
    if clause.tense not in _PAST | {Tense.FUTURE}:
        return no("A relative clause that only describes.")
    tree = discourse.tree
    if (
        clause.subject is not None
        and tree.lower(clause.subject) in lexicon.QUANTIFIERS
        and not dated(discourse, clause)
    ):
        return no("A relative clause that only describes.")
    if in_description(discourse, clause):
        return no("A part of a description of how things are.")
    if picks_out(discourse, clause):
        return no("A relative clause that says which one is meant.")
    kinds = discourse.kinds.kinds_of(tree.lemma(clause.head))
    if dated(discourse, clause) or kinds & _SOLID or goes_on(tree, clause):
        return yes("relative clause")
    return no("A relative clause that only describes.")


def _future(discourse: Discourse, clause: Clause) -> Judgement | None:
    if clause.tense is not Tense.FUTURE:
        return None
    if (
        dated(discourse, clause)
        or known(discourse, clause)
        or discourse.tree.lemma(clause.head) in lexicon.LIGHT | lexicon.ASPECTUAL
    ):
        return yes("future")
    return no("A forecast without a date.")


def _happening(_discourse: Discourse, clause: Clause) -> Judgement | None:
    if clause.tense in _PAST or (clause.tense is Tense.PRESENT and clause.relation in {"root", "conj"}):
        return yes("happening")
    return None


RULES: tuple[Rule, ...] = (
    _quotation, _first_person, anybody, _heading, circumstance, _without_subject, _condition, _denied, _disputed,
    _complement, _state, _present, _report, _relative, _future, _happening,
)  # fmt: skip
"""The rules in order: the first that has an opinion decides."""


def judge(discourse: Discourse, clause: Clause) -> Judgement:
    """Whether ``clause`` tells of an event, by the first rule that has an opinion."""
    for rule in RULES:
        judgement = rule(discourse, clause)
        if judgement is not None:
            return judgement
    return no("It tells of no change.")


def _named_subject(discourse: Discourse, clause: Clause) -> bool:
    """Whether somebody with a name, or an official body, is the subject."""
    tree = discourse.tree
    subject = clause.agent if clause.passive and clause.agent is not None else clause.subject
    if subject is None:
        return False
    if discourse.names.at(subject) is not None or tree[subject].upos == "PROPN":
        return True
    return tree.lower(subject) in {"they", "he", "she"} or _human(tree, subject)


def _human(tree: Tree, noun: int) -> bool:
    """Whether a common noun stands for people or a body that can speak."""
    lemma = tree.lemma(noun)
    return tree[noun].upos == "NOUN" and (
        lemma in lexicon.SPEAKERS or lemma.endswith(("er", "or", "ist", "man", "woman", "ian"))
    )


def _by_person(discourse: Discourse, clause: Clause) -> bool:
    name = None if clause.subject is None else discourse.names.at(clause.subject)
    return name is not None and name.kind is ParticipantKind.PERSON


def select(discourse: Discourse) -> tuple[list[Candidate], list[Rejected]]:
    """The clauses taken as events and the finite ones that were not, each with the reason."""
    taken: list[Candidate] = []
    refused: list[Rejected] = []
    judged = {clause.head: judge(discourse, clause) for clause in _readable(discourse)}
    for clause in _readable(discourse):
        judgement = _in_company(discourse, clause, judged)
        if judgement.taken:
            taken.append(make(discourse, clause, judgement.rule))
        elif clause.finite and not clause.quoted:
            refused.append(Rejected(clause.span, clause.span.of(discourse.text), judgement.rule))
    return taken, refused


def _in_company(discourse: Discourse, clause: Clause, judged: Mapping[int, Judgement]) -> Judgement:
    """The judgement on a clause once those on its neighbours are known."""
    judgement = judged[clause.head]
    if not judgement.taken or dated(discourse, clause):
        return judgement
    tree = discourse.tree
    reporter = None if clause.reporter is None else judged.get(clause.reporter)
    if reporter is not None and reporter.taken and reporter.rule == "statement":
        return no("A part of what is said.")
    if reporter is not None and tree.lemma(clause.head) in lexicon.REPORTING and judgement.rule == "statement":
        return no("A part of what is said.")
    results = [judged[i] for i in tree.children(clause.head, "xcomp", "advcl") if i in judged]
    if _repeats_quote(discourse, clause, judged):
        return no("It only says who spoke.")
    if tree.lemma(clause.head) in lexicon.CAUSATIVE and any(r.rule in _BROUGHT for r in results):
        return no("It only brings about what is told next.")
    return judgement


_BROUGHT = frozenset({"what a deed brought about", "infinitive with a date"})


def _repeats_quote(discourse: Discourse, clause: Clause, judged: Mapping[int, Judgement]) -> bool:
    """Whether "he said" only puts a name to words quoted, in a paragraph that already tells what happened."""
    tree = discourse.tree
    if judged[clause.head].rule != "statement" or clause.subject is None or tree[clause.subject].upos != "PRON":
        return False
    if any(c.reporter == clause.head and not c.quoted for c in discourse.clauses.values()):
        return False
    paragraph = discourse.paragraph(clause.head)
    earlier = [h for h, j in judged.items() if h < clause.head and j.taken and discourse.paragraph(h) == paragraph]
    return bool(earlier) and not any(
        discourse.clauses[h].subject is not None
        and discourse.names.at(discourse.clauses[h].subject or 0) is discourse.names.at(clause.subject)
        for h in earlier
    )


def _readable(discourse: Discourse) -> Iterator[Clause]:
    for clause in discourse.clauses.values():
        if discourse.block_kind(clause.head) is not BlockKind.BOILERPLATE:
            yield clause
