"""CPU time of the canvas: a scripted zoom and pans over synthetic events, against QGraphicsView in the same run.

    python -m benchmarks.canvas [--sizes 10000,100000,1000000] [--compare]

Times are process CPU milliseconds for composing and painting one frame of 1400 x 800 into an image. Primitives and
texts are the most of a frame, parts that the screen keeps as pixels taken apart; "moved" are words that change their
row or side in a frame of a pan.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import time
from array import array
from collections.abc import Callable, Iterable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsSimpleTextItem, QGraphicsView

from timeline_app.layout.compose import Composer, View
from timeline_app.layout.index import Index
from timeline_app.layout.lanes import Slot
from timeline_app.layout.marks import Lane, Mark, Marks
from timeline_app.layout.scale import Scale
from timeline_app.layout.scene import Group, Primitive, Text, hit_at
from timeline_app.layout.style import Style
from timeline_app.layout.theme import KIND_NAMES
from timeline_app.model import Kind, Status
from timeline_app.model.calendar import to_ordinal
from timeline_app.render.fonts import load_fonts, measure
from timeline_app.render.paint import paint
from timeline_app.render.sprites import Sprites

WIDTH, HEIGHT = 1400, 800
FIRST, LAST = to_ordinal(1924), to_ordinal(2024)
KINDS = tuple(Kind)
WORDS = ("Council", "votes", "on", "the", "border", "treaty", "minister", "resigns", "after", "protest")


def synthetic(count: int) -> Marks:
    """``count`` events over a century: days, a tenth of them months, a hundredth years; their words made on demand."""
    rng = random.Random(5)
    starts, ends = array("d"), array("d")
    for _ in range(count):
        start = float(int(FIRST + (LAST - FIRST) * rng.random()))
        length = rng.random()
        starts.append(start)
        ends.append(start + (1 if length < 0.89 else 30 if length < 0.99 else 365))
    ranks = array("f", (rng.random() for _ in range(count)))
    lanes = array("B", (rng.randrange(len(KINDS)) for _ in range(count)))

    statuses, known = tuple(Status), dict[int, Mark]()

    def mark(place: int) -> Mark:
        found = known.get(place)
        if found is None:
            title = " ".join(WORDS[place * step % 10] for step in (1, 3, 7, 11, 13, 17)) + f" {place}"
            begin, end = starts[place], ends[place]
            found = known[place] = Mark(
                str(place), title, "12 Aug 2024", KINDS[lanes[place]], statuses[place % 5], place % 2 == 0,
                begin=begin, end=end, earliest=begin, latest=end, within=end - begin > 1, brief="12 Aug 2024",
            )  # fmt: skip
        return found

    heads = tuple(Lane(KIND_NAMES[kind], kind) for kind in KINDS)
    return Marks(starts, ends, ranks, lanes, heads, mark)


def script() -> Iterator[Scale]:
    """A zoom of 4,000 to a point, and three pans on the way."""
    scale = Scale.over(FIRST, LAST, WIDTH)
    factor = 4000 ** (1 / 60)
    for step in range(60):
        scale = scale.zoomed(factor, WIDTH * 0.63)
        yield scale
        if step in {10, 30, 50}:
            for _ in range(30):
                scale = scale.panned(12)
                yield scale


def flat(primitives: Iterable[Primitive]) -> Iterator[Primitive]:
    """All primitives, those of parts that a screen keeps as pixels included."""
    for item in primitives:
        if isinstance(item, Group):
            yield from flat(item.primitives)
        else:
            yield item


def spent(work: Callable[[], object]) -> float:
    """CPU milliseconds of one call."""
    begin = time.process_time()
    work()
    return (time.process_time() - begin) * 1000


def ours(count: int) -> dict[str, float]:
    """The figures of the canvas."""
    marks = synthetic(count)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    state: dict[str, object] = {}
    sprites = Sprites()

    def draw(scale: Scale) -> None:
        composer: Composer = state["composer"]  # type: ignore[assignment]
        frame = composer.frame(View(scale, HEIGHT), state.get("rows"))  # type: ignore[arg-type]
        painter = QPainter(image)
        paint(frame.scene, painter, sprites=sprites)
        painter.end()
        state["rows"], state["frame"] = frame.rows, frame

    def first() -> None:
        state["composer"] = Composer(Index.of(marks), Style(measure()))
        draw(Scale.over(FIRST, LAST, WIDTH))

    first_frame = spent(first)
    frames: list[float] = []
    primitives, labels, moved, kept = 0, 0, 0, 0
    last: dict[tuple[int, int], Slot] = {}
    before = 0.0
    for scale in script():
        frames.append(spent(lambda scale=scale: draw(scale)))  # type: ignore[misc]
        frame = state["frame"]
        scene = frame.scene  # type: ignore[attr-defined]
        drawn = list(flat(scene.primitives))
        primitives, labels = max(primitives, len(drawn)), max(labels, sum(isinstance(item, Text) for item in drawn))
        rows = {(lane.number, place): row for lane in frame.plan.lanes for place, row in lane.rows.items()}  # type: ignore[attr-defined]
        if scale.days_per_px == before:
            same = last.keys() & rows.keys()
            moved += sum(last[key][:2] != rows[key][:2] for key in same)
            kept += len(same)
        last, before = rows, scale.days_per_px
    points = [(x * 13.7 % WIDTH, x * 7.3 % HEIGHT) for x in range(10_000)]
    hits = spent(lambda: [hit_at(scene, x, y) for x, y in points]) / len(points) * 1000
    return {
        "first ms": first_frame,
        "median ms": statistics.median(frames),
        "p95 ms": sorted(frames)[int(len(frames) * 0.95)],
        "primitives": primitives,
        "texts": labels,
        "moved %": 100 * moved / max(1, kept),
        "hit us": hits,
    }


def graphics_view(count: int) -> dict[str, float]:
    """An item and a label an event in a QGraphicsView, the usual way."""
    marks = synthetic(count)
    canvas = QGraphicsScene()
    view = QGraphicsView(canvas)
    view.resize(WIDTH, HEIGHT)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)

    def draw(scale: Scale) -> None:
        view.resetTransform()
        view.scale(1 / scale.days_per_px, 1)
        view.centerOn((scale.begin + scale.end) / 2, 400)
        painter = QPainter(image)
        view.render(painter)
        painter.end()

    def first() -> None:
        brush = QBrush(QColor("#205dcb"))
        for place in range(count):
            y = marks.lanes[place] * 56 + place % 50
            canvas.addRect(QRectF(marks.starts[place], y, marks.ends[place] - marks.starts[place], 8), brush=brush)
            label = QGraphicsSimpleTextItem(marks.mark(place).title)
            label.setFlag(QGraphicsSimpleTextItem.GraphicsItemFlag.ItemIgnoresTransformations)
            label.setPos(marks.starts[place], y)
            canvas.addItem(label)
        draw(Scale.over(FIRST, LAST, WIDTH))

    first_frame = spent(first)
    frames = [spent(lambda scale=scale: draw(scale)) for scale in list(script())[::10]]  # type: ignore[misc]
    return {
        "first ms": first_frame,
        "median ms": statistics.median(frames),
        "p95 ms": sorted(frames)[int(len(frames) * 0.95)],
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--compare", action="store_true", help="QGraphicsView too (up to 100,000 events)")
    asked = parser.parse_args()
    QApplication(sys.argv[:1])
    load_fonts()
    for size in map(int, asked.sizes.split(",")):
        for name, work in (("canvas", ours), ("QGraphicsView", graphics_view)):
            if name != "canvas" and (not asked.compare or size > 100_000):
                continue
            figures = "  ".join(f"{key} {value:.1f}" for key, value in work(size).items())
            print(f"{size:>9,} {name:<14} {figures}", flush=True)


if __name__ == "__main__":
    main()
