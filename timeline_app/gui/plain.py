"""Moved to ``timeline_app.wording.plain``."""

from timeline_app.wording.plain import ampersand, counted, one_line, quoted

__all__ = ["ampersand", "counted", "one_line", "quoted"]
