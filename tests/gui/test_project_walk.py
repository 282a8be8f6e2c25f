"""A morning's work from end to end: five articles of five kinds, corrections, undo, a kill, and all is there again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from tests.gui.window_support import dialog_of, idle
from timeline_app.gui.edit_merge import MergeDialog
from timeline_app.gui.engine import ArticleEngine
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.reading import Reader
from timeline_app.gui.session import Session
from timeline_app.gui.settings import WindowSettings
from timeline_app.model import Entry
from timeline_app.project.project import Project

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

PLAIN = """Harbour council closes the old bridge
March 5, 2024

The council of Port Ellen voted on Monday to close the old bridge. Mayor Ana Ruiz resigned on February 12, 2024.
Engineers warned in October 2023 that the piers were failing.
"""
MARKED = """# Mayor of Port Ellen steps down

12 February 2024

Mayor Ana Ruiz resigned on Monday. She was elected in May 2021. The council will elect a successor on 20 February 2024.
"""
PAGE = """<!doctype html><html><head><title>Bridge closure sparks protest</title>
<meta property="article:published_time" content="2024-03-09T10:00:00Z"></head><body><article>
<h1>Bridge closure sparks protest</h1>
<p>Hundreds of residents protested in Port Ellen on Friday. The council had voted on March 4, 2024 to close the bridge.
The march ended peacefully at the town hall, where speakers demanded a new crossing within two years.</p>
<p>Acting mayor Jon Bell promised talks. The government approved a loan of 40 million on 6 March 2024, and the
opposition criticised the decision in parliament the next day.</p></article></body></html>
"""
MAIL = """From: Press Office <press@example.org>
To: desk@example.org
Subject: Minister visits Port Ellen
Date: Mon, 11 Mar 2024 09:30:00 +0000
Content-Type: text/plain; charset=utf-8

Transport minister Clara Holm visited Port Ellen on 10 March 2024. She announced a new ferry line, which will open in
June 2024. The old bridge was closed on 4 March 2024.
"""
PARAGRAPHS = (
    "Parliament debates the bridge",
    "14 March 2024",
    "Parliament debated the closure of the bridge on Wednesday. Clara Holm defended the loan.",
    "The opposition tabled a motion on 13 March 2024. It was rejected on 14 March 2024.",
)


def word_file(path: Path) -> None:
    """A Word document of the paragraphs above."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in PARAGRAPHS)
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    related = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(
            "[Content_Types].xml",
            f'<?xml version="1.0"?><Types xmlns="{types}"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        file.writestr(
            "_rels/.rels",
            f'<?xml version="1.0"?><Relationships xmlns="{related}"><Relationship Id="r1" Type="{office}"'
            ' Target="word/document.xml"/></Relationships>',
        )
        file.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>',
        )


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Five articles in files of five kinds."""
    texts = {"bridge.txt": PLAIN, "mayor.md": MARKED, "protest.html": PAGE, "minister.eml": MAIL}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    word_file(tmp_path / "debate.docx")
    return [str(tmp_path / name) for name in (*texts, "debate.docx")]


def state(window: MainWindow) -> list[tuple[str, str, str, int]]:
    """All that the timeline shows."""
    return sorted(
        (entry.key, entry.event.title, str(entry.event.when), len(entry.event.mentions))
        for entry in window.session.timeline.entries
    )


def saying(window: MainWindow, word: str) -> list[Entry]:
    """The events of which the article says ``word``."""
    found = []
    for entry in window.session.timeline.entries:
        text = window.session.extraction_of(entry).article.text
        if any(word in mention.span.of(text) for mention in entry.event.mentions):
            found.append(entry)
    return found


def open_window(store: QSettings, qtbot: QtBot) -> MainWindow:
    window = MainWindow(Session(), Reader(ArticleEngine()), WindowSettings(store))
    qtbot.addWidget(window, before_close_func=lambda w: w.reader.close())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def wake(window: MainWindow, qtbot: QtBot) -> None:
    """Keys go to the active window; one that waits long may have lost that place."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


