from __future__ import annotations

import pytest

from tests.samples import seed_timeline, synthetic_timeline
from tests.unit.layout.support import ALL_FORMS, Told, composer_of, flattened, frame_of, texts, timeline_of
from timeline_app.layout.compose import View
from timeline_app.layout.marks import LaneMode, extent, marks_of
from timeline_app.layout.ranges import bulk_range, framed, whole_range
from timeline_app.layout.scale import Scale
from timeline_app.layout.scene import ClusterTarget, EdgeTarget, EventTarget, Fade, Line, Polygon, Rect, hit_at
from timeline_app.layout.style import Detail
from timeline_app.layout.theme import LIGHT, THEMES, Theme
from timeline_app.model import Basis, Kind, Status, Timeline, When
from timeline_app.model.calendar import to_ordinal

JULY = to_ordinal(2024, 7, 1)


def _words(timeline: Timeline, begin: float, end: float, width: float = 1200, height: float = 700) -> list[str]:
    return [text.text for text in texts(frame_of(timeline, begin, end, width, height).scene.primitives)]


def test_the_seed_is_all_there() -> None:
    timeline = seed_timeline()
    marks = marks_of(timeline)
    span = whole_range(marks)
    assert span is not None
    scene = composer_of(timeline).frame(View(framed(span, 1400), 900)).scene
    assert scene.shown == len(marks)
    assert (scene.clustered, scene.earlier, scene.later) == (0, 0, 0)
    keys = {hit.target.key for hit in scene.hits if isinstance(hit.target, EventTarget)}
    assert keys == {entry.key for entry in timeline.entries if entry.event.when is not None}


def test_the_first_view_shows_where_most_events_are() -> None:
    span = bulk_range(marks_of(seed_timeline()))
    assert span is not None
    assert to_ordinal(2024, 6, 1) <= span[0] <= to_ordinal(2024, 7, 23)
    assert to_ordinal(2024, 8, 13) <= span[1] <= to_ordinal(2024, 12, 1)


@pytest.mark.parametrize("days", [["2024"], ["2024-07-01"], ["1990", "2020"], ["2024-07-01"] * 5])
def test_a_first_view_of_few(days: list[str]) -> None:
    span = bulk_range(marks_of(timeline_of([Told(day) for day in days])))
    assert span is not None
    assert framed(span, 800).span >= 20


def test_an_undated_event_is_not_on_the_axis() -> None:
    marks = marks_of(timeline_of(ALL_FORMS))
    assert len(marks) == len(ALL_FORMS) - 1


def test_hidden_by_a_filter_is_not_counted() -> None:
    timeline = timeline_of(ALL_FORMS)
    keys = frozenset(entry.key for entry in timeline.entries[:3])
    assert len(marks_of(timeline, keys)) == 3
    assert len(marks_of(timeline, frozenset())) == 0


@pytest.mark.parametrize(
    ("edtf", "low", "high"),
    [
        ("2024-07-23", (2024, 7, 23), (2024, 7, 24)),
        ("2024-07", (2024, 7, 1), (2024, 8, 1)),
        ("2024", (2024, 1, 1), (2025, 1, 1)),
        ("../2024-08-13", (2024, 8, 13), (2024, 8, 14)),
        ("2024-08-13/..", (2024, 8, 13), (2024, 8, 14)),
    ],
)
def test_extents(edtf: str, low: tuple[int, int, int], high: tuple[int, int, int]) -> None:
    spread = extent(When.parse(edtf))
    assert spread == (to_ordinal(*low), to_ordinal(*low), to_ordinal(*high), to_ordinal(*high))


def test_about_has_its_width() -> None:
    spread = extent(When.parse("2024-07-23~").about(3))
    assert spread.earliest == to_ordinal(2024, 7, 20)
    assert spread.latest == to_ordinal(2024, 7, 27)


