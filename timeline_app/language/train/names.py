"""Training the names tagger: a conditional random field by AdaGrad with feature dropout."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from timeline_app.language.names import (
    LABELS,
    Floats,
    History,
    allowed_transitions,
    pack_names,
    spans_of,
)
from timeline_app.language.names_features import DocumentHints, NamesInput, features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.language.gazetteer import Gazetteer

_COUNT = len(LABELS)
_ALLOWED = allowed_transitions()
Rows = np.ndarray[Any, np.dtype[np.int32]]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sentence ready for training: its words, feature rows a word, gold labels as indexes."""

    words: list[str]
    rows: list[Rows | None]
    gold: list[int]


class NamesTrainer:
    """Weights by feature; features seen once are not kept.

    Args:
        gazetteer: the lists that are shipped with the tagger.
        dropout: share of a word's features left out at each step.
        rate: AdaGrad's learning rate.
        decay: how much of a weight is taken back at each step (L2).
    """

    def __init__(self, gazetteer: Gazetteer, *, dropout: float = 0.3, rate: float = 0.1, decay: float = 1e-5) -> None:
        self._gazetteer = gazetteer
        self._random = np.random.default_rng(0)
        self._dropout, self._rate, self._decay = dropout, rate, decay
        self.rows: dict[str, int] = {}

    def prepare(self, documents: Sequence[tuple[list[NamesInput], list[list[str]]]]) -> list[list[Prepared]]:
        """Features of all documents, as rows of the weights; call once, with all of them."""
        found = []
        seen: Counter[str] = Counter()
        for sentences, labels in documents:
            for sentence in sentences:
                sentence.marks = self._gazetteer.marks(sentence.forms)
            hints = DocumentHints(sentences)
            named = [features(sentence, hints) for sentence in sentences]
            for sentence_features in named:
                for names in sentence_features:
                    seen.update(names or ())
            found.append((sentences, named, labels))
        kept = [name for name, count in seen.items() if count > 1]
        kept += [kind + label for kind in ("y:", "yb:") for label in LABELS]
        self.rows = {name: row for row, name in enumerate(kept)}
        self.weights = np.zeros((len(kept), _COUNT), dtype=np.float32)
        self._squares = np.full((len(kept), _COUNT), 0.1, dtype=np.float32)
        self.transitions = np.zeros((_COUNT, _COUNT), dtype=np.float32)
        self._transition_squares = np.full((_COUNT, _COUNT), 0.1, dtype=np.float32)
        return [
            [
                Prepared(s.forms, [self._known(x) for x in named], [LABELS.index(y) for y in gold])
                for s, named, gold in zip(*document, strict=True)
            ]
            for document in found
        ]

    def _known(self, names: list[str] | None) -> Rows | None:
        if names is None:
            return None
        return np.array([self.rows[n] for n in names if n in self.rows], dtype=np.int32)

    def round(self, documents: Sequence[Sequence[Prepared]]) -> float:
        """One pass over the documents in random order; gives the share of labels right."""
        right = total = 0
        for number in self._random.permutation(len(documents)):
            history = History()
            for sentence in documents[number]:
                labels = [0] * len(sentence.gold)
                for start, end in _segments(sentence.rows):
                    path = self._learn(sentence, history, start, end)
                    labels[start:end] = path
                    right += sum(map(int.__eq__, path, sentence.gold[start:end]))
                    total += end - start
                history.add(sentence.words, labels)
        return right / max(total, 1)

    def _learn(self, sentence: Prepared, history: History, start: int, end: int) -> list[int]:
        used: list[Rows] = []
        for index in range(start, end):
            more = [self.rows[name] for name in history.features(sentence.words[index])]
            known = np.concatenate([sentence.rows[index], np.array(more, dtype=np.int32)])
            used.append(known[self._random.random(len(known)) >= self._dropout])
        scale = 1.0 / (1.0 - self._dropout)
        emissions: Floats = np.array([self.weights[known].sum(axis=0) for known in used], dtype=np.float32)
        gold = sentence.gold[start:end]
        marginals, pairs = marginals_of(emissions * np.float32(scale), self.transitions + _ALLOWED)
        guess: list[int] = marginals.argmax(axis=1).tolist()
        before = 0
        for place, label in enumerate(gold):
            marginals[place, label] -= 1.0
            pairs[before, label] -= 1.0
            before = label
        self._transition_squares += pairs * pairs
        self.transitions -= self._rate * pairs / np.sqrt(self._transition_squares)
        for place, known in enumerate(used):
            gradient = marginals[place] + self._decay * self.weights[known]
            self._squares[known] += gradient * gradient
            self.weights[known] -= self._rate * gradient / np.sqrt(self._squares[known])
        return guess

    def restart(self, seed: int) -> None:
        """Begin again at zero with another order and another dropout, on the same features."""
        self._random = np.random.default_rng(seed)
        for array, value in (
            (self.weights, 0.0), (self._squares, 0.1),
            (self.transitions, 0.0), (self._transition_squares, 0.1),
        ):  # fmt: skip
            array[...] = value


