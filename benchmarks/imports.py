"""What reading documents costs: hostile files one by one, and a folder of 100 mixed files some of which are bad.

    python benchmarks/imports.py [--limit]

Each hostile file is read by a program of its own, whose processes' memory is counted together with its own at their
peaks (read from Linux's ``/proc``). With ``--limit`` the exit code is 1 when a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_ROOT))

from tests.documents import hostile, mixed  # noqa: E402 - found by the path above

SECONDS, MEGABYTES = 20.0, 1000.0
"""The goals for each hostile file."""
_SLACK = 1.5
"""Seconds around the reading's own limit: starting and ending a process on a busy machine."""

_CODE = """
import json, resource, sys, time
from timeline_app.ingest import read_file
from timeline_app.model import InputError
began = time.perf_counter()
said = []
read = 0
for path in sys.argv[1:]:
    try:
        article = read_file(path)
        read += 1
        said.append(f"read, {len(article.text):,} characters. " + " ".join(article.warnings))
    except InputError as error:
        said.append(str(error))
seconds = time.perf_counter() - began
from timeline_app.ingest.worker import end_all
end_all()
status = open("/proc/self/status").read()
own = int(status.partition("VmHWM:")[2].split()[0])
children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
cpu = resource.getrusage(resource.RUSAGE_SELF).ru_utime + resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
print(json.dumps([seconds, cpu, own / 1024, children / 1024, read, said]))
"""


def measure(paths: list[str]) -> tuple[float, float, float, float, int, list[str]]:
    """Seconds, processor seconds, megabytes of the program and of its largest process, files read, what was said."""
    done = subprocess.run([sys.executable, "-c", _CODE, *paths], capture_output=True, text=True, cwd=_ROOT, check=True)
    seconds, cpu, own, children, read, said = json.loads(done.stdout)
    return seconds, cpu, own, children, read, said


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--limit", action="store_true", help="fail where a goal is missed")
    limit = parser.parse_args().limit
    missed: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        print("| hostile file | bytes | s | MB, program | MB, its reader | what is said |")
        print("| --- | --- | --- | --- | --- | --- |")
        for name, make in hostile().items():
            path = Path(folder) / name
            path.write_bytes(make())
            seconds, _, own, children, _, said = measure([str(path)])
            print(
                f"| {name} | {path.stat().st_size:,} | {seconds:.1f} | {own:.0f} | {children:.0f} | {said[0][:150]} |",
                flush=True,
            )
            path.unlink()
            if seconds > SECONDS + _SLACK or own + children > MEGABYTES:
                missed.append(name)
        many = Path(folder) / "mixed"
        many.mkdir()
        for name, data in mixed().items():
            (many / name).write_bytes(data)
        began = time.perf_counter()
        seconds, cpu, own, children, read, said = measure(sorted(map(str, many.iterdir())))
        whole = time.perf_counter() - began
        print(f"\n{len(said)} mixed files: {read} read, {len(said) - read} refused, {seconds:.1f} s ({cpu:.1f} s of")
        print(f"processor time; {whole:.1f} s with start-up), {own:.0f} MB and {children:.0f} MB")
    if missed:
        print(f"missed: {', '.join(missed)}")
    sys.exit(bool(missed) and limit)


if __name__ == "__main__":
    main()
