from __future__ import annotations

import random

import pytest

from timeline_app.layout.lanes import CELL, Block, Cut, Form, Rows, Slot, bettered, gaps, least, pack, sweep


def _fixed(name: int, begin: float, end: float) -> Block:
    return Block(name, (Form(begin, end),), begin)


def _two_sided(name: int, at: float, label: float) -> Block:
    """A mark 10 pixels wide, its label on either side."""
    return Block(name, (Form(at, at + 10 + label), Form(at - label, at + 10, left=True)), at)


def test_rows_are_taken_in_order_and_wishes_kept() -> None:
    spans = [(1, 0, 100), (2, 50, 150), (3, 120, 200), (4, 60, 90), (5, 61, 80)]
    placed = pack([_fixed(*span) for span in spans], Rows(0, 1000, 3))
    assert {name: slot.row for name, slot in placed.items()} == {1: 0, 2: 1, 3: 0, 4: 2}
    kept = pack([_fixed(1, 0, 100), _fixed(2, 200, 300)], Rows(0, 1000, 3), {2: Slot(2)})
    assert kept == {1: Slot(0), 2: Slot(2)}
    assert pack([_fixed(1, -500, 5000)], Rows(0, 1000, 1)) == {1: Slot(0)}


def test_a_label_goes_left_where_the_right_is_taken() -> None:
    later, earlier = _two_sided(1, 600, 200), _two_sided(2, 500, 200)
    assert pack([later, earlier], Rows(0, 1000, 1)) == {1: Slot(0), 2: Slot(0, left=True)}
    assert pack([later, earlier], Rows(0, 1000, 2), first=True) == {1: Slot(0), 2: Slot(1)}


def test_a_date_is_left_out_only_where_no_row_is_left() -> None:
    block = Block(2, (Form(50, 300), Form(50, 150, cut=Cut.BARE)), 50)
    assert pack([_fixed(1, 160, 400), block], Rows(0, 1000, 2))[2] == Slot(1)
    assert pack([_fixed(1, 160, 400), block], Rows(0, 1000, 1))[2] == Slot(0, cut=Cut.BARE)


def test_a_wished_place_says_more_again_where_it_can() -> None:
    block = Block(2, (Form(50, 300), Form(50, 150, cut=Cut.BARE)), 50)
    assert pack([block], Rows(0, 1000, 4), {2: Slot(1, cut=Cut.BARE)}) == {2: Slot(1)}
    taken = [_fixed(1, 160, 400), block]
    assert pack(taken, Rows(0, 1000, 4), {1: Slot(1), 2: Slot(1, cut=Cut.BARE)})[2] == Slot(1, cut=Cut.BARE)


def test_a_sweep_puts_two_labels_to_a_row_where_all_is_at_one_time() -> None:
    blocks = [_two_sided(name, 500 + 20 * name, 200) for name in range(10)]
    placed = sweep(map(least, blocks), 5)
    assert placed is not None
    assert sum(slot.left for slot in placed.values()) == 5
    assert sweep(map(least, blocks), 4) is None


def test_where_there_is_room_labels_stand_to_the_right_again() -> None:
    blocks = [_two_sided(1, 300, 100), _two_sided(2, 700, 100)]
    placed = sweep(map(least, blocks), 1)
    assert placed == {1: Slot(0, left=True), 2: Slot(0, left=True)}
    assert bettered(blocks, placed, 1000, 1) == {1: Slot(0), 2: Slot(0)}


def test_a_label_moves_to_another_row_to_say_all() -> None:
    """Two stand close in one row, cut; one of them has room elsewhere."""
    one = Block(1, (Form(100, 400), Form(100, 200, cut=Cut.BARE)), 100)
    two = Block(2, (Form(210, 500), Form(210, 300, cut=Cut.BARE)), 210)
    placed = {1: Slot(0, cut=Cut.BARE), 2: Slot(0, cut=Cut.BARE)}
    assert bettered([one, two], placed, 1000, 1) == {1: Slot(0, cut=Cut.BARE), 2: Slot(0)}
    far = _fixed(3, 900, 950)
    assert bettered([one, two, far], {**placed, 3: Slot(1)}, 1000, 2)[1] == Slot(1)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("limit", [1, 4, 50])
def test_no_two_blocks_overlap_however_they_are_put(seed: int, limit: int) -> None:
    rng = random.Random(seed)
    blocks = [_two_sided(name, rng.uniform(0, 990), rng.uniform(20, 300)) for name in range(80)]
    in_time = sorted(blocks, key=lambda block: block.at)
    found = [pack(blocks, Rows(0, 1000, limit)), bettered(blocks, sweep(map(least, in_time), limit) or {}, 1000, limit)]
    for placed in found:
        assert all(slot.row < limit for slot in placed.values())
        for block in blocks:
            if block.name in placed:
                form = next(form for form in block.forms if form.left == placed[block.name].left)
                before, after = gaps(blocks, placed)[block.name]
                assert before <= form.begin + CELL
                assert form.end <= after + CELL
        rows = [(slot.row, name) for name, slot in placed.items()]
        assert len(rows) == len(set(rows))
    assert limit < 50 or [len(placed) for placed in found] == [80, 80]