def train_names(
    documents: Sequence[tuple[list[NamesInput], list[list[str]]]],
    gazetteer: Gazetteer,
    rounds: int = 2,
    seeds: Sequence[int] = (7, 8, 9, 10),
    least: float = 0.05,
) -> bytes:
    """The tagger's weights as bytes: the mean over ``seeds``; weak features are left out."""
    trainer = NamesTrainer(gazetteer)
    prepared = trainer.prepare(documents)
    weights = np.zeros_like(trainer.weights)
    transitions = np.zeros_like(trainer.transitions)
    for seed in seeds:
        trainer.restart(seed)
        for _ in range(rounds):
            trainer.round(prepared)
        weights += trainer.weights / len(seeds)
        transitions += trainer.transitions / len(seeds)
    strong = np.abs(weights).max(axis=1) >= least
    kept = {name: weights[row] for name, row in trainer.rows.items() if strong[row]}
    return pack_names(kept, transitions)


def marginals_of(emissions: Floats, transitions: Floats) -> tuple[Floats, Floats]:
    """Probabilities of labels (words by labels) and expected counts of pairs of labels.

    The word before the first is ``O``.
    """
    count = len(emissions)
    forward = np.empty_like(emissions)
    backward = np.zeros_like(emissions)
    forward[0] = emissions[0] + transitions[0]
    for place in range(1, count):
        forward[place] = emissions[place] + _log_sum(forward[place - 1][:, None] + transitions, 0)
    for place in range(count - 2, -1, -1):
        ahead = transitions + emissions[place + 1] + backward[place + 1]
        backward[place] = _log_sum(ahead, 1)
    whole = _log_sum(forward[-1], 0)
    marginals = np.exp(forward + backward - whole)
    pairs = np.zeros_like(transitions)
    pairs[0] = marginals[0]
    for place in range(1, count):
        ways = forward[place - 1][:, None] + transitions + emissions[place] + backward[place]
        pairs += np.exp(ways - whole)
    return marginals, pairs


def _log_sum(values: Floats, axis: int) -> Floats:
    top = values.max(axis=axis, keepdims=True)
    summed: Floats = np.log(np.exp(values - top).sum(axis=axis)) + np.squeeze(top, axis=axis)
    return summed


def _segments(rows: Sequence[object]) -> list[tuple[int, int]]:
    """Runs of words that have features."""
    made: list[tuple[int, int]] = []
    start = -1
    for index, row in enumerate([*rows, None]):
        if row is not None and start < 0:
            start = index
        elif row is None and start >= 0:
            made.append((start, index))
            start = -1
    return made


def names_score(gold: Sequence[Sequence[str]], guess: Sequence[Sequence[str]]) -> dict[str, float]:
    """Precision, recall and F1 in per cent over exact spans with their kind, and F1 a kind."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for right, said in zip(gold, guess, strict=True):
        true, found = set(spans_of(right)), set(spans_of(said))
        for kind in ("PER", "ORG", "LOC"):
            t, f = ({s for s in x if s[2] == kind} for x in (true, found))
            for name in (kind, "all"):
                counts[name][0] += len(t & f)
                counts[name][1] += len(f)
                counts[name][2] += len(t)
    both, found_, true_ = counts["all"]
    made = {"P": _share(both, found_), "R": _share(both, true_)}
    made.update({kind: _share(2 * c[0], c[1] + c[2]) for kind, c in counts.items()})
    return made


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
