"""Time and size of pictures: SVG and PDF of 5,000 events that are all drawn, PNG of an A3 sheet at 300 dots an inch,
and how long a window's clock stands still while that sheet is written.

python -m benchmarks.export
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.samples import seed_timeline, synthetic_timeline
from timeline_app.gui.picture_worker import PictureWorker
from timeline_app.layout.scene import FontSpec, Group, Polygon, Rect, Scene, Text
from timeline_app.model import Timeline
from timeline_app.render.export import PictureSettings, encoded, picture_sheet
from timeline_app.render.fonts import ensure_gui, measure
from timeline_app.render.presets import PRESETS


def spent(work: Callable[[], bytes], times: int = 3) -> tuple[float, int]:
    """The best of some runs in milliseconds of processor time, and the bytes."""
    best, size = float("inf"), 0
    for _ in range(times):
        begin = time.process_time()
        size = len(work())
        best = min(best, (time.process_time() - begin) * 1000)
    return best, size


def wall(count: int) -> Scene:
    """``count`` cards side by side, each a mark, a card, a headline and a date."""
    width, title, date = measure(), FontSpec(13, 600), FontSpec(12)
    items: list[Rect | Polygon | Text] = []
    for number in range(count):
        x, y, key = number % 50 * 200.0, number // 50 * 40.0, f"0:{number}"
        words = f"Council votes on treaty {number}"
        items += [
            Polygon(((x, y), (x + 10, y), (x + 5, y + 9)), "#205dcb", key=key),
            Rect(x, y + 10, 190, 28, "#ffffff", "#d3d8df", radius=5, key=key),
            Text(x + 8, y + 22, words, title, "#15191f", width(words, title), key=key),
            Text(x + 8, y + 35, "12 Aug 2024", date, "#59626e", width("12 Aug 2024", date), key=key),
        ]
    return Scene(10_000, count // 50 * 40 + 40, "#ffffff", (Group(0, 0, 10_000, 40_000, tuple(items)),))


def standstill(timeline: Timeline, settings: PictureSettings) -> tuple[float, float, int]:
    """Milliseconds that a PNG takes in the export dialog's worker, the longest between two ticks of a window's clock
    that is set to 10, and how often it ticked.
    """
    worker, loop, ticks = PictureWorker(timeline), QEventLoop(), [time.perf_counter()]
    clock = QTimer()
    clock.setTimerType(Qt.TimerType.PreciseTimer)
    clock.setInterval(10)
    clock.timeout.connect(lambda: ticks.append(time.perf_counter()))
    worker.written.connect(loop.quit)
    worker.failed.connect(loop.quit)
    with TemporaryDirectory() as folder:
        clock.start()
        worker.write(settings, str(Path(folder) / "a.png"))
        loop.exec()
        clock.stop()
    worker.close()
    gaps = [after - before for before, after in pairwise(ticks)]
    return (ticks[-1] - ticks[0]) * 1000, max(gaps) * 1000, len(gaps)


def main() -> None:
    """Print the table."""
    app = QApplication.instance() or QApplication([])
    ensure_gui()
    timeline, settings = seed_timeline(), PictureSettings()
    scene = wall(5000)
    for kind in ("svg", "pdf"):
        best, size = spent(partial(encoded, scene, settings, kind, timeline))
        print(f"{kind} of 5,000 drawn events   {best:7.0f} ms  {size / 1e6:5.2f} MB")
    sheet = PRESETS["a3"]
    for name, events in (("seed", timeline), ("100 events", synthetic_timeline(100))):
        made = picture_sheet(events, PictureSettings(sheet.width, sheet.height, sheet.scale)).scene
        asked = PictureSettings(sheet.width, sheet.height, sheet.scale)
        best, size = spent(partial(encoded, made, asked, "png", events))
        print(f"png A3 300 dpi, {name:<11} {best:7.0f} ms  {size / 1e6:5.2f} MB")
    a3 = PictureSettings(sheet.width, sheet.height, sheet.scale)
    took, longest, count = standstill(synthetic_timeline(100), a3)
    print(f"the same in a window: {took:.0f} ms; its 10 ms clock ticked {count} times, {longest:.0f} ms apart at most")
    many, wide = synthetic_timeline(5000), PictureSettings(12_000, 9_000)
    begin = time.process_time()
    page = picture_sheet(many, wide)
    print(f"page of 5,000 events composed {(time.process_time() - begin) * 1000:7.0f} ms, {page.shown:,} of them shown")
    for kind in ("svg", "pdf"):
        best, size = spent(partial(encoded, page.scene, wide, kind, many))
        print(f"{kind} of that page, with titles  {best:7.0f} ms  {size / 1e6:5.2f} MB")
    app.processEvents()


if __name__ == "__main__":
    main()
