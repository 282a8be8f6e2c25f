from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline_app.model import OutputError
from timeline_app.render.files import write_whole

ROOT = Path(__file__).parents[3]


def test_writes_and_replaces(tmp_path: Path) -> None:
    target = tmp_path / "a.bin"
    write_whole(target, b"one")
    target.chmod(0o640)
    write_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_follows_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "a.bin", tmp_path / "link"
    target.write_bytes(b"one")
    link.symlink_to(target)
    write_whole(link, b"two")
    assert link.is_symlink()
    assert target.read_bytes() == b"two"


def test_a_full_disk_leaves_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.bin"
    target.write_bytes(b"older")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"No space left on device.*older file is untouched"):
        write_whole(target, b"x" * 1000)
    assert target.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("where", ["missing/a.bin", "."])
def test_nowhere_to_write(tmp_path: Path, where: str) -> None:
    with pytest.raises(OutputError):
        write_whole(tmp_path / where, b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder into which nobody can write")
def test_a_folder_that_takes_no_files() -> None:
    with pytest.raises(OutputError, match=r"could not be written: .*Nothing was written"):
        write_whole(Path("/proc/a.png"), b"x")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the system's own user may write anywhere")
def test_a_folder_of_others(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        write_whole(tmp_path / "a.png", b"x")
    tmp_path.chmod(0o700)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits on the size of files are of POSIX")
def test_a_disk_that_takes_no_more_leaves_the_older_picture(tmp_path: Path) -> None:
    """The system itself refuses to write on: a limit on the size of files stands for a full disk."""
    target = tmp_path / "a.png"
    target.write_bytes(b"older")
    code = (
        "import resource, signal, sys; sys.path.insert(0, sys.argv[1])\n"
        "from tests.samples import seed_timeline\n"
        "from timeline_app.model import OutputError\n"
        "from timeline_app.render.export import PictureSettings, export_picture\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))\n"
        "try:\n    export_picture(seed_timeline(), PictureSettings(800, 600), sys.argv[2])\n"
        "except OutputError as error:\n    print(error)\n"
    )
    words = [sys.executable, "-c", code, str(ROOT), str(target)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(words, capture_output=True, text=True, env=env, check=True, timeout=60)
    assert "could not be written" in done.stdout
    assert "older file is untouched" in done.stdout
    assert target.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [target]
