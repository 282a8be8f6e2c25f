"""The wheel holds all that the program needs, and works away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_resources_seeds_and_licences(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("resources", "seeds"):
        kept = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
        used = {f"timeline_app/_data/{name}" for name in kept if not name.startswith("resources/guide/")}
        assert used <= names
    assert not any("/guide/" in name for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/THIRD_PARTY_NOTICES.md") for name in names)
    assert not any(name.startswith(("tests/", "tools/", "benchmarks/")) for name in names)


def test_the_installed_program_works_elsewhere(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    zipfile.ZipFile(wheel).extractall(place)
    program = (
        "import sys, timeline_app; from timeline_app.cli import main; from timeline_app.data import seeds, resources;"
        "assert 'place' in timeline_app.__file__ and 'place' in str(seeds()) and 'place' in str(resources());"
        "seed = str(next(seeds().glob('*.txt')));"
        "raise SystemExit(main(['extract', seed]) or main(['render', seed, '-o', 'timeline.png']))"
    )
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=kept | {"PYTHONPATH": str(place)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Published 2024-08-13" in done.stdout
    assert (tmp_path / "timeline.png").stat().st_size > 10_000
