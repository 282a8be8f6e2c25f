"""What README shows works."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from timeline_app.cli.arguments import parse_arguments

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_example_runs() -> None:
    (program,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len([line for line in program.splitlines() if line.strip()]) == 5
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    first, second = done.stdout.splitlines()
    assert "2024-08-12" in first
    assert "bill" in first
    assert second == "[('Monday', '2024-08-12')]"


def test_the_commands_are_understood() -> None:
    lines = re.findall(r"^    (?:.*\| )?timeline-app ([^#>\n]+)", README, re.MULTILINE)
    assert len(lines) >= 6
    for line in lines:
        assert callable(parse_arguments(line.split()).run)