def _drawn(told: Told, theme: Theme = LIGHT) -> list[object]:
    view = View(Scale.over(JULY, JULY + 60, 1200), 400, still=True)
    frame = composer_of(timeline_of([told], None), theme).frame(view)
    return [item for item in frame.scene.primitives if getattr(item, "key", "")]


def test_a_month_is_a_bar_with_ends_and_no_point() -> None:
    drawn = _drawn(Told("2024-07"))
    bar = next(item for item in drawn if isinstance(item, Rect) and item.height == 6)
    assert bar.width == pytest.approx(31 / 60 * 1200)
    assert sum(isinstance(item, Line) for item in drawn) == 2
    assert not any(isinstance(item, Polygon) for item in drawn)


def test_a_day_is_a_point() -> None:
    assert sum(isinstance(item, Polygon) for item in _drawn(Told("2024-07-20"))) == 1


def test_about_fades() -> None:
    fades = [item for item in _drawn(Told("2024-07-20~")) if isinstance(item, Fade)]
    assert len(fades) == 1
    assert fades[0].stops[0][1] == fades[0].stops[-1][1] == LIGHT.lane


@pytest.mark.parametrize(("edtf", "side"), [("../2024-07-20", -1), ("2024-07-20/..", 1)])
def test_an_open_side_is_dashed(edtf: str, side: int) -> None:
    drawn = _drawn(Told(edtf))
    point = next(item for item in drawn if isinstance(item, Polygon))
    middle = sum(x for x, _ in point.points) / len(point.points)
    line = next(item for item in drawn if isinstance(item, Line) and item.dash)
    assert ((line.x1 + line.x2) / 2 - middle) * side > 0


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_statuses_differ_without_colour(theme: Theme) -> None:
    """Take colour away: edges, strokes and words still tell the five apart, and stated from inferred."""

    def bare(status: Status, basis: Basis) -> tuple[object, ...]:
        drawn = _drawn(Told("2024-07-20", status=status, basis=basis, claimed_by="A Rival"), theme)
        dashes = tuple(item.dash for item in drawn if isinstance(item, Rect))
        hollow = tuple(item.fill == theme.card for item in drawn if isinstance(item, Polygon))
        strokes = sum(isinstance(item, Line) for item in drawn)
        return dashes, hollow, strokes, tuple(text.text for text in texts(drawn))  # type: ignore[arg-type]

    looks = {bare(status, basis) for status in Status for basis in Basis}
    assert len(looks) == len(Status) * len(Basis)


def test_a_conflict_has_a_badge() -> None:
    assert "conflict" in _words(timeline_of([Told("2024-07-20", conflict=True)]), JULY, JULY + 60)


def test_edges_count_and_lead_there() -> None:
    timeline = timeline_of([Told("2020-05-05"), Told("2021-05-05"), Told("2024-07-20"), Told("2031-01-01")])
    scene = frame_of(timeline, JULY, JULY + 60).scene
    assert (scene.earlier, scene.shown, scene.later) == (2, 1, 1)
    targets = {hit.target.side: hit.target for hit in scene.hits if isinstance(hit.target, EdgeTarget)}
    assert targets[-1].time == to_ordinal(2021, 5, 6)
    assert targets[1].time == to_ordinal(2031)
    words = [text.text for text in texts(scene.primitives)]
    assert "‹ 2 earlier · 2021" in words
    assert "1 later · 2031 ›" in words


def test_many_at_one_minute_are_counted() -> None:
    timeline = timeline_of([Told("2024-07-20T12:00", importance=number / 2000) for number in range(2000)])
    scene = frame_of(timeline, JULY, JULY + 60).scene
    assert scene.shown + scene.clustered == 2000
    clusters = [hit.target for hit in scene.hits if isinstance(hit.target, ClusterTarget)]
    assert sum(cluster.total for cluster in clusters) == scene.clustered
    assert f"+{scene.clustered:,}" in [text.text for text in texts(scene.primitives)]


