"""The kind of an event: the table as a file, single signals, and whole sentences of all fourteen kinds."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from timeline_app.data import resources
from timeline_app.events import load_kinds
from timeline_app.events.candidate import make
from timeline_app.events.discourse import understand
from timeline_app.events.kinds import Signals, Verdict
from timeline_app.events.kinds_file import parse_kinds
from timeline_app.extraction import pipeline
from timeline_app.ingest import read_text
from timeline_app.model import InputError, Kind

SENTENCES = [
    (Kind(kind), sentence)
    for kind, _, sentence in (
        line.partition("|")
        for line in (Path(__file__).parent / "kind_sentences.txt").read_text(encoding="utf-8").splitlines()
    )
]
NEEDED = 0.93
"""Share of the sentences that must get their kind; a sentence whose tree is wrong may miss it."""


def signals(
    trigger: str,
    words: str = "",
    *,
    objects: tuple[str, ...] = (),
    complements: tuple[str, ...] = (),
    light: bool = False,
    actors: frozenset[str] = frozenset(),
    targets: frozenset[str] = frozenset(),
    topic: Mapping[Kind, float] = MappingProxyType({}),
) -> Signals:
    known = frozenset({trigger, *words.split()})
    return Signals(
        trigger,
        objects,
        known,
        light=light,
        actors=actors,
        targets=targets,
        complements=complements,
        topic=topic,
    )


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        pytest.param(signals("resign"), Kind.OFFICE, id="a trigger by itself"),
        pytest.param(signals("say"), Kind.STATEMENT, id="bare saying"),
        pytest.param(signals("hold", objects=("talk",), light=True), Kind.DIPLOMACY, id="object of a light verb"),
        pytest.param(signals("hold", objects=("election",), light=True), Kind.ELECTION, id="another object"),
        pytest.param(signals("release", "prison"), Kind.JUSTICE, id="release from prison"),
        pytest.param(signals("release", "video"), Kind.MEDIA, id="release of a video"),
        pytest.param(
            signals("capture", "police suspect", actors=frozenset({"police"}), targets=frozenset({"suspect"})),
            Kind.JUSTICE,
            id="police capture",
        ),
        pytest.param(
            signals("capture", "rebel town", actors=frozenset({"rebel"}), targets=frozenset({"town"})),
            Kind.WAR,
            id="rebels capture",
        ),
        pytest.param(signals("withdraw", "race"), Kind.OFFICE, id="withdraw from a race"),
        pytest.param(signals("withdraw", "troop", actors=frozenset({"troop"})), Kind.WAR, id="troops withdraw"),
        pytest.param(signals("win", "election"), Kind.ELECTION, id="win an election"),
        pytest.param(signals("win", "match"), Kind.OTHER, id="win a match"),
        pytest.param(signals("fire", "company worker", targets=frozenset({"worker"})), Kind.ECONOMY, id="fire workers"),
        pytest.param(signals("kill", topic={Kind.WAR: 1.0}), Kind.WAR, id="killed in a war"),
        pytest.param(signals("kill", topic={Kind.ATTACK: 1.0}), Kind.ATTACK, id="killed in an attack"),
        pytest.param(signals("kill", "earthquake"), Kind.OTHER, id="killed by an earthquake"),
        pytest.param(signals("order", complements=("arrest",), light=True), Kind.JUSTICE, id="what is ordered"),
    ],
)
def test_a_kind_follows_from_its_signals(told: Signals, kind: Kind) -> None:
    verdict = load_kinds().classify(told)
    assert verdict.kind is kind, verdict.reason
    assert verdict.found


def test_a_clause_that_says_nothing_takes_the_topic_or_none() -> None:
    table = load_kinds()
    nothing = signals("qwertz")
    assert table.classify(nothing) == Verdict(Kind.OTHER, "No word of the clause is listed for a kind.", found=False)
    about = table.classify(Signals("qwertz", topic={Kind.PROTEST: 1.0}))
    assert (about.kind, about.found) == (Kind.PROTEST, False)
    assert about.reason == "No word of the clause is listed; the article is about protest."


def _verdict(text: str, sentence: str) -> Verdict:
    article = read_text(text, "text")
    parsed = pipeline().parse(article.text, [block.span for block in article.blocks])
    discourse = understand(article, [], parsed, load_kinds(), None)
    start = text.index(sentence)
    inside = [c for head, c in discourse.clauses.items() if discourse.tree[head].span.start >= start]
    clause = next((c for c in inside if c.relation == "root"), inside[0] if inside else None)
    return Verdict(Kind.OTHER, "No clause.") if clause is None else make(discourse, clause, "test").verdict


def test_sentences_of_every_kind_get_their_kind() -> None:
    wrong = []
    for kind, sentence in SENTENCES:
        verdict = _verdict(f"Headline of the day\n\n{sentence}\n", sentence)
        if verdict.kind is not kind:
            wrong.append(f"{kind.value}, not {verdict.kind.value}: {sentence} ({verdict.reason})")
        assert verdict.reason.endswith(".")
    assert {kind for kind, _ in SENTENCES} == set(Kind)
    assert len(wrong) <= (1 - NEEDED) * len(SENTENCES), "\n".join(wrong)


def test_a_later_paragraph_does_not_change_what_an_earlier_one_is_about() -> None:
    text = "Rebels attack a port\n\nRebels shelled the port of Kessa. Forty people died.\n"
    after = text + "\nInflation, taxes and prices rose. The bank, the currency and the market fell.\n"
    for sentence in ("Rebels shelled", "Forty people"):
        assert _verdict(text, sentence).kind is _verdict(after, sentence).kind


def _document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads((resources() / "kinds.json").read_text(encoding="utf-8"))
    return document


def test_every_kind_keeps_its_mapping_and_every_weak_word_is_listed() -> None:
    for entry in _document()["kinds"]:
        assert entry["plover"]
        assert entry["covers"]
        listed = {*entry["related"], *(word for words in entry["triggers"].values() for word in words)}
        assert set(entry["weak"]) <= {word.partition("/")[0] for word in listed}
    table = load_kinds()
    assert set(table.labels) == set(Kind)
    assert all(test.weight > 0 for test in table.tests)


def _without_class(document: dict[str, Any]) -> None:
    del document["classes"]["police"]


def _entry(change: Callable[[dict[str, Any]], None]) -> Callable[[dict[str, Any]], None]:
    return lambda document: change(document["kinds"][0])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_without_class, "names the class @police"),
        (lambda d: d["kinds"].pop(), "it lacks other"),
        (lambda d: d["kinds"].append(d["kinds"][0]), "the kind election stands twice"),
        (lambda d: d.update(kinds={}), "no list “kinds”"),
        (lambda d: d.update(classes=[]), "“classes” is not"),
        (_entry(lambda e: e.update(kind="weather")), "entry 1 names no kind"),
        (_entry(lambda e: e.update(triggers={})), "election has no “triggers”"),
        (_entry(lambda e: e.update(related=["win/adverb"])), "after the slash stands verb or noun"),
        (_entry(lambda e: e.update(related="win")), "is not a list of words"),
        (_entry(lambda e: e.update(tests={})), "the tests of election are not a list"),
        (_entry(lambda e: e.update(tests=[{"weight": 2}])), "test 1 of election asks for nothing"),
        (_entry(lambda e: e.update(tests=[{"words": ["x"], "wait": 1}])), "the unknown part wait"),
        (_entry(lambda e: e.update(tests=[{"words": ["x"], "weight": "big"}])), "no number from 0 to 10"),
        (_entry(lambda e: e.update(synonyms=["nothing"])), "has no set nothing"),
    ],
)
def test_a_table_with_a_fault_is_refused_with_its_place(change: Callable[[dict[str, Any]], None], says: str) -> None:
    document = copy.deepcopy(_document())
    change(document)
    with pytest.raises(InputError, match="The table of kinds mine was not taken") as caught:
        parse_kinds(document, "mine")
    assert says in str(caught.value)


def test_a_table_of_the_user_goes_before_the_shipped_one(tmp_path: Path) -> None:
    document = _document()
    document["kinds"][0]["triggers"]["own"] = ["zzplebiscite"]
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert load_kinds(path).classify(signals("zzplebiscite")).kind is Kind.ELECTION


@pytest.mark.parametrize("content", [None, "{"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "broken.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"broken\.json"):
        load_kinds(path)
