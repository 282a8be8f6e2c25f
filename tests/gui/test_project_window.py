"""Projects in the window: named, opened, found again, read only, damaged; and how the window stood."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, QMimeData, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.conftest import HeldEngine
from tests.gui.window_support import dialog_of, drop, idle, key_of, messages
from tests.samples import seed_extraction
from timeline_app.app import run
from timeline_app.gui.info_bar import Level
from timeline_app.gui.local_dates import local_words
from timeline_app.gui.look import LOOKS
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.preferences import PreferencesDialog
from timeline_app.gui.project_recent import RecentProjects
from timeline_app.gui.reading import Reader
from timeline_app.gui.session import Session
from timeline_app.gui.settings import WindowSettings
from timeline_app.layout.marks import LaneMode
from timeline_app.model import Article, Extraction, Kind
from timeline_app.project import edits
from timeline_app.project.project import Project

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ATTEMPT = "Attempt on Trump’s life"


def edited(window: MainWindow) -> str:
    """Give an event another title; its key."""
    key = key_of(window, ATTEMPT)
    window.session.edit(edits.retitle, key, "A shot")
    return key


@pytest.fixture
def named(seeded: MainWindow, tmp_path: Path) -> Path:
    """A project's file with an edit in it, open in the window."""
    path = tmp_path / "race.timeline"
    edited(seeded)
    seeded.projects.save_as(path)
    return path


