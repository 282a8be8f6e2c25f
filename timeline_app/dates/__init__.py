"""The one gate to dateparser: one isolated expression in any language becomes a :class:`When`, or nothing."""

from timeline_app.dates.gate import LANGUAGES, parse_date
from timeline_app.dates.typed import understand

__all__ = ["LANGUAGES", "parse_date", "understand"]
