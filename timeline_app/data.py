"""Where the program's own data files are: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    inside = _PACKAGE / "_data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def resources() -> Path:
    """The folder of fonts, icons, weights and tables."""
    return _folder("resources")


def seeds() -> Path:
    """The folder of sample articles."""
    return _folder("seeds")
