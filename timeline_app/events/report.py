"""A page that explains an extraction: each event with its words, its date and the reasons, and what was not taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from timeline_app.model import Event, Extraction, Participant, Reading, Span, Step

_STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
  color: #1d2430; }
article { border-top: 1px solid #ccd3dc; padding: .8rem 0; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin: 0 0 .3rem; }
h2 time { color: #25598c; margin-right: .6rem; }
dl { display: grid; grid-template-columns: 8rem 1fr; gap: .2rem .8rem; margin: 0; }
dt { color: #5b6675; } dd { margin: 0; }
mark.event { background: #ffe9a8; } mark.date { background: #bfe3d0; } ol { margin: 0; padding-left: 1.2rem; }
.contradiction { color: #a3341f; font-weight: 600; } .quiet { color: #5b6675; } table { border-collapse: collapse; }
td { border-top: 1px solid #e3e7ec; padding: .2rem .8rem .2rem 0; vertical-align: top; }
"""
_CONTEXT = 90
"""Code points shown on either side of a mention that has no sentence."""


def explain_html(extraction: Extraction) -> str:
    """A self-contained page, everything from the article escaped, that says why each event is what it is."""
    article = extraction.article
    title = article.title.of(article.text) if article.title is not None else article.origin
    published = "no publication date"
    if extraction.published is not None:
        published = f"published {extraction.published.day.isoformat()} ({extraction.published.source})"
    names = {event.id: event.title for event in extraction.events}
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{escape(title)}</h1>",
        f'<p class="quiet">{escape(published)}; {len(extraction.events)} events</p>',
        *(f'<p class="contradiction">{escape(warning)}</p>' for warning in extraction.warnings),
        *(_event(extraction, event, names) for event in extraction.events),
        _rejected(extraction),
        "</body></html>",
    ]
    return "\n".join(parts) + "\n"


def _event(extraction: Extraction, event: Event, names: dict[str, str]) -> str:
    when = "undated" if event.when is None else str(event.when)
    rows: list[tuple[str, str]] = [
        ("Told as", "<br>".join(_mention(extraction, event, number) for number in range(len(event.mentions)))),
        ("Date", f"{escape(when)} <span class='quiet'>({event.basis.value})</span>"),
        ("Why this date", _steps(event.steps) or escape(_no_date(event))),
        ("Status", f"{event.status.value}: {escape(event.status_reason)}"),
        ("Kind", f"{event.kind.value}: {escape(event.kind_reason)}"),
        ("Importance", f"{event.importance:.2f}: {escape(event.importance_reason)}"),
    ]
    if event.claimed_by:
        rows.insert(4, ("Says", escape(event.claimed_by)))
    if event.participants:
        rows.append(("Who and where", "; ".join(_participant(p) for p in event.participants)))
    if event.links:
        links = (f"{escape(link.relation)} “{escape(names.get(link.event, link.event))}”" for link in event.links)
        rows.append(("Links", "; ".join(links)))
    if event.contradictory:
        rows.append(('<span class="contradiction">Contradiction</span>', _readings(extraction, event.readings)))
    body = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)
    head = f"<h2><time>{escape(when)}</time>{escape(event.title)}</h2>"
    return f'<article id="{escape(event.id)}">{head}<dl>{body}</dl></article>'


def _no_date(event: Event) -> str:
    if event.bounds.latest is not None:
        return "The text gives no date; told as past, it is no later than the publication."
    return "The text gives no date."


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
    return f"{_marked(text, whole, marks)} <span class='quiet'>({mention.form.value})</span>"


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


def _steps(steps: Sequence[Step]) -> str:
    if not steps:
        return ""
    return "<ol>" + "".join(f"<li>{_step(step)}</li>" for step in steps) + "</ol>"


def _step(step: Step) -> str:
    said = f"<b>{escape(step.rule)}</b>: “{escape(step.words)}”"
    if step.arithmetic:
        said += f", {escape(step.arithmetic)}"
    if step.anchor is not None and step.anchor.value:
        said += f", from {escape(step.anchor.source.value)} ({escape(step.anchor.value)})"
    return f"{said}, gives {escape(step.result)}"


def _participant(participant: Participant) -> str:
    roles = f" <span class='quiet'>({escape(', '.join(participant.roles))})</span>" if participant.roles else ""
    return f"{escape(participant.name)}{roles}"


def _readings(extraction: Extraction, readings: Sequence[Reading]) -> str:
    said: list[str] = []
    for reading in readings:
        words = ", ".join(f"“{span.of(extraction.article.text)}”" for span in reading.spans)
        preferred = "preferred" if reading.preferred else "not preferred"
        said.append(f"<li>{escape(str(reading.when))} {escape(words)}, {preferred}: {escape(reading.reason)}</li>")
    return f"<ul>{''.join(said)}</ul>"


def _rejected(extraction: Extraction) -> str:
    if not extraction.rejected:
        return ""
    rows = "".join(f"<tr><td>{escape(r.text)}</td><td>{escape(r.reason)}</td></tr>" for r in extraction.rejected)
    return f"<h2>Not taken</h2><table>{rows}</table>"
