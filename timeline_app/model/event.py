"""Events as a reader would put them on a timeline, each tied to the words it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from timeline_app.model.article import Article, Published
from timeline_app.model.span import Span
from timeline_app.model.timex import Step, Timex
from timeline_app.model.when import Bounds, When


class Kind(Enum):
    """What sort of event it is; ``resources/kinds.json`` says what each covers and how it maps to PLOVER."""

    ELECTION = "election"
    CAMPAIGN = "campaign"
    MEDIA = "media"
    STATEMENT = "statement"
    ENDORSEMENT = "endorsement"
    OFFICE = "office"
    LEGISLATION = "legislation"
    JUSTICE = "justice"
    ATTACK = "attack"
    WAR = "war"
    DIPLOMACY = "diplomacy"
    PROTEST = "protest"
    ECONOMY = "economy"
    OTHER = "other"


class Status(Enum):
    """Factuality: what the text says of the event's having happened."""

    HAPPENED = "happened"
    CLAIMED = "claimed"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


class Basis(Enum):
    """Whether a time expression of the text dates the event, something else does, or the user gave the date."""

    STATED = "stated"
    INFERRED = "inferred"
    GIVEN = "given"


class MentionForm(Enum):
    """The form of words that tells of an event."""

    CLAUSE = "clause"
    NOUN = "noun phrase"
    HEADING = "heading"
    CAPTION = "caption"
    QUOTE = "quotation"


class ParticipantKind(Enum):
    """What a participant is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part: the fullest name that the text gives, titles and roles apart, every naming."""

    name: str
    kind: ParticipantKind = ParticipantKind.PERSON
    roles: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that tell of an event: the clause or phrase, its trigger (verb or event noun), its sentence."""

    span: Span
    trigger: Span
    form: MentionForm = MentionForm.CLAUSE
    sentence: Span | None = None
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One date that the text gives an event, with its words. Events with several contradict themselves."""

    when: When
    spans: tuple[Span, ...]
    preferred: bool = False
    reason: str = ""
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A relation to another event of the extraction, by its id: ``relation`` is before, after, during, includes,
    or "may be the same as"; ``words`` are those that say so, where the text has them.
    """

    relation: str
    event: str
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One event.

    ``when`` is ``None`` where the text gives no date; ``bounds`` then still hold what tense and relations tell.
    ``importance`` lies in 0 to 1 and decides who is drawn first. ``readings`` is empty unless the text contradicts
    itself. ``claimed_by`` names who says so, where the status is not plain fact.
    """

    id: str
    title: str
    when: When | None
    kind: Kind
    status: Status
    basis: Basis
    mentions: tuple[Mention, ...]
    bounds: Bounds = field(default_factory=Bounds)
    participants: tuple[Participant, ...] = ()
    time_spans: tuple[Span, ...] = ()
    readings: tuple[Reading, ...] = ()
    steps: tuple[Step, ...] = ()
    links: tuple[Link, ...] = ()
    importance: float = 0.5
    importance_reason: str = ""
    kind_reason: str = ""
    status_reason: str = ""
    claimed_by: str = ""

    @property
    def contradictory(self) -> bool:
        """Whether the text gives it more than one date."""
        return len(self.readings) > 1


@dataclass(frozen=True, slots=True)
class Rejected:
    """Words that look like a date or an event and were not taken as one, with the reason as a plain sentence."""

    span: Span
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one article, events in the order of their dates, undated ones last.

    ``pipeline`` names the language pipeline that it was read with, where that is not the one shipped.
    """

    article: Article
    published: Published | None
    events: tuple[Event, ...]
    timexes: tuple[Timex, ...]
    rejected: tuple[Rejected, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    pipeline: str = ""
