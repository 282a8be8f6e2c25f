"""The training command, run from a clean state on a few sentences, stopped and gone on with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline_app.data import resources
from timeline_app.language import load_pipeline
from timeline_app.language.train.__main__ import train_all
from timeline_app.language.train.syntax import Settings

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
_SAMPLE = Path(__file__).parents[2] / "unit" / "language" / "cases" / "sample.txt"
_XPOS = {"VERB": "VBD", "NOUN": "NN", "PROPN": "NNP", "PUNCT": ".", "ADP": "IN", "DET": "DT"}


def _treebank(document: str) -> tuple[str, str]:
    """The sample in CoNLL-U, and its names in IOB2."""
    trees, names = [], []
    lines = [line for line in _SAMPLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for number, block in enumerate("\n".join(lines).strip().split("\n\n"), start=1):
        text, _, words = block.split("\n")
        tree = [f"# newdoc id = {document}"] if number == 1 else []
        tree += [f"# sent_id = {document}-{number}", f"# text = {text}"]
        iob2 = []
        for index, word in enumerate(words.split(" "), start=1):
            form, lemma, upos, head, deprel = word.split("|")
            row = [str(index), form, lemma, upos, _XPOS.get(upos, "JJ"), "_", head, deprel, "_", "_"]
            tree.append("\t".join(row))
            iob2.append(f"{index}\t{form}\t{'B-LOC' if upos == 'PROPN' else 'O'}\t-\tsomeone")
        trees.append("\n".join(tree))
        names.append("\n".join(iob2))
    return "\n\n".join(trees) + "\n\n", "\n\n".join(names) + "\n\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "treebanks"
    for name in ("gum", "ner"):
        (folder / name).mkdir(parents=True)
    for split in ("train", "dev", "test"):
        trees, names = _treebank(split)
        (folder / f"ewt-{split}.conllu").write_text(trees, encoding="utf-8")
        (folder / "ner" / f"ewt-{split}.iob2").write_text(names, encoding="utf-8")
    (folder / "gum" / "splits.md").write_text("## train\n\n  * GUM_news_sample\n", encoding="utf-8")
    (folder / "gum" / "GUM_news_sample.conllu").write_text(_treebank("GUM_news_sample")[0], encoding="utf-8")
    (folder / "ner" / "wikigold.conll").write_text("Oslo I-LOC\nvotes O\n. O\n\n", encoding="utf-8")
    return folder


def test_a_training_stopped_goes_on_to_the_same_end(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "weights"
    train_all(data, out, Settings(steps=6, first=40, largest=60, every=3))
    assert json.loads((out / "training.json").read_text(encoding="utf-8"))["step"] == 6
    train_all(data, out, Settings(steps=9, first=40, largest=60, every=3))
    assert json.loads((out / "training.json").read_text(encoding="utf-8"))["step"] == 9
    gazetteer = resources() / "language" / "en" / "gazetteer.txt"
    (out / "gazetteer.txt").write_bytes(gazetteer.read_bytes())
    parsed = load_pipeline(out).parse("The army seized power.")
    assert len(parsed.tokens) == 5
    assert "CC BY-SA 4.0" in (out / "metadata.json").read_text(encoding="utf-8")
