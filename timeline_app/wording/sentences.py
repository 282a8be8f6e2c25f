"""What the inspector says of an event, in plain sentences made from its values alone. No Qt here."""

from __future__ import annotations

import re

from timeline_app.layout.datetext import day_text, when_text
from timeline_app.layout.theme import KIND_NAMES
from timeline_app.model import (
    Article,
    Basis,
    BlockKind,
    Event,
    Granularity,
    Mention,
    MentionForm,
    Reading,
    Status,
    When,
)
from timeline_app.model.calendar import from_ordinal
from timeline_app.wording import reasons
from timeline_app.wording.plain import one_line, quoted

_STATUS: dict[Status, str] = {
    Status.HAPPENED: "reported as fact",
    Status.CLAIMED: "claimed",
    Status.PLANNED: "planned or expected",
    Status.HYPOTHETICAL: "hypothetical",
    Status.NEGATED: "did not happen",
}
_FORM: dict[MentionForm, str] = {
    MentionForm.CLAUSE: "",
    MentionForm.NOUN: "",
    MentionForm.HEADING: "heading",
    MentionForm.CAPTION: "caption",
    MentionForm.QUOTE: "quoted",
}
_BASES: dict[Basis, str] = {
    Basis.STATED: "stated in the text",
    Basis.INFERRED: "inferred, not stated",
    Basis.GIVEN: "given by you",
}
_ORDER = "the order of events"
_LISTED = re.compile(r"(“[^”]*”) is listed for ([\w &]+)")
_PLACE: dict[BlockKind | None, str] = {
    BlockKind.TITLE: "headline",
    BlockKind.HEADING: "heading",
    BlockKind.CAPTION: "caption",
}


def status_text(event: Event) -> str:
    """Kind and status: ``Statement · claimed by Donald Trump``."""
    return f"{KIND_NAMES[event.kind]} · {status_alone(event)}"


def status_alone(event: Event) -> str:
    """The status, with who says so: ``claimed by Donald Trump``."""
    status = _STATUS[event.status]
    if event.claimed_by:
        speaker = one_line(event.claimed_by, 60)
        return f"claimed by {speaker}" if event.status is Status.CLAIMED else f"{status}, says {speaker}"
    return "claimed by someone" if event.status is Status.CLAIMED else status


def own_text(event: Event) -> str:
    """That the user made an event, and whether words of an article tell of it."""
    return "Added by you." if event.mentions else "Added by you; no words of an article tell of it."


def given_text(when: When | None) -> str:
    """That the user gave a date of their own."""
    return "You set it to no date." if when is None else f"You gave it the date {when_text(when)}."


def date_text(event: Event) -> str:
    """The event's date in words, long."""
    if event.when is None:
        return "No date" if event.basis is Basis.GIVEN else "No date in the text"
    # A weekday would make "about" sound more precise than it is.
    vague = event.when.approximate and event.when.granularity <= Granularity.DAY
    return when_text(event.when, long=not vague)


def basis_text(event: Event) -> str:
    """Where the date comes from, in one short phrase; empty where there is none to tell of."""
    if event.when is None:
        return ""
    return _BASES[event.basis]


def reading_text(reading: Reading) -> str:
    """A reading's date, short: ``Nov 2023``."""
    return when_text(reading.when)


def words_of(reading: Reading, text: str) -> str:
    """The quoted words of a reading, or what it goes by where no words of this text give it."""
    if reading.spans:
        return " and ".join(quoted(span.of(text), 80) for span in reading.spans)
    if any(step.rule == reasons.GIVEN for step in reading.steps):
        return "the date that you gave"
    if not read_elsewhere(reading):
        return _ORDER
    said = reasons.time_words(reading.steps)
    return f"{quoted(said, 80)} in another article" if said else "another article"


def read_elsewhere(reading: Reading) -> bool:
    """Whether the reading is one of another article's, of an event merged into this one: no words here give it."""
    return any(step.rule == reasons.ELSEWHERE for step in reading.steps)


def contradiction_text(event: Event, text: str) -> tuple[str, list[str]]:
    """A sentence that names the contradiction's words, and sentences on what each of them gives."""
    told = sorted(event.readings, key=lambda reading: (read_elsewhere(reading), reading.spans))
    says = [words_of(reading, text) for reading in told]
    several = any(read_elsewhere(reading) for reading in event.readings)
    head = ("They go by " if several else "It says ") + _listed(list(dict.fromkeys(says))) + "."
    days = (day for reading in event.readings if (day := reasons.base_day(reading.steps)))
    base = "" if several else next(days, "")  # each article counts from its own day
    kept = next((reading for reading in event.readings if reading.preferred), None)
    ordered = sorted(event.readings, key=lambda reading: reading is not kept)
    parts = [_gives(reading, text, kept) for reading in ordered]
    lines = [_sentence((f"counted from {base}, " if base else "") + "; ".join(parts))]
    if kept is not None and kept.reason and not kept.reason.startswith("It excludes"):
        reason = one_line(kept.reason, 200)
        lines.append(_sentence(f"Until you choose, {words_of(kept, text)} counts: {reason[:1].lower()}{reason[1:]}"))
    return head, lines


