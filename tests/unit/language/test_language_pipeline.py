# ruff: noqa: SIM905 - lists of words are read as words
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from timeline_app.data import resources
from timeline_app.language import ParsedText, load_pipeline
from timeline_app.language.pipeline import Pipeline
from timeline_app.model import Span

_SAMPLE = Path(__file__).parent / "cases" / "sample.txt"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline()


def _sample() -> list[tuple[str, set[tuple[str, str]], list[list[str]]]]:
    body = "\n".join(line for line in _SAMPLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    made = []
    for block in body.strip().split("\n\n"):
        text, names, words = block.split("\n")
        pairs = [item.strip().partition(":") for item in names.removeprefix("names:").split(";") if item.strip()]
        made.append((text, {(label, name) for label, _, name in pairs}, [word.split("|") for word in words.split(" ")]))
    return made


def test_importing_the_package_and_the_values_loads_no_spacy() -> None:
    code = "import sys, timeline_app.language, timeline_app.language.document; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_shipped_weights_read_the_sample_as_well_as_stated(pipeline: Pipeline) -> None:
    right = dict.fromkeys(("UPOS", "lemma", "UAS", "LAS"), 0)
    total = found = true = both = 0
    for text, names, gold in _sample():
        parsed = pipeline.parse(text)
        assert len(parsed.sentences) == 1
        assert [token.text for token in parsed.tokens] == [row[0] for row in gold]
        for token, (_, lemma, upos, head, deprel) in zip(parsed.tokens, gold, strict=True):
            total += 1
            right["UPOS"] += token.upos == upos
            right["lemma"] += token.lemma == lemma
            governed = (0 if token.head == token.index else token.head + 1) == int(head)
            right["UAS"] += governed
            right["LAS"] += governed and token.deprel == deprel
        mine = {(entity.label, entity.span.of(text)) for entity in parsed.entities}
        found, true, both = found + len(mine), true + len(names), both + len(mine & names)
    share = {name: count / total for name, count in right.items()}
    assert share["UPOS"] >= 0.97
    assert share["lemma"] >= 0.97
    assert share["UAS"] >= 0.93
    assert share["LAS"] >= 0.90
    assert 2 * both / (found + true) >= 0.9


@pytest.mark.parametrize(
    ("text", "verb", "subject", "deprel"),
    [
        ("It began after heavy fog delayed the arrival of the guests.", "delayed", "fog", "advcl"),
        ("The prime minister resigned hours after the court ruled.", "resigned", "minister", "root"),
        ("Police said a man attacked two officers.", "attacked", "man", "ccomp"),
        ("The French president met German Chancellor Anna Weber in Berlin.", "met", "president", "root"),
        ("Protests erupted across the country.", "erupted", "Protests", "root"),
        ("Soldiers seized the airport.", "seized", "Soldiers", "root"),
    ],
)
def test_finite_verbs_have_their_subjects(pipeline: Pipeline, text: str, verb: str, subject: str, deprel: str) -> None:
    parsed = pipeline.parse(text)
    token = next(token for token in parsed.tokens if token.text == verb)
    assert token.deprel == deprel
    subjects = [parsed.tokens[i].text for i in parsed.children(token.index) if parsed.tokens[i].deprel == "nsubj"]
    assert subjects == [subject]


def test_features_tell_tense_and_voice(pipeline: Pipeline) -> None:
    parsed = pipeline.parse("The law was signed on Monday, but critics say it will fail.")
    by_word = {token.text: token for token in parsed.tokens}
    assert by_word["signed"].feats["VerbForm"] == "Part"
    assert by_word["was"].feats["Tense"] == "Past"
    assert by_word["say"].feats["Tense"] == "Pres"
    assert by_word["will"].xpos == "MD"


def test_names_hold_over_the_document(pipeline: Pipeline) -> None:
    text = "Okello to step down\nPresident Daniel Okello will leave office in May.\nOkello told the BBC he was tired."
    found = {(entity.label, entity.span.of(text)) for entity in pipeline.parse(text).entities}
    assert ("PER", "Daniel Okello") in found
    assert ("PER", "Okello") in found
    assert ("ORG", "BBC") in found


def test_only_paragraphs_given_are_read_and_offsets_stay(pipeline: Pipeline) -> None:
    text = "Menu Home News\n\nThe vote was held. It passed.\n\nShare this"
    start = text.index("The vote")
    parsed = pipeline.parse(text, [Span(start, text.index("\n\nShare"))])
    assert [sentence.span.of(text) for sentence in parsed.sentences] == ["The vote was held.", "It passed."]


def test_navigation(pipeline: Pipeline) -> None:
    text = "The mayor of Oslo spoke."
    parsed = pipeline.parse(text)
    mayor = parsed.token_at(text.index("mayor"))
    assert mayor is not None
    assert [parsed.tokens[i].text for i in parsed.subtree(mayor.index)] == ["The", "mayor", "of", "Oslo"]
    assert parsed.token_at(3) is None
    assert parsed.token_at(len(text)) is None
    assert [token.text for token in parsed.tokens_in(Span(5, 14))] == ["mayor", "of", "Oslo"]
    assert parsed.tokens_in(Span(3, 4)) == ()
    assert parsed.sentence_tokens(0) == parsed.tokens


def _check(text: str, parsed: ParsedText) -> None:
    end = 0
    for token in parsed.tokens:
        assert token.span.start >= end
        assert token.span.end > token.span.start
        assert token.text == token.span.of(text)
        assert not any(letter.isspace() for letter in token.text)
        end = token.span.end
        sentence = parsed.sentences[token.sentence]
        assert sentence.first <= token.head < sentence.last
    for sentence in parsed.sentences:
        assert sentence.first <= sentence.root < sentence.last
        assert set(parsed.subtree(sentence.root)) == set(range(sentence.first, sentence.last))
        assert [i for i in range(sentence.first, sentence.last) if parsed.tokens[i].head == i] == [sentence.root]
    for entity in parsed.entities:
        words = parsed.tokens[entity.first : entity.last]
        assert entity.span == Span(words[0].span.start, words[-1].span.end)
        assert words[0].sentence == words[-1].sentence


_PROSE = st.lists(
    st.sampled_from(
        "The president Sen. U.S. Aug. 12 resigned delayed after , . ... ? ! “ ” ' \" ( ) [ ] \n \n\n \t — - – 's n't "
        "al-Assad of and Paris PARIS O'Neill 2024 $5m https://a.b/c e-mail $ % é \u0301 \u200b X".split(" ")
    ),
    max_size=60,
).map(" ".join)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=300), _PROSE, _PROSE.map(lambda text: text.replace(" ", ""))))
@example("")
@example("\ud800 lone surrogate")
@example("\x00\x1f\x85\u2028")
@example("...")
@example("A" * 5000)
def test_any_text_gives_whole_trees_and_true_offsets(pipeline: Pipeline, text: str) -> None:
    parsed = pipeline.parse(text)
    assert parsed.text == text
    _check(text, parsed)
    assert pipeline.parse(text) == parsed


def test_any_paragraphs_are_taken(pipeline: Pipeline) -> None:
    text = "One vote. Two votes."
    parsed = pipeline.parse(text, [Span(10, 400), Span(0, 12), Span(3, 3)])
    _check(text, parsed)
    assert parsed.tokens[0].text == "One"


def test_a_sentence_without_end_is_cut(pipeline: Pipeline) -> None:
    text = "and the minister spoke, " * 400
    parsed = pipeline.parse(text)
    _check(text, parsed)
    assert max(sentence.last - sentence.first for sentence in parsed.sentences) <= 160


def test_a_missing_or_damaged_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nothing"):
        load_pipeline(tmp_path / "nothing")
    (tmp_path / "syntax.msgpack").write_bytes(b"\x80")
    with pytest.raises(ValueError, match="damaged"):
        load_pipeline(tmp_path)


def test_weights_stay_small_and_say_where_they_come_from() -> None:
    folder = resources() / "language" / "en"
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 15_000_000
    metadata = (folder / "metadata.json").read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in metadata
    assert "UD_English-EWT" in metadata
