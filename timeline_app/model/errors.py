"""What the world does wrong (disk, file, network), said in one plain sentence and shown once.

What a *text* holds that cannot be read is data (:class:`timeline_app.model.event.Rejected`), never an exception.
"""


class TimelineError(Exception):
    """The family's root. ``str`` is a sentence for people: what, where, and what was kept."""


class InputError(TimelineError):
    """Something given could not be read."""


class OutputError(TimelineError):
    """Something asked for could not be written; what stood there before is untouched."""


class CancelledError(TimelineError):
    """The user stopped the work."""
