"""Tags and trees for sentences already cut into words, by the trained network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.language.network import sentence_doc, unpack_network
from timeline_app.language.syntax_values import Analysis, Tags, tags_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Words that go through the network at once; bounds its memory.
_BATCH_WORDS: Final = 1000


class Syntax:
    """The network of tags and trees; ``data`` are its packed weights.

    Raises:
        ValueError: if ``data`` are no weights of this network.
    """

    def __init__(self, data: bytes) -> None:
        self._nlp = unpack_network(data)
        self._tags: dict[int, Tags] = {}
        self._deprels: dict[int, str] = {}

    def analyse(self, sentences: Sequence[Sequence[str]]) -> Iterator[Analysis]:
        """Yield one analysis a sentence, in order; sentences are lists of network forms."""
        batch: list[Sequence[str]] = []
        size = 0
        for sentence in sentences:
            batch.append(sentence)
            size += len(sentence)
            if size >= _BATCH_WORDS:
                yield from self._run(batch)
                batch, size = [], 0
        if batch:
            yield from self._run(batch)

    def _run(self, batch: Sequence[Sequence[str]]) -> Iterator[Analysis]:
        docs = [sentence_doc(self._nlp, words) for words in batch]
        for _, pipe in self._nlp.pipeline:
            pipe.set_annotations(docs, pipe.predict(docs))  # type: ignore[attr-defined]
        for doc in docs:
            rows = doc.to_array(["TAG", "HEAD", "DEP"])
            heads = np.arange(len(rows)) + rows[:, 1].astype(np.int64)
            tags = [self._tag(key) for key in rows[:, 0].tolist()]
            deprels = [self._deprel(key) for key in rows[:, 2].tolist()]
            yield Analysis(tags, _one_root(heads.tolist(), deprels), deprels)

    def _tag(self, key: int) -> Tags:
        if key not in self._tags:
            self._tags[key] = tags_of(self._nlp.vocab.strings[key])
        return self._tags[key]

    def _deprel(self, key: int) -> str:
        if key not in self._deprels:
            name = self._nlp.vocab.strings[key]
            self._deprels[key] = "root" if name == "ROOT" else name or "dep"
        return self._deprels[key]


def _one_root(heads: list[int], deprels: list[str]) -> list[int]:
    """Join the trees of a sentence to one: later roots hang on the first as ``parataxis``."""
    roots = [index for index, head in enumerate(heads) if head == index]
    for index in roots[1:]:
        heads[index] = roots[0]
        deprels[index] = "parataxis"
    for index in roots[:1]:
        deprels[index] = "root"
    return heads
