"""What each command does."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from timeline_app.cli import explained
from timeline_app.cli.display import qt_parts, usable_display, why_no_window
from timeline_app.cli.pictures import render, title_of
from timeline_app.cli.sources import extract_all, read_articles, warn
from timeline_app.data import seeds
from timeline_app.exchange.table import plain
from timeline_app.model import OutputError, Published, Timeline

__all__ = ["Run", "dates", "explain", "extract", "render", "window"]

Run = Callable[[argparse.Namespace], int]
FALLBACK_PICTURE = "timeline.png"


def extract(options: argparse.Namespace) -> int:
    """Print the events of articles."""
    from timeline_app import exchange  # noqa: PLC0415 - each command loads its own parts

    extractions = extract_all(read_articles(options.files), options.published, options.pipeline)
    match options.format:
        case "json":
            text = exchange.to_json(extractions)
        case "jsonl":
            text = exchange.to_jsonl(extractions)
        case "csv":
            text = exchange.to_csv(extractions)
        case _:
            text = exchange.to_text(extractions, options.width or shutil.get_terminal_size((100, 24)).columns)
    _put(text, options.output)
    if not any(extraction.events for extraction in extractions):
        warn(["No event was found."])
    return 0


def dates(options: argparse.Namespace) -> int:
    """List every date expression of a text."""
    from timeline_app.timex import find_with_rejected, report  # noqa: PLC0415 - each command loads its own parts

    (article,) = read_articles([options.file])
    published = article.published if options.published is None else Published(options.published, "given by the user")
    found, rejected = find_with_rejected(article.text, published, language=article.language)
    warn(article.warnings)
    if published is None:
        warn(["No publication date was found or given: relative dates stay open."])
    if options.html:
        _put(report.as_html(article.text, found), options.output)
        return 0
    refused = "".join(f"  {plain(word.text)}: {plain(word.reason)}\n" for word in rejected)
    _put(report.as_text(article.text, found) + (f"\nNot taken as dates:\n{refused}" if refused else ""), options.output)
    return 0


def explain(options: argparse.Namespace) -> int:
    """Say of each event of a text where it stands and how its date was found."""
    from timeline_app.exchange.page import to_page  # noqa: PLC0415 - each command loads its own parts

    (extraction,) = extract_all(read_articles([options.file]), options.published, options.pipeline)
    _put(to_page(extraction) if options.html else explained.as_text(extraction), options.output)
    return 0


def window(options: argparse.Namespace) -> int:
    """Open the window; without a display, say so, and print and draw instead where that was asked for."""
    files = [str(Path(name)) for name in options.files]
    if not usable_display(probe=options.fallback):
        if not options.fallback:
            message = "There is no display to open the window on; use “timeline-app extract” or “timeline-app render”."
            raise OutputError(message)
        return _without_display(files or [str(path) for path in sorted(seeds().glob("*.txt"))], options)
    with qt_parts():
        from timeline_app.app import run  # noqa: PLC0415 - loads Qt
    return run(files, options.published)


def _without_display(files: Sequence[str], options: argparse.Namespace) -> int:
    print(f"{why_no_window()} The events are printed here and drawn to a picture instead.", file=sys.stderr)
    extractions = extract_all(read_articles(files), options.published)
    from timeline_app.exchange import to_text  # noqa: PLC0415 - each command loads its own parts

    _put(to_text(extractions, shutil.get_terminal_size((100, 24)).columns), None)
    with qt_parts():
        from timeline_app.render.export import PictureSettings, export_picture  # noqa: PLC0415 - loads Qt
    settings = PictureSettings(scale=2, title=title_of(extractions))
    report = export_picture(Timeline.of(tuple(extractions)), settings, Path(FALLBACK_PICTURE))
    print(f"Wrote {report.path} ({report.width} x {report.height}).", file=sys.stderr)
    return 0


def _put(text: str, output: str | None) -> None:
    """Write to standard output, or to a file that is complete or not there at all.

    Raises:
        OutputError: if the file cannot be written; an older one stays as it was.
    """
    if output is None or output == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    path = Path(output)
    try:
        with tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = Path(file.name)
            file.write(text.encode("utf-8", "backslashreplace"))
        try:
            mask = os.umask(0)
            os.umask(mask)
            temporary.chmod(0o666 & ~mask)
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        message = f"{output} cannot be written: {error.strerror}."
        raise OutputError(message) from error