KILLED = """
import sys
from pathlib import Path
from timeline_app.project import edits
from timeline_app.project.project import Project
project = Project.open(Path(sys.argv[1]), Path(sys.argv[2])).project
project.do(edits.retitle(project.document, sys.argv[3], "Changed amid a kill"))
print("done", flush=True)
sys.stdin.read()
"""
"""Opens a project, changes it, and waits to be killed."""


def test_a_morning_of_work_survives_undo_and_a_kill(
    files: list[str], store: QSettings, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(store, qtbot)
    # Five articles of five kinds are read, each with its own date.
    window.desk.open_files(files)
    qtbot.waitUntil(lambda: len(window.session.sources) == 5 and not window.reader.busy, timeout=60_000)
    days = [source.extraction.published for source in window.session.sources]
    assert [day and str(day.day) for day in days] == [
        "2024-03-05", "2024-02-12", "2024-03-09", "2024-03-11", "2024-03-14",
    ]  # fmt: skip
    wake(window, qtbot)
    # A date is corrected on the event page.
    warned = saying(window, "warned")[0]
    window.session.select(warned.key)
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL)
    head = window.side.inspector.head
    assert head is not None
    assert head.date.editor is not None
    qtbot.keyClicks(head.date.editor.field.edit, "mid-2023")
    qtbot.keyClick(head.date.editor.field.edit, Qt.Key.Key_Return)
    corrected = window.session.entry(warned.key)
    assert corrected is not None
    assert str(corrected.event.when) == "2023-05/2023-08"
    # The same resignation, told by two articles, becomes one event.
    told = saying(window, "resigned")
    assert len(told) == 2
    window.centre.canvas.pick([entry.key for entry in told], told[0].key)
    qtbot.keyClick(window, Qt.Key.Key_M, CONTROL)
    dialog = dialog_of(window, MergeDialog)
    qtbot.mouseClick(dialog.merge, LEFT)
    merged = state(window)
    assert len([entry for entry in saying(window, "resigned") if entry.key in {one.key for one in told}]) == 1
    # All of it is undone, to the empty window, and made again.
    for _ in window.session.project.history:
        qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert not window.session.sources
    assert window.start.isVisible()
    for _ in window.session.project.history:
        qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert state(window) == merged
    # It gets a name; then another process that works on it is killed.
    path = tmp_path / "port ellen.timeline"
    window.projects.save_as(path)
    key = window.session.timeline.entries[0].key
    window.close()
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", KILLED, str(path), str(tmp_path / "data"), key]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"done"
        process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        process.wait(20)
    # All is there again, the last edit too, and can still be undone.
    again = open_window(store, qtbot)
    again.open_paths([str(path)])
    changed = again.session.entry(key)
    assert changed is not None
    assert changed.event.title == "Changed amid a kill"
    wake(again, qtbot)
    qtbot.keyClick(again, Qt.Key.Key_Z, CONTROL)
    assert state(again) == merged
    qtbot.waitUntil(idle(again))


def test_unnamed_work_survives_when_the_program_dies(
    files: list[str], store: QSettings, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(store, qtbot)
    window.desk.open_files(files[:1])
    qtbot.waitUntil(lambda: len(window.session.sources) == 1, timeout=60_000)
    file = window.session.project.path
    kept = file.read_bytes()  # as the disk holds it at this moment
    before = state(window)
    window.close()
    file.write_bytes(kept)
    found = Project.open(file, tmp_path / "data" / "political-timeline")
    assert any("was not closed the last time" in sentence for sentence in found.sentences)
    found.project.close()
    file.write_bytes(kept)
    again = open_window(store, qtbot)
    again.open_paths([])
    assert state(again) == before
    assert [bar.text for bar in again.messages.bars] == ["Your unnamed work was found again: 1 article, 1 edit."]
