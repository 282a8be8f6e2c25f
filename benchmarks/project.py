"""How quick and how safe project files are.

    python benchmarks/project.py [speed] [kills] [flips]

Speed: 200 articles with 5,000 events, each with its mentions, steps, readings and time expressions; processor time,
the least of several runs. Kills: 1,000 processes that edit at full speed get ``kill -9``. Flips: 10,000 files with
flipped bits or a missing end.
"""

from __future__ import annotations

import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.unit.project.killing import Nursery, start
from tests.unit.project.made import extraction
from tests.unit.project.test_project_damage import flips, made_project
from timeline_app.model import When
from timeline_app.project import edits
from timeline_app.project.opening import read_document
from timeline_app.project.project import Project
from timeline_app.project.rereading import reread
from timeline_app.project.values import Edit, GivenDate

ARTICLES, EVENTS = 200, 25
KILLS, FLIPS = 1_000, 10_000


def cost(work: Callable[[], object], runs: int = 5) -> float:
    """Least processor time of some runs, in milliseconds."""
    times = []
    for _ in range(runs):
        gc.collect()
        begin = time.process_time()
        work()
        times.append(1000 * (time.process_time() - begin))
    return min(times)


def row(name: str, figure: str) -> None:
    """One line of the table."""
    print(f"| {name} | {figure} |", flush=True)


def speed(folder: Path) -> None:
    """Opening, editing and saving a large project."""
    project = Project.new(folder)
    for number in range(ARTICLES):
        project.do(edits.hold(project.document, extraction(f"Article {number}", EVENTS)))
    path = folder / "large.timeline"
    project.save_as(path)
    project.close()
    timeline = project.document.timeline()
    row("articles, events", f"{len(timeline.sources)}, {len(timeline.entries):,}")
    row("file", f"{path.stat().st_size / 1e6:.1f} MB, {path.stat().st_size / len(timeline.entries):.0f} bytes an event")
    row("open for reading, with its timeline", f"{cost(lambda: read_document(path)[0].timeline().entries):.0f} ms")

    def open_and_close() -> None:
        opened = Project.open(path, folder).project
        opened.document.timeline()
        opened.close()

    row("open to work, and close", f"{cost(open_and_close):.0f} ms")
    project = Project.open(path, folder).project
    each_edit(project)
    row("save as (all written anew)", f"{cost(lambda: project.save_as(folder / 'other.timeline'), 3):.0f} ms")
    long_history(project)
    begin = time.process_time()
    while project.undo() is not None:
        pass
    row(f"undo all of {len(project.history):,} edits", f"{1000 * (time.process_time() - begin):.0f} ms")
    project.close()
    row(f"open with {len(project.history):,} edits", f"{cost(lambda: read_document(project.path), 3):.0f} ms")


def each_edit(project: Project) -> None:
    """What one edit of each sort costs, the new timeline and the file's new record included."""
    rnd = random.Random(5)

    def key() -> str:
        entries = project.document.timeline().entries
        return entries[rnd.randrange(len(entries))].key

    def done(make: Callable[[], Edit]) -> Callable[[], object]:
        def work() -> object:
            project.do(make())
            return project.document.timeline()

        return work

    document = project.document
    article = document.held[100].key
    acts: dict[str, Callable[[], Edit]] = {
        "title": lambda: edits.retitle(project.document, key(), f"Title {rnd.random()}"),
        "date": lambda: edits.redate(project.document, key(), GivenDate(When.parse("2031-07-13"), "July 13")),
        "star 100 events": lambda: edits.star(project.document, [key() for _ in range(100)]),
        "merge two": lambda: edits.merge(project.document, [key()], key()),
        "remove": lambda: edits.remove(project.document, [key()]),
        "new event": lambda: edits.add_event(project.document, article, "New"),
        "new article": lambda: edits.hold(project.document, extraction(f"New {rnd.random()}", EVENTS)),
        "article read again": lambda: reread(project.document, article, extraction("Article 100", EVENTS - 1)),
        "article out": lambda: edits.let_go(project.document, project.document.held[3].key),
    }
    by_clock: list[float] = []
    for name, make in acts.items():
        times = []
        for _ in range(7):
            work = done(make)
            gc.collect()
            wall, used = time.perf_counter(), time.process_time()
            work()
            by_clock.append(1000 * (time.perf_counter() - wall))
            times.append(1000 * (time.process_time() - used))
        row(f"edit: {name}", f"{min(times):.1f} ms, at most {max(times):.1f}")

    def undo_and_redo() -> None:
        project.undo()
        project.document.timeline()
        project.redo()
        project.document.timeline()

    row("undo and redo of that", f"{cost(undo_and_redo):.1f} ms")
    by_clock.sort()
    middle, high = by_clock[len(by_clock) // 2], by_clock[len(by_clock) * 95 // 100]
    row("any of these by the clock", f"median {middle:.1f} ms, 95 % under {high:.0f} ms")


def long_history(project: Project) -> None:
    """Two thousand edits more."""
    keys = [entry.key for entry in project.document.timeline().entries]
    begin = time.process_time()
    for number in range(2000):
        project.do(edits.annotate(project.document, keys[number % len(keys)], f"Note {number}"))
    row("2,000 notes", f"{(time.process_time() - begin) / 2:.2f} ms each")


def kills(folder: Path) -> None:
    """Processes killed while they edit."""
    original = start(folder)
    said = held = unsaid = 0
    begin = time.perf_counter()
    with Nursery() as nursery:
        for seed in range(KILLS):
            outcome = nursery.trial(original, folder / str(seed), 10_000 + seed)  # raises where anything is lost
            said, held = said + outcome.said, held + outcome.held
            unsaid += bool(outcome.sentences)
    row("processes killed", f"{KILLS:,} in {time.perf_counter() - begin:.0f} s")
    row("files that do not open, actions lost", "0, 0")
    row("actions said to be done, found in the files", f"{said:,}, {held:,}")


def damage(folder: Path) -> None:
    """Files with flipped bits or without their end."""
    begin = time.perf_counter()
    flips(FLIPS, 99, made_project(folder), folder)  # raises where damage is not noticed or a sound article is missing
    row("damaged files", f"{FLIPS:,} in {time.perf_counter() - begin:.0f} s")
    row("not noticed, tracebacks, sound articles not opened", "0, 0, 0")


PARTS: dict[str, Callable[[Path], None]] = {"speed": speed, "kills": kills, "flips": damage}


def main(names: list[str]) -> None:
    """The parts of these names, or all."""
    for name in names or PARTS:
        print(f"\n{name}\n\n| what | figure |\n| --- | --- |")
        with tempfile.TemporaryDirectory() as folder:
            PARTS[name](Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
