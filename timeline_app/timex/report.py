"""What was found in a text, written out for people: as lines, or as a page with the words marked."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from timeline_app.model.timex import Timex
from timeline_app.timex.explain import explain

_STYLE = """
body { font: 16px/1.6 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
body { color: #1a1a1a; background: #fff }
article { white-space: pre-wrap; overflow-wrap: anywhere }
mark { border-radius: .2em; padding: 0 .15em; color: inherit }
mark.DATE { background: #cfe3ff } mark.TIME { background: #d9f2d0 }
mark.DURATION { background: #ffe8b3 } mark.SET { background: #ecd9f7 }
sub { font-size: .65em; color: #444 }
table { border-collapse: collapse; margin-top: 2rem; width: 100%; font-size: .9rem }
td, th { border-bottom: 1px solid #ccc; padding: .3rem .5rem; text-align: left; vertical-align: top }
@media (prefers-color-scheme: dark) {
  body { color: #e8e8e8; background: #161616 } sub { color: #bbb }
  mark.DATE { background: #1d3d66 } mark.TIME { background: #24471a }
  mark.DURATION { background: #5c4510 } mark.SET { background: #472a5c }
}
"""


def as_text(text: str, timexes: Sequence[Timex]) -> str:
    """One block an expression: place (line and column, from 1), type, value, date, words, and the reasons below.

    ``text`` is the text that ``timexes`` were found in.
    """
    if not timexes:
        return "No time expression found.\n"
    blocks = []
    line, counted = 1, 0
    for timex in timexes:
        start = timex.span.start
        line += text.count("\n", counted, start)
        counted = start
        column = start - (text.rfind("\n", 0, start) + 1) + 1
        head = f"{line}:{column}  {_one_line(timex.text)}  {timex.type.value} {timex.value}{_mod(timex)}{_when(timex)}"
        blocks.append("\n".join([head, *(f"    {sentence}" for sentence in _reasons(timex))]))
    return "\n".join(blocks) + "\n"


def as_html(text: str, timexes: Sequence[Timex]) -> str:
    """A page of its own, nothing loaded from elsewhere: the text with its expressions marked, then a table of them."""
    pieces = []
    position = 0
    for number, timex in enumerate(timexes, start=1):
        pieces.append(escape(text[position : timex.span.start]))
        title = escape(" ".join((f"{timex.type.value} {timex.value}.", *_reasons(timex))))
        pieces.append(
            f'<mark class="{timex.type.value}" id="t{number}" title="{title}">{escape(timex.text)}'
            f"<sub>{escape(timex.value)}</sub></mark>"
        )
        position = timex.span.end
    pieces.append(escape(text[position:]))
    rows = "".join(_row(number, timex) for number, timex in enumerate(timexes, start=1))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Dates found</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<article>{''.join(pieces)}</article>\n"
        "<table>\n<tr><th>Words</th><th>Type</th><th>Value</th><th>Date</th><th>Why</th></tr>\n"
        f"{rows}</table>\n</body>\n</html>\n"
    )


def _row(number: int, timex: Timex) -> str:
    cells = (
        f'<a href="#t{number}">{escape(_one_line(timex.text))}</a>',
        timex.type.value,
        escape(timex.value + _mod(timex)),
        escape(str(timex.when or "")),
        "<br>".join(escape(sentence) for sentence in _reasons(timex)),
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>\n"


def _reasons(timex: Timex) -> list[str]:
    return [_one_line(explain(step)) for step in timex.steps]


def _mod(timex: Timex) -> str:
    return f" {timex.mod.value}" if timex.mod is not None else ""


def _when(timex: Timex) -> str:
    return f"  = {timex.when}" if timex.when is not None else ""


def _one_line(words: str) -> str:
    return " ".join(words.split())
