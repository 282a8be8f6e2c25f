"""A program that is killed at any moment loses nothing that it said was done."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.unit.project.killing import Nursery, start
from tests.unit.project.test_project_damage import flips, made_project

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it has neither fork nor kill -9")


def kills(trials: int, folder: Path) -> None:
    original = start(folder)
    said = 0
    with Nursery() as nursery:
        for seed in range(trials):
            outcome = nursery.trial(original, folder / str(seed), seed)
            assert outcome.held >= outcome.said
            said += outcome.said
    assert said > 3 * trials  # the children did work


def test_killed_a_dozen_times(tmp_path: Path) -> None:
    kills(12, tmp_path)


@pytest.mark.slow
def test_killed_three_hundred_times(tmp_path: Path) -> None:
    kills(300, tmp_path)


@pytest.mark.slow
def test_ten_thousand_flips_and_truncations(tmp_path: Path) -> None:
    flips(10_000, 11, made_project(tmp_path), tmp_path)
