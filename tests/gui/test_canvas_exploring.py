from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.samples import seed_timeline
from tests.unit.layout.support import ALL_FORMS, Told, timeline_of
from timeline_app.gui.canvas import TimelineCanvas
from timeline_app.gui.canvas_hover import card_text, target_text
from timeline_app.gui.minimap import MiniMap
from timeline_app.layout.marks import LaneMode
from timeline_app.layout.scene import ClusterTarget, EdgeTarget, EventTarget, Hit
from timeline_app.layout.theme import DARK, LIGHT
from timeline_app.model.calendar import to_ordinal

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[TimelineCanvas]:
    widget = TimelineCanvas()
    qtbot.addWidget(widget)
    widget.resize(1000, 700)
    widget.set_timeline(timeline_of(ALL_FORMS))
    widget.show()
    qtbot.waitExposed(widget)
    yield widget
    widget.close()


def _wheel(
    canvas: TimelineCanvas,
    x: float,
    angle: QPoint,
    held: Qt.KeyboardModifier = NONE,
    pixel: QPoint | None = None,
) -> None:
    at = QPointF(x, 300)
    event = QWheelEvent(
        at, canvas.mapToGlobal(at), pixel or QPoint(), angle, Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QGuiApplication.sendEvent(canvas, event)


def _hit(canvas: TimelineCanvas, key: str) -> Hit:
    hits = [hit for hit in canvas.current_frame().scene.hits if hit.target == EventTarget(key)]
    return max(hits, key=lambda hit: hit.bottom - hit.top)


def _middle(hit: Hit) -> QPoint:
    return QPoint(int((hit.left + hit.right) / 2), int((hit.top + hit.bottom) / 2))


def _drag(canvas: TimelineCanvas, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, held, start)
    QTest.mouseMove(canvas, start + (end - start) / 2)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, held, end)


@pytest.mark.parametrize(("notches", "closer"), [(1, True), (-1, False)])
@pytest.mark.parametrize("held", [NONE, CONTROL])
def test_the_wheel_zooms_at_the_cursor(
    canvas: TimelineCanvas, notches: int, closer: bool, held: Qt.KeyboardModifier
) -> None:
    before = canvas.scale
    time = before.invert(300)
    _wheel(canvas, 300, QPoint(0, 120 * notches), held)
    assert (canvas.scale.days_per_px < before.days_per_px) is closer
    assert canvas.scale.x(time) == pytest.approx(300, abs=1e-6)


@pytest.mark.parametrize(
    ("angle", "pixel", "held"),
    [
        (QPoint(0, -120), None, SHIFT),
        (QPoint(-120, 0), None, SHIFT),
        (QPoint(-120, 0), None, NONE),
        (QPoint(0, 0), QPoint(0, -37), NONE),
        (QPoint(0, -37), QPoint(0, -37), NONE),
        (QPoint(-40, 0), QPoint(-40, 3), NONE),
    ],
    ids=["shift", "shift swapped", "sideways", "pixels alone", "touchpad", "touchpad sideways"],
)
def test_what_pans(canvas: TimelineCanvas, angle: QPoint, pixel: QPoint | None, held: Qt.KeyboardModifier) -> None:
    before = canvas.scale
    _wheel(canvas, 300, angle, held, pixel)
    assert canvas.scale.days_per_px == before.days_per_px
    assert canvas.scale.begin > before.begin


def test_wheel_and_shift_can_be_swapped(canvas: TimelineCanvas) -> None:
    canvas.set_wheel_pans(on=True)
    before = canvas.scale
    _wheel(canvas, 300, QPoint(0, 120))
    assert canvas.scale.days_per_px == before.days_per_px
    _wheel(canvas, 300, QPoint(0, 120), SHIFT)
    assert canvas.scale.days_per_px < before.days_per_px


def test_dragging_pans_by_as_many_pixels(canvas: TimelineCanvas) -> None:
    before = canvas.scale
    _drag(canvas, QPoint(500, 690), QPoint(380, 690))
    assert canvas.scale.x(before.invert(500)) == pytest.approx(380, abs=1e-6)
    assert canvas.selected is None


