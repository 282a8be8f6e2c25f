from __future__ import annotations

from itertools import pairwise

import pytest

from timeline_app.layout.scene import Scene
from timeline_app.render.poster import LONGEST_PAGE, POINTS, single, spread
from timeline_app.render.presets import EDGE_MM, OVERLAP_MM, PER_MM, PRESETS, SHEETS

MM = 72 / 25.4


def scene(width: float, height: float) -> Scene:
    return Scene(width, height, "#ffffff", ())


@pytest.mark.parametrize("sheet", sorted(SHEETS))
@pytest.mark.parametrize(("width", "height"), [(300, 200), (1600, 900), (5000, 700), (700, 5000)])
def test_pages_cover_the_picture_and_overlap(sheet: str, width: float, height: float) -> None:
    layout = spread(scene(width, height), 1.0, sheet)
    room = (layout.width - 2 * layout.edge, layout.height - 2 * layout.edge)
    assert max(tile.x for tile in layout.tiles) + room[0] >= width * POINTS
    assert max(tile.y for tile in layout.tiles) + room[1] >= height * POINTS
    assert len(layout.tiles) == layout.rows * layout.columns
    lefts = sorted({tile.x for tile in layout.tiles})
    for one, other in pairwise(lefts):
        assert one + room[0] - other == pytest.approx(OVERLAP_MM * MM)


def test_no_page_more_than_needed() -> None:
    room = (297 - 2 * EDGE_MM) * PER_MM
    assert spread(scene(room - 1, 100), 1.0, "a4").columns == 1
    assert spread(scene(room + 1, 100), 1.0, "a4").columns == 2


@pytest.mark.parametrize(("name", "grid"), [("poster", (2, 2)), ("frieze", (4, 1))])
def test_presets_fill_their_pages(name: str, grid: tuple[int, int]) -> None:
    preset = PRESETS[name]
    layout = spread(scene(preset.width, preset.height), 1.0, preset.pages)
    assert (layout.columns, layout.rows) == grid


def test_the_longest_page() -> None:
    side = LONGEST_PAGE / POINTS
    assert single(scene(side, 100), 1.0).width == LONGEST_PAGE
