"""Names of persons, organisations and places: an averaged perceptron over BIO labels.

Sentences are decoded one after the other (Viterbi); what a word was labelled before in the same
document is one of the features of its next mention.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np
import srsly

from timeline_app.language.names_features import DocumentHints, features

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_app.language.document import EntityLabel
    from timeline_app.language.gazetteer import Gazetteer
    from timeline_app.language.names_features import NamesInput

LABELS: Final = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
_COUNT: Final = len(LABELS)
Floats = np.ndarray[Any, np.dtype[np.float32]]


def allowed_transitions() -> Floats:
    """Zero where one label may follow another, minus a lot where not (``O`` to ``I-PER``)."""
    cost = np.zeros((_COUNT, _COUNT), dtype=np.float32)
    for i, before in enumerate(LABELS):
        for j, after in enumerate(LABELS):
            if after[0] == "I" and before[1:] != after[1:]:
                cost[i, j] = -1e6
    return cost


class History:
    """How often each word got which kind of label so far in a document."""

    def __init__(self) -> None:
        self._seen: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))

    def features(self, word: str) -> list[str]:
        """Features from earlier mentions of ``word``."""
        seen = self._seen.get(word)
        if not seen:
            return []
        return ["y:" + label for label in seen] + ["yb:" + max(seen, key=lambda k: (seen[k], k))]

    def add(self, words: Sequence[str], labels: Sequence[int]) -> None:
        """Remember the labels (indexes into ``LABELS``) of a sentence."""
        for word, label in zip(words, labels, strict=True):
            if label or word[:1].isupper():
                self._seen[word][LABELS[label]] += 1


def viterbi(emissions: Floats, transitions: Floats) -> list[int]:
    """The best path of labels through ``emissions`` (words by labels) from ``O`` to any."""
    score = emissions[0] + transitions[0]
    back = np.zeros(emissions.shape, dtype=np.intp)
    for place in range(1, len(emissions)):
        all_ways = score[:, None] + transitions
        back[place] = all_ways.argmax(axis=0)
        score = all_ways.max(axis=0) + emissions[place]
    path = [int(score.argmax())]
    for place in range(len(emissions) - 1, 0, -1):
        path.append(int(back[place, path[-1]]))
    return path[::-1]


class NamesTagger:
    """The trained tagger; ``data`` is what :func:`pack_names` gave.

    Raises:
        ValueError: if the bytes are not such data.
    """

    def __init__(self, data: bytes, gazetteer: Gazetteer) -> None:
        packed: Mapping[str, Any] = srsly.msgpack_loads(data)
        self._gazetteer = gazetteer
        self._rows: dict[str, int] = {name: i for i, name in enumerate(packed["features"].split("\n"))}
        weights = np.frombuffer(packed["weights"], dtype=np.float16).reshape(-1, _COUNT)
        self._weights = weights.astype(np.float32)
        kept = np.frombuffer(packed["transitions"], dtype=np.float32).reshape(_COUNT, _COUNT)
        self._transitions = kept + allowed_transitions()

    def tag(self, sentences: Sequence[NamesInput]) -> list[list[str]]:
        """BIO labels (``O``, ``B-PER``, ...) for each word of each sentence of one document."""
        for sentence in sentences:
            sentence.marks = self._gazetteer.marks(sentence.forms)
        hints = DocumentHints(sentences)
        history = History()
        made: list[list[str]] = []
        for sentence in sentences:
            labels = self._decode(sentence, hints, history)
            history.add(sentence.forms, labels)
            made.append([LABELS[label] for label in labels])
        return made

    def _decode(self, sentence: NamesInput, hints: DocumentHints, history: History) -> list[int]:
        labels = [0] * len(sentence.forms)
        found = features(sentence, hints)
        rows = self._rows
        place = 0
        while place < len(found):
            end = place
            emissions = []
            while end < len(found) and (named := found[end]) is not None:
                more = history.features(sentence.forms[end])
                known = [rows[name] for name in (*named, *more) if name in rows]
                emissions.append(self._weights[known].sum(axis=0))
                end += 1
            if emissions:
                labels[place:end] = viterbi(np.array(emissions), self._transitions)
            place = end + 1
        return labels


def pack_names(weights: Mapping[str, Floats], transitions: Floats) -> bytes:
    """The tagger's weights as bytes: feature names, float16 rows, transitions (msgpack)."""
    names = sorted(weights)
    rows = np.array([weights[name] for name in names], dtype=np.float16)
    return bytes(
        srsly.msgpack_dumps(
            {
                "features": "\n".join(names),
                "weights": rows.tobytes(),
                "transitions": transitions.astype(np.float32).tobytes(),
            }
        )
    )


def spans_of(labels: Sequence[str]) -> list[tuple[int, int, EntityLabel]]:
    """``(first, last exclusive, kind)`` of each name in a list of BIO labels."""
    made: list[tuple[int, int, EntityLabel]] = []
    start = 0
    for index, label in enumerate([*labels, "O"]):
        if start < index and labels[start] != "O" and label[0] != "I":
            made.append((start, index, cast("EntityLabel", labels[start][2:])))
        if label[0] != "I":
            start = index
    return made
