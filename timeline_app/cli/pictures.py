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


def _write(
    timeline: Timeline, base: PictureSettings, options: argparse.Namespace, read: Timeline | None = None
) -> None:
    from timeline_app.render.export import export_picture  # noqa: PLC0415 - loads Qt

    for output in options.output or ():
        report = export_picture(timeline, _asked(base, options, output), output, read)
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
    """Make a picture again, with what was changed by hand; without ``-o`` compare only.

    Gives 3 where the articles or events are not the same or, when it only compares, the picture is not.
    """
    with qt_parts():
        from timeline_app.render.changes import made_again, numbered  # noqa: PLC0415 - loads Qt
        from timeline_app.render.export import FORMATS, encoded, picture_sheet  # noqa: PLC0415 - as above
        from timeline_app.render.manifest import changes_in, manifest_in, settings_in, unlike  # noqa: PLC0415 - as above
    try:
        older = picture.read_bytes()
    except OSError as error:
        message = f"{picture} cannot be read: {error.strerror}."
        raise InputError(message) from error
    manifest = manifest_in(older)
    read = Timeline.of(tuple(_extracted(options, manifest)))
    changes = changes_in(manifest, read)
    timeline, lost = made_again(read, changes)
    settings = settings_in(manifest, numbered(timeline)[0])
    kind = FORMATS.get(picture.suffix.lower(), "")
    same = encoded(picture_sheet(timeline, settings).scene, settings, kind, timeline, read) == older
    _tell(f"{picture}: made again, it {'is the same, byte for byte' if same else 'does not have the same bytes'}.")
    _write(timeline, settings, options, read)
    if changes:
        done = f"{len(changes)} event{'s' if len(changes) > 1 else ''} changed by hand"
        _tell(f"It notes {done}" + (f"; {lost} of them not found any more." if lost else ", changed again."))
    maker = plain(str(manifest["made by"]))
    if maker != f"timeline-app {__version__}":
        _tell(f"{picture} was made by {maker}, this is timeline-app {__version__}.")
    different = [plain(sentence) for sentence in unlike(manifest, numbered(timeline)[0])]
    for sentence in different:
        _tell(sentence)
    articles = _same_articles(picture, manifest, timeline)
    return 0 if articles and not different and not lost and (same or options.output) else DIFFERENT


def _same_articles(picture: Path, manifest: dict[str, Any], timeline: Timeline) -> bool:
    """Tell whether the articles are those of the picture."""
    from timeline_app.render.manifest import changed_sources  # noqa: PLC0415 - loads Qt

    here = [source for source in timeline.sources if source.article.text]
    changed = [plain(name) for name in changed_sources(manifest, timeline)]
    added = [plain(source.article.origin) for source in here if not _noted(manifest, source.article)]
    otherwise = [
        f"{plain(source.article.origin)} with “{plain(str(noted.get('pipeline') or 'the shipped pipeline'))}”"
        for source in here
        if (noted := _noted(manifest, source.article)) and (noted.get("pipeline") or "") != source.pipeline
    ]
    parts = [f"missing or with another text: {', '.join(changed)}"] if changed else []
    parts += [f"not among its articles: {', '.join(added)}"] if added else []
    if parts:
        _tell(f"The articles are not the same as those of {picture}; {'; '.join(parts)}.")
    else:
        _tell(f"The articles are the same as those of {picture}.")
    if otherwise:
        _tell(f"Read in another way for the picture: {', '.join(otherwise)}.")
    return not parts


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)


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
