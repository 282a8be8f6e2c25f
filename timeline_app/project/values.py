"""What a project holds beside what was read: the user's corrections, and the edits that made them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from timeline_app.model import Event, Extraction, Kind, Participant, Span, Status, TimelineError, When

GIVEN_BY_YOU = "given by you"
ELSEWHERE = "date of another article"
"""The rule of the :class:`timeline_app.model.Step` that stands for a date of the user's."""

Section = Literal["article", "event", "eras"]
"""What part of a document a change is about."""

Field = Literal["title", "date", "kind", "status", "participants"]
"""What of an event can be corrected, and set back to what was read."""


class EditError(TimelineError):
    """An edit that cannot be made; the sentence says why. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class GivenDate:
    """A date that the user gave, with the words that were typed; ``when`` is ``None`` for "no date" on purpose."""

    when: When | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The reading to go by in an event that contradicts itself: its words in the text, and its date."""

    spans: tuple[Span, ...]
    when: When


@dataclass(frozen=True, slots=True)
class Correction:
    """What the user changed of one event. Each default stands for "as read".

    ``apart`` are the triggers of mentions that were split off; ``merged_into`` the key of the event that this one is
    part of now; ``extracted`` the event as it was read when it was first corrected; ``own`` an event that the user
    made or split off, or that a newer version no longer reads; ``article`` the key of its article, empty for none.
    """

    title: str | None = None
    date: GivenDate | None = None
    reading: Chosen | None = None
    kind: Kind | None = None
    status: Status | None = None
    participants: tuple[Participant, ...] | None = None
    notes: str = ""
    starred: bool = False
    removed: bool = False
    merged_into: str = ""
    apart: tuple[Span, ...] = ()
    extracted: Event | None = None
    own: Event | None = None
    article: str = ""

    @property
    def idle(self) -> bool:
        """Whether it changes nothing."""
        return replace(self, extracted=None, article="") == Correction()


@dataclass(frozen=True, slots=True)
class Held:
    """An article of the project and what was read out of it.

    ``key`` is its own for good; ``path`` is where it came from, shown only and never opened by itself;
    ``published_by_user`` tells that the user gave the publication date; ``program`` is the version that read it.
    """

    key: str
    extraction: Extraction
    path: str = ""
    published_by_user: bool = False
    program: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What to call the article."""
        return self.extraction.article.name or "article without a title"


@dataclass(frozen=True, slots=True)
class Era:
    """A background span of the user's: instants in days, ``start`` before ``end``, and a colour as ``#rrggbb``."""

    name: str
    start: float
    end: float
    colour: str = ""


Value = Held | Correction | tuple[Era, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One value of a document replaced by another; ``None`` stands for "not there".

    ``key`` is that of an article or event, empty for the eras; ``place`` is where among the articles one that comes in
    stands, or stood.
    """

    section: Section
    key: str
    before: Value | None
    after: Value | None
    place: int = 0

    @property
    def inverse(self) -> Change:
        """The change that takes it back."""
        return Change(self.section, self.key, self.after, self.before, self.place)


@dataclass(frozen=True, slots=True)
class Edit:
    """What one step of undo takes back. ``label`` names it in the menu: "Change the date of “…”"."""

    label: str
    changes: tuple[Change, ...]
    at: dt.datetime | None = None

    @property
    def idle(self) -> bool:
        """Whether it changes nothing."""
        return all(change.before == change.after for change in self.changes)

    @property
    def inverse(self) -> Edit:
        """The edit that takes it back."""
        return Edit(self.label, tuple(change.inverse for change in reversed(self.changes)), self.at)
