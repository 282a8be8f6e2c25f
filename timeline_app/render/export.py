"""Pictures of a timeline as files: PNG, SVG, PDF, JPEG and WebP, the same bytes for the same input."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter

from timeline_app.layout.picture import Page, Sheet, compose_page, for_pictures
from timeline_app.layout.scene import Scene
from timeline_app.layout.style import Style
from timeline_app.layout.theme import THEMES
from timeline_app.model import OutputError, Timeline
from timeline_app.render.changes import numbered
from timeline_app.render.files import write_whole
from timeline_app.render.fonts import ensure_gui, font_face, measure
from timeline_app.render.manifest import KEY, manifest_of
from timeline_app.render.paint import paint
from timeline_app.render.pdf import write_pdf
from timeline_app.render.settings import PictureSettings
from timeline_app.render.svg import write_svg

FORMATS = {".png": "png", ".svg": "svg", ".pdf": "pdf", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp"}
"""What a file's ending asks for."""

MOST_BYTES = 512 * 1024 * 1024
"""The most memory that the pixels of one picture may take."""

MOST_FILE = 128 * 1000 * 1000
"""The most bytes of a file."""

LONGEST_NAME = 500
"""The most characters of what a drawing tells screen readers of an event."""

VECTOR = frozenset({"svg", "pdf"})
"""Formats without dots."""

LONGEST_OF = {"webp": 16_383}
"""The most pixels of one side that a format knows (WebP: RFC 9649, 2.6)."""

LONGEST_SIDE = 30_000
"""The most pixels of one side: image readers and Qt's painter stop near 32,767."""


__all__ = ["PictureReport", "PictureSettings", "encoded", "export_picture", "format_of", "image_of", "picture_sheet"]


@dataclass(frozen=True, slots=True)
class PictureReport:
    """What was written: file, format, size in pixels and in bytes, how many events it shows and what it leaves out."""

    path: Path
    format: str
    width: int
    height: int
    size: int
    events: int
    shown: int
    missing: str


def export_picture(
    timeline: Timeline, settings: PictureSettings, path: Path | str, read: Timeline | None = None
) -> PictureReport:
    """Write a picture of a timeline; ``read`` is the timeline before the user changed it, so that the picture notes the
    changes.

    Raises:
        OutputError: if the settings cannot be met or the file cannot be written; an older file stays as it was.
    """
    target = Path(path)
    kind = format_of(settings, target)
    sheet = picture_sheet(timeline, settings)
    data = encoded(sheet.scene, settings, kind, timeline, read)
    write_whole(target, data)
    width, height = pixels(sheet.scene, settings.scale)
    return PictureReport(target, kind, width, height, len(data), sheet.events, sheet.shown, sheet.missing)


def format_of(settings: PictureSettings, path: Path) -> str:
    """The format asked for, or that of the file's ending.

    Raises:
        OutputError: if neither names one.
    """
    asked = settings.format.lower()
    kind = FORMATS.get(f".{asked}") if asked else FORMATS.get(path.suffix.lower())
    if kind is None:
        known = ", ".join(sorted({name[1:] for name in FORMATS}))
        message = f"{path.name}: not a picture format that is known ({known}). Nothing was written."
        raise OutputError(message)
    return kind


def picture_sheet(timeline: Timeline, settings: PictureSettings) -> Sheet:
    """The page of a picture, not yet drawn: a preview shows the very same.

    Raises:
        OutputError: if the settings cannot be met.
    """
    if settings.theme not in THEMES:
        message = f"There is no theme “{settings.theme}”; there are {', '.join(THEMES)}."
        raise OutputError(message)
    if not (40 <= settings.width <= LONGEST_SIDE and 0 <= settings.height <= LONGEST_SIDE and 0 < settings.scale <= 20):
        message = (
            f"A picture of {settings.width:g} by {settings.height:g} at scale {settings.scale:g} cannot be made: "
            f"width and height go from 40 to {LONGEST_SIDE:,}, scale up to 20."
        )
        raise OutputError(message)
    if settings.begin is not None and settings.end is not None and settings.end <= settings.begin:
        message = "The range of the picture ends before it begins."
        raise OutputError(message)
    ensure_gui()
    timeline, settings = _as_noted(timeline, settings)
    style = for_pictures(Style(measure(), THEMES[settings.theme], settings.words), transparent=settings.transparent)
    page = Page(
        settings.width, settings.height, settings.title, settings.subtitle, settings.legend, settings.source_line,
        settings.begin, settings.end, settings.exact, settings.lanes, settings.keys, fold=settings.fold,
        bands=settings.bands,
    )  # fmt: skip
    return compose_page(timeline, page, style)


