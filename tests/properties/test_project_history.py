"""Whatever is edited: undo all is as at first, redo all as at last, and the file tells the same story."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.project.made import extraction
from timeline_app.model import Basis, Kind, Participant, Status, When
from timeline_app.project import edits
from timeline_app.project.document import Document
from timeline_app.project.project import Project
from timeline_app.project.rereading import reread
from timeline_app.project.values import Edit, EditError, Era, GivenDate

_NAMES = ("Alpha", "Beta", "Gamma")
_DATES = ("2031-05-03", "2031", "2030-11-07~", "../2031-05-09", "-0043-03-15")
_ACTIONS = (
    "hold", "let go", "reread", "retitle", "redate", "undate", "choose", "unchoose", "kind", "status", "people",
    "notes", "star", "remove", "merge", "split", "restore", "revert", "merge", "unmerge", "split", "add", "add nowhere", "eras", "undo",
    "redo", "reopen",
)  # fmt: skip


def an_edit(document: Document, action: str, pick: int) -> Edit:  # noqa: C901, PLR0911, PLR0912 - a table of all
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


def same(one: Document, two: Document) -> bool:
    return one == two and one.timeline() == two.timeline() and one.removed() == two.removed()


@given(st.lists(st.tuples(st.sampled_from(_ACTIONS), st.integers(0, 500)), max_size=25))
@settings(max_examples=60, deadline=None)
def test_any_edits_undo_redo_and_reopen(wishes: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = Project.new(folder, delay=0)
        troubles: list[str] = []
        refusals: list[str] = []
        for action, pick in [("hold", 0), *wishes]:
            project.on_trouble = troubles.append
            try:
                if action == "undo":
                    project.undo()
                elif action == "redo":
                    project.redo()
                elif action == "reopen":
                    before, history, cursor = project.document, project.history, project.cursor
                    project.close()
                    opened = Project.open(project.path, folder, delay=0)
                    assert opened.sentences == ()
                    project = opened.project
                    assert same(project.document, before)
                    assert (project.history, project.cursor) == (history, cursor)
                else:
                    project.do(an_edit(project.document, action, pick))
            except EditError as error:
                refusals.append(str(error))
            check_timeline(project.document)
        assert all(sentence.endswith((".", "…")) for sentence in refusals)
        rebuilt = Document()
        for edit in project.history[: project.cursor]:
            rebuilt = rebuilt.applied(edit)
        assert same(rebuilt, project.document)
        while project.redo() is not None:
            pass
        last, states = project.document, [project.document]
        while project.undo() is not None:
            states.append(project.document)
        assert same(project.document, Document())
        project.close()
        project = Project.open(project.path, folder, delay=0).project
        for state in reversed(states[:-1]):
            assert project.redo() is not None
            assert same(project.document, state)
        assert same(project.document, last)
        project.save_as(folder / "copy.timeline")
        project.close()
        assert same(Project.open(folder / "copy.timeline", folder, delay=0).project.document, last)
        assert troubles == []


def check_timeline(document: Document) -> None:
    """What holds of every timeline."""
    timeline = document.timeline()
    keys = [entry.key for entry in timeline.entries]
    assert len(set(keys)) == len(keys)
    for entry in timeline.entries:
        assert document.entry(entry.key) is entry
        assert not document.correction(entry.key).removed
        source = timeline.sources[entry.source]
        assert entry.event in source.events
        ids = [event.id for event in source.events]
        assert len(set(ids)) == len(ids)
        assert {link.event for link in entry.event.links} <= set(ids)
        for mention in entry.event.mentions:
            assert mention.span.end <= len(source.article.text)
        if document.correction(entry.key).date is not None:
            assert entry.event.basis is Basis.GIVEN
