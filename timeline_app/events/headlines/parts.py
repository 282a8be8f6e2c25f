"""Fitting the parts of a headline into a number of words by leaving out the least essential ones whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ALWAYS = 1000
"""The cost of what is never given up."""


@dataclass(frozen=True, slots=True)
class Option:
    """One wording of a part; ``cost`` is what the reader loses by it against the fullest one."""

    cost: int
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A constituent at its ``position`` with its wordings, from the fullest (cost 0) to the shortest."""

    position: int
    options: tuple[Option, ...]


def part(position: int, texts: Sequence[str], costs: Sequence[int] = (), *, drop: int = ALWAYS) -> Part:
    """A part of ``texts`` in falling length; ``costs`` belong to the second and further ones, ``drop`` to none."""
    more = costs[-1] if costs else 30
    steps = [0, *costs, *([more] * len(texts))]
    options: list[Option] = []
    for cost, text in zip(steps, texts, strict=False):
        if text and (not options or len(text.split()) < len(options[-1].text.split())):
            options.append(Option(cost, text))
    if drop < ALWAYS:
        options = [*[o for o in options if o.cost < drop], Option(drop, "")]
    return Part(position, tuple(options or (Option(0, ""),)))


def arrange(parts: Sequence[Part], limit: int) -> str:
    """The parts in order, in at most ``limit`` words where their shortest wordings allow it."""
    chosen = [0] * len(parts)

    def size() -> int:
        return sum(len(p.options[c].text.split()) for p, c in zip(parts, chosen, strict=True))

    while size() > limit:
        steps = [(p.options[c + 1].cost, -p.position, k) for k, (p, c) in enumerate(zip(parts, chosen, strict=True))
                 if c + 1 < len(p.options)]  # fmt: skip
        if not steps:
            break
        chosen[min(steps)[2]] += 1
    for place in sorted(range(len(parts)), key=lambda k: -parts[k].options[chosen[k]].cost):
        while chosen[place]:
            chosen[place] -= 1
            if size() > limit:
                chosen[place] += 1
                break
    placed = sorted(zip(parts, chosen, strict=True), key=lambda pair: pair[0].position)
    return " ".join(text for p, c in placed if (text := p.options[c].text))
