"""When a file was made: a hint for people, as its article may have been published at another time."""

from __future__ import annotations

from timeline_app.ingest.formats.moments import Moment, read_moment


def of_file(origin: str, created: str, changed: str) -> tuple[str, ...]:
    """A sentence on when the file says that it was created and last changed; none where it says nothing."""
    return of_moments(origin, read_moment(created.strip()), read_moment(changed.strip()))


def of_moments(origin: str, created: Moment | None, changed: Moment | None) -> tuple[str, ...]:
    """The same of moments that are read already; a change on the day of creation is not told."""
    days = [_day(moment) for moment in (created, changed)]
    if days[0] == days[1]:
        days[1] = ""
    told = [f"{what} on {day}" for what, day in zip(("created", "last changed"), days, strict=True) if day]
    if not told:
        return ()
    return (f"{origin} says that it was {' and '.join(told)}; that need not be when its article was published.",)


def _day(moment: Moment | None) -> str:
    return "" if moment is None else moment.isoformat()[:10]
