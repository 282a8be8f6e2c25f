"""Articles read again: corrections go with their events, differences are told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.samples import seed_text
from tests.unit.project.made import extraction
from timeline_app.extraction import extract
from timeline_app.model import Article, Block, Event, Extraction, Kind, Span, When
from timeline_app.project import edits
from timeline_app.project.document import Document
from timeline_app.project.edits import hold
from timeline_app.project.rereading import NO_LONGER_READ, changes_between, reread
from timeline_app.project.values import EditError, GivenDate
from timeline_app.version import __version__

OLD = extraction("Alpha", 8)
DAY = When.parse("2031-07-13")


def opened() -> tuple[Document, str, dict[str, str]]:
    """The old reading held; its article's key, and its events' keys by their ids."""
    document = Document()
    document = document.applied(hold(document, OLD, "/news/alpha.txt", program="0.0.1"))
    return document, document.held[0].key, {entry.event.id: entry.key for entry in document.timeline().entries}


def with_events(base: Extraction, *events: Event) -> Extraction:
    return replace(base, events=events)


def event(name: str, base: Extraction = OLD) -> Event:
    return next(event for event in base.events if event.id == name)


def test_corrections_go_with_their_events_whatever_the_ids_are() -> None:
    document, article, keys = opened()
    document = document.applied(edits.retitle(document, keys["e2"], "Mine"))
    document = document.applied(edits.redate(document, keys["e3"], GivenDate(DAY, "13 July")))
    document = document.applied(edits.merge(document, [keys["e5"]], keys["e6"]))
    renamed = tuple(replace(e, id=f"x{e.id}", title=f"New {e.title}", links=()) for e in reversed(OLD.events))
    edit = reread(document, article, with_events(OLD, *renamed), published_by_user=True)
    after = document.applied(edit)
    titles = {entry.key: entry.event.title for entry in after.timeline().entries}
    assert titles[keys["e2"]] == "Mine"
    assert titles[keys["e1"]] == f"New {event('e1').title}"
    given = after.entry(keys["e3"])
    assert given is not None
    assert given.event.when == DAY
    assert given.extracted is not None
    assert given.extracted.title == f"New {event('e3').title}"
    assert after.merged(keys["e6"]) == (keys["e5"],)
    held = after.held[0]
    assert (held.published_by_user, held.program, held.path) == (True, __version__, "/news/alpha.txt")
    assert after.correction(keys["e2"]).extracted == event("e2")  # as it was read when it was first corrected
    assert edit.label == "Read “Alpha: a week of news” again"
    assert after.applied(edit.inverse) == document


def test_a_trigger_that_overlaps_is_the_same_event() -> None:
    document, article, keys = opened()
    document = document.applied(edits.star(document, [keys["e2"]]))
    old = event("e2")
    trigger = Span(old.mentions[0].trigger.start - 3, old.mentions[0].trigger.end)
    wider = replace(old, mentions=(replace(old.mentions[0], trigger=trigger),))
    after = document.applied(reread(document, article, with_events(OLD, wider)))
    (entry,) = after.timeline().entries
    assert entry.starred
    assert entry.key != keys["e2"]


def test_what_is_no_longer_read_is_kept_only_if_it_was_changed() -> None:
    document, article, keys = opened()
    document = document.applied(edits.annotate(document, keys["e2"], "Check."))
    document = document.applied(edits.redate(document, keys["e4"], GivenDate(DAY, "13 July")))
    document = document.applied(edits.remove(document, [keys["e5"]]))
    after = document.applied(reread(document, article, with_events(OLD, event("e1"))))
    entries = {entry.event.title: entry for entry in after.timeline().entries}
    assert set(entries) == {event(name).title for name in ("e1", "e2", "e4")}
    kept = entries[event("e2").title]
    assert (kept.own, kept.notes, kept.extracted) == (True, "Check.", event("e2"))
    assert kept.event.importance_reason == NO_LONGER_READ
    assert kept.event.mentions == event("e2").mentions
    assert entries[event("e4").title].event.when == DAY
    assert after.removed() == ()
    again = after.applied(reread(after, article, OLD))  # and a version that reads them again takes them over
    assert {entry.key for entry in again.timeline().entries} == set(keys.values())
    entry = again.entry(keys["e2"])
    assert entry is not None
    assert (entry.own, entry.notes) == (False, "Check.")


def test_an_own_event_that_is_now_read_too_is_not_doubled() -> None:
    document, article, keys = opened()
    shorter = with_events(OLD, *(e for e in OLD.events if e.id != "e2"))
    document = document.applied(reread(document, article, shorter))
    span = event("e2").mentions[0].trigger
    document = document.applied(edits.add_event(document, article, "Mine", span=span))
    mine = f"{article}:own-1"
    after = document.applied(reread(document, article, OLD))
    assert after.entry(keys["e2"]) is None
    assert after.merged(mine) == (keys["e2"],)
    entry = after.entry(mine)
    assert entry is not None
    assert entry.event.title == "Mine"
    assert entry.event.when == event("e2").when


def test_a_split_stays_split() -> None:
    document, article, keys = opened()
    key = keys["e1"]
    second = event("e1").mentions[1].trigger
    document = document.applied(edits.split(document, key, [second]))
    after = document.applied(reread(document, article, replace(OLD, rejected=())))
    assert [entry.event.mentions for entry in after.timeline().entries] == [
        entry.event.mentions for entry in document.timeline().entries
    ]


def test_a_chosen_reading_that_is_gone_counts_on_as_a_given_date() -> None:
    document, article, keys = opened()
    contradictory = next(e for e in OLD.events if e.readings)
    key = keys[contradictory.id]
    document = document.applied(edits.choose_reading(document, key, contradictory.readings[1]))
    plain = tuple(replace(e, readings=()) for e in OLD.events)
    after = document.applied(reread(document, article, with_events(OLD, *plain)))
    entry = after.entry(key)
    assert entry is not None
    assert entry.event.when == contradictory.readings[1].when
    date = after.correction(key).date
    assert date is not None
    assert date.words == contradictory.readings[1].spans[0].of(OLD.article.text)
    kept = document.applied(reread(document, article, OLD))
    assert kept.chosen(key) == contradictory.readings[1]


def test_two_changed_events_that_became_one() -> None:
    document, article, keys = opened()
    joined = replace(event("e2"), mentions=event("e2").mentions + event("e3").mentions)
    new = with_events(OLD, joined)
    compatible = document.applied(edits.retitle(document, keys["e2"], "Mine"))
    compatible = compatible.applied(edits.star(compatible, [keys["e3"]]))
    (entry,) = compatible.applied(reread(compatible, article, new)).timeline().entries
    assert (entry.event.title, entry.starred) == ("Mine", True)
    contrary = compatible.applied(edits.retitle(compatible, keys["e3"], "Another"))
    titles = [entry.event.title for entry in contrary.applied(reread(contrary, article, new)).timeline().entries]
    assert sorted(titles) == ["Another", "Mine"]


def test_merges_into_an_article_that_is_read_again() -> None:
    document, article, keys = opened()
    document = document.applied(hold(document, extraction("Beta")))
    other = next(entry.key for entry in document.timeline().entries if entry.source == 1)
    document = document.applied(edits.merge(document, [other], keys["e2"]))
    first = event("e2").mentions[0]
    shorter = replace(first, trigger=Span(first.trigger.start, first.trigger.end - 1))
    moved = replace(event("e2"), mentions=(shorter,))
    after = document.applied(reread(document, article, with_events(OLD, moved)))
    (entry,) = [entry for entry in after.timeline().entries if entry.source == 0]
    assert after.merged(entry.key) == (other,)


def shifted(base: Extraction, words: str) -> Extraction:
    """The same article with words put in front of it, read from the new places."""
    by = len(words)
    article = Article(words + base.article.text, (Block(base.article.blocks[0].kind, Span(0, by)),))
    events = tuple(
        replace(
            e,
            mentions=tuple(
                replace(m, span=m.span.shifted(by), trigger=m.trigger.shifted(by), sentence=None) for m in e.mentions
            ),
            time_spans=(),
            participants=(),
            readings=(),
            steps=(),
            links=(),
        )
        for e in base.events
    )
    return Extraction(article, None, events, ())


def test_a_text_that_changed() -> None:
    document, article, keys = opened()
    document = document.applied(edits.retitle(document, keys["e2"], "Mine"))
    document = document.applied(edits.annotate(document, keys["e4"], "Kept."))
    document = document.applied(edits.add_event(document, article, "Own", span=event("e3").mentions[0].span))
    new = shifted(OLD, "A new line in front.\n")
    without = with_events(new, *(e for e in new.events if e.id != "e4"))
    after = document.applied(reread(document, article, without))
    entries = {entry.event.title: entry for entry in after.timeline().entries}
    assert entries["Mine"].event.id == "e2"
    text = after.timeline().sources[0].article.text
    for title in ("Own", event("e4").title):
        (mention, *_) = entries[title].event.mentions
        old = event("e3") if title == "Own" else event("e4")
        wanted = old.mentions[0].span if title == "Own" else old.mentions[0].trigger
        assert mention.trigger.of(text) == wanted.of(OLD.article.text)
    gone = replace(without, article=Article("All other words.", ()), events=())
    last = after.applied(reread(after, article, gone))
    assert {entry.event.title for entry in last.timeline().entries} == {"Mine", "Own", event("e4").title}
    assert all(not entry.event.mentions for entry in last.timeline().entries)


def test_an_article_that_is_not_there() -> None:
    document, _, _ = opened()
    with pytest.raises(EditError, match="no longer open"):
        reread(document, "ffffffffff", OLD)


def test_differences() -> None:
    new = with_events(
        OLD,
        replace(event("e1"), when=DAY, title="Another"),
        replace(event("e2"), kind=next(kind for kind in Kind if kind is not event("e2").kind)),
        event("e3"),
        replace(event("e3"), id="e9", mentions=(replace(event("e3").mentions[0], trigger=Span(0, 3)),)),
    )
    found = [(d.aspect, (d.after or d.before).id if d.after or d.before else "") for d in changes_between(OLD, new)]  # type: ignore[union-attr]
    gone = [("gone", e.id) for e in OLD.events if e.id not in {"e1", "e2", "e3"}]
    assert sorted(found) == sorted([("date", "e1"), ("title", "e1"), ("kind", "e2"), ("new", "e9"), *gone])
    assert changes_between(OLD, OLD) == ()
    assert all(d.sentence.endswith(".") and "{" not in d.sentence for d in changes_between(OLD, new))


def test_the_seed_with_another_publication_date_keeps_edits() -> None:
    read = extract(seed_text())
    document = Document()
    document = document.applied(hold(document, read))
    dated = next(entry for entry in document.timeline().entries if "interview" in entry.event.title.lower())
    document = document.applied(edits.redate(document, dated.key, GivenDate(DAY, "13 July 2031")))
    later = extract(seed_text(), dt.date(2025, 9, 1))
    after = document.applied(reread(document, document.held[0].key, later, published_by_user=True))
    entry = after.entry(dated.key)
    assert entry is not None
    assert entry.event.when == DAY
    moved = {d.after.title for d in changes_between(read, later) if d.aspect == "date" and d.after is not None}
    assert len(moved) > 5
