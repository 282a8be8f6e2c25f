"""How the window answers while many files are read: gaps between the ticks of a 10 ms timer in the GUI thread.

    python benchmarks/importing.py [--files 100] [--limit]

Files of nine kinds are written to a temporary folder, every tenth a bad one, and opened at once. "blocked" is the gap
less the 10 ms, on a busy machine with what other processes took; "own work" is the processor time of the GUI thread
alone; "rebuild" what one change of the timeline takes, with all that shows it. With ``--limit`` the exit code is 1
where the window was blocked for longer than the goal.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QSettings, QTimer

from tests.mixed_articles import write_mixed
from timeline_app.app import make_application
from timeline_app.gui.engine import ArticleEngine
from timeline_app.gui.import_batch import State
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.reading import Reader
from timeline_app.gui.session import Session
from timeline_app.gui.settings import WindowSettings

GOAL = 0.1
_TICK = 0.01
_PATIENCE = 120


def run(folder: Path, files: int) -> float:
    """Open the files in a window; print what it took, and give the longest time that the window was blocked."""
    application = make_application()
    paths = write_mixed(folder / "articles", files)
    reader = Reader(ArticleEngine())
    store = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Session(), reader, WindowSettings(store))
    rebuilds: list[float] = []
    window.resize(1440, 900)
    window.show()
    reader.warm_up()
    ticks: list[tuple[float, float]] = []
    clock = QTimer()
    clock.timeout.connect(lambda: ticks.append((time.perf_counter(), time.thread_time())))
    clock.start(round(1000 * _TICK))
    end = time.monotonic() + 30
    while time.monotonic() < end and len(ticks) < 200:
        application.processEvents()
        time.sleep(0.001)
    ticks.clear()
    begun, used = time.perf_counter(), time.process_time()
    window.desk.open_files(paths)
    imports = window.desk.imports
    end = time.monotonic() + _PATIENCE
    while not imports.batch.over and time.monotonic() < end:
        application.processEvents()
        time.sleep(0.001)
    took, cpu = time.perf_counter() - begun, time.process_time() - used
    gaps = sorted(later[0] - earlier[0] - _TICK for earlier, later in pairwise(ticks))
    work = sorted(later[1] - earlier[1] for earlier, later in pairwise(ticks))
    for _ in range(3):
        once = time.perf_counter()
        window.session.timeline_changed.emit()
        rebuilds.append(time.perf_counter() - once)
    read, events = imports.batch.count(State.READ), len(window.session.timeline.entries)
    print(f"{files} files, {read} read, {events} events in {took:.1f} s ({cpu:.1f} s of the processor)")
    print(
        f"blocked: median {1000 * gaps[len(gaps) // 2]:.0f} ms, 99 of 100 {1000 * gaps[len(gaps) * 99 // 100]:.0f} ms,"
        f" longest {1000 * gaps[-1]:.0f} ms; {sum(gap > GOAL for gap in gaps)} times longer than 100 ms"
    )
    print(f"the GUI thread's own work between two ticks: longest {1000 * work[-1]:.0f} ms")
    print(f"rebuild: {1000 * min(rebuilds):.0f} ms with all articles open")
    window.close()
    return gaps[-1]


def main() -> int:
    """Run the trial."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=100)
    parser.add_argument("--limit", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        longest = run(Path(folder), given.files)
    return int(given.limit and longest > GOAL)


if __name__ == "__main__":
    sys.exit(main())
