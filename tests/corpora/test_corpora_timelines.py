"""The timelines of the seed article and of six articles of our own against hand-made ones: floors that must hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpora.scoring import Score, load_wanted, same_days, score, tells
from timeline_app.data import seeds
from timeline_app.extraction import extract
from timeline_app.model import Basis, Extraction, Status, When

HERE = Path(__file__).resolve().parent
SEED = "musk-invites-harris.txt"


@pytest.fixture(scope="module")
def seed() -> Extraction:
    with (seeds() / SEED).open(encoding="utf-8", newline="") as file:
        return extract(file.read())


def test_the_seed_is_read_as_a_careful_reader_reads_it(seed: Extraction) -> None:
    result = score(seed, load_wanted(HERE / "seed.json")[SEED])
    assert result.recall >= 0.9, result
    assert result.date_accuracy >= 0.9, result
    assert result.precision >= 0.75, result
    assert result.status >= result.found - 2
    assert result.kind >= result.found - 4


def test_the_seeds_contradiction_is_shown_with_both_readings(seed: Extraction) -> None:
    found = [event for event in seed.events if event.contradictory]
    assert [str(event.when) for event in found] == ["2024-07-23~"]
    readings = found[0].readings
    words = [[span.of(seed.article.text) for span in reading.spans] for reading in readings]
    assert any("three weeks ago" in " ".join(group) for group in words)
    assert any("November" in " ".join(group) for group in words)
    assert [reading.preferred for reading in readings].count(True) == 1
    assert next(r for r in readings if r.preferred).when == found[0].when
    assert all(reading.reason for reading in readings)


def test_own_articles_in_other_words() -> None:
    total = Score()
    for name, wanted in load_wanted(HERE / "own_articles.json").items():
        text = (HERE / "articles" / name).read_text(encoding="utf-8")
        result = score(extract(text), wanted)
        assert result.found >= len(wanted) - 2, (name, result)
        total += result
    assert total.recall >= 0.92, total
    assert total.date_accuracy >= 0.92, total
    assert total.precision >= 0.88, total
    assert total.status >= 0.9 * total.found, total
    assert total.kind >= 0.85 * total.found, total


def test_the_scorer_can_fail(seed: Extraction) -> None:
    wanted = load_wanted(HERE / "seed.json")[SEED]
    empty = Extraction(seed.article, seed.published, (), ())
    assert score(empty, wanted).found == 0
    assert not same_days(When.parse("2024-07"), "2024-07-23")
    assert same_days(When.parse("2024-07-23~"), "2024-07-23")
    assert not any(tells(seed.events[0], want, "no such words") for want in wanted)


def test_inferred_dates_say_from_what(seed: Extraction) -> None:
    for event in seed.events:
        if event.when is not None and event.basis is Basis.INFERRED:
            assert event.steps, event.title
            assert event.steps[-1].anchor is not None, event.title
        if event.when is not None and event.basis is Basis.STATED:
            assert event.time_spans, event.title


def test_what_the_seed_denies_or_plans_is_no_plain_fact(seed: Extraction) -> None:
    planned = [e for e in seed.events if e.status is Status.PLANNED]
    assert any("lection" in e.title for e in planned)
    hypothetical = [e for e in seed.events for m in e.mentions if m.trigger.of(seed.article.text) == "occurred"]
    assert hypothetical == []
