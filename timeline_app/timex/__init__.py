"""Time expressions: found, given their TIMEX3 value, and explained."""

from timeline_app.timex.edtf import to_when
from timeline_app.timex.reader import find_timexes, find_with_rejected

__all__ = ["find_timexes", "find_with_rejected", "to_when"]
