"""Parts of a picture that come again, made once: a moved card is the same card elsewhere.

On screen each becomes a :class:`Group` whose primitives are the very same object in every frame, so that a painter
may keep how they look. In files they are written out in place.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeAlias

from timeline_app.layout.scene import Group, Primitive

MOST = 6_000
"""So many are kept."""

Draw: TypeAlias = Callable[[list[Primitive], float, float], None]
"""Draws a part from its upper left corner on."""

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, width and height in pixels; what a part draws lies within."""


@dataclass(slots=True)
class Stamps:
    """Keeps parts by name; ``flat`` puts them straight into the picture."""

    flat: bool = False
    memory: dict[Hashable, tuple[Primitive, ...]] = field(default_factory=dict, repr=False)

    def again(self, out: list[Primitive], name: Hashable, box: Box) -> bool:
        """Put a part that is kept; gives whether it was."""
        found = self.memory.get(name)
        if found is None or self.flat:
            return False
        out.append(Group(*box, found))
        return True

    def put(self, out: list[Primitive], name: Hashable, box: Box, draw: Draw) -> None:
        """Put a part into a picture; what has no name is drawn anew each time."""
        x, y, width, height = box
        if self.flat or name is None:
            draw(out, x, y)
            return
        found = self.memory.get(name)
        if found is None:
            if len(self.memory) >= MOST:
                self.memory.clear()
            made: list[Primitive] = []
            draw(made, 0.0, 0.0)
            found = self.memory[name] = tuple(made)
        out.append(Group(x, y, width, height, found))
