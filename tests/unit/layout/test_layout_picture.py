from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.samples import synthetic_timeline
from tests.unit.layout.support import ALL_FORMS, Told, plain_measure, timeline_of
from timeline_app.layout.marks import LaneMode, marks_of
from timeline_app.layout.picture import MARGIN, Page, Sheet, compose_page, for_pictures
from timeline_app.layout.picture_range import Range, scale_of
from timeline_app.layout.scene import Group, Primitive, Text
from timeline_app.layout.style import Style
from timeline_app.model import OutputError, Timeline
from timeline_app.model.calendar import to_ordinal

STYLE = Style(plain_measure)
FAR_APART = (Told("2001-03-02"), Told("2001-03-20"), Told("2024-08-01"), Told("2024-08-12"))


def texts(primitives: tuple[Primitive, ...]) -> Iterator[Text]:
    for item in primitives:
        if isinstance(item, Text):
            yield item
        elif isinstance(item, Group):
            yield from texts(item.primitives)


def words(sheet: Sheet) -> list[str]:
    return [text.text for text in texts(sheet.scene.primitives)]


def page_of(timeline: Timeline, page: Page) -> Sheet:
    return compose_page(timeline, page, STYLE)


def test_empty_stretches_fold_unless_the_scale_is_to_be_true() -> None:
    timeline = timeline_of(list(FAR_APART))
    folded = words(page_of(timeline, Page(1200)))
    assert any("years" in text for text in folded)
    assert not any("years" in text for text in words(page_of(timeline, Page(1200, fold=False))))


@pytest.mark.parametrize("fold", [True, False])
def test_a_range_stands_at_the_very_edges(fold: bool) -> None:
    marks = marks_of(timeline_of(list(FAR_APART)))
    begin, end = to_ordinal(2001), to_ordinal(2024, 9, 1)
    scale = scale_of(marks, 1000.0, Range(begin, end, fold=fold))
    assert scale.begin == pytest.approx(begin, abs=1e-6)
    assert scale.end == pytest.approx(end, abs=1e-6)
    left = scale_of(marks, 1000.0, Range(begin, fold=fold))
    assert left.begin == pytest.approx(begin, abs=1e-6)
    assert left.end > to_ordinal(2024, 8, 13)
    right = scale_of(marks, 1000.0, Range(end=end, fold=fold))
    assert right.end == pytest.approx(end, abs=1e-6)
    assert right.begin < to_ordinal(2001, 3, 2)


def test_a_range_folds_by_what_is_long_in_it() -> None:
    """The 23 years before it are no part of a range, five months in it are most of it."""
    marks = marks_of(timeline_of([*FAR_APART, Told("2024-02-01"), Told("2024-02-20")]))
    scale = scale_of(marks, 1000.0, Range(to_ordinal(2024, 2, 1), to_ordinal(2024, 8, 20)))
    assert scale.fold is not None
    assert to_ordinal(2024, 2, 21) in [gap.begin for gap in scale.fold.gaps]
    assert all(to_ordinal(2024, 2, 1) <= gap.begin < gap.end <= to_ordinal(2024, 8, 20) for gap in scale.fold.gaps)


@pytest.mark.parametrize("width", [480.0, 700.0, 1600.0, 4000.0])
def test_each_break_says_how_long_it_is(width: float) -> None:
    told = [Told("2001-03-02"), Told("2001-03-20"), Told("2010-08-01"), Told("2010-08-20"), Told("2024-08-12")]
    sheet = page_of(timeline_of(told), Page(width))
    assert {"9 years", "13 years"} <= set(words(sheet))


def test_an_axis_that_gains_little_is_not_folded() -> None:
    """Gaps of days in a range of weeks: little but breaks would be left, or little won."""
    days = ["2024-07-01", "2024-07-15", "2024-07-29", "2024-08-12"]
    marks = marks_of(timeline_of([Told(day) for day in days]))
    assert scale_of(marks, 1000.0, Range(to_ordinal(2024, 7, 1), to_ordinal(2024, 8, 14))).fold is None


def test_what_is_about_a_day_does_not_lie_in_a_break() -> None:
    """Its outermost days are far from it; the day itself is where it most likely was."""
    told = [Told("2024-01-01"), Told("2024-01-03"), Told("2024-07-23~"), Told("2025-01-02"), Told("2025-01-04")]
    marks = marks_of(timeline_of(told))
    place = marks.places["0:e2"]
    scale = scale_of(marks, 1000.0, Range())
    assert scale.fold is not None
    core = marks.mark(place).begin
    assert not any(gap.begin < core < gap.end for gap in scale.fold.gaps)


