"""The command line: events as data or as a table, pictures, the dates of a text explained, and the window.

Exit codes: 0 done (what is doubtful is said on standard error), 1 something could not be written or shown,
2 something could not be read or was asked for wrongly, 3 a picture made again came out otherwise or was made from
other articles, 130 stopped with Ctrl+C. Errors are one sentence each.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from timeline_app.cli.arguments import parse_arguments
from timeline_app.model import CancelledError, InputError, TimelineError

__all__ = ["main"]

PROGRAM = "timeline-app"
FAILED, UNREADABLE, STOPPED = 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    options = parse_arguments(sys.argv[1:] if argv is None else list(argv))
    _write_any_character()
    try:
        return int(options.run(options))
    except BrokenPipeError:
        # The reader of our output went away; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, CancelledError):
        print(f"{PROGRAM}: stopped.", file=sys.stderr)
        return STOPPED
    except TimelineError as error:
        print(f"{PROGRAM}: {error}", file=sys.stderr)
        return UNREADABLE if isinstance(error, InputError) else FAILED


def _write_any_character() -> None:
    """Have characters that the terminal's encoding lacks written as escapes, not fail."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
