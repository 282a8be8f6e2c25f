from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.samples import seed_timeline
from timeline_app.layout.bands import Band
from timeline_app.model import (
    Article,
    Basis,
    CalendarDate,
    Event,
    Extraction,
    InputError,
    Kind,
    Participant,
    Span,
    Status,
    Timeline,
    When,
)
from timeline_app.project import edits
from timeline_app.project.corrected import corrected
from timeline_app.project.document import Document
from timeline_app.project.values import Chosen, Correction, Edit, GivenDate
from timeline_app.render.changes import changes_of, digests, facts, made_again, numbered
from timeline_app.render.export import PictureSettings, export_picture
from timeline_app.render.manifest import MOST_DIGESTS, changes_in, manifest_in, manifest_of, settings_in, unlike

Way = Callable[[Event], Event]


def with_events(timeline: Timeline, events: tuple[Event, ...]) -> Timeline:
    """The events of the first source replaced."""
    return Timeline.of((replace(timeline.sources[0], events=events), *timeline.sources[1:]))


def contradictory(timeline: Timeline) -> Event:
    return next(entry.event for entry in timeline.entries if entry.event.contradictory)


def chosen(event: Event) -> Event:
    """The reading that the program did not prefer."""
    other = next(reading for reading in event.readings if not reading.preferred)
    return corrected(event, Correction(reading=Chosen(other.spans, other.when)))


WAYS: dict[str, Way] = {
    "title": lambda event: corrected(event, Correction(title="My own <words> \u202e")),
    "date": lambda event: corrected(event, Correction(date=GivenDate(When.parse("2023-05~/2023-07"), "May to July"))),
    "margin": lambda event: replace(event, when=When.of(CalendarDate(2024, 7, 1)).about(9)),
    "no date": lambda event: corrected(event, Correction(date=GivenDate(None))),
    "kind": lambda event: corrected(event, Correction(kind=Kind.ECONOMY)),
    "status": lambda event: corrected(event, Correction(status=Status.NEGATED)),
    "people": lambda event: corrected(event, Correction(participants=(Participant("Somebody"),))),
    "mentions": lambda event: replace(event, mentions=(replace(event.mentions[0], sentence=Span(0, 20)),)),
}


@pytest.mark.parametrize("name", sorted(WAYS))
def test_a_correction_is_noted_and_made_again(name: str) -> None:
    read = seed_timeline()
    events = list(read.sources[0].events)
    events[3] = WAYS[name](events[3])
    shown = with_events(read, tuple(events))
    changes = json.loads(json.dumps(changes_of(read, shown)))
    assert len(changes) == 1
    again, lost = made_again(read, changes)
    assert lost == 0
    assert [facts(entry) for entry in again.entries] == [facts(entry) for entry in shown.entries]


def test_a_chosen_reading_is_made_again_with_its_date() -> None:
    read = seed_timeline()
    event = contradictory(read)
    shown = with_events(read, tuple(chosen(one) if one is event else one for one in read.sources[0].events))
    again, _ = made_again(read, changes_of(read, shown))
    found = again.entry(f"0:{event.id}")
    assert found is not None
    assert found.event.when == chosen(event).when != event.when
    assert found.event.contradictory


def test_removed_and_own_events() -> None:
    read = seed_timeline()
    own = Event("own1", "Added by me", When.parse("2024-08-02"), Kind.PROTEST, Status.PLANNED, Basis.GIVEN, ())
    shown = Timeline.of(
        (
            replace(read.sources[0], events=read.sources[0].events[2:]),
            Extraction(Article("", ()), None, (own,), ()),
        )
    )
    again, lost = made_again(read, json.loads(json.dumps(changes_of(read, shown))))
    assert lost == 0
    assert sorted(digests(again)) == sorted(digests(shown))
    assert again.entries[-1].event.title == "Added by me"


def test_nothing_changed_is_nothing_noted() -> None:
    read = seed_timeline()
    assert changes_of(read, read) == []
    assert "changes" not in json.loads(manifest_of(read, PictureSettings(), read))


