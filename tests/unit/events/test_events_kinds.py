"""The table of kinds: what it says of words, and how a wrong one is refused in a sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from timeline_app.data import resources
from timeline_app.events.kinds import Signals, load_kinds, parse_kinds
from timeline_app.model import InputError, Kind


def _document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads((resources() / "kinds.json").read_text(encoding="utf-8"))
    return document


@pytest.mark.parametrize(
    ("trigger", "words", "kind"),
    [
        ("resign", {"resign", "minister"}, Kind.OFFICE),
        ("step", {"step", "down", "chairman"}, Kind.OFFICE),
        ("endorse", {"endorse", "candidate"}, Kind.ENDORSEMENT),
        ("indict", {"indict", "prosecutor"}, Kind.JUSTICE),
        ("invade", {"invade", "army"}, Kind.WAR),
        ("accuse", {"accuse", "rival"}, Kind.STATEMENT),
        ("devalue", {"devalue", "currency"}, Kind.ECONOMY),
        ("assassinate", {"assassinate", "president"}, Kind.ATTACK),
        ("interview", {"interview", "television"}, Kind.MEDIA),
        ("crash", {"crash", "plane"}, Kind.OTHER),
        ("frobnicate", {"frobnicate"}, Kind.OTHER),
    ],
)
def test_triggers_and_context(trigger: str, words: set[str], kind: Kind) -> None:
    verdict = load_kinds().classify(Signals(trigger, words=frozenset(words)))
    assert verdict.kind is kind, verdict
    assert verdict.reason.endswith(".")


def test_a_light_verb_leaves_the_kind_to_its_object() -> None:
    signals = Signals("launch", ("investigation",), frozenset({"launch", "investigation"}), light=True)
    assert load_kinds().classify(signals).kind is Kind.JUSTICE


def test_phrases_ask_for_all_their_words() -> None:
    table = load_kinds()
    assert (Kind.OFFICE, "leave") in table.sets_of("step", frozenset({"down"}))
    assert (Kind.OFFICE, "leave") not in table.sets_of("step", frozenset({"stone"}))


def test_every_kind_is_described() -> None:
    table = load_kinds()
    assert set(table.labels) == set(Kind)
    assert all(entry["covers"] and entry["plover"] for entry in _document()["kinds"])


def _without(entry: int) -> dict[str, Any]:
    document = _document()
    del document["kinds"][entry]
    return document


def _changed(**fields: object) -> dict[str, Any]:
    document = _document()
    document["kinds"][0].update(fields)
    return document


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ([], "no list “kinds”"),
        ({"kinds": "war"}, "no list “kinds”"),
        ({"kinds": [{"kind": "gossip"}]}, "entry 1 names no kind"),
        (_without(3), "it lacks statement"),
        (_changed(triggers={}), "election has no “triggers”"),
        (_changed(triggers={"vote": "vote"}), "the set vote of election is not a list of words"),
        (_changed(triggers={"vote": [""]}), "the set vote of election is not a list of words"),
        (_changed(context=[3]), "the context of election is not a list of words"),
        (_changed(synonyms=["nothing"]), "a set nothing that it does not have"),
        (_changed(kind="war"), "the kind war stands twice"),
    ],
)
def test_a_wrong_table_is_refused_with_the_place(document: object, words: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_kinds(document, "mine.json")
    assert words in str(refused.value)
    assert "mine.json" in str(refused.value)


def test_a_table_of_the_users_own(tmp_path: Path) -> None:
    document = _document()
    document["kinds"][0]["triggers"]["mine"] = ["frobnicate"]
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert load_kinds(path).classify(Signals("frobnicate")).kind is Kind.ELECTION


def test_unreadable_tables_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.json could not be read"):
        load_kinds(tmp_path / "none.json")
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"broken\.json is not proper JSON"):
        load_kinds(broken)
