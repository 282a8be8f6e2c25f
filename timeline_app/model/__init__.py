"""The values that pass through the program: frozen, checked when made, standard library only."""

from timeline_app.model.article import Article, Block, BlockKind, Published
from timeline_app.model.errors import CancelledError, InputError, OutputError, TimelineError
from timeline_app.model.event import (
    Basis,
    Event,
    Extraction,
    Kind,
    Link,
    Mention,
    MentionForm,
    Participant,
    ParticipantKind,
    Reading,
    Rejected,
    Status,
)
from timeline_app.model.span import Span
from timeline_app.model.timeline import Entry, Timeline
from timeline_app.model.timex import Anchor, AnchorSource, EventOffset, Step, Timex, TimexMod, TimexType
from timeline_app.model.when import Bounds, CalendarDate, Granularity, Qualifier, When

__all__ = [
    "Anchor",
    "AnchorSource",
    "Article",
    "Basis",
    "Block",
    "BlockKind",
    "Bounds",
    "CalendarDate",
    "CancelledError",
    "Entry",
    "Event",
    "EventOffset",
    "Extraction",
    "Granularity",
    "InputError",
    "Kind",
    "Link",
    "Mention",
    "MentionForm",
    "OutputError",
    "Participant",
    "ParticipantKind",
    "Published",
    "Qualifier",
    "Reading",
    "Rejected",
    "Span",
    "Status",
    "Step",
    "Timeline",
    "TimelineError",
    "Timex",
    "TimexMod",
    "TimexType",
    "When",
]