def test_the_foremost_are_shown() -> None:
    timeline = timeline_of([Told("2024-07-20", title=f"t{n}", importance=n / 100) for n in range(100)])
    keys = {
        hit.target.key for hit in frame_of(timeline, JULY, JULY + 60).scene.hits if isinstance(hit.target, EventTarget)
    }
    assert "0:e99" in keys
    assert "0:e0" not in keys


def test_the_selected_is_always_shown() -> None:
    timeline = timeline_of([Told("2024-07-20", title=f"t{n}", importance=n / 100) for n in range(100)])
    frame = composer_of(timeline).frame(View(Scale.over(JULY, JULY + 60, 1200), 700, "0:e0"))
    assert any(hit.target == EventTarget("0:e0") for hit in frame.scene.hits)


def test_the_selected_is_shown_among_thousands() -> None:
    composer = composer_of(synthetic_timeline(3_000))
    marks = composer.index.marks
    for place in range(0, len(marks), 300):
        view = View(
            Scale.over(marks.starts[place] - 2000, marks.starts[place] + 2000, 1200), 700, marks.mark(place).key
        )
        frame = composer.frame(view)
        assert frame.plan.dense
        assert any(hit.target == EventTarget(view.selected) for hit in frame.scene.hits)


@pytest.mark.parametrize("height", [60, 120, 200, 5000])
@pytest.mark.parametrize("width", [1, 60, 240, 3000])
def test_any_size_is_drawn(width: float, height: float) -> None:
    scene = frame_of(timeline_of(ALL_FORMS), to_ordinal(2020), to_ordinal(2025), width, height).scene
    assert scene.shown + scene.clustered + scene.earlier + scene.later == len(ALL_FORMS) - 1


def test_an_empty_timeline_says_how_to_begin() -> None:
    words = _words(Timeline(), JULY, JULY + 60)
    assert "Nothing on the timeline yet" in words
    assert any("drop a file" in word for word in words)


@pytest.mark.parametrize("edtf", ["-9999", "9999-12-31", "0000", "-0043-03-15", "2024-02-29T23:59"])
def test_far_and_odd_dates(edtf: str) -> None:
    timeline = timeline_of([Told(edtf)])
    span = whole_range(marks_of(timeline))
    assert span is not None
    assert frame_of(timeline, *span).scene.shown == 1


@pytest.mark.parametrize(
    "title",
    [
        "x" * 10_000,
        "<script>alert(1)</script>",
        "\u202eevil",
        "שלום עולם",
        "e\u0301" * 500,
        "👩‍👩‍👧" * 90,
        "\x00\x0b",
        "",
    ],
)
def test_hostile_titles(title: str) -> None:
    scene = frame_of(timeline_of([Told("2024-07-20", title=title)]), JULY, JULY + 60).scene
    for text in texts(scene.primitives):
        assert len(text.text) < 600
        assert "\u202e" not in text.text
        assert "\x00" not in text.text


@pytest.mark.parametrize("mode", LaneMode)
def test_lanes_of_every_sort_hold_all(mode: LaneMode) -> None:
    timeline = seed_timeline()
    marks = marks_of(timeline, None, mode)
    assert len(marks) == sum(entry.event.when is not None for entry in timeline.entries)
    assert all(0 <= lane < len(marks.heads) for lane in marks.lanes)


def test_the_publication_day_is_a_line_with_its_name() -> None:
    words = _words(timeline_of([Told("2024-08-12")]), JULY, JULY + 60)
    assert "published 13 Aug 2024" in words


def test_fewer_lanes_where_there_is_no_room() -> None:
    timeline = timeline_of([Told(f"2024-07-{1 + n % 28:02d}", kind=list(Kind)[n % 14]) for n in range(300)])
    plan = frame_of(timeline, JULY, JULY + 60, 1200, 400).plan
    assert 1 <= len(plan.lanes) < 14
    assert plan.lanes[-1].head.name == "More"


