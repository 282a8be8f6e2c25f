"""Events: clauses and event nouns chosen, told together, dated and named, each with its reasons."""

from timeline_app.events.found import Found
from timeline_app.events.kinds import KindTable
from timeline_app.events.kinds_file import load_kinds
from timeline_app.events.reader import find_events

__all__ = ["Found", "KindTable", "find_events", "load_kinds"]
