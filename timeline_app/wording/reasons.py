"""Steps of reasoning as sentences that a newsroom reads: what the words say, from which day, to which date. No Qt here.

Each rule has its own sentence in a table; a rule that is not in it gets one that is true of any. No rule's name, no
TIMEX3 or EDTF value ever shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline_app.layout.datetext import when_text
from timeline_app.model import AnchorSource, Step, TimexMod, When
from timeline_app.wording.plain import one_line, quoted

BOUND = frozenset({"date in the clause", "date in the noun phrase"})
"""Rules by which words of time date a word beside them."""

GIVEN = "given by you"
"""The rule of a date that the user gave."""

ELSEWHERE = "date of another article"
"""The rule of a date that an event of another article had, which was merged into this one."""

_INFERRED: dict[str, str] = {
    "clause of time": "The text ties {word} to it by {how}, which gives {date}",
    "counted from an event": "{how} is counted from it, which gives {date} for {word}",
    "part of a dated event": "{word} is told as a part of it, so it has the same date: {date}",
    "date that opens the sentence": "{word} stands in the same sentence and shares its date: {date}",
    "sequel of a planned event": "{word} is told as what follows it, so it lies in {date} or on that day",
    "state that holds now": "{word} is told as still going on when the article was published, on {base}",
    "clause that explains a date": "{word} tells what happened then, by {how}, which gives {date}",
    "since the event told last": "{word} is told with “since”, so it lies between that event, {base}, and publication:"
    " {date}",
    "told in the same breath": "{word} has no date of its own and goes on with what the same sentence tells, so it has"
    " the same date: {date}",
    "date of what it is part of": "{word} is told as taking part in it, so it has the same date: {date}",
    "date of the next verb": "{word} is joined to the next verb by {how}, so it has the same date: {date}",
    "date carried on in the paragraph": "{word} has no date of its own and is told right after it in the same"
    " paragraph, so it is put at {date}",
    "older date carried on": "{word} has no date of its own and is told right after it, so it is put at {date}",
    "later than the event told last": "{word} is told as later than it, so it is put at {date}",
    "order of telling": "{word} has no date of its own and is told after it, so it is put between the two: {date}",
    "between the lead's date and publication": "{word} has no date of its own. It is told as news after {base}, the"
    " first date of the report, so it is put between that and publication: {date}",
    "the lead's recent date": "{word} has no date of its own. It is told as part of the same news, so it is put at the"
    " first date of the report, {base}",
    "the day of publication": "{word} has no date of its own. It is told as the day’s news, so it is put at the date"
    " of publication, {date}",
}
"""What gives a word of the text its date where no words of time stand with it."""

_TURNED: dict[str, str] = {
    "tense turns the weekday": "The verb tells of the past, so {word} is a week earlier: {date}",
    "weekday of what is to come": "What {word} dates is still to come, so it is a week later: {date}",
    "season of the year told last": "{word} is counted from the event told last, {base}: {date}",
    "range": "{word} are the first and the last day: {date}",
    "clock time of the day beside it": "{word} is a time of that day: {date}",
    "clock time of the day told last": "{word} is a time of the day told last, {base}: {date}",
    "counted from the event told last": "{word} counts from the event told last, on {base}, which gives {date}",
    "order of events": "The order that the text gives, {word}, would put it at {date}",
    ELSEWHERE: "Another article gives it this date: {date}",
    "hangs on an event": "{word} is counted from another event of the text",
    "ambiguous words": "{word} can be read in more than one way",
}
"""What became of words of time after they were first read."""

_PARTS = {TimexMod.START.value: "the beginning", TimexMod.MID.value: "the middle", TimexMod.END.value: "the end"}
_COUNT = re.compile(r"(plus|minus) (\d+) (\w+)")
_NEAREST = re.compile(r"the (latest|next) (\w+) from \d{4}-\d\d-\d\d")
_DATE_WORD = re.compile(
    r"\d|^(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|mon|tues?|wed|thu|fri|sat|sun)", re.IGNORECASE
)
_CLOSE = {
    "the latest one up to it": "means the last one on or before",
    "the first one from it on": "means the first one on or after",
}
_PROCESSED = re.compile(r"[“‘].*[”’]|\"")


def sentences(steps: Sequence[Step], text: str) -> list[str]:
    """A sentence for each step that tells something, repeats left out."""
    found = [_sentence_of(steps, place, text) for place in range(len(steps))]
    return list(dict.fromkeys(line for line in found if line))


def say_date(value: str) -> str:
    """An EDTF value in words (``about 23 Jul 2024``), or empty where it is none."""
    try:
        return when_text(When.parse(value))
    except ValueError:
        return ""


def _sentence_of(steps: Sequence[Step], place: int, text: str) -> str:
    step = steps[place]
    if step.rule in BOUND:
        return _bound(steps, place, text)
    if step.rule in {"modifier", "date of the sentence"}:
        return ""  # the date that the words end up with says it
    if step.rule in _INFERRED or (step.anchor is not None and step.anchor.source is AnchorSource.EVENT):
        return _inferred(step)
    if step.rule in _TURNED:
        return _ended(_TURNED[step.rule].format(word=quoted(step.words, 80), date=_result(step), base=_base(step)))
    later = next((other for other in steps[place + 1 :] if other.rule in BOUND), None)
    if later is not None and later.words == step.words:
        return ""  # told with the date that it gives the event
    return _read(step, _result(step))


def _bound(steps: Sequence[Step], place: int, text: str) -> str:
    """Words of time that date a word: how they were read, what they give, and whom where that is another event."""
    step = steps[place]
    date = say_date(step.result)
    own = next((other for other in reversed(steps[:place]) if other.words == step.words and _reads(other)), None)
    turned = any(other.words == step.words and other.rule in _TURNED for other in steps[:place])
    line = "" if turned else _read(own or step, date or "a date")
    word = "" if step.span is None else step.span.of(text)
    if place + 1 < len(steps) and word and not _DATE_WORD.search(word):
        line = f"{line} That is the date of {quoted(word, 60)}.".strip()
    return line


def _reads(step: Step) -> bool:
    """Whether the step is the first reading of words of time."""
    return (
        step.rule not in BOUND and step.rule not in _TURNED and step.rule not in _INFERRED and step.rule != "modifier"
    )


def _read(step: Step, date: str) -> str:
    """How words of time were read."""
    words, anchor = quoted(step.words, 80), step.anchor
    if anchor is None or anchor.source in {AnchorSource.WORDS, AnchorSource.CALENDAR}:
        shown = f" ({date})" if date and date not in step.words else ""
        return f"The text gives the date itself: {words}{shown}."
    if anchor.source is AnchorSource.EVENT:
        return f"{words} is counted from another event of the text{f', which gives {date}' if date else ''}."
    name = "the publication date" if anchor.source is AnchorSource.PUBLICATION else "the date told before it"
    base = _base(step)
    if not base:
        return f"{words} is counted from {name}, which is not known."
    counted = f"{words} {_counted(step.arithmetic)} {name}, {base}"
    return f"{counted}{_arriving(step.arithmetic)} {date or 'no date'}{_margin(step, date)}."


def _counted(arithmetic: str) -> str:
    """The verb and its way: "counts back 3 weeks from"."""
    count = _COUNT.fullmatch(arithmetic)
    if count is not None and count[2] != "0":
        return f"counts {'back' if count[1] == 'minus' else 'forward'} {count[2]} {count[3]} from"
    if count is not None:
        unit = count[3].removesuffix("s")
        return "is" if unit == "day" else f"is the {unit} of"
    nearest = _NEAREST.fullmatch(arithmetic)
    if nearest is not None:
        return f"is the {'last' if nearest[1] == 'latest' else 'first'} {nearest[2]} on or " + (
            "before" if nearest[1] == "latest" else "after"
        )
    return _CLOSE.get(arithmetic, "is counted from")


def _arriving(arithmetic: str) -> str:
    count = _COUNT.fullmatch(arithmetic)
    if count is not None and count[2] != "0":
        return ", to"
    return ":"


def _margin(step: Step, date: str) -> str:
    """How far a date counted in whole weeks, months or years may be off."""
    count = _COUNT.fullmatch(step.arithmetic)
    unit = "" if count is None else count[3].removesuffix("s")
    finer = {"week": "days", "month": "weeks", "year": "months"}.get(unit, "")
    return f", give or take a few {finer}" if finer and date.startswith("about ") else ""


def _inferred(step: Step) -> str:
    """What another event, or the publication, gives a word."""
    word, date, base = quoted(step.words, 80), _result(step) or "a date of its own", _base(step)
    how = step.arithmetic if _PROCESSED.search(step.arithmetic) else quoted(step.arithmetic, 80)
    form = _INFERRED.get(step.rule, "{word} has no date of its own; what the text tells around it puts it at {date}")
    return _ended(form.format(word=word, date=date, base=base or "that day", how=one_line(how, 90)))


def _result(step: Step) -> str:
    return say_date(step.result)


def _base(step: Step) -> str:
    return "" if step.anchor is None else say_date(step.anchor.value)


def time_words(steps: Sequence[Step]) -> str:
    """The words of time that the steps go by, or empty: those that date the event, else the first that were read."""
    bound = [step.words for step in steps if step.rule in BOUND and step.words]
    return next(iter([*bound, *(step.words for step in steps if step.words)]), "")


def base_day(steps: Sequence[Step]) -> str:
    """The publication date that steps count from, in words, or empty."""
    for step in steps:
        if step.anchor is not None and step.anchor.source is AnchorSource.PUBLICATION and _base(step):
            return _base(step)
    return ""


def _ended(line: str) -> str:
    line = one_line(line, 400)
    return line[:1].upper() + line[1:] + ("" if line.endswith((".", "…")) else ".")
