"""Hand-made timelines that tests draw and click on: the seed article's, and synthetic ones of any size."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable

from timeline_app.data import seeds
from timeline_app.model import (
    Anchor,
    AnchorSource,
    Article,
    Basis,
    Block,
    BlockKind,
    CalendarDate,
    Event,
    Extraction,
    Kind,
    Mention,
    MentionForm,
    Participant,
    Published,
    Reading,
    Span,
    Status,
    Step,
    Timeline,
    When,
)
from timeline_app.model.calendar import from_ordinal

SEED_DAY = dt.date(2024, 8, 13)


def seed_text() -> str:
    """The seed article as given."""
    with (seeds() / "musk-invites-harris.txt").open(encoding="utf-8", newline="") as file:
        return file.read()


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _mention(text: str, words: str, trigger: str, form: MentionForm = MentionForm.CLAUSE) -> Mention:
    span = _span(text, words)
    inside = span.start + words.index(trigger)
    return Mention(span, Span(inside, inside + len(trigger)), form)


def _people(*names: str) -> tuple[Participant, ...]:
    return tuple(Participant(name) for name in names)


def _event(
    number: int,
    title: str,
    when: When | None,
    kind: Kind,
    mentions: Iterable[Mention],
    *,
    status: Status = Status.HAPPENED,
    basis: Basis = Basis.INFERRED,
    people: tuple[str, ...] = (),
    times: tuple[Span, ...] = (),
    readings: tuple[Reading, ...] = (),
    steps: tuple[Step, ...] = (),
) -> Event:
    return Event(
        id=f"e{number}",
        title=title,
        when=when,
        kind=kind,
        status=status,
        basis=basis,
        mentions=tuple(mentions),
        participants=_people(*people),
        time_spans=times,
        readings=readings,
        steps=steps,
        importance=0.9 if basis is Basis.STATED else 0.5,
        claimed_by="Donald Trump" if status is Status.CLAIMED else "",
    )


def seed_extraction() -> Extraction:
    """The seed's events as a person reads them, every status and a contradiction among them."""
    text = seed_text()
    monday = _span(text, "on Monday (local time)")
    november, weeks = _span(text, "in November"), _span(text, "three weeks ago")
    published = Anchor(AnchorSource.PUBLICATION, "2024-08-13", _span(text, "2024-08-13"))
    counted = Step(
        "ago",
        "three weeks ago",
        "2024-07-23~",
        published,
        "minus 3 weeks, give or take half a week",
        weeks,
    )
    exit_day = When.of(CalendarDate.parse("2024-07-23")).about(3)
    readings = (
        Reading(exit_day, (weeks,), preferred=True, reason="it fits the order of the other events", steps=(counted,)),
        Reading(When.parse("2023-11"), (november,), reason="the latest November before the publication date"),
    )
    interview = "sit for a friendly two-hour interview".replace("sit", "sat")
    both = ("Donald Trump", "Elon Musk")
    exit_words = "President Joe Biden stepped out of the presidential race"
    events = (
        _event(
            8,
            "Musk backs Joe Biden",
            When.parse("2020"),
            Kind.ENDORSEMENT,
            [_mention(text, "Musk backed Democratic President Joe Biden", "backed")],
            basis=Basis.STATED,
            people=("Elon Musk", "Joe Biden"),
            times=(_span(text, "in 2020"),),
        ),
        _event(
            6,
            "Attempt on Trump’s life",
            When.parse("2024-07"),
            Kind.ATTACK,
            [
                _mention(text, "the attempt on his life", "attempt", MentionForm.NOUN),
                _mention(text, "his attempted assassination", "assassination", MentionForm.NOUN),
            ],
            basis=Basis.STATED,
            people=("Donald Trump",),
            times=(_span(text, "last month"),),
        ),
        _event(
            5,
            "Biden leaves the presidential race",
            exit_day,
            Kind.OFFICE,
            [
                _mention(text, exit_words, "stepped"),
                _mention(text, "Biden’s withdrawal", "withdrawal", MentionForm.NOUN),
            ],
            basis=Basis.STATED,
            people=("Joe Biden",),
            times=(november, weeks),
            readings=readings,
            steps=(counted,),
        ),
        _event(
            7,
            "Musk announces support for Trump",
            When.parse("2024-07~"),
            Kind.ENDORSEMENT,
            [_mention(text, "announced his support for Trump", "announced")],
            people=both,
        ),
        _event(
            23,
            "Harris gives no public interview",
            When.parse("2024-07-23~/2024-08-13"),
            Kind.MEDIA,
            [_mention(text, "not conducting any public interviews", "conducting")],
            status=Status.NEGATED,
            basis=Basis.STATED,
            people=("Kamala Harris",),
        ),
        _event(
            20,
            "Michigan investigates Musk’s super PAC",
            When.parse("../2024-08-13"),
            Kind.JUSTICE,
            [_mention(text, "it is currently under investigation in Michigan", "investigation")],
            basis=Basis.STATED,
            people=("Michigan",),
            times=(_span(text, "currently"),),
        ),
        _event(
            1,
            "Trump sits for interview with Musk on X",
            When.parse("2024-08-12"),
            Kind.MEDIA,
            [_mention(text, f"Trump {interview} with Musk on X", "sat")],
            basis=Basis.STATED,
            people=both,
            times=(monday,),
        ),
        _event(
            2,
            "Technical problems delay the start on X",
            When.parse("2024-08-12"),
            Kind.OTHER,
            [_mention(text, "technical problems delayed the start of the event", "delayed")],
            people=both,
        ),
        _event(
            10,
            "Trump calls Biden’s withdrawal the result of a “coup”",
            When.parse("2024-08-12"),
            Kind.STATEMENT,
            [_mention(text, "Trump also asserted", "asserted")],
            status=Status.CLAIMED,
            people=("Donald Trump", "Joe Biden"),
        ),
        _event(
            3,
            "Musk invites Harris to an interview",
            When.parse("2024-08-12/2024-08-13"),
            Kind.MEDIA,
            [_mention(text, "Tech billionaire Elon Musk has extended an invitation", "invitation")],
            people=("Elon Musk", "Kamala Harris"),
        ),
        _event(
            15,
            "US presidential election",
            When.parse("2024"),
            Kind.ELECTION,
            [_mention(text, "upcoming presidential elections", "elections", MentionForm.NOUN)],
            status=Status.PLANNED,
            basis=Basis.STATED,
            people=("Kamala Harris", "Donald Trump"),
        ),
        _event(
            13,
            "Russia invades Ukraine under Trump",
            None,
            Kind.WAR,
            [_mention(text, "Russia's invasion of Ukraine would not have occurred", "invasion")],
            status=Status.HYPOTHETICAL,
            people=("Vladimir Putin",),
        ),
        _event(
            17,
            "Trump and Biden debate",
            None,
            Kind.MEDIA,
            [_mention(text, "a decisive debate performance", "debate", MentionForm.NOUN)],
            people=("Donald Trump", "Joe Biden"),
        ),
        _event(
            18,
            "Musk starts a super PAC",
            None,
            Kind.CAMPAIGN,
            [_mention(text, "initiating a super PAC", "initiating")],
            people=both,
        ),
    )
    title = _span(text, "Trump's interview with Musk")
    article = Article(
        text,
        (Block(BlockKind.PARAGRAPH, Span(0, len(text))),),
        title=title,
        published=Published(SEED_DAY, "the line above the article", _span(text, "2024-08-13")),
        origin="musk-invites-harris.txt",
    )
    return Extraction(article, article.published, events, ())


