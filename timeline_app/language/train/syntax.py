"""Training the network for tags and syntax (spaCy), seeded and resumable.

Sentences are trained one by one, as they are parsed later; one joint label holds a token's
universal tag, Penn tag and features. A checkpoint holds the best averaged weights so far.
"""

# ruff: noqa: SIM905 - lists of words are read and edited as words
from __future__ import annotations

import logging
import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from spacy.training import Example
from thinc.api import Adam, Optimizer, fix_random_seed
from thinc.schedules import warmup_linear

from timeline_app.language.network import build_network, pack_network, sentence_doc
from timeline_app.language.normal import forms, plain
from timeline_app.language.train.checkpoint import load_checkpoint, save_checkpoint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

    from timeline_app.language.train.conllu import Tree

_LOG: Final = logging.getLogger(__name__)
FEATURES: Final = frozenset("Degree Mood NumType Number Person Polarity Poss PronType Tense VerbForm Voice".split())
SUBTYPES: Final = frozenset({
    "nsubj:pass", "nsubj:outer", "csubj:pass", "obl:agent", "obl:unmarked", "nmod:poss",
    "nmod:unmarked", "nmod:desc", "acl:relcl", "advcl:relcl", "aux:pass", "compound:prt",
    "det:predet",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """Length and pace of a training; ``steps`` batches of ``first`` to ``largest`` words."""

    steps: int = 6000
    first: int = 300
    largest: int = 1000
    dropout: float = 0.18
    rate: float = 1e-3
    warm_up: int = 250
    every: int = 250
    seed: int = 7


def joint_tag(upos: str, xpos: str, feats: str) -> str:
    """One label from universal tag, Penn tag and the features kept."""
    kept = [item for item in feats.split("|") if item.partition("=")[0] in FEATURES]
    return f"{upos} {xpos} {'|'.join(kept)}"


def kept_relation(deprel: str) -> str:
    """The relation with its subtype where that is kept, else the universal part."""
    return deprel if deprel in SUBTYPES else deprel.partition(":")[0]


def example(nlp: Language, tree: Tree) -> Example:
    """A sentence as spaCy trains on it."""
    words = forms([plain(word) for word in tree.words], tree.spaces)
    gold = sentence_doc(nlp, words)
    for token, *tags, head, deprel in zip(
        gold, tree.upos, tree.xpos, tree.feats, tree.heads, tree.deprels, strict=True
    ):
        token.tag_ = joint_tag(*tags)
        token.head = gold[head]
        token.dep_ = "ROOT" if head == token.i else kept_relation(deprel)
    return Example(sentence_doc(nlp, words), gold)


def train_syntax(trees: Sequence[Tree], dev: Sequence[Tree], out: Path, settings: Settings) -> dict[str, float]:
    """Train, write ``syntax.msgpack`` and ``training.json`` to ``out`` at each new best.

    A checkpoint in ``out`` lets a stopped training go on; returns the best scores.
    """
    fix_random_seed(settings.seed)
    nlp = build_network()
    rng = random.Random(settings.seed)
    examples = [example(nlp, tree) for tree in trees]
    held_out = [example(nlp, tree) for tree in dev]
    nlp.initialize(lambda: examples)
    pace: Any = warmup_linear(settings.rate, settings.warm_up, settings.steps)
    optimizer = Adam(
        pace,
        beta1=0.9, beta2=0.999, eps=1e-8, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0,
        use_averages=True,
    )  # fmt: skip
    state = load_checkpoint(nlp, optimizer, out)
    if state["step"] >= settings.steps:
        return dict(state["best"])
    batches = _batches(examples, rng, settings)
    started = time.process_time()
    for step, batch in enumerate(batches, start=1):
        if step <= state["step"]:
            continue
        _update(nlp, batch, optimizer, settings.dropout)
        if step % settings.every == 0 or step == settings.steps:
            with nlp.use_params(optimizer.averages):
                scores = score(nlp, held_out)
                if scores["LAS"] + scores["UPOS"] > state["best"].get("sum", 0.0):
                    state["best"] = {**scores, "sum": scores["LAS"] + scores["UPOS"], "step": step}
                    (out / "syntax.msgpack").write_bytes(pack_network(nlp))
            state["step"] = step
            save_checkpoint(nlp, optimizer, out, state)
            seconds = time.process_time() - started
            _LOG.info("step %d, %.0f CPU seconds: %s", step, seconds, scores)
        if step >= settings.steps:
            break
    return dict(state["best"])


def _update(nlp: Language, batch: list[Example], optimizer: Optimizer, dropout: float) -> None:
    pipes = [pipe for _, pipe in nlp.pipeline]
    for pipe in pipes:
        pipe.update(batch, drop=dropout, sgd=None, losses={})  # type: ignore[attr-defined]
    for pipe in pipes:
        pipe.finish_update(optimizer)  # type: ignore[attr-defined]
    optimizer.step_schedules()  # type: ignore[no-untyped-call]


def _batches(examples: list[Example], rng: random.Random, settings: Settings) -> Iterator[list[Example]]:
    size = float(settings.first)
    order = list(range(len(examples)))
    while True:
        rng.shuffle(order)
        batch: list[Example] = []
        words = 0
        for index in order:
            batch.append(examples[index])
            words += len(examples[index].predicted)
            if words >= size:
                yield batch
                batch, words = [], 0
                size = min(size * 1.001, float(settings.largest))


def score(nlp: Language, examples: Sequence[Example]) -> dict[str, float]:
    """Accuracy in per cent on given tokens and sentences (UPOS, XPOS, UAS, LAS; all tokens)."""
    right = dict.fromkeys(("UPOS", "XPOS", "TAG", "UAS", "LAS"), 0)
    total = 0
    docs: list[Doc] = [example.predicted.copy() for example in examples]
    for start in range(0, len(docs), 256):
        part = docs[start : start + 256]
        for _, pipe in nlp.pipeline:
            pipe.set_annotations(part, pipe.predict(part))  # type: ignore[attr-defined]
    for example, doc in zip(examples, docs, strict=True):
        for token, gold in zip(doc, example.reference, strict=True):
            total += 1
            tags, gold_tags = token.tag_.split(" "), gold.tag_.split(" ")
            right["UPOS"] += tags[0] == gold_tags[0]
            right["XPOS"] += tags[1] == gold_tags[1]
            right["TAG"] += tags == gold_tags
            if token.head.i == gold.head.i:
                right["UAS"] += 1
                right["LAS"] += token.dep == gold.dep
    return {key: round(100 * value / max(total, 1), 2) for key, value in right.items()}
