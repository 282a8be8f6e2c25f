from __future__ import annotations

from dataclasses import replace

import pytest

from tests.samples import seed_timeline
from timeline_app.gui.filters import Filters, Mark, Sieve
from timeline_app.model import Kind, Status

TIMELINE = seed_timeline()


def titles(filters: Filters) -> set[str]:
    shown = Sieve(TIMELINE).facets(filters).shown
    return {entry.event.title for entry in TIMELINE.entries if entry.key in shown}


def test_without_filters_everything_is_shown() -> None:
    assert len(titles(Filters())) == len(TIMELINE.entries)
    assert not Filters().active


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(kinds=frozenset(Kind) - {Kind.WAR}), {"Russia invades Ukraine under Trump"}),
        (
            Filters(statuses=frozenset(Status) - {Status.CLAIMED}),
            {"Trump calls Biden’s withdrawal the result of a “coup”"},
        ),
        (Filters(people=frozenset({"Vladimir Putin"})), {"Russia invades Ukraine under Trump"}),
        (Filters(text="technical PROBLEMS"), {"Technical problems delay the start on X"}),
        (Filters(text="super pac"), {"Michigan investigates Musk’s super PAC", "Musk starts a super PAC"}),
        (Filters(text="tesla nowhere"), set()),
        (Filters(sources=frozenset({0})), set()),
    ],
)
def test_a_filter_leaves_what_it_says(filters: Filters, left: set[str]) -> None:
    assert titles(filters) == left


def test_conflicts_and_inferred_dates_can_be_hidden() -> None:
    assert "Biden leaves the presidential race" not in titles(Filters(marks=frozenset({Mark.CONFLICT})))
    assert "Technical problems delay the start on X" not in titles(Filters(marks=frozenset({Mark.INFERRED})))


def test_counts_are_those_of_the_choice_under_the_other_filters() -> None:
    sieve = Sieve(TIMELINE)
    without = sieve.facets(Filters())
    assert without.kinds[Kind.MEDIA] == sum(entry.event.kind is Kind.MEDIA for entry in TIMELINE.entries)
    hidden = sieve.facets(Filters(kinds=frozenset({Kind.MEDIA})))
    assert hidden.kinds[Kind.MEDIA] == without.kinds[Kind.MEDIA]  # what showing them again would add
    of_putin = sieve.facets(Filters(people=frozenset({"Vladimir Putin"})))
    assert of_putin.kinds[Kind.MEDIA] == 0
    assert of_putin.people["Donald Trump"] == without.people["Donald Trump"]


def test_toggling_twice_is_nothing() -> None:
    filters = Filters(text="x")
    assert filters.toggled("kinds", Kind.WAR).toggled("kinds", Kind.WAR) == filters
    assert filters.toggled("kinds", Kind.WAR) == replace(filters, kinds=frozenset({Kind.WAR}))
