"""How long an edit takes to the screen, in a window on a project of many articles.

    python -m benchmarks.editing [--articles 200] [--rounds 12]

Each article has 25 events. Times are milliseconds of process CPU and of the clock, the least and the median of the
rounds: from the call that makes the edit to the repainted window, the event page included. Run it on an idle machine.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from tests.samples import synthetic_timeline
from timeline_app.gui.engine import ArticleEngine
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.reading import Reader
from timeline_app.gui.session import Session
from timeline_app.gui.settings import WindowSettings
from timeline_app.model import Extraction, Kind, Mention, Participant, Span, When
from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.project.values import GivenDate

EVENTS = 25
KINDS = tuple(Kind)


def article(number: int) -> Extraction:
    """An article of its own with 25 events, each told by words of its own."""
    extraction = synthetic_timeline(EVENTS, seed=number).sources[0]
    text = f"Article {number}. " + "word " * 400
    events = tuple(
        replace(
            event,
            mentions=(Mention(Span(20 + place * 10, 26 + place * 10), Span(20 + place * 10, 24 + place * 10)),),
            participants=(Participant(f"Person {(place * 7 + number) % 60}"),),
        )
        for place, event in enumerate(extraction.events)
    )
    return replace(extraction, article=replace(extraction.article, text=text), events=events)


def made(folder: Path, articles: int) -> Path:
    """A project's file with so many articles."""
    project = Project.new(folder)
    for number in range(articles):
        project.do(edits.hold(project.document, article(number)))
    path = folder / "many.timeline"
    project.save_as(path)
    project.close()
    return path


def timed(name: str, rounds: int, act: Callable[[int], object]) -> None:
    """Print what ``act`` and the repainting after it take."""
    cpu, clock = [], []
    for number in range(rounds):
        begun = time.process_time(), time.perf_counter()
        act(number)
        QApplication.processEvents()
        cpu.append(1000 * (time.process_time() - begun[0]))
        clock.append(1000 * (time.perf_counter() - begun[1]))
    times = (min(cpu), statistics.median(cpu), min(clock), statistics.median(clock))
    print(f"{name:<22}" + "".join(f"{value:>9.0f}" for value in times))


def main() -> None:
    """Open the project and make edits of each kind."""
    parser = argparse.ArgumentParser(description="The time of an edit in the window")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=12)
    options = parser.parse_args()
    QApplication.instance() or QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = made(folder, options.articles)
        store = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(Session(Project.new(folder)), Reader(ArticleEngine()), WindowSettings(store), folder)
        window.resize(1440, 900)
        window.show()
        QApplication.processEvents()
        print(f"{'':<22}{'CPU':>9}{'median':>9}{'clock':>9}{'median':>9}")
        timed("open the project", 1, lambda _: window.projects.open(path))
        session = window.session
        keys = [entry.key for entry in session.timeline.entries]
        key = keys[len(keys) // 5]
        session.select(key)
        QApplication.processEvents()
        rounds = options.rounds
        timed("change the title", rounds, lambda n: session.edit(edits.retitle, key, f"Title {n}"))
        dates = [GivenDate(When.parse(f"2010-{month:02d}")) for month in range(1, 13)]
        timed("change the date", rounds, lambda n: session.edit(edits.redate, key, dates[n % 12]))
        timed("change the kind", rounds, lambda n: session.edit(edits.rekind, key, KINDS[n % 10]))
        timed("star", rounds, lambda n: session.edit(edits.star, (key,), n % 2 == 0))
        timed("remove an event", rounds, lambda n: session.edit(edits.remove, (keys[-1 - n],)))
        timed("undo", rounds, lambda _: session.undo())
        timed("select", rounds, lambda n: session.select(keys[n]))
        window.close()


if __name__ == "__main__":
    main()
