"""Whether a window can be opened here, and what to do where Qt lacks its libraries."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from timeline_app.model import OutputError

DEBIAN_PACKAGES = (
    "libgl1", "libegl1", "libglib2.0-0", "libfontconfig1", "libdbus-1-3", "libxkbcommon0", "libxkbcommon-x11-0",
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-render-util0", "libxcb-render0",
    "libxcb-shape0", "libxcb-util1", "libxcb-xkb1",
)  # fmt: skip
"""What Qt needs of a bare Debian or Ubuntu."""

_APT = f"sudo apt-get install {' '.join(DEBIAN_PACKAGES)}"
_PROBE = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
_PATIENCE = 20.0


def usable_display(*, probe: bool) -> bool:
    """Whether there is a display. ``probe`` tries one that is named, in a process of its own: Qt aborts the process
    that fails to reach it.
    """
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    if sys.platform in {"win32", "darwin"}:
        return True
    if not _named():
        return False
    if not probe:
        return True
    try:
        done = subprocess.run([sys.executable, "-c", _PROBE], capture_output=True, timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def why_no_window() -> str:
    """One or two sentences on why no window can be opened here."""
    if not _named():
        return "There is no display."
    hint = f" If this is a Debian or Ubuntu, this may help: {_APT}." if sys.platform == "linux" else ""
    return f"Qt cannot open a window on the display that is named.{hint}"


def _named() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextmanager
def qt_parts() -> Iterator[None]:
    """Turn the failure to load Qt into a sentence that says what to type.

    Raises:
        OutputError: where a system library or Qt itself is missing.
    """
    try:
        yield
    except ImportError as error:
        if error.name is not None and not error.name.startswith("PySide6"):
            raise
        hint = f" On Debian or Ubuntu: {_APT}" if sys.platform == "linux" else ""
        message = f"Qt cannot be loaded: {error}.{hint}"
        raise OutputError(message) from error
