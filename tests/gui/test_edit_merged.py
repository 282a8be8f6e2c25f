"""An event that events of other articles were merged into: their words on its page, and the way out again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.window_support import dialog_of, event_page, key_of
from tests.samples import seed_extraction, synthetic_timeline
from timeline_app.gui.edit_merge import MergeDialog
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.quote_line import QuoteLine
from timeline_app.model import Entry
from timeline_app.project import edits
from timeline_app.project.values import GivenDate

LEFT = Qt.MouseButton.LeftButton
ATTEMPT = "Attempt on Trump’s life"
BIDEN = "Biden leaves the presidential race"


@pytest.fixture
def several(seeded: MainWindow) -> MainWindow:
    """Three articles, the second one with the seed's events (and ids) in other words around them."""
    seed = seed_extraction()
    seeded.session.add(replace(seed, article=replace(seed.article, text=seed.article.text + "\nLater edition.")))
    other = synthetic_timeline(5).sources[0]
    seeded.session.add(other)
    return seeded


def of_source(window: MainWindow, source: int, title: str = "") -> Entry:
    return next(
        entry for entry in window.session.timeline.entries if entry.source == source and title in entry.event.title
    )


def lines(window: MainWindow) -> dict[str, QuoteLine]:
    """The lines of quoted words on the event page, by what a screen reader says of them."""
    return {line.accessibleName(): line for line in event_page(window, QuoteLine)}


def split_off(window: MainWindow, words: str) -> QPushButton:
    (button,) = (part for part in event_page(window, QPushButton) if part.accessibleName() == f"Split off {words}")
    return button


def test_what_other_articles_tell_is_on_the_page_and_leads_to_its_words(several: MainWindow, qtbot: QtBot) -> None:
    session = several.session
    one, two, three = (of_source(several, source, title) for source, title in ((0, ATTEMPT), (1, BIDEN), (2, "")))
    session.select(one.key)
    before = set(lines(several))
    session.edit(edits.merge, (one.key, two.key, three.key), one.key)
    assert session.selected == one.key
    new = {name: line for name, line in lines(several).items() if name not in before}
    assert len(new) == 2
    for entry, source in ((two, session.sources[1]), (three, session.sources[2])):
        words = entry.event.mentions[0].span
        name = source.extraction.article.name
        (line,) = (line for line in new.values() if words.of(source.extraction.article.text)[:30] in line.text())
        assert name[:30] in line.accessibleName()
        assert split_off(several, line.text()).isVisible()
        with qtbot.waitSignal(several.side.inspector.passage_wanted) as asked:
            qtbot.mouseClick(line, LEFT)
        assert asked.args == [entry.source, words]
        assert several.side.article.choice.currentIndex() == entry.source
        several.side.show_event()


def test_one_telling_is_split_off_and_undo_puts_it_back(several: MainWindow, qtbot: QtBot) -> None:
    session = several.session
    one, two, three = (of_source(several, source, title) for source, title in ((0, ATTEMPT), (1, BIDEN), (2, "")))
    session.select(one.key)
    session.edit(edits.merge, (one.key, two.key, three.key), one.key)
    words = next(line.text() for name, line in lines(several).items() if session.document.held[2].name[:30] in name)
    qtbot.mouseClick(split_off(several, words), LEFT)
    assert session.entry(three.key) == three
    assert session.entry(two.key) is None
    assert session.selected == one.key
    assert not any(line.text() == words for line in lines(several).values())
    assert session.project.undo_label.startswith("Take apart “")
    session.undo()
    assert set(session.document.merged(one.key)) == {two.key, three.key}
    session.select(one.key)
    assert split_off(several, words).isVisible()


def test_an_event_without_words_can_be_split_off_too(several: MainWindow, qtbot: QtBot) -> None:
    session = several.session
    session.edit(edits.add_event, "", "The deadline", GivenDate(None))
    added, one = key_of(several, "The deadline"), key_of(several, ATTEMPT)
    session.select(one)
    session.edit(edits.merge, (one, added), one)
    assert not lines(several)["The deadline added by you"].isEnabled()
    qtbot.mouseClick(split_off(several, "The deadline"), LEFT)
    assert session.entry(added) is not None


def test_the_page_follows_a_merge_that_leaves_the_event_as_it_was(several: MainWindow) -> None:
    """The same telling by another article adds no people and no date; it is named all the same."""
    session = several.session
    one, same = of_source(several, 0, ATTEMPT), of_source(several, 1, ATTEMPT)
    session.select(one.key)
    before = set(lines(several))
    session.edit(edits.merge, (one.key, same.key), one.key)
    assert session.selected_entry is not None
    assert session.selected_entry.event == one.event
    (new,) = set(lines(several)) - before
    assert session.document.held[1].name[:30] in new
    session.undo()
    assert set(lines(several)) == before


def test_merging_by_the_dialog_shows_the_words_that_it_promises(several: MainWindow, qtbot: QtBot) -> None:
    session = several.session
    one, two = of_source(several, 0, ATTEMPT), of_source(several, 1, BIDEN)
    dialog = MergeDialog(session, (one.key, two.key), several)
    dialog.show()
    assert dialog_of(several, MergeDialog) is dialog
    qtbot.mouseClick(next(button for button in dialog.group.buttons() if button.text() == ATTEMPT), LEFT)
    qtbot.mouseClick(dialog.merge, LEFT)
    words = two.event.mentions[0].span.of(session.sources[1].extraction.article.text)
    assert any(words[:30] in line.text() for line in lines(several).values())


def test_dates_of_two_articles_are_told_apart(several: MainWindow) -> None:
    """No order of events is made up for a date that words of another article give."""
    session = several.session
    one, two = of_source(several, 0, ATTEMPT), of_source(several, 1, BIDEN)
    session.select(one.key)
    session.edit(edits.merge, (one.key, two.key), one.key)
    said = [part.text() for part in event_page(several, QLabel)]
    assert "The articles contradict each other" in said
    assert any(line.startswith("They go by “last month”, ") for line in said)
    assert any("“three weeks ago” in another article would be about 23 Jul 2024" in line for line in said)
    assert not any("order of events" in line or "counted from" in line for line in said)


def test_a_date_taken_from_another_article_says_so(several: MainWindow) -> None:
    session = several.session
    undated = next(entry for entry in session.timeline.entries if entry.source == 0 and entry.event.when is None)
    dated = of_source(several, 1, ATTEMPT)
    session.select(undated.key)
    session.edit(edits.merge, (undated.key, dated.key), undated.key)
    said = [part.text() for part in event_page(several, QLabel)]
    assert any(line.startswith("Another article gives it this date: ") for line in said)