@pytest.mark.parametrize("count", [2, 5, 12])
def test_breaks_take_little_of_a_folded_axis(count: int) -> None:
    marks = marks_of(timeline_of([Told(f"{2000 + 2 * year}-03-0{day}") for year in range(count) for day in (1, 7)]))
    scale = scale_of(marks, 1000.0, Range())
    if scale.fold is not None:
        breaks = sum(scale.x(gap.end) - scale.x(gap.begin) for gap in scale.fold.gaps)
        assert breaks <= 0.35 * 1000


@pytest.mark.parametrize("asked", [Range(begin=to_ordinal(2030)), Range(end=to_ordinal(1990))])
def test_a_range_beyond_all_events(asked: Range) -> None:
    with pytest.raises(OutputError, match="Nothing lies in the range"):
        scale_of(marks_of(timeline_of(list(FAR_APART))), 1000.0, asked)


def test_a_long_headline_takes_a_second_line() -> None:
    title = "A headline that says at some length what happened and to whom " * 2
    found = words(page_of(timeline_of(list(FAR_APART)), Page(900, title=title.strip())))
    assert f"{found[0]} {found[1]}" == title.strip()


def test_headings_of_lanes_are_not_told_again_in_the_legend() -> None:
    sheet = page_of(timeline_of(ALL_FORMS), Page(1200))
    assert words(sheet).count("Protest") == 1
    people = page_of(timeline_of(ALL_FORMS), Page(1200, mode=LaneMode.NONE))
    assert words(people).count("Protest") == 1


def test_the_legend_tells_of_what_is_drawn_alone() -> None:
    begin, end = to_ordinal(2024, 8, 9), to_ordinal(2024, 8, 11)
    told = words(page_of(timeline_of(ALL_FORMS), Page(1200, begin=begin, end=end, fold=False)))
    assert "hypothetical" not in told
    assert "claimed" in told


@pytest.mark.parametrize("height", [0.0, 500.0, 900.0])
def test_what_has_no_date_is_named(height: float) -> None:
    titles = [f"Undated event number {number}" for number in range(30)]
    timeline = timeline_of([Told("2024-08-01"), *(Told(None, title=title) for title in titles)])
    sheet = page_of(timeline, Page(1000, height))
    said = " ".join(words(sheet))
    assert "30 of 31 events not shown: 30 without a date." in said
    named = sum(f"{title};" in said or f"{title}." in said or f"{title} and" in said for title in titles)
    more = int(said.rsplit(" and ", 1)[1].split()[0]) if " more." in said else 0
    assert named + more == 30


def test_a_timeline_without_any_date_is_a_list() -> None:
    timeline = timeline_of([Told(None, title=f"Event number {number}") for number in range(12)])
    sheet = page_of(timeline, Page(1100))
    assert [text for text in words(sheet) if text.startswith("Event number")] == [
        f"Event number {number}" for number in range(12)
    ]
    assert "12 events without a date" in words(sheet)
    assert (sheet.shown, sheet.missing) == (12, "")
    low = page_of(timeline, Page(1100, 260))
    assert low.shown < 12
    assert low.missing == f"{12 - low.shown} of 12 events not shown."


def test_nothing_at_all_is_said_in_words() -> None:
    assert "No article is open." in words(page_of(Timeline(), Page(800)))
    dated = timeline_of([Told("2024-08-01")])
    assert "The filters leave out all 1 events." in words(page_of(dated, Page(800, keys=frozenset())))


def test_many_sources_leave_room_for_the_timeline() -> None:
    one = synthetic_timeline(3)
    timeline = Timeline.of(one.sources * 60)
    said = words(page_of(timeline, Page(1200, 700)))
    cited = [text for text in said if text.startswith("[")]
    assert 2 <= len(cited) < 20
    assert f"and {60 - len(cited)} more sources." in said
    assert sum(text.startswith("[") for text in words(page_of(timeline, Page(1200)))) == 60


def test_the_words_of_a_page_stay_within_its_margins() -> None:
    sheet = page_of(timeline_of(ALL_FORMS), Page(400, 900, title="word " * 60, subtitle="more " * 60))
    for item in sheet.scene.primitives:
        if isinstance(item, Text):
            assert item.left >= MARGIN
            assert item.left + item.width <= 400 - MARGIN + 0.5


def test_pictures_have_no_shadows() -> None:
    assert for_pictures(STYLE, transparent=False).theme.shadow == ""
    assert for_pictures(STYLE, transparent=True).theme.background == ""


@pytest.mark.parametrize("width", [40.0, 60.0, 130.0, 400.0])
@pytest.mark.parametrize("height", [0.0, 40.0, 300.0])
@pytest.mark.parametrize("dated", [True, False])
def test_pages_of_any_size_can_be_laid_out(width: float, height: float, dated: bool) -> None:
    told = ALL_FORMS if dated else [Told(None, title="An event without a date")]
    sheet = page_of(timeline_of(told), Page(width, height, "A title", "and a subtitle"))
    assert sheet.scene.width == width
    assert height in {0.0, sheet.scene.height}
