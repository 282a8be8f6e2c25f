"""The set-up script and the program name the same system packages, and the pinned versions fit the metadata."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path

from timeline_app.cli.display import DEBIAN_PACKAGES

ROOT = Path(__file__).parents[2]


def test_both_lists_of_system_packages_agree() -> None:
    spec = importlib.util.spec_from_file_location("set_up", ROOT / "tools" / "set_up.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert set(DEBIAN_PACKAGES) == {*script.DRAWING.values(), *script.WINDOWS.values()}


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {_plain(name): version for name, version in pairs}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_direct_dependency_is_pinned_and_loose_in_the_metadata() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
        *project["build-system"]["requires"],
    ]
    for requirement in wanted:
        name = re.match(r"[\w.-]+", requirement)
        assert name is not None
        assert _plain(name.group()) in pins()
        assert "==" not in requirement


def test_the_version_of_qt_that_aborts_is_kept_out() -> None:
    assert pins()["pyside6-essentials"] == pins()["shiboken6"] != "6.12.0"


def test_no_index_is_named() -> None:
    assert "://" not in (ROOT / "constraints.txt").read_text(encoding="utf-8")
