"""The canvas against vis-timeline in Chromium: the same events, the same zooms and pans, one run after the other.

    python -m benchmarks.peers --vis FOLDER [--sizes 1000,10000] [--chromium chromium] [--patience 300]

``FOLDER`` holds the installed package (``npm install vis-timeline`` in an empty folder, then
``node_modules/vis-timeline``). Times are milliseconds by the clock, both on this machine with nothing to wait for
between frames: making the timeline up to its first frame, then the median and 95th percentile of a frame. Every
tenth frame of the script is drawn; vis-timeline stacks its items, or joins them to clusters. What takes longer than
``--patience`` seconds is given up.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from benchmarks.canvas import FIRST, HEIGHT, LAST, WIDTH, script, synthetic
from timeline_app.layout.compose import Composer, View
from timeline_app.layout.index import Index
from timeline_app.layout.lanes import Slot
from timeline_app.layout.marks import Marks
from timeline_app.layout.scale import Scale
from timeline_app.layout.style import Style
from timeline_app.model.calendar import to_ordinal
from timeline_app.render.fonts import load_fonts, measure
from timeline_app.render.paint import paint
from timeline_app.render.sprites import Sprites

EVERY = 10
"""Every so many frames of the script are drawn."""

EPOCH = to_ordinal(1970)

PAGE = """<!doctype html><meta charset="utf-8"><title>vis-timeline</title>
<link rel="stylesheet" href="/vis.css"><style>body{{margin:0}}#t{{width:{width}px;height:{height}px}}</style>
<div id="t"></div><script src="/vis.js"></script><script>
const drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
(async () => {{
  const data = await (await fetch("/data.json")).json();
  await drawn();
  const options = {{stack: true, height: {height}, minHeight: {height}, maxHeight: {height}, start: data.first[0],
    end: data.first[1], {options}}};
  const begun = performance.now();
  const timeline = new vis.Timeline(document.getElementById("t"), new vis.DataSet(data.items), data.groups, options);
  await drawn();
  while (!document.querySelector(".vis-item, .vis-cluster")) await drawn();
  const first = performance.now() - begun;
  const frames = [];
  for (const [start, end] of data.views) {{
    const before = performance.now();
    timeline.setWindow(start, end, {{animation: false}});
    await drawn();
    frames.push(performance.now() - before);
  }}
  await fetch("/result", {{method: "POST", body: JSON.stringify({{first, frames}})}});
}})();
</script>"""

WAYS = {"stacked": "", "clustered": "cluster: {maxItems: 1}"}
"""How vis-timeline deals with many items."""


def milliseconds(day: float) -> int:
    """An instant as browsers count."""
    return round((day - EPOCH) * 86_400_000)


def data_of(marks: Marks) -> bytes:
    """Events, lanes and views as the page reads them."""
    items = []
    for place in range(len(marks)):
        mark = marks.mark(place)
        item = {"id": place, "group": marks.lanes[place], "content": mark.title, "start": milliseconds(mark.begin)}
        if mark.end - mark.begin > 1:
            item["end"] = milliseconds(mark.end)
        items.append(item)
    groups = [{"id": number, "content": head.name} for number, head in enumerate(marks.heads)]
    views = [[milliseconds(scale.begin), milliseconds(scale.end)] for scale in list(script())[::EVERY]]
    first = [milliseconds(FIRST), milliseconds(LAST)]
    return json.dumps({"items": items, "groups": groups, "views": views, "first": first}).encode()


def ours(marks: Marks) -> tuple[float, list[float]]:
    """First frame and frames of the canvas, in milliseconds by the clock."""
    image, sprites = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32), Sprites()

    def draw(scale: Scale) -> None:
        frame = composer.frame(View(scale, HEIGHT), rows)
        rows.clear()
        rows.update(frame.rows)
        painter = QPainter(image)
        paint(frame.scene, painter, sprites=sprites)
        painter.end()

    rows: dict[int, Slot] = {}
    begun = time.perf_counter()
    composer = Composer(Index.of(marks), Style(measure()))
    draw(Scale.over(FIRST, LAST, WIDTH))
    first = (time.perf_counter() - begun) * 1000
    frames = []
    for scale in list(script())[::EVERY]:
        begun = time.perf_counter()
        draw(scale)
        frames.append((time.perf_counter() - begun) * 1000)
    return first, frames


def theirs(
    chromium: str, package: Path, data: bytes, options: str, patience: float
) -> tuple[float, list[float]] | None:
    """The same of vis-timeline; ``None`` if it took longer than ``patience`` seconds."""
    parts = {
        "/": PAGE.format(width=WIDTH, height=HEIGHT, options=options).encode(),
        "/vis.js": (package / "standalone/umd/vis-timeline-graph2d.min.js").read_bytes(),
        "/vis.css": (package / "styles/vis-timeline-graph2d.min.css").read_bytes(),
        "/data.json": data,
    }
    results: list[dict[str, object]] = []
    done = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        """Gives the page and takes its figures."""

        def do_GET(self) -> None:
            body = parts.get(self.path)
            self.send_response(200 if body is not None else 404)
            kind = "text/css" if self.path.endswith("css") else "text/html" if self.path == "/" else "text/plain"
            self.send_header("Content-Type", "text/javascript" if self.path.endswith(".js") else kind)
            self.end_headers()
            self.wfile.write(body or b"")

        def do_POST(self) -> None:
            results.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()
            done.set()

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = subprocess.Popen(
            [chromium, "--headless=new", "--disable-gpu", "--disable-frame-rate-limit", "--disable-gpu-vsync",
             *(["--no-sandbox"] if os.geteuid() == 0 else []), f"--window-size={WIDTH},{HEIGHT + 100}",
             f"--user-data-dir={profile}", f"http://127.0.0.1:{server.server_port}/"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        done.wait(patience)
        browser.terminate()
        browser.wait()
    server.shutdown()
    if not results:
        return None
    first, frames = results[0]["first"], results[0]["frames"]
    if not isinstance(first, float | int) or not isinstance(frames, list):
        return None
    return float(first), frames


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--vis", type=Path, required=True, help="the folder of the installed package")
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--chromium", default="chromium")
    parser.add_argument("--patience", type=float, default=300.0)
    asked = parser.parse_args()
    if not (asked.vis / "standalone/umd/vis-timeline-graph2d.min.js").is_file():
        sys.exit(f"{asked.vis} does not hold vis-timeline: there is no standalone/umd/vis-timeline-graph2d.min.js.")
    QApplication(sys.argv[:1])
    load_fonts()
    print("   events  drawn by                first ms   frame ms     p95 ms")
    for size in map(int, asked.sizes.split(",")):
        marks = synthetic(size)
        data = data_of(marks)
        runs: list[tuple[str, Callable[[], tuple[float, list[float]] | None]]] = [("canvas", partial(ours, marks))]
        for name, options in WAYS.items():
            run = partial(theirs, asked.chromium, asked.vis, data, options, asked.patience)
            runs.append((f"vis-timeline {name}", run))
        for name, drawn in [*runs, runs[0]]:
            figures = drawn()
            if figures is None:
                print(f"{size:>9,}  {name:<22} none in {asked.patience:g} s", flush=True)
                continue
            first, frames = figures
            p95 = sorted(frames)[int(len(frames) * 0.95)]
            print(f"{size:>9,}  {name:<22} {first:>9,.0f} {statistics.median(frames):>10.1f} {p95:>10.1f}", flush=True)


if __name__ == "__main__":
    main()
