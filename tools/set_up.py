"""Makes the project's own virtual environment and says what the system lacks. Standard library only.

``python3 tools/set_up.py run`` installs what the program needs, ``test`` what its checks need as well. Both leave a
stamp in ``.venv``; the Makefile calls this file again only when the stamp is older than what it depends on.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)

DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""Libraries without which Qt draws nothing, not even to a file, and the Debian packages that hold them."""

WINDOWS = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Libraries that windows on X11 need besides."""


def main(purpose: str) -> None:
    """Set up for ``purpose``: "run" or "test"."""
    if sys.version_info < OLDEST:
        stop(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    os.chdir(ROOT)
    system_packages()
    make_environment()
    pip = [str(python()), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "-c", "constraints.txt"]
    say("installing the program's packages (a few minutes the first time)")
    call([*pip, "pip", "hatchling", "editables"])
    call([*pip, "--no-build-isolation", "--editable", "."])
    if purpose == "test":
        say("installing what the checks need")
        call([*pip, "--group", "dev"])
    for name in ("run", "test") if purpose == "test" else ("run",):
        (VENV / f"{name}.stamp").touch()


def python() -> Path:
    """The environment's interpreter."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_environment() -> None:
    """Make ``.venv`` where there is none that works."""
    if python().exists() and quietly([str(python()), "-m", "pip", "--version"]):
        return
    say("making .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    call([sys.executable, "-m", "venv", str(VENV)])


def system_packages() -> None:
    """Install what the system lacks, or say in one sentence what to type."""
    if sys.platform != "linux":
        return
    wanted = {**DRAWING, **WINDOWS} if has_display() else DRAWING
    missing = [wanted[name] for name in lacking(wanted)]
    if importlib.util.find_spec("ensurepip") is None and not python().exists():
        missing.append(f"python3.{sys.version_info.minor}-venv")  # Debian splits it off from Python
    if not missing or apt(missing):
        return
    if shutil.which("apt-get"):
        stop(f"some system packages are missing. Type: sudo apt-get install {' '.join(missing)}")
    stop(f"what these Debian packages hold is missing; install it in your system's own way: {' '.join(missing)}")


def lacking(wanted: dict[str, str]) -> list[str]:
    """The libraries among ``wanted`` that cannot be loaded. Asked in a fresh process: loading is remembered."""
    program = f"import ctypes\nfor n in {list(wanted)}:\n try: ctypes.CDLL(n)\n except OSError: print(n)"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()


def has_display() -> bool:
    """Whether a display is named."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def apt(packages: Sequence[str]) -> bool:
    """Install Debian packages where that needs no password; whether it went well."""
    if not shutil.which("apt-get"):
        return False
    before: list[str] = []
    if os.geteuid() != 0:
        if not shutil.which("sudo") or not quietly(["sudo", "-n", "true"]):
            return False
        before = ["sudo", "-n"]
    say(f"installing {' '.join(packages)} through apt")
    install = [*before, "apt-get", "install", "--yes", "--no-install-recommends", *packages]
    return quietly(install) or (quietly([*before, "apt-get", "update"]) and quietly(install))


def call(command: Sequence[str]) -> None:
    """Run a command; its failure ends the set-up."""
    if subprocess.run(command, check=False).returncode != 0:
        stop(f"the set-up stopped: “{' '.join(command)}” failed, see above.")


def quietly(command: Sequence[str]) -> bool:
    """Run a command without showing what it prints; whether it went well."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, check=False, env=environment, capture_output=True).returncode == 0


def say(words: str) -> None:
    """Tell what goes on."""
    print(f"set-up: {words}", file=sys.stderr, flush=True)


def stop(words: str) -> NoReturn:
    """End with a sentence."""
    say(words)
    raise SystemExit(1)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "run")
