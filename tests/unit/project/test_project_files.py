"""Windows, other programs, folders that cannot be written, backups, untitled work."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.unit.project.made import extraction
from timeline_app.model import InputError, OutputError
from timeline_app.project import edits
from timeline_app.project.disk import Disk
from timeline_app.project.opening import read_document, read_timeline, unfinished
from timeline_app.project.places import data_folder
from timeline_app.project.project import Project
from timeline_app.project.store import KEPT
from timeline_app.project.values import Change, Correction, Edit, EditError


def saved(folder: Path, *names: str) -> Path:
    """A project with these articles, closed."""
    project = Project.new(folder, delay=0)
    for name in names or ("Alpha",):
        project.do(edits.hold(project.document, extraction(name)))
    path = folder / "p.timeline"
    project.save_as(path)
    project.close()
    return path


def opened(path: Path, said: list[str] | None = None) -> Project:
    project = Project.open(path, path.parent, delay=0).project
    project.on_trouble = (said if said is not None else []).append
    return project


def add(project: Project, name: str) -> None:
    project.do(edits.hold(project.document, extraction(name)))


def test_the_second_window_reads_only(tmp_path: Path) -> None:
    path = saved(tmp_path)
    first = opened(path)
    add(first, "Beta")
    second = Project.open(path, tmp_path, delay=0)
    assert second.sentences[0] == second.project.read_only
    assert second.project.read_only.startswith("p.timeline is open in another window")
    assert second.project.document == first.document
    before = path.read_bytes()
    for act in (lambda: add(second.project, "Gamma"), second.project.undo, second.project.redo):
        with pytest.raises(EditError, match="open in another window"):
            act()
    with pytest.raises(OutputError, match="open in another window"):
        second.project.save_as(path)
    second.project.set_view({"a": 1})
    assert path.read_bytes() == before
    second.project.save_as(tmp_path / "mine.timeline")
    assert second.project.read_only == ""
    add(second.project, "Gamma")
    second.project.close()
    first.close()
    assert len(read_document(tmp_path / "mine.timeline")[0].held) == 3
    assert len(read_document(path)[0].held) == 2


def test_the_window_of_another_process_holds_the_file(tmp_path: Path) -> None:
    path = saved(tmp_path)
    program = (
        "import sys; from pathlib import Path; from timeline_app.project.project import Project\n"
        "p = Project.open(Path(sys.argv[1]), Path(sys.argv[1]).parent).project\n"
        "print(p.read_only or 'free', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path.cwd()) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "free\n"
        assert opened(path).read_only
        other.kill()
    project = opened(path)
    assert project.read_only == ""
    project.close()


def test_saving_over_a_project_that_is_open(tmp_path: Path) -> None:
    path = saved(tmp_path)
    first = opened(path)
    other = Project.new(tmp_path, delay=0)
    add(other, "Beta")
    for act in (other.save_as, other.export_copy):
        with pytest.raises(OutputError, match="open in another window"):
            act(path)
    assert other.untitled
    first.close()
    other.save_as(path)
    assert [held.name[:4] for held in other.document.held] == ["Beta"]
    other.close()


@pytest.mark.parametrize("way", ["appended", "replaced", "rewritten", "truncated"])
def test_a_file_changed_by_another_program(tmp_path: Path, way: str) -> None:
    path, said = saved(tmp_path), list[str]()
    project = opened(path, said)
    add(project, "Beta")
    data = path.read_bytes()
    match way:
        case "appended":
            path.write_bytes(data + b"# a note\n")
        case "replaced":
            (tmp_path / "new").write_bytes(data)
            (tmp_path / "new").replace(path)
        case "rewritten":
            path.write_bytes(data[:-9] + b"X" + data[-8:])
            os.utime(path, ns=(1, 1))
        case _:
            path.write_bytes(data[:900])
    theirs = path.read_bytes()
    project.tick()
    assert len(said) == 1
    assert "was changed by another program" in said[0]
    assert path.read_bytes() == theirs
    assert project.path == tmp_path / "p (yours).timeline"
    add(project, "Gamma")
    project.close()
    assert path.read_bytes() == theirs
    assert read_document(project.path)[0] == project.document
    assert len(said) == 1


def test_a_change_by_others_before_the_first_edit(tmp_path: Path) -> None:
    path, said = saved(tmp_path), list[str]()
    project = opened(path, said)
    path.write_bytes(path.read_bytes() + b"x\n")
    project.tick()
    project.tick()
    add(project, "Beta")
    assert project.path.name == "p (yours).timeline"
    project.close()
    assert read_document(project.path)[0] == project.document


def test_touching_a_file_changes_nothing(tmp_path: Path) -> None:
    path, said = saved(tmp_path), list[str]()
    project = opened(path, said)
    add(project, "Beta")
    os.utime(path, ns=(5, 5))
    add(project, "Gamma")
    assert (project.path, said) == (path, [])
    project.close()


def test_a_file_deleted_by_another_program_is_written_again(tmp_path: Path) -> None:
    path, said = saved(tmp_path), list[str]()
    project = opened(path, said)
    add(project, "Beta")
    path.unlink()
    project.tick()
    assert "moved or deleted" in said[0]
    add(project, "Gamma")
    project.close()
    assert read_document(path)[0] == project.document


class BarredDisk(Disk):
    """A place where nothing can be written."""

    def open(self, path: Path, *, write: bool) -> int:
        if write:
            raise OSError(30, "Read-only file system")
        return super().open(path, write=write)


def test_a_read_only_place(tmp_path: Path) -> None:
    path = saved(tmp_path)
    before = path.read_bytes()
    found = Project.open(path, tmp_path, disk=BarredDisk(), delay=0)
    assert found.sentences == (found.project.read_only,)
    assert "Read-only file system" in found.project.read_only
    with pytest.raises(EditError, match="save it under another name"):
        add(found.project, "Beta")
    found.project.close()
    assert path.read_bytes() == before


def test_backups_are_made_before_the_first_change_and_rotated(tmp_path: Path) -> None:
    path = saved(tmp_path)
    states = [path.read_bytes()]
    for number in range(KEPT + 2):
        opened(path).close()  # nothing changed: no backup
        project = opened(path)
        add(project, f"More {number}")
        add(project, f"Even more {number}")
        project.close()
        states.append(path.read_bytes())
    backups = opened(path).backups[::-1]
    assert [backup.read_bytes() for backup in backups] == states[-KEPT - 1 : -1]
    assert len(read_document(backups[0])[0].held) == 5


def test_looking_at_a_project_leaves_its_file_alone(tmp_path: Path) -> None:
    path = saved(tmp_path)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    project = opened(path)
    project.tick()
    project.close()
    project.close()
    read_timeline(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_untitled_work_is_found_again(tmp_path: Path) -> None:
    assert unfinished(tmp_path) == ()
    empty = Project.new(tmp_path, delay=0)
    empty.set_view({"a": 1})
    empty.close()
    assert not [*tmp_path.iterdir()]
    project = Project.new(tmp_path, delay=0)
    add(project, "Alpha")
    assert project.untitled
    assert unfinished(tmp_path) == ()
    path, document = project.path, project.document
    project.close()
    assert unfinished(tmp_path) == (path,)
    again = opened_in(path, tmp_path)
    assert again.untitled
    assert again.document == document
    again.save_as(tmp_path / "named.timeline")
    assert again.path == tmp_path / "named.timeline"
    assert not path.exists()
    again.close()
    third = Project.new(tmp_path, delay=0)
    add(third, "Alpha")
    third.discard()
    assert unfinished(tmp_path) == ()


def opened_in(path: Path, folder: Path) -> Project:
    return Project.open(path, folder, delay=0).project


def test_save_as_goes_on_there_and_leaves_the_old_file(tmp_path: Path) -> None:
    path = saved(tmp_path)
    project = opened(path)
    add(project, "Beta")
    before = path.read_bytes()
    project.export_copy(tmp_path / "copy.timeline")
    assert project.path == path
    project.save_as(tmp_path / "new.timeline")
    add(project, "Gamma")
    project.close()
    assert path.read_bytes() == before
    assert [len(read_document(tmp_path / name)[0].held) for name in ("copy.timeline", "new.timeline")] == [2, 3]
    assert Project.open(tmp_path / "copy.timeline", tmp_path, delay=0).sentences == ()
    with pytest.raises(OutputError, match="copy needs another name"):
        opened(path).export_copy(path)
    with pytest.raises(OutputError, match="folder"):
        opened(path).save_as(tmp_path)


def test_a_link_to_a_project_stays_a_link(tmp_path: Path) -> None:
    path = saved(tmp_path)
    link = tmp_path / "link.timeline"
    link.symlink_to(path)
    project = opened(link)
    add(project, "Beta")
    project.save_as(link)
    project.close()
    assert link.is_symlink()
    assert len(read_document(path)[0].held) == 2


def test_permissions_are_kept(tmp_path: Path) -> None:
    path = saved(tmp_path)
    path.chmod(0o640)
    project = opened(path)
    project.save_as(path)
    project.close()
    assert path.stat().st_mode & 0o777 == 0o640


def test_undone_work_does_not_bloat_the_file(tmp_path: Path) -> None:
    path = saved(tmp_path)
    project = opened(path)
    for number in range(30):
        add(project, f"Passing {number}")
        project.undo()
    grown = path.stat().st_size
    document = project.document
    project.close()
    assert path.stat().st_size < grown / 5
    again = opened(path)
    assert again.document == document
    assert again.redo_label == "Open “Passing 29: a week of news”"
    add(again, "Passing 3")  # an article whose records went with the garbage is written again
    again.close()
    assert read_document(path)[0] == again.document


def test_syncing_happens_soon_and_on_another_thread(tmp_path: Path) -> None:
    class Watched(Disk):
        synced: list[str] = []  # noqa: RUF012 - of this one test

        def sync(self, handle: int) -> None:
            self.synced.append(threading.current_thread().name)
            super().sync(handle)

    path, threads = saved(tmp_path), set(threading.enumerate())
    disk = Watched()
    project = Project.open(path, tmp_path, disk=disk, delay=0.05).project
    for number in range(20):
        add(project, f"More {number}")
    deadline = time.monotonic() + 5
    while not disk.synced and time.monotonic() < deadline:
        time.sleep(0.01)
    assert 1 <= len(disk.synced) < 20
    assert threading.current_thread().name not in disk.synced
    project.close()
    assert set(threading.enumerate()) == threads


def test_a_character_that_cannot_be_stored(tmp_path: Path) -> None:
    project = Project.new(tmp_path, delay=0)
    add(project, "Alpha")
    key = project.document.timeline().entries[0].key
    before = project.document
    with pytest.raises(EditError, match="cannot be stored"):
        project.do(edits.retitle(project.document, key, "half \ud83d"))
    assert project.document is before
    project.close()
    assert read_document(project.path)[0] == before


def test_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert data_folder() == tmp_path / "political-timeline"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert data_folder().parts[-3:] == (".local", "share", "political-timeline")


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.timeline could not be opened: No such file or directory\."):
        Project.open(tmp_path / "none.timeline", tmp_path)


def test_a_project_never_grows_beyond_what_can_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = Project.new(tmp_path, delay=0)
    add(project, "Alpha")
    monkeypatch.setattr("timeline_app.project.project.LARGEST", project.path.stat().st_size + 5_000)
    with pytest.raises(EditError, match="put further articles into another one"):
        add(project, "Beta")
    assert len(project.document.held) == 1
    project.close()
    assert read_document(project.path)[0] == project.document


def test_edits_that_change_nothing_are_no_step_of_undo(tmp_path: Path) -> None:
    project = opened(saved(tmp_path))
    key = project.document.timeline().entries[0].key
    before = project.path.read_bytes()
    project.do(edits.star(project.document, [key], on=False))
    assert (project.path.read_bytes(), project.undo_label) == (before, "Open “Alpha: a week of news”")
    project.close()


@pytest.mark.parametrize("end", [b"", b"J"])
def test_a_last_line_feed_that_is_lost(tmp_path: Path, end: bytes) -> None:
    path = saved(tmp_path)
    path.write_bytes(path.read_bytes()[:-1] + end)
    project = opened(path)
    add(project, "Beta")
    add(project, "Gamma")
    project.close()
    document, sentences = read_document(path)
    assert (document, sentences) == (project.document, ())


def test_an_edit_that_is_wrong_about_what_was_before(tmp_path: Path) -> None:
    project = opened(saved(tmp_path, "Alpha", "Beta", "Gamma"))
    key = project.document.timeline().entries[0].key
    project.do(edits.retitle(project.document, key, "Mine"))
    before = project.document
    held = before.held[1]
    wrong = Edit(
        "Wrong",
        (
            Change("article", held.key, None, None, 77),
            Change("event", key, None, Correction(title="Yours", article=key.partition(":")[0])),
            Change("event", key, Correction(notes="never"), None),
            Change("eras", "", None, ()),
        ),
    )
    project.do(wrong)
    after = project.document
    assert len(after.held) == 2
    project.undo()
    assert project.document == before
    project.redo()
    project.close()
    again = opened(project.path)
    assert again.document == after
    assert again.history == project.history
    again.undo()
    assert again.document == before
    again.close()


def test_untitled_work_in_a_data_folder_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    project = Project.new(tmp_path / "link", delay=0)
    add(project, "Alpha")
    project.close()
    (path,) = unfinished(tmp_path / "link")
    again = Project.open(path, tmp_path / "link", delay=0).project
    assert again.untitled
    again.discard()
    assert unfinished(tmp_path / "link") == ()


def test_a_failing_disk_is_not_asked_to_write_everything_with_each_edit(tmp_path: Path) -> None:
    class Unsyncable(Disk):
        created = 0

        def sync(self, handle: int) -> None:  # noqa: ARG002 - it fails for any
            raise OSError(5, "Input/output error")

        def create(self, path: Path) -> int:
            self.created += 1
            return super().create(path)

    path, said = saved(tmp_path), list[str]()
    disk = Unsyncable()
    project = Project.open(path, tmp_path, disk=disk, delay=0).project
    project.on_trouble = said.append
    for number in range(10):
        add(project, f"More {number}")
    assert disk.created <= 3  # a backup, and one try to write all anew
    assert len(said) == 1
    project.tick()
    assert disk.created <= 4
    project.close()


class StubbornDisk(Disk):
    """A system that lets no open file be replaced or removed."""

    replaces_open_files = False

    def __init__(self) -> None:
        self.handles: dict[int, tuple[int, int]] = {}
        self.refuse = False

    def open(self, path: Path, *, write: bool) -> int:
        return self._kept(super().open(path, write=write))

    def create(self, path: Path) -> int:
        return self._kept(super().create(path))

    def twin(self, handle: int) -> int:
        return self._kept(super().twin(handle))

    def close(self, handle: int) -> None:
        self.handles.pop(handle, None)
        super().close(handle)

    def replace(self, old: Path, new: Path) -> None:
        self._check(old)
        self._check(new)
        if self.refuse:
            raise PermissionError(13, "Permission denied")
        super().replace(old, new)

    def remove(self, path: Path) -> None:
        self._check(path)
        super().remove(path)

    def _kept(self, handle: int) -> int:
        seen = os.stat(handle)
        self.handles[handle] = (seen.st_dev, seen.st_ino)
        return handle

    def _check(self, path: Path) -> None:
        if path.exists() and (path.stat().st_dev, path.stat().st_ino) in self.handles.values():
            raise PermissionError(13, "Permission denied")


def test_a_system_that_lets_no_open_file_be_replaced(tmp_path: Path) -> None:
    disk, said = StubbornDisk(), list[str]()
    project = Project.new(tmp_path, disk=disk, delay=0)
    project.on_trouble = said.append
    add(project, "Alpha")
    untitled = project.path
    project.save_as(tmp_path / "p.timeline")
    assert not untitled.exists()
    add(project, "Beta")
    project.save_as(tmp_path / "p.timeline")
    disk.refuse = True
    with pytest.raises(OutputError, match="Permission denied"):
        project.save_as(tmp_path / "p.timeline")
    add(project, "Gamma")
    assert not project.saved
    disk.refuse = False
    project.tick()
    add(project, "Delta")
    project.close()
    assert disk.handles == {}
    assert read_document(tmp_path / "p.timeline") == (project.document, ())
    assert len(said) <= 1
    assert not [*tmp_path.rglob("*.part")]
