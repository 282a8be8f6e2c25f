from __future__ import annotations

import random
import subprocess
import sys
from array import array

import pytest

from tests.samples import synthetic_timeline
from tests.unit.layout.support import Told, timeline_of
from timeline_app.layout import columns
from timeline_app.layout.index import Index, MaxTree, quantised
from timeline_app.layout.marks import Lane, LaneMode, Mark, Marks, marks_of
from timeline_app.model import Kind


@pytest.mark.parametrize("size", [1, 2, 31, 32, 33, 64, 100, 1000])
def test_the_tree_finds_what_a_search_finds(size: int) -> None:
    rng = random.Random(size)
    values = [rng.randrange(50) * 1.0 for _ in range(size)]
    tree = MaxTree(values)
    for _ in range(200):
        begin = rng.randrange(size)
        end = rng.randrange(begin, size) + 1
        assert tree.argmax(begin, end) == max(range(begin, end), key=lambda place: (values[place], -place))
        bound = rng.randrange(50)
        assert tree.above(end, bound, size) == [place for place in range(end) if values[place] > bound]


def test_above_stops_at_its_limit() -> None:
    assert len(MaxTree([1.0] * 500).above(500, 0.0, 7)) == 7


def _index(days: list[str]) -> Index:
    return Index.of(marks_of(timeline_of([Told(day) for day in days]), mode=LaneMode.NONE))


def test_counts_are_those_of_a_search() -> None:
    rng = random.Random(3)
    days = [f"2024-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}" for _ in range(200)] + ["2024", "2024-03"]
    index = _index(days)
    marks, lane = index.marks, index.lanes[0]
    for _ in range(100):
        begin = 738_886 + rng.random() * 366
        end = begin + rng.random() * 60
        inside = sum(s < end and e > begin for s, e in zip(marks.starts, marks.ends, strict=True))
        assert index.count(begin, end) == inside
        assert lane.before(begin) + lane.count(begin, end) + lane.after(end) == len(marks)
        spanning = {lane.ids[place] for place in lane.spanning(begin, 999)}
        assert spanning == {p for p in range(len(marks)) if marks.starts[p] < begin < marks.ends[p]}


def test_representatives_do_not_depend_on_where_the_view_begins() -> None:
    lane = _index([f"2024-01-{day:02d}" for day in range(1, 29)] * 3).lanes[0]
    whole = set(lane.representatives(738_000, 740_000, 7.0))
    half = set(lane.representatives(738_900, 740_000, 7.0))
    assert half <= whole
    assert len(whole) == 5


def test_lanes_can_share() -> None:
    index = Index.of(marks_of(timeline_of([Told("2024", kind=kind) for kind in list(Told("2024").kind.__class__)])))
    joined = index.joined((0, 2, 5))
    assert len(joined.ids) == 3
    assert index.joined((0, 2, 5)) is joined


@pytest.mark.parametrize(("days", "step"), [(1.0, 1.0), (1.01, 2**0.5), (3.0, 4.0)])
def test_the_ladder(days: float, step: float) -> None:
    assert quantised(days) == pytest.approx(step)


def test_few_bytes_an_event() -> None:
    """At most 64 in columns and index, the words of labels and the table of keys not counted."""
    count = 20_000
    index = Index.of(marks_of(synthetic_timeline(count)))
    index.lanes[0].best.argmax(0, 100)
    columns = [index.marks.starts, index.marks.ends, index.marks.ranks, index.marks.lanes]
    lanes = [part for lane in index.lanes for part in (lane.ids, lane.starts, lane.ends, lane.sorted_ends, lane.ranks)]
    trees = [tree._grown() for lane in index.lanes for tree in (lane.best, lane.longest)]
    assert sum(sys.getsizeof(part) for part in [*columns, *lanes, *trees]) / count <= 64


@pytest.mark.parametrize("seed", range(3))
def test_plain_and_numpy_order_alike(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(seed)
    starts = array("d", (float(rng.randrange(300)) for _ in range(2_000)))
    ends = array("d", (start + rng.choice([0.5, 1.0, 30.0]) for start in starts))
    ranks = array("f", (rng.random() for _ in starts))
    lanes = array("H", (rng.randrange(5) for _ in starts))
    marks = Marks(starts, ends, ranks, lanes, tuple(Lane(str(n)) for n in range(5)), lambda place: Mark(
        str(place), "", "", Kind.OTHER))  # fmt: skip
    monkeypatch.setattr(columns, "numpy_for", lambda count: None)  # noqa: ARG005 - the name is the caller's
    plain = columns.by_lane(marks)
    plain_joined = columns.merged(plain[1:])
    monkeypatch.setattr(columns, "numpy_for", lambda count: pytest.importorskip("numpy"))  # noqa: ARG005 - as above
    assert columns.by_lane(marks) == plain
    assert columns.merged(plain[1:]) == plain_joined
    leaves = [columns.greatest(ranks, 32)]
    monkeypatch.setattr(columns, "numpy_for", lambda count: None)  # noqa: ARG005 - as above
    leaves.append(columns.greatest(ranks, 32))
    assert leaves[0] == leaves[1]
    assert list(plain_joined.starts) == sorted(plain_joined.starts)


def test_few_events_load_no_numpy() -> None:
    code = (
        "import sys; from array import array; from timeline_app.layout.columns import numpy_for;"
        "assert numpy_for(100_000) is None; assert 'numpy' not in sys.modules;"
        "assert numpy_for(1_000_000) is not None; assert numpy_for(10_000) is not None; assert numpy_for(10) is None"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