def test_shift_and_drag_zoom_to_the_range(canvas: TimelineCanvas) -> None:
    before = canvas.scale
    _drag(canvas, QPoint(200, 690), QPoint(600, 690), SHIFT)
    assert canvas.scale.begin == pytest.approx(before.invert(200), abs=1e-6)
    assert canvas.scale.end == pytest.approx(before.invert(600), abs=1e-6)


def test_escape_gives_up_a_range(canvas: TimelineCanvas) -> None:
    before = canvas.scale
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, SHIFT, QPoint(200, 690))
    QTest.mouseMove(canvas, QPoint(600, 690))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, SHIFT, QPoint(600, 690))
    assert canvas.scale == before


def test_a_click_selects_and_a_click_beside_clears(canvas: TimelineCanvas) -> None:
    said: list[str] = []
    canvas.selection_changed.connect(said.append)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, NONE, _middle(_hit(canvas, "0:e5")))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, NONE, QPoint(900, 30))
    assert canvas.selected is None
    assert said == ["0:e5", ""]


def test_every_visible_event_can_be_clicked(canvas: TimelineCanvas) -> None:
    keys = {hit.target.key for hit in canvas.current_frame().scene.hits if isinstance(hit.target, EventTarget)}
    assert len(keys) >= 8
    for key in sorted(keys):
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, NONE, _middle(_hit(canvas, key)))
        assert canvas.selected == key


def test_a_double_click_opens(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.activated) as caught:
        QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, NONE, _middle(_hit(canvas, "0:e5")))
    assert caught.args == ["0:e5"]


def test_keys_walk_through_time(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    marks = canvas.marks
    order = [marks.mark(p).key for p in sorted(range(len(marks)), key=lambda p: (marks.starts[p], p))]
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    walked = [canvas.selected]
    for _ in order[1:]:
        QTest.keyClick(canvas, Qt.Key.Key_Right)
        walked.append(canvas.selected)
        assert any(hit.target == EventTarget(canvas.selected or "") for hit in canvas.current_frame().scene.hits)
    assert walked == order
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.selected == order[-1]
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.selected == order[-2]
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert canvas.selected == order[-1]
    with qtbot.waitSignal(canvas.activated):
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.selected is None


def test_keys_zoom_and_fit(canvas: TimelineCanvas) -> None:
    before = canvas.scale.days_per_px
    QTest.keyClick(canvas, Qt.Key.Key_Plus, CONTROL)
    assert canvas.scale.days_per_px < before
    QTest.keyClick(canvas, Qt.Key.Key_Minus, CONTROL)
    assert canvas.scale.days_per_px == pytest.approx(before)
    QTest.keyClick(canvas, Qt.Key.Key_0, CONTROL)
    scene = canvas.current_frame().scene
    assert (scene.earlier, scene.later) == (0, 0)


def test_zoom_can_be_undone(canvas: TimelineCanvas) -> None:
    first = canvas.scale
    canvas.fit()
    second = canvas.scale
    canvas.show_range(to_ordinal(2020), to_ordinal(2021))
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(canvas, Qt.Key.Key_Left, alt)
    assert canvas.scale == second
    QTest.keyClick(canvas, Qt.Key.Key_Left, alt)
    assert canvas.scale == first
    QTest.keyClick(canvas, Qt.Key.Key_Right, alt)
    assert canvas.scale == second


def test_one_tab_stop(canvas: TimelineCanvas) -> None:
    assert canvas.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert not canvas.findChildren(type(canvas).__bases__[0])


def test_the_edge_leads_to_what_is_beyond(canvas: TimelineCanvas) -> None:
    hit = next(hit for hit in canvas.current_frame().scene.hits if isinstance(hit.target, EdgeTarget))
    assert canvas.current_frame().scene.earlier == 1
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, NONE, _middle(hit))
    assert canvas.scale.begin < to_ordinal(2021) < canvas.scale.end