@pytest.mark.parametrize(("begin", "span"), [(0, 11_000), (5000, 800), (9000, 30), (9000, 1)])
def test_primitives_follow_the_pixels_and_not_the_events(begin: float, span: float) -> None:
    first = to_ordinal(1995)
    for count in (2_000, 10_000):
        scene = frame_of(synthetic_timeline(count), first + begin, first + begin + span, 1400, 800).scene
        assert len(flattened(scene.primitives)) <= 600
        assert len(texts(scene.primitives)) <= 300


@pytest.mark.parametrize(("width", "height"), [(200.0, 120.0), (300.0, 130.0), (1200.0, 120.0)])
def test_what_a_count_at_the_edge_covers_answers_for_the_count(width: float, height: float) -> None:
    told = [Told("2024-07-01"), Told("2024-07-01"), Told("2024-07-12"), Told("2024-07-12"), Told("2024-07-29")]
    scene = composer_of(timeline_of(told, None)).frame(View(Scale.over(JULY + 11, JULY + 12, width), height)).scene
    assert {type(hit.target) for hit in scene.hits} >= {EventTarget, EdgeTarget}
    for hit in scene.hits:
        found = hit_at(scene, (hit.left + hit.right) / 2, (hit.top + hit.bottom) / 2)
        assert found is not None
        assert found.target == hit.target


@pytest.mark.parametrize(
    ("width", "height", "least"), [(1067.0, 560.0, 60), (1400.0, 800.0, 90), (1400.0, 1200.0, 100)]
)
def test_a_picture_shows_what_it_has_room_for(width: float, height: float, least: int) -> None:
    composer = composer_of(synthetic_timeline(100))
    span = whole_range(composer.index.marks)
    assert span is not None
    scene = composer.frame(View(framed(span, width), height, still=True)).scene
    assert scene.shown >= least
    assert scene.shown + scene.clustered == 100


def test_a_tall_picture_of_thousands_names_thousands() -> None:
    composer = composer_of(synthetic_timeline(3_000))
    span = whole_range(composer.index.marks)
    assert span is not None
    assert composer.frame(View(framed(span, 1400), 12_000, still=True)).scene.shown > 2_000


def test_a_label_that_the_right_edge_would_cut_stands_left_of_its_mark() -> None:
    for still in (False, True):
        view = View(Scale.over(JULY, JULY + 60, 1200), 400, still=still)
        scene = composer_of(timeline_of([Told("2024-08-28", "The council votes on the border")])).frame(view).scene
        title = next(text for text in texts(scene.primitives) if text.text.startswith("The council"))
        assert title.text == "The council votes on the border"
        assert title.left + title.width < view.scale.x(to_ordinal(2024, 8, 29))


def _among_many(status: Status, basis: Basis) -> tuple[object, ...]:
    """What one event looks like in a view so crowded that it is a dot."""
    many = [Told(f"2024-07-{1 + n % 28:02d}", title=f"t{n}", importance=0.1) for n in range(90)]
    told = Told("2024-07-20", status=status, basis=basis, importance=1.0, title="One")
    frame = composer_of(timeline_of([told, *many])).frame(View(Scale.over(JULY, JULY + 60, 1200), 300, still=True))
    drawn = [item for item in frame.scene.primitives if getattr(item, "key", "") == "0:e0"]
    assert {lane.detail for lane in frame.plan.lanes} == {Detail.DOT}
    dashes = tuple(item.dash for item in drawn if isinstance(item, Line))
    hollow = tuple(item.fill == LIGHT.card for item in drawn if isinstance(item, Polygon))
    return dashes, hollow, tuple(text.text for text in texts(drawn))


def test_statuses_of_dots_differ_without_colour() -> None:
    bases = (Basis.STATED, Basis.INFERRED)
    assert len({_among_many(status, basis) for status in Status for basis in bases}) == len(Status) * len(bases)
