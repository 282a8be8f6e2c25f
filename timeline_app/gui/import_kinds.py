"""Which files hold articles: the one place that dialogs and folders ask. No Qt."""

from __future__ import annotations

from pathlib import PurePath


def endings() -> tuple[str, ...]:
    """The names' ends of files that can be read, each with its dot, in lower case."""
    from timeline_app.ingest import EXTENSIONS  # noqa: PLC0415 - what reads articles is not loaded at start

    return EXTENSIONS


def patterns() -> str:
    """The choice of files for a dialog."""
    wanted = " ".join(f"*{ending}" for ending in endings())
    return f"Articles ({wanted});;All files (*)"


def has_known_ending(path: str) -> bool:
    """Whether the file's name says that it holds what can be read."""
    return PurePath(path).suffix.lower() in endings()
