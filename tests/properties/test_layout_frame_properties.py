from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.layout.support import Told, composer_of, texts, timeline_of
from timeline_app.layout.compose import Composer, Frame, View
from timeline_app.layout.fold import fold_of
from timeline_app.layout.scale import Scale
from timeline_app.layout.scene import ClusterTarget, EventTarget, Hit, Text, hit_at
from timeline_app.model import Basis, Kind, Status, When
from timeline_app.model.calendar import from_ordinal

FIRST = 738_521
"""1 January 2023."""


def _edtf(start: int, shape: str, length: int) -> str:
    year, month, day = from_ordinal(FIRST + start)
    whole = f"{year:04d}-{month:02d}-{day:02d}"
    year2, month2, day2 = from_ordinal(FIRST + start + length)
    return {
        "day": whole,
        "about": whole + "~",
        "month": whole[:7],
        "year": whole[:4],
        "span": f"{whole}/{year2:04d}-{month2:02d}-{day2:02d}",
        "until": f"../{whole}",
        "since": f"{whole}/..",
        "minute": whole + "T12:30",
    }[shape]


shapes = st.sampled_from(["day", "day", "day", "about", "month", "year", "span", "until", "since", "minute"])
dates = st.builds(_edtf, st.integers(0, 700), shapes, st.integers(0, 200))
events = st.builds(
    Told,
    when=dates,
    title=st.text(min_size=1, max_size=60),
    kind=st.sampled_from(Kind),
    status=st.sampled_from(Status),
    basis=st.sampled_from(Basis),
    importance=st.floats(0, 1),
    conflict=st.booleans(),
)
lists = st.lists(events, max_size=60)
views = st.tuples(st.floats(-100, 800), st.floats(0.5, 1500), st.booleans())
"""Where a view begins, how many days it spans, and whether long stretches without events are folded."""
stills = st.booleans()
"""Whether a view is a picture, which packs closer than a screen."""
sizes = st.tuples(st.integers(200, 1600), st.integers(120, 900))


def _frame(
    told: list[Told], view: tuple[float, float, bool], size: tuple[int, int], *, still: bool = False
) -> tuple[Composer, View, Frame]:
    composer = composer_of(timeline_of(told))
    fold = fold_of(composer.index.marks) if view[2] else None
    scale = Scale.over(FIRST + view[0], FIRST + view[0] + view[1], float(size[0]), fold)
    asked = View(scale, float(size[1]), still=still)
    return composer, asked, composer.frame(asked)


def _overlap(one: Hit, other: Hit) -> bool:
    return (
        min(one.right, other.right) - max(one.left, other.left) > 0.01
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 0.01
    )


@settings(max_examples=60)
@given(lists, views, sizes, stills)
def test_cards_never_overlap(
    told: list[Told], view: tuple[float, float, bool], size: tuple[int, int], still: bool
) -> None:
    _, _, frame = _frame(told, view, size, still=still)
    cards = [hit for hit in frame.scene.hits if isinstance(hit.target, EventTarget) and hit.bottom - hit.top > 15]
    for place, one in enumerate(cards):
        for other in cards[place + 1 :]:
            assert one.target == other.target or not _overlap(one, other), (one, other)


@settings(max_examples=60)
@given(lists, views, sizes, stills)
def test_texts_of_events_never_overlap(
    told: list[Told], view: tuple[float, float, bool], size: tuple[int, int], still: bool
) -> None:
    _, _, frame = _frame(told, view, size, still=still)
    boxes = [_box(text) for text in texts(frame.scene.primitives) if text.key]
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            wide = min(one[2], other[2]) - max(one[0], other[0])
            high = min(one[3], other[3]) - max(one[1], other[1])
            assert wide <= 0.01 or high <= 0.01


def _box(text: Text) -> tuple[float, float, float, float]:
    return text.left, text.y - text.font.size * 0.75, text.left + text.width, text.y + text.font.size * 0.2


@settings(max_examples=60)
@given(lists, views, sizes, stills)
def test_every_area_is_hit_at_its_own_centre(
    told: list[Told], view: tuple[float, float, bool], size: tuple[int, int], still: bool
) -> None:
    _, _, frame = _frame(told, view, size, still=still)
    for hit in frame.scene.hits:
        if not isinstance(hit.target, EventTarget):
            continue
        found = hit_at(frame.scene, (hit.left + hit.right) / 2, (hit.top + hit.bottom) / 2)
        assert found is not None
        assert found.target == hit.target


@settings(max_examples=60)
@given(lists, views, sizes, stills)
def test_shown_and_counted_are_all_there_are(
    told: list[Told], view: tuple[float, float, bool], size: tuple[int, int], still: bool
) -> None:
    composer, asked, frame = _frame(told, view, size, still=still)
    marks, scene = composer.index.marks, frame.scene
    begin, end = asked.scale.begin, asked.scale.end
    inside = sum(s < end and e > begin for s, e in zip(marks.starts, marks.ends, strict=True))
    assert scene.shown + scene.clustered == inside
    assert scene.shown + scene.clustered + scene.earlier + scene.later == len(marks)
    counted = sum(hit.target.total for hit in scene.hits if isinstance(hit.target, ClusterTarget))
    assert counted == scene.clustered


@settings(max_examples=40)
@given(lists, views, sizes, st.integers(-900, 900))
def test_pan_there_and_back_gives_the_same_frame(
    told: list[Told], view: tuple[float, float, bool], size: tuple[int, int], pixels: int
) -> None:
    composer, asked, frame = _frame(told, view, size)
    there = asked.scale.panned(pixels)
    composer.frame(View(there, asked.height))
    again = composer.frame(View(there.panned(-pixels), asked.height))
    assert again.scene == frame.scene


@settings(max_examples=40)
@given(lists, views, sizes, st.integers(-40, 40))
def test_a_small_pan_moves_no_event_to_another_row(
    told: list[Told], view: tuple[float, float, bool], size: tuple[int, int], pixels: int
) -> None:
    composer, asked, frame = _frame(told, view, size)
    moved = composer.frame(View(asked.scale.panned(pixels), asked.height), frame.rows)
    if moved.plan.tile == frame.plan.tile and not frame.plan.dense:
        assert moved.rows == frame.rows


@settings(max_examples=40)
@given(lists, views, sizes)
def test_all_that_is_drawn_is_finite_and_words_are_clean(
    told: list[Told], view: tuple[float, float, bool], size: tuple[int, int]
) -> None:
    _, _, frame = _frame(told, view, size)
    for text in texts(frame.scene.primitives):
        assert abs(text.x) < 1e5
        assert abs(text.y) < 1e5
        assert text.text.isprintable() or "\u200d" in text.text or not text.text.isascii()


@given(dates)
def test_the_drawn_extent_holds_the_date(edtf: str) -> None:
    mark = composer_of(timeline_of([Told(edtf)])).index.marks.mark(0)
    when = When.parse(edtf)
    assert mark.earliest <= mark.begin <= mark.end <= mark.latest
    if when.start is not None:
        assert mark.begin == when.start.begin
    if when.end is not None:
        assert mark.end == when.end.finish
