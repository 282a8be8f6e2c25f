"""What the inspector says of an event, in plain sentences made from its values alone. No Qt here."""

from __future__ import annotations

from timeline_app.gui.plain import one_line, quoted
from timeline_app.layout.datetext import day_text, when_text
from timeline_app.layout.theme import KIND_NAMES
from timeline_app.model import (
    AnchorSource,
    Basis,
    Event,
    Granularity,
    Mention,
    MentionForm,
    Reading,
    Status,
    Step,
    When,
)
from timeline_app.model.calendar import from_ordinal

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

_BOUND = {"date in the clause", "date in the noun phrase"}
"""Rules by which words of time date a word beside them."""
_CARRIED = {"state that holds now", "the day of publication"}
"""Rules that date a word by the publication alone."""


def status_text(event: Event) -> str:
    """Kind and status: ``Statement · claimed by Donald Trump``."""
    status = _STATUS[event.status]
    if event.claimed_by:
        speaker = one_line(event.claimed_by, 60)
        status = f"claimed by {speaker}" if event.status is Status.CLAIMED else f"{status}, says {speaker}"
    elif event.status is Status.CLAIMED:
        status = "claimed by someone"
    return f"{KIND_NAMES[event.kind]} · {status}"


def date_text(event: Event) -> str:
    """The event's date in words, long."""
    if event.when is None:
        return "No date in the text"
    # A weekday would make "about" sound more precise than it is.
    vague = event.when.approximate and event.when.granularity <= Granularity.DAY
    return when_text(event.when, long=not vague)


def basis_text(event: Event) -> str:
    """Where the date comes from, in one short phrase; empty where there is none to tell of."""
    if event.when is None:
        return ""
    return "stated in the text" if event.basis is Basis.STATED else "inferred, not stated"


def reading_text(reading: Reading) -> str:
    """A reading's date, short: ``Nov 2023``."""
    return when_text(reading.when)


def words_of(reading: Reading, text: str) -> str:
    """The quoted words of a reading."""
    return " and ".join(quoted(span.of(text), 80) for span in reading.spans) or "the order of events"


def contradiction_text(event: Event, text: str) -> tuple[str, list[str]]:
    """A sentence that names the contradiction's words, and a sentence for each reading."""
    says = [words_of(reading, text) for reading in event.readings]
    head = "It says " + _listed(list(dict.fromkeys(says))) + "."
    return head, [_reading(reading, text) for reading in event.readings]


def _reading(reading: Reading, text: str) -> str:
    """What the words of a reading give, and why it is or is not preferred."""
    reason = f" {_sentence(reading.reason)}" if reading.reason else ""
    return f"{words_of(reading, text)} gives {reading_text(reading)}.{reason}"


def _listed(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + " and " + parts[-1]


def told_as(mention: Mention, text: str) -> tuple[str, str]:
    """A mention's quoted words, and what form they have or whose they are."""
    notes = [note for note in (one_line(mention.speaker, 40), _FORM[mention.form]) if note]
    return quoted(mention.span.of(text), 140), ", ".join(notes)


def why(event: Event, text: str) -> list[str]:
    """Why the event has its date: a plain sentence a step of reasoning, repeats left out."""
    steps = [step for step in event.steps if not _plain(step, event.steps)]
    sentences = list(dict.fromkeys(_step(step, text) for step in steps))
    if event.when is None:
        sentences.append("No words of the text date it, and none are made up." + _bounds(event))
    elif not sentences:
        reading = next((reading for reading in event.readings if reading.when == event.when), None)
        source = "The date was taken from the words around it." if reading is None else _reading(reading, text)
        sentences.append(source + _bounds(event))
    return sentences


def _plain(step: Step, steps: tuple[Step, ...]) -> bool:
    """Whether a step only says that words of the calendar mean what they say, and a later one says what they date."""
    anchored = step.anchor is not None and step.anchor.source is not AnchorSource.WORDS
    bound = any(other.rule in _BOUND and other.words == step.words for other in steps)
    return bound and step.rule not in _BOUND and not anchored and not step.arithmetic


def why_so(event: Event) -> list[str]:
    """Why the event has its status and its kind."""
    return [_sentence(reason) for reason in (event.status_reason, event.kind_reason) if reason]


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


def _step(step: Step, text: str) -> str:
    """One step as a sentence."""
    if step.rule in _BOUND and step.span is not None:
        return f"{quoted(step.words, 80)} dates {quoted(step.span.of(text), 60)}: {_say(step.result)}."
    if step.anchor is not None and (step.anchor.source is AnchorSource.EVENT or step.rule in _CARRIED):
        reason = f" ({one_line(step.arithmetic, 120)})" if step.arithmetic else ""
        base = f", counted from {_say(step.anchor.value)}" if step.anchor.value else ""
        head = f"No date stands with {quoted(step.words, 80)}."
        return f"{head} The rule {quoted(step.rule, 80)} gives {_say(step.result)}{base}{reason}."
    from timeline_app.timex import explain  # noqa: PLC0415 - slow to load, and loaded before there are events to show

    sentence = explain(step).replace(f" ({step.rule})", "", 1)
    return one_line(sentence.replace(step.result, _say(step.result)) if step.result else sentence, 400)


def _say(value: str) -> str:
    """An EDTF value in words; what is not EDTF as it stands."""
    try:
        return when_text(When.parse(value))
    except ValueError:
        return one_line(value, 60)


def _sentence(text: str) -> str:
    line = one_line(text, 240)
    return line[:1].upper() + line[1:] + ("" if line.endswith((".", "…")) else ".")
