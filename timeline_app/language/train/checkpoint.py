"""Weights, optimizer moments and progress of a training on disk, so that it can go on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.language import Language
    from thinc.api import Optimizer

_MOMENTS = ("mom1", "mom2", "averages")


def save_checkpoint(nlp: Language, optimizer: Optimizer, out: Path, state: dict[str, Any]) -> None:
    """Write ``checkpoint.npz`` and ``training.json`` to the folder ``out``."""
    arrays: dict[str, np.ndarray[Any, Any]] = {}
    updates: dict[str, int] = {}
    for place, key, weights in _parameters(nlp):
        arrays[f"{place}/weights"] = weights
        updates[place] = optimizer.nr_update[key]
        for moment in _MOMENTS:
            kept = getattr(optimizer, moment)
            if key in kept:
                arrays[f"{place}/{moment}"] = kept[key]
    part = out / "checkpoint.part.npz"
    np.savez(part, allow_pickle=False, **arrays)
    part.replace(out / "checkpoint.npz")
    saved = {**state, "updates": updates}
    (out / "training.json").write_text(json.dumps(saved, indent=1), encoding="utf-8")


def load_checkpoint(nlp: Language, optimizer: Optimizer, out: Path) -> dict[str, Any]:
    """Put a saved training back into ``nlp`` and ``optimizer``; its state, or a fresh one."""
    path = out / "checkpoint.npz"
    if not path.exists():
        return {"step": 0, "best": {}}
    state: dict[str, Any] = json.loads((out / "training.json").read_text(encoding="utf-8"))
    with np.load(path, allow_pickle=False) as arrays:
        for place, key, weights in _parameters(nlp):
            weights[...] = arrays[f"{place}/weights"]
            optimizer.nr_update[key] = state["updates"][place]
            for moment in _MOMENTS:
                if f"{place}/{moment}" in arrays:
                    getattr(optimizer, moment)[key] = arrays[f"{place}/{moment}"]
    return state


def _parameters(nlp: Language) -> Iterator[tuple[str, tuple[int, str], Any]]:
    for name, pipe in nlp.pipeline:
        for number, node in enumerate(pipe.model.walk()):  # type: ignore[attr-defined]
            for parameter in node.param_names:
                if node.has_param(parameter):
                    place = f"{name}.{number}.{parameter}"
                    yield place, (node.id, parameter), node.get_param(parameter)