def _gives(reading: Reading, text: str, kept: Reading | None) -> str:
    if words_of(reading, text) == _ORDER:
        return f"{_ORDER} would put it at {reading_text(reading)}"
    verb = "is" if reading is kept else "would be"
    return f"{words_of(reading, text)} {verb} {reading_text(reading)}"


def _listed(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + " and " + parts[-1]


def told_as(mention: Mention, article: Article) -> tuple[str, str]:
    """A mention's quoted words, and what form they have or whose they are: "Trump, quoted", "heading"."""
    inside = next((block.kind for block in article.blocks if block.span.contains(mention.span)), None)
    form = _FORM[mention.form] or _PLACE.get(inside, "")
    notes = [note for note in (one_line(mention.speaker, 40), form) if note]
    return quoted(mention.span.of(article.text), 140), ", ".join(notes)


def other_tellings(event: Event, article: Article) -> list[tuple[Mention, str, str]]:
    """Each further way in which the text tells of the event, once: the mention, its words and its note."""
    seen = {_bare(told_as(event.mentions[0], article)[0])} if event.mentions else set()
    found: list[tuple[Mention, str, str]] = []
    noted = sorted(event.mentions[1:], key=lambda mention: not told_as(mention, article)[1])
    for mention in noted:  # one with a note says more than the same words without
        words, note = told_as(mention, article)
        if _bare(words) not in seen:
            seen.add(_bare(words))
            found.append((mention, words, note))
    return sorted(found, key=lambda told: told[0].span)


def _bare(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


def why(event: Event, text: str) -> list[str]:
    """Why the event has its date: a plain sentence a step of reasoning, repeats left out."""
    if event.basis is Basis.GIVEN:
        return [_given(event)]
    told = reasons.sentences(event.steps, text)
    if event.when is None:
        told.append("No words of the text date it, and none are made up." + _bounds(event))
    elif not told:
        reading = next((reading for reading in event.readings if reading.when == event.when), None)
        known = [] if reading is None else reasons.sentences(reading.steps, text)
        told = known or ["The date was taken from the words around it." + _bounds(event)]
    return told


def _given(event: Event) -> str:
    """That the user gave the date, with the words that were typed where they say more than the date."""
    if event.when is None:
        return "You set it to no date." if event.steps else "You have not given it a date."
    words = event.steps[0].words if event.steps else ""
    typed = f", as {quoted(words, 80)}" if words and words not in {when_text(event.when), str(event.when)} else ""
    return f"You gave it this date{typed}."


def depends_text(other: Event, was: Reading | None, now: Reading) -> str:
    """That a date was counted from another event, for which the user chose another date since."""
    before = "" if was is None else f" as {reading_text(was)}"
    return (
        f"This date was counted from {quoted(other.title, 90)}{before}. You chose {reading_text(now)} for that"
        " event, so this date no longer follows from it."
    )


def why_so(event: Event) -> list[str]:
    """Why the event has its status and its kind."""
    told = (_sentence(_plainly(reason)) for reason in (event.status_reason, event.kind_reason) if reason)
    return list(dict.fromkeys(told))


def _plainly(reason: str) -> str:
    """A reason without the words of word lists."""
    if "listed for a kind" in reason:
        return "None of its words points to a kind of event."
    return _LISTED.sub(r"\1 points to the kind “\2”", reason)


def _bounds(event: Event) -> str:
    bounds = event.bounds
    if bounds.earliest is None and bounds.latest is None:
        return ""
    from_day, to_day = (None if day is None else _day(day) for day in (bounds.earliest, bounds.latest))
    if from_day and to_day:
        return f" It lies between {from_day} and {to_day}."
    return f" It lies no later than {to_day}." if to_day else f" It lies no earlier than {from_day}."


def _day(ordinal: int) -> str:
    return day_text(*from_ordinal(ordinal))


def _sentence(text: str) -> str:
    line = one_line(text, 240)
    return line[:1].upper() + line[1:] + ("" if line.endswith((".", "…")) else ".")
