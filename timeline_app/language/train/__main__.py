"""``python -m timeline_app.language.train DATA OUT``: train the English pipeline.

DATA is a folder of treebanks (``ewt-{train,dev,test}.conllu``, ``gum/`` with ``splits.md``,
``pud-test.conllu``, ``ner/ewt-*.iob2``, ``ner/wikigold.conll``), OUT the folder that gets the
weights; copy all but ``checkpoint.npz`` and ``training.json`` to ``resources/language/en/``.

Lemmas are counted first, then tags and syntax are trained (about 40 minutes on one core), then
names, over the tags that the network gives. Everything is seeded. A stopped training goes on
where its last checkpoint stands; a finished one is left alone, only names are trained again.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.data import resources
from timeline_app.language.gazetteer import Gazetteer, load_gazetteer
from timeline_app.language.lemmas import Lemmatizer
from timeline_app.language.syntax import Syntax
from timeline_app.language.train.augment import augmented
from timeline_app.language.train.conllu import Tree, read_split
from timeline_app.language.train.lemmas import train_lemmas
from timeline_app.language.train.metadata import metadata
from timeline_app.language.train.names import train_names
from timeline_app.language.train.names_data import inputs, read_ewt_names, read_gum_names, read_wikigold
from timeline_app.language.train.syntax import Settings, train_syntax
from timeline_app.language.train.variants import Varier

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Genres nearest to news, given twice in each round.
_NEAR = ("GUM_news", "GUM_bio", "GUM_interview")


def main() -> None:
    """Parse the arguments and train."""
    parser = argparse.ArgumentParser(
        prog="timeline_app.language.train", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder of treebanks")
    parser.add_argument("out", type=Path, help="folder for the weights and the checkpoint")
    parser.add_argument("--steps", type=int, default=Settings().steps, help="batches to train on")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    train_all(arguments.data, arguments.out, Settings(steps=arguments.steps))


def train_all(data: Path, out: Path, settings: Settings) -> None:
    """Train lemmas, syntax and names from ``data`` and write them to ``out``.

    Raises:
        OSError: if a file of ``data`` is missing or ``out`` cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    train, dev = read_split(data, "train"), read_split(data, "dev")
    trees = [*train["ewt"], *train["gum"]]
    gazetteer = load_gazetteer(resources() / "language" / "en")
    lemmas = train_lemmas(trees)
    _write_json(out / "lemmas.json", lemmas)
    held_out = [*dev["ewt"][:600], *dev["gum"]]
    best = train_syntax(enlarged(trees, gazetteer, settings.seed), held_out, out, settings)
    syntax = Syntax((out / "syntax.msgpack").read_bytes())
    lemmatizer = Lemmatizer(lemmas)
    documents = [
        *read_ewt_names(data, "train", train["ewt"]),
        *read_gum_names(train["gum"]),
        *read_wikigold(data),
    ]
    named = [(inputs(d, syntax, lemmatizer), [s.labels for s in d]) for d in documents]
    (out / "names.msgpack").write_bytes(train_names(named, gazetteer))
    _write_json(out / "metadata.json", metadata(settings, best), indent=1)


def enlarged(trees: Sequence[Tree], gazetteer: Gazetteer, seed: int) -> list[Tree]:
    """The trees with copies of those nearest to news, variants and headline-like copies."""
    chance = random.Random(seed)
    first, surnames, demonyms = map(gazetteer.entries, ("first", "surname", "demonym"))
    demonyms = [word for word in demonyms if word == "Swiss" or not word.endswith("s")]
    varier = Varier(first, surnames, demonyms, chance)
    near = [tree for tree in trees if tree.document.startswith(_NEAR)]
    varied = [*varier.variants(trees, 0.35), *varier.variants(near, 0.5)]
    return [*trees, *near, *varied, *augmented([*trees, *varied], chance)]


def _write_json(path: Path, value: object, indent: int | None = None) -> None:
    separators = (",", ":") if indent is None else None
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
