"""Tellings of events, and those of one event together."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline_app.events.candidate import Candidate
from timeline_app.events.dating import Dating
from timeline_app.model import MentionForm


@dataclass(slots=True)
class Telling:
    """A candidate with the date that its own words give it."""

    candidate: Candidate
    dating: Dating | None = None


@dataclass(slots=True)
class Cluster:
    """Tellings of one event, in the order of the text, and those that may tell of it too."""

    tellings: list[Telling]
    maybe: list[Cluster] = field(default_factory=list)
    dating: Dating | None = None

    @property
    def first(self) -> Telling:
        """The telling that speaks for the event: a dated clause, else a clause, else a noun, else a heading."""
        return min(self.tellings, key=_rank)

    @property
    def heads(self) -> list[int]:
        """The triggers of all tellings."""
        return [t.candidate.head for t in self.tellings]


def _rank(telling: Telling) -> tuple[bool, bool, bool, int]:
    candidate = telling.candidate
    form = candidate.clause.form
    return form is MentionForm.HEADING, candidate.refers, candidate.is_noun, candidate.head
