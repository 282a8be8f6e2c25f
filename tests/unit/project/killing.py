"""Processes that edit a project as fast as they can and are killed at some moment (``kill -9``).

A nursery process imports the program once and forks a child for each trial. After each action the child writes one
byte to a file of its own: what it says there is done must be in the project.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.unit.project.made import extraction
from tests.unit.project.wishes import EDITS, an_edit
from timeline_app.project import edits
from timeline_app.project.document import Document
from timeline_app.project.history import History
from timeline_app.project.project import Project
from timeline_app.project.values import Edit, EditError

_LATEST = 0.12
"""Seconds after its first action at which a child is killed at the latest."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One trial: how many actions the child said it had done, how many the file holds, and sentences on opening it."""

    said: int
    held: int
    sentences: tuple[str, ...]


def actions(seed: int) -> Iterator[tuple[str, int]]:
    """What a child does, without an end."""
    rnd = random.Random(seed)
    while True:
        kind = rnd.random()
        if kind < 0.12:
            yield "undo", 0
        elif kind < 0.2:
            yield "redo", 0
        elif kind < 0.23:
            yield "save", 0
        elif kind < 0.25:
            yield "reopen", 0
        else:
            yield rnd.choice(EDITS), rnd.randrange(500)


def start(folder: Path) -> Path:
    """The project that every trial begins with."""
    project = Project.new(folder, delay=0)
    project.do(edits.hold(project.document, extraction("Start")))
    project.save_as(folder / "start.timeline")
    project.close()
    return folder / "start.timeline"


def child(path: Path, folder: Path, seed: int) -> None:
    """Edit until killed."""
    said = os.open(path.with_suffix(".said"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    project = Project.open(path, folder, delay=0.01).project
    for action, pick in actions(seed):
        if action == "undo":
            project.undo()
        elif action == "redo":
            project.redo()
        elif action == "save":
            project.save_as(path)
        elif action == "reopen":
            project.close()
            project = Project.open(path, folder, delay=0.01).project
        else:
            edit = wished(project.document, action, pick)
            if edit is not None:
                project.do(edit)
        os.write(said, b".")


def wished(document: Document, action: str, pick: int) -> Edit | None:
    """The edit, or nothing where it cannot be made or changes nothing."""
    try:
        edit = an_edit(document, action, pick)
    except EditError:
        return None
    return None if edit.idle else edit


def states(document: Document, history: History, seed: int) -> Iterator[Document]:
    """What the project is after each action, the start first."""
    yield document
    for action, pick in actions(seed):
        if action == "undo" and (edit := history.undoable) is not None:
            document = document.applied(edit.inverse)
            history.cursor -= 1
        elif action == "redo" and (edit := history.redoable) is not None:
            document = document.applied(edit)
            history.cursor += 1
        elif action in EDITS and (edit := wished(document, action, pick)) is not None:
            document = document.applied(edit)
            history.do(edit)
        yield document


class Nursery:
    """Forks the children."""

    def __enter__(self) -> Self:
        command = [sys.executable, "-c", "from tests.unit.project.killing import nurse; nurse()"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(self, *error: object) -> None:
        self._process.communicate()

    def trial(self, original: Path, folder: Path, seed: int) -> Outcome:
        """Let a child edit a copy of ``original`` in ``folder``, kill it, and open what it left.

        Raises:
            AssertionError: if the file holds less than what the child said it had done, or anything else than that.
        """
        folder.mkdir()
        path = folder / "p.timeline"
        path.write_bytes(original.read_bytes())
        said = path.with_suffix(".said")
        pipe_in, pipe_out = self._process.stdin, self._process.stdout
        assert pipe_in is not None
        assert pipe_out is not None
        pipe_in.write(f"{seed} {path}\n")
        pipe_in.flush()
        pid = int(pipe_out.readline())
        while not (said.exists() and said.stat().st_size):
            time.sleep(0.0005)
        time.sleep(random.Random(-seed).random() * _LATEST)
        os.kill(pid, signal.SIGKILL)
        assert pipe_out.readline() == "gone\n"
        return judged(path, folder, original, seed, said.stat().st_size)


def judged(path: Path, folder: Path, original: Path, seed: int, said: int) -> Outcome:
    """Open what a killed child left, compare it with what it must be, and go on working in it."""
    opened = Project.open(path, folder, delay=0)
    first = Project.open(original, folder, delay=0).project
    story = states(first.document, History(list(first.history), first.cursor), seed)
    first.close()
    expected = [document for _, document in zip(range(said + 2), story, strict=False)][said:]
    document = opened.project.document
    matching = [number for number, state in enumerate(expected) if state == document]
    assert matching, f"seed {seed}: neither {said} actions nor one more"
    opened.project.do(edits.add_event(document, "", "After the fall"))
    after = opened.project.document
    opened.project.close()
    again = Project.open(path, folder, delay=0)
    assert again.project.document == after
    again.project.close()
    assert not [*folder.glob(".*.part")]
    return Outcome(said, said + matching[-1], opened.sentences)


def nurse() -> None:
    """The nursery's own loop: a line "seed path" forks a child; its number is printed, then "gone" when it died."""
    for wish in sys.stdin:
        seed, _, name = wish.strip().partition(" ")
        pid = os.fork()
        if pid == 0:
            child(Path(name), Path(name).parent, int(seed))
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
        os.waitpid(pid, 0)
        sys.stdout.write("gone\n")
        sys.stdout.flush()
