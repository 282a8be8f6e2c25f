from __future__ import annotations

import pytest

from timeline_app.layout.scale import Scale
from timeline_app.layout.ticks import STEPS, Unit, boundaries, choose, group_year, ticks
from timeline_app.model.calendar import from_ordinal, to_ordinal, weekday


def _labels(begin: float, end: float, width: float = 1000) -> tuple[list[str], list[str]]:
    found = ticks(Scale.over(begin, end, width))
    return [tick.label for tick in found.fine], [tick.label for tick in found.coarse]


@pytest.mark.parametrize(
    ("begin", "end", "fine", "coarse"),
    [
        (to_ordinal(2024, 7, 1), to_ordinal(2024, 8, 1), "1", "July 2024"),
        (to_ordinal(2024, 6, 24), to_ordinal(2024, 11, 18), "24", "June 2024"),
        (to_ordinal(2021), to_ordinal(2025), "Jan", "2021"),
        (to_ordinal(1990), to_ordinal(2030), "1990", "1990s"),
        (to_ordinal(2024, 8, 12), to_ordinal(2024, 8, 13), "00:00", "Mon 12 Aug 2024"),
        (to_ordinal(-43), to_ordinal(-40), "Jan", "44 BCE"),
    ],
)
def test_two_rows(begin: float, end: float, fine: str, coarse: str) -> None:
    rows = _labels(begin, end)
    assert rows[0][0] == fine
    assert rows[1][0] == coarse


def test_weeks_begin_on_monday() -> None:
    for time in boundaries(Unit.WEEK, 1, to_ordinal(2024, 6, 24) + 0.3, to_ordinal(2024, 12, 1)):
        assert weekday(int(time)) == 0


@pytest.mark.parametrize("every", [1, 2, 5, 10, 100])
def test_no_year_nought(every: int) -> None:
    found = list(boundaries(Unit.YEAR, every, to_ordinal(-300), to_ordinal(300)))
    years = [from_ordinal(int(time))[0] for time in found]
    labels = [tick.label for tick in ticks(Scale.over(to_ordinal(-300), to_ordinal(300), 50_000)).fine]
    assert years == sorted(set(years))
    assert 1 in years
    assert "0" not in labels
    assert "0 BCE" not in labels
    before = [1 - year for year in years if year <= 0]
    assert all(number % every == 0 for number in before)


@pytest.mark.parametrize(("group", "every", "year"), [(202, 10, 2020), (0, 10, 1), (-1, 10, -9), (5, 1, 5), (0, 1, 0)])
def test_groups_of_years(group: int, every: int, year: int) -> None:
    assert group_year(group, every) == year


def test_steps_grow_and_each_is_chosen_somewhere() -> None:
    lengths = [step.unit.value * step.every for step in STEPS]
    assert lengths == sorted(lengths)
    chosen = {choose(10 ** (power / 40)) for power in range(-300, 200)}
    assert chosen == set(STEPS)


def test_minutes_have_no_drift() -> None:
    day = to_ordinal(2024, 8, 12)
    labels, _ = _labels(day + 23 / 24, day + 1 + 1 / 24, 1400)
    assert "23:55" in labels
    assert "00:00" in labels
    assert all(label.endswith(("0", "5")) for label in labels)
