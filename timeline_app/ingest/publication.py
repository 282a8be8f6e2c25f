"""The publication date (document creation time): from the header alone, never from the prose."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from timeline_app.dates import parse_date
from timeline_app.ingest.blocks import Layout
from timeline_app.ingest.datelines import match_dateline
from timeline_app.ingest.stamps import Label, Stamp, ambiguous, find_labelled, read_bare
from timeline_app.model import Block, BlockKind, CalendarDate, Published, Span

_COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|copyright)[^\d]{0,40}(?P<year>(?:19|20)\d\d)(?!\d|\s?[-–])", re.IGNORECASE)
_LAST_BLOCKS = 6
_SHORTEST_DATE, _LONGEST_DATE = 8, 60
_MOST_LINES = 300


def find_published(
    text: str,
    layout: Layout,
    languages: tuple[str, ...],
) -> tuple[Published | None, tuple[str, ...]]:
    """The publication date, and sentences on what is doubtful about it.

    In this order: a date labelled as that of publication, a date that is a header line or stands beside the
    byline, a date labelled as that of an update, a dateline. A dateline without a year takes it from the copyright
    line or is not used.
    """
    header = [stamp for stamp in layout.stamps if stamp.span.start < layout.body or stamp.label is None]
    closing = _closing(text, layout, languages)
    published = [stamp for stamp in header if stamp.label is Label.PUBLISHED] or closing
    bare = [] if _chronology(text, layout, languages) else [stamp for stamp in header if stamp.label is None]
    updated = [stamp for stamp in header if stamp.label is Label.UPDATED]
    if published or bare:
        best = (published or bare)[0]
        return _published(text, best, _source(best, text)), _doubts(text, best, updated)
    if updated:
        best = updated[0]
        return _published(text, best, _source(best, text)), _doubts(text, best, [])
    found = _from_dateline(text, layout.blocks, languages)
    if found is not None:
        return found, ()
    unclear = ambiguous(text, 0, layout.body)
    if unclear is not None:
        sentence = f"The page's date {unclear} can be read as day/month or month/day; give the publication date."
        return None, (sentence,)
    return None, ()


def _closing(text: str, layout: Layout, languages: tuple[str, ...]) -> list[Stamp]:
    """The date labelled as that of publication among the last lines, which some broadcasters print below the text.

    Several such dates belong to other articles that the page names.
    """
    last = [block.span for block in layout.blocks[-_LAST_BLOCKS:] if block.kind is BlockKind.BYLINE]
    below = [span for span in last if span.start >= layout.body]
    found = [stamp for span in below for stamp in find_labelled(text, span.start, span.end, languages)]
    published = [stamp for stamp in found if stamp.label is Label.PUBLISHED]
    return published if len({stamp.date.first_day for stamp in published}) == 1 else []


def _chronology(text: str, layout: Layout, languages: tuple[str, ...]) -> bool:
    """Whether lines that are a date and no more stand at several places: they head entries, none is the page's."""
    days: set[int] = set()
    labelled = {stamp.span for stamp in layout.stamps if stamp.label is not None}
    spans = (block.span for block in layout.blocks if block.span not in labelled)
    short = [span for span in spans if _SHORTEST_DATE <= len(span) <= _LONGEST_DATE]
    for span in short[:_MOST_LINES]:
        stamp = read_bare(span.of(text), span.start, (*languages, "en"))
        if stamp is not None:
            days.add(stamp.date.first_day)
        if len(days) > 1:
            return True
    return False


def _value(date: CalendarDate) -> dt.date | dt.datetime:
    month, day = date.month or 1, date.day or 1
    if date.hour is None:
        return dt.date(date.year, month, day)
    hour = min(date.hour, 23)
    return dt.datetime(date.year, month, day, hour, date.minute or 0)  # noqa: DTZ001 - as printed: the page's own clock


def _published(text: str, stamp: Stamp, source: str) -> Published:
    end = len(stamp.span.of(text).rstrip())
    return Published(_value(stamp.date), source, Span(stamp.span.start, stamp.span.start + end))


def _source(stamp: Stamp, text: str) -> str:
    words = " ".join(stamp.span.of(text).split())
    if stamp.label is Label.UPDATED:
        return f"the date of the last update in the header: “{words}”"
    if stamp.label is Label.PUBLISHED:
        return f"the page's own date of publication: “{words}”"
    return f"the date in the header: “{words}”"


def _doubts(text: str, best: Stamp, updated: Sequence[Stamp]) -> tuple[str, ...]:
    sentences = []
    if best.wrong_weekday:
        words = " ".join(best.span.of(text).split())
        sentences.append(f"The weekday in “{words}” does not fit its date; the date was kept.")
    later = [stamp for stamp in updated if stamp.date.first_day != best.date.first_day]
    if later:
        day = CalendarDate(best.date.year, best.date.month, best.date.day)
        other = CalendarDate(later[0].date.year, later[0].date.month, later[0].date.day)
        sentences.append(f"The page was updated on {other}; relative dates are counted from its publication on {day}.")
    return tuple(sentences)


def _from_dateline(text: str, blocks: Sequence[Block], languages: tuple[str, ...]) -> Published | None:
    span = next((block.span for block in blocks if block.kind is BlockKind.DATELINE), None)
    dateline = None if span is None else match_dateline(text, span.start, len(text))
    if dateline is None or dateline.day is None:
        return None
    year = dateline.year or _copyright_year(text, blocks)
    if year is None:
        return None
    words = " ".join(dateline.span.of(text).split())
    for known in ((*languages, "en"), None):
        when = parse_date(f"{dateline.day} {year}", languages=known)
        if when is not None and when.start is not None and when.start.day is not None:
            source = (
                f"the dateline: “{words}”"
                if dateline.year
                else f"the dateline “{words}”, its year from the copyright line"
            )
            return Published(_value(when.start), source, dateline.span)
    return None


def _copyright_year(text: str, blocks: Sequence[Block]) -> str | None:
    for block in blocks:
        if block.kind is BlockKind.BOILERPLATE and (
            match := _COPYRIGHT_YEAR.search(text, block.span.start, block.span.end)
        ):
            return match["year"]
    return None
