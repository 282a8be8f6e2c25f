"""Filters that follow a change say what filters looked at anew would say."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.samples import seed_timeline, synthetic_timeline
from timeline_app.gui.filters import Filters, Sieve
from timeline_app.model import Entry, Kind, Status, Timeline

BASE = seed_timeline().entries + tuple(replace(entry, key=f"s{entry.key}") for entry in synthetic_timeline(40).entries)
SOURCES = seed_timeline().sources
FILTERS = (
    Filters(),
    Filters(kinds=frozenset({Kind.MEDIA, Kind.WAR})),
    Filters(people=frozenset({"Donald Trump"}), statuses=frozenset({Status.CLAIMED})),
    Filters(text="trump"),
)


def changed(entry: Entry, kind: Kind) -> Entry:
    return replace(entry, event=replace(entry.event, kind=kind, title=f"Trump {kind.value}"))


@st.composite
def steps(draw: st.DrawFn) -> tuple[list[int], list[tuple[int, Kind]]]:
    """Events that go, and events that become others."""
    places = st.integers(0, len(BASE) - 1)
    return draw(st.lists(places, max_size=6)), draw(st.lists(st.tuples(places, st.sampled_from(Kind)), max_size=6))


@settings(max_examples=60, deadline=None)
@given(st.lists(steps(), min_size=1, max_size=4), st.sampled_from(FILTERS))
def test_following_gives_the_same_as_looking_anew(
    edits: list[tuple[list[int], list[tuple[int, Kind]]]], asked: Filters
) -> None:
    sieve = Sieve(Timeline(SOURCES, BASE))
    facets = sieve.facets(asked)
    for gone, others in edits:
        entries = dict(enumerate(BASE))
        for place, kind in others:
            entries[place] = changed(entries[place], kind)
        for place in gone:
            entries.pop(place, None)
        before, timeline = sieve, Timeline(SOURCES, tuple(entries.values()))
        sieve = Sieve(timeline, before)
        facets = sieve.followed(asked, before, facets)
        anew = Sieve(timeline).facets(asked)
        assert facets.shown == anew.shown
        for name in ("sources", "kinds", "statuses", "marks", "people"):
            assert +getattr(facets, name) == +getattr(anew, name)
