"""What can be typed, and how it is explained by ``--help``."""

from __future__ import annotations

import argparse
import datetime as dt
import math
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, Protocol

from timeline_app.cli import commands
from timeline_app.dates import understand
from timeline_app.model import Granularity, When
from timeline_app.render.presets import PRESETS, SHEETS
from timeline_app.version import __version__

FORMATS = ("text", "json", "jsonl", "csv")
THEMES = ("light", "dark", "print", "contrast")
LANES = ("kind", "person", "source", "none")

_OVERVIEW = """\
Read the dates and events out of political news articles and lay them on a timeline.

  timeline-app [FILE...]                 open the window, on the project or articles given
  timeline-app extract FILE...           print the events (table, JSON, JSON lines, CSV)
  timeline-app render FILE... -o OUT     draw the timeline (PNG, SVG, PDF); needs no display
  timeline-app dates FILE                list every date in the text, its value and why
  timeline-app explain FILE              say of each event where it stands and how its date was found

"-" stands for standard input. Each command has a --help of its own."""

_EXAMPLES = """\
examples:
  timeline-app article.txt
  timeline-app extract article.txt --format json > events.json
  pbpaste | timeline-app extract - --published 2024-08-13
  timeline-app render *.txt -o timeline.pdf --title "The 2024 race"
  timeline-app render article.txt -o slide.png --preset slide --theme dark
  timeline-app render --from slide.png article.txt    (is it still the same picture?)

exit codes: 0 done (doubts, or that no event was found, are said on standard error), 1 not written
or shown, 2 not read or no such command, 3 made again from other articles than before, 130 stopped"""


class _Group(Protocol):
    """What commands are added to."""

    def add_parser(
        self,
        name: str,
        *,
        help: str,  # noqa: A002 - argparse's name
        description: str,
        prog: str,
    ) -> argparse.ArgumentParser: ...


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}. See {self.prog} --help.\n")


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """The options of a command line; ``run`` among them is the function that does what was asked."""
    parser = _parser()
    if argv and argv[0] in _COMMANDS:
        return parser.parse_args(argv)
    if {"-h", "--help", "--version"} & set(argv):
        return parser.parse_args([next(word for word in argv if word in {"-h", "--help", "--version"})])
    if argv and _is_mistyped(argv[0]):
        commands_known = ", ".join(_COMMANDS)
        parser.exit(2, f"timeline-app: There is no command or file “{argv[0]}”; commands are {commands_known}.\n")
    return _window().parse_args(argv)


def _is_mistyped(word: str) -> bool:
    """Whether a first word looks like a command, and is neither one nor a file."""
    return word.replace("-", "").isalpha() and not word.startswith("-") and not Path(word).exists()


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="timeline-app",
        usage="timeline-app [COMMAND] [FILE...] [options]",
        description=_OVERVIEW,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"timeline-app {__version__}")
    group = parser.add_subparsers(metavar="COMMAND", title="commands", parser_class=_Parser)
    for name, add in _COMMANDS.items():
        add(group, name)
    return parser


def _window() -> argparse.ArgumentParser:
    parser = _Parser(prog="timeline-app", description="Open the window.")
    parser.add_argument("files", nargs="*", metavar="FILE", help="a project (.timeline), or articles to open")
    _published(parser)
    parser.add_argument(
        "--fallback",
        action="store_true",
        help="where there is no display, print the events as a table and write timeline.png instead",
    )
    parser.set_defaults(run=commands.window)
    return parser


def _extract(group: _Group, name: str) -> None:
    parser = _command(group, name, "print the events of articles", commands.extract)
    _files(parser)
    _published(parser)
    _pipeline(parser)
    parser.add_argument(
        "-f",
        "--format",
        choices=FORMATS,
        default="text",
        help="text: a table for people (the default); json: everything, with offsets into the text; "
        "jsonl: a record a line; csv: a row an event",
    )
    parser.add_argument("-o", "--output", metavar="OUT", help="write to this file instead of standard output")
    parser.add_argument("--width", type=_whole, default=0, metavar="N", help="columns of the table (the terminal's)")


