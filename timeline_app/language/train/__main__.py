"""``python -m timeline_app.language.train DATA OUT``: train the English pipeline.

DATA is a folder of treebanks (``ewt-*.conllu``, ``gum/``, ``pud-test.conllu``, ``ner/``), OUT the
folder that gets the weights. A stopped training goes on where its last checkpoint stands.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.data import resources
from timeline_app.language.gazetteer import Gazetteer, load_gazetteer
from timeline_app.language.train.augment import augmented
from timeline_app.language.train.conllu import Tree, read_split
from timeline_app.language.train.syntax import Settings, train_syntax
from timeline_app.language.train.variants import Varier

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Genres nearest to news, given twice in each round.
_NEAR = ("GUM_news", "GUM_bio", "GUM_interview")


def main() -> None:
    """Parse the arguments and train."""
    parser = argparse.ArgumentParser(prog="timeline_app.language.train", description=__doc__)
    parser.add_argument("data", type=Path, help="folder of treebanks")
    parser.add_argument("out", type=Path, help="folder for the weights and the checkpoint")
    parser.add_argument("--steps", type=int, default=Settings().steps, help="batches to train on")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    train, dev = read_split(arguments.data, "train"), read_split(arguments.data, "dev")
    settings = Settings(steps=arguments.steps)
    gazetteer = load_gazetteer(resources() / "language" / "en")
    trees = enlarged([*train["ewt"], *train["gum"]], gazetteer, settings.seed)
    best = train_syntax(trees, [*dev["ewt"][:600], *dev["gum"]], arguments.out, settings)
    print(best)


def enlarged(trees: Sequence[Tree], gazetteer: Gazetteer, seed: int) -> list[Tree]:
    """The trees with copies of those nearest to news, variants and headline-like copies."""
    chance = random.Random(seed)
    first, surnames, demonyms = map(gazetteer.entries, ("first", "surname", "demonym"))
    demonyms = [word for word in demonyms if word == "Swiss" or not word.endswith("s")]
    varier = Varier(first, surnames, demonyms, chance)
    near = [tree for tree in trees if tree.document.startswith(_NEAR)]
    varied = [*varier.variants(trees, 0.35), *varier.variants(near, 0.5)]
    return [*trees, *near, *varied, *augmented([*trees, *varied], chance)]


if __name__ == "__main__":
    main()
