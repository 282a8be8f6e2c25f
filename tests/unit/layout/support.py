"""What the tests of the drawing share: a text measure without Qt and timelines of a few words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.layout.compose import Composer, Frame, View
from timeline_app.layout.index import Index
from timeline_app.layout.marks import LaneMode, marks_of
from timeline_app.layout.scale import Scale
from timeline_app.layout.scene import FontSpec, Group, Primitive, Rect, Text
from timeline_app.layout.style import Style
from timeline_app.layout.theme import LIGHT, Theme
from timeline_app.model import (
    Article,
    Basis,
    Event,
    Extraction,
    Kind,
    Mention,
    Published,
    Reading,
    Span,
    Status,
    Timeline,
    When,
)

TEXT = "The council voted on Monday. The minister left in July."


def plain_measure(text: str, font: FontSpec) -> float:
    """Every sign half as wide as it is high."""
    return len(text) * font.size * 0.5


@dataclass(frozen=True)
class Told:
    """An event in a few words: its date as EDTF."""

    when: str | None
    title: str = "The council votes"
    kind: Kind = Kind.OTHER
    status: Status = Status.HAPPENED
    basis: Basis = Basis.STATED
    importance: float = 0.5
    conflict: bool = False
    claimed_by: str = ""


def timeline_of(told: Sequence[Told], published: dt.date | None = dt.date(2024, 8, 13)) -> Timeline:
    """A timeline of one article that tells these events."""
    mention = Mention(Span(0, 28), Span(12, 17), sentence=Span(0, 28))
    events = []
    for number, item in enumerate(told):
        when = When.parse(item.when) if item.when is not None else None
        readings: tuple[Reading, ...] = ()
        if item.conflict and when is not None:
            readings = (Reading(when, (Span(0, 3),), preferred=True), Reading(When.parse("1999"), (Span(4, 8),)))
        events.append(
            Event(
                id=f"e{number}",
                title=item.title,
                when=when,
                kind=item.kind,
                status=item.status,
                basis=item.basis,
                mentions=(mention,),
                readings=readings,
                importance=item.importance,
                claimed_by=item.claimed_by,
            )
        )
    day = Published(published, "given by the test") if published is not None else None
    article = Article(TEXT, (), title=Span(0, 28), published=day, origin="wire.txt")
    return Timeline.of((Extraction(article, day, tuple(events), ()),))


def composer_of(timeline: Timeline, theme: Theme = LIGHT, mode: LaneMode = LaneMode.KIND) -> Composer:
    """A composer with the plain measure."""
    return Composer(Index.of(marks_of(timeline, None, mode)), Style(plain_measure, theme))


def frame_of(timeline: Timeline, begin: float, end: float, width: float = 1200.0, height: float = 700.0) -> Frame:
    """The frame of a range of days."""
    return composer_of(timeline).frame(View(Scale.over(begin, end, width), height))


def texts(primitives: Sequence[Primitive]) -> list[Text]:
    """All texts, those in groups included, where they stand in the picture."""
    return [item for item in flattened(primitives) if isinstance(item, Text)]


def flattened(primitives: Sequence[Primitive], dx: float = 0.0, dy: float = 0.0) -> list[Primitive]:
    """All primitives without their groups; texts and rectangles stand where they do in the picture."""
    found: list[Primitive] = []
    for item in primitives:
        match item:
            case Group():
                found += flattened(item.primitives, dx + item.x, dy + item.y)
            case Text() | Rect():
                found.append(item._replace(x=item.x + dx, y=item.y + dy))
            case _:
                found.append(item)
    return found


LEAST_GROUND = 12.5
"""Pixels: a rectangle of an event that is as high lies below words; bars are lower."""

ALL_FORMS = (
    Told("2024-07-23", "The president leaves the race", Kind.OFFICE, conflict=True),
    Told("2024-07-23~", "An envoy arrives", Kind.DIPLOMACY),
    Told("2024-07", "An attempt on a candidate", Kind.ATTACK),
    Told("2024", "The general election", Kind.ELECTION, Status.PLANNED),
    Told("2024-07-23/2024-08-13", "No interviews are given", Kind.MEDIA, Status.NEGATED, Basis.INFERRED),
    Told("2024-08-12", "A technical delay", Kind.OTHER, basis=Basis.INFERRED),
    Told("2024-08-12T20:00", "The talk begins", Kind.MEDIA),
    Told("../2024-08-13", "The state looks into the fund", Kind.JUSTICE),
    Told("2024-08-01/..", "The blockade", Kind.WAR),
    Told("2024-08-10", "Rivals call it a coup", Kind.STATEMENT, Status.CLAIMED, claimed_by="A Rival"),
    Told("2024-09-02", "A strike, should talks fail", Kind.PROTEST, Status.HYPOTHETICAL),
    Told("2020", "A backing", Kind.ENDORSEMENT),
    Told(None, "A debate", Kind.MEDIA),
)
"""Every form of date, status and basis once."""


def clashes(primitives: Sequence[Primitive]) -> list[tuple[str, str]]:
    """The words and cards of different events that lie over one another, by the words or the keys of both."""
    boxes = []
    for item in flattened(primitives):
        match item:
            case Text() if item.key:
                top, bottom = item.y - item.font.size * 0.75, item.y + item.font.size * 0.2
                boxes.append((item.left, item.left + item.width, top, bottom, item.key, item.text))
            case Rect() if item.key and item.height >= LEAST_GROUND:
                boxes.append((item.x, item.x + item.width, item.y, item.y + item.height, item.key, f"card {item.key}"))
    boxes.sort()
    found = []
    for number, (_, right, top, bottom, key, words) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            if other[0] >= right - 0.01:
                break
            if key != other[4] and min(bottom, other[3]) - max(top, other[2]) > 0.01:
                found.append((words, other[5]))
    return found
