"""A web page that explains an extraction: each event with its words, its date and the reasons, and what was not taken.

For people first: plain sentences. The names of the rules, TIMEX3 and EDTF stand behind "rule by rule".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from timeline_app.layout.datetext import day_text, when_text
from timeline_app.layout.theme import KIND_NAMES, LIGHT
from timeline_app.model import Event, Extraction, Participant, ParticipantKind, Reading, Span, Step
from timeline_app.wording import sentences
from timeline_app.wording.plain import counted, one_line

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2.5rem auto; padding: 0 1.25rem;
  color: #1d2430; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: .1rem 0 .5rem; }
header { margin-bottom: 1.6rem; } .quiet, dt, summary { color: #5b6675; }
article { border: 1px solid #dde3ea; border-left: 5px solid var(--kind); border-radius: 6px;
  padding: .8rem 1.1rem; margin: 0 0 1rem; break-inside: avoid; }
.head { display: flex; gap: .8rem; justify-content: space-between; flex-wrap: wrap; font-size: .9rem; }
.head time { font-weight: 600; color: #25598c; }
dl { display: grid; grid-template-columns: 8.5rem 1fr; gap: .35rem .9rem; margin: 0; }
dd { margin: 0; } dd p { margin: 0 0 .25rem; } q { quotes: none; }
mark { border-radius: 3px; padding: 0 .15em; } mark.event { background: #ffe9a8; } mark.date { background: #bfe3d0; }
details { margin-top: .2rem; } ol, ul { margin: .2rem 0 0; padding-left: 1.2rem; }
.conflict { color: #a3341f; } .conflict b { font-weight: 600; }
table { border-collapse: collapse; width: 100%; }
td { border-top: 1px solid #e3e7ec; padding: .25rem .9rem .25rem 0; vertical-align: top; }
td:first-child { white-space: pre-wrap; width: 16rem; }
"""
_CONTEXT = 90
"""Code points shown on either side of a mention that has no sentence."""
_WHO = (
    (ParticipantKind.PERSON, "People"),
    (ParticipantKind.ORGANISATION, "Organisations"),
    (ParticipantKind.GROUP, "Groups"),
    (ParticipantKind.PLACE, "Places"),
)


def to_page(extraction: Extraction) -> str:
    """A self-contained page, everything from the article escaped, that says why each event is what it is."""
    title = escape(one_line(extraction.article.name))
    names = {event.id: event.title for event in extraction.events}
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>{title}</title><style>{_STYLE}</style></head><body>",
        f"<header><h1>{title}</h1>{''.join(_about(extraction))}</header>",
        *(_event(extraction, event, names) for event in extraction.events),
        _rejected(extraction),
        "</body></html>",
    ]
    return "\n".join(parts) + "\n"


def _about(extraction: Extraction) -> Iterator[str]:
    published = "No publication date was found or given: relative dates stay open."
    if extraction.published is not None:
        day = extraction.published.day
        published = f"Published {day_text(day.year, day.month, day.day)} ({extraction.published.source})."
    dated = sum(event.when is not None for event in extraction.events)
    told = f"{counted(len(extraction.events), 'event')}, {dated} of them dated."
    yield f'<p class="quiet">{escape(published)} {escape(told)}</p>'
    if extraction.pipeline:
        yield f'<p class="quiet">Read with the language pipeline {escape(extraction.pipeline)}.</p>'
    for warning in extraction.warnings:
        yield f'<p class="conflict">{escape(warning)}</p>'
    yield (
        '<p class="quiet">In the quotations, the words that tell of the event are '
        '<mark class="event">marked like this</mark>, the words of time <mark class="date">like this</mark>.</p>'
    )


