"""How long the window takes: from the start of the process to a window that answers, and to the seed's events on it.

"cpu" is the processor time that the process itself used up to then: on a busy machine, the figure to compare.

    python benchmarks/startup.py [--runs 5] [--limit]

Each run is a process of its own on Qt's offscreen platform, or on the display that ``QT_QPA_PLATFORM`` names. The
first run warms the disk's cache and is not counted. With ``--limit`` the exit code is 1 when a goal is missed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GOALS = {"shown": 0.6, "events": 3.0}
"""Seconds: the window answers; the seed's events are drawn."""

_ROOT = Path(__file__).resolve().parents[1]
_CODE = """
import sys, time
from PySide6.QtCore import QSettings, QTimer
QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, sys.argv[1])
from timeline_app.app import run

def mark(name):
    print(name, time.process_time(), flush=True)
    if name == "events":
        QTimer.singleShot(0, lambda: __import__("PySide6.QtWidgets").QtWidgets.QApplication.closeAllWindows())

sys.exit(run(sys.argv[2:], on_mark=mark))
"""


def one_run() -> dict[str, tuple[float, float]]:
    """Seconds from the start of a process to each mark, by the clock and of the processor."""
    seeds = sorted(str(path) for path in (_ROOT / "seeds").glob("*.txt"))[:1]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(_ROOT)}
    with tempfile.TemporaryDirectory() as settings:
        begin = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-c", _CODE, settings, *seeds],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=environment,
        ) as process:
            assert process.stdout is not None
            marks: dict[str, tuple[float, float]] = {}
            for line in process.stdout:
                name, used = line.split()
                marks.setdefault(name, (time.perf_counter() - begin, float(used)))
    return marks


def main() -> int:
    """Run, print a table, and judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--limit", action="store_true", help="exit code 1 when a goal is missed")
    options = parser.parse_args()
    one_run()
    runs = [one_run() for _ in range(options.runs)]
    missed = False
    print(f"{'mark':<8} {'median':>8} {'worst':>8} {'goal':>8} {'cpu':>8}   seconds, {options.runs} warm runs")
    for name, goal in GOALS.items():
        times = [marks[name][0] for marks in runs if name in marks]
        if len(times) < len(runs):
            print(f"{name:<8} not reached in {len(runs) - len(times)} of {len(runs)} runs")
            missed = True
            continue
        middle = statistics.median(times)
        print(
            f"{name:<8} {middle:8.2f} {max(times):8.2f} {goal:8.2f} {statistics.median(m[name][1] for m in runs):8.2f}"
        )
        missed |= middle > goal
    return 1 if missed and options.limit else 0


if __name__ == "__main__":
    sys.exit(main())
