"""The neural network for tags and syntax: its shape, and its weights as bytes.

The only module besides ``adapter`` that imports spaCy; both are imported when a pipeline is
loaded, never before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import srsly
from spacy.language import Language
from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Shape of the shared encoder and of the parser's state network.
WIDTH: Final = 128
DEPTH: Final = 4
EMBED_ROWS: Final = 5000
HIDDEN: Final = 128

_LISTENER: Final = {
    "@architectures": "spacy.Tok2VecListener.v1",
    "width": WIDTH,
    "upstream": "tok2vec",
}


def build_network() -> Language:
    """An untrained pipeline: shared encoder, tagger (joint labels) and parser."""
    nlp = Language()
    nlp.add_pipe(
        "tok2vec",
        config={
            "model": {
                "@architectures": "spacy.HashEmbedCNN.v2",
                "pretrained_vectors": None,
                "width": WIDTH,
                "depth": DEPTH,
                "embed_size": EMBED_ROWS,
                "window_size": 1,
                "maxout_pieces": 3,
                "subword_features": True,
            }
        },
    )
    nlp.add_pipe(
        "tagger",
        config={
            "model": {
                "@architectures": "spacy.Tagger.v2",
                "nO": None,
                "normalize": False,
                "tok2vec": _LISTENER,
            }
        },
    )
    nlp.add_pipe(
        "parser",
        config={
            "min_action_freq": 20,
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "parser",
                "extra_state_tokens": True,
                "hidden_width": HIDDEN,
                "maxout_pieces": 2,
                "use_upper": True,
                "tok2vec": _LISTENER,
            },
        },
    )
    return nlp


def sentence_doc(nlp: Language, words: Sequence[str]) -> Doc:
    """One sentence for the network, its boundaries set so that the parser keeps them."""
    starts: list[bool | int | None] = [index == 0 for index in range(len(words))]
    return Doc(nlp.vocab, words=list(words), sent_starts=starts)


def pack_network(nlp: Language) -> bytes:
    """The trained weights as float16 with the label sets (msgpack)."""
    packed: dict[str, Any] = {}
    for name, pipe in nlp.pipeline:
        model = pipe.model.to_dict()  # type: ignore[attr-defined]
        model["params"] = [
            {key: None if value is None else value.astype(np.float16) for key, value in node.items()}
            for node in model["params"]
        ]
        rest = pipe.to_bytes(exclude=["vocab", "model"])  # type: ignore[attr-defined]
        packed[name] = {"model": model, "rest": rest}
    return bytes(srsly.msgpack_dumps(packed))


def unpack_network(data: bytes) -> Language:
    """A pipeline ready to use from what :func:`pack_network` gave.

    Raises:
        ValueError: if the bytes are no packed network of this shape.
    """
    nlp = build_network()
    packed = srsly.msgpack_loads(data)
    for name, pipe in nlp.pipeline:
        part = packed[name]
        pipe.from_bytes(part["rest"], exclude=["vocab", "model"])  # type: ignore[attr-defined]
        for label in getattr(pipe, "labels", ()):
            nlp.vocab.strings.add(label)
        model = part["model"]
        model["params"] = [
            {k: None if v is None else v.astype(np.float32) for k, v in node.items()} for node in model["params"]
        ]
        pipe.model.from_dict(model)  # type: ignore[attr-defined]
    return nlp