def test_a_change_that_fits_no_event_is_counted() -> None:
    read = seed_timeline()
    changes = [
        {"source": 0, "at": [99_990, 99_999], "id": "e1", "title": "x"},
        {"source": 7, "at": [], "id": "e1"},
        {"source": -1, "own": True, "id": "own1", "title": "of a missing article"},
    ]
    again, lost = made_again(read, changes)
    assert lost == 3
    assert again == read


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"source": "x"},
        {"source": 0, "own": True},
        {"source": 0, "own": True, "id": "a", "kind": "nonsense"},
        {"source": 0, "own": True, "id": "a", "when": ["not a date", None]},
        {"source": 0, "own": True, "id": "a", "mentions": [[1]]},
        {"source": 99, "own": True, "id": "a"},
    ],
)
def test_damaged_notes_are_said_to_be(change: dict[str, object]) -> None:
    with pytest.raises(InputError, match="damaged"):
        made_again(seed_timeline(), [change])
    with pytest.raises(InputError, match="damaged"):
        changes_in({"sources": [], "changes": [1]}, seed_timeline())
    with pytest.raises(InputError, match="damaged"):
        changes_in({}, seed_timeline())


def test_keys_of_a_window_do_not_reach_the_picture(tmp_path: Path) -> None:
    """The same events in the same order of the text give the same bytes, whatever keys and order a window has."""
    timeline = seed_timeline()
    entries = tuple(replace(entry, key=f"a1b2:{number}") for number, entry in enumerate(reversed(timeline.entries)))
    window = Timeline(timeline.sources, entries)
    band = Band("The talks", 738_900.0, 738_950.0, "#884400")
    keys = frozenset(entry.key for entry in entries[2:])
    settings = PictureSettings(800, 600, keys=keys, bands=(replace(band, key=entries[3].key),))
    export_picture(window, settings, tmp_path / "a.svg")
    manifest = manifest_in((tmp_path / "a.svg").read_bytes())
    assert b"a1b2" not in (tmp_path / "a.svg").read_bytes()
    export_picture(timeline, settings_in(manifest, numbered(timeline)[0]), tmp_path / "b.svg")
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_picture_of_choices_and_filters_is_made_again(tmp_path: Path, ending: str) -> None:
    read = seed_timeline()
    event = contradictory(read)
    events = [chosen(one) if one is event else one for one in read.sources[0].events]
    events[0] = corrected(events[0], Correction(title="Told <otherwise> & by hand"))
    shown = with_events(read, tuple(events[:-1]))
    kept = frozenset(entry.key for entry in shown.entries[1:])
    settings = PictureSettings(900, 700, keys=kept, bands=(Band("A <time>", 738_000.0, 739_000.0),))
    export_picture(shown, settings, tmp_path / f"a.{ending}", read)
    older = (tmp_path / f"a.{ending}").read_bytes()
    manifest = manifest_in(older)
    again, lost = made_again(read, changes_in(manifest, read))
    assert lost == 0
    assert unlike(manifest, numbered(again)[0]) == []
    export_picture(again, settings_in(manifest, numbered(again)[0]), tmp_path / f"b.{ending}", read)
    assert (tmp_path / f"b.{ending}").read_bytes() == older


