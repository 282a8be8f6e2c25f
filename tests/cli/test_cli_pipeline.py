"""Reading with another spaCy pipeline that the user has installed: a small one made here stands in for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_PACKAGE = """
import spacy
from spacy.language import Language


@Language.component("first_verb_parser")
def first_verb_parser(doc):
    verbs = [token for token in doc if token.text in {"met", "resigned"}] or [doc[0]]
    for token in doc:
        token.head = verbs[0]
        token.dep_, token.pos_, token.tag_ = "dep", "NOUN", "NN"
        token.lemma_ = token.lower_
    verbs[0].dep_, verbs[0].pos_, verbs[0].tag_ = "ROOT", "VERB", "VBD"
    verbs[0].lemma_ = {"resigned": "resign"}.get(verbs[0].text, "meet")
    before = [token for token in doc[: verbs[0].i] if token.text[0].isupper()]
    if before:
        before[-1].dep_, before[-1].pos_, before[-1].tag_ = "nsubj", "PROPN", "NNP"
    return doc


def load(**overrides):
    nlp = spacy.blank("en")
    nlp.add_pipe("first_verb_parser")
    return nlp
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder on the path that holds the package ``en_small_news`` as pip would leave it."""
    folder = tmp_path_factory.mktemp("packages")
    (folder / "en_small_news").mkdir()
    (folder / "en_small_news" / "__init__.py").write_text(_PACKAGE)
    about = folder / "en_small_news-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: en_small_news\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[spacy_models]\nen_small_news = en_small_news\nde_other = de_other\n")
    return folder


def _run(*arguments: str, path: Path) -> subprocess.CompletedProcess[str]:
    places = os.pathsep.join([str(path), str(Path(__file__).parents[2])])
    return subprocess.run(
        [sys.executable, *arguments],
        env=os.environ | {"PYTHONPATH": places},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_installed_pipeline_reads_in_place_of_the_shipped_one(installed: Path, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Norvia: minister goes\n\nPublished 5 May 2024\n\nMinister Lena Olt resigned on 3 May 2024.\n")
    options = ("-f", "json", "--pipeline", "en_small_news")
    done = _run("-m", "timeline_app", "extract", str(article), *options, path=installed)
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert record["pipeline"] == "en_small_news"
    assert "2024-05-03" in {event["when"] for event in record["events"]}


def test_the_installed_ones_for_english_are_listed(installed: Path) -> None:
    program = (
        "import sys; from timeline_app.language import installed_pipelines as found; "
        "print(found(), 'spacy' in sys.modules)"
    )
    done = _run("-c", program, path=installed)
    assert done.stdout.split() == ["('en_small_news',)", "False"], done.stderr


def test_one_that_is_not_there_is_named_and_those_there_are_too(installed: Path, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Lee resigned on 3 May 2024.")
    done = _run("-m", "timeline_app", "extract", str(article), "--pipeline", "en_core_web_none", path=installed)
    assert done.returncode == 2
    assert "“en_core_web_none” is no spaCy pipeline" in done.stderr
    assert "Installed: en_small_news." in done.stderr
    assert "Traceback" not in done.stderr
