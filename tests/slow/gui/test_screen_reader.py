"""The window under a real X server, heard over AT-SPI as a screen reader hears it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from timeline_app.data import seeds

_STAGE = Path(__file__).parent / "screen_reader"
_LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
_SYSTEM = Path("/usr/bin/python3")


def _missing() -> str:
    """What this machine lacks, or an empty text."""
    tools = [name for name in ("Xvfb", "dbus-run-session") if shutil.which(name) is None]
    tools += [] if _LAUNCHER.exists() else ["at-spi2-core"]
    if (
        not _SYSTEM.exists()
        or subprocess.run([_SYSTEM, "-c", "import pyatspi"], capture_output=True, check=False).returncode
    ):
        tools.append("python3-pyatspi")
    return ", ".join(tools)


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_a_screen_reader_hears_each_event_with_date_and_status() -> None:
    if missing := _missing():
        pytest.skip(f"not installed here: {missing}")
    (article,) = seeds().glob("*.txt")
    stage: list[str | Path] = [_STAGE / "stage.sh", sys.executable, article, _STAGE / "listen.py", _SYSTEM, _LAUNCHER]
    quiet = {name: value for name, value in os.environ.items() if name not in {"QT_QPA_PLATFORM", "DISPLAY"}}
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", *stage], env=quiet, capture_output=True, text=True, check=False, timeout=100
    )
    assert done.returncode == 0, done.stderr
    heard = json.loads(done.stdout)
    assert heard["name"] == "Timeline"
    assert f"{len(heard['items'])} events in view" in heard["description"]
    assert {role for _, role in heard["items"]} == {"list item"}
    names = [name for name, _ in heard["items"]]
    assert any("Mon 12 Aug 2024" in name and "reported as fact" in name for name in names)
    assert any("the source gives more than one date" in name for name in names)
    assert any("planned" in name for name in names)