def _as_noted(timeline: Timeline, settings: PictureSettings) -> tuple[Timeline, PictureSettings]:
    """The timeline and the settings as the note in the picture has them: with keys that articles give alone."""
    timeline, names = numbered(timeline)
    keys = settings.keys if settings.keys is None else frozenset(names[key] for key in settings.keys if key in names)
    bands = tuple(replace(band, key=names.get(band.key, "")) for band in settings.bands)
    return timeline, replace(settings, keys=keys, bands=bands)


def pixels(scene: Scene, scale: float) -> tuple[int, int]:
    """Width and height of the picture in its own pixels."""
    return max(1, round(scene.width * scale)), max(1, round(scene.height * scale))


def encoded(
    scene: Scene, settings: PictureSettings, kind: str, timeline: Timeline, read: Timeline | None = None
) -> bytes:
    """The bytes of a file; ``read`` as in :func:`export_picture`.

    Raises:
        OutputError: if the picture would be too large.
    """
    if settings.pages and kind != "pdf":
        message = "Only a PDF can be spread over several pages."
        raise OutputError(message)
    timeline, settings = _as_noted(timeline, settings)
    manifest = manifest_of(timeline, settings, read)
    match kind:
        case "svg":
            names = {entry.key: entry.event.title[:LONGEST_NAME] for entry in timeline.entries}
            face = font_face(scene) if settings.embed_font else ""
            title, scale = settings.title, settings.scale
            text = write_svg(scene, title=title, names=names, scale=scale, metadata=manifest, font_face=face)
            data = text.encode("utf-8")
        case "pdf":
            data = write_pdf(
                scene, timeline, title=settings.title, scale=settings.scale, manifest=manifest, pages=settings.pages
            )
        case _:
            _check_side(scene, settings.scale, kind)
            image = image_of(scene, settings.scale, transparent=settings.transparent)
            data = _raster(image, kind, settings.title, manifest)
    if len(data) > MOST_FILE:
        message = (
            f"The picture would take {len(data) / 1e6:,.0f} MB, more than {MOST_FILE / 1e6:,.0f} MB. Draw fewer events "
            f"(a range of dates, or filters){', or a smaller scale' if kind not in VECTOR else ', or a PNG'}."
        )
        raise OutputError(message)
    return data


def _check_side(scene: Scene, scale: float, kind: str) -> None:
    longest, most = max(pixels(scene, scale)), LONGEST_OF.get(kind)
    if most is not None and longest > most:
        fits = most / max(scene.width, scene.height)
        message = (
            f"A side of {longest:,} pixels is too long for {kind.upper()}, which takes {most:,}. "
            f"Choose scale {_floored(fits)}, PNG, SVG or PDF."
        )
        raise OutputError(message)


def _floored(scale: float) -> str:
    """A scale to propose: rounded down, with two digits where it is small."""
    return f"{int(scale * 10) / 10:g}" if scale >= 1 else f"{int(scale * 100) / 100:g}"


def image_of(scene: Scene, scale: float, *, transparent: bool = False) -> QImage:
    """The Scene as an image, ``scale`` of its pixels to one of the Scene.

    Raises:
        OutputError: if it would be too large.
    """
    width, height = pixels(scene, scale)
    if width * height * 4 > MOST_BYTES or max(width, height) > LONGEST_SIDE:
        fits = min(
            (MOST_BYTES / 4 / (scene.width * scene.height)) ** 0.5, LONGEST_SIDE / max(scene.width, scene.height)
        )
        message = (
            f"A picture of {width:,} by {height:,} pixels is too large ({width * height * 4 / 2**20:,.0f} MB of "
            f"memory, at most {MOST_BYTES // 2**20} MB). Choose scale {_floored(fits)}, SVG or PDF."
        )
        raise OutputError(message)
    form = QImage.Format.Format_ARGB32_Premultiplied if transparent else QImage.Format.Format_RGB32
    image = QImage(width, height, form)
    if image.isNull():
        message = f"There is not enough memory for a picture of {width:,} by {height:,} pixels."
        raise OutputError(message)
    image.fill(0 if transparent else 0xFFFFFFFF)
    dots = round(96 * scale / 0.0254)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    painter = QPainter(image)
    painter.scale(width / scene.width, height / scene.height)
    paint(scene, painter, nudge=0.125 * scene.width / width)
    painter.end()
    return image


def _raster(image: QImage, kind: str, title: str, manifest: str) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind.encode())
    if kind in {"jpeg", "webp"}:
        writer.setQuality(92)
    if kind == "png":
        writer.setText("Software", KEY)
        writer.setText(KEY, manifest)
        if title:
            writer.setText("Title", title)
    if not writer.write(image):
        message = f"The picture could not be made: {writer.errorString()}"
        raise OutputError(message)
    buffer.close()
    return bytes(data.data())
