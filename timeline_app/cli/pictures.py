"""The ``render`` command: pictures of articles, and pictures made again from the note that they carry."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline_app.cli.display import qt_parts
from timeline_app.cli.sources import extract_all, read_articles
from timeline_app.exchange.table import plain
from timeline_app.layout.marks import LaneMode
from timeline_app.model import Article, Extraction, InputError, Timeline
from timeline_app.version import __version__

if TYPE_CHECKING:
    from timeline_app.render.settings import PictureSettings

DIFFERENT = 3
"""Exit code: the picture was made again, but not from the same articles; or it came out otherwise."""
ASKED = ("width", "height", "scale", "theme", "title", "subtitle", "legend", "source_line", "transparent", "fold",
         "embed_font", "pages")  # fmt: skip
"""Options that are settings of the same name; ``None`` where they were not given."""
_VECTOR = {".svg", ".pdf"}


def render(options: argparse.Namespace) -> int:
    """Draw the timeline of articles."""
    if isinstance(options.begin, Path):
        return _again(options, options.begin)
    if not options.output:
        message = "render needs -o OUT, the file to write (without it only with --from PICTURE, which then compares)."
        raise InputError(message)
    articles = read_articles(options.files)
    with qt_parts():
        from timeline_app.render.settings import PictureSettings  # noqa: PLC0415 - loads Qt
    extractions = extract_all(articles, options.published, options.pipeline)
    _write(Timeline.of(tuple(extractions)), PictureSettings(title=title_of(extractions)), options)
    return 0


def _write(timeline: Timeline, base: PictureSettings, options: argparse.Namespace) -> None:
    from timeline_app.render.export import export_picture  # noqa: PLC0415 - loads Qt

    for output in options.output or ():
        report = export_picture(timeline, _asked(base, options, output), output)
        left_out = f"; {report.missing}" if report.missing else ""
        print(f"{report.path}: {report.width} x {report.height}, {report.shown} events{left_out}", file=sys.stderr)


def _asked(base: PictureSettings, options: argparse.Namespace, output: str) -> PictureSettings:
    """The settings with what the options change; a sheet of paper has its own size in drawings that have no dots."""
    from timeline_app.render.presets import PRESETS  # noqa: PLC0415 - each command loads its own parts

    given: dict[str, Any] = {}
    if options.preset:
        preset = PRESETS[options.preset]
        scale = 1.0 if Path(output).suffix.lower() in _VECTOR else preset.scale
        given = {"width": preset.width, "height": preset.height, "scale": scale}
        if preset.pages and Path(output).suffix.lower() == ".pdf":
            given["pages"] = preset.pages
    given |= {name: getattr(options, name) for name in ASKED if getattr(options, name) is not None}
    if options.lanes is not None:
        given["lanes"] = LaneMode(options.lanes)
    if options.begin is not None and not isinstance(options.begin, Path) and options.begin.start is not None:
        given["begin"] = options.begin.start.begin
    if options.end is not None and options.end.end is not None:
        given["end"] = options.end.end.finish
    return replace(base, **given)


def _again(options: argparse.Namespace, picture: Path) -> int:
    """Make a picture again; without ``-o`` compare only.

    Gives 3 where the articles are not the same or, when it only compares, the picture is not.
    """
    with qt_parts():
        from timeline_app.render.export import FORMATS, encoded, picture_sheet  # noqa: PLC0415 - loads Qt
        from timeline_app.render.manifest import changed_sources, manifest_in, settings_in  # noqa: PLC0415 - as above
    try:
        older = picture.read_bytes()
    except OSError as error:
        message = f"{picture} cannot be read: {error.strerror}."
        raise InputError(message) from error
    manifest = manifest_in(older)
    settings = settings_in(manifest)
    timeline = Timeline.of(tuple(_extracted(options, manifest)))
    kind = FORMATS.get(picture.suffix.lower(), "")
    same = encoded(picture_sheet(timeline, settings).scene, settings, kind, timeline) == older
    words = "is the same, byte for byte" if same else "does not have the same bytes"
    print(f"{picture}: made again, it {words}.", file=sys.stderr)
    _write(timeline, settings, options)
    maker = plain(str(manifest["made by"]))
    if maker != f"timeline-app {__version__}":
        print(f"{picture} was made by {maker}, this is timeline-app {__version__}.", file=sys.stderr)
    changed = [plain(name) for name in changed_sources(manifest, timeline)]
    added = [plain(source.article.origin) for source in timeline.sources if not _noted(manifest, source.article)]
    if not changed and not added:
        print(f"The articles are the same as those of {picture}.", file=sys.stderr)
        return 0 if same or options.output else DIFFERENT
    parts = [f"missing or with another text: {', '.join(changed)}"] if changed else []
    parts += [f"not among its articles: {', '.join(added)}"] if added else []
    print(f"The articles are not the same as those of {picture}; {'; '.join(parts)}.", file=sys.stderr)
    return DIFFERENT


def _extracted(options: argparse.Namespace, manifest: dict[str, Any]) -> list[Extraction]:
    """The events of the articles, in the order and with the publication dates that the picture notes."""
    from timeline_app.render.manifest import fingerprint, noted_date  # noqa: PLC0415 - loads Qt

    order = [source.get("sha256") for source in manifest.get("sources", []) if isinstance(source, dict)]
    articles = read_articles(options.files)
    articles.sort(key=lambda one: order.index(mark) if (mark := fingerprint(one.text)) in order else len(order))
    found = []
    for article in articles:
        day = options.published
        noted = _noted(manifest, article)
        if day is None and noted is not None:
            day = noted_date(noted)
            if article.published is not None and article.published.value == day:
                day = None
        found += extract_all([article], day, options.pipeline)
    return found


def _noted(manifest: dict[str, Any], article: Article) -> dict[str, Any] | None:
    """What the picture notes of an article, if it was made from that very text."""
    from timeline_app.render.manifest import fingerprint  # noqa: PLC0415 - loads Qt

    mark = fingerprint(article.text)
    listed = [source for source in manifest.get("sources", []) if isinstance(source, dict)]
    return next((source for source in listed if source.get("sha256") == mark), None)


def title_of(extractions: Sequence[Extraction]) -> str:
    """The title of a single article; several have none in common."""
    if len(extractions) != 1:
        return ""
    return extractions[0].article.name