def _event(extraction: Extraction, event: Event, names: dict[str, str]) -> str:
    date = "No date in the text" if event.when is None else when_text(event.when, long=True)
    text = extraction.article.text
    rows = [
        ("Told as", "".join(f"<p>{_mention(extraction, event, n)}</p>" for n in range(len(event.mentions)))),
        ("Why this date" if event.when is not None else "Why no date", _why(event, text)),
        ("Status and kind", _paragraphs(sentences.why_so(event))),
        *_who(event.participants),
        ("Importance", f"{event.importance:.2f}: {escape(event.importance_reason)}"),
    ]
    if event.links:
        links = (f"{escape(link.relation)}: {escape(names.get(link.event, link.event))}" for link in event.links)
        rows.append(("Related", "<br>".join(links)))
    if event.contradictory:
        rows.insert(1, ('<span class="conflict">Contradiction</span>', _conflict(event, text)))
    body = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)
    basis = sentences.basis_text(event)
    shown = f"<time>{escape(date)}</time>" + (f' <span class="quiet">{escape(basis)}</span>' if basis else "")
    head = (
        f'<div class="head"><span>{shown}</span><span class="quiet">{escape(sentences.status_text(event))}</span></div>'
    )
    colour = f'style="--kind: {LIGHT.kind(event.kind)}" title="{escape(KIND_NAMES[event.kind])}"'
    return f'<article id="{escape(event.id)}" {colour}>{head}<h2>{escape(event.title)}</h2><dl>{body}</dl></article>'


def _paragraphs(lines: Iterable[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _why(event: Event, text: str) -> str:
    """The reasons as sentences, and the rules behind them for who wants to check."""
    rules = [f"<li>{_step(step)}</li>" for step in event.steps]
    if event.when is not None:
        rules.append(f"<li><b>as EDTF</b>: {escape(str(event.when))}, {event.basis.value}</li>")
    details = f"<details><summary>Rule by rule</summary><ol>{''.join(rules)}</ol></details>" if rules else ""
    return _paragraphs(sentences.why(event, text)) + details


def _step(step: Step) -> str:
    said = f"<b>{escape(step.rule)}</b>: “{escape(step.words)}”"
    if step.arithmetic:
        said += f", {escape(step.arithmetic)}"
    if step.anchor is not None and step.anchor.value:
        said += f", from {escape(step.anchor.source.value)} ({escape(step.anchor.value)})"
    return f"{said}, gives {escape(step.result)}"


def _conflict(event: Event, text: str) -> str:
    head, lines = sentences.contradiction_text(event, text)
    readings = "".join(_reading(reading, text) for reading in event.readings)
    return f"<p><b>{escape(head)}</b></p>{_paragraphs(lines)}<ul>{readings}</ul>"


def _reading(reading: Reading, text: str) -> str:
    taken = "goes by this" if reading.preferred else "not taken"
    reason = f": {escape(reading.reason)}" if reading.reason else ""
    words = escape(sentences.words_of(reading, text))
    return f"<li>{words} gives {escape(when_text(reading.when))}, {taken}{reason}</li>"


def _mention(extraction: Extraction, event: Event, number: int) -> str:
    """The sentence of a mention, its trigger and the event's date words marked."""
    mention = event.mentions[number]
    text = extraction.article.text
    whole = mention.sentence
    if whole is None or not whole.contains(mention.span):
        start = max(0, mention.span.start - _CONTEXT)
        whole = Span(start, min(len(text), mention.span.end + _CONTEXT))
    marks = [(mention.trigger, "event")]
    marks += [(s, "date") for s in event.time_spans if whole.contains(s) and not s.overlaps(mention.trigger)]
    return f"<q>{_marked(text, whole, marks)}</q> <span class='quiet'>({mention.form.value})</span>"


def _marked(text: str, whole: Span, marks: Iterable[tuple[Span, str]]) -> str:
    pieces: list[str] = []
    place = whole.start
    for span, name in sorted(marks, key=lambda pair: pair[0]):
        if span.start < place:
            continue
        pieces.append(escape(text[place : span.start]))
        pieces.append(f'<mark class="{name}">{escape(span.of(text))}</mark>')
        place = span.end
    pieces.append(escape(text[place : whole.end]))
    return "".join(pieces)


def _who(participants: Sequence[Participant]) -> Iterator[tuple[str, str]]:
    """A row for each sort of participant."""
    for kind, name in _WHO:
        found = [_participant(participant) for participant in participants if participant.kind is kind]
        if found:
            yield name, "; ".join(found)


def _participant(participant: Participant) -> str:
    roles = f" <span class='quiet'>({escape(', '.join(participant.roles))})</span>" if participant.roles else ""
    return f"{escape(participant.name)}{roles}"


def _rejected(extraction: Extraction) -> str:
    if not extraction.rejected:
        return ""
    rows = "".join(f"<tr><td>{escape(r.text)}</td><td>{escape(r.reason)}</td></tr>" for r in extraction.rejected)
    return f"<h2>Not taken</h2><table>{rows}</table>"
