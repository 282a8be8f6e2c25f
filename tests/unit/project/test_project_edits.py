"""What each edit does to the timeline, and what it says where it cannot be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from tests.samples import seed_extraction
from tests.unit.project.made import extraction
from timeline_app.model import (
    Basis,
    Bounds,
    Entry,
    Event,
    Kind,
    Mention,
    Participant,
    Span,
    Status,
    When,
)
from timeline_app.project import edits
from timeline_app.project.document import Document
from timeline_app.project.values import Edit, EditError, Era, GivenDate

SEED = seed_extraction()
DAY = When.parse("2024-07-13")


@pytest.fixture
def document() -> Document:
    return held("seed")


def held(*names: str) -> Document:
    document = Document()
    for name in names:
        document = document.applied(edits.hold(document, SEED if name == "seed" else extraction(name)))
    return document


def key_of(document: Document, title: str) -> str:
    return next(entry.key for entry in document.timeline().entries if title in entry.event.title)


def shown(document: Document, key: str) -> Entry:
    entry = document.entry(key)
    assert entry is not None
    return entry


def triggers(document: Document, key: str) -> list[Span]:
    return [mention.trigger for mention in shown(document, key).event.mentions]


def done(document: Document, *made: Callable[[Document], Edit]) -> Document:
    for make in made:
        document = document.applied(make(document))
    return document


def test_an_article_as_read() -> None:
    document = held("seed", "Alpha")
    timeline = document.timeline()
    assert timeline.sources == (SEED, extraction("Alpha"))
    assert timeline.sources[0] is document.held[0].extraction
    assert [entry.event for entry in timeline.entries if entry.source == 0] == list(SEED.events)
    assert not any(entry.extracted or entry.own or entry.starred for entry in timeline.entries)
    assert document.timeline() is timeline


def test_keys_stay_when_other_articles_come_and_go() -> None:
    alone = [entry.key for entry in held("Alpha").timeline().entries]
    with_seed = held("seed", "Alpha")
    later = with_seed.applied(edits.let_go(with_seed, with_seed.held[0].key))
    assert [entry.key for entry in later.timeline().entries] == alone
    assert {entry.source for entry in later.timeline().entries} == {0}


def test_events_of_one_trigger_have_keys_of_their_own() -> None:
    trigger = Span(0, 4)
    events = tuple(
        Event(f"e{n}", f"T{n}", None, Kind.OTHER, Status.HAPPENED, Basis.STATED, (Mention(trigger, trigger),))
        for n in range(3)
    )
    base = extraction("Alpha")
    document = Document()
    document = document.applied(edits.hold(document, type(base)(base.article, base.published, events, ())))
    keys = [entry.key.partition(":")[2] for entry in document.timeline().entries]
    assert keys == ["0-4", "0-4#2", "0-4#3"]


def test_title_kind_status_people_notes_star(document: Document) -> None:
    key = key_of(document, "coup")
    read = shown(document, key).event
    document = done(
        document,
        lambda d: edits.retitle(d, key, "  Another\n title "),
        lambda d: edits.rekind(d, key, Kind.MEDIA),
        lambda d: edits.restatus(d, key, Status.HAPPENED),
        lambda d: edits.set_participants(d, key, [Participant("Someone Else")]),
        lambda d: edits.annotate(d, key, "Check this."),
        lambda d: edits.star(d, [key]),
    )
    entry = shown(document, key)
    event = entry.event
    assert (event.title, event.kind, event.status) == ("Another title", Kind.MEDIA, Status.HAPPENED)
    assert [person.name for person in event.participants] == ["Someone Else"]
    assert (event.claimed_by, read.claimed_by) == ("", "Donald Trump")
    assert (event.kind_reason, event.status_reason) == ("Given by you.", "Given by you.")
    assert (entry.notes, entry.starred, entry.extracted, entry.own) == ("Check this.", True, read, False)
    assert (event.when, event.mentions, event.id) == (read.when, read.mentions, read.id)
    assert document.event_as_read(key) == read
    assert event in document.timeline().sources[0].events
    back = done(document, lambda d: edits.revert(d, key))
    entry = shown(back, key)
    assert (entry.event, entry.extracted) == (read, None)
    assert (entry.notes, entry.starred) == ("Check this.", True)
    bare = done(back, lambda d: edits.annotate(d, key, ""), lambda d: edits.star(d, [key], on=False))
    assert bare.corrections == {}


def test_a_given_date(document: Document) -> None:
    key = key_of(document, "Michigan")
    read = shown(document, key).event
    document = done(document, lambda d: edits.redate(d, key, GivenDate(DAY, "July 13")))
    event = shown(document, key).event
    assert (event.when, event.basis, event.bounds) == (DAY, Basis.GIVEN, DAY.bounds)
    assert [(step.rule, step.words, step.result) for step in event.steps] == [("given by you", "July 13", "2024-07-13")]
    assert shown(document, key).extracted == read
    document = done(document, lambda d: edits.redate(d, key, GivenDate(None, "no date")))
    event = shown(document, key).event
    assert (event.when, event.basis, event.bounds, event.steps[0].result) == (None, Basis.GIVEN, Bounds(), "no date")
    assert key in [entry.key for entry in document.timeline().entries][-4:]  # among the undated
    document = done(document, lambda d: edits.revert(d, key, "date"))
    assert shown(document, key).event == read


def test_a_chosen_reading(document: Document) -> None:
    key = key_of(document, "leaves the presidential")
    first, second = shown(document, key).event.readings
    assert document.chosen(key) is None
    document = done(document, lambda d: edits.choose_reading(d, key, second))
    event = shown(document, key).event
    assert (event.when, event.bounds, event.steps) == (second.when, second.when.bounds, second.steps)
    assert event.readings == (first, second)
    assert document.chosen(key) == second
    written = done(document, lambda d: edits.redate(d, key, GivenDate(DAY, "13 July")))
    assert (shown(written, key).event.when, written.chosen(key)) == (DAY, None)
    again = done(written, lambda d: edits.choose_reading(d, key, first))
    assert shown(again, key).event.when == first.when
    assert done(again, lambda d: edits.choose_reading(d, key, None)).corrections == {}


def test_removing_and_bringing_back(document: Document) -> None:
    key = key_of(document, "Michigan")
    document = done(document, lambda d: edits.retitle(d, key, "Gone"), lambda d: edits.remove(d, [key]))
    assert document.entry(key) is None
    assert [(entry.key, entry.event.title) for entry in document.removed()] == [(key, "Gone")]
    assert len(document.timeline().sources[0].events) == len(SEED.events) - 1
    document = done(document, lambda d: edits.restore(d, [key]))
    assert shown(document, key).event.title == "Gone"
    assert document.removed() == ()


def test_merging_keeps_all_words_and_both_dates(document: Document) -> None:
    one, two = key_of(document, "backs Joe Biden"), key_of(document, "announces support")
    before = [shown(document, key).event for key in (one, two)]
    document = done(document, lambda d: edits.merge(d, [one, two], two))
    assert document.entry(one) is None
    event = shown(document, two).event
    assert set(event.mentions) == {*before[0].mentions, *before[1].mentions}
    assert {person.name for person in event.participants} == {"Elon Musk", "Joe Biden", "Donald Trump"}
    assert event.when == before[1].when
    assert [str(reading.when) for reading in event.readings] == ["2024-07~", "2020"]
    assert event.contradictory
    assert document.merged(two) == (one,)
    assert shown(document, two).extracted == before[1]
    apart = done(document, lambda d: edits.unmerge(d, d.merged(two)))
    assert [shown(apart, key).event for key in (one, two)] == before
    assert apart.corrections == {}


def test_merging_an_undated_event_with_a_dated_one(document: Document) -> None:
    dated, undated = key_of(document, "Technical"), key_of(document, "debate")
    document = done(document, lambda d: edits.merge(d, [dated], undated))
    event = shown(document, undated).event
    assert str(event.when) == "2024-08-12"
    assert not event.contradictory


def test_merging_across_articles() -> None:
    document = held("seed", "Alpha")
    one = key_of(document, "Michigan")
    two = next(entry for entry in document.timeline().entries if entry.source == 1 and entry.event.when is not None)
    document = done(document, lambda d: edits.merge(d, [two.key], one))
    event = shown(document, one).event
    assert event.mentions == next(e for e in SEED.events if "Michigan" in e.title).mentions
    assert {person.name for person in two.event.participants} <= {person.name for person in event.participants}
    assert len(document.timeline().sources[1].events) == len(extraction("Alpha").events) - 1
    gone = done(document, lambda d: edits.let_go(d, one.partition(":")[0]))
    assert gone.entry(two.key) is not None  # what it was part of is gone: it stands for itself again


def test_merging_twice_and_removing_the_whole(document: Document) -> None:
    keys = [entry.key for entry in document.timeline().entries][:3]
    document = done(
        document,
        lambda d: edits.merge(d, [keys[0]], keys[1]),
        lambda d: edits.merge(d, [keys[1]], keys[2]),
    )
    assert set(document.merged(keys[2])) == {keys[0], keys[1]}
    document = done(document, lambda d: edits.remove(d, [keys[2]]))
    assert not {entry.key for entry in document.timeline().entries} & set(keys)
    assert [entry.key for entry in document.removed()] == [keys[2]]


def test_taking_one_out_of_events_merged_twice_leaves_the_others(document: Document) -> None:
    before = document
    keys = [entry.key for entry in document.timeline().entries][:3]
    document = done(
        document,
        lambda d: edits.merge(d, [keys[0]], keys[1]),
        lambda d: edits.merge(d, [keys[1]], keys[2]),
    )
    edit = edits.unmerge(document, [keys[1]])
    apart = document.applied(edit)
    assert (apart.merged(keys[2]), apart.merged(keys[1])) == ((keys[0],), ())
    assert shown(apart, keys[1]).event == shown(before, keys[1]).event
    assert apart.applied(edit.inverse) == document
    assert done(document, lambda d: edits.unmerge(d, keys[:2])) == before


def test_splitting(document: Document) -> None:
    key = key_of(document, "leaves the presidential")
    event = shown(document, key).event
    first, second = event.mentions
    edit = edits.split(document, key, [second.trigger])
    document = document.applied(edit)
    new = edit.changes[-1].key
    assert shown(document, key).event.mentions == (first,)
    part = shown(document, new)
    assert (part.event.mentions, part.own, part.event.kind) == ((second,), True, event.kind)
    assert part.event.when is None  # no words of time stand in its own sentence
    assert part.event.title == "Biden’s withdrawal"
    assert part.event.id not in {other.id for other in SEED.events}


def test_splitting_what_was_merged_takes_it_apart(document: Document) -> None:
    one, two = key_of(document, "Michigan"), key_of(document, "Technical")
    before = document.timeline()
    triggers = [mention.trigger for mention in shown(document, one).event.mentions]
    document = done(
        document, lambda d: edits.merge(d, [one], two), lambda d: edits.split(d, two, triggers)
    )  # fmt: skip
    assert document.timeline() == before
    assert document.corrections == {}


def test_new_events(document: Document) -> None:
    article = document.held[0].key
    words = Span(10, 20)
    edit = edits.add_event(document, article, "Mine", GivenDate(DAY, "13 July"), kind=Kind.WAR, span=words)
    key = edit.changes[0].key
    document = document.applied(edit)
    entry = shown(document, key)
    assert (entry.own, entry.extracted, entry.source) == (True, None, 0)
    assert (entry.event.title, entry.event.when, entry.event.basis) == ("Mine", DAY, Basis.GIVEN)
    assert entry.event.mentions[0].trigger == words
    document = done(document, lambda d: edits.redate(d, key, GivenDate(None)), lambda d: edits.retitle(d, key, "Yours"))
    assert (shown(document, key).event.when, shown(document, key).event.title) == (None, "Yours")
    document = done(document, lambda d: edits.add_event(d, "", "Of no article"))
    last = document.timeline().entries[-1]
    assert (last.source, document.held_of(last.key)) == (1, None)
    assert document.timeline().sources[1].article.text == ""
    assert document.timeline().sources[1].article.name == "Added by you"


def test_links_of_another_article_lead_to_no_event_of_this_one() -> None:
    """Ids are those of an article: the same ids in two articles name different events."""
    document = held("Alpha", "Beta")
    mine, theirs = (
        {entry.event.id: entry.key for entry in document.timeline().entries if entry.source == source}
        for source in (0, 1)
    )
    assert [link.event for link in shown(document, theirs["e5"]).event.links] == ["e4"]
    before = shown(document, mine["e2"]).event.links
    merged = done(document, lambda d: edits.merge(d, [theirs["e5"]], mine["e2"]))
    assert shown(merged, mine["e2"]).event.links == before
    assert shown(merged, theirs["e6"]).event.links == ()  # it led to the event that is no longer in this article
    # through an event of the other article back into its own: here the links are its own again
    back = done(merged, lambda d: edits.merge(d, [mine["e5"]], theirs["e2"]))
    back = done(back, lambda d: edits.merge(d, [theirs["e2"]], mine["e3"]))
    assert [link.event for link in shown(back, mine["e3"]).event.links] == ["e2", "e4"]
    apart = done(back, lambda d: edits.unmerge(d, [theirs["e2"]]), lambda d: edits.unmerge(d, [mine["e5"]]))
    apart = done(apart, lambda d: edits.unmerge(d, [theirs["e5"]]))
    assert apart == document


def test_links_lead_to_where_events_are_now() -> None:
    document = held("Alpha")
    keys = {entry.event.id: entry.key for entry in document.timeline().entries}
    assert [link.event for link in shown(document, keys["e3"]).event.links] == ["e2"]
    merged = done(document, lambda d: edits.merge(d, [keys["e2"]], keys["e5"]))
    assert [link.event for link in shown(merged, keys["e3"]).event.links] == ["e5"]
    assert shown(merged, keys["e3"]).extracted is None
    removed = done(document, lambda d: edits.remove(d, [keys["e2"]]))
    assert shown(removed, keys["e3"]).event.links == ()


def test_eras(document: Document) -> None:
    eras = (Era("War", 1.0, 2.5, "#aabbcc"),)
    document = done(document, lambda d: edits.set_eras(d, eras))
    assert document.eras == eras


def test_labels(document: Document) -> None:
    key, other = key_of(document, "Michigan"), key_of(document, "Technical")
    label = "“Michigan investigates Musk’s super PAC”"
    expected = {
        edits.redate(document, key, GivenDate(DAY)): f"Change the date of {label}",
        edits.star(document, [key, other]): "Star 2 events",
        edits.remove(document, [key]): f"Remove {label}",
        edits.merge(document, [key], other): f"Merge {label} into “Technical problems delay the start on X”",
        edits.let_go(document, document.held[0].key): "Close “Trump's interview with Musk”",
    }
    for edit, words in expected.items():
        assert edit.label == words
    long = edits.retitle(document, key, "many words " * 30)
    assert len(document.applied(long).applied(edits.remove(document.applied(long), [key])).removed()) == 1
    assert len(edits.remove(document.applied(long), [key]).label) < 80


READING = next(event.readings[0] for event in SEED.events if event.readings)
MICHIGAN = "Michigan investigates"
IMPOSSIBLE: list[tuple[str, Callable[[Document, str], Edit]]] = [
    ("An event needs a title.", lambda d, k: edits.retitle(d, k, " \n")),
    ("The title is longer than 500 characters.", lambda d, k: edits.retitle(d, k, "x" * 501)),
    ("The notes are longer than 100,000 characters.", lambda d, k: edits.annotate(d, k, "x" * 100_001)),
    ("The event is no longer there.", lambda d, _: edits.star(d, ["none:1-2"])),
    ("The event is no longer there.", lambda d, _: edits.redate(d, "none", GivenDate(None))),
    ("Merging needs two events at least.", lambda d, k: edits.merge(d, [k], k)),
    ("The event is no longer there.", lambda d, k: edits.merge(d, [k, "x:1-2"], k)),
    ("Only events that were merged can be taken apart.", lambda d, k: edits.unmerge(d, [k])),
    (
        "at least one of its tellings must stay",
        lambda d, k: edits.split(d, k, [m.trigger for m in shown(d, k).event.mentions]),
    ),
    ("do not tell of", lambda d, k: edits.split(d, k, [Span(0, 1)])),
    ("do not tell of", lambda d, k: edits.split(d, k, [])),
    ("An event needs a title.", lambda d, _: edits.add_event(d, "", "")),
    ("The article is no longer open.", lambda d, _: edits.add_event(d, "ffffffffff", "x")),
    ("do not stand in the article", lambda d, _: edits.add_event(d, d.held[0].key, "x", span=Span(0, 10**9))),
    ("do not stand in the article", lambda d, _: edits.add_event(d, "", "x", span=Span(0, 1))),
    ("is in the project already", lambda d, _: edits.hold(d, SEED)),
    ("The article is no longer open.", lambda d, _: edits.let_go(d, "ffffffffff")),
    ("Nothing of “Michigan", edits.revert),
    ("The date of “Michigan", lambda d, k: edits.revert(d, k, "date")),
    ("Each of the people needs a name.", lambda d, k: edits.set_participants(d, k, [Participant(" ")])),
    ("has no such reading", lambda d, k: edits.choose_reading(d, k, READING)),
    ("does not end after it begins", lambda d, _: edits.set_eras(d, [Era("x", 2.0, 1.0)])),
    ("does not end after it begins", lambda d, _: edits.set_eras(d, [Era("x", 0.0, float("nan"))])),
]


@pytest.mark.parametrize(("sentence", "make"), IMPOSSIBLE)
def test_impossible_edits_say_why(document: Document, sentence: str, make: Callable[[Document, str], Edit]) -> None:
    with pytest.raises(EditError) as caught:
        make(document, key_of(document, MICHIGAN))
    assert sentence in str(caught.value)
    assert str(caught.value).endswith(".")


def test_an_edit_knows_its_inverse(document: Document) -> None:
    edit = edits.star(document, [key_of(document, MICHIGAN)])
    assert edit.inverse.inverse == edit
    assert document.applied(edit).applied(edit.inverse) == document
    assert edit.at is None or edit.at.tzinfo is dt.UTC
