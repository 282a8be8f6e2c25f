"""Extractions written out: JSON, JSON lines and CSV for programs, a table for people."""

from timeline_app.exchange.record import to_record
from timeline_app.exchange.table import to_text
from timeline_app.exchange.written import to_csv, to_json, to_jsonl

__all__ = ["to_csv", "to_json", "to_jsonl", "to_record", "to_text"]
