"""The status of an event once all its tellings and its date are known."""

from __future__ import annotations

import datetime as dt

from timeline_app.events.cluster import Cluster
from timeline_app.events.status import Factuality
from timeline_app.model import Status


def settled_status(cluster: Cluster, day: dt.date | None) -> Factuality:
    """The status of the telling that speaks for the event, unless its date or another telling puts it into the future.

    ``day`` is the day of publication.
    """
    fact = cluster.first.candidate.fact
    if fact.status is not Status.HAPPENED:
        return fact
    when = None if cluster.dating is None else cluster.dating.when
    if when is not None and day is not None:
        bounds = when.bounds
        if bounds.earliest is not None and bounds.earliest > day.toordinal():
            return Factuality(Status.PLANNED, "Its date lies after the publication.", fact.speaker)
        open_still = bounds.latest is None or bounds.latest > day.toordinal()
        coming = next((t.candidate.fact for t in cluster.tellings if t.candidate.fact.status is Status.PLANNED), None)
        if open_still and coming is not None and cluster.first.candidate.is_noun:
            return coming
    return fact
