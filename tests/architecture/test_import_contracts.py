"""The import contracts hold, name every part, and break when a forbidden import is added."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS: list[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]
ALLOWED = {
    "qt": {"app", "gui", "render"},
    "spacy": {"language"},
    "dateparser": {"dates"},
}


def parts() -> set[str]:
    """The modules and packages right below the root."""
    package = ROOT / "timeline_app"
    files = {path.stem for path in package.glob("*.py")} - {"__init__"}
    return files | {path.parent.name for path in package.glob("*/__init__.py")}


def contract(name: str) -> dict[str, Any]:
    return next(found for found in CONTRACTS if found["id"] == name)


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_every_part_but_those_allowed_is_forbidden(name: str) -> None:
    sources = {source.removeprefix("timeline_app.") for source in contract(name)["source_modules"]}
    assert sources == parts() - ALLOWED[name]


def test_every_part_has_its_layer() -> None:
    layers = {part.strip() for layer in contract("layers")["layers"] for part in layer.split("|")}
    assert layers == parts()


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree), "COLUMNS": "200"},
        check=False,
    )


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package in which a test may add what must not be."""
    copy = tmp_path_factory.mktemp("tree")
    shutil.copy(ROOT / "pyproject.toml", copy)
    shutil.copytree(ROOT / "timeline_app", copy / "timeline_app", ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def test_the_contracts_hold(tree: Path) -> None:
    done = lint(tree)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(CONTRACTS)} kept, 0 broken" in done.stdout


MUTANTS = [
    ("model", "import timeline_app.dates", "layers"),
    ("dates", "import timeline_app.timex", "layers"),
    ("timex", "import timeline_app.language", "layers"),
    ("events", "import timeline_app.layout", "layers"),
    ("render", "import timeline_app.gui", "layers"),
    ("layout", "import timeline_app.timex", "drawing"),
    ("render", "from timeline_app.ingest import read_text", "drawing"),
    ("layout", "import PySide6.QtGui", "qt"),
    ("model", "from PySide6 import QtCore", "qt"),
    ("events", "def late():\n    import shiboken6", "qt"),
    ("events", "import spacy", "spacy"),
    ("gui", "from thinc.api import Model", "spacy"),
    ("timex", "import dateparser.search", "dateparser"),
    ("ingest", "def late():\n    import dateparser", "dateparser"),
    ("gui", "import trafilatura", "documents"),
    ("project", "def late():\n    import lxml.etree", "documents"),
]


@pytest.mark.parametrize(("part", "words", "name"), MUTANTS)
def test_a_forbidden_import_breaks_its_contract(tree: Path, part: str, words: str, name: str) -> None:
    mutant = tree / "timeline_app" / part / "mutant.py"
    mutant.write_text(words + "\n", encoding="utf-8")
    try:
        done = lint(tree)
    finally:
        mutant.unlink()
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{contract(name)['name']} BROKEN" in done.stdout


def test_a_new_part_must_get_a_layer(tree: Path) -> None:
    fresh = tree / "timeline_app" / "fresh"
    fresh.mkdir()
    (fresh / "__init__.py").touch()
    try:
        done = lint(tree)
    finally:
        shutil.rmtree(fresh)
    assert done.returncode == 1
    assert "fresh" in done.stdout
