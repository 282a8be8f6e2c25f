from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from timeline_app.gui.import_batch import Batch, Item, State, dated
from timeline_app.gui.import_table import ReportModel, Which, details, outcome
from timeline_app.gui.reading import Job
from timeline_app.model import Article, Extraction, Published


def extraction(*warnings: str) -> Extraction:
    day = Published(dt.date(2024, 3, 5), "the line under the headline")
    return Extraction(Article("Words.", (), published=day), day, (), (), warnings=warnings)


def batch_of(*names: str) -> tuple[Batch, list[Job]]:
    jobs = [Job.of_file(f"/folder/{name}") for name in names]
    batch = Batch()
    batch.add([Item(job.name, job.path, job=job) for job in jobs])
    return batch, jobs


def test_it_ends_once_when_all_are_settled() -> None:
    batch, (one, two) = batch_of("a.txt", "b.txt")
    ended: list[int] = []
    batch.ended.connect(lambda: ended.append(1))
    batch.advance(one, 0.5)
    batch.take(one, State.READ, extraction())
    assert ended == []
    batch.become(two, State.FAILED, "b.txt is damaged.")
    assert batch.over
    assert ended == [1]
    batch.become(two, State.STOPPED)
    assert ended == [1]


@pytest.mark.parametrize(
    ("states", "unnamed", "sentence"),
    [
        ((State.READ,), 0, "1 of 1 file was read: 0 events."),
        ((State.READ, State.FAILED), 0, "1 of 2 files was read: 0 events. 1 could not be read."),
        ((State.SKIPPED,), 700, "0 of 701 files were read: 0 events. 701 skipped."),
        (
            (State.SAME, State.NEAR, State.STOPPED),
            0,
            "0 of 3 files were read: 0 events. 1 open already, 1 nearly the same as one that is open, 1 stopped.",
        ),
    ],
)
def test_the_summary_counts_each_kind(states: tuple[State, ...], unnamed: int, sentence: str) -> None:
    batch = Batch()
    batch.add([Item(f"{number}.txt", f"/{number}.txt", state) for number, state in enumerate(states)])
    batch.unnamed = unnamed
    assert batch.summary() == sentence


def test_pages_and_texts_are_articles_and_nothing_is_nothing() -> None:
    assert Batch().summary() == "Nothing was brought in yet."
    batch = Batch()
    batch.add([Item("example.org/story", state=State.READ)])
    assert batch.summary() == "1 of 1 article was read: 0 events."


def test_what_came_of_an_item_is_said_in_a_line_and_in_full() -> None:
    batch, (one, two, three) = batch_of("a.txt", "b.txt", "c.txt")
    assert outcome(batch.of(one)) == "Waiting"
    batch.advance(one, 0.4)
    assert outcome(batch.of(one)) == "Reading, 40%"
    batch.advance(one, 1)
    assert outcome(batch.of(one)) == "Read; soon on the timeline"
    batch.take(one, State.READ, extraction("First doubt.", "Second doubt."))
    assert outcome(batch.of(one)) == "Read. First doubt. (1 more doubt)"
    assert details(batch.of(one)) == "/folder/a.txt\nFirst doubt. Second doubt."
    batch.become(two, State.FAILED, "b.txt is damaged.")
    assert outcome(batch.of(two)) == "It is damaged."
    assert details(batch.of(two)) == "/folder/b.txt\nb.txt is damaged."
    batch.take(three, State.READ, extraction())
    assert outcome(batch.of(three)) == "Read; no event was found"


def test_the_publication_date_comes_with_its_source() -> None:
    assert dated(extraction()) == "5 Mar 2024 · the line under the headline"
    assert dated(Extraction(Article("", ()), None, (), ())) == "not known"


def test_the_model_keeps_qts_rules_and_follows(qtmodeltester: ModelTester) -> None:
    batch, (one, _) = batch_of("a.txt", "b.txt")
    model = ReportModel(batch)
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _: changed.append(first.row()))
    batch.become(one, State.READING)
    assert changed == [0]
    batch.add([Item("c.png", "/c.png", State.SKIPPED, "Files ending in .png are not read.")])
    assert model.rowCount() == 3
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(model.index(2, 1)) == "Files ending in .png are not read."
    assert model.headerData(0, Qt.Orientation.Horizontal) == "File"
    assert not QModelIndex().isValid()
    qtmodeltester.check(model)


@pytest.mark.parametrize(("which", "count"), [(Which.ALL, 8), (Which.READ, 1), (Which.OTHER, 5)])
def test_rows_are_chosen_by_what_came_of_them(which: Which, count: int) -> None:
    assert sum(map(which.takes, State)) == count
