"""Time expressions: found, given their TIMEX3 value and their date, and explained."""

from timeline_app.timex.edtf import to_when
from timeline_app.timex.explain import explain, say_value
from timeline_app.timex.reader import find_timexes, find_with_rejected

__all__ = ["explain", "find_timexes", "find_with_rejected", "say_value", "to_when"]
