"""When a file was made: a hint for people, as its article may have been published at another time."""

from __future__ import annotations

from timeline_app.ingest.formats.moments import Moment, read_moment


def of_file(origin: str, created: str, changed: str) -> tuple[str, ...]:
    """A sentence on when the file says that it was created and last changed; none where it says nothing."""
    days = [_day(read_moment(words.strip())) for words in (created, changed)]
    told = [f"{what} on {day}" for what, day in zip(("created", "last changed"), days, strict=True) if day]
    if not told:
        return ()
    return (f"{origin} says that it was {' and '.join(told)}; that need not be when its article was published.",)


def _day(moment: Moment | None) -> str:
    return "" if moment is None else moment.isoformat()[:10]
