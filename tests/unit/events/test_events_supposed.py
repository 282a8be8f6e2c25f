"""What is only imagined, denied of everybody's mind, or said by some is not told as fact."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline_app import extract
from timeline_app.model import Status

DAY = dt.date(2024, 9, 3)


def statuses(text: str) -> dict[str, Status]:
    found = extract(text, DAY)
    return {e.mentions[0].trigger.of(found.article.text): e.status for e in found.events}


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Had the senate rejected the treaty in 2019, the pact would have failed.", "rejected", Status.HYPOTHETICAL),
        ("Had the army seized the port in 2020, the king could have fled.", "seized", Status.HYPOTHETICAL),
        ("Imagine that Marsh wins the election in November.", "wins", Status.HYPOTHETICAL),
        ("Suppose the army seizes the palace in May.", "seizes", Status.HYPOTHETICAL),
        ("Nobody thought that the army would still be in Orla in 2023.", "Orla", Status.HYPOTHETICAL),
        ("Nobody expected that troops would leave the town in 2023.", "leave", Status.HYPOTHETICAL),
        ("Some claim that Marsh met the general in Orla in 2019.", "met", Status.CLAIMED),
        ("In 2019 the senate rejected the treaty, and the pact failed.", "rejected", Status.HAPPENED),
        ("Marsh had rejected the treaty in 2019, officials said.", "rejected", Status.HAPPENED),
        ("Experts thought that troops would leave the town in 2023.", "leave", Status.PLANNED),
    ],
)
def test_only_what_is_told_as_fact_happened(text: str, trigger: str, status: Status) -> None:
    assert statuses(text)[trigger] is status