def test_a_project_gets_a_name_and_each_edit_is_in_its_file(
    seeded: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert seeded.status.state.text() == "saved, no name yet"
    path = tmp_path / "race"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    qtbot.keyClick(seeded, Qt.Key.Key_S, CONTROL)
    file = tmp_path / "race.timeline"
    assert file.exists()
    assert seeded.windowTitle() == "race – Timeline"
    assert seeded.status.state.text() == "saved"
    key = edited(seeded)
    copy = tmp_path / "as it stands.timeline"
    copy.write_bytes(file.read_bytes())  # the process could be killed here
    again = Project.open(copy, tmp_path / "other").project
    entry = again.document.entry(key)
    assert entry is not None
    assert entry.event.title == "A shot"
    again.close()
    qtbot.keyClick(seeded, Qt.Key.Key_S, CONTROL)
    assert "All is saved" in messages(seeded)[-1]


def test_a_closed_project_is_opened_as_it_was_left(
    named: Path, seeded: MainWindow, make_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    canvas = seeded.centre.canvas
    seeded.session.set_filters(seeded.session.filters.with_set("kinds", frozenset({Kind.MEDIA})))
    canvas.set_lane_mode(LaneMode.PERSON)
    key = key_of(seeded, "A shot")
    seeded.session.select(key)
    canvas.show_range(738_900.0, 739_200.0)
    seeded.filters.hide()
    seeded.side.show_article()
    seeded.close()
    second = make_window()
    second.open_paths([str(named)])
    assert messages(second) == []
    assert second.session.selected == key
    assert second.session.filters.kinds == {Kind.MEDIA}
    assert second.centre.canvas.lane_mode is LaneMode.PERSON
    assert abs(second.centre.canvas.scale.begin - 738_900.0) < 1
    assert second.filters.isHidden()
    assert second.side.showing_article
    assert second.windowTitle() == "race – Timeline"
    qtbot.keyClick(second, Qt.Key.Key_Z, CONTROL)
    assert key_of(second, ATTEMPT) == key


def test_unnamed_work_is_found_again_at_the_next_start(
    seeded: MainWindow, make_window: Callable[[], MainWindow]
) -> None:
    edited(seeded)
    seeded.close()
    second = make_window()
    second.open_paths([])
    assert key_of(second, "A shot")
    assert messages(second)[-1] == "Your unnamed work was found again: 1 article, 2 edits."
    second.projects.new()
    assert not second.session.sources
    assert second.start.isVisible()
    assert "kept" in messages(second)[-1]
    menu = QMenu()
    second.projects.fill_recent(menu)
    assert [action.text() for action in menu.actions() if action.text()] == ["Unnamed work 1"]
    next(action for action in menu.actions() if action.text()).trigger()
    assert key_of(second, "A shot")
    menu.deleteLater()


def test_articles_asked_for_at_the_start_leave_unnamed_work_alone(
    seeded: MainWindow, make_window: Callable[[], MainWindow], article: Path, qtbot: QtBot
) -> None:
    seeded.close()
    second = make_window()
    second.open_paths([str(article)])
    qtbot.waitUntil(idle(second))
    qtbot.waitUntil(lambda: len(second.session.sources) == 1)
    assert second.session.sources[0].path == str(article)


def test_an_article_is_read_into_the_open_project(named: Path, seeded: MainWindow, article: Path, qtbot: QtBot) -> None:
    seeded.desk.open_files([str(article)])
    qtbot.waitUntil(lambda: len(seeded.session.sources) == 2)
    assert seeded.session.project.path == named
    assert seeded.windowTitle() == "race – Timeline"


@pytest.mark.usefixtures("named")
def test_recent_projects_are_listed_and_those_gone_are_not(seeded: MainWindow, tmp_path: Path) -> None:
    seeded.projects.save_as(tmp_path / "other.timeline")
    assert [path.name for path in seeded.projects.recent.paths()] == ["other.timeline", "race.timeline"]
    menu = QMenu()
    seeded.projects.fill_recent(menu)
    next(action for action in menu.actions() if action.text() == "race").trigger()
    assert seeded.windowTitle() == "race – Timeline"
    menu.deleteLater()
    (tmp_path / "other.timeline").unlink()
    assert [path.name for path in seeded.projects.recent.paths()] == ["race.timeline"]


def test_damaged_settings_hold_no_recent_projects(store: QSettings) -> None:
    settings = WindowSettings(store)
    for damage in ("{", "7", '[1, null, "\\u0000"]', '{"a": 1}'):
        settings.set_value("projects/recent", damage)
        assert RecentProjects(settings).paths() == ()


def test_what_is_no_project_is_refused_and_what_was_open_stays(seeded: MainWindow, tmp_path: Path) -> None:
    bad = tmp_path / "bad.timeline"
    bad.write_text("no project\n", encoding="utf-8")
    assert not seeded.projects.open(bad)
    assert messages(seeded, Level.ERROR)[0].endswith("What was open stays open.")
    assert len(seeded.session.sources) == 1
    assert not seeded.projects.open(tmp_path / "missing.timeline")


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="the administrator may write anything")
def test_a_project_without_permission_is_read_only(named: Path, seeded: MainWindow) -> None:
    seeded.projects.new()
    named.chmod(0o444)
    assert seeded.projects.open(named)
    assert seeded.status.state.text() == "read only"


def test_a_project_that_another_window_holds_can_be_read_and_not_changed(
    named: Path, seeded: MainWindow, make_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    second = make_window()
    assert second.projects.open(named)
    assert second.session.project.read_only
    assert second.windowTitle() == "race (read only) – Timeline"
    assert second.status.state.text() == "read only"
    assert messages(second, Level.WARNING)
    key = key_of(second, "A shot")
    assert not second.session.edit(edits.retitle, key, "Another")
    assert key_of(second, "A shot") == key
    second.session.undo()
    assert key_of(second, "A shot") == key
    second.projects.save_as(tmp_path / "mine.timeline")
    assert second.session.edit(edits.retitle, key, "Another")
    assert second.status.state.text() == "saved"
    assert key_of(seeded, "A shot") == key


def test_a_damaged_project_names_what_is_lost_and_shows_the_rest(named: Path, seeded: MainWindow) -> None:
    seeded.session.add(Extraction(Article("Another text.", ()), None, (), ()))
    seeded.projects.new()
    lines = named.read_bytes().split(b"\n")
    place = next(place for place, line in enumerate(lines) if b"Another text." in line)
    lines[place] = lines[place].replace(b"Another text.", b"Another test.")
    named.write_bytes(b"\n".join(lines))
    assert seeded.projects.open(named)
    assert messages(seeded, Level.WARNING)
    assert key_of(seeded, "A shot")


def test_a_file_that_cannot_be_written_is_said_and_the_work_goes_on(named: Path, seeded: MainWindow) -> None:
    named.write_bytes(named.read_bytes() + b"by another program\n")
    key = key_of(seeded, "A shot")
    seeded.session.edit(edits.retitle, key, "Another")
    assert key_of(seeded, "Another") == key
    assert messages(seeded, Level.ERROR)
    assert named.read_bytes().endswith(b"by another program\n")


def test_a_copy_is_written_and_the_project_stays_where_it_is(named: Path, seeded: MainWindow, tmp_path: Path) -> None:
    seeded.projects.export_copy(tmp_path / "copy.timeline")
    assert seeded.session.project.path == named
    assert "A copy was written" in messages(seeded)[-1]
    seeded.projects.export_copy(tmp_path / "no" / "such" / "folder.timeline")
    assert messages(seeded, Level.ERROR)


@pytest.mark.slow  # twenty windows are opened and closed in the quick part
def test_fifty_windows_with_projects_leave_no_thread(
    engine: HeldEngine, store: QSettings, qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    threads = threading.active_count()
    for number in range(50):
        window = MainWindow(Session(Project.new(tmp_path)), Reader(engine), WindowSettings(store), tmp_path)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()
        window.session.add(seed_extraction())
        edited(window)
        if number % 5 == 0:
            window.projects.save_as(tmp_path / f"{number}.timeline")
            window.desk.open_text(f"On 3 May 2024 law {number} was passed.")
            qtbot.wait(1)
        window.close()
        del window
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert threading.active_count() == threads


@pytest.mark.usefixtures("qapp")
def test_the_program_opens_a_project_that_it_is_given(tmp_path: Path) -> None:
    project = Project.new(tmp_path)
    project.do(edits.hold(project.document, seed_extraction()))
    path = tmp_path / "race.timeline"
    project.save_as(path)
    project.close()
    seen: list[str] = []

    def look(name: str) -> None:
        (window,) = [
            part for part in QApplication.topLevelWidgets() if isinstance(part, MainWindow) and part.isVisible()
        ]
        if name == "events":
            seen.append(window.windowTitle())
            QTimer.singleShot(0, window, window.close)

    assert run([str(path)], on_mark=look) == 0
    assert seen[0] == "race – Timeline"


def test_preferences_hold_at_once_and_for_the_next_window(
    seeded: MainWindow, make_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    qtbot.keyClick(seeded, Qt.Key.Key_Comma, CONTROL)
    dialog = dialog_of(seeded, PreferencesDialog)
    dialog.wheel.click()
    dialog.motion.click()
    dialog.dates.click()
    dialog.scale.setCurrentIndex(dialog.scale.findData(1.3))
    dialog.look.setCurrentIndex(dialog.look.findData("dark"))
    dialog.look.activated.emit(dialog.look.currentIndex())
    assert seeded.centre.canvas.style_in_use.text_scale == 1.3
    assert seeded._look.dark
    dialog.accept()
    second = make_window()
    wanted = second.settings.preferences()
    assert (wanted.wheel_pans, wanted.motion, wanted.text_scale) == (True, False, 1.3)
    assert wanted.local_dates
    assert second.centre.canvas.style_in_use.words == local_words(QLocale.system())
    assert second.centre.canvas.style_in_use.text_scale == 1.3


def test_a_dropped_project_is_opened_and_the_start_page_offers_recent_ones(
    named: Path, seeded: MainWindow, qtbot: QtBot
) -> None:
    seeded.projects.new()
    assert seeded.start.isVisible()
    link = next(part for part in seeded.start.findChildren(QPushButton) if part.text() == "race")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert seeded.windowTitle() == "race – Timeline"
    seeded.projects.new()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(named))])
    assert drop(seeded, data)
    assert seeded.windowTitle() == "race – Timeline"


@pytest.mark.parametrize("name", sorted(LOOKS))
def test_every_look_dresses_the_window(seeded: MainWindow, name: str) -> None:
    seeded.session.select(key_of(seeded, ATTEMPT))
    seeded.side.inspector.edit_date()
    seeded._prefer(seeded.settings.preferences(), LOOKS[name])
    panel = QColor(LOOKS[name].panel)
    image = seeded.grab().toImage()
    assert image.pixelColor(5, image.height() // 2) == panel
    assert seeded.centre.canvas.style_in_use.theme is LOOKS[name].theme
    assert seeded.settings.look() is LOOKS[name]
