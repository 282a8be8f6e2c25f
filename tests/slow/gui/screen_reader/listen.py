"""What a screen reader hears: the list of events, read over AT-SPI. Run by the system's Python, which has pyatspi.

Prints one JSON object: the list's name and description, and the name and role of each item.
"""

# ruff: noqa: T201, ANN401 - it prints its result; pyatspi has no types

from __future__ import annotations

import json
import sys
import time
from typing import Any

import pyatspi  # type: ignore[import-not-found]  # the system's, not the project's

_SECONDS = 40
_DEEP = 16


def _found(node: Any, depth: int = 0) -> Any:
    """The first list called a timeline at or below ``node``."""
    if node is None or depth > _DEEP:
        return None
    if node.getRole() == pyatspi.ROLE_LIST and "imeline" in (node.name or ""):
        return node
    below = (node.getChildAtIndex(place) for place in range(min(node.childCount, 100)))
    return next((hit for child in below if (hit := _found(child, depth + 1))), None)


def main() -> int:
    """Look until the list has items."""
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end:
        for application in pyatspi.Registry.getDesktop(0):
            try:
                hit = _found(application)
            except Exception:  # an application that is starting answers with any error
                hit = None
            if hit is not None and hit.childCount:
                items = [hit.getChildAtIndex(place) for place in range(hit.childCount)]
                told = {"name": hit.name, "description": hit.description}
                print(json.dumps(told | {"items": [[item.name, item.getRoleName()] for item in items]}))
                return 0
        time.sleep(0.3)
    return 1


if __name__ == "__main__":
    sys.exit(main())
