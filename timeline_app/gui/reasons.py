"""Moved to ``timeline_app.wording.reasons``."""

from timeline_app.wording.reasons import BOUND, base_day, say_date, sentences

__all__ = ["BOUND", "base_day", "say_date", "sentences"]
