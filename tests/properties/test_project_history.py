"""Whatever is edited: undo all is as at first, redo all as at last, and the file tells the same story."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.project.wishes import EDITS, an_edit
from timeline_app.model import Basis
from timeline_app.project.document import Document
from timeline_app.project.project import Project
from timeline_app.project.values import EditError


def same(one: Document, two: Document) -> bool:
    return one == two and one.timeline() == two.timeline() and one.removed() == two.removed()


@given(st.lists(st.tuples(st.sampled_from((*EDITS, "undo", "redo", "reopen")), st.integers(0, 500)), max_size=25))
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
