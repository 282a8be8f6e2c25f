"""Every single operation on files fails, once or for good: the file stays sound, a sentence says so, work goes on."""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.unit.project.faults import FailingDisk
from tests.unit.project.made import extraction
from timeline_app.model import InputError, OutputError
from timeline_app.project import edits
from timeline_app.project.disk import Disk
from timeline_app.project.document import Document
from timeline_app.project.opening import read_document
from timeline_app.project.project import Project

QUIET = {"stat", "read", "open", "twin"}
"""Looking that fails need not be told where nothing hangs on it."""


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was saved and closed."""
    folder = tmp_path_factory.mktemp("original")
    project = Project.new(folder, delay=0)
    project.do(edits.hold(project.document, extraction("Alpha")))
    project.save_as(folder / "alpha.timeline")
    project.close()
    return folder / "alpha.timeline"


class Story:
    """A project is opened and edited; what was done, what was said, and what the document was after each step."""

    def __init__(self, disk: Disk, path: Path, folder: Path) -> None:
        self.disk, self.path, self.folder = disk, path, folder
        self.said: list[str] = []
        self.states: list[Document] = []
        self.project: Project | None = None

    def run(self) -> None:
        try:
            opened = Project.open(self.path, self.folder, disk=self.disk, delay=0)
        except InputError as error:
            self.said.append(str(error))
            return
        project = self.project = opened.project
        project.on_trouble = self.said.append
        self.states.append(project.document)
        for step in self._steps(project):
            step()
            self.states.append(project.document)
        project.tick()
        project.tick()

    def _steps(self, project: Project) -> Iterator[Callable[[], object]]:
        key = project.document.timeline().entries[0].key
        yield lambda: project.do(edits.retitle(project.document, key, "One"))
        yield lambda: project.do(edits.hold(project.document, extraction("Beta")))
        yield project.undo
        yield lambda: project.do(edits.star(project.document, [key]))

    def close(self) -> None:
        if self.project is not None:
            self.project.set_view({"zoom": 2})
            self.project.close()


def failures(original: Path, folder: Path) -> int:
    """How many operations the story takes when none fails."""
    disk = FailingDisk()
    story = Story(disk, Path(shutil.copy(original, folder / "counted.timeline")), folder)
    story.run()
    story.close()
    assert story.said == []
    return disk.count


CASES = [(errno.ENOSPC, False), (errno.ENOSPC, True), (errno.EIO, False)]


@pytest.mark.parametrize(("code", "short"), CASES)
@pytest.mark.parametrize("lasting", [False, True])
def test_every_operation_fails(original: Path, tmp_path: Path, code: int, short: bool, lasting: bool) -> None:
    count = failures(original, tmp_path)
    assert count > 30
    for number in range(1, count + 1):
        folder = tmp_path / f"case-{number}"
        folder.mkdir()
        path = Path(shutil.copy(original, folder / "alpha.timeline"))
        disk = FailingDisk(range(number, 10**9 if lasting else number + 1), code, short=short)
        story = Story(disk, path, folder)
        story.run()
        check(story, path, lasting=lasting)
        story.close()
        if story.project is not None:
            here = read_document(story.project.path)[0]
            assert here in story.states if lasting else here == story.states[-1], (number, disk.failed)
        assert told(story), (number, disk.failed)
        left = [*folder.rglob("*.part")]
        assert not left or "remove" in disk.failed, (number, disk.failed)


def told(story: Story) -> bool:
    """Whether a failure that matters was told in a sentence of its own."""
    failed = getattr(story.disk, "failed", [])
    return bool(story.said) or set(failed) <= QUIET | {"sync_folder"} or not failed


def check(story: Story, path: Path, *, lasting: bool) -> None:
    """The file on disk is sound at any moment, and is what the document was at one of them."""
    if story.project is None:
        document, sentences = read_document(path)
        assert len(document.held) == 1
        assert sentences == ()
        return
    document, _ = read_document(path)
    assert document in story.states
    if not lasting:
        assert document == story.states[-1] or story.project.path != path or not story.project.saved


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_saving_under_another_name_fails(original: Path, tmp_path: Path, code: int) -> None:
    folder = tmp_path / "data"
    for number in range(1, 40):
        path = Path(shutil.copy(original, tmp_path / f"{number}.timeline"))
        older = tmp_path / f"older-{number}.timeline"
        older.write_bytes(original.read_bytes()[:5000])
        disk = FailingDisk()
        project = Project.open(path, folder, disk=disk, delay=0).project
        said: list[str] = []
        project.on_trouble = said.append
        project.do(edits.hold(project.document, extraction("Beta")))
        before = (path.read_bytes(), older.read_bytes())
        for action in (project.export_copy, project.save_as):
            disk.count, disk.bad, disk.code, disk.failed = 0, range(number, number + 1), code, []
            try:
                action(older)
            except OutputError as error:
                said.append(str(error))
                assert disk.failed
                assert (path.read_bytes(), older.read_bytes()) == before
                assert project.path == path
            else:
                assert read_document(older)[0] == project.document
                older.write_bytes(before[1]) if action == project.export_copy else None
            project.tick()
            assert said or set(disk.failed) <= QUIET | {"sync_folder"}
        disk.bad = range(0)
        project.tick()
        project.do(edits.star(project.document, [project.document.timeline().entries[0].key]))
        project.close()
        assert read_document(project.path)[0] == project.document
        assert not [*tmp_path.glob("*.part")]


def test_a_full_disk_that_gets_room_again(original: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(original, tmp_path / "a.timeline"))
    before = path.read_bytes()
    disk = FailingDisk(short=True)
    project = Project.open(path, tmp_path, disk=disk, delay=0).project
    said: list[str] = []
    project.on_trouble = said.append
    disk.bad = range(1, 10**9)
    for number in range(5):
        project.do(edits.hold(project.document, extraction(f"More {number}")))
    project.tick()
    assert path.read_bytes() == before
    assert (len(said), project.saved) == (1, False)
    assert "No space left on device" in said[0]
    assert str(path) in said[0]
    disk.bad = range(0)
    project.tick()
    assert project.saved
    assert read_document(path)[0] == project.document
    project.close()


@pytest.mark.parametrize("lasting", [False, True])
def test_an_untitled_project_cannot_be_written(tmp_path: Path, lasting: bool) -> None:
    for number in range(1, 14):
        disk = FailingDisk(range(number, 10**9 if lasting else number + 1), errno.EACCES)
        project = Project.new(tmp_path / f"{number}{lasting}", disk=disk, delay=0)
        said: list[str] = []
        project.on_trouble = said.append
        project.do(edits.hold(project.document, extraction("Alpha")))
        project.tick()
        assert said or not {*disk.failed} - QUIET
        assert len(project.document.held) == 1
        disk.bad = range(0)
        project.tick()
        assert read_document(project.path)[0] == project.document
        with contextlib.suppress(OutputError):
            project.save_as(tmp_path / f"named-{number}-{lasting}.timeline")
        assert not project.untitled
        project.close()
