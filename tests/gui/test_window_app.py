from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from timeline_app.app import run
from timeline_app.data import seeds
from timeline_app.gui.main_window import MainWindow


def open_window() -> MainWindow:
    """The one window that is shown."""
    (window,) = [part for part in QApplication.topLevelWidgets() if isinstance(part, MainWindow) and part.isVisible()]
    return window


@pytest.mark.usefixtures("qapp")
def test_run_shows_the_window_first_then_the_seeds_events_and_ends_with_it(capfd: pytest.CaptureFixture[str]) -> None:
    marks: list[tuple[str, int]] = []

    def note(name: str) -> None:
        window = open_window()
        marks.append((name, len(window.session.timeline.entries)))
        if name == "events":
            QTimer.singleShot(0, window, window.close)

    before = sys.excepthook
    seed = next(iter(sorted(seeds().glob("*.txt"))))
    assert run([str(seed)], on_mark=note) == 0
    assert [name for name, _ in marks] == ["shown", "events"]
    assert marks[0][1] == 0
    assert marks[1][1] > 5
    assert sys.excepthook is before
    assert "Traceback" not in capfd.readouterr().err


def test_the_window_needs_no_language_pipeline_to_be_shown() -> None:
    code = (
        "import sys, timeline_app.gui.main_window, timeline_app.app\n"
        "print([name for name in ('spacy', 'dateparser', 'thinc', 'numpy') if name in sys.modules])"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert done.stdout.strip() == "[]"