def test_a_cluster_opens(canvas: TimelineCanvas) -> None:
    canvas.set_timeline(timeline_of([Told(f"2024-07-{1 + n % 28:02d}T{n % 24:02d}:00") for n in range(600)]))
    for _ in range(12):
        clusters = [hit for hit in canvas.current_frame().scene.hits if isinstance(hit.target, ClusterTarget)]
        if not clusters:
            break
        before = canvas.scale.span
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, NONE, _middle(clusters[len(clusters) // 2]))
        assert canvas.scale.span < before
    assert canvas.current_frame().scene.clustered == 0


def test_a_cluster_of_one_instant_lists_its_events(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    canvas.set_timeline(timeline_of([Told("2024-07-20T12:00") for _ in range(500)]))
    hit = next(hit for hit in canvas.current_frame().scene.hits if isinstance(hit.target, ClusterTarget))
    before = canvas.scale
    with qtbot.waitSignal(canvas.cluster_opened) as caught:
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, NONE, _middle(hit))
    assert canvas.scale == before
    assert caught.args is not None
    assert isinstance(hit.target, ClusterTarget)
    assert len(caught.args[0]) == hit.target.total


def test_hovering_shows_which_event(canvas: TimelineCanvas) -> None:
    QTest.mouseMove(canvas, _middle(_hit(canvas, "0:e5")))
    assert canvas.cursor().shape() is Qt.CursorShape.PointingHandCursor
    text = target_text(canvas, EventTarget("0:e5"))
    assert "A technical delay" in text
    assert "The council voted on Monday." in text
    assert target_text(canvas, EdgeTarget(-1, 0.0, 3)) == "3 earlier events: click to go there"
    assert target_text(canvas, None) == ""


def test_words_of_an_article_are_not_markup(canvas: TimelineCanvas) -> None:
    canvas.set_timeline(timeline_of([Told("2024-07-20", title="<img src=x> & <b>")]))
    assert "&lt;img src=x&gt; &amp; &lt;b&gt;" in card_text(canvas.marks.mark(0))


def test_hidden_events_are_not_drawn_and_not_counted(canvas: TimelineCanvas) -> None:
    canvas.set_shown(frozenset({"0:e5", "0:e11"}))
    scene = canvas.current_frame().scene
    assert scene.shown + scene.earlier + scene.later == 2
    canvas.set_shown(None)
    assert len(canvas.marks) == len(ALL_FORMS) - 1


@pytest.mark.parametrize("mode", LaneMode)
def test_lanes_can_be_chosen(canvas: TimelineCanvas, mode: LaneMode) -> None:
    canvas.set_lane_mode(mode)
    assert canvas.lane_mode is mode
    assert canvas.current_frame().scene.shown > 0


def test_reveal_brings_into_view(canvas: TimelineCanvas) -> None:
    canvas.reveal("0:e11")
    assert canvas.selected == "0:e11"
    assert any(hit.target == EventTarget("0:e11") for hit in canvas.current_frame().scene.hits)


def test_a_resize_keeps_the_first_view_or_the_left_edge(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    canvas.resize(700, 500)
    assert canvas.current_frame().scene.width == 700
    canvas.zoom_by(2)
    begin = canvas.scale.begin
    canvas.resize(900, 600)
    assert canvas.scale.begin == begin
    canvas.resize(240, 120)
    qtbot.wait(1)
    assert canvas.current_frame().scene.height == 120


def test_themes_and_text_size(canvas: TimelineCanvas) -> None:
    canvas.set_theme(DARK)
    assert canvas.image(1.0).pixelColor(3, 3).name() == DARK.background
    canvas.set_text_scale(1.5)
    canvas.set_theme(LIGHT)
    assert canvas.style_in_use.text_scale == 1.5
    assert canvas.image(1.0).pixelColor(3, 3).name() == LIGHT.background


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_the_image_goes_to_the_clipboard(canvas: TimelineCanvas, ratio: float) -> None:
    assert canvas.image(ratio).width() == round(1000 * ratio)
    canvas.copy_image()
    assert not QGuiApplication.clipboard().image().isNull()


def test_an_empty_canvas_says_how_to_begin(qtbot: QtBot) -> None:
    widget = TimelineCanvas()
    qtbot.addWidget(widget)
    widget.set_empty_text("Nothing here", "Drop a file")
    widget.resize(500, 300)
    QTest.keyClick(widget, Qt.Key.Key_Right)
    widget.fit()
    assert widget.selected is None
    assert "Nothing here" in str(widget.current_frame().scene.primitives)


@pytest.fixture
def minimap(canvas: TimelineCanvas, qtbot: QtBot) -> MiniMap:
    widget = MiniMap(canvas)
    qtbot.addWidget(widget)
    widget.resize(1000, 64)
    canvas.set_timeline(seed_timeline())
    canvas.show_range(to_ordinal(2022), to_ordinal(2023))
    widget.show()
    return widget


def test_the_window_of_the_minimap_is_dragged(canvas: TimelineCanvas, minimap: MiniMap) -> None:
    before, span = canvas.scale.begin, canvas.scale.span
    x = int(minimap.pixel((canvas.scale.begin + canvas.scale.end) / 2))
    QTest.mousePress(minimap, Qt.MouseButton.LeftButton, NONE, QPoint(x, 30))
    QTest.mouseMove(minimap, QPoint(x + 100, 30))
    QTest.mouseRelease(minimap, Qt.MouseButton.LeftButton, NONE, QPoint(x + 100, 30))
    assert canvas.scale.begin > before + 100
    assert canvas.scale.span == pytest.approx(span)


def test_an_edge_of_the_minimap_resizes(canvas: TimelineCanvas, minimap: MiniMap) -> None:
    end = canvas.scale.end
    x = int(minimap.pixel(canvas.scale.begin))
    QTest.mousePress(minimap, Qt.MouseButton.LeftButton, NONE, QPoint(x, 30))
    QTest.mouseMove(minimap, QPoint(x + 60, 30))
    QTest.mouseRelease(minimap, Qt.MouseButton.LeftButton, NONE, QPoint(x + 60, 30))
    assert canvas.scale.end == pytest.approx(end, abs=0.01)
    assert canvas.scale.span < 330


def test_a_click_on_the_minimap_goes_there(canvas: TimelineCanvas, minimap: MiniMap) -> None:
    x = int(minimap.pixel(to_ordinal(2024, 8, 1)))
    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, NONE, QPoint(x, 30))
    assert canvas.scale.begin < to_ordinal(2024, 8, 1) < canvas.scale.end


def test_the_minimap_follows(canvas: TimelineCanvas, minimap: MiniMap) -> None:
    before = minimap.scene()
    canvas.zoom_by(3)
    assert minimap.scene() != before
    canvas.set_shown(frozenset())
    assert not [item for item in minimap.scene().primitives if getattr(item, "fill", "") in LIGHT.kinds]


def test_gaps_fold_and_unfold_by_one_key(canvas: TimelineCanvas) -> None:
    canvas.fit()
    before = canvas.scale
    QTest.keyClick(canvas, Qt.Key.Key_G)
    assert canvas.folded
    assert canvas.scale.span < before.span / 4
    assert canvas.current_frame().scene.shown == len(canvas.marks)
    QTest.keyClick(canvas, Qt.Key.Key_G)
    assert canvas.scale == before


def test_folding_keeps_the_instants_at_the_edges(canvas: TimelineCanvas) -> None:
    canvas.show_range(to_ordinal(2024, 6, 20), to_ordinal(2024, 8, 20))
    canvas.set_folded(on=True)
    assert canvas.scale.begin == pytest.approx(to_ordinal(2024, 6, 20), abs=1e-3)
    assert canvas.scale.end == pytest.approx(to_ordinal(2024, 8, 20), abs=1e-3)


def test_a_jump_can_glide_and_the_hand_never_waits(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    canvas.set_motion(on=True)
    before = canvas.current_frame().scene
    canvas.fit()
    target = canvas.scale
    assert canvas.current_frame().scene == before
    qtbot.waitUntil(lambda: canvas.current_frame().scene.earlier == 0, timeout=3000)
    assert canvas.scale == target
    canvas.show_range(to_ordinal(2024, 8, 1), to_ordinal(2024, 8, 20))
    canvas.fit()
    canvas.zoom_by(1.25, 300)
    assert canvas.current_frame().plan.tile[0] <= canvas.scale.begin
    settled = canvas.current_frame().scene
    canvas.set_motion(on=False)
    canvas.update()
    assert canvas.current_frame().scene == settled