def _render(group: _Group, name: str) -> None:
    parser = _command(group, name, "draw the timeline of articles as a picture", commands.render)
    _files(parser)
    _published(parser)
    _pipeline(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        action="append",
        help="the file to write; its ending says the format: .png, .svg, .pdf, .jpg, .webp. May be given again",
    )
    parser.add_argument("--preset", choices=tuple(PRESETS), help="a usual size; paper has 300 dots an inch")
    parser.add_argument("--width", type=_size, metavar="PX", help="width in pixels at scale 1 (1600)")
    parser.add_argument("--height", type=_size, metavar="PX", help="height (as high as the events need)")
    parser.add_argument("--scale", type=_size, metavar="F", help="pixels per pixel: 2 for fine screens (1)")
    parser.add_argument("--pages", choices=tuple(SHEETS), help="spread a PDF over sheets that overlap, to be glued")
    parser.add_argument("--theme", choices=THEMES, help="colours (light)")
    parser.add_argument("--lanes", choices=LANES, help="what a lane stands for (kind)")
    parser.add_argument("--title", help="the heading (the article's title)")
    parser.add_argument("--subtitle", help="a line below the heading")
    parser.add_argument(
        "--from",
        dest="begin",
        type=_date_or_picture,
        metavar="DATE|PICTURE",
        help="draw from this date on; or make this PNG, SVG or PDF again with the settings that it notes "
        "(without -o it is only compared)",
    )
    parser.add_argument("--to", dest="end", type=_date, metavar="DATE", help="draw up to this date")
    for option, setting, value, words in _SWITCHES:
        parser.add_argument(option, dest=setting, action="store_const", const=value, help=words)


_SWITCHES = (
    ("--no-legend", "legend", False, "leave the legend out"),
    ("--no-sources", "source_line", False, "leave the list of articles and its numbers out"),
    ("--transparent", "transparent", True, "no background"),
    ("--fold", "fold", True, "fold long stretches without events to a marked break (the default)"),
    ("--true-scale", "fold", False, "fold nothing: a day is as long everywhere"),
    ("--embed-font", "embed_font", True, "put the font into an SVG: it looks the same everywhere, and is larger"),
)
"""Options without a value: the setting they change and what it becomes."""


def _dates(group: _Group, name: str) -> None:
    parser = _command(group, name, "list every date expression of a text with its value and why", commands.dates)
    parser.add_argument("file", metavar="FILE", help='a text file, or "-" for standard input')
    _published(parser)
    parser.add_argument("--html", action="store_true", help="the text with its dates marked, as a web page")
    parser.add_argument("-o", "--output", metavar="OUT", help="write to this file instead of standard output")


def _explain(group: _Group, name: str) -> None:
    parser = _command(group, name, "say of each event where it stands and how its date was found", commands.explain)
    parser.add_argument("file", metavar="FILE", help='a text file, or "-" for standard input')
    _published(parser)
    _pipeline(parser)
    parser.add_argument("--html", action="store_true", help="as a web page, with the words marked")
    parser.add_argument("-o", "--output", metavar="OUT", help="write to this file instead of standard output")


_COMMANDS = {"extract": _extract, "render": _render, "dates": _dates, "explain": _explain}


def _command(group: _Group, name: str, words: str, run: commands.Run) -> argparse.ArgumentParser:
    about = f"{words[0].upper()}{words[1:]}."
    parser = group.add_parser(name, help=words, description=about, prog=f"timeline-app {name}")
    parser.set_defaults(run=run)
    return parser


def _files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help='text files, or "-" for standard input')


def _published(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--published",
        type=_day,
        metavar="DATE",
        help="the publication date, from which relative dates are counted; it takes the place of the one in the text",
    )


def _pipeline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--pipeline",
        default="",
        metavar="NAME",
        help="read English with this installed spaCy pipeline (en_core_web_lg) in place of the one that is shipped",
    )


def _date(words: str) -> When:
    """A date as a person types it, complete with its year."""
    when = understand(words, dt.date(1, 1, 1))
    if when is None or (when.start or when.end) is None or "0001" in str(when):
        message = f"“{words}” is no date that is understood; write 2024-08-13 or 13 August 2024"
        raise argparse.ArgumentTypeError(message)
    return when


def _date_or_picture(words: str) -> When | Path:
    """A picture, by its ending, else a date."""
    return Path(words) if Path(words).suffix.lower() in {".png", ".svg", ".pdf"} else _date(words)


def _day(words: str) -> dt.date | dt.datetime:
    date = _date(words).start
    if date is None or date.granularity > Granularity.DAY or not 1 <= date.year <= 9999:
        message = f"“{words}” names no single day; write 2024-08-13 or 13 August 2024"
        raise argparse.ArgumentTypeError(message)
    day = dt.date(date.year, date.month or 1, date.day or 1)
    if date.hour is None or date.hour > 23:
        return day
    return dt.datetime.combine(day, dt.time(date.hour, date.minute or 0))


def _size(words: str) -> float:
    try:
        number = float(words)
    except ValueError:
        number = math.nan
    if not (math.isfinite(number) and number > 0):
        message = f"“{words}” is no size; a number above 0 is wanted"
        raise argparse.ArgumentTypeError(message)
    return number


def _whole(words: str) -> int:
    return math.ceil(_size(words))
