"""Whether a clause is taken as an event, by which rule, and why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from timeline_app.events.clause import Clause
from timeline_app.events.discourse import Discourse


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a clause is taken, by which rule, and why not."""

    taken: bool
    rule: str


Rule = Callable[[Discourse, Clause], Judgement | None]


def no(reason: str) -> Judgement:
    """The clause is not taken, for ``reason`` (a plain sentence)."""
    return Judgement(taken=False, rule=reason)


def yes(rule: str) -> Judgement:
    """The clause is taken by ``rule``."""
    return Judgement(taken=True, rule=rule)


def dated(discourse: Discourse, clause: Clause) -> bool:
    """Whether a time expression with a date is bound to the clause's trigger."""
    return any(b.timex.when is not None and b.timex.value != "PRESENT_REF" for b in discourse.bound.of(clause.head))
