"""Dates and events out of political news articles, on a timeline.

``find_timexes`` and ``extract`` are loaded when they are first asked for: importing the package is quick and
loads neither Qt nor the language pipeline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.version import __version__

if TYPE_CHECKING:
    from timeline_app.extraction import extract
    from timeline_app.timex import find_timexes

__all__ = ["__version__", "extract", "find_timexes"]


def __getattr__(name: str) -> object:
    """The two functions of the public interface, imported on first use."""
    if name == "find_timexes":
        from timeline_app.timex import find_timexes  # noqa: PLC0415 - loaded on first use, see above

        return find_timexes
    if name == "extract":
        from timeline_app.extraction import extract  # noqa: PLC0415 - loaded on first use, see above

        return extract
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
