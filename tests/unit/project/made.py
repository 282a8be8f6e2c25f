"""Articles made for tests: sentences with every kind of value in what was read out of them."""

from __future__ import annotations

import datetime as dt
import random

from timeline_app.model import (
    Anchor,
    AnchorSource,
    Article,
    Basis,
    Block,
    BlockKind,
    Event,
    EventOffset,
    Extraction,
    Granularity,
    Kind,
    Link,
    Mention,
    MentionForm,
    Participant,
    ParticipantKind,
    Published,
    Reading,
    Rejected,
    Span,
    Status,
    Step,
    Timex,
    TimexMod,
    TimexType,
    When,
)

_WHO = ("Mayor Aydin", "Minister Okoro", "The council", "Senator Lindqvist", "The union", "Judge Marsh")
_DID = ("signed", "rejected", "announced", "visited", "opened", "postponed")
_WHAT = ("the harbour bill", "a border treaty", "the tax reform", "the new bridge", "an inquiry", "talks in Oslo")
_DATES = ("2031-05-03", "2031-05", "2031", "2031-05-03/2031-06-02", "2030-11-07~", "2031-05-03T20:15", "../2031-05-09")


def extraction(
    name: str, events: int = 6, *, published: dt.date | dt.datetime | None = dt.date(2031, 6, 4)
) -> Extraction:
    """An article called ``name`` and ``events`` events read out of it, the third one contradictory."""
    rnd = random.Random(name)
    title = f"{name}: a week of news"
    text, found = title + "\n\n", []
    for number in range(events):
        words = [rnd.choice(_WHO), rnd.choice(_DID), rnd.choice(_WHAT), f"on day {number} of May", "— “so it was” 🙂."]
        begin = len(text)
        text += " ".join(words) + " "
        found.append((begin, words))
    text += "\nLast words."
    rows = [_event(number, begin, words, rnd) for number, (begin, words) in enumerate(found)]
    day = None if published is None else Published(published, "the line under the headline", Span(0, 4))
    blocks = (Block(BlockKind.TITLE, Span(0, len(title))), Block(BlockKind.PARAGRAPH, Span(len(title) + 2, len(text))))
    article = Article(
        text, blocks, Span(0, len(title)), day, f"{name}.txt", "https://example.org/a", warnings=("Odd.",)
    )
    timexes = tuple(timex for _, timex in rows)
    rejected = (Rejected(Span(0, 4), text[:4], "It is a name."),)
    return Extraction(article, day, tuple(event for event, _ in rows), timexes, rejected, ("Odd.",), "en_x 1.0")


def _event(number: int, begin: int, words: list[str], rnd: random.Random) -> tuple[Event, Timex]:
    who, did, _, when_words, _ = words
    subject = Span(begin, begin + len(who))
    trigger = Span(subject.end + 1, subject.end + 1 + len(did))
    end = begin + len(" ".join(words[:4]))
    time = Span(end - len(when_words), end)
    when = None if number % 7 == 6 else When.parse(_DATES[(number + rnd.randrange(7)) % 7])
    if when is not None and when.approximate:
        when = when.about(4)
    anchor = Anchor(AnchorSource.PUBLICATION, "2031-06-04", Span(0, 4))
    step = Step("day of month", when_words, str(when), anchor, "the latest one up to it", time)
    bound = Step("date in the clause", when_words, str(when), None, f"bound by syntax to “{did}”", trigger)
    readings: tuple[Reading, ...] = ()
    if number == 2 and when is not None:
        readings = (
            Reading(when, (time,), preferred=True, reason="it fits the order", steps=(step,)),
            Reading(When.parse("2029-11"), (subject,), reason="the latest November", steps=(bound,)),
        )
    mentions = [Mention(Span(begin, end), trigger, MentionForm.CLAUSE, Span(begin, end), "")]
    if number % 3 == 0:
        mentions.append(Mention(subject, subject, MentionForm.NOUN, Span(begin, end), "Someone"))
    person = Participant(who, rnd.choice(list(ParticipantKind)), ("chair",), (subject,))
    event = Event(
        f"e{number + 1}",
        f"{who} {did} number {number}",
        when,
        rnd.choice(list(Kind)),
        rnd.choice(list(Status)),
        rnd.choice((Basis.STATED, Basis.INFERRED)),
        tuple(mentions),
        participants=(person,),
        time_spans=(time,) if when is not None else (),
        readings=readings,
        steps=(step, bound) if when is not None else (),
        links=(Link("after", f"e{number}", trigger),) if number else (),
        importance=round(rnd.random(), 3),
        importance_reason="With a date of its own.",
        kind_reason=f"“{did}” is listed for it.",
        status_reason="Told as fact.",
    )
    timex = Timex(
        time,
        when_words,
        TimexType.DATE,
        "2031-05-01",
        TimexMod.APPROX,
        "2031-05-01",
        "2031-05-02",
        when,
        Granularity.DAY,
        (step,),
        (Timex(time, when_words, TimexType.DURATION, "P1D"),),
        EventOffset(trigger, 1, "P2D"),
    )
    return event, timex
