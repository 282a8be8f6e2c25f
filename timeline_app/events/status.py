"""Whether a thing happened, as the text tells it: status (factuality) with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from timeline_app.events import lexicon
from timeline_app.events.clause import Clause, Tense
from timeline_app.events.supposed import claim_of_some, supposed, unthought
from timeline_app.events.tree import Tree
from timeline_app.model import MentionForm, Status


@dataclass(frozen=True, slots=True)
class Factuality:
    """A status, the reason as a plain sentence, and the token of who says so (where somebody does)."""

    status: Status
    reason: str
    speaker: int | None = None


def factuality(tree: Tree, clause: Clause, clauses: Mapping[int, Clause]) -> Factuality:
    """What the text says of a clause's having happened."""
    word = tree[clause.head].text
    speaker = _speaker(clause, clauses)
    if unreal := _unreal(tree, clause, clauses):
        return Factuality(Status.HYPOTHETICAL, unreal, speaker)
    if clause.negated:
        return Factuality(Status.NEGATED, f"The text denies “{word}”.", speaker)
    if clause.tense is Tense.FUTURE:
        return Factuality(Status.PLANNED, f"“{word}” stands in the future.", speaker)
    if clause.tense is Tense.MODAL:
        return _modal(tree, clause, clauses, speaker)
    if clause.tense is Tense.INFINITIVE:
        return _infinitive(tree, clause, speaker)
    if clause.form is MentionForm.NOUN and (coming := _coming(tree, clause)):
        return Factuality(Status.PLANNED, f"“{coming}” puts it into the future.", speaker)
    if doubt := _doubt(tree, clause):
        return Factuality(Status.CLAIMED, f"The text says “{doubt}” and does not vouch for it.", speaker)
    if (claim := _claim(tree, clause)) is not None:
        return Factuality(Status.CLAIMED, f"Only on somebody's word: “{tree[claim].text}”.", speaker)
    return Factuality(Status.HAPPENED, _plain_reason(clause), speaker)


def _unreal(tree: Tree, clause: Clause, clauses: Mapping[int, Clause]) -> str:
    """Why a clause is thought of and not told, as a sentence; empty where it is told."""
    word = tree[clause.head].text
    if _conditional(tree, clause, clauses):
        return f"“{word}” hangs on a condition (“{clause.marker or 'if'}”)."
    if opening := supposed(tree, clause):
        return f"“{word}” is only supposed (“{opening}”)."
    thinking = unthought(tree, clause, clauses) if clause.modal else None
    return "" if thinking is None else f"“{word}” is what nobody is said to have thought (“{tree[thinking].text}”)."


def _claim(tree: Tree, clause: Clause) -> int | None:
    """The word that puts a clause in somebody's mouth without vouching for it."""
    if clause.reporter is not None and tree.lemma(clause.reporter) in lexicon.CLAIMING:
        return clause.reporter
    return claim_of_some(tree, clause)


def _coming(tree: Tree, clause: Clause) -> str:
    """The adjective that sets an event noun into the future, if there is one."""
    return next((tree[i].text for i in tree.children(clause.head, "amod") if tree.lower(i) in lexicon.COMING), "")


def _plain_reason(clause: Clause) -> str:
    return f"Told as fact in the {clause.tense.value}." if clause.finite else "Told as fact."


def _speaker(clause: Clause, clauses: Mapping[int, Clause]) -> int | None:
    reporter = clauses.get(clause.reporter) if clause.reporter is not None else None
    return None if reporter is None else reporter.subject


def _conditional(tree: Tree, clause: Clause, clauses: Mapping[int, Clause]) -> bool:
    if clause.marker.split(" ")[0] in {"if", "unless", "whether", "lest"}:
        return True
    if clause.modal in {"would", "could", "might"}:
        return any(
            tree.lower(i) in {"if", "unless"}
            for child in tree.children(clause.head, "advcl")
            for i in tree.children(child, "mark")
        )
    governor = clauses.get(clause.governor) if clause.governor is not None else None
    return (
        governor is not None
        and clause.relation in {"xcomp", "advcl", "conj"}
        and governor.head != clause.head
        and governor.marker.split(" ")[0] in {"if", "unless"}
    )


def _modal(tree: Tree, clause: Clause, clauses: Mapping[int, Clause], speaker: int | None) -> Factuality:
    reporter = clauses.get(clause.reporter) if clause.reporter is not None else None
    perfect = any(tree.lower(i) == "have" for i in tree.children(clause.head, "aux"))
    if clause.modal == "would" and not perfect and (reporter is None or reporter.tense is Tense.PAST):
        return Factuality(Status.PLANNED, "“would” tells of what was then to come.", speaker)
    if perfect and clause.modal in {"may", "might", "could", "must"}:
        return Factuality(Status.CLAIMED, f"“{clause.modal} have” leaves open whether it happened.", speaker)
    return Factuality(Status.HYPOTHETICAL, f"“{clause.modal}” leaves open whether it happens.", speaker)


def _infinitive(tree: Tree, clause: Clause, speaker: int | None) -> Factuality:
    if clause.governor is None:
        return Factuality(Status.PLANNED, "An infinitive: still to come.", speaker)
    governor = tree.lemma(clause.governor)
    if clause.relation == "xcomp" and governor in lexicon.IMPLICATIVE | lexicon.MAKING | {"authorise", "authorize"}:
        if governor == "fail":
            return Factuality(Status.NEGATED, "“fail to” says that it did not happen.", speaker)
        return Factuality(Status.HAPPENED, f"“{governor} to” says that it happened.", speaker)
    return Factuality(Status.PLANNED, f"An infinitive after “{tree[clause.governor].text}”: still to come.", speaker)


def _doubt(tree: Tree, clause: Clause) -> str:
    """The word by which the text keeps its distance, if there is one."""
    spots = tree.children(clause.head, "advmod", "amod")
    if clause.subject is not None and clause.form is not clause.form.NOUN:
        spots += (
            tree.children(clause.subject, "amod") if tree.lower(clause.subject) not in lexicon.PERSON_PRONOUNS else []
        )
    for index in spots:
        if tree.lower(index) in lexicon.DOUBT:
            return tree[index].text
    governor = clause.governor
    if (
        governor is not None
        and clause.relation == "xcomp"
        and tree.lemma(governor) in {"appear", "seem", "allege", "believe", "report"}
    ):
        return tree[governor].text
    return ""