def test_changes_follow_their_article(tmp_path: Path) -> None:
    """Where the first of two articles lacks, what was changed of the second is changed all the same."""
    seed = seed_timeline().sources[0]
    other = replace(seed, article=replace(seed.article, text=seed.article.text + " More."))
    read = Timeline.of((other, seed))
    own = Event("own1", "Added by me", When.parse("2024-08-02"), Kind.PROTEST, Status.PLANNED, Basis.GIVEN, ())
    titled = (replace(seed.events[0], title="By hand"), *seed.events[1:])
    shown = Timeline.of((other, replace(seed, events=titled), Extraction(Article("", ()), None, (own,), ())))
    export_picture(shown, PictureSettings(600), tmp_path / "a.svg", read)
    manifest = manifest_in((tmp_path / "a.svg").read_bytes())
    assert len(manifest["sources"]) == 2
    alone = Timeline.of((seed,))
    again, lost = made_again(alone, changes_in(manifest, alone))
    assert lost == 0
    assert "By hand" in {entry.event.title for entry in again.entries if entry.source == 0}
    assert [entry.event.title for entry in again.entries if entry.source == 1] == ["Added by me"]
    _, lost = made_again(Timeline.of((other,)), changes_in(manifest, Timeline.of((other,))))
    assert lost == 1
    assert not unlike(manifest, numbered(made_again(read, changes_in(manifest, read))[0])[0])


def test_what_is_read_otherwise_is_named() -> None:
    read = numbered(seed_timeline())[0]
    manifest = json.loads(manifest_of(read, PictureSettings()))
    events = list(read.sources[0].events)
    events[0] = replace(events[0], title="Read anew")
    other = numbered(with_events(read, tuple(events[:-1])))[0]
    said = unlike(manifest, other)
    assert said[0] == "Read otherwise than for the picture: “Read anew”."
    assert said[1].startswith("2 of its")
    assert unlike({}, other) == []


def test_of_very_many_events_one_fingerprint_is_noted() -> None:
    read = seed_timeline()
    many = Timeline.of((replace(read.sources[0], events=read.sources[0].events * (MOST_DIGESTS // 10)),))
    manifest = json.loads(manifest_of(numbered(many)[0], PictureSettings()))
    assert "each" not in manifest["events"]
    assert unlike(manifest, numbered(many)[0]) == []
    assert "told otherwise" in unlike(manifest, read)[0]


def edited() -> tuple[Timeline, Timeline]:
    """Two articles as they were read, and the timeline of a project in which each kind of correction was made."""
    seed = seed_timeline().sources[0]
    later = replace(seed, article=replace(seed.article, text=seed.article.text + "\nMore."))
    document = Document()
    for extraction in (seed, later):
        document = document.applied(edits.hold(document, extraction))
    first, second = (held.key for held in document.held)
    keys = document.event_keys(first)
    others = document.event_keys(second)
    late, early = GivenDate(When.parse("2024-08-03")), GivenDate(When.parse("2023-05~"), "about May 2023")
    made: tuple[Callable[[Document], Edit], ...] = (
        lambda now: edits.retitle(now, keys[0], "By hand"),
        lambda now: edits.redate(now, keys[1], early),
        lambda now: edits.rekind(now, keys[2], Kind.ECONOMY),
        lambda now: edits.remove(now, [keys[3]]),
        lambda now: edits.merge(now, [keys[5]], into=keys[4]),
        lambda now: edits.merge(now, [others[6]], into=keys[6]),
        lambda now: edits.star(now, [keys[7]], on=True),
        lambda now: edits.add_event(now, "", "Of no article", late),
        lambda now: edits.add_event(now, second, "Of the second", late, span=Span(5, 12)),
    )
    for edit in made:
        document = document.applied(edit(document))
    return Timeline.of((seed, later)), document.timeline()


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_corrected_project_is_made_again_byte_for_byte(tmp_path: Path, ending: str) -> None:
    read, shown = edited()
    settings = PictureSettings(1000, 900, title="Corrected", keys=frozenset(one.key for one in shown.entries[1:]))
    export_picture(shown, settings, tmp_path / f"a.{ending}", read)
    older = (tmp_path / f"a.{ending}").read_bytes()
    manifest = manifest_in(older)
    again, lost = made_again(read, changes_in(manifest, read))
    assert lost == 0
    assert unlike(manifest, numbered(again)[0]) == []
    export_picture(again, settings_in(manifest, numbered(again)[0]), tmp_path / f"b.{ending}", read)
    assert (tmp_path / f"b.{ending}").read_bytes() == older
