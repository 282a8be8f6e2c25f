"""The tree speaks of the project alone, and its files keep their size."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXTS = {".py", ".md", ".toml", ".txt", ".json", ".cfg", ".ini", ".yml", ".yaml", ".svg", ""}
HOME = re.compile(r"(?<![\w.])/(?:home|Users|root|work|tmp|farm|opt|mnt)/[\w.-]+")
"""A path of somebody's machine."""


def tracked() -> list[Path]:
    """The files under version control; of an unpacked archive, all that is not made."""
    done = subprocess.run(["git", "ls-files", "-z"], capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode != 0:
        made = {".venv", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "build", "dist"}
        return [path for path in ROOT.rglob("*") if path.is_file() and not made & set(path.relative_to(ROOT).parts)]
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_paths_of_a_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match.group()}"
        for path in tracked()
        if path.suffix in TEXTS and path.name != "test_tree.py" and path.stat().st_size < 1_000_000
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if (match := HOME.search(line))
    ]
    assert found == []


def test_no_file_is_larger_than_the_weights_need() -> None:
    assert [str(path) for path in tracked() if path.stat().st_size > 8 * 1024 * 1024] == []


def test_program_files_are_short() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in tracked()
        if path.suffix == ".py"
        and path.is_relative_to(ROOT / "timeline_app")
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE", "THIRD_PARTY_NOTICES.md"])
def test_what_a_reader_expects_is_there(name: str) -> None:
    assert (ROOT / name).is_file()


def test_names_of_test_files_are_unique() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))
