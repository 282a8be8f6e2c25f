"""Everything that can be done to a project, chosen by a number: for tests that do anything in any order."""

from __future__ import annotations

from tests.unit.project.made import extraction
from timeline_app.model import Kind, Participant, Status, When
from timeline_app.project import edits
from timeline_app.project.document import Document
from timeline_app.project.rereading import reread
from timeline_app.project.values import Edit, Era, GivenDate

_NAMES = ("Alpha", "Beta", "Gamma")
_DATES = ("2031-05-03", "2031", "2030-11-07~", "../2031-05-09", "-0043-03-15")
EDITS = (
    "hold", "let go", "reread", "retitle", "redate", "undate", "choose", "unchoose", "kind", "status", "people",
    "notes", "star", "remove", "merge", "split", "restore", "revert", "merge", "unmerge", "split",
    "add", "add nowhere", "eras",
)  # fmt: skip


def an_edit(document: Document, action: str, pick: int) -> Edit:  # noqa: C901, PLR0911, PLR0912 - a table of all
    """The edit of that name; ``pick`` chooses what it is done to."""
    keys = [entry.key for entry in document.timeline().entries]
    key = keys[pick % len(keys)] if keys else "none:1-2"
    other = keys[pick // 7 % len(keys)] if keys else "none:1-2"
    articles = [held.key for held in document.held]
    article = articles[pick % len(articles)] if articles else "none"
    entry = document.entry(key)
    match action:
        case "hold":
            return edits.hold(document, extraction(_NAMES[pick % 3], 3 + pick % 4), f"/somewhere/{pick}.txt")
        case "let go":
            return edits.let_go(document, article)
        case "reread":
            held = document.held_of(article)
            title = "Alpha" if held is None else held.extraction.article.text.partition(":")[0]
            return reread(document, article, extraction(title, 2 + pick % 5), published_by_user=bool(pick % 2))
        case "retitle":
            return edits.retitle(document, key, f"Title {pick}")
        case "redate":
            return edits.redate(document, key, GivenDate(When.parse(_DATES[pick % 5]), "typed"))
        case "undate":
            return edits.redate(document, key, GivenDate(None, "no date"))
        case "choose":
            readings = () if entry is None else entry.event.readings
            return edits.choose_reading(document, key, readings[pick % len(readings)] if readings else None)
        case "unchoose":
            return edits.choose_reading(document, key, None)
        case "kind":
            return edits.rekind(document, key, list(Kind)[pick % 14])
        case "status":
            return edits.restatus(document, key, list(Status)[pick % 5])
        case "people":
            return edits.set_participants(document, key, [Participant(f"Person {pick}")][: pick % 2])
        case "notes":
            return edits.annotate(document, key, "note\n\u2028“x”" * (pick % 3))
        case "star":
            return edits.star(document, [key, other], bool(pick % 3))
        case "remove":
            return edits.remove(document, [key, other])
        case "restore":
            return edits.restore(document, [gone.key for gone in document.removed()])
        case "revert":
            return edits.revert(document, key, (None, "title", "date", "kind")[pick % 4])
        case "merge":
            return edits.merge(document, [key, other], other)
        case "unmerge":
            return edits.unmerge(document, document.merged(key))
        case "split":
            mentions = () if entry is None else entry.event.mentions
            return edits.split(document, key, [mention.trigger for mention in mentions[pick % 2 + 1 :]])
        case "add":
            return edits.add_event(document, article, f"Own {pick}", GivenDate(When.parse("2031-05-01"), "1 May"))
        case "add nowhere":
            return edits.add_event(document, "", f"Own {pick}", kind=Kind.OFFICE)
        case _:
            return edits.set_eras(document, [Era(f"Era {pick}", 700_000.0, 700_000.5 + pick, "#aabbcc")])
