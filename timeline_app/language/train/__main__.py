"""``python -m timeline_app.language.train DATA OUT``: train the English pipeline.

DATA is a folder of treebanks (``ewt-*.conllu``, ``gum/``, ``pud-test.conllu``, ``ner/``), OUT the
folder that gets the weights. A stopped training goes on where its last checkpoint stands.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from timeline_app.language.train.conllu import Tree, read_split
from timeline_app.language.train.syntax import Settings, train_syntax

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
    trees = [*train["ewt"], *train["gum"], *filter(_near_news, train["gum"])]
    best = train_syntax(
        trees, [*dev["ewt"][:600], *dev["gum"]], arguments.out, Settings(steps=arguments.steps)
    )
    print(best)


def _near_news(tree: Tree) -> bool:
    return tree.document.startswith(_NEAR)


if __name__ == "__main__":
    main()