def seed_timeline() -> Timeline:
    """The timeline of :func:`seed_extraction`."""
    return Timeline.of((seed_extraction(),))


def synthetic_timeline(count: int, *, seed: int = 7, years: int = 30) -> Timeline:
    """``count`` events over ``years`` years up to the seed's day: days, months, years, intervals, all kinds."""
    rnd = random.Random(seed)
    last = SEED_DAY.toordinal()
    kinds, statuses = list(Kind), [Status.HAPPENED] * 12 + list(Status)
    events = []
    for number in range(count):
        day = last - int(365.25 * years * rnd.random() ** 2)
        first = CalendarDate(*from_ordinal(day))
        shape = rnd.random()
        if shape < 0.7:
            when = When.of(first)
        elif shape < 0.8:
            when = When.of(CalendarDate(first.year, first.month))
        elif shape < 0.85:
            when = When.of(CalendarDate(first.year))
        elif shape < 0.95:
            when = When.between(first, CalendarDate(*from_ordinal(day + rnd.randint(1, 90))))
        else:
            when = When.of(first).about(rnd.randint(1, 30))
        words = " ".join(
            rnd.choice(("council", "votes", "on", "the", "border", "treaty", "minister")) for _ in range(5)
        )
        span = Span(number % 50, number % 50 + 5)
        events.append(
            Event(
                id=f"s{number}",
                title=f"{words.capitalize()} {number}",
                when=when,
                kind=rnd.choice(kinds),
                status=rnd.choice(statuses),
                basis=rnd.choice(list(Basis)),
                mentions=(Mention(span, span),),
                importance=rnd.random(),
            )
        )
    article = Article("x" * 200, (), published=Published(SEED_DAY, "given by the user"), origin="synthetic")
    return Timeline.of((Extraction(article, article.published, tuple(events), ()),))
